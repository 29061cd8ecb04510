package caseindex

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Index is a case and its judgement, and what is asked of them again and again, looked up
// once. Nothing changes it: what pages, charts, the packet's page and the files for
// programs are made from is the same for all.
type Index struct {
	Case     casefile.Case
	Judged   assess.Assessment
	Audience config.Audience
	BaseURL  string // where the site will stand, "" = unknown
	Base     string // its path
	Hosts    []string
	Packet   packet.Packet
	Colophon colophon.Colophon
	Paper    config.Paper

	Entries  map[string]*Entry // by key
	Finished []*Entry          // evidence, by number
	Planned  []*Entry          // evidence that is not finished, by the day it should be
	Cited    map[string][]*Entry
	ranked   []*Entry                // exhibits, strongest first
	merits   map[string]packet.Merit // of them, by key
	series   map[string]*casefile.Series
	People   map[string]*casefile.Person
	Files    map[string]source.File
	Pages    map[string]bool   // addresses below the base that the site has
	Sources  map[string]string // the author's files that stand behind an address

	Skill   map[string]*Skill
	Skills  []*Skill
	Ranks   map[string]int // of levels, 0 = lowest
	States  map[string]*assess.Milestone
	Tried   map[string]*assess.Experiment
	Overdue map[string]bool // keys of entries that promised a step and are late with it
}

// IndexOptions say what an index is for.
type Options struct {
	Audience config.Audience   // Unset = as the case is configured, else the public
	BaseURL  string            // "" = as the case is configured
	Hosts    []string          // other hosts that pictures, styles, fonts and media may come from
	Packet   packet.Packet     // without a profile there is none
	Colophon colophon.Colophon // Version 0 = not known
	Paper    config.Paper      // "" = A4
}

// NewIndex looks a case up. The case is as the audience sees it, and the judgement is of
// that case.
func New(c casefile.Case, a assess.Assessment, opt Options) *Index {
	baseURL := cmp.Or(opt.BaseURL, c.Config.BaseURL)
	d := &Index{
		Case: c, Judged: a, BaseURL: baseURL, Base: BasePath(baseURL),
		Audience: cmp.Or(opt.Audience, c.Config.Audience, config.Public),
		Hosts:    opt.Hosts, Packet: opt.Packet, Colophon: opt.Colophon, Paper: cmp.Or(opt.Paper, config.A4),
		Entries: map[string]*Entry{}, Cited: map[string][]*Entry{}, merits: map[string]packet.Merit{},
		series: map[string]*casefile.Series{}, People: map[string]*casefile.Person{},
		Files: map[string]source.File{}, Skill: map[string]*Skill{}, Ranks: map[string]int{},
		States: map[string]*assess.Milestone{}, Tried: map[string]*assess.Experiment{}, Overdue: map[string]bool{},
	}
	for i := range d.Case.Series {
		d.series[d.Case.Series[i].ID] = &d.Case.Series[i]
	}
	for i := range d.Case.People {
		d.People[d.Case.People[i].ID] = &d.Case.People[i]
	}
	for _, f := range d.Case.Files {
		d.Files[f.Path] = f
	}
	for i, l := range d.Case.Framework.Levels {
		d.Ranks[l.ID] = i
	}
	for _, e := range d.Case.Entries() {
		d.Entries[e.Key()] = &Entry{Entry: e}
	}
	d.number()
	d.judge()
	d.cite()
	d.rank()
	d.survey()
	return d
}

// Over tells whether a date has come and gone by the day of judgement.
func (d *Index) Over(date casefile.Date) bool {
	return date.V.Given() && date.V.Last <= d.Judged.Day
}

// judge lays the judgement beside the framework.
func (d *Index) judge() {
	for i := range d.Case.Framework.Areas {
		area := &d.Case.Framework.Areas[i]
		for j := range area.Competencies {
			s := &Skill{Competency: &area.Competencies[j], Area: area, Counts: map[string]standing{}}
			d.Skill[s.ID] = s
			d.Skills = append(d.Skills, s)
		}
	}
	for i := range d.Judged.Expectations {
		x := &d.Judged.Expectations[i]
		s, ok := d.Skill[x.Competency]
		if !ok {
			continue
		}
		s.Judged, s.Index = x, i
		for kind, keys := range map[standing][]string{Counting: x.Evidence, Stale: x.Stale, Unfinished: x.Planned} {
			for _, key := range keys {
				s.Counts[key] = kind
			}
		}
	}
	for i := range d.Judged.Gaps {
		if s, ok := d.Skill[d.Judged.Gaps[i].Competency]; ok {
			s.Gap = &d.Judged.Gaps[i]
		}
	}
	for i := range d.Judged.Milestones {
		d.States[d.Judged.Milestones[i].Key] = &d.Judged.Milestones[i]
	}
	for i := range d.Judged.Experiments {
		d.Tried[d.Judged.Experiments[i].Key] = &d.Judged.Experiments[i]
	}
	for _, s := range d.Judged.OpenSteps {
		if s.Overdue {
			d.Overdue[s.Key] = true
		}
	}
}

// Since counts the days from one day to another.
func Since(from, to day.Day) int { return int(to - from) }

// Entry is one entry, and what other pages say of it.
type Entry struct {
	*casefile.Entry
	Number   int                // of an exhibit
	Evidence *casefile.Evidence // of evidence
}

// Skill is one competency and the judgement of it at the level aimed at.
type Skill struct {
	*casefile.Competency
	Area   *casefile.Area
	Judged *assess.Expectation // nil where the level asks nothing of it
	Index  int                 // of judged in the assessment
	Gap    *assess.Gap
	Counts map[string]standing // of evidence, by key
}

// standing is what a piece of evidence does for an expectation.
type standing int

const (
	apart standing = iota
	Counting
	Stale
	Unfinished
)
