package importer

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// What the columns of a ladder are called.
var (
	levelWords = []string{"level", "levels", "grade", "band", "rank", "role", "stage", "step", "job level", "seniority",
		"stufe", "niveau", "nivel", "nível", "níveis", "livello", "poziom", "nivå", "taso", "úroveň"}
	areaWords = []string{"area", "areas", "category", "theme", "pillar", "domain", "dimension", "group", "section",
		"bereich", "kategorie", "gruppe", "domaine", "groupe", "ámbito", "área", "áreas", "grupo", "domínio", "categoria", "categoría", "catégorie", "gebied", "domein", "groep", "thema", "tema", "thème", "gruppo", "område", "obszar", "grupa"}
	competencyWords = []string{"competency", "competence", "competencies", "competences", "skill", "skills", "capability", "behaviour", "behavior", "attribute", "trait", "topic",
		"kompetenz", "kompetenzen", "fähigkeit", "compétence", "compétences", "competencia", "competencias", "competenza", "competenze",
		"competência", "competências", "competentie", "competenties", "kompetens", "kompetanse", "kompetencja"}
	expectationWords = []string{"expectation", "expectations", "description", "text", "statement", "summary", "what it looks like", "definition", "criteria", "criterion",
		"erwartung", "beschreibung", "attente", "expectativa", "descrição", "descripción", "descrizione", "omschrijving", "beskrivning", "opis"}
	showWords       = []string{"demonstration", "how to show", "example", "examples", "evidence", "exemplo", "exemplos", "ejemplo", "ejemplos", "exemple", "exemples", "beispiel", "beispiele", "esempi"}
	importanceWords = []string{"importance", "priority", "importância", "importancia", "priorität"}
)

// ladderFields are what a column of a ladder can be, by the words that --map takes.
func (c *columns) ladderFields() map[string]*int {
	return map[string]*int{"area": &c.area, "competency": &c.competency, "level": &c.level, "expectation": &c.expectation, "demonstration": &c.shows, "importance": &c.importance}
}

// has tells whether a column is one of the fields of a competency.
func (c *columns) has(at int) bool {
	return slices.ContainsFunc(slices.Collect(maps.Values(c.ladderFields())), func(of *int) bool { return *of == at })
}

// LadderFields are the fields that --map gives a column of a ladder.
func LadderFields() []string {
	var c columns
	return slices.Sorted(maps.Keys(c.ladderFields()))
}

func columnCalled(row []source.Cell, name string) int {
	return slices.IndexFunc(row, func(cell source.Cell) bool {
		return isCalled(cell.Text, name)
	})
}

// isCalled tells whether a heading is a name, or the name and what it adds in brackets or on
// another line: "Senior adviseur" is "Senior adviseur\n(schaal 12)".
func isCalled(heading, name string) bool {
	first := strings.TrimSpace(strings.FieldsFunc(heading+" ", func(r rune) bool { return strings.ContainsRune("(\n", r) })[0])
	return strings.EqualFold(oneLine(heading, 0), oneLine(name, 0)) || first != "" && strings.EqualFold(first, oneLine(name, 0))
}

// lacksColumns reports the columns that the author names and the table has not.
func lacksColumns(diags *diag.List, t sheet.Table, named map[string]string) bool {
	for _, field := range slices.Sorted(maps.Keys(named)) {
		if slices.ContainsFunc(t.Rows[:min(len(t.Rows), headerWithin)], func(row []source.Cell) bool { return columnCalled(row, named[field]) >= 0 }) {
			continue
		}
		diags.Errorf(diag.Pos{File: t.File}, "reference-dangling", "no column is called %q, which --map names for %s", named[field], field).
			Hintf("the rows at the top are %s", firstRows(t))
		return true
	}
	return false
}

// headerWithin is within how many rows the header stands.
const headerWithin = 20

func firstRows(t sheet.Table) string {
	var texts []string
	for _, row := range t.Rows[:min(len(t.Rows), 4)] {
		texts = append(texts, rowText(row))
	}
	return quoted(texts)
}

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// headed tells whether a heading is one of some words, or has one of them beside the same in
// another language: "Competência / Competence", "Nível (level)".
func headed(words []string, heading string) bool {
	heading = strings.ToLower(heading)
	if slices.Contains(words, strings.Trim(heading, " :*")) {
		return true
	}
	parts := strings.FieldsFunc(heading, func(r rune) bool { return strings.ContainsRune("/|()[]–\n", r) })
	return len(parts) > 1 && slices.ContainsFunc(parts, func(part string) bool { return slices.Contains(words, strings.Trim(part, " :*")) })
}

// firstBeside gives the column of names in front of the levels: the last one of words, or
// else the last one in which each row has a number of its own.
func firstBeside(row []source.Cell, below [][]source.Cell, c columns) int {
	numbers := -1
	for i := c.levels[0] - 1; i >= 0; i-- {
		if i == c.area || i == c.shows || i == c.importance || i >= len(row) {
			continue
		}
		if !areFigures(below, i) {
			return i
		}
		if numbers < 0 && areApart(below, i) {
			numbers = i
		}
	}
	return numbers
}

// levelsBeside adds the levels whose names do not tell it: what stands below one heading for
// levels in merged cells, and what has the words of a level that was found: "Advisor" beside
// "Senior advisor".
func (c *columns) levelsBeside(above, row []source.Cell, below [][]source.Cell) {
	found := map[string]bool{}
	for _, at := range c.levels {
		for _, word := range wordsIn(row[at].Text) {
			found[word] = true
		}
	}
	for i, cell := range row {
		heading := textIn(above, i)
		merged := heading != "" && headed(levelWords, heading) && (i > 0 && textIn(above, i-1) == heading || textIn(above, i+1) == heading)
		words := wordsIn(cell.Text)
		alike := len(c.levels) >= 2 && len(words) > 0 && !slices.ContainsFunc(words, func(word string) bool { return !found[word] })
		if (merged || alike) && !c.has(i) && !slices.Contains(c.levels, i) && cell.Text != "" && areWords(below, i) {
			c.levels = append(c.levels, i)
		}
	}
	slices.Sort(c.levels)
}

func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

// groupsBefore gives the column of areas by its cells, where its heading does not tell it: in
// front of the competencies, each text in rows that follow each other, or written once for them.
func groupsBefore(below [][]source.Cell, c columns) int {
	for i := range c.competency {
		if !c.has(i) && areGroups(below, i, c.competency) {
			return i
		}
	}
	return -1
}

func areGroups(rows [][]source.Cell, at, of int) bool {
	seen, last, again := map[string]bool{}, "", false
	for _, r := range rows {
		text := textIn(r, at)
		switch {
		case textIn(r, of) == "" || text == textIn(r, of): // no competency, or a heading across the table
		case text == "" || text == last:
			again = again || last != ""
		case seen[text] || !hasLetter(text):
			return false
		default:
			seen[text], last = true, text
		}
	}
	return again && len(seen) > 1
}

// areFigures tells whether the cells of a column have hardly a letter, as weights in per cent.
func areFigures(rows [][]source.Cell, at int) bool {
	figures, filled := 0, 0
	for _, r := range rows {
		if text := textIn(r, at); text != "" {
			if filled++; !hasLetter(text) {
				figures++
			}
		}
	}
	return filled > 0 && 2*figures > filled
}

// areApart tells whether no two cells of a column are the same.
func areApart(rows [][]source.Cell, at int) bool {
	seen := map[string]bool{"": false}
	for _, r := range rows {
		text := textIn(r, at)
		if seen[text] {
			return false
		}
		seen[text] = text != ""
	}
	return true
}
