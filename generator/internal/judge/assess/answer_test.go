package assess

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// TestAnswers words what blocks, when it is due, and when the committee decides.
func TestAnswers(t *testing.T) {
	autumn := config.Window{
		Name: "Autumn", Kind: config.Round, Opens: period("2026-09-07"), Closes: period("2026-10-16"), Decides: period("2026-11-13"),
	}
	for name, c := range map[string]struct {
		verdicts string // of a, b, ...: s supported, m some, n none, w waived; upper case: optional
		rules    string
		due      map[string]string // of the milestone that is aimed at a competency
		calendar []config.Window
		doubted  string   // of the verdicts
		says     []string // what the statements recommend
		behind   string   // what names end with
		asks     string   // what expectations end with, which begin as names do
		ungated  bool     // the framework has no gate for the level
		want     string
	}{
		"nothing is asked":   {},
		"holds":              {verdicts: "sw", rules: "s", want: "Holds: all 2 requirements are met and 1 does not apply."},
		"waived alone":       {verdicts: "ww", want: "Holds: no requirement applies."},
		"one applies":        {verdicts: "sww", want: "Holds: the one requirement is met and 2 do not apply."},
		"a sentence":         {verdicts: "sN", behind: " has been written down by the project as a result of its experience with it, and the history of it shows so", want: `Holds: the one requirement is met; 1 optional requirement is open, "Name of b has been written down by the project as a result of its experience with it, and the …".`},
		"no gate":            {verdicts: "sss", ungated: true, want: "No gate is defined: all 3 requirements are met, and the framework does not say what the level asks as a whole."},
		"no gate, one":       {verdicts: "s", ungated: true, calendar: []config.Window{autumn}, want: "No gate is defined: the one requirement is met, and the framework does not say what the level asks as a whole. The committee decides on 13 November 2026."},
		"no gate, not yet":   {verdicts: "sn", ungated: true, want: "Not yet: 1 of 2 requirements lacks evidence, Name of b."},
		"one":                {verdicts: "s", want: "Holds: the one requirement is met."},
		"only optional":      {verdicts: "NS", want: "Holds: nothing is required; 1 optional requirement is open, Name of a."},
		"open ones":          {verdicts: "ssNM", calendar: []config.Window{autumn}, want: "Holds: all 2 requirements are met; 2 optional requirements are open. The committee decides on 13 November 2026."},
		"in doubt":           {verdicts: "ssS", doubted: "bc", want: "Holds: all 2 requirements are met, but 1 of them is in doubt, Name of b (one witness only)."},
		"the one in doubt":   {verdicts: "s", doubted: "a", says: []string{"not yet manager"}, want: "Holds: the one requirement is met, but it is in doubt, Name of a (one witness only); and 1 of 1 statement (manager) does not recommend it yet."},
		"one says not yet":   {verdicts: "s", says: []string{"yes", "not yet", "abstains"}, want: "Holds: the one requirement is met, but 1 of 3 statements does not recommend it yet."},
		"two say not yet":    {verdicts: "s", calendar: []config.Window{autumn}, says: []string{"not yet manager", "not yet manager"}, want: "Holds: the one requirement is met, but 2 of 2 statements (manager) do not recommend it yet. The committee decides on 13 November 2026."},
		"of two capacities":  {verdicts: "sN", says: []string{"not yet manager", "not yet", "not yet peer"}, want: "Holds: the one requirement is met, but 3 of 3 statements (manager, peer) do not recommend it yet; 1 optional requirement is open, Name of b."},
		"the one statement":  {verdicts: "s", says: []string{"not yet manager"}, want: "Holds: the one requirement is met, but 1 of 1 statement (manager) does not recommend it yet."},
		"says it anyway":     {verdicts: "n", says: []string{"not yet"}, want: "Not yet: 1 of 1 requirement lacks evidence, Name of a."},
		"not planned":        {verdicts: "sn", want: "Not yet: 1 of 2 requirements lacks evidence, Name of b."},
		"planned":            {verdicts: "nm", due: map[string]string{"b": "2026-09-11"}, calendar: []config.Window{autumn}, want: "Not yet: 2 of 2 requirements need more evidence, Name of a and Name of b (due 11 September 2026). The committee decides on 13 November 2026."},
		"rules too":          {verdicts: "n", rules: "sn", want: "Not yet: 2 of 3 requirements are not met, Name of a and rule 1."},
		"one rule":           {verdicts: "s", rules: "n", want: "Not yet: 1 of 2 requirements is not met, rule 0."},
		"four are named":     {verdicts: "nnnn", want: "Not yet: 4 of 4 requirements lack evidence, Name of a, Name of b, Name of c and Name of d."},
		"of five three":      {verdicts: "nnnnn", want: "Not yet: 5 of 5 requirements lack evidence, Name of a, Name of b, Name of c and 2 others."},
		"too late":           {verdicts: "sn", due: map[string]string{"b": "2026-10-17"}, calendar: []config.Window{autumn}, want: "Cannot hold this round: Name of b (due 17 October 2026), the one requirement that is not met, is due after it closes on 16 October 2026. The committee decides on 13 November 2026."},
		"some too late":      {verdicts: "nn", due: map[string]string{"b": "2026-12"}, calendar: []config.Window{autumn}, want: "Cannot hold this round: 2 of 2 requirements are not met, and Name of b (due 31 December 2026) is due after it closes on 16 October 2026. The committee decides on 13 November 2026."},
		"on the last day":    {verdicts: "n", due: map[string]string{"a": "2026-10-16"}, calendar: []config.Window{autumn}, want: "Not yet: 1 of 1 requirement lacks evidence, Name of a (due 16 October 2026). The committee decides on 13 November 2026."},
		"a round is over":    {verdicts: "s", calendar: []config.Window{{Kind: config.Round, Opens: period("2026-03-02"), Closes: period("2026-03-27"), Decides: period("2026-04-24")}, autumn}, want: "Holds: the one requirement is met. The committee decides on 13 November 2026."},
		"closed, undecided":  {verdicts: "s", calendar: []config.Window{{Kind: config.Round, Opens: period("2026-06-01"), Closes: period("2026-06-26"), Decides: period("2026-07-10")}, autumn}, want: "Holds: the one requirement is met. The committee decides on 10 July 2026."},
		"shortened names":    {verdicts: "sN", behind: " as a result of …", want: "Holds: the one requirement is met; 1 optional requirement is open, Name of b as a result of …"},
		"shortened, known":   {verdicts: "sN", behind: " as a result of …", asks: " as a result of their experience.", want: "Holds: the one requirement is met; 1 optional requirement is open, Name of b as a result of their experience."},
		"shortened, decided": {verdicts: "n", behind: " …", calendar: []config.Window{autumn}, want: "Not yet: 1 of 1 requirement lacks evidence, Name of a … The committee decides on 13 November 2026."},
		"no round":           {verdicts: "s", calendar: []config.Window{{Kind: config.Rest, Opens: period("2026-09-07"), Closes: period("2026-10-16")}}, want: "Holds: the one requirement is met."},
	} {
		g := &ground{today: on(today), author: func(string) bool { return false }, plans: map[string]*casefile.Milestone{}}
		g.c.Config.Calendar = c.calendar
		if !c.ungated {
			g.gate.Level = casefile.Ref{V: "staff"}
		}
		a := Assessment{Day: on(today)}
		var area casefile.Area
		of := map[rune]Verdict{'s': Supported, 'm': Some, 'n': None, 'w': Waived, 'S': Supported, 'M': Some, 'N': None}
		for i, v := range c.verdicts {
			id := string(rune('a' + i))
			area.Competencies = append(area.Competencies, casefile.Competency{ID: id, Name: text("Name of " + id + c.behind), Expectations: []casefile.Expectation{{Text: text("Name of " + id + c.asks)}}})
			x := Expectation{Competency: id, Verdict: of[v], Importance: casefile.Must}
			if v < 'a' {
				x.Importance = casefile.Should
			}
			if strings.Contains(c.doubted, id) {
				x.Doubts = []Doubt{OneWitness}
			}
			a.Expectations = append(a.Expectations, x)
			if x.Verdict == Some || x.Verdict == None {
				gap := Gap{Competency: id}
				if due, ok := c.due[id]; ok {
					key := "milestones/" + id
					a.Milestones = append(a.Milestones, Milestone{Key: key + "-later", Due: on(due) + 9}, Milestone{Key: key, Due: on(due)}, Milestone{Key: key + "-some-day", Due: day.None})
					gap.AimedAt = []string{key + "-some-day", key + "-later", key}
				}
				a.Gaps = append(a.Gaps, gap)
			}
		}
		g.c.Framework.Areas = []casefile.Area{area}
		for _, said := range c.says {
			g.c.Statements = append(g.c.Statements, casefile.Statement{From: casefile.Ref{V: "rhea"}, Recommends: text(recommends(said)), Capacity: text(strings.TrimSpace(strings.TrimPrefix(said, recommends(said))))})
		}
		for i, v := range c.rules {
			a.Rules = append(a.Rules, Rule{ID: fmt.Sprint("r", i), Name: fmt.Sprint("rule ", i), Verdict: of[v], Importance: casefile.Must})
		}
		for _, m := range a.Milestones {
			g.plans[m.Key] = &casefile.Milestone{}
		}
		x := g.answer(a)
		if x.Sentence != c.want {
			t.Errorf("%s:\n%q\nexpected\n%q", name, x.Sentence, c.want)
		}
		if holds, none := x.Stand == Holds || c.ungated && x.Stand == NoGate, x.Stand == ""; none != (c.want == "") || holds != (len(x.Blocking) == 0 && !none) {
			t.Errorf("%s: stand %q with %d blocking", name, x.Stand, len(x.Blocking))
		}
		if against := strings.Contains(fmt.Sprint(c.says), "not yet"); x.Contested() != (against || strings.Contains(c.doubted, "b")) {
			t.Errorf("%s: contested is %t", name, x.Contested())
		}
	}
}

