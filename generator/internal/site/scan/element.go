package scan

import (
	"slices"
	"strconv"
	"strings"
)

// element is a start tag, of whatever language. It is judged by its name alone:
// whether it ends up in HTML or in a drawing is for the browser to say, and so
// the rules of both hold for it.
type element struct {
	name  string // in lower case, without a prefix
	attrs []attribute
	place func(name string) int // where an attribute stands; "" = the tag itself
}

type attribute struct {
	name  string // in lower case, with its prefix
	value []byte // without entities; valid as long as the element is judged
}

func (e *element) has(name string) bool {
	for i := range e.attrs {
		if e.attrs[i].name == name {
			return true
		}
	}
	return false
}

func (e *element) get(name string) string {
	for i := range e.attrs {
		if e.attrs[i].name == name {
			return string(e.attrs[i].value)
		}
	}
	return ""
}

// element judges a start tag with its attributes.
func (r *reader) element(e *element) {
	if what := refused(e.name); what != "" {
		r.tell(e.place(""), "the element <"+e.name+">", what)
	}
	switch e.name {
	case "meta":
		r.meta(e)
	case "animate", "animatetransform", "animatemotion", "animatecolor", "set":
		r.animation(e)
	}
	for i := range e.attrs {
		if r.full() {
			return
		}
		r.attribute(e, &e.attrs[i])
	}
}

// refused says why an element may not be in a site, "" where it may.
func refused(name string) string {
	switch name {
	case "base":
		return "it changes every other address of the page; write whole addresses"
	case "object", "embed", "applet", "param", "bgsound":
		return "link to the file, or show a picture of it"
	case "iframe", "frame", "frameset", "portal", "fencedframe", "layer", "ilayer", "controlledframe", "webview":
		return "link to the page instead; a page may not contain another"
	case "noembed", "noframes", "xmp", "plaintext", "isindex", "keygen", "xml", "comment":
		return "programs read it in different ways; leave it out"
	case "foreignobject", "annotation-xml", "maction", "mglyph", "malignmark":
		return "a drawing or a formula may not contain HTML; write the text as text"
	case "handler", "listener":
		return "a drawing may not run anything; leave it out"
	}
	return ""
}

// meta judges what a page says about itself. Only a policy, which can but make
// the page stricter, and the encoding may stand there like headers.
func (r *reader) meta(e *element) {
	encoding := e.get("charset")
	if e.has("http-equiv") {
		switch is := strings.ToLower(strings.TrimSpace(e.get("http-equiv"))); is {
		case "content-security-policy", "content-language", "x-ua-compatible":
		case "content-type":
			if _, named, ok := strings.Cut(strings.ToLower(e.get("content")), "charset"); ok {
				encoding = strings.Trim(named, "= \t\n\f\r\"';")
			}
		case "refresh":
			r.tell(e.place("http-equiv"), "an automatic redirect", "link to the other page")
		default:
			r.tell(e.place("http-equiv"), `the header "`+is+`" in a page`, "leave it out, or let the server send it")
		}
	}
	if encoding != "" && !strings.EqualFold(strings.TrimSpace(encoding), "utf-8") && !strings.EqualFold(strings.TrimSpace(encoding), "utf8") {
		r.tell(e.place("charset"), `the encoding "`+encoding+`"`, "every page is in UTF-8")
	}
}

// animation judges an element that changes an attribute of another.
func (r *reader) animation(e *element) {
	name := strings.ToLower(strings.TrimSpace(e.get("attributename")))
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	if name == "href" || name == "src" || name == "style" || name == "class" || name == "id" || strings.HasPrefix(name, "on") {
		r.tell(e.place("attributename"), `an animation of "`+name+`"`, "animate what is seen, or leave it out")
	}
	for _, key := range []string{"from", "to", "by", "values"} {
		for value := range strings.SplitSeq(e.get(key), ";") {
			r.address(e.place(key), value, names)
			r.presentation(e.place(key), value)
		}
	}
}

// attributes says what a browser does with the addresses in attributes of any
// element. The other attributes with an address are judged by their element.
var attributes = byPurpose(map[purpose]string{
	pictures: "poster background dynsrc lowsrc icon",
	fetches:  "data code codebase classid object manifest attributionsrc import implementation",
	sends:    "action formaction",
	visits:   "cite longdesc profile actiontype selection usemap",
})

// presentations are attributes of SVG that hold a value of CSS.
var presentations = strings.Fields(`fill stroke filter clip-path mask mask-image background-image list-style-image cursor
	marker marker-start marker-mid marker-end color-profile content shape-inside shape-outside offset-path`)

