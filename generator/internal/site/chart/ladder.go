package chart

import (
	"cmp"
	"math"
	"strconv"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// mostRungs is how many rows of a ladder stand for one axis each. Beyond, a row stands
// for a group of them, and says how many of them have which level.
const mostRungs = 36

// Ladder shows profiles over named axes: the levels are columns, each axis has a row,
// and a mark stands where a profile has a value. A value of 0 is the first level, 1 the
// second; less than 0 is known to lie below the first. NaN is a gap.
type Ladder struct {
	About
	Axes     []string
	Groups   []string // of each axis, where they are grouped
	Rings    []string // names of the levels, the lowest first
	Profiles []Profile

	// Radar asks for a radar, with the levels as rings from the inside out. With a gap,
	// whose axis a line would say something of, with few and with many axes it is a
	// ladder all the same.
	Radar bool
}

// Profile is a value per axis.
type Profile struct {
	Name   string
	Tone   Tone
	Values []float64
	Quiet  bool   // drawn thin and without dots, as something to compare with
	Gap    string // what an axis without a value reads, "not applicable"; "" = as the language has it
}

// gap gives what an axis without a value reads.
func (p Profile) gap(k kit) string { return cmp.Or(plain(p.Gap), k.words.Gap) }

func (c Ladder) draft(k kit) draft {
	if len(c.Axes) == 0 || !c.any() {
		return k.nothing(k.words.NoData)
	}
	if !c.isRadar() {
		return c.ladder(k)
	}
	r := radarLayout{Ladder: c, kit: k, n: len(c.Axes)}
	return r.layout()
}

func (c Ladder) any() bool {
	for _, p := range c.Profiles {
		for _, v := range p.Values {
			if !gap(v) {
				return true
			}
		}
	}
	return false
}

// isRadar tells whether the chart is drawn as a radar.
func (c Ladder) isRadar() bool {
	if !c.Radar || len(c.Axes) < format.FewestSpokes || len(c.Axes) > format.MostSpokes {
		return false
	}
	for _, p := range c.Profiles {
		for i := range c.Axes {
			if gap(p.at(i)) {
				return false
			}
		}
	}
	return true
}

func (p Profile) at(i int) float64 {
	if i >= len(p.Values) {
		return math.NaN()
	}
	return p.Values[i]
}

// ladderLayout is a ladder on its way to a draft.
type ladderLayout struct {
	Ladder
	kit
	columns []string // from the left: no value, below the first level, the levels
	before  int      // how many columns stand before the levels
	gaps    bool     // the first of them is for axes without a value
	marked  []int    // profiles that have a mark in each row, by index
	left    float64
	step    float64
	draft   draft
}

func (c Ladder) ladder(k kit) draft {
	l := ladderLayout{Ladder: c, kit: k}
	l.draft.kind, l.draft.width, l.draft.ruler = "line", k.width, k.ruler
	grouped := len(c.Axes) > mostRungs
	l.choose(grouped)
	names := l.rowNames(grouped)
	l.left = 4
	if !k.narrow() {
		l.left = min(k.ruler.widest(usual, names...), k.width*.4) + 14
	}
	l.step = (k.width - l.left - 4) / float64(len(l.columns))
	top := l.draft.writeKeys(l.keys(), 0, 0, k.width)
	top, numbered := l.heads(top)
	bottom := l.rungs(top, names)
	if grouped {
		bottom = l.groups(top)
	}
	l.shade(top, bottom)
	l.draft.height = bottom + 6
	if numbered {
		l.draft.height = l.legend(l.draft.height)
	}
	l.draft.height = max(l.draft.height, k.height)
	return l.draft
}

// choose finds the columns, and the profiles that are marks: one that is the same
// everywhere is a column of its own colour.
func (l *ladderLayout) choose(grouped bool) {
	low, none := false, l.words.Gap
	for i, p := range l.Profiles {
		if _, same := l.level(p); !same {
			l.marked = append(l.marked, i)
			for j := range l.Axes {
				v := p.at(j)
				if grouped && gap(v) {
					l.gaps, none = true, p.gap(l.kit)
				}
				low = low || v < 0
			}
		}
	}
	if l.gaps {
		l.columns = append(l.columns, none)
	}
	if low {
		l.columns = append(l.columns, l.words.Below)
	}
	l.before = len(l.columns)
	for _, r := range l.Rings {
		l.columns = append(l.columns, plain(r))
	}
}

// level gives the one level that a quiet profile has on every axis.
func (l *ladderLayout) level(p Profile) (int, bool) {
	first := p.at(0)
	for i := range l.Axes {
		if p.at(i) != first {
			return 0, false
		}
	}
	return int(first), p.Quiet && first >= 0 && int(first) < len(l.Rings)
}

// column gives the column of a value; false for a gap that has none.
func (l *ladderLayout) column(v float64) (int, bool) {
	switch {
	case gap(v):
		return 0, l.gaps
	case v < 0:
		return l.before - 1, true
	}
	return l.before + min(int(v), len(l.Rings)-1), true
}

func (l *ladderLayout) middle(column int) float64 { return l.left + l.step*(float64(column)+.5) }

func (l *ladderLayout) keys() []key {
	var keys []key
	for i, p := range l.Profiles {
		colour := seriesColour(p.Tone, i)
		if _, same := l.level(p); same {
			keys = append(keys, key{text: plain(p.Name), colour: line, fill: true, solid: .18})
		} else {
			keys = append(keys, key{text: plain(p.Name), colour: colour, mark: l.place(i) + 1})
		}
	}
	return keys
}

// place gives the place of a profile among those that have marks.
func (l *ladderLayout) place(profile int) int {
	for i, p := range l.marked {
		if p == profile {
			return i
		}
	}
	return 0
}

// heads writes the names of the columns, or their numbers where a name does not
// fit; it gives the top of the rows.
func (l *ladderLayout) heads(top float64) (float64, bool) {
	lines, numbered := 1, false
	texts := make([][]string, len(l.columns))
	for i, name := range l.columns {
		texts[i] = l.ruler.wrap(name, small, l.step-6, 3)
		lines = max(lines, len(texts[i]))
		numbered = numbered || endsCut(texts[i][len(texts[i])-1]) || broken(texts[i], name)
	}
	if numbered {
		lines = 1
	}
	high := lineHeight(small) * float64(lines)
	for i, name := range l.columns {
		text := texts[i]
		if numbered {
			text = []string{strconv.Itoa(i + 1)}
		}
		l.draft.write(words{x: l.middle(i), y: top + high, size: small, anchor: "center", valign: "bottom", colour: quiet, full: name}, text...)
	}
	return top + high + 5, numbered
}

// broken tells whether a text was broken inside a word.
func broken(lines []string, text string) bool {
	joined := ""
	for i, line := range lines {
		if i > 0 {
			joined += " "
		}
		joined += line
	}
	return joined != text
}

// legend writes what the numbers of the columns stand for, and gives the height.
func (l *ladderLayout) legend(y float64) float64 {
	for i, name := range l.columns {
		text := l.ruler.cut(name, small, l.width-30)
		l.draft.write(words{x: 18, y: y, size: small, anchor: "right", valign: "top", colour: quiet}, strconv.Itoa(i+1))
		l.draft.write(words{x: 24, y: y, size: small, anchor: "left", valign: "top", colour: ink, full: name}, text)
		y += lineHeight(small) + 1
	}
	return y + 4
}

// shade draws the columns, and the level that a profile has everywhere.
func (l *ladderLayout) shade(top, bottom float64) {
	d := &l.draft
	for _, p := range l.Profiles {
		if level, same := l.level(p); same {
			x := l.left + l.step*float64(l.before+level)
			d.shapes = append(d.shapes, shape{kind: "rect", x1: x + 1, y1: top, x2: x + l.step - 1, y2: bottom, fill: colour(fade(line, .18)), behind: true})
		}
	}
	for i := range l.columns {
		d.shapes = append(d.shapes, shape{kind: "line", x1: l.middle(i), y1: top, x2: l.middle(i), y2: bottom, stroke: grid, width: 1, behind: true})
	}
}

// ring says a value as the name of its level.
func (c Ladder) ring(k kit, v float64) string {
	if i := int(v); float64(i) == v && i >= 0 && i < len(c.Rings) {
		return plain(c.Rings[i])
	}
	if v < 0 {
		return k.words.Below
	}
	return k.value(v)
}

func (c Ladder) table(k kit) Table {
	t := Table{Header: []string{k.words.Name}}
	for _, p := range c.Profiles {
		t.Header = append(t.Header, plain(p.Name))
	}
	for i, name := range c.Axes {
		row := []cell{textCell(name)}
		for _, p := range c.Profiles {
			said := p.gap(k)
			if v := p.at(i); !gap(v) {
				said = c.ring(k, v)
			}
			row = append(row, textCell(said))
		}
		t.add(row...)
	}
	return t
}
