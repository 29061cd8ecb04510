package check

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var datesUnordered = Check{
	ID:       "dates-unordered",
	Title:    "dates of a series out of order or repeated",
	Severity: diag.Warning,
	Doc: `The lines of a series are not in date order, or two lines have the same date
and no text that distinguishes them, such as the name of a release. Casebook
sorts the lines, and uses both lines of a repeated date.

Such a file was probably pasted together, and a month that is in it twice
counts twice in every average.

Sort the file by date, oldest or newest first, and keep one line per date. Each
series is reported once, at the first such line.`,
	Run: func(p *Pass) {
		for i := range p.Case.Series {
			if !p.Case.Series[i].Unread {
				p.dateOrder(&p.Case.Series[i])
			}
		}
	},
}

// dateOrder goes by the lines of the file: the points are sorted by date. A
// file that runs from the newest date to the oldest is in order too.
func (p *Pass) dateOrder(s *casefile.Series) {
	points := slices.Clone(s.Points)
	slices.SortStableFunc(points, func(a, b casefile.Point) int { return a.Pos.Compare(b.Pos) })
	falling := len(points) > 1 && points[0].When.First > points[len(points)-1].When.First
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		order := cmp.Compare(a.When.First, b.When.First)
		if falling {
			order = -order
		}
		switch {
		case order > 0:
			p.Reportf(b.Pos, "%s comes after %s", b.When, a.When).
				Hintf("sort the lines by date")
			return
		case a.When == b.When && a.Label == b.Label:
			p.Reportf(b.Pos, "%s is given twice", b.When).See(a.Pos, "%s is here first", a.When).Hintf("keep one of the two lines")
			return
		}
	}
}
