// Package report writes the judgement as JSON, the same for `casebook status` and
// case.json. Entries are named by key ("evidence/rota"), competencies and levels by
// id; dates are "2026-06-30". Lists are never null.
//
// Change here which fields programs get of a judgement. The other fields of case.json
// are in package datafiles.
package report

import "github.com/casebook-dev/casebook/generator/internal/judge/assess"

// Judgement is what the evidence says about the level aimed at.
type Judgement struct {
	Answer       Answer
	Readiness    Readiness
	Expectations []Expectation
	Rules        []Rule
	Gaps         []Gap
	Strengths    []Strength
}

// Answer says in plain words whether the gate holds.
type Answer struct {
	Stand    string    `json:"stand"`    // holds, not yet, cannot hold, no gate; "" where nothing is asked
	Sentence string    `json:"sentence"` // the result in words
	Blocking []Blocker `json:"blocking"`
	Required int       `json:"required"` // how many requirements there are
	Open     int       `json:"open"`     // optional ones that are not supported
	Round    string    `json:"round"`    // name of the round that is decided next
	Decides  string    `json:"decides"`  // when the decision is made
}

// Blocker is a requirement that is not met.
type Blocker struct {
	ID   string `json:"id"` // of a competency or rule
	Name string `json:"name"`
	Due  string `json:"due"`  // of the first dated step of the plan that is aimed at it
	Step string `json:"step"` // key of that step
}

// Readiness sums the judgement up.
type Readiness struct {
	Sentence  string   `json:"sentence"`   // the result in words
	Holds     bool     `json:"holds"`      // nothing that is required is missing
	Supported int      `json:"supported"`  // number of expectations that are supported
	Some      int      `json:"some"`       // number with some evidence
	None      int      `json:"none"`       // number with no evidence
	Waived    int      `json:"waived"`     // number that are waived
	Total     int      `json:"total"`      // number of expectations
	RulesHold int      `json:"rules_hold"` // rules that are met
	Rules     int      `json:"rules"`      // all rules of the gate
	Blocking  []string `json:"blocking"`   // ids of competencies and rules
}

// Expectation is the verdict on what the level asks of one competency, the entries that
// made it, and why.
type Expectation struct {
	Competency string   `json:"competency"` // id of the competency
	Importance string   `json:"importance"` // `must` or `should`
	Verdict    string   `json:"verdict"`    // supported, some, none, waived
	Because    string   `json:"because"`    // the reason
	Evidence   []string `json:"evidence"`   // newest first
	Stale      []string `json:"stale"`      // ended too long ago to count
	Planned    []string `json:"planned"`    // not finished
	Witnesses  []string `json:"witnesses"`  // names of the witnesses
	Doubts     []string `json:"doubts"`     // why a committee may ask again: assessed-lower, one-witness, one-assessor
	Asked      Asked    `json:"asked"`      // how much the gate asks
}

// Asked is how much the gate asks of a competency.
type Asked struct {
	Evidence  int  `json:"evidence"`  // how many pieces of evidence
	Witnesses int  `json:"witnesses"` // how many different witnesses
	Assessed  bool `json:"assessed"`  // whether others must assess it at the level
}

// Rule is the verdict on one line of the gate.
type Rule struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Importance string   `json:"importance"` // `must` or `should`
	Verdict    string   `json:"verdict"`    // supported, some, none, waived
	Because    string   `json:"because"`    // the reason
	Entries    []string `json:"entries"`    // entries that count, by key
	Have       int      `json:"have"`       // of the count that is furthest from done
	Want       int      `json:"want"`       // what is asked
	Unit       string   `json:"unit"`       // what Have and Want count
	Doubts     []string `json:"doubts"`     // why a committee may ask again: some-doubted
	Word       string   `json:"word"`       // the verdict as a reader sees it: "some evidence"
}

// Gap is an expectation without enough evidence, and what is aimed at it.
type Gap struct {
	Competency string   `json:"competency"` // id of the competency
	Verdict    string   `json:"verdict"`    // some, none
	Missing    string   `json:"missing"`    // what is missing, in words
	AimedAt    []string `json:"aimed_at"`   // open milestones and experiments that are aimed at it, by key
}

// Strength is a competency that is shown at a level nobody claims.
type Strength struct {
	Competency string   `json:"competency"` // id of the competency
	Level      string   `json:"level"`      // id of the level
	Claimed    string   `json:"claimed"`    // id of the level that the author claims
	Evidence   []string `json:"evidence"`   // evidence, by key
}

// Of reports a judgement. People are named by what named gives for their ids; those for
// whom it gives nothing are left out.
func Of(a assess.Assessment, named func(id string) string) Judgement {
	j := Judgement{
		Answer: answer(a.Answer), Readiness: readiness(a.Readiness),
		Expectations: []Expectation{}, Rules: []Rule{}, Gaps: []Gap{}, Strengths: []Strength{},
	}
	for _, x := range a.Expectations {
		e := Expectation{
			Competency: x.Competency, Importance: x.Importance.String(), Verdict: string(x.Verdict), Because: x.Because,
			Evidence: list(x.Evidence), Stale: list(x.Stale), Planned: list(x.Planned), Witnesses: []string{},
			Doubts: doubts(x.Doubts), Asked: Asked(x.Asked),
		}
		for _, id := range x.Witnesses {
			if name := named(id); name != "" {
				e.Witnesses = append(e.Witnesses, name)
			}
		}
		j.Expectations = append(j.Expectations, e)
	}
	for _, x := range a.Rules {
		j.Rules = append(j.Rules, Rule{
			x.ID, x.Name, x.Importance.String(), string(x.Verdict), x.Because, list(x.Entries), x.Have, x.Want, x.Unit, doubts(x.Doubts), x.Verdict.Word(),
		})
	}
	for _, x := range a.Gaps {
		j.Gaps = append(j.Gaps, Gap{x.Competency, string(x.Verdict), x.Missing, list(x.AimedAt)})
	}
	for _, x := range a.Strengths {
		j.Strengths = append(j.Strengths, Strength{x.Competency, x.Level, x.Claimed, list(x.Evidence)})
	}
	return j
}

func doubts(list []assess.Doubt) []string {
	all := []string{}
	for _, d := range list {
		all = append(all, string(d))
	}
	return all
}

func answer(a assess.Answer) Answer {
	said := Answer{Stand: string(a.Stand), Sentence: a.Sentence, Required: a.Required, Open: a.Open, Blocking: []Blocker{}}
	for _, b := range a.Blocking {
		said.Blocking = append(said.Blocking, Blocker{b.ID, b.Name, b.Due.String(), b.Key})
	}
	if a.Round != nil {
		said.Round, said.Decides = a.Round.Name, a.Round.Decides.String()
	}
	return said
}

func readiness(r assess.Readiness) Readiness {
	return Readiness{
		r.Sentence, r.Holds, r.Supported, r.Some, r.None, r.Waived, r.Total, r.RulesHold, r.Rules, list(r.Blocking),
	}
}

// list gives an empty list for none, which JSON writes as [] and not as null.
func list(all []string) []string { return append([]string{}, all...) }
