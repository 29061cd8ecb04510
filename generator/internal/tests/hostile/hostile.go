// Package hostile generates portfolios that try to exhaust time and memory: valid and
// broken texts of any size, in which one thing grows. Only tests import it.
//
// A form is one way to grow. Forms are those that are named, since somebody thought
// of them, and without end those that a grammar makes from a seed: pieces of the
// formats, repeated, in each other, long, numbered, and put behind each other. The
// same form and size give the same bytes.
//
// What a form costs is told beside the sound text of its kind, which is as large and
// holds what authors write.
package hostile

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Form is a way to make a text of a size.
type Form struct {
	Name string
	Kind Kind
	Text func(n int) string
}

// Kind says where in a portfolio a text stands.
type Kind int

// The kinds, by the file that holds the text.
const (
	Body    Kind = iota // the Markdown of an entry
	Summary             // a field of Markdown
	Title               // a field of plain text: the title of a link
	Front               // YAML, as fields of an entry
	YAML                // a data file
	JSON
	TOML      // fields of an entry
	Rows      // CSV, as entries
	Series    // CSV, as a table of figures
	SVG       // a picture
	Names     // of files, one on a line
	Layout    // a template of the theme
	Config    // config.yaml
	People    // people.yaml
	Framework // framework.yaml
	Sidecar   // of a table of figures
	Levels    // assessments.csv
	Kinds     // how many there are
)

var kindNames = [Kinds]string{"body", "summary", "title", "front", "yaml", "json", "toml", "rows", "series", "svg", "names", "layout", "config", "people", "framework", "sidecar", "levels"}

func (k Kind) String() string { return kindNames[k] }

// Portfolio is a small case in which the text of a form stands at its place. It has
// names and words that are withheld, so that every pass over a text has work to do.
func Portfolio(f Form, n int) fs.FS {
	text := f.Text(n)
	files := map[string]string{
		"config.yaml": "title: A case\nperson: {name: Ann Author}\ntarget: {level: staff, from: senior}\naudience: public\n" +
			"redact:\n  - {term: falcon, as: the project, from: mentor}\n  - {pattern: 'acme-[0-9]+', as: a ticket, from: mentor}\n",
		"content/framework.yaml": "name: ladder\nlevels: [{id: senior, name: Senior}, {id: staff, name: Staff}]\n" +
			"areas:\n  - {id: a, name: Area, competencies: [{id: design, name: Design, expectations: {staff: Designs systems}}]}\n",
		"content/people.yaml":                 "- {id: jo, name: Jo Marlowe, also: [Marlowe], relation: peer, named: mentor}\n",
		"content/feedback/closed.md":          "---\ntitle: Closed words\nfrom: jo\ngiven: 2026-03-01\nsummary: Withheld from nearly everybody\n---\n\nA sentence that the public must not read at all.\n",
		"content/evidence/x.md":               entry("", "Some words.\n"),
		"content/metrics/deploys.csv":         "date,deploys\n2026-01,3\n2026-02,4\n2026-03,6\n",
		"content/evidence/beside/index.md":    entry("", "Words beside.\n"),
		"content/case-studies/story/index.md": "---\ntitle: A story\naudience: public\nevidence: [x]\n---\n\n## Situation\n\nSome words.\n",
	}
	switch f.Kind {
	case Body:
		files["content/evidence/x.md"] = entry("", text)
	case Summary:
		files["content/evidence/x.md"] = entry("summary: "+quoted(text)+"\n", "Some words.\n")
	case Title:
		files["content/evidence/x.md"] = entry("links:\n  - {title: "+quoted(text)+", url: https://a.example/}\n", "Some words.\n")
	case Front:
		files["content/evidence/x.md"] = entry(text, "Some words.\n")
	case YAML:
		files["content/milestones.yaml"] = text
	case JSON:
		files["content/milestones.json"] = text
	case TOML:
		files["content/milestones/m.md"] = "+++\ntitle = 'M'\n" + text + "\n+++\n\nSome words.\n"
	case Rows:
		files["content/milestones.csv"] = text
	case Series:
		files["content/metrics/deploys.csv"] = text
	case SVG:
		files["content/evidence/beside/p.svg"] = text
		files["content/evidence/beside/index.md"] = entry("", "![a picture](p.svg)\n")
	case Layout:
		files["layouts/_partials/own.html"] = text
	case Config:
		files["config.yaml"] += text
	case People:
		files["content/people.yaml"] += text
	case Framework:
		files["content/framework.yaml"] += text
	case Sidecar:
		files["content/metrics/deploys.yaml"] = text
	case Levels:
		files["content/assessments.csv"] = text
	case Names:
		for name := range strings.Lines(text) {
			name = strings.TrimSuffix(name, "\n")
			files["content/evidence/beside/"+strings.TrimLeft(name[max(0, len(name)-longestName):], "/")] = "x"
		}
	}
	return archive(files)
}

// longestName is as long as systems allow the path of a file to be.
const longestName = 4000 // bytes

// archive holds files in one that knows its folders: those of fstest are looked for
// among all files, each time.
func archive(files map[string]string) fs.FS {
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(f, files[name])
		}
		if err != nil {
			panic("bug: " + err.Error())
		}
	}
	if err := w.Close(); err != nil {
		panic("bug: " + err.Error())
	}
	r, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		panic("bug: " + err.Error())
	}
	return r
}

func entry(fields, body string) string {
	return "---\ntitle: T\naudience: public\nkind: design\nended: 2026-03\ncompetencies: [design]\n" + fields + "---\n\n" + body
}

// quoted writes a text as YAML, on one line.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(text) + `"`
}
