package importer

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// endings are those of the files that are imported.
var endings = []string{".csv", ".tsv", ".json", ".yaml", ".toml", ".md", ".html", ".eml", ".mbox", ".zip", ".xlsx"}

// Whatever is in a file, each record of it is accounted for.
func FuzzEntries(f *testing.F) {
	for at, text := range []string{
		jira, "title\tended\nA queue\t2026-03-31\n", `{"basics": {"name": "Ada"}, "work": [{"name": "X", "position": "Engineer", "startDate": "2024-01"}]}`,
		"- {title: A queue, ended: 2026-03}\n", "[[items]]\ntitle = \"A queue\"\n", brag, "<table><tr><th>title<tr><td>A queue</table>", mailbox, mailbox,
	} {
		f.Add(uint8(at), uint8(at), text)
	}
	f.Fuzz(func(t *testing.T, ending, collection uint8, text string) {
		into(t, []string{"evidence", "feedback"}[collection%2], "a"+endings[int(ending)%len(endings)], text, RowOptions{})
	})
}

// Whatever is in a folder of notes, each is accounted for.
func FuzzNotes(f *testing.F) {
	f.Add("2026-03-04 Met Bo.md", brag, "# 2026-03-04\n\nSee [[2026-03-04 Met Bo]] and ![[a.png]].\n")
	f.Add("notes/a.md", "---\ntitle: A\ndate: [2026]\n---\n", "[a](../b.md#x)\n")
	f.Fuzz(func(t *testing.T, name, one, other string) {
		if !fs.ValidPath(name) || strings.HasPrefix(name, "other.md") || name == "." {
			t.Skip("no name of a file beside the other one")
		}
		account := Account{}
		shape, _ := format.Collection("journal")
		vault, wrong := Notes(Folder{Name: "notes", FS: fstest.MapFS{
			name: {Data: []byte(one)}, "other.md": {Data: []byte(other)},
		}}, shape, NotesOptions{}, &account)
		if len(wrong) > 0 {
			return
		}
		files, _, _ := Entries(vault.Found, Place{Shape: shape, Vault: vault}, &account)
		if n := account.Written + account.Present + account.LeftOut; n != len(account.Records) || account.Written > len(files) {
			t.Errorf("%d files, and the account has %d of %d records", len(files), account.Written, n)
		}
	})
}

// Whatever is in a table of figures, what is kept of it is a table again.
func FuzzMetrics(f *testing.F) {
	f.Add(uint8(0), []byte("date,days\n2026-01-01,9\n2026-02-01,\"1,5\"\n"))
	f.Add(uint8(5), []byte("| Month | p95 | p99 |\n|---|---|---|\n| Jan 2026 | 1 s | 2 s |\n| Total | 3 s | |\n"))
	f.Fuzz(func(t *testing.T, ending uint8, data []byte) {
		file := "a" + endings[int(ending)%len(endings)]
		made, wrong := Metrics(file, data, SeriesOptions{}, &Account{File: file})
		if len(wrong) > 0 {
			return
		}
		if table, wrong := source.TableOf("a.csv", made.CSV); len(wrong) > 0 || len(table.Rows) == 0 {
			t.Errorf("what was read as figures is %q, with %d rows: %v", made.CSV, len(table.Rows), wrong)
		}
	})
}

// Whatever is in a framework, it is read or told of.
func FuzzFramework(f *testing.F) {
	f.Add(uint8(0), "", []byte("Competency,Engineer,Senior\nDesign,designs,leads designs\n"))
	f.Add(uint8(3), "competencies: items\nname: title\nlevels: levels\n", []byte("items: [{title: Design, levels: [a, b]}]\n"))
	f.Add(uint8(2), "", []byte(`{"CFItems": [{"identifier": "a", "fullStatement": "Designs"}]}`))
	f.Fuzz(func(t *testing.T, ending uint8, mapping string, data []byte) {
		opt := FrameworkOptions{MappingFile: "map.yaml"}
		if mapping != "" {
			opt.Mapping = []byte(mapping)
		}
		ladder, _, wrong := Framework("a"+endings[int(ending)%len(endings)], data, opt)
		if len(wrong) == 0 && len(ladder.Levels) > mostLevels {
			t.Errorf("a ladder of %d levels", len(ladder.Levels))
		}
	})
}
