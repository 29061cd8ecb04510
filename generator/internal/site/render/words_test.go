package render

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
)

// pieces are what bodies are made of; each @ becomes a word of its own.
var pieces = []string{
	"@ and @ agreed.", "*@* and **@** and ~~@~~.", "# @", "## @ @ ##", "@ @\n===", "@\n---", "- @\n- @\n  @", "1. @\n2. @",
	"- [ ] @", "> @\n@", "> [!NOTE]\n> @", "| @ | @ |\n|---|---|\n| @ | @ |", "| @ | @ |\n|---|---|\n| @ | @ | @ | @ |\n| @ |",
	"| @ | @ |\n|---|\n| @ |", "`@` and `List<@>`", "```\n@ <@>\n```", "~~~go\n@\n~~~", "    @ @", "\t@", "```go\n@", "```go @ @\n@\n```", "```go {a=1}\n@\n```",
	"List<@> became Map<@, Set<@>>.", "<@>", "<@> and </@>.", "see <@ @> here", "<@\n@>", "std::vector<@>::of(@)", "**<@>**", "[<@>](/@/)",
	"# <@> @", "- <@>\n- @ <@>", "<div>@</div>", "<div>\n@\n</div>", "<div>\n\n@\n\n</div>", "<details><summary>@</summary>\n\n@\n\n</details>",
	"<table><tr><td>@</td></tr></table>\n@", "@ <b>@</b> <u>@</u>", "@<br>@", "@ <a href=\"/@/\">@</a>", "<a href=\"/@/\">\n@\n</a>",
	"@ <img src=\"@.png\" alt=\"@\">", "<img src=\"@.png\" alt=\"@\">", "<p align=\"center\">@</p>", "<center>\n@", "<script>\n@\n\n@\n</script> @",
	"<pre>\n@\n\n@</pre>", "@ <script>@</script>", "<?php @ ?>", "@ <?php @ ?> @", "<!DOCTYPE @>", "@ <!DOCTYPE @>", "<![CDATA[ @ ]]>",
	"@ <![CDATA[ @ ]]>", "</div> @", "@ </span> @", "<abbr title=\"@\">@</abbr>", "<Button>@</Button>", "< @ > and a < @", "<https://@.example/> <@@@.example>",
	"\\<@\\>", "&lt;@&gt; &@;", "<<@>>", "@<@", "@>@",
	"@[^@]", "[^@]: @ @", "@[^a].\n\n[^a]: @\n\n    @", "[^b]: @\n@", "[^a]: @",
	"[@]: @", "[@]: /@/ \"@\"", "[r]: /@/", "[@][r]", "[@][@]", "[@]", "[@] (/@/x)", "[@](@ @.md)", "![@](@ @.png)", "![@](@.png \"@\")", "[@](@\\@.png)",
	"[@](/@/", "[@](/@/ “@”)", "[[@]]", "[[@|@]]", "![[@.png]]", "%%@%%", "==@==", "#@", "$@^2$", ":@:", "@ ^@", "# @ {#@}", "::: @\n@\n:::",
	"@\n: @", "@\n\n: @", "***", "_@_ __@__", "** @ **", "**@:**@", "https://@.example/@", "www.@.example", "@\\\n@", "@  \n@", "<kbd>@</kbd>-<kbd>@</kbd>",
	"<sup>@</sup>@<sub>@</sub>", "@ <input value=\"@\">", "<svg><text>@</text></svg>", "<iframe src=\"/@/\"></iframe>", "<h2>@</h2>", "<ul>\n<li>@</li>\n</ul>",
}

// TestEveryWordIsShownOrTold renders made-up bodies, and holds every word of theirs
// against the page and the flaws: it is on the one, or in the lines of the other.
func TestEveryWordIsShownOrTold(t *testing.T) {
	const seed = 20261128
	n := 400
	if os.Getenv("CASEBOOK_LONG") != "" {
		n = 4000
	}
	random := rand.New(rand.NewPCG(seed, 1))
	p := planned(t, "")
	bodies := make([]string, n)
	for i := range bodies {
		if i < len(pieces) {
			bodies[i] = worded(pieces[i])
		} else {
			bodies[i] = madeUp(random)
		}
		name := fmt.Sprintf("content/evidence/e%d.md", i)
		p.tree.Files[name] = []byte("---\ntitle: E\n---\n" + bodies[i])
		p.tree.Lines[name] = pages.Origin{File: name}
	}
	site, _, err := Run(context.Background(), p.tree, p.opt)
	if err != nil {
		t.Fatal(err)
	}
	missing, told := 0, 0
	for i, body := range bodies {
		page := string(site.Files[fmt.Sprintf("evidence/e%d/index.html", i)])
		if page == "" {
			t.Fatalf("no page of %q", body)
		}
		lines := toldLines(body)
		for n, line := range strings.Split(body, "\n") {
			for _, word := range marker.FindAllString(line, -1) {
				switch {
				case lines[n]:
					told++
				case !strings.Contains(strings.ToLower(page), word):
					missing++
					if missing < 6 {
						t.Errorf("body %d: %s is neither on the page nor told of:\n%s\nflaws: %+v", i, word, body, source.NewBody("e.md", 1, body).Flaws())
					}
				}
			}
		}
	}
	if told == 0 {
		t.Error("no flaw was found")
	}
}

var marker = regexp.MustCompile(`q\d+z`)

// worded numbers the words of a text.
func worded(text string) string {
	n := 0
	for strings.Contains(text, "@") {
		text = strings.Replace(text, "@", fmt.Sprintf("q%dz", n), 1)
		n++
	}
	return text
}

// madeUp puts some pieces together, one below the other, within each other.
func madeUp(random *rand.Rand) string {
	var b strings.Builder
	for range 2 + random.IntN(5) {
		piece := pieces[random.IntN(len(pieces))]
		switch random.IntN(8) {
		case 0:
			piece = "> " + strings.ReplaceAll(piece, "\n", "\n> ")
		case 1:
			piece = "- " + strings.ReplaceAll(piece, "\n", "\n  ")
		case 2:
			piece = "@ " + piece
		case 3:
			piece += " @"
		}
		b.WriteString(piece)
		b.WriteString([]string{"\n", "\n\n", "\n\n"}[random.IntN(3)])
	}
	return worded(b.String())
}

// toldLines gives the lines of a body that its flaws cover.
func toldLines(body string) map[int]bool {
	lines := map[int]bool{}
	for _, f := range source.NewBody("e.md", 1, body).Flaws() {
		from, to := strings.Count(body[:f.Start], "\n"), strings.Count(strings.TrimRight(body[:f.End], "\n"), "\n")
		for i := from; i <= to; i++ {
			lines[i] = true
		}
	}
	return lines
}
