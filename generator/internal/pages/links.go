package pages

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/source"
)

// links makes the addresses in a text those of the site. A file of the
// portfolio is published; an image of the page gets its name, anything else an
// address below the base. A link to what this audience may not see loses its
// address, so that its words stay as text.
func (s *shelf) links(b source.Body) source.Body {
	if !s.d.mayLinkHere(b.Text) {
		return b
	}
	var edits []source.Edit
	done := map[string]bool{}
	for _, l := range b.Markdown().Links {
		if l.URL == "" || l.URL == l.Text || done[l.URL] { // an address that is its own words stays
			continue
		}
		done[l.URL] = true
		to, ok := s.address(l.URL)
		if ok && to == l.URL {
			continue
		}
		for _, at := range destinations(b.Text, l.URL) {
			e := source.Edit{Start: at, End: at + len(l.URL), Text: to}
			if !ok && b.Text[at-1] != '<' {
				e.Text = "<>"
			}
			edits = append(edits, e)
		}
	}
	return b.Edit(edits...)
}

// destinations finds where an address stands as the destination of links,
// images and reference definitions, and not in code.
func destinations(text, address string) []int {
	var all []int
	for from := 0; ; {
		i := strings.Index(text[from:], address)
		if i < 0 {
			return all
		}
		at, end := from+i, from+i+len(address)
		from = end
		before := strings.TrimSuffix(text[:at], "<")
		before = strings.TrimRight(before, " \t\n")
		opened := strings.HasSuffix(before, "](") || strings.HasSuffix(before, "]:")
		if opened && (end == len(text) || strings.ContainsRune(")> \t\n", rune(text[end]))) && !inCode(text, at) {
			all = append(all, at)
		}
	}
}

// inCode tells whether a place is inside a fenced block or between backticks on
// its line.
func inCode(text string, at int) bool {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	if strings.Count(text[start:at], "`")%2 == 1 {
		return true
	}
	fence := ""
	for line := range strings.Lines(text[:start]) {
		line = strings.TrimLeft(line, " \t>")
		switch {
		case fence != "" && strings.HasPrefix(line, fence):
			fence = ""
		case fence == "" && (strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")):
			fence = line[:3]
		}
	}
	return fence != ""
}

// mayLinkHere tells whether Markdown may hold a link into this site. Most
// bodies of a large case hold none, and parsing costs more than all the rest.
func (d *desk) mayLinkHere(markdown string) bool {
	for _, mark := range []string{"](", "]:"} {
		for rest := markdown; ; {
			_, after, ok := strings.Cut(rest, mark)
			if !ok {
				break
			}
			rest = after
			to := strings.TrimLeft(after, " \n<")
			if !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") || d.here(to) {
				return true
			}
		}
	}
	return false
}

// here tells whether a whole address begins with that of this site.
func (d *desk) here(address string) bool {
	return d.baseURL != "" && d.baseURL != "/" && strings.HasPrefix(address, d.baseURL)
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// address gives what an address in a text becomes; ok is false where it leads
// to nothing that this site holds.
func (s *shelf) address(written string) (to string, ok bool) {
	local := written
	if s.d.here(written) {
		local = "/" + strings.TrimLeft(strings.TrimPrefix(written, s.d.baseURL), "/")
	}
	rest := ""
	if i := strings.IndexAny(local, "#?"); i >= 0 {
		local, rest = local[:i], local[i:]
	}
	if local == "" || strings.HasPrefix(local, "//") || scheme.MatchString(local) || strings.Contains(local, "{{") {
		return written, true
	}
	if plain, err := url.PathUnescape(local); err == nil {
		local = plain
	}
	file, target := path.Join(s.folder, local), path.Join(s.page.path, local)
	if strings.HasPrefix(local, "/") {
		file, target = path.Join("content", local), local
	}
	if name, ok := s.put(file); ok {
		if isImage(name) && !s.apart {
			return name, true
		}
		return (&url.URL{Path: s.page.path + name}).EscapedPath() + rest, true
	}
	if at, ok := s.d.sources[file]; ok {
		return at + rest, true
	}
	switch {
	case s.d.pages[target] && local == target:
		return written, true
	case s.d.pages[target]:
		return (&url.URL{Path: target}).EscapedPath() + rest, true
	case s.d.pages[target+"/"]:
		return (&url.URL{Path: target + "/"}).EscapedPath() + rest, true
	}
	return "", false
}

// survey lists the addresses of the site, and which of them stand for the
// author's own files.
func (d *desk) survey() {
	d.pages, d.sources = map[string]bool{}, map[string]string{}
	for _, p := range []string{"/", "/packet/", "/404.html", "/sitemap.xml", "/index.xml", "/case.json", "/search.json"} {
		d.pages[p] = true
	}
	if len(d.calendarEvents()) > 0 {
		d.pages["/calendar.ics"] = true
	}
	for id, there := range map[string]bool{"skills": len(d.skillsInOrder) > 0, "roadmap": d.hasRoadmap(), "mentoring": d.hasMentoring()} {
		if there {
			d.pages["/"+id+"/"] = true
		}
	}
	for _, e := range d.c.Entries() {
		d.pages["/"+string(e.Collection)+"/"] = true
		d.pages[e.Path()] = true
		if path.Ext(e.Pos.File) == ".md" {
			d.sources[e.Pos.File] = e.Path()
		}
	}
	for _, s := range d.skillsInOrder {
		d.pages["/skills/"+s.ID+"/"] = true
		d.sources[d.c.Framework.Pos.File] = "/skills/"
	}
	for i := range d.c.Series {
		s := &d.c.Series[i]
		d.pages["/metrics/"], d.pages["/metrics/"+s.ID+"/"], d.pages["/metrics/"+s.ID+".csv"] = true, true, true
		d.sources[s.Pos.File] = "/metrics/" + s.ID + ".csv"
	}
	for _, f := range d.c.Theme {
		if file, ok := strings.CutPrefix(f.Path, "static/"); ok {
			d.pages["/"+file] = true
		}
	}
}
