package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/sync/errgroup"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/archive"
	"github.com/casebook-dev/casebook/generator/internal/attach"
	"github.com/casebook-dev/casebook/generator/internal/pdf"
)

// attach puts the author's files that pages publish into the tree, in the form
// in which they may leave. What may not is told, once for a file.
func (p *project) attach(ctx context.Context, portfolio fs.FS) (diag.List, error) {
	of := map[string][]string{} // file of the portfolio -> where it is published
	for place, file := range p.tree.Copies {
		of[file] = append(of[file], place)
	}
	files := slices.Sorted(maps.Keys(of))
	cleaned := make([][]byte, len(files))
	refused := make([]*attach.Refused, len(files))
	inside := make([][]pdf.Part, len(files))
	p.inside = map[string][]byte{}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		group.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			data, err := fs.ReadFile(portfolio, file)
			if err != nil {
				return fmt.Errorf("read the portfolio: %w", err)
			}
			cleaned[i], err = attach.Clean(file, data, attach.Policy{Allow: p.cfg.Attachments.Allow})
			if err == nil {
				inside[i], err = partsOf(cleaned[i])
			}
			if err != nil && !errors.As(err, &refused[i]) {
				return fmt.Errorf("look at %s: %w", file, err)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var list diag.List
	for i, file := range files {
		if refused[i] != nil {
			list.Errorf(diag.Pos{File: file}, "attachment-refused", "%s", refused[i].Why).Hintf("%s", refused[i].Hint)
			continue
		}
		for _, place := range of[file] {
			p.places[published(place)] = file
			for _, part := range inside[i] {
				p.inside[published(place)+"/"+part.Name] = part.Text
			}
			if path, ok := strings.CutPrefix(place, "static/"); ok {
				p.tree.Static[path] = cleaned[i]
			} else {
				p.tree.Files[place] = cleaned[i]
			}
		}
	}
	p.tree.Copies = nil
	return list, nil
}

// partsOf gives the text of a PDF or of what a ZIP archive packs, and nothing of
// another file. A PDF that cannot be read cannot be searched, so it is not
// published.
func partsOf(data []byte) ([]pdf.Part, error) {
	if archive.Is(data) {
		return membersOf(data), nil
	}
	if !pdf.Is(data) {
		return nil, nil
	}
	parts, err := pdf.Text(data)
	if err != nil {
		return nil, &attach.Refused{Why: fmt.Sprintf("the PDF cannot be searched: %v", err), Hint: "print it to a new PDF"}
	}
	return parts, nil
}

// membersOf gives what an archive packs, as far as it can be read. What is locked
// in it, or packed twice, cannot be searched: the author has allowed archives.
func membersOf(data []byte) []pdf.Part {
	var all []pdf.Part
	for name, text := range archive.Members(bytes.NewReader(data), int64(len(data))) {
		read, _ := io.ReadAll(text) // of a damaged one, what there is
		all = append(all, pdf.Part{Name: printable(name), Text: read})
		if joined, ok := archive.Text(read); ok {
			all = append(all, pdf.Part{Name: printable(name) + "/text", Text: joined})
		}
	}
	return all
}

// printable gives a name that somebody else chose, to be told in a message.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, name)
}

// published gives where a file of the Hugo project is in the site. A page's
// files lie beside it.
func published(place string) string {
	_, path, _ := strings.Cut(place, "/") // static/ or content/
	return path
}
