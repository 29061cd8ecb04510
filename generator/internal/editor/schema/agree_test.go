package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// beyond is what a reader reports and a schema does not, by check and words of the
// message. docs/editors.md has the reasons; nothing else is left out of the comparison.
var beyond = []struct{ check, words, because, in string }{
	{"id-duplicate", "", "two things have one id", ""},
	{"case-empty", "", "a portfolio has no entry", ""},
	{"reference-dangling", "", "an id or a file that is named does not exist", ""},
	{"number-bad", "more digits than a number can store", "a number has more digits than a number can store", ""},
	{"text-unbounded", "", "a text has more bytes than it may have characters", inLetters},
	{"date-bad", `W53" is not a date`, "a year has no week 53", ""},
	{"date-bad", "-(29|30|31)\" in the calendar", "a day is not in the calendar, as 2026-02-30", ""},
	{"type-wrong", `^"(\s.*|.*\s|\d{4}-\d\d-\d\d[Tt ].*)" is neither`, "a date in quotes has blanks or a time of day where true or false may be written as well", inQuotes},
	{"value-bad", "is not a whole number", "a whole number is out of range and in quotes, or in a table", inQuotes},
	{"value-bad", "is not a whole number", "a whole number is out of range and in quotes, or in a table", inTables},
	{"title-missing", "has no title", "an entry has neither a title nor a heading in its text", inEntries},
	{"id-bad", "means the author", "a person has the id `self`", ""},
	{"value-bad", "the decimal mark", "the decimal and the thousands mark are the same", ""},
	{"value-bad", "the date format has no column", "a date format is given without a column", ""},
	{"value-bad", "the axis ends at", "an axis ends before it begins", ""},
	{"value-bad", "hours a week", "the hours per week are 0", ""},
	{"value-bad", "is not the address of a site", "the address of the site is wrong", ""},
	{"value-bad", "no site can be published there", "the target of `casebook publish` is none", ""},
	{"value-bad", "is not a host", "a host is wrong", ""},
	{"value-bad", "is not a regular expression", "a pattern of `redact` is no regular expression", ""},
	{"value-bad", "matches an empty text", "a pattern of `redact` matches an empty text", ""},
	{"value-bad", "are never published", "a kind of file is never published", ""},
	{"value-bad", "there is no file", "a file that is named does not exist", ""},
	{"value-bad", "the output folder", "the output folder cannot be used", ""},
	{"value-bad", "is not a pattern of paths", "`accept.file` is not a pattern", ""},
	{"id-bad", "cannot be the name of a profile", "the name of a profile of the packet has a dot", ""},
	{"value-bad", "params.", "a value under `params` changes the look and is wrong", ""},
	{"field-repeated", "", "two columns of a table lead into one field", inTables},
	{"id-bad", "this competency has no id", "the column of a table for a part of a competency is filled, and that of its id is not", inTables},
	{"value-bad", "is not an address that a page may link to", "a cell of a table lists addresses, and one of them has a scheme that pages may not link to", inLists},
	{"value-bad", "an artifact needs a url or a file", "the columns of a table for an artifact are filled in part", inTables},
	{"value-bad", "^no row has", "a sidecar does not fit its table", ""},
	{"column-unread", "", "a sidecar does not fit its table", ""},
	{"header-taken", "", "two columns of a table have one name", ""},
	{"series-undated", "", "a sidecar does not fit its table", ""},
}

// Where something of beyond is left out: everywhere, or in these alone.
const (
	inTables  = "tables"
	inLists   = "columns of a table whose cells may list several"
	inQuotes  = "quotes"
	inEntries = "entries"
	inLetters = "letters of more than a byte"
)

// isBeyond tells whether a schema cannot express what a diagnostic of a file says.
func isBeyond(d diag.Diagnostic, data []byte) bool {
	table := strings.HasSuffix(d.Pos.File, ".csv")
	lines := strings.Split(string(data), "\n")
	rest := ""
	if d.Pos.Line > 0 && d.Pos.Col > 0 {
		rest = lines[d.Pos.Line-1][d.Pos.Col-1:]
	}
	quoted, plain := strings.HasPrefix(rest, `"`), strings.SplitN(rest+`""`, `"`, 3)[1]
	list := table && !strings.Contains(columnOf(lines, d.Pos), ".")
	letters := quoted && len(plain) > utf8.RuneCountInString(plain)
	for _, b := range beyond {
		if d.Check != b.check || !regexp.MustCompile(b.words).MatchString(d.Message) {
			continue
		}
		if b.in == inEntries && !strings.HasPrefix(d.Pos.File, "content/charts/") {
			return true
		}
		if b.in == "" || b.in == inTables && table || b.in == inLists && list || b.in == inQuotes && quoted && !table || b.in == inLetters && letters {
			return true
		}
	}
	return false
}

// columnOf gives the column of a table that a place is in. The cells before it have no commas.
func columnOf(lines []string, at diag.Pos) string {
	if at.Line < 1 || at.Col < 1 {
		return ""
	}
	return strings.Split(lines[0], ",")[strings.Count(lines[at.Line-1][:at.Col-1], ",")]
}

// kind is a sort of file: where it is written, and the shape of what is generated.
type kind struct {
	schema string
	path   string
	shape  format.Shape
	rows   bool
}

