package chart

import (
	"iter"
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// Stacked shows how a whole is made of named parts, period by period.
type Stacked struct {
	About
	Periods []Span // in order
	Parts   []Part // from the bottom up
	Marks   []Moment
	Area    bool // areas, not bars
}

// Part is one part of a stack: a value per period, never negative.
type Part struct {
	Name   string
	Tone   Tone
	Values []float64
}

// Moment is a day with a name, or a window of days, marked on a chart.
type Moment struct {
	Span
	Label string
}

func (c Stacked) draft(k kit) draft {
	total, found := c.totals()
	if !found {
		return k.nothing(k.words.NoData)
	}
	d := draft{kind: "line", ruler: k.ruler, width: k.width, height: k.high(max(210, min(300, k.width*.4)))}
	whole := true
	for _, p := range c.Parts {
		for _, v := range p.Values {
			whole = whole && isWhole(v)
		}
	}
	sc := valueScale(0, total, true, whole, max(2, int(d.height/60)))
	names := make([]string, len(c.Periods))
	for i, p := range c.Periods {
		names[i] = k.span(p)
	}
	d.y = &axis{kind: "value", min: sc.min, max: sc.max, step: sc.step, factor: sc.factor}
	d.x = &axis{kind: "category", names: names, min: -.5, max: float64(len(names)) - .5, line: true}

	tags, keys := c.tags(k)
	room := 0.0
	if !k.narrow() && len(tags) <= 9 {
		room = k.tagRoom(tags)
	}
	d.plot.left = k.widest(sc) + 12
	d.plot.width = k.width - d.plot.left - room - 12
	if room == 0 {
		d.plot.top = d.writeKeys(keys, 0, 0, k.width)
	}
	d.plot.top += d.writeUnit(k, plain(c.Unit), d.plot.top)
	d.plot.top += max(10, c.writeMarks(&d))
	if k.height == 0 {
		d.height = max(d.height, d.plot.top+150)
	}
	d.plot.height = d.height - d.plot.top - lineHeight(small)*2 - 8
	c.rules(&d)
	c.bars(k, &d, sc)
	d.valueLabels(k, sc)
	d.categoryLabels(c.labels(k), d.plot.bottom()+7)
	if room > 0 {
		below := 0.0
		for i := range tags {
			v := tags[i].y
			tags[i].y = (d.py(below) + d.py(below+v)) / 2
			below += v
		}
		d.writeTags(tags, room)
	}
	c.strips(k, &d)
	return d
}

// totals gives the highest stack.
func (c Stacked) totals() (most float64, found bool) {
	for i := range c.Periods {
		sum := 0.0
		for _, p := range c.Parts {
			if v := p.at(i); !gap(v) {
				sum, found = sum+max(v, 0), true
			}
		}
		most = max(most, sum)
	}
	return most, found && len(c.Periods) > 0
}

// digits gives the decimals that tell the parts of each period apart.
func (c Stacked) digits() int {
	n := 0
	for i := range c.Periods {
		values := make([]float64, len(c.Parts))
		for j, p := range c.Parts {
			values[j] = p.at(i)
		}
		n = max(n, decimals.Of(values...))
	}
	return n
}

func (p Part) at(i int) float64 {
	if i >= len(p.Values) {
		return math.NaN()
	}
	return p.Values[i]
}

// tags names the parts at the last period; y holds the value there.
func (c Stacked) tags(k kit) (tags []tag, keys []key) {
	last, n := len(c.Periods)-1, c.digits()
	for i, p := range c.Parts {
		v, text := p.at(last), plain(p.Name)+", "+k.words.NoData
		if gap(v) {
			v = 0
		} else {
			text = plain(p.Name) + " " + k.short(v, n)
		}
		tags = append(tags, tag{text, max(v, 0), inkOf(seriesColour(p.Tone, i)), true})
		keys = append(keys, key{text: plain(p.Name), colour: seriesColour(p.Tone, i), fill: true, solid: shade(p.Tone, i)})
	}
	return tags, keys
}

// inkOf is the colour of words about something of a colour.
func inkOf(c colour) colour {
	if c == line || c == waived {
		return quiet
	}
	return c
}

// shade gives the strength that a part is filled with, so that parts differ
// without colour: what is supported is full, what is missing nearly empty.
func shade(t Tone, i int) float64 {
	switch t {
	case Supported:
		return .92
	case Some:
		return .5
	case None:
		return .16
	case Waived:
		return .28
	}
	return []float64{.9, .55, .28, .72, .4, .16}[i%6]
}

func (c Stacked) bars(k kit, d *draft, sc scale) {
	step := d.plot.width / float64(len(c.Periods))
	for i, p := range c.Parts {
		colour := seriesColour(p.Tone, i)
		s := series{extra: map[string]any{"silent": true, "clip": false}}
		s.Name, s.Type, s.Stack = plain(p.Name), "bar", "parts"
		data := make([]any, len(c.Periods))
		for j := range c.Periods {
			if v := p.at(j); v >= 0 && !gap(v) {
				data[j] = v / sc.factor
			}
		}
		s.Data = data
		s.BarWidth = pixels(max(1, min(step*.68, 44)))
		s.ItemStyle = &opts.ItemStyle{Color: string(colour), Opacity: opts.Float(float32(shade(p.Tone, i)))}
		if step > 6 {
			s.extra["itemStyle"] = map[string]any{"color": fade(colour, shade(p.Tone, i)), "borderColor": colour, "borderWidth": 1}
		}
		if c.Area && len(c.Periods) > 1 {
			s.Type, s.BarWidth, s.ShowSymbol = "line", "", opts.Bool(false)
			s.ItemStyle = &opts.ItemStyle{Color: string(colour)}
			s.LineStyle = &opts.LineStyle{Color: string(colour), Width: 1.25}
			s.AreaStyle = &opts.AreaStyle{Color: string(colour), Opacity: opts.Float(float32(shade(p.Tone, i)))}
			delete(s.extra, "itemStyle")
		}
		d.series = append(d.series, s)
	}
}

// fade writes a colour with an opacity, as ECharts reads it.
func fade(c colour, strength float64) string {
	var v [3]int64
	for i := range v {
		v[i] = hexByte(string(c[1+2*i : 3+2*i]))
	}
	return "rgba(" + num(float64(v[0])) + "," + num(float64(v[1])) + "," + num(float64(v[2])) + "," + num(strength) + ")"
}

func hexByte(s string) int64 {
	n := int64(0)
	for _, r := range s {
		n *= 16
		switch {
		case r >= 'a':
			n += int64(r-'a') + 10
		default:
			n += int64(r - '0')
		}
	}
	return n
}

// stretch gives where the days of a mark lie among the periods, in categories, as
// far as there are periods; false = all lie outside.
func (c Stacked) stretch(m Moment) (from, to float64, ok bool) {
	first, last := float64(m.First), float64(max(m.First, m.Last)+1)
	from, to = math.Inf(1), math.Inf(-1)
	for i, p := range c.Periods {
		begin, end := float64(p.First), float64(p.Last+1)
		if first >= end || last <= begin {
			continue
		}
		left := float64(i) - .5
		from = min(from, left+(max(first, begin)-begin)/(end-begin))
		to = max(to, left+(min(last, end)-begin)/(end-begin))
	}
	return from, to, from < to
}

// writeMarks writes the names of the marks above the plot, in as many rows as
// they need, and gives the height of the rows.
func (c Stacked) writeMarks(d *draft) float64 {
	var rows labelRows
	for _, m := range c.Marks {
		from, to, ok := c.stretch(m)
		if !ok {
			continue
		}
		rows.write(d, plain(m.Label), d.plot.left+d.x.at((from+to)/2, d.plot.width), d.plot.top)
	}
	if len(rows) == 0 {
		return 0
	}
	return float64(len(rows))*lineHeight(small) + 3
}

// thinnest is how wide a window must be to be drawn as one, in pixels.
const thinnest = 5

// rules shades the windows, with a line where each opens and where it closes. What
// is too short for that is one line.
func (c Stacked) rules(d *draft) {
	for _, m := range c.Marks {
		from, to, ok := c.stretch(m)
		if !ok {
			continue
		}
		x1, x2 := d.px(from), d.px(to)
		rule := func(x float64) {
			d.shapes = append(d.shapes, shape{kind: "line", x1: x, y1: d.plot.top - 2, x2: x, y2: d.plot.bottom(), stroke: ink, width: 1, dash: []int{3, 3}})
		}
		if x2-x1 < thinnest {
			rule((x1 + x2) / 2)
			continue
		}
		d.shapes = append(d.shapes, shape{kind: "rect", x1: x1, y1: d.plot.top - 2, x2: x2, y2: d.plot.bottom(), fill: wash, behind: true})
		if m.First >= c.Periods[0].First {
			rule(x1)
		}
		if m.Last <= c.Periods[len(c.Periods)-1].Last {
			rule(x2)
		}
	}
}

// labels gives the texts under the periods: quarters or months with the year
// under the first of it, or the period as it is said.
func (c Stacked) labels(k kit) []tick {
	list := make([]tick, len(c.Periods))
	shown := ""
	for i, p := range c.Periods {
		list[i] = splitLabel(k.span(p), p)
		if list[i].under == shown {
			list[i].under = ""
		} else {
			shown = list[i].under
		}
	}
	return list
}

// splitLabel parts the year from "Q1 2026" or "Jan 2026".
func splitLabel(text string, s Span) tick {
	year := s.First.time().Format("2006")
	if n := len(text) - len(year) - 1; n > 0 && text[n:] == " "+year {
		return tick{text: text[:n], under: year}
	}
	return tick{text: text}
}

// categoryLabels writes texts under the categories, as many as there is room
// for; a year stands under the first label that is shown of it.
func (d *draft) categoryLabels(labels []tick, top float64) {
	step := d.plot.width / float64(max(1, len(labels)))
	most := 0.0
	for _, l := range labels {
		most = max(most, d.ruler.width(l.text, small), d.ruler.width(l.under, small)*.8)
	}
	free := math.Inf(-1)
	for x, l := range d.spaced(labels, most, step) {
		d.underLabel(l.text, x, top, math.Inf(-1))
		if l.under != "" {
			free = d.underLabel(l.under, x, top+lineHeight(small), free)
		}
	}
}

// spaced gives the middles of the labels that there is room for, the widest of which has
// a width; a year only with the first that is shown of it.
func (d *draft) spaced(labels []tick, most, step float64) iter.Seq2[float64, tick] {
	return func(yield func(float64, tick) bool) {
		every := max(1, int(math.Ceil((most+5)/step)))
		under, shown := "", ""
		for i, l := range labels {
			if l.under != "" {
				under = l.under
			}
			if i%every != 0 {
				continue
			}
			l.under = ""
			if under != shown {
				l.under, shown = under, under
			}
			if !yield(d.plot.left+step*(float64(i)+.5), l) {
				return
			}
		}
	}
}

func (c Stacked) strips(k kit, d *draft) {
	step, n := d.plot.width/float64(len(c.Periods)), c.digits()
	for i, p := range c.Periods {
		says := ""
		for _, part := range c.Parts {
			if v := part.at(i); !gap(v) {
				if says != "" {
					says += " · "
				}
				says += plain(part.Name) + " " + k.with(v, n, plain(c.Unit))
			}
		}
		if says != "" {
			d.hits = append(d.hits, hit{rect{d.plot.left + step*float64(i), d.plot.top, step, d.plot.height}, mark{k.span(p), "", says}})
		}
	}
}

func (c Stacked) table(k kit) Table {
	t := Table{Header: []string{k.words.Date}}
	for _, p := range c.Parts {
		t.Header = append(t.Header, plain(p.Name))
	}
	for i, s := range c.Periods {
		row := []cell{spanCell(k.formats, s)}
		for _, p := range c.Parts {
			row = append(row, numberCell(k.formats, p.at(i)))
		}
		t.add(row...)
	}
	return t
}
