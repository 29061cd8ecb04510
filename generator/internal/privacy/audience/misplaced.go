package audience

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Misplaced tells where something stands in plain text that works in Markdown
// alone: a part for some readers, another shortcode, or a comment. Plain text is
// printed as it is written, with what was meant for fewer. It looks at every value
// that was read, whatever it is for, and lets pass those that the case holds as
// Markdown.
func Misplaced(tree source.Tree, c casefile.Case) diag.List {
	m := misplaced{}
	for _, d := range []source.Data{tree.Config, tree.Readers} {
		m.value("", d.Value)
	}
	m.value("", source.Value{Kind: source.Mapping, Fields: c.Config.Outside()})
	for _, d := range tree.Docs {
		m.value("", d.Fields)
	}
	for _, d := range tree.Data {
		m.value("", d.Value)
	}
	for _, t := range tree.Tables {
		m.table(t)
	}
	if len(m.found) == 0 {
		return nil
	}
	return m.report(c)
}

// misplaced gathers what may be in the wrong place.
type misplaced struct {
	found []mark
}

// mark is a text that holds something which works in Markdown alone.
type mark struct {
	key  string // of the field
	text string
	at   diag.Pos
	size int  // of a cell, whose items are texts of their own
	cell bool // of a table
}

func (m *misplaced) value(key string, v source.Value) {
	if holdsMark(v.Text) {
		m.found = append(m.found, mark{key: key, text: v.Text, at: v.Pos})
	}
	for _, item := range v.Items {
		m.value(key, item)
	}
	for _, f := range v.Fields {
		if holdsMark(f.Key) {
			m.found = append(m.found, mark{key: "", text: f.Key, at: f.Pos})
		}
		if v.Pos.File == source.ConfigFile && (key == "" && f.Key == "accept" || key == "redact" && (f.Key == "term" || f.Key == "pattern")) {
			continue // reasons for the author, and what is looked for: neither is printed
		}
		m.value(cmp.Or(f.Key, key), f.Value)
	}
}

func (m *misplaced) table(t source.Table) {
	for i, row := range t.Rows {
		for j, cell := range row {
			if !holdsMark(cell.Text) {
				continue
			}
			key := ""
			if i > 0 && j < len(t.Rows[0]) {
				key = t.Rows[0][j].Text
			}
			m.found = append(m.found, mark{key, cell.Text, cell.Pos, len(cell.Text), true})
		}
	}
}

func holdsMark(text string) bool {
	if strings.Contains(text, "{") && (strings.Contains(text, "{{<") || strings.Contains(text, "{{%") || LikeOnly.MatchString(text)) {
		return true
	}
	return source.HoldsRemark(text)
}

// report tells the marks that are printed. Those of one column are one mistake.
func (m *misplaced) report(c casefile.Case) diag.List {
	var diags diag.List
	markdown, figures := proseAt(c), printedOf(c)
	type column struct {
		file, key string
		kind      int
	}
	cells := map[column]int{}
	var told []mark
	for _, k := range m.found {
		if markdown.holds(k) || k.cell && !figures.print(k) {
			continue
		}
		if k.cell {
			of := column{k.at.File, k.key, k.kind()}
			if cells[of]++; cells[of] > 1 {
				continue
			}
		}
		told = append(told, k)
	}
	for _, k := range told {
		what := "this is plain text"
		if k.key != "" {
			what = "\"" + k.key + "\" is plain text"
		}
		more := ""
		if n := cells[column{k.at.File, k.key, k.kind()}]; k.cell && n > 1 {
			more = fmt.Sprintf("; %d cells have one", n)
		}
		switch k.kind() {
		case partForSome:
			if k.isSetting() { // Markdown or not, it is read once for all readers
				diags.Errorf(k.at, "mark-misplaced", "%s cannot contain a part for some readers: it would be shown to all", settingOf(k)).
					Hintf("remove it; what only some may read goes into an entry with audience:, or into its body")
				continue
			}
			diags.Errorf(k.at, "mark-misplaced", "%s, where a part for some readers is shown to all%s", what, more).
				Hintf("close the whole entry with audience:, or say it in the body")
		case comment:
			if markdownSetting[k.key] && k.isSetting() {
				what = settingOf(k) + " is shown as a whole"
			}
			diags.Errorf(k.at, "mark-misplaced", "%s, where a comment is printed as it is written%s", what, more).
				Hintf("remove it; in YAML and TOML a comment begins with #")
		default:
			if markdownSetting[k.key] && k.isSetting() {
				what = settingOf(k) + " takes no shortcodes"
			}
			diags.Errorf(k.at, "mark-misplaced", "%s, where a shortcode is printed as it is written%s", what, more).
				Hintf("write what it would print")
		}
	}
	return diags
}

// markdownSetting are the keys of config.yaml whose text is Markdown, of which no part
// and no shortcode is taken out.
var markdownSetting = map[string]bool{"text": true, "synopsis": true}

// isSetting tells whether a mark is in a key of config.yaml, wherever its value is from.
func (k mark) isSetting() bool {
	return k.at.File == source.ConfigFile || strings.HasPrefix(k.at.File, "$") || strings.HasPrefix(k.at.File, "--")
}

func settingOf(k mark) string {
	if k.key == "" {
		return "this key of config.yaml"
	}
	return fmt.Sprintf("%q in config.yaml", k.key)
}

// What a mark is.
const (
	shortcode = iota
	partForSome
	comment
)

func (k mark) kind() int {
	switch {
	case LikeOnly.MatchString(k.text):
		return partForSome
	case source.HoldsRemark(k.text):
		return comment
	}
	return shortcode
}

// printed holds the words of series by their files.
type printed map[string]map[string]bool

func printedOf(c casefile.Case) printed {
	p := printed{}
	for _, s := range c.Series {
		p[s.Pos.File] = s.Words()
	}
	return p
}

// print tells whether a cell is shown.
func (p printed) print(k mark) bool {
	words, ok := p[k.at.File]
	return !ok || words[k.text]
}

// places are those of the texts that are Markdown.
type places struct {
	columns map[diag.Pos][]int // of fields, by the beginning of their line
	bodies  map[diag.Pos]bool  // lines on which bodies of rows begin
	read    map[string]bool    // the files of the entries
}

func proseAt(c casefile.Case) places {
	p := places{map[diag.Pos][]int{}, map[diag.Pos]bool{}, map[string]bool{}}
	for _, t := range texts.Prose(c) {
		line := diag.Pos{File: t.Pos.File, Line: t.Pos.Line}
		p.columns[line] = append(p.columns[line], t.Pos.Col)
	}
	for _, e := range c.Entries() {
		p.read[e.Pos.File] = true
		p.bodies[diag.Pos{File: e.Body.File, Line: e.Body.Value.Line}] = true
	}
	return p
}

// holds tells whether a text is Markdown, or one of an entry that the case does not
// hold, of which something else is said.
func (p places) holds(k mark) bool {
	line := diag.Pos{File: k.at.File, Line: k.at.Line}
	for _, col := range p.columns[line] {
		if col == k.at.Col || k.cell && k.at.Col <= col && col <= k.at.Col+k.size {
			return true
		}
	}
	if k.key == "body" && p.bodies[line] {
		return true
	}
	return path.Ext(k.at.File) == ".md" && strings.Count(k.at.File, "/") > 1 && path.Base(k.at.File) != "_index.md" && !p.read[k.at.File]
}
