package generator

import (
	"cmp"
	"maps"
	"math"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// closed knows the places of what an audience may not read, by file.
type closed map[string][]span

// span is where a row, or the only thing of a file, begins; it ends where the next one does.
type span struct {
	line, col int
	of        whose
	unnamed   bool // it is the row of a person whose name they may not read
}

// whose says whose something is.
type whose int

const (
	unclaimed whose = iota // it is not in the case, so that nothing says who may read it
	others
	they // those whose eyes look
)

// closedTo compares the whole case with what is seen of it. Files that hold no rows and are
// neither entries nor pages nor series, as config.yaml, are open: what is wrong
// in them shows in every build.
func (r reading) closedTo(seen casefile.Case, paths redact.Paths) closed {
	at := map[diag.Pos]whose{}
	eachPlace(r.whole, func(p diag.Pos) { at[p] = others })
	unnamed := map[diag.Pos]bool{}
	for _, p := range r.whole.People {
		at[p.Pos], unnamed[p.Pos] = they, !r.eyes.MayRead(p.Named) // messages name persons
	}
	eachPlace(seen, func(p diag.Pos) {
		if file, ok := paths[p.File]; ok {
			p.File = file
		}
		at[p] = they
	})
	all := closed{}
	for _, begin := range r.begins() {
		all[begin.File] = append(all[begin.File], span{line: begin.Line, col: begin.Col})
	}
	delete(at, diag.Pos{}) // of what is not given
	for _, p := range slices.SortedFunc(maps.Keys(at), diag.Pos.Compare) {
		if all.spanAt(p) < 0 {
			all[p.File] = append(all[p.File], span{line: p.Line, col: p.Col})
		}
		s := &all[p.File][all.spanAt(p)]
		s.of, s.unnamed = max(s.of, at[p]), s.unnamed || unnamed[p]
	}
	return all
}

// begins gives where rows begin, and files that are one thing. The first row of a line has all of
// it, with the dash before it.
func (r reading) begins() []diag.Pos {
	var all []diag.Pos
	row := func(at diag.Pos) {
		if n := len(all) - 1; n < 0 || all[n].File != at.File || all[n].Line != at.Line {
			at.Col = 0
		}
		all = append(all, at)
	}
	for _, d := range r.tree.Docs {
		all = append(all, diag.Pos{File: d.Path, Line: 1})
	}
	for _, d := range r.tree.Data {
		if path.Dir(d.Path) == "content" && d.Value.Kind == source.Sequence {
			for _, item := range d.Value.Items {
				row(item.Pos)
			}
		}
	}
	for _, t := range r.tree.Tables {
		if path.Dir(t.Path) == "content" && len(t.Rows) > 0 {
			for _, cells := range t.Rows[1:] {
				if len(cells) > 0 {
					row(cells[0].Pos)
				}
			}
		}
	}
	return all
}

func eachPlace(c casefile.Case, each func(diag.Pos)) {
	for _, e := range c.Entries() {
		each(e.Pos)
	}
	for _, a := range c.Assessments {
		each(a.Pos)
	}
	for _, p := range c.Sections {
		each(p.Pos)
	}
	for _, p := range []*casefile.Page{c.Home, c.Agreement} {
		if p != nil {
			each(p.Pos)
		}
	}
	each(c.Framework.Pos)
	for _, s := range c.Series {
		each(s.Pos)
		each(s.Sidecar)
	}
	for _, x := range c.Charts {
		each(x.Pos)
	}
}

// closedParts gives the parts of texts, between the tags of `only`, that those whose eyes look
// may not read. A field of which a part is closed is closed as a whole: what is found in it has
// the place of the field.
func (r reading) closedParts() []audience.Part {
	var all []audience.Part
	for _, piece := range texts.Places(r.whole) {
		switch {
		case !strings.Contains(piece.Text, "only"):
		case !piece.Body.Empty():
			all = append(all, audience.ClosedParts(piece.Body, r.eyes)...)
		case len(audience.ClosedParts(source.NewBody("", 1, piece.Text), r.eyes)) > 0:
			at := piece.At(0)
			all = append(all, audience.Part{
				From: diag.Pos{File: at.File, Line: at.Line},
				To:   diag.Pos{File: at.File, Line: at.Line + strings.Count(piece.Text, "\n") + 2},
			})
		}
	}
	return all
}

// inParts tells whether a place is in one of some parts. A line as a whole is if a part of it is.
func inParts(parts []audience.Part, at diag.Pos) bool {
	return slices.ContainsFunc(parts, func(p audience.Part) bool {
		if p.From.File != at.File || at.Line < p.From.Line || at.Line > p.To.Line {
			return false
		}
		return at.Col == 0 || p.From.Compare(at) <= 0 && at.Compare(p.To) < 0
	})
}

// ofUnnamed tells whether a place is in the row of a person who may not be named. Its other
// words are no more open than the name.
func (c closed) ofUnnamed(at diag.Pos) bool {
	n := c.spanAt(at)
	return n >= 0 && c[at.File][n].unnamed
}

// spanAt gives the index of the span that a place is in, -1 if it is before all of them. A
// line as a whole is in the last one that begins on it.
func (c closed) spanAt(at diag.Pos) int {
	if at.Line > 0 && at.Col == 0 {
		at.Col = math.MaxInt
	}
	n, found := slices.BinarySearchFunc(c[at.File], at, func(s span, at diag.Pos) int { return cmp.Or(s.line-at.Line, s.col-at.Col) })
	if found {
		return n
	}
	return n - 1
}

// has tells whether a place is of others.
func (c closed) has(at diag.Pos) bool { return c.of(at) == others }

// of gives whose the thing at a place is. What stands before the first row of a file
// of rows is theirs if any of them is.
func (c closed) of(at diag.Pos) whose {
	for folder := path.Dir(at.File); len(c[at.File]) == 0 && folder != "."; folder = path.Dir(folder) { // what lies beside a bundle's text belongs to it
		for _, text := range []string{folder + "/index.md", folder + "/index.markdown"} {
			if len(c[text]) > 0 {
				at = diag.Pos{File: text}
			}
		}
	}
	spans := c[at.File]
	if len(spans) == 0 {
		return they
	}
	if n := c.spanAt(at); n >= 0 {
		return spans[n].of
	}
	return slices.MaxFunc(spans, func(a, b span) int { return int(a.of - b.of) }).of
}
