package assess

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Word gives the verdict as the reader sees it: "supported", "some evidence",
// "none yet", "not applicable".
func (v Verdict) Word() string {
	switch v {
	case Some:
		return "some evidence"
	case None:
		return "none yet"
	case Waived:
		return "not applicable"
	}
	return string(v)
}

// because says what is there and what is asked: "1 exhibit of 2 asked,
// 1 witness of 1 asked".
func (a asked) because(evidence, witnesses int) string {
	said := exhibits.against(evidence, a.Evidence)
	if witnesses > 0 || a.Witnesses > 0 {
		said += ", " + witnessing.against(witnesses, a.Witnesses)
	}
	return said
}

// tooOld says what would count had it not ended before the span asked for.
func tooOld(stale []*exhibit, within day.Span, counted int) string {
	if len(stale) == 0 {
		return ""
	}
	last := stale[len(stale)-1].Ended.V.Words()
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
		return said + " to end " + first.Ended.V.Words()
	default:
		return said + ", the first to end " + first.Ended.V.Words()
	}
}
