package secret

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestPlanted plants a hundred secrets, at least one of each kind, and finds at
// least 99 of them with the right name. With 40 times as many, 99 of 100 of each
// kind.
func TestPlanted(t *testing.T) {
	p := newPlanter(5)
	all, places := crops(), fields()
	if found, missed := harvest(p, 100, func(i int) (crop, field) { return all[i%len(all)], places[(i/3+i)%len(places)] }); found < 99 {
		t.Errorf("%d of 100 found, missed:\n%s", found, strings.Join(missed, "\n"))
	}
	for _, c := range all {
		const many = 600
		found, missed := harvest(p, many, func(i int) (crop, field) { return c, places[i%len(places)] })
		if found*100 < many*99 {
			t.Errorf("%s: %d of %d found, missed:\n%s", c.kind, found, many, strings.Join(missed[:min(5, len(missed))], "\n"))
		}
	}
}

func harvest(p planter, n int, what func(int) (crop, field)) (found int, missed []string) {
	for i := range n {
		c, f := what(i)
		text, start, end := p.plant(c, f)
		hit := false
		for _, s := range Find(text) {
			if s.Start <= start+1 && s.End >= end-1 && strings.Contains(s.Kind, c.kind) {
				hit = true
			}
		}
		if hit {
			found++
		} else {
			missed = append(missed, fmt.Sprintf("%s in %s: %v\n\t%s", c.kind, f.name, Find(text), text))
		}
	}
	return
}

// TestEveryPrefix finds a token of each prefix, of the least length.
func TestEveryPrefix(t *testing.T) {
	p := newPlanter(7)
	for _, k := range tokens() {
		var able strings.Builder
		for c := range 256 {
			if k.tail[c] && c != '.' {
				able.WriteByte(byte(c))
			}
		}
		v := k.prefix + p.draw(able.String(), k.min-1) + "7"
		if k.kind == "an age secret key" {
			v = v[:len(v)-1] + "Q"
		}
		text := "It was " + v + ", as we found."
		if got := Find(text); len(got) != 1 || text[got[0].Start:got[0].End] != v {
			t.Errorf("%s: %+v in %q", k.kind, got, text)
		}
	}
}

// TestFound looks at what is told about a secret, and at what is not.
func TestFound(t *testing.T) {
	token := "ghp_" + newPlanter(3).draw(b62, 36)
	got := Find("export GITHUB_TOKEN=" + token + "\n")
	if len(got) != 1 || got[0] != (Found{Start: 20, End: 60, Kind: "a GitHub token", First: "ghp_", Length: 40}) {
		t.Errorf("got %+v", got)
	}
	got = Find(`password = "k9!wQz2"`)
	if len(got) != 1 || got[0].First != "k" || got[0].Length != 7 {
		t.Errorf("of a short password, one character at the most is told: %+v", got)
	}
	for i := range 50 {
		c := crops()[i%len(crops())]
		text, start, end := newPlanter(uint64(i)).plant(c, fields()[0])
		for _, s := range Find(text) {
			if len(s.First) > 4 || len(s.First)*4 > s.Length || s.Start < start-1 || s.End > end+1 {
				t.Errorf("%s: %+v for bytes %d to %d", c.kind, s, start, end)
			}
		}
	}
}

// TestTwo finds each of two secrets that stand beside each other.
func TestTwo(t *testing.T) {
	p := newPlanter(4)
	id, key := "AKIA"+p.draw(large, 16), p.draw(b64, 40)
	text := "| id | key |\n| " + id + " | " + key + " |\n"
	got := Find(text)
	if len(got) != 2 || text[got[0].Start:got[0].End] != id || text[got[1].Start:got[1].End] != key || got[1].Kind != awsSecret {
		t.Errorf("got %+v of %q", got, text)
	}
	p1, p2 := p.password(), p.password()
	text = `[{"name": "DB_PASSWORD", "value": "` + p1 + `"}, {"name": "MQ_PASSWORD", "value": "` + p2 + `"}]`
	got = Find(text)
	if len(got) != 2 || text[got[0].Start:got[0].End] != p1 || text[got[1].Start:got[1].End] != p2 {
		t.Errorf("got %+v of %q", got, text)
	}
}

// FuzzFind holds that finds lie inside of the text, in its order, and apart.
func FuzzFind(f *testing.F) {
	for i, c := range crops() {
		text, _, _ := newPlanter(uint64(i)).plant(c, fields()[i%len(fields())])
		f.Add(text)
	}
	for _, r := range rules() {
		f.Add(r.mark)
		f.Add(r.mark + "=\"" + r.mark)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, s := range Find(text) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) || s.Kind == "" || len(s.First) > 16 {
				t.Fatalf("%+v behind %d in %q", s, last, text)
			}
			last = s.End
		}
	})
}

// BenchmarkMarks feeds each rule its own mark over and over, which is the worst
// for what looks ahead, and tells the slowest. A rule that read on to the end each
// time would take some ten thousand nanoseconds a byte.
func BenchmarkMarks(b *testing.B) {
	worst := 0.0
	for b.Loop() {
		for _, r := range rules() {
			for _, unit := range []string{r.mark, r.mark + "=", r.mark + "a1.", r.mark + "=\"", r.mark + " " + strings.Repeat("aB3", 40) + "\n"} {
				text := strings.Repeat(unit, 1<<15/len(unit))
				began := time.Now()
				Find(text)
				worst = max(worst, float64(time.Since(began).Nanoseconds())/float64(len(text)))
			}
		}
	}
	b.ReportMetric(worst, "worst-ns/byte")
}

// BenchmarkFind reads prose in which every tenth line speaks of secrets.
func BenchmarkFind(b *testing.B) {
	p := newPlanter(9)
	var text strings.Builder
	for i := range 20000 {
		if i%10 == 0 {
			text.WriteString(p.line())
		}
		text.WriteString("Three teams agreed on one queue and moved to it in March, after two incidents that nobody wanted to see again.\n")
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		Find(text.String())
	}
}
