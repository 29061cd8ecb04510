package wording

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Place names a file and line: "content/metrics/lead-time.csv:14".
func Place(p diag.Pos) string { return diag.Pos{File: p.File, Line: p.Line}.String() }

// Count gives "1 exhibit", "2 exhibits".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func Days(n int) string { return Count(n, "day", "days") }
