package chart

import (
	"slices"
)

// Burnup shows how many of the planned things were to be done by when, and how
// many were.
type Burnup struct {
	About
	Planned []Day // the day each was planned for
	Done    []Day // the day each was done
	Today   Day   // 0 = not marked; the line of what is done ends here
}

func (c Burnup) draft(k kit) draft {
	if len(c.Planned)+len(c.Done) == 0 {
		return k.nothing(k.words.NoData)
	}
	return c.line(k).draft(k)
}

// line is the chart as lines in steps.
func (c Burnup) line(k kit) Line {
	l := Line{About: c.About, Form: Step, Today: c.Today, Zero: true}
	first, last := c.Today, c.Today
	for _, d := range slices.Concat(c.Planned, c.Done) {
		if first == 0 || d < first {
			first = d
		}
		last = max(last, d)
	}
	done := Series{Name: k.words.Done, Points: cumulate(c.Done, first)}
	if c.Today != 0 && len(done.Points) > 0 {
		done.Points = append(done.Points, Point{Span: On(c.Today), Value: done.Points[len(done.Points)-1].Value})
	}
	planned := Series{Name: k.words.Planned, Points: cumulate(c.Planned, first)}
	if n := len(planned.Points); n > 0 && planned.Points[n-1].First < last {
		planned.Points = append(planned.Points, Point{Span: On(last), Value: planned.Points[n-1].Value})
	}
	l.Series = []Series{done, planned}
	return l
}

// cumulate counts days up, from zero at a first day.
func cumulate(days []Day, first Day) []Point {
	days = slices.Clone(days)
	slices.Sort(days)
	list := []Point{{Span: On(first - 1)}}
	for i, d := range days {
		if i > 0 && days[i-1] == d {
			list[len(list)-1].Value++
			continue
		}
		list = append(list, Point{Span: On(d), Value: float64(i + 1)})
	}
	return list
}

func (c Burnup) table(k kit) Table {
	if len(c.Planned)+len(c.Done) == 0 {
		return Table{Header: []string{k.words.Date, k.words.Done, k.words.Planned}}
	}
	t := Table{Header: []string{k.words.Date, k.words.Done, k.words.Planned}}
	days := slices.Concat(c.Planned, c.Done)
	slices.Sort(days)
	for _, d := range slices.Compact(days) {
		t.add(spanCell(k.formats, On(d)), countCell(k.formats, until(c.Done, d)), countCell(k.formats, until(c.Planned, d)))
	}
	return t
}

// until counts the days up to one.
func until(days []Day, last Day) int {
	n := 0
	for _, d := range days {
		if d <= last {
			n++
		}
	}
	return n
}
