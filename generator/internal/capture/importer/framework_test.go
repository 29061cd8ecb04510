package importer

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// outline gives a ladder in short.
func outline(l Ladder) string {
	var b strings.Builder
	var levels []string
	for _, r := range l.Levels {
		levels = append(levels, r.ID)
	}
	fmt.Fprintf(&b, "%s: %s\n", l.Name, strings.Join(levels, " < "))
	for _, a := range l.Areas {
		fmt.Fprintf(&b, "%s:\n", a.ID)
		for _, c := range a.Competencies {
			fmt.Fprintf(&b, "  %s:", c.ID)
			for _, e := range c.Expectations {
				fmt.Fprintf(&b, " %s=%q", e.Level, e.Text)
			}
			if c.Demonstration != "" {
				fmt.Fprintf(&b, " shown by %q", c.Demonstration)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestFrameworkTables(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"a matrix below a title, with headings within and an empty row": {"ladder.csv",
			"Nursing ladder,,,\n,,,\nCompetency,Junior nurse,Senior nurse,Examples\nCare,,,\nMedication,Gives it after a check,Checks what others give,A record\n,,,\nHandover,Tells what happened,Leads the handover,\n",
			"Nursing ladder: junior-nurse < senior-nurse\ncare:\n  medication: junior-nurse=\"Gives it after a check\" senior-nurse=\"Checks what others give\" shown by \"A record\"\n  handover: junior-nurse=\"Tells what happened\" senior-nurse=\"Leads the handover\"\n"},
		"a title in merged cells": {"ladder.csv", "Our school,Our school,Our school\nCompetency,Teacher,Head\nLessons,Plans them,Plans those of others\n",
			"Our school: teacher < head\ncompetencies:\n  lessons: teacher=\"Plans them\" head=\"Plans those of others\"\n"},
		"a matrix that goes down, with areas that are written once": {"my_ladder.csv",
			"Area;Skill;Principal;Senior;Junior\nCraft;Testing;Sets how it is tested;Tests the system;Tests own code\n;Design;Sets the design;Designs systems;-\n",
			"my ladder: junior < senior < principal\ncraft:\n  testing: principal=\"Sets how it is tested\" senior=\"Tests the system\" junior=\"Tests own code\"\n  design: principal=\"Sets the design\" senior=\"Designs systems\"\n"},
		"a row for each expectation, with numbered levels out of order": {"rows.csv",
			"Level,Competency,Expectation\nL10,Design,Does all of it\nL2,Design,Does parts of it\nL2,Testing,Tests it\n",
			"rows: l2 < l10\ncompetencies:\n  design: l10=\"Does all of it\" l2=\"Does parts of it\"\n  testing: l2=\"Tests it\"\n"},
		"levels in the rows": {"turned.md",
			"| Role | What it does | Who says so |\n|---|---|---|\n| Member | Works on one part | Two reviewers say so |\n| Approver | Takes changes in | The owners say so |\n",
			"turned: member < approver\nturned:\n  what-it-does: member=\"Works on one part\" approver=\"Takes changes in\"\n  who-says-so: member=\"Two reviewers say so\" approver=\"The owners say so\"\n"},
		"headings in two languages, weights in front of the levels, and a note in merged cells": {"carreira.csv",
			"Bereich / Domaine;Kompetenz (Compétence);Gewicht;Level 1;Level 2\nBau;Statik;20 %;Rechnet nach Vorlage;Prüft andere\nBau;Vermessung;20 %;Misst nach Plan;Plant die Messung\nNote: two of them suffice;Note: two of them suffice;Note: two of them suffice;Note: two of them suffice;Note: two of them suffice\n",
			"carreira: level-1 < level-2\nbau:\n  statik: level-1=\"Rechnet nach Vorlage\" level-2=\"Prüft andere\"\n  vermessung: level-1=\"Misst nach Plan\" level-2=\"Plant die Messung\"\n"},
		"names without a known heading, behind which weights stand": {"weights.csv",
			"What we look at,%,Junior,Senior\nSoil,50,Takes samples of it,Judges the samples\nWater,50,Measures the level,Explains the level\n",
			"weights: junior < senior\ncompetencies:\n  soil: junior=\"Takes samples of it\" senior=\"Judges the samples\"\n  water: junior=\"Measures the level\" senior=\"Explains the level\"\n"},
		"numbers for names, each of its own": {"codes.csv",
			"No,Level 1,Level 2\n1.1,Takes samples of it,Judges the samples\n1.2,Measures the level,Explains the level\n",
			"codes: level-1 < level-2\ncompetencies:\n  1-1: level-1=\"Takes samples of it\" level-2=\"Judges the samples\"\n  1-2: level-1=\"Measures the level\" level-2=\"Explains the level\"\n"},
		"headings of groups in merged cells, and a note below": {"groups.csv",
			"Topic,Junior,Senior\nField work,Field work,Field work\nSoil,Takes samples of it,Judges the samples\nOffice,Office,Office\nDrawings,Draws by the plan,Checks drawings\n* valid from May,* valid from May,* valid from May\n",
			"groups: junior < senior\nfield-work:\n  soil: junior=\"Takes samples of it\" senior=\"Judges the samples\"\noffice:\n  drawings: junior=\"Draws by the plan\" senior=\"Checks drawings\"\n"},
		"header cells of two lines, a level that its own name does not tell, and areas under an unknown heading": {"functies.csv",
			"Verpleging,Verpleging,Verpleging,Verpleging,Verpleging\nversie 3.2 van mei,,,,\nPijler,Competentie,\"Verzorger\n(schaal 5)\",\"Senior verzorger\n(schaal 6)\",\"Principal verzorger\n(schaal 7)\"\n" +
				"\"Zorg en\nnazorg\",Toezicht,Kijkt goed toe,Kijkt anderen na,Stelt de regels\n\"Zorg en\nnazorg\",Medicatie,Geeft het na controle,Controleert anderen,Bepaalt het beleid\nTeam,Leren,Leert van anderen,Leert anderen het vak,Leidt het leren\n",
			"Verpleging: verzorger-schaal-5 < senior-verzorger-schaal-6 < principal-verzorger-schaal-7\nzorg-en-nazorg:\n  toezicht: verzorger-schaal-5=\"Kijkt goed toe\" senior-verzorger-schaal-6=\"Kijkt anderen na\" principal-verzorger-schaal-7=\"Stelt de regels\"\n" +
				"  medicatie: verzorger-schaal-5=\"Geeft het na controle\" senior-verzorger-schaal-6=\"Controleert anderen\" principal-verzorger-schaal-7=\"Bepaalt het beleid\"\nteam:\n" +
				"  leren: verzorger-schaal-5=\"Leert van anderen\" senior-verzorger-schaal-6=\"Leert anderen het vak\" principal-verzorger-schaal-7=\"Leidt het leren\"\n"},
		"levels below one heading in merged cells": {"skilar.csv",
			",Kompetens,Nivå,Nivå,Nivå\n,Kompetens,Grund,Bred,Djup\n,Analys,Samlar in data,Väljer egen metod,Utvecklar nya metoder\n,Dialog,Lyssnar in kunden,Leder ett samtal,Medlar i konflikter\n",
			"skilar: grund < bred < djup\ncompetencies:\n  analys: grund=\"Samlar in data\" bred=\"Väljer egen metod\" djup=\"Utvecklar nya metoder\"\n  dialog: grund=\"Lyssnar in kunden\" bred=\"Leder ett samtal\" djup=\"Medlar i konflikter\"\n"},
		"HTML with script": {"ladder.html",
			"<h1>Ladder</h1><table><tr><th>Skill<th>Level 1<th>Level 2<tr><td>Care<td><script>alert(1)</script>Does it &amp; tells<td>Leads it well</table>",
			"Ladder: level-1 < level-2\ncompetencies:\n  care: level-1=\"Does it & tells\" level-2=\"Leads it well\"\n"},
	} {
		ladder, account, diags := Framework(c.file, []byte(c.text), FrameworkOptions{})
		if got := outline(ladder); got != c.want || len(diags) > 0 {
			t.Errorf("%s: read as\n%swant\n%s%v", name, got, c.want, diags)
		}
		if account.Written == 0 || account.LeftOut+account.Written != len(account.Records) {
			t.Errorf("%s: the account is %+v", name, account)
		}
	}
}

// A spreadsheet without levels is no ladder, and the message says what it seems to be.
func TestNoLadder(t *testing.T) {
	for name, c := range map[string]struct{ file, text, says string }{
		"figures":   {"load.csv", "week,pages\n2026-01-05,4\n2026-01-12,3\n", `it seems to be a table of figures over time, with dates in "week" and one column of numbers`},
		"work":      {"work.csv", "Done,Title,Link\n2026-01-05,Cut the load in half,https://example.com/1\n", `it seems to be a list of dated things, with dates in "Done"`},
		"addresses": {"people.csv", "Name,Company,Notes\nAna,A long company name,Met at a fair\n", `it seems to be a table of words with the columns "Name", "Company", "Notes"`},
		"a résumé":  {"cv.json", `{"basics": {}, "work": []}`, "its keys are basics, work"},
		"a ladder":  {"framework.yaml", "levels: []\nareas: []\n", "the form of a framework.yaml, with 0 levels and 0 competencies"},
		"no text":   {"x.csv", "", "no table"},
	} {
		_, _, diags := Framework(c.file, []byte(c.text), FrameworkOptions{})
		if len(diags) != 1 || !strings.Contains(diags[0].Message, c.says) && !strings.Contains(diags[0].Message, "empty") || diags[0].Hint == "" {
			t.Errorf("%s: %v", name, diags)
		}
	}
	same := "Weight;Level 1;Level 2\n20;Takes samples of it;Judges the samples\n20;Measures the level;Explains the level\n"
	if _, _, diags := Framework("same.csv", []byte(same), FrameworkOptions{}); len(diags) != 1 {
		t.Errorf("weights that are not apart are the names of competencies: %v", diags)
	}
	table := "Weight;Theme;Our aim;Level 1;Level 2\n20;Ground;Soil;Takes samples of it;Judges the samples\n"
	mapped, _, diags := Framework("map.csv", []byte(table), FrameworkOptions{Columns: map[string]string{"competency": "theme", "area": "Our aim"}})
	if got := outline(mapped); len(diags) > 0 || !strings.Contains(got, "soil:\n  ground:") {
		t.Errorf("with columns that are named: %v\n%s", diags, got)
	}
	if _, _, diags := Framework("map.csv", []byte(table), FrameworkOptions{Columns: map[string]string{"competency": "Topic"}}); len(diags) != 1 || !strings.Contains(diags[0].Hint, "Weight · Theme · Our aim") {
		t.Errorf("of a column that is not there: %v", diags)
	}
	lined, _, diags := Framework("x.csv", []byte("Ability,\"Alpha\n(one)\",\"Omega\n(two)\"\nSinging,Sings the first notes,Sings to the end\n"), FrameworkOptions{Levels: []string{"alpha", "Omega (two)"}})
	if len(diags) > 0 || len(lined.Levels) != 2 || lined.Levels[0].Name != "Alpha (one)" || lined.Levels[1].Name != "Omega (two)" {
		t.Errorf("levels named in short: %v %v", lined, diags)
	}
	named, _, diags := Framework("x.csv", []byte("Ability,Alpha,Omega\nSinging,Sings the first notes,Sings to the end\n"), FrameworkOptions{Levels: []string{"Alpha", "Omega"}})
	if len(diags) > 0 || len(named.Levels) != 2 {
		t.Errorf("levels that are named are not found: %v", diags)
	}
}

func TestCASE(t *testing.T) {
	const text = `{"CFDocument": {"identifier": "d", "title": "Standards", "creator": "Somebody"},
	"CFItems": [
	  {"identifier": "b", "fullStatement": "Counts to ten. Slowly.", "humanCodingScheme": "N.1", "educationLevel": ["02", "01"]},
	  {"identifier": "a", "fullStatement": "Number", "CFItemType": "Domain"},
	  {"identifier": "c", "fullStatement": "Reads a clock", "educationLevel": []},
	  {"identifier": "c", "fullStatement": "Reads a clock again"}],
	"CFAssociations": [
	  {"associationType": "isChildOf", "originNodeURI": {"identifier": "a"}, "destinationNodeURI": {"identifier": "d"}},
	  {"associationType": "isChildOf", "originNodeURI": {"identifier": "b"}, "destinationNodeURI": {"identifier": "a"}},
	  {"associationType": "isChildOf", "originNodeURI": {"identifier": "c"}, "destinationNodeURI": {"identifier": "b"}},
	  {"associationType": "isRelatedTo", "originNodeURI": {"identifier": "b"}, "destinationNodeURI": {"identifier": "c"}}]}`
	ladder, account, diags := Framework("standards.json", []byte(text), FrameworkOptions{})
	const want = "Standards: 01 < 02\nnumber:\n  n-1-counts-to-ten: 02=\"Counts to ten. Slowly.\" 01=\"Counts to ten. Slowly.\"\n  reads-a-clock: 01=\"Reads a clock\" 02=\"Reads a clock\"\n"
	if got := outline(ladder); got != want || len(diags) > 0 {
		t.Errorf("read as\n%s%v", got, diags)
	}
	if account.LeftOut != 2 || account.Written != 3 {
		t.Errorf("the account is %+v", account)
	}
	circle := strings.Replace(text, `{"identifier": "d"}}`, `{"identifier": "c"}}`, 1)
	if _, _, diags := Framework("standards.json", []byte(circle), FrameworkOptions{}); len(diags) > 0 {
		t.Errorf("associations in a circle: %v", diags)
	}
}

// Real files: each is read whole, and what is left out is listed.
func TestFrameworksOfOthers(t *testing.T) {
	const folder = "../../../../../shared/data/"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("there is no folder shared with files of others")
	}
	const mapping = "name: name\nlevels: {list: levels, id: id, name: name}\nareas: {list: themes, id: id, name: name, summary: summary}\n" +
		"competencies: {list: competencies, id: id, name: summary, area: theme, level: level, expectation: summary, demonstration: examples}\n"
	for file, want := range map[string]string{
		"mahara-smartevidence/example.matrix":                            "1 4 31 31",
		"mahara-smartevidence/nace_usa.matrix":                           "1 1 7 7",
		"mahara-smartevidence/nz_teaching_standards_english.matrix":      "1 1 6 6",
		"mahara-smartevidence/nz_teaching_standards_te_reo_maori.matrix": "1 1 6 6",
		"ft-engineering-progression/engineering.yml":                     "8 9 72 72",
		"ft-engineering-progression/engineering-v1.yml":                  "4 4 101 101",
		"ft-engineering-progression/operations.yml":                      "3 4 48 48",
		"kubernetes-ladder/community-membership.md":                      "4 1 3 12",
	} {
		data, err := os.ReadFile(folder + file)
		if err != nil {
			t.Fatal(err)
		}
		var opt FrameworkOptions
		if strings.HasPrefix(file, "ft") {
			opt = FrameworkOptions{Mapping: []byte(mapping), MappingFile: "mapping.yaml"}
		}
		ladder, account, diags := Framework(file, data, opt)
		levels, areas, competencies, expectations := ladder.Size()
		if got := fmt.Sprint(levels, areas, competencies, expectations); got != want || len(diags) > 0 || account.LeftOut > 0 && !slices.ContainsFunc(account.Records, func(r Record) bool { return r.Because == Outside }) {
			t.Errorf("%s: %s levels, areas, competencies, expectations, want %s; %v", file, got, want, diags)
		}
	}
}

// A former competency is found by what the author says, its id, formerly or its name. One
// that is only like another is for the author to confirm.
func TestSuccessors(t *testing.T) {
	m := newMaker()
	area := m.area("a", "a", "A", "")
	for _, name := range []string{"Testing", "System design", "Leads the incidents of several teams"} {
		c, _ := m.competency(area, name, "", name)
		c.asks("senior", name+" with others")
	}
	area.Competencies[1].Formerly = []string{"architecture"}
	got := ""
	for _, s := range m.ladder.Successors([]Former{
		{"testing", "Tests", ""}, {"architecture", "Architecture", ""}, {"sys", "System Design", ""}, {"on-call", "Leads incidents of several teams", ""},
		{"gone", "Writing", "Writes guides"}, {"quality", "Quality", ""},
	}, map[string]string{"quality": "testing"}) {
		got += fmt.Sprintf("%s: %q %q; ", s.Former.ID, s.New, s.Like)
	}
	const want = `testing: "testing" ""; architecture: "system-design" ""; sys: "system-design" ""; on-call: "" "leads-the-incidents-of-several-teams"; gone: "" ""; quality: "testing" ""; `
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
