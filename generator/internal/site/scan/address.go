package scan

import (
	"encoding/base64"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

// purpose is what a browser does with an address.
type purpose int

const (
	visits   purpose = iota // a reader has to click it
	loads                   // it is requested with the page, for the reader to see or hear
	pictures                // the same, and drawn
	styles                  // the same, for a style
	scripts                 // the same, and run
	fetches                 // it is requested for anything else
	sends                   // a form goes there
	names                   // text of a feed that may be an address
)

// address judges an address by what it is for.
func (r *reader) address(offset int, value string, why purpose) {
	plain := overlooked(value)
	scheme, after := schemeOf(plain)
	if hidden := hiddenScheme(value); hidden != "" && scheme != hidden {
		scheme = hidden
	}
	switch {
	case scheme == "data" && r.dataAddress(offset, after, why):
		return
	case dangerous(scheme):
		r.tell(offset, `an address that begins with "`+scheme+`:"`, "link to a page or a file; nothing in an address may run")
		return
	case why == names:
		return
	case scheme == "http" || scheme == "https":
		if why != visits {
			r.host(offset, hostOf(after), after, plain, why)
		}
		return
	case scheme != "":
		if why != visits || !ordinary(scheme) {
			r.tell(offset, `an address that begins with "`+scheme+`:"`, "use https:, mailto: or tel:")
		}
		return
	case why == visits:
		return
	case len(plain) > 1 && isSlash(plain[0]) && isSlash(plain[1]):
		r.host(offset, hostOf(plain), plain, plain, why)
		return
	}
	r.inside(offset, plain, plain, why)
}

// host judges a request that names its host.
func (r *reader) host(offset int, host, after, whole string, why purpose) {
	switch {
	case host != "" && host == r.own:
		r.inside(offset, pathOf(after), whole, why)
	case why == sends:
		r.tell(offset, `a form that is sent to "`+host+`"`, "a site of files takes no forms; link to the form instead")
	case why == scripts || why == fetches || r.document || !slices.Contains(r.hosts, host):
		hint := "keep a copy in the site, or allow the host"
		if why == scripts || why == fetches || r.document {
			hint = "keep a copy in the site"
		}
		r.tell(offset, `a request to "`+host+`"`, hint)
	case len(whole) > 4 && strings.EqualFold(whole[:5], "http:") && !policy.OwnMachine(host):
		r.tell(offset, `a request to "`+host+`" in the clear`, "write https:")
	}
}

// inside judges a request to the site itself.
func (r *reader) inside(offset int, at, whole string, why purpose) {
	if i := strings.IndexAny(at, "?#"); i >= 0 {
		at = at[:i]
	}
	if r.document {
		if why == scripts || at != "" && why != sends {
			r.tell(offset, `a request for "`+whole+`"`, "a self-contained page has what it needs inside")
		}
		return
	}
	if why != scripts && why != styles {
		return
	}
	file, ok := r.fileAt(at)
	switch {
	case why == scripts && !ok:
		r.tell(offset, `the script "`+whole+`", which is not in the site`, "add it to the theme, or leave it out")
	case ok && r.besidePage(file):
		what := "style sheet"
		if why == scripts {
			what = "script"
		}
		r.tell(offset, `the `+what+` "`+whole+`", which is in the folder of a page`, "only the theme may bring one; keep it in a folder of its own, as js/ or css/")
	case why == scripts && path.Ext(file) != ".js" && path.Ext(file) != ".mjs":
		r.tell(offset, `the script "`+whole+`", whose name is not that of a script`, "a script ends in .js")
	}
}

// fileAt gives the file of the site that an address without its host leads to.
func (r *reader) fileAt(at string) (string, bool) {
	if p, err := url.PathUnescape(strings.ReplaceAll(at, `\`, "/")); err == nil {
		at = p
	}
	if strings.HasPrefix(at, "/") {
		rest, ok := strings.CutPrefix(path.Clean(at), r.base)
		if !ok {
			return "", false
		}
		at = rest
	} else {
		at = strings.TrimPrefix(path.Join("/", path.Dir(r.path), at), "/")
		r.local = true
	}
	_, ok := r.files[at]
	return at, ok
}

// besidePage reports a file in a folder that a page owns. Such files come with
// the author's texts, and so from wherever those came from.
func (r *reader) besidePage(file string) bool {
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if _, ok := r.files[dir+"/index.html"]; ok {
			return true
		}
	}
	return false
}

// dataAddress reports a data: address that may stand where it does: pictures, and
// in documents styles and fonts. A drawing may stand in a drawing or a document,
// and is read like any other.
func (r *reader) dataAddress(offset int, after string, why purpose) bool {
	head, body, _ := strings.Cut(after, ",")
	kind, parameters, _ := strings.Cut(strings.ToLower(head), ";")
	kind = strings.TrimSpace(kind)
	switch {
	case why == pictures && raster(kind):
		return true
	case !r.document && (why != pictures || path.Ext(r.path) != ".svg"), why != pictures && why != loads && why != styles:
		return false
	case why != pictures && (kind == "" && head == "" && body == "" || raster(kind) || font(kind)):
		return true
	case kind != "image/svg+xml" || r.depth > 3:
		return false
	}
	text, err := url.PathUnescape(body)
	if err != nil {
		return false
	}
	data := []byte(text)
	if strings.HasSuffix(strings.ReplaceAll(";"+parameters, " ", ""), ";base64") {
		if data, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(text, "=")); err != nil {
			return false
		}
	}
	inner := &reader{site: r.site, path: r.path, text: data, depth: r.depth + 1}
	inner.xml(data, "svg")
	r.local = r.local || inner.local
	for _, f := range inner.finds {
		r.tell(offset, f.what, f.hint)
	}
	return true
}

func raster(kind string) bool {
	switch kind {
	case "image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/avif", "image/bmp", "image/x-icon", "image/vnd.microsoft.icon":
		return true
	}
	return false
}

func font(kind string) bool {
	switch kind {
	case "application/font-woff", "application/font-woff2", "application/x-font-woff", "application/x-font-ttf", "application/octet-stream":
		return true
	}
	return strings.HasPrefix(kind, "font/")
}

// dangerous reports a scheme that brings a program or a page with it.
func dangerous(scheme string) bool {
	switch scheme {
	case "javascript", "vbscript", "livescript", "jscript", "mocha", "data", "blob", "filesystem", "view-source", "jar", "mhtml", "feed", "mk", "ms-its", "file", "about":
		return true
	}
	return false
}

// ordinary reports a scheme that a link may have.
func ordinary(scheme string) bool {
	switch scheme {
	case "mailto", "tel", "sms", "geo", "ftp", "ftps", "sftp", "xmpp", "irc", "ircs", "matrix", "sip", "sips", "news", "webcal", "doi", "urn", "git", "ssh", "magnet":
		return true
	}
	return false
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// overlooked gives an address without what browsers take out of it first.
func overlooked(s string) string {
	s = strings.TrimFunc(s, func(c rune) bool { return c <= ' ' })
	if strings.ContainsAny(s, "\t\n\r") {
		s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	}
	return s
}

// schemeOf parts the scheme from an address: "https" and "//x.example/a".
func schemeOf(s string) (scheme, after string) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(s[:i]), s[i+1:]
		default:
			return "", s
		}
	}
	return "", s
}

// hiddenScheme gives the dangerous scheme that an address would have if the
// spaces, marks and controls in it were not there. No browser of today overlooks
// all of them; other readers do, and no honest address is written so.
func hiddenScheme(s string) string {
	head, _, ok := strings.Cut(s, ":")
	if !ok || len(head) > 200 {
		return ""
	}
	head = strings.Map(func(c rune) rune {
		if c <= ' ' || unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || unicode.IsControl(c) || unicode.Is(unicode.M, c) || c == unicode.ReplacementChar {
			return -1
		}
		return unicode.ToLower(c)
	}, head)
	if dangerous(head) {
		return head
	}
	return ""
}

// hostOf gives the host of what stands behind a scheme. Browsers forgive any
// number of slashes of either kind.
func hostOf(after string) string {
	host := strings.TrimLeft(after, `/\`)
	if i := strings.IndexAny(host, `/\?#`); i >= 0 {
		host = host[:i]
	}
	return strings.ToLower(host[strings.LastIndexByte(host, '@')+1:])
}

// pathOf gives what stands behind the host.
func pathOf(after string) string {
	rest := strings.TrimLeft(after, `/\`)
	if i := strings.IndexAny(rest, `/\?#`); i >= 0 {
		return rest[i:]
	}
	return "/"
}

// sourceSet gives the addresses of a srcset, parted as a browser does it: a
// comma inside an address belongs to it.
func sourceSet(s string) []string {
	var all []string
	const space = " \t\n\f\r"
	for {
		s = strings.TrimLeft(s, space+",")
		if s == "" {
			return all
		}
		end := strings.IndexAny(s, space)
		if end < 0 {
			end = len(s)
		}
		address := s[:end]
		s = s[end:]
		if short := strings.TrimRight(address, ","); short != address {
			all = append(all, short)
			continue
		}
		all = append(all, address)
		open := 0
		for i := 0; ; i++ {
			if i == len(s) {
				return all
			}
			if s[i] == '(' {
				open++
			} else if s[i] == ')' {
				open--
			} else if s[i] == ',' && open <= 0 {
				s = s[i:]
				break
			}
		}
	}
}
