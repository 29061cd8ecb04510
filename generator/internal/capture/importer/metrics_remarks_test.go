package importer

import (
	"fmt"
	"strings"
	"testing"
)

// What a table of figures does not say of itself is told: rows of one date, and rows that are things.
func TestRemarksOnFigures(t *testing.T) {
	tickets, notes := "Ticket,Created,Who,Category,Subject,Satisfaction\n", "Month,Pages,Note,Who,Weather\n"
	for n := 1; n <= 9; n++ {
		tickets += fmt.Sprintf("T-%d,2026-01-0%d,Ana,Data,Broken,%d\n", n, n, n%5)
		notes += fmt.Sprintf("2026-0%d,%d,,,\n", n, n)
	}
	for name, c := range map[string]struct{ text, says string }{
		"two rows of a day":       {"date,hours\n2026-01-03,2\n2026-01-03,3\n2026-01-04,1\n", "2026-01-03 is the date of several rows (f.csv:2:1 and f.csv:3:1): each row is a point, and nothing is added up"},
		"of two days":             {"date,hours\n2026-01-03,2\n2026-01-04,1\n2026-01-03,3\n2026-01-03,3\n2026-01-04,4\n", "2026-01-03 is the date of several rows (f.csv:2:1 and f.csv:4:1), with one more repetition: each"},
		"with names of their own": {"date,hours,version\n2026-01-03,2,a\n2026-01-03,3,b\n2026-01-04,1,c\n", ""},
		"wards":                   {"date,ward,share,n\n2026-01-03,A,2,9\n2026-01-04,B,1,9\n2026-02-03,A,3,9\n", `the points are of 2 things in "ward", and make one line, so that a change may be between two of them; --split "ward" --value COLUMN makes a line of each`},
		"wards, one column":       {"date,ward,share\n2026-01-03,A,2\n2026-01-04,B,1\n2026-02-03,A,3\n", `--split "ward" makes a line of each, and --where "ward=..." one of one`},
		"releases":                {"date,release,share\n2026-01-03,A,2\n2026-01-04,B,1\n2026-02-03,C,3\n", ""},
		"a row of each day":       {"date,hours\n2026-01-03,2\n2026-01-04,1\n", ""},
		"tickets":                 {tickets, "it reads as a list of things with a date each, not as readings of one thing: 3 columns of words became nothing"},
		"readings with notes":     {notes, ""},
	} {
		account := Account{File: "f.csv"}
		if _, wrong := Metrics("f.csv", []byte(c.text), SeriesOptions{}, &account); len(wrong) > 0 {
			t.Fatalf("%s: %v", name, wrong)
		}
		said := strings.Join(account.Remarks, " | ")
		if told := strings.Contains(said, "several rows") || strings.Contains(said, "reads as a list") || strings.Contains(said, "make one line"); !strings.Contains(said, c.says) || told != (c.says != "") {
			t.Errorf("%s: %s, want %q", name, said, c.says)
		}
	}
}

// Weeks, months and quarters without a row are told where most have one, and parts of them where
// rows are counted.
func TestMissingRowsAreTold(t *testing.T) {
	for text, says := range map[string]string{
		"week,n\n2026-W01,1\n2026-W02,2\n2026-W04,1\n2026-W05,1\n":        "no row is of 2026-W03; charts",
		"day,n\n2026-01-05,1\n2026-01-12,2\n2026-01-26,1\n2026-02-02,1\n": "no row is of 2026-01-19; charts",
		"month,n\n2025-11,1\n2025-12,2\n2026-02,1\n2026-03,1\n":           "no row is of 2026-01; charts",
		"quarter,n\n2025-Q1,1\n2025-Q2,2\n2026-Q1,1\n2026-Q2,1\n":         "no row is of 2025-Q3, 2025-Q4; charts",
		"month,n\n2026-03,1\n2026-01,2\n2026-02,1\n2026-04,1\n":           "",
		"month,n\n2025-01,1\n2025-03,2\n2025-06,1\n2025-11,1\n":           "",
		"day,n\n2026-01-05,1\n2026-01-06,2\n2026-01-08,1\n2026-01-09,1\n": "",
		"month,n\n2025-01,1\n2025-03,2\n2025-04,1\n":                      "",
	} {
		account := Account{File: "f.csv"}
		if _, wrong := Metrics("f.csv", []byte(text), SeriesOptions{}, &account); len(wrong) > 0 {
			t.Fatalf("%q: %v", text, wrong)
		}
		if said := strings.Join(account.Remarks, " | "); !strings.Contains(said, says) || strings.Contains(said, "no row is") != (says != "") {
			t.Errorf("%q: %s, expected %q", text, said, says)
		}
	}
	for days, says := range map[string]string{
		"2026-01-02 2026-03-30":            "",
		"2026-01-20 2026-02-10 2026-03-28": "the rows are of 2026-01-20 to 2026-03-28, so the count of 2026-01 may be",
		"2026-01-02 2026-03-09":            "the count of 2026-03 may be",
		"2026-03-09 2026-03-10":            "the count of 2026-03 may be",
	} {
		account := Account{File: "f.csv"}
		if _, wrong := Counted("f.csv", []byte("Closed,Who\n"+strings.ReplaceAll(days, " ", ",Ana\n")+",Ana\n"), "month", SeriesOptions{}, &account); len(wrong) > 0 {
			t.Fatalf("%q: %v", days, wrong)
		}
		if said := strings.Join(account.Remarks, " | "); !strings.Contains(said, says) || strings.Contains(said, "may be of a part") != (says != "") {
			t.Errorf("%q: %s, expected %q", days, said, says)
		}
	}
}

// The number of a person or a thing in a register is no figure that is drawn.
func TestNumbersOfRegistersAreNotDrawn(t *testing.T) {
	for header, drawn := range map[string]bool{
		"Personeelsnr": false, "Employee number": false, "Matrícula": false, "Nº funcionário": false, "Ticket no.": false, "Kundennummer": false, "Ordernummer": false,
		"Number of tickets": true, "Orders": true, "Staff": true, "Nota": true,
	} {
		account := Account{File: "f.csv"}
		_, wrong := Metrics("f.csv", []byte("Date,"+header+",Hours\n2026-01-01,10442,7\n2026-01-02,10442,8\n2026-01-03,10443,6\n"), SeriesOptions{}, &account)
		if len(wrong) > 0 || len(account.Columns) != 3 {
			t.Fatalf("%s: %v, %+v", header, wrong, account.Columns)
		}
		if got := account.Columns[1].Field == "a column of figures"; got != drawn {
			t.Errorf("%s: %+v", header, account.Columns[1])
		}
	}
}

// A unit in brackets is that of its column, and one that is given is told to hold for the others.
func TestUnitsOfColumns(t *testing.T) {
	account := Account{File: "f.csv"}
	made, wrong := Metrics("f.csv", []byte("Date,Validatietijd (dagen),Wait [h],Sales (net),Wells\n2026-01-01,7,1,3,4\n2026-01-02,8,2,4,5\n"), SeriesOptions{Unit: "wells"}, &account)
	if _, columns, _ := strings.Cut(string(made.Sidecar), "columns:\n"); len(wrong) > 0 || columns != "  Validatietijd (dagen): {unit: dagen}\n  \"Wait [h]\": {unit: \"h\"}\n  Sales (net): {}\n  Wells: {}\n" {
		t.Errorf("%v\n%s", wrong, made.Sidecar)
	}
	if said := strings.Join(account.Remarks, " | "); !strings.Contains(said, "unit: wells holds for each of the 4 columns that has no unit of its own") {
		t.Error(said)
	}
}
