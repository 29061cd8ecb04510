package importer

import (
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Bullets of all marks are records, whatever other marks the list has, and a line that is a time is
// no more of the bullet above it.
func TestMarksOfLists(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		want       []string // the titles and ends
	}{
		"marks of both kinds":         {"a.txt", "2026\n•\tWrote the rota\n\n* Taught Ana\n+ Held a talk\n– Moved the lab\n", []string{"Wrote the rota 2026-11-20", "Taught Ana 2026-11-20", "Held a talk 2026-11-20", "Moved the lab 2026-11-20"}},
		"numbers with tabs":           {"a.txt", "2025\n●\tWrote the rota\n1.\tTaught Ana\nand Bo\n2)\tHeld a talk\n", []string{"Wrote the rota 2025-12-31", "Taught Ana and Bo 2025-12-31", "Held a talk 2025-12-31"}},
		"a day is no number":          {"a.txt", "• Wrote the rota, May 2026\n12. März 2026: Vortrag gehalten\n", []string{"Wrote the rota 2026-05", "Vortrag gehalten 2026-03-12"}},
		"a day is none in Markdown":   {"a.md", "1. Wrote the rota, May 2026\n3. Mai 2026: Vortrag gehalten\n", []string{"Wrote the rota 2026-05", "Vortrag gehalten 2026-05-03"}},
		"a year below a dash":         {"a.txt", "2026\n- 4 May: taught Ana\n2024\n- Wrote the rota\n", []string{"Taught Ana 2026-05-04", "Wrote the rota 2024-12-31"}},
		"a month below a dash":        {"a.txt", "What I did 2025\nFebruary\n- Taught Ana\nMarch:\n- Wrote the rota\n", []string{"Taught Ana 2025-02", "Wrote the rota 2025-03"}},
		"a year in Markdown":          {"a.md", "## 2026\n- Taught Ana\n2024\n- Wrote the rota\n", []string{"Taught Ana 2026-11-20", "Wrote the rota 2024-12-31"}},
		"a year that ends a sentence": {"a.md", "## 2026\n- Taught Ana how to write the rota of\n2024\n- Wrote the rota\n", []string{"Taught Ana how to write the rota of 2024 2026-11-20", "Wrote the rota 2026-11-20"}},
	} {
		made, account, wrong := into(t, "evidence", c.file, c.text, RowOptions{})
		var got []string
		for _, text := range made {
			line := func(key string) string {
				_, rest, _ := strings.Cut(text, key+": ")
				rest, _, _ = strings.Cut(rest, "\n")
				rest, _, _ = strings.Cut(rest, " #")
				return strings.Trim(rest, `"`)
			}
			got = append(got, strings.ToLower(line("title")+" "+line("ended")))
		}
		slices.Sort(got)
		for i := range c.want {
			c.want[i] = strings.ToLower(c.want[i])
		}
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) || len(wrong) > 0 {
			t.Errorf("%s: %q, expected %q\n%+v", name, got, c.want, account.Records)
		}
	}
}

// A form of dates decides between two readings, and keeps what can be read in one way.
func TestYearsBesideAForm(t *testing.T) {
	made, account, wrong := intoWith(t, "D/M/YYYY", "## 2026\n\n- 12/01/2026 taught Ana\n- Wrote the rota in Q1 2025\n\n## 2024\n\n- Moved the lab\n")
	all := ""
	for _, text := range made {
		all += text
	}
	for _, want := range []string{"ended: 2026-01-12", "ended: 2025-Q1", "ended: 2024-12-31 # only the year 2024 is known"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s: %v %v\n%s", want, wrong, account.Records, all)
		}
	}
}

// intoWith makes entries of a list whose dates have a form.
func intoWith(t *testing.T, form, text string) ([]string, Account, diag.List) {
	t.Helper()
	shape, _ := format.Collection("evidence")
	account := Account{File: "brag.md"}
	found, _, _ := Special("brag.md", []byte(text), shape, &account)
	files, _, wrong := Entries(found, Place{Shape: shape, DateFormat: form, Today: day.Of(2026, 11, 20)}, &account)
	var made []string
	for _, f := range files {
		made = append(made, string(f.Data))
	}
	return made, account, wrong
}

