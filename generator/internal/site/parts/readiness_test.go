package parts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/index"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
)

// TestReadinessNamesFew: of many musts that are missing the first are named, and how
// many more there are.
func TestReadinessNamesFew(t *testing.T) {
	for n, want := range map[int]string{0: "", 3: "3", 8: "8", 9: "9", 10: "8 and 2 more", 120: "8 and 112 more"} {
		d := New(casecharts.New(prose.New(index.New(casefile.Case{}, assess.Assessment{}, index.Options{})), nil))
		d.Judged.Level, d.Judged.Readiness.Total = "staff", n+1
		for i := range n {
			d.Judged.Readiness.Blocking = append(d.Judged.Readiness.Blocking, fmt.Sprint("rule-", i))
		}
		v, got := d.Readiness(true), ""
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
