package generator

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Status is the judgement of a case in a form for programs and terminals.
// Entries are named by their keys, "evidence/rota"; dates are "2026-06-30".
// Fields may be added; those that are here keep their names and meanings.
type Status struct {
	Version      int                 `json:"version"` // of this form; 1
	Title        string              `json:"title"`
	Person       string              `json:"person"`
	Audience     string              `json:"audience"`
	Day          string              `json:"day"`
	From         string              `json:"from"`  // level held now: its name
	Level        string              `json:"level"` // level aimed at: its name
	Answer       StatusAnswer        `json:"answer"`
	Readiness    StatusReadiness     `json:"readiness"`
	Expectations []StatusExpectation `json:"expectations"`
	Rules        []StatusRule        `json:"rules"`
	Gaps         []StatusGap         `json:"gaps"`
	Strengths    []StatusStrength    `json:"strengths"`
	Experiments  []StatusExperiment  `json:"experiments"`
	Cadences     []StatusCadence     `json:"cadences"`
	OpenSteps    []StatusStep        `json:"open_steps"`
	Asks         []StatusAsk         `json:"asks"`
}

// StatusAnswer says in plain words whether the gate holds.
type StatusAnswer struct {
	Stand    string          `json:"stand"` // holds, not yet, cannot hold; "" where nothing is asked
	Sentence string          `json:"sentence"`
	Blocking []StatusBlocker `json:"blocking"`
	Required int             `json:"required"` // how many requirements there are
	Open     int             `json:"open"`     // optional ones that are not supported
	Round    string          `json:"round"`    // name of the round that is decided next
	Decides  string          `json:"decides"`
}

// StatusBlocker is a requirement that is not met.
type StatusBlocker struct {
	ID   string `json:"id"` // of a competency or rule
	Name string `json:"name"`
	Due  string `json:"due"`  // of the first dated step of the plan that is aimed at it
	Step string `json:"step"` // key of that step
}

// StatusReadiness sums the judgement up.
type StatusReadiness struct {
	Sentence  string   `json:"sentence"`
	Holds     bool     `json:"holds"`
	Supported int      `json:"supported"`
	Some      int      `json:"some"`
	None      int      `json:"none"`
	Waived    int      `json:"waived"`
	Total     int      `json:"total"`
	Blocking  []string `json:"blocking"` // ids of competencies and rules
}

// StatusExpectation is the verdict on what the level asks of one competency,
// the entries that made it, and why.
type StatusExpectation struct {
	Competency string   `json:"competency"`
	Name       string   `json:"name"`
	Area       string   `json:"area"` // its name
	Importance string   `json:"importance"`
	Verdict    string   `json:"verdict"` // supported, some, none, waived
	Word       string   `json:"word"`    // as a reader sees it: "some evidence"
	Because    string   `json:"because"`
	Evidence   []string `json:"evidence"`
	Stale      []string `json:"stale"`   // ended too long ago to count
	Planned    []string `json:"planned"` // not finished
	Witnesses  []string `json:"witnesses"`
}

// StatusRule is the verdict on one line of the gate.
type StatusRule struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Importance string   `json:"importance"`
	Verdict    string   `json:"verdict"`
	Because    string   `json:"because"`
	Entries    []string `json:"entries"`
}

// StatusGap is an expectation without enough evidence, and what is aimed at it.
type StatusGap struct {
	Competency string   `json:"competency"`
	Missing    string   `json:"missing"`
	AimedAt    []string `json:"aimed_at"`
}

// StatusStrength is a competency that is shown at a level nobody claims.
type StatusStrength struct {
	Competency string   `json:"competency"`
	Level      string   `json:"level"`
	Claimed    string   `json:"claimed"`
	Evidence   []string `json:"evidence"`
}

// StatusExperiment is what the series says about an experiment.
type StatusExperiment struct {
	Key     string `json:"key"`
	Outcome string `json:"outcome"`
	Because string `json:"because"`
}

// StatusCadence is how an agreed rhythm is kept.
type StatusCadence struct {
	Name     string `json:"name"`
	NextDue  string `json:"next_due"`
	Overdue  bool   `json:"overdue"`
	Sentence string `json:"sentence"`
}

// StatusStep is an open promise.
type StatusStep struct {
	Key     string `json:"key"`
	Text    string `json:"text"`
	Who     string `json:"who"` // person id; "self" for the author
	By      string `json:"by"`
	Overdue bool   `json:"overdue"`
}

// StatusAsk is an ask that waits for an answer.
type StatusAsk struct {
	Key     string `json:"key"`
	Of      string `json:"of"`
	Waits   int    `json:"waits_days"`
	Stalled bool   `json:"stalled"`
}

