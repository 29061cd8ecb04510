package series

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// settle decides what the cells of the column leave open: the order of day and
// month, whether two digits are a year, what digits mean. It goes by all of them.
func (r *reader) settle(at int, moments []moment, rows [][]source.Cell) bool {
	orders := []int{dmy, mdy, ymd}
	if !r.settleOrder(at, moments, rows, orders) || !r.settleYears(at, moments, rows) {
		return false
	}
	if slices.ContainsFunc(moments, func(m moment) bool { return m.kind == fixed }) {
		for i := range moments {
			if moments[i].kind != fixed {
				moments[i] = moment{}
			}
		}
		return true
	}
	var count [millis + 1]int
	class := 0
	for _, m := range moments {
		if c := m.class(); c > 0 {
			if count[c]++; count[c] > count[class] {
				class = c
			}
		}
	}
	for i := range moments {
		if class > 0 {
			moments[i] = moments[i].resolve(class)
		} else {
			moments[i] = moment{}
		}
	}
	return true
}

func (r *reader) settleOrder(at int, moments []moment, rows [][]source.Cell, orders []int) bool {
	witness := [3]int{-1, -1, -1} // the first cell that an order cannot read, though another can
	found, first := 0, -1
	for i := range moments {
		m := &moments[i]
		if m.kind != triple {
			continue
		}
		var can [3]bool
		for _, o := range orders {
			can[o] = m.in(o).Given()
		}
		if !can[dmy] && !can[mdy] && !can[ymd] {
			m.kind = noDate
			continue
		}
		if found++; first < 0 {
			first = i
		}
		for _, o := range orders {
			if !can[o] && witness[o] < 0 {
				witness[o] = i
			}
		}
	}
	if found == 0 {
		return true
	}
	var left []int
	for _, o := range orders {
		if witness[o] < 0 && (o != ymd || !yearLast(moments, found)) {
			left = append(left, o)
		}
	}
	if slices.Contains(left, dmy) && slices.ContainsFunc(moments, moment.dotted) { // nobody writes the month first with dots
		left = slices.DeleteFunc(left, func(order int) bool { return order == mdy })
	}
	if len(left) == 0 {
		a, b := min(witness[dmy], witness[mdy]), max(witness[dmy], witness[mdy])
		r.diags.Errorf(rows[b][at].Pos, "date-ambiguous", "%q and %q cannot both be read: in one the day comes first, in the other the month", rows[a][at].Text, rows[b][at].Text).
			See(rows[a][at].Pos, "%q is here", rows[a][at].Text).
			Hintf("write all dates of the file in one format, or %s", r.sayFormat(at, moments[a].form(dmy)))
		return false
	}
	for i, m := range moments {
		if m.kind != triple {
			continue
		}
		for _, o := range left[1:] {
			if m.in(o) != m.in(left[0]) {
				r.askOrder(at, m, rows[i][at], left)
				return false
			}
		}
	}
	r.table.Form = formIn(moments, left[0])
	for i := range moments {
		if m := moments[i]; m.kind == triple {
			moments[i] = m.as(m.in(left[0]))
		}
	}
	return true
}

// formIn gives the form of dates that others had to decide; "" where none had to, or they have several.
func formIn(moments []moment, order int) (form string) {
	open := false
	for _, m := range moments {
		if m.kind != triple {
			continue
		}
		if form != "" && m.form(order) != form {
			return ""
		}
		form = m.form(order)
		open = open || m.in(dmy).Given() && m.in(mdy).Given() && m.in(dmy) != m.in(mdy)
	}
	if !open {
		return ""
	}
	return form
}

// yearLast tells whether the numbers of triples with two digits of a year go
// one way with the year at the end, and not with the year in front.
func yearLast(moments []moment, found int) bool {
	return found >= 5 && !oneWay(moments, ymd) && (oneWay(moments, dmy) || oneWay(moments, mdy))
}