// recommends gives what a statement of the table recommends; its capacity stands behind it.
func recommends(said string) string {
	if strings.HasPrefix(said, "not yet") {
		return "not yet"
	}
	return said
}

// TestAStepForAllIsNoPlan holds that a talk about the whole ladder does not say when
// anything of it will be there.
func TestAStepForAllIsNoPlan(t *testing.T) {
	wide := func(c *casefile.Case) {
		area := &c.Framework.Areas[0]
		area.Competencies = append(area.Competencies, competency("writing", casefile.Must, "staff"))
	}
	talk := ms("talk", "2026-07-10", aims("design delivery hiring writing"))
	for name, c := range map[string]struct {
		change []func(*casefile.Case)
		want   string
	}{
		"of four":           {[]func(*casefile.Case){wide, plans(talk)}, "design, delivery and writing"},
		"beside a plan":     {[]func(*casefile.Case){wide, plans(talk, ms("queue", "2026-09-11", aims("delivery")))}, "design, delivery (due 11 September 2026) and writing"},
		"but for one":       {[]func(*casefile.Case){wide, plans(ms("most", "2026-07-10", aims("design delivery hiring")))}, "design (due 10 July 2026), delivery (due 10 July 2026) and writing"},
		"of three, a plan":  {[]func(*casefile.Case){plans(ms("all", "2026-07-10", aims("design delivery hiring")))}, "design (due 10 July 2026) and delivery (due 10 July 2026)"},
		"at a lower level":  {[]func(*casefile.Case){wide, plans(ms("low", "2026-07-10", aims("design delivery hiring writing@senior")))}, "design (due 10 July 2026), delivery (due 10 July 2026) and writing"},
		"an outcome is due": {[]func(*casefile.Case){wide, plans(talk, ms("late", "2026-08-01", aims("design")), ms("soon", "2026-07-20", aims("design")))}, "design (due 20 July 2026), delivery and writing"},
	} {
		if got := strings.ToLower(Of(ladder(c.change...), on(today)).Answer.Sentence); !strings.Contains(got, strings.ToLower(c.want)) {
			t.Errorf("%s: %q does not contain %q", name, got, c.want)
		}
	}
}
