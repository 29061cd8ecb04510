package main

import (
	"fmt"
	"strings"
)

// sentence says that somebody did something to a subject, why, and to what
// effect. It holds no figures, which would ask for a series. No sentence of a
// closed entry stands in an open one.
func (p *maker) sentence() string {
	return fmt.Sprintf("%s%s the %s %s, and %s.",
		p.opening, pick(p.r, deeds), pick(p.r, subjects), pick(p.r, reasons), pick(p.r, effects))
}

func (p *maker) title(subject string) string {
	return fmt.Sprintf("%s the %s for %s", pick(p.r, gerunds), subject, pick(p.r, groups))
}

// phrase makes a label of an id.
func (p *maker) phrase(id string) string { return strings.ReplaceAll(id, "-", " ") }

// prose is a paragraph or two.
func (p *maker) prose(sentences int) string {
	var b strings.Builder
	for i := range sentences {
		b.WriteString(p.sentence())
		if i%4 == 3 || i == sentences-1 {
			b.WriteString("\n\n")
		} else {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// body is what an author writes about evidence: mostly prose, and now and then
// a list, a table, code, a footnote.
func (p *maker) body(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## What it was about\n\n%s## What was done\n\n%s", p.prose(3+p.r.IntN(5)), p.prose(2+p.r.IntN(4)))
	switch i % 4 {
	case 0:
		for range 3 + p.r.IntN(4) {
			fmt.Fprintf(&b, "- %s\n", p.sentence())
		}
	case 1:
		b.WriteString("| Step | Who | State |\n|---|---|---|\n")
		for range 3 + p.r.IntN(4) {
			fmt.Fprintf(&b, "| %s the %s | %s | done |\n", pick(p.r, deeds), pick(p.r, subjects), pick(p.r, groups))
		}
	case 2:
		fmt.Fprintf(&b, "```yaml\nqueue:\n  name: %s\n  retries: %d\n  timeout: %ds\n```\n", slug(pick(p.r, subjects)), p.r.IntN(9), p.r.IntN(60))
	case 3:
		fmt.Fprintf(&b, "> %s\n\nThis was *not* asked for by `%s`.[^why]\n\n[^why]: %s\n", p.sentence(), slug(pick(p.r, subjects)), p.sentence())
	}
	fmt.Fprintf(&b, "\n## What stays\n\n%s", p.prose(2+p.r.IntN(4)))
	return b.String()
}

var (
	kinds   = []string{"project", "design", "incident", "review", "talk", "mentoring", "process", "writing"}
	scopes  = []string{"team", "team", "teams", "organisation"}
	deeds   = []string{"Took apart", "Rewrote", "Measured", "Documented", "Handed over", "Reviewed", "Split", "Moved", "Automated", "Retired", "Tested", "Explained"}
	gerunds = []string{"Untangling", "Replacing", "Measuring", "Documenting", "Handing over", "Reviewing", "Splitting", "Moving", "Automating", "Retiring"}
	groups  = []string{"the ledger team", "two teams", "the support desk", "the night shift", "new colleagues", "the auditors", "the warehouse", "the partners"}

	subjects = []string{
		"billing export", "retry queue", "invoice archive", "login flow", "alert rules", "backup restore", "rate limiter",
		"address lookup", "event schema", "deploy pipeline", "search index", "report generator", "cache layer", "audit trail",
		"payment gateway", "feature switches", "on-call rota", "test data", "scheduler", "mail templates", "stock forecast",
		"access reviews", "import wizard", "mobile sync", "price rules", "tax tables", "release notes", "data retention", "error budget",
	}
	reasons = []string{
		"because every change to it needed three people", "after the second outage in a month", "before the contract with the old supplier ended",
		"while both teams were short of people", "since nobody could say who owned it", "when the auditors asked for a record",
		"so that a new colleague could change it in the first week", "because its tests took longer than its releases",
		"after a customer had noticed first", "before the busy season began",
	}
	effects = []string{
		"the pages at night stopped", "the weekly meeting about it could be dropped", "two other teams took the approach over",
		"the support desk now answers such calls alone", "the old system was switched off in spring", "the numbers agreed for the first time",
		"a failed run can be repeated without harm", "the next change took a day", "the decision was written down with its costs",
		"nobody has had to ask since",
	}

	objectives = [][2]string{{"fewer-calls", "Customers need not call"}, {"calm-nights", "Calm nights"}, {"faster-change", "Change within a day"}, {"lower-cost", "Lower cost"}}
	areas      = [][2]string{{"direction", "Direction"}, {"delivery", "Delivery"}, {"reliability", "Reliability"}, {"people", "People"}}

	competencies = [][2]string{
		{"technical-direction", "Technical direction"}, {"system-design", "System design"}, {"technical-writing", "Technical writing"},
		{"simplification", "Simplification"}, {"planning", "Planning"}, {"decision-records", "Decision records"},
		{"execution", "Execution"}, {"risk", "Risk"}, {"migrations", "Migrations"},
		{"release-practice", "Release practice"}, {"cost", "Cost"}, {"quality", "Quality"},
		{"incident-response", "Incident response"}, {"observability", "Observability"}, {"resilience", "Resilience"},
		{"security", "Security"}, {"capacity", "Capacity"}, {"learning", "Learning from failure"},
		{"mentoring", "Mentoring"}, {"feedback", "Feedback"}, {"hiring", "Hiring"},
		{"facilitation", "Facilitation"}, {"influence", "Influence"}, {"onboarding", "Onboarding"},
	}

	seriesIDs  = []string{"export-time", "queue-delay", "restore-time", "lead-time", "alert-load", "search-delay"}
	firstNames = []string{"Ada", "Bo", "Chidi", "Dalia", "Emre", "Fatou", "Goran", "Hana", "Ilse", "Jun", "Kofi", "Lena", "Mateo"}
	lastNames  = []string{"Abara", "Berg", "Castillo", "Dvorak", "Eriksen", "Fontaine", "Grewal", "Hoshino", "Ivanov", "Jansen", "Kaya"}
)
