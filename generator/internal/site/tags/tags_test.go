package tags

import (
	"fmt"
	"slices"
	"testing"
)

func TestAttributes(t *testing.T) {
	for tag, want := range map[string][]string{
		`<a>`:                          nil,
		`<a href="/x" hidden>`:         {"href=/x", "hidden"},
		`<a HREF = '/a b'data-x=1/2 >`: {"HREF=/a b", "data-x=1/2"},
		`<img/src=x/onerror=y>`:        {"src=x/onerror=y"},
		`<a =x=1 title="a&amp;b">`:     {"=x=1", "title=a&amp;b"},
		"<a\thref=\n\"x\"\f>":          {"href=x"},
		`<a href="x title=y>`:          {"href"},
		`<a title="" alt=''>`:          {"title=", "alt="},
		`<br/>`:                        nil,
		`<a title=">" href=x>`:         {"title=>", "href=x"},
	} {
		var got []string
		for a := range Attributes([]byte(tag)) {
			one := string(a.Name)
			if a.HasValue {
				one += "=" + string(a.Value)
			}
			if whole := tag[a.Begin:a.End]; whole[:len(a.Name)] != string(a.Name) {
				t.Errorf("%s: the place of %s is that of %s", tag, one, whole)
			}
			got = append(got, one)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", tag, got, want)
		}
	}
}

// FuzzAttributes holds every place to lie in the tag, one behind the other.
func FuzzAttributes(f *testing.F) {
	f.Add([]byte(`<a href="x" y=z`))
	f.Fuzz(func(t *testing.T, tag []byte) {
		last := 0
		for a := range Attributes(tag) {
			if a.Begin < last || a.End < a.Begin || a.End > len(tag) {
				t.Fatal(fmt.Sprint(last, a.Begin, a.End, len(tag)))
			}
			last = a.End
		}
	})
}
