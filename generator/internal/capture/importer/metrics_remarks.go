package importer

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// repeated tells of dates that several rows have: which they are, and what becomes of the rows.
func repeated(read series.Table, t sheet.Table) string {
	if slices.Contains(read.Uses, series.UsedAsSplit) {
		return "" // a date has a row in each line
	}
	points := slices.Clone(read.Points)
	slices.SortStableFunc(points, func(a, b series.Point) int { return strings.Compare(a.When.Text, b.When.Text) })
	others, first := 0, ""
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		again := i > 1 && a.When == points[i-2].When && a.Label == points[i-2].Label
		switch {
		case a.When != b.When || a.Label != b.Label || again:
		case first == "":
			first = fmt.Sprintf("%s is the date of several rows (%s and %s)", b.When.Text, t.At(a.Pos), t.At(b.Pos))
		default:
			others++
		}
	}
	if first == "" {
		return ""
	}
	if others > 0 {
		first += fmt.Sprintf(", with %s", counted(others, "more repetition"))
	}
	return first + ": each row is a point, and nothing is added up; where rows of a date belong together, add them up in the table first"
}

// thingsOf tells of a table whose rows are things with a date each, as tickets or courses are, and
// no readings of something.
func thingsOf(read series.Table, t sheet.Table) string {
	label := slices.Index(read.Uses, series.UsedAsLabel)
	if label < 0 || len(read.Points) < fewThings {
		return ""
	}
	words, gaps := 0, 0
	for at := range read.Uses {
		if read.Uses[at] == "" && len(columnOf(t.Rows, at)) > 1 {
			words++
		}
	}
	seen := map[string]bool{}
	for _, p := range read.Points {
		seen[p.Label] = true
		if len(p.Values) > 0 && math.IsNaN(p.Values[0]) {
			gaps++
		}
	}
	if words < fewWords || len(seen) < len(read.Points) && gaps == 0 {
		return ""
	}
	return fmt.Sprintf("it reads as a list of things with a date each, not as readings of one thing: %s of words became nothing, and each row is a point. "+
		"To show how many there are, count them: --count month, with --split COLUMN for each kind; what is work of your own is for casebook import evidence", counted(words, "column"))
}

// joinedThings tells of a column whose values come again, as those of wards do: their points make one
// line.
func joinedThings(read series.Table) string {
	label := slices.Index(read.Uses, series.UsedAsLabel)
	if label < 0 || read.Header == nil || slices.Contains(read.Uses, series.UsedAsSplit) {
		return ""
	}
	seen, again := map[string]int{}, false
	for _, p := range read.Points {
		if p.Label != "" {
			seen[p.Label]++
			again = again || seen[p.Label] > 1
		}
	}
	if !again || len(seen) < 2 {
		return ""
	}
	name, value := textIn(read.Header, label), ""
	if figures := slices.DeleteFunc(slices.Clone(read.Columns), func(c series.Column) bool { return c.Aside }); len(figures) > 1 {
		value = " --value COLUMN"
	}
	return fmt.Sprintf("the points are of %d things in %q, and make one line, so that a change may be between two of them; --split %q%s makes a line of each, and --where %q one of one", len(seen), name, name, value, name+"=...")
}

// unrowed tells of the weeks, months or quarters between the first and the last row that have none:
// where most have one, the others are missing, and a line goes on over them.
func unrowed(read series.Table) string {
	var spans []day.Period
	for _, p := range read.Points {
		spans = append(spans, p.When)
	}
	slices.SortFunc(spans, func(a, b day.Period) int { return cmp.Compare(a.First, b.First) })
	spans = slices.CompactFunc(spans, func(a, b day.Period) bool { return a.First == b.First })
	next := nextOf(spans)
	if len(spans) < fewSpans || next == nil {
		return ""
	}
	var missing []string
	for i := range spans[1:] {
		for p := next(spans[i]); p.First < spans[i+1].First; p = next(p) {
			if missing = append(missing, p.Text); len(missing) > len(spans)/2 {
				return ""
			}
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return fmt.Sprintf("no row is of %s; charts draw their line over that, and a row with the date and an empty cell leaves a gap in it", listed(missing))
}

// nextOf gives what leads from a row to the next one, where all are of weeks, months or quarters, or
// of one day of the week; nil = they are not.
func nextOf(spans []day.Period) func(day.Period) day.Period {
	all := func(is func(p day.Period) bool) bool {
		return len(spans) > 0 && !slices.ContainsFunc(spans, func(p day.Period) bool { return !is(p) })
	}
	same := func(p, other day.Period) bool { return p.First == other.First && p.Last == other.Last }
	switch {
	case all(func(p day.Period) bool { return same(p, p.First.Week()) }):
		return func(p day.Period) day.Period { return (p.Last + 1).Week() }
	case all(func(p day.Period) bool { return same(p, p.First.Month()) }):
		return func(p day.Period) day.Period { return (p.Last + 1).Month() }
	case all(func(p day.Period) bool { return same(p, p.First.Quarter()) }):
		return func(p day.Period) day.Period { return (p.Last + 1).Quarter() }
	case all(func(p day.Period) bool { return p.First == p.Last && (p.First-spans[0].First)%7 == 0 }):
		return func(p day.Period) day.Period { return day.On(p.First + 7) }
	}
	return nil
}

// fewSpans are too few to tell how often a row comes.
const fewSpans = 4

// A table of fewer rows or columns of words may be readings with notes.
const (
	fewThings = 8
	fewWords  = 3
)
