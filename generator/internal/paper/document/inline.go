package document

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// policy forbids a reader's program what the document does not need. Nothing in
// the document is against it; it holds for what was overlooked.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

// cleaner takes out of a page what has no place in a document, and brings in
// what the page refers to.
type cleaner struct {
	base     string // with slashes at both ends
	site     string
	folder   string // of the style sheet that is being read, from which its addresses count
	file     func(string) ([]byte, bool)
	troubles []Trouble
	pictures *pictures
}

func newCleaner(opt Options) *cleaner {
	c := &cleaner{base: slashed(opt.Base), site: opt.Site, file: opt.File, pictures: newPictures()}
	if c.file == nil {
		c.file = func(string) ([]byte, bool) { return nil, false }
	}
	return c
}

// slashed gives a path with a slash at both ends.
func slashed(base string) string {
	if base = strings.Trim(base, "/"); base == "" {
		return "/"
	}
	return "/" + base + "/"
}

func (c *cleaner) trouble(t Trouble) {
	if !slices.Contains(c.troubles, t) {
		c.troubles = append(c.troubles, t)
	}
}

func (c *cleaner) page(root *html.Node) {
	c.encodeAhead(root)
	c.children(root)
	var head, first *html.Node
	for n := range elements(root) {
		switch n.DataAtom {
		case atom.Html:
			first = n
		case atom.Head:
			head = n
		}
	}
	if body(root) == nil { // a page of frames
		first.AppendChild(element(atom.Body))
	}
	charset := element(atom.Meta, "charset", "utf-8")
	rule := element(atom.Meta, "http-equiv", "Content-Security-Policy", "content", policy)
	head.InsertBefore(rule, head.FirstChild)
	head.InsertBefore(charset, rule)
}

func (c *cleaner) children(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		child = c.node(child)
	}
}

// node cleans one node and gives the one to go on with.
func (c *cleaner) node(n *html.Node) *html.Node {
	next := n.NextSibling
	switch {
	case n.Type == html.CommentNode:
		remove(n)
		return next
	case n.Type != html.ElementNode:
		return next
	case n.Namespace != "":
		return c.foreign(n)
	}
	switch n.DataAtom {
	case atom.Script, atom.Base, atom.Template, atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Datalist,
		atom.Source, atom.Track, atom.Param, atom.Map, atom.Area, atom.Noembed, atom.Noframes, atom.Frameset, atom.Frame:
		remove(n)
		return next
	case atom.Iframe, atom.Embed:
		c.cannotStand(n)
		remove(n)
		return next
	case atom.Video, atom.Audio, atom.Object:
		c.cannotStand(n)
		return or(unwrap(n), next)
	case atom.Noscript, atom.Form, atom.Fieldset, atom.Picture, atom.Canvas, atom.Applet:
		return or(unwrap(n), next)
	case atom.Xmp, atom.Plaintext, atom.Listing:
		// Their text would be written without escapes.
		rename(n, atom.Pre)
	case atom.Meta:
		if _, named := attr(n, "name"); !named {
			remove(n)
			return next
		}
		if v, _ := attr(n, "name"); strings.EqualFold(strings.TrimSpace(v), "referrer") {
			remove(n)
			return next
		}
	case atom.Link:
		c.link(n)
		return next
	case atom.Style:
		css := c.css(allText(n))
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		if strings.TrimSpace(css) == "" {
			remove(n)
			return next
		}
		n.AppendChild(textNode(css))
	case atom.Img, atom.Image:
		rename(n, atom.Img)
		c.attributes(n)
		c.picture(n)
		return next
	default:
		if n.Data == "portal" || n.Data == "fencedframe" {
			remove(n)
			return next
		}
	}
	c.attributes(n)
	c.children(n)
	return next
}

// or gives the first of what was unwrapped, or what comes after it.
func or(first, next *html.Node) *html.Node {
	if first != nil {
		return first
	}
	return next
}

// link brings a style sheet of the site into the page. All other links of the
// head are for programs that load something.
func (c *cleaner) link(n *html.Node) {
	rel, _ := attr(n, "rel")
	href, _ := attr(n, "href")
	if slices.Contains(strings.Fields(strings.ToLower(rel)), "stylesheet") && href != "" {
		if data, ok := c.read(href, "the style sheet"); ok {
			p, _ := c.path(href)
			c.folder = path.Dir(p)
			css := c.css(string(data))
			c.folder = ""
			if strings.TrimSpace(css) != "" {
				style := element(atom.Style)
				if media, ok := attr(n, "media"); ok {
					setAttr(style, "media", media)
				}
				style.AppendChild(textNode(css))
				n.Parent.InsertBefore(style, n)
			}
		}
	}
	remove(n)
}

