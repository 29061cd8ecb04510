package views

// Packet is the packet: /packet/ on the site, and the document that the verb
// packet makes. It is a list of sections in the order of the profile; each
// section's template, _partials/packet/KIND.html, reads the field of its kind.
//
// Every address in it is a final path of the site ("/evidence/rota/"), as on
// every page. The document turns those of what it holds into places of its own:
// an element with data-at="/evidence/rota/" is where that address leads. It
// knows a cross-reference by data-page-of="ID", and fills in the page of ID.
type Packet struct {
	Base
	Profile   string          `json:"profile"`         // name of the profile
	Name      string          `json:"name,omitempty"`  // the profile's title: "For the autumn committee"
	Paper     string          `json:"paper"`           // `a4` or `letter`
	Pages     int             `json:"pages,omitempty"` // most pages that it may have; absent means no limit
	Owner     Owner           `json:"owner"`           // whose case it is
	From      string          `json:"from,omitempty"`  // name of the level held now
	To        string          `json:"to,omitempty"`    // name of the level aimed at
	Since     string          `json:"since,omitempty"` // since when, in words
	Round     *Round          `json:"round,omitempty"`
	Framework *FrameworkNote  `json:"framework,omitempty"`
	Edition   string          `json:"edition"`   // "Prepared for the committee, as of 30 June 2026"
	RunLeft   string          `json:"run_left"`  // the running title, as the inside of a CSS string: quotes and backslashes are escaped
	RunRight  string          `json:"run_right"` // "As of 30 June 2026", likewise
	Sections  []PacketSection `json:"sections"`

	Answer      *Answer          `json:"answer,omitempty"`       // absent: nothing is asked
	Readiness   *Readiness       `json:"readiness,omitempty"`    // for the sections `summary` and `readiness`, with `rules`
	Assessed    string           `json:"assessed,omitempty"`     // for `readiness`: who assessed the competencies, and when a row says at which level
	Areas       []CompetencyArea `json:"areas,omitempty"`        // for `summary` and `readiness`: every expectation, with verdict and reason
	Dense       bool             `json:"dense,omitempty"`        // more expectations than a summary has room for a shape each
	Asked       string           `json:"asked,omitempty"`        // what the committee decides on: "whether Mirela Osei is at the level Staff engineer, with effect from 1 January 2027"
	Numbers     []MetricRow      `json:"numbers,omitempty"`      // for `summary`, as on the home page
	Strongest   []PacketExhibit  `json:"strongest,omitempty"`    // for `summary`: those that the author put first, then the strongest, at most five
	PutFirst    int              `json:"put_first,omitempty"`    // for `summary`: how many of `strongest` the author put first
	SeenLower   []SeenLower      `json:"seen_lower,omitempty"`   // for `summary`, as on the home page
	OfExhibits  string           `json:"of_exhibits,omitempty"`  // for `summary`: "of 17 exhibits"
	Needs       []PacketNeed     `json:"needs,omitempty"`        // for `summary`: what is required and not met; absent where the level is shown
	Open        []Gap            `json:"open,omitempty"`         // for `summary`: those of `missing` that are not required
	Closer      []CompetencyRow  `json:"closer,omitempty"`       // for a compact `readiness`: the expectations that are not met, in doubt or not applicable
	CloserRules []Rule           `json:"closer_rules,omitempty"` // likewise
	Met         []PacketMet      `json:"met,omitempty"`          // for a compact `readiness`: the others, and the rules that are met
	Missing     []Gap            `json:"missing,omitempty"`      // for `summary` and `missing`
	MissingLine string           `json:"missing_line,omitempty"` // for `summary` and `missing`, one sentence
	Waived      []Gap            `json:"waived,omitempty"`       // for `missing`; `missing` of each is the reason
	HomePath    string           `json:"home_path,omitempty"`    // for `story`: the path of the home page, for `site.GetPage`
	Exhibits    []PacketExhibit  `json:"exhibits,omitempty"`     // for `exhibits`: those that are printed in full, in the order of the choice
	ChoiceLine  string           `json:"choice_line,omitempty"`  // for `exhibits`: how many are printed in full
	Others      []PacketExhibit  `json:"others,omitempty"`       // for `exhibits` that are compact: the others, in short, by number
	CaseStudies []PacketEntry    `json:"case_studies,omitempty"` // for `case-studies`
	Metrics     []PacketMetric   `json:"metrics,omitempty"`      // for `metrics`: every series
	Questions   []PacketEntry    `json:"questions,omitempty"`    // for `questions`: answered ones
	Statements  []PacketEntry    `json:"statements,omitempty"`
	Said        []StatementRow   `json:"said,omitempty"`        // summary: who recommends it
	Feedback    []PacketEntry    `json:"feedback,omitempty"`    // for `feedback`
	Progress    *PacketProgress  `json:"progress,omitempty"`    // for `progress`: what changed since the last review
	Steps       []Step           `json:"steps,omitempty"`       // for `steps`
	Experiments []ExperimentRow  `json:"experiments,omitempty"` // for `experiments`
	Milestones  []MilestoneRow   `json:"milestones,omitempty"`  // for `milestones`: open ones
	Appendix    []PacketExhibit  `json:"appendix,omitempty"`    // for `appendix`: every exhibit by number
	Bound       []PacketBound    `json:"bound,omitempty"`       // attached PDFs whose pages the printed packet has at its end, by number of the exhibit
	Colophon    *PacketColophon  `json:"colophon,omitempty"`    // for `colophon`; always present, and a profile without the section prints `line` at the end
}