func kinds() []kind {
	all := []kind{
		{"config", "config.yaml", config.File, false},
		{"framework", "content/framework.yaml", format.Framework, false},
		{"people", "content/people.yaml", format.Person, true},
		{"assessments", "content/assessments.yaml", format.Assessment, true},
		{"chart", "content/charts/a.yaml", format.Chart, false},
		{"series", "content/metrics/a.yaml", format.Sidecar, false},
		{"home", "content/_index.md", format.Pages[0], false},
		{"agreement", "content/agreement.md", format.Pages[1], false},
	}
	for _, c := range format.Collections {
		entry, row := c.Front(), c.Row()
		all = append(all,
			kind{c.Name, "content/" + c.Name + "/a.md", entry, false},
			kind{c.Name + "-rows", "content/" + c.Name + ".yaml", row, true},
			kind{c.Name + "-cells", "content/" + c.Name + ".csv", row, true})
	}
	return all
}

// What the reader accepts is valid, and what it refuses is not.
func TestSchemaAndReaderAgree(t *testing.T) {
	documents := 500
	if os.Getenv("CASEBOOK_LONG") != "" {
		documents = 10_000
	}
	compiled := map[string]*jsonschema.Schema{}
	for _, f := range All() {
		compiled[f.Name] = compile(t, f)
	}
	all := kinds()
	sound, unsound, wrong := 0, 0, 0
	for i := range documents {
		k := all[i%len(all)]
		g := &grammar{Rand: rand.New(rand.NewPCG(1, uint64(i)))}
		var value any
		var data []byte
		if strings.HasSuffix(k.schema, "-cells") {
			value, data = g.table(k.shape)
		} else {
			value = g.file(k)
			data = g.written(k, &value)
		}
		invalid := compiled[k.schema].Validate(value)
		errors := readErrors(t, k.path, data)
		if len(errors) == 0 {
			sound++
		} else {
			unsound++
		}
		if (invalid == nil) != (len(errors) == 0) {
			if wrong++; wrong <= 5 {
				t.Errorf("document %d of %s:\n%s\nschema: %v\nreader: %v", i, k.schema, data, invalid, errors)
			}
		}
	}
	if sound < documents/5 || unsound < documents/5 {
		t.Errorf("of %d documents %d are sound and %d are not: too few of one sort", documents, sound, unsound)
	}
	if wrong > 0 {
		t.Errorf("schema and reader disagree on %d of %d documents", wrong, documents)
	}
}

func compile(t *testing.T, f File) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.Schema.JSON()))
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource(f.Schema.ID, doc); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	s, err := c.Compile(f.Schema.ID)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return s
}

// readErrors reads a portfolio with one file of interest, and gives the errors in it that
// a schema should find.
func readErrors(t *testing.T, path string, data []byte) diag.List {
	t.Helper()
	files := fstest.MapFS{
		"config.yaml":              {Data: []byte("title: A case\n")},
		"content/metrics/a.csv":    {Data: []byte("date,failed\n2026-01,1\n2026-02,2\n")},
		"content/questions/own.md": {Data: []byte("# A question\n")},
	}
	files[path] = &fstest.MapFile{Data: data}
	tree, diags, err := source.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	cfg, more := config.Load(tree, config.Options{})
	diags = append(diags, more...)
	_, more = casefile.From(tree, cfg)
	diags = append(diags, more...)
	return slices.DeleteFunc(diags.Of(diag.Error), func(d diag.Diagnostic) bool {
		return d.Pos.File != path && d.Pos.File != "content/metrics/a.csv" || isBeyond(d, data)
	})
}

// written writes a document as its file has it, and gives the value that it stands for.
func (g *grammar) written(k kind, value *any) []byte {
	asJSON, err := json.Marshal(*value)
	if err != nil {
		panic(err)
	}
	if *value, err = jsonschema.UnmarshalJSON(bytes.NewReader(asJSON)); err != nil {
		panic(err)
	}
	var yaml bytes.Buffer
	writeYAML(&yaml, *value, 0)
	switch {
	case strings.HasSuffix(k.path, ".md"):
		fields, is := (*value).(map[string]any)
		if is && len(fields) == 0 { // the map is there without a sign of it
			return []byte("---\n---\n\n# A heading\n")
		}
		return []byte("---\n" + yaml.String() + "---\n\n# A heading\n")
	case g.IntN(2) == 0:
		return append(asJSON, '\n')
	}
	return yaml.Bytes()
}

// writeYAML writes blocks, with texts in quotes.
func writeYAML(to *bytes.Buffer, v any, depth int) {
	indent := strings.Repeat("  ", depth)
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 {
			to.WriteString(indent + "{}\n")
		}
		for _, key := range sortedKeys(v) {
			fmt.Fprintf(to, "%s%q:", indent, key)
			writeBelow(to, v[key], depth+1)
		}
	case []any:
		if len(v) == 0 {
			to.WriteString(indent + "[]\n")
		}
		for _, item := range v {
			to.WriteString(indent + "-")
			writeBelow(to, item, depth+1)
		}
	default:
		to.WriteString(indent + flat(v) + "\n")
	}
}

func writeBelow(to *bytes.Buffer, v any, depth int) {
	switch v := v.(type) {
	case map[string]any:
		if len(v) > 0 {
			to.WriteString("\n")
			writeYAML(to, v, depth)
			return
		}
		to.WriteString(" {}\n")
	case []any:
		if len(v) > 0 {
			to.WriteString("\n")
			writeYAML(to, v, depth)
			return
		}
		to.WriteString(" []\n")
	default:
		to.WriteString(strings.TrimRight(" "+flat(v), " ") + "\n")
	}
}

func flat(v any) string {
	if v == nil {
		return ""
	}
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func sortedKeys(m map[string]any) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// The manual lists what a schema does not find.
func TestManualListsWhatIsBeyond(t *testing.T) {
	text, err := os.ReadFile("../../../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range beyond {
		if !strings.Contains(string(text), "\n- "+b.because+"\n") {
			t.Errorf("docs/editors.md does not have the line: - %s", b.because)
		}
	}
}
