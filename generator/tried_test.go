package generator

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// The threat model says how many hostile texts are tried: as many as there are.
func TestTheThreatModelCountsWhatIsTried(t *testing.T) {
	data, err := os.ReadFile("../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	var onPages, refused int
	_, row, _ := strings.Cut(string(data), "| Texts that try to run as a script, in builds whose pages Chromium opens: none ran, and none made a request | ")
	if _, err := fmt.Sscanf(row, "%d on pages; %d are refused", &onPages, &refused); err != nil {
		t.Fatalf("the table has no such row: %v", err)
	}
	if n := len(hostileInputs(t)); onPages+refused != n {
		t.Errorf("there are %d texts, and the table has %d", n, onPages+refused)
	}
}
