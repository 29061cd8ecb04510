package lock

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/sethvargo/go-diceware/diceware"
	"golang.org/x/text/unicode/norm"
)

// dashed are the words of the list that hold a dash.
var dashed = []string{"drop-down", "felt-tip", "t-shirt", "yo-yo"}

// split takes a generated passphrase apart.
func split(passphrase string) []string {
	for _, w := range dashed {
		passphrase = strings.ReplaceAll("-"+passphrase+"-", "-"+w+"-", "-"+strings.Replace(w, "-", "_", 1)+"-")
		passphrase = strings.Trim(passphrase, "-")
	}
	words := strings.Split(passphrase, "-")
	for i, w := range words {
		words[i] = strings.Replace(w, "_", "-", 1)
	}
	return words
}

// The list has the 7,776 words of the EFF, and each comes up as often as chance
// has it: the sum of squares is within 6 deviations of what is expected.
func TestWordsAreUniform(t *testing.T) {
	count := map[string]int{}
	list := diceware.WordListEffLarge()
	for n := range 7776 {
		roll := 0
		for _, d := range []int{1296, 216, 36, 6, 1} {
			roll = roll*10 + n/d%6 + 1
		}
		count[list.WordAt(roll)] = 0
	}
	if len(count) != 7776 || !slices.Equal(slices.Sorted(slices.Values(dashed)), dashedOf(count)) {
		t.Fatalf("the list has %d words, with dashes %q", len(count), dashedOf(count))
	}
	const passphrases = 20_000
	for range passphrases {
		p, err := Words()
		if err != nil {
			t.Fatal(err)
		}
		all := split(p)
		if len(all) != 6 || different(all) != 6 {
			t.Fatalf("%q has not six different words", p)
		}
		if Normal(p) != p {
			t.Fatalf("%q is not its own normal form", p)
		}
		for _, w := range all {
			if _, ok := count[w]; !ok {
				t.Fatalf("%q of %q is not in the list", w, p)
			}
			count[w]++
		}
	}
	expected, sum := 6*passphrases/7776.0, 0.0
	for _, n := range count {
		sum += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	if off := (sum - 7775) / math.Sqrt(2*7775); math.Abs(off) > 6 {
		t.Errorf("chi square is %.0f for 7775 degrees of freedom, %.1f deviations off", sum, off)
	}
}

func dashedOf(count map[string]int) (all []string) {
	for w := range count {
		if strings.Contains(w, "-") {
			all = append(all, w)
		}
	}
	slices.Sort(all)
	return all
}

func TestNormal(t *testing.T) {
	text, err := os.ReadFile("testdata/normal.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct{ Given, Normal string }
	if err := json.Unmarshal(text, &examples); err != nil || len(examples) < 15 {
		t.Fatal(len(examples), err)
	}
	for _, x := range examples {
		if got := Normal(x.Given); got != x.Normal {
			t.Errorf("Normal(%+q) = %+q, want %+q", x.Given, got, x.Normal)
		}
	}
}

func FuzzNormal(f *testing.F) {
	for _, s := range []string{"Abacus – Zoom", "\u212bA\u0301\u200b\u0323 -", "\xff -\xc3", "00\xf4\u010e", "\u1fef\u0345 \u0344A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, given string) {
		got := Normal(given)
		if Normal(got) != got {
			t.Errorf("%+q is not the normal form of itself, but %+q", got, Normal(got))
		}
		if strings.Contains(got, "--") || strings.HasPrefix(got, "-") || strings.HasSuffix(got, "-") ||
			strings.ContainsFunc(got, func(r rune) bool { return r != '-' && isGap(r) || 'A' <= r && r <= 'Z' }) {
			t.Errorf("%+q is no normal form", got)
		}
		if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
			t.Errorf("%+q is not NFC", got)
		}
		if Normal("\t"+strings.ToUpper(got)+" ") != got && !strings.ContainsFunc(got, func(r rune) bool { return r > unicode.MaxASCII }) {
			t.Errorf("capitals count in %q", got)
		}
		Weak(given, own)
	})
}
