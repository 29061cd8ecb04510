package chart

import "slices"

// cached gives a chart that was drawn before. It is verified like one that was
// drawn, though nobody else can have put it there.
func (p *Press) cached(key string) ([]byte, bool) {
	svg, ok := p.opt.Cache.Get(place(key))
	if !ok || verify(svg) != nil {
		return nil, false
	}
	return svg, true
}

func (p *Press) keep(key string, svg []byte) { p.opt.Cache.Put(place(key), svg) }

func place(key string) string { return "charts/" + key[:2] + "/" + key[2:] + ".svg" }

// finishing is what is done to a drawing of ECharts, and all it depends on.
type finishing struct {
	ID, Title, Desc string
	draft           *draft
}

// inputs gives what the finishing depends on beyond the option.
func (f finishing) inputs() any {
	full := make([]string, 0, 8)
	for _, t := range f.draft.texts {
		if t.full != "" {
			full = append(full, t.text, t.full)
		}
	}
	for _, t := range f.draft.cut {
		full = append(full, t[0], t[1])
	}
	marks := make([][][3]string, len(f.draft.series))
	for i, s := range f.draft.series {
		for _, m := range slices.Concat(s.marks, s.links) {
			marks[i] = append(marks[i], [3]string{m.x, m.label, m.value})
		}
	}
	hits := make([][3]string, len(f.draft.hits))
	places := make([][4]float64, len(f.draft.hits))
	for i, h := range f.draft.hits {
		hits[i] = [3]string{h.x, h.label, h.value}
		places[i] = [4]float64{h.left, h.top, h.rect.width, h.height}
	}
	return []any{f.ID, f.Title, f.Desc, full, marks, hits, places}
}
