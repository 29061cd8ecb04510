package pdf

import (
	"cmp"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// mark is marked content that is open.
type mark struct {
	actual  string
	has     bool // an actual text
	drawn   bool // a glyph
	ordered bool // it belongs to the text, and not to a margin
}

// glyph makes a glyph of what a code stands for. The first one of an actual text
// stands for all of that.
func (d *interpreter) glyph(text, byCode string, width float64) glyph {
	g := glyph{text: text, drawn: text, byCode: cmp.Or(byCode, text), width: width * d.state.size, ordered: d.ordered()}
	if d.actual >= 0 {
		m := &d.marks[d.actual]
		if g.text = ""; !m.drawn {
			g.text, m.drawn = m.actual, true
		}
		g.span = d.spans
	}
	return g
}

func (d *interpreter) ordered() bool { return len(d.marks) > 0 && d.marks[len(d.marks)-1].ordered }

// mark opens marked content, and keeps what it says beside its text.
func (d *interpreter) mark(operator string) {
	m := mark{ordered: d.ordered()}
	if len(d.args) > 0 && string(d.args[0].text) == "Artifact" {
		m.ordered = false
	}
	if operator == "BDC" || operator == "DP" {
		d.markOf(&m, d.name(1))
	}
	for i := 1; i+1 < len(d.args); i++ {
		key, value := d.args[i], d.args[i+1]
		switch {
		case key.kind != tokenName:
		case string(key.text) == "MCID":
			m.ordered = true
		case value.kind != tokenString:
		case string(key.text) == "ActualText":
			m.actual, m.has = textString(value.text), true
		default:
			d.r.said.say("structure", textString(value.text))
		}
	}
	if operator == "MP" || operator == "DP" {
		d.r.said.say("structure", m.actual)
		return
	}
	if len(d.marks) >= maxSaved {
		return
	}
	d.marks = append(d.marks, m)
	if m.has && d.actual < 0 {
		d.actual = len(d.marks) - 1
		d.spans++
	} else if m.has {
		d.r.said.say("structure", m.actual)
	}
}

// markOf reads the properties of marked content, where they go by a name. Their
// strings are told with those of all objects.
func (d *interpreter) markOf(m *mark, name string) {
	properties, _ := d.r.deref(d.resource("Properties", name)).(types.Dict)
	if properties["MCID"] != nil {
		m.ordered = true
	}
	if said, ok := stringOf(d.r.deref(properties["ActualText"])); ok {
		m.actual, m.has = textString(said), true
	}
}

func (d *interpreter) endMark() {
	n := len(d.marks) - 1
	if n < 0 {
		return
	}
	m := d.marks[n]
	d.marks = d.marks[:n]
	if n == d.actual {
		d.actual = -1
		if !m.drawn {
			d.r.said.say("structure", m.actual)
		}
	}
}
