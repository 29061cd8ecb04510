package views

// FeedbackList is /feedback/.
type FeedbackList struct {
	Base
	HasBody bool          `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []FeedbackRow `json:"rows"`               // newest first
}

// FeedbackRow is one piece of feedback in a list.
type FeedbackRow struct {
	Row            // Date is when it was given
	From    string `json:"from,omitempty"`    // names of those who gave it
	Changed bool   `json:"changed,omitempty"` // something was done about it
}

// Feedback is /feedback/ID/. Where the giver let it be summarised only, a wider
// audience than the mentor finds the summary and nothing of the rest.
type Feedback struct {
	EntryView
	From          []Person `json:"from,omitempty"`           // who gave it
	Observed      *Date    `json:"observed,omitempty"`       // when it happened
	Given         *Date    `json:"given,omitempty"`          // when it was given
	Consent       Word     `json:"consent"`                  // `quote`, `summarise` or `none`
	Summarised    bool     `json:"summarised,omitempty"`     // shown as its summary alone
	BehaviourMD   string   `json:"behaviour_md,omitempty"`   // what was observed
	ImpactMD      string   `json:"impact_md,omitempty"`      // what it led to
	AlternativeMD string   `json:"alternative_md,omitempty"` // what could be done instead
	RecognitionMD string   `json:"recognition_md,omitempty"` // what was good
	Evidence      []Link   `json:"evidence,omitempty"`       // evidence that belongs to it
	Change        *Change  `json:"change,omitempty"`
}

// Change is what the author did about feedback.
type Change struct {
	TextMD   string `json:"text_md,omitempty"`  // the text
	By       *Date  `json:"by,omitempty"`       // until when
	Evidence *Link  `json:"evidence,omitempty"` // evidence that belongs to it
	Overdue  bool   `json:"overdue,omitempty"`  // it should have been done by the day of judgement
}

// Statements is /statements/: what others say about the case.
type Statements struct {
	Base
	HasBody bool           `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []StatementRow `json:"rows"`               // newest first
}

// StatementRow is one statement as a line.
type StatementRow struct {
	Row             // State is what it recommends: yes, not-yet, abstains
	From     string `json:"from,omitempty"`     // who gives it, with the role
	Line     string `json:"line"`               // "Rakesh Iyer, Engineering manager, recommends it"
	Capacity *Word  `json:"capacity,omitempty"` // manager, sponsor, ...
	Chosen   *Word  `json:"chosen,omitempty"`   // who chose the giver, where it was not the author
	Path     string `json:"path,omitempty"`     // for site.GetPage, where its words may be read
}

// Statement is /statements/ID/. Its content is the words of whoever gives it; where these
// may be summarised only, a wider audience than the mentor finds the summary alone.
type Statement struct {
	EntryView
	From       *Person `json:"from,omitempty"` // who gives it
	Capacity   *Word   `json:"capacity,omitempty"`
	Recommends *Word   `json:"recommends,omitempty"` // yes, not-yet, abstains
	Line       string  `json:"line"`                 // as in StatementRow
	About      []Link  `json:"about,omitempty"`      // competencies
	Given      *Date   `json:"given,omitempty"`      // when it was given
	Chosen     *Word   `json:"chosen,omitempty"`
	Consent    Word    `json:"consent"`              // quote, summarise, none
	Summarised bool    `json:"summarised,omitempty"` // shown as its summary alone
}

// Questions is /questions/: objections and their answers.
type Questions struct {
	Base
	HasBody bool          `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []QuestionRow `json:"rows"`
}

// QuestionRow is one objection in a list.
type QuestionRow struct {
	Row           // Summary is the objection, plain; State is answered or open; Links the evidence
	Answer string `json:"answer,omitempty"` // the first sentence of the answer, plain text
}

// Question is /questions/ID/. Its content is the answer.
type Question struct {
	EntryView
	SaysMD   string       `json:"says_md,omitempty"`  // the objection
	Answered bool         `json:"answered,omitempty"` // there is an answer
	Evidence []ExhibitRow `json:"evidence,omitempty"` // evidence that belongs to it
}

// Journal is /journal/, newest first.
type Journal struct {
	Base
	HasBody bool  `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []Row `json:"rows"`
}

