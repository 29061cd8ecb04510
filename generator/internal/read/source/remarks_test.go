package source

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestWithoutRemarks(t *testing.T) {
	for _, row := range [][2]string{
		{"one <!-- two --> three", "one  three"},
		{"one\n\n<!-- two\n\nthree -->\n\nfour", "one\n\n\nfour"},
		{"one\n\n<!-- two --> three\nfour", "one\n\n three\nfour"},
		{"one\n\n<!-- two never ends\n\nthree", "one\n"},
		{"> one\n> <!-- two\n> three --> four\n\nfive", "> one\n>  four\n\nfive"},
		{"- one <!-- two\n  three -->\n- four", "- one \n- four"},
		{"    <!-- code -->\n\n`<!-- code -->`\n\n```html\n<!-- code -->\n```", "    <!-- code -->\n\n`<!-- code -->`\n\n```html\n<!-- code -->\n```"},
		{"a <!-- two\n\nthree\n\n--> b", "a  b"},
		{"one <!--> two <!---> three", "one  two  three"},
		{"one <!-- two `--> three` <!-- four --> five", "one  three`  five"},
		{"`one <!-- two` three --> four", "`one <!-- two` three --> four"},
		{"one\n\n<!--\n```\ntwo\n-->\n\n    <!-- code -->\n\n<!--\n```\n-->\nthree", "one\n\n\n    <!-- code -->\n\nthree"},
		{"one\n[//]: # (two)\nthree", "one\nthree"},
		{"one\n[//]: # (for 1) two, 2) three)\n[//]: # \"two\" three\n[//]: # (two) three\nfour", "one\nfour"},
		{"[//]: # (two\n\ntwo (two) again)\nthree", "three"},
		{"[comment]: <> \"two \"quoted\" two\"\nthree", "three"},
		{"[note]: # 'two'\n> [//]: # (two)\n- [//]: # (two)\nthree", "> \n- \nthree"},
		{"[//]: # two without any sign\n[//]: <two>\nthree", "three"},
		{"[top]: #\n[x]: /x \"(two)\"\n[back]: # 'title'\n\n[a][back] [^1]\n\n[^1]: # note", "[top]: #\n[x]: /x \"(two)\"\n[back]: # 'title'\n\n[a][back] [^1]\n\n[^1]: # note"},
		{"```\n[//]: # (code)\n```\n", "```\n[//]: # (code)\n```\n"},
		{"one\n\n[//]: # (two\n\nthree", "one\n"},
		{"one\n\n<!-- two -->\n", "one\n"},
		{"one\n\n<!-- two -->", "one\n"},
		{"one\n\n[//]: #\n(two)\n\nthree", "one\n\n\nthree"},
		{"[//]: #\n'two\ntwo'\n\nthree", "\nthree"},
		{"[//]:\n# (two)\nthree", "three"},
		{"[x]:\n# (three)\n\n[//]:\n# three", "[x]:\n# (three)\n\n# three"},
		{"[//]: /\n\"two\"\n\n[//]:\n<a b>\n(two)\n\nthree", "\n\nthree"},
		{"> [//]: #\n> (two)\n\n> [x]:\n> <>\n(two)\n\nthree", "> \n\n> \n\nthree"},
		{"[\n//\n]: # (two)\n\n> [a\n> note]: # (two)\n\n[a\\]b]: #\n(two)\n\nthree", "\n> \n\n\nthree"},
		{"[//]: #\n(three) is shown\n\n[x]: #\n(three\n\nthree)", "(three) is shown\n\n[x]: #\n(three\n\nthree)"},
		{"Term\n: [//]: # (two)\n\n[^1]: [//]: # (two)\n\nthree[^1]", "Term\n: \n\n[^1]: \n\nthree[^1]"},
		{"one[^1]\n\n[^1]: note\n\n    <!-- two -->\n\nTerm\n:   three\n\n    <!-- two -->\n    four", "one[^1]\n\n[^1]: note\n\n\nTerm\n:   three\n\n    four"},
		{"{{< metric \"`\" >}} <!-- two --> ` three", "{{< metric \"`\" >}}  ` three"},
		{"| a | b |\n|---|---|\n| `x | <!-- two --> y` |", "| a | b |\n|---|---|\n| `x |  y` |"},
		{"<b>one</b> \\<!-- two -->", "<b>one</b> \\<!-- two -->"},
	} {
		if got, _ := NewBody("a.md", 1, row[0]).WithoutRemarks(); got.Text != row[1] {
			t.Errorf("%q\n got %q\nwant %q", row[0], got.Text, row[1])
		}
	}
	if b, _ := NewBody("a.md", 3, "one\n\n<!-- two\nthree -->\n\nfour").WithoutRemarks(); !slices.Equal(b.Lines(), []int{3, 4, 7, 8}) {
		t.Errorf("lines %v of %q", b.Lines(), b.Text)
	}
}

// What a search for bytes finds is what the regular expression of it would.
func TestMayHoldRemarksIsExact(t *testing.T) {
	form := regexp.MustCompile(`<!--|\]:[\s>]*[#<]|//[\s>]*\]:`)
	const parts = "]:|]|:|//|/|#|<|<!--| |\n|>|\t|a|\u00a0|\v"
	pieces, r := strings.Split(parts, "|"), rand.New(rand.NewPCG(1, 2))
	held := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		want := form.MatchString(text)
		if got := MayHoldRemarks(text); got != want {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
		if want {
			held++
		}
	}
	if held < 2000 || held > 18_000 {
		t.Errorf("%d of the texts may hold one: they tell nothing", held)
	}
}
