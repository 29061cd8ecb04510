package source

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Brief reads a text that is bounded. What is longer is told, and cut.
func (f *Fields) Brief(key string, most int) At[string] { return Brief(f.Text(key), most, f.diags) }

// Briefs reads a list of texts that are bounded. What is longer is told, and left out.
func (f *Fields) Briefs(key string, most int) []At[string] {
	var all []At[string]
	for _, t := range f.Texts(key) {
		if whole := len(t.V); len(Brief(t, most, f.diags).V) == whole {
			all = append(all, t)
		}
	}
	return all
}

// Brief gives a text that is bounded. What is longer is told, and cut.
func Brief(t At[string], most int, diags *diag.List) At[string] {
	if len(t.V) > most {
		diags.Errorf(t.Pos, "text-unbounded", "a text of %d bytes, where at most %d are read", len(t.V), most).Hintf("write it shorter")
		t.V = strings.ToValidUTF8(t.V[:most], "")
	}
	return t
}
