package importer

import (
	"strings"
	"testing"
)

// A bullet has the dates that its author writes, and what is made of less than a day is said.
func TestDatesOfBullets(t *testing.T) {
	for bullet, want := range map[string]string{
		"03.02.2026 Ran the oral exams":                            "ended: 2026-02-03",
		"Ran the oral exams (summer 2025)":                         `ended: 2025-08 # only "summer 2025" is known | ended: "summer 2025" was read as 2025-08`,
		"Ran the oral exams (Autumn term 2024)":                    `ended: 2024-Q4 | ended: "Autumn term 2024" was read as 2024-Q4`,
		"Ran the oral exams (Autumn 2026)":                         `ended: 2026-11-20 # only "Autumn 2026" is known | ended: "Autumn 2026" was read as 2026-11-20`,
		"Ran the oral exams":                                       "ended: 2026-11-20 # only the year 2026 is known | ended: only the year 2026 is known; 2026-11-20 was taken",
		"Ran the oral exams (January 2027)":                        "ended: 2027-01 | it ends on 2027-01-31, so it is planned work, which counts for nothing until then",
		"2024: ran the oral exams":                                 "ended: 2024-12-31 # only the year 2024 is known | ended: only the year 2024 is known; 2024-12-31 was taken",
		"1st of May 2025: ran the oral exams":                      "ended: 2025-05-01",
		"Oral exams, 10–13 October 2025, 46 pupils":                "started: 2025-10-10 ended: 2025-10-13",
		"Ran the oral exams (Jan–Feb 2025)":                        "started: 2025-01 ended: 2025-02",
		"Ran the oral exams, 1 May 2025 – 3 May 2025":              "started: 2025-05-01 ended: 2025-05-03",
		"Oral exams, 9 and 16 Oct 2025, 46 pupils":                 "started: 2025-10-09 ended: 2025-10-16",
		"Voorzitter van 14 april tot 20 juni 2025":                 "started: 2025-04-14 ended: 2025-06-20",
		"Mondelinge examens, 22 t/m 27 maart":                      "started: 2026-03-22 ended: 2026-03-27",
		"Examens de 3 a 5 de maio de 2025":                         "started: 2025-05-03 ended: 2025-05-05",
		"Mentor of Joris since March 2025; oral exams on 1.9.2026": "started: 2025-03 ended: 2026-09-01",
		"Mentor of Joris (since 1 Feb 2025). Good":                 "started: 2025-02-01 | it has no end, so it is planned work, which counts for nothing",
		"Exams on 1 May 2025, again on 3 May 2025":                 `ended: 2025-05-01 | ended: "1 May 2025" was taken, the first of its dates; "3 May 2025" was not`,
		"Ran the oral exams, winter 2024/25":                       "started: 2024-12 ended: 2025-02",
		"Inverno 2024-2025: provas orais":                          "started: 2024-12 ended: 2025-02",
		"Examens (najaar 2024)":                                    `ended: 2024-11 # only "najaar 2024" is known | ended: "najaar 2024" was read as 2024-11`,
		"(3rd Dec) Ran the oral exams":                             "ended: 2026-12-03 | it ends on 2026-12-03, so it is planned work, which counts for nothing until then",
		"3rd Feb: ran the oral exams":                              "ended: 2026-02-03",
		"14 de abril de 2025: provas orais":                        "ended: 2025-04-14",
		"Provas orais (abril de 2025)":                             "ended: 2025-04",
		"1er mars 2025 : examens oraux":                            "ended: 2025-03-01",
		"1st of March: ran the oral exams":                         "ended: 2026-03-01",
		"3 de maio: provas orais":                                  "ended: 2026-05-03",
		"Provas orais (maio/2025)":                                 "ended: 2025-05",
		"Mon 19/3: ran the oral exams":                             "ended: 2026-03-19",
		"15.–17. Juni 2025: mündliche Prüfungen":                   "started: 2025-06-15 ended: 2025-06-17",
		"wk 36: ran the oral exams":                                "started: 2026-08-31 ended: 2026-09-06",
		"wk 60: ran the oral exams":                                "ended: 2026-11-20 # only the year 2026 is known | ended: only the year 2026 is known; 2026-11-20 was taken",
		"Took over the pumping station, 4 November 2024":           "started: 2024-11-04 | \"Took over\" says that it began then, so it has started and no end: write ended where it is over, or where beginning it is all that it shows | it has no end, so it is planned work, which counts for nothing",
		"22.01.2026: Lesekreis gestartet, bis Juni 11 Termine":     `ended: 2026-01-22 | ended: "22.01.2026" was taken, and "gestartet" says that it began then; if it went on, that day is started, and ended the last one`,
		"Took over the store, 4 May 2025 – 3 June 2026":            "started: 2025-05-04 ended: 2026-06-03",
		"Since January I run the oral exams":                       "started: 2026-01 | started: \"January\" was read as of 2026, the year of its heading | it has no end, so it is planned work, which counts for nothing",
	} {
		if said := datesSaid(t, "# 2026\n\n- "+bullet+"\n"); said != want {
			t.Errorf("%s:\n%s\nwant\n%s", bullet, said, want)
		}
	}
}

