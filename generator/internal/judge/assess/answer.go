package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Stand is whether the gate holds on the day.
type Stand string

// What an answer can be.
const (
	Holds      Stand = "holds"       // every requirement is supported or waived
	NotYet     Stand = "not yet"     // a requirement is not, and nothing says that it is too late
	CannotHold Stand = "cannot hold" // what is planned for a requirement is due after the round closes
	NoGate     Stand = "no gate"     // every expectation is supported or waived, and the ladder has no gate for the level
)

// Answer says in plain words whether the gate holds. A requirement is an
// expectation or a rule of the gate that is a must.
type Answer struct {
	Stand    Stand  // "" where nothing is asked
	Sentence string // the whole answer; dates are as in "2026-09-11"
	Blocking []Blocker
	Required int            // how many requirements there are
	Open     int            // optional expectations and rules that are not supported
	Round    *config.Window // the round that is decided next; nil = none in the calendar

	waived   int       // requirements that do not apply
	optional []Blocker // what is open
	doubted  []Blocker // requirements that are met, and may be doubted
	lost     string    // what is met today, and not on the day that counts; "" = none
	when     string    // that day, with what happens on it
	rules    bool      // whether a rule is among the blocking ones
	against  string    // how many statements do not recommend it; "" = none
}

// Blocker is a requirement that is not met.
type Blocker struct {
	ID   string // of the competency or rule
	Name string
	Due  day.Day // of the first open step of the plan that is aimed at it; day.None = none has a date
	Key  string  // of that step
	Some bool    // whether there is some evidence
	Rule bool    // whether it is a rule of the gate; else an expectation

	doubt string // why it may be doubted though it is met; "" = nothing says so
}

// blockersNamed bounds the requirements that the sentence names.
const blockersNamed = 3

// answer sums up what a committee asks first.
func (g *ground) answer(a Assessment) Answer {
	x := Answer{Round: NextRound(g.c.Config.Calendar, a.Day)}
	due := g.dues(a)
	add := func(importance casefile.Importance, v Verdict, b Blocker) {
		if importance == casefile.Must {
			x.Required++
			if v == Waived {
				x.waived++
			}
		}
		switch {
		case v.Holds():
		case importance == casefile.Must:
			x.Blocking = append(x.Blocking, b)
		default:
			x.Open++
			x.optional = append(x.optional, Blocker{Name: b.Name, Due: day.None})
		}
	}
	for _, e := range a.Expectations {
		b, planned := due[e.Competency]
		if !planned {
			b.Due = day.None
		}
		b.ID, b.Name = e.Competency, e.Competency
		if c, ok := g.c.Framework.Competency(e.Competency); ok {
			b.Name = c.WholeName()
		}
		b.Some = e.Verdict == Some
		add(e.Importance, e.Verdict, b)
		if e.Importance == casefile.Must && len(e.Doubts) > 0 {
			x.doubted = append(x.doubted, Blocker{Name: b.Name, Due: day.None, doubt: e.Doubts[0].Words()})
		}
	}
	competencies := len(x.Blocking)
	for _, r := range a.Rules {
		b, planned := due[r.of]
		if !planned {
			b = reached(a.Gaps, due, r.lacks)
		}
		b.ID, b.Name, b.Rule = r.ID, r.Name, true
		add(r.Importance, r.Verdict, b)
		if r.Importance == casefile.Must && len(r.Doubts) > 0 {
			x.doubted = append(x.doubted, Blocker{Name: r.Name, Due: day.None, doubt: r.Doubts[0].Words()})
		}
	}
	if len(a.Expectations)+len(a.Rules) == 0 {
		return x
	}
	if x.Stand = x.stand(); x.Stand == Holds && g.gate.Level.V == "" {
		x.Stand = NoGate
	}
	x.against = g.against()
	x.rules = len(x.Blocking) > competencies
	x.Sentence = x.sentence()
	return x
}

// foresee adds what is no longer met on the day that counts.
func (x *Answer) foresee(o Outlook) {
	if x.lost = o.lost(); x.lost != "" {
		x.when = o.On()
		x.Sentence = x.sentence()
	}
}

