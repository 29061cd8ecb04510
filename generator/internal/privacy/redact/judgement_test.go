package redact_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// verdicts tells what a judgement says without ids, names and figures.
func verdicts(a assess.Assessment) string {
	var all []string
	note := func(form string, args ...any) { all = append(all, fmt.Sprintf(form, args...)) }
	for _, x := range a.Expectations {
		note("expectation %v %d %d %d %d", x.Verdict, len(x.Evidence), len(x.Witnesses), len(x.Stale), len(x.Planned))
	}
	for _, r := range a.Rules {
		note("rule %v %v %d", r.Verdict, r.Importance, len(r.Witnesses))
	}
	for _, m := range a.Milestones {
		note("milestone %v", m.State)
	}
	for _, x := range a.Experiments {
		note("experiment %v", x.Outcome)
	}
	note("gaps %d steps %d", len(a.Gaps), len(a.OpenSteps))
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// unchanged is the view as it was before it was made clean.
func unchanged(c casefile.Case, a config.Audience) casefile.Case {
	c.People, c.Series = slices.Clone(c.People), slices.Clone(c.Series)
	for i := range c.People {
		c.People[i].Named = config.Public
	}
	for i := range c.Series {
		c.Series[i].Public = casefile.Text{}
	}
	c.Config.Redact = nil
	return audience.View(c, a)
}

func TestJudgementsStay(t *testing.T) {
	today, _ := day.Parse("2026-06-30")
	for _, dir := range []string{"../../../..", "../../../../../shared/cases/crossplane", "../../../../../shared/cases/in-toto"} {
		if _, err := os.Stat(dir + "/config.yaml"); err != nil {
			continue
		}
		c := casetest.Portfolio(t, dir)
		// Everything is hidden that can be: everybody, words of titles and ids, and all numbers.
		for i := range c.People {
			if c.People[i].Named != config.Self {
				c.People[i].Named = config.Mentor
			}
		}
		for _, word := range []string{"incident", "design", "staff", "review", "release", "system", c.Config.Person.Name} {
			c.Config.Redact = append(c.Config.Redact, config.Redaction{Term: word, From: config.Self})
		}
		c.Config.Redact = append(c.Config.Redact, config.Redaction{Pattern: `(?i)[a-z]+ing\b`, From: config.Self})
		for i := range c.Series {
			c.Series[i].Audience, c.Series[i].Public.V = config.Public, casefile.Relative
		}
		for _, e := range c.Entries() {
			if e.Audience == config.Committee {
				e.Audience = config.Public
			}
		}
		c.Framework.Audience = config.Public
		for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
			before, after := verdicts(assess.Of(unchanged(c, a), today.Last)), verdicts(assess.Of(audience.View(c, a), today.Last))
			if before != after {
				t.Errorf("%s, %s: the judgement changed\n%s", dir, a, differing(before, after))
			}
			if !strings.Contains(before, "expectation") {
				t.Errorf("%s, %s: nothing was judged", dir, a)
			}
		}
	}
}

func differing(before, after string) string {
	var out []string
	b := strings.Split(after, "\n")
	for _, line := range strings.Split(before, "\n") {
		if i := slices.Index(b, line); i >= 0 {
			b = slices.Delete(b, i, i+1)
		} else {
			out = append(out, "- "+line)
		}
	}
	for _, line := range b {
		out = append(out, "+ "+line)
	}
	return strings.Join(out, "\n")
}

// Two people whose names become one word stay two, and nobody becomes the author.
func TestPeopleStayApart(t *testing.T) {
	c := casetest.Hiding(t, "redact: [{pattern: '[A-Z]\\w+ [A-Z]\\w+', as: somebody, from: mentor}]\n", map[string]string{
		"content/people.yaml":   "- {id: a-b, name: Bo Hansen, named: public}\n- {id: c-d, name: Cy Dent, named: public}\n- {id: me, name: Ana Costa, named: mentor}\n",
		"content/evidence/e.md": "---\ntitle: E\nwitnesses: [a-b, c-d, me]\n---\n",
	})
	seen := audience.View(c, config.Committee)
	author, other := seen.Author(), seen.Other()
	for _, w := range seen.Evidence[0].Witnesses {
		if mine := w.V == "me"; author(w.V) != mine || other(w.V) == mine {
			t.Errorf("%s is the author: %v, another: %v: %+v", w.V, author(w.V), other(w.V), seen.People)
		}
	}
	c = casetest.Hiding(t, "redact: [{pattern: '[A-Z]\\w+ [A-Z]\\w+', as: somebody, from: mentor}]\n", map[string]string{
		"content/people.yaml": "[]\n", "content/evidence/e.md": "---\ntitle: E\nwitnesses: [Bo Hansen, Cy Dent]\n---\n",
	})
	if w := audience.View(c, config.Committee).Evidence[0].Witnesses; w[0].V != "Somebody" || w[1].V != "Somebody 2" {
		t.Errorf("without people.yaml: %v", w)
	}
}

