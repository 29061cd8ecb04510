package series

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Time stamps as forms write them give their day; a zone that is not known is no date.
func TestTimeStamps(t *testing.T) {
	for text, want := range map[string]string{
		"2026/03/28 4:12:09 PM GMT+1":    "2026-03-28",
		"2026/03/28 11:12:09 am gmt-3":   "2026-03-28",
		"2026/03/28 4:12:09 PM GMT+5:30": "2026-03-28",
		"2026/03/28 4:12:09 p. m. GMT-5": "2026-03-28",
		"2026/03/28 12:12:09 fm CET":     "2026-03-28",
		"2026/03/28 4:12:09 e.m. CET":    "2026-03-28",
		"2026/03/28 14:12:09 em CET":     "",
		"28/03/2026 16:12:09":            "2026-03-28",
		"3/28/26 4:12 PM EDT":            "2026-03-28",
		"28.03.2026 16:12:09 MESZ":       "2026-03-28",
		"2026-03-28 16:12:09 utc":        "2026-03-28",
		"2026-03-28 16:12 +02:00":        "2026-03-28",
		"2026/03/28 4:12:09 PM GMT+99":   "",
		"2026/03/28 4:12:09 PM IST":      "", // of India, Ireland or Israel
		"2026/03/28 14:12:09 PM GMT+1":   "",
	} {
		read, asked := Dates([]source.Cell{{Text: text}}, "")
		if len(asked) > 0 || read[0].Text != want {
			t.Errorf("%s: %v %v, want %q", text, read, asked, want)
		}
	}
}
