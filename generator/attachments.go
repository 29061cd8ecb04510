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
	"github.com/casebook-dev/casebook/generator/internal/readable"
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
	group, within := errgroup.WithContext(ctx) // ended when the group is
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		group.Go(func() error {
			if within.Err() != nil {
				return within.Err()
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
	more, err := p.openStatic(ctx, portfolio)
	return append(list, more...), err
}

// openStatic takes up what the files hold that are published as they are.
func (p *project) openStatic(ctx context.Context, portfolio fs.FS) (diag.List, error) {
	var list diag.List
	for _, file := range p.asTheyAre {
		if !strings.HasPrefix(file, "static/") {
			continue
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		data, err := fs.ReadFile(portfolio, file)
		if err != nil {
			return nil, fmt.Errorf("read the portfolio: %w", err)
		}
		parts, err := partsOf(data)
		var refused *attach.Refused
		switch {
		case errors.As(err, &refused):
			list.Errorf(diag.Pos{File: file}, "attachment-refused", "%s", refused.Why).Hintf("%s", refused.Hint)
		case err != nil:
			return nil, fmt.Errorf("look at %s: %w", file, err)
		}
		for _, part := range parts {
			p.inside[published(file)+"/"+part.Name] = part.Text
		}
	}
	return list, nil
}

// partsOf gives what a file holds that does not stand in its bytes: the text of a
// PDF, what an archive packs, and other ways in which a text can be read. What cannot
// be searched to its end is not published.
func partsOf(data []byte) ([]pdf.Part, error) {
	if pdf.Is(data) {
		parts, err := pdf.Text(data)
		if err != nil {
			return nil, &attach.Refused{Why: fmt.Sprintf("the PDF cannot be searched: %v", err), Hint: "print it to a new PDF"}
		}
		return parts, nil
	}
	u := unpacked{left: mostUnpacked}
	u.texts("", data, mostWithin)
	if u.cut {
		return nil, &attach.Refused{
			Why:  "the file packs more than can be searched for what its readers may not read",
			Hint: "publish what they need of it: 64 MB, and no archives in archives in archives",
		}
	}
	return u.parts, nil
}

// What is taken out of one file at most: bytes, and files within one another.
const (
	mostUnpacked = 128 << 20
	mostWithin   = 4
)

// unpacked gathers what a file holds.
type unpacked struct {
	parts []pdf.Part
	left  int
	cut   bool
}

func (u *unpacked) add(name string, text []byte) {
	if u.left -= len(text); u.left < 0 {
		u.cut = true
		return
	}
	u.parts = append(u.parts, pdf.Part{Name: name, Text: text})
}

// texts takes up what a file holds, without the file itself. What is locked in it, or
// packed otherwise, cannot be searched: the author has allowed archives.
func (u *unpacked) texts(name string, data []byte, depth int) {
	switch {
	case u.cut:
	case archive.Is(data[:min(len(data), archive.Start)]):
		var names strings.Builder
		for member, text := range archive.Members(bytes.NewReader(data), int64(len(data)), &u.cut) {
			read, _ := io.ReadAll(text) // of a damaged one, what there is
			inner := name + printable(member)
			names.WriteString(member + "\n")
			u.add(inner, read)
			u.texts(inner+"/", read, depth-1)
		}
		u.plain(name+"names/", []byte(names.String()), 0)
	case pdf.Is(data):
		parts, _ := pdf.Text(data) // a damaged or a locked one is as good as any locked file
		for _, part := range parts {
			u.add(name+part.Name, part.Text)
		}
	default:
		u.plain(name, data, depth)
	}
}

// plain takes up the other ways in which a text can be read.
func (u *unpacked) plain(name string, data []byte, depth int) {
	for _, t := range readable.Texts(data) {
		u.add(name+t.Name, t.Data)
		if depth > 0 && (archive.Is(t.Data) || pdf.Is(t.Data)) { // attached to a mail
			u.texts(name+t.Name+"/", t.Data, depth-1)
		}
	}
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