func TestRelative(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"content/metrics/cost.csv":  "month,cost,other,zero\n2026-01,,0,0\n2026-02,80,-4,0\n2026-03,60,2,NA\n2026-04,40.03,1,0\n",
		"content/metrics/cost.yaml": "audience: public\npublic: relative\nunit: EUR\nbetter: lower\nbaseline: 90\ntarget: 40\n",
		"content/metrics/open.csv":  "month,open\n2026-01,5\n",
		"content/metrics/open.yaml": "audience: public\npublic: as-is\n",
		"content/charts/both.yaml":  "title: B\naudience: public\nyAxis: {min: 10, max: 90}\nseries: [{metric: cost}]\n",
		"content/evidence/e.md":     "---\ntitle: E\naudience: public\nimpact: [{label: L, metric: cost, from: 80, to: 20, unit: EUR}, {label: M, from: 3, to: 4, unit: h}, {label: N, metric: cost.other, from: 8}]\n---\n",
		"content/experiments/x.md":  "---\ntitle: X\naudience: public\nmetric: cost\nbaseline: 80\ntarget: 40\nstart: 2026-01\nend: 2026-05\n---\n",
	})
	text := fmt.Sprintf("%+v", c.Series)
	seen := audience.View(c, config.Public)
	s := seen.Series[casefile.Find(seen.Series, "cost")]
	for i, want := range [][]float64{{math.NaN(), 0, 0}, {100, -100, 0}, {75, 50, math.NaN()}, {50.04, 25, 0}} {
		for j, v := range s.Points[i].Values {
			if v != want[j] && !(math.IsNaN(v) && math.IsNaN(want[j])) {
				t.Errorf("row %d, column %d is %v, want %v", i, j, v, want[j])
			}
		}
	}
	if s.Baseline.V != 112.5 || s.Target.V != 50 || s.Unit.V != "index points, February 2026 = 100" || s.Columns[2].Unit.V != "index points" || s.Better.V != "lower" {
		t.Errorf("%+v", s)
	}
	if i := seen.Evidence[0].Impact; i[0].From.V != 100 || i[0].To.V != 25 || i[0].Unit.V != "" || i[1].From.V != 3 || i[1].Unit.V != "h" || i[2].From.V != 200 {
		t.Errorf("%+v", i)
	}
	if x := seen.Experiments[0]; x.Baseline.V != 100 || x.Target.V != 50 {
		t.Errorf("%+v", x)
	}
	if o := seen.Series[casefile.Find(seen.Series, "open")]; o.Points[0].Values[0] != 5 || seen.Charts[0].Min.Given() {
		t.Errorf("%+v %+v", o, seen.Charts)
	}
	if audience.View(c, config.Committee).Series[0].Points[1].Values[0] != 80 || fmt.Sprintf("%+v", c.Series) != text {
		t.Error("the numbers are the committee's too")
	}
	today, _ := day.Parse("2026-06-30")
	before, after := assess.Of(unchanged(c, config.Public), today.Last), assess.Of(seen, today.Last)
	if before.Experiments[0].Outcome != after.Experiments[0].Outcome || after.Experiments[0].Outcome != assess.Partly {
		t.Errorf("%+v became %+v", before.Experiments, after.Experiments)
	}
}

// many is a case of 1,000 entries with 300 people.
func many(tb testing.TB, people string) casefile.Case {
	files := map[string]string{"content/people.yaml": people}
	prose := strings.Repeat("The team changed how it plans, and Person Number%d said so in a review that took three weeks.\nThe plan is [here](https://x.example/plan), and nobody lost any time over it.\n\n", 12)
	for i := range 1000 {
		files[fmt.Sprintf("content/evidence/e%d.md", i)] = fmt.Sprintf("---\ntitle: Evidence %d\nsummary: About Person Number%d\nwitnesses: [p%d]\n---\n%s", i, i%300, i%300, strings.ReplaceAll(prose, "%d", fmt.Sprint(i%300)))
	}
	return casetest.Read(tb, files)
}

func BenchmarkView(b *testing.B) {
	for _, named := range []string{"public", "mentor"} {
		var people strings.Builder
		for i := range 300 {
			fmt.Fprintf(&people, "- {id: p%d, name: Person Number%d, also: [Familiar%d], alias: a peer, named: %s}\n", i, i, i, named)
		}
		c := many(b, people.String())
		b.Run(map[string]string{"public": "nothing", "mentor": "names"}[named], func(b *testing.B) {
			for b.Loop() {
				audience.View(c, config.Committee)
			}
		})
	}
}
