package importer

import (
	"strings"
	"testing"
)

// Months in figures, weeks, halves and ranges of them are read as they are written, and are no
// part of the title.
func TestDatesInFigures(t *testing.T) {
	for bullet, want := range map[string]string{
		"09/2024: Pumpen getauscht":                    "ended: 2024-09",
		"9.2024: Pumpen getauscht":                     "ended: 2024-09",
		"Pumpen getauscht (09/2024)":                   "ended: 2024-09",
		"Pumpen getauscht, 09-2024":                    "ended: 2024-09",
		"Pumpen im 09/2024 getauscht":                  "ended: 2024-09",
		"Sept./2024: Pumpen getauscht":                 "ended: 2024-09",
		"Sep '24: Pumpen getauscht":                    "ended: 2024-09",
		"KW 12/2024: Pumpen getauscht":                 "started: 2024-03-18 ended: 2024-03-24",
		"12. KW 2024: Pumpen getauscht":                "started: 2024-03-18 ended: 2024-03-24",
		"Pumpen getauscht (2024-W12)":                  "started: 2024-03-18 ended: 2024-03-24",
		"KW 12–13/2024: Pumpen getauscht":              "started: 2024-03-18 ended: 2024-03-31",
		"Week 12, 2024: Pumpen getauscht":              "started: 2024-03-18 ended: 2024-03-24",
		"semana 12 de 2024: Pumpen getauscht":          "started: 2024-03-18 ended: 2024-03-24",
		"09/2024 - 02/2025: Pumpen getauscht":          "started: 2024-09 ended: 2025-02",
		"09–11/2024: Pumpen getauscht":                 "started: 2024-09 ended: 2024-11",
		"12.06. - 14.06.2024: Pumpen getauscht":        "started: 2024-06-12 ended: 2024-06-14",
		"12.6.–14.6.2024: Pumpen getauscht":            "started: 2024-06-12 ended: 2024-06-14",
		"12.–14.06.2024: Pumpen getauscht":             "started: 2024-06-12 ended: 2024-06-14",
		"vom 12. bis 14.06.2024 Pumpen getauscht":      "started: 2024-06-12 ended: 2024-06-14 + vom 12. bis 14.06.2024 Pumpen getauscht",
		"12./13. Juni 2024: Pumpen getauscht":          "started: 2024-06-12 ended: 2024-06-13",
		"12/13 juin 2024 : Pumpen getauscht":           "started: 2024-06-12 ended: 2024-06-13",
		"Mai/Juni 2024: Pumpen getauscht":              "started: 2024-05 ended: 2024-06",
		"1. Halbjahr 2024: Pumpen getauscht":           "started: 2024-01 ended: 2024-06",
		"2º semestre de 2024: Pumpen getauscht":        "started: 2024-07 ended: 2024-12",
		"III. Quartal 2024: Pumpen getauscht":          "ended: 2024-Q3",
		"1. HJ 2024: Pumpen getauscht":                 "started: 2024-01 ended: 2024-06",
		"SoSe 2024: Pumpen getauscht":                  "started: 2024-04 ended: 2024-09",
		"Wintersemester 2024/25: Pumpen getauscht":     "started: 2024-10 ended: 2025-03",
		"Pumpen getauscht (WS 2024/25)":                "started: 2024-10 ended: 2025-03",
		"vom 5. bis zum 8. Juni 2024 Pumpen getauscht": "started: 2024-06-05 ended: 2024-06-08 + vom 5. bis zum 8. Juni 2024 Pumpen getauscht",
		"14.10.: Pumpen getauscht":                     "ended: 2026-10-14",
		"4.10.: Pumpen getauscht":                      "ended: 2026-10-04",
		"4.10. Pumpen getauscht":                       "ended: 2026-10-04",
		"Am 4.10. Pumpen getauscht":                    "ended: 2026-10-04",
		"Pumpen getauscht (4.10.)":                     "ended: 2026-10-04",
		"Pumpen getauscht (4. Okt.)":                   "ended: 2026-10-04",
		"12.–14.10.: Pumpen getauscht":                 "started: 2026-10-12 ended: 2026-10-14",
		"Bericht 4.10 geschrieben. Pumpen":             "ended: 2026-11-20 # only the year 2026 is known + Bericht 4.10 geschrieben",
		"Herbst 2024: Pumpen getauscht":                "ended: 2024-11 # only \"Herbst 2024\" is known",
		"T2 2024 : Pumpen getauscht":                   "ended: 2024-Q2",
		"2T24: Pumpen getauscht":                       "ended: 2024-Q2",
		"2.º trimestre de 2024: Pumpen getauscht":      "ended: 2024-Q2",
		"ago/24: Pumpen getauscht":                     "ended: 2024-08",
		"2nd half of 2024: Pumpen getauscht":           "started: 2024-07 ended: 2024-12",
		"Nov 2024 – present: Pumpen getauscht":         "started: 2024-11",
		"Since 2024 Pumpen getauscht":                  "started: 2024-01-01 # only the year 2024 is known + Since 2024 Pumpen getauscht",
		"Late October: Pumpen getauscht":               "ended: 2026-10",
		"Fin septembre : Pumpen getauscht":             "ended: 2026-09",
		"mi-juin : Pumpen getauscht":                   "ended: 2026-06",
		"March–May: Pumpen getauscht":                  "started: 2026-03 ended: 2026-05",
		"Q3: Pumpen getauscht":                         "ended: 2026-Q3",
		"Pumpen–Rohre: Pumpen getauscht":               "ended: 2026-11-20 # only the year 2026 is known + Pumpen–Rohre: Pumpen getauscht",
		"seit 09/2024 tausche ich Pumpen":              "started: 2024-09 + tausche ich Pumpen",
		"Heft 9/2024 über Pumpen":                      "ended: 2026-11-20 # only the year 2026 is known + Heft 9/2024 über Pumpen",
		"Rundbrief Nr. 9/2024 verfasst":                "ended: 2026-11-20 # only the year 2026 is known + Rundbrief Nr. 9/2024 verfasst",
		"KW 60/2024: Pumpen getauscht":                 "ended: 2026-11-20 # only the year 2026 is known + KW 60/2024: Pumpen getauscht",
		"Pumpen von 9 Wochen bis 5 Wochen":             "ended: 2026-11-20 # only the year 2026 is known + Pumpen von 9 Wochen bis 5 Wochen",
		"Pumps from 9 weeks to 5 weeks":                "ended: 2026-11-20 # only the year 2026 is known + Pumps from 9 weeks to 5 weeks",
		"Bombas de 9 semanas a 5 semanas":              "ended: 2026-11-20 # only the year 2026 is known + Bombas de 9 semanas a 5 semanas",
		"Pompen van 9 weken tot 5 weken":               "ended: 2026-11-20 # only the year 2026 is known + Pompen van 9 weken tot 5 weken",
		"Pumps from 7 months to 3 months":              "ended: 2026-11-20 # only the year 2026 is known + Pumps from 7 months to 3 months",
		"Pumps in 5 weeks 2024":                        "ended: 2026-11-20 # only the year 2026 is known + Pumps in 5 weeks 2024",
		"Week 5 of the pumps: a new one":               "ended: 2026-11-20 # only the year 2026 is known + Week 5 of the pumps: a new one",
		"12th week of 2024: Pumpen getauscht":          "started: 2024-03-18 ended: 2024-03-24",
		"12 KW 2024: Pumpen getauscht":                 "started: 2024-03-18 ended: 2024-03-24",
		"1. Platz beim Wettbewerb der Pumpen, 09/2024": "ended: 2024-09 + 1. Platz beim Wettbewerb der Pumpen",
	} {
		made, _, wrong := into(t, "evidence", "brag.md", "# 2026\n\n- "+bullet+"\n", RowOptions{})
		var got []string
		title := ""
		for _, text := range made {
			for line := range strings.Lines(text) {
				line = strings.TrimSpace(line)
				if strings.HasPrefix(line, "started: ") || strings.HasPrefix(line, "ended: ") {
					got = append(got, line)
				} else if rest, is := strings.CutPrefix(line, "title: "); is {
					title = strings.Trim(rest, `"`)
				}
			}
		}
		said := strings.Join(got, " ")
		if title != "Pumpen getauscht" {
			said += " + " + title
		}
		if said != want || len(wrong) > 0 {
			t.Errorf("%s:\n%s\nwant\n%s %v", bullet, said, want, wrong)
		}
	}
}

