package ladder_test

import (
	"cmp"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/capture/ladder"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/judge/check"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Each ladder is read without a diagnostic, and has what a ladder has to have.
func TestLaddersAreComplete(t *testing.T) {
	for _, l := range ladder.All() {
		t.Run(l.Name, func(t *testing.T) {
			f := framework(t, l)
			if f.Name.V != l.Title || f.Licence.V != "CC0-1.0" || l.Summary == "" || !strings.HasSuffix(l.Summary, ".") || strings.Contains(l.Summary, "#") {
				t.Errorf("title %q, summary %q, licence %q", l.Title, l.Summary, f.Licence.V)
			}
			if len(f.Levels) != l.Levels || l.Levels < 5 || l.Levels > 7 {
				t.Errorf("%d levels, the list says %d; expected 5 to 7", len(f.Levels), l.Levels)
			}
			if n := len(f.Competencies()); n != l.Competencies || n < 15 || n > 30 {
				t.Errorf("%d competencies, the list says %d; expected 15 to 30", n, l.Competencies)
			}
			for i, level := range f.Levels {
				gate, ok := f.Gate(level.ID)
				if ok != (i > 0) || ok && (len(gate.Rules) == 0 || !gate.Each.Pos.Given()) {
					t.Errorf("%q: a gate %v with %d rules; every level above the first has one with rules, and what is asked of each competency", level.ID, ok, len(gate.Rules))
				}
				if level.Summary.V == "" {
					t.Errorf("%q has no summary", level.ID)
				}
			}
			for _, c := range f.Competencies() {
				complete(t, f, c)
			}
		})
	}
}

// complete holds a competency to what it needs: a demonstration, and expectations at
// every level from the one where it begins, up to the one where it ends.
func complete(t *testing.T, f casefile.Framework, c casefile.Competency) {
	t.Helper()
	if c.Demonstration.V == "" {
		t.Errorf("%s: no demonstration", c.ID)
	}
	var ranks []int
	for _, x := range c.Expectations {
		_, rank, _ := f.Level(x.Level.V)
		ranks = append(ranks, rank)
	}
	if len(ranks) < 3 || ranks[len(ranks)-1]-ranks[0] != len(ranks)-1 || !slices.IsSorted(ranks) {
		t.Errorf("%s: expectations at the levels %v; expected three or more in a row, lowest first", c.ID, ranks)
	}
}

// Every gate can be met, by a portfolio that is sound and whose checks are silent; and
// what is taken away of it is what the answer names.
func TestEveryGateCanBeMet(t *testing.T) {
	for _, l := range ladder.All() {
		for _, level := range framework(t, l).Levels[1:] {
			t.Run(l.Name+"/"+level.ID, func(t *testing.T) {
				c := casetest.Read(t, casetest.Supporting(t, l.Data, level.ID))
				whole := judged(c)
				for _, d := range check.All(t.Context(), c, whole) {
					t.Errorf("%s: %s [%s]", d.Pos, d.Message, d.Check)
				}
				if whole.Answer.Stand != assess.Holds || whole.Answer.Open > 0 {
					t.Fatalf("the gate is not met: %s", whole.Answer.Sentence)
				}
				gate, _ := c.Framework.Gate(level.ID)
				for _, x := range whole.Expectations {
					less := without(c, x.Evidence[:len(x.Evidence)-max(gate.Each.Evidence.V, 1)+1])
					name, _ := c.Framework.Competency(x.Competency)
					blocks(t, less, x.Competency, name.Name.V, x.Importance)
				}
				for _, r := range whole.Rules {
					blocks(t, lacking(c, r), r.ID, r.Name, r.Importance)
				}
			})
		}
	}
}

// blocks holds that the answer to a case names a requirement, if it is one.
func blocks(t *testing.T, c casefile.Case, id, name string, importance casefile.Importance) {
	t.Helper()
	answer := judged(c).Answer
	named := slices.ContainsFunc(answer.Blocking, func(b assess.Blocker) bool { return b.ID == id })
	switch {
	case importance == casefile.Should && (named || answer.Open == 0):
		t.Errorf("%s, which is a should, lacks something, and the answer is %q", id, answer.Sentence)
	case importance == casefile.Must && (!named || answer.Stand == assess.Holds || len(answer.Blocking) <= 3 && !strings.Contains(answer.Sentence, name)):
		t.Errorf("%s lacks something, and the answer is %q", id, answer.Sentence)
	}
}

// lacking takes away as much as a rule needs to be no longer met, and no more.
func lacking(c casefile.Case, r assess.Rule) casefile.Case {
	switch {
	case r.ID == "tenure":
		c.Config.Target.Since = day.Period{First: today, Last: today}
		return c
	case len(r.Entries) == 0: // it asks for assessments
		c.Assessments = c.Assessments[r.Have-r.Want+1:]
		return c
	}
	return without(c, r.Entries[:r.Have-r.Want+1])
}

// without takes entries out of a case.
func without(c casefile.Case, keys []string) casefile.Case {
	gone := func(key string) bool { return slices.Contains(keys, key) }
	c.Evidence = slices.DeleteFunc(slices.Clone(c.Evidence), func(e casefile.Evidence) bool { return gone(e.Key()) })
	c.Feedback = slices.DeleteFunc(slices.Clone(c.Feedback), func(f casefile.Feedback) bool { return gone(f.Key()) })
	c.Statements = slices.DeleteFunc(slices.Clone(c.Statements), func(s casefile.Statement) bool { return gone(s.Key()) })
	return c
}

var today = day.Of(2026, 6, 30)

func judged(c casefile.Case) assess.Assessment {
	return assess.Of(audience.View(c, config.Self), today)
}

// framework reads a ladder as the framework of a portfolio, without a diagnostic.
func framework(t *testing.T, l ladder.Ladder) casefile.Framework {
	t.Helper()
	return casetest.Framework(t, l.Data)
}

// banned are words that no other person can see, or that praise.
var banned = regexp.MustCompile(`(?i)\b(` + strings.Join([]string{
	"strong", "strongly", "excellent", "excels?", "excellence", "great", "outstanding", "exceptional", "superb", "world-class", "passionate", "passion",
	"proactive", "proactively", "understands?", "understanding", "knows?", "knowledgeable", "aware", "awareness", "familiar", "able to", "capable", "ability",
	"demonstrates?", "strives?", "appropriate", "appropriately", "effective", "effectively", "efficient", "efficiently", "successful", "successfully",
	"robust", "seamless", "holistic", "leverages?", "synerg\\w+", "drives?", "champions?", "best practices?", "mindset", "attitude", "empathy", "empathetic",
	"confident", "confidence", "expert", "expertise", "seasoned", "rockstar", "ninja", "guru", "thought leader\\w*", "go-to", "stakeholder management",
	"deep", "deeply", "solid", "high[- ]quality", "various", "etc", "e\\.g\\.", "i\\.e\\.", "always", "never", "very", "highly", "motivated", "inspires?", "inspiring",
	"utili[sz]es?", "facilitates?", "ensures?", "impactful", "empowers?", "best-in-class", "innovative", "creative", "reliable", "reliably", "responsible for", "supports",
}, "|") + `)\b`)

// sentenceWords and textWords bound what an expectation takes to read.
const sentenceWords, textWords = 32, 45

var sentenceEnd = regexp.MustCompile(`[.?!]\s+`)

// Texts are plain: what somebody can see, in sentences that are read once, each of them
// written for its place.
func TestTextsArePlain(t *testing.T) {
	seen := map[string]string{} // text, in small letters, to where it is
	for _, l := range ladder.All() {
		f := framework(t, l)
		for _, x := range texts(f) {
			at := l.Name + " " + x.at
			if word := banned.FindString(x.text); word != "" {
				t.Errorf("%s: %q says %q", at, x.text, word)
			}
			if n := len(strings.Fields(x.text)); n > textWords || n < 4 {
				t.Errorf("%s: %d words: %q", at, n, x.text)
			}
			for _, s := range sentenceEnd.Split(x.text, -1) {
				if n := len(strings.Fields(s)); n > sentenceWords {
					t.Errorf("%s: a sentence of %d words: %q", at, n, s)
				}
			}
			if !strings.HasSuffix(x.text, ".") || strings.ToUpper(x.text[:1]) != x.text[:1] || strings.ContainsAny(x.text, "*_`<>[]") {
				t.Errorf("%s: expected plain sentences, found %q", at, x.text)
			}
			key := strings.ToLower(x.text)
			if other := seen[key]; other != "" {
				t.Errorf("%s and %s say the same: %q", at, other, x.text)
			}
			seen[key] = at
		}
	}
}

// text is a sentence or two of a ladder, and where it stands.
type text struct{ at, text string }

func texts(f casefile.Framework) []text {
	var all []text
	for _, l := range f.Levels {
		all = append(all, text{l.ID, l.Summary.V})
	}
	for _, c := range f.Competencies() {
		for _, x := range c.Expectations {
			all = append(all, text{c.ID + " at " + x.Level.V, x.Text.V})
		}
		all = append(all, text{c.ID + ", demonstration", c.Demonstration.V})
	}
	return all
}

// An expectation grows with its level: two of one competency share few of their words.
func TestExpectationsDiffer(t *testing.T) {
	for _, l := range ladder.All() {
		for _, c := range framework(t, l).Competencies() {
			for i, a := range c.Expectations {
				for _, b := range c.Expectations[i+1:] {
					if share := alike(a.Text.V, b.Text.V); share > 0.6 {
						t.Errorf("%s %s: %s and %s share %.0f%% of their words:\n%s\n%s", l.Name, c.ID, a.Level.V, b.Level.V, share*100, a.Text.V, b.Text.V)
					}
				}
			}
		}
	}
}

// alike gives the share of the shorter text's different words that are in the other.
func alike(a, b string) float64 {
	words := func(s string) map[string]bool {
		all := map[string]bool{}
		for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !(r >= 'a' && r <= 'z') }) {
			if len(w) > 3 {
				all[w] = true
			}
		}
		return all
	}
	x, y := words(a), words(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	return float64(both) / float64(max(1, min(len(x), len(y))))
}

