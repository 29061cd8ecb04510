package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// competency composes /skills/ID/.
func (d *composer) competency(i int, related map[string][]*entry) {
	s := d.skillsInOrder[i]
	area := Link{Title: s.area.Name.V, URL: d.at("/skills/") + "#" + areaAnchor(s.area.ID)}
	v := Competency{
		Base: Base{
			Page: "competency", Menu: "skills", Crumbs: d.crumbs(d.up("skills", "Skills"), area),
			Source: place(s.Pos),
		},
		Area: area, Importance: importanceWord(s.Importance), Levels: d.levelTexts(s),
		Target: d.level(d.a.Level), DemonstrationMD: d.md(s.Demonstration),
		Views: d.views(s.ID), Quarters: d.quarters(s), Related: d.groups(related[s.ID]),
	}
	if i > 0 {
		v.Prev = ptr(d.skillLink(d.skillsInOrder[i-1].ID))
	}
	if i+1 < len(d.skillsInOrder) {
		v.Next = ptr(d.skillLink(d.skillsInOrder[i+1].ID))
	}
	if x := s.judged; x != nil {
		w := verdictWord(x.Verdict)
		v.Verdict, v.BecauseMD, v.Asked = &w, d.because(x.Because), d.asked(x)
		v.Evidence, v.Stale, v.Planned = d.rowsOf(x.Evidence), d.rowsOf(x.Stale), d.rowsOf(x.Planned)
		for _, id := range x.Witnesses {
			if p := d.person(id); p != nil {
				v.Witnesses = append(v.Witnesses, *p)
			}
		}
	}
	if s.gap != nil {
		v.Missing, v.Aimed = s.gap.Missing, d.mixed(s.gap.AimedAt)
		v.NothingAimed = len(v.Aimed) == 0 && d.seesThePlan()
	}
	if i := slices.IndexFunc(d.a.Strengths, func(x assess.Strength) bool { return x.Competency == s.ID }); i >= 0 {
		v.Strength = ptr(d.strength(d.a.Strengths[i]))
	}
	v.Charts = d.levelFigure(s)
	d.write(page{path: "/skills/" + s.ID + "/", title: s.name(), view: v, summary: d.expected(s)})
}

func ptr[T any](v T) *T { return &v }

// expected is the text of the level aimed at.
func (d *composer) expected(s *skill) string {
	x, _ := s.At(d.a.Level)
	return d.md(x.Text)
}

// levelTexts lists what each level expects, lowest first.
func (d *composer) levelTexts(s *skill) []LevelText {
	var all []LevelText
	for _, l := range d.c.Framework.Levels {
		if x, ok := s.At(l.ID); ok {
			all = append(all, LevelText{
				ID: l.ID, Name: d.level(l.ID), TextMD: d.md(x.Text),
				Held: l.ID == d.c.Config.Target.From, Target: l.ID == d.a.Level,
			})
		}
	}
	return all
}

// asked says what the gate asks of every competency.
func (d *composer) asked(x *assess.Expectation) string {
	text := count(x.Asked.Evidence, "exhibit", "exhibits")
	if n := x.Asked.Witnesses; n > 0 {
		text += ", confirmed by " + count(n, "person", "people")
	}
	if gate, ok := d.c.Framework.Gate(d.a.Level); ok && gate.Each.Within.V.Given() {
		text += ", within " + gate.Each.Within.V.Text
	}
	return text
}

// views lists how the level was seen, newest first.
func (d *composer) views(competency string) []LevelView {
	i := slices.IndexFunc(d.a.Levels, func(l assess.Levels) bool { return l.Competency == competency })
	if i < 0 {
		return nil
	}
	var all []LevelView
	for _, x := range slices.Backward(d.a.Levels[i].Views) {
		v := LevelView{
			Date: periodDate(x.Date), By: d.name(x.By), Self: d.author(x.By),
			Level: d.level(x.Level), Rank: x.Rank + 1, Ranks: len(d.c.Framework.Levels),
			NoteMD: d.md(casefile.Text{V: x.Note}),
		}
		switch {
		case v.Self && v.By != "":
			v.By += " (self)"
		case v.Self:
			v.By = "self"
		case v.By == "":
			continue
		}
		all = append(all, v)
	}
	return all
}

// quarters gives the coverage of one competency over time.
func (d *composer) quarters(s *skill) []Quarter {
	if s.judged == nil {
		return nil
	}
	var all []Quarter
	for _, q := range d.a.History {
		if s.index < len(q.Verdicts) && s.index < len(q.Counted) {
			all = append(all, Quarter{*periodDate(q.Quarter), verdictWord(q.Verdicts[s.index]), q.Counted[s.index]})
		}
	}
	return all
}

// related finds, for every competency, the entries that name it and are shown
// nowhere else on its page.
func (d *composer) related() map[string][]*entry {
	by := map[string][]*entry{}
	for _, e := range d.c.Entries() {
		switch e.Collection {
		case casefile.EvidenceFolder, casefile.MilestonesFolder, casefile.ExperimentsFolder:
			continue
		}
		for _, claim := range e.Competencies {
			id := claim.Competency.V
			if l := by[id]; len(l) == 0 || l[len(l)-1].Entry != e {
				by[id] = append(l, d.entries[e.Key()])
			}
		}
	}
	return by
}
