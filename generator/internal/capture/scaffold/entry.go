package scaffold

import (
	"fmt"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// File is a new file of a portfolio.
type File struct {
	Path string // from the folder of the portfolio, with slashes
	Data []byte
}

// Given is what the author said of a new entry. All of it may be empty.
type Given struct {
	Title        string
	ID           string // "" = made of the title, and of the date where the collection is dated
	Date         string // the date or period; "" = Today, where the collection looks back
	Until        string // the day on which it is to end
	Today        string // 2026-03-31
	Audience     string
	Competencies []string // COMPETENCY, or COMPETENCY:LEVEL
	Level        string   // of those that name none; "" = none is written, and the level held counts
	People       []string
	Metrics      []string // SERIES or SERIES.COLUMN
	Links        []string // addresses
	Kind, Scope  string
	Request      string     // the text of an entry that asks somebody for something; "" = it asks nobody
	Artifacts    []Artifact // files beside the entry, which is in a folder of its own then
}

// Artifact is a file that a reader can open.
type Artifact struct{ Title, File string }

// Flow writes an artifact as an item of a list in YAML.
func (a Artifact) Flow() string {
	return "{title: " + Scalar(a.Title) + ", file: " + Scalar(a.File) + "}"
}

// Entry gives the file of a new entry of a collection. What was not given is in it as
// a comment that says what may be there. An error says what the collection cannot hold.
func Entry(c format.Shape, given Given) (File, error) {
	e := entry{shape: c, given: given, filled: map[string]string{}}
	if err := e.fill(); err != nil {
		return File{}, err
	}
	id, err := e.id()
	if err != nil {
		return File{}, err
	}
	name := id + ".md"
	if len(given.Artifacts) > 0 {
		name = path.Join(id, "index.md")
	}
	return File{Path: path.Join("content", c.Name, name), Data: []byte(e.text())}, nil
}

// entry is a new entry in the making.
type entry struct {
	shape  format.Shape
	given  Given
	filled map[string]string // values in YAML, by key
}

// fill gives each thing that was said its field.
func (e *entry) fill() error {
	if e.given.Title != "" {
		e.filled["title"] = Scalar(e.given.Title)
	}
	if e.given.Audience != "" {
		e.filled["audience"] = e.given.Audience
	}
	if e.given.Until != "" {
		if e.shape.Until == "" {
			return fmt.Errorf("--until cannot be given for %s, which has no last day", withArticle(e.shape.One))
		}
		e.filled[e.shape.Until] = e.given.Until
	}
	e.fillDate()
	for _, part := range []struct {
		flag   string
		values []string
		key    string
		value  func(one bool, values []string) string
	}{
		{"--kind", given(e.given.Kind), "kind", references},
		{"--scope", given(e.given.Scope), "scope", references},
		{"--competency", e.given.Competencies, "competencies", e.claims},
		{"--witness", e.given.People, e.peopleField(), references},
		{"--metric", e.given.Metrics, e.metricField(), e.metrics},
		{"--link", e.given.Links, e.linkField(), links},
		{"--file", titlesOf(e.given.Artifacts), "artifacts", e.artifacts},
	} {
		if len(part.values) == 0 {
			continue
		}
		field, ok := e.field(part.key)
		if !ok {
			return fmt.Errorf("%s cannot be given for %s, which has no field for it", part.flag, withArticle(e.shape.One))
		}
		if len(part.values) > 1 && !field.List {
			return fmt.Errorf("%s can be given once for %s: %s is one value", part.flag, withArticle(e.shape.One), part.key)
		}
		e.filled[part.key] = part.value(!field.List, part.values)
	}
	return nil
}

// fillDate puts the date where the collection has it. Of a dated collection it stands
// in the name of the file.
func (e *entry) fillDate() {
	date := e.given.Date
	if date == "" && !e.shape.Planned {
		date = e.given.Today
	}
	if date == "" || e.shape.When == "" || e.datedByName() {
		return
	}
	e.filled[e.shape.When] = date
}

func (e *entry) datedByName() bool { return e.shape.Dated && e.given.ID == "" }

func (e *entry) field(key string) (format.Field, bool) {
	if f, ok := e.shape.Field(key); ok {
		return f, ok
	}
	return format.Entry.Field(key)
}

// peopleField is the field for people whom the author names: the first that holds any.
func (e *entry) peopleField() string {
	for _, f := range e.shape.Fields {
		if f.Form == format.Ref && f.Of == format.People {
			return f.Key
		}
	}
	return ""
}

// metricField is the field for a series: one of its own, or its impact.
func (e *entry) metricField() string {
	for _, f := range e.shape.Fields {
		if f.Form == format.Metric || f.Shape == &format.Impact {
			return f.Key
		}
	}
	return ""
}

// linkField is the field for addresses: what readers open, where there is such a field.
func (e *entry) linkField() string { return LinkField(e.shape) }

// LinkField is the field of a collection for what a reader may open.
func LinkField(c format.Shape) string {
	for _, f := range c.Fields {
		if f.Form == format.Artifact {
			return f.Key
		}
	}
	return "links"
}

func (e *entry) metrics(one bool, values []string) string {
	if one {
		return Scalar(values[0])
	}
	var items []string
	for _, v := range values {
		items = append(items, "{metric: "+Scalar(v)+"}")
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// claims gives each competency its level, since without one an entry counts for the level
// that is held.
func (e *entry) claims(_ bool, values []string) string {
	var items []string
	for _, v := range values {
		id, level, ok := strings.Cut(v, ":")
		if !ok {
			level = e.given.Level
		}
		if level == "" {
			items = append(items, Scalar(id))
			continue
		}
		items = append(items, "{id: "+Scalar(id)+", level: "+Scalar(level)+"}")
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// given is a value as a list; an empty one is none.
func given(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

func titlesOf(artifacts []Artifact) []string {
	var titles []string
	for _, a := range artifacts {
		titles = append(titles, a.Title)
	}
	return titles
}

// artifacts gives the files and, in the same field, the addresses.
func (e *entry) artifacts(bool, []string) string {
	var items []string
	for _, a := range e.given.Artifacts {
		items = append(items, a.Flow())
	}
	list := "[" + strings.Join(items, ", ") + "]"
	if former := e.filled["artifacts"]; former != "" {
		return strings.TrimSuffix(former, "]") + ", " + strings.TrimPrefix(list, "[")
	}
	return list
}

func references(one bool, values []string) string {
	if one {
		return Scalar(values[0])
	}
	return List(values)
}

func links(_ bool, addresses []string) string {
	var items []string
	for _, a := range addresses {
		items = append(items, Link(a))
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// Link writes an address as an item of a list in YAML, named after its host and path.
func Link(address string) string {
	name := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "/")
	return "{title: " + Scalar(name) + ", url: " + Scalar(address) + "}"
}

// id names the file.
func (e *entry) id() (string, error) {
	if e.given.ID != "" {
		return e.given.ID, nil
	}
	id := Slug(e.given.Title)
	if !e.shape.Dated {
		if id == "" {
			return "", fmt.Errorf("no file name can be made of the title %q; name the entry with --id", e.given.Title)
		}
		return id, nil
	}
	date := e.given.Date
	if date == "" {
		date = e.given.Today
	}
	if id == "" {
		return date, nil
	}
	return date + "-" + id, nil
}

// withArticle gives "an entry", "a milestone". Evidence is a mass noun.
func withArticle(one string) string {
	switch {
	case one == "evidence" || one == "feedback":
		return one
	case strings.ContainsRune("aeiou", rune(one[0])):
		return "an " + one
	}
	return "a " + one
}