// A month and two digits is a month of a year where the form of dates has one, and where the
// portfolio's own table comes back from a spreadsheet.
func TestShortMonths(t *testing.T) {
	for _, form := range []string{"MMM YY", "MMM/YY", "D/M/YYYY"} {
		made, _, wrong := intoWith(t, form, "## 2026\n\n| When | What |\n|--|--|\n| dez/25 | Wrote the rota |\n| nov-25 | Taught Ana |\n| mai 26 | Moved the lab |\n")
		all := strings.Join(made, "")
		for _, want := range []string{"ended: 2025-12\n", "ended: 2025-11\n", "ended: 2026-05\n"} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: %s: %v\n%s", form, want, wrong, all)
			}
		}
	}
	shape, _ := format.Collection("evidence")
	row := func(title, ended string) Found {
		return Found{ID: title, Key: title, audience: "self", Given: []Given{{Field: "title", Cells: []source.Cell{{Text: title}}}, {Field: "ended", Column: "ended", Cells: []source.Cell{{Text: ended, Pos: diag.Pos{File: title + ended}}}}}}
	}
	own := OwnOf([]Found{row("a", "2025-12-31")})
	account := Account{}
	files, edits, wrong := Entries([]Found{row("a", "dez/25"), row("b", "Sep-26")}, Place{Shape: shape, Own: own, Existing: Existing{Names: map[string]string{"a": "content/evidence/a.md"}}}, &account)
	if len(wrong) > 0 || len(edits) != 1 || edits[0].Now != "2025-12" || len(files) != 1 || !strings.Contains(string(files[0].Data), "ended: 2026-09\n") {
		t.Errorf("%v %+v %q", wrong, edits, files)
	}
}

// The point of a month that is written in short ends no sentence.
func TestPointsOfMonths(t *testing.T) {
	made, _, _ := into(t, "evidence", "brag.md", "## 2026\n\n- 3 fev. Training day with firefighters\n- 5 Sept. taught Ana\n- 12 out. 2025. Moved the lab\n- Held a talk on 7 Mar. in Oslo. It went well\n- 5 min. faster\n", RowOptions{})
	for file, want := range map[string]string{
		"training-day-with-firefighters.md": "ended: 2026-02-03\n", "taught-ana.md": "ended: 2026-09-05\n", "moved-the-lab.md": "ended: 2025-10-12\n", "held-a-talk-on-7-mar-in-oslo.md": "ended: 2026-", "5-min-faster.md": "ended: 2026-",
	} {
		if !strings.Contains(made[file], want) {
			t.Errorf("%s: %q\n%v", file, made[file], made)
		}
	}
}

// A semicolon parts links without a space as well, if another link or a file is behind it.
func TestLinksOfACell(t *testing.T) {
	for cell, want := range map[string]string{
		"https://x.example/a;https://x.example/b":               "https://x.example/a https://x.example/b",
		"https://x.example/a;../raw/IMG_1.jpg":                  "https://x.example/a ../raw/IMG_1.jpg",
		"https://x.example/a;b=1?c;d=2":                         "https://x.example/a;b=1?c;d=2",
		"https://x.example/a|https://x.example/b, report.pdf":   "https://x.example/a https://x.example/b report.pdf",
		"https://x.example/a; https://x.example/b;jsessionid=9": "https://x.example/a https://x.example/b;jsessionid=9",
		"https://x.example/a,b":                                 "https://x.example/a,b",
		"https://x.example/a;one.pdf;two.png;C:\\three.docx":    "https://x.example/a one.pdf two.png C:\\three.docx",
	} {
		if got := strings.Join(addressesOf(cell), " "); got != want {
			t.Errorf("%s: %s, expected %s", cell, got, want)
		}
	}
}
