package generator

import "testing"

// A text in a comment of a forge notifies nobody, refers to nothing and turns nothing around.
func TestInMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"Thanks to @mona-lisa":       "Thanks to @&#8203;mona-lisa",
		"@depot/drivers, é@ana":      "@&#8203;depot/drivers, é@&#8203;ana",
		"ana&#64;x &commat;ana":      `ana\&\#&#8203;64;x \&commat;ana`,
		"Closes #12":                 `Closes \#&#8203;12`,
		"left \u202eright\u2066 end": `left \\u202eright\\u2066 end`,
		"a\nb\tc":                    "a b c",
		"<b>*x*</b> ~~y~~ `z` $q$":   "\\<b\\>\\*x\\*\\</b\\> \\~\\~y\\~\\~ \\`z\\` \\$q\\$",
		"Größe of the 車庫":            "Größe of the 車庫",
	} {
		if got := InMarkdown(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
