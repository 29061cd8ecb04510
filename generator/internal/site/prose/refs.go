package prose

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// lost tells whether a call is one of Hugo's ref or relref that leads to no page of the
// site. What it names may be closed, so nothing of the call stays.
func (d *Prose) lost(s source.Shortcode) (to string, lost bool) {
	if s.Name != "ref" && s.Name != "relref" || slices.Contains(d.replaced, s.Name) {
		return "", false
	}
	arg, _ := s.Arg("path", 0)
	address, err := url.Parse(strings.ReplaceAll(arg.Value, `\`, "/"))
	if err != nil {
		return arg.Value, true
	}
	if address.Path == "" {
		return "", false
	}
	return address.Path, !d.mayBePage(address.Path)
}

// mayBePage tells whether Hugo may find a page of the site by a path: from the root, from
// wherever the text stands, or by its last part alone.
func (d *Prose) mayBePage(to string) bool {
	to = strings.Trim(strings.TrimLeft(strings.ToLower(to), "./"), "/")
	folder, file := path.Split(to)
	stem, _, _ := strings.Cut(file, ".") // of "name.md" and "name.en.md"
	for _, name := range []string{to, strings.TrimSuffix(to, path.Ext(to)), folder + stem} {
		name = "/" + strings.Trim(strings.TrimSuffix(strings.TrimSuffix("/"+name, "/index"), "/_index"), "/")
		if name == "/" {
			return true
		}
		for at, is := range d.Pages {
			if is && strings.HasSuffix(strings.ToLower(strings.TrimSuffix(at, "/")), name) {
				return true
			}
		}
	}
	return false
}

// noteLost reports the calls that lead nowhere, each once: a field stands on several pages.
func (d *Prose) noteLost(b source.Body) {
	for _, s := range b.Shortcodes() {
		to, lost := d.lost(s)
		at := diag.Pos{File: b.File, Line: b.Pos(s.Start).Line}
		if key := at.String() + to; lost && !d.noted[key] {
			d.noted[key] = true
			d.Found.Warnf(at, "page-warning", "there is no page %q", to).
				Hintf("name a page that the readers of this text may read, or remove the shortcode")
		}
	}
}

// leadsNowhere tells whether an address has such a call in it.
func (d *Prose) leadsNowhere(address string) bool {
	return slices.ContainsFunc(source.NewBody("", 1, address).Shortcodes(), func(s source.Shortcode) bool {
		_, lost := d.lost(s)
		return lost
	})
}
