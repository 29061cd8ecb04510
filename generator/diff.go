package generator

import (
	"fmt"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/judge/changes"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Snapshot is a portfolio as it was or is: in the options its files, and the day that it is
// judged on where nothing fixes another one.
type Snapshot struct {
	Options
	Revision string // as it was asked for; "" = the folder
	Hash     string // of the commit
}

// Diff is what changed in a case between two states.
type Diff struct {
	Version  int       `json:"version"`  // version of this form; it is 1
	Audience string    `json:"audience"` // whose eyes: `public`, `committee`, `mentor` or `self`
	From     DiffState `json:"from"`     // the former state
	To       DiffState `json:"to"`       // the state that it is compared with
	changes.Changes
	Readable []Readable `json:"readable"` // for `self`: what each other audience may read now, or no longer
}

// DiffState is one of the two states.
type DiffState struct {
	Revision string `json:"revision,omitempty"` // as it was asked for; absent for the folder
	Commit   string `json:"commit,omitempty"`   // hash of the commit
	Day      string `json:"day"`                // day of judgement
	Level    string `json:"level,omitempty"`    // name of the level aimed at
	Errors   int    `json:"errors"`             // number of errors in it; it is compared as far as it could be read
}

// Readable is how what an audience may read changed.
type Readable struct {
	Audience string     `json:"audience"` // `public`, `committee` or `mentor`
	Opened   []Openness `json:"opened"`   // what it may read now
	Closed   []Openness `json:"closed"`   // what it may read no longer
}

// Openness is a part of the case, or fields of it, that an audience may read now or no
// longer.
type Openness struct {
	Kind   string   `json:"kind"`   // as in `changes`
	ID     string   `json:"id"`     // id
	Title  string   `json:"title"`  // title, as the audience reads it; of a person the name, and what stands in its place
	Fields []string `json:"fields"` // names of the fields; none = the whole of it
	New    bool     `json:"new"`    // it was not in the other state
	Says   string   `json:"says"`   // its texts, as the audience reads them, long ones shortened; empty without any

	Confided string `json:"-"` // the words by which its texts ask not to be shared
}

// DiffOf compares two states with the author's eyes, or with those of the audience that
// a flag or the environment names. Folder is the portfolio as it is now: what it closes is
// told to nobody, whatever the states say. What may not be told is found by the search
// for leaks, and given back as errors; there is no Diff then.
func DiffOf(was, is Snapshot, folder Options) (Diff, diag.List, error) {
	before, err := readFor(authors, was.Options)
	if err != nil {
		return Diff{}, nil, fmt.Errorf("%s: %w", was.Revision, err)
	}
	now, err := readFor(authors, is.Options)
	if err != nil {
		return Diff{}, nil, err
	}
	a := now.eyes
	t := telling{a: a, former: &before, later: []reading{now}}
	former, later := before.state(a), now.state(a)
	if is.Revision != "" && a != config.Self {
		present, err := readFor(authors, folder)
		if err != nil {
			return Diff{}, nil, err
		}
		x := before.asClosedAs(present, a, sameThroughout(before, now, present))
		y := now.asClosedAs(present, a, changes.Same(now.state(config.Self), present.state(config.Self)))
		before, now = x.former, y.former
		t.later = []reading{now, present}
		former, later = x.state(a), y.state(a)
	}
	x, y := renumbered(former, before, now, a), later
	d := Diff{Version: 1, Audience: a.String(), From: t.formerState(was, x.Case), To: now.diffState(is, y.Case), Readable: []Readable{}}
	var how changes.Options
	if a != config.Self {
		how.May = t.mayOfFormer
	}
	d.Changes = changes.Between(x, y, how)
	if a == config.Self {
		d.Readable = readableSince(before, now, renamedKeys(d.Things))
	}
	if found := t.leaks(d); len(found) > 0 {
		return Diff{}, found, nil
	}
	return d, now.diags, nil
}

// state is the case as an audience reads it, judged.
func (r reading) state(a config.Audience) changes.State {
	c, _ := r.byAudience.of(a)
	return changes.State{Case: c, Judged: assess.Of(c, r.day)}
}

func (r reading) diffState(s Snapshot, c casefile.Case) DiffState {
	return DiffState{Revision: s.Revision, Commit: s.Hash, Day: r.day.String(), Level: levelName(c, c.Config.Target.Level), Errors: r.diags.Errors()}
}

// EndOfDate reads a date of the format, and gives its last day.
func EndOfDate(text string) (time.Time, bool) {
	p, err := day.Parse(text)
	if err != nil {
		return time.Time{}, false
	}
	return p.Last.Time(), true
}

// PortfolioNames lists the names at the root of a portfolio that it is read from.
func PortfolioNames() []string { return source.Inputs() }