// A date that can be read in two ways is asked about at its place, in its own form, and the
// answer decides whatever the marks are.
func TestDatesOfBulletsAsk(t *testing.T) {
	const list = "# Work\n\n- Ran the oral exams on 03-02-2026\n"
	_, _, wrong := into(t, "evidence", "brag.md", list, RowOptions{})
	if len(wrong) != 1 || wrong[0].Pos.String() != "brag.md:3:25" || wrong[0].Hint != "say how dates are written: --date-format D-M-YYYY or --date-format M-D-YYYY" {
		t.Errorf("%v", wrong)
	}
}

// A heading that is some months of a year dates what is below it, and is no tag.
func TestHeadingsOfMonths(t *testing.T) {
	for heading, want := range map[string]string{
		"Januari – maart":        "ended: 2025-Q1",
		"April – June 2024":      "ended: 2024-Q2",
		"2024 (Q4)":              "ended: 2024-Q4",
		"Q2":                     "ended: 2025-Q2",
		"July to December":       "ended: 2025-12",
		"Mai bis Juli 2025":      "ended: 2025-07",
		"maio a julho":           "ended: 2025-07",
		"Exams, May – July 2025": "ended: 2025-07 tags: [Exams]",
		"Exams and other work":   "ended: 2025-12-31 # only the year 2025 is known tags: [Exams and other work]",
	} {
		made, account, _ := into(t, "evidence", "brag.md", "# 2025\n\n## "+heading+"\n\n- Ran the oral exams\n", RowOptions{})
		got := strings.TrimPrefix(strings.Join(strings.Split(strings.TrimSpace(made["ran-the-oral-exams.md"]), "\n"), " "), "title: Ran the oral exams ")
		if got != want {
			t.Errorf("%s: %s, want %s", heading, got, want)
		}
		told := len(account.Records) == 1 && len(account.Records[0].Remarks) > 0
		if whole := strings.Contains(want, "Q"); whole == told {
			t.Errorf("%s: %+v", heading, account.Records)
		}
	}
}

