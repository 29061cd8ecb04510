package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// Line shows one or more series over time.
type Line struct {
	About
	Series []Series
	Form   Form
	Levels []Level // baseline, target
	Events []Event // numbered marks; their texts are the notes of the figure
	Bands  []Band  // periods such as before and after
	First  Day     // where the axis begins and ends; both 0 = with the data
	Last   Day
	Today  Day      // 0 = not marked
	Zero   bool     // the axis of values begins at zero, whatever the values
	Min    *float64 // of the axis of values, which is wider where this would hide something; nil = as the values ask
	Max    *float64
}

// Series is a named run of points. Its tone is its colour; Neutral takes the
// next one that tells series apart. A form that is not Plain goes before the
// chart's.
//
// Series of different units, or of one unit and very different size, stand in
// panels of their own, one below the other.
type Series struct {
	Name   string
	Points []Point
	Tone   Tone
	Form   Form
	Unit   string // "" = the chart's
}

// Point is one value. NaN is a gap in the line.
type Point struct {
	Span
	Value float64
	Text  string // what it was, "curl 7.69.0"
}

// Form is how points become a line.
type Form int

// The forms. Column draws a bar per point, and its axis begins at zero, like
// that of Area.
const (
	Plain Form = iota
	Step
	Area
	Column
)

// Level is a value that the series is held against.
type Level struct {
	Label string // "target"
	Value float64
	Goal  bool // where it should go; else where it came from
}

// Event is something that happened.
type Event struct {
	Span
	Text string
}

// Band is a period with a name, and where known the level that the series had
// in it.
type Band struct {
	Span
	Label string
	Level *float64
}

func (c Line) draft(k kit) draft {
	panels := c.panels()
	if len(panels) > 1 {
		return drawPanels(k, panels)
	}
	l := lineLayout{Line: c, kit: k}
	if len(panels) == 1 {
		l.Line = panels[0]
	}
	if !l.measure() {
		return k.nothing(k.words.NoData)
	}
	return l.full()
}

// lineLayout is a line chart on its way to a draft.
type lineLayout struct {
	Line
	kit
	lo, hi      float64 // values
	first, last float64 // days
	count       int     // values
	digits      int     // decimals that tell values apart
	whole       bool    // all values are whole numbers
	eventRows   []int
	hueFrom     int     // series of panels above
	named       bool    // one of several panels: series are named even if alone
	tagged      float64 // room for direct labels, where panels share it
	margin      float64 // room for the numbers of the axis, likewise
	draft       draft
}

// measure finds what the axes must hold; false = there is no value.
func (l *lineLayout) measure() bool {
	l.lo, l.hi = math.Inf(1), math.Inf(-1)
	l.first, l.last = math.Inf(1), math.Inf(-1)
	l.whole = true
	for i, s := range l.Series {
		points := slices.Clone(s.Points)
		slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(a.middle(), b.middle()) })
		l.Series = slices.Clone(l.Series)
		l.Series[i].Points = points
		l.Series[i].Name = plain(s.Name)
		for _, p := range points {
			if gap(p.Value) {
				continue
			}
			l.lo, l.hi = min(l.lo, p.Value), max(l.hi, p.Value)
			l.whole = l.whole && isWhole(p.Value)
			l.first, l.last = min(l.first, float64(p.First)), max(l.last, p.ends())
			l.count++
		}
	}
	if l.count == 0 {
		return false
	}
	for _, v := range l.Levels {
		if !gap(v.Value) {
			l.lo, l.hi = min(l.lo, v.Value), max(l.hi, v.Value)
		}
	}
	for _, b := range l.Bands {
		if b.Level != nil && !gap(*b.Level) {
			l.lo, l.hi = min(l.lo, *b.Level), max(l.hi, *b.Level)
		}
	}
	l.digits = l.apart()
	if l.First != 0 || l.Last != 0 {
		l.first, l.last = float64(l.First), float64(l.Last)
	}
	if l.last-l.first < 1 {
		l.first, l.last = l.first-15, l.last+16
	}
	return true
}

// apart gives the decimals that tell the values of each series from each other and
// from what they are held against.
func (l *lineLayout) apart() int {
	var marks []float64
	for _, v := range l.Levels {
		marks = append(marks, v.Value)
	}
	for _, b := range l.Bands {
		if b.Level != nil {
			marks = append(marks, *b.Level)
		}
	}
	n := 0
	for _, s := range l.Series {
		run := make([]float64, len(s.Points))
		for i, p := range s.Points {
			run[i] = p.Value
		}
		n = max(n, decimals.Along(run, marks...))
	}
	return n
}

// ends is where the last day of a span ends.
func (s Span) ends() float64 {
	if s.Last <= s.First {
		return float64(s.First)
	}
	return float64(s.Last + 1)
}

