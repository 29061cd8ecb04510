package check

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var schemeForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// local gives the path of an address that leads into this site, without query
// and fragment; ok is false for any other address.
func (p *Pass) local(address string) (to string, ok bool) {
	if within, ok := config.Within(p.Case.Config.BaseURL, address); ok {
		address = within
	}
	if i := strings.IndexAny(address, "#?"); i >= 0 {
		address = address[:i]
	}
	if address == "" || strings.HasPrefix(address, "//") || schemeForm.MatchString(address) || strings.Contains(address, "{{<") || strings.Contains(address, "{{%") {
		return "", false
	}
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	return address, true
}

// fileOf gives the path below content/ that an address in a text would have as
// a file.
func (t text) fileOf(address string) string {
	if strings.HasPrefix(address, "/") {
		return path.Join("content", address)
	}
	return path.Join(t.folder, address)
}

// static tells whether the portfolio adds a file of its own at an address.
func (p *Pass) static(address string) bool {
	for _, f := range p.Case.Theme {
		if f.Path == "static"+address {
			return true
		}
	}
	return false
}

// addresses gives the pages and machine-readable files of the site, as far as
// this case makes them; false is the same as absent.
func (p *Pass) addresses() map[string]bool {
	if p.pages == nil {
		p.pages = p.Case.Addresses()
	}
	return p.pages
}
