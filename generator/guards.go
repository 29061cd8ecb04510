package generator

import (
	"path"
	"path/filepath"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/gate"
)

// guarded looks at what is about to leave: for what would run or fetch
// something, and for what is held back from the audience. Below names the folder
// that the files are to be in.
func (p project) guarded(below string, files map[string][]byte, how gate.Options) diag.List {
	var list diag.List
	for _, f := range gate.Search(files, how) {
		list.Errorf(diag.Pos{File: path.Join(below, f.Path), Line: f.Line, Col: f.Col}, "output-unsafe", "%s", f.What).Hintf("%s", f.Hint)
	}
	return append(list, p.leaks(below, files)...)
}

// leaks tells what is in files that the audience may not read.
func (p project) leaks(below string, files map[string][]byte) diag.List {
	var list diag.List
	for _, l := range p.held().Search(files) {
		list.Errorf(diag.Pos{File: path.Join(below, l.Path), Line: l.Line}, "leak-found", "the audience %q may not read the %s %q", p.edition.audience, l.What, l.Text).
			See(l.From, "%s", stands(l.What))
	}
	return list
}

func stands(what string) string {
	if what == "words" {
		return "they stand here"
	}
	return "it stands here"
}

// withhold finds what is held back from an audience, beside whatever else is
// done until it is asked for.
func withhold(whole, seen casefile.Case, a config.Audience) func() audience.Held {
	held := make(chan audience.Held, 1)
	go func() { held <- audience.Withheld(whole, seen, a) }()
	return sync.OnceValue(func() audience.Held { return <-held })
}

// outputName is how diagnostics name the output folder.
func (p project) outputName() string { return filepath.ToSlash(p.cfg.Output.Folder) }
