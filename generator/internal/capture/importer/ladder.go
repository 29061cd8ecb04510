package importer

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
)

// Ladder is a framework that was read from a file of others.
type Ladder struct {
	Name, Version, Source, Licence string
	Levels                         []Rung // lowest first
	Areas                          []Area
	Audience                       string // who may read one that had the form of a framework.yaml and does not say it; "" = as it is

	own *own
}

// Rung is a level.
type Rung struct{ ID, Name, Summary string }

// Area is a group of competencies.
type Area struct {
	ID, Name, Summary string
	Competencies      []*Competency
}

// Competency is one thing that the ladder looks at.
type Competency struct {
	ID, Name, Importance, Demonstration string
	Formerly                            []string
	Expectations                        []Expectation
	shown                               []string // demonstrations that follow, until settle joins them
}

// Expectation is what a level asks of a competency.
type Expectation struct {
	Level, Text string
	further     []string // texts that follow, until settle joins them
}

// maker makes a ladder of what is read one after the other, and keeps ids apart.
type maker struct {
	ladder       Ladder
	levels       map[string]int // by name or key in the file
	areas        map[string]int
	competencies map[string]*Competency // by area and key in the file
	taken        map[string]bool
	next         map[string]int // by id: the number to try next where it is taken
	formerly     map[string]bool
	importance   map[string]string // as in FrameworkOptions
}

// mostLevels bounds the levels of a ladder: each competency may have a text for each.
const mostLevels = 100

func newMaker() *maker {
	return &maker{levels: map[string]int{}, areas: map[string]int{}, competencies: map[string]*Competency{}, taken: map[string]bool{}, next: map[string]int{}, formerly: map[string]bool{}}
}

// readable are the ids that an author can write down: they have a letter.
var readable = regexp.MustCompile(`\pL`)

// machineMade are ids that no author chose.
var machineMade = regexp.MustCompile(`(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$|^[0-9.]*$`)

// chosenID gives an id of the file if an author chose it, else nothing.
func chosenID(id string) string {
	if machineMade.MatchString(id) {
		return ""
	}
	return id
}

// id gives an id that is free in a space, made of the first text that makes one.
func (m *maker) id(space string, of ...string) string {
	id := ""
	for _, text := range of {
		if id == "" || !readable.MatchString(id) {
			id = orElse(scaffold.Slug(text), id)
		}
	}
	if id == "" || id == "index" {
		id = strings.TrimSuffix(space, "s")
	}
	free, key := id, space+"/"+id
	for m.taken[space+"/"+free] {
		m.next[key] = max(m.next[key], 1) + 1
		free = fmt.Sprintf("%s-%d", id, m.next[key])
	}
	m.taken[space+"/"+free] = true
	return free
}

// level finds a level by its key in the file, or makes it. Beyond the bound all are one,
// and the ladder is refused.
func (m *maker) level(key, id, name, summary string) Rung {
	at, known := m.levels[key]
	if !known && len(m.ladder.Levels) > mostLevels {
		return m.ladder.Levels[mostLevels]
	}
	if !known {
		at = len(m.ladder.Levels)
		m.levels[key] = at
		m.ladder.Levels = append(m.ladder.Levels, Rung{m.id("levels", chosenID(id), name, key), oneLine(orElse(name, key), 0), summary})
	}
	return m.ladder.Levels[at]
}

// area finds an area by its key in the file, or makes it.
func (m *maker) area(key, id, name, summary string) *Area {
	at, known := m.areas[key]
	if !known {
		at = len(m.ladder.Areas)
		m.areas[key] = at
		m.ladder.Areas = append(m.ladder.Areas, Area{ID: m.id("areas", chosenID(id), name, key), Name: oneLine(orElse(name, key), 0), Summary: summary})
	}
	return &m.ladder.Areas[at]
}

