package importer

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// What a bullet leaves open is said at its line: unfinished ones are left out, and terms that no
// date can be read of are named.
func TestDoubtsOfBullets(t *testing.T) {
	for bullet, c := range map[string]struct{ date, says string }{
		"TODO ask Bo for the figures":                                {"", "it has TODO, so it is not finished"},
		"Budget for the lab ??? ask Ana":                             {"", "it has ???, so it is not finished"},
		"~~idea: an app~~ **~~for the lab~~**":                       {"", "it is struck through"},
		"~~Planned~~ Taught Ana, May 2025":                           {"2025-05", ""},
		"Taught Ana with":                                            {"2025-12-31", `it ends with "with", so it seems not to be finished`},
		"Wrote the rota and then…":                                   {"2025-12-31", "so it seems not to be finished"},
		"FY26 H2: wrote the rota":                                    {"2025-12-31", `"FY26 H2" was not read as a date`},
		"Wrote the rota in Q3 FY27":                                  {"2025-12-31", `"Q3 FY27" was not read as a date`},
		"H1 2025 – wrote the rota":                                   {"2025-12-31", `"H1 2025" was not read as a date`},
		"Taught Ana in the school year 2024-2025":                    {"2025-12-31", `"2024-2025" was not read as a date`},
		"Schooljaar 2024/2025: taught Ana":                           {"2025-12-31", `"2024/2025" was not read as a date`},
		"Autumn 2024/25: taught Ana":                                 {"2025-12-31", `"2024/25" was not read as a date`},
		"Atlas of the valley 2015–2025":                              {"2025-12-31", ""},
		"2024/25: member of the board of the union":                  {"2025-12-31", `"2024/25" was not read as a date`},
		"FY26 H2: wrote the rota, 3 May 2025":                        {"2025-05-03", ""},
		"??/11/2025 – moved the lab":                                 {"2025-11", ""},
		"“Without Jun the lab would be closed.” – Bo Lind, May 2025": {"2025-05", "it reads as feedback"},
		"Bo Lind: \"I learned more there than at school\"":           {"2025-12-31", "it reads as feedback"},
		"Held the talk “What a rota is for and what it is not”":      {"2025-12-31", ""},
		"Why do we wait? Asked ten teams":                            {"2025-12-31", ""},
	} {
		shape, _ := format.Collection("evidence")
		account := Account{}
		found, _, _ := Special("brag.md", []byte("## 2025\n\n- "+bullet+"\n"), shape, &account)
		files, _, _ := Entries(found, Place{Shape: shape, Today: day.Of(2026, 11, 20), Known: Known{format.People: {"bo lind": "bo"}}}, &account)
		said := account.Records[0].Because
		for _, r := range account.Records[0].Remarks {
			if !strings.HasPrefix(r, "ended: only") {
				said += r
			}
		}
		if c.date == "" != (len(files) == 0) || !strings.Contains(said, c.says) || c.says == "" && said != "" {
			t.Errorf("%s: %d files, %q", bullet, len(files), said)
		}
		if len(files) == 1 && !strings.Contains(string(files[0].Data)+"\n", "\nended: "+c.date) {
			t.Errorf("%s: %s", bullet, files[0].Data)
		}
		if strings.Contains(c.says, "feedback") && strings.Contains(strings.Join(account.Next, " "), "witness") {
			t.Errorf("%s: %q", bullet, account.Next)
		}
	}
}

// Bullets below a heading of work that is not done are left out.
func TestHeadingsOfWorkToDo(t *testing.T) {
	for heading, left := range map[string]bool{
		"To do for the dossier": true, "TODO": true, "Te doen": true, "**A fazer**": true, "Open points": true, "À faire": true,
		"To dos": true, "Todos os projetos": false, "Pendulum": false, "To donors": false,
	} {
		made, account, _ := into(t, "evidence", "brag.md", "# 2025\n\n## "+heading+"\n\n### Lab\n\n- Ask Ana for two lines\n\n## Done\n\n- Moved the lab\n", RowOptions{})
		if len(made) != map[bool]int{true: 1, false: 2}[left] || left && !strings.Contains(account.Records[0].Because, "so it is not finished") {
			t.Errorf("%s: %d files, %+v", heading, len(made), account.Records)
		}
	}
}
