package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Words put anywhere into the files of the demo, or into new files: each of them is
// in what Hugo is given for the author's own site, or a diagnostic names its file
// and line, or the account of files says why a file is not read.
//
// A round puts a word into many files at once. What is told is taken back, and what
// remains is composed. One round alone, number 17, is CASEBOOK_ROUND=17.
func TestEveryWordPutIntoAFileIsKeptOrTold(t *testing.T) {
	rounds, from := 4, 0
	if os.Getenv("CASEBOOK_LONG") != "" {
		rounds = 150
	}
	if one := os.Getenv("CASEBOOK_ROUND"); one != "" {
		if _, err := fmt.Sscan(one, &from); err != nil {
			t.Fatal(err)
		}
		rounds = from + 1
	}
	sound := demoFiles(t)
	told, kept := 0, 0
	for round := from; round < rounds; round++ {
		p := putting{Rand: rand.New(rand.NewPCG(uint64(round), 20261128)), sound: sound}
		all := p.everywhere()
		files := maps.Clone(sound)
		for _, w := range all {
			files[w.file] = &fstest.MapFile{Data: []byte(w.text)}
		}
		opt := Options{Portfolio: files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), undrawn: true}
		r := readDemo(t, opt)
		all = slices.DeleteFunc(all, func(w placed) bool {
			if !w.told(r) {
				return false
			}
			told++
			if delete(files, w.file); sound[w.file] != nil {
				files[w.file] = sound[w.file]
			}
			return true
		})
		r = readDemo(t, opt)
		e := r.site()
		e.audience = config.Self
		composed, err := prepare(t.Context(), opt, r, e)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		params, err := json.Marshal([]any{composed.options.Title, composed.options.Params, composed.seen.Charts}) // no chart is drawn here
		if err != nil {
			t.Fatal(err)
		}
		out := bytes.Join(append(slices.Collect(maps.Values(composed.tree.Files)), params), []byte("\n"))
		for _, data := range composed.tree.Static {
			out = append(out, data...)
		}
		out = bytes.ToLower(out)
		for _, w := range all {
			if bytes.Contains(out, []byte(w.word)) || w.told(r) {
				kept++
				continue
			}
			t.Errorf("round %d: %s is neither kept nor told: %s:%d, %s: %s", round, w.word, w.file, w.line, w.how, strings.Split(w.text, "\n")[w.line-1])
		}
	}
	if told == 0 || kept == 0 {
		t.Errorf("%d words were told of, and %d kept", told, kept)
	}
}

