package schema

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// grammar makes documents from the tables of the format: sound ones, and such with a
// value or a key changed.
type grammar struct {
	*rand.Rand
	ids int
}

func (g *grammar) pick(all []string) string { return all[g.IntN(len(all))] }

func (g *grammar) file(k kind) any {
	var v any = g.object(k.shape, 0)
	if k.rows {
		rows := []any{v}
		for range g.IntN(3) {
			rows = append(rows, g.object(k.shape, 0))
		}
		v = rows
	}
	for range []int{0, 0, 1, 1, 2}[g.IntN(5)] {
		g.change(v)
	}
	if g.IntN(40) == 0 {
		v = odd[g.IntN(len(odd))]
	}
	if _, is := v.(map[string]any); !is && strings.HasSuffix(k.path, ".md") && v != nil {
		v = map[string]any{"title": v} // front matter of another kind has a message of its own
	}
	if strings.HasSuffix(k.path, ".md") && v == nil {
		v = map[string]any{}
	}
	return v
}

func (g *grammar) object(of format.Shape, depth int) map[string]any {
	m := map[string]any{}
	left := ""
	if len(of.Either) > 0 {
		left = of.Either[g.IntN(2)]
	}
	for _, f := range of.Fields {
		chosen := slices.Contains(of.Either, f.Key)
		if f.Key != left && (f.Needed || chosen || g.IntN(3) > depth) {
			m[f.Key] = g.value(f, depth)
		}
	}
	return m
}

func (g *grammar) value(f format.Field, depth int) any {
	if !f.List {
		return g.one(f, depth)
	}
	if len(f.Instead) > 0 && g.IntN(2) == 0 {
		return g.pick(f.Instead)
	}
	if f.Form != format.Keyed && len(f.Instead) == 0 && g.IntN(5) == 0 {
		return g.one(f, depth)
	}
	var items []any
	for range 1 + g.IntN(2) {
		items = append(items, g.one(f, depth))
	}
	return items
}

func (g *grammar) id() string {
	g.ids++
	return fmt.Sprintf("%s-%d", g.pick([]string{"queue", "größe", "a.b", "x_1"}), g.ids)
}

func (g *grammar) one(f format.Field, depth int) any {
	switch f.Form {
	case format.Text, format.Label, format.Markdown, format.Ref:
		return []any{"some words", "x", 12, true, 0.5}[g.IntN(5)]
	case format.ID:
		return g.id()
	case format.Word:
		return g.pick(f.Words)
	case format.Audience:
		return g.pick(config.AudienceNames())
	case format.Date:
		return g.pick([]string{"2026-03-31", "2026-03", "2026-Q1", "2026-q4", " 2026-03-31 ", "2026-03-31T10:00:00Z"})
	case format.Span:
		return g.pick([]string{"24 months", "1 year", "90days"})
	case format.Number:
		return []any{3, -2.5, "7", "-1e3"}[g.IntN(4)]
	case format.Hours:
		return []any{3, 2.5, "7"}[g.IntN(3)]
	case format.Count:
		return f.Least + g.IntN(f.Most-f.Least+1)
	case format.Flag:
		return g.IntN(2) == 0
	case format.Tick:
		return []any{true, false, "2026-03-31", "2026-03"}[g.IntN(4)]
	case format.Metric:
		return []any{"a.failed", "a", map[string]any{"series": "a", "column": "failed"}}[g.IntN(3)]
	case format.Claim:
		return []any{"design", map[string]any{"id": "design", "level": "senior"}, map[string]any{"id": 7, "shows": "words"}}[g.IntN(3)]
	case format.Link:
		return []any{"https://example.com/", "/evidence/a/", map[string]any{"title": "x", "url": "MAILTO:a@example.com"}}[g.IntN(3)]
	case format.Artifact:
		return []any{"https://example.com/", "a.pdf", map[string]any{"title": "x", "url": "https://example.com/"}, map[string]any{"file": "a.pdf"}}[g.IntN(4)]
	case format.Keyed:
		m := map[string]any{}
		for _, key := range []string{"senior", "failed"}[:1+g.IntN(2)] {
			m[key] = any("words")
			if f.Shape != nil {
				m[key] = g.object(*f.Shape, depth+1)
			}
		}
		return m
	case format.Map:
		if inner, ok := f.Shape.Field(f.Plain); ok && g.IntN(4) == 0 {
			return g.one(inner, depth)
		}
		return g.object(*f.Shape, depth+1)
	case format.Free:
		return map[string]any{"colour": []any{"green", 1, nil}}
	}
	panic("no value of the form " + string(f.Form))
}

