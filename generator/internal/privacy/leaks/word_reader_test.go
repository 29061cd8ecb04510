package leaks

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// The reader of plain words goes eight bytes at a time, the one of others rune by
// rune. A word has one hash.
func TestAWordHasOneHash(t *testing.T) {
	isWord := func(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' }
	data := make([]byte, 256)
	for i := range data {
		data[i] = byte(i)
	}
	r := rand.New(rand.NewPCG(3, 3))
	for range 20_000 {
		text := []byte("xY9")
		for range r.IntN(30) {
			if r.IntN(12) == 0 {
				text = append(text, data[r.IntN(256)])
			} else {
				text = append(text, "azAZ09mM"[r.IntN(8)])
			}
		}
		end := slices.IndexFunc(text, func(x byte) bool { return !isWord(x) })
		if end < 0 {
			end = len(text)
		}
		got, to := hashPlain(text, 0)
		if to != end || got != hashWord(bytes.ToLower(text[:end])) {
			t.Fatalf("%q: ends at %d, want %d", text, to, end)
		}
		for _, c := range text[:end] {
			if byteClasses[c] <= escapes {
				t.Fatalf("%q is no letter for others", c)
			}
		}
	}
}

func TestBase64IsFoundWhereverItBegins(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	signs := []byte("aZ09+/-_ .,:;@[`{^)*'=\n\x00\x80\xc3\xffMm")
	for range 50_000 {
		data := make([]byte, r.IntN(60))
		for i := range data {
			if data[i] = 'k'; r.IntN(5) == 0 {
				data[i] = signs[r.IntN(len(signs))]
			}
		}
		from := r.IntN(len(data) + 1)
		want, run := len(data), 0
		for i := from; i < len(data) && want == len(data); i++ {
			if run++; sixBits[data[i]] == noBase64 {
				run = 0
			}
			if run == fewestBase64 {
				want = i + 1 - fewestBase64
			}
		}
		if got := nextBase64(data, from); got != want {
			t.Fatalf("%q from %d: %d, want %d", data, from, got, want)
		}
	}
}

// Words are told with what stands in tags and without it, and once where that is
// the same.
func TestBothWaysAreTold(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 2_000 {
		var got, want [][]int
		last := func(list []int) []int { return slices.Clone(list[max(0, len(list)-runLength):]) }
		p := newPair(func(s *stream, w readWord) {
			var heard []int
			for k := min(s.n, runLength); k > 0; k-- {
				heard = append(heard, s.first(k).start)
			}
			sum := uint64(0)
			for _, start := range heard {
				sum = sum*weight + hashWord([]byte{byte(start)})
			}
			if s.sum != sum {
				t.Fatalf("the sum of %v is another", heard)
			}
			got = append(got, heard)
		})
		var raw, text []int
		often := 1 + r.IntN(9)
		for i := range 40 {
			tag := r.IntN(often) == 0
			p.word(readWord{hash: hashWord([]byte{byte(i)}), start: i, tag: tag})
			raw = append(raw, i)
			want = append(want, last(raw))
			if tag {
				continue
			}
			if text = append(text, i); !slices.Equal(last(raw), last(text)) {
				want = append(want, last(text))
			}
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("told %v, want %v", got, want)
		}
	}
}

func TestASieveHoldsWhatWasPut(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for _, n := range []int{0, 1, 100, 10_000} {
		s, passed := newSieve(n), 0
		all := make([]uint64, n)
		for i := range all {
			all[i] = r.Uint64()
			s.put(all[i])
		}
		for _, h := range all {
			if !s.may(h) {
				t.Fatalf("one of %d is lost", n)
			}
		}
		for range 10_000 {
			if s.may(r.Uint64()) {
				passed++
			}
		}
		if passed > 300 {
			t.Errorf("with %d, %d of 10000 others pass", n, passed)
		}
	}
}
