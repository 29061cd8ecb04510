package check

import "github.com/casebook-dev/casebook/generator/diag"

var questionUnanswered = Check{
	ID:       "question-unanswered",
	Title:    "a question without an answer",
	Severity: diag.Warning,
	Doc: `A question has no body, and so no answer.

Somebody on the committee will raise the objection. An author who writes it
down and does not answer it does the committee's work.

Answer it in the body, in a few sentences. If the objection is right, say so
and name the milestone that will fix it.`,
	Run: func(p *Pass) {
		for _, q := range p.Case.Questions {
			if q.Body.Empty() {
				p.Reportf(q.Pos, "the question has no answer").Hintf("the body of the file is the answer")
			}
		}
	},
}
