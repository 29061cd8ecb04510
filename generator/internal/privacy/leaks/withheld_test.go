package leaks

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// asFiles is a case as a site would show it: every text of it, as JSON.
func asFiles(t testing.TB, c casefile.Case) map[string][]byte {
	files := map[string][]byte{}
	for i, p := range texts.Every(c) {
		text, err := json.Marshal(p.Text)
		if err != nil {
			t.Fatal(err)
		}
		files[fmt.Sprintf("%d.json", i)] = text
	}
	return files
}

// Cases that are made up, each with a seed of its own: what an audience sees
// gives no alarm, and what it does not see, put into a file, gives one for each
// entry.
func TestMadeUpCasesHold(t *testing.T) {
	n := 300
	switch os.Getenv("CASEBOOK_LONG") {
	case "":
	case "nightly":
		n = 10_000
	default:
		n = 3000
	}
	for seed := range n {
		r := rand.New(rand.NewPCG(1, uint64(seed)))
		c := casetest.Read(t, madeUp(r))
		for _, a := range casetest.Audiences {
			seen := audience.View(c, a)
			h := WithheldFrom(c, seen, a, ours)
			if got := h.Search(asFiles(t, seen)); len(got) > 0 {
				t.Fatalf("seed %d: a false alarm for %s: %v", seed, a, got)
			}
			open := map[string]bool{}
			for _, e := range seen.Entries() {
				open[e.Key()] = true
			}
			for _, e := range c.Entries() {
				if open[e.Key()] {
					continue
				}
				for what, text := range map[string]string{"title": e.Title.V, "id": e.Path(), "words": e.Body.Text} {
					got := h.Search(map[string][]byte{"a.html": []byte("<p>" + text + "</p>")})
					if len(got) == 0 || !strings.HasPrefix(got[0].From.File, "content/") {
						t.Fatalf("seed %d: %s of %s is not found for %s in %q: %v", seed, what, e.Key(), a, text, got)
					}
				}
			}
		}
	}
}

// madeUp makes a small portfolio of words that nobody uses, and of some that
// everybody does.
func madeUp(r *rand.Rand) map[string]string {
	syllables := []string{"ka", "lo", "mé", "ri", "su", "to", "ña", "ve", "zu", "øl", "ßa", "in"}
	common := []string{"the", "of", "and", "will", "a", "team", "evidence", "we"}
	word := func() string {
		if r.IntN(4) == 0 {
			return common[r.IntN(len(common))]
		}
		s := ""
		for range 3 + r.IntN(3) {
			s += syllables[r.IntN(len(syllables))]
		}
		return s
	}
	say := func(n int) string {
		var all []string
		for range n {
			all = append(all, word())
		}
		return strings.Join(all, " ")
	}
	name := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	files, n := map[string]string{}, 3+r.IntN(8)
	person := name("b"+say(1)+"o") + " " + name("d"+say(1)+"u")
	files["content/people.yaml"] = fmt.Sprintf("- {id: p1, name: %s, alias: a peer, named: %s}\n", person, casetest.Audiences[r.IntN(4)])
	for i := range n {
		collection := casefile.Collections()[r.IntN(9)]
		fields := ""
		if r.IntN(2) == 0 {
			fields += fmt.Sprintf("audience: %s\n", casetest.Audiences[r.IntN(4)])
		}
		if collection == casefile.FeedbackFolder || collection == casefile.StatementsFolder {
			fields = "consent: quote\n" + fields
		}
		if r.IntN(6) == 0 {
			fields += "draft: true\n"
		}
		body := say(9+r.IntN(20)) + ". " + person + " **" + say(3) + "** [" + say(2) + "](https://example.com/" + fmt.Sprint(i) + ") " + say(6)
		if r.IntN(3) == 0 {
			body += "\n\n{{< only \"" + casetest.Audiences[r.IntN(4)].String() + "\" >}}" + say(8) + "{{< /only >}}\n"
		}
		files[fmt.Sprintf("content/%s/x%d-k%d.md", collection, i, r.IntN(1000))] =
			"---\ntitle: " + name("q"+say(3+r.IntN(4))) + " zorba\nsummary: " + say(7) + "\n" + fields + "---\n" + body + "\n"
	}
	return files
}

// The demo and the cases beside it: something is held back, and nothing of what
// is seen gives an alarm. The sites that are built of them are searched in
// package generator.
func TestNoFalseAlarmInViewsOfRealCases(t *testing.T) {
	for _, dir := range []string{"../../../..", "../../../../../shared/cases/crossplane", "../../../../../shared/cases/in-toto"} {
		if _, err := os.Stat(dir + "/config.yaml"); err != nil {
			t.Logf("%s is not here", dir)
			continue
		}
		tree, _, err := source.Read(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		cfg, _ := config.Load(tree, config.Options{})
		c, _ := casefile.From(tree, cfg)
		for _, a := range casetest.Audiences {
			seen := audience.View(c, a)
			h := WithheldFrom(c, seen, a, ours)
			if got := h.Search(asFiles(t, seen)); len(got) > 0 {
				t.Errorf("%s for %s: %v", dir, a, got)
			}
			if a == config.Public && (h.Count().Words == 0 || h.Count().Titles == 0 || h.Count().IDs == 0) {
				t.Errorf("%s for %s: nothing is held back: %+v", dir, a, h.Count())
			}
			if got := h.Search(asFiles(t, c)); a < config.Mentor && len(got) == 0 {
				t.Errorf("%s for %s: the whole case gives no alarm", dir, a)
			}
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	h := heldFromCommittee(b)
	page := []byte(strings.Repeat("<li class=\"row\"><a href=\"/evidence/rota-0123/\">Rota of the platform team &amp; friends</a> <span>2026-03-12</span></li>\n", 10_000))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if len(h.Search(map[string][]byte{"index.html": page})) > 0 {
			b.Fatal("a false alarm")
		}
	}
}
