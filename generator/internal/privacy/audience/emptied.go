package audience

import (
	"reflect"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// What consists of words goes with them: an action of which an audience may read no word
// would be counted otherwise, and its date told. That holds for every type of the case but
// entries and pages, and for one that is added; what says something without its words is
// named here.

// withoutWords are types whose values say something where their words are closed: a claim
// its competency, a waiver what it waives.
var withoutWords = map[reflect.Type]bool{
	reflect.TypeFor[casefile.Claim](): true, reflect.TypeFor[casefile.Waiver](): true,
}

// needing are types with fields that have to be given, such as an id. These say what a
// value is.
var needing = func() map[string]bool {
	all := map[string]bool{}
	for name, f := range casefile.Model() {
		if f.Needed {
			all[name[:strings.LastIndexByte(name, '.')]] = true
		}
	}
	return all
}()

// nothingLeft tells of a value that is part of an entry, a page or a framework whether all
// of its words are closed.
func nothingLeft(was, is reflect.Value) bool {
	t := was.Type()
	if t == texts.TextType {
		return textOf(was) != "" && textOf(is) == ""
	}
	if t.Kind() != reflect.Struct || t.PkgPath() != reflect.TypeFor[casefile.Case]().PkgPath() || withoutWords[t] || needing[t.String()] || isWhole(t) {
		return false
	}
	closed := false
	for i := range t.NumField() {
		if t.Field(i).Type != texts.TextType || texts.Fields[t.String()+"."+t.Field(i).Name] != texts.Markdown {
			continue
		}
		if textOf(is.Field(i)) != "" {
			return false
		}
		closed = closed || textOf(was.Field(i)) != ""
	}
	return closed
}

func textOf(v reflect.Value) string { return v.Interface().(casefile.Text).V }

// isWhole tells whether a type is an entry or a page, which its title and its audience open.
func isWhole(t reflect.Type) bool {
	_, entry := t.FieldByName("Audience")
	return entry
}
