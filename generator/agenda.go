package generator

import (
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/judge/agenda"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Agenda is what the next check-in is about.
type Agenda struct {
	Version int `json:"version"` // version of this form; it is 1
	agenda.List
}

// AgendaOf makes the agenda with the author's eyes, marking what the mentor may not read, or with those of the audience that
// a flag or the environment names.
func AgendaOf(opt Options) (Agenda, diag.List, error) {
	r, err := readFor(authors, opt)
	if err != nil {
		return Agenda{}, nil, err
	}
	return r.agenda(), r.diags, nil
}

// CheckIn gives a new entry of the check-ins with the agenda as its text. It is dated
// today, or on the day that a flag or the environment names. It has only what the readers of a check-in may read. An entry with more in it, since a
// flag or the environment names a narrower audience, is for that one.
func CheckIn(opt Options) (NewFile, diag.List, error) {
	shape, _ := format.Collection(string(casefile.CheckInsFolder))
	readers, _ := config.ParseAudience(shape.Audience)
	r, err := readFor(purpose{eyes: func(r reading) config.Audience { return r.audienceOr(readers) }}, opt)
	if err != nil {
		return NewFile{}, nil, err
	}
	given := scaffold.Given{Today: opt.Today.Format(time.DateOnly), People: r.mentors()}
	if r.asksFor("as-of") {
		given.Today = r.day.String()
	}
	if !readers.MayRead(r.eyes) {
		given.Audience = r.eyes.String()
	}
	file, err := scaffold.Entry(shape, given)
	if err != nil {
		return NewFile{}, nil, err
	}
	file.Data = append(file.Data, "\n"+r.agenda().Form()...)
	return file, r.diags, nil
}

func (r reading) agenda() Agenda {
	of := func(a config.Audience) agenda.List {
		c, _ := r.byAudience.of(a)
		return agenda.Of(c, assess.Of(c, r.day))
	}
	list := of(r.eyes)
	if r.eyes == config.Self {
		list = list.Beside(of(config.Mentor))
	}
	return Agenda{Version: 1, List: list}
}

// mentors gives the ids of the author's mentors.
func (r reading) mentors() []string {
	var ids []string
	for _, p := range r.whole.People {
		if p.Relation.V == "mentor" {
			ids = append(ids, p.ID)
		}
	}
	return ids
}
