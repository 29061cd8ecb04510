package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var witnessAuthor = Check{
	ID:       "witness-author",
	Title:    "the author as a witness",
	Severity: diag.Error,
	Doc: `The author of the case is named as a witness, as the giver of feedback or of a
statement, or as an assessor other than "self".

A witness is somebody other than the author who can confirm the work. Counting
the author would make a gate look supported when it is not.

Name somebody else. For your own view of a competency write "self" into
assessments.csv.`,
	Run: func(p *Pass) {
		author := plain(p.Case.Config.Person.Name)
		if author == "" {
			return
		}
		for _, e := range p.Case.Evidence {
			p.authorAmong(author, e.Witnesses, "as a witness")
		}
		for _, s := range p.Case.CaseStudies {
			p.authorAmong(author, s.Witnesses, "as a witness")
		}
		for _, f := range p.Case.Feedback {
			p.authorAmong(author, f.From, "as the giver of feedback")
		}
		for _, s := range p.Case.Statements {
			p.authorAmong(author, []casefile.Ref{s.From}, "as the giver of a statement")
		}
		for _, a := range p.Case.Assessments {
			p.authorAmong(author, []casefile.Ref{a.By}, `instead of "self"`)
		}
	},
}

func (p *Pass) authorAmong(author string, refs []casefile.Ref, as string) {
	for _, ref := range refs {
		i := casefile.Find(p.Case.People, ref.V)
		if i < 0 {
			continue
		}
		person := p.Case.People[i]
		same := plain(person.Name.V) == author
		for _, also := range person.Also {
			same = same || plain(also.V) == author
		}
		if same {
			p.Reportf(ref.Pos, "%q is the author of the case, named %s", ref.V, as).
				See(person.Pos, "%q is %s", ref.V, strings.TrimSpace(person.Name.V)).
				Hintf("name somebody else who can confirm it")
		}
	}
}
