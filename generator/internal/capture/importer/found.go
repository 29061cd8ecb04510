package importer

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Found is one thing as its file has it, before its values are read: which texts are
// meant for which field of an entry.
type Found struct {
	At      string // its place, for people
	From    string // its file
	What    string // its first words
	Key     string // what its source knows it by; "" = its title and dates
	ID      string // the name that its file is to have; "" = made of the title
	Given   []Given
	Body    string // Markdown
	Remarks []string
	Because string     // why it is left out; "" = it is not
	note    *noteEntry // where it is a note: what its links refer to

	audience string // who may read it, as a table says, which an import does not take over
	said     bool   // it is the words of somebody else, who is no witness of them
	behind   string // stands below its text
	thread   string // of a mail: all its words, with those that it quotes
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

func (f *Found) remark(form string, values ...any) {
	f.Remarks = append(f.Remarks, fmt.Sprintf(form, values...))
}

// Known is what a portfolio has that entries refer to: ids by what they are called, in
// small letters. What several are called has the empty id.
type Known map[format.Space]map[string]string

// Existing is what a collection has already.
type Existing struct {
	Keys  map[string]string            // by the key of an import: the file
	Texts map[string]string            // by the digest of the note that an entry was made of: the file
	Names map[string]string            // by id, in small letters: the file
	Has   map[string]Entry             // by the file of an entry that is one
	Wrote map[string]map[string]string // by the file: the digests of what an import wrote into its fields
}

// Entry is an entry that exists, as its file has it.
type Entry struct {
	ID     string
	Key    string // of an import; "" = none made it
	Fields source.Value
	Body   string
}

// Imported notes what the field imported of a file holds: a key, and for a note the digest
// of its text behind a dot, for others the digests of their fields.
func (e *Existing) Imported(value, file string) {
	key, text, more := strings.Cut(value, ".")
	e.Keys[key] = file
	switch {
	case strings.Contains(text, "-"):
		wrote := map[string]string{}
		for part := range strings.SplitSeq(text, ".") {
			field, digest, _ := strings.Cut(part, "-")
			wrote[field] = digest
		}
		e.Wrote[file] = wrote
	case more:
		e.Texts["."+text], e.Texts[value] = file, file
	}
}
