package packet

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Merit is what an exhibit is ranked by: that it has more than a title, level, scope, what backs it besides the author's
// word (people and measured figures together), and then each field that follows. Each
// weighs more than all that come after it.
type Merit struct {
	Shows     int     // 0 = a title alone, 1 = a text, a figure or something to open
	Level     int     // rank of the highest level that it claims, 0 = lowest; -1 = none
	Scope     int     // index in format.Scopes, -1 = not said
	Witnesses int     // people other than the author
	Measured  int     // figures that a series of the case shows
	Stated    int     // figures that rest on the author's word
	Ended     day.Day // the later, the better
	Key       string  // breaks ties
}

// Merits weighs the finished evidence, strongest first.
func Merits(c casefile.Case, a assess.Assessment) []Merit {
	var all []Merit
	counts := c.Other()
	for i := range c.Evidence {
		e := &c.Evidence[i]
		if !e.Finished(a.Day) {
			continue
		}
		m := Merit{Level: -1, Scope: slices.Index(format.Scopes, e.Scope.V), Ended: e.Ended.V.Last, Key: e.Key()}
		if e.Summary.V != "" || !e.Body.Empty() || len(e.Impact)+len(e.Artifacts)+len(e.Links) > 0 {
			m.Shows = 1
		}
		for _, claim := range e.Competencies {
			_, rank, _ := c.Framework.Level(cmp.Or(claim.Level.V, c.Config.Target.From))
			m.Level = max(m.Level, rank)
		}
		met := map[string]bool{}
		for _, w := range e.Witnesses {
			if counts(w.V) && !met[w.V] {
				met[w.V] = true
				m.Witnesses++
			}
		}
		for _, figure := range e.Impact {
			switch {
			case measured(c, figure):
				m.Measured++
			case figure.From.Given() || figure.To.Given():
				m.Stated++
			}
		}
		all = append(all, m)
	}
	slices.SortFunc(all, Merit.compare)
	return all
}

func (m Merit) compare(other Merit) int {
	return cmp.Or(
		cmp.Compare(other.Shows, m.Shows),
		cmp.Compare(other.Level, m.Level),
		cmp.Compare(other.Scope, m.Scope),
		cmp.Compare(other.Witnesses+other.Measured, m.Witnesses+m.Measured),
		cmp.Compare(other.Witnesses, m.Witnesses),
		cmp.Compare(other.Stated, m.Stated),
		cmp.Compare(other.Ended, m.Ended),
		cmp.Compare(m.Key, other.Key),
	)
}

// Words says what makes an exhibit strong, the weightiest first: "several
// teams", "2 witnesses", "1 measured figure". There may be nothing to
// say. Figures are worded as stated only beside others that are measured.
func (m Merit) Words() []string {
	var said []string
	if m.Scope >= 0 {
		said = append(said, []string{"own work", "one team", "several teams", "the organisation", "the industry"}[m.Scope])
	}
	if m.Witnesses > 0 {
		said = append(said, count(m.Witnesses, "witness", "witnesses"))
	}
	switch {
	case m.Measured == 0 && m.Stated > 0:
		said = append(said, count(m.Stated, "figure", "figures"))
	case m.Measured > 0:
		said = append(said, count(m.Measured, "measured figure", "measured figures"))
		if m.Stated > 0 {
			said = append(said, fmt.Sprintf("%d stated", m.Stated))
		}
	}
	return said
}

// measured tells whether a series of the case has a value in every period that
// a figure names, of which there is one at least.
func measured(c casefile.Case, figure casefile.Impact) bool {
	at := casefile.Find(c.Series, figure.Series.V)
	if at < 0 || !figure.Before.V.Given() && !figure.After.V.Given() {
		return false
	}
	s := &c.Series[at]
	_, column := s.Column(figure.Column.V)
	shown := func(over casefile.Date) bool { return !over.V.Given() || !math.IsNaN(s.Mean(column, over.V)) }
	return column >= 0 && shown(figure.Before) && shown(figure.After)
}

// count gives "1 exhibit", "2 exhibits".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
