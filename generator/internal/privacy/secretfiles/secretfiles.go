// Package secretfiles searches every file of a portfolio for secrets, including what
// archives and PDF files contain.
//
// Change here which files are searched. Package secret recognises a secret in a text,
// and package check words the message.
package secretfiles

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"runtime"
	"sync"

	"github.com/casebook-dev/casebook/generator/internal/files/archive"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/privacy/secret"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Search is a search through a portfolio: through the files of the case when they
// are read, through all others beside whatever else is done. Of a file it keeps
// what was found, and no file is held as a whole.
type Search struct {
	Former *Former // what the last search saw; nil = every file is looked into

	mu    sync.Mutex
	found []secret.File
	saw   map[[sha256.Size]byte]secret.Places
	rest  sync.WaitGroup
}

// Former is what was found in files that were read for their own sake, by the sums of
// their bytes. One search at a time uses it. The zero value knows none.
type Former struct {
	of map[[sha256.Size]byte]secret.Places
}

// See looks into a file that was read for its own sake.
func (s *Search) See(path string, data []byte) {
	if s.Former == nil {
		s.add(path, secret.In(data))
		return
	}
	sum := sha256.Sum256(data)
	places, known := s.Former.of[sum]
	if !known {
		places = secret.In(data)
	}
	s.add(path, places)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.saw == nil {
		s.saw = map[[sha256.Size]byte]secret.Places{}
	}
	s.saw[sum] = places
}

func (s *Search) add(path string, found secret.Places) {
	if found.Count > 0 {
		s.mu.Lock()
		s.found = append(s.found, secret.File{Path: path, Places: found})
		s.mu.Unlock()
	}
}

// Begin starts to look into the files that nobody has read: artifacts, images,
// and what overrides the theme. One processor is left to the others.
func (s *Search) Begin(portfolio fs.FS, tree source.Tree) {
	files := make(chan string)
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		s.rest.Go(func() {
			var in secret.Searcher
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
func (s *Search) open(portfolio fs.FS, path string, in *secret.Searcher) {
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
func inPDF(data []byte) secret.Places {
	var all secret.Places
	parts, err := pdf.Text(data)
	if err != nil {
		return all
	}
	for _, part := range parts {
		in := secret.In(part.Text)
		for i := range in.First {
			in.First[i].Member = part.Name
		}
		all.Count += in.Count
		all.First = append(all.First, in.First...)
	}
	all.First = all.First[:min(len(all.First), secret.Most)]
	return all
}

// Found gives what was found, when all files are read.
func (s *Search) Found() []secret.File {
	s.rest.Wait()
	if s.Former != nil {
		s.Former.of = s.saw
	}
	return s.found
}
