package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Former is the last site that was made without a diagnostic, and the project that it was
// made of: the next one is made of it where that is possible, and is the same that Run makes
// anew. The zero value knows no site.
//
// Hugo has an incremental build, which finds by rules of thumb what a change leads to. Here
// a small project is made instead, of the pages that differ and of what they print, and
// Hugo builds all of it. The rest of the site stays.
//
// A page of the theme's own templates prints
//
//   - its own content file and the files beside it;
//   - the files below assets/ that its front matter names, which are drawings;
//   - the words of the pages that its head asks for (pages.Head.Asks);
//   - data, labels and files that all pages share.
//
// The feed and the map of the site print the heads of all pages. So the whole site is
// made anew where anything else differs than pages and drawings: configuration, day, data
// that is printed, labels, the author's assets, files beside pages, and folders of
// pages. The author's own templates may print anything of any page: with them every build
// is a whole one. So is one where the small project gives a diagnostic.
type Former struct {
	known  bool
	day    day.Day
	files  map[string]file // of the project, with bytes
	heads  map[string]pages.Head
	output map[string][]byte // what Hugo made
}

// part is the small project.
type part struct {
	files   map[string]file
	made    []string // content files whose pages it makes, in order
	gone    []string // content files that are no more
	listing bool     // the feed and the map of the site are made too
	shared  bool     // data differ that the page for lost readers alone prints, which is always made
}

// partOf gives the small project that makes a site of the former one; none where the whole
// site has to be made.
func (f *Former) partOf(files map[string]file, tree pages.Tree, opt Options) (p part, ok bool) {
	if f == nil || !f.known || opt.PacketOnly || f.day != opt.Day {
		return p, false
	}
	differ, assets, ok := f.differences(&p, files, tree)
	if !ok || !f.mayHave(&p, tree) {
		return p, false
	}
	for name, file := range files {
		if _, page := tree.Heads[name]; page && (differ[name] || namesAny(file.data, assets)) {
			differ[name] = true
		}
	}
	if p.listing {
		differ["content/_index.md"] = true // the feed is the home page's
	}
	asked := asking(tree.Heads, differ)
	for name := range differ {
		if _, there := tree.Heads[name]; there {
			p.made = append(p.made, name)
		}
	}
	slices.Sort(p.made)
	if 2*len(p.made) > len(tree.Heads) {
		return p, false
	}
	p.files = small(files, tree.Heads, differ, asked, p.listing)
	return p, true
}

// differences gives the content files and drawings that differ; ok is false where
// anything else does that Hugo reads.
func (f *Former) differences(p *part, files map[string]file, tree pages.Tree) (differ map[string]bool, assets []string, ok bool) {
	differ = map[string]bool{}
	for name := range union(files, f.files) {
		now, is := files[name]
		was, had := f.files[name]
		if is == had && same(was, now) || strings.HasPrefix(name, "static/") {
			continue
		}
		drawing, below := strings.CutPrefix(name, "assets/")
		switch {
		case isPage(name, tree.Heads) || isPage(name, f.heads):
			differ[name] = true
		case below && was.author == "" && now.author == "":
			assets = append(assets, drawing)
		case name == dataFile && is && had && bytes.Equal(printed(was.data), printed(now.data)):
			p.shared = true
		default:
			return nil, nil, false
		}
	}
	for name := range files { // an author's template may print anything
		if strings.HasPrefix(name, "layouts/") {
			return nil, nil, false
		}
	}
	return differ, assets, true
}

func isPage(name string, heads map[string]pages.Head) bool {
	_, ok := heads[name]
	return ok
}

func union(a, b map[string]file) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for name := range a {
			if !yield(name) {
				return
			}
		}
		for name := range b {
			if _, both := a[name]; !both && !yield(name) {
				return
			}
		}
	}
}

// same tells whether two files have the same bytes. A theme does not change while the program runs.
func same(a, b file) bool {
	if a.from != nil && a.author == "" {
		return b.from != nil && b.author == "" && a.path == b.path
	}
	return a.author == b.author && bytes.Equal(a.data, b.data)
}

const dataFile = "data/casebook.json"

// printed is what pages print of the data that all of them share: not the judgement in
// short, nor how many entries an item of the menu has, save for lost.
// TestWhatPagesDoNotPrint holds the themes to it.
func printed(data []byte) []byte {
	var shared map[string]any
	if json.Unmarshal(data, &shared) != nil {
		return data
	}
	delete(shared, "readiness")
	if menu, ok := shared["menu"].([]any); ok {
		for _, item := range menu {
			if fields, ok := item.(map[string]any); ok {
				delete(fields, "count")
			}
		}
	}
	text, err := json.Marshal(shared)
	if err != nil {
		return data
	}
	return text
}

// mayHave compares the pages of two sites. It refuses folders that are new or gone, and
// addresses that two pages have.
func (f *Former) mayHave(p *part, tree pages.Tree) bool {
	for name := range f.heads {
		if _, there := tree.Heads[name]; !there {
			p.gone = append(p.gone, name)
			p.listing = true
		}
	}
	at, found := map[string]bool{}, map[string]bool{}
	for name, head := range tree.Heads {
		was, had := f.heads[name]
		if len(head.Outputs) > 0 || at[head.URL] || found[logical(name)] || !had && isFolder(name) {
			return false
		}
		at[head.URL], found[logical(name)] = true, true
		p.listing = p.listing || !had || !was.Same(head)
	}
	slices.Sort(p.gone)
	return !slices.ContainsFunc(p.gone, isFolder)
}

