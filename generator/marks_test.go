package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// closedForms are the ways in which a text says that a part of it is for others, or for
// nobody. In each, %s is what may be read by nobody else.
var closedForms = []string{
	`{{< only "self" >}}%s{{< /only >}}`, `{{%% only self %%}}%s{{%% /only %%}}`, "{{< only \"self\" >}}\n\n%s\n\n{{< /only >}}", `{{< only "sefl" >}}%s{{< /only >}}`,
	"<!-- %s -->", "<!--\n\n%s\n\n-->", "\n\n[//]: # (%s)\n\n", "\n\n[//]: # (%s\n\nand more)\n\n", "\n\n[comment]: <> \"%s\"\n\n",
	"\n\n[//]: #\n(%s)\n\n", "\n\n[note\nof mine]: <>\n'%s'\n\n",
}

// beast is what stands in closed parts, with the number of the text.
var beast = regexp.MustCompile(`quokka(\d+)x`)

// marks puts closed parts into every text of a portfolio, whatever field it stands in.
type marks struct {
	form   int
	n      int
	refuse map[int]bool // texts in which a closed part is an error: they have none
}

// noTexts are the fields that take one of some words, or a name that is elsewhere.
var noTexts = sync.OnceValue(func() []string {
	var keys []string
	for _, shape := range format.Collections {
		for _, f := range shape.Fields {
			if f.Form == format.Word || f.Form == format.Ref {
				keys = append(keys, f.Key)
			}
		}
	}
	return keys
})

// in gives a text with a closed part. What has no space is a reference, a date or a
// word of the format.
func (m *marks) in(text string) string {
	if !strings.Contains(text, " ") {
		return text
	}
	m.n++
	if m.refuse[m.n] {
		return text
	}
	return text + " " + fmt.Sprintf(closedForms[(m.n+m.form)%len(closedForms)], fmt.Sprintf("a quokka%dx", m.n)) + " behind it"
}

func (m *marks) value(x any, key string) any {
	switch v := x.(type) {
	case string:
		if key == "body" || key == "pattern" || key == "term" || slices.Contains(noTexts(), key) {
			return v // the former is a body like others; the latter are printed nowhere
		}
		return m.in(v)
	case []any:
		for i := range v {
			v[i] = m.value(v[i], key)
		}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if key != "calendar" || k != "name" { // milestones refer to it
				v[k] = m.value(v[k], k)
			}
		}
	}
	return x
}

// fields puts closed parts into fields in JSON, each of which is on a line of its own.
func (m *marks) fields(text []byte) []byte {
	var x any
	if err := json.Unmarshal(text, &x); err != nil {
		panic(err)
	}
	var out bytes.Buffer
	write := json.NewEncoder(&out)
	write.SetEscapeHTML(false)
	write.SetIndent("", " ")
	if err := write.Encode(m.value(x, "")); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(out.Bytes())
}

// portfolio gives one with closed parts in all its texts.
func (m *marks) portfolio(files fstest.MapFS) fstest.MapFS {
	m.n = 0
	all := fstest.MapFS{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name].Data
		switch ending := path.Ext(name); {
		case strings.Count(name, "/") > 2 && path.Base(name) != "index.md": // attached
		case ending == ".json" || ending == ".yaml":
			data = m.fields(data)
		case ending == ".csv" && path.Base(name) == "assessments.csv":
			data = regexp.MustCompile(`"([^"]+ [^"]+)"`).ReplaceAllFunc(data, func(cell []byte) []byte {
				return []byte(`"` + strings.ReplaceAll(m.in(string(cell[1:len(cell)-1])), `"`, `""`) + `"`)
			})
		case ending == ".md":
			data = m.document(data)
		}
		all[name] = &fstest.MapFile{Data: data}
	}
	return all
}

func (m *marks) document(data []byte) []byte {
	begun := bytes.IndexByte(data, '{')
	read := json.NewDecoder(bytes.NewReader(data[begun:]))
	var x json.RawMessage
	if err := read.Decode(&x); err != nil {
		panic(err)
	}
	end := begun + int(read.InputOffset())
	body := string(data[end:])
	if m.n++; !m.refuse[m.n] {
		for i, form := range closedForms {
			if strings.Contains(form, "sefl") {
				continue // an error
			}
			body += "\n\nWords " + fmt.Sprintf(form, fmt.Sprintf("a quokka%dx", m.n)) + fmt.Sprintf(" behind %d.\n", i)
		}
	}
	return slices.Concat(data[:begun], m.fields(x), []byte(body))
}

// honoured gives the portfolio with closed parts in all texts that may have them. In
// the others each is an error at its place.
func (m *marks) honoured(t *testing.T, files fstest.MapFS, opt Options) (Options, reading) {
	for range 6 {
		opt.Portfolio = m.portfolio(files)
		r, err := read(opt)
		if err != nil {
			t.Fatal(err)
		}
		errors := r.diags.Of(diag.Error)
		if len(errors) == 0 {
			return opt, r
		}
		for _, d := range errors {
			data, err := opt.Portfolio.Open(d.Pos.File)
			if err != nil {
				t.Fatalf("%v: %v", d, err)
			}
			var text bytes.Buffer
			if _, err := text.ReadFrom(data); err != nil {
				t.Fatal(err)
			}
			lines := strings.SplitAfter(text.String(), "\n")
			rest := strings.Join(lines[d.Pos.Line-1:], "")
			at := beast.FindStringSubmatch(rest[min(len(rest), max(0, d.Pos.Col-1)):])
			if at == nil || d.Check != "mark-misplaced" && d.Check != "audience-unknown" {
				t.Fatalf("an error that no closed part explains: %v", d)
			}
			n, _ := strconv.Atoi(at[1])
			m.refuse[n] = true
		}
	}
	t.Fatal("closed parts are refused again and again")
	return Options{}, reading{}
}

