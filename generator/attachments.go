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
	"github.com/casebook-dev/casebook/generator/internal/files/archive"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
	"github.com/casebook-dev/casebook/generator/internal/files/readable"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// attach puts the author's files that pages publish into the tree, in the form
// in which they may leave. What may not is told, once for a file.
func (p *project) attach(ctx context.Context) (diag.List, error) {
	of := map[string][]string{} // file of the portfolio -> where it is published
	for place, file := range p.tree.Copies {
		of[file] = append(of[file], place)
	}
	files := slices.Sorted(maps.Keys(of))
	cleaned := make([][]byte, len(files))
	refused := make([]*attach.Refused, len(files))
	inside := make([]unpacked, len(files))
	p.inside = map[string][]byte{}
	group, within := errgroup.WithContext(ctx) // ended when the group is
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		group.Go(func() error {
			if within.Err() != nil {
				return within.Err()
			}
			data, err := fs.ReadFile(p.portfolio, file)
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
		p.unsearched(&list, file, inside[i].missed)
		for _, place := range of[file] {
			p.places[published(place)] = file
			for _, part := range inside[i].parts {
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
	more, err := p.openStatic(ctx)
	return append(list, more...), err
}

// openStatic takes up what the files hold that are published as they are.
func (p *project) openStatic(ctx context.Context) (diag.List, error) {
	var list diag.List
	for _, file := range p.asTheyAre {
		if !strings.HasPrefix(file, "static/") {
			continue
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		data, err := fs.ReadFile(p.portfolio, file)
		if err != nil {
			return nil, fmt.Errorf("read the portfolio: %w", err)
		}
		inside, err := partsOf(data)
		var refused *attach.Refused
		switch {
		case errors.As(err, &refused):
			list.Errorf(diag.Pos{File: file}, "attachment-refused", "%s", refused.Why).Hintf("%s", refused.Hint)
		case err != nil:
			return nil, fmt.Errorf("look at %s: %w", file, err)
		}
		p.unsearched(&list, file, inside.missed)
		for _, part := range inside.parts {
			p.inside[published(file)+"/"+part.Name] = part.Text
		}
	}
	return list, nil
}

// partsOf gives what a file holds that does not stand in its bytes: the text of a
// PDF, what an archive packs, and other ways in which a text can be read. What packs
// more than can be searched is not published.
func partsOf(data []byte) (unpacked, error) {
	u := unpacked{left: mostUnpacked}
	if pdf.Is(data) {
		parts, err := pdf.Text(data)
		if err != nil {
			return u, &attach.Refused{Why: fmt.Sprintf("the PDF cannot be searched: %v", err), Hint: "print it to a new PDF"}
		}
		u.parts = parts
		u.lettersOf("", parts)
		u.within("", parts, mostWithin)
		return u, u.refused()
	}
	u.texts("", data, mostWithin)
	return u, u.refused()
}

// What is taken out of one file at most: bytes, and files within one another.
const (
	mostUnpacked = 128 << 20
	mostWithin   = 4
)

// unpacked gathers what a file holds.
type unpacked struct {
	parts  []pdf.Part
	missed []missed
	left   int
	cut    bool
}

// refused is why a file is not published, if it is not.
func (u *unpacked) refused() error {
	if !u.cut {
		return nil
	}
	return &attach.Refused{
		Why:  "the file packs more than can be searched for what its readers may not read",
		Hint: "publish what they need of it: 64 MB, and no archives in archives in archives",
	}
}

func (u *unpacked) add(name string, text []byte) {
	if u.left -= len(text); u.left < 0 {
		u.cut = true
		return
	}
	u.parts = append(u.parts, pdf.Part{Name: name, Text: text})
}

// texts takes up what a file holds, without the file itself.
func (u *unpacked) texts(name string, data []byte, depth int) {
	switch {
	case u.cut:
	case archive.Is(data[:min(len(data), archive.Start)]):
		var names strings.Builder
		office := attach.Office(data)
		for member, text := range archive.Members(bytes.NewReader(data), int64(len(data)), &u.cut) {
			read, err := io.ReadAll(text) // of a damaged one, what there is
			inner := name + printable(member)
			names.WriteString(member + "\n")
			u.add(inner, read)
			_, about := text.(archive.Remarks)
			switch {
			case about: // of the archive, which is looked at itself
			case err != nil:
				u.miss(inner, unread(err))
			case !office || archive.Is(read[:min(len(read), archive.Start)]) || attach.Locked(member, read): // else a part of it that has no words
				u.look(inner, member, read)
			}
			u.texts(inner+"/", read, depth-1)
		}
		if names.Len() == 0 {
			u.miss(strings.TrimSuffix(name, "/"), "is damaged")
		}
		u.plain(name+"names/", []byte(names.String()), 0)
	case pdf.Is(data):
		parts, err := pdf.Text(data)
		if err != nil {
			u.miss(strings.TrimSuffix(name, "/"), "is a PDF file that is locked or damaged")
		}
		u.lettersOf(name, parts)
		for _, part := range parts {
			u.add(name+part.Name, part.Text)
		}
		u.within(name, parts, depth-1)
	default:
		if name == "" {
			u.look(name, "", data)
		}
		u.plain(name, data, depth)
	}
}

// within takes up what the parts of a PDF read that are files themselves: metadata,
// attached files, remarks of pictures. What else is packed may be fonts.
func (u *unpacked) within(name string, parts []pdf.Part, depth int) {
	for _, part := range parts {
		inner := name + part.Name + "/"
		switch {
		case strings.HasPrefix(part.Name, "page ") || strings.HasPrefix(part.Name, "drawings"):
		case depth > 0 && archive.Is(part.Text[:min(len(part.Text), archive.Start)]):
			u.texts(inner, part.Text, depth)
		case !strings.Contains(part.Name, "stream ") || !attach.Binary(part.Text):
			u.plain(inner, part.Text, depth)
		}
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
