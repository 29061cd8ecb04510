package audience

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// TestNothingToReadIsNoEntry: of feedback that may be summarised and has no summary
// nothing is left for audiences wider than the mentor.
func TestNothingToReadIsNoEntry(t *testing.T) {
	for _, test := range []struct {
		consent, summary string
		a                config.Audience
		want             int
	}{
		{"summarise", "", config.Committee, 0},
		{"summarise", " \n", config.Committee, 0},
		{"summarise", "Well done.", config.Committee, 1},
		{"summarise", "", config.Mentor, 1},
		{"quote", "", config.Committee, 1},
	} {
		f := casefile.Feedback{Consent: casefile.Text{V: test.consent}, Behaviour: casefile.Text{V: "Listened."}}
		f.Summary.V, f.Audience, f.ID, f.Title.V = test.summary, config.Committee, "talk", "Talk"
		f.Collection = casefile.FeedbackFolder
		seen := Filter(casefile.Case{Feedback: []casefile.Feedback{f}}, test.a)
		if got := len(seen.Feedback); got != test.want {
			t.Errorf("%s, %q, for %s: %d entries, want %d", test.consent, test.summary, test.a, got, test.want)
		}
	}
}