// cannotStand tells of what only a program can show.
func (c *cleaner) cannotStand(n *html.Node) {
	address := ""
	for _, key := range []string{"src", "data"} {
		if v, ok := attr(n, key); ok && address == "" {
			address = v
		}
	}
	for s := range elements(n) {
		if v, ok := attr(s, "src"); ok && address == "" {
			address = v
		}
	}
	if address != "" {
		p, _ := c.path(address)
		c.trouble(Trouble{Path: p, Why: "a printed document cannot contain it", Hint: "link to it, or show a picture of it"})
	}
}

// attributes keeps what is safe of the attributes of an element of HTML. The
// parser has dropped the second of two with the same name, as a browser does.
func (c *cleaner) attributes(n *html.Node) {
	kept := make([]html.Attribute, 0, len(n.Attr))
	for _, a := range n.Attr {
		key := strings.ToLower(a.Key)
		if strings.HasPrefix(key, "on") || drops(key) || contract(key) && isVoid(n) {
			continue
		}
		switch key {
		case "href":
			if n.DataAtom != atom.A {
				continue
			}
			href, ok := address(a.Val)
			if !ok {
				continue
			}
			a.Val = href
		case "src":
			if n.DataAtom != atom.Img {
				continue
			}
		case "style":
			if a.Val = c.css(a.Val); strings.TrimSpace(a.Val) == "" {
				continue
			}
		}
		kept = append(kept, a)
	}
	n.Attr = kept
}

// isVoid reports an element that cannot hold anything, in HTML or by its name.
func isVoid(n *html.Node) bool {
	switch strings.ToLower(n.Data) {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

// drops reports an attribute that loads, sends or runs something, or that
// speaks of loading.
func drops(key string) bool {
	switch key {
	case "srcset", "imagesrcset", "imagesizes", "sizes", "poster", "background", "action", "formaction", "data",
		"codebase", "classid", "archive", "cite", "longdesc", "ping", "profile", "manifest", "usemap", "ismap",
		"dynsrc", "lowsrc", "srcdoc", "integrity", "crossorigin", "referrerpolicy", "fetchpriority", "loading",
		"decoding", "autofocus", "nonce", "is", "slot", "attributionsrc", "target", "contenteditable", "accesskey",
		"itemid", "itemtype", "itemprop", "xml:base", "xmlns":
		return true
	}
	return false
}

// address gives an address that a reader may click, without what browsers
// overlook in it.
func address(s string) (string, bool) {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	head, _, found := strings.Cut(s, ":")
	if found && !strings.ContainsAny(head, "/?#") {
		switch strings.ToLower(head) {
		case "http", "https", "mailto", "tel":
		default:
			return "", false
		}
	}
	return s, s != ""
}

// path gives the path of a file of the site from its address. What lies
// elsewhere is given as it is. A path that begins with no slash counts from the
// top: a document is made of the texts of many pages.
func (c *cleaner) path(address string) (string, bool) {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	if c.site != "" {
		if rest, ok := strings.CutPrefix(address, strings.TrimSuffix(c.site, "/")+"/"); ok {
			address = c.base + rest
		}
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return address, false
	}
	p := u.Path
	if rest, ok := strings.CutPrefix(p, c.base); ok {
		p = rest
	} else if !strings.HasPrefix(p, "/") {
		p = c.folder + "/" + p
	}
	return strings.TrimPrefix(path.Clean("/"+p), "/"), true
}

// read gives a file of the site.
func (c *cleaner) read(address, what string) ([]byte, bool) {
	p, ours := c.path(address)
	if !ours {
		c.trouble(Trouble{Path: p, Why: what + " is on another host, and the document loads nothing", Hint: "keep it in the portfolio"})
		return nil, false
	}
	data, ok := c.file(p)
	if !ok {
		c.trouble(Trouble{Path: p, Why: what + " is not in the site", Hint: "check its path"})
	}
	return data, ok
}
