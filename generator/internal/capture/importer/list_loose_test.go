package importer

import (
	"strings"
	"testing"
)

// A day or a month within a sentence is of the year of the heading, which is told; what goes on has
// no end, and what is no date stays words.
func TestDatesWithinSentences(t *testing.T) {
	const (
		open    = " | it has no end, so it is planned work, which counts for nothing"
		yearly  = "ended: 2026-11-20 # only the year 2026 is known | ended: only the year 2026 is known; 2026-11-20 was taken"
		goes    = " says that it goes on, so it has no end"
		started = "; write into started when it began"
	)
	read := func(field, words string) string {
		return " | " + field + `: "` + words + `" was read as of 2026, the year of its heading`
	}
	for bullet, want := range map[string]string{
		"Pump pilot – since 5 October, ongoing. Result in February": "started: 2026-10-05" + read("started", "5 October") + open,
		"Pumpen seit dem 5. Juni im Einsatz":                        "started: 2026-06-05" + read("started", "5. Juni") + open,
		"Bombas novas desde abril":                                  "started: 2026-04" + read("started", "abril") + open,
		"Pumps of 5 October, ongoing":                               "started: 2026-10-05" + read("started", "5 October") + ` | "ongoing"` + goes + open,
		"Pumpen im Mai, läuft noch":                                 "started: 2026-05" + read("started", "Mai") + ` | "läuft noch"` + goes + open,
		"Pumps, 3 May 2025, still running":                          `started: 2025-05-03 | "still running"` + goes + open,
		"Pumps, ongoing":                                            ` | "ongoing"` + goes + started + open,
		"Outage of June 17th: ran it":                               "ended: 2026-06-17" + read("ended", "June 17"),
		"Spoke at the meetup, Thu 24 Sept. About 80 people":         "ended: 2026-09-24" + read("ended", "24 Sept"),
		"Pumps rebuilt in March: from 9 weeks to 5 weeks":           "ended: 2026-03" + read("ended", "March"),
		"Coaching. In April Bo became senior":                       "ended: 2026-04" + read("ended", "April"),
		"In March 12 teams got pumps":                               "ended: 2026-03" + read("ended", "March"),
		"Pompen vernieuwd in maart, met Jo":                         "ended: 2026-03" + read("ended", "maart"),
		"Falei das bombas no dia 3 de maio, com Bo":                 "ended: 2026-05-03" + read("ended", "3 de maio"),
		"Charla sobre bombas el 4 de junio en Vigo":                 "ended: 2026-06-04" + read("ended", "4 de junio"),
		"Exposé du 14 mai à Lyon":                                   "ended: 2026-05-14" + read("ended", "14 mai"),
		"Mentored two leads from March to June, on pumps":           "started: 2026-03 ended: 2026-06" + read("ended", "March – June"),
		"Pump on 5 June, again on 7 July":                           "ended: 2026-06-05" + read("ended", "5 June") + ` | ended: "5 June 2026" was taken, the first of its dates; "7 July 2026" was not`,
		"Pumps from November to February":                           "ended: 2026-11-20 # only the year 2026 is known | \"November\" has no year, and which one it is of is not sure; write it into the list, as in \"November 2026\" | ended: only the year 2026 is known; 2026-11-20 was taken",
		"Wrote it down. Result in February":                         yearly,
		"40 out of 50 pumps changed":                                yearly,
		"Set 5 goals for pumps":                                     yearly,
		"They may 5 times, and march in 5 rows":                     yearly,
		"Changed 12 pumps in 5 days, 7 decades":                     yearly,
		"Cut the ongoing cost of pumps":                             yearly,
		"Pumps of 35 June":                                          yearly,
	} {
		if got := datesSaid(t, "# 2026\n\n- "+bullet+"\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", bullet, got, want)
		}
	}
}

// The year of a heading is that of a day below only where the day lies within its time, and where
// the heading has one year of the calendar.
func TestDatesWithinTimesOfHeadings(t *testing.T) {
	for heading, want := range map[string]string{
		"2025":         `ended: 2025-06-17 | ended: "June 17" was read as of 2025, the year of its heading`,
		"Q2 2025":      `ended: 2025-06-17 | ended: "June 17" was read as of 2025, the year of its heading`,
		"Q3 2025":      `ended: 2025-Q3 | "June 17" has no year, and which one it is of is not sure; write it into the list, as in "June 17 2025"`,
		"May 2025":     `ended: 2025-05 | "June 17" has no year, and which one it is of is not sure; write it into the list, as in "June 17 2025"`,
		"Year 2024/25": `ended: 2024-12-31 # only the year 2024 is known | "June 17" has no year, and which one it is of is not sure; write it into the list, as in "June 17 2024" | ended: only the year 2024 is known; 2024-12-31 was taken`,
	} {
		if got := datesSaid(t, "## "+heading+"\n\n- Outage of June 17th: ran it\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", heading, got, want)
		}
	}
}

// Of a change whose figures have dates, the second one is its end.
func TestDatesOfFiguresOfChanges(t *testing.T) {
	end := func(date, first, second string) string {
		return "ended: " + date + ` | ended: "` + second + `" was taken, when the change had ended; "` + first + `" was not`
	}
	first := func(date, first, second string) string {
		return "ended: " + date + ` | ended: "` + first + `" was taken, the first of its dates; "` + second + `" was not`
	}
	for bullet, want := range map[string]string{
		"From 61 % (January 2025) to 72 % (May 2026), see the sheet": end("2026-05", "January 2025", "May 2026"),
		"Quote von 61 % (Januar 2025) auf 72 % (Mai 2026)":           end("2026-05", "Januar 2025", "Mai 2026"),
		"De 61 % (janeiro de 2025) para 72 % (maio de 2026)":         end("2026-05", "janeiro de 2025", "maio de 2026"),
		"Van 61 (januari 2025) naar 72 punten (mei 2026)":            end("2026-05", "januari 2025", "mei 2026"),
		"Score 61 (Q1 2025) → 72 (Q2 2026)":                          end("2026-Q2", "Q1 2025", "Q2 2026"),
		"From 61 % in January 2025 to 72 % in May 2026":              end("2026-05", "January 2025", "May 2026"),
		"To 72 % (May 2026) from 61 % (January 2025)":                first("2026-05", "May 2026", "January 2025"),
		"From 61 % (May 2026) to 72 % (January 2025)":                first("2026-05", "May 2026", "January 2025"),
		"Talk on 3 May 2025 to 40 people, again on 5 June 2026":      first("2025-05-03", "3 May 2025", "5 June 2026"),
	} {
		if got := datesSaid(t, "# 2026\n\n- "+bullet+"\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", bullet, got, want)
		}
	}
}

// datesSaid gives the dates of the evidence that a list has, with what is said of it.
func datesSaid(t *testing.T, list string) string {
	t.Helper()
	made, account, wrong := into(t, "evidence", "brag.md", list, RowOptions{})
	var got []string
	for _, text := range made {
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "started: ") || strings.HasPrefix(line, "ended: ") {
				got = append(got, strings.TrimSpace(line))
			}
		}
	}
	said := strings.Join(got, " ")
	for _, r := range account.Records {
		said = strings.Join(append([]string{said}, r.Remarks...), " | ")
	}
	if len(made) != 1 || len(wrong) > 0 {
		t.Errorf("%s: %d entries, %v", list, len(made), wrong)
	}
	return said
}
