package generator

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A binary that was built without the code by others says so, and names the
// command that mends it.
func TestWithoutECharts(t *testing.T) {
	_, err := Options{}.press(fstest.MapFS{"layouts/home.html": {}})
	if err == nil || !strings.Contains(err.Error(), "make assets") {
		t.Errorf("got %v", err)
	}
}
