package pages

import (
	"bytes"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Head is the front matter of a page without its parameters: all that lists, feeds and
// links of other pages print of it.
type Head struct {
	Title       string   `json:"title"`
	URL         string   `json:"url"`
	Date        string   `json:"date,omitempty"`
	Description string   `json:"description,omitempty"`
	Outputs     []string `json:"outputs,omitempty"` // names of Hugo's output formats; none = as Hugo has them
	Build       Build    `json:"build,omitzero"`

	// Asks are the pages whose words the template of this one prints, as site.GetPage
	// finds them: "/evidence/rota".
	Asks []string `json:"-"`
}

// Build says what Hugo does with a page.
type Build struct {
	List   string `json:"list,omitempty"`   // "never" = it is in no list
	Render string `json:"render,omitempty"` // "link" = it has an address, and is not made
}

// Same tells whether two pages look the same to lists, feeds and links.
func (h Head) Same(o Head) bool {
	return h.Title == o.Title && h.URL == o.URL && h.Date == o.Date && h.Description == o.Description &&
		slices.Equal(h.Outputs, o.Outputs) && h.Build == o.Build
}

// Stub is a content file of the page for lists and feeds alone: it has neither
// parameters nor words, and Hugo does not make it.
func (h Head) Stub() []byte { return append(wording.Encode(h.unmade()), '\n') }

// Unmade gives the content file of the page, of which Hugo gives the words to other
// pages, and makes none.
func (h Head) Unmade(file []byte) []byte {
	head := wording.Encode(h.unmade())
	_, params, _ := bytes.Cut(file, []byte(paramsKey))
	return slices.Concat(head[:len(head)-1], []byte(paramsKey), params)
}

// paramsKey begins the parameters of a page. No text before it holds it: quotes in
// texts are escaped.
const paramsKey = `,"params":`

func (h Head) unmade() Head {
	h.Build.Render = "link"
	return h
}
