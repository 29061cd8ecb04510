package importer

import (
	"strings"
	"testing"
)

// A bullet that is struck through with a word behind it that says so is a draft, titled by what is
// struck through; what replaces struck words is not.
func TestBulletsStruckInPart(t *testing.T) {
	for bullet, want := range map[string]struct {
		file  string
		draft bool
	}{
		"~~May 2026 – robot for mail sorting~~ DROPPED":             {"robot-for-mail-sorting.md", true},
		"~~Maj 2026: robot för brev~~ **nedlagd**":                  {"robot-for-brev.md", true},
		"~~Mai 2026: Roboter für Briefe~~ – abgebrochen im Juni":    {"roboter-fur-briefe.md", true},
		"~~May 2026: robot for mail sorting~~ no":                   {"robot-for-mail-sorting.md", true},
		"~~Planned~~ sorted the mail, May 2026":                     {"sorted-the-mail.md", false},
		"Sorted ~~all~~ dropped mail, May 2026":                     {"sorted-dropped-mail.md", false},
		"~~Robot~~ dropped the robot for a list of rules, May 2026": {"dropped-the-robot-for-a-list-of-rules.md", false},
	} {
		made, account, _ := into(t, "evidence", "brag.md", "## 2026\n\n- "+bullet+"\n", RowOptions{})
		text := made[want.file]
		told := len(account.Records) == 1 && strings.Contains(strings.Join(account.Records[0].Remarks, " "), "reads as dropped")
		if text == "" || strings.Contains(text, "\ndraft: true\n") != want.draft || told != want.draft {
			t.Errorf("%s: %q, %v", bullet, made, told)
		}
	}
}