// What is a date is no part of a title.
func TestTitlesWithoutDates(t *testing.T) {
	for bullet, want := range map[string]string{
		"2024: ran the oral exams":                                         "ran the oral exams",
		"1st of May 2025: ran the oral exams":                              "ran the oral exams",
		"Oral exams, 10–13 October 2025, 46 pupils":                        "Oral exams, 46 pupils",
		"Ran the oral exams (Jan–Feb 2025)":                                "Ran the oral exams",
		"Ran the 2nd of three oral exams":                                  "Ran the 2nd of three oral exams",
		"Ran 2 oral exams in Porto, 9 and 16 Oct 2025, ca. 45 pupils":      "Ran 2 oral exams in Porto, ca. 45 pupils",
		"Ran 2 oral exams on 9 and 16 Oct 2025 in Porto":                   "Ran 2 oral exams in Porto",
		"Exams: 160 of 183 marked by 1 October 2025 (was 41).":             "Exams: 160 of 183 marked by 1 October 2025 (was 41)",
		"Examens: voorzitter van 14 april tot 20 juni 2025, 9 dagen":       "Examens: voorzitter van 14 april tot 20 juni 2025, 9 dagen",
		"Exams in May 2025 at two schools (3 days)":                        "Exams at two schools (3 days)",
		"Ran the oral exams, winter 2024/25":                               "Ran the oral exams",
		"~~Planned~~ held oral exams":                                      "held oral exams",
		"Held oral exams in May 2025":                                      "Held oral exams",
		"Held oral exams, May 2025. Went from 2 to 4 days":                 "Held oral exams",
		"Gave 52 exams, gem. 8,6 uur. Goed":                                "Gave 52 exams, gem. 8,6 uur",
		"Held all oral exams before 1 May 2025":                            "Held all oral exams before 1 May 2025",
		"May 2025 and June 2026: oral exams":                               "oral exams",
		"1 May 2025 or 3 June 2025: oral exams":                            "1 May 2025 or 3 June 2025: oral exams",
		"Ran 10-15 oral exams":                                             "Ran 10-15 oral exams",
		"Jan–Mar 2026: ran the oral exams":                                 "ran the oral exams",
		"1st of March: ran the oral exams":                                 "ran the oral exams",
		"Mon 19/3: ran the oral exams":                                     "ran the oral exams",
		"No. 1 in exams, e.g. oral ones. Well done":                        "No. 1 in exams, e.g. oral ones",
		"It was a no. Then we wrote":                                       "It was a no",
		"St. Brigid's ward: daily rounds. Good":                            "St. Brigid's ward: daily rounds",
		"Handled approx. 1,200 calls. Good":                                "Handled approx. 1,200 calls",
		"15.–17. Juni 2026: Kongress in Wien":                              "Kongress in Wien",
		"Prüfungen am 17. Juni. Gut":                                       "Prüfungen am 17. Juni",
		"Feb 2026. Ran the oral exams":                                     "Ran the oral exams",
		"14 de abril de 2026: provas orais":                                "provas orais",
		"(3rd Dec) Ran the oral exams":                                     "Ran the oral exams",
		"wk 36: ran the oral exams":                                        "ran the oral exams",
		"Oral exams, Porto, 3 May 2026 – 2nd prize":                        "Oral exams, Porto – 2nd prize",
		"Oral exams, Porto, 3 May 2026 (80 pupils)":                        "Oral exams, Porto (80 pupils)",
		"Asked Dr. Keane for an exam. She came":                            "Asked Dr. Keane for an exam",
		"Saved 300 p.a. for J. Ortiz. More to come":                        "Saved 300 p.a. for J. Ortiz",
		"Showed the pupils of 9 b. Then they wrote":                        "Showed the pupils of 9 b",
		"Sent them certificate.pdf. It was late":                           "Sent them certificate.pdf",
		"Leitlinie zu Prüfungen (Kapitel 3), veröffentlicht am 30.09.2025": "Leitlinie zu Prüfungen (Kapitel 3)",
		"A guide to oral exams, published in May 2025":                     "A guide to oral exams",
		"Planned, wrote, printed, May 2025":                                "Planned, wrote, printed",
		"Waiting time, Oct 2025 – Oct 2026: 47 min → 19 min (median)":      "Waiting time: 47 min → 19 min (median)",
		"Exams without a queue, 10 Dec 2025 – 6 Jan 2026: 412 pupils. Ok":  "Exams without a queue: 412 pupils",
		"Exams moved, May–July 2025. All of them":                          "Exams moved",
		"Move of the exams 30/03–19/04/2026. None was lost":                "Move of the exams",
		"Way to the board, since Nov. 2025: answers in a day":              "Way to the board: answers in a day",
		"Exams of Feb–Oct 2026 read by the board":                          "Exams of Feb–Oct 2026 read by the board",
		"Moved the exams up: 412 pupils; https://x.example/1":              "Moved the exams up: 412 pupils",
		"Moved the exams up, see https://x.example/1":                      "Moved the exams up",
		"Held four talks on exams [slides](https://x.example/s)":           "Held four talks on exams",
		"I held a talk at [EAHP](https://x.example/s)":                     "I held a talk at EAHP",
	} {
		if got := titleOf(bullet); got != want {
			t.Errorf("%s: %q, want %q", bullet, got, want)
		}
	}
}