func byPurpose(names map[purpose]string) map[string]purpose {
	all := map[string]purpose{}
	for why, list := range names {
		for name := range strings.FieldsSeq(list) {
			all[name] = why
		}
	}
	return all
}

// attribute judges one attribute of an element.
func (r *reader) attribute(e *element, a *attribute) {
	name := a.name
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
		if name == "base" {
			r.tell(e.place(a.name), `the attribute "`+a.name+`"`, "it changes the addresses below it; write whole addresses")
			return
		}
	}
	if len(name) > 2 && strings.HasPrefix(name, "on") {
		r.tell(e.place(a.name), "the event attribute "+strconv.Quote(name), "nothing in a page may run; a script of the theme listens for events")
		return
	}
	if why, ok := attributes[name]; ok {
		r.address(e.place(a.name), string(a.value), why)
		return
	}
	switch name {
	case "style":
		r.styleAttribute(e, a)
	case "srcdoc":
		r.tell(e.place(a.name), `the attribute "srcdoc"`, "link to the page instead")
	case "href":
		r.reference(e, a)
	case "src":
		r.address(e.place(a.name), string(a.value), source(e.name))
	case "srcset", "imagesrcset":
		for _, one := range sourceSet(string(a.value)) {
			r.address(e.place(a.name), one, pictures)
		}
	case "archive", "ping":
		for one := range strings.FieldsSeq(string(a.value)) {
			r.address(e.place(a.name), one, fetches)
		}
	default:
		if slices.Contains(presentations, name) && (name != "content" || e.name != "meta") {
			r.presentation(e.place(a.name), string(a.value))
		}
		if e.name == "script" && strings.HasPrefix(name, "data-") {
			r.toldTo(e, a)
		}
	}
}

// source tells what an element does with its src.
func source(element string) purpose {
	switch element {
	case "img", "image", "input", "source":
		return pictures
	case "script":
		return scripts
	}
	return loads
}

// toldTo judges an attribute by which a theme tells its scripts where to find
// others.
func (r *reader) toldTo(e *element, a *attribute) {
	value := overlooked(string(a.value))
	if strings.HasPrefix(value, "//") || strings.Contains(value, "://") || hiddenScheme(value) != "" {
		r.address(e.place(a.name), value, fetches)
	}
}

// reference judges href, which each element understands in its own way.
func (r *reader) reference(e *element, a *attribute) {
	why := loads
	switch e.name {
	case "a", "area":
		why = visits
	case "link":
		why = linked(e.get("rel"), e.get("as"))
		if rel := " " + strings.ToLower(e.get("rel")) + " "; strings.Contains(strings.Join(strings.Fields(rel), " "), "import") {
			r.tell(e.place(""), `a link of the kind "import"`, "leave it out")
		}
	case "image", "feimage":
		why = pictures
	case "script":
		why = scripts
	case "math", "mi", "mo", "mn", "mtext", "mrow", "ms": // a formula may be a link
		why = visits
	}
	r.address(e.place(a.name), string(a.value), why)
}

// linked tells what a browser does with a link of the head. What is not known to
// be a mere pointer is taken for something that is fetched.
func linked(rel, as string) purpose {
	why := visits
	for kind := range strings.FieldsSeq(strings.ToLower(rel)) {
		switch kind {
		case "stylesheet":
			return styles
		case "alternate", "canonical", "author", "license", "copyright", "me", "next", "prev", "previous", "first", "last",
			"start", "help", "up", "top", "index", "contents", "self", "edit", "bookmark", "tag", "privacy-policy",
			"terms-of-service", "shortlink", "describedby", "nofollow", "noreferrer", "noopener", "external", "via", "related":
		case "icon", "apple-touch-icon", "preconnect", "dns-prefetch", "prefetch":
			why = max(why, loads)
		case "preload":
			switch strings.ToLower(as) {
			case "image", "style", "font", "audio", "video", "track":
				why = max(why, loads)
			default:
				why = fetches
			}
		default:
			why = fetches
		}
	}
	return why
}

// styleAttribute judges a style attribute.
func (r *reader) styleAttribute(e *element, a *attribute) {
	at := e.place(a.name)
	if !r.document {
		r.tell(at, "an inline style", "give the element a class, and a drawing attributes as fill and stroke")
	}
	r.css(string(a.value), func(int) int { return at })
}

// presentation judges an attribute that is read as the value of a style.
func (r *reader) presentation(at int, value string) {
	if strings.IndexByte(value, '(') < 0 {
		return
	}
	lower := strings.ToLower(value)
	for _, sign := range []string{`\`, "url", "src", "image", "cross-fade"} { // of an address
		if strings.Contains(lower, sign) {
			r.css(value, func(int) int { return at })
			return
		}
	}
}