func readDemo(t *testing.T, opt Options) reading {
	t.Helper()
	r, err := readFor(authors, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func demoFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files, demo := fstest.MapFS{}, os.DirFS("..")
	take := func(file string) {
		data, err := fs.ReadFile(demo, file)
		if err != nil {
			t.Fatal(err)
		}
		files[file] = &fstest.MapFile{Data: data}
	}
	take("config.yaml")
	if err := fs.WalkDir(demo, "content", func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			take(file)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// placed is a word that was put into a file.
type placed struct {
	word, file, text, how string
	line                  int  // of the word in the text
	fresh                 bool // the file is new
}

// told tells whether a diagnostic names the place of the word, or quotes it. Of a
// file that cannot be read, one at any of its lines will do; of a text of several
// lines in YAML, where a list or a map must stand, one at its end.
func (w placed) told(r reading) bool {
	if slices.ContainsFunc(r.diags, func(d diag.Diagnostic) bool {
		other := d.Check == "id-duplicate" && slices.ContainsFunc(d.Related, func(r diag.Related) bool { return r.Pos.File == w.file })
		return other || d.Severity == diag.Error && strings.HasPrefix(w.file, d.Pos.File+"/") || strings.Contains(strings.ToLower(d.Message+d.Hint), w.word) || d.Pos.File == w.file &&
			(d.Pos.Line == w.line || d.Pos.Line == 0 || w.fresh || d.Check == "id-duplicate" || d.Check == "type-wrong" && d.Pos.Line > w.line || d.Check == "syntax-bad" || d.Check == "front-matter-bad")
	}) {
		return true
	}
	return slices.ContainsFunc(r.whole.Account, func(f casefile.Fate) bool {
		inside := f.Path == w.file || f.Folder && strings.HasPrefix(w.file, f.Path+"/")
		return inside && f.Form != casefile.Read
	})
}

type putting struct {
	*rand.Rand
	sound fstest.MapFS
	words int
}

func (p *putting) word() string {
	p.words++
	return fmt.Sprintf("zq%dqz", p.words)
}

// everywhere puts a word into a third of the files, and into some new ones.
func (p *putting) everywhere() []placed {
	var all []placed
	for _, file := range slices.Sorted(maps.Keys(p.sound)) {
		if p.IntN(3) > 0 {
			continue
		}
		w := placed{word: p.word(), file: file}
		if w.text, w.how = p.into(file, string(p.sound[file].Data), w.word); w.text != "" {
			all = append(all, w)
		}
	}
	for range 12 {
		w := placed{word: p.word(), fresh: true, how: "a new file"}
		if w.file, w.text = p.newFile(w.word); p.sound[w.file] == nil {
			all = append(all, w)
		}
	}
	for i, w := range all {
		if at := strings.Index(strings.ToLower(w.text), w.word); at >= 0 {
			all[i].line = 1 + strings.Count(w.text[:at], "\n")
		} else {
			all[i].line = 1
		}
	}
	return all
}

func (p *putting) pick(from ...string) string { return from[p.IntN(len(from))] }

// fields that decide something and are not shown.
var unseen = regexp.MustCompile(`^\s*(- )?\{?(id|slug|also|alias|redact|term|pattern|file|hosts|output|folder|params|attachments|secrets|accept|because):?|^#|^\s*#`)

func (p *putting) into(file, text, word string) (changed, how string) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	shut := -1
	if path.Ext(file) == ".md" && lines[0] == "---" {
		shut = 1 + slices.Index(lines[1:], "---")
	}
	switch ext := path.Ext(file); {
	case ext == ".md" && p.IntN(2) == 0 && shut < len(lines)-1:
		return p.intoBody(lines, shut+1, word)
	case ext == ".md":
		if shut < 1 {
			return "", ""
		}
		return p.intoFields(lines, 1, shut, word)
	case ext == ".yaml":
		return p.intoFields(lines, 0, len(lines), word)
	case ext == ".csv" && strings.HasPrefix(file, "content/metrics/"):
		return p.intoTable(lines, word, p.IntN(4)) // its sidecar says which columns count
	case file == "content/assessments.csv":
		return p.intoTable(lines, word, p.IntN(5))
	}
	return "", ""
}

var bodyLines = []string{
	"@", "\n@\n", "\n- @", "\n## @\n", "\n> @", "\n| @ |\n|---|\n| b |\n", "\n```\n@\n```\n", "\n    @\n", "\n<div>@</div>\n", "\n<@>\n",
	"\n[a](/@/)\n", "\n![@](x.png)\n", "\n[@]: https://example.com/\n", "\n[^@]: note\n", "\n{{< chart @ >}}\n", "\n{{< @ >}}\n", "\n@: x\n", "\n---\n@: x\n---\n",
	"\n```@\nx\n```\n", "\n[a][@]\n", "\n{{< only \"self\" >}}\n@\n{{< /only >}}\n", "\n%%@%%\n", "\n[[@]]\n", "\n# a {#@}\n", "\n1. a\n   @\n", "\n***@***\n", "\n@\n===\n",
	"\naudience: @\n", "\n+++\na = \"@\"\n+++\n", "\n: @\n", "\n\\@\n", "\n$$@$$\n", "\nhttps://example.com/@\n",
}

func (p *putting) intoBody(lines []string, from int, word string) (string, string) {
	at := from + p.IntN(len(lines)-from)
	if p.IntN(2) == 0 {
		line := strings.ReplaceAll(p.pick(bodyLines...), "@", word)
		return joined(slices.Insert(slices.Clone(lines), at, line)), "a line in a body"
	}
	changed := slices.Clone(lines)
	changed[at] = p.within(lines[at], " "+word+" ")
	return joined(changed), "within a line of a body"
}

// within puts a text where a word of the line ends, or anywhere.
func (p *putting) within(line, text string) string {
	at := p.IntN(len(line) + 1)
	if i := strings.IndexByte(line[at:], ' '); i >= 0 && p.IntN(4) > 0 {
		at += i
	}
	for at < len(line) && line[at]&0xC0 == 0x80 {
		at++
	}
	return line[:at] + text + line[at:]
}

func joined(lines []string) string { return strings.Join(lines, "\n") + "\n" }

var fieldLines = []string{
	"@: x", "@:x", "x-y: @", "  @: x", "- @", "  - @", "@", "  @", "title: @", "summary: @", "'@': x", "\"@\": x", "@ x", "? @", "- @: x", "{@: x}", "audience: @",
	"x: {y: @}", "@ = \"x\"", "date: @", "tags: [@]", "links: [{title: @}]", "&@ x: y", "x: !@ y", "\t@: x", "@:", "-@", "x: y @", "x: 'y' @", "...\n@", "--- @",
}

func (p *putting) intoFields(lines []string, from, to int, word string) (string, string) {
	at := from + p.IntN(to-from)
	if p.IntN(3) == 0 {
		line := strings.ReplaceAll(p.pick(fieldLines...), "@", word)
		return joined(slices.Insert(slices.Clone(lines), at, line)), "a line of fields"
	}
	if unseen.MatchString(lines[at]) {
		return "", ""
	}
	changed := slices.Clone(lines)
	changed[at] = p.within(lines[at], p.pick(" "+word, " "+word+" ", word))
	return joined(changed), "within a line of fields"
}

func (p *putting) intoTable(lines []string, word string, where int) (string, string) {
	at := p.IntN(len(lines))
	if strings.HasPrefix(lines[at], "#") {
		return "", ""
	}
	changed := slices.Clone(lines)
	if at == 0 && where == 0 {
		where = 1 // a column that the sidecar does not name is left out on purpose
	}
	switch where {
	case 0:
		changed[at] += "," + word
		return joined(changed), "a new cell"
	case 1:
		return joined(slices.Insert(changed, at, word)), "a new row"
	case 2:
		return joined(slices.Insert(changed, at, strings.Repeat(",", strings.Count(lines[0], ","))+word)), "a row of one cell"
	case 4:
		changed[0] += "," + word
		for i := range changed[1:] {
			changed[i+1] += ","
		}
		return joined(changed), "a new column"
	}
	cells := strings.Split(changed[at], ",")
	i := p.IntN(len(cells))
	cells[i] = p.pick(word, cells[i]+" "+word, word+cells[i], `"`+word+`"`, `"`+word)
	changed[at] = strings.Join(cells, ",")
	return joined(changed), "a cell"
}

// newFile makes a file of any kind, at any place.
func (p *putting) newFile(word string) (file, text string) {
	folder := p.pick("", "content/", "content/evidence/", "content/journal/2026/may/", "content/metrics/", "content/charts/", "content/assets/", "content/other/",
		"content/evidence/double-run-comparison/", "content/check-ins/x/", "content/milestones/", "content/.hidden/", "content/Journal/", "evidence/", "content/metrics/x/", "content/charts/x/")
	name := p.pick(word, "2026-05-18-"+word, "index", "_index", "README", "evidence", "people", "framework", "a b", ".x", "notes", "x~", "metrics")
	ext := p.pick(".md", ".md", ".markdown", ".MD", ".mdx", ".txt", ".yaml", ".yml", ".json", ".toml", ".csv", ".tsv", ".html", ".org", ".docx", "", ".bak", ".md.txt", ".xlsx", ".pdf")
	switch strings.ToLower(ext) {
	case ".md", ".markdown":
		text = p.pick("---\ntitle: @\n---\n", "@\n", "# @\n", "---\ntitle: x\n---\n\n@\n", "---\naudience: @\n---\n", "---\n---\n@\n", "\uFEFF@\n")
	case ".yaml", ".yml":
		text = p.pick("@: x\n", "- {id: x, title: @}\n", "@\n", "title: @\n", "- @\n", "# x\n---\n@: x\n")
	case ".json":
		text = p.pick(`{"@": 1}`, `[{"id": "x", "title": "@"}]`, `"@"`, `{"title": "@"`, `[] "@"`)
	case ".toml":
		text = p.pick("@ = 1\n", "[[evidence]]\nid = \"x\"\ntitle = \"@\"\n", "title = @\n")
	case ".csv", ".tsv":
		text = p.pick("date,@\n2026-01,1\n2026-02,2\n", "id,title\nx,@\n", "date,a\n2026-01,@\n2026-02,2\n", "@\n", "date,a\n2026-01,1\n2026-02,2,@\n")
	default:
		text = "@\n"
	}
	return folder + name + ext, strings.ReplaceAll(text, "@", word)
}
