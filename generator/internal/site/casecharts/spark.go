package casecharts

import (
	"math"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// A sparkline, in pixels; its line keeps clear of the edge, where it would be cut.
const (
	sparkWidth  = 132
	sparkHeight = 34
	sparkEdge   = 4
	sparkSlots  = 60 // of longer series the lowest and highest value of a slot are drawn
)

// Spark draws the leading column of a series as a line without axes; nil where it has
// fewer than two values.
func (d *Charts) Spark(s *casefile.Series) *views.Spark {
	if len(s.Columns) == 0 {
		return nil
	}
	c := caseindex.Leading(s)
	dots := thin(dotsOf(c, d.Sofar()))
	first, last := math.MaxInt, math.MinInt
	var values []float64
	for _, p := range dots {
		if !math.IsNaN(p.value) {
			first, last = min(first, p.at), max(last, p.at)
			values = append(values, p.value)
		}
	}
	if len(values) < 2 || first == last {
		return nil
	}
	for _, l := range goals([]caseindex.Column{c}) {
		values = append(values, l.Value)
	}
	low, high := sparkRange(values)
	x := func(at int) string {
		return pixels(sparkEdge + (sparkWidth-2*sparkEdge)*float64(at-first)/float64(last-first))
	}
	y := func(v float64) string {
		return pixels(sparkHeight - sparkEdge - (sparkHeight-2*sparkEdge)*(v-low)/(high-low))
	}
	spark := views.Spark{Says: d.tell([]caseindex.Column{c}), Width: sparkWidth, Height: sparkHeight}
	var path strings.Builder
	pen := "M"
	for _, p := range dots {
		if math.IsNaN(p.value) {
			pen = "M" // a gap stays open
			continue
		}
		path.WriteString(pen + x(p.at) + " " + y(p.value))
		if pen == "M" {
			path.WriteString("h0") // a value between two gaps is a dot
		}
		pen, spark.LastX, spark.LastY = "L", x(p.at), y(p.value)
	}
	spark.Line = path.String()
	for _, l := range goals([]caseindex.Column{c}) {
		if l.Goal {
			spark.Target = y(l.Value)
		} else {
			spark.Baseline = y(l.Value)
		}
	}
	return &spark
}

// dot is a value at a day; NaN is a gap.
type dot struct {
	at    int
	value float64
}

func dotsOf(c caseindex.Column, span day.Period) []dot {
	var all []dot
	for _, p := range c.Points {
		if v := p.Values[c.Index]; caseindex.Begun(p, span) && !math.IsInf(v, 0) {
			all = append(all, dot{int(p.When.First), v})
		}
	}
	return all
}

// thin keeps the lowest and the highest of neighbouring values where there are more
// than a line of this width can show.
func thin(all []dot) []dot {
	if len(all) <= 2*sparkSlots {
		return all
	}
	var kept []dot
	for i := range sparkSlots {
		slot := all[i*len(all)/sparkSlots : (i+1)*len(all)/sparkSlots]
		low, high := -1, -1
		for j, p := range slot {
			if math.IsNaN(p.value) {
				continue
			}
			if low < 0 || p.value < slot[low].value {
				low = j
			}
			if high < 0 || p.value > slot[high].value {
				high = j
			}
		}
		switch {
		case low < 0:
			kept = append(kept, slot[0])
		case low == high:
			kept = append(kept, slot[low])
		default:
			kept = append(kept, slot[min(low, high)], slot[max(low, high)])
		}
	}
	return kept
}

// sparkRange begins at zero where the values come near it.
func sparkRange(values []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if low > 0 && low < high/2 {
		low = 0
	}
	if low == high {
		low, high = low-1, high+1
	}
	return low, high
}

func pixels(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }
