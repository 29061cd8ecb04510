package series

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
)

// given is a value of the sidecar.
func given(v string) Name { return Name{V: v, Pos: diag.Pos{File: "s.yaml", Line: 1, Col: 1}} }

func formatted(v float64) string {
	if math.IsNaN(v) {
		return "-"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// summary writes a table on one line: "n(ms): 2026-01=5 2026-02=6".
func summary(t Table, diags diag.List) string {
	var all []string
	for j, c := range t.Columns {
		line := c.ID
		if c.Unit != "" {
			line += "(" + c.Unit + ")"
		}
		if c.Aside {
			line += "*"
		}
		line += ":"
		for _, p := range t.Points {
			line += " " + p.When.Text + "=" + formatted(p.Values[j])
			if j == 0 && p.Label != "" {
				line += "[" + p.Label + "]"
			}
		}
		all = append(all, line)
	}
	for _, d := range diags {
		line := fmt.Sprintf("%d:%d %s: %s", d.Pos.Line, d.Pos.Col, d.Check, d.Message)
		if d.Pos.Line == 0 {
			line = d.Check + ": " + d.Message
		}
		all = append(all, line)
	}
	return strings.Join(all, " | ")
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		options Options
		want    string
	}{
		"day first":                   {"d;n\n13/02/2026;1\n1/3/2026;2\n", Options{}, "n: 2026-02-13=1 2026-03-01=2"},
		"month first":                 {"d,n\n2/13/2026,1\n3/1/2026,2\n", Options{}, "n: 2026-02-13=1 2026-03-01=2"},
		"points between":              {"d;n\n13.02.2026;1\n01.03.26;2\n", Options{}, "n: 2026-02-13=1 2026-03-01=2"},
		"day first, by format":        {"d;n\n03/02/2026;1\n01/03/2026;2\n", Options{Date: given("d"), Format: given("D/M/YYYY")}, "n: 2026-02-03=1 2026-03-01=2"},
		"month first, by format":      {"d;n\n03/02/2026;1\n04/03/2026;2\n", Options{Date: given("d"), Format: given("MM/DD/YYYY")}, "n: 2026-03-02=1 2026-04-03=2"},
		"neither":                     {"d;n\n03/02/2026;1\n", Options{}, `2:1 date-ambiguous: "03/02/2026" can be 2026-02-03 or 2026-03-02, and no other date of the file shows which is meant`},
		"a class and no unit":         {"d;class;n\n2026-01;9a;1\n2026-02;9b;2\n2026-03;9a;3\n2026-04;9a;4\n", Options{}, `n*: 2026-01=1 2026-02=2 2026-03=3 2026-04=4 | 1:3 column-unread: column "class" ("9a" is not a number) is not read`},
		"terms":                       {"Term;n\nAutumn 2024;1\nspring term 2025;2\n2025 Summer;3\n", Options{}, "n: 2024-Q4=1 2025-Q2=2 2025-Q3=3"},
		"points show the day":         {"d;n\n03.02.2026;1\n01/03/2026;2\n", Options{}, "n: 2026-02-03=1 2026-03-01=2"},
		"points alone":                {"d;n\n03.02.2026;1\n", Options{}, "n: 2026-02-03=1"},
		"points of the month first":   {"d;n\n03.02.2026;1\n03.14.2026;2\n", Options{}, "n: 2026-03-02=1 2026-03-14=2"},
		"two digits of the year too":  {"d;n\n3/4/26;1\n03/05/2026;3\n", Options{Date: given("d"), Format: given("D/M/YYYY")}, "n: 2026-04-03=1 2026-05-03=3"},
		"any mark, by format":         {"d;n\n03.02.2026;1\n3-4-2026;2\n05 / 06 / 2026;3\n", Options{Date: given("d"), Format: given("M/D/YYYY")}, "n: 2026-03-02=1 2026-03-04=2 2026-05-06=3"},
		"day and month alike":         {"d;n\n02/02/2026;1\n", Options{}, "n: 2026-02-02=1"},
		"contradicting orders":        {"d;n\n13/02/2026;1\n02/14/2026;1\n", Options{}, `3:1 date-ambiguous: "13/02/2026" and "02/14/2026" cannot both be read: in one the day comes first, in the other the month`},
		"a date in no order":          {"d;n\n13/02/2026;1\n31/02/2026;2\n", Options{}, `n: 2026-02-13=1 | 3:1 date-bad: "31/02/2026" is not a date`},
		"month and short year":        {"d;n\nJan-26;1\nFeb-26;2\n", Options{}, "n: 2026-01=1 2026-02=2"},
		"month and day":               {"d;n\nJan 26;1\nJan 27;2\n", Options{}, `2:1 date-ambiguous: "Jan 26" can be 2026-01, or day 26 of a month without its year`},
		"day before the month":        {"d;n\n25-Jan;1\n25-Feb;2\n", Options{}, `2:1 date-ambiguous: "25-Jan" can be 2025-01, or day 25 of a month without its year`},
		"day before one month of two": {"d;n\nJan-26;1\n28 Feb;2\n", Options{}, `3:1 date-ambiguous: "28 Feb" can be 2028-02, or day 28 of a month without its year`},
		"year before, by format":      {"d;n\n25-Jan;1\n25-Feb;2\n", Options{Date: given("d"), Format: given("YY-MMM")}, "n: 2025-01=1 2025-02=2"},
		"year before, and no day":     {"d;n\n99-Jan;1\n99-Feb;2\n", Options{}, "n: 1999-01=1 1999-02=2"},
		"small m":                     {"d;n\n2026-01;1.2m\n2026-02;1.3m\n", Options{}, `n(m): 2026-01=- 2026-02=- | 2:9 number-ambiguous: "1.2m" can be 1.2 million, or 1.2 of a unit "m", and 1 more cells are like it`},
		"small m of a price":          {"d;n\n2026-01;$1.2m\n2026-02;$1.3m\n", Options{}, "n($): 2026-01=1200000 2026-02=1300000"},
		"digits that are lost":        {"d;n\n2026-01;12345678901234567890\n2026-02;9007199254740993\n2026-03;9007199254740992\n2026-04;-1000000000000000000000\n", Options{}, `n: 2026-01=- 2026-02=- 2026-03=9007199254740992 2026-04=-1000000000000000000000 | 2:9 number-bad: "12345678901234567890" has more digits than a number can store: the last ones would change, and 1 more cells are like it`},
		"years":                       {"Jahr;n\n2019;1900\n2020;2001\n", Options{}, "n: 2019=1900 2020=2001"},
		"years without a name":        {"2019;5\n2020;6\n", Options{}, "value: 2019=5 2020=6"},
		"numbers like years":          {"visits;n\n2019;5\n2020;6\n", Options{}, `2:1 series-undated: no column is called a date; "visits" could hold dates`},
		"numbers like years, named":   {"visits;n\n2019;5\n2020;6\n", Options{Date: given("visits")}, "n: 2019=5 2020=6"},
		"compact":                     {"date;n\n20260331;5\n20260430;6\n", Options{}, "n: 2026-03-31=5 2026-04-30=6"},
		"seconds":                     {"ts;n\n1774965900;5\n1774969500;6\n", Options{}, "n: 2026-03-31T14:05=5 2026-03-31T15:05=6"},
		"milliseconds":                {"ts;n\n1774965900000;5\n", Options{}, "n: 2026-03-31=5"},
		"weeks":                       {"week;n\n2026-W01;5\n2026-W02;6\n", Options{}, "n: 2026-W01=5 2026-W02=6"},
		"weeks, in German":            {"Woche;n\nKW 5 2026;5\nKW 6 2026;6\n", Options{}, "n: 2026-W05=5 2026-W06=6"},
		"year and week":               {"year,week,n\n2026,1,5\n2026,2,6\n", Options{}, "n: 2026-W01=5 2026-W02=6"},
		"year and month's name":       {"Year,Month,n\n2026,January,5\n2026,Feb,6\n", Options{}, "n: 2026-01=5 2026-02=6"},
		"year, month, day":            {"year,month,day,n\n2026,1,31,5\n", Options{}, "n: 2026-01-31=5"},
		"several a day":               {"at;n\n2026-01-05 14:00;2\n2026-01-05 09:30;1\n2026-01-06 09:00;3\n", Options{}, "n: 2026-01-05T09:30=1 2026-01-05T14:00=2 2026-01-06=3"},
		"zones":                       {"at;n\n2026-01-05T01:00:00+02:00;2\n2026-01-05T00:30:00Z;3\n", Options{}, "n: 2026-01-05T01:00=2 2026-01-05T00:30=3"},
		"names by format":             {"d;n\n3.Mär.2026;1\n", Options{Date: given("d"), Format: given("D.MMM.YYYY")}, "n: 2026-03-03=1"},
		"months of one language":      {"d;n\nmaj 2026;1\ncze 2026;2\nlip 2026;3\n", Options{}, "n: 2026-05=1 2026-06=2 2026-07=3"},
		"months of another":           {"d;n\n3. svibnja 2026;1\n4. lip 2026;2\n", Options{}, "n: 2026-05-03=1 2026-06-04=2"},
		"months that few know":        {"d;n\nlis 2026;1\nlip 2026;2\nlut 2026;3\n", Options{}, "n: 2026-02=3 2026-07=2 2026-11=1"},
		"months, a year in front":     {"d;n\n2026 rujan;1\n2026 listopad;2\n", Options{}, "n: 2026-09=1 2026-10=2"},
		"a month of two languages":    {"d;n\nlistopad 2026;1\n", Options{}, `2:1 date-ambiguous: "listopad" in "listopad 2026" is the name of two months, Nov (cs) or Oct (hr), and no other date of the file shows which is meant`},
		"settled by its language":     {"d;n\nlistopad 2026;1\n", Options{Date: given("d"), Format: given("MMM(hr) YYYY")}, "n: 2026-10=1"},
		"settled by the other":        {"d;n\n5. listopad 2026;1\n", Options{Date: given("d"), Format: given("D. MMM(cs) YYYY")}, "n: 2026-11-05=1"},
		"months by format":            {"d;n\n2026/sty;1\n2026/lut;2\n", Options{Date: given("d"), Format: given("YYYY/MMM")}, "n: 2026-01=1 2026-02=2"},
		"open by format":              {"d;n\n2026/listopad;1\n", Options{Date: given("d"), Format: given("YYYY/MMM")}, `2:1 date-ambiguous: "listopad" in "2026/listopad" is the name of two months, Nov (cs) or Oct (hr), and no other date of the file shows which is meant`},
		"year, and months of one":     {"year;month;n\n2026;maj;1\n2026;lip;2\n", Options{}, "n: 2026-05=1 2026-07=2"},
		"year, and a month of two":    {"year;month;n\n2026;listopad;1\n", Options{}, `2:6 date-ambiguous: "listopad" is the name of two months, Nov (cs) or Oct (hr), and no other date of the file shows which is meant`},
		"no language":                 {"d;n\nlip 2026;1\n", Options{Date: given("d"), Format: given("MMM(xy) YYYY")}, `1:1 value-bad: the names of months are not known in the language "xy"`},
		"quarters by format":          {"d;n\n2026/1;1\n2026/2;2\n", Options{Date: given("d"), Format: given("YYYY/Q")}, "n: 2026-Q1=1 2026-Q2=2"},
		"time by format":              {"d;n\n03/02/2026 14:05;1\n03/02/2026 09:05;2\n", Options{Date: given("d"), Format: given("dd/mm/yyyy HH:mm")}, "n: 2026-02-03T09:05=2 2026-02-03T14:05=1"},
		"a format that is none":       {"d;n\n1;1\n", Options{Date: given("d"), Format: given("%d/%m/%Y")}, `1:1 value-bad: "%d/%m/%Y" is not a date format`},
		"a bad date first":            {"d;n\n2026-13;1\n2026-02;2\n", Options{}, `n: 2026-02=2 | 2:1 date-bad: there is no month "2026-13" in the calendar`},
		"a bad date first, no header": {"2026-13;1\n2026-02;2\n", Options{}, `value: 2026-02=2 | 1:1 date-bad: there is no month "2026-13" in the calendar`},
		"many bad dates":              {"d;n\nx1;1\n2026-02;2\n2026-03;2\n2026-04;2\n2026-05;2\n2026-06;2\n3x;1\n4x;1\n5x;1\n6x;1\n", Options{}, `n: 2026-02=2 2026-03=2 2026-04=2 2026-05=2 2026-06=2 | 2:1 date-bad: 5 lines have no date that can be read; the first has "x1"`},

		"a preamble":             {"Report\nof pages\n\nd;n\n2026-01;1\n", Options{}, `n: 2026-01=1 | 1:1 row-odd: 2 lines are not rows of the table; the first begins with "Report"`},
		"skipped preamble":       {"Report\nof pages\n\nd;n\n2026-01;1\n", Options{First: 3}, "n: 2026-01=1"},
		"comments":               {"# Report\nd;n\n# more\n2026-01;1\n#2026-02;1\n", Options{}, "n: 2026-01=1"},
		"a commented header":     {"#d;n\n2026-01;1\n", Options{}, "n: 2026-01=1"},
		"ids with a hash":        {"pr,d,n\n#1,2026-01-01,5\n#2,2026-01-02,6\n", Options{}, "n: 2026-01-01=5[#1] 2026-01-02=6[#2]"},
		"units below":            {"d,n,m\n,ms,s\n2026-01,1,2\n", Options{}, `n: 2026-01=1 | m: 2026-01=2 | 2:1 row-odd: this line is not a row of the table: "ms"`},
		"a total":                {"d,n\n2026-01,1\n2026-02,2\nTotal,3\n", Options{}, `n: 2026-01=1 2026-02=2 | 4:1 row-odd: this line is not a row of the table: "Total"`},
		"totals on top":          {"d,n\nOverall,3\n2026-01,1\n2026-02,2\n", Options{}, `n: 2026-01=1 2026-02=2 | 2:1 row-odd: this line is not a row of the table: "Overall"`},
		"averages on top":        {"d;n;m\nSumme;3;9\nØ;1,5;4,5\n2026-01;1;4\n2026-02;2;5\n", Options{}, `n: 2026-01=1 2026-02=2 | m: 2026-01=4 2026-02=5 | 2:1 row-odd: 2 lines are not rows of the table; the first begins with "Summe"`},
		"totals above a header":  {"Sum,3\nd,n\n2026-01,1\n2026-02,2\n", Options{}, `n: 2026-01=1 2026-02=2 | 1:1 row-odd: this line is not a row of the table: "Sum"`},
		"a header of years":      {"Queue,north\nd,2024,2025\n2026-01,1,2\n2026-02,2,3\n", Options{}, `2024: 2026-01=1 2026-02=2 | 2025: 2026-01=2 2026-02=3 | 1:1 row-odd: this line is not a row of the table: "Queue"`},
		"a header of one letter": {"Report,Q1\nd,1\n2026-01,1\n2026-02,2\n", Options{}, `1: 2026-01=1 2026-02=2 | 1:1 row-odd: this line is not a row of the table: "Report"`},
		"a total without a date": {"d,k,n\n2026-01,a,1\n2026-02,a,2\n,Summe,3\n", Options{}, `n: 2026-01=1[a] 2026-02=2[a] | 4:1 row-odd: this line is not a row of the table: "Summe"`},
		"skipped total":          {"d,n\n2026-01,1\n2026-02,2\nTotal,3\n", Options{Last: 1}, "n: 2026-01=1 2026-02=2"},
		"skipped lines":          {"d,n\n2026-01,1\nQ1 total,1\n2026-02,2\n", Options{Lines: []int{3}}, "n: 2026-01=1 2026-02=2"},
		"a sum by period":        {"d,n\n2026-01,1\n2026-02,2\n2026-Q1,3\n", Options{}, `n: 2026-01=1 2026-Q1=3 2026-02=2 | 4:1 row-odd: 2026-Q1 covers 2026-01 too, which has a line of its own`},
		"a footnote":             {"d,n\n2026-01,1\nSource: the tool\n", Options{}, `n: 2026-01=1 | 3:1 row-odd: this line is not a row of the table: "Source: the tool"`},
		"the header again":       {"d,n\n2026-01,1\nd,n\n2026-02,2\n", Options{}, `n: 2026-01=1 2026-02=2 | 3:1 row-odd: this line is not a row of the table: "d"`},
		"sep":                    {"sep=;\nd;n\n2026-01;1,5\n", Options{}, "n: 2026-01=1.5"},
		"rows of delimiters":     {"d;n\n;\n2026-01;1\n;\n", Options{}, "n: 2026-01=1"},
		"all ragged":             {"d,n\n2026-01,1,2\n2026-02,1,2\n", Options{}, `2:1 csv-ragged: every line has 3 fields; the header has 2`},
		"notes not written":      {"d,n,what\n2026-01,1,late\n2026-02,2,\n2026-03,3\n", Options{}, `n*: 2026-01=1[late] 2026-02=2 2026-03=3`},
		"some ragged":            {"d,n\n2026-01,1\n2026-02,1,2\n2026-03,1,2\n2026-04\n", Options{}, `n: 2026-01=1 | 3:1 csv-ragged: 2 lines have 3 fields; the table has 2 columns | 5:1 csv-ragged: this line has 1 fields; the table has 2 columns`},

		"two tables":      {"d,n\n2026-01,1\n2026-02,2\n\nteam,m\na,5\nb,6\nc,7\n", Options{}, `n: 2026-01=1 2026-02=2 | 5:1 row-odd: 4 lines are not rows of the table; the first begins with "team"`},
		"mixed":           {"d,k,n\n2026-01,a,1\n2026-01,b,2\n2026-02,a,3\n2026-02,b,4\n", Options{}, `1:3 series-mixed: 4 rows share 2 dates; they differ in "k" ("a", "b")`},
		"mixed by two":    {"d,k,l,n\n2026-01,a,x,1\n2026-01,a,y,2\n2026-01,b,x,1\n2026-01,b,y,2\n2026-02,a,x,1\n2026-02,a,y,2\n2026-02,b,x,1\n2026-02,b,y,2\n", Options{}, `1:3 series-mixed: 8 rows share 2 dates; they differ in "k" and "l"`},
		"mixed by number": {"d,shop,n\n2026-01,1,10\n2026-01,2,20\n2026-02,1,30\n2026-02,2,40\n", Options{}, `1:3 series-mixed: 4 rows share 2 dates; they differ in "shop" ("1", "2")`},
		"where":           {"d,k,n\n2026-01,NA,1\n2026-01,b,2\n2026-02,NA,3\n2026-02,b,4\n", Options{Where: []Condition{{given("k"), given("NA")}}}, "n: 2026-01=1 2026-02=3"},
		"where no row":    {"d,k,n\n2026-01,DE,1\n", Options{Where: []Condition{{given("k"), given("De")}}}, `1:1 value-bad: no row has "De" in "k"`},
		"split":           {"d,k,n\n2026-01,a,1\n2026-01,b,2\n2026-02,b,4\n", Options{Split: given("k")}, "a: 2026-01=1 2026-02=- | b: 2026-01=2 2026-02=4"},
		"split, no value": {"d,k,n,m\n2026-01,a,1,5\n2026-01,b,2,6\n", Options{Split: given("k")}, `n: 2026-01=1 2026-01=2 | m: 2026-01=5 2026-01=6 | 1:1 value-bad: 2 columns contain numbers, and split shows one of them`},
		"split, value":    {"d,k,n,m\n2026-01,a,1,5\n2026-01,b,2,6\n", Options{Split: given("k"), Value: given("m")}, "a: 2026-01=5 | b: 2026-01=6"},
		"split, some":     {"d,k,n\n2026-01,a,1\n2026-01,b,2\n", Options{Split: given("k"), Columns: []Name{given("B")}}, "b: 2026-01=2"},
		"releases":        {"d,k,n\n2026-01-01,v1,1\n2026-01-01,v2,2\n", Options{}, "n: 2026-01-01=1[v1] 2026-01-01=2[v2]"},

		"ids":           {"repo_id,d,id,n\n7,2026-01,1,5\n7,2026-02,2,3\n8,2026-03,3,4\n", Options{}, "n: 2026-01=5 2026-02=3 2026-03=4 | repo_id*: 2026-01=7 2026-02=7 2026-03=8 | id*: 2026-01=1 2026-02=2 2026-03=3"},
		"an index":      {",d,n\n0,2026-01,5\n1,2026-02,3\n2,2026-03,4\n3,2026-04,4\n", Options{}, "n: 2026-01=5 2026-02=3 2026-03=4 2026-04=4 | value*: 2026-01=0 2026-02=1 2026-03=2 2026-04=3"},
		"index, value":  {",d,value\n0,2026-01,5\n1,2026-02,3\n2,2026-03,4\n", Options{}, "value: 2026-01=5 2026-02=3 2026-03=4 | value-1*: 2026-01=0 2026-02=1 2026-03=2"},
		"constants":     {"d,limit,n\n2026-01,9,5\n2026-02,9,3\n2026-03,9,4\n", Options{}, "n: 2026-01=5 2026-02=3 2026-03=4 | limit: 2026-01=9 2026-02=9 2026-03=9"},
		"parts of date": {"d,year,n\n2026-01,2026,5\n2026-02,2026,3\n2026-03,2026,4\n", Options{}, "n: 2026-01=5 2026-02=3 2026-03=4 | year*: 2026-01=2026 2026-02=2026 2026-03=2026"},
		"chosen ids":    {"repo_id,d,n\n7,2026-01,5\n7,2026-02,3\n8,2026-03,4\n", Options{Columns: []Name{given("repo_id"), given("n")}}, "repo_id: 2026-01=7 2026-02=7 2026-03=8 | n: 2026-01=5 2026-02=3 2026-03=4"},
		"paid":          {"d,paid,n\n2026-01,7,5\n2026-02,7,3\n2026-03,8,4\n", Options{}, "paid: 2026-01=7 2026-02=7 2026-03=8 | n: 2026-01=5 2026-02=3 2026-03=4"},

		"mixed units":    {"d,n\n2026-01,5 ms\n2026-02,6 ms\n2026-03,7 s\n", Options{}, `n(ms): 2026-01=5 2026-02=6 2026-03=- | 4:9 number-bad: "7 s" has the unit "s"; most cells of "n" have the unit "ms"`},
		"kelvin or not":  {"d,n\n2026-01,300 K\n2026-02,301 K\n", Options{}, `n: 2026-01=- 2026-02=- | 2:9 number-ambiguous: "300 K" can be 300 thousand, or 300 of a unit "K", and 1 more cells are like it`},
		"K and M":        {"d,n\n2026-01,300 K\n2026-02,1.2 M\n", Options{}, "n: 2026-01=300000 2026-02=1200000"},
		"bad cells":      {"d,n\n2026-01,5\n2026-02,x\n2026-03,y\n2026-04,7\n", Options{}, `n: 2026-01=5 2026-02=- 2026-03=- 2026-04=7 | 3:9 number-bad: 2 cells of "n" are not numbers; the first is "x"`},
		"durations":      {"d,n,t\n2026-01,5,1:30\n", Options{}, `n: 2026-01=5 | 1:5 column-unread: column "t" ("1:30" is not a number) is not read`},
		"two labels":     {"d,n,t,u\n2026-01,5,a,b\n", Options{}, `n: 2026-01=5[a] | 1:7 column-unread: column "u" ("b" is not a number) is not read`},
		"chosen label":   {"d,n,t,u\n2026-01,5,a,b\n", Options{Label: given("u"), Ignore: []Name{given("t")}}, `n: 2026-01=5[b]`},
		"unknown column": {"d,n\n2026-01,5\n", Options{Value: given("m")}, `1:1 reference-dangling: unknown column "m"`},
		"no numbers":     {"d,n\n2026-01,x\n", Options{}, `2:9 number-bad: no column contains numbers: "x" in "n" is not a number`},
		"two of a name":  {"d,n,n\n2026-01,5,6\n", Options{}, `n: 2026-01=5 | n-3: 2026-01=6 | 1:5 field-repeated: two columns are named "n"`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := summary(readText(t, c.text, c.options)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// FuzzRead reads any file with any words of a sidecar: nothing panics, every
// place is in the file, and every point has a value for each column.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"d,n\n2026-01,1\n", "sep=;\nd;n;k\n03/04/26;1.234,5;a\n", "Report\n\nyear,quarter,n\n2026,Q1,$5\nTotal,,9\n", "# x\nts\tn K\n1774965900\t5K\n", "2026-01-05T10:00Z,(5),x\n",
	} {
		f.Add(text, "d", "D/M/YYYY", "k", uint8(0))
	}
	f.Add("\rd", "d", "D/M/YYYY", "k", uint8(1))
	f.Fuzz(func(t *testing.T, text, date, format, name string, which uint8) {
		o := Options{First: int(which >> 6), Last: int(which >> 4 & 3)}
		for i, field := range []*Name{&o.Split, &o.Label, &o.Value, &o.Year} {
			if which>>i&1 == 1 {
				*field = given(name)
			}
		}
		if date != "" && which&1 == 0 {
			o.Date, o.Format = given(date), given(format)
		}
		got, diags := readText(t, text, o)
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
		for _, d := range diags {
			if d.Pos.File != "s.yaml" && d.Check != "encoding-bad" && d.Pos.Line > len(lines) {
				t.Fatalf("a place outside the file: %v", d)
			}
		}
		for i, p := range got.Points {
			if len(p.Values) != len(got.Columns) || !p.When.Given() {
				t.Fatalf("point %d has %d values of %d, at %v", i, len(p.Values), len(got.Columns), p.When)
			}
			if i > 0 && p.When.First < got.Points[i-1].When.First {
				t.Fatalf("point %d is out of order", i)
			}
		}
	})
}
