package main

import (
	"fmt"
	"strings"
)

func (p *maker) evidence(i int) {
	id, subject := p.evidenceID(i), subjects[i%len(subjects)]
	lines := []string{
		fmt.Sprintf("title: %q", p.title(subject)),
		fmt.Sprintf("summary: %q", p.sentence()),
		"kind: " + pick(p.r, kinds),
		"started: " + p.day(i, p.n, -20),
		"ended: " + p.day(i, p.n, 0),
		"scope: " + pick(p.r, scopes),
		"competencies: [" + p.claims() + "]",
		"objectives: [" + pick(p.r, objectives)[0] + "]",
		"tags: [" + pick(p.r, areas)[0] + ", " + pick(p.r, kinds) + "]",
		"witnesses: [" + p.twoPeople() + "]",
		fmt.Sprintf("role: %q", p.sentence()),
		"artifacts:",
		fmt.Sprintf("  - {title: %q, url: \"https://wiki.example.com/%s\"}", "Design of the "+subject, id),
	}
	path := "content/evidence/" + id + ".md"
	if i%20 == 0 {
		path = "content/evidence/" + id + "/index.md"
		p.files["content/evidence/"+id+"/minutes.txt"] = []byte(p.prose(4))
		lines = append(lines, "  - {title: Minutes, file: minutes.txt}")
	}
	if i%5 == 0 {
		s := pick(p.r, seriesIDs)
		lines = append(lines,
			"impact:",
			fmt.Sprintf("  - {label: %q, metric: %s.p95, before: 2023-09, after: 2026-03}", p.phrase(s), s))
	}
	if i%50 == 0 {
		lines = append(lines, "milestone: "+p.milestoneID(i/50%p.milestones))
	}
	p.file(path, p.body(i), lines...)
}

func (p *maker) caseStudy(i int) {
	var body strings.Builder
	for _, heading := range []string{"Situation", "Task", "Action", "Result", "Reflection"} {
		fmt.Fprintf(&body, "## %s\n\n%s\n", heading, p.prose(5))
	}
	p.file(fmt.Sprintf("content/case-studies/study-%04d.md", i), body.String(),
		fmt.Sprintf("title: %q", p.title(pick(p.r, subjects))),
		fmt.Sprintf("summary: %q", p.sentence()),
		"date: "+p.day(i, p.n/25, 5),
		"competencies: ["+p.claims()+"]",
		"objectives: ["+pick(p.r, objectives)[0]+"]",
		fmt.Sprintf("evidence: [%s, %s]", p.evidenceID(25*i), p.evidenceID(25*i+7)),
		"witnesses: ["+p.twoPeople()+"]")
}

// milestone makes the last three still open, and the others done.
func (p *maker) milestone(i int) {
	lines := []string{
		fmt.Sprintf("title: %q", p.title(pick(p.r, subjects))),
		fmt.Sprintf("summary: %q", p.sentence()),
		"kind: project",
		"competencies: [" + p.claims() + "]",
		"objectives: [" + pick(p.r, objectives)[0] + "]",
		"effort: 24",
	}
	if i >= p.milestones-3 {
		lines = append(lines, "date: 2026-06-15", "due: 2026-12-18",
			"actions:", fmt.Sprintf("  - {text: %q, by: 2026-09-30, done: false}", p.sentence()))
	} else {
		lines = append(lines, "date: "+p.day(i, p.milestones, 0), "due: "+p.day(i, p.milestones, 60), "done: "+p.day(i, p.milestones, 50),
			"outcomes:", fmt.Sprintf("  - {text: %q, done: true}", p.sentence()),
			"actions:", fmt.Sprintf("  - {text: %q, by: %s, done: %s}", p.sentence(), p.day(i, p.milestones, 30), p.day(i, p.milestones, 28)))
	}
	p.file("content/milestones/"+p.milestoneID(i)+".md", p.prose(4), lines...)
}

