package main

import (
	"fmt"
	"math"
	"strings"
)

// config is for the audience that sees every page.
func (p *maker) config() {
	var b strings.Builder
	fmt.Fprintf(&b, `title: A made-up case of %d exhibits
baseURL: https://bench.example/
as-of: %s
audience: self
person: {name: Ines Varga, role: Senior engineer, team: Ledger}
target: {framework: content/framework.yaml, level: staff, from: senior, since: 2023-01-02}
cadence: {check-in: monthly, review: half-yearly}
capacity: {hours-per-week: 10, in-progress: 6}
calendar:
  - {name: Winter round 2027, kind: round, opens: 2027-01-11, closes: 2027-02-12, decides: 2027-03-12, effective: 2027-04-01}
  - {name: Summer rest 2026, kind: rest, opens: 2026-08-03, closes: 2026-08-14}
objectives:
`, p.n, judged)
	for _, o := range objectives {
		fmt.Fprintf(&b, "  - {id: %s, name: %s}\n", o[0], o[1])
	}
	p.files["config.yaml"] = []byte(b.String())
	p.file("content/_index.md", p.prose(12), "title: A made-up case", fmt.Sprintf("summary: %q", p.sentence()))
	defer p.begin("We agreed: ")()
	p.file("content/agreement.md", p.prose(12), "title: How we work together")
}

func (p *maker) framework() {
	var b strings.Builder
	b.WriteString(`name: A made-up ladder
version: "1"
levels:
  - {id: engineer, name: Engineer}
  - {id: senior, name: Senior engineer}
  - {id: staff, name: Staff engineer}
areas:
`)
	per := len(competencies) / len(areas)
	for i, area := range areas {
		fmt.Fprintf(&b, "  - id: %s\n    name: %s\n    competencies:\n", area[0], area[1])
		for _, c := range competencies[i*per : (i+1)*per] {
			importance := "must"
			if p.r.IntN(4) == 0 {
				importance = "should"
			}
			fmt.Fprintf(&b, "      - id: %s\n        name: %s\n        importance: %s\n        expectations:\n", c[0], c[1], importance)
			for _, level := range []string{"engineer", "senior", "staff"} {
				fmt.Fprintf(&b, "          %s: %q\n", level, p.sentence())
			}
			fmt.Fprintf(&b, "        demonstration: %q\n", p.sentence())
		}
	}
	b.WriteString(`gates:
  staff:
    tenure: {level: senior, months: 18}
    each: {evidence: 2, witnesses: 1, within: 36 months}
    rules:
      - {id: breadth, scope: teams, evidence: 3}
      - {id: design, kind: design, evidence: 2, importance: should}
      - {id: voices, feedback: 3, from: [peer, stakeholder], within: 24 months}
      - {id: confirmed, assessments: 1, from: [mentor, reviewer]}
`)
	p.files["content/framework.yaml"] = []byte(b.String())
}

func (p *maker) peopleFile() {
	var b strings.Builder
	for i := range p.people {
		first, last := firstNames[i%len(firstNames)], lastNames[(i/len(firstNames)+i)%len(lastNames)]
		relation := []string{"peer", "stakeholder", "manager", "reviewer", "report"}[i%5]
		if i == 0 {
			relation = "mentor"
		}
		fmt.Fprintf(&b, "- {id: %s, name: %s %s, role: Engineer, relation: %s, alias: Colleague %d}\n", p.personID(i), first, last, relation, i)
	}
	p.files["content/people.yaml"] = []byte(b.String())
}

// assessments has one line per competency, half-year and view.
func (p *maker) assessments() {
	var b strings.Builder
	b.WriteString("date,by,competency,level,note\n")
	for half, date := range []string{"2023-12-15", "2024-06-14", "2024-12-13", "2025-06-13", "2025-12-12", "2026-06-12"} {
		for i, c := range competencies {
			for j, by := range []string{"self", "person-000"} {
				level := "senior"
				if half+j+i%3 > 5 {
					level = "staff"
				}
				fmt.Fprintf(&b, "%s,%s,%s,%s,%s\n", date, by, c[0], level, pick(p.r, effects))
			}
		}
	}
	p.files["content/assessments.csv"] = []byte(b.String())
}

// series makes six series of 36 months, each falling with some noise.
func (p *maker) series() {
	for i, id := range seriesIDs {
		var b strings.Builder
		b.WriteString("month,p95,median\n")
		for m := range 36 {
			v := 20 + 40*math.Exp(-float64(m)/float64(8+i)) + 3*p.r.Float64()
			fmt.Fprintf(&b, "%s,%.1f,%.1f\n", p.start.AddDate(0, m, 0).Format("2006-01"), v, v/3)
		}
		p.files["content/metrics/"+id+".csv"] = []byte(b.String())
		p.files["content/metrics/"+id+".yaml"] = fmt.Appendf(nil, `title: %q
unit: minutes
better: lower
date: month
columns:
  p95: {title: 95 of 100 are faster}
  median: {title: half are faster}
baseline: 60
target: 25
source: Measured every hour by a made-up probe.
events:
  - {date: 2024-03-11, text: %q, evidence: %s}
`, p.phrase(id), p.sentence(), p.evidenceID(i))
	}
}
