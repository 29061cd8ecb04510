package pages

import (
	"iter"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// links makes the addresses in a text those of the site. A file of the
// portfolio is published; an image of the page gets its name, anything else an
// address below the base. Of a link to what the site does not hold the words stay.
func (s *shelf) links(b source.Body) source.Body {
	if !s.d.mayLinkHere(b.Text) {
		return b
	}
	become := map[string]string{} // of the addresses that change
	dead := map[string]bool{}
	for _, l := range b.Markdown().Links {
		if l.URL == "" || l.URL == l.Text { // an address that is its own words stays
			continue
		}
		switch to, ok := s.address(l.URL); {
		case !ok:
			dead[l.URL] = true
			become[l.Raw] = ""
		case to == l.URL && l.URL != l.Raw:
			become[l.Raw] = unmarked.Replace(to) // Hugo reads no escapes in an address
		case to != l.Raw:
			become[l.Raw] = to
		}
	}
	if len(dead) > 0 {
		b = b.Unlink(func(address string) bool { return dead[address] })
	}
	if len(become) == 0 {
		return b
	}
	var edits []source.Edit
	for start, end := range destinations(b.Text) {
		if to, ok := become[b.Text[start:end]]; ok {
			edits = append(edits, source.Edit{Start: start, End: end, Text: to})
		}
	}
	return b.Edit(edits...)
}

// unmarked replaces in an address what is a mark of Markdown, or no part of an address.
var unmarked = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", `"`, "%22", " ", "%20", "`", "%60", "*", "%2A", "[", "%5B", "]", "%5D")

// destinations gives where the addresses of links, images and reference
// definitions stand: start and end in the text. Code is passed over. It is no
// parser; what it takes for an address is one only if the Markdown says so too.
func destinations(text string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		fence, offset := "", 0
		for line := range strings.Lines(text) {
			start := offset
			offset += len(line)
			if mark := strings.TrimLeft(line, " \t>"); fence != "" || strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~") {
				switch {
				case fence == "":
					fence = mark[:3]
				case strings.HasPrefix(mark, fence):
					fence = ""
				}
				continue
			}
			code := false
			for i := 0; i+1 < len(line); i++ {
				if line[i] == '`' {
					code = !code
				}
				if code || line[i] != ']' || line[i+1] != '(' && line[i+1] != ':' {
					continue
				}
				from, to := destination(text, start+i+2, line[i+1] == '(')
				if from < to && !yield(from, to) {
					return
				}
			}
		}
	}
}

// longestAddress bounds how far an address is followed, in bytes.
const longestAddress = 2000

// destination reads an address, which may begin on the next line: between angle
// brackets, or else up to a space or the parenthesis that closes the link.
func destination(text string, at int, inline bool) (start, end int) {
	for at < len(text) && strings.IndexByte(" \t\n", text[at]) >= 0 {
		at++
	}
	text = text[:min(len(text), at+longestAddress)]
	if at < len(text) && text[at] == '<' {
		return at + 1, at + 1 + max(0, strings.IndexByte(text[at+1:], '>'))
	}
	depth := 0
	for end = at; end < len(text) && strings.IndexByte(" \t\n", text[end]) < 0; end++ {
		switch {
		case text[end] == '\\' && end+1 < len(text) && strings.IndexByte("()", text[end+1]) >= 0:
			end++
		case inline && text[end] == '(':
			depth++
		case inline && text[end] == ')':
			if depth--; depth < 0 {
				return at, end
			}
		}
	}
	return at, end
}

// mayLinkHere tells whether Markdown may hold a link into this site, or an address
// with an escape of Markdown. Most
// bodies of a large case hold none, and parsing costs more than all the rest.
func (d *desk) mayLinkHere(markdown string) bool {
	if strings.Contains(markdown, "&") || strings.Contains(markdown, `\`) {
		return true // perhaps in an address, where it has to be taken off
	}
	for _, mark := range []string{"](", "]:"} {
		for rest := markdown; ; {
			_, after, ok := strings.Cut(rest, mark)
			if !ok {
				break
			}
			rest = after
			to := strings.TrimLeft(after, " \n<")
			if !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") {
				return true
			}
			end := strings.IndexAny(to, ") \n>")
			if _, ok := config.Within(d.baseURL, to[:max(0, end)]); ok || end < 0 {
				return true
			}
		}
	}
	return false
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// address gives what an address in a text becomes; ok is false where it leads
// to nothing that this site holds.
func (s *shelf) address(written string) (to string, ok bool) {
	local := written
	within, whole := config.Within(s.d.baseURL, written)
	if whole {
		local = within
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
	case s.d.pages[target] && local == target && !whole:
		return written, true
	case s.d.pages[target]:
		return (&url.URL{Path: target}).EscapedPath() + rest, true
	case s.d.pages[target+"/"]:
		return (&url.URL{Path: target + "/"}).EscapedPath() + rest, true
	}
	return "", false
}
