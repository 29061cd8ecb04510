package importer

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// What a spreadsheet makes of UTF-8 without a mark is found; other changes are not.
func TestMisread(t *testing.T) {
	for _, text := range []string{"Reunião na enfermaria", "Siobhán’s ward – 12 € less", "Übergabe verkürzt", "Ágata", "à la carte", "Łódź, żółw"} {
		for _, as := range []*charmap.Charmap{charmap.Windows1252, charmap.Windows1250, charmap.Macintosh} {
			opened, err := as.NewDecoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			opened = strings.ReplaceAll(opened, "\ufffd", "\u0081") // the second byte of Á
			if meant, seen := misread(text, opened+" and more"); seen == "" {
				t.Errorf("%s: %q became %q, and is not found", as, text, opened)
			} else if meant == seen {
				t.Errorf("%q: %q", text, meant)
			}
		}
	}
	for _, row := range [][2]string{
		{"Reunião", "Reuniao"}, {"Reunião", "Reunião de março"}, {"plain", "Ã© and more"}, {"SÃO PAULO", "SÃO PAULO – Ã"}, {"é, as in Ã©", "é, written Ã©"}, {"café", "naïve"},
	} {
		if _, seen := misread(row[0], row[1]); seen != "" {
			t.Errorf("%q to %q: %q", row[0], row[1], seen)
		}
	}
}