// against says how many statements do not recommend the case, and in which capacity they are
// given: "1 of 3 statements (manager) does not recommend it yet"; "" = none.
func (g *ground) against() string {
	all, against := 0, 0
	var capacities []string
	for i := range g.c.Statements {
		s := &g.c.Statements[i]
		if s.From.V == "" || g.author(s.From.V) || s.Given.V.Given() && s.Given.V.Last > g.today {
			continue
		}
		all++
		if s.Recommends.V != "not yet" {
			continue
		}
		against++
		if c := s.Capacity.V; c != "" && !slices.Contains(capacities, c) {
			capacities = append(capacities, c)
		}
	}
	if against == 0 {
		return ""
	}
	by := ""
	if len(capacities) > 0 {
		by = " (" + strings.Join(capacities, ", ") + ")"
	}
	return fmt.Sprintf("%d of %d %s%s %s not recommend it yet", against, all, noun{"statement", "statements"}.of(all), by, noun{"does", "do"}.of(against))
}

// dues gives, for each competency that the plan aims at, the first step of the plan that is aimed at it, and not
// at everything.
func (g *ground) dues(a Assessment) map[string]Blocker {
	on := map[string]day.Day{}
	for _, m := range a.Milestones {
		on[m.Key] = m.Due
	}
	for i := range g.c.Experiments {
		on[g.c.Experiments[i].Key()] = day.None
		if end := g.c.Experiments[i].End.V; end.Given() {
			on[g.c.Experiments[i].Key()] = end.Last
		}
	}
	aimed := g.aimed(a)
	for _, gap := range a.Gaps {
		aimed[gap.Competency] = gap.AimedAt
	}
	first, general := map[string]Blocker{}, g.general(a)
	for competency, keys := range aimed {
		b := Blocker{Due: day.None}
		for _, key := range keys {
			if d := on[key]; d != day.None && !general[key] && (b.Due == day.None || d < b.Due) {
				b.Due, b.Key = d, key
			}
		}
		first[competency] = b
	}
	return first
}

// fewForAll is how many competencies one step can be a plan for, though it names all.
const fewForAll = 3

// general finds the steps that are aimed at all that the level asks, such as a talk about
// the ladder: what is missing is not there when they are done.
func (g *ground) general(a Assessment) map[string]bool {
	times, general := map[string]int{}, map[string]bool{}
	aimed := g.aimed(a)
	for _, e := range a.Expectations {
		for _, key := range aimed[e.Competency] {
			times[key]++
			general[key] = times[key] == len(a.Expectations) && times[key] > fewForAll
		}
	}
	return general
}

// NextRound finds the round that is decided next: the first to open of those that are not
// over. A round is over when it was decided, or closed where it says no decision.
func NextRound(calendar []config.Window, today day.Day) *config.Window {
	var next *config.Window
	for i := range calendar {
		w := &calendar[i]
		if w.Kind == config.Round && w.Over() >= today && (next == nil || w.Opens.First < next.Opens.First) {
			next = w
		}
	}
	return next
}

// late lists the blockers that the plan meets only after the round has closed.
func (x Answer) late() []Blocker {
	if x.Round == nil || !x.Round.Closes.Given() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(x.Blocking), func(b Blocker) bool {
		return b.Due == day.None || b.Due <= x.Round.Closes.Last
	})
}

func (x Answer) stand() Stand {
	switch {
	case len(x.Blocking) == 0:
		return Holds
	case len(x.late()) > 0:
		return CannotHold
	}
	return NotYet
}

