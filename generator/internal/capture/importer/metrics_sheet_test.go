package importer

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// workbook gives a workbook with some rows, which end with their last cell that is filled.
func workbook(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for at, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, at+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := book.Write(&data); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

// A sheet with a title above its header, and with notes in some rows alone, is read whole.
func TestASheetWithNotesInSomeRows(t *testing.T) {
	data := workbook(t, []any{"Night shifts of the depot"}, []any{"Month", "Shifts", "Remark"}, []any{"2026-01", 14}, []any{"2026-02", 11, "new rota"}, []any{"2026-03", 9}, []any{"2026-04"}, []any{"2026-05", 8})
	account := Account{File: "shifts.xlsx"}
	s, wrong := Metrics("shifts.xlsx", data, SeriesOptions{}, &account)
	if want := "Night shifts of the depot,,\nMonth,Shifts,Remark\n2026-01,14,\n2026-02,11,new rota\n2026-03,9,\n2026-04,,\n2026-05,8,\n"; len(wrong) > 0 || string(s.CSV) != want {
		t.Errorf("%v\n%s", wrong, s.CSV)
	}
}

// The next state of such a sheet goes on with its series, as the first import read it.
func TestALaterSheetOfASeries(t *testing.T) {
	head, months := [][]any{{"Month", "Shifts", "Remark"}}, [][]any{{"2026-01", 14}, {"2026-02", 11, "new rota"}, {"2026-03", 9}, {"2026-04", 8}}
	for name, c := range map[string]struct {
		above, below [][]any
	}{
		"no title":                       {},
		"a title":                        {above: [][]any{{"Night shifts"}}},
		"a title and a remark":           {above: [][]any{{"Night shifts"}, {"of the depot", nil, "draft"}}},
		"a title, and an empty row":      {above: [][]any{{"Night shifts"}, {}}},
		"an empty row first":             {above: [][]any{{}, {"Night shifts"}}},
		"a title, and a total":           {above: [][]any{{"Night shifts"}}, below: [][]any{{"Total", 42}}},
		"a title, a gap and a total":     {above: [][]any{{"Night shifts"}}, below: [][]any{{}, {"Total", 42}}},
		"a title, and a note at the end": {above: [][]any{{"Night shifts"}}, below: [][]any{{"Counted by hand"}}},
	} {
		rows := func(n int) (all [][]any) {
			for _, part := range [][][]any{c.above, head, months[:n], c.below} {
				all = append(all, part...)
			}
			return all
		}
		account := Account{File: "shifts.xlsx"}
		first, wrong := Metrics("shifts.xlsx", workbook(t, rows(3)...), SeriesOptions{}, &account)
		if len(wrong) > 0 {
			t.Errorf("%s: %v", name, wrong)
			continue
		}
		former := FormerSeries{Path: "content/metrics/shifts.csv", Beside: "content/metrics/shifts.yaml", CSV: first.CSV, Sidecar: first.Sidecar}
		if former.Options, wrong = casefile.SeriesOptions(former.Beside, former.Sidecar); len(wrong) > 0 {
			t.Errorf("%s: %v\n%s", name, wrong, former.Sidecar)
			continue
		}
		former.Dated("")
		account = Account{File: "shifts.xlsx"}
		second, wrong := Metrics("shifts.xlsx", workbook(t, rows(4)...), SeriesOptions{Known: &former.Options, Form: former.Form}, &account)
		if len(wrong) > 0 {
			t.Errorf("%s, again: %v\n%s", name, wrong, former.Sidecar)
			continue
		}
		differ, wrong, err := second.Again(former, false, &account)
		if err != nil || len(wrong) > 0 || differ > 0 || account.Written != 1 || !bytes.Contains(second.CSV, []byte("2026-04,8,\n")) {
			t.Errorf("%s, again: %d, %d written, %v %v\n%s", name, differ, account.Written, wrong, err, second.CSV)
		}
	}
}
