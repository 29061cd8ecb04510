package source

import "testing"

func TestWordsThatOpenACodeBlock(t *testing.T) {
	for info, want := range map[string]string{
		"go":                                "",
		"go {linenos=true}":                 "",
		`go {hl_lines=["2-3"], style="bw"}`: "",
		"{.go .numberLines}":                "",
		`sql {title="Before the index"}`:    `title="Before the index"`,
		`{.sql caption="The slow one"}`:     `caption="The slow one"`,
		`{ .yaml filename=rota.yaml }`:      `filename=rota.yaml`,
		"go:rota/main.go":                   "rota/main.go",
		`go Title="Uncut" {linenos=true}`:   `Title="Uncut"`,
		"c++":                               "",
		`text {linenos=true,title="7"}`:     "",
		`go {linenos=table, Name = "a b"}`:  `Name = "a b"`,
		`python:a.py {linenos=true}`:        "a.py",
	} {
		got := ""
		for _, f := range NewBody("a.md", 1, "Words.\n\n```"+info+"\ncode()\n```\n").Flaws() {
			if f.Kind == LostInfo {
				got = f.Words
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", info, got, want)
		}
	}
}
