package views

// Roadmap is /roadmap/.
type Roadmap struct {
	Base
	Line           string          `json:"line,omitempty"`         // "3 active, 2 planned, 4 done"
	States         []MilestoneSet  `json:"states,omitempty"`       // active, planned, missed, done, dropped; those without a milestone are left out
	Alternatives   []Alternative   `json:"alternatives,omitempty"` // of all open milestones
	Experiments    []ExperimentRow `json:"experiments,omitempty"`
	Windows        []Window        `json:"windows,omitempty"`   // of the calendar, by opening day
	Weeks          []Week          `json:"weeks,omitempty"`     // load, from the week of the day on, up to the last planned
	LoadLine       string          `json:"load_line,omitempty"` // "2 of 14 weeks over the capacity of 8 h"
	Resting        []Link          `json:"resting,omitempty"`   // work planned inside a rest window; Note says what
	Actual         []PlanActual    `json:"actual,omitempty"`    // plan against actual, of finished and overdue milestones
	Enough         []Enough        `json:"enough,omitempty"`
	InProgress     []Link          `json:"in_progress,omitempty"`      // milestones in progress
	InProgressLine string          `json:"in_progress_line,omitempty"` // "3 in progress, of 4 at most"
}

// MilestoneSet is the milestones in one state.
type MilestoneSet struct {
	State Word           `json:"state"`
	Rows  []MilestoneRow `json:"rows"`
}

// MilestoneRow is one milestone in a list.
type MilestoneRow struct {
	Row             // State planned, active, done, missed or dropped; Links are the competencies it aims at
	Minimum  bool   `json:"minimum,omitempty"`   // part of the shortest path
	Start    *Date  `json:"start,omitempty"`     // first day
	Due      *Date  `json:"due,omitempty"`       // when it is due
	Done     *Date  `json:"done,omitempty"`      // when it was done
	Late     string `json:"late,omitempty"`      // "12 days late", "3 days early"
	Outcomes string `json:"outcomes,omitempty"`  // "2 of 3"
	Actions  string `json:"actions,omitempty"`   // "1 of 4"
	WaitsFor []Link `json:"waits_for,omitempty"` // milestones that must come first and are not done
	Window   string `json:"window,omitempty"`    // window of the calendar that it belongs to
	Warning  string `json:"warning,omitempty"`   // "due 9 days after its window closes"
}

