package generator

import (
	"cmp"
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/judge/report"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Status is the judgement of a case in a form for programs and terminals.
// Entries are named by their keys, "evidence/rota"; dates are "2026-06-30".
// Fields may be added; those that are here keep their names and meanings.
type Status struct {
	Version      int                 `json:"version"` // version of this form; it is 1
	Title        string              `json:"title"`
	Person       string              `json:"person"`   // name of the author
	Audience     string              `json:"audience"` // `public`, `committee`, `mentor` or `self`
	Day          string              `json:"day"`      // day of judgement
	From         string              `json:"from"`     // name of the level held now
	Level        string              `json:"level"`    // name of the level aimed at
	Answer       report.Answer       `json:"answer"`
	Readiness    report.Readiness    `json:"readiness"`
	Expectations []StatusExpectation `json:"expectations"`
	Rules        []report.Rule       `json:"rules"`
	Gaps         []report.Gap        `json:"gaps"`
	Strengths    []report.Strength   `json:"strengths"`
	Experiments  []StatusExperiment  `json:"experiments"`
	Cadences     []StatusCadence     `json:"cadences"`
	OpenSteps    []StatusStep        `json:"open_steps"`
	Asks         []StatusAsk         `json:"asks"`

	next string // what is left to the author; "" = nothing
}

// Next says what keeps the case from having an answer, and what to write; "" if it has one.
func (s Status) Next() string { return s.next }

// StatusExpectation is the verdict on what the level asks of one competency, the entries
// that made it, and why. Witnesses are ids.
type StatusExpectation struct {
	report.Expectation
	Name string `json:"name"`
	Area string `json:"area"` // name of the area
	Word string `json:"word"` // the verdict as a reader sees it: "some evidence"
}

// StatusExperiment is what the series says about an experiment.
type StatusExperiment struct {
	Key     string `json:"key"`     // key of the entry
	Outcome string `json:"outcome"` // `not-started`, `running`, `reached`, `partly`, `not-reached` or `no-data`
	Because string `json:"because"` // the reason
}

// StatusCadence is how an agreed rhythm is kept.
type StatusCadence struct {
	Name     string `json:"name"`
	NextDue  string `json:"next_due"` // when it is due again
	Overdue  bool   `json:"overdue"`  // it should have been done by the day of judgement
	Sentence string `json:"sentence"` // the result in words
}

// StatusStep is an open promise.
type StatusStep struct {
	Key     string `json:"key"` // key of the entry
	Text    string `json:"text"`
	Who     string `json:"who"`     // id of the person; `self` is the author
	By      string `json:"by"`      // until when
	Overdue bool   `json:"overdue"` // it should have been done by the day of judgement
}

// StatusAsk is an ask that waits for an answer.
type StatusAsk struct {
	Key     string `json:"key"`        // key of the entry
	Of      string `json:"of"`         // id of the person
	Waits   int    `json:"waits_days"` // number of days since it was asked
	Stalled bool   `json:"stalled"`    // it has waited for too long
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
	next := ""
	if judged.Answer.Stand == assess.NoGate {
		next = fmt.Sprintf("write in %s what the level asks as a whole, as in gates: {%s: {each: {evidence: 2}, rules: [{id: observed, kind: [review], evidence: 1}]}}; docs/format.md lists the rules",
			c.Framework.Pos.File, c.Config.Target.Level)
	}
	s := Status{
		next:    next,
		Version: 1, Title: c.Config.Title, Person: c.Config.Person.Name, Audience: a.String(), Day: r.day.String(),
		From: levelName(c, c.Config.Target.From), Level: levelName(c, c.Config.Target.Level),
		Expectations: []StatusExpectation{},
		Experiments:  []StatusExperiment{}, Cadences: []StatusCadence{}, OpenSteps: []StatusStep{}, Asks: []StatusAsk{},
	}
	s.verdicts(c, judged)
	s.plan(judged)
	return s, r.diags, nil
}

func levelName(c casefile.Case, id string) string {
	l, _, _ := c.Framework.Level(id)
	return cmp.Or(l.Name.V, id)
}

func (s *Status) verdicts(c casefile.Case, judged assess.Assessment) {
	j := report.Of(judged, func(id string) string { return id })
	s.Answer, s.Readiness, s.Rules, s.Gaps, s.Strengths = j.Answer, j.Readiness, j.Rules, j.Gaps, j.Strengths
	areas := map[string]string{}
	for _, a := range c.Framework.Areas {
		areas[a.ID] = a.Name.V
	}
	for i, e := range j.Expectations {
		x := judged.Expectations[i]
		competency, _ := c.Framework.Competency(x.Competency)
		s.Expectations = append(s.Expectations, StatusExpectation{e, competency.Name.V, areas[x.Area], x.Verdict.Word()})
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

// Viewer names an audience in a sentence: "the author", "the committee".
func Viewer(audience string) string {
	switch audience {
	case "self":
		return "the author"
	case "public":
		return "the public"
	}
	return "the " + audience
}
