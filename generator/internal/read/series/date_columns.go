package series

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// when says which cells of a row hold its date: one, or a year and a part of it. -1 is none.
type when struct {
	date, year, quarter, month, week, day int
	meant                                 map[string]int // names of months that languages disagree on; see settleMonthColumn
}

var nowhere = when{date: -1, year: -1, quarter: -1, month: -1, week: -1, day: -1}

func (w when) first() int { return max(w.date, w.year) }

func (w when) holds(at int) bool {
	return at == w.date || at == w.year || at == w.quarter || at == w.month || at == w.week || at == w.day
}

// dateColumns finds the columns: those that the sidecar names, else the first
// that holds dates, else a year and a part of it, else the first whose digits
// can be dates. named is the row of the header where a name was found in it.
func (r *reader) dateColumns() (w when, named int, ok bool) {
	w = nowhere
	if r.Date.Given() || r.Year.Given() {
		return r.namedColumns()
	}
	sample := r.all
	if len(sample) > 400 {
		sample = slices.Concat(sample[:200], sample[len(sample)-200:])
	}
	width := 0
	for _, row := range sample {
		width = max(width, len(row))
	}
	counts, most := make([]int, width), 0
	few, fewest := -1, 0 // a column of which the dates are not most cells
	for at := range width {
		strict, filled := 0, 0
		for _, row := range sample {
			if at >= len(row) || row[at].Text == "" {
				continue
			}
			if readMoment(row[at].Text).strict() || inDoubt(row[at].Text).strict() {
				strict++
			}
			if strict > 0 {
				filled++
			}
		}
		if 2*strict >= filled {
			counts[at] = strict
			most = max(most, strict)
		} else if 5*strict >= filled && strict > fewest {
			few, fewest = at, strict
		}
	}
	if at := slices.IndexFunc(counts, func(n int) bool { return n > 0 && 5*n >= 3*most }); at >= 0 {
		w.date = at
		return w, -1, true
	}
	if w, named, ok := r.wordedColumns(sample); ok {
		return w, named, true
	}
	if few >= 0 {
		w.date = few
		return w, -1, true
	}
	return r.digitColumn(sample, width)
}

func (r *reader) namedColumns() (w when, named int, ok bool) {
	w, named = nowhere, -1
	main := r.Date
	if !main.Given() {
		main = r.Year
	}
	for i, row := range r.all[:min(len(r.all), 100)] {
		if find(row, main.V) >= 0 {
			r.header, named = slices.Clone(row), i
			break
		}
	}
	r.width = usualWidth(r.all)
	if r.header == nil && wholeNumber(main.V) < 0 {
		r.header = r.all[0]
	}
	for _, c := range []struct {
		name Name
		at   *int
	}{{r.Date, &w.date}, {r.Year, &w.year}, {r.Quarter, &w.quarter}, {r.Month, &w.month}, {r.Week, &w.week}, {r.Day, &w.day}} {
		if *c.at, ok = r.column(c.name); !ok {
			return w, named, false
		}
	}
	if named < 0 {
		r.header = nil
	}
	return w, named, true
}

// dateWords are what columns of a part of the date are called.
func dateWord(text string) (part string) {
	switch strings.ToLower(strings.Trim(text, "# ")) {
	case "year", "years", "yr", "jahr", "année", "annee", "an", "año", "ano", "anno", "jaar", "år", "vuosi", "rok", "год", "yıl", "év", "年":
		return "year"
	case "quarter", "qtr", "q", "quartal", "trimestre", "kwartaal", "kwartał", "kvartal", "čtvrtletí", "квартал":
		return "quarter"
	case "month", "months", "mon", "monat", "mois", "mes", "mês", "mese", "maand", "miesiąc", "måned", "månad", "kuukausi", "měsíc", "месяц", "ay", "hónap", "月":
		return "month"
	case "week", "wk", "woche", "kw", "semaine", "semana", "settimana", "uge", "uke", "vecka", "viikko", "týden", "tydzień", "неделя":
		return "week"
	case "day", "tag", "jour", "día", "dia", "giorno", "dag", "päivä", "den", "dzień", "день", "日":
		return "day"
	case "date", "dates", "datum", "data", "fecha", "dato", "pvm", "dátum", "дата", "tarih", "period", "periode", "période", "periodo", "time", "zeit", "timestamp", "ts", "epoch", "unix", "unixtime", "unix_time", "datetime", "when", "at":
		return "date"
	}
	lower := strings.ToLower(text)
	for _, word := range []string{"date", "datum", "timestamp", "epoch", "unix"} {
		if strings.Contains(lower, word) {
			return "date"
		}
	}
	if strings.HasSuffix(lower, "_at") || strings.HasSuffix(lower, "_time") || strings.HasSuffix(text, "Time") {
		return "date"
	}
	return ""
}

// wordedColumns finds a year and a part of it by their headers.
func (r *reader) wordedColumns(sample [][]source.Cell) (w when, named int, ok bool) {
	for i, row := range sample[:min(len(sample), 50)] {
		w = nowhere
		for at, cell := range row {
			var place *int
			switch dateWord(cell.Text) {
			case "year":
				place = &w.year
			case "quarter":
				place = &w.quarter
			case "month":
				place = &w.month
			case "week":
				place = &w.week
			case "day":
				place = &w.day
			default:
				continue
			}
			if *place < 0 {
				*place = at
			}
		}
		if w.year >= 0 && (w.quarter >= 0 || w.month >= 0 || w.week >= 0) {
			r.header = slices.Clone(row)
			return w, i, true
		}
	}
	return nowhere, -1, false
}

// join reads the date of a row from a year and a part of it.
func (w when) join(row []source.Cell) (m moment) {
	year := wholeNumber(cellOf(row, w.year).Text)
	text := func(at int) string { return cellOf(row, at).Text }
	number := func(at int, prefixes string) int { return wholeNumber(strings.TrimLeft(text(at), prefixes)) }
	switch {
	case w.month >= 0:
		month := wholeNumber(text(w.month))
		if month < 0 {
			if month, _ = day.MonthNamed(text(w.month)); month == 0 {
				month = w.meant[text(w.month)]
			}
		}
		if w.day >= 0 {
			return m.as(dayOf(year, month, number(w.day, "")))
		}
		return m.as(monthOf(year, month))
	case w.week >= 0:
		return m.as(weekOf(year, number(w.week, "KCWkcw "), 0))
	case w.quarter >= 0:
		return m.as(quarterOf(year, number(w.quarter, "QqTt ")))
	}
	return m.as(yearOf(year))
}

// digitColumn finds a column whose digits are dates by what its header says, or
// without a header because it comes first and goes one way.
func (r *reader) digitColumn(sample [][]source.Cell, width int) (w when, named int, ok bool) {
	w, named = nowhere, -1
	asked := source.Cell{}
	for at := range width {
		class, from, share, oneWay := digitsOf(sample, at)
		if class == 0 || share < 0.9 {
			continue
		}
		header := ""
		if from > 0 {
			header = cellOf(sample[from-1], at).Text
		}
		word := dateWord(header)
		switch {
		case word == "date", word == "year" && (class == years || class == months), word == "month" && class == months,
			class == basicDays, from == 0 && at == 0 && oneWay:
			w.date = at
			return w, -1, true
		case asked.Text == "" && oneWay:
			asked = cellOf(sample[from], at)
			asked.Text = header
		}
	}
	r.tellUndated(asked)
	return w, named, false
}
