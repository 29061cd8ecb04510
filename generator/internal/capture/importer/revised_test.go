package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// existingOf gives what is there once files are written.
func existingOf(t *testing.T, files []scaffold.File) Existing {
	t.Helper()
	all := Existing{Keys: map[string]string{}, Texts: map[string]string{}, Names: map[string]string{}, Has: map[string]Entry{}, Wrote: map[string]map[string]string{}}
	for _, f := range files {
		front, body, _ := strings.Cut(strings.TrimPrefix(string(f.Data), "---\n"), "\n---\n")
		fields, diags := source.ValueOf(f.Path, ".yaml", []byte(front+"\n"))
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		imported, _ := fields.Get("imported")
		key, _, _ := strings.Cut(imported.Value.Text, ".")
		all.Has[f.Path] = Entry{ID: idOf(f.Path), Key: key, Fields: fields, Body: body}
		all.Names[idOf(f.Path)] = f.Path
		all.Imported(imported.Value.Text, f.Path)
	}
	return all
}

const rounds = `# 2026

- Led the pilot of discharge rounds, March 2026. Went from 52 % to 81 % of patients seen.
- 3 Feb: caught a tenfold error of heparin on call, and wrote the notice
- Supervised the thesis of Aoife Byrne, submitted 30 June 2026
- Ran the monthly audit of controlled drugs, April 2026
- Chaired the journal club of pharmacists
- Held a talk on rounds, 1 May 2026
`

// What is corrected in a list is a change of the entry that was made of it, and no second
// entry. What was edited in the entry stays.
func TestCorrectionsOfAList(t *testing.T) {
	shape, _ := format.Collection("evidence")
	read := func(text string, has Existing, today day.Day) ([]scaffold.File, []Edit, Account) {
		account := Account{File: "brag.md"}
		found, _, _ := Special("brag.md", []byte(text), shape, &account)
		files, edits, wrong := Entries(found, Place{Shape: shape, Existing: has, Today: today}, &account)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		return files, edits, account
	}
	today := day.Of(2026, 11, 20)
	first, _, _ := read(rounds, existingOf(t, nil), today)
	if len(first) != 6 {
		t.Fatalf("%d files", len(first))
	}
	if files, edits, account := read(rounds, existingOf(t, first), today+5); len(files)+len(edits) > 0 || account.Present != 6 || strings.Contains(fmt.Sprint(account.Records), "since") {
		t.Errorf("the same list on another day: %d files, %v, %v", len(files), edits, account.Records)
	}
	for name, c := range map[string]struct {
		old, new, edited string // of the list; and what the author made of a line of the entry: "file|old|new"
		files            int
		fields, says     string
	}{
		"a figure":                         {"81 %", "83 %", "", 0, "impact body imported", "it was imported as evidence/led-the-pilot-of-discharge-rounds, and has changed since"},
		"a figure, of an edited text":      {"81 %", "83 %", "led-the-pilot-of-discharge-rounds|Led the pilot of discharge rounds, March|We led the pilot, March", 0, "impact imported", "body was edited in the entry since, and stays as it is"},
		"a figure, corrected by hand":      {"81 %", "83 %", "led-the-pilot-of-discharge-rounds|81|83", 0, "", ""},
		"the day":                          {"3 Feb", "4 Feb", "", 0, "ended body imported", "it was imported as evidence/caught-a-tenfold"},
		"words":                            {"Supervised the thesis of Aoife Byrne, submitted 30 June 2026", "Supervising the thesis of Aoife Byrne, submitted 30 June 2026, with honours", "", 0, "title body imported", "it was imported as evidence/supervised-the-thesis"},
		"words, of an edited title":        {"Supervised the thesis of Aoife Byrne, submitted 30 June 2026", "Supervising the thesis of Aoife Byrne, submitted 30 June 2026, with honours", "supervised-the-thesis-of-aoife-byrne|Supervised the|Guided the", 0, "", "title was edited in the entry since"},
		"the year becomes a month":         {"Chaired the journal club of pharmacists", "Chaired the journal club of pharmacists (June 2026)", "", 0, "ended imported", "it was imported as evidence/chaired-the-journal-club"},
		"one more of a kind":               {"- Ran the monthly audit of controlled drugs, April 2026\n", "- Ran the monthly audit of controlled drugs, April 2026\n- Ran the monthly audit of controlled drugs, May 2026\n", "", 1, "", ""},
		"another piece of work, of a year": {"Held a talk on rounds, 1 May 2026", "Held a talk on rounds, 1 May 2025", "", 1, "", ""},
		"other words, of a day":            {"Held a talk on rounds, 1 May 2026", "Wrote a guide to insulin pens, 1 May 2026", "", 1, "", ""},
	} {
		entries := make([]scaffold.File, len(first))
		copy(entries, first)
		if file, change, is := strings.Cut(c.edited, "|"); is {
			was, now, _ := strings.Cut(change, "|")
			for i, f := range entries {
				if idOf(f.Path) == file {
					entries[i].Data = []byte(strings.ReplaceAll(string(f.Data), was, now))
				}
			}
		}
		text := strings.Replace(rounds, c.old, c.new, 1)
		files, edits, account := read(text, existingOf(t, entries), today)
		var fields []string
		for _, e := range edits {
			fields = append(fields, e.Field)
		}
		said := ""
		for _, r := range account.Records {
			said += strings.Join(r.Remarks, "; ")
		}
		if len(files) != c.files || strings.Join(fields, " ") != c.fields || !strings.Contains(said, c.says) || c.says == "" && strings.Contains(said, "since") {
			t.Errorf("%s: %d files, %v, %s\n%+v", name, len(files), fields, said, account.Records)
		}
	}
	if files, _, _ := read("# 2026\n\n- 4 Feb: caught a tenfold error of heparin on call, and wrote the notice\n", existingOf(t, first), today); len(files) != 1 {
		t.Errorf("another list, with a bullet like one of the first: %d files", len(files))
	}
}