// Asks gives the paths of the pages whose words the packet prints.
func (p Packet) Asks() (paths []string) {
	ask := func(path string) {
		if path != "" {
			paths = append(paths, path)
		}
	}
	ask(p.HomePath)
	for _, x := range p.Exhibits {
		ask(x.Path)
	}
	for _, list := range [][]PacketEntry{p.CaseStudies, p.Questions, p.Statements, p.Feedback} {
		for _, x := range list {
			ask(x.Path)
		}
	}
	return paths
}

// PacketSection is one part of the packet.
type PacketSection struct {
	Kind    string `json:"kind"`              // "exhibits": the template, and the id of the section
	Title   string `json:"title,omitempty"`   // the author's, in place of the theme's
	Compact bool   `json:"compact,omitempty"` // in two columns, and only what decides in full
}

// PacketMetric is a series with its drawing and its values.
type PacketMetric struct {
	ID          string `json:"id"`                     // its id in the packet: "metric-1"
	Title       string `json:"title"`                  // title, plain text
	URL         string `json:"url"`                    // for data-at
	Charts      []*Fig `json:"charts,omitempty"`       // without their tables
	Table       Table  `json:"table"`                  // the latest rows
	EarlierRows int    `json:"earlier_rows,omitempty"` // how many rows are left out before them
}

// PacketEntry is an entry that is printed with its words. The view of the
// entry's own page is {{ (site.GetPage .path).Params.view }}.
type PacketEntry struct {
	ID        string `json:"id"`                   // its id in the packet: "case-study-1"
	Title     string `json:"title"`                // title, plain text
	URL       string `json:"url"`                  // for data-at
	Path      string `json:"path"`                 // for site.GetPage
	SummaryMD string `json:"summary_md,omitempty"` // summary
	Charts    []*Fig `json:"charts,omitempty"`     // those of its page that the packet does not show before
	Short     bool   `json:"short,omitempty"`      // printed without its words
}

// PacketExhibit is a piece of evidence in the packet. Where the packet has
// neither the exhibits nor the appendix, there is no place to point at.
type PacketExhibit struct {
	ExhibitRow        // of those in full, the competencies are without those that the reason names
	Anchor     string `json:"anchor,omitempty"`  // its id in the packet: "exhibit-7"; that in the appendix if it is not printed in full
	InFull     bool   `json:"in_full,omitempty"` // printed in full in this packet
	Path       string `json:"path,omitempty"`    // for site.GetPage, of those in full
	Reason     string `json:"reason,omitempty"`  // why it was chosen, a clause that begins in lower case and has no full stop
	Charts     []*Fig `json:"charts,omitempty"`  // likewise
	Told       []Link `json:"told,omitempty"`    // of those not in full: the case studies in full that contain it; the address of each is a place in the packet

	Drawn   bool `json:"drawn,omitempty"`    // the title of its one chart says its one figure
	InShort bool `json:"in_short,omitempty"` // in the summary: the packet has it in short alone
}

