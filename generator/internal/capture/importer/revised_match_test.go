package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Short bullets are known again by their words beside the figures, by how they begin, and by the
// id of an entry that was edited. What the list has no longer is named.
func TestShortBulletsOfAList(t *testing.T) {
	const list = "# 2025\n\n- Waiting list 71 → 40\n- Helped Jun with\n- Audited the fridges of 14 wards in spring\n- Taught first aid twice, 3 March 2025\n- Wrote the rota\n"
	shape, _ := format.Collection("evidence")
	read := func(file, text string, has Existing) ([]scaffold.File, []Edit, Account) {
		account := Account{File: file}
		found, _, _ := Special(file, []byte(text), shape, &account)
		for i := range found {
			found[i].From = file
		}
		files, edits, wrong := Entries(found, Place{Shape: shape, Existing: has, Today: day.Of(2026, 11, 20)}, &account)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		return files, edits, account
	}
	first, _, _ := read("brag.md", list, existingOf(t, nil))
	for name, c := range map[string]struct {
		old, new, edited string
		files            int
		edits, says      string
	}{
		"a figure of a short one": {"71 → 40", "71 → 38", "", 0, "title impact imported", "waiting-list-71-40, and has changed since"},
		"an end is added":         {"Helped Jun with", "Helped Jun with the move of the store, May 2025", "", 0, "title ended imported", "helped-jun-with, and has changed since"},
		"a figure, of an edited entry": {"14 wards", "16 wards", "audited-the-fridges-of-14-wards-in-spring|Audited the fridges of 14 wards in spring|Fridge audit|2025-12-31|2025-05-02",
			0, "", "title was edited in the entry since"},
		"a title of one's own keeps a figure": {"first aid twice, 3 March 2025", "first aid twice, 3 March 2025. Then 9 of 12 passed", "", 0, "body imported", "since"},
		"another one with such a beginning":   {"Wrote the rota", "Wrote a guide to locks", "", 1, "", ""},
		"another figure and other words":      {"Waiting list 71 → 40", "Queue at night 71 → 40", "", 1, "", ""},
	} {
		entries := make([]scaffold.File, len(first))
		copy(entries, first)
		if parts := strings.Split(c.edited, "|"); len(parts) == 5 {
			for i, f := range entries {
				if idOf(f.Path) == parts[0] {
					entries[i].Data = []byte(strings.NewReplacer(parts[1], parts[2], parts[3], parts[4]).Replace(string(f.Data)))
				}
			}
		}
		files, edits, account := read("brag.md", strings.Replace(list, c.old, c.new, 1), existingOf(t, entries))
		var fields []string
		said := ""
		for _, e := range edits {
			fields = append(fields, e.Field)
		}
		for _, r := range account.Records {
			said += strings.Join(r.Remarks, "; ")
		}
		if len(files) != c.files || c.says != "" && !strings.Contains(said, c.says) || c.says == "" && strings.Contains(said, "since") || strings.Join(fields, " ") != c.edits {
			t.Errorf("%s: %d files, %v, %s", name, len(files), fields, said)
		}
		if told := strings.Contains(fmt.Sprint(account.Remarks), "has no longer what these entries were imported from: evidence/"); told != (c.files == 1) {
			t.Errorf("%s: %q", name, account.Remarks)
		}
	}
	for file, gone := range map[string]bool{"Brag (2).md": true, "talks.md": false} { // a copy of the list, and another list
		_, _, account := read(file, strings.Replace(list, "- Wrote the rota\n", "", 1), existingOf(t, first))
		if told := strings.Contains(fmt.Sprint(account.Remarks), file+" has no longer what these entries were imported from: evidence/wrote-the-rota; they stay"); told != gone {
			t.Errorf("%s: %q", file, account.Remarks)
		}
	}
	if _, _, account := read("brag.md", "# 2025\n\n- Wrote the rota\n", existingOf(t, first)); len(account.Remarks) > 0 {
		t.Errorf("a part of a list: %q", account.Remarks)
	}
}

// A title that its author wrote may have a figure that the text has no longer.
func TestTitlesAgainstTheirTexts(t *testing.T) {
	const list = "- Moved the lab in one night. It took 11 hours in place of 16, 3 May 2026\n- Wrote the rota, 4 May 2026\n"
	shape, _ := format.Collection("evidence")
	read := func(text string, has Existing) ([]scaffold.File, []Edit, Account) {
		account := Account{File: "brag.md"}
		found, _, _ := Special("brag.md", []byte(text), shape, &account)
		files, edits, _ := Entries(found, Place{Shape: shape, Existing: has}, &account)
		return files, edits, account
	}
	first, _, _ := read(list, existingOf(t, nil))
	first[0].Data = []byte(strings.Replace(string(first[0].Data), "title: Moved the lab in one night", "title: Moved the lab in 11 hours", 1))
	_, edits, account := read(strings.Replace(list, "11 hours", "12 hours", 1), existingOf(t, first))
	if said := fmt.Sprint(account.Records[0].Remarks); len(edits) == 0 || !strings.Contains(said, "the title of the entry has 11, which the new text has no more") {
		t.Errorf("%v %s", edits, said)
	}
	if _, _, account := read(strings.Replace(list, "of 16", "of 17", 1), existingOf(t, first)); strings.Contains(fmt.Sprint(account.Records), "the title of the entry has") {
		t.Errorf("%+v", account.Records)
	}
}
