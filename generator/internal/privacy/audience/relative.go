package audience

import (
	"math"
	"reflect"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// A series whose sidecar says `public: relative` shows the public no number of
// its own. Each column becomes an index: its first value is 100, all others are
// in proportion to it. Baseline and target, and what impacts and experiments
// state of the series, follow. Zero stays zero; where the first value is zero or
// missing, the first one that is neither is 100, or -100 where it is below zero,
// so that more stays more.
//
// An index has one decimal, none where one would give small whole numbers away
// (Guessable), or as many more as it takes for no comparison with a target or a
// baseline to change: the index is judged as the numbers would be. A single number
// of the series in prose gives all others away.

// relative makes the series relative that are to be for the public.
func (v *view) relative() {
	if v.a.MayRead(config.Committee) {
		return
	}
	all := map[string][]index{}
	for i := range v.c.Series {
		if s := &v.c.Series[i]; s.Public.V == casefile.Relative {
			all[s.ID] = indexes(s, v.c.Experiments)
			*s = indexed(*s, all[s.ID])
		}
	}
	if len(all) == 0 {
		return
	}
	v.numbers(func(series casefile.Ref, column casefile.Text) (func(casefile.Real) casefile.Real, bool) {
		columns, ok := all[series.V]
		if !ok {
			return nil, true
		}
		_, i := v.c.Series[casefile.Find(v.c.Series, series.V)].Column(column.V)
		if i < 0 {
			return index{}.real, true // a column that is not there has no number to show
		}
		return columns[i].real, true
	})
	for i := range v.c.Charts {
		if c := &v.c.Charts[i]; slices.ContainsFunc(c.Series, func(s casefile.ChartSeries) bool { return all[s.Series.V] != nil }) {
			withoutReals(c)
		}
	}
}

// index turns the numbers of one column into an index.
type index struct {
	base   float64 // 0 = the column has no value but zero
	since  string  // the period of the base
	digits int
}

func (in index) of(v float64) float64 {
	switch {
	case in.base == 0 && math.IsNaN(v):
		return v
	case in.base == 0:
		return 0
	}
	scale := math.Pow10(in.digits)
	x := 100 * v / math.Abs(in.base)
	if r := math.Round(x*scale) / scale; !math.IsInf(r, 0) && !math.IsNaN(r) {
		return r
	}
	return x
}

func (in index) real(r casefile.Real) casefile.Real {
	if r.Given() {
		r.V = in.of(r.V)
	}
	return r
}

func (in index) unit() string {
	if in.since == "" {
		return "index points"
	}
	return "index points, " + in.since + " = 100"
}

// indexed gives a series as an index. Its points and columns are copies.
func indexed(s casefile.Series, columns []index) casefile.Series {
	s.Columns = slices.Clone(s.Columns)
	for i := range s.Columns {
		s.Columns[i].Unit.V = columns[i].unit()
		changeReals(reflect.ValueOf(&s.Columns[i]).Elem(), columns[i].real)
	}
	s.Points = slices.Clone(s.Points)
	for i := range s.Points {
		p := &s.Points[i]
		p.Values = slices.Clone(p.Values)
		for j := range p.Values {
			p.Values[j] = columns[j].of(p.Values[j])
		}
	}
	if len(columns) > 0 {
		s.Unit.V = columns[0].unit()
		changeReals(reflect.ValueOf(&s).Elem(), columns[0].real)
	}
	return s
}

// indexes gives the index of each column.
func indexes(s *casefile.Series, experiments []casefile.Experiment) []index {
	all := make([]index, len(s.Columns))
	for i := range all {
		in := &all[i]
		var marks []float64 // what values are compared with
		for _, p := range s.Points {
			if v := p.Values[i]; in.base == 0 && !math.IsNaN(v) && v != 0 {
				in.base, in.since = v, p.When.Words()
			}
		}
		mark := func(r casefile.Real) {
			if r.Given() {
				marks = append(marks, r.V)
			}
		}
		if i == 0 {
			mark(s.Baseline)
			mark(s.Target)
		}
		tried := false // experiments compare values with each other
		for _, x := range experiments {
			if _, column := s.Column(x.Column.V); x.Series.V == s.ID && column == i {
				mark(x.Baseline)
				mark(x.Target)
				tried = true
			}
		}
		in.digits = in.enough(s, i, marks, tried)
	}
	return all
}

// fewest gives the decimals that a column has where nothing asks for more.
func (in index) fewest(s *casefile.Series, column int) int {
	var numbers, shown []float64
	in.digits = 1
	for _, p := range s.Points {
		if v := p.Values[column]; !math.IsNaN(v) {
			numbers, shown = append(numbers, v), append(shown, in.of(v))
		}
	}
	if Guessable(numbers, shown) {
		return 0
	}
	return 1
}

// mostDigits is how exact an index may become.
const mostDigits = 9

// enough gives the decimals that keep apart what is compared and differs.
func (in index) enough(s *casefile.Series, column int, marks []float64, tried bool) int {
	if in.base == 0 {
		return 1
	}
	type number struct {
		v    float64
		mark bool
	}
	var all []number
	for _, p := range s.Points {
		if v := p.Values[column]; !math.IsNaN(v) {
			all = append(all, number{v, tried})
		}
	}
	for _, m := range marks {
		all = append(all, number{m, true})
	}
	slices.SortFunc(all, func(a, b number) int {
		if a.v < b.v {
			return -1
		} else if a.v > b.v {
			return 1
		}
		return 0
	})
	for in.digits = in.fewest(s, column); in.digits < mostDigits; in.digits++ {
		apart := true
		for i := 1; apart && i < len(all); i++ {
			a, b := all[i-1], all[i]
			apart = !(a.mark || b.mark) || a.v == b.v || in.of(a.v) < in.of(b.v)
		}
		if apart {
			break
		}
	}
	return in.digits
}
