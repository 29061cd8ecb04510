package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// rules judges the lines of the gate: tenure first, then as in the file.
func (g *ground) rules() []Rule {
	if g.aim < 0 {
		return nil
	}
	var all []Rule
	if g.gate.Tenure.Pos.Given() {
		all = append(all, g.tenure(g.gate.Tenure))
	}
	for _, r := range g.gate.Rules {
		all = append(all, g.rule(r))
	}
	for i := range all {
		if w, ok := g.waiver("", all[i].ID); ok {
			all[i].Verdict, all[i].Because = waived(all[i].Verdict, all[i].Because, w)
		}
	}
	return all
}

// tally is one count of a rule: how much is there, and how much is asked.
type tally struct {
	have, want int
	unit       noun
	because    string
	entries    []dated
	people     []string
	doubted    int // of what is there
	older      int // what would count were it not older than the rule's span
}

// dated is an entry's key with the day that orders it.
type dated struct {
	day day.Day
	key string
}

func (g *ground) rule(r casefile.Rule) Rule {
	j := Rule{ID: r.ID, Name: r.Name.V, Importance: r.Importance, Verdict: Supported, of: r.Competency.V}
	if j.Name == "" {
		j.Name = g.ruleName(r)
	}
	var tallies []tally
	if countless(r) {
		r.Evidence.V = 1
	}
	if r.Evidence.V > 0 || r.Witnesses.V > 0 {
		tallies = g.evidenceFor(r)
	}
	if r.Feedback.V > 0 {
		tallies = append(tallies, g.feedbackFor(r))
	}
	if r.Statements.V > 0 {
		tallies = append(tallies, g.statementsFor(r))
	}
	if r.Assessments.V > 0 {
		tallies = append(tallies, g.assessmentsFor(r))
	}
	if r.Competencies.V > 0 {
		t := g.competenciesFor(r)
		tallies, j.lacks = append(tallies, t), max(t.want-t.have, 0)
	}
	j.settle(tallies, r.Within.V)
	return j
}

// countless tells whether a rule says of nothing how many are asked.
func countless(r casefile.Rule) bool {
	return max(r.Evidence.V, r.Witnesses.V, r.Feedback.V, r.Statements.V, r.Assessments.V, r.Competencies.V) <= 0
}

// settle fills a rule's judgement from its counts.
func (j *Rule) settle(tallies []tally, within day.Span) {
	var entries []dated
	var said []string
	have, reached, older := 0, true, 0
	worst := tallies[0]
	for _, t := range tallies {
		have, older = have+t.have, older+t.older
		reached = reached && t.have >= t.want
		if t.have >= t.want && t.have-t.doubted < t.want {
			j.Doubts = []Doubt{SomeDoubted}
		}
		if t.have*worst.want < worst.have*t.want {
			worst = t
		}
		said = append(said, t.because)
		entries = append(entries, t.entries...)
		j.Witnesses = append(j.Witnesses, t.people...)
	}
	switch {
	case reached:
		j.Verdict = Supported
	case have > 0:
		j.Verdict = Some
	default:
		j.Verdict = None
	}
	if !reached {
		j.Doubts = nil
	}
	j.Have, j.Want, j.Unit = worst.have, worst.want, worst.unit.many
	j.Because = strings.Join(said, ", ")
	if !reached && older > 0 {
		j.Because += fmt.Sprintf("; %s %s older than %s", more(older, have), are(older), within.Text)
	}
	slices.SortStableFunc(entries, func(a, b dated) int { return cmp.Compare(b.day, a.day) })
	for _, e := range entries {
		j.Entries = append(j.Entries, e.key)
	}
	slices.Sort(j.Witnesses)
	j.Witnesses = slices.Compact(j.Witnesses)
}

// evidenceFor counts finished evidence, and the people who can confirm it.
func (g *ground) evidenceFor(r casefile.Rule) []tally {
	list := g.finished
	if r.Competency.V != "" {
		list = trail(g.named[r.Competency.V], g.aim)
	}
	var fits []*exhibit
	for _, x := range list {
		if x.top >= g.aim && ofKind(x.Kind.V, r.Kind) && asWide(x.Scope.V, r.Scope.V) {
			fits = append(fits, x)
		}
	}
	fresh, stale := cut(fits, g.today, r.Within.V)
	var by []string
	for _, id := range witnesses(fresh) {
		if g.person(id, r.From) {
			by = append(by, id)
		}
	}
	var entries []dated
	for _, x := range slices.Backward(fresh) {
		entries = append(entries, dated{x.ended, x.Key()})
	}

	var tallies []tally
	if r.Evidence.V > 0 {
		tallies = append(tallies, tally{have: len(fresh), want: r.Evidence.V, unit: exhibits,
			because: exhibits.against(len(fresh), r.Evidence.V)})
	}
	if r.Witnesses.V > 0 {
		tallies = append(tallies, tally{have: len(by), want: r.Witnesses.V, unit: witnessing,
			because: witnessing.against(len(by), r.Witnesses.V)})
	}
	tallies[0].entries, tallies[0].people, tallies[0].older = entries, by, len(stale)
	return tallies
}

func ofKind(kind string, kinds []casefile.Text) bool {
	return len(kinds) == 0 || slices.ContainsFunc(kinds, func(k casefile.Text) bool { return k.V == kind })
}

// scopes are how far work reaches, narrowest first.
var scopes = [...]string{"self", "team", "teams", "organisation", "industry"}

// asWide tells whether a scope is the one asked for or a wider one.
func asWide(scope, asked string) bool {
	if asked == "" {
		return true
	}
	have, want := slices.Index(scopes[:], scope), slices.Index(scopes[:], asked)
	return want >= 0 && have >= want
}
