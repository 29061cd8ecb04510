package prose

import (
	"fmt"
	"hash/fnv"
	"path"
	"regexp"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
)

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
	name = strings.ReplaceAll(caseindex.Hyphens.ReplaceAllString(name, "-"), "-.", ".")
	if strings.HasPrefix(name, ".") {
		return "file" + name // servers hide names that begin with a dot
	}
	return name
}

func cutExt(name string) (stem, ext string) {
	ext = path.Ext(name)
	return strings.TrimSuffix(name, ext), ext
}

func IsImage(name string) bool {
	_, ext := cutExt(name)
	switch ext {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg":
		return true
	}
	return false
}

// plainName gives a file name for an id that Hugo reads no meaning into.
func plainName(id string) string {
	if plainID.MatchString(id) && id != "index" {
		return id
	}
	h := fnv.New32a()
	h.Write([]byte(id))
	return fmt.Sprintf("%s-%08x", caseindex.Slug(id), h.Sum32())
}

// ContentFile gives the Hugo file of a page. Hugo reads meaning into some file
// names (index, a language after a dot, capitals), so a name that is not plain
// is replaced; the address is in the front matter.
func ContentFile(address string, section, bundle bool) string {
	dir, name, _ := strings.Cut(strings.Trim(address, "/"), "/")
	switch {
	case address == "/":
		return "content/_index.md"
	case section:
		return "content/" + dir + "/_index.md"
	case bundle:
		return "content/" + dir + "/" + plainName(name) + "/index.md"
	}
	return "content/" + dir + "/" + plainName(name) + ".md"
}

var plainID = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

// HugoPath is what site.GetPage finds an entry by: its place in the content.
func HugoPath(e *casefile.Entry) string {
	return "/" + string(e.Collection) + "/" + plainName(e.ID)
}
