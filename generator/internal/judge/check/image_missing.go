package check

import (
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var imageMissing = Check{
	ID:       "image-missing",
	Title:    "a missing image",
	Severity: diag.Error,
	Doc: `A text shows an image, or config.yaml names a photo, but the portfolio has no
such file.

The proof would be missing from the page.

Correct the path, or add the file. A path is relative to the folder of the
text; a leading "/" means content/. Upper and lower case matter, on every
system.`,
	Run: func(p *Pass) {
		files := p.files()
		for _, l := range p.links() {
			to, ok := p.local(l.URL)
			if !l.Image || !ok || unusableAddress(to) {
				continue
			}
			if l.in.folder == "" && !strings.HasPrefix(to, "/") {
				p.Reportf(l.pos(), "%q is a relative path, but a field is shown on several pages", to).
					Hintf("write the path from content/, with a leading slash: %q", "/evidence/"+path.Base(to))
				continue
			}
			if file := l.in.fileOf(to); !files.has(file) && !p.static(to) && !p.Case.MayHoldFile(file) {
				p.missingFile(casefile.Text{V: to, Pos: l.pos()}, file, "image", files)
			}
		}
		if photo := p.Case.Config.Person.Photo; photo != "" {
			file := "content/" + strings.TrimPrefix(strings.TrimPrefix(photo, "/"), "content/")
			if !files.has(file) && !p.Case.MayHoldFile(file) {
				p.missingFile(casefile.Text{V: photo, Pos: p.Case.Config.Pos("person.photo")}, file, "image", files)
			}
		}
	},
}
