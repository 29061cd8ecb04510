package assess

import (
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Outlook is what is met today, and no longer on the day that counts: when the round that is
// open or next closes, or is decided where no closing is known.
type Outlook struct {
	Day    day.Day
	Event  string // what happens on that day: "the round closes"
	Losses []Loss // expectations in the framework's order, then rules; empty = nothing gets worse
}

// Loss is an expectation or a rule whose verdict is worse on the day of an outlook.
type Loss struct {
	ID, Name   string // of the competency or rule
	Importance casefile.Importance
	Held       bool     // it is supported or waived today, and is not then
	Lacks      string   // what is missing then: "1 exhibit"
	Entries    []Expiry // those that count today and are too old then, newest first
	Within     day.Span // how old they may be
}

// Expiry is an entry that counts, and until when.
type Expiry struct {
	Key   string
	From  casefile.Date // what it grows old from
	Until day.Day       // the last day on which it counts
}

// outlook judges the case again on the day that counts. Only a gate that says how old
// something may be can turn a verdict to the worse.
func (g *ground) outlook(a Assessment) Outlook {
	round := a.Answer.Round
	if round == nil || !g.ages() {
		return Outlook{}
	}
	o := decisive(*round)
	if o.Day <= g.today {
		return Outlook{}
	}
	then := newGround(g.c, o.Day)
	then.judged = then.expectations()
	for i, e := range a.Expectations {
		if later := then.judged[i]; later.Verdict.rank() < e.Verdict.rank() {
			o.Losses = append(o.Losses, Loss{
				ID: e.Competency, Name: g.competencyName(e.Competency), Importance: e.Importance,
				Held: e.Verdict.Holds() && !later.Verdict.Holds(), Lacks: missing(later),
				Entries: g.gone(e.Evidence, later.Evidence, g.gate.Each.Within.V), Within: g.gate.Each.Within.V,
			})
		}
	}
	for i, later := range then.rules() {
		r := a.Rules[i]
		if later.Verdict.rank() < r.Verdict.rank() {
			o.Losses = append(o.Losses, Loss{
				ID: r.ID, Name: r.Name, Importance: r.Importance,
				Held: r.Verdict.Holds() && !later.Verdict.Holds(), Lacks: fmt.Sprintf("%d of %d %s", later.Want-later.Have, later.Want, later.Unit),
				Entries: g.gone(r.Entries, later.Entries, g.withinOf(r.ID)), Within: g.withinOf(r.ID),
			})
		}
	}
	return o
}

// decisive gives the day on which a round takes its cases as they are.
func decisive(round config.Window) Outlook {
	if round.Closes.Given() || !round.Decides.Given() {
		return Outlook{Day: round.Closing(), Event: "the round closes"}
	}
	return Outlook{Day: round.Decides.Last, Event: "the committee decides"}
}

// ages tells whether the gate says of anything how old it may be.
func (g *ground) ages() bool {
	return g.gate.Each.Within.V.Given() || slices.ContainsFunc(g.gate.Rules, func(r casefile.Rule) bool { return r.Within.V.Given() })
}

func (g *ground) withinOf(rule string) day.Span {
	for _, r := range g.gate.Rules {
		if r.ID == rule {
			return r.Within.V
		}
	}
	return day.Span{}
}

// rank orders verdicts: what is waived is met.
func (v Verdict) rank() int {
	switch v {
	case Supported, Waived:
		return 2
	case Some:
		return 1
	}
	return 0
}

// gone lists what counts now and not then.
func (g *ground) gone(now, then []string, within day.Span) []Expiry {
	var all []Expiry
	for _, key := range now {
		if !slices.Contains(then, key) {
			from := g.agesFrom(key)
			all = append(all, Expiry{key, from, within.Lasts(from.V.Last)})
		}
	}
	return all
}

// agesFrom gives the date from which an entry that counts grows old.
func (g *ground) agesFrom(key string) casefile.Date {
	for i := range g.c.Evidence {
		if e := &g.c.Evidence[i]; e.Key() == key {
			return e.Ended
		}
	}
	for i := range g.c.Feedback {
		if f := &g.c.Feedback[i]; f.Key() == key {
			return f.When()
		}
	}
	for i := range g.c.Statements {
		if s := &g.c.Statements[i]; s.Key() == key {
			return s.When()
		}
	}
	panic("bug: an entry that counts is none of those that can: " + key)
}

// On says when the outlook is: "15 December 2026, when the round closes".
func (o Outlook) On() string { return day.On(o.Day).Words() + ", when " + o.Event }

// lost words the requirements that are met today and not then; "" = none.
func (o Outlook) lost() string {
	var names []string
	var one Loss
	for _, l := range o.Losses {
		if l.Importance == casefile.Must && l.Held {
			one, names = l, append(names, fmt.Sprintf("%s (lacks %s)", inSentence(l.Name), l.Lacks))
		}
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return inSentence(one.Name) + " then lacks " + one.Lacks
	}
	return fmt.Sprintf("%d requirements are then not met, %s", len(names), several(names, blockersNamed))
}
