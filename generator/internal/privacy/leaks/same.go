package leaks

import (
	"maps"
	"reflect"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
)

// Same tells whether a search for one finds something in a file exactly if a search for
// the other does. It may say no of two that do.
func (h Withheld) Same(o Withheld) bool {
	return h.count == o.count && h.composed == o.composed &&
		slices.EqualFunc(h.pieces, o.pieces, func(a, b texts.Piece) bool { return a.Text == b.Text }) &&
		slices.Equal(h.runs.keys, o.runs.keys) && slices.Equal(h.runs.refs, o.runs.refs) &&
		(h.labels == nil) == (o.labels == nil) && (h.labels == nil || maps.Equal(h.labels.known, o.labels.known)) &&
		slices.EqualFunc(h.phrases.all, o.phrases.all, samePhrase) && h.given.same(o.given)
}

// samePhrase compares all but where a phrase stands in the author's files.
func samePhrase(a, b phrase) bool {
	return a.what == b.what && a.text == b.text && a.whole == b.whole && a.guard == b.guard && a.twin == b.twin &&
		a.open == b.open && a.own == b.own && a.exact == b.exact && a.size == b.size && slices.Equal(a.words, b.words)
}

func (g given) same(o given) bool {
	if g.find == nil || o.find == nil {
		return g.find == o.find
	}
	a, b := *g.find, *o.find
	a.Seen, b.Seen = redact.Letters{}, redact.Letters{}
	return reflect.DeepEqual(a, b)
}
