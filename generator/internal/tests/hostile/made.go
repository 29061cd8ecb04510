package hostile

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// pieces are what the grammar has to say, by kind.
func pieces(kind Kind) []string {
	switch kind {
	case Body, Summary, Title:
		return []string{
			"[", "]", "](", ")", "![", "[a](/b/)", "*", "_", "**", "~~", "`", "``", "<", "<b>", "</b>", "<!--", "-->", "<a b='", "&amp;", "&", "\\", "{{<", ">}}",
			"> ", "- ", "1. ", "\n", "\n\n", "# a\n", "## a%d\n", "|", "-|-\n", "a|b\n-|-\n", "[^1]", "[^1]: ", "[^%d]", "[a]: /x\n", "[a%d]: /x\n", "[a]", "[a%d]", "http://a.b/", "www.", "a@b.c",
			": ", "    ", "```\n", "---\n", "===\n", "[//]: # (", "{{< only \"mentor\" >}}", "{{< only \"public\" >}}", "{{< /only >}}", "{{< metric \"deploys\" >}}", "{{%", "%}}",
			"a ", "a%d ", "\t", " ", "falcon ", "Jo Marlowe ", "acme-%d ", "{.a}", "{#a}", "$$", "\\(", "\"", "'", "<https://a.b>", "A sentence that the public must not read at all. ",
		}
	case Front, YAML, Config, People, Framework, Sidecar:
		return []string{
			"[", "]", "{", "}", ", ", ": ", ":", "- ", "-\n", "a", "a%d", "a: ", "a%d: 1\n", "\n", "\n  ", "\n    ", " ", "\"", "'", "''", "\\", "#", " # a\n", "|\n", ">\n", "&a ", "&a%d ", "*a", "*a%d",
			"<<: ", "<<: *a\n", "? ", "!!str ", "!a ", "---\n", "...\n", "%", "~", "1", "tags: ", "params: ", "summary: ", "\t", "ä",
		}
	case JSON:
		return []string{"[", "]", "{", "}", ",", ":", `"`, `"a"`, `"a%d":`, `"a":1,`, "1", "1,", "-", "e", ".", "true", "null", "\n", " ", `\u0041`, `\`, "ä"}
	case TOML:
		return []string{"[", "]", "[[", "]]", "{", "}", "=", " = 1\n", ".", "a", "a%d", "a.", "a%d.", `"`, "'", `"""`, "'''", "\n", " ", ",", "#", "\\", "1", "_", "2026-03-31", "[a]\n", "[[a]]\n", "[a%d]\n", "ä"}
	case Rows, Series, Levels:
		return []string{",", ";", "\t", "|", "\"", "\"\"", "\n", "a", "a%d", "1", "1.5", "1,5", "1.234", "2026-01-01", "2026-01", "2026-Q1", "m%d,M\n", "%d,", " ", "#", "-", "NA", ".", "Total", "%", "€", "ä", "falcon", "date"}
	case SVG:
		return []string{"<g>", "</g>", "<g ", "/>", ">", "<", "a='b' ", "a%d='b' ", "id='a%d' ", "class='a%d' ", "class='a' ", "<path d='M0 0'/>", "<style>", "</style>", ".a{fill:red}", ".a%d{fill:red}", "g g{", "}", "url(#a%d)", "url(", ")", "<!--", "-->", "&amp;", "&", "<text>", "</text>", "falcon ", "style='", "'", "transform='scale(2)' ", "<![CDATA[", "]]>", "<?a?>", ":not(", "*", " ", "\n", "<use href='#a%d'/>"}
	case Names:
		return []string{"a", "f%d.txt\n", "p%d.png\n", "a/", "A%d.txt\n", "ä%d\n", "falcon", "-", ".txt\n", "%d\n", " ", "index.md\n", "d%d/"}
	default:
		return []string{"{{", "}}", "{{ if 1 }}", "{{ end }}", "{{ range 1 }}", "(", ")", " | ", "print ", "\"", "`", "<p>", "</p>", "<!--", "-->", "a ", "\n", "{{/*", "*/}}", "$a%d := 1", ".A", "<style>", "<script>", "</script>"}
	}
}

// Made is the form that the grammar makes from a seed.
func Made(seed uint64) Form {
	g := grammar{Rand: rand.New(rand.NewPCG(seed, 12)), kind: Kind(seed % uint64(Kinds))}
	t := g.text(2)
	switch g.kind {
	case Front:
		t = between("params: ", t, "\n")
	case YAML:
		t = between("- id: m\n  title: M\n  params: ", t, "\n")
	case JSON:
		t = between(`[{"id": "m", "title": "M", "params": `, t, "}]")
	case Config:
		t = between("params: ", t, "\n")
	case People:
		t = between("- id: p\n  name: P\n  params: ", t, "\n")
	case Framework:
		t = between("gates: ", t, "\n")
	case Sidecar:
		t = between("title: T\nevents: ", t, "\n")
	case Levels:
		t = between("date,by,competency,level,note\n", t, "\n")
	case Rows:
		t = between("id,title,summary\n", t, "\n")
	case Series:
		t = between("date,a,b\n2026-01,1,2\n", t, "\n")
	case SVG:
		t = between(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">`, t, "</svg>")
	}
	return Form{fmt.Sprintf("%s: seed %d: %s", g.kind, seed, strings.Join(g.said, " ")), g.kind, t}
}

// grammar makes texts by chance, and says how.
type grammar struct {
	*rand.Rand
	kind Kind
	said []string
}

func (g *grammar) say(format string, args ...any) {
	g.said = append(g.said, fmt.Sprintf(format, args...))
}

// words are some pieces.
func (g *grammar) words(most int) string {
	all := pieces(g.kind)
	var b strings.Builder
	for range 1 + g.IntN(most) {
		b.WriteString(strings.Repeat(all[g.IntN(len(all))], 1+g.IntN(3)*g.IntN(2)))
	}
	return b.String()
}

func (g *grammar) text(depth int) text {
	switch n := g.IntN(8); {
	case n == 0 && depth > 0:
		g.say("each(")
		first, second := g.text(depth-1), g.text(depth-1)
		g.say(")")
		return each(first, second)
	case n == 1 && depth > 0:
		before, after := g.words(3), g.words(3)
		g.say("between(%q, %q,", before, after)
		t := g.text(depth - 1)
		g.say(")")
		return between(before, t, after)
	case n == 2:
		open, within, closed := g.words(3), g.words(2), g.words(3)
		g.say("nested(%q, %q, %q)", open, within, closed)
		return nested(open, within, closed)
	case n == 3:
		before, piece, after := g.words(3), g.words(1), g.words(3)
		g.say("long(%q, %q, %q)", before, piece, after)
		return long(before, piece, after)
	case n == 4:
		before, piece, after := g.words(2), g.words(1), g.words(2)
		g.say("stairs(%q, %q, %q)", before, piece, after)
		return stairs(before, piece, after)
	case n == 5:
		cell, part := g.words(2), g.words(1)
		g.say("grid(%q, %q)", cell, part)
		return grid("", cell, part, "\n")
	default:
		piece := g.words(6)
		g.say("numbered(%q)", piece)
		return numbered(piece)
	}
}
