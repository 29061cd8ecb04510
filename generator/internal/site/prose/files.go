package prose

import (
	"fmt"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
)

// Prose makes the author's texts ready for Hugo, and notes the files that they publish.
type Prose struct {
	*caseindex.Index
	Copies   map[string]string // path in a Hugo project -> path in the portfolio
	Found    diag.List         // references that lead nowhere
	noted    map[string]bool   // those that are in Found
	replaced []string          // shortcodes that the portfolio brings along
}

// NewProse is for the texts of a case.
func New(x *caseindex.Index) *Prose {
	return &Prose{Index: x, Copies: map[string]string{}, noted: map[string]bool{}, replaced: x.Case.OwnShortcodes()}
}

// Shelf holds the files that one page publishes.
type Shelf struct {
	d      *Prose
	page   string            // the address of the page
	beside string            // where its resources lie in the Hugo project
	folder string            // that relative paths begin at: "content/evidence"
	names  map[string]string // path in the portfolio -> name beside the page
	Images bool              // one of them is an image
	Apart  bool              // the text stands on more than one page, so its images are no page's resources
}

// NewShelf begins the shelf of a page, by its address; section tells whether it is that of a
// folder. Relative paths of its text begin at a folder of the portfolio.
func (d *Prose) NewShelf(address string, section bool, folder string) *Shelf {
	return &Shelf{d: d, page: address, beside: path.Dir(ContentFile(address, section, true)), folder: folder, names: map[string]string{}}
}

// Put publishes a file beside the page and gives its name there; ok is false
// for a file that the case does not hold.
func (s *Shelf) Put(file string) (name string, ok bool) {
	if _, ok := s.d.Files[file]; !ok {
		return "", false
	}
	if name, ok := s.names[file]; ok {
		return name, true
	}
	stem, ext := cutExt(fileName(file))
	name = stem + ext
	for n := 2; s.taken(name, file); n++ {
		name = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
	s.names[file] = name
	s.d.Copies[s.place(name)] = file
	s.Images = s.Images || IsImage(name)
	return name, true
}

// place gives the path in the Hugo project: images are resources of the page,
// which the theme can measure and scale; anything else is a static file, because
// Hugo would take an .html or .md beside a page for another page.
func (s *Shelf) place(name string) string {
	if s.Apart || !IsImage(name) {
		return "static" + s.page + name
	}
	return s.beside + "/" + name
}

// taken tells whether another file has the name already.
func (s *Shelf) taken(name, file string) bool {
	from, copied := s.d.Copies[s.place(name)]
	// index.html is the page itself, index.xml its feed.
	return copied && from != file || strings.HasPrefix(name, "index.") || strings.HasPrefix(name, "_index.")
}
