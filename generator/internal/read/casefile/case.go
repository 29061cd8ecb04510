package casefile

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Case is one person's argument for one level: everything in a portfolio, typed.
// Every list is ordered by id, save where its type says otherwise.
type Case struct {
	Config config.Config

	Home      *Page  // content/_index.md
	Agreement *Page  // content/agreement.md
	Sections  []Page // content/COLLECTION/_index.md: the words above a collection's list; ID is the collection

	Framework   Framework
	People      []Person
	Assessments []Assessment // by date; those of one day in the order of the file

	Evidence    []Evidence
	CaseStudies []CaseStudy
	Milestones  []Milestone
	Experiments []Experiment
	Feedback    []Feedback
	Statements  []Statement
	Questions   []Question
	Journal     []JournalEntry
	CheckIns    []CheckIn
	Asks        []Ask

	Series []Series
	Charts []Chart // of the author's own

	Files []source.File // what artifacts and images may point at
	Theme []source.File // what the portfolio overrides in the theme

	Unread  []Unread      // what is there, and in none of the lists above; by path
	Account []Fate        // what became of every file, by path
	Sheets  source.Sheets // what the fields were read from; of the author's case alone
}

// At is a value with the place where the author wrote it.
type At[T any] = source.At[T]

// Text is prose or a label; Ref is the id of an entry, person, competency,
// level, series or window; Date is a day, month or quarter. Each has its value
// as V, and the place where the author wrote it as Pos.
type (
	Text  = source.At[string]
	Ref   = source.At[string]
	Date  = source.At[day.Period]
	Bool  = source.At[bool]
	Count = source.At[int]
	Real  = source.At[float64]
)

// Page is prose that belongs to no collection.
type Page struct {
	ID       string
	Title    Text
	Summary  Text            // Markdown
	Audience config.Audience // as given, or the default
	Draft    Bool
	Params   source.Value
	Body     source.Body
	Pos      diag.Pos
}

// Entry is what every entry of every collection has.
type Entry struct {
	Collection   Collection
	ID           string
	Slug         Text     // the entry's part of its address, where it is not the id
	Pos          diag.Pos // of the entry: line 1 of its file, or its row
	Folder       string   // the folder that its files are relative to, below content/: "content/evidence/rota"
	Bundle       bool     // it is a leaf bundle: its folder holds files of its own
	Title        Text     // front matter, else the first heading of the body
	TitleInBody  bool     // the title is the body's first heading
	Date         Date
	Summary      Text            // Markdown
	Audience     config.Audience // as given, or the collection's default
	AudiencePos  diag.Pos        // where it was given; zero for the default, and for what cannot be understood
	Tags         []Text
	Competencies []Claim
	Objectives   []Ref
	Values       []Ref
	Draft        Bool
	Links        []Link
	Params       source.Value // for the theme, untouched
	Body         source.Body
}

// Path is the address of the entry's page: "/evidence/rota/".
func (e *Entry) Path() string {
	return "/" + string(e.Collection) + "/" + cmp.Or(e.Slug.V, e.ID) + "/"
}

// Key names the entry among all collections: "evidence/rota".
func (e *Entry) Key() string { return string(e.Collection) + "/" + e.ID }

// OwnFile tells whether the entry has a file of its own, and is no row of many.
func (e *Entry) OwnFile() bool { return source.IsMarkdown(e.Pos.File) }

// Claim says that an entry shows a competency, at a level. Without a level it
// speaks of the level held now.
type Claim struct {
	Competency Ref
	Level      Ref
	Shows      Text // Markdown; what the entry shows of the competency, in a sentence
}

// Link is an address that a reader can open.
type Link struct {
	Title, URL Text
}

// Artifact is a file or a link attached to evidence. One of URL and File is given.
type Artifact struct {
	Title Text
	URL   Text
	File  Text   // as written
	Path  string // File resolved: "content/evidence/rota/plan.txt"; "" where it leaves the portfolio
	Bind  Bool   // false keeps it out of the pages of a packet
}

// Impact is what evidence changed, in figures.
type Impact struct {
	Pos           diag.Pos
	Label         Text
	Series        Ref  // of `metric: SERIES` or `metric: SERIES.COLUMN`
	Column        Text // "" = the series' first column
	From, To      Real // the figures as the author states them
	Before, After Date // the periods over which the series is averaged
	Unit          Text
}

// Evidence is finished work offered in support, or work planned to be.
type Evidence struct {
	Entry
	Kind           Text // project, design, incident, review, talk, mentoring, process, writing, other
	Started, Ended Date // no Ended, or one in the future: planned, never counted
	Scope          Text // self, team, teams, organisation, industry
	Role           Text
	Witnesses      []Ref
	Artifacts      []Artifact
	Impact         []Impact
	Milestone      Ref
}

