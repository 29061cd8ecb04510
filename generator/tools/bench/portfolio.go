package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// portfolio makes up a portfolio with so many pieces of evidence, and the other
// parts in proportion. It gives path to bytes. The same size and seed give the
// same bytes. The case is sound: it has no errors, and next to no warnings,
// since a benchmark of ten thousand warnings would measure printing.
func portfolio(evidence int, seed uint64) map[string][]byte {
	p := &maker{
		r:     rand.New(rand.NewPCG(seed, uint64(evidence))),
		files: map[string][]byte{},
		start: time.Date(2023, 7, 3, 0, 0, 0, 0, time.UTC),
		n:     evidence,
	}
	p.people = min(200, max(12, evidence/50))
	p.milestones = max(4, evidence/50)
	p.checkIns = max(36, evidence/20)
	p.config()
	p.framework()
	p.peopleFile()
	p.assessments()
	p.series()
	for i := range evidence {
		p.evidence(i)
	}
	p.times(evidence/25, p.caseStudy)
	p.times(p.milestones, p.milestone)
	p.times(evidence/100, p.experiment)
	p.times(evidence/10, p.feedback)
	p.times(max(3, evidence/100), p.question)
	p.times(evidence/5, p.journal)
	p.times(p.checkIns, p.checkIn)
	p.times(evidence/50, p.ask)
	return p.files
}

// The case is judged on this day. Evidence spreads over the three years before.
const (
	judged     = "2026-06-30"
	daysInCase = 1090
)

// maker holds what the parts of a portfolio share.
type maker struct {
	r     *rand.Rand
	files map[string][]byte
	start time.Time

	opening string // of sentences

	n, people, milestones, checkIns int
}

func (p *maker) times(n int, each func(i int)) {
	for i := range n {
		each(i)
	}
}

// file writes the front matter line by line, then the body.
// begin makes sentences open in a way of their own, until they need not.
func (p *maker) begin(opening string) (end func()) {
	p.opening = opening
	return func() { p.opening = "" }
}

func (p *maker) file(path string, body string, lines ...string) {
	p.files[path] = []byte("---\n" + strings.Join(lines, "\n") + "\n---\n\n" + body)
}

// day spreads n entries evenly over the case; shift moves one by some days.
func (p *maker) day(i, n, shift int) string {
	return p.start.AddDate(0, 0, min(i*daysInCase/max(n-1, 1)+shift, daysInCase)).Format(time.DateOnly)
}

func (p *maker) evidenceID(i int) string {
	return fmt.Sprintf("%s-%05d", slug(subjects[i%len(subjects)]), i)
}
func (p *maker) anyEvidence() string      { return p.evidenceID(p.r.IntN(p.n)) }
func (p *maker) personID(i int) string    { return fmt.Sprintf("person-%03d", i%p.people) }
func (p *maker) anyPerson() string        { return p.personID(p.r.IntN(p.people)) }
func (p *maker) milestoneID(i int) string { return fmt.Sprintf("step-%04d", i) }

func (p *maker) twoPeople() string {
	i := p.r.IntN(p.people)
	return p.personID(i) + ", " + p.personID(i+1)
}

// claims names one to three competencies, most of them at the level aimed at.
func (p *maker) claims() string {
	first := p.r.IntN(len(competencies))
	var all []string
	for i := range 1 + p.r.IntN(3) {
		id := competencies[(first+7*i)%len(competencies)][0]
		if p.r.IntN(4) > 0 {
			id = "{id: " + id + ", level: staff}"
		}
		all = append(all, id)
	}
	return strings.Join(all, ", ")
}

func slug(words string) string { return strings.ReplaceAll(words, " ", "-") }

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
