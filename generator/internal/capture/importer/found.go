package importer

import (
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Found is one thing as its file has it, before its values are read: which texts are
// meant for which field of an entry.
type Found struct {
	At      string // its place, for people
	What    string // its first words
	Key     string // what its source knows it by; "" = its title and dates
	ID      string // the name that its file is to have; "" = made of the title
	Given   []Given
	Body    string // Markdown
	Remarks []string
	Because string     // why it is left out; "" = it is not
	note    *noteEntry // where it is a note: what its links refer to

	audience string // who may read it, as a table says, which an import does not take over
	initials string // which the title begins with: "AL: "
}

// Given is what a source has for one field.
type Given struct {
	Field  string
	Cells  []source.Cell
	Column string // dates of one column are read in one way
	YAML   string // the value as it is to be written; then there are no cells
}

// Apart keeps the dates of one file from deciding how those of another are read.
func Apart(all []Found, file int) []Found {
	for i := range all {
		for j := range all[i].Given {
			if g := &all[i].Given[j]; g.Column != "" && file > 0 {
				g.Column += "\x00" + strconv.Itoa(file)
			}
		}
	}
	return all
}

// give adds a text for a field, unless it is empty.
func (f *Found) give(field, column string, cells ...source.Cell) {
	var filled []source.Cell
	for _, c := range cells {
		if c.Text != "" {
			filled = append(filled, c)
		}
	}
	if len(filled) > 0 {
		f.Given = append(f.Given, Given{Field: field, Column: column, Cells: filled})
	}
}

// Known is what a portfolio has that entries refer to: ids by what they are called, in
// small letters. What several are called has the empty id.
type Known map[format.Space]map[string]string

// Existing is what a collection has already.
type Existing struct {
	Keys  map[string]string // by the key of an import: the file
	Texts map[string]string // by the digest of the note that an entry was made of: the file
	Names map[string]string // by id, in small letters: the file
	Has   map[string]Entry  // by the file of an entry that is one
}

// Entry is an entry that exists: its id, and the fields that it has.
type Entry struct {
	ID     string
	Fields []string
}

// Imported notes what the field imported of a file holds: a key, and for a note the digest
// of its text behind a dot.
func (e *Existing) Imported(value, file string) {
	key, text, isNote := strings.Cut(value, ".")
	e.Keys[key] = file
	if isNote {
		e.Texts["."+text], e.Texts[value] = file, file
	}
}
