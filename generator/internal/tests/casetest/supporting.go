package casetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Framework reads a framework as that of a sound portfolio.
func Framework(t testing.TB, data []byte) casefile.Framework {
	t.Helper()
	return Read(t, map[string]string{"content/framework.yaml": string(data), "content/evidence/e.md": "# E\n"}).Framework
}

// Supporting gives the files of a portfolio whose evidence supports all that a level of a
// framework asks, and hardly more: an exhibit shows one competency. It is judged on
// 2026-06-30.
func Supporting(t testing.TB, framework []byte, level string) map[string]string {
	t.Helper()
	f := Framework(t, framework)
	_, rank, ok := f.Level(level)
	if !ok || rank == 0 {
		t.Fatalf("no level is below %q", level)
	}
	gate, _ := f.Gate(level)
	s := supporting{level: level, gate: gate}
	for _, c := range f.Competencies() {
		if _, asked := c.At(level); asked {
			s.competencies = append(s.competencies, c.ID)
		}
	}
	s.each()
	for _, r := range gate.Rules {
		s.follow(r)
	}
	if gate.Each.Assessed.V {
		for _, c := range s.competencies {
			s.assess(person{"mentor", 0}, c)
		}
	}
	files := s.files(f.Levels[rank-1].ID)
	files["content/framework.yaml"] = string(framework)
	return files
}

// supporting is what such a portfolio consists of.
type supporting struct {
	level        string
	gate         casefile.Gate
	competencies []string
	exhibits     []exhibit
	voices       []voice
	assessments  []string // rows
}

type exhibit struct {
	competency, kind, scope string
	witnesses               []person
}

// voice is feedback or a statement.
type voice struct {
	from      person
	about     string // competency, or ""
	statement bool
}

// person is the nth of a relation.
type person struct {
	relation string
	n        int
}

func (p person) id() string { return fmt.Sprintf("%s-%d", p.relation, p.n) }

// relations are in the order in which witnesses are taken.
var relations = []string{"peer", "stakeholder", "manager", "reviewer", "mentor", "sponsor", "report", "other"}

// perRelation is how many people of a relation there are.
const perRelation = 5

// nth counts through people: first one of each relation, then the next of each.
func nth(i int, of []casefile.Text) person {
	names := relations
	if len(of) > 0 {
		names = nil
		for _, r := range of {
			names = append(names, r.V)
		}
	}
	return person{names[i%len(names)], i / len(names) % perRelation}
}

// each adds what is asked of each competency.
func (s *supporting) each() {
	for range max(s.gate.Each.Evidence.V, 1) {
		for _, c := range s.competencies {
			s.add(c)
		}
	}
}

func (s *supporting) add(competency string) *exhibit {
	x := exhibit{competency: competency, kind: "other", scope: "team"}
	for range max(s.gate.Each.Witnesses.V, 2) {
		x.witnesses = append(x.witnesses, nth(len(s.exhibits)+len(x.witnesses)*3, nil))
	}
	s.exhibits = append(s.exhibits, x)
	return &s.exhibits[len(s.exhibits)-1]
}

// follow adds what a rule asks for.
func (s *supporting) follow(r casefile.Rule) {
	s.shape(r)
	for i := range r.Feedback.V {
		s.voices = append(s.voices, voice{nth(i, r.From), r.Competency.V, false})
	}
	for i := range r.Statements.V {
		s.voices = append(s.voices, voice{nth(i, r.From), r.Competency.V, true})
	}
	for i := range r.Assessments.V {
		if r.Competency.V != "" {
			s.assess(nth(i, r.From), r.Competency.V)
		} else {
			s.assess(nth(i/len(s.competencies), r.From), s.competencies[i%len(s.competencies)])
		}
	}
}

