package media

import (
	"strings"
	"testing"
)

func TestAnEndingIsInTheTableOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rows {
		for _, name := range strings.Fields(r.names) {
			if seen[name] || name != Normal(name) {
				t.Errorf("%q is in the table twice, or not as Normal gives it", name)
			}
			seen[name] = true
		}
		if r.Leave == Free && len(r.Kinds) != 1 {
			t.Errorf("%s: published without being asked, and not of one kind", r.names)
		}
	}
}

func TestEndingsOfNames(t *testing.T) {
	for name, want := range map[string]Leave{"a/Plan.HTML": Never, "x.tar.gz": Asked, "notes.TXT": Free, "Makefile": Asked, "x.": Asked} {
		if got := Of(name).Leave; got != want {
			t.Errorf("%s: %d, expected %d", name, got, want)
		}
	}
	if OfEnding(".Pdf").Noun() != "a PDF file" || OfEnding("html").Noun() != "the type of its extension" || OfEnding("tsv").Noun() != "a table in TSV" {
		t.Error("an ending promises the wrong thing")
	}
}

func TestUsualEndingsAreInTheTable(t *testing.T) {
	for k, name := range usual {
		if e, ok := endings[name]; !ok || e.Kinds[0] != k {
			t.Errorf("%s: the table says that .%s is %s", k, name, e.Noun())
		}
	}
	for k, want := range map[Kind]bool{JPEG: true, SVG: true, PDF: true, Text: false, ZIP: false, Word: false, Other: false, HTML: false} {
		if k.Shown() != want {
			t.Errorf("%s: shown is %v", k, !want)
		}
	}
}

func TestSignatures(t *testing.T) {
	for data, want := range map[string]struct {
		kind   Kind
		packed string
	}{
		"PK\x03\x04more":          {ZIP, "is a ZIP archive, and damaged"},
		"PK\x05\x06":              {ZIP, ""},
		"age-encryption.org/v1\n": {Unsigned, "is encrypted"},
		"Rar!\x1a\x07\x00":        {Archive, "is a RAR archive"},
		"????ftypM4A ":            {Audio, ""},
		"????ftypqt":              {Video, ""},
		"words":                   {Unsigned, ""},
		"":                        {Unsigned, ""},
	} {
		if kind, packed := Signed([]byte(data)), Packed([]byte(data)); kind != want.kind || packed != want.packed {
			t.Errorf("%q: %q, %q", data, kind, packed)
		}
	}
}
