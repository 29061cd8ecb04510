package series

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// A percent sign, or a currency in brackets, at the end of a header is the unit of its column, unless the cells have
// another one.
func TestAPercentSignInAHeaderIsTheUnit(t *testing.T) {
	for header, want := range map[string]string{"Latency (%)": "%", "share %": "%", "rate [%]": "%", "lost (‰)": "‰", "share_%": "%", "% of all": "", "100%": "", "Latency (ms)": "", "share": "",
		"Spend (€)": "€", "Spend [US$]": "US$", "Spend ( £ )": "£", "Load (ALL)": "", "(€)": ""} {
		table, _ := source.TableOf("a.csv", []byte("date,"+header+"\n2026-01,5\n2026-02,4\n"))
		read, diags := Read(table, Options{})
		if len(diags) > 0 || len(read.Columns) != 1 || read.Columns[0].Unit != want {
			t.Errorf("%s: %+v, %v, want the unit %q", header, read.Columns, diags, want)
		}
	}
	table, _ := source.TableOf("a.csv", []byte("date,share %\n2026-01,5 ms\n2026-02,4 ms\n"))
	if read, _ := Read(table, Options{}); read.Columns[0].Unit != "ms" {
		t.Errorf("the cells have ms, and the unit is %q", read.Columns[0].Unit)
	}
}
