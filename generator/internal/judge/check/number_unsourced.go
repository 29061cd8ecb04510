package check

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var numberUnsourced = Check{
	ID:       "number-unsourced",
	Title:    "a number without a series behind it",
	Severity: diag.Warning,
	Doc: `An impact states figures without a "metric", or the summary of evidence or of a
case study states a percentage, a multiple, a duration, an amount or "from X to
Y", but no impact of the entry has a metric. For a case study, the impacts of
its evidence count too.

A number convinces only if readers can trace it to where it was measured.

Put the numbers into a CSV file in content/metrics and name it: "metric:
SERIES" or "metric: SERIES.COLUMN". If there is no series, say how it was
measured, or leave the number out.`,
	Run: func(p *Pass) {
		sourced := map[string]bool{}
		for _, e := range p.Case.Evidence {
			sourced[e.ID] = hasMetric(e.Impact)
			p.impactSources(e.Impact)
			if !sourced[e.ID] {
				p.summaryNumber(e.Summary)
			}
		}
		for _, s := range p.Case.CaseStudies {
			p.impactSources(s.Impact)
			known := hasMetric(s.Impact)
			for _, ref := range s.Evidence {
				known = known || sourced[ref.V]
			}
			if !known {
				p.summaryNumber(s.Summary)
			}
		}
	},
}

func hasMetric(all []casefile.Impact) bool {
	for _, i := range all {
		if i.Series.Given() {
			return true
		}
	}
	return false
}

func (p *Pass) impactSources(all []casefile.Impact) {
	for _, i := range all {
		if i.Series.Given() || !i.From.Given() && !i.To.Given() {
			continue
		}
		at := i.From.Pos
		if !at.Given() {
			at = i.To.Pos
		}
		p.Reportf(at, "this figure names no metric that supports it").Hintf("name a series of content/metrics under metric")
	}
}

// Figures that claim an effect. Plain counts ("3 teams") and spans of the
// calendar ("6 weeks") tell what was done, not what came of it.
var figure = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`\d[\d.,]*\s?(?:%|percent\b|per cent\b)`,
	`\d[\d.,]*\s?(?:x|×|times|fold|-fold)(?:\s|[.,;:)]|$)`,
	`\d[\d.,]*\s?(?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hours?)\b`,
	`\d[\d.,]*\s?(?:[kmgtp]i?b|bytes?|kilobytes?|megabytes?|gigabytes?|terabytes?)\b`,
	`[$€£¥]\s?\d[\d.,]*`,
	`\b(?:usd|eur|gbp|chf|jpy)\s?\d[\d.,]*`,
	`\d[\d.,]*\s?(?:usd|eur|gbp|chf|jpy|dollars?|euros?|pounds?)\b`,
	`\bfrom\s+(?:about\s+|over\s+|some\s+)?\d[\d.,]*(?:\s+[\p{L}-]+){0,4}\s+to\s+(?:about\s+|under\s+|below\s+)?\d[\d.,]*`,
}, "|"))

// years is "from 2024 to 2025", which is a date and not a figure.
var years = regexp.MustCompile(`(?i)^from\s+(?:19|20)\d\d\s+to\s+(?:19|20)\d\d\W*$`)

func (p *Pass) summaryNumber(summary casefile.Text) {
	if !strings.ContainsAny(summary.V, "0123456789") {
		return
	}
	for _, found := range figure.FindAllString(summary.V, -1) {
		if !years.MatchString(found) {
			p.Reportf(summary.Pos, "no series supports %q", strings.TrimRight(found, " .,;:)")).
				Hintf("give the entry an impact with a metric")
			return // the first one stands for the summary
		}
	}
}
