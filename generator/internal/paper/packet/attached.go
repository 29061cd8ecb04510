package packet

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Attached is a PDF file that exhibits have as an artifact, and that can be bound into
// the packet.
type Attached struct {
	Artifact casefile.Artifact // as the first of the exhibits has it
	Exhibits []string          // keys of all of them
	Pages    int               // 0 as long as nobody looked into the file
}

// AttachedTo lists the PDF files of the exhibits that a packet shows, each once, in the
// order of the case.
func AttachedTo(c casefile.Case, made Packet) []Attached {
	shown := func(kind config.SectionKind) int {
		return slices.IndexFunc(made.Sections, func(s config.Section) bool { return s.Kind == kind })
	}
	exhibits := shown(config.Exhibits)
	all := shown(config.Appendix) >= 0 || exhibits >= 0 && made.Sections[exhibits].Form == config.Compact
	if !all && exhibits < 0 {
		return nil
	}
	var list []Attached
	for i := range c.Evidence {
		e := &c.Evidence[i]
		if !all && !slices.ContainsFunc(made.Exhibits, func(x Choice) bool { return x.Key == e.Key() }) {
			continue
		}
		for _, a := range e.Artifacts {
			if !strings.EqualFold(path.Ext(a.Path), ".pdf") || a.Bind.Given() && !a.Bind.V {
				continue
			}
			if at := slices.IndexFunc(list, func(x Attached) bool { return x.Artifact.Path == a.Path }); at < 0 {
				list = append(list, Attached{Artifact: a, Exhibits: []string{e.Key()}})
			} else if !slices.Contains(list[at].Exhibits, e.Key()) {
				list[at].Exhibits = append(list[at].Exhibits, e.Key())
			}
		}
	}
	return list
}
