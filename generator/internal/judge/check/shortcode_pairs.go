package check

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// pairs matches the closing tags of one text with the opening ones.
type pairs struct {
	*Pass
	own    []string
	opened []pair
	open   map[string]int // by name: how many of opened have it
	torn   map[string]int // by name: pairs that were cut off by the end of one around them
}

// matchPairs matches the tags of a text. Those in comments count for nobody.
func (p *Pass) matchPairs(t text, own []string) {
	if source.MayHoldRemarks(t.Text) {
		t.Body, _ = t.written().WithoutRemarks()
		t.sheets = nil
	}
	all := &pairs{Pass: p, own: own, open: map[string]int{}, torn: map[string]int{}}
	for _, tag := range t.Shortcodes() {
		all.tag(shortcode{tag, t})
	}
	all.end()
}

// pair is a shortcode that is open: its opening tag, and the name that was meant.
type pair struct {
	shortcode
	meant string
}

// paired lists the shortcodes that have a closing tag.
var paired = []string{"only", "details", "highlight"}

// tag takes the next tag of the text.
func (p *pairs) tag(s shortcode) {
	switch {
	case slices.Contains(p.own, s.Name): // whether it has a closing tag is its own affair
	case s.Closing:
		p.closes(s)
	case slices.Contains(paired, s.Name) && (s.Name == "only" || !s.SelfClosing):
		p.opens(s, s.Name)
	case !slices.Contains(ofCasebook, s.Name) && !slices.Contains(ofHugo, s.Name) && !s.SelfClosing:
		if meant, ok := diag.DidYouMean(s.Name, paired); ok { // shortcode-unknown reports it
			p.opens(s, meant)
		}
	}
}

func (p *pairs) opens(s shortcode, meant string) {
	p.opened = append(p.opened, pair{s, meant})
	p.open[s.Name]++
}

// takeLast takes the innermost pair that is open.
func (p *pairs) takeLast() pair {
	last := p.opened[len(p.opened)-1]
	p.opened = p.opened[:len(p.opened)-1]
	p.open[last.Name]--
	return last
}

func (p *pairs) closes(s shortcode) {
	switch {
	case s.SelfClosing:
		p.Reportf(s.pos(), "%q is closed with a second slash", s.Name).Hintf("write it as {{< /%s >}}", s.Name)
	case len(s.Args) > 0 && slices.Contains(paired, s.Name):
		p.Reportf(s.in.at(s.Args[0].Start), "%q is closed by its name alone, so %q is lost", s.Name, s.Args[0].Value).
			Hintf("write it as {{< /%s >}}", s.Name)
	}
	last := len(p.opened) - 1
	switch {
	case last >= 0 && (p.opened[last].Name == s.Name || p.opened[last].meant == s.Name):
		p.takeLast()
	case p.torn[s.Name] > 0:
		p.torn[s.Name]--
	case p.open[s.Name] > 0:
		p.closesAround(s)
	case slices.Contains(ofCasebook, s.Name) || slices.Contains(ofHugo, s.Name):
		p.Reportf(s.pos(), "%q is closed here but was never opened", s.Name).Hintf("remove it, or put {{< %s >}} before it", s.Name)
	case !slices.Contains(ofHosts, s.Name):
		p.misspelt(s)
	}
}

// closesAround takes a closing tag before which others have to be closed.
func (p *pairs) closesAround(s shortcode) {
	for {
		inner := p.takeLast()
		if inner.Name == s.Name {
			return
		}
		p.torn[inner.Name]++
		p.Reportf(inner.pos(), "%q is not closed before %q is", inner.Name, s.Name).
			See(s.pos(), "%q is closed here", s.Name).
			Hintf("put {{< /%s >}} before {{< /%s >}}", inner.meant, s.Name)
	}
}

// misspelt reports a closing tag of a name that no shortcode has.
func (p *pairs) misspelt(s shortcode) {
	d := p.Reportf(s.pos(), "%q is closed here but was never opened", s.Name)
	last := len(p.opened) - 1
	if last < 0 {
		if meant, ok := diag.DidYouMean(s.Name, paired); ok {
			d.Hintf("did you mean {{< /%s >}}?", meant)
		}
		return
	}
	open := p.opened[last]
	d.See(open.pos(), "%q is opened here", open.Name)
	if _, ok := diag.DidYouMean(s.Name, []string{open.meant}); !ok {
		d.Hintf("%q is closed with {{< /%s >}}", open.meant, open.meant)
		return
	}
	d.Hintf("did you mean {{< /%s >}}?", open.meant)
	p.takeLast()
}

// end reports what is still open.
func (p *pairs) end() {
	for _, s := range p.opened {
		if s.Name != s.meant {
			continue // shortcode-unknown reports it
		}
		p.Reportf(s.pos(), "%q is not closed", s.Name).Hintf("close it with {{< /%s >}}", s.meant)
	}
}
