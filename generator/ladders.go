package generator

import "github.com/casebook-dev/casebook/generator/internal/capture/ladder"

// LadderNames gives the names of the ladders that casebook brings, in order.
func LadderNames() []string {
	var names []string
	for _, l := range ladder.All() {
		names = append(names, l.Name)
	}
	return names
}

// Ladder gives the text of a ladder that casebook brings: a framework.yaml.
func Ladder(name string) (text []byte, ok bool) {
	l, ok := ladder.Find(name)
	return l.Data, ok
}
