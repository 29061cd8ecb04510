package casefile

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

func TestExhibitsAndPlanned(t *testing.T) {
	evidence := func(id, ended string) Evidence {
		e := Evidence{Entry: Entry{ID: id}}
		if ended != "" {
			p, err := day.Parse(ended)
			if err != nil {
				t.Fatal(err)
			}
			e.Ended.V = p
		}
		return e
	}
	all := []Evidence{
		evidence("a", "2026-03-31"), evidence("b", "2026-Q1"), evidence("c", "2025-12-01"),
		evidence("d", ""), evidence("e", "2026-07-02"), evidence("f", "2026-07"), evidence("g", "2026-06-30"),
	}
	ids := func(list []*Evidence) string {
		var s []string
		for _, e := range list {
			s = append(s, e.ID)
		}
		return strings.Join(s, " ")
	}
	on := day.Of(2026, 6, 30)
	if got := ids(Exhibits(all, on)); got != "c a b g" {
		t.Errorf("exhibits are %q", got)
	}
	if got := ids(Planned(all, on)); got != "e f d" {
		t.Errorf("planned are %q", got)
	}
	if got := ids(Exhibits(all[3:4], on)); got != "" {
		t.Errorf("without an end there is %q", got)
	}
}
