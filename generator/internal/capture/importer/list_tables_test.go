package importer

import (
	"strings"
	"testing"
)

// Rows of a table in a list are records, if they have dates, whatever the headings of the table are
// called; every cell is in an entry or in the account.
func TestRowsOfTablesInLists(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		want    map[string]string
		leftOut string
	}{
		"a heading that is known, and another": {"## Work\n\n- Wrote the rota, May 2026\n\n## Visits\n\n| Date | Title | Outcome |\n|--|--|--|\n| 2026-02-01 | School survey | 2 cracks |\n| 2026-03-15 | Wall of the yard | repaired |\n",
			map[string]string{"school-survey.md": "ended: 2026-02-01\ntags: [Visits]\n\nOutcome: 2 cracks\n", "wall-of-the-yard.md": "ended: 2026-03-15\ntags: [Visits]\n\nOutcome: repaired\n"}, ""},
		"headings that are not": {"## Work\n\n- Wrote the rota, May 2026\n\n## Visits\n\n| Bridge | Seen | Measure |\n|--|--|--|\n| Ponte Nova | 2026-02-01 | closed |\n| Ponte Alta | 2026-03-15 | limit of 10 t |\n\nLast saved 2026-04-01\n",
			map[string]string{"ponte-nova.md": "ended: 2026-02-01\ntags: [Visits]\n\nMeasure: closed\n", "ponte-alta.md": "ended: 2026-03-15\ntags: [Visits]\n\nMeasure: limit of 10 t\n"}, "Last saved 2026-04-01"},
		"no dates": {"## Work\n\n- Wrote the rota, May 2026\n\n## Results\n\nOf two wards:\n\n| Ward | Before |\n|--|--|\n| A | 3 |\n",
			map[string]string{"results.md": "title: Results\n\nOf two wards:\n\n| Ward | Before |\n|--|--|\n| A | 3 |\n"}, ""},
		"in Portuguese": {"## Work\n\n- Wrote the rota, May 2026\n\n## Obras\n\n| Data | O quê | Testemunha | Descrição |\n|--|--|--|--|\n| 1 fev. 2026 | Vistoria | Bo Lind | duas fissuras |\n",
			map[string]string{"vistoria.md": "ended: 2026-02-01\nwitnesses: [bo]\ntags: [Obras]\n\nduas fissuras\n"}, ""},
	} {
		made, account, wrong := into(t, "evidence", "brag.md", c.text, RowOptions{})
		for file, want := range c.want {
			if !strings.HasSuffix(made[file], want) {
				t.Errorf("%s: %s is %q, expected %q (%v %v)", name, file, made[file], want, made, wrong)
			}
		}
		said := ""
		for _, r := range account.Records {
			if r.Became == LeftOut {
				said += r.What
			}
		}
		if len(made) != 1+len(c.want) || said != c.leftOut {
			t.Errorf("%s: %d entries, left out %q", name, len(made), said)
		}
	}
}

// A box that is not ticked is no work done, whatever sign it is.
func TestBoxesOfLists(t *testing.T) {
	for file, text := range map[string]string{
		"a.md":  "## 2026\n\n- ☐ Call the firm\n- ☑ Wrote the rota\n- [ ] Ask Bo\n- ✅ Held a talk\n☒ Moved the lab\n",
		"a.txt": "2026\n☐ Call the firm\n☑ Wrote the rota\n□ Ask Bo\n✔ Held a talk\n☒ Moved the lab\n",
	} {
		made, account, _ := into(t, "evidence", file, text, RowOptions{})
		for _, name := range []string{"wrote-the-rota.md", "held-a-talk.md", "moved-the-lab.md"} {
			if made[name] == "" {
				t.Errorf("%s: no %s among %v", file, name, made)
			}
		}
		open := 0
		for _, r := range account.Records {
			if r.Because == "its box is not ticked" {
				open++
			}
		}
		if len(made) != 3 || open != 2 {
			t.Errorf("%s: %v, %+v", file, made, account.Records)
		}
	}
}

// A column of a table in English that is called data is one of dates only if it has some.
func TestHeadingsInOtherLanguages(t *testing.T) {
	made, _, _ := into(t, "evidence", "work.csv", "Título;Fim;Início;Competências;Observações\nA;03/2026;01/2026;Design;Texto\n", RowOptions{})
	if want := "title: \"A\"\nstarted: 2026-01\nended: 2026-03\ncompetencies: [design]\n\nTexto\n"; made["a.md"] != want {
		t.Errorf("%q, expected %q", made["a.md"], want)
	}
	made, account, _ := into(t, "evidence", "work.csv", "title,data\nA,many rows\nB,few rows\n", RowOptions{})
	if len(made) != 2 || strings.Contains(made["a.md"], "ended") || account.Columns[1].Field != "" {
		t.Errorf("%q %+v", made, account.Columns)
	}
}
