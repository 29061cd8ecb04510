package assess

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// readiness sums the verdicts up.
func readiness(expectations []Expectation, rules []Rule) Readiness {
	r := Readiness{Total: len(expectations), Rules: len(rules)}
	for _, e := range expectations {
		switch e.Verdict {
		case Supported:
			r.Supported++
		case Some:
			r.Some++
		case None:
			r.None++
		case Waived:
			r.Waived++
		}
		if e.Blocks() {
			r.Blocking = append(r.Blocking, e.Competency)
		}
	}
	for _, rule := range rules {
		if rule.Verdict.Holds() {
			r.RulesHold++
		} else if rule.Importance == casefile.Must {
			r.Blocking = append(r.Blocking, rule.ID)
		}
	}
	r.Holds = len(r.Blocking) == 0 && r.Total+r.Rules > 0
	r.Sentence = r.sentence()
	return r
}

// Holds tells whether what was judged is met: it is supported or waived.
func (v Verdict) Holds() bool { return v == Supported || v == Waived }

// Blocks tells whether an expectation keeps the gate from holding.
func (e Expectation) Blocks() bool { return e.Importance == casefile.Must && !e.Verdict.Holds() }

func (r Readiness) sentence() string {
	var parts []string
	if r.Total > 0 {
		said := fmt.Sprintf("%d of %d %s supported", r.Supported, r.Total, noun{"expectation", "expectations"}.of(r.Total))
		for _, p := range []struct {
			n    int
			text string
		}{{r.Some, "with some evidence"}, {r.None, "without"}, {r.Waived, "not applicable"}} {
			if p.n > 0 {
				said += fmt.Sprintf(", %d %s", p.n, p.text)
			}
		}
		parts = append(parts, said)
	}
	if r.Rules > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d %s of the gate met", r.RulesHold, r.Rules, noun{"rule", "rules"}.of(r.Rules)))
	}
	return strings.Join(parts, "; ")
}
