package views

// The views: what each template gets. This file and the files view_*.go are the
// contract between Go and a theme.
//
// How a template reaches its view. Every page has its view in the front matter,
// below params, in one map:
//
//	{{ $v := .Params.view }}   {{ $v.summary_md }}   {{ range $v.witnesses }}{{ .name }}{{ end }}
//
// The author's own `params:` stand beside it, untouched (.Params.anything). What
// the whole site shares is in {{ hugo.Data.casebook }} (see Site; site.Data is
// deprecated since Hugo 0.156). Hugo's own fields hold: .Title (plain text),
// .Description (plain text, the summary without markup), .Date (the entry's
// date, zero where it has none), .Content (the author's Markdown, rendered).
//
// Which template gets which view (by Hugo's ordinary lookup, from the path):
//
//	home.html                                   Home
//	skills/section.html, skills/page.html       Competencies, Competency
//	case-studies/section.html, page.html        CaseStudies, CaseStudy
//	evidence/section.html, page.html            Exhibits, Exhibit
//	roadmap/section.html                        Roadmap
//	milestones/section.html, page.html          Milestones, Milestone
//	experiments/section.html, page.html         Experiments, Experiment
//	feedback/section.html, page.html            FeedbackList, Feedback
//	statements/section.html, page.html          Statements, Statement
//	questions/section.html, page.html           Questions, Question
//	journal/section.html, page.html             Journal, JournalEntry
//	mentoring/section.html                      Mentoring
//	check-ins/section.html, page.html           CheckIns, CheckIn
//	asks/section.html, page.html                Asks, Ask
//	metrics/section.html, page.html             Metrics, Metric
//	packet/section.html                         Packet
//
// Rules that hold for every field:
//
//   - Everything is computed, sorted, worded and formatted. A template prints;
//     it does not count, compare dates or sort.
//   - What is empty is absent from the front matter: use `with`. A list is
//     absent rather than empty. A false is absent.
//   - A field that ends in _md is Markdown ({{ $.Page.RenderString .x_md }} or
//     markdownify), with finished shortcodes in it; a list of Markdown strings
//     ends in _md as well. Every other string is plain text. Rows of long lists
//     carry plain text only, because ten thousand calls of markdownify take
//     seconds.
//   - Every url is final: it begins with the path of the base URL and is printed
//     as it stands, without relURL. Only addresses that the author wrote in a
//     body come unprepared: a link hook turns those that begin with "/" into
//     {{ strings.TrimPrefix "/" .Destination | relURL }}.
//   - A Word has an id for attributes and translation, and the English word.
//   - A source is the place in the portfolio that a figure was read from, as
//     "content/metrics/lead-time.csv:14": print it small, or as a title.
//
// Images and other files. An image that a body shows or links to is a resource
// of its page, and the address in the body is its name: the hooks for images and
// links find it by {{ .PageInner.Resources.Get .Destination }}. Every other file,
// and the image of a prose field, is a static file; its address begins with "/".
//
// A link whose address is empty led to what the audience may not see: a link
// hook prints its words and no link.
//
// Shortcodes. Compose replaces the author's arguments by finished ones, all named:
//
//	evidence  text url label number title    "Event vocabulary", "Exhibit 3", title for a tooltip
//	metric    text url title                 "31 h", the page of the series, where the figure comes from
//	change    text url title direction       "−34%"; direction is better, worse, same or absent
//	person    text title                     a name, and what the person does
//	chart     figure                         the key of one of $v.figures of the page
//
// url may be absent: then the text stands alone. What the audience may not see
// has been taken out of the body. None of them has anything between tags.
//
// Charts. A page's own charts are in $v.charts, in order; the partial for a Fig
// prints them and those of bodies alike. Their keys, by page:
//
//	home           readiness, then small once per headline series (small pictures, to stand side by side)
//	skills         coverage
//	competency     level
//	exhibits       evidence-flow
//	exhibit        impact, at most twice
//	case-study     impact, at most twice
//	roadmap        roadmap, load, plan-actual, burn-up
//	metric         series
//	experiment     experiment
//	feedback       feedback
//	mentoring      check-ins
//	journal        energy, journal-entries
//	packet         readiness and small, for the summary; skill-map and coverage, for the readiness;
//	               impact is in $v.exhibits and $v.case_studies, with what it belongs to
//
// A chart that has nothing to show is absent. One that is not drawn has no svg.

