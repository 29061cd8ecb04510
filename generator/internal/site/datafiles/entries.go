package datafiles

// CaseEntry is what every entry in case.json has.
type CaseEntry struct {
	Key          string      `json:"key"` // "evidence/rota"
	URL          string      `json:"url"` // address on the site
	Title        string      `json:"title"`
	Date         string      `json:"date,omitempty"`
	Summary      string      `json:"summary,omitempty"`
	Audience     string      `json:"audience"` // `public`, `committee`, `mentor` or `self`
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
	Level string `json:"level,omitempty"` // id of the level
	Shows string `json:"shows,omitempty"` // Markdown; what the entry shows of it
}

// CaseLink is an address that a reader can open.
type CaseLink struct {
	Title string `json:"title,omitempty"`
	URL   string `json:"url"` // address
}

// CaseEvidence is a piece of evidence.
type CaseEvidence struct {
	CaseEntry
	Number    int          `json:"number,omitempty"` // number of the exhibit; absent means planned
	Kind      string       `json:"kind,omitempty"`
	Started   string       `json:"started,omitempty"` // when it began
	Ended     string       `json:"ended,omitempty"`   // when it was finished
	Scope     string       `json:"scope,omitempty"`   // how far the work reached
	Role      string       `json:"role,omitempty"`
	Witnesses []string     `json:"witnesses,omitempty"` // names of the witnesses
	Artifacts []CaseLink   `json:"artifacts,omitempty"`
	Impact    []CaseImpact `json:"impact,omitempty"`
	Milestone string       `json:"milestone,omitempty"` // key of the milestone
}

// CaseImpact is one figure that changed, in words.
type CaseImpact struct {
	Label  string `json:"label"`            // what the figure is of
	From   string `json:"from,omitempty"`   // value before, with its unit
	To     string `json:"to,omitempty"`     // value after, with its unit
	Change string `json:"change,omitempty"` // the change, such as "−34%"
	Source string `json:"source"`           // file and line
}

// CaseStudyEntry is a case study.
type CaseStudyEntry struct {
	CaseEntry
	Evidence  []string     `json:"evidence,omitempty"`  // evidence, by key
	Witnesses []string     `json:"witnesses,omitempty"` // names of the witnesses
	Impact    []CaseImpact `json:"impact,omitempty"`
}

// CaseMilestone is a milestone and its state.
type CaseMilestone struct {
	CaseEntry
	Kind     string     `json:"kind,omitempty"`
	State    string     `json:"state"`
	Minimum  bool       `json:"minimum,omitempty"` // part of the shortest path
	Due      string     `json:"due,omitempty"`     // when it is due
	Done     string     `json:"done,omitempty"`    // when it was done
	LateBy   int        `json:"late_by,omitempty"` // days late
	After    []string   `json:"after,omitempty"`   // milestones that come first, by key
	Effort   float64    `json:"effort,omitempty"`  // hours
	Stretch  string     `json:"stretch,omitempty"` // id of the competency that it stretches
	Window   string     `json:"window,omitempty"`  // window of the calendar
	Outcomes []CaseStep `json:"outcomes,omitempty"`
	Actions  []CaseStep `json:"actions,omitempty"`
}

// CaseStep is an outcome, an action or a step agreed on.
type CaseStep struct {
	Text string `json:"text"`
	Who  string `json:"who,omitempty"` // name; absent for the author
	By   string `json:"by,omitempty"`  // until when
	Done bool   `json:"done"`          // it is done
}

// CaseExperiment is an experiment and its judgement.
type CaseExperiment struct {
	CaseEntry
	Objective string   `json:"objective,omitempty"` // what the experiment is for, Markdown
	Series    string   `json:"series,omitempty"`    // id of the series
	Column    string   `json:"column,omitempty"`    // id of the column
	Start     string   `json:"start,omitempty"`     // first day
	End       string   `json:"end,omitempty"`       // last day
	Stakes    string   `json:"stakes,omitempty"`    // `low` or `high`
	Learned   string   `json:"learned,omitempty"`   // what was learned, Markdown
	Outcome   string   `json:"outcome"`             // `not-started`, `running`, `reached`, `partly`, `not-reached` or `no-data`
	Because   string   `json:"because,omitempty"`   // the reason
	Baseline  *float64 `json:"baseline,omitempty"`  // value at the start
	Target    *float64 `json:"target,omitempty"`    // value aimed at
	Result    *float64 `json:"result,omitempty"`    // value at the end
}

