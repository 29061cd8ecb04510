package importer

import (
	"strings"
	"testing"
)

// A line that asks for some of the competencies is left out with the line of a gate, wherever
// it stands.
func TestShareOfCompetencies(t *testing.T) {
	const table = "Competency,Junior,Senior\nSoil,Takes samples of it,Judges the samples\nWater,Measures the level,Explains the level\n"
	for line, want := range map[string]string{
		"minimaal 7 van 10 op het naasthogere niveau": "competencies: 7}",
		"Minstens 7 van de 10":                        "competencies: 7}",
		"at least 6 of 8":                             "competencies: 6}",
		"6 out of the 8 are enough":                   "competencies: 6}",
		"mindestens 6 von 8":                          "competencies: 6}",
		"mindestens 6 von den 8 Kompetenzen":          "competencies: 6}",
		"por lo menos 6 de 8":                         "competencies: 6}",
		"6 de las 8 competencias":                     "competencies: 6}",
		"6 das 8 competências":                        "competencies: 6}",
		"au moins 6 des 8":                            "competencies: 6}",
		"6 sur 8.":                                    "competencies: 6}",
		"minst 6 av 8":                                "competencies: 6}",
		"10 of 10":                                    "",
		"8 of 6":                                      "",
		"0 of 6":                                      "",
		"versie 3 van 14-01-2026":                     "",
		"page 1.2 of 10":                              "",
		"2 of 10.5 points":                            "",
		"seven of ten":                                "",
		"within 24 months":                            "",
		"vastgesteld 3 van 2026":                      "",
	} {
		for where, file := range map[string]string{
			"above": "Ladder,,\n" + line + ",,\n" + table, "below": table + line + ",,\n", "within": strings.Replace(table, "Water", line+",,\nWater", 1),
		} {
			ladder, account, diags := Framework("ladder.csv", []byte(file), FrameworkOptions{})
			told := ""
			for _, r := range account.Records {
				if r.What == line && r.Became == LeftOut {
					told = strings.Join(r.Remarks, "; ")
				}
			}
			if len(diags) > 0 || strings.Contains(told, "competencies") != (want != "") || !strings.Contains(told, want) {
				t.Errorf("%q %s the table: %q, want %q\n%v", line, where, told, want, diags)
			}
			if want != "" && len(ladder.Areas) != 1 {
				t.Errorf("%q %s the table became an area", line, where)
			}
		}
	}
}

// A line that says how old evidence may be is left out with the key of a gate.
func TestAgeOfEvidence(t *testing.T) {
	const table = "Competency,Junior,Senior\nSoil,Takes samples of it,Judges the samples\nWater,Measures the level,Explains the level\n"
	for line, want := range map[string]string{
		"Bewijs niet ouder dan 36 maanden":           "within: 36 months}",
		"Evidence from the last 2 years counts":      "within: 24 months}",
		"Nachweise nicht älter als 18 Monate":        "within: 18 months}",
		"Preuves des dernières 3 années, 2 exemples": "within: 36 months}",
		"Evidencias de los últimos 24 meses":         "within: 24 months}",
		"Not older than three years":                 "",
		"Two years in the team":                      "",
		"older than 0 months":                        "",
	} {
		_, account, _ := Framework("ladder.csv", []byte(table+"\""+line+"\",,\n"), FrameworkOptions{})
		told := ""
		for _, r := range account.Records {
			if r.What == line && r.Became == LeftOut {
				told = "left out " + strings.Join(r.Remarks, "; ")
			}
		}
		if !strings.HasPrefix(told, "left out") || strings.Contains(told, "within") != (want != "") || !strings.Contains(told, want) {
			t.Errorf("%q: %q, want %q", line, told, want)
		}
	}
}

// What signs and words of an importance mean is said once for all rows.
func TestImportanceInOtherWords(t *testing.T) {
	const table = "Competency,Weight,Junior,Senior\nSoil,***,Takes samples of it,Judges the samples\nWater,**,Measures the level,Explains the level\nAir,Open,Measures the air,Explains the air\n"
	ladder, account, diags := Framework("ladder.csv", []byte(table), FrameworkOptions{
		Columns: map[string]string{"importance": "Weight"}, Importance: map[string]string{"***": "must", "OPEN": "should"}})
	if len(diags) > 0 || len(ladder.Areas) != 1 {
		t.Fatal(diags, account)
	}
	var got []string
	for _, c := range ladder.Areas[0].Competencies {
		got = append(got, c.Importance)
	}
	if strings.Join(got, ",") != "must,,should" {
		t.Errorf("%q", got)
	}
	if told := strings.Join(account.Records[1].Remarks, ""); !strings.Contains(told, `"**" is neither must nor should`) || !strings.Contains(told, `--importance "**=must"`) {
		t.Errorf("%q", told)
	}
	if _, _, diags := Framework("ladder.csv", []byte(table), FrameworkOptions{Importance: map[string]string{"***": "must"}}); len(diags) != 1 {
		t.Errorf("a meaning without a column: %v", diags)
	}
}

// A line that calls a competency mandatory, or names the day of a round, is left out with what
// a ladder and config.yaml have for it.
func TestDutiesAndDays(t *testing.T) {
	const table = "Competency,Junior,Senior\nSoil,Takes samples of it,Judges the samples\nWater,Measures the level,Explains the level\n"
	for line, want := range map[string]string{
		"3) Wasser ist Pflicht.":             `if "Pflicht" is said of a competency`,
		"Wasser: Pflichtkompetenz":           `if "Pflichtkompetenz" is said of a competency`,
		"Es gilt die Schweigepflicht":        "",
		"Water is mandatory!":                `if "mandatory" is said of a competency`,
		"Water verplicht":                    `if "verplicht" is said of a competency`,
		"L'eau est obligatoire":              `if "obligatoire" is said of a competency`,
		"Stichtag: 15.12.2026":               `if "Stichtag 15.12.2026" is the day`,
		"Submissions: deadline 3 March 2027": `if "deadline 3 March 2027" is the day`,
		"Peildatum 1 maart 2027":             `if "Peildatum 1 maart 2027" is the day`,
		"Deadlines are met":                  "",
		"Die Frist ist kurz":                 "",
		"Water comes first":                  "",
	} {
		_, account, _ := Framework("ladder.csv", []byte(table+"\""+line+"\",,\n"), FrameworkOptions{})
		told := ""
		for _, r := range account.Records {
			if r.What == line && r.Became == LeftOut {
				told = "left out " + strings.Join(r.Remarks, "; ")
			}
		}
		if !strings.HasPrefix(told, "left out") || strings.Contains(told, "if ") != (want != "") || !strings.Contains(told, want) {
			t.Errorf("%q: %q, want %q", line, told, want)
		}
	}
}