// sentence words the answer: "Not yet: 2 of 21 requirements need more evidence, Security (due
// 11 September 2026) and Writing (due 4 September 2026). The committee decides on 13 November 2026."
func (x Answer) sentence() string {
	said := ""
	switch x.Stand {
	case Holds, NoGate:
		said = "Holds: " + x.met()
		if x.lost != "" {
			said = "Holds today, but not on " + x.when + ": " + x.lost + ". Today " + x.met()
		}
		if x.Stand == NoGate {
			said = "No gate is defined: " + x.met() + ", and the framework does not say what the level asks as a whole"
		}
		var but []string // what speaks against it goes before what nobody asks for
		switch n := len(x.doubted); {
		case n == 1 && x.Required == 1:
			but = append(but, "it is in doubt, "+named(x.doubted))
		case n > 0:
			but = append(but, fmt.Sprintf("%d of them %s in doubt, %s", n, are(n), named(x.doubted)))
		}
		if x.against != "" {
			but = append(but, x.against)
		}
		if len(but) > 0 {
			said += ", but " + strings.Join(but, "; and ")
		}
		if x.Open > 0 {
			said += fmt.Sprintf("; %d optional %s %s open", x.Open, noun{"requirement", "requirements"}.of(x.Open), are(x.Open))
		}
		if x.Open == 1 {
			said += ", " + named(x.optional)
		}
	case CannotHold:
		late := x.late()
		verb := are(len(late))
		if len(late) == 1 && len(x.Blocking) == 1 {
			said = fmt.Sprintf("Cannot hold this round: %s, the one requirement that is not met, %s due after it closes on %s", due(late[0]), verb, x.Round.Closes.Words())
			break
		}
		said = fmt.Sprintf("Cannot hold this round: %d of %d requirements %s not met, and %s %s due after it closes on %s",
			len(x.Blocking), x.Required, are(len(x.Blocking)), named(late), verb, x.Round.Closes.Words())
	default:
		said = fmt.Sprintf("Not yet: %d of %d %s %s, %s", len(x.Blocking), x.Required,
			noun{"requirement", "requirements"}.of(x.Required), x.lack(), named(x.Blocking))
	}
	if !strings.HasSuffix(said, "…") { // as of a name that its author has shortened
		said += "."
	}
	if x.lost != "" && x.Stand != Holds {
		said += " On " + x.when + ", less is met: " + x.lost + "."
	}
	if x.Round != nil && x.Round.Decides.Given() {
		said += " The committee decides on " + x.Round.Decides.Words() + "."
	}
	return said
}

// Contested tells whether something speaks against what is met: a requirement may be doubted,
// or is no longer met when the round closes, or a statement does not recommend the case.
func (x Answer) Contested() bool { return len(x.doubted) > 0 || x.against != "" || x.lost != "" }

// lack says what the blocking requirements are short of.
func (x Answer) lack() string {
	n := len(x.Blocking)
	switch {
	case x.rules:
		return are(n) + " not met"
	case slices.ContainsFunc(x.Blocking, func(b Blocker) bool { return b.Some }):
		return noun{"needs more evidence", "need more evidence"}.of(n)
	}
	return noun{"lacks evidence", "lack evidence"}.of(n)
}

func (x Answer) met() string {
	apply := x.Required - x.waived
	said := fmt.Sprintf("all %d requirements are met", apply)
	switch {
	case x.Required == 0:
		return "nothing is required"
	case apply == 0:
		return "no requirement applies"
	case apply == 1:
		said = "the one requirement is met"
	}
	if x.waived > 0 {
		said += fmt.Sprintf(" and %d %s not apply", x.waived, noun{"does", "do"}.of(x.waived))
	}
	return said
}

// named names the first blockers: "Security (due 11 September 2026), Writing and 3 others".
func named(all []Blocker) string {
	var names []string
	for _, b := range all {
		names = append(names, due(b))
	}
	return several(names, blockersNamed)
}

func due(b Blocker) string {
	switch name := inSentence(b.Name); {
	case b.doubt != "":
		return fmt.Sprintf("%s (%s)", name, b.doubt)
	case b.Due == day.None:
		return name
	default:
		return fmt.Sprintf("%s (due %s)", name, day.On(b.Due).Words())
	}
}

// longestName is how long a name may be that stands in a sentence without quotes, in letters.
const longestName = 100

// inSentence gives a name that is a sentence itself in quotes, without its end: what it says
// must not be taken for what the answer says.
func inSentence(name string) string {
	letters := []rune(name)
	if len(letters) <= longestName {
		return name
	}
	short := string(letters[:longestName])
	if at := strings.LastIndexByte(short, ' '); at > 0 {
		short = short[:at]
	}
	return `"` + strings.TrimRight(short, ".,;: ") + ` …"`
}
