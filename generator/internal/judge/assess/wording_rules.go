package assess

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// ruleName says in words what a rule asks, for a rule that has no name: "2 exhibits
// of kind design, which 1 person can confirm", "3 pieces of feedback from peers or
// stakeholders, from the last 12 months".
func (g *ground) ruleName(r casefile.Rule) string {
	about := ""
	if r.Competency.V != "" {
		about = " on " + g.competencyName(r.Competency.V)
	}
	var parts []string
	if r.Evidence.V > 0 || r.Witnesses.V > 0 || countless(r) {
		said := exhibits.count(max(r.Evidence.V, 1))
		if r.Evidence.V <= 0 && r.Witnesses.V > 0 {
			said = "evidence"
		}
		if len(r.Kind) > 0 {
			said += " of kind " + or(values(r.Kind))
		}
		if r.Scope.V != "" {
			said += " with a scope of " + r.Scope.V + " or wider"
		}
		said += about
		if r.Witnesses.V > 0 {
			said += ", which " + whom(r.Witnesses.V, r.From) + " can confirm"
		}
		parts = append(parts, said)
	}
	if r.Feedback.V > 0 {
		said := voices.count(r.Feedback.V) + about
		if len(r.From) > 0 {
			said += " from " + relations(2, r.From)
		}
		parts = append(parts, said)
	}
	if r.Statements.V > 0 {
		said := statements.count(r.Statements.V) + about
		if len(r.From) > 0 {
			said += " from " + relations(2, r.From)
		}
		parts = append(parts, said)
	}
	if r.Assessments.V > 0 {
		said := assessments.count(r.Assessments.V) + " at " + g.levelName(g.level) + " or above" + about
		if len(r.From) > 0 {
			said += " by " + relations(2, r.From)
		}
		parts = append(parts, said)
	}
	if want, of := r.Competencies.V, len(g.judged); want > of {
		parts = append(parts, competencies.count(want))
	} else if want > 0 {
		parts = append(parts, fmt.Sprintf("%d of the %s", want, competencies.count(of)))
	}
	said := strings.Join(parts, " and ")
	if r.Within.V.Given() {
		said += ", not older than " + r.Within.V.Text
	}
	return said
}

// competencyName gives the name of a competency, or its id where it has none.
func (g *ground) competencyName(id string) string {
	if c, ok := g.c.Framework.Competency(id); ok && c.Name.V != "" {
		return c.Name.V
	}
	return id
}

// whom gives "2 people", or "2 peers or stakeholders".
func whom(n int, from []casefile.Text) string {
	if len(from) == 0 {
		return people.count(n)
	}
	return noun{relations(1, from), relations(2, from)}.count(n)
}

// relations joins the words for people of some relations, for one or for several.
func relations(n int, from []casefile.Text) string {
	words := values(from)
	for i := range words {
		words[i] = noun{words[i], words[i] + "s"}.of(n)
	}
	return or(words)
}

func values(texts []casefile.Text) []string {
	var all []string
	for _, t := range texts {
		all = append(all, t.V)
	}
	return all
}
