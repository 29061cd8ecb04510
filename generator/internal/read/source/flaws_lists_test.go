package source

import (
	"fmt"
	"strings"
	"testing"
)

func TestListsArePrintedWithOtherNumbers(t *testing.T) {
	for _, test := range []struct{ numbers, want string }{
		{"1. 2. 3.", ""},
		{"1. 1. 1.", ""},
		{"0. 0. 0.", ""},
		{"0. 1. 2.", ""},
		{"7. 8. 9. 10.", ""},
		{"1) 2) 3)", ""},
		{"2021.", ""},
		{"1. 2) 3)", ""}, // two lists
		{"1. 2. 4.", "warning 4. 3."},
		{"1. 2. 2. 3.", "warning 2. 3."},
		{"1. 3. 2.", "warning 3. 2."},
		{"1. 3. 7.", "error 3. 2."},
		{"3. 17. 28.", "error 17. 4."},
		{"03. 17.", "error 17. 4."},
		{"5. 5.", "error 5. 6."},
		{"2019. 2021. 2024.", "error 2021. 2020."},
		{"3) 2) 1)", "error 2) 4)"},
		{"5. 6. 8.", "error 8. 7."},
	} {
		for _, before := range []string{"", "> ", "- ", "Steps:\n\n", "Text.\n\n"} {
			var text strings.Builder
			intro, mark := "", before
			if strings.HasSuffix(before, "\n") {
				intro, mark = before, ""
			}
			text.WriteString(intro)
			for i, n := range strings.Fields(test.numbers) {
				if mark == "- " && i > 0 {
					text.WriteString("  " + n + " words\n")
				} else {
					text.WriteString(mark + n + " words\n")
				}
			}
			got := ""
			for _, f := range NewBody("a.md", 1, text.String()).Flaws() {
				switch f.Kind {
				case Renumbered:
					got = fmt.Sprintf("error %s %s", f.Words, f.Form)
				case Miscounted:
					got = fmt.Sprintf("warning %s %s", f.Words, f.Form)
				}
				if at := text.String()[f.Start:f.End]; at != f.Words {
					t.Errorf("%q: the place holds %q, not %q", text.String(), at, f.Words)
				}
			}
			if got != test.want {
				t.Errorf("%q: %q, want %q", text.String(), got, test.want)
			}
		}
	}
}

// What is not a list, or stands in code, is not told of.
func TestNumbersThatAreNoList(t *testing.T) {
	for _, text := range []string{
		"It was\n17. March, and\n3. April.\n",
		"```\n3. x\n9. y\n```\n",
		"- 3\\. March\n- 17\\. March\n",
		"1. one\n   1. inner\n   2. inner\n2. two\n",
		"1. one\n\nWords.\n\n1. another list\n2. of two\n",
	} {
		for _, f := range NewBody("a.md", 1, text).Flaws() {
			t.Errorf("%q: %v", text, f)
		}
	}
}
