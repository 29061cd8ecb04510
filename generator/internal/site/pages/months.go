package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// thread heads the rows of a list by their months: the first of each month has it. What
// comes after them without a date has "Without a date".
type thread struct{ last string }

func (t *thread) head(r *views.Row) {
	month := "Without a date"
	if r.Date != nil {
		if p, err := day.Parse(r.Date.ISO); err == nil {
			month = wording.PeriodText(p.Last.Month())
		}
	}
	if month != t.last {
		t.last, r.Month = month, month
	}
}
