package generator

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/gate"
	"github.com/casebook-dev/casebook/generator/internal/pdf"
)

// Searched tells what was looked for in what was made, and what was found.
type Searched = audience.Searched

// guarded looks at what is about to leave: for what would run or fetch
// something, and for what is held back from the audience. Below names the folder
// that the files are to be in.
func (p project) guarded(below string, files map[string][]byte, how gate.Options) (diag.List, Searched) {
	var list diag.List
	for _, f := range gate.Search(files, how) {
		list.Errorf(diag.Pos{File: path.Join(below, f.Path), Line: f.Line, Col: f.Col}, "output-unsafe", "%s", f.What).Hintf("%s", f.Hint)
	}
	found, searched := p.leaks(below, files)
	return append(oncePerCause(list), found...), searched
}

// oncePerCause tells what one template or one shared text does to many files at
// the first of them.
func oncePerCause(list diag.List) diag.List {
	first := map[string]int{}
	files := map[string][]string{}
	var kept diag.List
	for _, d := range list {
		cause := fmt.Sprint(d.Check, d.Message, d.Related)
		if _, told := first[cause]; !told {
			first[cause] = len(kept)
			kept = append(kept, d)
		}
		if !slices.Contains(files[cause], d.Pos.File) {
			files[cause] = append(files[cause], d.Pos.File)
		}
	}
	for cause, i := range first {
		d, same := &kept[i], "the same is in one more file"
		if more := len(files[cause]) - 1; more == 0 {
			continue
		} else if more > 1 {
			same = fmt.Sprintf("the same is in %d more files", more)
		}
		if d.Hint != "" {
			same = d.Hint + "; " + same
		}
		d.Hintf("%s", same)
	}
	return kept
}

// leaks tells what is in files, and in the PDFs among them, that the audience may
// not read.
func (p project) leaks(below string, files map[string][]byte) (diag.List, Searched) {
	all := maps.Clone(files)
	maps.Copy(all, p.inside)
	how := p.held().Report(all, p.authored)
	var list diag.List
	for i, l := range how.Found {
		how.Found[i].Path = path.Join(below, l.Path)
		list.Errorf(diag.Pos{File: how.Found[i].Path, Line: l.Line}, "leak-found", "the audience %q may not read the %s %q", p.edition.audience, l.What, l.Text).
			See(l.From, "%s", stands(l.What))
	}
	return oncePerCause(list), how
}

// authored tells whether a file of the site or of the ejected project is the
// author's own, or a part of one.
func (p project) authored(name string) bool {
	_, inside := p.inside[name]
	return inside || p.given[name]
}

// leaksOnPaper is leaks for a printed packet.
func (p project) leaksOnPaper(data []byte) (diag.List, Searched, error) {
	parts, err := pdf.Text(data)
	if err != nil {
		return nil, Searched{}, fmt.Errorf("read the packet back: %w", err)
	}
	files := map[string][]byte{packetPDF: data}
	for _, part := range parts {
		files[packetPDF+"/"+part.Name] = part.Text
	}
	list, how := p.leaks("", files)
	return list, how, nil
}

// The names under which the files of a packet are looked into.
const (
	packetPDF  = "packet.pdf"
	packetHTML = "packet.html"
)

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
	go func() { held <- audience.Withheld(whole, seen, a, spoken()...) }()
	return sync.OnceValue(func() audience.Held { return <-held })
}

// outputName is how diagnostics name the output folder.
func (p project) outputName() string { return filepath.ToSlash(p.cfg.Output.Folder) }
