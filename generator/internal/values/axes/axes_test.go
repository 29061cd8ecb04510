package axes

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

func TestBeyond(t *testing.T) {
	end := func(v float64) *float64 { return &v }
	line := Series{Name: "a", Values: []float64{20, 25, math.NaN(), 35, 40}}
	grows := line
	grows.Zero = true
	other := Series{Name: "b", Unit: "x", Values: []float64{999}}
	for about, x := range map[string]struct {
		series    []Series
		low, high *float64
		want      []Hidden
	}{
		"no ends":           {[]Series{line}, nil, nil, nil},
		"wide":              {[]Series{line}, end(-7), end(93), nil},
		"just so":           {[]Series{line}, end(20), end(40), nil},
		"too high a min":    {[]Series{line}, end(33), nil, []Hidden{{false, "a", 20}}},
		"too low a max":     {[]Series{line}, end(3), end(33), []Hidden{{true, "a", 40}}},
		"both":              {[]Series{line}, end(30), end(33), []Hidden{{false, "a", 20}, {true, "a", 40}}},
		"bars from ten":     {[]Series{grows}, end(10), nil, []Hidden{{}}},
		"bars to less":      {[]Series{{Zero: true, Values: []float64{-9}}}, nil, end(-1), []Hidden{{Max: true}}},
		"bars below zero":   {[]Series{{Name: "c", Zero: true, Values: []float64{-9}}}, end(10), nil, []Hidden{{false, "c", -9}}},
		"areas below":       {[]Series{grows}, end(-10), nil, nil},
		"of the other unit": {[]Series{line, other}, nil, end(50), nil},
		"of nothing":        {nil, end(1), end(2), nil},
	} {
		if got := Beyond(x.series, x.low, x.high); !slices.Equal(got, x.want) {
			t.Errorf("%s: %+v, expected %+v", about, got, x.want)
		}
	}
}

func TestParts(t *testing.T) {
	of := func(unit string, values ...float64) Series { return Series{Unit: unit, Values: values} }
	for want, all := range map[string][]Series{
		"[]":        nil,
		"[0 0]":     {of("", 1, 2), of("", 12, -24)},
		"[0 1]":     {of("", 1, 2), of("", 25)},
		"[0 1 0]":   {of("min", 1), of("%", 1), of("min", 2)},
		"[0 0 1 0]": {of("", math.Inf(1)), of("", 3), of("", 300), of("", 2)},
	} {
		if got := fmt.Sprint(Parts(all)); got != want {
			t.Errorf("%v: %s, expected %s", all, got, want)
		}
	}
}
