package casefile

import "testing"

func TestMayHoldFile(t *testing.T) {
	d := &decoder{}
	for _, file := range []string{"content/evidence/b.md", "content/asks.yaml", "content/evidence/b", "content/charts", "content/evidence/a.md"} {
		d.leave(file)
	}
	for file, want := range map[string]bool{
		"content/evidence/a.md":    true,
		"content/evidence/b.md":    true,
		"content/evidence/b/x.png": true,
		"content/charts/deep/x":    true,
		"content/charts":           true,
		"content/asks.yaml":        true,
		"content/evidence":         false,
		"content/evidence/bc":      false,
		"content/chart":            false,
		"content/evidence/c.md":    false,
		"/content/evidence/a.md":   false,
		"":                         false,
		".":                        false,
	} {
		if got := d.c.MayHoldFile(file); got != want {
			t.Errorf("%q: %v", file, got)
		}
	}
	if (&Case{}).MayHoldFile("content/evidence/a.md") {
		t.Error("nothing is unread")
	}
}