// Closed parts, in every form, stand in every text of a portfolio that chance made,
// whatever its field, and in what the environment sets. Each is an error at its place,
// or in nothing that is made for others: the site, the project of Hugo, the packets, what
// verbs write, and what they say of it and of what changed.
func TestClosedPartsAreInNoOutput(t *testing.T) {
	numbers, more := []int{0, 4}, 0 // the latter has a rule of redact
	switch os.Getenv("CASEBOOK_LONG") {
	case "":
	case "nightly":
		more = 40
	default:
		more = 8
	}
	for number := range more {
		if !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	n, honoured, refused := len(numbers), 0, 0
	for _, number := range numbers {
		v := invent(uint64(1000 + number))
		m := marks{form: number, refuse: map[int]bool{}}
		opt := Options{Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), undrawn: true}
		refusedInTheEnvironment(t, v.files, opt)
		opt, r := m.honoured(t, v.files, opt)
		honoured, refused = honoured+m.n-len(m.refuse), refused+len(m.refuse)
		for _, a := range []config.Audience{config.Public, config.Committee} {
			m.look(t, fmt.Sprintf("portfolio %d for %s", number, a), opt, r, a, v.files)
		}
	}
	if honoured < 15*n || refused < 5*n {
		t.Errorf("%d texts have closed parts, in %d they are errors", honoured, refused)
	}
	t.Logf("%d texts have closed parts, in %d they are errors", honoured, refused)
}

// refusedInTheEnvironment: a variable is held to what its key in config.yaml is.
func refusedInTheEnvironment(t *testing.T, files fstest.MapFS, opt Options) {
	t.Helper()
	opt.Portfolio, opt.Env = files, []string{`CASEBOOK_PERSON_ROLE=Engineer {{< only "self" >}}of quokkas{{< /only >}}`}
	r, err := read(opt)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(r.diags, func(d diag.Diagnostic) bool {
		return d.Pos.File == "$CASEBOOK_PERSON_ROLE" && d.Check == "mark-misplaced"
	}) {
		t.Errorf("a closed part in the environment is not refused: %v", r.diags)
	}
}

func (m *marks) look(t *testing.T, which string, opt Options, r reading, a config.Audience, without fstest.MapFS) {
	t.Helper()
	files := map[string][]byte{}
	put := func(name string, x any) {
		text, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = text
	}
	e := r.site()
	e.audience = a
	p, err := prepare(t.Context(), opt, r, e)
	if err != nil || p.found.Errors() > 0 {
		t.Fatalf("%s: %v %v", which, err, p.found.Of(diag.Error))
	}
	maps.Copy(files, p.tree.Files)
	put("params", []any{p.options.Title, p.options.Params})
	project, _, err := render.Project(p.tree, p.options)
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(files, project)
	site, found, err := render.Run(t.Context(), p.tree, p.options)
	if err != nil || found.Errors() > 0 {
		t.Fatalf("%s: %v %v", which, err, found.Of(diag.Error))
	}
	maps.Copy(files, site.Files)
	alarms, searched := p.guarded(site.Files, scan.Options{Base: p.cfg.BaseURL})
	put("report", searched)
	if alarms.Errors() > 0 {
		t.Errorf("%s: a false alarm: %v", which, alarms.Of(diag.Error))
	}
	e.packetOnly = true
	alone, err := prepare(t.Context(), opt, r, e)
	if err != nil {
		t.Fatal(err)
	}
	doc, found, err := standAlone(t.Context(), opt, alone)
	if err != nil || found.Errors() > 0 {
		t.Fatalf("%s: %v %v", which, err, found.Of(diag.Error))
	}
	files["packet.html"] = doc.HTML()
	if files["packet.md"], err = doc.Markdown(); err != nil {
		t.Fatal(err)
	}
	verified, err := Verify(files[SiteColophon], opt)
	if err != nil {
		t.Fatal(err)
	}
	put("verify", verified)
	if !verified.Matches {
		t.Errorf("%s: a site is not what it was made from: %v", which, verified.Changes)
	}
	verbs, told := verbsWrite(t, opt, a)
	maps.Copy(files, verbs)
	for i := range told {
		told[i].Because = "" // the author's own reason
	}
	put("told", told)
	maps.Copy(files, changed(t, without, opt, a))
	behind := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text := bytes.ToLower(files[name])
		if i := bytes.Index(text, []byte("quokka")); i >= 0 {
			t.Errorf("%s: %s holds a closed part: %q", which, name, text[max(0, i-60):min(len(text), i+40)])
		}
		behind += bytes.Count(text, []byte("behind"))
	}
	if behind < 5 {
		t.Errorf("%s: what stands behind closed parts is gone too", which)
	}
}
