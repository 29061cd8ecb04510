package config

import (
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Acceptance says that the author lives with a warning, and why. It is for the
// author: what is published knows nothing of it.
type Acceptance struct {
	Check   source.At[string] // id of the check
	File    string            // a path, a pattern of package path, or a folder with what is below it; "" = Entry says where
	Entry   source.At[string] // "evidence/rota"
	Because string
	Pos     diag.Pos
}

// Covers tells whether a file is one of those that File names.
func (a Acceptance) Covers(file string) bool {
	for at := file; at != "." && a.File != ""; at = path.Dir(at) {
		if ok, _ := path.Match(a.File, at); ok {
			return true
		}
	}
	return false
}

// accept reads which warnings the author lives with.
func (l *loader) accept(root *source.Fields) {
	for _, v := range root.List("accept") {
		var f *source.Fields
		var check, file, entry, because source.At[string]
		told := l.diags.Told(func() {
			f = v.Open("key-unknown", l.diags)
			check, file, entry, because = f.Text("check"), f.Text("file"), f.Text("entry"), f.Text("because")
			f.Close()
		})
		a := Acceptance{Check: check, File: strings.TrimSuffix(file.V, "/"), Entry: entry, Because: strings.TrimSpace(because.V), Pos: f.Pos}
		_, err := path.Match(a.File, "")
		incomplete := check.V == "" || a.Because == "" || (a.File == "") == (entry.V == "")
		switch {
		case incomplete && told: // what is missing may be what was not understood
		case check.V == "":
			l.diags.Errorf(f.Pos, "value-bad", "an item of \"accept\" has no check").
				Hintf("write the id in brackets after the warning, as in check: evidence-no-witness")
		case a.Because == "":
			l.diags.Errorf(f.Pos, "value-bad", "%q is accepted without a reason", check.V).Hintf("say why under because")
		case (a.File == "") == (entry.V == ""):
			l.diags.Errorf(f.Pos, "value-bad", "%q is accepted nowhere or twice: expected a file or an entry", check.V).
				Hintf("write file: content/evidence/rota.md, file: content/journal for all below it, or entry: evidence/rota")
		case err != nil:
			l.diags.Errorf(file.Pos, "value-bad", "%q is not a pattern of paths", file.V).Hintf("write a path; * matches any part of a name")
		default:
			l.cfg.Accept = append(l.cfg.Accept, a)
		}
	}
}
