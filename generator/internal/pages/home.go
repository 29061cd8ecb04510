package pages

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/day"
)

const (
	strongestShown = 6
	numbersShown   = 6
)

// home composes the home page.
func (d *desk) home() {
	s := section{page: page{path: "/", title: d.siteTitle(), section: true}, base: Base{Page: "home"}}
	if d.c.Home != nil {
		d.prose(&s, d.c.Home)
	}
	v := Home{
		Base: s.base, HasBody: s.hasBody(), Owner: d.owner(),
		From: d.level(d.c.Config.Target.From), To: d.level(d.a.Level),
		Since: d.sinceText(), Round: d.round(),
		Readiness: d.readiness(true), Areas: d.strips(),
		Numbers: d.numbers(), Missing: d.missing(), MissingLine: d.missingLine(),
		CaseStudies: d.caseStudyRows(),
	}
	if rank, ok := d.ranks[d.a.Level]; ok {
		v.ToMD = d.md(d.c.Framework.Levels[rank].Summary)
	}
	v.Owner.Photo, v.Owner.PhotoName = d.photo(s.page)
	for _, e := range d.strongest(strongestShown) {
		r := *d.exhibitRow(e)
		r.Why = why(e.evidence, r.WitnessCount)
		v.Strongest = append(v.Strongest, r)
	}
	d.put(s, v)
}

func (d *desk) owner() Owner {
	p := d.c.Config.Person
	line := p.Role
	if p.Team != "" {
		line = strings.TrimPrefix(p.Role+", "+p.Team, ", ")
	}
	return Owner{Name: p.Name, Role: p.Role, Team: p.Team, Line: line}
}

// photo publishes the portrait as a resource of the home page.
func (d *desk) photo(home page) (url, name string) {
	file := d.c.Config.Person.Photo
	if file == "" {
		return "", ""
	}
	file = path.Join("content", strings.TrimPrefix(strings.TrimPrefix(file, "/"), "content/"))
	name, ok := d.shelf(home, "content").put(file)
	if !ok || !isImage(name) {
		return "", ""
	}
	return d.at(home.path + name), name
}

func (d *desk) sinceText() string {
	if s := d.c.Config.Target.Since; s.Given() {
		return "since " + periodText(s)
	}
	return ""
}

// round finds the next round that has not closed.
func (d *desk) round() *Round {
	var next *config.Window
	for i := range d.c.Config.Calendar {
		w := &d.c.Config.Calendar[i]
		if w.Kind != config.Round || closing(*w) < d.a.Day {
			continue
		}
		if next == nil || w.Opens.First < next.Opens.First {
			next = w
		}
	}
	if next == nil {
		return nil
	}
	r := Round{
		Name: next.Name, Opens: periodDate(next.Opens), Closes: periodDate(next.Closes),
		Decides: periodDate(next.Decides), Effective: periodDate(next.Effective),
	}
	switch opens := next.Opens; {
	case opens.Given() && opens.First > d.a.Day:
		r.Line = fmt.Sprintf("opens %s, on %s", distance(opens.First, d.a.Day), dayText(opens.First))
		if r.Closes != nil {
			r.Line += "; closes on " + dayText(next.Closes.Last)
		}
	case r.Closes != nil:
		r.Line = fmt.Sprintf("open; closes %s, on %s", distance(next.Closes.Last, d.a.Day), dayText(next.Closes.Last))
	default:
		r.Line = "open"
	}
	return &r
}

// closing gives the last day of a window; one without an end is over when the
// day it opens is.
func closing(w config.Window) day.Day {
	if w.Closes.Given() {
		return w.Closes.Last
	}
	return w.Opens.Last
}

// strongest ranks the exhibits: by the level they claim, their scope, how many
// people confirm them, how recent they are, how many figures they changed, and
// at last by id.
func (d *desk) strongest(n int) []*entry {
	if d.ranked == nil {
		d.ranked = d.rank()
	}
	return d.ranked[:min(n, len(d.ranked))]
}

