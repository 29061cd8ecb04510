package check

import (
	"iter"
	"path"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// entries lists every entry of every collection, once per pass.
func (p *Pass) entries() []*casefile.Entry {
	if p.all == nil {
		p.all = p.Case.Entries()
	}
	return p.all
}

// text is Markdown of the author's: a body, or a prose field.
type text struct {
	source.Body
	field    casefile.Text   // of a prose field; not given for a body
	address  string          // of the page: "/evidence/rota/"
	audience config.Audience // that may read it
	folder   string          // that relative paths begin at: "content/evidence"

	sheets  *sheets           // of a field; nil for an argument of a shortcode, which has the place of the argument
	inTag   bool              // an argument of a shortcode
	reading *audience.Reading // as some audiences read it; nil = as the author does
}

// sheets gives fields with the places of their words, which are seldom asked for. The last
// one is kept, since a text with one flaw often has more.
type sheets struct {
	of   source.Sheets
	mu   sync.Mutex
	last casefile.Text
	body source.Body
}

func (s *sheets) placed(field casefile.Text) source.Body {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last != field {
		s.last, s.body = field, s.of.Body(field)
	}
	return s.body
}

// written gives a field with the places of its words.
func (t text) written() source.Body {
	switch {
	case t.reading != nil, t.sheets == nil:
		return t.Body
	}
	return t.sheets.placed(t.field)
}

// seenBy says who reads the text in this form: "the committee".
func (t text) seenBy() string {
	var all []string
	for _, a := range t.reading.Audiences {
		all = append(all, "the "+a.String())
	}
	return strings.Join(all, " and ")
}

// note says beside a diagnostic of a reading which part of the text it lacks: the one
// that begins last before the place.
func (t text) note(d *diag.Diagnostic) {
	if t.reading == nil {
		return
	}
	part := t.reading.Closed[0]
	for _, at := range t.reading.Closed {
		if at.Line < d.Pos.Line || at.Line == d.Pos.Line && at.Col <= d.Pos.Col {
			part = at
		}
	}
	d.See(part, "as it is for %s, who may not read the part that begins here", t.seenBy())
}

// readings gives a text as those read it who may not read all of its parts.
func (p *Pass) readings(t text) []text {
	if !strings.Contains(t.Text, "{{") || !strings.Contains(t.Text, "only") {
		return nil
	}
	all, known := p.parted[t.begin()]
	if known {
		return all
	}
	whole := t.Body
	if t.field.Given() {
		whole = t.written()
	}
	for _, r := range audience.Readings(whole, t.audience) {
		as := t
		as.Body, as.reading = r.Body, &r
		all = append(all, as)
	}
	if p.parted == nil {
		p.parted = map[diag.Pos][]text{}
	}
	p.parted[t.begin()] = all
	return all
}

// at gives the place of a byte of the text.
func (t text) at(offset int) diag.Pos {
	if t.field.Given() {
		return t.written().Pos(offset)
	}
	return t.Pos(offset)
}

// begin gives the place at which the text, or the field, begins.
func (t text) begin() diag.Pos {
	if t.field.Given() {
		return t.field.Pos
	}
	return t.Pos(0)
}

// texts gives every body and every prose field that has a mark in it.
func (p *Pass) texts(mark string) iter.Seq[text] {
	return func(yield func(text) bool) {
		for b := range p.bodies() {
			if strings.Contains(b.Text, mark) && !yield(b) {
				return
			}
		}
		for _, t := range p.fieldTexts() {
			if strings.Contains(t.Text, mark) && !yield(t) {
				return
			}
		}
	}
}

// fieldTexts lists every prose field, once per pass.
func (p *Pass) fieldTexts() []text {
	if p.inFields == nil {
		prose := p.prose()
		p.inFields = make([]text, len(prose))
		on := &sheets{of: p.Case.Sheets}
		for i, field := range prose {
			p.inFields[i] = text{
				Body: source.Body{Text: field.V, File: field.Pos.File, Value: field.Pos}, field: field, audience: p.audienceOf(field.Pos.File), sheets: on,
			}
		}
	}
	return p.inFields
}

// bodies gives every body that has something in it.
func (p *Pass) bodies() iter.Seq[text] {
	return func(yield func(text) bool) {
		for _, e := range p.entries() {
			if !e.Body.Empty() && !yield(entryText(e)) {
				return
			}
		}
		for _, page := range p.plainPages() {
			if !page.Body.Empty() && !yield(text{Body: page.Body, audience: page.Audience, address: pageAddress(page), folder: path.Dir(page.Pos.File)}) {
				return
			}
		}
	}
}

// audienceOf gives who may read the fields of a file.
func (p *Pass) audienceOf(file string) config.Audience {
	if p.readers == nil {
		p.readers = map[string]config.Audience{}
		for _, page := range p.plainPages() {
			p.readers[page.Pos.File] = page.Audience
		}
		for _, e := range p.entries() {
			p.readers[e.Pos.File] = max(p.readers[e.Pos.File], e.Audience) // rows of one file: who may read all
		}
	}
	return p.readers[file]
}

// plainPages lists the pages that are no entries.
func (p *Pass) plainPages() []casefile.Page {
	pages := p.Case.Sections
	for _, page := range []*casefile.Page{p.Case.Home, p.Case.Agreement} {
		if page != nil {
			pages = append(pages[:len(pages):len(pages)], *page)
		}
	}
	return pages
}

func entryText(e *casefile.Entry) text {
	return text{Body: e.Body, audience: e.Audience, address: e.Path(), folder: e.Folder}
}

func pageAddress(page casefile.Page) string {
	switch page.Pos.File {
	case "content/_index.md":
		return "/"
	case "content/agreement.md":
		return "/mentoring/"
	}
	return "/" + page.ID + "/"
}

// shortcode is one shortcode tag.
type shortcode struct {
	source.Shortcode
	in text
}

// pos is the place of the tag.
func (s shortcode) pos() diag.Pos { return s.in.at(s.Start) }

// arg gives an argument by name or by position, as a reference: with a place
// only where it is given.
func (s shortcode) arg(name string, index int) casefile.Ref {
	a, ok := s.Arg(name, index)
	if !ok {
		return casefile.Ref{}
	}
	return casefile.Ref{V: a.Value, Pos: s.in.at(a.Start)}
}

// shortcodes gives every shortcode tag, the closing ones too.
func (p *Pass) shortcodes() iter.Seq[shortcode] {
	return func(yield func(shortcode) bool) {
		for t := range p.texts("{{") {
			for _, s := range t.Shortcodes() {
				if !yield(shortcode{s, t}) {
					return
				}
			}
		}
	}
}

// link is a link or an image.
type link struct {
	source.Link
	in text
}

func (l link) pos() diag.Pos { return l.in.at(l.Offset) }

// links lists every link and image of the texts in which one may lead to this
// site, or nowhere. Texts are parsed once per pass.
func (p *Pass) links() []link {
	if p.linked == nil {
		p.linked = []link{}
		for t := range p.texts("") {
			if strings.Contains(t.Text, "]") && mayLinkHere(t.Text, p.Case.Config.BaseURL) || oddAddress(t.Text) {
				p.linked = append(p.linked, p.linksOf(t)...)
			}
			p.linked = append(p.linked, p.figureLinks(t)...)
			for _, as := range p.captions(t) {
				p.linked = append(p.linked, p.linksOf(as)...)
			}
		}
	}
	return p.linked
}

// linksOf gives the links of a text, and those that only some of its readers find.
func (p *Pass) linksOf(t text) []link {
	type where struct {
		at  diag.Pos
		url string
	}
	var all []link
	known := map[where]bool{}
	for _, as := range append([]text{t}, p.readings(t)...) {
		for _, l := range as.Markdown().Links {
			if at := (where{as.at(l.Offset), l.URL}); as.reading == nil || !known[at] {
				known[at] = true
				all = append(all, link{l, as})
			}
		}
	}
	return all
}

// mayLinkHere tells whether Markdown holds an image, or a link that has no
// scheme or begins with the base address. Most bodies of a large case hold
// neither, and parsing costs more than all other checks together.
func mayLinkHere(markdown, base string) bool {
	if strings.Contains(markdown, "![") || len(base) > 1 && strings.Contains(markdown, base) {
		return true
	}
	for to := range config.LinkTargets(markdown) {
		if !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") {
			return true
		}
		if _, here := config.Within(base, to[:max(0, strings.IndexAny(to, ") \t\n>"))]); here {
			return true
		}
	}
	return false
}