func oneWay(moments []moment, order int) bool {
	last, up, down := day.None, true, true
	for _, m := range moments {
		if m.kind != triple {
			continue
		}
		p := m.in(order)
		if !p.Given() {
			return false
		}
		if last != day.None {
			up, down = up && p.First >= last, down && p.First <= last
		}
		last = p.First
	}
	return up || down
}

func (r *reader) askOrder(at int, m moment, cell source.Cell, left []int) {
	var readings, forms []string
	for _, o := range left {
		readings = append(readings, m.in(o).Text)
		forms = append(forms, m.form(o))
	}
	r.diags.Errorf(cell.Pos, "date-ambiguous", "%q can be %s, and no other date of the file shows which is meant", cell.Text, strings.Join(readings, " or ")).
		Hintf("%s", r.sayFormat(at, forms...))
}

// sayFormat asks for one of some formats, by the flag of an import or in the sidecar.
func (r *reader) sayFormat(at int, forms ...string) string {
	for i, form := range forms {
		if r.Flags {
			forms[i] = "--date-format " + quotedFor(" ()", form)
		} else {
			forms[i] = fmt.Sprintf("date: {column: %s, format: %s}", r.columnKey(at), quotedFor(",:#[]{}()'", form))
		}
	}
	if r.Flags {
		return "say how dates are written: " + strings.Join(forms, " or ")
	}
	return fmt.Sprintf("say in %s how they are written: %s", r.Sidecar, strings.Join(forms, " or "))
}

// quotedFor quotes a format that has one of some characters.
func quotedFor(special, form string) string {
	if strings.ContainsAny(form, special) {
		return strconv.Quote(form)
	}
	return form
}

// dotted tells whether three numbers are parted by dots.
func (m moment) dotted() bool { return m.kind == triple && m.parting == '.' }

// form is the format of three numbers in an order.
func (m moment) form(order int) string {
	year := "YYYY"
	if m.short {
		year = "YY"
	}
	parting := string(m.parting)
	return [...]string{"D" + parting + "M" + parting + year, "M" + parting + "D" + parting + year, year + parting + "M" + parting + "D"}[order]
}

// columnKey names a column of which the header is not known yet.
func (r *reader) columnKey(at int) string {
	if r.Date.Given() {
		return yaml(r.Date.V)
	}
	for _, row := range r.all[:min(len(r.all), 100)] {
		if text := cellOf(row, at).Text; readMoment(text).kind != noDate || inDoubt(text).kind != noDate {
			break
		}
		if text := cellOf(row, at).Text; text != "" && source.Filled(row) > 1 {
			return yaml(text)
		}
	}
	return itoa(at + 1)
}

// settleYears decides whether the digits beside months are years: they are
// where the dates then go one way in steps of less than a year. Digits before the
// month are asked about: spreadsheets write the 25th of January as 25-Jan.
func (r *reader) settleYears(at int, moments []moment, rows [][]source.Cell) bool {
	first, last, found, days := -1, 0, 0, false
	up, down := true, true
	for i, m := range moments {
		if m.kind != monthYear {
			continue
		}
		if m.dayLike && !days {
			first, days = i, true
		}
		now := 12*century(m.b, true) + m.a
		if found++; found > 1 {
			step := now - last
			up, down = up && step > 0 && step < 12, down && step < 0 && step > -12
		} else if !days {
			first = i
		}
		last = now
	}
	if found == 0 {
		return true
	}
	if days || found == 1 || !up && !down {
		m, cell, format := moments[first], rows[first][at], "MMM YY"
		if m.dayLike {
			format = "YY MMM"
		}
		r.diags.Errorf(cell.Pos, "date-ambiguous", "%q can be %s, or day %d of a month without its year", cell.Text, monthOf(century(m.b, true), m.a).Text, m.b).
			Hintf("write the whole year, or %s", r.sayFormat(at, format))
		return false
	}
	for i, m := range moments {
		if m.kind == monthYear {
			moments[i] = m.as(monthOf(century(m.b, true), m.a))
		}
	}
	return true
}
