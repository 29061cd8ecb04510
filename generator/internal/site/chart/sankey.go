package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// Sankey shows how much flows from node to node, column by column.
type Sankey struct {
	About
	Nodes []Node
	Flows []Flow
}

// Node is a place that flows begin or end at. Nodes of a column stand in the
// order given. Columns count from 0 at the left.
type Node struct {
	Name   string
	Column int
	Tone   Tone
}

// Flow goes from a node to one of a later column; both are indices.
type Flow struct {
	From, To int
	Value    float64
}

func (c Sankey) draft(k kit) draft {
	flows := c.sound()
	if len(flows) == 0 {
		return k.nothing(k.words.NoData)
	}
	columns, most := c.columns()
	d := draft{kind: "sankey", ruler: k.ruler, width: k.width, height: k.high(max(220, float64(most)*36+24))}
	side := min(c.widest(k, 0), k.width*.27) + 12
	right := min(c.widest(k, columns-1), k.width*.27) + 12
	s := series{extra: map[string]any{
		"layoutIterations": 0, "left": round2(side), "right": round2(right), "top": 8, "bottom": 8,
		"nodeWidth": 9, "nodeGap": lineHeight(usual) + 2, "draggable": false, "emphasis": map[string]any{"disabled": true},
		"label": map[string]any{"fontSize": usual, "color": ink, "textBorderColor": paper, "textBorderWidth": 3},
	}}
	s.Type = "sankey"
	s.LineStyle = &opts.LineStyle{Color: string(line), Opacity: opts.Float(.22), Curveness: .5}
	gapBetween := (k.width - side - right) / float64(max(1, columns-1))
	var data []any
	for i, n := range c.Nodes {
		position, room := "right", gapBetween-26
		switch n.Column {
		case 0:
			position, room = "left", side-12
		case columns - 1:
			room = right - 12
		}
		text := k.ruler.cut(c.says(k, i), usual, room)
		data = append(data, sankeyNode{
			SankeyNode: opts.SankeyNode{Name: c.name(i), Depth: opts.Int(n.Column), ItemStyle: &opts.ItemStyle{Color: string(n.Tone.colour())}},
			Label:      map[string]any{"position": position, "formatter": literal(text)},
		})
		s.marks = append(s.marks, mark{plain(n.Name), "", k.with(c.through(i), c.digits(), plain(c.Unit))})
		if full := c.says(k, i); text != full {
			d.cut = append(d.cut, [2]string{text, full})
		}
	}
	var links []opts.SankeyLink
	for _, f := range flows {
		links = append(links, opts.SankeyLink{Source: c.name(f.From), Target: c.name(f.To), Value: float32(f.Value)})
		s.links = append(s.links, mark{plain(c.Nodes[f.From].Name) + " → " + plain(c.Nodes[f.To].Name), "", k.with(f.Value, c.digits(), plain(c.Unit))})
	}
	s.Data, s.Links = data, links
	d.series = []series{s}
	return d
}

type sankeyNode struct {
	opts.SankeyNode
	Label map[string]any `json:"label"`
}

// name gives a node a name of its own, as ECharts asks: joiners that do not
// show tell nodes of one name apart.
func (c Sankey) name(i int) string {
	name := plain(c.Nodes[i].Name)
	for _, n := range c.Nodes[:i] {
		if plain(n.Name) == plain(c.Nodes[i].Name) {
			name += "\u2060"
		}
	}
	return name
}

// literal keeps ECharts from reading a text as a template.
func literal(s string) string { return strings.ReplaceAll(s, "{", "{\u2060") }

// sound gives the flows that run from an earlier to a later column, and carry
// something.
func (c Sankey) sound() []Flow {
	var list []Flow
	for _, f := range c.Flows {
		if f.From >= 0 && f.From < len(c.Nodes) && f.To >= 0 && f.To < len(c.Nodes) &&
			c.Nodes[f.From].Column < c.Nodes[f.To].Column && f.Value > 0 && f.Value < 1e15 {
			list = append(list, f)
		}
	}
	return list
}

func (c Sankey) columns() (n, most int) {
	count := map[int]int{}
	for _, node := range c.Nodes {
		n = max(n, node.Column+1)
		count[node.Column]++
		most = max(most, count[node.Column])
	}
	return n, most
}

// through is how much flows through a node.
func (c Sankey) through(i int) float64 {
	in, out := 0.0, 0.0
	for _, f := range c.sound() {
		if f.From == i {
			out += f.Value
		}
		if f.To == i {
			in += f.Value
		}
	}
	return max(in, out)
}

// digits gives the decimals that tell the flows apart.
func (c Sankey) digits() int {
	var values []float64
	for _, f := range c.sound() {
		values = append(values, f.Value)
	}
	return decimals.Of(values...)
}

func (c Sankey) says(k kit, i int) string {
	return plain(c.Nodes[i].Name) + " " + k.short(c.through(i), c.digits())
}

func (c Sankey) widest(k kit, column int) float64 {
	most := 0.0
	for i, n := range c.Nodes {
		if n.Column == column {
			most = max(most, k.ruler.width(c.says(k, i), usual))
		}
	}
	return most
}

func (c Sankey) table(k kit) Table {
	t := Table{Header: []string{k.words.From, k.words.To, k.words.Value}}
	for _, f := range c.sound() {
		t.add(textCell(c.Nodes[f.From].Name), textCell(c.Nodes[f.To].Name), numberCell(k.formats, f.Value))
	}
	return t
}
