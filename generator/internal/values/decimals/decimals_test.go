package decimals

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestDecimals(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		figures []float64
		want    int
	}{
		{nil, 0},
		{[]float64{nan, math.Inf(1)}, 0},
		{[]float64{0}, 0},
		{[]float64{31, 53, 12}, 0},
		{[]float64{12.5}, 1},
		{[]float64{12.345}, 1},
		{[]float64{12.345, 12.3451}, 4},
		{[]float64{12.345, 12.33}, 2},
		{[]float64{99.992}, 2},
		{[]float64{99.992, 99.99}, 3},
		{[]float64{99.996}, 3}, // "100.00" would be what it is not
		{[]float64{99.9999999, 100}, 7},
		{[]float64{999.6}, 1},
		{[]float64{1000.4}, 0},
		{[]float64{0.99996}, 5},
		{[]float64{-99.996}, 3},
		{[]float64{0.00004}, 5},
		{[]float64{0.000041234}, 7},
		{[]float64{12345678901}, 0},
		{[]float64{12345678901.4, 12345678901}, 1},
		{[]float64{0.1 + 0.2, 0.3}, 1}, // no difference, and no noise
		{[]float64{200.0 / 3, 66.7}, 2},
		{[]float64{1e300, 1e-300}, 300},
	} {
		if got := Of(c.figures...); got != c.want {
			t.Errorf("Of(%v) = %d, want %d", c.figures, got, c.want)
		}
	}
}

func TestAlong(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		run, marks []float64
		want       int
	}{
		{[]float64{99.91, 99.90, 99.985, 99.99, 99.992}, []float64{99.91, 99.95}, 3},
		{[]float64{1.2341, 5.5, 1.2342}, nil, 2}, // the two are no neighbours
		{[]float64{1.2341, nan, 1.2342}, nil, 4},
		{[]float64{1.2341, 5.5}, []float64{1.2342}, 4},
		{[]float64{7, 7, 7}, nil, 0},
	} {
		if got := Along(c.run, c.marks...); got != c.want {
			t.Errorf("Along(%v, %v) = %d, want %d", c.run, c.marks, got, c.want)
		}
	}
}

func TestOwn(t *testing.T) {
	for v, want := range map[float64]int{
		0: 0, 31: 0, 31.5: 1, -0.25: 2, 99.985: 3, 0.1 + 0.2: 1, 1.0 / 3: 6, 2e-9 / 3: 12, 123456.789012: 6, 0.0000004: 7, 1e20: 0,
	} {
		if got := Own(v); got != want {
			t.Errorf("Own(%v) = %d, want %d", v, got, want)
		}
	}
	if got := Column(1, 2.5, math.NaN(), 99.985); got != 3 {
		t.Errorf("Column = %d, want 3", got)
	}
}

// TestFiguresThatDifferLookDifferent tries many sets.
func TestFiguresThatDifferLookDifferent(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		base := math.Pow(10, float64(r.IntN(14)-7))
		places := r.IntN(9)
		set := make([]float64, 2+r.IntN(4))
		for i := range set {
			set[i] = Round(base*(1+r.NormFloat64()*math.Pow(10, -float64(r.IntN(7)))), places)
		}
		n := Of(set...)
		for i, a := range set {
			for _, b := range set[:i] {
				if !Same(a, b) && Round(a, n) == Round(b, n) {
					t.Fatalf("%v and %v of %v look the same with %d decimals", a, b, set, n)
				}
			}
			if a != 0 && Round(a, n) == 0 {
				t.Fatalf("%v of %v looks like nothing with %d decimals", a, set, n)
			}
			if n > 0 && Round(a, Own(a)) != a {
				t.Fatalf("%v was typed, and Own gives %d", a, Own(a))
			}
		}
	}
}
