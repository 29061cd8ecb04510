package answer

import (
	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Part is a part of a file: what an id defines, or what stands below a heading.
type Part struct {
	Name   string
	Detail string
	Pos    diag.Pos
	Level  int // of the heading; 0 = it is an id
}

// Headings gives the outline of a text of Markdown alone, as it stands in a file. Is tells
// whether the file is one.
func Headings(file, text string) (parts []Part, is bool) {
	if !source.IsMarkdown(file) {
		return nil, false
	}
	alone, err := txtar.FS(&txtar.Archive{Files: []txtar.File{{Name: file, Data: []byte(text)}}})
	if err != nil {
		return nil, true
	}
	tree, _, err := source.Read(alone)
	if err != nil {
		return nil, true
	}
	for _, d := range tree.Docs {
		for _, h := range d.Body.Markdown().Headings {
			parts = append(parts, Part{Name: h.Text, Pos: d.Body.Pos(h.Offset), Level: h.Level})
		}
	}
	return parts, true
}

// Outline gives the ids that a file of data defines, in its order.
func (s *State) Outline(file string) []Part {
	var all []Part
	data, err := s.Read(file)
	if err != nil {
		return nil
	}
	text := diag.NewText(data)
	for _, n := range s.names() {
		if n.Pos.File != file || !n.Defines || n.OfFile != "" {
			continue
		}
		if _, is := text.Find(n.Edit("")); !is {
			continue
		}
		part := Part{Name: n.ID, Pos: n.Pos}
		if thing, known := s.Thing(Subject{Space: n.Space, ID: n.ID}); known && thing.Title != n.ID {
			part.Detail = thing.Title
		}
		all = append(all, part)
	}
	return all
}
