package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// A later table of a series adds its new rows and loses none.
func TestMetricsAgain(t *testing.T) {
	const head, total = "Ward round\nMonth;Falls;Note\n", "Mean;4;\n"
	former := head + "Jan-26;4,5;a\nFeb-26;3,5;\n" + total
	for name, c := range map[string]struct {
		sidecar, later string
		update         bool
		csv, now       string // the files after it; "" = as the later table, as before
		account        string // written, updated, present, left out; and what differs
		refused        string
	}{
		"a new month above the total": {"skip: {first: 1, words: [Mean]}\n", head + "Jan-26;4,5;a\nFeb-26;3,5;\nMar-26;2;\nMean;3;\n", false, "", "", "1 0 3 2", ""},
		"totals that were skipped by line": {"title: Falls\nskip: {lines: [1, 5]}\n", head + "Jan-26;4,5;a\nFeb-26;3,5;\nMar-26;2;\nMean;3;\n", false,
			"", "title: Falls\nskip: {first: 1, words: [Mean]}\n", "1 0 3 2", ""},
		"a corrected figure is listed": {"skip: {first: 1, words: [Mean]}\n", head + "Jan-26;4,5;a\nFeb-26;3,9;\n" + total, false,
			former, "", "0 0 3 2 Falls: 3,5 → 3,9", ""},
		"and taken": {"skip: {first: 1, words: [Mean]}\n", head + "Jan-26;4,5;a\nFeb-26;3,9;\n" + total, true, "", "", "0 1 2 2 Falls: 3,5 → 3,9", ""},
		"only the last months": {"skip: {first: 1, words: [Mean]}\n", head + "Feb-26;3,5;\nMar-26;2,5;\n" + total, false,
			head + "Jan-26;4,5;a\nFeb-26;3,5;\nMar-26;2,5;\n" + total, "", "1 0 3 2", ""},
		"newest first": {"skip: {first: 1, words: [Mean]}\n", head + "Mar-26;2,5;\nFeb-26;3,5;\n" + total, false,
			head + "Mar-26;2,5;\nFeb-26;3,5;\nJan-26;4,5;a\n" + total, "", "1 0 3 2", ""},
		"dates in another form": {"skip: {first: 1, words: [Mean]}\n", head + "2026-01;4,5;a\n2026-02;3,5;\n2026-03;2,5;\n" + total, false, "", "", "1 0 3 2", ""},
		"no date of the series": {"skip: {first: 1, words: [Mean]}\n", head + "Mar-25;2,5;\nApr-25;3,5;\n" + total, false, "", "", "", "none of its dates"},
		"only later dates": {"skip: {first: 1, words: [Mean]}\n", head + "Mar-26;2,5;\nApr-26;3,5;\n" + total, false,
			head + "Jan-26;4,5;a\nFeb-26;3,5;\nMar-26;2,5;\nApr-26;3,5;\n" + total, "", "2 0 3 2", ""},
		"later dates of other columns": {"skip: {first: 1, words: [Mean]}\n", "Ward round\nMonth;Falls;Remark\nMar-27;2,5;\nApr-27;3,5;\n" + total, false, "", "", "", "the same columns"},
		"a column is gone":             {"skip: {first: 1, words: [Mean]}\n", "Ward round\nMonth;Slips;Note\nJan-26;4,5;\nMar-26;2,5;\n" + total, false, "", "", "", `no column "Falls"`},
	} {
		before := former
		if name == "newest first" {
			before = head + "Feb-26;3,5;\nJan-26;4,5;a\n" + total
		}
		o, wrong := casefile.SeriesOptions("content/metrics/falls.yaml", []byte(c.sidecar))
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		account := Account{File: "falls.csv"}
		s, wrong := Metrics("falls.csv", []byte(c.later), SeriesOptions{Known: &o}, &account)
		if len(wrong) > 0 {
			t.Errorf("%s: %v", name, wrong)
			continue
		}
		_, wrong, err := s.Again(FormerSeries{Path: "content/metrics/falls.csv", Beside: "content/metrics/falls.yaml", CSV: []byte(before), Sidecar: []byte(c.sidecar), Options: o}, c.update, &account)
		if c.refused != "" {
			if err == nil || !strings.Contains(err.Error(), c.refused) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		told := fmt.Sprint(account.Written, account.Updated, account.Present, account.LeftOut)
		for _, r := range account.Records {
			told += " " + strings.Join(r.Changes, ", ")
		}
		if told = strings.Join(strings.Fields(told), " "); told != c.account || len(wrong) > 0 || err != nil {
			t.Errorf("%s: %q, want %q; %v %v", name, told, c.account, wrong, err)
		}
		if want := orElse(c.csv, c.later); string(s.CSV) != want {
			t.Errorf("%s: the table is %q, want %q", name, s.CSV, want)
		}
		if want := orElse(c.now, c.sidecar); string(s.Sidecar) != want {
			t.Errorf("%s: beside it is %q, want %q", name, s.Sidecar, want)
		}
	}
}

// The dates of a series decide how those of its next export are written, and the author can.
func TestDatesOfTheNextExport(t *testing.T) {
	const march = "Day,Hours\n29/03/2026,4\n02/03/2026,3\n"
	first, wrong := Metrics("hours.csv", []byte(march), SeriesOptions{}, &Account{})
	if len(wrong) > 0 || !strings.Contains(string(first.Sidecar), "date: {column: Day, format: D/M/YYYY}\n") {
		t.Errorf("beside the first export: %s%v", first.Sidecar, wrong)
	}
	for name, c := range map[string]struct{ former, later, said, sees string }{
		"the series shows it":   {march, "Day,Hours\n02/04/2026,5\n03/04/2026,6\n", "", "2026-04-02"},
		"the month comes first": {"Day,Hours\n03/29/2026,4\n03/02/2026,3\n", "Day,Hours\n04/02/2026,5\n04/03/2026,6\n", "", "2026-04-02"},
		"the author says it":    {march, "Day,Hours\n02/04/2026,5\n03/04/2026,6\n", "D/M/YYYY", "2026-04-02"},
		"in another form":       {march, "Day,Hours\n2026-04-02,5\n", "", "2026-04-02"},
	} {
		former := FormerSeries{Path: "content/metrics/hours.csv", CSV: []byte(c.former)}
		former.Dated(c.said)
		account := Account{File: "hours.csv"}
		s, wrong := Metrics("hours.csv", []byte(c.later), SeriesOptions{Known: &former.Options, Form: former.Form}, &account)
		if len(wrong) > 0 {
			t.Errorf("%s: %v", name, wrong)
			continue
		}
		if _, wrong, err := s.Again(former, false, &account); err != nil || len(wrong) > 0 {
			t.Errorf("%s: %v %v", name, err, wrong)
			continue
		}
		table, _ := source.TableOf("hours.csv", s.CSV)
		read, told := series.Read(table, series.Options{})
		if len(read.Dates) != 2+strings.Count(c.later, "2026") || read.Points[len(read.Points)-strings.Count(c.later, "2026")].When.Text != c.sees {
			t.Errorf("%s: the series became %q with the dates %v, %v", name, s.CSV, read.Dates, told)
		}
	}
}
