package machine

// CaseFile is case.json: the visible case and its judgement, for programs. The
// version rises when a field is taken away or changes its meaning; new fields
// may come at any time. Dates are as the author wrote them ("2026-03-31",
// "2026-03", "2026-Q1"), prose is Markdown, levels and competencies are ids, entries are
// named by key ("evidence/rota"), people by the name that the audience may read.
// What is empty is absent. A NaN is absent.
type CaseFile struct {
	Version  int    `json:"version"` // 1
	Title    string `json:"title"`
	Language string `json:"language,omitempty"`
	BaseURL  string `json:"base_url,omitempty"`
	Audience string `json:"audience"`
	Day      string `json:"day"` // of judgement

	Person    CasePerson     `json:"person"` // whose case it is
	Target    CaseTarget     `json:"target"`
	Framework *CaseFramework `json:"framework,omitempty"`
	People    []CasePerson   `json:"people,omitempty"`
	Calendar  []CaseWindow   `json:"calendar,omitempty"`
	Answer    CaseAnswer     `json:"answer"`

	Readiness    CaseReadiness     `json:"readiness"`
	Expectations []CaseExpectation `json:"expectations,omitempty"` // of the level aimed at
	Rules        []CaseRule        `json:"rules,omitempty"`
	Gaps         []CaseGap         `json:"gaps,omitempty"`
	Strengths    []CaseStrength    `json:"strengths,omitempty"`
	History      []CaseQuarter     `json:"history,omitempty"` // oldest first
	Assessments  []CaseView        `json:"assessments,omitempty"`

	Evidence    []CaseEvidence   `json:"evidence,omitempty"` // by number, then what is planned
	CaseStudies []CaseStudyEntry `json:"case_studies,omitempty"`
	Milestones  []CaseMilestone  `json:"milestones,omitempty"`
	Experiments []CaseExperiment `json:"experiments,omitempty"`
	Statements  []CaseStatement  `json:"statements,omitempty"`
	Feedback    []CaseFeedback   `json:"feedback,omitempty"`
	Questions   []CaseQuestion   `json:"questions,omitempty"`
	Journal     []CaseNote       `json:"journal,omitempty"`
	CheckIns    []CaseCheckIn    `json:"check_ins,omitempty"`
	Asks        []CaseAsk        `json:"asks,omitempty"`
	Metrics     []CaseSeries     `json:"metrics,omitempty"`
}

// CasePerson is somebody.
type CasePerson struct {
	Name         string `json:"name"`
	Role         string `json:"role,omitempty"`
	Team         string `json:"team,omitempty"` // of the author
	Organisation string `json:"organisation,omitempty"`
	Relation     string `json:"relation,omitempty"`
}

// CaseTarget is the level aimed at.
type CaseTarget struct {
	Level string `json:"level,omitempty"`
	From  string `json:"from,omitempty"`
	Since string `json:"since,omitempty"`
}

// CaseFramework is the ladder.
type CaseFramework struct {
	Name    string      `json:"name,omitempty"`
	Version string      `json:"version,omitempty"`
	Source  string      `json:"source,omitempty"`
	Licence string      `json:"licence,omitempty"`
	Levels  []CaseLevel `json:"levels"` // lowest first
	Areas   []CaseArea  `json:"areas"`
}

// CaseLevel is one rung.
type CaseLevel struct {
	ID      string `json:"id"`
	Name    string `json:"name,omitempty"`
	Summary string `json:"summary,omitempty"`
}

// CaseArea is a group of competencies.
type CaseArea struct {
	ID           string           `json:"id"`
	Name         string           `json:"name,omitempty"`
	Competencies []CaseCompetency `json:"competencies"`
}

// CaseCompetency is one thing that the ladder looks at.
type CaseCompetency struct {
	ID            string            `json:"id"`
	Name          string            `json:"name,omitempty"`
	Importance    string            `json:"importance"`
	Expectations  map[string]string `json:"expectations,omitempty"` // level -> text
	Demonstration string            `json:"demonstration,omitempty"`
	URL           string            `json:"url"`
}

