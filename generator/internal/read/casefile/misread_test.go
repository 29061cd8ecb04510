package casefile

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// caseOf reads a portfolio of some files.
func caseOf(t *testing.T, files map[string]string) (Case, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{"config.yaml": {Data: []byte("title: A case\n")}}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, all, err := source.Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	cfg, more := config.Load(tree, config.Options{})
	all = append(all, more...)
	c, more := From(tree, cfg)
	return c, append(all, more...)
}

const (
	yamlFields = "title: The handover\nended: 2026-02\naudience: self"
	tomlFields = "title = \"The handover\"\nended = 2026-02-01\naudience = \"self\""
	jsonFields = "\"title\": \"The handover\",\n\"audience\": \"self\""
)

// Front matter that is damaged is told once, and closes the entry.
func TestDamagedFrontMatterClosesTheEntry(t *testing.T) {
	between := func(open, fields, shut string) string { return open + "\n" + fields + "\n" + shut + "\n\nWords.\n" }
	for name, c := range map[string]struct {
		text string
		line int
	}{
		"lines above":                {"\n\n" + between("---", yamlFields, "---"), 3},
		"a sentence above":           {"A note to begin with.\n\n" + between("---", yamlFields, "---"), 3},
		"a heading above":            {"# The handover\n" + between("---", yamlFields, "---"), 2},
		"a comment above":            {"<!-- prettier-ignore -->\n" + between("---", yamlFields, "---"), 2},
		"a directive above":          {"%YAML 1.2\n" + between("---", yamlFields, "---"), 2},
		"two byte-order marks":       {"\uFEFF\uFEFF" + between("---", yamlFields, "---"), 1},
		"an unseen space":            {"\u2060" + between("---", yamlFields, "---"), 1},
		"no fences":                  {yamlFields + "\n\nWords.\n", 1},
		"no opening fence":           {yamlFields + "\n---\n\nWords.\n", 1},
		"no closing fence":           {"---\n" + yamlFields + "\n\nWords.\n", 1},
		"a rule closes it":           {"---\n" + yamlFields + "\n\n## Why\n\nWords.\n\n---\n\nMore.\n", 1},
		"a rule below headings":      {"---\n" + yamlFields + "\n\n## Why\n\n---\n\nMore.\n", 1},
		"long":                       {between("------", yamlFields, "------"), 1},
		"short":                      {between("--", yamlFields, "--"), 1},
		"long at the end":            {between("---", yamlFields, "----"), 5},
		"long at the end, and rules": {between("---", yamlFields, "----") + "\n---\n\nMore.\n", 5},
		"indented at the end":        {between("---", yamlFields, "  ---"), 5},
		"a dash at the end":          {between("---", yamlFields, "—"), 5},
		"dots at the end":            {between("---", yamlFields, "..."), 5},
		"a comment at the end":       {between("---", yamlFields, "--- # end"), 5},
		"dashes":                     {between("–––", yamlFields, "–––"), 1},
		"one dash":                   {between("―", yamlFields, "―"), 1},
		"hyphens that do not break":  {between("‑‑‑", yamlFields, "‑‑‑"), 1},
		"minus signs":                {between("−−−", yamlFields, "−−−"), 1},
		"wide hyphens":               {between("－－－", yamlFields, "－－－"), 1},
		"wide pluses":                {between("＋＋＋", tomlFields, "＋＋＋"), 1},
		"spaces between":             {between("- - -", yamlFields, "- - -"), 1},
		"indented":                   {"\t---\n\t" + strings.ReplaceAll(yamlFields, "\n", "\n\t") + "\n\t---\n\nWords.\n", 1},
		"a comment behind":           {between("--- # private", yamlFields, "---"), 1},
		"a word behind":              {between("--- yaml", yamlFields, "---"), 1},
		"code":                       {between("```yml", yamlFields, "```"), 1},
		"code with fences":           {between("~~~~", "---\n"+yamlFields+"\n---", "~~~~"), 1},
		"a comment":                  {between("<!--", yamlFields, "-->"), 1},
		"semicolons":                 {between(";;;", yamlFields, ";;;"), 1},
		"equals signs":               {between("=====", yamlFields, "====="), 1},
		"asterisks":                  {between("* * *", yamlFields, "* * *"), 1},
		"colons":                     {between(":::", yamlFields, ":::"), 1},
		"pluses and hyphens":         {between("+++", tomlFields, "---"), 5},
		"hyphens and pluses":         {between("---", yamlFields, "+++"), 5},
		"TOML without fences":        {tomlFields + "\n\nWords.\n", 1},
		"TOML between hyphens":       {between("---", tomlFields, "---"), 2},
		"JSON below a line":          {"\n{" + jsonFields + "}\n\nWords.\n", 2},
		"JSON on a line, told":       {"---json\n{\"id\": \"x\", \"title\": \"The handover\", \"audience\": \"self\"}\n---\n\nWords.\n", 2},
		"JSON on a line, short":      {"--\n{\"audience\":\"self\"}\n--\n\nWords.\n", 2},
		"JSON on a line, below":      {"\n{ draft: true }\n\nWords.\n", 2},
		"JSON without a brace":       {jsonFields + "\n}\n\nWords.\n", 1},
		"one line":                   {"--- title: The handover, audience: self ---\n\nWords.\n", 1},
		"at the end":                 {"# The handover\n\nWords.\n\n" + between("---", yamlFields, "---"), 5},
		"a line at the end":          {"# The handover\n\nWords.\n\naudience: self\n", 5},
		"two of them":                {between("---", "title: The handover", "---\n---\naudience: self\n---"), 4},
		"a line behind it":           {between("---", "title: The handover", "---\ndraft: true"), 4},
		"below a heading":            {"# The handover\n\nended: 2026-02\naudience: self\n\nWords.\n", 3},
		"as a quotation":             {"> audience: self\n\n# The handover\n", 1},
		"in bold":                    {"**Audience:** self\n\n# The handover\n", 1},
		"misspelt":                   {"audeince: self\n\n# The handover\n", 1},
		"a wide colon":               {"audience：self\n\n# The handover\n", 1},
	} {
		t.Run(name, func(t *testing.T) {
			got, diags := caseOf(t, map[string]string{
				"content/evidence/x.md":     c.text,
				"content/evidence/sound.md": "---\ntitle: Sound\n---\n",
			})
			if len(diags) != 1 || diags[0].Check != "front-matter-bad" || diags[0].Pos.Line != c.line || diags[0].Hint == "" {
				t.Errorf("want one diagnostic at line %d, got %+v", c.line, diags)
			}
			if len(got.Evidence) != 1 || !got.MayHold("evidence", "x") || got.MayHold("evidence", "y") {
				t.Errorf("the entry is open: %d entries, %+v", len(got.Evidence), got.Unread)
			}
		})
	}
}

