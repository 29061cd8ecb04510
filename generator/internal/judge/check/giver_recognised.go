package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var giverRecognised = Check{
	ID:       "giver-recognised",
	Title:    "an alias that says who gave feedback",
	Severity: diag.Warning,
	Doc: `The audience that builds are for reads the words of somebody whose name it may
not read, and the same alias at evidence or a statement. Nobody else has this
alias.

Readers see that both are one person. Who knows who saw the work knows whose
words these are, even if they were given only anonymously.

If they were, leave "from" out, or write "consent: summarise" and a summary in
your own words. Or give several people the same alias, as "a member of my team".
If the person agreed to be known by the alias, accept the warning.`,
	OfWhole: true,
	Run: func(p *Pass) {
		reader := p.reader()
		people := map[string]casefile.Person{}
		called := map[string]int{}
		for _, person := range p.Case.People {
			called[redact.StandsFor(person)]++
			people[person.ID] = person
		}
		seen := map[string]elsewhere{}
		for _, at := range p.named() {
			if _, twice := seen[at.ref.V]; !twice && reader.MayRead(at.entry.Audience) {
				seen[at.ref.V] = at
			}
		}
		for i := range p.Case.Feedback {
			f := &p.Case.Feedback[i]
			if f.Consent.V != "quote" || !reader.MayRead(f.Audience) {
				continue
			}
			for _, giver := range f.From {
				person, known := people[giver.V]
				alias, at := redact.StandsFor(person), seen[giver.V]
				if !known || reader.MayRead(person.Named) || called[alias] > 1 || at.entry == nil {
					continue
				}
				delete(seen, giver.V) // once for each
				p.Reportf(giver.Pos, "the audience %q may not read the name of %q, and knows by the alias %q who said this", reader, giver.V, alias).
					See(at.ref.Pos, "%q is %s here", giver.V, at.as).
					Hintf("if it was said only anonymously, leave from out, or write consent: summarise; or give several people the same alias")
			}
		}
	},
}

// elsewhere is where a person is named beside feedback.
type elsewhere struct {
	ref   casefile.Ref
	entry *casefile.Entry
	as    string
}

// named lists those who are named at evidence, case studies and statements.
func (p *Pass) named() (all []elsewhere) {
	add := func(e *casefile.Entry, as string, refs ...casefile.Ref) {
		for _, r := range refs {
			all = append(all, elsewhere{r, e, as})
		}
	}
	for i := range p.Case.Evidence {
		add(&p.Case.Evidence[i].Entry, "a witness", p.Case.Evidence[i].Witnesses...)
	}
	for i := range p.Case.CaseStudies {
		add(&p.Case.CaseStudies[i].Entry, "a witness", p.Case.CaseStudies[i].Witnesses...)
	}
	for i := range p.Case.Statements {
		add(&p.Case.Statements[i].Entry, "who states this", p.Case.Statements[i].From)
	}
	return all
}
