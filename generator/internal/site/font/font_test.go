package font

import (
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

const list = `[
{"family":"A","style":"normal","weight":400,"file":"a.woff2","runs":[{"first":97,"last":98,"widths":[500,600]},{"first":8594,"last":8594,"widths":[900]}]},
{"family":"A","style":"italic","weight":400,"file":"i.woff2","runs":[{"first":97,"last":97,"widths":[100]}]},
{"family":"A","style":"normal","weight":600,"file":"b.woff2","runs":[{"first":97,"last":98,"widths":[550,660]}]},
{"family":"A","style":"normal","weight":400,"file":"later.woff2","runs":[{"first":98,"last":99,"widths":[610,700]}]},
{"family":"B","style":"normal","weight":400,"file":"c.woff2","runs":[{"first":97,"last":100,"widths":[1,2,3,800]},{"first":1575,"last":1576,"widths":[300,900]}]}
]`

func fonts(t *testing.T) Fonts {
	t.Helper()
	f, err := Read(fstest.MapFS{List: {Data: []byte(list)}, "assets/third-party/fonts/a.woff2": {Data: []byte("wOF2")}})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestHas(t *testing.T) {
	f := fonts(t)
	for r, want := range map[rune]bool{'`': false, 'a': true, 'c': true, 'd': true, 'e': false, '→': true, '↓': false, 'ا': true, 0x10ffff: false} {
		if f.Has(r) != want {
			t.Errorf("Has(%q) = %v", r, !want)
		}
	}
	if data, err := f.Data(f.Faces[0]); err != nil || string(data) != "wOF2" {
		t.Errorf("%q, %v", data, err)
	}
}

// A range goes on where no face has a character, and nowhere else.
func TestRange(t *testing.T) {
	f := fonts(t)
	for i, want := range map[int]string{0: "U+61-62, U+2192", 1: "U+61", 3: "U+62-63", 4: "U+61-628"} {
		if got := f.Range(f.Faces[i]); got != want {
			t.Errorf("%s: %s, expected %s", f.Faces[i].File, got, want)
		}
	}
}

// The first family that has a character measures it, the last face of the family
// that does, in the nearest weight that the family has.
func TestWidth(t *testing.T) {
	f := fonts(t)
	regular, bold := f.Metric(400, "A", "B"), f.Metric(600, "A", "B")
	for _, c := range []struct {
		text          string
		regular, bold float64
	}{
		{"a", 500, 550}, {"b", 610, 660}, {"c", 700, 3}, {"d", 800, 800}, {"ab→", 2010, 550 + 660 + 1000},
		{"", 0, 0}, {"a\u0301", 500, 550}, {"漢", 1000, 1000}, {"🚀", 1300, 1300}, {"e", 660, 660}, {"E", 800, 800}, {"W", 1000, 1000},
	} {
		if r, b := regular.Width(c.text, 1000), bold.Width(c.text, 1000); math.Abs(r-c.regular) > .01 || math.Abs(b-c.bold) > .01 {
			t.Errorf("%q is %v and %v wide, want %v and %v", c.text, r, b, c.regular, c.bold)
		}
	}
	if got := regular.Width("ab", 10); math.Abs(got-11.1) > .01 {
		t.Errorf("in size 10: %v", got)
	}
	if got := new(Metric).Width("ab", 1000); got != 1320 {
		t.Errorf("without a font: %v", got)
	}
	if regular.ID == bold.ID || regular.ID != f.Metric(400, "A", "B").ID || regular.ID == f.Metric(400, "B", "A").ID {
		t.Error("the ids do not tell metrics apart")
	}
}

// Letters that join, and marks that stand on others, are not as long as their sum.
func TestKnows(t *testing.T) {
	m := fonts(t).Metric(400, "A", "B")
	for text, want := range map[string]bool{"abcd→": true, "": true, "ae": false, "اب": false, "a\u0301": false, "漢": false} {
		if m.Knows(text) != want {
			t.Errorf("Knows(%q) = %v", text, !want)
		}
	}
}

func TestListsThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		`{`: "unexpected end",
		`[{"file":"x","runs":[{"first":97,"last":98,"widths":[1]}]}]`: "x has 1 widths",
		`[{"file":"x","runs":[{"first":98,"last":97,"widths":[]}]}]`:  "x has 0 widths",
	} {
		if _, err := Read(fstest.MapFS{List: {Data: []byte(text)}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, err := Read(fstest.MapFS{}); !os.IsNotExist(err) {
		t.Errorf("without a list: %v", err)
	}
}
