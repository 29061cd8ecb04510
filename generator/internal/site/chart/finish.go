package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// finish makes the SVG text of ECharts fit for a page: see the package comment.
func (f finishing) finish(raw []byte) ([]byte, error) {
	root, err := parse(raw)
	if err != nil {
		return nil, fmt.Errorf("reading what ECharts drew: %w", err)
	}
	c := cleaner{finishing: f, full: map[string][]string{}}
	for _, t := range f.draft.texts {
		if t.full != "" {
			c.full[t.text] = append(c.full[t.text], t.full)
		}
	}
	for _, t := range f.draft.cut {
		c.full[t[0]] = append(c.full[t[0]], t[1])
	}
	w, h := num(f.draft.width), num(f.draft.height)
	out := &node{name: "svg", attrs: []attr{
		{"xmlns", "http://www.w3.org/2000/svg"}, {"id", f.ID},
		{"width", w}, {"height", h}, {"viewBox", "0 0 " + w + " " + h},
		{"role", "img"}, {"aria-labelledby", f.ID + "-title"},
		{"font-family", "var(--chart-font, " + fontStack + ")"}, {"font-size", num(usual)}, {"text-rendering", "geometricPrecision"}, {"direction", "ltr"},
	}}
	out.add(&node{name: "title", attrs: []attr{{"id", f.ID + "-title"}}, text: f.Title})
	if f.Desc != "" {
		out.attrs = append(out.attrs, attr{"aria-describedby", f.ID + "-desc"})
		out.add(&node{name: "desc", attrs: []attr{{"id", f.ID + "-desc"}}, text: f.Desc})
	}
	for _, kid := range root.kids {
		if n := c.clean(kid); n != nil {
			out.add(n)
		}
	}
	out.lighten()
	if strips := f.strips(); strips != nil {
		out.add(strips)
	}
	var b strings.Builder
	out.write(&b)
	return []byte(b.String()), nil
}

// strips are the invisible parts of the plot that answer for a place on the
// axis.
func (f finishing) strips() *node {
	if len(f.draft.hits) == 0 {
		return nil
	}
	g := &node{name: "g", attrs: []attr{{"fill", "none"}, {"pointer-events", "all"}}}
	for _, h := range f.draft.hits {
		n := &node{name: "path", attrs: []attr{{"d", outline(h.rect)}}}
		n.attrs = append(n.attrs, h.mark.attrs()...)
		g.add(n)
	}
	return g
}

func (m mark) attrs() []attr {
	var list []attr
	for _, a := range []attr{{"data-x", m.x}, {"data-label", m.label}, {"data-value", m.value}} {
		if a.value != "" {
			list = append(list, a)
		}
	}
	return list
}

// cleaner rewrites the elements of a drawing.
type cleaner struct {
	finishing
	full map[string][]string // whole texts of those that were cut, in the order of the drawing
}

// clean gives an element without what must not be on a page, or nil.
func (c *cleaner) clean(n *node) *node {
	out := &node{name: n.name}
	switch n.name {
	case "text":
		return c.cleanText(n)
	case "g":
		for _, kid := range n.kids {
			if k := c.clean(kid); k != nil {
				out.add(k)
			}
		}
		if len(out.kids) == 0 {
			return nil
		}
		return out
	case "path", "rect", "polygon", "polyline", "circle", "ellipse", "line":
	default: // style, defs
		return nil
	}
	if n.get("fill") == "none" && (n.get("stroke") == "" || n.get("stroke") == "none") {
		return nil
	}
	scaled := out.shape(n)
	for _, name := range []string{"fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"} {
		v := n.get(name)
		switch name {
		case "fill", "stroke":
			v = custom(v)
		case "stroke-width":
			if n.get("stroke") == "" || v == "" {
				continue
			}
			w, _ := strconv.ParseFloat(v, 64)
			if scaled.larger {
				w *= scaled.by
			}
			if v = num(w); v == "1" {
				continue
			}
			if v == "0" {
				out.drop("stroke")
				continue
			}
		case "fill-opacity", "stroke-opacity":
			if o, err := strconv.ParseFloat(v, 64); err == nil {
				v = num(o)
			}
		case "stroke-linejoin":
			if v != "round" {
				continue
			}
		case "stroke-linecap":
			if v != "round" || n.get("stroke-dasharray") != "" {
				continue
			}
		}
		if v != "" {
			out.attrs = append(out.attrs, attr{name, v})
		}
	}
	out.attrs = append(out.attrs, c.mark(n).attrs()...)
	return out
}