// Base is in every view.
type Base struct {
	Page      string `json:"page"`                 // kind of the page, as in the table above
	Menu      string `json:"menu,omitempty"`       // `id` of the menu item that the page belongs to
	SummaryMD string `json:"summary_md,omitempty"` // the author's summary
	Crumbs    []Link `json:"crumbs,omitempty"`     // from the home page to the page above this one; the page itself is not in it
	Prev      *Link  `json:"prev,omitempty"`       // the page before in the order of its list
	Next      *Link  `json:"next,omitempty"`       // the next page in the order of its list
	Source    string `json:"source,omitempty"`     // the author's file: "content/evidence/rota.md", with a line where it is one row of many
	Audience  *Word  `json:"audience,omitempty"`   // who may read this page; only in builds for mentor and self
	Charts    []*Fig `json:"charts,omitempty"`     // the page's own charts, in order
	Figures   []*Fig `json:"figures,omitempty"`    // what the shortcode chart shows on this page
}

// Link is something to point at. Title is always there; a Link without URL is
// printed as text.
type Link struct {
	Title  string `json:"title"`            // title, plain text
	URL    string `json:"url,omitempty"`    // address, ready to print
	Number int    `json:"number,omitempty"` // of an exhibit: print it before the title, or alone where space is short
	Kind   *Word  `json:"kind,omitempty"`   // what it leads to, in lists of mixed things: evidence, milestone, ...
	Note   string `json:"note,omitempty"`   // a few words after the link: "due 12 May 2026"
}

// Group is a heading with links: "Case studies", "Questions".
type Group struct {
	ID    string `json:"id"`    // collection: "case-studies"
	Title string `json:"title"` // title, plain text
	Links []Link `json:"links"` // the entries
}

// Word is a choice from a closed list.
type Word struct {
	ID   string `json:"id"`   // stable: "some", "cross-functional"
	Word string `json:"word"` // "some evidence", "cross-functional"
}

// Date is a day, month or quarter.
type Date struct {
	ISO  string `json:"iso"`  // for <time datetime>: "2026-03-31" or "2026-03"; a quarter's last day
	Text string `json:"text"` // "31 March 2026", "March 2026", "Q1 2026"
}

// Person is somebody as the audience may know them.
type Person struct {
	Name         string `json:"name"`
	Role         string `json:"role,omitempty"` // role, in the author's words
	Organisation string `json:"organisation,omitempty"`
	Relation     *Word  `json:"relation,omitempty"` // mentor, manager, sponsor, peer, report, stakeholder, reviewer, other
	Line         string `json:"line,omitempty"`     // role, organisation and relation in one line: "Staff engineer, Platform; peer"
}

// Impact is one figure that changed.
type Impact struct {
	Label     string `json:"label"`               // what the figure is of
	From      string `json:"from,omitempty"`      // "47 min", with its unit
	To        string `json:"to,omitempty"`        // "31 min"
	Change    string `json:"change,omitempty"`    // "−34%"
	Direction string `json:"direction,omitempty"` // "better", "worse", "same"; absent where nobody said which way is better
	Before    *Date  `json:"before,omitempty"`    // the period that From is the mean of
	After     *Date  `json:"after,omitempty"`
	Text      string `json:"text"`              // the whole in words: "from 47 min to 31 min (−34%)"
	Series    *Link  `json:"series,omitempty"`  // the series that the figures are read from; absent = stated by the author
	Exhibit   *Link  `json:"exhibit,omitempty"` // whose impact it is, where shown on another page
	Source    string `json:"source"`            // file and line that the figure was read from

	Over []ImpactOver `json:"over,omitempty"` // of a case study: the same measure over the periods of its exhibits
}

