package document

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// foreign cleans an element of a drawing or a formula that stands in the page.
// HTML inside one goes: it is where one parser reads what another wrote as
// something else.
func (c *cleaner) foreign(n *html.Node) *html.Node {
	next := n.NextSibling
	if isVoid(n) { // in a drawing it could hold something, and could not be written
		remove(n)
		return next
	}
	switch strings.ToLower(n.Data) {
	case "script", "foreignobject", "set", "animate", "animatemotion", "animatetransform", "animatecolor", "discard",
		"handler", "listener", "iframe", "audio", "video", "canvas", "feimage", "annotation-xml",
		"mglyph", "malignmark", "maction", "metadata":
		remove(n)
		return next
	case "style":
		css := c.css(allText(n))
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		n.AppendChild(textNode(css))
	case "image":
		if !c.foreignPicture(n) {
			remove(n)
			return next
		}
	}
	c.foreignAttributes(n)
	for child := n.FirstChild; child != nil; {
		following := child.NextSibling
		if child.Type == html.ElementNode && child.Namespace == "" {
			remove(child)
		} else {
			c.node(child)
		}
		child = following
	}
	return next
}

func (c *cleaner) foreignAttributes(n *html.Node) {
	kept := make([]html.Attribute, 0, len(n.Attr))
	for _, a := range n.Attr {
		key := strings.ToLower(a.Key)
		if strings.HasPrefix(key, "on") {
			continue
		}
		if i := strings.LastIndexByte(key, ':'); i >= 0 && a.Namespace == "" {
			// A prefix that the parser does not know: what a program left.
			continue
		}
		switch {
		case key == "xmlns" || a.Namespace == "xmlns":
		case key == "href":
			if n.Data == "a" {
				href, ok := address(a.Val)
				if !ok {
					continue
				}
				a.Val = href
			} else if n.Data != "image" && !strings.HasPrefix(strings.TrimSpace(a.Val), "#") {
				continue
			}
		case key == "src" || key == "base" || drops(key):
			continue
		case key == "style":
			if a.Val = c.css(a.Val); strings.TrimSpace(a.Val) == "" {
				continue
			}
		case strings.Contains(a.Val, "(") && (strings.ContainsRune(a.Val, '\\') || strings.Contains(strings.ToLower(a.Val), "url") ||
			strings.Contains(strings.ToLower(a.Val), "image") || strings.Contains(strings.ToLower(a.Val), "src")):
			a.Val = c.css(a.Val)
		}
		kept = append(kept, a)
	}
	n.Attr = kept
}

// foreignPicture brings in a picture that a drawing shows.
func (c *cleaner) foreignPicture(n *html.Node) bool {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
	if i < 0 {
		return false
	}
	p := c.pictureAt(n.Attr[i].Val)
	if p == nil {
		return false
	}
	// Both spellings could stand on it, with two addresses.
	n.Attr = append(slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" }),
		html.Attribute{Key: "href", Val: p.address})
	return true
}

// picture puts a picture of the site into the page, or its words where it
// cannot be had.
func (c *cleaner) picture(n *html.Node) {
	src, _ := attr(n, "src")
	var p *embedded
	if strings.TrimSpace(src) == "" {
		c.trouble(Trouble{Why: "a picture has no address", Hint: "name its file"})
	} else {
		p = c.pictureAt(src)
	}
	if p == nil {
		lose(n)
		return
	}
	setAttr(n, "src", p.address)
	width, height := p.width, p.height
	if width == 0 || height == 0 {
		return
	}
	// A page may show it smaller, never larger than it is now.
	if v, ok := attr(n, "width"); ok {
		if asked, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && asked > 0 && asked < width {
			width, height = asked, max(1, (height*asked+width/2)/width)
		}
	}
	dropAttr(n, "width", "height")
	setAttr(n, "width", strconv.Itoa(width))
	setAttr(n, "height", strconv.Itoa(height))
}

// lose puts the words of a picture in its place. They are a paragraph where one
// may stand.
func lose(n *html.Node) {
	alt, _ := attr(n, "alt")
	if alt = strings.TrimSpace(alt); alt == "" {
		remove(n)
		return
	}
	lost := element(atom.P, "class", "lost-picture")
	inText := isOne(atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Figcaption, atom.Summary, atom.Caption, atom.Pre, atom.Address)
	if closest(n.Parent, func(p *html.Node) bool { return inText(p) || inLine(p) }) != nil {
		rename(lost, atom.Span)
	}
	if id, ok := attr(n, "id"); ok {
		setAttr(lost, "id", id)
	}
	lost.AppendChild(textNode(alt))
	replace(n, lost)
}
