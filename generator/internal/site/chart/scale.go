package chart

import (
	"math"
	"strconv"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// scale maps values to pixels. Min and max are its ends, step the distance of
// its ticks.
type scale struct {
	min, max, step float64
	start          float64 // the first tick, where it is not min
	factor         float64 // values in the option are divided by it
}

// niceScale finds a scale with about n steps of 1, 2 or 5 (times a power of
// ten) that holds the values from lo to hi.
func niceScale(lo, hi float64, n int) scale {
	factor := 1.0
	if most := max(math.Abs(lo), math.Abs(hi)); most > 1e15 {
		factor = math.Pow(10, math.Floor(math.Log10(most)))
		lo, hi = lo/factor, hi/factor
	}
	if !(lo < hi) {
		pad := max(math.Abs(lo)*.1, 1e-9)
		if lo == 0 {
			pad = 1
		}
		lo, hi = lo-pad, hi+pad
	}
	step := niceStep((hi - lo) / float64(max(n, 1)))
	s := scale{min: math.Floor(lo/step+1e-9) * step, max: math.Ceil(hi/step-1e-9) * step, step: step, factor: factor}
	s.start = s.min
	return s
}

func niceStep(raw float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if raw <= m*p*(1+1e-9) && !(m == 2.5 && p < 10 && p >= 1) {
			return m * p
		}
	}
	return 10 * p
}

// valueScale is the scale of a value axis: from zero, unless the values lie
// close together and far from it. Whole numbers get no ticks between two of
// them.
func valueScale(lo, hi float64, zero, whole bool, n int) scale {
	switch {
	case zero || lo == hi || lo >= 0 && lo < hi*.5 || hi <= 0 && hi > lo*.5:
		lo, hi = min(lo, 0), max(hi, 0)
	}
	if lo == 0 && hi == 0 {
		hi = 1
	}
	s := niceScale(lo, hi, n)
	if whole && s.step < 1 && s.factor == 1 {
		s.step = 1
		s.min, s.max = math.Floor(s.min), math.Ceil(s.max)
		s.start = s.min
	}
	return s
}

// isWhole tells whether a value is a whole number, or none at all.
func isWhole(v float64) bool { return gap(v) || v == math.Trunc(v) }

// ticks lists the values at the steps.
func (s scale) ticks() []float64 {
	var list []float64
	for i := 0; i < 60; i++ {
		v := s.start + float64(i)*s.step
		if v > s.max+s.step/1e6 {
			break
		}
		if math.Abs(v) < s.step/1e6 {
			v = 0
		}
		list = append(list, v)
	}
	return list
}

// label writes a tick with the decimals that the step needs.
func (s scale) label(f formats, v float64) string {
	if s.factor != 1 {
		return f.value(v * s.factor)
	}
	n := 0
	for n < 9 && math.Abs(s.step-decimals.Round(s.step, n)) > s.step*1e-6 {
		n++
	}
	return f.decimals(v, n)
}

// tick is a place on an axis of days with up to two lines of text.
type tick struct {
	at          Day
	text, under string
}

// dayTicks finds ticks between two days with room pixels for each: years,
// halves, quarters, months or days.
func dayTicks(f formats, first, last Day, length, room float64) []tick {
	n := max(1, int(length/room))
	days := max(1, int(last-first))
	for _, months := range []int{1, 2, 3, 6} {
		if float64(days)/30.4 >= 2.5 && float64(days)/30.4/float64(months) <= float64(n) {
			return monthTicks(f, first, last, months)
		}
	}
	if float64(days)/30.4 < 2.5 {
		for _, step := range []int{1, 2, 7, 14, 28} {
			if days/step <= n*4/5 {
				return stepTicks(f, first, last, step)
			}
		}
		return stepTicks(f, first, last, max(1, days/n))
	}
	for _, years := range []int{1, 2, 5, 10, 20, 50, 100, 1000} {
		if float64(days)/365.25/float64(years) <= float64(n) {
			return yearTicks(first, last, years)
		}
	}
	return nil
}

func monthTicks(f formats, first, last Day, months int) []tick {
	var list []tick
	y, m, d := first.time().Date()
	at := int(m) - 1
	if d > 1 {
		at++
	}
	for at%months != 0 {
		at++
	}
	shown := 0
	for ; ; at += months {
		day := dayOf(y, time.Month(at+1), 1)
		if day > last {
			return list
		}
		yy, mm, _ := day.time().Date()
		t := tick{at: day, text: f.months[mm-1]}
		if yy != shown {
			t.under, shown = strconv.Itoa(yy), yy
		}
		list = append(list, t)
	}
}

func stepTicks(f formats, first, last Day, step int) []tick {
	var list []tick
	shown := ""
	for d := first; d <= last; d += Day(step) {
		y, m, dd := d.time().Date()
		t := tick{at: d, text: strconv.Itoa(dd)}
		if month := f.month(y, m); month != shown {
			t.under, shown = month, month
		}
		list = append(list, t)
	}
	return list
}

func yearTicks(first, last Day, years int) []tick {
	var list []tick
	y, m, d := first.time().Date()
	if m > 1 || d > 1 {
		y++
	}
	for y%years != 0 {
		y++
	}
	for ; dayOf(y, 1, 1) <= last; y += years {
		list = append(list, tick{at: dayOf(y, 1, 1), text: strconv.Itoa(y)})
	}
	return list
}
