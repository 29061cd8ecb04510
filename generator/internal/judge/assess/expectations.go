package assess

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// expectations judges what the level aimed at asks of each competency.
func (g *ground) expectations() []Expectation {
	if g.aim < 0 {
		return nil
	}
	var all []Expectation
	asks := each(g.gate)
	for _, c := range g.competencies {
		if e, ok := c.At(g.level); ok && e.Text.V != "" {
			all = append(all, g.expectation(c, asks))
		}
	}
	return all
}

func (g *ground) expectation(c casefile.Competency, asks asked) Expectation {
	shown := trail(g.named[c.ID], g.aim)
	fresh, stale := cut(shown, g.today, asks.within)
	planned := trail(g.planned[c.ID], g.aim)
	seen := g.opinion(c.ID, g.today)
	agreed := seen.agrees(g.aim)
	e := Expectation{
		Competency: c.ID,
		Area:       c.Area,
		Importance: c.Importance,
		Verdict:    asks.verdict(fresh, agreed),
		Evidence:   newestFirst(fresh),
		Stale:      newestFirst(stale),
		Witnesses:  witnesses(fresh),
		Asked:      asks.Asked,
	}
	for _, x := range planned {
		e.Planned = append(e.Planned, x.Key())
	}
	e.Agreed = agreed
	e.Doubts = g.doubts(e, seen)
	e.Has = asks.because(len(fresh), len(e.Witnesses))
	e.Because = e.Has + g.doubted(e.Doubts)
	if asks.Assessed && !agreed {
		e.Because += g.disagrees(seen)
	}
	if e.Verdict != Supported {
		e.Because += tooOld(stale, asks.within, len(fresh)) + g.tooLow(c.ID, len(fresh)) + comes(planned, len(fresh))
	}
	if w, ok := g.waiver(c.ID, ""); ok {
		e.Verdict, e.Because = waived(e.Verdict, e.Because, w)
	}
	return e
}
