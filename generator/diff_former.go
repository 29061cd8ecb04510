package generator

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/judge/changes"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// formerState is a former state as far as the portfolio has and shows it as it is now. Same leads from
// the author's keys of the former things to those that they have now.
type formerState struct {
	former, present reading
	same            map[string]string
}

// asClosedAs prepares a former state for that. What is stated of a series goes with it, and the
// public reads an index alone where it does now: one true figure gives all others away.
func (r reading) asClosedAs(present reading, a config.Audience, same map[string]string) formerState {
	seen := audience.Filter(present.whole, a)
	var series []casefile.Series
	for _, s := range r.whole.Series {
		id, known := strings.CutPrefix(same["series/"+s.ID], "series/")
		at := casefile.Find(seen.Series, id)
		if !known || at < 0 {
			continue
		}
		if seen.Series[at].Public.V == casefile.Relative {
			s.Public.V = casefile.Relative
		}
		series = append(series, s)
	}
	r.whole.Series = series
	r.byAudience = &byAudience{whole: r.whole, made: map[config.Audience]*view{}}
	return formerState{r, present, same}
}

// state is what an audience reads of it, judged.
func (w formerState) state(a config.Audience) changes.State {
	s := w.former.state(a)
	s.Case = audience.Within(s.Case, w.asFormer(a))
	s.Judged = assess.Of(s.Case, w.former.day)
	return s
}

// asFormer is the portfolio as an audience reads it now, with the ids that it reads in the
// former state; what is not in that has ids that nothing has.
func (w formerState) asFormer(a config.Audience) casefile.Case {
	was, to := map[string]string{}, map[string]string{}
	for _, x := range w.former.shown(a) {
		if now, known := w.same[x.Own()]; known {
			was[now] = x.ID
		}
	}
	for _, x := range w.present.shown(a) {
		id, known := was[x.Own()]
		if !known {
			id = "now " + x.ID
		}
		if id != x.ID {
			to[x.Kind+"/"+x.ID] = id
		}
	}
	seen, _ := w.present.byAudience.of(a)
	return withIDs(seen, to)
}

// sameThroughout leads from the keys of a state to those of the portfolio as it is now, also by way of
// the state between.
func sameThroughout(before, now, present reading) map[string]string {
	own := func(r reading) changes.State { return r.state(config.Self) }
	same, later := changes.Same(own(before), own(present)), changes.Same(own(now), own(present))
	var taken []string
	for _, key := range same {
		taken = append(taken, key)
	}
	for was, is := range changes.Same(own(before), own(now)) {
		if key, known := later[is]; known && same[was] == "" && !slices.Contains(taken, key) {
			same[was] = key
		}
	}
	return same
}
