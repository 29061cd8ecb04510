package generator

import (
	"bytes"
	"io"
	"io/fs"
	"runtime"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/archive"
	"github.com/casebook-dev/casebook/generator/internal/check"
	"github.com/casebook-dev/casebook/generator/internal/pdf"
	tokens "github.com/casebook-dev/casebook/generator/internal/secret"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// secrets looks for secrets in the bytes of every file of a portfolio: in those
// of the case when they are read, in all others beside whatever else is done. Of
// a file it keeps what was found, and no file is held as a whole.
type secrets struct {
	mu    sync.Mutex
	found []check.SecretFile
	rest  sync.WaitGroup
}

// see looks into a file that was read for its own sake.
func (s *secrets) see(path string, data []byte) {
	s.add(path, tokens.In(data))
}

func (s *secrets) add(path string, found tokens.Places) {
	if found.Count > 0 {
		s.mu.Lock()
		s.found = append(s.found, check.SecretFile{Path: path, Places: found})
		s.mu.Unlock()
	}
}

// begin starts to look into the files that nobody has read: artifacts, images,
// and what overrides the theme. One processor is left to the others.
func (s *secrets) begin(portfolio fs.FS, tree source.Tree) {
	files := make(chan string)
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		s.rest.Go(func() {
			var in tokens.Searcher
			for path := range files {
				s.open(portfolio, path, &in)
			}
		})
	}
	s.rest.Go(func() {
		defer close(files)
		for _, list := range [][]source.File{tree.Files, tree.Theme} {
			for _, f := range list {
				files <- f.Path
			}
		}
	})
}

// open looks into a file. One that cannot be read cannot be published either, so
// whoever tries tells of it.
func (s *secrets) open(portfolio fs.FS, path string, in *tokens.Searcher) {
	f, err := portfolio.Open(path)
	if err != nil {
		return
	}
	defer f.Close()
	start := make([]byte, archive.Start)
	n, err := io.ReadFull(f, start)
	if start = start[:n]; err != nil && err != io.ErrUnexpectedEOF || n < len("%PDF-") {
		return // nothing that short is a secret
	}
	if at, ok := f.(io.ReaderAt); ok && archive.Is(start) {
		if info, err := f.Stat(); err == nil {
			s.add(path, in.SearchMembers(archive.Members(at, info.Size(), nil)))
		}
		return
	}
	if pdf.Is(start) {
		if data, err := io.ReadAll(io.MultiReader(bytes.NewReader(start), f)); err == nil {
			s.add(path, inPDF(data))
		}
		return
	}
	if found, err := in.Search(io.MultiReader(bytes.NewReader(start), f)); err == nil {
		s.add(path, found)
	}
}

// inPDF looks into what can be read in a PDF file. Of one that cannot be read
// nothing is known, and it is not published either.
func inPDF(data []byte) tokens.Places {
	var all tokens.Places
	parts, err := pdf.Text(data)
	if err != nil {
		return all
	}
	for _, part := range parts {
		in := tokens.In(part.Text)
		for i := range in.First {
			in.First[i].Member = part.Name
		}
		all.Count += in.Count
		all.First = append(all.First, in.First...)
	}
	all.First = all.First[:min(len(all.First), tokens.Most)]
	return all
}

// with gives what was found elsewhere together with the secrets of files, when
// all are read. Files that may hold what looks like one are left out.
func (s *secrets) with(found diag.List, allowed []string) diag.List {
	s.rest.Wait()
	return check.WithSecrets(found, s.found, allowed)
}
