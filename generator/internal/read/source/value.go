package source

import "github.com/casebook-dev/casebook/generator/diag"

// Kind is what a Value is.
type Kind int

// The kinds of values. A scalar keeps its text as it was written; what it
// means (a number, a date, a word) is for its reader to say.
const (
	Null Kind = iota
	Scalar
	Sequence
	Mapping
)

// Value is a piece of YAML, JSON, TOML or CSV that knows its place.
type Value struct {
	Kind   Kind
	Pos    diag.Pos
	Text   string  // of a Scalar
	Quoted bool    // of a Scalar: written in quotes, so never a number or a truth value
	Block  bool    // of a Scalar: a YAML block, whose text begins on the line below Pos
	Cell   bool    // of a Scalar: a cell of a CSV file, in which ; and | part the items of a list
	Items  []Value // of a Sequence
	Fields []Field // of a Mapping, in the order of the file
}

// Field is one line of a Mapping.
type Field struct {
	Key   string
	Pos   diag.Pos // of the key
	Value Value
}

// Get gives the field of a mapping by its key.
func (v Value) Get(key string) (Field, bool) {
	for _, f := range v.Fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

// Name says what a value is, for messages: "a list", "a map", "text".
func (v Value) Name() string {
	switch v.Kind {
	case Scalar:
		return "text"
	case Sequence:
		return "a list"
	case Mapping:
		return "a map"
	}
	return "nothing"
}
