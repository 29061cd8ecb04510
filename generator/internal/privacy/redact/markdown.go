package redact

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// body makes Markdown clean. Every round sees what the one before made, so that
// what comes together when something else goes is found too.
func (r *redactor) body(b source.Body, at texts.Place) source.Body {
	for range rounds {
		if edits := r.markdown(b, at); len(edits) > 0 {
			b = b.Edit(edits...)
			continue
		}
		if !strings.Contains(b.Text, "<>") { // in the place of an address
			return b
		}
		bare := b.Unlink(func(address string) bool { return address == "" })
		if bare.Text == b.Text {
			return b
		}
		b = bare
	}
	return b.Edit(source.Edit{End: len(b.Text), Text: r.last})
}

// rounds bounds how often a text is looked at again. A text that is not clean
// then is withheld as a whole; only patterns that match what they make get there.
const rounds = 8

// markdown gives one round of edits: shortcodes and addresses first, since they
// are no words, and then the words around and between them.
func (r *redactor) markdown(b source.Body, at texts.Place) []source.Edit {
	if b.Text == "" {
		return nil
	}
	var edits []source.Edit
	var holes []hole
	for _, s := range b.Shortcodes() {
		holes = append(holes, hole{s.Start, s.End, hard})
		edits = append(edits, r.shortcode(b.Text, s)...)
	}
	for _, d := range destinations(b.Text) {
		holes = append(holes, hole{d.open, d.close, joint})
		edits = append(edits, r.destination(b.Text, d, at)...)
	}
	if len(edits) > 0 {
		return edits
	}
	inOrder := func(a, b hole) int { return cmp.Compare(a.start, b.start) }
	slices.SortFunc(holes, inOrder)
	edits = r.edited(b.Text, holes, true)
	labels := labelled.FindAllStringSubmatchIndex(b.Text, -1)
	if len(edits) > 0 || len(labels) == 0 {
		return edits
	}
	for _, at := range labels { // what is no word of the page, once no label has a name in it
		start, end := max(at[2], at[4]), max(at[3], at[5])
		holes = append(holes, hole{start, end, joint})
	}
	slices.SortFunc(holes, inOrder)
	return r.edited(b.Text, holes, true)
}

// labelled is the mark of a footnote, or what the words of a link are followed by
// where its address stands elsewhere.
var labelled = regexp.MustCompile(`(\[\^[^\[\]\s]{1,100}\])|\](\[[^\[\]\n]{0,100}\])`)

