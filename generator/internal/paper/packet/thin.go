package packet

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Old is after how many months evidence asks for something newer: promotion
// rounds come once a year, so what is older was there to see a round ago.
const Old = 12

// thin finds the supported expectations that could fall, except those whose
// question the author has answered.
func (m *maker) thin() []Thin {
	var all []Thin
	for _, e := range m.a.Expectations {
		if e.Verdict != assess.Supported || len(e.Evidence) == 0 {
			continue
		}
		t := Thin{Competency: e.Competency, ID: "thin-" + e.Competency}
		if i := casefile.Find(m.c.Questions, t.ID); i >= 0 && answered(m.c.Questions[i]) {
			continue
		}
		var says, because []string
		it := markdown(m.name(e.Competency))
		for i, d := range m.doubts(e) {
			if i == 0 {
				t.Title = fmt.Sprintf(d.title, m.name(e.Competency))
			}
			says, because = append(says, fmt.Sprintf(d.says, it)), append(because, d.because)
			it = "it"
		}
		if len(says) == 0 {
			continue
		}
		t.Says, t.Because = strings.Join(says, " "), strings.Join(because, "; ")
		for _, key := range e.Evidence {
			t.Evidence = append(t.Evidence, m.evidence[key].ID)
		}
		all = append(all, t)
	}
	return all
}

// doubt is one reason why an expectation is thin. Title and says name the
// competency as %s.
type doubt struct{ title, says, because string }

// doubts lists the reasons, the gravest first.
func (m *maker) doubts(e assess.Expectation) []doubt {
	var all []doubt
	if len(e.Evidence) == 1 {
		all = append(all, doubt{
			"Is one exhibit enough for %s?",
			"A single exhibit supports %s. If it does not convince, nothing else does.",
			"1 exhibit counts",
		})
	}
	switch len(e.Witnesses) {
	case 0:
		all = append(all, doubt{
			"Who can confirm %s?",
			"For %s there is only the author's word.",
			"nobody can confirm it",
		})
	case 1:
		all = append(all, doubt{
			"Who else can confirm %s?",
			"Only one person can confirm %s. Has nobody else seen this work?",
			"1 person can confirm it",
		})
	}
	if newest := m.evidence[e.Evidence[0]].Ended.V; newest.Last < m.a.Day.AddMonths(-Old) {
		months := count(m.a.Day.MonthsSince(newest.Last), "month", "months")
		all = append(all, doubt{
			"What has happened in %s lately?",
			"The newest evidence for %s is " + months + " old. Would the same be said of the work of today?",
			fmt.Sprintf("the newest evidence ended %s, %s before %s", newest.Words(), months, day.On(m.a.Day).Words()),
		})
	}
	return all
}

// markdown writes plain text so that Markdown shows it as it is.
func markdown(text string) string {
	return source.Escaped(text, "\\`*_{}[]<>()#!|~&$^")
}