func isFolder(name string) bool { return strings.HasSuffix(name, "/_index.md") }

// logical is what Hugo finds a content file by.
func logical(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "/_index.md"), "/index.md"), ".md")
}

// namesAny tells whether a content file names one of the drawings.
func namesAny(data []byte, drawings []string) bool {
	return slices.ContainsFunc(drawings, func(d string) bool { return bytes.Contains(data, []byte(d)) })
}

// asking adds the pages that print the words of those that differ, and gives the pages
// whose words all of them print.
func asking(heads map[string]pages.Head, differ map[string]bool) (asked map[string]bool) {
	byPath := make(map[string]string, len(heads))
	for name := range heads {
		byPath[logical(name)] = name
	}
	asked = map[string]bool{}
	var printing []string
	for name, head := range heads {
		var of []string
		for _, path := range head.Asks {
			if other, ok := byPath[strings.TrimSuffix("content"+path, "/")]; ok {
				of = append(of, other)
			}
		}
		prints := slices.ContainsFunc(of, func(other string) bool { return differ[other] })
		if prints {
			printing = append(printing, name)
		}
		if prints || differ[name] {
			for _, other := range of {
				asked[other] = true
			}
		}
	}
	for _, name := range printing {
		differ[name] = true
	}
	return asked
}

// small gives the project of the pages that differ, with those whose words they print.
// Folders have to be there: Hugo makes those up that are not.
func small(files map[string]file, heads map[string]pages.Head, differ, asked map[string]bool, listing bool) map[string]file {
	to := map[string]file{}
	for name, f := range files {
		if !strings.HasPrefix(name, "content/") {
			to[name] = f
			continue
		}
		head, page := heads[name]
		switch {
		case !page:
			if owner := ownerOf(name, heads); differ[owner] || asked[owner] {
				to[name] = f
			}
		case differ[name]:
			to[name] = f
		case asked[name]:
			to[name] = file{data: head.Unmade(f.data), author: f.author}
		case listing || isFolder(name):
			to[name] = file{data: head.Stub(), author: f.author}
		}
	}
	return to
}

// ownerOf gives the content file of the page that a file lies beside.
func ownerOf(name string, heads map[string]pages.Head) string {
	for {
		at := strings.LastIndexByte(name, '/')
		if at < 0 {
			return ""
		}
		name = name[:at]
		for _, page := range []string{name + "/index.md", name + "/_index.md"} {
			if isPage(page, heads) {
				return page
			}
		}
	}
}

// htmlOf gives the file of the site that a page becomes.
func htmlOf(h pages.Head) string { return strings.TrimPrefix(h.URL, "/") + "index.html" }

// lost is the page for an address that does not exist.
const lost = "404.html"

// listings are the files of a site that print heads of all pages.
var listings = []string{"index.xml", "sitemap.xml"}

// join puts what the small project gave in the place of what the former site had. It
// gives none where that differs from what it should: then the whole site has to be made.
func (f *Former) join(p part, heads map[string]pages.Head, made map[string][]byte) (map[string][]byte, bool) {
	all := maps.Clone(f.output)
	before := map[string][]byte{} // of the pages that are made anew, or gone
	take := func(head pages.Head) bool {
		name := htmlOf(head)
		page, ok := f.output[name]
		if ok {
			before[name] = page
			delete(all, name)
		}
		return ok
	}
	for _, name := range slices.Concat(p.gone, p.made) {
		if head, had := f.heads[name]; had && !take(head) {
			return nil, false
		}
	}
	own := map[string]bool{}
	for _, name := range p.made {
		own[htmlOf(heads[name])] = true
	}
	for name, data := range made {
		old, had := f.output[name]
		switch {
		case slices.Contains(listings, name):
			if p.listing {
				all[name] = data
			}
		case own[name], !had, name == lost:
			all[name] = data
			delete(own, name)
		case !bytes.Equal(old, data):
			return nil, false
		}
	}
	if len(own) > 0 {
		return nil, false
	}
	f.forget(all, before, made, heads)
	return all, true
}

// forget takes out the files that only pages asked for which do so no more: a script of
// charts, where no page has one. Whoever publishes a file names it.
func (f *Former) forget(all, before, made map[string][]byte, heads map[string]pages.Head) {
	page := map[string]bool{}
	for _, head := range heads {
		page[htmlOf(head)] = true
	}
	for name := range f.output {
		if _, again := made[name]; again || page[name] || slices.Contains(listings, name) || strings.HasSuffix(name, ".html") {
			continue
		}
		names := func(of map[string][]byte) bool {
			for file, data := range of {
				if file != name && bytes.Contains(data, []byte(name)) {
					return true
				}
			}
			return false
		}
		if names(before) && !names(all) {
			delete(all, name)
		}
	}
}

// keep remembers a site for the next one.
func (f *Former) keep(files map[string]file, tree pages.Tree, opt Options, output map[string][]byte) {
	if f != nil {
		*f = Former{known: true, day: opt.Day, files: files, heads: tree.Heads, output: output}
	}
}

// readOwn reads the author's files that Hugo may read, to compare them with the former ones.
func readOwn(files map[string]file) error {
	for name, f := range files {
		if f.from == nil || f.author == "" || strings.HasPrefix(name, "static/") {
			continue
		}
		data, err := f.read()
		if err != nil {
			return fmt.Errorf("read the portfolio: %w", err)
		}
		files[name] = file{data: data, author: f.author}
	}
	return nil
}
