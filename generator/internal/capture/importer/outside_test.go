package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What stands outside of the table of a ladder is listed line by line, with all of its words and
// what they ask.
func TestWordsOutsideOfTheTable(t *testing.T) {
	const fairly = "Takes samples where somebody else says that they are needed, and writes down each of the places with a date"
	for file, text := range map[string]string{
		"ladder.html": "<nav><ol><li><a href=x>People</a> and <b>ladders</b></ol></nav>\n<h1>How we grow</h1>\n<p>At least 6 of 8,\nby the deadline 3 March 2027.</p>\n<ul><li>" + fairly + "<li>Four of the competencies must be at the level</ul>\n" +
			"<h2>Ladder</h2><table><tr><th>Competency<th>Junior<th>Senior<tr><td>Soil<td>Takes samples of it<td>Judges the samples<tr><td>Water<td>Measures the level<td>Explains the level</table>\n" +
			"<h2>Words</h2><table><tr><th>Word<th>Meaning<tr><td>Learning<td>Needs help</table>",
		"ladder.md": "People and ladders\n# How we grow\nAt least 6 of 8,\nby the deadline 3 March 2027.\n- " + fairly + "\n- Four of the competencies must be at the level\n\n" +
			"# Ladder\n| Competency | Junior | Senior |\n|---|---|---|\n| Soil | Takes samples of it | Judges the samples |\n| Water | Measures the level | Explains the level |\n\n" +
			"# Words\n| Word | Meaning |\n|---|---|\n| Learning | Needs help |\n",
	} {
		_, account, diags := Framework(file, []byte(text), FrameworkOptions{})
		var got []string
		for _, r := range account.Records {
			if r.Because == Outside {
				got = append(got, r.At[strings.IndexAny(r.At, ":,"):]+" "+r.What+" ["+strings.Join(r.Remarks, "; ")+"]")
			}
		}
		slices.Sort(got)
		share := "if 6 of 8 competencies are meant, write in the gate of the level rules: [{id: breadth, competencies: 6}], and give those that may be missing importance: should; " +
			`if "deadline 3 March 2027" is the day on which the round closes, write it into config.yaml, calendar: [{name: ROUND, kind: round, closes: DATE}]; casebook status --as-of DATE judges as on that day`
		some := "if 4 competencies are asked, write in the gate of the level rules: [{id: breadth, competencies: 4}], and give those that may be missing importance: should"
		lines := map[string][]string{"ladder.html": {":1:1", ":2:1", ":3:1", ":5:1", ":5:1"}, "ladder.md": {":1:1", ":2:1", ":3:1", ":5:1", ":6:1"}}[file]
		other := map[string]string{"ladder.html": "ladder.html, table Words, cell A1", "ladder.md": "ladder.md:15:3"}[file]
		if !slices.ContainsFunc(account.Records, func(r Record) bool {
			return r.At == other && r.What == "table Words of 2 rows" && strings.Contains(r.Because, "--sheet")
		}) {
			t.Errorf("%s: the other table is not told: %+v", file, account.Records)
		}
		cells := map[string][]string{"ladder.html": {", table Words, cell A1", ", table Words, cell A2"}, "ladder.md": {":15:3", ":17:3"}}[file]
		want := []string{
			lines[0] + " People and ladders []",
			lines[1] + " How we grow []",
			lines[2] + " At least 6 of 8, by the deadline 3 March 2027. [" + share + "]",
			lines[3] + " " + fairly + " []",
			lines[4] + " Four of the competencies must be at the level [" + some + "]",
			cells[0] + " Word · Meaning []",
			cells[1] + " Learning · Needs help []",
		}
		slices.Sort(want)
		if !slices.Equal(got, want) || len(diags) > 0 || len(account.Next) != 1 {
			t.Errorf("%s:\n%s\nwant\n%s\n%v %v", file, strings.Join(got, "\n"), strings.Join(want, "\n"), account.Next, diags)
		}
	}
}

// A line reads like a rule in each of the languages that casebook knows.
func TestLinesThatReadLikeRules(t *testing.T) {
	for line, want := range map[string]string{
		"Nothing below the level must be left": "must",
		"None may be below Solid":              "None may be below",
		"None are below Solid":                 "None are below",
		"Communication is optional":            "optional",
		"At most two pages":                    "At most",
		"Work of eighteen years ago":           "",
		"Evidence of the past 18 months":       "18 months",
		"Changed 3 months ago by Zoe":          "",
		"Mindestens drei Projekte":             "Mindestens",
		"Kein Feld unter B":                    "",
		"Keine unter Stufe B":                  "Keine unter",
		"Au moins trois projets":               "Au moins",
		"Al menos tres proyectos":              "Al menos",
		"No máximo duas páginas":               "No máximo",
		"Almeno tre progetti":                  "Almeno",
		"Minst tre projekt":                    "Minst",
		"Ten minste drie projecten":            "Ten minste",
		"Leadership is required":               "required",
		"Last modified by Zoe":                 "",
	} {
		if got := ruleWord(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// Of a long page some lines are listed, and each that reads like a rule.
func TestLongPagesAroundALadder(t *testing.T) {
	var text strings.Builder
	for i := range 300 {
		fmt.Fprintf(&text, "Line %d of the handbook\n\n", i)
	}
	text.WriteString("At least three projects\n\n| Competency | Junior | Senior |\n|---|---|---|\n| Soil | Takes samples of it | Judges the samples |\n| Water | Measures the level | Explains the level |\n")
	_, account, _ := Framework("ladder.md", []byte(text.String()), FrameworkOptions{})
	last := account.Records[len(account.Records)-3]
	if account.LeftOut != mostOutside+2 || last.What != "200 more lines of the file, none of which reads like a rule" || last.At != "ladder.md:201:1" {
		t.Errorf("%d, %+v", account.LeftOut, last)
	}
	if len(account.Next) != 1 || !strings.HasSuffix(account.Next[0], "The lines are ladder.md:601:1") {
		t.Error(account.Next)
	}
}
