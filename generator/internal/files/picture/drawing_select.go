package picture

import (
	"encoding/xml"
	"regexp"
	"strings"
	"sync"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// part is an element of the drawing as a selector sees it: with its own name and
// all its attributes, also where the element is left out or renamed.
type part struct {
	node           *html.Node // what cascadia reads
	name           string     // as it is written; node.Data is in lower case
	element        *element   // nil = it is left out
	parent, before *part
	last           *part // of its children
	children       int
	at             int // its place in the drawing
	reading        int // what it costs to look at its class and id,
	all            int // and at all its attributes
}

// bytesPerStep is how many bytes are read in the time of a step.
const bytesPerStep = 64

// join adds an element to those that selectors see. parent is nil for the root.
func (d *sanitiser) join(t xml.StartElement, parent *part) *part {
	p := &part{node: &html.Node{Type: html.ElementNode, Data: strings.ToLower(t.Name.Local)}, name: t.Name.Local, at: len(d.parts), reading: 1, all: 1}
	for _, a := range t.Attr {
		if a.Name.Space != "" {
			continue
		}
		p.node.Attr = append(p.node.Attr, html.Attribute{Key: strings.ToLower(a.Name.Local), Val: a.Value})
		p.all += 1 + len(a.Value)/bytesPerStep
		if a.Name.Local == "class" || a.Name.Local == "id" {
			p.reading += len(a.Value) / bytesPerStep
		}
	}
	if parent == nil {
		parent = &part{node: &html.Node{Type: html.DocumentNode}}
	} else {
		p.parent = parent
	}
	parent.node.AppendChild(p.node)
	p.before, parent.last = parent.last, p
	parent.children++
	d.parts = append(d.parts, p)
	return p
}

// compound is what a selector asks of one element.
type compound struct {
	by       byte   // how it is related to the compound before: ' ', '>', '+', '~'; 0 = it is the first
	name     string // of the element, "" = any
	key      string // what elements to look at are found by: "#id", ".class", "name", "" = all of them
	is       cascadia.Sel
	siblings bool // it counts them
	reads    bool // attributes other than class and id
}

// More than any program writes.
const (
	longestCompound = 1000
	mostCompounds   = 50
)

// What can be asked of one element and does not change while it is looked at.
// The argument of :not() has no relations, which take time without end where
// they are nested.
const (
	cssName   = `(?:[\w-]|[^\x00-\x7f]|\\[^\n\r\f])+`
	cssSimple = `[.#]` + cssName +
		`|\[\s*` + cssName + `\s*(?:[~|^$*]?=\s*(?:` + cssName + `|"[^"\\\n]*"|'[^'\\\n]*')\s*[iI]?\s*)?\]` +
		`|:(?i:root|(?:first|last|only)-(?:child|of-type)|nth-(?:last-)?(?:child|of-type)\([^()]*\))`
	cssPlain = `(?:\*|` + cssName + `)?(?:` + cssSimple + `)*`
)

var (
	oneCompound = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^` + cssPlain + `(?::(?i:not)\(\s*` + cssPlain + `(?:\s*,\s*` + cssPlain + `)*\s*\)|` + cssSimple + `)*`)
	})
	relation   = regexp.MustCompile(`^(?:\s*[>+~]\s*|\s+)`)
	cssOwnName = regexp.MustCompile(`^` + cssName)
)

// selectors reads what stands before a block. A selector that asks for a state,
// for a part of an element, or for something that is not understood is left out;
// one that is no selector makes the rule void, as in a browser.
func selectors(head string) []rule {
	var list []rule
	for more := true; more; {
		var one string
		one, head, more = cut(head, ',')
		r, ok := selectorOf(strings.TrimSpace(one))
		switch {
		case ok:
			list = append(list, r)
		case !strings.Contains(one, ":"):
			return nil
		}
	}
	return list
}

func selectorOf(text string) (rule, bool) {
	var r rule
	by := byte(0)
	for {
		one := oneCompound().FindString(text)
		if one == "" || len(one) > longestCompound || len(r.path) == mostCompounds {
			return rule{}, false
		}
		c := compound{by: by, siblings: strings.Contains(strings.ToLower(one), "nth-") || strings.Contains(strings.ToLower(one), "-of-type"), reads: strings.Contains(one, "[")}
		group, err := cascadia.ParseGroup(one)
		if err != nil || len(group) != 1 {
			return rule{}, false
		}
		c.is = group[0]
		c.name, c.key = keyOf(one)
		r.path = append(r.path, c)
		r.weight = r.weight.Add(c.is.Specificity())
		if text = text[len(one):]; text == "" {
			return r, true
		}
		between := relation.FindString(text)
		if between == "" {
			return rule{}, false
		}
		text = text[len(between):]
		if by = ' '; strings.TrimSpace(between) != "" {
			by = strings.TrimSpace(between)[0]
		}
	}
}

// keyOf gives the name of the element that a compound asks for, and by what it
// is found fastest.
func keyOf(text string) (name, key string) {
	if i := strings.IndexAny(text, `:[`); i >= 0 {
		text = text[:i]
	}
	if strings.Contains(text, `\`) {
		return "", ""
	}
	name = cssOwnName.FindString(text)
	for _, sign := range []string{"#", "."} {
		if _, after, ok := strings.Cut(text, sign); ok {
			return name, sign + cssOwnName.FindString(after)
		}
	}
	return name, name
}

// matcher finds the elements that rules speak of.
type matcher struct {
	of      *sanitiser
	by      map[string][]*part // by the key of a compound
	round   int                // of compounds
	in      []int              // by part: the round that it was found in
	eldest  []int              // by part: the round that a child was found in, and
	child   []*part            // the first one
	buffers [2][]*part
}

func (d *sanitiser) matcher() *matcher {
	n := len(d.parts)
	m := &matcher{of: d, by: map[string][]*part{"": d.parts}, in: make([]int, n), eldest: make([]int, n), child: make([]*part, n)}
	for _, p := range d.parts {
		m.add(p.name, p)
		for _, a := range p.node.Attr {
			switch a.Key {
			case "id":
				m.add("#"+a.Val, p)
			case "class":
				for _, c := range strings.Fields(a.Val) {
					m.add("."+c, p)
				}
			}
		}
	}
	return m
}

func (m *matcher) add(key string, p *part) {
	if list := m.by[key]; len(list) == 0 || list[len(list)-1] != p {
		m.by[key] = append(list, p)
	}
}

// matching gives the elements that a rule speaks of, in their order; they hold
// until the next call. It goes from the outermost compound to the innermost, so
// that no element is looked at twice for one compound, however long the
// selector is.
func (m *matcher) matching(r rule) ([]*part, error) {
	var found []*part
	for i, c := range r.path {
		m.round++
		for _, p := range found {
			m.in[p.at] = m.round
			if p.parent != nil && m.eldest[p.parent.at] != m.round {
				m.eldest[p.parent.at], m.child[p.parent.at] = m.round, p
			}
		}
		found = m.buffers[i%2][:0]
		for _, p := range m.by[c.key] {
			related, cost := m.related(p, c.by)
			if c.siblings && p.parent != nil {
				cost += p.parent.children / 4 // it is a short loop
			}
			if c.reads {
				cost += p.all
			}
			if err := m.of.spend(cost + p.reading); err != nil {
				return nil, err
			}
			if related && (c.name == "" || c.name == p.name) && c.is.Match(p.node) {
				found = append(found, p)
			}
		}
		if m.buffers[i%2] = found; len(found) == 0 {
			return nil, nil
		}
	}
	return found, nil
}

// related reports an element that stands to one of those found before as a
// combinator says.
func (m *matcher) related(p *part, by byte) (yes bool, cost int) {
	switch by {
	case ' ':
		for above := p.parent; above != nil && !yes; above = above.parent {
			yes = m.in[above.at] == m.round
			cost++
		}
		return yes, cost
	case '>':
		return p.parent != nil && m.in[p.parent.at] == m.round, 0
	case '+':
		return p.before != nil && m.in[p.before.at] == m.round, 0
	case '~':
		return p.parent != nil && m.eldest[p.parent.at] == m.round && m.child[p.parent.at].at < p.at, 0
	}
	return true, 0
}
