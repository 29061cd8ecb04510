package pages

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// calendarOf composes a case with some windows and milestones, and gives its
// events: their properties by uid.
func calendarOf(t *testing.T, windows []string, files map[string]string) map[string]map[string]string {
	t.Helper()
	all := fstest.MapFS{
		"config.yaml":            {Data: []byte("title: A case\nbaseURL: https://case.example/ada/\nperson: {name: Ada}\ncadence: {check-in: monthly}\ncalendar:\n" + strings.Join(windows, "\n") + "\n")},
		"content/evidence/e.md":  {Data: []byte("# E\n")},
		"content/check-ins/c.md": {Data: []byte("---\ntitle: C\ndate: 2026-05-04\n---\n")},
	}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c := readCase(t, all)
	tree, _ := Compose(c, assess.Of(c, day.Of(2026, 6, 30)), Options{Audience: config.Mentor})
	return events(t, string(tree.Static["calendar.ics"]))
}

// events reads a calendar, strictly by RFC 5545.
func events(t *testing.T, text string) map[string]map[string]string {
	t.Helper()
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("a line does not end as lines of a calendar do")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	all := map[string]map[string]string{}
	var event map[string]string
	depth := 0
	for line := range strings.Lines(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n ", ""), "\r\n", "\n")) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		if !ok || strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			t.Errorf("no property: %q", line)
		}
		switch name {
		case "BEGIN":
			depth++
			event = map[string]string{}
		case "END":
			depth--
			if value == "VEVENT" {
				if _, twice := all[event["UID"]]; twice || event["UID"] == "" {
					t.Errorf("two events have the UID %q", event["UID"])
				}
				for _, must := range []string{"DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"} {
					if event[must] == "" {
						t.Errorf("%s lacks %s", event["UID"], must)
					}
				}
				if event["DTEND;VALUE=DATE"] <= event["DTSTART;VALUE=DATE"] {
					t.Errorf("%s ends before it begins", event["UID"])
				}
				all[event["UID"]] = event
			}
		default:
			if _, twice := event[name]; twice {
				t.Errorf("%s has %s twice", event["UID"], name)
			}
			event[name] = value
			if bare := strings.NewReplacer(`\\`, "", `\,`, "", `\;`, "", `\n`, "").Replace(value); (name == "SUMMARY" || name == "DESCRIPTION" || name == "UID") && strings.ContainsAny(bare, `\,;`) {
				t.Errorf("%s is not escaped: %q", name, value)
			}
		}
	}
	if depth != 0 {
		t.Error("the calendar is not closed")
	}
	return all
}

func TestCalendarNumbersNothingTwice(t *testing.T) {
	long := strings.Repeat("ein sehr langer Name, größer als eine Zeile; ", 4)
	windows := []string{
		`  - {name: "Quiet time (payroll)", kind: freeze, opens: 2027-03-01, closes: 2027-03-05}`,
		`  - {name: "Quiet time: payroll", kind: freeze, opens: 2027-03-01, closes: 2027-03-08}`,
		`  - {name: "quiet time payroll", kind: rest, opens: 2027-03-01, closes: 2027-03-08}`,
		`  - {name: Round, kind: round, opens: 2027-01, closes: 2027-02, decides: 2027-03-01, effective: 2027-04-01}`,
		`  - {name: Round., kind: round, opens: 2027-Q1, closes: 2027-03-10, decides: 2027-03-20}`,
		`  - {name: (Round), kind: round, opens: 2028-01-01, closes: 2028-02-01}`,
		`  - {name: ROUND, kind: round, opens: 2028-01-01, closes: 2028-02-20}`,
		`  - {name: "` + long + `", kind: budget, opens: 2027-Q2}`,
		`  - {name: "日本語の期間、とても長い名前で一行に収まらないもの。日本語の期間、とても長い名前", kind: rest, opens: 2027-08-01, closes: 2027-08-31}`,
	}
	files := map[string]string{
		"content/milestones/round.md":  "---\ntitle: Round, and more\ndue: 2027-01-31\nsummary: |\n  Two lines;\n  one event.\n---\n",
		"content/experiments/round.md": "---\ntitle: Round\nobjective: x\nmetric: {series: s}\nstart: 2027-01-01\nend: 2027-01-31\n---\n",
		"content/metrics/s.csv":        "month,hours\n2026-01,4\n2026-02,3\n",
	}
	before := calendarOf(t, windows, files)
	if len(before) != 9+3+2+1 {
		t.Errorf("%d events: %q", len(before), slices.Sorted(maps.Keys(before)))
	}
	more := append([]string{
		`  - {name: "Quiet time, payroll", kind: freeze, opens: 2027-03-01, closes: 2027-03-02}`,
		`  - {name: "Round!", kind: round, opens: 2027-01-01, closes: 2028-12-31}`,
	}, windows...)
	files["content/milestones/another.md"] = "---\ntitle: Another\ndue: 2027-01-30\n---\n"
	after := calendarOf(t, more, files)
	for uid, event := range before {
		if fmt.Sprint(after[uid]) != fmt.Sprint(event) {
			t.Errorf("%s: %v\nbecomes %v", uid, event, after[uid])
		}
	}
	for uid, event := range before {
		if strings.HasPrefix(uid, "window-quiet-time") && event["SUMMARY"] == "Quiet time (payroll)" && (event["DTSTART;VALUE=DATE"] != "20270301" || event["DTEND;VALUE=DATE"] != "20270306") {
			t.Errorf("the last day is not in the event: %v", event)
		}
	}
}
