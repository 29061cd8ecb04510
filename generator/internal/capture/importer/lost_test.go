package importer

import (
	"strings"
	"testing"
)

// What an import does not take is in the account.
func TestNothingIsLostInSilence(t *testing.T) {
	long := strings.Repeat("word ", 600) + "end"
	for name, c := range map[string]struct {
		file, text string
		opt        RowOptions
		made       int
		says       []string
	}{
		"a second table of the same size below the same heading": {"work.md",
			"# Work\n\n| Title | Done |\n|---|---|\n| Cut the wait | 2026-02-03 |\n\nand\n\n| Title | Done |\n|---|---|\n| Wrote a guide | 2026-02-04 |\n",
			RowOptions{Sheet: "work 2"}, 1, []string{"another table of the file was read"}},
		"a title that is too long": {"long.csv", "Title,Done\n" + long + ",2026-02-03\n", RowOptions{}, 1, []string{"title: at most 2000 bytes are kept", long}},
		"a row of one bar":         {"bar.md", "| Title | Done |\n|---|---|\n|\n| Cut the wait | 2026-02-03 |\n", RowOptions{}, 1, nil},
		"a table without cells":    {"empty.html", "<table><tr></tr></table><table><tr><th>Title<th>Done<tr><td>Cut the wait<td>2026-02-03</table>", RowOptions{}, 1, nil},
	} {
		made, account, wrong := into(t, "evidence", c.file, c.text, c.opt)
		if len(made) != c.made || len(wrong) > 0 {
			t.Errorf("%s: %q, %v", name, made, wrong)
		}
		accounted(t, name, account, c.says)
	}
	_, account, wrong := into(t, "evidence", "work.md", "| Title | Done |\n|---|---|\n| A | 2026-02-03 |\n\n| Title | Done |\n|---|---|\n| B | 2026-02-04 |\n", RowOptions{})
	if len(wrong) != 1 || !strings.Contains(wrong[0].Message, `several tables of the file can be meant: "1", "2"`) {
		t.Errorf("two tables: %v, %v", account.Records, wrong)
	}
}

func TestNothingOfALadderIsLostInSilence(t *testing.T) {
	const ladder = "levels: [{id: a, name: A}, {id: b, name: B}]\nskills:\n  - {id: tests, level: a, text: Tests each change, weight: critical, theme: craft}\n  - {id: care, level: b, text: Answers the pager, weight: should, theme: craft}\n"
	const mapping = "levels: {list: levels, id: id, name: name}\ncompetencies: {list: skills, id: id, name: id, level: level, area: theme, expectation: text, importance: weight}\n"
	for name, c := range map[string]struct {
		file, text string
		opt        FrameworkOptions
		says       []string
		not        string
	}{
		"an importance that is no word for one": {"family.yml", ladder, FrameworkOptions{MappingFile: "map.yaml", Mapping: []byte(mapping)},
			[]string{`its importance "critical" is neither must nor should`}, "its area is not in the list of areas"},
		"an area that the list of areas does not have": {"family.yml", ladder + "themes: [{id: team, name: Team}]\n", FrameworkOptions{MappingFile: "map.yaml", Mapping: []byte(mapping + "areas: {list: themes, id: id, name: name}\n")},
			[]string{"its area is not in the list of areas"}, ""},
		"a table of as many rows behind the ladder": {"ladder.md",
			"| Competency | Junior | Senior |\n|---|---|---|\n| Testing | Tests each change | Decides how we test |\n\n| Term | Meaning |\n|---|---|\n| PR | pull request |\n", FrameworkOptions{},
			[]string{"table 2 of 2 rows", "another table of the file was read"}, ""},
	} {
		_, account, wrong := Framework(c.file, []byte(c.text), c.opt)
		if len(wrong) > 0 {
			t.Errorf("%s: %v", name, wrong)
		}
		if text := accounted(t, name, account, c.says); c.not != "" && strings.Contains(text, c.not) {
			t.Errorf("%s: the account says %q:\n%s", name, c.not, text)
		}
	}
}

// accounted gives the words of an account, and fails the test for those that are missing.
func accounted(t *testing.T, name string, account Account, says []string) string {
	t.Helper()
	var lines []string
	for _, r := range account.Records {
		lines = append(lines, append([]string{r.At, r.What, r.Became, r.Because}, r.Remarks...)...)
	}
	text := strings.Join(append(lines, account.Remarks...), "\n")
	for _, want := range says {
		if !strings.Contains(text, want) {
			t.Errorf("%s: the account does not say %q:\n%s", name, want, text)
		}
	}
	return text
}
