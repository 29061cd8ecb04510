package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var caseStudyHeading = Check{
	ID:       "case-study-heading",
	Title:    "a case study without one of its parts",
	Severity: diag.Warning,
	Doc: `A case study has five parts, each under its own heading: Situation, Task,
Action, Result, Reflection. At least one of them is missing.

Reviewers know this order and look for the part that they need. A study without
Task does not say whose problem it was; one without Reflection shows that
something was done, but not that something was learned.

Add the heading and write the part. A heading may say more ("Situation: two
teams, one queue").`,
	Run: func(p *Pass) {
		for _, s := range p.Case.CaseStudies {
			p.studyParts(s, s.Body.Markdown().Headings)
		}
	},
}

func (p *Pass) studyParts(s casefile.CaseStudy, headings []source.Heading) {
	parts := []string{"Situation", "Task", "Action", "Result", "Reflection"}
	var missing []string
	for _, part := range parts {
		if !hasHeading(headings, part) {
			missing = append(missing, quoted(part))
		}
	}
	if len(missing) > 0 {
		p.Reportf(s.Pos, "the case study has no heading %s", joined(missing, "or")).Hintf("give each part of the story a heading of that name")
	}
}

// hasHeading looks for a part as a word of any heading, in the singular or the
// plural.
func hasHeading(headings []source.Heading, part string) bool {
	part = strings.ToLower(part)
	for _, h := range headings {
		for word := range strings.FieldsFuncSeq(strings.ToLower(h.Text), isNoLetter) {
			if word == part || word == part+"s" {
				return true
			}
		}
	}
	return false
}
