package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

// questions composes /questions/ and a page for each.
func (d *desk) questions() {
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
		q := d.question(e)
		before, after := beside(order, i)
		p, base := d.entryPage(e.Entry, "question", "questions", []Link{d.up("questions", "Questions")}, before, after)
		v := Question{
			EntryView: base, SaysMD: d.md(q.Says), Answered: !q.Body.Empty(),
			Evidence: d.exhibitRows(d.byNumber(q.Evidence)),
		}
		d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
		p.view = v
		d.write(p)
	}
}

// question gives the question of an entry.
func (d *desk) question(e *entry) *casefile.Question {
	return &d.c.Questions[casefile.Find(d.c.Questions, e.ID)]
}