// shape makes as many exhibits fit a rule as it asks for.
func (s *supporting) shape(r casefile.Rule) {
	want := r.Evidence.V
	if r.Witnesses.V > 0 {
		want = max(want, 1)
	}
	var fit []*exhibit
	for i := range s.exhibits {
		x := &s.exhibits[i]
		if len(fit) < want && (r.Competency.V == "" || x.competency == r.Competency.V) && (len(r.Kind) == 0 || x.kind == "other") {
			fit = append(fit, x)
		}
	}
	for missing := want - len(fit); missing > 0; missing-- {
		c := r.Competency.V
		if c == "" {
			c = s.competencies[0]
		}
		fit = append(fit, s.add(c))
	}
	for i, x := range fit {
		if len(r.Kind) > 0 {
			x.kind = r.Kind[0].V
		}
		if r.Scope.V != "" && x.scope != "industry" {
			x.scope = r.Scope.V
		}
		for n := i; n < r.Witnesses.V; n += len(fit) {
			if w := nth(n, r.From); !slices.Contains(x.witnesses, w) {
				x.witnesses = append(x.witnesses, w)
			}
		}
	}
}

func (s *supporting) assess(by person, competency string) {
	row := fmt.Sprintf("2026-06-15,%s,%s,%s\n", by.id(), competency, s.level)
	if !slices.Contains(s.assessments, row) {
		s.assessments = append(s.assessments, row)
	}
}

// files writes it down.
func (s *supporting) files(held string) map[string]string {
	files := map[string]string{}
	since := 2025 - s.gate.Tenure.Months.V/12
	files["config.yaml"] = fmt.Sprintf("title: A case that holds\nas-of: 2026-06-30\nperson: {name: Ilse Marchetti, role: Author}\ntarget: {level: %s, from: %s, since: %d-06-01}\n", s.level, held, since)
	var people strings.Builder
	for i, r := range relations {
		for n := range perRelation {
			p := person{r, n}
			fmt.Fprintf(&people, "- {id: %s, name: %s %s, relation: %s}\n", p.id(), given[i], surnames[n], r)
		}
	}
	files["content/people.yaml"] = people.String()
	for i, x := range s.exhibits {
		files[fmt.Sprintf("content/evidence/work-%d.md", i)] = fmt.Sprintf("---\ntitle: Work %d\nkind: %s\nstarted: 2026-03\nended: 2026-05\nscope: %s\ncompetencies: [{id: %s, level: %s}]\nwitnesses: [%s]\nartifacts: [{title: The result, url: \"https://example.com/%d\"}]\n---\n\nWhat was done.\n",
			i, x.kind, x.scope, x.competency, s.level, ids(x.witnesses), i)
	}
	for i, v := range s.voices {
		if v.statement {
			files[fmt.Sprintf("content/statements/statement-%d.md", i)] = fmt.Sprintf("---\ntitle: Statement %d\nfrom: %s\nrecommends: yes\nabout: [%s]\ngiven: 2026-06-10\nconsent: quote\naudience: committee\n---\n\nI recommend the level.\n", i, v.from.id(), v.about)
			continue
		}
		files[fmt.Sprintf("content/feedback/feedback-%d.md", i)] = fmt.Sprintf("---\ntitle: Feedback %d\nfrom: %s\nobserved: 2026-06-01\ngiven: 2026-06-02\nconsent: quote\naudience: committee\ncompetencies: [%s]\nbehaviour: You asked each of us for the worst case.\nimpact: The review took an hour.\nalternative: Send the questions a day earlier.\n---\n", i, v.from.id(), v.about)
	}
	if len(s.assessments) > 0 {
		files["content/assessments.csv"] = "date,by,competency,level\n" + strings.Join(s.assessments, "")
	}
	return files
}

func ids(people []person) string {
	var all []string
	for _, p := range people {
		all = append(all, p.id())
	}
	return strings.Join(all, ", ")
}

var (
	given    = []string{"Adisa", "Brigid", "Cemile", "Dagny", "Eskil", "Farida", "Goran", "Hanneke"}
	surnames = []string{"Aaltonen", "Bellandi", "Czerny", "Dvořák", "Eriksen"}
)