// PacketNeed is a requirement that is not met: what turns the answer into a yes.
type PacketNeed struct {
	Name         Link   `json:"name"`                    // of the competency; the name of a rule has no address
	Verdict      Word   `json:"verdict"`                 // some evidence, or none yet
	BecauseMD    string `json:"because_md"`              // what is asked and what there is: "1 exhibit of 2 asked, 1 witness of 1 asked"
	Missing      string `json:"missing,omitempty"`       // "1 more exhibit"; absent of a rule
	Evidence     []Link `json:"evidence,omitempty"`      // what there is, newest first
	More         int    `json:"more,omitempty"`          // how many beyond those
	Aimed        []Link `json:"aimed,omitempty"`         // what is planned; the note of each says until when
	NothingAimed bool   `json:"nothing_aimed,omitempty"` // and the audience reads enough of the plan to be told so
	InTime       *Word  `json:"in_time,omitempty"`       // in-time, late, overdue or undated; absent without a plan or a round
}

// PacketMet is an expectation or a rule that is met without a doubt, in a line.
type PacketMet struct {
	Title      string `json:"title"`              // title, plain text
	Importance Word   `json:"importance"`         // must or should
	Asks       string `json:"asks,omitempty"`     // of a requirement: what the level asks, in a line that may be cut
	Level      string `json:"level"`              // name of the level that the evidence supports; of a rule, what there is: "32 months, 18 asked"
	Below      string `json:"below,omitempty"`    // who does not see the level that is asked for: "the author and the manager see Senior engineer"
	Evidence   []Link `json:"evidence,omitempty"` // what counts, newest first, five at most
	More       int    `json:"more,omitempty"`     // how many beyond those
}

// PacketBound is an attached PDF that is bound into the printed packet. The theme
// prints a page for each of its pages, with an exhibit stamp above an empty frame; the
// pages of the file are drawn into the frames. What is on paper alone has the attribute
// data-only="paper".
type PacketBound struct {
	ID     string   `json:"id"`               // of its first page: "bound-1"
	Number int      `json:"number"`           // of the exhibit
	Anchor string   `json:"anchor,omitempty"` // the id of the exhibit in the packet
	Title  string   `json:"title"`            // title of the artifact, plain text
	URLs   []string `json:"urls"`             // addresses of the file, for data-at
	First  int      `json:"first"`            // the number of its first page among those of all files of the exhibit
	Pages  int      `json:"pages"`            // how many it has
}

// PacketProgress is what changed since the last review.
type PacketProgress struct {
	Line       string         `json:"line"`             // "Since the review of 10 June 2026: 2 exhibits, 1 milestone, 1 verdict changed; 16 of 24 competencies supported, 15 then"
	Review     *Link          `json:"review,omitempty"` // the check-in
	Exhibits   []ExhibitRow   `json:"exhibits,omitempty"`
	Milestones []MilestoneRow `json:"milestones,omitempty"`
	Feedback   []Link         `json:"feedback,omitempty"` // feedback that was given since, oldest first
	Kept       []Step         `json:"kept,omitempty"`     // steps that were done since, oldest first
	Shifts     []PacketShift  `json:"shifts,omitempty"`
}

// PacketShift is a verdict that changed.
type PacketShift struct {
	Competency Link `json:"competency"`
	Was        Word `json:"was"` // the verdict then
	Is         Word `json:"is"`  // the verdict now
}

// PacketColophon is what the packet was made from.
type PacketColophon struct {
	Line     string       `json:"line"`               // in one line: "Commit 08a9672, judged on 30 June 2026 for the committee, by NAME VERSION"
	Facts    []PacketFact `json:"facts"`              // the same as a list
	Exhibits []PacketHash `json:"exhibits,omitempty"` // of a document; the site has colophon.json
	VerifyMD string       `json:"verify_md"`          // how to hold the packet against the portfolio
}

// PacketFact is a term and what it is.
type PacketFact struct {
	Term string `json:"term"`           // what the fact is
	Text string `json:"text"`           // the fact
	Code bool   `json:"code,omitempty"` // a hash: set it in the fixed width
}

// PacketHash is the file of an exhibit and the hash of its bytes.
type PacketHash struct {
	Number int    `json:"number,omitempty"` // of the exhibit
	Title  string `json:"title,omitempty"`  // title, plain text
	Path   string `json:"path"`             // file in the portfolio
	SHA256 string `json:"sha256"`           // SHA-256 in hexadecimal digits
}
