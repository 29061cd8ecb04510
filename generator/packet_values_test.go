package generator

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	claimedValue = regexp.MustCompile(`metric: ([a-z-]+)\.[a-z0-9]+\n    from: .*\n    to: ([0-9.]+)\n(?:    .*\n)*?    unit: ([^\n ]+)`)
	sentenceEnd  = regexp.MustCompile(`[.?!] `)
	toldTime     = regexp.MustCompile(`\bQ[1-4]\b|\bquarter|\b20[0-9]{2}\b`)
)

// TestASecondValueSaysItsTime: where an exhibit of the demo ends with another value than its
// series, whatever tells this value says of which time it is.
func TestASecondValueSaysItsTime(t *testing.T) {
	t.Parallel()
	packet := strings.ReplaceAll(spaces.ReplaceAllString(strings.Join(text(t, packetOf(t, demo, PDF).Data, "-raw"), " "), " "), "\u00a0", " ")
	files, _ := filepath.Glob(filepath.Join(demo, "content/evidence/*.md"))
	told := map[string]bool{}
	for _, file := range files {
		entry, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range claimedValue.FindAllStringSubmatch(string(entry), -1) {
			series, err := os.ReadFile(filepath.Join(demo, "content/metrics", m[1]+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			rows := strings.Fields(string(series))
			value := regexp.MustCompile(`(?:^|[^0-9.])(?:` + m[3] + ` ?` + regexp.QuoteMeta(m[2]) + `\b|` + regexp.QuoteMeta(m[2]) + ` ?` + m[3] + `)`)
			if strings.Contains(","+rows[len(rows)-1]+",", ","+m[2]+",") {
				continue // the latest
			}
			for _, sentence := range sentenceEnd.Split(packet, -1) {
				if !value.MatchString(sentence) {
					continue
				}
				told[m[0]] = true
				if !toldTime.MatchString(sentence) {
					t.Errorf("%s ends with %s %s, and the packet says without a time: %q", filepath.Base(file), m[2], m[3], sentence)
				}
			}
		}
	}
	if len(told) < 3 {
		t.Errorf("%d second values were found in the packet", len(told))
	}
}
