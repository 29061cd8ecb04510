package importer

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// resultNames are what columns are called that say what came of a piece of work.
var resultNames = strings.Fields(`result results outcome outcomes benefit benefits whatchanged
	resultado resultados impacto impactos beneficio beneficios resultat resultats effet effets
	ergebnis ergebnisse wirkung nutzen resultaat resultaten effect effecten opbrengst`)

// results keeps the words of a row that say what came of the work, where they are not figures
// alone: as lines of its text. The figures in them are read, and named, as those of a text are. Beside
// columns for the parts of a figure, the words are its name. A table that the portfolio exported
// has figures alone.
func (r *rowReader) results(f *Found) {
	at := slices.IndexFunc(f.Given, func(g Given) bool {
		field, _ := fieldOf(r.shape, g.Field)
		return field.Shape == &format.Impact && !strings.Contains(g.Field, ".")
	})
	if at < 0 || r.called("audience") >= 0 && r.called("id") >= 0 && !r.text {
		return
	}
	given := &f.Given[at]
	if slices.ContainsFunc(f.Given, func(g Given) bool { return strings.HasPrefix(g.Field, given.Field+".") }) {
		if _, has := f.given(given.Field + ".label"); !has {
			given.Field += ".label"
		}
		return
	}
	marks, name, words, unnamed := r.marksOf(given.Field), r.nameOf(given.Field), "", false
	for _, c := range given.Cells {
		parts := impactParts(c.Text)
		if slices.ContainsFunc(parts, func(part string) bool { _, why := impactItem(strings.TrimSpace(part), marks); return why != "" }) {
			words += "\n\n" + name + c.Text
			if _, why := impactItem(c.Text, marks); isNumber(c) {
				f.remark("impact: %q %s; it is in the text", c.Text, why)
			}
		}
		unnamed = unnamed || slices.ContainsFunc(parts, func(part string) bool {
			m := impactText.FindStringSubmatch(strings.TrimSpace(part))
			return m != nil && m[1] == ""
		})
	}
	if words == "" && !unnamed {
		return
	}
	figures, unread := impactIn(cellsText(given.Cells), f.What, marks)
	switch {
	case figures != "":
		given.Cells, given.YAML = nil, figures
	case words != "":
		f.Given = slices.Delete(f.Given, at, at+1)
	}
	for _, doubt := range unread {
		f.remark("impact: %s; it was left out: write the number without the mark, or impact into the entry", doubt)
	}
	f.Body = strings.TrimSpace(f.Body + words)
}

// impactParts parts the figures of a cell.
func impactParts(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' })
}

// nameOf gives what the column of a field is called, as words before its cells.
func (r *rowReader) nameOf(field string) string {
	for _, of := range r.fills {
		if of.field == field && len(of.columns) > 0 && headAt(r.header, of.columns[0]) != "" {
			return r.header[of.columns[0]] + ": "
		}
	}
	return ""
}

// marksOf gives the marks of the figures in the columns of a field.
func (r *rowReader) marksOf(field string) *decimals {
	if r.marks == nil {
		var texts []string
		for _, of := range r.fills {
			if of.field != field {
				continue
			}
			for _, row := range r.rows {
				texts = append(texts, cellsText(of.cells(row)))
			}
		}
		r.marks = decimalsOf(texts...)
	}
	return r.marks
}
