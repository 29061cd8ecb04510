package importer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// dates are the dates of an import, by the cells that hold them.
type dates map[diag.Pos]day.Period

// datesOf reads the dates of all records, those of one column together, since only
// together they may tell whether the day or the month comes first.
func datesOf(all []Found, shape format.Shape, form string) (dates, diag.List) {
	found := dates{}
	columns := map[string][]source.Cell{}
	var order []string
	for _, f := range all {
		for _, g := range f.Given {
			field, _ := fieldOf(shape, g.Field)
			if f.Because != "" || field.Form != format.Date && field.Form != format.Tick {
				continue
			}
			if columns[g.Column] == nil {
				order = append(order, g.Column)
			}
			columns[g.Column] = append(columns[g.Column], g.Cells...)
		}
	}
	for _, column := range order {
		cells := slices.DeleteFunc(columns[column], func(c source.Cell) bool {
			year, is := yearAlone(c.Text)
			if is = is && (len(form) != 4 || form == "YYYY"); is { // no other form has four digits alone
				found[c.Pos] = year
			}
			return is
		})
		for _, as := range []string{form, ""} { // a form decides what could be read in two ways; other dates are read as they are
			read, diags := series.Dates(cells, as)
			if len(diags) > 0 {
				return nil, diags
			}
			var rest []source.Cell
			for i, c := range cells {
				if readings := readingsOf(c.Text); !read[i].Given() && as != "" && monthShort.MatchString(strings.TrimSpace(c.Text)) && len(readings) == 1 { // the form says that dates have years
					read[i], _ = day.Parse(readings[0])
				}
				if found[c.Pos] = read[i]; !read[i].Given() {
					rest = append(rest, c)
				}
			}
			cells = rest
		}
	}
	return found, nil
}

// yearAlone reads a year.
func yearAlone(text string) (day.Period, bool) {
	year, err := strconv.Atoi(text)
	if err != nil || len(text) != 4 || year < 1900 || year > 2200 {
		return day.Period{}, false
	}
	return day.Of(year, 1, 1).Year(), true
}

// dateItem writes the date of a cell as a field holds it. Why says what keeps it from being one.
func (e *entries) dateItem(field format.Field, text string, at diag.Pos) (yaml, why string) {
	if field.Form == format.Tick {
		switch strings.ToLower(text) {
		case "true", "yes", "done", "x", "✓":
			return "true", ""
		case "false", "no", "open":
			return "false", ""
		}
	}
	p := e.dates[at]
	switch {
	case strings.HasPrefix(field.Key, "end") && e.begun(source.Cell{Text: text, Pos: at}):
		return e.Today.String(), ""
	case !p.Given():
		return "", "is not a date that can be read"
	case len(p.Text) == 4 && strings.HasPrefix(field.Key, "start"): // fields hold months at least
		return p.First.String(), ""
	case len(p.Text) == 4:
		return p.Last.String(), ""
	case series.IsSeason(text) && !isTerm(text): // of three months that are no quarter
		month := p.First - 1 // of a quarter that is winter, the one before it has ended
		if !strings.HasPrefix(field.Key, "start") {
			month = p.Last - 31
		}
		return month.Month().Text, ""
	}
	return p.Text, ""
}

// isTerm tells whether a season is a part of the year of a school.
func isTerm(text string) bool { return strings.Contains(strings.ToLower(text), "term") }

// begun tells whether a date is a year or a season that is not over: what its author says
// was done in it is done by now.
func (e *entries) begun(c source.Cell) bool {
	p := e.dates[c.Pos]
	return p.Given() && (len(p.Text) == 4 || series.IsSeason(c.Text)) && p.First <= e.Today && e.Today < p.Last
}

// remarkDate says what was made of a date that is less than a month, and of an end that is
// to come.
func (e *entries) remarkDate(g Given, value string, d *draft) {
	c := g.Cells[0]
	switch p := e.dates[c.Pos]; {
	case len(p.Text) == 4:
		d.remark("%s: only the year %s is known; %s was taken", g.Field, p.Text, value)
		d.comments[g.Field] = scaffold.OnlyKnown("the year " + p.Text)
	case series.IsSeason(c.Text):
		if d.remark("%s: %q was read as %s", g.Field, c.Text, value); value != p.Text {
			d.comments[g.Field] = scaffold.OnlyKnown(strconv.Quote(c.Text))
		}
	}
	if e.begun(c) {
		d.begun[g.Field] = e.dates[c.Pos]
	}
	if p := e.dates[c.Pos]; g.Field == "ended" && e.Today != day.None && p.Last > e.Today && !e.begun(c) {
		d.remark("it ends on %s, so it is planned work, which counts for nothing until then", p.Last)
	}
}
