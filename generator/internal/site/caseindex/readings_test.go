package caseindex

import (
	"math"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// TestMeansBesideOthers: a mean has the decimals that tell it from what it stands beside.
func TestMeansBesideOthers(t *testing.T) {
	before, after := Reading{Value: 299.74 / 3, mean: true, marks: []float64{99.91, 99.95}}, Reading{Value: 299.967 / 3, mean: true, marks: []float64{99.91, 99.95}}
	if got, want := wording.FromTo(before.Text("%", after.Value), after.Text("%", before.Value), Change(before, after, "%")), "from 99.913% to 99.989% (+0.076"+wording.NoWrap+"points)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := after.Text("%"); got != "99.99%" {
		t.Errorf("alone it is %q", got)
	}
	if got := wording.InColumn([]float64{99.9, math.NaN(), 99.985, 0}); strings.Join(got, " ") != "99.900  99.985 0.000" {
		t.Errorf("a column is %q", got)
	}
}
