package machine

import "github.com/casebook-dev/casebook/generator/internal/judge/report"

// CaseFile is case.json: the visible case and its judgement, for programs. The
// version rises when a field is taken away or changes its meaning; new fields
// may come at any time. Dates are as the author wrote them ("2026-03-31",
// "2026-03", "2026-Q1"), prose is Markdown, levels and competencies are ids, entries are
// named by key ("evidence/rota"), people by the name that the audience may read.
// What is empty is absent, save for lists of the judgement, which are never null. A NaN is
// absent.
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
	Answer    report.Answer  `json:"answer"`

	Readiness    report.Readiness  `json:"readiness"`
	Expectations []CaseExpectation `json:"expectations,omitempty"` // of the level aimed at
	Rules        []report.Rule     `json:"rules,omitempty"`
	Gaps         []report.Gap      `json:"gaps,omitempty"`
	Strengths    []report.Strength `json:"strengths,omitempty"`
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

// CaseExpectation is the verdict on what the level asks of one competency.
type CaseExpectation struct {
	report.Expectation
	Area string `json:"area"` // id
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
