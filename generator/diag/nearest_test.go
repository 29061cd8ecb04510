package diag

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
)

func TestDidYouMean(t *testing.T) {
	levels := []string{"engineer", "senior", "staff", "principal"}
	fields := []string{"title", "date", "summary", "kind", "competencies", "witnesses", "artifacts", "state", "stakes"}
	tests := []struct {
		name  string
		word  string
		known []string
		want  string // "" = nothing is close enough
	}{
		{"a letter missing", "snior", levels, "senior"},
		{"a letter too many", "senioor", levels, "senior"},
		{"a wrong letter", "stagf", levels, "staff"},
		{"two letters swapped", "satff", levels, "staff"},
		{"capitals are no mistake", "Staff", levels, "staff"},
		{"singular for plural", "competency", fields, "competencies"},
		{"short word, one mistake", "kid", fields, "kind"},
		{"short word, two mistakes", "kd", fields, ""},
		{"something else", "manager", levels, ""},
		{"the first of equals", "stae", []string{"stare", "state", "stale"}, "stare"},
		{"the nearest, though later", "stake", fields, "state"},
		{"an underscore for a hyphen", "case_studies", []string{"case-studies"}, "case-studies"},
		{"letters count, not bytes", "größe", []string{"grösse", "größer"}, "größer"},
		{"a long id with another last word", "stream-ingest-decision", []string{"stream-ingest-rollout"}, ""},
		{"never the word itself", "staff", []string{"staff"}, ""},
		{"nothing known", "staff", nil, ""},
		{"no word", "", levels, ""},
		{"broken encoding", "st\xff\xff\xff", levels, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := DidYouMean(tt.word, tt.known)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("DidYouMean(%q) = %q, %v; want %q", tt.word, got, ok, tt.want)
			}
		})
	}
}

// The bounded distance must agree with the textbook's table wherever it says a
// number at all.
func TestDistanceAgreesWithTheWholeTable(t *testing.T) {
	var words []string
	for i := range 200 {
		words = append(words, strings.Map(func(r rune) rune {
			return 'a' + r%4
		}, fmt.Sprintf("%x", i*2654435761%1000003)))
	}
	words = append(words, "", "a", "ab", "ba", "ca", "abc")
	var m matcher
	for _, a := range words {
		for _, b := range words {
			want := wholeTable([]rune(a), []rune(b))
			for limit := range 6 {
				got := m.distance([]rune(a), []rune(b), limit)
				if got != min(want, limit+1) {
					t.Fatalf("distance(%q, %q, %d) = %d, want %d", a, b, limit, got, min(want, limit+1))
				}
			}
		}
	}
}

func wholeTable(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range b {
		d[0][j+1] = j + 1
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func FuzzDidYouMean(f *testing.F) {
	f.Add("satff", "staff", "senior")
	f.Add("", "\xff", "İ")
	f.Fuzz(func(t *testing.T, word, one, two string) {
		got, ok := DidYouMean(word, []string{one, two})
		if ok && got != one && got != two {
			t.Errorf("%q is not a known word", got)
		}
		if ok && got == word {
			t.Errorf("%q is the author's own word", got)
		}
	})
}

func BenchmarkDidYouMean(b *testing.B) {
	known := make([]string, 10_000)
	for i := range known {
		known[i] = fmt.Sprintf("%s-work-on-the-%d", string(unicode.ToLower(rune('a'+i%26))), i*7919)
	}
	for b.Loop() {
		DidYouMean("n-work-on-teh-x", known)
	}
}
