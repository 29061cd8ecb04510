package source

import (
	"slices"
	"strings"
)

// Flaw is a piece of a body that its page does not show as it was meant: raw
// HTML, which no page shows; words that belong to nothing that is shown; the
// markup of other tools, which is printed as it stands.
type Flaw struct {
	Kind       FlawKind
	Start, End int    // in the body; End may lie lines below
	Name       string // of the element, the footnote, the language
	Words      string // that are lost, or printed as they stand; on one line
	Form       string // what works in its place, "" = see the kind
	Fix        *Edit  // where Form can be put in without a doubt

	whole bool // the body holds it byte for byte as it was read
}

// Replace gives the edit that puts a form in its place; none where the body holds
// more there than was read: a comment, or a part for some readers.
func (f Flaw) Replace(form string) *Edit {
	if !f.whole {
		return nil
	}
	return &Edit{Start: f.Start, End: f.End, Text: form}
}

// FlawKind tells flaws apart.
type FlawKind int

// Of these, the page shows nothing, or something else.
const (
	LostHTML        FlawKind = iota // words within a block of HTML
	LostPlaceholder                 // <name>: words that read as a tag
	LostEffect                      // a link, a picture, a deletion: an element that says something
	LostTag                         // an element without a loss of words
	LostBreak                       // <br>
	LostFootnote                    // [^1]: words, and no [^1]
	LostCells                       // a row of a table that has more cells than its header
	LostDefinition                  // [word]: words, which Markdown takes for the address of a link
	LostInfo                        // ```go words
	SpareDefinition                 // the same, where it is an address
	Renumbered                      // 17. below 3., printed as 4.
	Miscounted                      // 4. below 2., printed as 3.: a list that was edited
)

// These are printed as they stand.
const (
	WikiLink     FlawKind = iota + 100 // [[note]]
	WikiPicture                        // ![[picture.png]]
	HiddenRemark                       // %%words%%, {/* words */}, {>>words<<} and their like
	Marked                             // ==words==
	Unspaced                           // #Heading
	SpacedLink                         // [words](my notes.md)
	SpacedImage                        // ![words](my photo.png)
	QuotedTitle                        // [words](address “title”)
	OpenLink                           // [words](address
	PartedLink                         // [words] (address)
	UndefinedRef                       // [words][name]
	UndefinedRow                       // [^name]
	Formula                            // $x^2$
	Emoji                              // :tada:
	Raised                             // x^2^
	Lowered                            // H~2~O, which is struck through
	Inserted                           // ++words++
	InlineNote                         // ^[words]
	Admonition                         // !!! note
	Citation                           // [@name]
	Abbreviation                       // *[HTML]: words
	BlockID                            // ^id
	Attributes                         // {#id}
	Container                          // :::
	Contents                           // [TOC]
	BrokenTable                        // a header and a line of dashes that do not agree
	LooseStars                         // ** words **
	Drawing                            // a code block that another tool would draw
	IndentedText                       // a paragraph that became code
	OpenFence                          // a code block that does not end
)

// Flaws gives what the page of a body would not show as it was meant, first to
// last.
func (b Body) Flaws() []Flaw {
	if !suspect(b.Text) {
		return nil
	}
	return b.flaws()
}

func (b Body) flaws() []Flaw {
	f := &flaws{masked: b.masked(), body: b}
	f.survey()
	f.html()
	f.lost()
	f.marks()
	for i := range f.found {
		if !f.found[i].whole {
			f.found[i].Fix = nil
		}
	}
	slices.SortStableFunc(f.found, func(a, b Flaw) int { return a.Start - b.Start })
	return f.found
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isWord(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c >= 0x80 }

// oneLine gives words on one line, and not more of them than a message bears.
func oneLine(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	const most = 60
	if len(words) <= most {
		return words
	}
	cut := strings.LastIndexByte(words[:most+1], ' ')
	if cut < most/2 {
		cut = most
		for cut > 0 && words[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return words[:cut] + " …"
}
