package lock

import (
	"math"
	"strings"
	"testing"
)

// Whatever people put together is as easy as its parts, and the rest is as hard as its characters.
func TestBits(t *testing.T) {
	for _, c := range []struct {
		text        string
		least, most float64
	}{
		{"", 0, 0},
		{"password", 0, 1},
		{"p4ssw0rd", 1, 2}, {"dr4g0n", 1, 5}, {"1l1kethis", 1, 20}, // signs for letters
		{"drowssap", 1, 2}, {"nogard", 1, 5}, // from the end
		{"kestrel", 2.3, 2.4}, {"kestrelmaya", 2.3, 2.4}, {"lertsek", 3.3, 3.4}, // the fifth own word
		{"1987", 0, 7.3}, {"14071987", 0, 15.9}, {"19870714", 0, 15.9}, {"140787", 0, 15.3}, {"1471987", 0, 15.9},
		{"qazwsxedcrfv", 0, 24}, {"poiuytrewq", 0, 8}, {"mnbvcxz", 0, 8}, {"zzzzzzzzzz", 0, 8.1}, {"hijklmnop", 0, 8},
		{"жжжжжжжжж", 0, 8}, {"äöüpassword", 14, 15}, {"我的我password", 17, 18}, // places are those of characters
		{"84973", 15, 17}, {"99999999", 0, 7}, {"qjxkvwzf", 20, 38},
	} {
		got := bits(c.text, own)
		if got < c.least || got > c.most {
			t.Errorf("%q has %.1f bits, want %v to %v", c.text, got, c.least, c.most)
		}
		if hardest := float64(len([]rune(c.text))) * math.Log2(max(1, cardinality([]rune(c.text)))); got > hardest+1e-9 {
			t.Errorf("%q has %.1f bits, more than its characters with %.1f", c.text, got, hardest)
		}
	}
	// No harder than the characters of both, and no harder with a guesser who knows more.
	for _, a := range []string{"lamp", "x8fk29", "1987", "maya"} {
		for _, b := range []string{"gravel", "qwerty", "7#vr!", "kestrel"} {
			both := bits(a+b, nil)
			if sum := float64(len(a+b)) * math.Log2(cardinality([]rune(a+b))); both > sum || bits(a+b, own) > both {
				t.Errorf("%q: %.1f bits, %.1f with the words of a case, %.1f for its characters", a+b, both, bits(a+b, own), sum)
			}
		}
	}
}

func TestPutTogetherIsEasy(t *testing.T) {
	for _, given := range []string{
		"drowssap nogard uoyevoli sseccnirp", "maya 14-07-1987 lindqvist kestrel", "lertsek m4y4 lindqvist 14.7.1987 st4ff",
		"éé password dragon sunshine princess",
	} {
		if why := Weak(given, own); !strings.Contains(why, "easy to guess") {
			t.Errorf("Weak(%q) = %q", given, why)
		}
	}
}
