package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// questions composes /questions/ and a page for each.
func (d *composer) questions() {
	if len(d.c.Questions) == 0 {
		return
	}
	s := d.section("questions", "Questions", "questions")
	v := Questions{Base: s.base, HasBody: s.hasBody()}
	order := d.inOrder(casefile.QuestionsFolder)
	for _, e := range order {
		q := d.question(e)
		r := d.rowOf(e.Entry)
		if says := plain(d.md(q.Says)); says != "" {
			r.Summary = says
		}
		state := wordOf("open")
		if !q.Body.Empty() {
			state = wordOf("answered")
		}
		r.State, r.Links = &state, d.exhibitLinks(q.Evidence)
		v.Rows = append(v.Rows, r)
	}
	d.put(s, v)
	for i, e := range order {
		before, after := beside(order, i)
		d.objection(d.question(e), before, after)
	}
}

func (d *composer) objection(q *casefile.Question, before, after *entry) {
	p, base := d.entryPage(&q.Entry, "question", "questions", []Link{d.up("questions", "Questions")}, before, after)
	v := Question{
		EntryView: base, SaysMD: d.md(q.Says), Answered: !q.Body.Empty(),
		Evidence: d.exhibitRows(d.byNumber(q.Evidence)),
	}
	d.fill(&p, &v.EntryView, &q.Entry, d.shelf(p, q.Folder))
	p.view = v
	d.write(p)
}

// question gives the question of an entry.
func (d *composer) question(e *entry) *casefile.Question {
	return &d.c.Questions[casefile.Find(d.c.Questions, e.ID)]
}