// What only looks like front matter is text.
func TestTextsThatAreNoFrontMatter(t *testing.T) {
	for name, text := range map[string]string{
		"a heading":            "# The handover\n\nWords.\n",
		"a rule":               "# The handover\n\nWords.\n\n---\n\nMore.\n\n***\n",
		"a rule on top":        "---\n---\n\n---\n\n# The handover\n",
		"underlined":           "The handover\n---\n\nWords.\n\nThe end\n===\n",
		"a table":              "# The handover\n\n| kind | title |\n|------|-------|\n| a | b |\n\n---\n",
		"words with a colon":   "Note: this is about the handover.\nContext: it was late.\n\n# The handover\n",
		"labels":               "# The handover\n\n- Audience: public\n- Draft: no\n- Date: 3 May\n",
		"code":                 "# The handover\n\n```yaml\n---\ntitle: x\naudience: self\n---\n```\n",
		"indented code":        "# The handover\n\nSo:\n\n    ---\n    title: x\n    audience: self\n    ---\n",
		"code in the line":     "# The handover\n\nWrite `audience: self` on top.\n",
		"the words in a text":  "# The handover\n\nThe audience: engineers. The draft: two pages.\n",
		"a remark":             "# The handover\n\n<!-- audience: self, some day -->\n\nWords.\n",
		"a remark of lines":    "# The handover\n\n<!--\naudience: self\n-->\n\nWords.\n",
		"dashes between":       "# The handover\n\n—\n\nWords – and more.\n\n-- Ana\n",
		"a rule in a field":    "---\ntitle: The handover\nsummary: |\n  One.\n\n  ---\n\n  Two.\n---\n\nWords.\n",
		"remarks in fields":    "---\n# who\ntitle: The handover\n\n# when\n\nended: 2026-02\n\n# audience: self\n---\n\nWords.\n",
		"fields, then a rule":  "---\ntitle: The handover\n---\n\n---\n\nWords.\n",
		"a list of words":      "---\ntitle: The handover\n---\n\nThree things:\n\n---\n\nfirst: a\n",
		"carriage returns":     "---\rtitle: The handover\rended: 2026-02\r---\r\rWords.\r",
		"JSON":                 "{" + jsonFields + "}\n\nWords.\n",
		"a shortcode on top":   "{{< chart \"x\" >}}\n\n# The handover\n",
		"a byte-order mark":    "\uFEFF---\ntitle: The handover\n---\n",
		"spaces behind fences": "---  \ntitle: The handover\n--- \t\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, diags := caseOf(t, map[string]string{"content/journal/x.md": text})
			for _, d := range diags {
				if d.Check == "front-matter-bad" || d.Check == "syntax-bad" {
					t.Errorf("%+v", d)
				}
			}
			if len(got.Journal) != 1 || len(got.Unread) != 0 {
				t.Errorf("the entry is gone: %+v", got.Unread)
			}
		})
	}
}
