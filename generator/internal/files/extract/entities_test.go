package extract

import (
	"bytes"
	"strings"
	"testing"
)

// A text that the document type gives a name is read where the name stands.
func TestEntitiesAreRead(t *testing.T) {
	for name, file := range map[string]string{
		"in a word":          `<!DOCTYPE a [<!ENTITY n "ve Ra">]><a>To&n;sk</a>`,
		"behind a heading":   "<?xml version=\"1.0\"?>\n<!DOCTYPE a [\n  <!ENTITY n 've Ra'>\n]>\n<a>To&n;sk</a>",
		"in one another":     `<!DOCTYPE a [<!ENTITY m "e R"><!ENTITY n "v&m;a">]><a>To&n;sk</a>`,
		"of markup":          `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY n "<b>ve</b> Ra">]><a xmlns="urn:oasis:names:tc:opendocument:x">To&n;sk</a>`,
		"with odd names":     `<!DOCTYPE a [<!ENTITY nä.1-x "ve Ra">]><a>To&nä.1-x;sk</a>`,
		"the first of two":   `<!DOCTYPE a [<!ENTITY n "ve Ra"><!ENTITY n "x">]><a>To&n;sk</a>`,
		"in a drawing":       `<!DOCTYPE svg [<!ENTITY n "ve Ra">]><svg><text>To<tspan>&n;</tspan>sk</text></svg>`,
		"of letters":         `<!DOCTYPE a [<!ENTITY n "&#118;e Ra">]><a>To&n;sk</a>`,
		"of a Word document": `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY n "ve Ra">]><w:d xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:t>To&n;</w:t><w:t>sk</w:t></w:p></w:d>`,
	} {
		found := false
		for _, text := range Texts([]byte(file)) {
			found = found || bytes.Contains(text.Data, []byte("Tove Rask"))
		}
		if !found {
			t.Errorf("%s: an entity is not read", name)
		}
	}
}

// Entities that stand for thousands of others come to no more than a few times the file.
func TestEntitiesAreBounded(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString(`<!DOCTYPE a [<!ENTITY a "words">`)
	for c := 'b'; c <= 'z'; c++ {
		bomb.WriteString(`<!ENTITY ` + string(c) + ` "` + strings.Repeat("&"+string(c-1)+";", 50) + `">`)
	}
	bomb.WriteString(`<!ENTITY long "` + strings.Repeat("x", 100_000) + `">]><a>` + strings.Repeat("&z;&d;&long;", 10_000) + `</a>`)
	if got := len(expanded([]byte(bomb.String()))); got > 8*bomb.Len()+1<<20 {
		t.Errorf("%d bytes come to %d", bomb.Len(), got)
	}
}
