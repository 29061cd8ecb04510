package machine

// CaseEntry is what every entry in case.json has.
type CaseEntry struct {
	Key          string      `json:"key"` // "evidence/rota"
	URL          string      `json:"url"`
	Title        string      `json:"title"`
	Date         string      `json:"date,omitempty"`
	Summary      string      `json:"summary,omitempty"`
	Audience     string      `json:"audience"`
	Tags         []string    `json:"tags,omitempty"`
	Competencies []CaseClaim `json:"competencies,omitempty"`
	Objectives   []string    `json:"objectives,omitempty"` // names
	Values       []string    `json:"values,omitempty"`     // names
	Links        []CaseLink  `json:"links,omitempty"`
	Source       string      `json:"source"`         // file:line
	Body         string      `json:"body,omitempty"` // Markdown; a shortcode is replaced by what it prints
}

// CaseClaim says which competency an entry names, and at which level.
type CaseClaim struct {
	ID    string `json:"id"`
	Level string `json:"level,omitempty"`
}

// CaseLink is an address that a reader can open.
type CaseLink struct {
	Title string `json:"title,omitempty"`
	URL   string `json:"url"`
}

// CaseEvidence is a piece of evidence.
type CaseEvidence struct {
	CaseEntry
	Number    int          `json:"number,omitempty"` // absent = planned
	Kind      string       `json:"kind,omitempty"`
	Started   string       `json:"started,omitempty"`
	Ended     string       `json:"ended,omitempty"`
	Scope     string       `json:"scope,omitempty"`
	Role      string       `json:"role,omitempty"`
	Witnesses []string     `json:"witnesses,omitempty"`
	Artifacts []CaseLink   `json:"artifacts,omitempty"`
	Impact    []CaseImpact `json:"impact,omitempty"`
	Milestone string       `json:"milestone,omitempty"`
}

// CaseImpact is one figure that changed, in words.
type CaseImpact struct {
	Label  string `json:"label"`
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Change string `json:"change,omitempty"`
	Source string `json:"source"`
}

// CaseStudyEntry is a case study.
type CaseStudyEntry struct {
	CaseEntry
	Evidence  []string     `json:"evidence,omitempty"`
	Witnesses []string     `json:"witnesses,omitempty"`
	Impact    []CaseImpact `json:"impact,omitempty"`
}

// CaseMilestone is a milestone and where it stands.
type CaseMilestone struct {
	CaseEntry
	Kind     string     `json:"kind,omitempty"`
	State    string     `json:"state"`
	Minimum  bool       `json:"minimum,omitempty"`
	Due      string     `json:"due,omitempty"`
	Done     string     `json:"done,omitempty"`
	LateBy   int        `json:"late_by,omitempty"` // days
	After    []string   `json:"after,omitempty"`
	Effort   float64    `json:"effort,omitempty"` // hours
	Stretch  string     `json:"stretch,omitempty"`
	Window   string     `json:"window,omitempty"`
	Outcomes []CaseStep `json:"outcomes,omitempty"`
	Actions  []CaseStep `json:"actions,omitempty"`
}

// CaseStep is an outcome, an action or a step agreed on.
type CaseStep struct {
	Text string `json:"text"`
	Who  string `json:"who,omitempty"`
	By   string `json:"by,omitempty"`
	Done bool   `json:"done"`
}

// CaseExperiment is an experiment and its judgement.
type CaseExperiment struct {
	CaseEntry
	Objective string   `json:"objective,omitempty"`
	Series    string   `json:"series,omitempty"`
	Column    string   `json:"column,omitempty"`
	Start     string   `json:"start,omitempty"`
	End       string   `json:"end,omitempty"`
	Stakes    string   `json:"stakes,omitempty"`
	Learned   string   `json:"learned,omitempty"`
	Outcome   string   `json:"outcome"`
	Because   string   `json:"because,omitempty"`
	Baseline  *float64 `json:"baseline,omitempty"`
	Target    *float64 `json:"target,omitempty"`
	Result    *float64 `json:"result,omitempty"`
}

// CaseStatement is a statement, as far as its giver consented.
type CaseStatement struct {
	CaseEntry
	From       string   `json:"from,omitempty"`       // name
	Capacity   string   `json:"capacity,omitempty"`   // manager, sponsor, reviewer, witness, referee
	Recommends string   `json:"recommends,omitempty"` // yes, not yet, abstains
	About      []string `json:"about,omitempty"`      // ids of competencies
	Given      string   `json:"given,omitempty"`
	Consent    string   `json:"consent"`   // quote, summarise, none
	ChosenBy   string   `json:"chosen_by"` // author, manager, committee
}

// CaseFeedback is feedback, as far as its giver consented.
type CaseFeedback struct {
	CaseEntry
	From        []string `json:"from,omitempty"`
	Observed    string   `json:"observed,omitempty"`
	Given       string   `json:"given,omitempty"`
	Consent     string   `json:"consent"`
	Behaviour   string   `json:"behaviour,omitempty"`
	Impact      string   `json:"impact,omitempty"`
	Alternative string   `json:"alternative,omitempty"`
	Recognition string   `json:"recognition,omitempty"`
	Evidence    []string `json:"evidence,omitempty"`
	Change      string   `json:"change,omitempty"`
}

// CaseQuestion is an objection; its body is the answer.
type CaseQuestion struct {
	CaseEntry
	Says     string   `json:"says,omitempty"`
	Evidence []string `json:"evidence,omitempty"`
}

// CaseNote is a journal entry.
type CaseNote struct {
	CaseEntry
	Kind        string   `json:"kind,omitempty"`
	Kept        []string `json:"kept,omitempty"`
	Dropped     []string `json:"dropped,omitempty"`
	Energy      int      `json:"energy,omitempty"`
	Surprised   string   `json:"surprised,omitempty"`
	Assumptions []string `json:"assumptions,omitempty"`
	Differently string   `json:"differently,omitempty"`
}

// CaseCheckIn is a meeting of mentee and mentor.
type CaseCheckIn struct {
	CaseEntry
	Kind      string     `json:"kind"`
	With      []string   `json:"with,omitempty"`
	Learned   []string   `json:"learned,omitempty"`
	Develop   []string   `json:"develop,omitempty"`
	Obstacles []string   `json:"obstacles,omitempty"`
	Steps     []CaseStep `json:"steps,omitempty"`
}

// CaseAsk is something asked of a person.
type CaseAsk struct {
	CaseEntry
	Kind     string `json:"kind,omitempty"`
	Of       string `json:"of,omitempty"`
	Asked    string `json:"asked,omitempty"`
	Answered string `json:"answered,omitempty"`
	State    string `json:"state"`
}

// CaseSeries is a series with its figures.
type CaseSeries struct {
	ID       string      `json:"id"`
	URL      string      `json:"url"`
	CSV      string      `json:"csv"`
	Title    string      `json:"title"`
	Unit     string      `json:"unit,omitempty"`
	Better   string      `json:"better,omitempty"`
	Baseline *float64    `json:"baseline,omitempty"`
	Target   *float64    `json:"target,omitempty"`
	Origin   string      `json:"origin,omitempty"`
	Columns  []string    `json:"columns"`
	Points   []CasePoint `json:"points,omitempty"`
	Source   string      `json:"source"`
}

// CasePoint is one row of a series; a gap is null.
type CasePoint struct {
	Date   string     `json:"date"`
	Label  string     `json:"label,omitempty"`
	Values []*float64 `json:"values"`
}
