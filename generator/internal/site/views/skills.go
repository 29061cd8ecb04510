package views

// Competencies is /skills/: what the level asks, competency by competency.
type Competencies struct {
	Base
	From      string           `json:"from,omitempty"` // name of the level held now
	To        string           `json:"to,omitempty"`   // name of the level aimed at
	Framework *FrameworkNote   `json:"framework,omitempty"`
	Readiness *Readiness       `json:"readiness,omitempty"` // the judgement, with `rules` and `blocking`
	Scale     *Scale           `json:"scale,omitempty"`
	Folded    bool             `json:"folded,omitempty"` // there are so many competencies that areas are folded
	Areas     []CompetencyArea `json:"areas"`
	Strengths []Strength       `json:"strengths,omitempty"` // shown but not claimed
	Coverage  *Table           `json:"coverage,omitempty"`  // supported, some, none, not applicable at the end of each quarter
}

// CompetencyArea is one area; its id is the anchor that AreaStrip.URL points at.
type CompetencyArea struct {
	ID        string          `json:"id"`
	Anchor    string          `json:"anchor"` // its id on the page of competencies
	Name      string          `json:"name"`
	SummaryMD string          `json:"summary_md,omitempty"` // summary
	Line      string          `json:"line"`                 // "4 of 5 supported"
	Notes     []string        `json:"notes,omitempty"`      // "1 blocks", "2 disagreements"
	Rows      []CompetencyRow `json:"rows"`
}

// CompetencyRow is one competency on the map. A competency that the level aimed at
// asks nothing of has no verdict.
type CompetencyRow struct {
	ID            string    `json:"id"`
	Title         string    `json:"title"`                    // title, plain text
	URL           string    `json:"url"`                      // address, ready to print
	Importance    Word      `json:"importance"`               // must or should
	ExpectationMD string    `json:"expectation_md,omitempty"` // of the level aimed at
	Verdict       *Word     `json:"verdict,omitempty"`
	BecauseMD     string    `json:"because_md,omitempty"` // the reason of the verdict
	Evidence      []Link    `json:"evidence,omitempty"`   // what counts, newest first, five at most
	More          int       `json:"more,omitempty"`       // how many beyond those
	Blocks        bool      `json:"blocks,omitempty"`     // has to be supported, and is not
	Standing      *Standing `json:"standing,omitempty"`   // absent: nothing is known and nothing asked
}

// Scale is the levels that the rows of competencies stand on, lowest first. Lengths are
// in pixels of the viewBox of each row.
type Scale struct {
	Levels []ScaleLevel `json:"levels"`
	Width  int          `json:"width"`           // of a row
	Height int          `json:"height"`          // of a row
	Grid   string       `json:"grid"`            // path data of the lines between levels
	Kinds  []Word       `json:"kinds,omitempty"` // of the marks in the rows: evidence, self, mentor, manager, others
}

// ScaleLevel is one level of the scale.
type ScaleLevel struct {
	Name   string `json:"name"`             // "none yet" is below the first level
	Target bool   `json:"target,omitempty"` // the level aimed at
}

// Standing is one competency on the scale of levels.
type Standing struct {
	Says    string      `json:"says"`              // "Evidence: Staff engineer; own view: Senior engineer; asked for: Staff engineer"
	Marks   []ScaleMark `json:"marks,omitempty"`   // at the levels that are seen, in the order of Scale.Kinds
	Asked   string      `json:"asked,omitempty"`   // where the column of the level that is asked for begins
	Differs string      `json:"differs,omitempty"` // "own view: Senior engineer, below the evidence"; absent where all agree
	Apart   string      `json:"apart,omitempty"`   // who sees which level, where it is not the one asked for with all of them: "the mentor sees Staff engineer; the author sees Senior engineer"
}

// ScaleMark is a mark in a row of a competency.
type ScaleMark struct {
	Kind string `json:"kind"` // evidence, self, mentor, manager, others
	At   string `json:"at"`   // its middle, in pixels
}

// Strength is a competency whose evidence reaches further than the claim.
type Strength struct {
	Competency Link   `json:"competency"`
	Level      string `json:"level"`             // name of the level that the evidence supports
	Claimed    string `json:"claimed,omitempty"` // name of the level that the author claims
	Line       string `json:"line"`              // "evidence reaches Staff engineer; claimed: Senior engineer"
	Evidence   []Link `json:"evidence"`          // five at most
	More       int    `json:"more,omitempty"`    // number of those that are not listed
}

// Competency is /skills/ID/: one competency and its full trail.
type Competency struct {
	Base
	Area            Link         `json:"area"`             // the area
	Importance      Word         `json:"importance"`       // must or should
	Levels          []LevelText  `json:"levels,omitempty"` // what each level expects, lowest first
	Target          string       `json:"target,omitempty"` // name of the level aimed at
	Verdict         *Word        `json:"verdict,omitempty"`
	BecauseMD       string       `json:"because_md,omitempty"`       // the reason of the verdict
	Asked           string       `json:"asked,omitempty"`            // what the gate asks: "2 exhibits, 1 witness, within 24 months"
	Evidence        []ExhibitRow `json:"evidence,omitempty"`         // what counts, newest first
	Witnesses       []Person     `json:"witnesses,omitempty"`        // of what counts
	Stale           []ExhibitRow `json:"stale,omitempty"`            // would count, but ended too long ago
	Planned         []ExhibitRow `json:"planned,omitempty"`          // not finished
	Missing         string       `json:"missing,omitempty"`          // "1 more exhibit and 1 witness"; absent where nothing is
	Aimed           []Link       `json:"aimed,omitempty"`            // what is aimed at the gap
	NothingAimed    bool         `json:"nothing_aimed,omitempty"`    // there is a gap and nothing is aimed at it
	DemonstrationMD string       `json:"demonstration_md,omitempty"` // how it can be shown
	Views           []LevelView  `json:"views,omitempty"`            // how the level was seen, newest first
	Quarters        []Quarter    `json:"quarters,omitempty"`         // coverage, oldest first
	Strength        *Strength    `json:"strength,omitempty"`
	Related         []Group      `json:"related,omitempty"` // feedback, questions, case studies and so on that name the competency
}

// LevelText is what one level expects.
type LevelText struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	TextMD string `json:"text_md"`          // the text
	Held   bool   `json:"held,omitempty"`   // the level held now
	Target bool   `json:"target,omitempty"` // the level aimed at // the level aimed at
}

// LevelView is how somebody saw the level on a day.
type LevelView struct {
	Date   *Date  `json:"date,omitempty"`
	By     string `json:"by"`                // "Mirela Osei (self)" or a name
	Self   bool   `json:"self,omitempty"`    // the author's own view
	Level  string `json:"level"`             // name of the level
	Rank   int    `json:"rank"`              // 1 = the lowest level; for the height of a mark
	Ranks  int    `json:"ranks"`             // how many levels there are
	NoteMD string `json:"note_md,omitempty"` // a remark
}

// Quarter is the coverage of one competency at the end of a quarter.
type Quarter struct {
	Quarter Date `json:"quarter"`
	Verdict Word `json:"verdict"`
	Counted int  `json:"counted"` // pieces of evidence
}