// Milestones is /milestones/.
type Milestones struct {
	Base
	HasBody bool           `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	States  []MilestoneSet `json:"states"`
}

// Milestone is /milestones/ID/.
type Milestone struct {
	EntryView
	State        Word          `json:"state"`
	Kind         *Word         `json:"kind,omitempty"`
	Minimum      bool          `json:"minimum,omitempty"`       // part of the shortest path
	Start        *Date         `json:"start,omitempty"`         // first day
	Due          *Date         `json:"due,omitempty"`           // when it is due
	Done         *Date         `json:"done,omitempty"`          // when it was done
	Late         string        `json:"late,omitempty"`          // how late or early it was done, in words
	Effort       string        `json:"effort,omitempty"`        // "40 h"
	Stretch      *Link         `json:"stretch,omitempty"`       // the competency it stretches
	Window       *Window       `json:"window,omitempty"`        // window of the calendar that it belongs to
	Warning      string        `json:"warning,omitempty"`       // what is wrong with its dates, in words
	Requires     []Link        `json:"requires,omitempty"`      // competencies; Note is the level
	ExperienceMD []string      `json:"experience_md,omitempty"` // what else must hold before
	Outcomes     []Step        `json:"outcomes,omitempty"`
	OutcomesLine string        `json:"outcomes_line,omitempty"` // "2 of 3 reached"
	Actions      []Step        `json:"actions,omitempty"`
	ActionsLine  string        `json:"actions_line,omitempty"` // "1 of 4 done"
	After        []Link        `json:"after,omitempty"`        // comes after these
	Before       []Link        `json:"before,omitempty"`       // these come after it
	Alternatives []Alternative `json:"alternatives,omitempty"`
	Evidence     []ExhibitRow  `json:"evidence,omitempty"` // what came of it
}

// Step is an outcome, an action, or a step agreed on.
type Step struct {
	TextMD  string `json:"text_md"`           // the text
	Who     string `json:"who,omitempty"`     // absent = the author
	By      *Date  `json:"by,omitempty"`      // until when
	Done    bool   `json:"done,omitempty"`    // it is done
	On      *Date  `json:"on,omitempty"`      // when it was done
	Overdue bool   `json:"overdue,omitempty"` // it should have been done by the day of judgement
	From    *Link  `json:"from,omitempty"`    // where it was promised, in lists of mixed origin
}

// Alternative is another route.
type Alternative struct {
	From   *Link  `json:"from,omitempty"`    // on the roadmap: the milestone that it belongs to
	IfMD   string `json:"if_md,omitempty"`   // the condition
	ThenMD string `json:"then_md,omitempty"` // what to do then
	To     *Link  `json:"to,omitempty"`      // the milestone to take instead
}

// Window is a stretch of the organisation's calendar.
type Window struct {
	Name      string `json:"name"`
	Kind      Word   `json:"kind"`                // round, freeze, rest, budget
	Opens     *Date  `json:"opens,omitempty"`     // when it opens
	Closes    *Date  `json:"closes,omitempty"`    // when it closes
	Decides   *Date  `json:"decides,omitempty"`   // when the decision is made
	Effective *Date  `json:"effective,omitempty"` // when the promotion takes effect
	State     Word   `json:"state"`               // past, open, next
	Period    string `json:"period"`              // "7 September 2026 – 16 October 2026"
	Line      string `json:"line"`                // "opens in 69 days", "closes in 3 days", "closed 12 days ago"
}

// Week is the work planned for one week.
type Week struct {
	Monday  Date   `json:"monday"`          // first day of the week
	Hours   string `json:"hours"`           // "6.5 h"
	Percent string `json:"percent"`         // of the fullest week or the capacity, whichever is more: the width of a bar
	Limit   string `json:"limit,omitempty"` // the same for the capacity
	Over    bool   `json:"over,omitempty"`  // more than the capacity
	Rest    bool   `json:"rest,omitempty"`  // touches a rest window
	From    []Link `json:"from,omitempty"`  // the milestones that the hours are for
	Text    string `json:"text"`            // "6.5 h of 8 h", "9 h of 8 h: over", "no work planned"
}

// PlanActual is when something was to be done, and when it was.
type PlanActual struct {
	Milestone Link   `json:"milestone"` // the milestone
	State     Word   `json:"state"`
	Due       *Date  `json:"due,omitempty"`  // when it is due
	Done      *Date  `json:"done,omitempty"` // it is done
	Text      string `json:"text"`           // "12 days late", "3 days early", "on the day", "open, 8 days overdue"
}

// Enough says when the plan is full.
type Enough struct {
	Period Date   `json:"period"`        // the period
	TextMD string `json:"text_md"`       // the text
	Now    bool   `json:"now,omitempty"` // the period holds the day of judgement
}

// ExperimentRow is one experiment in a list.
type ExperimentRow struct {
	Row              // Kind absent; State is the outcome; Links are the competencies it aims at
	Objective string `json:"objective,omitempty"` // plain text
	Start     *Date  `json:"start,omitempty"`     // first day
	End       *Date  `json:"end,omitempty"`       // last day
	Figures   string `json:"figures,omitempty"`   // "from 53 h to 31 h, target 12 h"
}

// Experiments is /experiments/.
type Experiments struct {
	Base
	HasBody bool            `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []ExperimentRow `json:"rows"`
}

// Experiment is /experiments/ID/.
type Experiment struct {
	EntryView
	ObjectiveMD string `json:"objective_md,omitempty"` // what the experiment is for
	Outcome     Word   `json:"outcome"`                // `not-started`, `running`, `reached`, `partly`, `not-reached` or `no-data`
	BecauseMD   string `json:"because_md,omitempty"`   // with the figures
	Series      *Link  `json:"series,omitempty"`       // the series that is measured
	Measure     string `json:"measure,omitempty"`      // title of the column
	Baseline    string `json:"baseline,omitempty"`     // "53 h"
	Target      string `json:"target,omitempty"`       // value aimed at
	Result      string `json:"result,omitempty"`       // value at the end
	On          *Date  `json:"on,omitempty"`           // when the result was measured
	Start       *Date  `json:"start,omitempty"`        // first day
	End         *Date  `json:"end,omitempty"`          // last day
	Stakes      *Word  `json:"stakes,omitempty"`       // what is at stake
	LearnedMD   string `json:"learned_md,omitempty"`   // what was learned
	Feedback    []Link `json:"feedback,omitempty"`     // feedback that names it
	Table       *Table `json:"table,omitempty"`        // the series within the timebox
}
