package sheet

import (
	"strings"
	"testing"
)

// The words of HTML are kept however deep its elements are nested, and scripts are none.
func TestPlain(t *testing.T) {
	deep := strings.Repeat("<blockquote>", 100_000) + "Well done" + strings.Repeat("</div>", 9)
	for text, want := range map[string]string{
		"no < marks & words": "no < marks & words",
		"<html><head><title>Mail</title><style>p {}</style></head><body><p>One &amp; two<br>three</p><ul><li>four</li><li>five</ul><script>six()</script></body>": "One & two\nthree\n\n- four\n- five",
		"<TABLE><TR><TD>a</TD></TR><TR><TD>b": "a\nb",
		deep:                                  "Well done",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%.80q: got %q, expected %q", text, got, want)
		}
	}
}
