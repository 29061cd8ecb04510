package caseindex

import (
	"math"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

func TestChanges(t *testing.T) {
	for _, c := range []struct {
		from, to     float64
		unit, better string
		change, mark string
	}{
		{47, 31, "h", "lower", "−34%", "better"},
		{31, 47, "h", "lower", "+52%", "worse"},
		{40, 42, "", "higher", "+5%", "better"},
		{1000, 1004, "", "higher", "+0.4%", "better"},
		{100000, 100004, "", "higher", "+0.004%", "better"}, // not "+0%"
		{100000, 3, "", "lower", "−99.997%", "better"},      // not "−100%"
		{7, 0, "", "lower", "−100%", "better"},
		{5, 4, "", "", "−20%", ""},
		{5, 5, "", "lower", "no change", "same"},
		{0.1 + 0.2, 0.3, "", "lower", "no change", "same"},
		{5, 5, "%", "lower", "no change", "same"},
		{0, 0, "", "", "no change", ""},
		{0, 4, "h", "lower", "+4 h", "worse"},
		{-10, -5, "°", "higher", "+5°", "better"},
		{-10, 5, "", "higher", "+15", "better"},
		{10, -5, "", "higher", "−15", "worse"},
		{99.91, 99.992, "%", "higher", "+0.082 points", "better"},
		{60, 80, "percent", "higher", "+20 points", "better"},
		{3, 2, "% of builds", "lower", "−1 point", "better"},
		{2.25, 3, "pp", "", "+0.75 points", ""},
		{0, 4, "%", "lower", "+4 points", "worse"},
		{4, 0, "%", "lower", "−4 points", "better"},
		{68, 34, "points, January 2024 = 100", "lower", "−50%", "better"},
		{math.NaN(), 4, "", "lower", "", ""},
		{4, math.Inf(1), "", "", "", ""},
	} {
		if got := strings.ReplaceAll(Change(Reading{Value: c.from}, Reading{Value: c.to}, c.unit), wording.NoWrap, " "); got != c.change {
			t.Errorf("change(%v, %v, %q) = %q, want %q", c.from, c.to, c.unit, got, c.change)
		}
		if got := wording.Direction(c.from, c.to, c.better); got != c.mark {
			t.Errorf("direction(%v, %v, %q) = %q, want %q", c.from, c.to, c.better, got, c.mark)
		}
	}
}
