package datafiles

import (
	"encoding/csv"
	"reflect"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Every collection of the format can be a table and a list, with an entry in it.
func TestEveryCollectionIsExported(t *testing.T) {
	for _, shape := range format.Collections {
		var f CaseFile
		entries := list(&f.CaseEntries, shape.Name)
		entries.Set(reflect.Append(entries, reflect.Zero(entries.Type().Elem())))
		entries.Index(0).FieldByName("CaseEntry").Set(reflect.ValueOf(CaseEntry{Key: shape.Name + "/rota", Title: "The rota", Body: "\n=1+1\n"}))
		rows, err := csv.NewReader(strings.NewReader(string(f.EntriesCSV(shape, ',')))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%s: %d rows, %v", shape.Name, len(rows), err)
		}
		if last := len(rows[1]) - 1; rows[1][0] != "rota" || rows[1][1] != "The rota" || rows[1][last] != "'=1+1" {
			t.Errorf("%s: %q", shape.Name, rows[1])
		}
		if text := string(f.EntriesJSON(shape.Name)); !strings.Contains(text, `"key":"`+shape.Name+`/rota"`) {
			t.Errorf("%s: %s", shape.Name, text)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for text, want := range map[string]string{"=A1": "'=A1", "+cmd|x": "'+cmd|x", "-led it": "'-led it", "@SUM(A1)": "'@SUM(A1)", "-3.5": "-3.5", "a=b": "a=b", "": "", "'=A1": "''=A1", "'tis": "'tis", " \t=A1": "' \t=A1", "\ufeff=A1": "'\ufeff=A1", "\u200b+1+cmd": "'\u200b+1+cmd", "＝A1": "'＝A1", "＠SUM(A1)": "'＠SUM(A1)", "a ＝ b": "a ＝ b"} {
		if got := inert(text); got != want {
			t.Errorf("%q is written as %q, expected %q", text, got, want)
		}
	}
}
