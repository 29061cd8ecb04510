package assess

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// TestOutlook judges what is met on 30 June 2026 as of the day on which the round closes.
func TestOutlook(t *testing.T) {
	closes := func(w config.Window) func(*casefile.Case) {
		w.Name, w.Kind = "Autumn", config.Round
		return func(c *casefile.Case) { c.Config.Calendar = []config.Window{w} }
	}
	autumn := closes(config.Window{Opens: period("2026-06-01"), Closes: period("2026-10-16"), Decides: period("2026-11-13")})
	within := gate(casefile.Gate{Each: casefile.Each{Within: span("24 months")}})
	newer, old := shows(ev("newer", "2026-01", "design@staff")), shows(ev("old", "2024-10-15", "delivery@staff"))
	holds, decides := "Holds: all 2 requirements are met; 1 optional requirement is open, Hiring.", " The committee decides on 13 November 2026."
	heard := gate(casefile.Gate{Rules: []casefile.Rule{{ID: "voices", Name: text("Voices"), Importance: casefile.Must, Feedback: number(2), Within: span("12 months")}}})
	for _, test := range []struct {
		name, answer string
		lost         string // ids of what is worse then
		until        string // the last day of the first entry that is too old
		c            casefile.Case
	}{
		{"it is too old the day before", "Holds today, but not on 16 October 2026, when the round closes: Delivery then lacks 1 exhibit. Today all 2 requirements are met; 1 optional requirement is open, Hiring." + decides,
			"delivery", "2026-10-15", ladder(within, newer, old, autumn)},
		{"it is old enough on the day", holds + decides, "", "",
			ladder(within, newer, shows(ev("edge", "2024-10-16", "delivery@staff")), autumn)},
		{"a newer one counts too", holds + decides, "", "",
			ladder(within, newer, old, shows(ev("fresh", "2025-10-15", "delivery@staff")), autumn)},
		{"a newer one is planned in time", holds + decides, "", "",
			ladder(within, newer, old, shows(ev("soon", "2026-10-16", "delivery@staff")), autumn)},
		{"a newer one is planned too late", "Holds today, but not on 16 October 2026, when the round closes: Delivery then lacks 1 exhibit. Today all 2 requirements are met; 1 optional requirement is open, Hiring." + decides,
			"delivery", "2026-10-15", ladder(within, newer, old, shows(ev("soon", "2026-10-17", "delivery@staff")), autumn)},
		{"no age is asked", holds + decides, "", "", ladder(gate(casefile.Gate{}), newer, old, autumn)},
		{"no round is known", holds, "", "", ladder(within, newer, old)},
		{"the round has closed", holds + decides, "", "",
			ladder(within, newer, old, closes(config.Window{Opens: period("2026-05-01"), Closes: period("2026-06-30"), Decides: period("2026-11-13")}))},
		{"only the decision is known", "Holds today, but not on 13 November 2026, when the committee decides: Delivery then lacks 1 exhibit. Today all 2 requirements are met; 1 optional requirement is open, Hiring." + decides,
			"delivery", "2026-10-15", ladder(within, newer, old, closes(config.Window{Opens: period("2026-06-01"), Decides: period("2026-11-13")}))},
		{"an optional one", holds[:len("Holds: all 2 requirements are met")] + ".", "hiring", "2026-10-15",
			ladder(within, newer, shows(ev("fresh", "2026-02", "delivery@staff"), ev("old", "2024-10-15", "hiring@staff")), closes(config.Window{Opens: period("2026-06-01"), Closes: period("2026-10-16")}))},
		{"another blocks today", "Not yet: 1 of 2 requirements lacks evidence, Design. On 16 October 2026, when the round closes, less is met: Delivery then lacks 1 exhibit." + decides,
			"delivery", "2026-10-15", ladder(within, old, autumn)},
		{"two are lost", "Holds today, but not on 16 October 2026, when the round closes: 2 requirements are then not met, Design (lacks 1 exhibit) and Delivery (lacks 1 exhibit). Today all 2 requirements are met; 1 optional requirement is open, Hiring." + decides,
			"design delivery", "2026-10-15", ladder(within, shows(ev("old", "2024-10-15", "design@staff delivery@staff")), autumn)},
		{"a rule", "Holds today, but not on 16 October 2026, when the round closes: Voices then lacks 1 of 2 pieces of feedback. Today all 3 requirements are met; 1 optional requirement is open, Hiring." + decides,
			"voices", "2026-08-31", ladder(heard, newer, old, hears(feedback("f", "2025-08-31", "ana"), feedback("g", "2026-05-01", "ben")), autumn)},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := Of(test.c, on(today))
			same(t, "answer", a.Answer.Sentence, test.answer)
			var ids []string
			until := day.None
			for i, l := range a.Outlook.Losses {
				ids = append(ids, l.ID)
				if i == 0 && len(l.Entries) > 0 {
					until = l.Entries[0].Until
				}
			}
			same(t, "lost", keys(ids), test.lost)
			same(t, "until", until.String(), test.until)
			for _, l := range a.Outlook.Losses { // the same code says the same on that day
				if test.until != "" && l.Held {
					then := Of(test.c, a.Outlook.Day)
					for _, e := range then.Expectations {
						same(t, "then "+e.Competency, e.Competency == l.ID && e.Verdict.Holds(), false)
					}
				}
			}
		})
	}
}
