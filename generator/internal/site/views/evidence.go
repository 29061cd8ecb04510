package views

// Exhibits is /evidence/. Every exhibit is in Rows once, in the order of its number.
type Exhibits struct {
	Base
	HasBody bool         `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Line    string       `json:"line"`               // "24 exhibits, 2 planned"
	Rows    []ExhibitRow `json:"rows,omitempty"`
	Planned []ExhibitRow `json:"planned,omitempty"` // without number
	Filters []Filter     `json:"filters,omitempty"` // by competency, kind, period, scope, verdict, witness: those that tell exhibits apart
}

// ExhibitRow is one piece of evidence in a list.
type ExhibitRow struct {
	ID            string   `json:"id"`
	Number        int      `json:"number,omitempty"`  // number of the exhibit; absent means planned
	Title         string   `json:"title"`             // title, plain text
	URL           string   `json:"url"`               // address, ready to print
	Summary       string   `json:"summary,omitempty"` // plain text
	Kind          *Word    `json:"kind,omitempty"`
	Scope         *Word    `json:"scope,omitempty"`          // how far the work reached
	Period        string   `json:"period,omitempty"`         // "January 2026 – 31 March 2026"
	Ended         *Date    `json:"ended,omitempty"`          // when it was finished
	Quarter       string   `json:"quarter,omitempty"`        // "2026-Q1"
	Witnesses     string   `json:"witnesses,omitempty"`      // "Þóra Einarsdóttir, Yusuf Demirci"
	WitnessCount  int      `json:"witness_count,omitempty"`  // number of witnesses
	Competencies  []Link   `json:"competencies,omitempty"`   // competencies that it names
	CompetencyIDs []string `json:"competency_ids,omitempty"` // ids of the same
	Figures       []string `json:"figures,omitempty"`        // impact in words: "Lead time: from 47 h to 31 h (−34%)"
	Artifacts     int      `json:"artifacts,omitempty"`      // how many
	Stale         bool     `json:"stale,omitempty"`          // it would count, but ended too long ago
	Why           string   `json:"why,omitempty"`            // on the home page: "several teams; 3 witnesses; 2 figures"
}

// Filter is one way to narrow a list.
type Filter struct {
	ID      string   `json:"id"`    // "competency", "kind", "period"; the name in the address of a narrowed list
	Title   string   `json:"title"` // title, plain text
	Options []Option `json:"options"`
}

// Option is one choice of a Filter.
type Option struct {
	ID    string `json:"id"`    // its value in the address of a narrowed list
	Title string `json:"title"` // title, plain text
	N     int    `json:"n"`     // number
	Rows  []int  `json:"rows"`  // places of its exhibits, from 0: in the rows, and on through those planned
}

// Exhibit is /evidence/ID/.
type Exhibit struct {
	EntryView
	Number    int        `json:"number,omitempty"` // number of the exhibit; absent means planned
	Label     string     `json:"label"`            // "Exhibit 3 of 24", or "Planned"
	Kind      *Word      `json:"kind,omitempty"`
	Scope     *Word      `json:"scope,omitempty"`   // how far the work reached
	Role      string     `json:"role,omitempty"`    // role, in the author's words
	Started   *Date      `json:"started,omitempty"` // when it began
	Ended     *Date      `json:"ended,omitempty"`   // when it was finished
	Period    string     `json:"period,omitempty"`  // `started` and `ended` in words
	Planned   bool       `json:"planned,omitempty"` // not finished
	Witnesses []Person   `json:"witnesses,omitempty"`
	Artifacts []Artifact `json:"artifacts,omitempty"`
	Impact    []Impact   `json:"impact,omitempty"`
	Supports  []Support  `json:"supports,omitempty"`
	Milestone *Link      `json:"milestone,omitempty"` // the milestone it came from
}

// Artifact is what a reader can open.
type Artifact struct {
	Title string `json:"title"`           // title, plain text
	URL   string `json:"url"`             // address, ready to print
	Away  bool   `json:"away,omitempty"`  // leads out of this site
	Note  string `json:"note,omitempty"`  // "docs.example.com", or "PDF, 120 kB"
	Image string `json:"image,omitempty"` // of a picture that the text does not show: its name among the page's resources
}

// Support is what a piece of evidence does for one competency.
type Support struct {
	Competency Link   `json:"competency"`
	Level      string `json:"level,omitempty"`   // name of the level that the entry names
	Counts     bool   `json:"counts,omitempty"`  // the evidence counts for the expectation
	Note       string `json:"note"`              // "counts", "ended too long ago", "not finished", "names a lower level", "not asked at this level"
	Verdict    *Word  `json:"verdict,omitempty"` // of the expectation as a whole
	Shows      string `json:"shows,omitempty"`   // what the entry says it shows of the competency; plain text
}

// CaseStudies is /case-studies/.
type CaseStudies struct {
	Base
	HasBody bool           `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []CaseStudyRow `json:"rows"`
}

// CaseStudyRow is one case study in a list.
type CaseStudyRow struct {
	Row             // Links are its exhibits
	Impact []Impact `json:"impact,omitempty"` // three at most
}

// CaseStudy is /case-studies/ID/.
type CaseStudy struct {
	EntryView
	Evidence  []ExhibitRow `json:"evidence,omitempty"`  // by number
	Witnesses []Person     `json:"witnesses,omitempty"` // its own and those of its evidence
	Impact    []Impact     `json:"impact,omitempty"`    // its own, then that of its evidence
}
