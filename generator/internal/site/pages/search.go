package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// searchText is how much of a page the search holds, in bytes.
const searchText = 2000

// Found is one page in search.json, which is a list of them.
type Found struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Kind  string `json:"kind"` // "evidence", "case study", "competency", "metric", ...
	Text  string `json:"text,omitempty"`
}

// searchJSON writes search.json: competencies, entries and series. The pages
// are composed before it, so that bodies are ready.
func (d *composer) searchJSON() {
	all := []Found{}
	for _, s := range d.skillsInOrder {
		all = append(all, Found{s.name(), d.at("/skills/" + s.ID + "/"), "competency", shortened(plain(d.expected(s)))})
	}
	for _, e := range d.c.Entries() {
		body := d.bodies[e.Key()]
		body = strings.ToValidUTF8(body[:min(len(body), 4*searchText)], "")
		text := plain(d.md(e.Summary) + "\n" + d.leading(e) + "\n" + body)
		all = append(all, Found{e.Title.V, d.at(e.Path()), one(e.Collection).Word, shortened(text)})
	}
	for i := range d.c.Series {
		s := &d.c.Series[i]
		all = append(all, Found{s.Title.V, d.seriesURL(s), "metric", shortened(s.Source.V)})
	}
	d.tree.Static["search.json"] = append(encode(all), '\n')
}

// leading is the prose that stands in the fields of an entry rather than in its body.
func (d *composer) leading(e *casefile.Entry) string {
	x := d.entries[e.Key()]
	switch e.Collection {
	case casefile.QuestionsFolder:
		return d.md(d.question(x).Says)
	case casefile.ExperimentsFolder:
		return d.md(d.trial(x).Objective)
	case casefile.FeedbackFolder:
		f := d.voice(x)
		if !d.summarised(f) {
			return strings.Join([]string{d.md(f.Behaviour), d.md(f.Impact), d.md(f.Recognition)}, "\n")
		}
	}
	return ""
}

// shortened cuts text after a word, when it is too long.
func shortened(text string) string {
	if len(text) <= searchText {
		return text
	}
	if end := strings.LastIndexByte(text[:searchText], ' '); end > 0 {
		return text[:end] + " …"
	}
	return strings.ToValidUTF8(text[:searchText], "") + " …"
}
