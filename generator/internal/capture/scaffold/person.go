package scaffold

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Person is what the author says of a new person.
type Person struct {
	ID, Name                     string
	Also                         []string
	Role, Organisation, Relation string
	Alias, Named                 string
}

// WithPerson gives the text of people.yaml with a person more at its end. The rows that
// are there stay as they are, comments included; a file with Windows line ends keeps them.
// It is for files that have one row below the other.
func WithPerson(former []byte, p Person) []byte {
	end, indent := "\n", ""
	if bytes.Contains(former, []byte("\r\n")) {
		end = "\r\n"
	}
	if first := firstRow.FindSubmatch(former); first != nil {
		indent = string(first[1])
	}
	text := string(former)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += end
	}
	for i, line := range p.lines() {
		begins := "  "
		if i == 0 {
			begins = "- "
		}
		text += indent + begins + line + end
	}
	return []byte(text)
}

var firstRow = regexp.MustCompile(`(?m)^([ ]*)-[ \t]`)

// lines writes a person: what is given as it is, each other field as a comment with what
// it may hold.
func (p Person) lines() []string {
	e := entry{filled: map[string]string{}}
	for key, value := range map[string]string{"id": p.ID, "name": p.Name, "role": p.Role, "organisation": p.Organisation, "relation": p.Relation, "alias": p.Alias, "named": p.Named} {
		if value != "" {
			e.filled[key] = Scalar(value)
		}
	}
	if len(p.Also) > 0 {
		e.filled["also"] = List(p.Also)
	}
	var text strings.Builder
	for _, f := range format.Person.Fields {
		if _, given := e.filled[f.Key]; given || f.Key != "exact" {
			e.line(&text, f)
		}
	}
	return strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
}