// odd is what may stand in the place of any value.
var odd = []any{
	nil, "", "  ", "x", "words of some length", "12", "-3", "0x10", 12, -3, 0, 1.5, 1000000000, true, false, "true", "yes",
	"2026-03-31", "2026-13-01", "2026-02-30", "2026-03", "2026", "24 months", "public", "mentors", "must", "index", "a b", "-a", "http://x.example/", "javascript:alert(1)", "../x",
	[]any{}, []any{nil}, []any{""}, []any{"x"}, []any{"x", 3, true}, []any{[]any{"x"}}, []any{map[string]any{"id": "x"}},
	map[string]any{}, map[string]any{"id": "x"}, map[string]any{"id": nil}, map[string]any{"title": "x"}, map[string]any{"text": "x", "zz": 1}, map[string]any{"series": "a"},
	strings.Repeat("a", 300), strings.Repeat("a ", 1500), strings.Repeat("ä", 200), strings.Repeat("ä", 1500),
}

// change puts another value somewhere, takes a key away, or adds one that nobody knows.
func (g *grammar) change(v any) {
	places := placesOf(v)
	if len(places) == 0 {
		return
	}
	p := places[g.IntN(len(places))]
	switch g.IntN(8) {
	case 0:
		if p.in != nil {
			delete(p.in, p.key)
		}
	case 1:
		if p.in != nil {
			p.in[g.pick([]string{"zzz", "titel", "Kind", "name", "id"})] = "x"
		}
	case 2:
		if text, is := p.get().(string); is {
			p.set(text + "x")
		}
	default:
		p.set(odd[g.IntN(len(odd))])
	}
}

// spot is where a value stands.
type spot struct {
	in    map[string]any
	key   string
	items []any
	at    int
}

func (p spot) get() any {
	if p.in != nil {
		return p.in[p.key]
	}
	return p.items[p.at]
}

func (p spot) set(v any) {
	if p.in != nil {
		p.in[p.key] = v
	} else {
		p.items[p.at] = v
	}
}

func placesOf(v any) []spot {
	var all []spot
	switch v := v.(type) {
	case map[string]any:
		for _, key := range sortedKeys(v) {
			if key != "params" {
				all = append(append(all, spot{in: v, key: key}), placesOf(v[key])...)
			}
		}
	case []any:
		for i := range v {
			all = append(append(all, spot{items: v, at: i}), placesOf(v[i])...)
		}
	}
	return all
}

// table makes a row of a table: an object for the schema, and the file.
func (g *grammar) table(of format.Shape) (any, []byte) {
	row := map[string]any{}
	for _, p := range cells(of).Properties {
		f, _ := of.Field(p.Key)
		outer, _, dotted := strings.Cut(p.Key, ".")
		if _, has := row[outer]; dotted && has { // the second of the two would not be read
			continue
		}
		if f.Needed || g.IntN(3) == 0 {
			row[p.Key] = g.cellText(f)
		}
	}
	if g.IntN(2) == 0 {
		keys := sortedKeys(row)
		row[keys[g.IntN(len(keys))]] = g.pick([]string{"x", "12", "true", "2026-03-31", "public", "javascript:x", "a b", "-3"})
	}
	if g.IntN(8) == 0 {
		row["zzz"] = "x"
	}
	var text strings.Builder
	w := csv.NewWriter(&text)
	keys := sortedKeys(row)
	cells := make([]string, len(keys))
	for i, key := range keys {
		cells[i] = row[key].(string)
	}
	_ = w.Write(keys) // a strings.Builder takes everything
	_ = w.Write(cells)
	w.Flush()
	return row, []byte(text.String())
}

func (g *grammar) cellText(f format.Field) string {
	switch f.Form {
	case format.ID:
		return g.id()
	case format.Word:
		return g.pick(f.Words)
	case format.Audience:
		return "public"
	case format.Date, format.Tick:
		return "2026-03-31"
	case format.Number, format.Hours, format.Count:
		return "3"
	case format.Flag:
		return "true"
	}
	return "words"
}
