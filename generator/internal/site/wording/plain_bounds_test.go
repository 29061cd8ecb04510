package wording

import (
	"strings"
	"testing"
)

// A link loses its marks; one that is longer than anybody writes keeps them.
func TestLongLinksStayAsTheyAre(t *testing.T) {
	for text, want := range map[string]string{
		"see [the plan](/x/) *now*":                                   "see the plan now",
		"[" + strings.Repeat("w", longestLink) + "](/x/)":             "[" + strings.Repeat("w", longestLink) + "](/x/)",
		"[a](/" + strings.Repeat("x", longestLink) + ") and [b](/x/)": "[a](/" + strings.Repeat("x", longestLink) + ") and b",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%.40q gives %.60q", text, got)
		}
	}
}