// A figure behind a month is a year where days stand before months, and else a day.
func TestFiguresBehindMonths(t *testing.T) {
	for list, want := range map[string]string{
		"- Mai 24: Pumpen getauscht\n- 3. Juni: Rohre":           "ended: 2024-05\n",
		"- Mai 24: Pumpen getauscht\n- Rohre am 03.06.2024":      "ended: 2024-05\n",
		"- Mai 24: Pumpen getauscht\n- Juni 11: Rohre, 3. Juli.": "ended: 2024-05-24\n",
		"- May 24: Pumpen getauscht\n- Rohre, June 3":            "ended: 2024-05-24\n",
		"- May 23: Pumpen getauscht\n- Rohre am 03.06.2024":      "ended: 2024-05-23\n",
		"- Pumpen getauscht (Mai 24)\n- Rohre am 3. Juni":        "ended: 2024-05\n",
		"- 5/24 Pumpen getauscht\n- 6/24: Rohre":                 "ended: 2024-05\n",
		"- 5/24: Pumpen getauscht\n- Rohre am 03.06.2024":        "ended: 2024-05\n",
		"- 5/24: Pumpen getauscht\n- 6/11: Rohre":                "ended: 2024-05-24\n",
	} {
		made, account, _ := into(t, "evidence", "brag.md", "# 2024\n\n"+list+"\n", RowOptions{})
		if !strings.Contains(made["pumpen-getauscht.md"], want) {
			t.Errorf("%s: %v", list, made)
		}
		said := len(account.Records) > 0 && strings.Contains(strings.Join(account.Records[0].Remarks, " "), "was read as a month of 2024")
		if said != (want == "ended: 2024-05\n") {
			t.Errorf("%s: %v", list, account.Records)
		}
	}
}