// JournalEntry is /journal/ID/.
type JournalEntry struct {
	EntryView
	Kind          *Word    `json:"kind,omitempty"`
	KeptMD        []string `json:"kept_md,omitempty"`        // what to keep
	DroppedMD     []string `json:"dropped_md,omitempty"`     // what to stop
	Energy        int      `json:"energy,omitempty"`         // from 1 to 5
	EnergyText    string   `json:"energy_text,omitempty"`    // "4 of 5"
	SurprisedMD   string   `json:"surprised_md,omitempty"`   // what was a surprise
	AssumptionsMD []string `json:"assumptions_md,omitempty"` // assumptions
	DifferentlyMD string   `json:"differently_md,omitempty"` // what to do differently
}

// Mentoring is /mentoring/. Its content is the agreement.
type Mentoring struct {
	Base
	Agreement string          `json:"agreement,omitempty"` // title of the agreement; absent where there is none to show
	Cadences  []Cadence       `json:"cadences,omitempty"`
	Review    *PacketProgress `json:"review,omitempty"`    // what changed since the last review; absent where there was none
	CheckIns  []Row           `json:"check_ins,omitempty"` // newest first, six at most
	MoreURL   string          `json:"more_url,omitempty"`  // address of the list of check-ins
	Steps     []Step          `json:"steps,omitempty"`     // open ones, by due date
	Asks      []AskRow        `json:"asks,omitempty"`      // open ones, longest waiting first
	Answered  []AskRow        `json:"answered,omitempty"`  // asks that were answered
}

// Cadence is one agreed rhythm.
type Cadence struct {
	Name     string `json:"name"`                // "Check-in"
	Every    string `json:"every"`               // "monthly"
	Last     *Date  `json:"last,omitempty"`      // when it last took place
	LastLink *Link  `json:"last_link,omitempty"` // the entry of that day
	Next     *Date  `json:"next,omitempty"`      // when it is due again
	Overdue  bool   `json:"overdue,omitempty"`   // it should have been done by the day of judgement
	Kept     string `json:"kept,omitempty"`      // "7 of 9 kept"
	Sentence string `json:"sentence,omitempty"`  // the state in words
}

// CheckIns is /check-ins/, newest first.
type CheckIns struct {
	Base
	HasBody bool  `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []Row `json:"rows"`
}

// CheckIn is /check-ins/ID/.
type CheckIn struct {
	EntryView
	Kind        Word     `json:"kind"`                   // check-in, review, ad-hoc
	With        []Person `json:"with,omitempty"`         // who took part
	LearnedMD   []string `json:"learned_md,omitempty"`   // what was learned, one text per item
	DevelopMD   []string `json:"develop_md,omitempty"`   // what to develop
	ObstaclesMD []string `json:"obstacles_md,omitempty"` // what is in the way
	Steps       []Step   `json:"steps,omitempty"`
}

// Asks is /asks/: open ones first.
type Asks struct {
	Base
	HasBody bool     `json:"has_body,omitempty"` // the page has a text of the author: `.Content`
	Rows    []AskRow `json:"rows"`
}

// AskRow is one ask in a list.
type AskRow struct {
	Row            // State open, granted or declined; Date is when it was asked
	Of      string `json:"of,omitempty"`      // name of the person who was asked
	Waits   string `json:"waits,omitempty"`   // "34 days"
	Stalled bool   `json:"stalled,omitempty"` // has waited for too long
}

// Ask is /asks/ID/.
type Ask struct {
	EntryView
	Kind     *Word   `json:"kind,omitempty"`
	Of       *Person `json:"of,omitempty"`       // who was asked
	Asked    *Date   `json:"asked,omitempty"`    // when it was asked
	Answered *Date   `json:"answered,omitempty"` // when it was answered
	State    Word    `json:"state"`
	Waits    string  `json:"waits,omitempty"`   // how long it has waited, in words
	Stalled  bool    `json:"stalled,omitempty"` // it has waited for too long
}
