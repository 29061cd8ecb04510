package richtext

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestDecoded(t *testing.T) {
	const text = "Mês;Inspeções\njaneiro;“três” – 4 €\n"
	west, _ := charmap.Windows1252.NewEncoder().String(text)
	mac, _ := charmap.Macintosh.NewEncoder().String(text)
	dos, _ := charmap.CodePage850.NewEncoder().String("Mês;Inspeções\n")
	czech, _ := charmap.Windows1250.NewEncoder().String("příprava")
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	for name, c := range map[string]struct{ file, in, named, want, as string }{
		"of Windows":              {"a.csv", west, "", text, "Windows-1252"},
		"of Windows, as text":     {"a.TXT", west, "", text, "Windows-1252"},
		"UTF-16 with a mark":      {"a.txt", wide, "", text, "UTF-16"},
		"UTF-8":                   {"a.csv", text, "", text, ""},
		"UTF-8, as it is named":   {"a.csv", text, "utf-8", text, ""},
		"of a Mac":                {"a.csv", mac, "", mac, ""},
		"of a Mac, as it is said": {"a.csv", mac, "macintosh", text, "macintosh"},
		"of DOS":                  {"a.csv", dos, "", dos, ""},
		"of Windows in Prague":    {"a.csv", czech, "windows-1250", "příprava", "windows-1250"},
		"damaged UTF-8":           {"a.csv", "Inspeções\xe9", "", "Inspeções\xe9", ""},
		"no text":                 {"a.csv", "\xe9\x00\x01", "", "\xe9\x00\x01", ""},
		"a file of another kind":  {"a.xlsx", west, "", west, ""},
	} {
		got, as, err := Decoded(c.file, []byte(c.in), c.named)
		if err != nil || string(got) != c.want || as != c.as {
			t.Errorf("%s: %q as %q, %v; want %q as %q", name, got, as, err, c.want, c.as)
		}
	}
	if _, _, err := Decoded("a.csv", []byte("x"), "klingon"); err == nil || !strings.Contains(err.Error(), `"klingon"`) {
		t.Errorf("of an encoding that nobody knows: %v", err)
	}
	if got := Foreign([]byte("Mês,Mês;Inspeções x déjà là")); got != "Mês, Inspeções, déjà" {
		t.Errorf("the words are %q", got)
	}
}
