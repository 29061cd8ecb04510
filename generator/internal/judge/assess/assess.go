package assess

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Verdict is what the evidence says about an expectation or a rule.
type Verdict string

// The verdicts. They are words for a reader, never a mark.
const (
	Supported Verdict = "supported"
	Some      Verdict = "some"
	None      Verdict = "none"
	Waived    Verdict = "waived"
)

// Assessment is the judgement of a case on a day, as one audience sees it.
// References to entries are their keys: "evidence/rota".
type Assessment struct {
	Day   day.Day
	Level string // id of the level aimed at; "" where the case has no framework or no target

	Expectations []Expectation // of the level aimed at, in the framework's order
	Rules        []Rule        // tenure first, then the gate's rules in the order of the file
	Readiness    Readiness
	Answer       Answer
	Outlook      Outlook // on the day on which the next round closes

	History   []Quarter  // coverage at the end of each quarter, oldest first; the last may still run
	Levels    []Levels   // self beside others, per competency, in the framework's order
	Strengths []Strength // shown but not claimed
	Gaps      []Gap      // expectations without enough evidence, in the framework's order

	Milestones  []Milestone  // ordered by due date, then id
	Load        []Week       // planned work per week, from the week of the day on
	Resting     []Resting    // work planned inside a rest window
	Experiments []Experiment // ordered by id
	Cadences    []Cadence    // what the mentoring agreed on
	OpenSteps   []Step       // ordered by due date, those without one last
	Asks        []Ask        // open ones, longest waiting first
	InProgress  []string     // keys of active milestones and running experiments
}

// Expectation is the judgement of what the level asks of one competency.
type Expectation struct {
	Competency string
	Area       string
	Importance casefile.Importance
	Verdict    Verdict
	Evidence   []string // keys that count, newest first
	Stale      []string // keys that would count but ended before the rule's `within`
	Planned    []string // keys that name the competency at the level and are not finished
	Witnesses  []string // person ids, ordered
	Agreed     bool     // someone other than the author assesses it at the level or above
	Doubts     []Doubt  // what speaks against a supported verdict
	Asked      Asked    // what the gate asks
	Has        string   // what there is beside what is asked, with which Because begins
	Because    string   // "1 exhibit of 2 asked, 1 witness of 1 asked"; the framework's Markdown where waived
}

// Asked is how many pieces of evidence and how many different witnesses the gate asks for,
// and whether someone other than the author must assess the competency at the level.
type Asked struct {
	Evidence, Witnesses int
	Assessed            bool
}

// Rule is the judgement of one line of the gate.
type Rule struct {
	ID         string // "tenure" for the tenure
	Name       string // what it asks, in words
	Importance casefile.Importance
	Verdict    Verdict
	Entries    []string // keys that count, newest first
	Witnesses  []string
	Have, Want int    // of the count that is furthest from done
	Unit       string // what Have and Want count: "months", "exhibits", "witnesses", "pieces of feedback", "statements", "assessments", "competencies"
	Because    string
	Doubts     []Doubt // what speaks against a supported verdict

	of    string // the competency of which it asks evidence; "" = of none alone
	lacks int    // how many competencies it asks for beyond those that are supported
}

// Readiness sums the judgement up. There is no blended score.
type Readiness struct {
	Supported, Some, None, Waived, Total int       // of the expectations
	RulesHold, Rules                     int       // rules supported or waived, and all of them
	Holds                                bool      // every must is supported or waived
	Blocking                             []string  // ids of the musts that are not: competencies, then rules
	Required, Optional                   ByVerdict // expectations and rules together: the musts, and the others
	Sentence                             string    // "23 requirements: 20 supported, 3 with some evidence; 7 optional: 7 supported"
}

// ByVerdict counts expectations and rules by their verdicts.
type ByVerdict struct {
	Supported          int     // without a doubt
	Doubted            []Doubt // of those that are supported and may be doubted, the first doubt of each
	Some, None, Waived int
}

// Total is how many there are.
func (t ByVerdict) Total() int { return t.Supported + len(t.Doubted) + t.Some + t.None + t.Waived }

