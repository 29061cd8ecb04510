package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

var fileClosed = Check{
	ID:       "file-closed",
	Title:    "a file of an entry that its readers may not read",
	Severity: diag.Warning,
	Doc: `A text, an artifact or the photo names a file in the folder of another entry,
and the audience of the build may not read that entry.

What lies in the folder of an index.md belongs to its entry and is as closed as
it. The audience gets the text without the link, the picture or the artifact.

Move the file to content/assets/, copy it to the folder of the open entry, or
open the other entry. The audience is the one that config.yaml or --audience
names.`,
	OfWhole: true,
	Run: func(p *Pass) {
		reader := p.reader()
		owners := p.Case.Owners()
		for _, l := range p.links() {
			if to, ok := p.local(l.URL); ok && !unusableAddress(to) && reader.MayRead(l.in.audience) {
				p.fileOf(owners, l.in.fileOf(to), casefile.Text{V: to, Pos: l.pos()}, reader)
			}
		}
		for i := range p.Case.Evidence {
			e := &p.Case.Evidence[i]
			for _, a := range e.Artifacts {
				if a.File.Given() && reader.MayRead(e.Audience) {
					p.fileOf(owners, a.Path, a.File, reader)
				}
			}
		}
		if photo := p.Case.Config.Person.Photo; photo != "" {
			file := "content/" + strings.TrimPrefix(strings.TrimPrefix(photo, "/"), "content/")
			p.fileOf(owners, file, casefile.Text{V: photo, Pos: p.Case.Config.Pos("person.photo")}, reader)
		}
	},
}

// fileOf reports a file that belongs to an entry which the reader may not read.
func (p *Pass) fileOf(owners casefile.Owners, file string, written casefile.Text, reader config.Audience) {
	owner := owners.Of(file)
	if owner == nil || file == owner.Pos.File || reader.MayRead(owner.Audience) || !p.files().has(file) {
		return
	}
	kind, _ := format.Collection(string(owner.Collection))
	p.Reportf(written.Pos, "the audience %q does not get %q: it belongs to %s %q", reader, written.V, kind.One, owner.ID).
		See(owner.Pos, "this is for the audience %s", owner.Audience).
		Hintf("move the file to content/assets/, or copy it beside this text")
}
