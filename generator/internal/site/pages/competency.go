package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/pageparts"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// competency composes /skills/ID/.
func (d *composer) competency(i int, related map[string][]*caseindex.Entry) {
	s := d.Skills[i]
	area := views.Link{Title: s.Area.Name.V, URL: d.At("/skills/") + "#" + pageparts.AreaAnchor(s.Area.ID)}
	v := views.Competency{
		Base: views.Base{
			Page: "competency", Menu: "skills", Crumbs: d.crumbs(d.up("skills", "Competencies"), area),
			Source: wording.Place(s.Pos),
		},
		Area: area, Importance: caseindex.ImportanceWord(s.Importance), Levels: d.levelTexts(s),
		Target: d.Level(d.Judged.Level), DemonstrationMD: d.Md(s.Demonstration),
		Views: d.views(s.ID), Quarters: d.quarters(s), Related: d.Groups(related[s.ID]),
	}
	if i > 0 {
		v.Prev = new(d.SkillLink(d.Skills[i-1].ID))
	}
	if i+1 < len(d.Skills) {
		v.Next = new(d.SkillLink(d.Skills[i+1].ID))
	}
	if x := s.Judged; x != nil {
		w := caseindex.ExpectationWord(x)
		v.Verdict, v.BecauseMD, v.Asked = &w, d.Because(x.Because), d.asked(x)
		v.Evidence, v.Stale, v.Planned = d.showing(s.ID, x.Evidence), d.showing(s.ID, x.Stale), d.showing(s.ID, x.Planned)
		for _, id := range x.Witnesses {
			if p := d.Person(id); p != nil {
				v.Witnesses = append(v.Witnesses, *p)
			}
		}
	}
	if s.Gap != nil {
		v.Missing, v.Aimed = s.Gap.Missing, d.Aimed(s.Gap.AimedAt)
		v.NothingAimed = len(v.Aimed) == 0 && d.SeesThePlan()
	}
	if i := slices.IndexFunc(d.Judged.Strengths, func(x assess.Strength) bool { return x.Competency == s.ID }); i >= 0 {
		v.Strength = new(d.Strength(d.Judged.Strengths[i]))
	}
	v.Charts = d.LevelFigure(s)
	d.write(page{path: "/skills/" + s.ID + "/", title: s.Heading(), view: v, summary: d.Expected(s)})
}

// showing gives exhibits as lines. Where an exhibit says in a sentence what it shows of the
// competency, this sentence stands for its summary.
func (d *composer) showing(competency string, keys []string) []views.ExhibitRow {
	rows := d.RowsOf(keys)
	for i := range rows {
		rows[i].Stale = false // the heading of the list says so
		for _, claim := range d.Entries[string(casefile.EvidenceFolder)+"/"+rows[i].ID].Competencies {
			if shows := wording.Plain(d.Md(claim.Shows)); claim.Competency.V == competency && shows != "" {
				rows[i].Summary = shows
			}
		}
	}
	return rows
}

// levelTexts lists what each level expects, lowest first.
func (d *composer) levelTexts(s *caseindex.Skill) []views.LevelText {
	var all []views.LevelText
	for _, l := range d.Case.Framework.Levels {
		if x, ok := s.At(l.ID); ok {
			all = append(all, views.LevelText{
				ID: l.ID, Name: d.Level(l.ID), TextMD: d.Md(x.Text),
				Held: l.ID == d.Case.Config.Target.From, Target: l.ID == d.Judged.Level,
			})
		}
	}
	return all
}

// related finds, for every competency, the entries that name it and are shown
// nowhere else on its page.
func (d *composer) related() map[string][]*caseindex.Entry {
	by := map[string][]*caseindex.Entry{}
	for _, e := range d.Case.Entries() {
		switch e.Collection {
		case casefile.EvidenceFolder, casefile.MilestonesFolder, casefile.ExperimentsFolder:
			continue
		}
		for _, claim := range e.Competencies {
			id := claim.Competency.V
			if l := by[id]; len(l) == 0 || l[len(l)-1].Entry != e {
				by[id] = append(l, d.Entries[e.Key()])
			}
		}
	}
	return by
}

// asked says what the gate asks of every competency.
func (d *composer) asked(x *assess.Expectation) string {
	text := wording.Count(x.Asked.Evidence, "exhibit", "exhibits")
	if n := x.Asked.Witnesses; n > 0 {
		text += ", " + wording.Count(n, "witness", "witnesses")
	}
	if gate, ok := d.Case.Framework.Gate(d.Judged.Level); ok && gate.Each.Within.V.Given() {
		text += ", within " + gate.Each.Within.V.Text
	}
	return text
}

// views lists how the level was seen, newest first.
func (d *composer) views(competency string) []views.LevelView {
	i := slices.IndexFunc(d.Judged.Levels, func(l assess.Levels) bool { return l.Competency == competency })
	if i < 0 {
		return nil
	}
	var all []views.LevelView
	for _, x := range slices.Backward(d.Judged.Levels[i].Views) {
		v := views.LevelView{
			Date: wording.PeriodDate(x.Date), By: d.Name(x.By), Self: d.Author(x.By),
			Level: d.Level(x.Level), Rank: x.Rank + 1, Ranks: len(d.Case.Framework.Levels),
			NoteMD: d.Md(casefile.Text{V: x.Note}),
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
func (d *composer) quarters(s *caseindex.Skill) []views.Quarter {
	if s.Judged == nil {
		return nil
	}
	var all []views.Quarter
	for _, q := range d.Judged.History {
		if s.Index < len(q.Verdicts) && s.Index < len(q.Counted) {
			all = append(all, views.Quarter{Quarter: *wording.PeriodDate(q.Quarter), Verdict: caseindex.VerdictWord(q.Verdicts[s.Index]), Counted: q.Counted[s.Index]})
		}
	}
	return all
}
