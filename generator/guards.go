package generator

import (
	"path"
	"path/filepath"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/gate"
)

// guarded tells what finished files would run or fetch. Below names the folder
// that they are to be in.
func guarded(below string, files map[string][]byte, how gate.Options) diag.List {
	var list diag.List
	for _, f := range gate.Search(files, how) {
		list.Errorf(diag.Pos{File: path.Join(below, f.Path), Line: f.Line, Col: f.Col}, "output-unsafe", "%s", f.What).Hintf("%s", f.Hint)
	}
	return list
}

// outputName is how diagnostics name the output folder.
func (p project) outputName() string { return filepath.ToSlash(p.cfg.Output.Folder) }