// CaseWindow is a stretch of the calendar.
type CaseWindow struct {
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Opens     string `json:"opens,omitempty"`
	Closes    string `json:"closes,omitempty"`
	Decides   string `json:"decides,omitempty"`
	Effective string `json:"effective,omitempty"`
}

// CaseAnswer says in plain words whether the gate holds.
type CaseAnswer struct {
	Stand    string        `json:"stand,omitempty"` // holds, not yet, cannot hold
	Sentence string        `json:"sentence,omitempty"`
	Blocking []CaseBlocker `json:"blocking,omitempty"`
	Required int           `json:"required"`        // how many requirements there are
	Open     int           `json:"open"`            // optional ones that are not supported
	Round    string        `json:"round,omitempty"` // name of the round that is decided next
	Decides  string        `json:"decides,omitempty"`
}

// CaseBlocker is a requirement that is not met.
type CaseBlocker struct {
	ID   string `json:"id"` // of a competency or rule
	Name string `json:"name"`
	Due  string `json:"due,omitempty"`  // of the first dated step of the plan that is aimed at it
	Step string `json:"step,omitempty"` // key of that step
}

// CaseReadiness sums the judgement up.
type CaseReadiness struct {
	Sentence  string   `json:"sentence,omitempty"`
	Holds     bool     `json:"holds"`
	Supported int      `json:"supported"`
	Some      int      `json:"some"`
	None      int      `json:"none"`
	Waived    int      `json:"waived"`
	Total     int      `json:"total"`
	RulesHold int      `json:"rules_hold"`
	Rules     int      `json:"rules"`
	Blocking  []string `json:"blocking,omitempty"` // ids of competencies and rules
}

// CaseExpectation is one verdict: supported, some, none or waived.
type CaseExpectation struct {
	Competency string   `json:"competency"`
	Area       string   `json:"area"`
	Importance string   `json:"importance"`
	Verdict    string   `json:"verdict"`
	Because    string   `json:"because,omitempty"`
	Evidence   []string `json:"evidence,omitempty"` // newest first
	Stale      []string `json:"stale,omitempty"`
	Planned    []string `json:"planned,omitempty"`
	Witnesses  []string `json:"witnesses,omitempty"`
	Asked      struct {
		Evidence  int `json:"evidence"`
		Witnesses int `json:"witnesses"`
	} `json:"asked"`
}

// CaseRule is one line of the gate.
type CaseRule struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Importance string   `json:"importance"`
	Verdict    string   `json:"verdict"`
	Because    string   `json:"because,omitempty"`
	Entries    []string `json:"entries,omitempty"`
	Have       int      `json:"have"`
	Want       int      `json:"want"`
	Unit       string   `json:"unit,omitempty"`
}

// CaseGap is an expectation without enough evidence.
type CaseGap struct {
	Competency string   `json:"competency"`
	Verdict    string   `json:"verdict"`
	Missing    string   `json:"missing,omitempty"`
	AimedAt    []string `json:"aimed_at,omitempty"`
}

// CaseStrength is a competency that is shown but not claimed.
type CaseStrength struct {
	Competency string   `json:"competency"`
	Level      string   `json:"level"`
	Claimed    string   `json:"claimed,omitempty"`
	Evidence   []string `json:"evidence,omitempty"`
}

// CaseQuarter is the coverage at the end of a quarter.
type CaseQuarter struct {
	Quarter   string `json:"quarter"`
	Supported int    `json:"supported"`
	Some      int    `json:"some"`
	None      int    `json:"none"`
	Waived    int    `json:"waived"`
	Total     int    `json:"total"`
}

// CaseView is how somebody saw a competency on a day.
type CaseView struct {
	Competency string `json:"competency"`
	Date       string `json:"date"`
	By         string `json:"by"` // "self" or a name
	Level      string `json:"level"`
	Note       string `json:"note,omitempty"`
}
