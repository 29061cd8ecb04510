package attach

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// What a PDF does not tell on one page is not made good by its other pages.
func TestIllegiblePDF(t *testing.T) {
	plain := pdf.Part{Name: "page 1", Text: []byte("The review of the second quarter was held in June.\n")}
	closed := pdf.Part{Name: "page 2", Text: []byte("\ufffd\ufffd\ufffd\ufffd\ufffd\n"), Unread: 5}
	for name, c := range map[string]struct {
		parts []pdf.Part
		want  bool
	}{
		"plain":           {[]pdf.Part{plain, plain}, false},
		"one page":        {[]pdf.Part{closed}, true},
		"a later page":    {[]pdf.Part{plain, closed, {Name: "page breaks", Text: closed.Text}}, true},
		"all pages":       {[]pdf.Part{closed, closed, {Name: "page breaks", Text: closed.Text}}, true},
		"a word of many":  {[]pdf.Part{{Name: "page 1", Text: append([]byte("\ufffd\ufffd\ufffd\ufffd\ufffd "), plain.Text...), Unread: 5}}, true},
		"letters apart":   {[]pdf.Part{{Name: "page 1", Text: []byte("\ufffd \ufffd \ufffd \ufffd"), Unread: 4}}, true},
		"a stamp":         {[]pdf.Part{plain, {Name: "drawings", Text: closed.Text, Unread: 5}}, true},
		"an attached PDF": {[]pdf.Part{plain, {Name: "attachments/a.pdf/page 1", Text: closed.Text, Unread: 5}}, true},
		"bullets":         {[]pdf.Part{{Name: "page 1", Text: []byte("\ufffd first point\n\ufffd second point\n"), Unread: 2}}, false},
	} {
		u := &unpacked{}
		u.lettersOf("", c.parts)
		if got := len(u.missed) > 0; got != c.want {
			t.Errorf("%s: told %v, want %v", name, got, c.want)
		}
	}
}
