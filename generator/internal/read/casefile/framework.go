package casefile

import (
	"cmp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Framework is the ladder: levels, and what each asks of each competency.
type Framework struct {
	Pos      diag.Pos // zero where the case has no framework
	Name     Text
	Version  Text
	Source   Text
	Licence  Text
	Audience config.Audience
	Levels   []Level // lowest first
	Areas    []Area  // in the order of the file
	Gates    []Gate
}

// Given tells whether the case has a framework.
func (f Framework) Given() bool { return f.Pos.Given() }

// Level is one rung.
type Level struct {
	ID      string
	Pos     diag.Pos
	Name    Text
	Summary Text // Markdown
}

// Area is a group of competencies.
type Area struct {
	ID           string
	Pos          diag.Pos
	Name         Text
	Summary      Text // Markdown
	Competencies []Competency
}

// Competency is one thing that the ladder looks at.
type Competency struct {
	ID            string
	Pos           diag.Pos
	Area          string // id
	Name          Text
	Formerly      []Ref // the ids that it had in former ladders
	Importance    Importance
	Expectations  []Expectation // in the order of the file
	Demonstration Text          // Markdown: how it can be shown
}

// Importance is whether a competency or a rule blocks. The zero value is Must.
type Importance int

// The importances.
const (
	Must Importance = iota
	Should
)

// String gives "must" or "should".
func (i Importance) String() string {
	if i == Should {
		return "should"
	}
	return "must"
}

// Expectation is what one level asks of one competency.
type Expectation struct {
	Level Ref
	Text  Text // Markdown
}

// Gate is what a level asks as a whole.
type Gate struct {
	Level  Ref
	Tenure Tenure
	Each   Each
	Rules  []Rule
	Waive  []Waiver
}

// Tenure asks for months at a level.
type Tenure struct {
	Pos    diag.Pos // zero = not asked
	Level  Ref
	Months Count
}

// Each is asked of every competency that the level has an expectation for.
type Each struct {
	Pos       diag.Pos // zero = not given; then one piece of evidence is asked
	Evidence  Count
	Witnesses Count
	Within    source.At[day.Span]
	Assessed  Bool // someone other than the author must assess it at the level
}

// Rule is one countable line of a gate. The filters (Competency, Kind, Scope,
// From, Within) choose what counts; the counts say how much is asked.
type Rule struct {
	ID         string
	Pos        diag.Pos
	Name       Text
	Importance Importance
	Competency Ref
	Kind       []Text // any of these kinds of evidence
	Scope      Text   // evidence of this scope or wider
	From       []Text // relations of the people who gave feedback or assessed
	Within     source.At[day.Span]

	Evidence     Count
	Witnesses    Count // different people
	Feedback     Count
	Statements   Count
	Assessments  Count
	Competencies Count // of those that the level has an expectation for; no filter chooses among them
}

// Waiver says that a competency or a rule does not apply, and why.
type Waiver struct {
	Pos        diag.Pos
	Competency Ref // one of the two is given
	Rule       Ref
	Because    Text // Markdown
}

// Level finds a level by id; rank counts from 0 for the lowest.
func (f Framework) Level(id string) (l Level, rank int, ok bool) {
	for i, l := range f.Levels {
		if l.ID == id {
			return l, i, true
		}
	}
	return Level{}, -1, false
}

// Competencies lists the competencies of all areas, in the order of the file.
func (f Framework) Competencies() []Competency {
	var all []Competency
	for _, a := range f.Areas {
		all = append(all, a.Competencies...)
	}
	return all
}

// Competency finds a competency by id.
func (f Framework) Competency(id string) (Competency, bool) {
	for _, a := range f.Areas {
		for _, c := range a.Competencies {
			if c.ID == id {
				return c, true
			}
		}
	}
	return Competency{}, false
}

// WholeName gives the name, or the id where it has none. Of a name that somebody shortened it
// gives what the name is the beginning of: the expectation that goes on where it ends.
func (c Competency) WholeName() string {
	name := cmp.Or(c.Name.V, c.ID)
	stem := strings.TrimRight(name, ". …")
	if !strings.HasSuffix(name, "…") && !strings.HasSuffix(name, "...") || stem == "" {
		return name
	}
	for _, e := range c.Expectations {
		if whole := strings.TrimRight(e.Text.V, ". \n"); len(whole) > len(stem) && strings.HasPrefix(whole, stem) && !strings.ContainsAny(whole, "*_`[<\\\n") {
			return whole
		}
	}
	return name
}

// At gives what a level asks of the competency.
func (c Competency) At(level string) (Expectation, bool) {
	for _, e := range c.Expectations {
		if e.Level.V == level {
			return e, true
		}
	}
	return Expectation{}, false
}

// Gate finds the gate of a level.
func (f Framework) Gate(level string) (Gate, bool) {
	for _, g := range f.Gates {
		if g.Level.V == level {
			return g, true
		}
	}
	return Gate{}, false
}
