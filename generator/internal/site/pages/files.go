package pages

import (
	"fmt"
	"hash/fnv"
	"path"
	"regexp"
	"strings"
	"unicode"
)

// shelf holds the files that one page publishes.
type shelf struct {
	d      *composer
	page   page
	folder string            // that relative paths begin at: "content/evidence"
	names  map[string]string // path in the portfolio -> name beside the page
	images bool              // one of them is an image
	apart  bool              // the text stands on more than one page, so its images are no page's resources
}

func (d *composer) shelf(p page, folder string) *shelf {
	return &shelf{d: d, page: p, folder: folder, names: map[string]string{}}
}

// put publishes a file beside the page and gives its name there; ok is false
// for a file that the case does not hold.
func (s *shelf) put(file string) (name string, ok bool) {
	if _, ok := s.d.files[file]; !ok {
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
	s.d.tree.Copies[s.place(name)] = file
	s.images = s.images || isImage(name)
	return name, true
}

// place gives the path in the Hugo project: images are resources of the page,
// which the theme can measure and scale; anything else is a static file, because
// Hugo would take an .html or .md beside a page for another page.
func (s *shelf) place(name string) string {
	if s.apart || !isImage(name) {
		return "static" + s.page.path + name
	}
	p := s.page
	p.bundle = true
	return path.Dir(contentFile(p)) + "/" + name
}

// taken tells whether another file has the name already.
func (s *shelf) taken(name, file string) bool {
	from, copied := s.d.tree.Copies[s.place(name)]
	// index.html is the page itself, index.xml its feed.
	return copied && from != file || strings.HasPrefix(name, "index.") || strings.HasPrefix(name, "_index.")
}

func isImage(name string) bool {
	_, ext := cutExt(name)
	switch ext {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg":
		return true
	}
	return false
}

func cutExt(name string) (stem, ext string) {
	ext = path.Ext(name)
	return strings.TrimSuffix(name, ext), ext
}

// fileName gives the last part of a path as a name that is safe in an address:
// lower case, and a hyphen for what is neither letter, digit, dot, hyphen nor
// underscore.
func fileName(file string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-", r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, path.Base(file))
	name = strings.ReplaceAll(hyphens.ReplaceAllString(name, "-"), "-.", ".")
	if strings.HasPrefix(name, ".") {
		return "file" + name // servers hide names that begin with a dot
	}
	return name
}

var hyphens = regexp.MustCompile(`-{2,}`)

var plainID = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

// plainName gives a file name for an id that Hugo reads no meaning into.
func plainName(id string) string {
	if plainID.MatchString(id) && id != "index" {
		return id
	}
	h := fnv.New32a()
	h.Write([]byte(id))
	return fmt.Sprintf("%s-%08x", slug(id), h.Sum32())
}

// slug gives words in lower case, with hyphens between them.
func slug(words string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, words), "-")
}
