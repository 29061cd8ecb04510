package assess

import "github.com/casebook-dev/casebook/generator/internal/values/day"

// quartersShown is how far back the coverage goes: ten years.
const quartersShown = 40

// history judges the expectations again at the end of every quarter.
func (g *ground) history(expectations []Expectation) []Quarter {
	if len(expectations) == 0 || len(g.finished) == 0 {
		return nil
	}
	first := max(g.finished[0].ended, g.today.AddMonths(-3*(quartersShown-1)))
	var quarters []Quarter
	for _, q := range day.Quarters(first, g.today) {
		quarters = append(quarters, Quarter{Quarter: q, Total: len(expectations)})
	}
	asks := each(g.gate)
	for _, e := range expectations {
		shown := trail(g.named[e.Competency], g.aim)
		_, waive := g.waiver(e.Competency, "")
		for i := range quarters {
			end := min(quarters[i].Quarter.Last, g.today)
			fresh, _ := cut(shown, end, asks.within)
			v := asks.verdict(fresh, !asks.Assessed || g.opinion(e.Competency, end).agrees(g.aim))
			if waive && v != Supported {
				v = Waived
			}
			quarters[i].add(v, len(fresh))
		}
	}
	return quarters
}

func (q *Quarter) add(v Verdict, counted int) {
	switch v {
	case Supported:
		q.Supported++
	case Some:
		q.Some++
	case None:
		q.None++
	case Waived:
		q.Waived++
	}
	q.Verdicts = append(q.Verdicts, v)
	q.Counted = append(q.Counted, counted)
}
