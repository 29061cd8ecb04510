package redact_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

func TestTermsThatOverlap(t *testing.T) {
	c := casetest.Hiding(t, `redact:
  - {term: Falcon, as: the bird, from: mentor}
  - {term: Project Falcon, as: the project, from: mentor}
  - {term: Falcon Heavy Lift, as: the rocket, from: mentor}
  - {term: Costa Heavy, as: a customer, from: mentor}
  - {pattern: 'Lift \d+', as: a flight, from: mentor}
`, nil)
	for _, row := range [][2]string{
		{"in Project Falcon Heavy Lift now", "in the project now"},
		{"in **Project Falcon** Heavy Lift now", "in **the project** now"},
		{"in Project-Falcon-Heavy-Lift now", "in the project now"},
		{"in Project\nFalcon Heavy\nLift now", "in the project now"},
		{"in Project Falcon Heavy Lift 12 now", "in the project now"},
		{"with Falcon Heavy Lift 12 now", "with the rocket now"},
		{"with Costa Heavy Lift now", "with a customer Lift now"},
		{"with Project Falcon, Falcon Heavy Lift", "with the project, the rocket"},
	} {
		if got := body(t, c, row[0]); got != row[1] {
			t.Errorf("%q\nbecomes %q\nwant    %q", row[0], got, row[1])
		}
	}
}

// The mark of a footnote, and the label of a link, part no name: no reader sees a word there.
func TestLabelsPartNoName(t *testing.T) {
	c := casetest.Hiding(t, `redact:
  - {term: Blue Ibis, as: the product, from: mentor}
  - {pattern: 'QX-\d{4}', as: a ticket, from: mentor}
`, nil)
	const notes = "\n\n[^1]: A note.\n\n[there]: https://example.com/"
	for _, row := range [][2]string{
		{"with Blue[^1] Ibis now", "with the product[^1] now"},
		{"with Blue[^1]Ibis now", "with the product[^1] now"},
		{"with Blue [^1]\nIbis now", "with the product[^1] now"},
		{"with *Blue*[^1] Ibis now", "with *the product*[^1] now"},
		{"with [Blue][there] Ibis now", "with [the product][there] now"},
		{"in QX-[^1]1234 now", "in a ticket[^1] now"},
		{"in QX[^1]-1234 now", "in a ticket[^1] now"},
	} {
		if got := body(t, c, row[0]+notes); got != row[1]+notes {
			t.Errorf("%q\nbecomes %q\nwant    %q", row[0], got, row[1]+notes)
		}
	}
}

// Of a text, nothing stays that a term, a name or a pattern matches in it,
// however they overlap, and all the rest does.
func TestNothingOfWhatOverlapsStays(t *testing.T) {
	words := []string{"abel", "brink", "cedar", "delta", "ember"}
	random := rand.New(rand.NewPCG(11, 10))
	some := func(least, most int) string {
		var all []string
		for range least + random.IntN(most-least+1) {
			all = append(all, words[random.IntN(len(words))])
		}
		return strings.Join(all, " ")
	}
	for range 300 {
		var config strings.Builder
		var forms []string
		config.WriteString("redact:\n")
		for range 1 + random.IntN(4) {
			form := some(1, 3)
			forms = append(forms, form)
			key := "term"
			if parts := strings.Fields(form); random.IntN(3) == 0 && parts[0] != parts[len(parts)-1] { // a pattern does not overlap itself
				key, form = "pattern", `\b`+form+`\b`
			}
			fmt.Fprintf(&config, "  - {%s: '%s', as: ◆, from: mentor}\n", key, form)
		}
		hidden := some(2, 3)
		forms = append(forms, hidden)
		c := casetest.Hiding(t, config.String(), map[string]string{"content/people.yaml": fmt.Sprintf("- {id: p, name: %s, alias: ◆, named: mentor}\n", hidden)})
		for range 10 {
			text := some(4, 12)
			c.Evidence[0].Title = casefile.Text{V: text}
			if got, want := body(t, c, text), struck(text, forms); got != want {
				t.Fatalf("%s%s\n%q becomes\n%q, want\n%q", &config, hidden, text, got, want)
			}
			if got, want := audience.View(c, 2).Evidence[0].Title.V, struck(text, forms); got != want {
				t.Fatalf("%s%s\ntitle %q becomes\n%q, want\n%q", &config, hidden, text, got, want)
			}
		}
	}
}

// struck writes a sign for every run of words that some forms cover.
func struck(text string, forms []string) string {
	var all [][]int
	for _, form := range forms {
		whole := regexp.MustCompile(`\b` + form + `\b`)
		for from := 0; from < len(text); from++ {
			if at := whole.FindStringIndex(text[from:]); at != nil {
				all = append(all, []int{from + at[0], from + at[1]})
			}
		}
	}
	slices.SortFunc(all, func(a, b []int) int { return a[0] - b[0] })
	var out strings.Builder
	from := 0
	for i := 0; i < len(all); {
		start, end := all[i][0], all[i][1]
		for ; i < len(all) && all[i][0] < end; i++ {
			end = max(end, all[i][1])
		}
		out.WriteString(text[from:start] + "◆")
		from = end
	}
	return out.String() + text[from:]
}
