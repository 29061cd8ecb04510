package generator

import "github.com/casebook-dev/casebook/generator/internal/capture/ladder"

// Ladder is a framework to begin with, which the program brings along.
type Ladder struct {
	Name         string `json:"name"`         // what `casebook framework show` takes
	Title        string `json:"title"`        // `name` in its file
	Summary      string `json:"summary"`      // for whom it is
	Levels       int    `json:"levels"`       // number of levels
	Competencies int    `json:"competencies"` // number of competencies
	File         []byte `json:"-"`            // its framework.yaml
}

// Ladders lists the frameworks to begin with, ordered by name.
func Ladders() []Ladder {
	var all []Ladder
	for _, l := range ladder.All() {
		all = append(all, brought(l))
	}
	return all
}

// LadderNames gives the names of the frameworks to begin with, in order.
func LadderNames() []string {
	var names []string
	for _, l := range ladder.All() {
		names = append(names, l.Name)
	}
	return names
}

// FindLadder gives the framework of a name; ok is false where there is none.
func FindLadder(name string) (l Ladder, ok bool) {
	found, ok := ladder.Find(name)
	return brought(found), ok
}

func brought(l ladder.Ladder) Ladder {
	return Ladder{Name: l.Name, Title: l.Title, Summary: l.Summary, Levels: l.Levels, Competencies: l.Competencies, File: l.Data}
}