func (d *desk) rank() []*entry {
	type ranked struct {
		*entry
		level, scope, witnesses int
	}
	all := make([]ranked, len(d.finished))
	for i, e := range d.finished {
		r := ranked{entry: e, level: -1, witnesses: d.exhibitRow(e).WitnessCount}
		for _, c := range e.Competencies {
			if rank, ok := d.ranks[cmp.Or(c.Level.V, d.c.Config.Target.From)]; ok {
				r.level = max(r.level, rank)
			}
		}
		r.scope = slices.Index([]string{"self", "team", "teams", "organisation", "industry"}, e.evidence.Scope.V)
		all[i] = r
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(
			cmp.Compare(b.level, a.level),
			cmp.Compare(b.scope, a.scope),
			cmp.Compare(b.witnesses, a.witnesses),
			cmp.Compare(b.evidence.Ended.V.Last, a.evidence.Ended.V.Last),
			cmp.Compare(len(b.evidence.Impact), len(a.evidence.Impact)),
			cmp.Compare(a.ID, b.ID),
		)
	})
	best := make([]*entry, len(all))
	for i, r := range all {
		best[i] = r.entry
	}
	return best
}

// why says in a few words what makes an exhibit strong.
func why(ev *casefile.Evidence, witnesses int) string {
	reach := map[string]string{
		"self": "own work", "team": "one team", "teams": "several teams",
		"organisation": "the organisation", "industry": "the industry",
	}[ev.Scope.V]
	confirmed, figures := "", ""
	if witnesses > 0 {
		confirmed = "confirmed by " + count(witnesses, "person", "people")
	}
	if n := len(ev.Impact); n > 0 {
		figures = count(n, "figure", "figures")
	}
	return clauses(reach, confirmed, figures)
}

// numbers picks the headline figures: series with a baseline or a target, then
// what the strongest exhibits changed.
func (d *desk) numbers() []Number {
	var all []Number
	shown := map[string]bool{}
	for i := range d.c.Series {
		s := &d.c.Series[i]
		if !s.Baseline.Given() && !s.Target.Given() || len(s.Columns) == 0 {
			continue
		}
		r := d.metricRow(s)
		if r.Latest == "" {
			continue
		}
		shown[d.seriesURL(s)] = true
		n := Number{
			Label: s.Title.V, Value: r.Latest, Change: r.Change, Direction: r.Direction,
			Link: &Link{Title: r.Title, URL: r.URL}, Source: r.ValueSource,
		}
		measure, baseline, target := "", "", ""
		if len(s.Columns) > 1 {
			measure = column{s, 0}.label()
		}
		if r.Baseline != "" {
			baseline = "from " + r.Baseline
		}
		if r.Target != "" {
			target = "target " + r.Target
		}
		n.Note = clauses(measure, baseline, target, r.When.Text)
		all = append(all, n)
	}
	for _, e := range d.strongest(len(d.finished)) {
		if len(all) >= numbersShown {
			break
		}
		l, _ := d.link(e.Key())
		for _, i := range d.impacts(e.evidence.Impact, nil) {
			if i.To == "" || i.Series != nil && shown[i.Series.URL] {
				continue
			}
			n := Number{Label: i.Label, Value: i.To, Change: i.Change, Direction: i.Direction, Link: &l, Source: i.Source}
			if i.From != "" {
				n.Note = "from " + i.From
			}
			all = append(all, n)
		}
	}
	return all[:min(numbersShown, len(all))]
}

// missing lists the gaps, musts first.
func (d *desk) missing() []Gap {
	var all []Gap
	for _, g := range d.a.Gaps {
		v := Gap{
			Competency: d.skillLink(g.Competency), Importance: importanceWord(g.Importance),
			Verdict: verdictWord(g.Verdict), Missing: g.Missing, Aimed: d.mixed(g.AimedAt),
		}
		if s, ok := d.skill[g.Competency]; ok {
			v.Area = s.area.Name.V
		}
		all = append(all, v)
	}
	slices.SortStableFunc(all, func(a, b Gap) int { return cmp.Compare(a.Importance.ID, b.Importance.ID) })
	return all
}

func (d *desk) missingLine() string {
	gaps := d.a.Gaps
	if len(gaps) == 0 {
		return ""
	}
	alone := 0
	for _, g := range gaps {
		if len(g.AimedAt) == 0 {
			alone++
		}
	}
	text := count(len(gaps), "expectation lacks", "expectations lack") + " enough evidence; "
	switch {
	case len(gaps) == 1 && alone == 0:
		return text + "something is aimed at it"
	case len(gaps) == 1:
		return text + "nothing is aimed at it"
	case alone == 0:
		return text + "something is aimed at each"
	case alone == len(gaps):
		return text + "nothing is aimed at any of them"
	}
	return text + fmt.Sprintf("nothing is aimed at %d of them", alone)
}
