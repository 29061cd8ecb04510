package pages

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// composer is what every page is composed from: the case and the judgement, and
// what is asked of them again and again, looked up once.
type composer struct {
	c        casefile.Case
	a        assess.Assessment
	audience config.Audience
	opt      Options
	baseURL  string // where the site will stand, "" = unknown
	base     string // its path
	bound    bool   // the packet is composed alone: what its page prints of an entry is on that page
	tree     Tree
	diags    diag.List

	entries  map[string]*entry // by key
	finished []*entry          // evidence, by number
	planned  []*entry          // evidence that is not finished, by the day it should be
	cited    map[string][]*entry
	ranked   []*entry                // exhibits, strongest first; made when first asked for
	merits   map[string]packet.Merit // of them, by key
	series   map[string]*casefile.Series
	people   map[string]*casefile.Person
	files    map[string]source.File
	pages    map[string]bool   // addresses below the base that the site has
	sources  map[string]string // the author's files that stand behind an address
	replaced []string          // shortcodes that the portfolio brings along

	skill         map[string]*skill
	skillsInOrder []*skill
	ranks         map[string]int // of levels, 0 = lowest
	states        map[string]*assess.Milestone
	tried         map[string]*assess.Experiment
	press         func([]chart.Job) ([]chart.Figure, []error)
	queue         []page              // what is to be written, once the charts are drawn
	drawings      []*drawing          // in the order they were asked for
	drawn         map[string]*drawing // by key
	chartIDs      map[string]bool
	inBody        map[string]map[column]bool // by key of an entry: columns that its body shows with their periods
	named         map[string]bool            // charts of the author's own that have their address
	strong        map[string]bool            // keys of the strongest exhibits; made when first asked for
	reach         map[day.Day]map[string]int // ranks that the evidence supported, by competency
	bodies        map[string]string          // composed, by key: what case.json and the search hold
	overdue       map[string]bool            // keys of entries that promised a step and are late with it
}

// entry is one entry, and what other pages say of it.
type entry struct {
	*casefile.Entry
	number   int                // of an exhibit
	evidence *casefile.Evidence // of evidence
	row      *ExhibitRow        // of evidence, made when first asked for
}

// skill is one competency and the judgement of it at the level aimed at.
type skill struct {
	*casefile.Competency
	area   *casefile.Area
	judged *assess.Expectation // nil where the level asks nothing of it
	index  int                 // of judged in the assessment
	gap    *assess.Gap
	counts map[string]standing // of evidence, by key
}

// standing is what a piece of evidence does for an expectation.
type standing int

const (
	apart standing = iota
	counting
	stale
	unfinished
)

func newComposer(c casefile.Case, a assess.Assessment, opt Options) *composer {
	baseURL := cmp.Or(opt.BaseURL, c.Config.BaseURL)
	d := &composer{
		c: c, a: a, opt: opt, baseURL: baseURL,
		audience: cmp.Or(opt.Audience, c.Config.Audience, config.Public),
		base:     BasePath(baseURL),
		tree: Tree{
			Files: map[string][]byte{}, Static: map[string][]byte{},
			Copies: map[string]string{}, Lines: map[string]Origin{},
		},
		entries: map[string]*entry{}, cited: map[string][]*entry{},
		series: map[string]*casefile.Series{}, people: map[string]*casefile.Person{},
		files: map[string]source.File{}, skill: map[string]*skill{}, ranks: map[string]int{},
		states: map[string]*assess.Milestone{}, tried: map[string]*assess.Experiment{},
		overdue: map[string]bool{}, bodies: map[string]string{},
		press: opt.Draw, drawn: map[string]*drawing{}, chartIDs: map[string]bool{}, reach: map[day.Day]map[string]int{},
		named: map[string]bool{}, inBody: map[string]map[column]bool{},
	}
	d.replaced = d.c.OwnShortcodes()
	for i := range d.c.Series {
		d.series[d.c.Series[i].ID] = &d.c.Series[i]
	}
	for i := range d.c.People {
		d.people[d.c.People[i].ID] = &d.c.People[i]
	}
	for _, f := range d.c.Files {
		d.files[f.Path] = f
	}
	for i, l := range d.c.Framework.Levels {
		d.ranks[l.ID] = i
	}
	for _, e := range d.c.Entries() {
		d.entries[e.Key()] = &entry{Entry: e}
	}
	d.number()
	d.judge()
	d.cite()
	d.survey()
	return d
}

// number puts the exhibits in their total order.
func (d *composer) number() {
	take := func(list []*casefile.Evidence) []*entry {
		var all []*entry
		for _, ev := range list {
			e := d.entries[ev.Key()]
			e.evidence = ev
			all = append(all, e)
		}
		return all
	}
	d.finished = take(casefile.Exhibits(d.c.Evidence, d.a.Day))
	d.planned = take(casefile.Planned(d.c.Evidence, d.a.Day))
	for i, e := range d.finished {
		e.number = i + 1
	}
}

// over tells whether a date has come and gone by the day of judgement.
func (d *composer) over(date casefile.Date) bool {
	return date.V.Given() && date.V.Last <= d.a.Day
}

// judge lays the judgement beside the framework.
func (d *composer) judge() {
	for i := range d.c.Framework.Areas {
		area := &d.c.Framework.Areas[i]
		for j := range area.Competencies {
			s := &skill{Competency: &area.Competencies[j], area: area, counts: map[string]standing{}}
			d.skill[s.ID] = s
			d.skillsInOrder = append(d.skillsInOrder, s)
		}
	}
	for i := range d.a.Expectations {
		x := &d.a.Expectations[i]
		s, ok := d.skill[x.Competency]
		if !ok {
			continue
		}
		s.judged, s.index = x, i
		for kind, keys := range map[standing][]string{counting: x.Evidence, stale: x.Stale, unfinished: x.Planned} {
			for _, key := range keys {
				s.counts[key] = kind
			}
		}
	}
	for i := range d.a.Gaps {
		if s, ok := d.skill[d.a.Gaps[i].Competency]; ok {
			s.gap = &d.a.Gaps[i]
		}
	}
	for i := range d.a.Milestones {
		d.states[d.a.Milestones[i].Key] = &d.a.Milestones[i]
	}
	for i := range d.a.Experiments {
		d.tried[d.a.Experiments[i].Key] = &d.a.Experiments[i]
	}
	for _, s := range d.a.OpenSteps {
		if s.Overdue {
			d.overdue[s.Key] = true
		}
	}
}

// since counts the days from one day to another.
func since(from, to day.Day) int { return int(to - from) }
