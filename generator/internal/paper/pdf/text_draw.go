package pdf

import (
	"bytes"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// interpreter follows the instructions of a page as far as text is concerned (ISO
// 32000-2, 8.4 and 9.4).
type interpreter struct {
	r         *reader
	lines     lines
	state     drawState
	saved     []drawState
	text      matrix // of the next glyph
	line      matrix // of the line that it stands in
	marks     []mark
	actual    int // index in marks of the outermost one with an actual text; -1
	spans     int32
	resources types.Dict
	args      []token
	unread    int
}

type drawState struct {
	place                                      matrix
	font                                       *font
	size, between, words, scale, rise, leading float64
}

// Bounds of what a careless program leaves open, and what things cost beside the
// bytes that they take, of maxRead.
const (
	costOfGlyph   = 16
	costOfDrawing = 256
	maxSaved      = 10_000
	maxArgs       = 1 << 20
)

func newInterpreter(r *reader) *interpreter {
	return &interpreter{r: r, actual: -1, state: drawState{place: unmoved, scale: 1, font: plainFont}, text: unmoved, line: unmoved}
}

// run follows instructions to their end.
func (d *interpreter) run(data []byte, resources types.Dict, depth int) error {
	if err := d.r.spend(costOfDrawing + len(data)); err != nil {
		return err
	}
	before, saved, marks := d.resources, len(d.saved), len(d.marks)
	d.resources = resources
	l := lexer{data: data}
	d.args = d.args[:0]
	for {
		t := l.next()
		if t.kind == tokenEnd {
			break
		}
		if t.kind != tokenOperator {
			if len(d.args) < maxArgs {
				d.args = append(d.args, t)
			}
			continue
		}
		if err := d.do(string(t.text), &l, depth); err != nil {
			return err
		}
		d.args = d.args[:0]
		l.reset()
	}
	for len(d.marks) > marks {
		d.endMark()
	}
	d.saved = d.saved[:min(saved, len(d.saved))]
	d.resources = before
	return nil
}

func (d *interpreter) do(operator string, l *lexer, depth int) error {
	s := &d.state
	switch operator {
	case "q":
		if len(d.saved) < maxSaved {
			d.saved = append(d.saved, *s)
		}
	case "Q":
		if n := len(d.saved); n > 0 {
			*s, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "cm":
		if m, ok := d.matrix(); ok {
			s.place = m.then(s.place)
		}
	case "BT":
		d.text, d.line = unmoved, unmoved
		d.lines.run++
	case "Tf":
		d.lines.run++
		s.size = d.number(1)
		return d.setFont(d.name(2))
	case "gs":
		return d.setFontOf(d.name(1))
	case "Tc":
		s.between = d.number(1)
	case "Tw":
		s.words = d.number(1)
	case "Tz":
		s.scale = d.number(1) / 100
	case "TL":
		s.leading = d.number(1)
	case "Ts":
		s.rise = d.number(1)
	case "Td":
		d.move(d.number(2), d.number(1))
	case "TD":
		s.leading = -d.number(1)
		d.move(d.number(2), d.number(1))
	case "T*":
		d.move(0, -s.leading)
	case "Tm":
		if m, ok := d.matrix(); ok {
			d.text, d.line = m, m
		}
	case "Tj", "TJ":
		return d.showAll()
	case "'":
		d.move(0, -s.leading)
		return d.showAll()
	case "\"":
		s.words, s.between = d.number(3), d.number(2)
		d.move(0, -s.leading)
		return d.showAll()
	case "Do":
		return d.form(d.name(1), depth)
	case "BMC", "BDC", "MP", "DP":
		d.mark(operator)
	case "EMC":
		d.endMark()
	case "BI":
		skipPicture(l)
	}
	return nil
}

func (d *interpreter) arg(fromEnd int) token {
	if i := len(d.args) - fromEnd; i >= 0 {
		return d.args[i]
	}
	return token{}
}

func (d *interpreter) number(fromEnd int) float64 { return d.arg(fromEnd).num }

func (d *interpreter) name(fromEnd int) string {
	if t := d.arg(fromEnd); t.kind == tokenName {
		return string(t.text)
	}
	return ""
}

func (d *interpreter) matrix() (m matrix, ok bool) {
	for i := range m {
		t := d.arg(6 - i)
		if m[i] = t.num; t.kind != tokenNumber {
			return m, false
		}
	}
	return m, true
}

func (d *interpreter) move(x, y float64) {
	d.line = matrix{1, 0, 0, 1, x, y}.then(d.line)
	d.text = d.line
}

func (d *interpreter) resource(kind, name string) types.Object {
	of, _ := d.r.deref(d.resources[kind]).(types.Dict)
	return of[name]
}

func (d *interpreter) setFont(name string) error {
	f, err := d.r.font(d.resource("Font", name))
	if err != nil {
		return err
	}
	if f == nil {
		f = d.r.byName[name]
	} else if d.r.byName[name] == nil {
		d.r.byName[name] = f
	}
	if f == nil {
		f = plainFont
	}
	d.state.font = f
	return nil
}

// setFontOf sets the font that a state of graphics may have.
func (d *interpreter) setFontOf(name string) error {
	state, _ := d.r.deref(d.resource("ExtGState", name)).(types.Dict)
	if state["Font"] == nil {
		return nil
	}
	pair, ok := d.r.deref(state["Font"]).(types.Array)
	if !ok || len(pair) != 2 {
		return nil
	}
	f, err := d.r.font(pair[0])
	if size := d.r.numbers(pair[1:]); f != nil && len(size) == 1 {
		d.state.font, d.state.size = f, size[0]
		d.lines.run++
	}
	return err
}

// showAll draws strings, and moves by the numbers between them.
func (d *interpreter) showAll() error {
	for _, t := range d.args {
		switch t.kind {
		case tokenNumber:
			if d.args[0].kind == tokenArray {
				d.advance(-t.num / 1000 * d.state.size)
			}
		case tokenString:
			if err := d.show(t.text); err != nil {
				return err
			}
		}
	}
	return nil
}

// advance moves the next glyph along its line, by units of text.
func (d *interpreter) advance(by float64) {
	if d.state.font.vertical {
		d.text = matrix{1, 0, 0, 1, 0, by}.then(d.text)
		return
	}
	d.text = matrix{1, 0, 0, 1, by * d.state.scale, 0}.then(d.text)
}

// leastSpace is how wide a space is at least, in units of the size: programs that
// justify by moving glyphs take back spaces that they do not want.
const leastSpace = 0.08

// show draws a string.
func (d *interpreter) show(codes []byte) error {
	s := &d.state
	for len(codes) > 0 {
		code, n := s.font.next(codes)
		codes = codes[n:]
		text, known := s.font.text(code, n)
		if err := d.r.spend(costOfGlyph + len(text)); err != nil {
			return err
		}
		if !known && d.actual < 0 {
			d.unread++
		}
		by := s.font.width(code)*s.size + s.between
		if s.font.vertical {
			by = -s.size + s.between
		}
		if n == 1 && code == ' ' {
			by += s.words
		}
		if !isSpace(text) || s.size == 0 || math.Abs(by/s.size) >= leastSpace {
			if err := d.lines.add(d.glyph(text, s.font.byCode(code, n), s.font.width(code)), d.placed()); err != nil {
				return err
			}
		}
		d.advance(by)
	}
	return nil
}

// spot is where a glyph stands: its line runs along (x, y), which has length 1.
type spot struct {
	x, y   float64
	along  float64 // from where the line of all lines begins
	across float64
	scale  float64 // of widths
	em     float64
}

func (d *interpreter) placed() spot {
	m := d.text.then(d.state.place)
	x, y := m[0]*d.state.scale, m[1]*d.state.scale
	if d.state.font.vertical {
		x, y = -m[2], -m[3]
	}
	if d.state.size < 0 {
		x, y = -x, -y
	}
	length := math.Hypot(x, y)
	if length == 0 || math.IsNaN(length) || math.IsInf(length, 0) {
		return spot{x: 1}
	}
	x, y = x/length, y/length
	at := matrix{1, 0, 0, 1, 0, d.state.rise}.then(m)
	return spot{x, y, at[4]*x + at[5]*y, at[5]*x - at[4]*y, length, math.Hypot(m[2], m[3]) * math.Abs(d.state.size)}
}

// form draws a drawing in its place.
func (d *interpreter) form(name string, depth int) error {
	f, err := d.r.form(d.resource("XObject", name))
	if err != nil || f == nil || f.open {
		return err
	}
	if depth >= maxDrawing {
		return errTooMuch
	}
	resources := d.resources
	if own, ok := d.r.deref(f.resources).(types.Dict); ok {
		resources = own
	}
	state, text, line := d.state, d.text, d.line
	d.state.place = f.matrix.then(d.state.place)
	f.open = true
	err = d.run(f.data, resources, depth+1)
	f.open = false
	d.state, d.text, d.line = state, text, line
	return err
}

// skipPicture goes behind a picture within the instructions. Where its end is not
// found, its bytes are taken for instructions, so that none hide behind it.
func skipPicture(l *lexer) {
	for range 200 {
		if t := l.next(); t.kind == tokenEnd || t.kind == tokenOperator && string(t.text) == "ID" {
			break
		}
	}
	for at := l.at; ; {
		n := bytes.Index(l.data[at:], []byte("EI"))
		if n < 0 {
			return
		}
		at += n + 2
		if charClasses[l.data[at-3]] == 1 && (at == len(l.data) || charClasses[l.data[at]] == 1) {
			l.at = at
			return
		}
	}
}
