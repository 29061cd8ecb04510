package check

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// prose lists every field that holds Markdown, save the bodies, once per pass.
func (p *Pass) prose() []casefile.Text {
	if p.fields == nil {
		p.fields = append([]casefile.Text{}, texts.Prose(p.Case)...)
		cfg := p.Case.Config // what it holds has the places of its keys
		for _, e := range cfg.Enough {
			p.fields = append(p.fields, casefile.Text{V: e.Text, Pos: cfg.Pos("enough")})
		}
		p.fields = append(p.fields, casefile.Text{V: cfg.Lock.Synopsis, Pos: cfg.Pos("lock.synopsis")})
		if notice, ok := cfg.Params.Get("notice"); ok && notice.Value.Kind == source.Scalar {
			p.fields = append(p.fields, casefile.Text{V: notice.Value.Text, Pos: notice.Value.Pos})
		}
		p.fields = slices.DeleteFunc(p.fields, func(t casefile.Text) bool { return t.V == "" || !t.Given() })
	}
	return p.fields
}
