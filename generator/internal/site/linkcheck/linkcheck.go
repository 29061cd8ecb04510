// Package linkcheck finds broken links in the data files of a site: calendars, feeds,
// sitemaps and other XML, and JSON.
//
// Links of texts are checked where the author wrote them (package check). What
// is written here comes from the program, from templates, or from a file of the
// author's that is published as it is, and nobody clicks it before a reader does.
//
// It knows where such files keep addresses, and nothing of cases. An address of
// another host, or of another path of the host, is outside and not tried. An
// address below the site has to be a file of it, and what stands behind # has to
// be the id of an element there. Equal files give equal finds, ordered by path and
// then place.
package linkcheck

import (
	"bytes"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Options say what the files are.
type Options struct {
	// Base is where the site stands: "https://x.example/case/", "/case/" or "".
	Base string

	// Given tells which files are the author's own; nil is for none. What they say
	// of another program's addresses is no affair of this site, so in them only
	// whole addresses below the base are looked at.
	Given func(path string) bool
}

// Dead is an address that leads nowhere.
type Dead struct {
	Path    string // of the file that holds it
	Line    int
	Address string // as it is written
	To      string // where in the site it leads: "/evidence/rota/"
	ID      string // that the page does not have; "" where there is no page
}

// mostPerFile is enough to see what is wrong.
const mostPerFile = 25

// Reads tells whether the addresses of a file are looked at.
func Reads(name string) bool { return readers[strings.ToLower(path.Ext(name))] != nil }

// Search gives the dead addresses in the files of a site. The keys are paths
// relative to its root.
func Search(files map[string][]byte, opt Options) []Dead {
	s := site{files: files, base: opt.Base, ids: map[string]map[string]bool{}}
	if u, err := url.Parse(opt.Base); err == nil {
		s.root = "/" + strings.Trim(u.EscapedPath(), "/")
	}
	s.root = strings.TrimSuffix(s.root, "/") + "/"
	var all []Dead
	for _, name := range slices.Sorted(maps.Keys(files)) {
		read := readers[strings.ToLower(path.Ext(name))]
		if read == nil {
			continue
		}
		given := opt.Given != nil && opt.Given(name)
		told := map[string]bool{}
		read(files[name], func(address string, at int) {
			if len(told) == mostPerFile || told[address] || given && !strings.Contains(address, "://") {
				return
			}
			to, id, dead := s.follow(name, address)
			if dead {
				told[address] = true
				all = append(all, Dead{name, 1 + bytes.Count(files[name][:min(at, len(files[name]))], []byte("\n")), address, to, id})
			}
		})
	}
	return all
}

type site struct {
	files map[string][]byte
	base  string // as it was given
	root  string // its path, between slashes
	ids   map[string]map[string]bool
}

// follow tells whether an address leads into the site and there to nothing.
func (s *site) follow(from, address string) (to, id string, dead bool) {
	within, ok := config.Within(s.base, address)
	if !ok {
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "" || u.Host != "" {
			return "", "", false
		}
		u = (&url.URL{Path: s.root + strings.TrimSuffix(from, "index.html")}).ResolveReference(u)
		rest, below := strings.CutPrefix(u.EscapedPath(), s.root)
		if !below { // the author of a template has forgotten the path of the site
			return u.EscapedPath(), "", true
		}
		within = "/" + rest
		if u.Fragment != "" {
			within += "#" + u.EscapedFragment()
		}
	}
	within, id, _ = strings.Cut(within, "#")
	within, _, _ = strings.Cut(within, "?")
	file := unescaped(strings.TrimPrefix(within, "/"))
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if _, there := s.files[file]; !there {
		file += "/index.html" // servers add the slash
		if _, there := s.files[file]; !there {
			return within, "", true
		}
	}
	if id == "" || path.Ext(file) != ".html" || s.has(file, id) {
		return "", "", false
	}
	return within, id, true
}

func (s *site) has(file, id string) bool {
	known := s.ids[file]
	if known == nil {
		known = map[string]bool{"top": true}
		for read := html.NewTokenizer(bytes.NewReader(s.files[file])); read.Next() != html.ErrorToken; {
			for _, a := range read.Token().Attr {
				if a.Key == "id" || a.Key == "name" {
					known[a.Val] = true
				}
			}
		}
		s.ids[file] = known
	}
	return known[id] || known[unescaped(id)]
}

func unescaped(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}