// ImpactOver is what an exhibit says of a measure that its case study compares over other periods.
type ImpactOver struct {
	Exhibit Link   `json:"exhibit"` // whose impact it is
	Text    string `json:"text"`    // "36 min in Q1 2026", or from where to where, if it begins elsewhere
	Source  string `json:"source"`  // file and line that the figure was read from
}

// Table is figures in rows and columns.
type Table struct {
	Caption string     `json:"caption,omitempty"` // caption, plain text
	Head    []string   `json:"head"`              // the first is the head of the row heads
	Rows    []TableRow `json:"rows"`
}

// TableRow is one line of a Table.
type TableRow struct {
	Head   string   `json:"head"`             // "March 2026"
	Cells  []string `json:"cells"`            // one per column after the first; "" = a gap
	Note   string   `json:"note,omitempty"`   // "curl 7.69.0", or an event of that day, plain text
	Source string   `json:"source,omitempty"` // file:line
}

// Fig is a drawn chart, or a chart of a body: a caption, the drawing, and the
// same data as a table. The partial figure.html prints it.
type Fig struct {
	Key         string   `json:"key"`                   // what the shortcode chart passes as figure: "1", "2"; of a page's own charts, the chart's kind: "readiness"
	ID          string   `json:"id,omitempty"`          // of the chart, unique in the site: begins all ids in its SVG; "" = not drawn
	Caption     string   `json:"caption"`               // plain text
	Description string   `json:"description,omitempty"` // what the chart shows, in words; it is in the SVG's <desc> too
	SVG         string   `json:"svg,omitempty"`         // name of the drawing as a resource: {{ (resources.Get .svg).Content | safeHTML }}
	Narrow      string   `json:"narrow,omitempty"`      // the same laid out for 360 pixels, likewise a resource; small pictures have none
	File        string   `json:"file,omitempty"`        // url of the drawing as a file of its own, for <img> elsewhere: "/charts/readiness.svg"
	Explore     bool     `json:"explore,omitempty"`     // the option makes sense without the texts on the drawing
	Option      string   `json:"option,omitempty"`      // url of the ECharts option: "/charts/readiness.json"
	CSV         string   `json:"csv,omitempty"`         // url of the data
	Notes       []string `json:"notes,omitempty"`       // texts of the numbered marks, from 1
	Empty       string   `json:"empty,omitempty"`       // why nothing could be drawn; then there is no SVG
	URL         string   `json:"url,omitempty"`         // the page of the series
	Table       *Table   `json:"table,omitempty"`       // the data; absent where the page shows it anyway, or where it is long: then the CSV has it
	Source      string   `json:"source,omitempty"`      // file and line that the figure was read from
}

// EntryView is in the view of every page that is an entry of a collection.
type EntryView struct {
	Base
	Date         *Date    `json:"date,omitempty"`
	Competencies []Link   `json:"competencies,omitempty"` // named by the entry; Note is the level, where one is named
	Tags         []string `json:"tags,omitempty"`
	Objectives   []string `json:"objectives,omitempty"` // names
	Values       []string `json:"values,omitempty"`     // names
	Links        []Link   `json:"links,omitempty"`      // the author's links, to elsewhere
	Cited        []Group  `json:"cited,omitempty"`      // who points at this entry: case studies, questions, feedback, ...
}

// Row is one entry in a plain list.
type Row struct {
	Title   string `json:"title"`             // title, plain text
	URL     string `json:"url"`               // address, ready to print
	Summary string `json:"summary,omitempty"` // plain text
	Date    *Date  `json:"date,omitempty"`
	Kind    *Word  `json:"kind,omitempty"`
	State   *Word  `json:"state,omitempty"`
	Note    string `json:"note,omitempty"`  // one line in small print
	Links   []Link `json:"links,omitempty"` // links
	Month   string `json:"month,omitempty"` // of the first row of a month, in lists by month: "June 2026"
}
