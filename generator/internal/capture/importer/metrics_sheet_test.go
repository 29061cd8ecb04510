package importer

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A sheet with a title above its header, and with notes in some rows alone, is read whole.
func TestASheetWithNotesInSomeRows(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	for at, row := range [][]any{{"Night shifts of the depot"}, {"Month", "Shifts", "Remark"}, {"2026-01", 14}, {"2026-02", 11, "new rota"}, {"2026-03", 9}, {"2026-04"}, {"2026-05", 8}} {
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
	account := Account{File: "shifts.xlsx"}
	s, wrong := Metrics("shifts.xlsx", data.Bytes(), SeriesOptions{}, &account)
	if want := "Night shifts of the depot,,\nMonth,Shifts,Remark\n2026-01,14,\n2026-02,11,new rota\n2026-03,9,\n2026-04,,\n2026-05,8,\n"; len(wrong) > 0 || string(s.CSV) != want {
		t.Errorf("%v\n%s", wrong, s.CSV)
	}
}