// CaseStatement is a statement, as far as its giver consented.
type CaseStatement struct {
	CaseEntry
	From       string   `json:"from,omitempty"`       // name
	Capacity   string   `json:"capacity,omitempty"`   // manager, sponsor, reviewer, witness, referee
	Recommends string   `json:"recommends,omitempty"` // yes, not yet, abstains
	About      []string `json:"about,omitempty"`      // ids of competencies
	Given      string   `json:"given,omitempty"`      // when it was given
	Consent    string   `json:"consent"`              // quote, summarise, none
	ChosenBy   string   `json:"chosen_by"`            // author, manager, committee
}

// CaseFeedback is feedback, as far as its giver consented.
type CaseFeedback struct {
	CaseEntry
	From        []string `json:"from,omitempty"`        // names of those who gave it
	Observed    string   `json:"observed,omitempty"`    // when it happened
	Given       string   `json:"given,omitempty"`       // when it was given
	Consent     string   `json:"consent"`               // `quote`, `summarise` or `none`
	Behaviour   string   `json:"behaviour,omitempty"`   // what was observed, Markdown
	Impact      string   `json:"impact,omitempty"`      // what it led to, Markdown
	Alternative string   `json:"alternative,omitempty"` // what could be done instead, Markdown
	Recognition string   `json:"recognition,omitempty"` // what was good, Markdown
	Evidence    []string `json:"evidence,omitempty"`    // evidence, by key
	Change      string   `json:"change,omitempty"`      // what the author did about it, Markdown
}

// CaseQuestion is an objection; its body is the answer.
type CaseQuestion struct {
	CaseEntry
	Says     string   `json:"says,omitempty"`     // the objection, Markdown
	Evidence []string `json:"evidence,omitempty"` // evidence, by key
}

// CaseNote is a journal entry.
type CaseNote struct {
	CaseEntry
	Kind        string   `json:"kind,omitempty"`
	Kept        []string `json:"kept,omitempty"`        // what to keep
	Dropped     []string `json:"dropped,omitempty"`     // what to stop
	Energy      int      `json:"energy,omitempty"`      // from 1 to 5
	Surprised   string   `json:"surprised,omitempty"`   // what was a surprise
	Assumptions []string `json:"assumptions,omitempty"` // assumptions
	Differently string   `json:"differently,omitempty"` // what to do differently
}

// CaseCheckIn is a meeting of mentee and mentor.
type CaseCheckIn struct {
	CaseEntry
	Kind      string     `json:"kind"`
	With      []string   `json:"with,omitempty"`      // names of those who took part
	Learned   []string   `json:"learned,omitempty"`   // what was learned, Markdown
	Develop   []string   `json:"develop,omitempty"`   // what to develop
	Obstacles []string   `json:"obstacles,omitempty"` // what is in the way
	Steps     []CaseStep `json:"steps,omitempty"`
}

// CaseAsk is something asked of a person.
type CaseAsk struct {
	CaseEntry
	Kind     string `json:"kind,omitempty"`
	Of       string `json:"of,omitempty"`       // name of the person
	Asked    string `json:"asked,omitempty"`    // when it was asked
	Answered string `json:"answered,omitempty"` // when it was answered
	State    string `json:"state"`
}

// CaseSeries is a series with its figures.
type CaseSeries struct {
	ID       string      `json:"id"`
	URL      string      `json:"url"` // address on the site
	CSV      string      `json:"csv"` // address of the download
	Title    string      `json:"title"`
	Unit     string      `json:"unit,omitempty"`
	Better   string      `json:"better,omitempty"`   // `lower` or `higher`
	Baseline *float64    `json:"baseline,omitempty"` // baseline
	Target   *float64    `json:"target,omitempty"`   // target
	Origin   string      `json:"origin,omitempty"`   // where the figures come from
	Columns  []string    `json:"columns"`            // ids of the columns
	Points   []CasePoint `json:"points,omitempty"`
	Source   string      `json:"source"` // file and line
}

// CasePoint is one row of a series; a gap is null.
type CasePoint struct {
	Date   string     `json:"date"`
	Label  string     `json:"label,omitempty"` // label of the row
	Values []*float64 `json:"values"`          // values in the order of `columns`
}
