package document

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// linker knows where the addresses of a page lead.
type linker struct {
	base, site string
	at         map[string]*html.Node // what stands here, by its address without Base
	ids        map[string]bool
	notes      *notes
	pageWord   string // the word before the number of a page
}

func newLinker(root *html.Node, opt Options) *linker {
	l := &linker{
		base: slashed(opt.Base), site: opt.Site,
		at: map[string]*html.Node{}, ids: map[string]bool{},
		notes: newNotes(root), pageWord: told(root, "data-page-word", "page"),
	}
	if l.site != "" {
		l.site = strings.TrimSuffix(l.site, "/") + "/"
	}
	for n := range elements(root) {
		id, ok := attr(n, "id")
		if !ok || id == "" {
			continue
		}
		l.ids[id] = true
		addresses, _ := attr(n, "data-at")
		for address := range strings.FieldsSeq(addresses) {
			if key := l.key(address); l.at[key] == nil {
				l.at[key] = n
			}
		}
	}
	return l
}

// key gives the path that an address of the site is known by.
func (l *linker) key(p string) string {
	if rest, ok := strings.CutPrefix(p, l.base); ok {
		p = rest
	}
	p = strings.Trim(path.Clean("/"+p), "/")
	if p == "index.html" {
		return ""
	}
	return strings.TrimSuffix(p, "/index.html")
}

// target is where a link leads.
type target struct {
	id   string     // a place in the document
	node *html.Node // what the address stands for here
	away string     // an address that leads out of it
	note bool       // which is worth a note: one of the web
}

// target reads the address of a link. The empty target leads nowhere.
func (l *linker) target(href string) target {
	if strings.HasPrefix(href, "#") {
		id := href[1:]
		if u, err := url.PathUnescape(id); err == nil && !l.ids[id] {
			id = u
		}
		if l.ids[id] {
			return target{id: id}
		}
		return target{}
	}
	if strings.HasPrefix(href, "//") {
		href = "https:" + href
	}
	p := href
	if rest, ok := strings.CutPrefix(href, l.site); ok && l.site != "" {
		p = l.base + rest
	} else if l.site != "" && href+"/" == l.site {
		p = l.base
	}
	u, err := url.Parse(p)
	switch {
	case err != nil:
		return target{}
	case u.Scheme == "http" || u.Scheme == "https":
		return target{away: href, note: true}
	case u.Scheme != "":
		return target{away: href}
	case !strings.HasPrefix(u.Path, "/"):
		// Relative to a page that nobody remembers.
		return target{}
	}
	if n := l.at[l.key(u.Path)]; n != nil {
		id, _ := attr(n, "id")
		// A theme that prints many texts on one page begins their ids with that
		// of the place.
		if precise := id + "-" + u.Fragment; u.Fragment != "" && l.ids[precise] {
			id = precise
		} else if u.Fragment != "" && within(n, u.Fragment) {
			id = u.Fragment
		}
		return target{id: id, node: n}
	}
	if l.site == "" {
		return target{}
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(p, l.base), "/")
	return target{away: l.site + rest, note: true}
}

// within reports whether an id stands in an element.
func within(n *html.Node, id string) bool {
	for e := range elements(n) {
		if v, _ := attr(e, "id"); v == id {
			return true
		}
	}
	return false
}

// page makes every link lead to a place of the document, out of it with a note,
// or be words.
func (l *linker) page(root *html.Node) {
	isLink := func(n *html.Node) bool { return n.Data == "a" && n.Namespace != "math" }
	for _, n := range chosen(root, isLink) {
		l.link(n)
	}
	numberSources(root)
	l.notes.write()
	l.prune(root)
}

func (l *linker) link(n *html.Node) {
	href, ok := hrefOf(n)
	if !ok {
		if _, marks := attr(n, "id"); !marks {
			wordsOnly(n)
		}
		return
	}
	t := l.target(href)
	switch {
	case t.id != "" && isAround(t.node, n) && !strings.Contains(href, "#"):
		// The heading of an entry that leads to the entry.
		wordsOnly(n)
	case t.id != "":
		setHref(n, "#"+t.id)
		dropAttr(n, "rel", "download", "hreflang", "type")
		if t.node != nil {
			l.askPage(n, t.id)
		}
	case t.away != "":
		setHref(n, t.away)
		dropAttr(n, "download")
		if t.note {
			l.notes.add(n, t.away)
		}
	default:
		leadsNowhere(n)
	}
}

// leadsNowhere makes a link words, or takes away the line of the contents for
// what is not there.
func leadsNowhere(n *html.Node) {
	item := closest(n, isOne(atom.Li))
	if item == nil || closest(item, isOne(atom.Nav)) == nil {
		wordsOnly(n)
		return
	}
	if parent := item.Parent; parent != nil {
		remove(item)
		removeEmpty(parent)
	}
}

