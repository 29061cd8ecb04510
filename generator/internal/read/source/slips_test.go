package source

import (
	"strings"
	"testing"
)

// Every slip is told once, at its line and column, with the form that works.
func TestSlipsAreToldInPlainWords(t *testing.T) {
	for text, want := range map[string]string{
		"tags:\n  - id: a\n   level: b":           "3:4 the line is indented by 3 spaces",
		"tags:\n\t- a":                            "2:1 the line is indented with a tab",
		"title: 'Ana's plan'":                     "1:12 the apostrophe ends the text",
		"title: \"D:\\notes\"":                    "1:8 in double quotes a backslash",
		"links: [{title: Won 2,500 EUR, url: /}]": "1:23 inside { } a comma begins a new field",
		"title: Close bug #7":                     "1:18 \"#7\" begins a comment",
		"title: #7 is closed":                     "1:8 \"#7 is closed\" begins a comment",
		"tags:\n\u00a0 - a":                       "2:1 this is a no-break space",
		"title:\u00a0A":                           "1:7 the space after the colon",
		"title: @bo asked":                        "1:8 text cannot begin with \"@\"",
		"title: [old] plan":                       "1:8 text cannot begin with \"[\"",
		"title: !now or never":                    "1:8 text that begins with !",
		"title:plan\nkind: x":                     "1:1 no space follows the colon",
		"title: Plan: two":                        "1:12 text without quotes contains a colon",
		"title: \"Plan\nkind: x":                  "1:8 the quote that begins here has no end",
		"tags: [a, b\nkind: x":                    "1:7 the [ that begins here has no end",
		"tags:\n- a\n - b":                        "3:2 this item is indented further",
		"title: \"Plan\" two":                     "1:14 \"two\" follows the closing quote",
		"title: Plan\n  kind: x":                  "2:1 the line is indented, so it goes on",
		"a:\n  - {b: [1, 2}":                      "2:9 the [ that begins here has no end",
		"a:\n  - {b: 1}\n  - {b: 2\n  - {b: 3}":   "3:5 the { that begins here has no end",
		"a: [1, 2]]":                              "1:10 this \"]\" closes nothing",
		"a: {b: 1}, {b: 2}":                       "1:10 \", {b: 2}\" follows the closing bracket",
		"a: ['Bo's', b]":                          "1:8 the apostrophe ends the text",
		"a: {b, c: 1}\nd: ]":                      "2:4 text cannot begin with",
		"a: {b, c}":                               "1:4 \"b\" has no value",
		"title: “Plan: two”":                      "1:15 text without quotes contains a colon",
		"title: \"Plan”":                          "1:8 the text begins with \" and ends with a quote of another kind",
		"title Plan\nkind: x":                     "1:1 expected a colon after \"title\"",
		"title: Plan\nkind":                       "2:1 expected a colon after \"kind\"",
		"a: \"D:\\work\"":                         "1:4 in double quotes a backslash",
		"a: |\ntext":                              "2:1 the text below a | or a > is not indented",
		"a: >\n  one\n two":                       "1:4 the lines of the text that begins with >",
		"a: - b":                                  "1:4 a list cannot begin on the line of its field",
		"// all\na: b":                            "1:1 \"// all\" is not a comment in YAML",
		"a: b\n- c: d":                            "2:1 an item of a list",
		"\"a: b":                                  "1:1 the quote that begins here has no end",
		"a: b\n c: d":                             "2:1 the line is indented, so it goes on",
		"- a: b\n c: d":                           "2:2 the line is indented by one space",
		"a: b\n---\nc: d":                         "3:1 a second YAML document",
	} {
		_, diags := readYAML("x.yaml", 1, text)
		if len(diags) != 1 {
			t.Errorf("%q: %v", text, diags)
			continue
		}
		got := strings.TrimPrefix(diags[0].Pos.String(), "x.yaml:") + " " + diags[0].Message
		if !strings.HasPrefix(got, want) || diags[0].Hint == "" {
			t.Errorf("%q:\ngot  %s\nwant %s", text, got, want)
		}
	}
	for _, text := range []string{
		"ended: 2026-05 # about", "title: C# and F#", "title: it's fine", "title: 'It''s fine'", "title: \"a # b\"", "tags: [a, b] # two",
		"text: |\n  a #7\n  b: c: d", "# title: a #7", "links: [{title: \"a, b\", url: /}]", "list: [1,2,3]", "a: {b: 1, c: 2}", "url: https://example.com/#x",
		"title: A\n  goes on here", "tags:\n- a\n- b\n", "a: |\n  - b", "x:\n  - a: b\n    c:\n      - d", "steps:\n  - text: a\n    by: 2026-01", "note: \"a\\nb\"",
	} {
		if _, diags := readYAML("x.yaml", 1, text); len(diags) != 0 {
			t.Errorf("%q: %v", text, diags)
		}
	}
}

// Escapes that somebody, or a program, meant are none.
func TestEscapesAreNoSlips(t *testing.T) {
	for _, text := range []string{
		`title: "Caf\u00e9\u2009bar"`, `title: "one\ntwo\nthree"`, `title: "C:\\temp\\new"`, `title: "ends with d:\u200b x"`, `title: "say \"so\""`,
		`redact: [{pattern: 'x{1,30}', as: "{a, b}"}]`, `a: {b: "{x}, {y}", c: 'it''s {1, 2}'}`,
	} {
		if _, diags := readYAML("a.yaml", 1, text); len(diags) > 0 {
			t.Errorf("%s: %v", text, diags)
		}
	}
}
