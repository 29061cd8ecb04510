package answer

import (
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

// Outline gives the parts of a file, in its order.
func (s *State) Outline(file string) []Part {
	for _, d := range s.docs {
		if d.Path == file {
			return headings(d)
		}
	}
	var all []Part
	data, err := s.Read(file)
	if err != nil || source.IsMarkdown(file) {
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

func headings(d source.Doc) (all []Part) {
	for _, h := range d.Body.Markdown().Headings {
		all = append(all, Part{Name: h.Text, Pos: d.Body.Pos(h.Offset), Level: h.Level})
	}
	return all
}
