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
		r.of(e.Importance).add(e.Verdict, e.Doubts)
		if e.Blocks() {
			r.Blocking = append(r.Blocking, e.Competency)
		}
	}
	for _, rule := range rules {
		r.of(rule.Importance).add(rule.Verdict, rule.Doubts)
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

func (r *Readiness) of(importance casefile.Importance) *ByVerdict {
	if importance == casefile.Must {
		return &r.Required
	}
	return &r.Optional
}

// Holds tells whether what was judged is met: it is supported or waived.
func (v Verdict) Holds() bool { return v == Supported || v == Waived }

// Blocks tells whether an expectation keeps the gate from holding.
func (e Expectation) Blocks() bool { return e.Importance == casefile.Must && !e.Verdict.Holds() }

func (t *ByVerdict) add(v Verdict, doubts []Doubt) {
	switch {
	case len(doubts) > 0:
		t.Doubted = append(t.Doubted, doubts[0])
	case v == Supported:
		t.Supported++
	case v == Some:
		t.Some++
	case v == None:
		t.None++
	case v == Waived:
		t.Waived++
	}
}

// sentence says how many requirements there are and where they stand, and the same of what is
// optional. Each half adds up.
func (r Readiness) sentence() string {
	var parts []string
	if n := r.Required.Total(); n > 0 {
		parts = append(parts, fmt.Sprintf("%d %s: %s", n, noun{"requirement", "requirements"}.of(n), r.Required))
	}
	if n := r.Optional.Total(); n > 0 {
		parts = append(parts, fmt.Sprintf("%d optional: %s", n, r.Optional))
	}
	return strings.Join(parts, "; ")
}

// String gives "20 supported, 2 with some evidence, 1 not applicable".
func (t ByVerdict) String() string {
	var parts []string
	for _, p := range []struct {
		n    int
		text string
	}{
		{t.Supported + len(t.Doubted), "supported"}, {t.Some, "with some evidence"}, {t.None, "without evidence yet"}, {t.Waived, "not applicable"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.text))
		}
	}
	return strings.Join(parts, ", ")
}
