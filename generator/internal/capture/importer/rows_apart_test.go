package importer

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Rows of one title and one date are the same only if all is that an entry has of them, and a
// second import knows each, in any order.
func TestRowsOfOneTitleAreToldApart(t *testing.T) {
	shape, _ := format.Collection("feedback")
	opt := RowOptions{Set: []Pair{{"title", "Survey"}}, Map: []Pair{{"recognition", "Good"}}}
	read := func(has Existing, rows ...string) (keys, became, because []string) {
		account := Account{}
		tables, _ := sheet.Read("survey.csv", []byte("Good,Date\n"+strings.Join(rows, "\n")+"\n"))
		found, wrong := Rows("survey.csv", tables, shape, opt, &account)
		files, _, _ := Entries(found, Place{Shape: shape, Existing: has}, &account)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		for _, f := range files {
			_, rest, _ := strings.Cut(string(f.Data), "imported: ")
			key, _, _ := strings.Cut(strings.Trim(rest, `"`), ".")
			keys = append(keys, key)
		}
		for _, r := range account.Records {
			became, because = append(became, r.Became), append(because, r.Because)
		}
		return keys, became, because
	}
	const calm, fast, kind = "Calm on calls,2026-05-04", "Fast with parts,2026-05-04", "Kind to guests,2026-05-04"
	keys, _, because := read(Existing{}, calm, fast, calm)
	if len(keys) != 2 || keys[0] == keys[1] || because[2] != "it is the same as survey.csv:2:1" {
		t.Fatalf("%q, %q", keys, because)
	}
	has := Existing{Keys: map[string]string{keys[0]: "content/feedback/a.md", keys[1]: "content/feedback/b.md"}}
	for _, rows := range [][]string{{calm, fast}, {fast, calm}, {calm, fast, kind}} {
		again, became, _ := read(has, rows...)
		if len(again) != len(rows)-2 || became[0] != Present || became[1] != Present {
			t.Errorf("%q: %q, %v", rows, again, became)
		}
	}
}
