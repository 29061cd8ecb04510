package assess

import "github.com/casebook-dev/casebook/generator/internal/values/day"

// Doubt is a reason for a committee to ask again about a verdict that is supported.
type Doubt string

// The doubts.
const (
	AssessedLower Doubt = "assessed-lower" // the author sees a lower level, and nobody else sees this one
	OneWitness    Doubt = "one-witness"    // one person alone can confirm all of several exhibits
	OneAssessor   Doubt = "one-assessor"   // the only witness is also the only other who assesses
	SomeDoubted   Doubt = "some-doubted"   // of a rule: without the competencies that may be doubted, it would not be met
)

// Doubts lists all there are, in the order in which a verdict has them.
func Doubts() []Doubt { return []Doubt{AssessedLower, OneWitness, OneAssessor, SomeDoubted} }

// Words says the doubt behind "supported, but".
func (d Doubt) Words() string {
	switch d {
	case AssessedLower:
		return "assessed lower by all"
	case OneWitness:
		return "one witness only"
	case OneAssessor:
		return "assessed by its witness alone"
	case SomeDoubted:
		return "some of it in doubt"
	}
	return string(d)
}

// opinion is how people see the level of one competency: the latest view of each.
type opinion struct {
	self   *view
	others map[string]*view // by person
}

// opinion collects the views of a competency as of a day.
func (g *ground) opinion(competency string, on day.Day) opinion {
	o := opinion{others: map[string]*view{}}
	for i := range g.viewed[competency] {
		switch v := &g.viewed[competency][i]; {
		case v.Date.V.Last > on:
			return o
		case v.author:
			o.self = v
		default:
			o.others[v.By.V] = v
		}
	}
	return o
}

// agrees tells whether someone other than the author sees a level, or a higher one.
func (o opinion) agrees(rank int) bool {
	for _, v := range o.others {
		if v.rank >= rank {
			return true
		}
	}
	return false
}

// doubts lists what speaks against a supported verdict.
func (g *ground) doubts(e Expectation, o opinion) []Doubt {
	if e.Verdict != Supported {
		return nil
	}
	var all []Doubt
	if o.self != nil && o.self.rank < g.aim && len(o.others) > 0 && !o.agrees(g.aim) {
		all = append(all, AssessedLower)
	}
	switch {
	case len(e.Witnesses) != 1:
	case len(o.others) == 1 && o.others[e.Witnesses[0]] != nil:
		all = append(all, OneAssessor)
	case len(e.Evidence) > 1:
		all = append(all, OneWitness)
	}
	return all
}

// doubted words the doubts of a verdict, as the end of its reason.
func (g *ground) doubted(doubts []Doubt) string {
	said := ""
	for _, d := range doubts {
		switch d {
		case AssessedLower:
			said += "; the author and others assess it below " + g.levelName(g.level)
		case OneWitness:
			said += "; nobody else can confirm it"
		case OneAssessor:
			said += "; the only witness also assesses it"
		}
	}
	return said
}

// disagrees says why the agreement that the gate asks for is missing.
func (g *ground) disagrees(o opinion) string {
	if len(o.others) == 0 {
		return "; nobody but the author assesses it"
	}
	return "; others assess it below " + g.levelName(g.level)
}
