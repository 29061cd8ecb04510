package pages

import (
	"fmt"
	"strings"
	"testing"
)

// TestReadinessNamesFew: of many musts that are missing the first are named, and how
// many more there are.
func TestReadinessNamesFew(t *testing.T) {
	for n, want := range map[int]string{0: "", 3: "3", 8: "8", 9: "9", 10: "8 and 2 more", 120: "8 and 112 more"} {
		d := &composer{skill: map[string]*skill{}}
		d.a.Level, d.a.Readiness.Total = "staff", n+1
		for i := range n {
			d.a.Readiness.Blocking = append(d.a.Readiness.Blocking, fmt.Sprint("rule-", i))
		}
		v, got := d.readiness(true), ""
		if len(v.Blocking) > 0 {
			got = fmt.Sprint(len(v.Blocking))
		}
		if v.More != nil {
			got += " and " + v.More.Title
			if !strings.HasSuffix(v.More.URL, "skills/") {
				t.Errorf("more leads to %q", v.More.URL)
			}
		}
		if got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
