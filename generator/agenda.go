package generator

import (
	"slices"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/judge/agenda"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Agenda is what the next check-in is about.
type Agenda struct {
	Version int `json:"version"` // version of this form; it is 1
	agenda.List

	Mentors []string `json:"-"` // ids
}

// AgendaOf makes the agenda with the author's eyes, or with those of the audience that
// a flag or the environment names.
func AgendaOf(opt Options) (Agenda, diag.List, error) {
	r, err := readFor(authors, opt)
	if err != nil {
		return Agenda{}, nil, err
	}
	c, _ := r.byAudience.of(r.eyes)
	made := Agenda{Version: 1, List: agenda.Of(c, assess.Of(c, r.day))}
	for _, p := range c.People {
		if p.Relation.V == "mentor" {
			made.Mentors = append(made.Mentors, p.ID)
		}
	}
	return made, r.diags, nil
}

// CheckIn gives a new entry of the check-ins, dated, with the agenda as its text.
func (a Agenda) CheckIn(today time.Time) (NewFile, error) {
	shape, _ := format.Collection(string(casefile.CheckInsFolder))
	file, err := scaffold.Entry(shape, scaffold.Given{Today: today.Format(time.DateOnly), People: slices.Clone(a.Mentors)})
	if err != nil {
		return NewFile{}, err
	}
	file.Data = append(file.Data, "\n"+a.Form()...)
	return file, nil
}
