// Package scan searches the files of a site for active content and external requests:
// whatever could run, restyle a page, or ask another host for something.
//
// Change here what a published file must not do. Withheld text in a file is found by
// package leaks.
//
// It stands at the end of the line and trusts nothing before it: templates,
// render hooks and filters may all have failed. The rule is the policy of the
// pages themselves, which package policy gives, and there is no exception to it.
//
// What a browser would refuse by that policy is a find, and so is what the
// policy says nothing about: an address of javascript: behind a link, a refresh,
// a base, a frame, a form that is sent elsewhere. A link that a reader clicks
// may lead anywhere.
//
// Two browsers, or a browser and this package, may read one text in two ways.
// Where that could be, the package does not guess. Markup inside a title, an
// attribute that stands twice, a comment that ends in an odd place, a tag
// without an end, an encoding other than UTF-8, an XML file that is not well
// formed: each is a find by itself. What is left reads the same everywhere, with
// scripts on or off, in HTML or in a drawing inside of it. So the tokens of a
// page are enough, and no tree is built.
//
// It knows HTML, SVG, XML, JSON and CSS, and nothing of cases and themes. It
// does not read scripts: a script has to be a file of the site that lies in no
// folder of a page, where only a theme can put it. Neither does it look into
// pictures, PDFs and archives.
//
// What holds:
//
//   - Equal files and options give equal finds, ordered by path and then place.
//   - Every place lies inside its file. Lines and columns count from 1, columns
//     in bytes. Line 0 means the file as a whole.
//   - At most 25 finds are told of one file, its first.
package scan

import (
	"cmp"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// Options say what the site may do.
type Options struct {
	// Hosts are other hosts that pictures, styles, fonts and media may be
	// requested from: "images.example", "localhost:8080". Scripts and forms are
	// never allowed elsewhere.
	Hosts []string

	// Document says that every page stands alone. It may hold style elements and
	// attributes, and pictures and fonts as data: addresses; it may request
	// nothing at all.
	Document bool

	// Base is where the site stands: "https://x.example/case/", "/case/" or "".
	// Its host is the site's own.
	Base string
}

// Find is something that may not be in a site.
type Find struct {
	Path      string
	Line, Col int    // 0, 0 where it is the file as a whole
	What      string // a fragment for people: "inline script", "a request to \"evil.example\""
	Hint      string // what to do about it
}

// mostPerFile is enough to see what is wrong; one broken template may repeat one
// mistake on every row of a long table.
const mostPerFile = 25

// Search gives what may not be in the files of a site. The keys are paths
// relative to its root: "skills/index.html".
func Search(files map[string][]byte, opt Options) []Find {
	return SearchIn(files, slices.Collect(maps.Keys(files)), opt)
}

// SearchIn gives what Search gives of some of the files. Paths that are none of them are
// passed over.
func SearchIn(files map[string][]byte, paths []string, opt Options) []Find {
	s := newSite(files, opt)
	paths = slices.DeleteFunc(paths, func(p string) bool { _, ok := files[p]; return !ok })
	// Long files first, so that none of them is left for the end.
	slices.SortFunc(paths, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(files[b]), len(files[a])), cmp.Compare(a, b))
	})
	found := make([][]Find, len(paths))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(paths)) {
		wg.Go(func() {
			seen := newSound()
			for i := next.Add(1) - 1; i < int64(len(paths)); i = next.Add(1) - 1 {
				found[i] = s.file(paths[i], files[paths[i]], seen)
			}
		})
	}
	wg.Wait()
	all := slices.Concat(found...)
	slices.SortStableFunc(all, func(a, b Find) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

// site is what is equal for all files. It does not change.
type site struct {
	files    map[string][]byte
	document bool
	own      string // the site's own host, "" where nobody knows it
	base     string // the path of the site's root, with slashes at both ends
	hosts    []string
}

func newSite(files map[string][]byte, opt Options) *site {
	s := &site{files: files, document: opt.Document, base: "/"}
	rest := opt.Base
	if scheme, after := schemeOf(rest); scheme != "" {
		s.own, rest = hostOf(after), pathOf(after)
	}
	if p := strings.Trim(rest, "/"); p != "" {
		s.base = "/" + p + "/"
	}
	for _, h := range opt.Hosts {
		if scheme, after := schemeOf(h); (scheme == "http" || scheme == "https") && strings.HasPrefix(after, "//") {
			h = hostOf(after)
		}
		s.hosts = append(s.hosts, strings.ToLower(h))
	}
	return s
}

// file reads one file by what it is.
func (s *site) file(name string, data []byte, seen *sound) []Find {
	r := &reader{site: s, path: name, text: data, sound: seen}
	switch formOf(name, data) {
	case media.Hypertext:
		r.page(data)
	case media.Drawing:
		r.xml(data, "svg")
	case media.Markup:
		r.xml(data, "")
	case media.Style:
		r.sheet(data)
	case media.Notation:
		r.json(data)
	case media.Active:
		r.tell(-1, `a file of the kind "`+strings.ToLower(path.Ext(name))+`"`, "some programs run such a file or cannot look into it; leave it out")
	}
	return r.sorted()
}

// formOf tells how a file is read: by its ending, as a server does, and where that
// says nothing, by how it begins, as a browser does.
func formOf(name string, data []byte) media.Form {
	if form := media.Of(name).Form; form != media.Sniffed {
		return form
	}
	return sniffed(data)
}
