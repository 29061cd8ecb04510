// Package ladder is the frameworks to begin with, a file of YAML each.
//
// It owns their texts and their names. It does not read them as a framework: casefile
// does, from the portfolio that one was copied into. Their layout is the same in every
// file, which the tests compare with what casefile reads.
package ladder

import (
	"cmp"
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed data/*.yaml
var files embed.FS

// Ladder is a framework to begin with.
type Ladder struct {
	Name         string // what it is asked for by: "engineering"
	Title        string // the name of the framework
	Summary      string // for whom it is, in a sentence
	Levels       int    // how many levels it has
	Competencies int    // how many competencies it has
	Data         []byte // the framework.yaml
}

// All lists the ladders, ordered by name.
func All() []Ladder {
	names, err := fs.Glob(files, "data/*.yaml")
	if err != nil {
		panic("bug: " + err.Error())
	}
	var all []Ladder
	for _, name := range names {
		l, _ := Find(strings.TrimSuffix(path.Base(name), ".yaml"))
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b Ladder) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// Find gives the ladder of a name.
func Find(name string) (l Ladder, ok bool) {
	if strings.ContainsAny(name, `/\`) {
		return Ladder{}, false
	}
	data, err := files.ReadFile("data/" + name + ".yaml")
	if err != nil {
		return Ladder{}, false
	}
	text := string(data)
	_, levels, _ := strings.Cut(text, "\nlevels:\n")
	levels, areas, _ := strings.Cut(levels, "\nareas:\n")
	areas, _, _ = strings.Cut(areas, "\ngates:\n")
	return Ladder{
		Name: name, Title: title(text), Summary: summary(text), Data: data,
		Levels:       strings.Count("\n"+levels, "\n  - id: "),
		Competencies: strings.Count(areas, "\n      - id: "),
	}, true
}

// title gives what follows "name:".
func title(text string) string {
	_, rest, _ := strings.Cut(text, "\nname: ")
	line, _, _ := strings.Cut(rest, "\n")
	return line
}

// summary gives the first paragraph of the comment at the head.
func summary(text string) string {
	first, _, _ := strings.Cut(text, "\n#\n")
	return strings.TrimPrefix(strings.ReplaceAll(first, "\n# ", " "), "# ")
}
