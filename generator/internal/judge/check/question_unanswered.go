package check

import "github.com/casebook-dev/casebook/generator/diag"

var questionUnanswered = Check{
	ID:       "question-unanswered",
	Title:    "a question without an answer",
	Severity: diag.Warning,
	Doc: `A question has no body, and the body is its answer.

Somebody on the committee will raise the objection. An author who wrote it down
and then said nothing has done the committee's work for it.

Answer it in the body, in a few sentences. If the objection is right, say so and
name the milestone that will mend it.`,
	Run: func(p *Pass) {
		for _, q := range p.Case.Questions {
			if q.Body.Empty() {
				p.Reportf(q.Pos, "the question has no answer").Hintf("the body of the file is the answer")
			}
		}
	},
}
