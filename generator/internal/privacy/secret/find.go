// Package secret finds tokens, keys and passwords in text.
//
// In: a text, or the bytes of a file or an archive. Out: the position, kind and first
// characters of each secret. Audiences do not matter: a secret is one for every reader.
// The package opens no files, reports no diagnostics, and does not ask a service
// whether a secret is valid; package secretfiles searches a portfolio with it.
//
//	found := secret.Find(text)                 // of a text that is at hand
//	places := secret.In(data)                  // of the bytes of a file
//	places, err := searcher.Search(reader)     // of a file of any length
//	places := searcher.SearchMembers(members)  // of what an archive packs
//
// Whether a file is text is decided by its content, not by its name. Long files are read in pieces, so memory and time are bounded.
//
// There are three kinds of rules. A vendor's token is known by the prefix and
// the alphabet that its documentation gives (vendors.go). A shape is known by
// its grammar: an address with a password, a signed token, a block with a
// private key (shapes.go, cloud.go, keys.go, headers.go). An assignment is known
// by the name of what is assigned, and then the value has to look random
// (assigned.go, random.go). Placeholders in documents are not secrets: changeme, ${TOKEN}, <password>, rows of
// stars, and the keys that vendors print in their manuals.
//
// A test compares the table of vendors with the rules of gitleaks: a vendor that is in
// these must be in the table. Its rules are not run themselves (8.30, tried on the
// secrets and texts of the tests here): they find 64 of 100 planted secrets, because
// they want an assignment around most of them and none of prose, a table or an
// address; 222 patterns take 0.5 to 2 seconds for a megabyte, where the rules here
// take 10 ms; and the module brings zerolog and viper.
//
// A text is read once. Three bytes at a time are looked up in a table of the
// marks that rules begin with; a rule then looks at a bounded piece of the text,
// or at a run of letters that it enters only at its first one. So time grows with
// the length of the text and with nothing else. Offsets are bytes.
package secret

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Found is a secret in a text.
type Found struct {
	Start, End int    // the bytes of the secret alone, without name and quotes
	Kind       string // "a GitHub token"
	First      string // how it begins: at most 4 characters, and never more than a quarter
	Length     int    // in characters
}

// Find lists the secrets of a text, in its order. They do not overlap: where two
// rules see the same bytes, the one that knows more about them wins.
func Find(text string) []Found {
	var seen []span
	var k key
	for i := -2; i+1 < len(text); i++ {
		next := byte(0)
		if i+2 < len(text) {
			next = text[i+2]
		}
		if k = k.then(next); i < 0 || !index.begins.has(k) {
			continue
		}
		list := index.lists[index.pairs[pair(text[i], text[i+1])]]
		for k := range list {
			if r := &list[k]; r.stands(text, i) {
				if s, ok := r.look(text, i); ok {
					s.rank = r.rank
					seen = append(seen, s)
				}
			}
		}
	}
	if seen == nil {
		return nil
	}
	var all []Found
	for _, s := range parted(seen) {
		value := text[s.start:s.end]
		n := utf8.RuneCountInString(value)
		all = append(all, Found{Start: s.start, End: s.end, Kind: s.kind, First: first(value, min(4, n/4)), Length: n})
	}
	return all
}

// first gives the first n characters of a text.
func first(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}

// Masked gives a text with no more of its secrets than how they begin.
func Masked(text string) string {
	found := Find(text)
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, f := range found {
		b.WriteString(text[from:f.Start] + f.First + "…")
		from = f.End
	}
	return b.String() + text[from:]
}

// span is a secret that a rule has seen.
type span struct {
	start, end int
	kind       string
	rank       rank
}

// parted sorts spans and leaves one of each group that overlaps.
func parted(all []span) []span {
	slices.SortStableFunc(all, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.rank, b.rank), cmp.Compare(b.end, a.end))
	})
	kept := all[:1]
	for _, s := range all[1:] {
		last := &kept[len(kept)-1]
		switch {
		case s.start >= last.end:
			kept = append(kept, s)
		case s.rank < last.rank:
			*last = s
		}
	}
	return kept
}
