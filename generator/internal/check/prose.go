package check

import (
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

// prose lists every field that holds Markdown, save the bodies, once per pass.
func (p *Pass) prose() []casefile.Text {
	if p.fields == nil {
		p.fields = append([]casefile.Text{}, audience.Prose(p.Case)...)
	}
	return p.fields
}
