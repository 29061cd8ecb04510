package datafiles

import (
	"strings"
	"testing"
)

func TestFolding(t *testing.T) {
	for _, line := range []string{"SUMMARY:short", "SUMMARY:" + strings.Repeat("ä", 120), strings.Repeat("x", 75), strings.Repeat("x", 76)} {
		got := folded(line)
		if strings.ReplaceAll(strings.TrimSuffix(got, "\r\n"), "\r\n ", "") != line {
			t.Errorf("%q does not unfold from %q", line, got)
		}
		for part := range strings.SplitSeq(got, "\r\n") {
			if len(part) > 75 {
				t.Errorf("a line of %d bytes: %q", len(part), part)
			}
		}
	}
}
