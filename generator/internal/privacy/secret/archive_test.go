package secret

import (
	"io"
	"strings"
	"testing"
)

func TestMembers(t *testing.T) {
	p := newPlanter(11)
	token := func() string { return "ghp_" + p.draw(b62, 36) }
	members := [][2]string{
		{"conf/", ""}, {"conf/prod.env", "A=1\nTOKEN=" + token() + "\n"}, {"word/document.xml", "<w:t>" + token() + "</w:t>"},
		{"logo.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0d" + token()}, {"export-" + token() + ".txt", "nothing"},
	}
	got := new(Searcher).SearchMembers(func(yield func(string, io.Reader) bool) {
		for _, m := range members {
			if !yield(m[0], strings.NewReader(m[1])) {
				return
			}
		}
	})
	if got.Count != 3 || got.First[0].Member != "conf/prod.env" || got.First[0].Line != 2 || got.First[0].Col != 7 ||
		got.First[1].Member != "word/document.xml" || !got.First[2].InName {
		t.Errorf("%+v", got)
	}
}
