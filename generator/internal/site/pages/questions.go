package pages

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// questions composes /questions/ and a page for each.
func (d *composer) questions() {
	if len(d.Case.Questions) == 0 {
		return
	}
	s := d.section("questions", "Questions", "questions")
	v := views.Questions{Base: s.base, HasBody: s.hasBody()}
	order := d.InOrder(casefile.QuestionsFolder)
	for _, e := range order {
		q := d.Question(e)
		r := views.QuestionRow{Row: d.RowOf(e.Entry)}
		if says := wording.Plain(d.Md(q.Says)); says != "" {
			r.Summary = says
		}
		state := wording.WordOf("open")
		if !q.Body.Empty() {
			state = wording.WordOf("answered")
			r.Answer = wording.FirstSentence(wording.Plain(d.Md(casefile.Text{V: wording.FirstParagraph(q.Body.Text), Pos: q.Pos})))
		}
		r.State, r.Links = &state, d.ExhibitLinks(q.Evidence)
		v.Rows = append(v.Rows, r)
	}
	d.put(s, v)
	for e, near := range beside(order) {
		d.objection(d.Question(e), near)
	}
}

func (d *composer) objection(q *casefile.Question, near neighbours) {
	p, base := d.entryPage(&q.Entry, "question", "questions", []views.Link{d.up("questions", "Questions")}, near)
	p.summary = cmp.Or(p.summary, d.Md(q.Says))
	v := views.Question{
		EntryView: base, SaysMD: d.Md(q.Says), Answered: !q.Body.Empty(),
		Evidence: d.ExhibitRows(d.ByNumber(q.Evidence)),
	}
	d.writeEntry(p, &v.EntryView, &q.Entry, &v)
}