// competency finds a competency of an area by its key in the file, or makes it.
func (m *maker) competency(area *Area, key, id, name string) (c *Competency, isNew bool) {
	if c = m.competencies[area.ID+"\x00"+key]; c != nil {
		return c, false
	}
	c = &Competency{ID: m.id("competencies", chosenID(id), name, key), Name: oneLine(orElse(name, key), 0)}
	m.competencies[area.ID+"\x00"+key] = c
	area.Competencies = append(area.Competencies, c)
	return c, true
}

// asks adds what a level asks. A second text for the same level follows the first.
func (c *Competency) asks(level, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	for i := range c.Expectations {
		if e := &c.Expectations[i]; e.Level == level {
			e.further = append(e.further, text)
			return
		}
	}
	c.Expectations = append(c.Expectations, Expectation{Level: level, Text: text})
}

// settle joins the texts that follow each other.
func (l Ladder) settle() {
	for _, a := range l.Areas {
		for _, c := range a.Competencies {
			c.Demonstration = strings.TrimSpace(strings.Join(append([]string{c.Demonstration}, c.shown...), "\n\n"))
			for i := range c.Expectations {
				e := &c.Expectations[i]
				e.Text, e.further = strings.Join(append([]string{e.Text}, e.further...), "\n\n"), nil
			}
		}
	}
}

// wasCalled notes an id that a competency had in former ladders.
func (m *maker) wasCalled(c *Competency, former string) {
	if key := c.ID + "\x00" + former; former != "" && !m.formerly[key] {
		m.formerly[key] = true
		c.Formerly = append(c.Formerly, former)
	}
}

func orElse(text, fallback string) string {
	if strings.TrimSpace(text) == "" {
		return fallback
	}
	return text
}

// Size counts what a ladder has.
func (l Ladder) Size() (levels, areas, competencies, expectations int) {
	for _, a := range l.Areas {
		competencies += len(a.Competencies)
		for _, c := range a.Competencies {
			expectations += len(c.Expectations)
		}
	}
	return len(l.Levels), len(l.Areas), competencies, expectations
}

// YAML gives the framework.yaml of a ladder.
func (l Ladder) YAML() []byte {
	if l.own != nil {
		return l.own.yaml(l)
	}
	var b strings.Builder
	line := func(indent, key, text string) { // of several lines where the text has some
		if text != "" {
			fmt.Fprintf(&b, "%s%s: %s\n", strings.Repeat(" ", len(indent)), key, scaffold.Prose(text, strings.Repeat(" ", len(indent)+2)))
		}
	}
	line("", "name", l.Name)
	if l.Version != "" {
		fmt.Fprintf(&b, "version: %q\n", l.Version)
	}
	line("", "source", l.Source)
	line("", "licence", l.Licence)
	b.WriteString("audience: self # who may read the ladder; write committee before you build for one\n\nlevels: # lowest first\n")
	for _, r := range l.Levels {
		fmt.Fprintf(&b, "  - id: %s\n", scaffold.Scalar(r.ID))
		line("    ", "name", r.Name)
		line("    ", "summary", r.Summary)
	}
	order := map[string]int{}
	for i, r := range l.Levels {
		order[r.ID] = i
	}
	b.WriteString("\nareas:\n")
	for _, a := range l.Areas {
		fmt.Fprintf(&b, "  - id: %s\n", scaffold.Scalar(a.ID))
		line("    ", "name", a.Name)
		line("    ", "summary", a.Summary)
		b.WriteString("    competencies:\n")
		for _, c := range a.Competencies {
			fmt.Fprintf(&b, "      - id: %s\n", scaffold.Scalar(c.ID))
			line("        ", "name", c.Name)
			if len(c.Formerly) > 0 {
				fmt.Fprintf(&b, "        formerly: %s\n", scaffold.List(c.Formerly))
			}
			line("        ", "importance", c.Importance)
			if len(c.Expectations) > 0 {
				b.WriteString("        expectations:\n")
				for _, r := range l.Levels {
					for _, e := range c.Expectations {
						if e.Level == r.ID {
							line("          ", scaffold.Scalar(e.Level), e.Text)
						}
					}
				}
			}
			line("        ", "demonstration", c.Demonstration)
		}
	}
	return []byte(b.String())
}
