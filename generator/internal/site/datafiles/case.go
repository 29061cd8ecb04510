package datafiles

import "github.com/casebook-dev/casebook/generator/internal/judge/report"

// CaseFile is case.json: the visible case and its judgement, for programs. The
// version rises when a field is taken away or changes its meaning; new fields
// may come at any time. Dates are as the author wrote them ("2026-03-31",
// "2026-03", "2026-Q1"), prose is Markdown, levels and competencies are ids, entries are
// named by key ("evidence/rota"), people by the name that the audience may read.
// What is empty is absent, save for lists of the judgement, which are never null. A NaN is
// absent.
type CaseFile struct {
	Version  int    `json:"version"` // version of this form; it is 1
	Title    string `json:"title"`
	Language string `json:"language,omitempty"` // language, such as `en`
	BaseURL  string `json:"base_url,omitempty"` // address of the site
	Audience string `json:"audience"`           // `public`, `committee`, `mentor` or `self`
	Day      string `json:"day"`                // day of judgement

	Person    CasePerson     `json:"person"` // the author
	Target    CaseTarget     `json:"target"` // the level aimed at
	Framework *CaseFramework `json:"framework,omitempty"`
	People    []CasePerson   `json:"people,omitempty"`   // people that the case names
	Calendar  []CaseWindow   `json:"calendar,omitempty"` // the calendar
	Answer    report.Answer  `json:"answer"`

	Readiness    report.Readiness  `json:"readiness"`
	Expectations []CaseExpectation `json:"expectations,omitempty"` // of the level aimed at
	Rules        []report.Rule     `json:"rules,omitempty"`
	Gaps         []report.Gap      `json:"gaps,omitempty"`
	Strengths    []report.Strength `json:"strengths,omitempty"`
	History      []CaseQuarter     `json:"history,omitempty"` // oldest first
	Assessments  []CaseView        `json:"assessments,omitempty"`

	CaseEntries
	Metrics []CaseSeries `json:"metrics,omitempty"`
}

// CaseEntries are the visible entries, collection by collection.
type CaseEntries struct {
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
}

// CasePerson is somebody.
type CasePerson struct {
	Name         string `json:"name"`
	Role         string `json:"role,omitempty"`
	Team         string `json:"team,omitempty"` // of the author
	Organisation string `json:"organisation,omitempty"`
	Relation     string `json:"relation,omitempty"` // relation to the author
}

// CaseTarget is the level aimed at.
type CaseTarget struct {
	Level string `json:"level,omitempty"` // id of the level
	From  string `json:"from,omitempty"`  // id of the level held now
	Since string `json:"since,omitempty"` // since when
}

// CaseFramework is the ladder.
type CaseFramework struct {
	Name    string      `json:"name,omitempty"`
	Version string      `json:"version,omitempty"` // version of the framework
	Source  string      `json:"source,omitempty"`  // where the framework comes from
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
	Importance    string            `json:"importance"`              // `must` or `should`
	Expectations  map[string]string `json:"expectations,omitempty"`  // level -> text
	Demonstration string            `json:"demonstration,omitempty"` // how it can be shown, Markdown
	URL           string            `json:"url"`                     // address on the site
}

// CaseWindow is a stretch of the calendar.
type CaseWindow struct {
	Name      string `json:"name"`
	Kind      string `json:"kind"`                // `round`, `freeze`, `rest` or `budget`
	Opens     string `json:"opens,omitempty"`     // when it opens
	Closes    string `json:"closes,omitempty"`    // when it closes
	Decides   string `json:"decides,omitempty"`   // when the decision is made
	Effective string `json:"effective,omitempty"` // when the promotion takes effect
}

// CaseExpectation is the verdict on what the level asks of one competency.
type CaseExpectation struct {
	report.Expectation
	Area string `json:"area"` // id
}

// CaseQuarter is the coverage at the end of a quarter.
type CaseQuarter struct {
	Quarter   string `json:"quarter"`   // the quarter
	Supported int    `json:"supported"` // number of expectations that are supported
	Some      int    `json:"some"`      // number with some evidence
	None      int    `json:"none"`      // number with no evidence
	Waived    int    `json:"waived"`    // number that are waived
	Total     int    `json:"total"`     // number of expectations
}

// CaseView is how somebody saw a competency on a day.
type CaseView struct {
	Competency string `json:"competency"` // id of the competency
	Date       string `json:"date"`
	By         string `json:"by"`             // `self`, or a name
	Level      string `json:"level"`          // id of the level
	Note       string `json:"note,omitempty"` // remark, Markdown
}
