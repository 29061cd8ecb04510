package audience

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

func TestGuessable(t *testing.T) {
	for _, c := range []struct {
		name    string
		numbers []float64
		want    bool
	}{
		{"few", []float64{3, 4, 2}, true},
		{"with a zero first", []float64{0, 2, 1, 5}, true},
		{"below zero", []float64{-3, 4, 2}, true},
		{"twice as many as the first guess", []float64{6, 8, 4}, true},
		{"many times as many", []float64{300, 400, 200}, false},
		{"some dozens, of many rows", []float64{41, 37, 29, 53, 44, 31, 60, 22}, true},
		{"thousands", []float64{4127, 3891, 4402}, false},
		{"hundreds, of few rows", []float64{412, 389}, false},
		{"parts of one", []float64{3.5, 4, 2}, false},
		{"always the same", []float64{2, 2, 2}, false},
		{"nothing but zero", []float64{0, 0}, false},
		{"a single row", []float64{7}, false},
		{"none", nil, false},
		{"large", []float64{1e15, 2e15, 3e15}, false},
	} {
		var index []float64
		base := 0.0
		for _, v := range c.numbers {
			if base == 0 {
				base = math.Abs(v)
			}
		}
		for _, v := range c.numbers {
			if x := 0.0; base == 0 {
				index = append(index, x)
			} else {
				index = append(index, math.Round(1000*v/base)/10)
			}
		}
		if got := Guessable(c.numbers, index); got != c.want {
			t.Errorf("%s: %v, as %v", c.name, got, index)
		}
	}
}

// One decimal gives these costs away, and none hides them among others. Where a
// target stands too near to a value, the decimal stays.
func TestAnIndexHasNoDecimalThatTellsItsNumbers(t *testing.T) {
	series := func(more string) string {
		c := casetest.Read(t, map[string]string{
			"content/evidence/a.md": "---\ntitle: x\n---\n", "content/metrics/cost.csv": "month,cost\n2024-01,208\n2024-02,211\n2024-03,209\n2024-04,213\n2024-05,149\n2024-06,143\n2024-07,218\n2024-08,239\n",
			"content/metrics/cost.yaml": "audience: public\npublic: relative\n" + more,
		})
		var text []string
		for _, p := range View(c, config.Public).Series[0].Points {
			text = append(text, strconv.FormatFloat(p.Values[0], 'f', -1, 64))
		}
		return strings.Join(text, " ")
	}
	if got := series(""); got != "100 101 100 102 72 69 105 115" {
		t.Errorf("without a target: %s", got)
	}
	if got := series("target: 150\n"); got != "100 101.4 100.5 102.4 71.6 68.8 104.8 114.9" {
		t.Errorf("with a target next to a value: %s", got)
	}
}
