// Package packet selects and orders the contents of a printed packet: its sections,
// its exhibits, and the reason given for each.
//
// Change here the order of exhibits: Merit in rank.go decides which exhibit is
// stronger than another, for the packet, the home page and every other place that
// shows "the strongest". choose.go, greedy.go and search.go select exhibits by that
// order. The running numbers of exhibits follow the days they ended, and are given in
// package caseindex. How a packet is laid out is in package packetpage; how it is
// printed in document and pdf.
//
// Of takes a case as its audience sees it, the judgement of that case and a profile.
// What counts is decided in package assess: an exhibit supports what an Expectation
// lists it under.
//
// # The choice
//
// Printed in full is the smallest set of finished evidence that supports, all by
// itself, every expectation that the case supports, in the numbers of exhibits
// and of different witnesses that the gate asks for. Of the smallest sets it is
// the first in the order of Rank: that with the strongest exhibit, then with the
// strongest beside it, and so on. What the author pins is in it whatever it
// supports. Where nothing is supported the strongest are printed, and where the
// author lists exhibits, these and no others.
//
// A compact section prints in full only what nothing can stand in for: the
// exhibits that are the only evidence of a supported expectation or of one that
// blocks, what the author names, and those that the summary leads to, unless a case
// study tells them. Without case studies, one for each requirement joins them.
//
// Finding the smallest set is the covering problem, which nobody can promise to
// solve quickly. A greedy choice would be shorter to write, but in one of eight
// generated cases of 20 to 60 exhibits it prints one too many, and "the fewest"
// is not true. The search found the smallest set in all 599 of them, most often
// with a hundredth of the work that it may take. It is given up after a fixed
// amount of work, never of time, and then the best set found stands, from which
// nothing can be left out, and Fewest is false.
package packet

import (
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Packet is what is printed.
type Packet struct {
	Profile  config.Profile
	Sections []config.Section // those of the profile that have something to say
	Exhibits []Choice         // printed in full, in this order
	Fewest   bool             // no smaller set supports the same; false where the author chose, or where the search was given up
	Without  []string         // ids of competencies that are supported in the case, but not by Exhibits alone
	Progress *Progress        // nil without the section progress, or without a review and finished evidence
	Attached []Attached       // files that are bound in; Of leaves it to who can read files
	Thin     []Thin           // by competency, in the framework's order
}

// Choice is an exhibit that is printed in full.
type Choice struct {
	Key      string   // "evidence/rota"
	Pinned   bool     // the author put it first, or named it
	Supports []string // ids of supported competencies that it counts towards, in the framework's order
	Alone    []string // those of Supports for which it is the only evidence in the case
	Holds    []string // ids of competencies that block, of which it is the only evidence
	Why      string   // a sentence without its full stop: "counts towards System design and Mentoring; the only exhibit for Mentoring"
}

// Thin is a supported expectation that could fall: a question that the author
// should answer before somebody else asks it.
type Thin struct {
	Competency string   // id
	ID         string   // of the drafted question: "thin-mentoring"
	Title      string   // "Is one exhibit enough for Mentoring?"
	Says       string   // Markdown: the objection, as a reader would raise it
	Because    string   // a sentence with the figures
	Evidence   []string // ids of the evidence that counts
}

// Progress is what changed since the last review.
type Progress struct {
	Review     string     // key of the check-in; "" = there was none, and Since is a half year back
	Since      day.Period // the day of it
	Exhibits   []string   // keys of evidence that ended after it, by number
	Milestones []string   // keys of milestones that were done after it
	Feedback   []string   // keys of feedback that was given after it, oldest first
	Kept       []Kept     // steps of check-ins that were done after it, oldest first
	Shifts     []Shift    // expectations whose verdict changed, in the framework's order
	Then, Now  assess.Readiness
}

// Kept is a step of a check-in that was done.
type Kept struct {
	Key  string // of the check-in
	Text string // Markdown
	Who  string // id of the person; "" = the author
	On   day.Period
}

// Shift is a verdict that changed.
type Shift struct {
	Competency string
	Was, Is    assess.Verdict
}