// The manual lists every ladder, with its levels.
func TestManualListsLadders(t *testing.T) {
	page, err := os.ReadFile("../../../../docs/frameworks.md")
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	for _, l := range ladder.All() {
		var levels []string
		for _, level := range framework(t, l).Levels {
			levels = append(levels, level.Name.V)
		}
		fmt.Fprintf(&table, "| `%s` | %s | %d | %s |\n", l.Name, strings.Join(levels, ", "), l.Competencies, l.Summary)
		if !strings.Contains(string(page), "\n- **`"+l.Name+"`** ") {
			t.Errorf("docs/frameworks.md does not describe %s", l.Name)
		}
	}
	if !strings.Contains(string(page), "|\n"+table.String()+"\n") {
		t.Errorf("docs/frameworks.md has another table; expected:\n%s", table.String())
	}
}

func TestFind(t *testing.T) {
	all := ladder.All()
	if !slices.IsSortedFunc(all, func(a, b ladder.Ladder) int { return cmp.Compare(a.Name, b.Name) }) || len(all) == 0 {
		t.Errorf("%d ladders, or not in the order of their names", len(all))
	}
	for _, l := range all {
		if found, ok := ladder.Find(l.Name); !ok || fmt.Sprint(found) != fmt.Sprint(l) {
			t.Errorf("%s is not found", l.Name)
		}
	}
	for _, name := range []string{"", "nursing", "../ladder", "data/engineering", "engineering.yaml"} {
		if _, ok := ladder.Find(name); ok {
			t.Errorf("%q is found", name)
		}
	}
}
