// Package format is the table of the file format: every file that a case is read from,
// and every field with its type, allowed words, default audience and meaning.
//
// To add a field, add an entry to its Shape here and a Go field to the type in package
// casefile. To add a collection, add an entry to Collections here, and a type and a
// list in casefile. Reading, the filter, redaction, the checks of references, and
// docs/format.md take the fields from this table.
//
// The package knows names and words, and depends on nothing. Values and their places
// are casefile's.
package format

import "strings"

// Shape is what one sort of map may hold: a file, an entry, an item of a list.
type Shape struct {
	Name      string // "evidence": of a collection, the folder and the address; of others, as the manual calls it
	One       string // an entry of a collection: "case study"
	File      string // where it is written; "" for what lies within another shape
	Audience  string // of an entry or a file that names none
	Unprinted bool   // no packet prints its entries
	Dated     bool   // a name that begins with a date gives the date of the entry
	When      string // the field for the date that a new entry is given; "" = none
	Until     string // the field for the day on which it is to end; "" = none
	Planned   bool   // a new entry lies ahead, and has no date unless its author gives one
	Means     string // sentences for the manual, Markdown
	Body      string // what the text below the front matter is; "" where there is none
	Shown     string // sentences on where readers find it, Markdown
	Fields    []Field
	Either    []string // exactly one of these fields has to be given
	Prompts   []Prompt // what the text of a new entry asks for, in order
}

// Prompt is a question that a new entry asks its author.
type Prompt struct {
	Heading  string // to stand above it, "" = none
	Question string
}

// Field is one field of a shape.
type Field struct {
	Key     string
	Form    Form
	List    bool     // several are a list; one may stand without brackets
	Words   []string // that a Word may be
	Of      Space    // what the ids of a Ref name, or among what an ID is unique
	Shape   *Shape   // of a Map, and of the values of a Keyed map
	Plain   string   // the field of the Shape that a plain text in its place stands for
	Least   int      // of a Count, and of a list of Refs in items
	Most    int      // of a Count, of a list of Refs in items, and of a Label in bytes
	Needed  bool
	Weeks   bool     // a Date may be a week as well: 2026-W30
	Filled  bool     // a key without a value is a mistake: who may read it would be in doubt
	Instead []string // words that may stand in place of a list
	Default string   // the value that counts where none is given
	Example string   // as it may stand behind the key, in YAML; "" where the form has one
	Means   string   // a sentence or two for the manual, Markdown
	Prompt  string   // the question beside the field in a new entry; "" = what it means
	Model   string   // the field of the Go type, where it is not the key
}

// Form is what the value of a field is.
type Form string

// The forms.
const (
	Text     Form = "text"     // plain, shown as it is written
	Label    Form = "label"    // short plain text
	Markdown Form = "Markdown" // prose
	Word     Form = "word"     // one of a few
	ID       Form = "id"       // of the thing itself
	Ref      Form = "reference"
	Date     Form = "date" // a day, a month or a quarter
	Span     Form = "span" // a length of time
	Number   Form = "number"
	Hours    Form = "hours" // a number that is not negative
	Count    Form = "whole number"
	Flag     Form = "true or false"
	Tick     Form = "true, false or a date"
	Metric   Form = "metric"   // SERIES, SERIES.COLUMN or {series, column}
	Claim    Form = "claim"    // a competency, or {id, level, shows}
	Link     Form = "link"     // an address, or {title, url}
	Artifact Form = "artifact" // an address, a file, or {title, url or file}
	Address  Form = "address"
	File     Form = "file"
	Audience Form = "audience"
	Map      Form = "map"
	Keyed    Form = "map with keys of your own"
	Free     Form = "anything"
)

// Space is what an id names. Ids are unique within theirs. The space of a collection
// is its name.
type Space string

// The spaces that are no collections.
const (
	People       Space = "people"
	Competencies Space = "competencies"
	Levels       Space = "levels"
	Areas        Space = "areas"
	Rules        Space = "rules"
	Metrics      Space = "series"
	Columns      Space = "columns"
	Charts       Space = "charts"
	Windows      Space = "windows"
	Objectives   Space = "objectives"
	Values       Space = "values"
	Entries      Space = "entries" // of all collections: COLLECTION/ID
)

// Nowhere is the Model of a field that says how a file is read.
const Nowhere = "-"

// Here is the Model of a map whose fields go into the type around it.
const Here = "."

// GoName gives the name of the field of the Go type that holds the value:
// "chosen-by" is ChosenBy.
func (f Field) GoName() string {
	switch {
	case f.Model != "":
		return f.Model
	case f.Key == "id":
		return "ID"
	}
	var name strings.Builder
	for part := range strings.SplitSeq(f.Key, "-") {
		name.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return name.String()
}

// Kind is the word for an entry of a collection on the command line: "case-study".
func (s Shape) Kind() string {
	return strings.ReplaceAll(strings.TrimSuffix(s.One, " entry"), " ", "-")
}

// Collection finds a collection by its name.
func Collection(name string) (Shape, bool) {
	for _, c := range Collections {
		if c.Name == name {
			return c, true
		}
	}
	return Shape{}, false
}

// Field finds a field by its key.
func (s *Shape) Field(key string) (Field, bool) {
	for _, f := range s.Fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}
