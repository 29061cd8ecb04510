package datafiles

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// searchText is how much of a page the search holds, in bytes.
const searchText = 2000

// Found is one page in search.json, which is a list of them.
type Found struct {
	Title string `json:"title"`
	URL   string `json:"url"`            // address on the site
	Kind  string `json:"kind"`           // "evidence", "case study", "competency", "metric", ...
	Text  string `json:"text,omitempty"` // beginning of the text, plain, at most 2000 bytes
}

// searchJSON writes search.json: competencies, entries and series. The pages
// are composed before it, so that bodies are ready.
func (d *machine) searchJSON() {
	all := []Found{}
	for _, s := range d.Skills {
		all = append(all, Found{s.Heading(), d.At("/skills/" + s.ID + "/"), "competency", shortened(wording.Plain(d.Expected(s)))})
	}
	for _, e := range d.Case.Entries() {
		body := d.bodies[e.Key()]
		body = strings.ToValidUTF8(body[:min(len(body), 4*searchText)], "")
		text := wording.Plain(d.Md(e.Summary) + "\n" + d.leading(e) + "\n" + body)
		all = append(all, Found{e.Title.V, d.At(e.Path()), caseindex.One(e.Collection).Word, shortened(text)})
	}
	for i := range d.Case.Series {
		s := &d.Case.Series[i]
		all = append(all, Found{s.Title.V, d.SeriesURL(s), "metric", shortened(s.Source.V)})
	}
	d.files["search.json"] = append(wording.Encode(all), '\n')
}

// leading is the prose that stands in the fields of an entry rather than in its body.
func (d *machine) leading(e *casefile.Entry) string {
	x := d.Entries[e.Key()]
	switch e.Collection {
	case casefile.QuestionsFolder:
		return d.Md(d.Question(x).Says)
	case casefile.ExperimentsFolder:
		return d.Md(d.Trial(x).Objective)
	case casefile.FeedbackFolder:
		f := d.Voice(x)
		if !d.Summarised(f) {
			return strings.Join([]string{d.Md(f.Behaviour), d.Md(f.Impact), d.Md(f.Recognition), d.Md(f.Alternative)}, "\n")
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