// shortcode makes the arguments of a call clean. What the call refers to takes
// its new id.
func (r *redactor) shortcode(text string, s source.Shortcode) []source.Edit {
	if id, _ := s.Arg("id", 0); s.Name == "person" && r.hidden[id.Value] {
		return []source.Edit{{Start: s.Start, End: s.End, Text: "{{< person " + source.Quote(r.names.ref("people", id.Value)) + " >}}"}} // a text could hold the name
	}
	var edits []source.Edit
	first := true
	for _, a := range s.Args {
		to := a.Value
		positional := a.Name == "" && first
		first = first && a.Name != ""
		switch {
		case positional || a.Name == "id" || a.Name == "series":
			to = r.referred(s.Name, a.Value)
		case a.Name == "column" || a.Name == "columns":
			series, _ := s.Arg("series", 0)
			var columns []string
			for part := range strings.SplitSeq(a.Value, ",") {
				columns = append(columns, r.names.ref("columns/"+series.Value, strings.TrimSpace(part)))
			}
			to = strings.Join(columns, ",")
		case a.Name == "at" || a.Name == "from" || a.Name == "to" || a.Name == "type" || a.Name == "height":
		default:
			to = r.text(a.Value)
		}
		if to == a.Value {
			continue
		}
		e := source.Edit{Start: a.Start, End: a.End, Text: strings.ReplaceAll(strings.ReplaceAll(to, `\`, "∖"), `"`, `\"`)}
		switch text[a.Start-1] {
		case '"':
		case '`':
			e.Text = strings.ReplaceAll(to, "`", "'")
		default:
			e.Text = `"` + e.Text + `"`
		}
		edits = append(edits, e)
	}
	return edits
}

// referred gives what the first argument of a shortcode becomes.
func (r *redactor) referred(shortcode, id string) string {
	switch shortcode {
	case "evidence":
		return r.names.ref("evidence", id)
	case "person":
		return r.names.ref("people", id)
	case "metric", "change":
		return r.metric(id)
	case "chart":
		if to, ok := r.names.known("charts", id); ok {
			return to
		}
		return r.metric(id)
	case "only":
		return id
	}
	return r.text(id)
}

// metric renames "series" or "series.column".
func (r *redactor) metric(id string) string {
	if dot := strings.LastIndexByte(id, '.'); dot > 0 && !r.series[id] && r.series[id[:dot]] {
		return r.names.ref("series", id[:dot]) + "." + r.names.ref("columns/"+id[:dot], id[dot+1:])
	}
	return r.names.ref("series", id)
}

// target is where the address of a link, an image or a reference definition
// stands. It is no parser's: what it takes for an address is one only if the
// Markdown says so too, and what stands in code may be taken for one.
type target struct {
	start, end  int // of the address
	open, close int // with the parentheses, if there is nothing else between them
	bang        int // of the sign before the words of an image; -1 for a link
}

var definition = regexp.MustCompile(`(?m)^[ \t>]*\[[^\]\n^][^\]\n]*\]:[ \t]*(<[^>\n]*>|[^\s<]\S*)[ \t]*("[^"\n]*"|'[^'\n]*'|\([^)\n]*\))?[ \t]*$`)

func destinations(text string) []target {
	if !strings.Contains(text, "](") && !strings.Contains(text, "]:") {
		return nil
	}
	var all []target
	for from := 0; ; {
		i := strings.Index(text[from:], "](")
		if i < 0 {
			break
		}
		from += i + 2
		t := inline(text, from)
		if t.end > t.start {
			all = append(all, t)
			from = t.close
		}
	}
	if !strings.Contains(text, "]:") {
		return all
	}
	for _, at := range definition.FindAllStringSubmatchIndex(text, -1) {
		t := target{start: at[2], end: at[3], open: at[2], close: at[3], bang: -1}
		if text[t.start] == '<' {
			t.start, t.end = t.start+1, t.end-1
		}
		if t.end > t.start {
			all = append(all, t)
		}
	}
	return all
}

// inline reads the address behind "](", which may begin on the next line.
func inline(text string, at int) target {
	t := target{open: at - 1, bang: bang(text, at-2)}
	for at < len(text) && strings.IndexByte(" \t\n", text[at]) >= 0 {
		at++
	}
	t.start, t.end = at, at
	if strings.HasPrefix(text[at:], "<") {
		t.start++
		t.end = t.start + max(0, strings.IndexAny(text[t.start:min(len(text), t.start+longestAngled)], ">\n"))
		t.close = min(t.end+1, len(text))
	} else {
		for depth := 0; t.end < len(text) && strings.IndexByte(" \t\n", text[t.end]) < 0; t.end++ {
			if text[t.end] == '(' {
				depth++
			} else if text[t.end] == ')' {
				if depth--; depth < 0 {
					break
				}
			}
		}
		t.close = t.end
	}
	if strings.HasPrefix(text[t.close:], ")") {
		t.close++
	} else {
		t.open = t.start // a title follows, whose words are looked at with the text
		if t.start > 0 && text[t.start-1] == '<' {
			t.open--
		}
	}
	return t
}

// longestAngled is how many bytes an address between < and > may have.
const longestAngled = 4000

// bang finds the sign that makes an image of a link whose words end at a bracket.
func bang(text string, end int) int {
	depth := 0
	for i := end; i >= 0 && end-i < 2000; i-- {
		switch text[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				if i > 0 && text[i-1] == '!' {
					return i - 1
				}
				return -1
			}
		}
	}
	return -1
}

// destination gives the edit of an address that tells a name: an address of the
// site or a file of the portfolio gets its new one, any other is taken away. The
// words of the link stay; so do those of an image, which shows nothing then.
func (r *redactor) destination(text string, t target, at texts.Place) []source.Edit {
	to, clean := r.goes(text[t.start:t.end], at)
	if clean {
		return nil
	}
	e := source.Edit{Start: t.start, End: t.end, Text: to}
	if to == "" && text[t.start-1] != '<' {
		e.Text = "<>" // nothing at all would make the link's title its address
	}
	if to == "" && t.bang >= 0 {
		return []source.Edit{{Start: t.bang, End: t.bang + 1}, e}
	}
	return []source.Edit{e}
}

// goes gives where an address leads in this view; "" for nowhere. It is clean
// where it can stay.
func (r *redactor) goes(written string, at texts.Place) (to string, clean bool) {
	if !r.named(written) {
		return written, true
	}
	local := written
	if within, ok := config.Within(r.base, written); ok {
		local = within
	}
	local, rest := CutAny(local, "#?")
	if local == "" || strings.HasPrefix(local, "//") || Scheme.MatchString(local) {
		return "", false
	}
	if r.named(rest) {
		rest = ""
	}
	if plain, err := url.PathUnescape(local); err == nil {
		local = plain
	}
	file, page := path.Join(at.Folder, local), path.Join(at.Page, local)
	if strings.HasPrefix(local, "/") {
		file, page = path.Join("content", local), path.Clean(local)
	}
	to = ""
	if r.paths.renamed(file) {
		to = "/" + strings.TrimPrefix(r.paths.of(file), "content/")
	} else if parts := strings.Split(strings.Trim(page, "/"), "/"); len(parts) == 2 {
		if id, ok := r.names.known(addresses[parts[0]], parts[1]); ok {
			to = "/" + parts[0] + "/" + id + "/"
		}
	}
	if to == "" || r.named(to) {
		return "", false
	}
	return (&url.URL{Path: to}).EscapedPath() + rest, false
}

// addresses gives the ids that the parts of the site's addresses are made of.
var addresses = func() map[string]string {
	all := map[string]string{"metrics": string(format.Metrics), "skills": string(format.Competencies)}
	for _, c := range casefile.Collections() {
		all[string(c)] = string(c)
	}
	return all
}()

var Scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

func CutAny(s, chars string) (before, rest string) {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}
