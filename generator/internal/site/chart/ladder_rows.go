package chart

import "strings"

// rowNames lists the names that stand left of the rows.
func (l *ladderLayout) rowNames(grouped bool) []string {
	var names []string
	if !grouped {
		for _, a := range l.Axes {
			names = append(names, plain(a))
		}
		return names
	}
	if len(l.marked) == 1 {
		for _, g := range l.parts() {
			names = append(names, g.name)
		}
		return names
	}
	for _, i := range l.marked {
		names = append(names, plain(l.Profiles[i].Name))
	}
	return names
}

// heading writes the name of a group over its rows, and gives the top of them.
func (l *ladderLayout) heading(y float64, name string) float64 {
	l.draft.label(words{x: 2, y: y + 6, size: small, anchor: "left", valign: "top", colour: quiet, bold: true}, name, l.width-8, 1)
	return y + 6 + lineHeight(small) + 3
}

// row writes the name of a row, and gives its middle and the top of the next.
func (l *ladderLayout) row(y float64, name string) (middle, next float64) {
	w := words{x: l.left - 10, y: y + 11, size: usual, anchor: "right", valign: "middle", colour: ink}
	room, high := l.left-12, 22.0
	if l.narrow() {
		w = words{x: 4, y: y + 2, size: usual, anchor: "left", valign: "top", colour: ink, halo: true}
		room, high = l.width-10, lineHeight(usual)+22
		middle = y + lineHeight(usual) + 12
	} else {
		middle = y + 11
	}
	l.draft.label(w, name, room, 1)
	l.draft.shapes = append(l.draft.shapes, shape{kind: "line", x1: 2, y1: y + high, x2: l.width - 4, y2: y + high, stroke: grid, width: 1, behind: true})
	return middle, y + high
}

// rungs draws a row for each axis; it gives the bottom.
func (l *ladderLayout) rungs(y float64, names []string) float64 {
	if len(l.Axes) > mostRungs {
		return y
	}
	d, group := &l.draft, ""
	for i, name := range names {
		if g := l.group(i); g != group {
			y, group = l.heading(y, g), g
		}
		middle, next := l.row(y, name)
		var said []string
		told := false
		for j, p := range l.Profiles {
			v := p.at(i)
			if !gap(v) {
				said = append(said, plain(p.Name)+": "+l.ring(v))
			} else if !p.Quiet {
				said = append(said, plain(p.Name)+": "+p.gap(l.kit))
			}
			if gap(v) && p.Gap != "" && !told {
				told = true
				d.label(words{x: l.left + 6, y: middle, size: small, anchor: "left", valign: "middle", colour: quiet, halo: true}, plain(p.Gap), l.step*float64(len(l.columns))-8, 1)
			}
			at, ok := l.column(v)
			if _, same := l.level(p); !ok || same {
				continue
			}
			apart := min(13, l.step/float64(len(l.marked)+1))
			x := l.middle(at) + apart*(float64(l.place(j))-float64(len(l.marked)-1)/2)
			d.marker(l.place(j), x, middle, seriesColour(p.Tone, j))
		}
		if len(said) > 0 {
			d.hits = append(d.hits, hit{rect{2, y, l.width - 6, next - y}, mark{name, "", strings.Join(said, " · ")}})
		}
		y = next
	}
	return y
}

// marker draws the mark of a profile: disc, ring, square, empty square, by turns.
func (d *draft) marker(i int, x, y float64, c colour) {
	s := shape{kind: "circle", x1: x, y1: y, r: 4.6, fill: c, stroke: paper, width: 1}
	if i%4 > 1 {
		s = shape{kind: "rect", x1: x - 4.2, y1: y - 4.2, x2: x + 4.2, y2: y + 4.2, fill: c, stroke: paper, width: 1}
	}
	if i%2 == 1 {
		s.fill, s.stroke, s.width = paper, c, 1.8
	}
	d.shapes = append(d.shapes, s)
}

func (c Ladder) group(i int) string {
	if i >= len(c.Groups) {
		return ""
	}
	return plain(c.Groups[i])
}

// part is a group of axes.
type part struct {
	name string
	axes []int
}

// parts lists the groups in the order of their first axis.
func (c Ladder) parts() []part {
	var all []part
	at := map[string]int{}
	for i := range c.Axes {
		g := c.group(i)
		if _, met := at[g]; !met {
			at[g] = len(all)
			all = append(all, part{name: g})
		}
		all[at[g]].axes = append(all[at[g]].axes, i)
	}
	for i, p := range all {
		if p.name == "" {
			p.name = plain(c.Title)
		}
		all[i].name = p.name + " (" + formatsOf("en").decimals(float64(len(p.axes)), 0) + ")"
	}
	return all
}

// groups draws for each group how many of its axes have which level: a row, or
// one for each profile that has marks. It gives the bottom.
func (l *ladderLayout) groups(y float64) float64 {
	d := &l.draft
	for _, g := range l.parts() {
		if len(l.marked) > 1 {
			y = l.heading(y, g.name)
		}
		for _, i := range l.marked {
			p, counts := l.Profiles[i], make([]int, len(l.columns))
			for _, axis := range g.axes {
				if at, ok := l.column(p.at(axis)); ok {
					counts[at]++
				}
			}
			name := g.name
			if len(l.marked) > 1 {
				name = plain(p.Name)
			}
			middle, next := l.row(y, name)
			var said []string
			for at, n := range counts {
				if n == 0 {
					continue
				}
				half := min(l.step/2-2, 40)
				ground := shape{kind: "rect", x1: l.middle(at) - half, y1: middle - 9, x2: l.middle(at) + half, y2: middle + 9, fill: paper}
				d.shapes = append(d.shapes, ground)
				ground.fill = colour(fade(seriesColour(p.Tone, i), .1+.3*float64(n)/float64(len(g.axes))))
				d.shapes = append(d.shapes, ground)
				d.write(words{x: l.middle(at), y: middle, size: usual, anchor: "center", valign: "middle", colour: ink}, l.decimals(float64(n), 0))
				said = append(said, l.columns[at]+": "+l.decimals(float64(n), 0))
			}
			d.hits = append(d.hits, hit{rect{2, y, l.width - 6, next - y}, mark{g.name, plain(p.Name), strings.Join(said, " · ")}})
			y = next
		}
	}
	return y
}

// ring says a value as the name of its level.
func (l *ladderLayout) ring(v float64) string { return l.Ladder.ring(l.kit, v) }