// StatusOf judges the case with the author's eyes, or with those of the
// audience that a flag or the environment names. A case with errors is judged
// as far as it could be read.
func StatusOf(opt Options) (Status, diag.List, error) {
	r, err := readFor(authors, opt)
	if err != nil {
		return Status{}, nil, err
	}
	a := r.eyes
	c, _ := r.byAudience.of(a)
	judged := assess.Of(c, r.day)
	s := Status{
		Version: 1, Title: c.Config.Title, Person: c.Config.Person.Name, Audience: a.String(), Day: r.day.String(),
		From: levelName(c, c.Config.Target.From), Level: levelName(c, c.Config.Target.Level),
		Expectations: []StatusExpectation{}, Rules: []StatusRule{}, Gaps: []StatusGap{}, Strengths: []StatusStrength{},
		Experiments: []StatusExperiment{}, Cadences: []StatusCadence{}, OpenSteps: []StatusStep{}, Asks: []StatusAsk{},
	}
	s.verdicts(c, judged)
	s.plan(judged)
	return s, r.diags, nil
}

func levelName(c casefile.Case, id string) string {
	l, _, _ := c.Framework.Level(id)
	return cmp.Or(l.Name.V, id)
}

func answerOf(a assess.Answer) StatusAnswer {
	s := StatusAnswer{Stand: string(a.Stand), Sentence: a.Sentence, Required: a.Required, Open: a.Open, Blocking: []StatusBlocker{}}
	for _, b := range a.Blocking {
		s.Blocking = append(s.Blocking, StatusBlocker{ID: b.ID, Name: b.Name, Due: b.Due.String(), Step: b.Key})
	}
	if a.Round != nil {
		s.Round, s.Decides = a.Round.Name, a.Round.Decides.String()
	}
	return s
}

func (s *Status) verdicts(c casefile.Case, judged assess.Assessment) {
	r := judged.Readiness
	s.Readiness = StatusReadiness{
		Sentence: r.Sentence, Holds: r.Holds, Supported: r.Supported, Some: r.Some, None: r.None,
		Waived: r.Waived, Total: r.Total, Blocking: list(r.Blocking),
	}
	s.Answer = answerOf(judged.Answer)
	areas := map[string]string{}
	for _, a := range c.Framework.Areas {
		areas[a.ID] = a.Name.V
	}
	for _, e := range judged.Expectations {
		competency, _ := c.Framework.Competency(e.Competency)
		s.Expectations = append(s.Expectations, StatusExpectation{
			Competency: e.Competency, Name: competency.Name.V, Area: areas[e.Area], Importance: e.Importance.String(),
			Verdict: string(e.Verdict), Word: e.Verdict.Word(), Because: e.Because,
			Evidence: list(e.Evidence), Stale: list(e.Stale), Planned: list(e.Planned), Witnesses: list(e.Witnesses),
		})
	}
	for _, rule := range judged.Rules {
		s.Rules = append(s.Rules, StatusRule{
			ID: rule.ID, Name: rule.Name, Importance: rule.Importance.String(),
			Verdict: string(rule.Verdict), Because: rule.Because, Entries: list(rule.Entries),
		})
	}
	for _, g := range judged.Gaps {
		s.Gaps = append(s.Gaps, StatusGap{Competency: g.Competency, Missing: g.Missing, AimedAt: list(g.AimedAt)})
	}
	for _, p := range judged.Strengths {
		s.Strengths = append(s.Strengths, StatusStrength{Competency: p.Competency, Level: p.Level, Claimed: p.Claimed, Evidence: list(p.Evidence)})
	}
}

func (s *Status) plan(judged assess.Assessment) {
	for _, x := range judged.Experiments {
		s.Experiments = append(s.Experiments, StatusExperiment{Key: x.Key, Outcome: string(x.Outcome), Because: x.Because})
	}
	for _, c := range judged.Cadences {
		s.Cadences = append(s.Cadences, StatusCadence{Name: c.Name, NextDue: c.NextDue.String(), Overdue: c.Overdue, Sentence: c.Sentence})
	}
	for _, p := range judged.OpenSteps {
		s.OpenSteps = append(s.OpenSteps, StatusStep{Key: p.Key, Text: p.Text, Who: cmp.Or(p.Who, "self"), By: p.By.String(), Overdue: p.Overdue})
	}
	for _, a := range judged.Asks {
		s.Asks = append(s.Asks, StatusAsk{Key: a.Key, Of: a.Of, Waits: a.Waits, Stalled: a.Stalled})
	}
}

// list gives an empty list for none, which JSON writes as [] and not as null.
func list(all []string) []string { return append([]string{}, all...) }
