package casefile

import "testing"

// What may be an id can be part of an address, where two points lead up.
func TestIDsArePartsOfAddresses(t *testing.T) {
	for id, want := range map[string]bool{
		"a": true, "v1.2": true, "a_b-c.d": true, "a--b": true, "a-_.-b": true, "größe": true, "2026-01": true,
		"v1..2": false, "a.-..b": false, "a.": false, ".a": false, "-a": false, "a b": false, "a/b": false, "": false, "Index": false,
	} {
		if got := IsID(id); got != want {
			t.Errorf("IsID(%q) is %t", id, got)
		}
	}
}
