package colour

import (
	"math"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{"#1a4d86": "#1a4d86", "#FA0": "#ffaa00", "#fff": "#ffffff"} {
		if c, ok := Parse(text); !ok || c.String() != want {
			t.Errorf("%s is %s, %v", text, c, ok)
		}
	}
	for _, text := range []string{"", "#", "1a4d86", "#1a4d8", "#1a4d8g", "#+a4d86", "# a4d86", "blue", "rgb(0 0 0)", "#ää"} {
		if c, ok := Parse(text); ok {
			t.Errorf("%q is %s", text, c)
		}
	}
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#777777", "#fff", 4.48}, {"#fff", "#767676", 4.54}, {"#123456", "#123456", 1}} {
		if got := Contrast(Must(c.a), Must(c.b)); math.Abs(got-c.want) > .01 {
			t.Errorf("%s on %s is %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestReadable(t *testing.T) {
	white, black := Must("#fff"), Must("#000")
	if c := Must("#1a4d86").Readable(white, black, 4.5); c != Must("#1a4d86") {
		t.Errorf("a readable colour becomes %s", c)
	}
	if c := Must("#ffd800").Readable(white, black, 4.5); Contrast(c, white) < 4.5 || c == black {
		t.Errorf("yellow becomes %s on white", c)
	}
	if c := Must("#1a4d86").Readable(black, white, 7); Contrast(c, black) < 7 || c == white {
		t.Errorf("blue becomes %s on black", c)
	}
}
