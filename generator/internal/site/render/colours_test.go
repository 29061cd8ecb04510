package render

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// Code of some length has colours; longer code is all there without them, in a fence and in a
// call of highlight.
func TestLongCodeHasNoColours(t *testing.T) {
	line := "func one() int { return 1 }\n"
	for _, c := range []struct {
		lines   int
		colours bool
	}{{100, true}, {mostColoured/len(line) + 1, false}} {
		for _, form := range []string{"```go\n%\n```\n", "{{< highlight go >}}%{{< /highlight >}}\n"} {
			p := planned(t, "-- content/a.md --\n")
			p.tree.Files["content/a.md"] = []byte("{\"title\":\"A\"}\n" + strings.Replace(form, "%", strings.TrimSpace(strings.Repeat(line, c.lines)), 1))
			site, list, err := Run(context.Background(), p.tree, p.opt)
			if err != nil || len(list) > 0 {
				t.Fatal(err, list)
			}
			page := site.Files["a/index.html"]
			if got := bytes.Contains(page, []byte(`<span class="kd">func</span>`)); got != c.colours {
				t.Errorf("%d lines: colours %v, expected %v\n%.600s", c.lines, got, c.colours, page)
			}
			if n := bytes.Count(page, []byte("one")); n != c.lines {
				t.Errorf("%d lines of %d are there", n, c.lines)
			}
		}
	}
}