// CaseStudy tells how pieces of evidence hang together.
type CaseStudy struct {
	Entry
	Evidence  []Ref
	Witnesses []Ref
	Impact    []Impact
}

// Milestone is a dated step of the plan. Entry.Date is its start.
type Milestone struct {
	Entry
	Kind         Text // project, stretch, shadowing, training, cross-functional, networking, other
	Minimum      Bool // part of the shortest path
	Due, Done    Date
	DoneFlag     Bool // `done: true` without a date
	State        Text // planned, active, done, missed, dropped; as given, or ""
	Requires     Requirement
	Outcomes     []Outcome
	Actions      []Action
	After        []Ref
	Alternatives []Alternative
	Effort       Real // hours
	Stretch      Ref  // competency
	Window       Ref  // name of a calendar window
}

// Requirement is what must hold before a milestone can begin.
type Requirement struct {
	Competencies []Claim
	Experience   []Text
}

// Outcome is a result that a milestone is to have.
type Outcome struct {
	Text Text
	Done Tick
}

// Action is a small step in a milestone, or a step agreed in a check-in.
type Action struct {
	Text Text
	Who  Ref // check-ins: a person; the author where absent
	By   Date
	Done Tick
}

// Tick is `done: true`, `done: false` or `done: DATE`.
type Tick struct {
	Done bool
	On   Date
	Pos  diag.Pos
}

// Alternative is another route: if something happens, then do this instead.
type Alternative struct {
	If, Then  Text
	Milestone Ref
}

// Experiment is an objective, a success metric and a timebox.
type Experiment struct {
	Entry
	Objective        Text
	Series           Ref  // metric.series
	Column           Text // metric.column; "" = the series' first column
	Baseline, Target Real
	Start, End       Date
	Stakes           Text // low, high
	Feedback         []Ref
	Learned          Text // Markdown
}

// Feedback is what others said.
type Feedback struct {
	Entry
	From            []Ref
	Observed, Given Date
	Behaviour       Text // Markdown, as the next three
	Impact          Text
	Alternative     Text
	Recognition     Text
	Evidence        []Ref
	Consent         Text // quote, summarise, none; "" = none
	Change          Change
}

// Change is what the author did about feedback.
type Change struct {
	Text     Text
	By       Date
	Evidence Ref
}

// Statement is what somebody else says about the case, which is the body.
type Statement struct {
	Entry
	From       Ref
	Capacity   Text
	Recommends Text // yes, not yet, abstains; "" = it does not say
	About      []Ref
	Given      Date
	Consent    Text // quote, summarise, none; "" = none
	ChosenBy   Text // author, manager, committee; "" = author
}

// Question is an objection and its answer, which is the body.
type Question struct {
	Entry
	Says     Text // Markdown
	Evidence []Ref
}

// JournalEntry is a note to oneself.
type JournalEntry struct {
	Entry
	Kind          Text // note, debrief, win, decision, reset, scenario
	Kept, Dropped []Text
	Energy        Count // 1-5; 0 = not given
	Surprised     Text
	Assumptions   []Text
	Differently   Text
}

// CheckIn is a meeting of mentee and mentor.
type CheckIn struct {
	Entry
	Kind      Text // check-in, review, ad hoc; "" = check-in
	With      []Ref
	Learned   []Text // Markdown, as the next two
	Develop   []Text
	Obstacles []Text
	Steps     []Action
}

// Ask is something asked of a person.
type Ask struct {
	Entry
	Kind            Text // sponsorship, introduction, access, feedback, time
	Of              Ref
	Asked, Answered Date
	State           Text // open, granted, declined; "" = open
}

// Person is someone other than the author.
type Person struct {
	ID           string
	Pos          diag.Pos
	Name         Text
	Also         []Text
	Role         Text
	Organisation Text
	Relation     Text // mentor, manager, sponsor, peer, report, stakeholder, reviewer, other
	Alias        Text
	Named        config.Audience // the widest audience that may read the name
	Exact        Bool            // in small letters the name is another word
}

// Assessment is one line of assessments.csv: somebody's view of a competency on a day.
type Assessment struct {
	Pos        diag.Pos
	Date       Date
	By         Ref // "self" or a person
	Competency Ref
	Level      Ref
	Note       Text
	Audience   config.Audience
}

// ByAuthor tells whether the author judged themselves.
func (a Assessment) ByAuthor() bool { return a.By.V == "self" }

// ConsentOf gives the consent of those whose words an entry has; asked is false for
// entries in the author's words.
func ConsentOf(e Item) (consent Text, asked bool) {
	switch e := e.(type) {
	case *Feedback:
		return e.Consent, true
	case *Statement:
		return e.Consent, true
	}
	return Text{}, false
}

// SummaryAlone tells whether audiences wider than the mentor may read no more of an entry
// than its summary.
func SummaryAlone(e Item) bool {
	consent, asked := ConsentOf(e)
	return asked && consent.V == "summarise"
}
