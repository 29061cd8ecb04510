package day

import (
	"strings"
	"testing"
)

// Every list has twelve names, and those that no two languages use differently are
// read.
func TestMonthsThatStandAlone(t *testing.T) {
	for _, list := range nominative {
		all := strings.Fields(list)
		if len(all) != 12 {
			t.Fatalf("%d names in %q", len(all), list)
		}
		for i, name := range all {
			month, ok := MonthNamed(name)
			if !ok || month != i+1 && month != 0 {
				t.Errorf("%q is month %d, %v; expected %d", name, month, ok, i+1)
			}
		}
	}
	for name, want := range map[string]int{"Leden": 1, "Tammikuu": 1, "Ιανουάριος": 1, "Січень": 1, "siječanj": 1, "Červenec": 7, "listopad": 0} {
		if month, ok := MonthNamed(name); month != want || !ok {
			t.Errorf("%q is month %d, %v; expected %d", name, month, ok, want)
		}
	}
}
