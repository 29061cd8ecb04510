package assess

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
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
	e.Because = asks.because(len(fresh), len(e.Witnesses)) + g.doubted(e.Doubts)
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

// because says what is there and what is asked: "1 exhibit of 2 asked,
// confirmed by 1 person of 1 asked".
func (a asked) because(evidence, witnesses int) string {
	said := exhibits.against(evidence, a.Evidence)
	switch {
	case witnesses > 0:
		return said + ", confirmed by " + people.against(witnesses, a.Witnesses)
	case a.Witnesses > 0:
		return said + ", " + witnessing.against(0, a.Witnesses)
	}
	return said
}

// tooOld says what would count had it not ended before the span asked for.
func tooOld(stale []*exhibit, within day.Span, counted int) string {
	if len(stale) == 0 {
		return ""
	}
	last := stale[len(stale)-1].Ended.V
	if len(stale) == 1 {
		return fmt.Sprintf("; %s ended %s, more than %s ago", more(1, counted), last, within.Text)
	}
	return fmt.Sprintf("; %s ended more than %s ago, the last one %s", more(len(stale), counted), within.Text, last)
}

// tooLow says what names the competency, but at a lower level or at none.
func (g *ground) tooLow(competency string, counted int) string {
	low, bare := 0, 0
	for _, m := range g.named[competency] {
		switch {
		case m.rank >= 0 && m.rank < g.aim:
			low++
		case m.rank < 0 && g.held < 0:
			bare++
		}
	}
	said := ""
	if low > 0 {
		said = fmt.Sprintf("; %s %s it below %s", more(low, counted), names(low), g.levelName(g.level))
	}
	if bare > 0 {
		said += fmt.Sprintf("; %s %s no level of the framework, and nothing says which level is held now",
			more(bare, counted+low), names(bare))
	}
	return said
}

func names(n int) string {
	if n == 1 {
		return "names"
	}
	return "name"
}

// comes says what evidence is planned, and when the first of it ends.
func comes(planned []*exhibit, counted int) string {
	if len(planned) == 0 {
		return ""
	}
	said := fmt.Sprintf("; %s %s planned", more(len(planned), counted), are(len(planned)))
	switch first := planned[0]; {
	case first.ended == math.MaxInt:
		return said
	case len(planned) == 1:
		return said + " to end " + first.Ended.V.String()
	default:
		return said + ", the first to end " + first.Ended.V.String()
	}
}
