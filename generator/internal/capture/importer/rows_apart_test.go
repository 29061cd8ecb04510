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

// A form for feedback asks for a name, which is that of the giver, and its questions are the fields
// of feedback. An answer without a title gets one of its day.
func TestFormsForFeedbackAreRead(t *testing.T) {
	made, account, wrong := into(t, "feedback", "form.csv", "Timestamp,Name,What went well,What could be better,How often?\n2026-10-03 09:12,Bo Lind,Clear rounds,Slides too long,Often\n2026-10-04 08:00,,Good teaching,,Always\n2026-10-04 09:00,,Calm,,Rarely\n", RowOptions{})
	if len(wrong) > 0 || len(made) != 3 {
		t.Fatalf("%v, %v, %v", made, account, wrong)
	}
	for file, want := range map[string]string{
		"feedback-2026-10-03.md": "title: Feedback 2026-10-03\nfrom: [bo]\nrecognition: Clear rounds\nalternative: Slides too long\n",
		"feedback-2026-10-04.md": "title: Feedback 2026-10-04\nrecognition: Good teaching\n",
	} {
		text := made[file]
		for line := range strings.Lines(want) {
			if !strings.Contains(text, line) {
				t.Errorf("%s has no %q: %v", file, line, made)
			}
		}
	}
}
