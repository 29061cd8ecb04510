package series

import (
	"math"
	"regexp"
	"slices"
)

// rank puts the columns that measure something first: an id, an index, a
// constant or a part of the date is no headline. The order of the sidecar stays.
func (r *reader) rank(chosen []*column) {
	if len(chosen) == 0 || chosen[0].wanted >= 0 || r.Value.Given() {
		return
	}
	order := make([]int, len(chosen))
	weight := make([]int, len(chosen))
	for j, c := range chosen {
		order[j] = j
		switch {
		case c.filled == 0:
			weight[j] = 3
		case r.isIndex(c, j) || r.isDatePart(j):
			weight[j], r.table.Columns[j].Aside = 2, true
		case r.isConstant(j):
			weight[j] = 1
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return weight[a] - weight[b] })
	if slices.IsSorted(order) {
		return
	}
	columns := make([]Column, len(order))
	for j, from := range order {
		columns[j] = r.table.Columns[from]
	}
	r.table.Columns = columns
	values := make([]float64, len(order))
	for _, p := range r.table.Points {
		copy(values, p.Values)
		for j, from := range order {
			p.Values[j] = values[from]
		}
	}
}

func (r *reader) isConstant(j int) bool {
	first, n := math.NaN(), 0
	for _, p := range r.table.Points {
		v := p.Values[j]
		if math.IsNaN(v) {
			continue
		}
		if n++; n == 1 {
			first = v
		} else if v != first {
			return false
		}
	}
	return n > 2
}

var (
	idName  = regexp.MustCompile(`(?i)^(|ids?|uid|uuid|guid|pk|idx|rowid|unnamed: ?\d+|.*[-_ .](ids?|uuid|guid|idx|pk))$`)
	camelID = regexp.MustCompile(`[a-z](Id|ID|Idx|UUID)$`)
	// numberOfName is the number that somebody or something has in a register.
	numberOfName = regexp.MustCompile(`(?i)^(?:(?:person(?:eel|al|nel)?s?|employee|staff|badge|ticket|case|order|customer|invoice|account|klant|medewerker|zaak|dossier|order|funcion[aá]rio|matr[ií]cula|processo|cliente|empleado|expediente|mitarbeiter|kunden|vorgangs?|matricule)[-_ .]*(?:n[ro]s?|nummer|number|no|num|n[uú]mero|n[º°])\.?|matr[ií]cula|matricule|n\.?[º°].*)$`)
	countName    = regexp.MustCompile(`(?i)^(#|nr\.?|no\.?|num|number|key|index|row|rownum)$`)
)

// isIndex tells whether a column counts or names its rows: by its name, with
// whole numbers, or because it is 0, 1, 2 and so on.
func (r *reader) isIndex(c *column, j int) bool {
	points := r.table.Points
	counts, rises, falls := len(points) > 3, true, true
	for i, p := range points {
		v := p.Values[j]
		if math.IsNaN(v) {
			counts, rises, falls = false, false, false
			continue
		}
		if v != math.Trunc(v) {
			return false
		}
		first := points[0].Values[j]
		counts = counts && (first == 0 || first == 1) && v == first+float64(i)
		if i > 0 {
			rises, falls = rises && v > points[i-1].Values[j], falls && v < points[i-1].Values[j]
		}
	}
	if counts || r.header == nil {
		return counts
	}
	name := r.header[c.at].Text
	return idName.MatchString(name) || numberOfName.MatchString(name) || camelID.MatchString(name) || countName.MatchString(name) && (rises || falls)
}

// isDatePart tells whether a column says again what the date says: its year,
// month, quarter, or seconds since 1970.
func (r *reader) isDatePart(j int) bool {
	if len(r.table.Points) < 3 {
		return false
	}
	var year, month, quarter, seconds, filled = true, true, true, true, false
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range r.table.Points {
		v := p.Values[j]
		if math.IsNaN(v) {
			continue
		}
		filled = true
		low, high = min(low, v), max(high, v)
		y, m, _ := p.When.First.Date()
		last, _, _ := p.When.Last.Date()
		year = year && v >= float64(y) && v < float64(last+1)
		month = month && v == float64(m)
		quarter = quarter && v == float64((m+2)/3)
		day := float64(p.When.First)
		seconds = seconds && (math.Floor(v/86400) == day || math.Floor(v/86400000) == day)
		if !year && !month && !quarter && !seconds {
			return false
		}
	}
	return filled && (year || seconds || (month || quarter) && low < high)
}
