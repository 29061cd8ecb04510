package importer

import "testing"

// Marks of what goes on stand in bold, in brackets, in capitals or behind everything, in any
// language; words of a sentence are none.
func TestMarksOfWhatGoesOn(t *testing.T) {
	for bullet, want := range map[string]struct{ words, title string }{
		"Filter plan for the town **ONGOING**":              {"ONGOING", "Filter plan for the town"},
		"Filter plan for the town _ongoing_":                {"ongoing", "Filter plan for the town"},
		"Filter plan for the town (ongoing)":                {"ongoing", "Filter plan for the town"},
		"Filter plan for the town [WIP].":                   {"WIP", "Filter plan for the town"},
		"**In progress:** filter plan for the town":         {"In progress", "In progress: filter plan for the town"},
		"(open) Filter plan for the town":                   {"open", "(open) Filter plan for the town"},
		"Filter plan for the town, work in progress":        {"work in progress", "Filter plan for the town, work in progress"},
		"Filter plan for the town ONGOING":                  {"ONGOING", "Filter plan for the town"},
		"Filter plan for the town still running":            {"still running", "Filter plan for the town still running"},
		"Filterplan för staden **pågår**":                   {"pågår", "Filterplan för staden"},
		"Filterplan för staden (pågående)":                  {"pågående", "Filterplan för staden"},
		"Filterplan för staden är pågående":                 {"är pågående", "Filterplan för staden är pågående"},
		"Filterplan for byen – i gang **i gang**":           {"i gang", "Filterplan for byen – i gang"},
		"Filterplan der Stadt läuft noch":                   {"läuft noch", "Filterplan der Stadt läuft noch"},
		"Filterplan der Stadt *(noch laufend)*":             {"noch laufend", "Filterplan der Stadt"},
		"Filterplan der Stadt, in Arbeit":                   {"in Arbeit", "Filterplan der Stadt, in Arbeit"},
		"Filterplan van de stad (loopt)":                    {"loopt", "Filterplan van de stad"},
		"Plan des filtres **en cours**":                     {"en cours", "Plan des filtres"},
		"Plan de filtros en curso":                          {"en curso", "Plan de filtros en curso"},
		"Plano de filtros (em andamento)":                   {"em andamento", "Plano de filtros"},
		"Piano dei filtri: in corso":                        {"in corso", "Piano dei filtri: in corso"},
		"Plan filtrów (w toku)":                             {"w toku", "Plan filtrów"},
		"Wrote the plan while the audit was ongoing":        {"", "Wrote the plan while the audit was ongoing"},
		"Cut the ongoing cost of filters":                   {"", "Cut the ongoing cost of filters"},
		"Made *ongoing* costs visible":                      {"", "Made ongoing costs visible"},
		"Fixed the `running` flag":                          {"", "Fixed the running flag"},
		"Moved the list [ongoing](https://x.example/1) out": {"", "Moved the list ongoing out"},
		"Report on work in progress limits":                 {"", "Report on work in progress limits"},
		"ONGOING COSTS CUT":                                 {"", "ONGOING COSTS CUT"},
		"Opened data (open data) of the town":               {"", "Opened data (open data) of the town"},
		"Kept the pumps running":                            {"", "Kept the pumps running"},
	} {
		if got, _ := ongoingIn(bullet); got != want.words || titleOf(bullet) != want.title {
			t.Errorf("%s: %q, %q, want %q", bullet, got, titleOf(bullet), want)
		}
	}
}

// What goes on has no end, wherever its list says so: in a bullet, below it, or in a heading.
func TestWhatGoesOnHasNoEnd(t *testing.T) {
	const (
		open = " | it has no end, so it is planned work, which counts for nothing"
		goes = " says that it goes on, so it has no end"
	)
	for list, want := range map[string]string{
		"# 2026\n\n- sedan 4 maj 2026 – filterplan **PÅGÅR**\n":                    "started: 2026-05-04" + open,
		"# 2026\n\n- siden 4. mai 2026: filterplan\n":                              "started: 2026-05-04" + open,
		"# 2026\n\n- juni 2026: filterplan för tre verk **pågår**\n":               `started: 2026-06 | "pågår"` + goes + open,
		"# 2026\n\n- Filter plan, 4 May 2026\n  - pumps chosen\n  - status: WIP\n": `started: 2026-05-04 | "WIP"` + goes + open,
		"# 2026\n\n## In progress\n\n- May 2026: filter plan\n":                    `started: 2026-05 | "In progress"` + goes + open,
		"# 2026\n\n- Filter plan, 4 May 2026, first trial 9 June 2026 (ongoing)\n": `started: 2026-05-04 | "ongoing"` + goes + open,
		"# 2026\n\n## Q2 2026\n\n- Filter plan (ongoing)\n":                        ` | "ongoing"` + goes + "; write into started when it began" + open,
		"# 2026\n\n- Filter plan, 4 May 2026\n  - kept it running\n":               "ended: 2026-05-04",
	} {
		if got := datesSaid(t, list); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", list, got, want)
		}
	}
}
