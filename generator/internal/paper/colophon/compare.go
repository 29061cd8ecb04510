package colophon

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Kind is what became of something that a colophon names.
type Kind string

// The kinds of changes.
const (
	OtherFramework Kind = "framework"
	OtherLevel     Kind = "level"
	Changed        Kind = "changed"
	Gone           Kind = "gone" // of the case as the audience sees it
	New            Kind = "new"
	Renumbered     Kind = "renumbered"
	Retitled       Kind = "retitled"
)

// Change is a difference between what something was made from and what it would
// be made from now.
type Change struct {
	Kind    Kind
	Path    string // of the file; "" for the framework's version and the level
	Exhibit int    // as it was numbered then, or now where it is new; 0 = no exhibit, or more than one
	Title   string // of the exhibit, likewise
	Text    string // for people, with the path
}

// Compare tells how now differs from then, ordered by path. Another commit, day
// or audience is no difference: what counts is the files. The paths of a
// colophon from outside are only compared, never opened.
func Compare(then, now Colophon) []Change {
	c := comparison{
		then: then, now: now, in: "packet",
		was: sums(then), is: sums(now), stood: byPath(then), stands: byPath(now),
	}
	if then.Profile == "" {
		c.in = "site"
	}
	c.frame()
	c.files()
	c.exhibits()
	slices.SortStableFunc(c.all, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return c.all
}

type comparison struct {
	then, now     Colophon
	in            string               // what was made: packet, site
	was, is       map[string]string    // hashes, by path
	stood, stands map[string][]Exhibit // exhibits, by path
	all           []Change
}

func sums(c Colophon) map[string]string {
	m := map[string]string{}
	for _, f := range c.Files {
		m[f.Path] = f.SHA256
	}
	return m
}

func byPath(c Colophon) map[string][]Exhibit {
	m := map[string][]Exhibit{}
	for _, e := range c.Exhibits {
		m[e.Path] = append(m[e.Path], e)
	}
	return m
}

func (c *comparison) add(kind Kind, path string, of []Exhibit, text string) {
	change := Change{Kind: kind, Path: path, Text: text}
	if path != "" {
		change.Text = printable(path) + ": " + text
	}
	if len(of) == 1 {
		change.Exhibit, change.Title = of[0].Number, of[0].Title
	}
	c.all = append(c.all, change)
}

// frame compares what the case is judged by.
func (c *comparison) frame() {
	if was, is := c.then.Framework, c.now.Framework; was != is {
		c.add(OtherFramework, "", nil, fmt.Sprintf("framework: %s then, %s now", was.words(), is.words()))
	}
	if was, is := c.then.Level, c.now.Level; was != is {
		c.add(OtherLevel, "", nil, fmt.Sprintf("level aimed at: %s then, %s now", quoted(was), quoted(is)))
	}
}

func (f Framework) words() string {
	if f.Version == "" {
		return quoted(f.Name)
	}
	return quoted(strings.TrimSpace(f.Name + " " + f.Version))
}

func (c *comparison) files() {
	for _, f := range c.then.Files {
		of := c.stood[f.Path]
		switch is, there := c.is[f.Path]; {
		case !there:
			c.add(Gone, f.Path, of, "gone"+about(of, ""))
		case is != f.SHA256:
			c.add(Changed, f.Path, of, "changed since"+about(of, ""))
		}
	}
	for _, f := range c.now.Files {
		if c.was[f.Path] == "" {
			of := c.stands[f.Path]
			c.add(New, f.Path, of, "not in the "+c.in+about(of, " now"))
		}
	}
}

// exhibits compares what files alone do not tell. An exhibit that came or went
// with its file has been told.
func (c *comparison) exhibits() {
	was := byID(c.then.Exhibits)
	is := byID(c.now.Exhibits)
	for _, e := range c.then.Exhibits {
		one := []Exhibit{e}
		n, there := is[e.ID]
		if !there {
			if c.is[e.Path] != "" {
				c.add(Gone, e.Path, one, fmt.Sprintf("exhibit %d, %s, is no longer an exhibit", e.Number, quoted(e.Title)))
			}
			continue
		}
		if n.Number != e.Number {
			c.add(Renumbered, n.Path, one, fmt.Sprintf("exhibit %d, %s, is now exhibit %d", e.Number, quoted(e.Title), n.Number))
		}
		if n.Title != e.Title {
			c.add(Retitled, n.Path, one, fmt.Sprintf("exhibit %d, %s, now has the title %s", e.Number, quoted(e.Title), quoted(n.Title)))
		}
	}
	for _, e := range c.now.Exhibits {
		if _, there := was[e.ID]; !there && c.was[e.Path] != "" {
			c.add(New, e.Path, []Exhibit{e}, fmt.Sprintf("exhibit %d now, %s, is not in the %s", e.Number, quoted(e.Title), c.in))
		}
	}
}

func byID(list []Exhibit) map[string]Exhibit {
	m := map[string]Exhibit{}
	for _, e := range list {
		m[e.ID] = e
	}
	return m
}

// manyExhibits is how many exhibits of one file are told by number.
const manyExhibits = 12

// about tells which exhibits stand in a file.
func about(of []Exhibit, now string) string {
	switch n := len(of); {
	case n == 0:
		return ""
	case n == 1:
		return fmt.Sprintf(" (exhibit %d%s, %s)", of[0].Number, now, quoted(of[0].Title))
	case n > manyExhibits:
		return fmt.Sprintf(" (%d exhibits%s)", n, now)
	}
	var numbers []string
	for _, e := range of {
		numbers = append(numbers, strconv.Itoa(e.Number))
	}
	last := len(numbers) - 1
	return fmt.Sprintf(" (exhibits %s and %s%s)", strings.Join(numbers[:last], ", "), numbers[last], now)
}

// quoted gives a text from outside in quotes; what a terminal would obey is
// spelled out.
func quoted(text string) string {
	if text == "" {
		return "none"
	}
	return strconv.Quote(text)
}

// printable gives a path as it is, unless a terminal would obey a part of it.
func printable(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(path)
	}
	return path
}