// experiment leaves the end of the case free, so that each one is over.
func (p *maker) experiment(i int) {
	n := p.n/100 + p.n/800 + 1
	p.file(fmt.Sprintf("content/experiments/trial-%04d.md", i), p.prose(5),
		fmt.Sprintf("title: %q", p.title(pick(p.r, subjects))),
		fmt.Sprintf("objective: %q", p.sentence()),
		"metric: {series: "+pick(p.r, seriesIDs)+", column: p95}",
		"baseline: 40", "target: 25",
		"start: "+p.day(i, n, 0), "end: "+p.day(i, n, 90),
		"stakes: low",
		"competencies: ["+p.claims()+"]",
		"objectives: ["+pick(p.r, objectives)[0]+"]",
		fmt.Sprintf("learned: %q", p.sentence()))
}

func (p *maker) feedback(i int) {
	defer p.begin("As they saw it: ")()
	n := p.n / 10
	p.file(fmt.Sprintf("content/feedback/voice-%05d.md", i), p.prose(2),
		fmt.Sprintf("title: %q", "On the "+pick(p.r, subjects)),
		fmt.Sprintf("summary: %q", p.sentence()),
		"audience: committee", "consent: quote",
		"from: ["+p.anyPerson()+"]",
		"observed: "+p.day(i, n, 0), "given: "+p.day(i, n, 3),
		fmt.Sprintf("behaviour: %q", p.sentence()),
		fmt.Sprintf("impact: %q", p.sentence()),
		fmt.Sprintf("alternative: %q", p.sentence()),
		fmt.Sprintf("recognition: %q", p.sentence()),
		"competencies: ["+p.claims()+"]",
		"evidence: ["+p.anyEvidence()+"]",
		fmt.Sprintf("change: {text: %q, by: %s, evidence: %s}", p.sentence(), p.day(i, n, 30), p.anyEvidence()))
}

func (p *maker) question(i int) {
	p.file(fmt.Sprintf("content/questions/doubt-%04d.md", i), p.prose(5),
		fmt.Sprintf("title: %q", p.title(pick(p.r, subjects))),
		fmt.Sprintf("says: %q", p.sentence()),
		"competencies: ["+p.claims()+"]",
		"evidence: ["+p.anyEvidence()+"]")
}

func (p *maker) journal(i int) {
	defer p.begin("To myself: ")()
	n := p.n / 5
	p.file(fmt.Sprintf("content/journal/entry-%05d.md", i), p.prose(6),
		fmt.Sprintf("title: %q", p.title(pick(p.r, subjects))),
		"date: "+p.day(i, n, 0),
		"kind: "+pick(p.r, []string{"note", "debrief", "win", "decision"}),
		fmt.Sprintf("energy: %d", 1+p.r.IntN(5)),
		fmt.Sprintf("surprised: %q", p.sentence()))
}

// checkIn makes every sixth a review: two a year, where there is one a month.
func (p *maker) checkIn(i int) {
	defer p.begin("Between the two of us: ")()
	n, kind := p.checkIns, "check-in"
	if i%6 == 5 {
		kind = "review"
	}
	p.file(fmt.Sprintf("content/check-ins/meeting-%05d.md", i), p.prose(3),
		fmt.Sprintf("title: %q", p.title(pick(p.r, subjects))),
		"date: "+p.day(i, n, 0),
		"kind: "+kind,
		"with: [person-000]",
		fmt.Sprintf("learned: [%q]", p.sentence()),
		fmt.Sprintf("develop: [%q]", p.sentence()),
		"steps:",
		fmt.Sprintf("  - {text: %q, who: %s, by: %s, done: %s}", p.sentence(), p.anyPerson(), p.day(i, n, 14), p.day(i, n, 10)))
}

func (p *maker) ask(i int) {
	defer p.begin("I asked about this: ")()
	n := p.n / 50
	p.file(fmt.Sprintf("content/asks/ask-%04d.md", i), p.prose(2),
		fmt.Sprintf("title: %q", p.title(pick(p.r, subjects))),
		"kind: "+pick(p.r, []string{"sponsorship", "introduction", "access", "feedback", "time"}),
		"of: "+p.anyPerson(),
		"asked: "+p.day(i, n, 0), "answered: "+p.day(i, n, 12), "state: granted")
}