// mark finds what an item of a series says.
func (c *cleaner) mark(n *node) mark {
	si, err1 := strconv.Atoi(n.get("ecmeta_series_index"))
	di, err2 := strconv.Atoi(n.get("ecmeta_data_index"))
	if err1 != nil || err2 != nil || si < 0 || si >= len(c.draft.series) {
		return mark{}
	}
	marks := c.draft.series[si].marks
	if links := c.draft.series[si].links; links != nil && strings.Contains(n.get("d"), "C") {
		marks = links // flows and nodes count from 0 each; only flows are curved
	}
	if di >= 0 && di < len(marks) {
		return marks[di]
	}
	return mark{}
}

// scaling tells whether a shape was drawn larger than it is described.
type scaling struct {
	larger bool
	by     float64
}

// shape copies the geometry, rounded; symbols that are circles become circles.
func (out *node) shape(n *node) scaling {
	d, transform := n.get("d"), n.get("transform")
	if m, ok := matrix(transform); ok && strings.HasPrefix(d, "M1 0A1 1 0 1 1 ") && m[0] == m[3] && m[1] == 0 && m[2] == 0 {
		out.name = "circle"
		out.attrs = []attr{{"cx", num(m[4])}, {"cy", num(m[5])}, {"r", num(m[0])}}
		return scaling{true, m[0]}
	}
	if m, ok := matrix(transform); ok && m[0] == m[3] && m[0] > 0 && m[1] == 0 && m[2] == 0 {
		if path, ok := placed(d, m[0], m[4], m[5]); ok {
			out.attrs = []attr{{"d", path}}
			return scaling{true, m[0]}
		}
	}
	for _, name := range []string{"d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "transform"} {
		if v := n.get(name); v != "" {
			digits := 2
			if transform != "" {
				digits = 4
			}
			out.attrs = append(out.attrs, attr{name, roundNumbers(v, digits)})
		}
	}
	return scaling{}
}

// leastHeld is the width in pixels from which a text is held to it. In another font a shorter
// one, as a number or a month, is a few pixels wider at most, for which there is room.
const leastHeld = 40

// cleanText rewrites a text: its style becomes attributes, its place x and y
// on the base line, which every program that shows SVG understands.
func (c *cleaner) cleanText(n *node) *node {
	content := strings.TrimSpace(n.content())
	if content == "" {
		return nil
	}
	out := &node{name: "text", text: content}
	size, bold := fontOf(n.get("style"))
	x, _ := strconv.ParseFloat(n.get("x"), 64)
	y, _ := strconv.ParseFloat(n.get("y"), 64)
	if n.get("dominant-baseline") == "central" {
		y += size * .35
	}
	transform := n.get("transform")
	if dx, dy, ok := translation(transform); ok {
		x, y, transform = x+dx, y+dy, ""
	}
	out.attrs = append(out.attrs, attr{"x", num(x)}, attr{"y", num(y)})
	if transform != "" {
		out.attrs = append(out.attrs, attr{"transform", roundNumbers(transform, 4)})
	}
	if a := n.get("text-anchor"); a == "middle" || a == "end" {
		out.attrs = append(out.attrs, attr{"text-anchor", a})
	}
	if size != usual {
		out.attrs = append(out.attrs, attr{"font-size", num(size)})
	}
	if bold {
		out.attrs = append(out.attrs, attr{"font-weight", "600"})
	}
	if r := c.draft.ruler.of(bold); r.regular.Knows(content) && r.width(content, size) > leastHeld {
		out.attrs = append(out.attrs, attr{"textLength", num(r.width(content, size))}, attr{"lengthAdjust", "spacingAndGlyphs"})
	}
	out.attrs = append(out.attrs, attr{"fill", custom(n.get("fill"))})
	if s := n.get("stroke"); s != "" && s != "none" {
		out.attrs = append(out.attrs, attr{"stroke", custom(s)}, attr{"stroke-width", num(parseNum(n.get("stroke-width")))},
			attr{"stroke-linejoin", "round"}, attr{"paint-order", "stroke"})
	}
	if list := c.full[content]; len(list) > 0 {
		c.full[content] = list[1:]
		out.add(&node{name: "title", text: list[0]})
	}
	return out
}

