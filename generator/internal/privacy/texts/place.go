package texts

import (
	"path"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Place says where Markdown stands, which its addresses begin at.
type Place struct {
	Folder string // of the file: "content/evidence"
	Page   string // the address of its page: "/evidence/rota/"
}

// PlaceOf gives where the Markdown of a page or an entry stands.
func PlaceOf(x any) Place {
	if e, ok := x.(*casefile.Entry); ok {
		return Place{e.Folder, e.Path()}
	}
	p := x.(*casefile.Page)
	if p.ID == "home" {
		return Place{path.Dir(p.Pos.File), "/"}
	}
	return Place{path.Dir(p.Pos.File), "/" + p.ID + "/"}
}