// askPage puts the place for a page number behind a link, where the theme has
// not done so: into the label of a cross-reference, and after a link in a text
// of the author.
func (l *linker) askPage(n *html.Node, id string) {
	if n.Namespace != "" || closest(n, func(p *html.Node) bool { return isHeading(p) || unseen(p) }) != nil {
		return
	}
	for label := range elements(n) {
		if hasClass(n, "ref") && hasClass(label, "label") {
			if !asks(label) {
				l.askIn(label, id)
			}
			return
		}
	}
	if !hasClass(n, "ref") && closest(n, func(p *html.Node) bool { return hasClass(p, "words") }) == nil {
		return
	}
	if line := closest(n, func(p *html.Node) bool { return !inLine(p) }); line != nil && asks(line, id) {
		return
	}
	place := l.place(id, " (")
	place.AppendChild(textNode(")"))
	insertAfter(place, n)
}

// askIn puts the place for a page number before the parenthesis that ends a
// label.
func (l *linker) askIn(label *html.Node, id string) {
	place := l.place(id, ", ")
	last := label.LastChild
	if last != nil && last.Type == html.TextNode {
		if text, ok := strings.CutSuffix(strings.TrimRight(last.Data, " \n\t"), ")"); ok {
			last.Data = text
			label.AppendChild(place)
			label.AppendChild(textNode(")"))
			return
		}
	}
	label.AppendChild(place)
}

func (l *linker) place(id, before string) *html.Node {
	place := element(atom.Span, "class", "on-page", "hidden", "")
	place.AppendChild(textNode(before + l.pageWord + " "))
	place.AppendChild(element(atom.Span, "class", "page-of", "data-page-of", id))
	return place
}

// asks reports whether a page is asked for in an element; without ids, of
// anything.
func asks(n *html.Node, ids ...string) bool {
	for e := range elements(n) {
		if id, ok := attr(e, "data-page-of"); ok && (len(ids) == 0 || id == ids[0]) {
			return true
		}
	}
	return false
}

// prune takes away what leads to places that the document does not hold, or not
// any more.
func (l *linker) prune(root *html.Node) {
	held := map[string]bool{}
	for n := range elements(root) {
		if id, ok := attr(n, "id"); ok {
			held[id] = true
		}
	}
	led := map[string]bool{}
	for _, n := range chosen(root, func(n *html.Node) bool { return n.Data == "a" }) {
		href, ok := hrefOf(n)
		if id, inside := strings.CutPrefix(href, "#"); ok && inside {
			if held[id] {
				led[id] = true
			} else {
				leadsNowhere(n)
			}
		}
	}
	for _, n := range chosen(root, func(n *html.Node) bool { _, ok := attr(n, "data-page-of"); return ok }) {
		id, _ := attr(n, "data-page-of")
		switch linked := closest(n, func(p *html.Node) bool { return p.Data == "a" }) != nil; {
		case held[id] && led[id]:
		case held[id] && !linked && n.Namespace == "":
			// A browser tells the page only of what a link leads to.
			rename(n, atom.A)
			setHref(n, "#"+id)
			led[id] = true
		default:
			if around := closest(n, func(p *html.Node) bool { return hasClass(p, "on-page") }); around != nil {
				n = around
			}
			remove(n)
		}
	}
}

// wordsOnly makes a link the words that it has. They keep their class, by which
// styles know them.
func wordsOnly(n *html.Node) {
	if n.Namespace == "svg" {
		n.Data, n.DataAtom = "g", 0
		dropAttr(n, "href")
		return
	}
	dropAttr(n, "href", "rel", "title", "download", "hreflang", "type")
	if len(n.Attr) == 0 {
		unwrap(n)
		return
	}
	rename(n, atom.Span)
}

func hrefOf(n *html.Node) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == "href" {
			return a.Val, true
		}
	}
	return "", false
}

// setHref sets the address of a link, in a drawing too, where it may be given
// in two ways.
func setHref(n *html.Node, href string) {
	dropAttr(n, "href")
	n.Attr = append([]html.Attribute{{Key: "href", Val: href}}, n.Attr...)
}

func isAround(outer, n *html.Node) bool {
	return outer != nil && closest(n, func(p *html.Node) bool { return p == outer }) != nil
}

// dropDoubleIDs leaves every id on one element: the first, but one of the page
// before one in a drawing, to which no link leads.
func dropDoubleIDs(root *html.Node) {
	owner := map[string]*html.Node{}
	for n := range elements(root) {
		id, ok := attr(n, "id")
		if !ok {
			continue
		}
		first := owner[id]
		switch {
		case id == "":
			dropAttr(n, "id")
		case first == nil:
			owner[id] = n
		case first.Namespace != "" && n.Namespace == "":
			dropAttr(first, "id")
			owner[id] = n
		default:
			dropAttr(n, "id")
		}
	}
}