// fontOf reads the size and the weight of a style of ECharts, which is either
// "font-size:12px;font-weight:bold" or "font: normal bold 12px sans-serif".
func fontOf(style string) (size float64, bold bool) {
	size = usual
	if i := strings.Index(style, "px"); i >= 0 {
		j := i
		for j > 0 && (style[j-1] == '.' || style[j-1] >= '0' && style[j-1] <= '9') {
			j--
		}
		if v, err := strconv.ParseFloat(style[j:i], 64); err == nil {
			size = v
		}
	}
	return size, strings.Contains(style, "bold")
}

// custom turns a colour of the palette into a custom property that falls back
// on it.
func custom(v string) string {
	if strings.HasPrefix(v, "rgb(") {
		var r, g, b int
		if _, err := fmt.Sscanf(strings.ReplaceAll(v, " ", ""), "rgb(%d,%d,%d)", &r, &g, &b); err == nil {
			v = fmt.Sprintf("#%02x%02x%02x", r, g, b)
		}
	}
	for _, c := range palette {
		if string(c.literal) == v {
			return "var(--" + c.name + ", " + v + ")"
		}
	}
	if v == "transparent" {
		return "none"
	}
	return v
}

func parseNum(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

// num writes a number with at most two decimals.
func num(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64) }

// roundNumbers rounds every number in a text such as a path.
func roundNumbers(s string, digits int) string {
	p := math.Pow10(digits)
	var b strings.Builder
	for i := 0; i < len(s); {
		c := s[i]
		if c >= '0' && c <= '9' || c == '.' || c == '-' {
			j := i + 1
			for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == '.' || s[j] == 'e' || (s[j] == '-' || s[j] == '+') && s[j-1] == 'e') {
				j++
			}
			if v, err := strconv.ParseFloat(s[i:j], 64); err == nil {
				b.WriteString(strconv.FormatFloat(math.Round(v*p)/p+0, 'f', -1, 64))
				i = j
				continue
			}
		}
		b.WriteByte(c)
		i++
	}
	return b.String()
}

// translation reads "translate(x y)".
func translation(s string) (x, y float64, ok bool) {
	inner, found := strings.CutPrefix(s, "translate(")
	if !found || strings.Count(s, "(") != 1 {
		return 0, 0, false
	}
	v := numbers(strings.TrimSuffix(inner, ")"))
	if len(v) == 1 {
		return v[0], 0, true
	}
	if len(v) != 2 {
		return 0, 0, false
	}
	return v[0], v[1], true
}

// matrix reads "matrix(a,b,c,d,e,f)".
func matrix(s string) (m [6]float64, ok bool) {
	inner, found := strings.CutPrefix(s, "matrix(")
	if !found {
		return m, false
	}
	v := numbers(strings.TrimSuffix(inner, ")"))
	if len(v) != 6 {
		return m, false
	}
	return [6]float64(v), true
}

func numbers(s string) []float64 {
	var list []float64
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' }) {
		v, err := strconv.ParseFloat(part, 64)
		if err != nil {
			return nil
		}
		list = append(list, v)
	}
	return list
}