// Changes with a unit of several words and with a year in brackets are read; others are told.
func TestChangesWithLargeUnits(t *testing.T) {
	for text, want := range map[string]string{
		"Ausfälle von 3,4 auf 1,2 je 1.000 Betriebsstunden gesenkt": "[{label: Ausfälle, from: 3.4, to: 1.2, unit: je 1.000 Betriebsstunden}]",
		"Ausfälle von 3,4 auf 1,2 je Pumpe gesenkt":                 "[{label: Ausfälle, from: 3.4, to: 1.2}]",
		"Quote von 64 % (2023) auf 81,5 % erhöht":                   "[{label: Quote, from: 64, to: 81.5, unit: \"%\"}]",
		"Kosten von 1,4 Mio. € auf 0,8 Mio. € gesenkt":              "[{label: Kosten, from: 1.4, to: 0.8, unit: \"Mio. €\"}]",
		"Wartezeit von 45 Min. auf 12 Min. gesenkt":                 "[{label: Wartezeit, from: 45, to: 12, unit: Min}]",
		"Réduit le délai de 12 jours à 4 jours":                     "[{label: Réduit le délai, from: 12, to: 4, unit: jours}]",
		"Reduje el tiempo de 30 min a 12 min en abril":              "[{label: Reduje el tiempo, from: 30, to: 12, unit: min}]",
		"Tutoría de 3 a 5 colegas":                                  "",
		"Kosten von 14 Tsd. Euro auf 8 Tsd. Euro gesenkt":           "[{label: Kosten, from: 14, to: 8, unit: Tsd. Euro}]",
	} {
		if got, _ := impactIn(text, "", decimalsOf(text)); got != want || unreadChange(text) != "" {
			t.Errorf("%s: %s, want %s; %q", text, got, want, unreadChange(text))
		}
	}
	for text, want := range map[string]string{
		"Ausfälle von 34 pro Jahr und Werk (grob) auf 12 gesenkt": "von 34 pro Jahr und Werk (grob) auf 12 gesenkt",
		"Cut the run time from 4 hours to 20 minutes":             "from 4 hours to 20 minutes",
		"Cut the p95 from 1.2s to 300ms (Jun 2025)":               "from 1.2s to 300ms",
		"Cut the run time from 4 hours to 2 hours":                "",
		"Cut the run time from 4 hours to 2 in March":             "",
		"Dienst von 3. Mai auf 5. Mai 2024 verlegt":               "",
		"Two pumps, from 2024 to 2026":                            "",
	} {
		if got := unreadChange(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