// full lays out a chart with axes.
func (l *lineLayout) full() draft {
	d := &l.draft
	d.kind, d.width, d.height, d.ruler = "line", l.width, l.high(max(230, min(320, l.width*.42))), l.ruler
	sc := valueScale(l.lo, l.hi, l.fromZero(), l.whole, max(2, int(d.height/58)))
	l.bound(&sc)
	d.y = &axis{kind: "value", min: sc.min, max: sc.max, step: sc.step, factor: sc.factor}
	d.x = &axis{kind: "time", min: l.first, max: l.last, line: true}

	tags, keys := l.tags(sc)
	beside := !l.narrow() && len(tags) <= 9
	room := 0.0
	if beside {
		room = max(l.tagRoom(tags), l.tagged)
	}
	d.plot.left = max(l.widest(sc)+12, l.margin)
	d.plot.width = l.width - d.plot.left - room - 12
	if !beside {
		d.plot.top = d.writeKeys(keys, 0, 0, l.width)
	}
	d.plot.top += d.writeUnit(l.kit, plain(l.Unit), d.plot.top)
	marked := d.plot.top
	d.plot.top += max(10, l.placeEvents())
	if l.kit.height == 0 {
		d.height = max(d.height, d.plot.top+150)
	}
	ticks := dayTicks(l.formats, Day(math.Ceil(l.first)), Day(l.last), d.plot.width, 46)
	if l.columns() == len(l.Series) {
		ticks = l.underColumns(ticks)
	}
	d.plot.height = d.height - d.plot.top - underHeight(ticks)
	d.x.ticks = tickDays(ticks)

	l.bands(sc)
	l.lines(sc)
	l.levels(sc)
	l.events(marked)
	d.today(l.kit, l.Today)
	d.valueLabels(l.kit, sc)
	if sc.min > 0 || sc.max < 0 {
		d.breakAxis()
	}
	d.dayLabels(ticks, d.plot.bottom()+7)
	if beside {
		for i := range tags {
			tags[i].y = d.py(tags[i].y)
		}
		d.writeTags(tags, room)
	}
	l.strips(sc)
	return *d
}

// tagsRoom is the room that the direct labels of a panel take.
func (l *lineLayout) tagsRoom() float64 {
	l.named = true
	tags, _ := l.tags(scale{factor: 1})
	if l.narrow() || len(tags) > 9 {
		return 0
	}
	return l.tagRoom(tags)
}

// tags names the lines and levels at the height of their last value.
func (l *lineLayout) tags(sc scale) (tags []tag, keys []key) {
	for i, s := range l.Series {
		last, ok := lastValue(s.Points)
		if !ok {
			continue
		}
		colour := seriesColour(s.Tone, i+l.hueFrom)
		text := l.with(last, l.digits, plain(l.Unit))
		if (len(l.Series) > 1 || l.named) && s.Name != "" {
			text = s.Name
			if len(l.Series) <= 4 {
				text += " " + l.short(last, l.digits)
			}
		}
		tags = append(tags, tag{text, last / sc.factor, colour, true})
		name := s.Name
		if name == "" || len(l.Series) == 1 && !l.named {
			continue
		}
		keys = append(keys, key{text: name, colour: colour, fill: l.form(s) == Column, dash: dashes[i%len(dashes)]})
	}
	for _, v := range l.Levels {
		if gap(v.Value) {
			continue
		}
		text := plain(v.Label) + " " + l.with(v.Value, l.digits, plain(l.Unit))
		tags = append(tags, tag{text, v.Value / sc.factor, quiet, false})
		keys = append(keys, key{text: text, colour: levelColour(v), dash: levelDash(v)})
	}
	return tags, keys
}

func seriesColour(t Tone, i int) colour {
	if t == Neutral {
		return hue(i)
	}
	return t.colour()
}

func levelColour(v Level) colour {
	if v.Goal {
		return ink
	}
	return line
}

func levelDash(v Level) any {
	if v.Goal {
		return []int{8, 4}
	}
	return []int{2, 3}
}

func lastValue(points []Point) (float64, bool) {
	for i := len(points) - 1; i >= 0; i-- {
		if !gap(points[i].Value) {
			return points[i].Value, true
		}
	}
	return 0, false
}

// lines adds the series themselves.
func (l *lineLayout) lines(sc scale) {
	d := &l.draft
	for i, s := range l.Series {
		colour := seriesColour(s.Tone, i+l.hueFrom)
		points := thin(s.Points, l.first, l.last, max(40, int(d.plot.width/2)))
		out := series{extra: map[string]any{"silent": true, "clip": false}}
		out.Name, out.Type = s.Name, "line"
		data := make([][2]any, 0, len(points))
		values := 0
		for _, p := range points {
			if m := p.middle(); m < l.first-1 || m > l.last+1 {
				continue
			}
			if gap(p.Value) {
				data = append(data, [2]any{ms(p.middle()), nil})
				continue
			}
			values++
			data = append(data, [2]any{ms(p.middle()), p.Value / sc.factor})
		}
		out.Data = data
		if l.form(s) == Column {
			l.column(&out, colour)
			d.series = append(d.series, out)
			continue
		}
		wide := 2.0
		if values > 150 {
			wide = 1.5
		}
		out.LineStyle = &opts.LineStyle{Color: string(colour), Width: float32(wide)}
		out.ItemStyle = &opts.ItemStyle{Color: string(colour)}
		out.Symbol = markers[i%len(markers)]
		out.SymbolSize = 5
		crowded := values > int(d.plot.width/14) || l.form(s) == Step && values > 12
		out.ShowSymbol = opts.Bool(!crowded)
		if dash := dashes[i%len(dashes)]; dash != "solid" {
			out.extra["lineStyle"] = map[string]any{"color": colour, "width": wide, "type": dash}
		}
		switch l.form(s) {
		case Step:
			out.Step = "end"
		case Area:
			out.AreaStyle = &opts.AreaStyle{Color: string(colour), Opacity: opts.Float(.16)}
		}
		d.series = append(d.series, out)
		if crowded {
			l.alone(data, colour, i)
		}
	}
}