// A change is named after the thing that changed, where its words have one.
func TestNamesOfChanges(t *testing.T) {
	for text, want := range map[string]string{
		"Led the pilot. Went from 52 % to 81 % of exams reconciled.":                           "exams reconciled",
		"Q2 2026 – Errors reported: 31 → 12":                                                   "Errors reported",
		"Cut the wait from 340 ms to 120 ms":                                                   "Cut the wait",
		"Fewer rounds: from 12 to 4 a year":                                                    "Fewer rounds, from: 12, to: 4, unit: a year}",
		"Fewer rounds: from 12 to 4 a few weeks later":                                         "Fewer rounds, from: 12, to: 4}",
		"2026-02-03 Oral exams, 34 rooms -> 12 rooms":                                          "Oral exams,",
		"Waiting time, Oct 2025 – Oct 2026: 47 min → 19 min":                                   "Waiting time, from: 47,",
		"Queue gone. From 8 % (January 2025) to 3 % (October 2026)":                            "Queue gone, from: 8,",
		"The board came to see us in May, and again in June, all ten of them. From 8 % to 3 %": "Change, from: 8,",
		"Wrong rooms fell from 9% to 7%":                                                       "Wrong rooms, from: 9,",
		"Less waiting, so queues 11 % → 3 %":                                                   "queues, from: 11,",
		"Way to the board, since Nov. 2025: “pupil to room” from 55 min to 15 min. A page":     "\"“pupil to room”\", from: 55, to: 15, unit: min}",
		"31 → 12":                    "Change",
		"12 -> 40, all green":        "Change, from: 12, to: 40}",
		"Tests 12 -> 40. Next: docs": "Tests, from: 12, to: 40}",
		"2026-08-10: From 340 ms to 120 ms in checkout":              "checkout, from: 340, to: 120, unit: ms}",
		"From 340 ms to 120 ms in May":                               "Change, from: 340",
		"Induction of new nurses: down from 6 weeks to 3 weeks":      "Induction of new nurses, from: 6, to: 3, unit: weeks}",
		"Down from 6 weeks to 3 weeks for new nurses, all year long": "new nurses, from: 6",
		"£1.2m -> £0.9m drug spend":                                  "Change, from: 1200000, to: 900000, unit: \"£\"}",
		"Spend from €900k to €1.2m":                                  "Spend, from: 900000, to: 1200000, unit: \"€\"}",
		"Validatie van 40 uur naar 20 uur":                           "Validatie, from: 40, to: 20, unit: uur}",
	} {
		if got, _ := impactIn(text, "", &decimals{}); !strings.HasPrefix(got, "[{label: "+want) {
			t.Errorf("%s: %s, want %q", text, got, want)
		}
	}
}

// In plain text a short line before a bullet is a heading, and a year is one of those below it.
func TestHeadingsOfPlainText(t *testing.T) {
	made, account, _ := into(t, "evidence", "brag.txt", "Brag doc\n\nAUTUMN 2025\n\n- Took over the round\n\n2026:\n- March: pilot led\n  more about it\n\nSavings\n1. Switched the patients\n\nThis is a sentence.\n- Wrote a guide (May 2026)\n", RowOptions{})
	for file, want := range map[string]string{
		"took-over-the-round.md":     "ended: 2025-11 # only \"AUTUMN 2025\" is known\n",
		"pilot-led-more-about-it.md": "ended: 2026-03\n",
		"switched-the-patients.md":   "ended: 2026-11-20 # only the year 2026 is known\ntags: [Savings]\n",
		"wrote-a-guide.md":           "ended: 2026-05\n",
	} {
		if !strings.Contains(made[file], want) {
			t.Errorf("%s: %q, want %q", file, made[file], want)
		}
	}
	if len(made) != 4 || account.LeftOut != 2 {
		t.Errorf("%q, %+v", made, account.Records)
	}
}

// A bullet that begins with a day or another number is no list in the text of its entry.
func TestNumbersInFrontAreNoLists(t *testing.T) {
	for bullet, want := range map[string]string{
		"- 15. April 2026: Pumpe vorgestellt. Danach gekauft": "\n\n15\\. April 2026: Pumpe vorgestellt. Danach gekauft\n",
		"- 2. Platz im Wettbewerb. Danach Feier":              "\n\n2\\. Platz im Wettbewerb. Danach Feier\n",
		"3. Mai 2026: Pumpe vorgestellt. Danach gekauft":      "\n\n3\\. Mai 2026: Pumpe vorgestellt. Danach gekauft\n",
		"- Zwei Dinge:\n  1. Pumpe\n  2. Rohr":                "\n\nZwei Dinge:\n1. Pumpe\n2. Rohr\n",
	} {
		made, _, _ := into(t, "evidence", "brag.md", "# 2026\n\n"+bullet+"\n", RowOptions{})
		for _, text := range made {
			if !strings.HasSuffix(text, want) {
				t.Errorf("%s: %q, want %q", bullet, text, want)
			}
		}
		if len(made) != 1 {
			t.Errorf("%s: %d entries", bullet, len(made))
		}
	}
}
