package importer

import "testing"

// Short forms of dates are read and leave the title; one that others read otherwise is told.
func TestShortDates(t *testing.T) {
	const (
		first = " was read with the day first; write it as in 2026-03-31 if that is wrong"
		month = " was read as a month of 2025; write it out if it is a day"
	)
	for date, want := range map[string]string{
		"7/4 2025":               `ended: 2025-04-07 | "7/4 2025"` + first,
		"7/4-2025:":              `ended: 2025-04-07 | "7/4-2025"` + first,
		"7/4 -25":                `ended: 2025-04-07 | "7/4 -25"` + first,
		"27/4 2025:":             "ended: 2025-04-27",
		"okt -25:":               "ended: 2025-10",
		"okt. -25":               "ended: 2025-10",
		"okt-25:":                `ended: 2025-10 | "okt-25"` + month,
		"maj -25 –":              "ended: 2025-05",
		"9 juni -25:":            "ended: 2025-06-09",
		"9 juni-25:":             "ended: 2025-06-09",
		"9. Juni 25:":            "ended: 2025-06-09",
		"9 juin 25 :":            "ended: 2025-06-09",
		"9-Jun-25:":              "ended: 2025-06-09",
		"9-Jun-2025:":            "ended: 2025-06-09",
		"9jun2025":               "ended: 2025-06-09",
		"20250609":               "ended: 2025-06-09",
		"2025.06.09":             "ended: 2025-06-09",
		"2025. 6. 9.":            "ended: 2025-06-09",
		"9 . 6 . 2025":           "ended: 2025-06-09",
		"den 9 juni 2025:":       "ended: 2025-06-09",
		"d. 9. juni 2025:":       "ended: 2025-06-09",
		"måndag 9 juni 2025:":    "ended: 2025-06-09",
		"lunedì 9 giugno 2025:":  "ended: 2025-06-09",
		"slutet av juni:":        "ended: 2025-06",
		"slutet av juni 2025 –":  "ended: 2025-06",
		"Anfang Juni 2025:":      "ended: 2025-06",
		"v. 41 2025:":            "started: 2025-10-06 ended: 2025-10-12",
		"v 41 2025:":             "started: 2025-10-06 ended: 2025-10-12",
		"v.41:":                  "started: 2025-10-06 ended: 2025-10-12",
		"veckan 41 2025:":        "started: 2025-10-06 ended: 2025-10-12",
		"sem. 41 2025 :":         "started: 2025-10-06 ended: 2025-10-12",
		"tydz. 41 2025:":         "started: 2025-10-06 ended: 2025-10-12",
		"v. 41–42 2025:":         "started: 2025-10-06 ended: 2025-10-19",
		"Q3-25:":                 "ended: 2025-Q3",
		"Q3 25:":                 "ended: 2025-Q3",
		"Kv3 2025:":              "ended: 2025-Q3",
		"tredje kvartalet 2025:": "ended: 2025-Q3",
		"hösten 2025:":           "ended: 2025-11 # only \"hösten 2025\" is known | ended: \"hösten 2025\" was read as 2025-11",
	} {
		if got := datesSaid(t, "## 2025\n\n- "+date+" silos cleaned at two farms\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", date, got, want)
		}
		made, _, _ := into(t, "evidence", "brag.md", "## 2025\n\n- "+date+" silos cleaned at two farms\n", RowOptions{})
		if made["silos-cleaned-at-two-farms.md"] == "" {
			t.Errorf("%s: %q", date, made)
		}
	}
}

// What looks like a date and is read as none is told; a fraction, an amount and a version are none.
func TestDatesThatAreNotRead(t *testing.T) {
	for bullet, looks := range map[string]string{
		"7/4 silos cleaned":               "7/4",
		"Easter 2025: silos cleaned":      "Easter 2025",
		"mid-2025 – silos cleaned":        "mid-2025",
		"S15 2025: silos nettoyés":        "S15 2025",
		"v41: silos rengjorda":            "v41",
		"Jun-19: silos cleaned":           "Jun-19",
		"25-06-09 silos cleaned":          "25-06-09",
		"Silos cleaned (7/4)":             "7/4",
		"Silos cleaned (Easter 2025)":     "Easter 2025",
		"3/4 of the silos cleaned":        "",
		"1.5 tonnes of dust out of silos": "",
		"v2: silos cleaned":               "",
		"Silos cleaned - 25 of them":      "",
		"Nov - 25 silos cleaned":          "",
		"Silos cleaned, 7.4.2025":         "",
	} {
		want := ""
		if looks != "" {
			want = ` | "` + looks + `" looks like a date, and was not read; write it as in 2026-03-31, or the entry has the time of its heading alone`
		}
		_, account, _ := into(t, "evidence", "brag.md", "## Q2 2025\n\n- "+bullet+"\n", RowOptions{})
		got := ""
		for _, r := range account.Records {
			for _, remark := range r.Remarks {
				got += " | " + remark
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", bullet, got, want)
		}
	}
}
