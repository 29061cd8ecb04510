package prose

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// links makes the addresses in a text those of the site. A file of the
// portfolio is published; an image of the page gets its name, anything else an
// address below the base. Of a link to what the site does not hold the words stay.
func (s *Shelf) links(b source.Body) source.Body {
	if !config.MayLinkWithin(s.d.BaseURL, b.Text) {
		return b
	}
	b = b.Unlink(func(address string) bool {
		_, ok := s.address(address)
		return address != "" && !ok
	})
	var edits []source.Edit
	for _, l := range b.Markdown().Links {
		if l.End == 0 || b.Text[l.Offset:min(len(b.Text), l.Offset+len(l.Raw))] != l.Raw {
			continue // an address that is its own words stays
		}
		to, ok := s.address(l.URL)
		if ok && to == l.URL && l.URL != l.Raw {
			to = unmarked.Replace(to) // Hugo reads no escapes in an address
		}
		if ok && to != l.Raw {
			edits = append(edits, source.Edit{Start: l.Offset, End: l.Offset + len(l.Raw), Text: to})
		}
	}
	return b.Edit(edits...)
}

// unmarked replaces in an address what is a mark of Markdown, or no part of an address.
var unmarked = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", `"`, "%22", " ", "%20", "`", "%60", "*", "%2A", "[", "%5B", "]", "%5D")

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// address gives what an address in a text becomes; ok is false where it leads
// to nothing that this site holds.
func (s *Shelf) address(written string) (to string, ok bool) {
	local := written
	within, whole := config.Within(s.d.BaseURL, written)
	if whole {
		local = within
	}
	rest := ""
	if i := strings.IndexAny(local, "#?"); i >= 0 {
		local, rest = local[:i], local[i:]
	}
	if strings.Contains(local, "{{") && s.d.leadsNowhere(written) {
		return "", false
	}
	if local == "" || strings.HasPrefix(local, "//") || scheme.MatchString(local) || strings.Contains(local, "{{") {
		return written, true
	}
	if plain, err := url.PathUnescape(local); err == nil {
		local = plain
	}
	file, target := path.Join(s.folder, local), path.Join(s.page, local)
	if strings.HasPrefix(local, "/") {
		file, target = path.Join("content", local), local
	}
	if name, ok := s.Put(file); ok {
		if IsImage(name) && !s.Apart {
			return name, true
		}
		return (&url.URL{Path: s.page + name}).EscapedPath() + rest, true
	}
	if at, ok := s.d.Sources[file]; ok {
		return at + rest, true
	}
	switch {
	case s.d.Pages[target] && local == target && !whole:
		return written, true
	case s.d.Pages[target]:
		return (&url.URL{Path: target}).EscapedPath() + rest, true
	case s.d.Pages[target+"/"]:
		return (&url.URL{Path: target + "/"}).EscapedPath() + rest, true
	}
	return "", false
}

// Whole is address for what stands on more than one page: below the base of the
// site, if it is of this site.
func (s *Shelf) Whole(written string) (to string, ok bool) {
	if to, ok = s.address(written); ok && strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") {
		to = s.d.Base + to[1:]
	}
	return to, ok
}
