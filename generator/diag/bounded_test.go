package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestQuotationsAreBounded(t *testing.T) {
	row := strings.Repeat(`é\ "`, 50_000)
	for name, c := range map[string]struct{ format, want string }{
		"a row":           {"expected 3 cells, found %q and more", " and more"},
		"without marks":   {"cannot read %s", "…"},
		"what stands raw": {`found "%s`, "…"},
	} {
		var l List
		l.Errorf(Pos{"a.csv", 1, 1}, "x", c.format, row).See(Pos{"a.csv", 2, 1}, c.format, row).Hintf(c.format, row)
		for _, text := range []string{l[0].Message, l[0].Hint, l[0].Related[0].Text} {
			if len(text) > 4*longText || !utf8.ValidString(text) || !strings.HasSuffix(text, c.want) || strings.HasSuffix(text, `\…`) {
				t.Errorf("%s: %d bytes: %s", name, len(text), text[max(0, len(text)-200):])
			}
		}
	}
	short := `"` + strings.Repeat("w", longText-2) + `"`
	if bounded(short) != short {
		t.Error("a text of the usual length is cut")
	}
}