// Quarter is the coverage at the end of a quarter, or on the day of judgement
// for the quarter that still runs.
type Quarter struct {
	Quarter                              day.Period
	Supported, Some, None, Waived, Total int
	Verdicts                             []Verdict // per expectation, in the order of Assessment.Expectations
	Counted                              []int     // evidence that counts, per expectation
}

// Levels is how the level of one competency was seen over time.
type Levels struct {
	Competency string
	Views      []View // by date
	Self       string // latest level by the author, "" = none
	Others     string // latest level by someone else
	OthersBy   string // who
}

// View is one assessment.
type View struct {
	Date  day.Period
	By    string // "self" or a person's id
	Level string
	Rank  int // of the level, 0 = lowest
	Note  string
}

// Strength is a competency whose evidence reaches a level that the author does
// not claim.
type Strength struct {
	Competency string
	Level      string // what the evidence supports
	Claimed    string // the author's own latest view, "" = none
	Evidence   []string
}

// Gap is an expectation without enough evidence, and what is aimed at it.
type Gap struct {
	Competency string
	Importance casefile.Importance
	Verdict    Verdict  // Some or None
	AimedAt    []string // keys of open milestones and experiments
	Missing    string   // "1 more exhibit and 1 witness"
}

// State is where a milestone stands on the day.
type State string

// The states of a milestone.
const (
	Planned State = "planned"
	Active  State = "active"
	Done    State = "done"
	Missed  State = "missed"
	Dropped State = "dropped"
)

// Milestone is where one milestone stands.
type Milestone struct {
	Key         string
	State       State
	Start, Due  day.Day // day.None = not known
	Finished    day.Day // day.None = not finished, or finished on an unknown day
	LateBy      int     // days: finished (or still open on the day) after it was due; negative = early; 0 where unknown
	Outcomes    Tally
	Actions     Tally
	LandsLate   bool // due after its calendar window closes
	Window      string
	WaitsFor    []string // keys of milestones in `after` that are not done
	WindowClose day.Day
}

// Tally is how many of how many.
type Tally struct{ Done, Total int }

// Week is the work planned for one week.
type Week struct {
	Monday   day.Day
	Hours    float64
	Capacity float64  // 0 = not given
	Over     bool     // Hours > Capacity, where given
	Rest     bool     // the week touches a rest window
	From     []string // keys of the milestones that fill it
}

// Resting is work planned inside a rest window.
type Resting struct {
	Key    string // milestone or experiment, or check-in with a step due
	Window config.Window
	What   string // "is due"
	At     casefile.Date
}

// Outcome is what the series says about an experiment.
type Outcome string

// The outcomes of an experiment.
const (
	NotStarted Outcome = "not started"
	Running    Outcome = "running"
	Reached    Outcome = "reached"
	Partly     Outcome = "partly"      // moved towards the target, but did not reach it
	NotReached Outcome = "not reached" // did not move towards the target
	NoData     Outcome = "no data"     // over, but the series has no value in the timebox
)

// Experiment is the judgement of one experiment from its series.
type Experiment struct {
	Key      string
	Outcome  Outcome
	Baseline float64 // as given, else the series' baseline, else its last value before the start; NaN = unknown
	Target   float64 // as given, else the series'; NaN = unknown
	Result   float64 // the last value within the timebox, until the day; NaN = none
	On       day.Period
	Because  string // one sentence with the figures
}

// Cadence is one agreed rhythm and how it was kept.
type Cadence struct {
	Name     string // "check-in" or "review"
	Every    day.Span
	Last     day.Period // not given = never
	LastKey  string
	NextDue  day.Day
	Overdue  bool // on the day
	Kept     int  // intervals between meetings that were not longer than agreed (with a week of grace)
	Of       int  // all intervals
	Sentence string
}

// Step is an open action of a milestone or a check-in, or a promised change.
type Step struct {
	Key     string // where it was promised
	Text    string // Markdown
	Who     string // person id; "" = the author
	By      day.Period
	Overdue bool
	At      diag.Pos // where it is written
}

// Ask is one that waits for an answer.
type Ask struct {
	Key     string
	Of      string
	Waits   int  // days since it was asked; 0 where unknown
	Stalled bool // for longer than Stall
}
