package manual

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// saidByKey are the keys that need no comment.
var saidByKey = strings.Fields("competency date id kind licence name organisation role state summary tags text title unit verdict version")

// Print gives a heading with a table for each shape and for every shape in them, each
// once. A field is described by its comment, else by its key if that says it all, else
// by the comment of its type. One without a description is an error.
func Print(t testing.TB, roots ...*Shape) []byte {
	p := printer{t: t, seen: map[*Shape]bool{}, names: map[string]bool{}}
	for _, root := range roots {
		p.shape(root)
	}
	for len(p.queue) > 0 {
		next := p.queue[0]
		p.queue = p.queue[1:]
		p.shape(next)
	}
	return p.out.Bytes()
}

type printer struct {
	t     testing.TB
	seen  map[*Shape]bool
	names map[string]bool
	queue []*Shape
	out   bytes.Buffer
}

func (p *printer) shape(s *Shape) {
	if p.seen[s] {
		return
	}
	if p.names[s.Name] {
		p.t.Errorf("two shapes of one manual are called %s", s.Name)
	}
	p.seen[s], p.names[s.Name] = true, true
	fmt.Fprintf(&p.out, "### %s\n\n%s\n\n", s.Name, keys(s, s.Doc))
	for _, e := range s.Embeds {
		fmt.Fprintf(&p.out, "It has the fields of %s too.\n\n", link(e))
		p.queue = append(p.queue, e)
	}
	if len(s.Fields) == 0 {
		return
	}
	p.out.WriteString("| field | type | meaning |\n|---|---|---|\n")
	for _, f := range s.Fields {
		kind := f.Type
		if f.Of != nil {
			kind = strings.TrimSpace(kind + " " + link(f.Of))
			p.queue = append(p.queue, f.Of)
		}
		if f.Optional {
			kind += ", optional"
		}
		fmt.Fprintf(&p.out, "| `%s` | %s | %s |\n", f.Key, kind, strings.ReplaceAll(p.means(s, f), "|", `\|`))
	}
	p.out.WriteString("\n")
}

// means gives the sentence of a field.
func (p *printer) means(s *Shape, f Field) string {
	text := f.Doc
	if text == "" && slices.Contains(saidByKey, f.Key) {
		text = f.Key
	}
	if text == "" && f.Of != nil {
		text, _, _ = strings.Cut(strings.Join(strings.Fields(f.Of.Doc), " "), ". ")
	}
	if text == "" {
		p.t.Errorf("%s.%s has no comment", s.Name, f.Key)
		return ""
	}
	if strings.HasPrefix(text, `"`) {
		text = "Such as " + text
	}
	return capital(keys(s, strings.TrimSuffix(text, "."))) + "."
}

// word is a name as Go has it, or what contains none: a quotation, a compound.
var word = regexp.MustCompile(`"[^"]*"|[\w.-]*-[\w.-]*|\b[A-Z]\w+\b`)

// keys writes the names of fields of a shape as the keys that they have in JSON.
func keys(s *Shape, text string) string {
	text = word.ReplaceAllStringFunc(text, func(name string) string {
		if f, ok := s.field(func(f Field) bool { return f.Name == name }); ok {
			return "`" + f.Key + "`"
		}
		return name
	})
	return angle.ReplaceAllString(text, "`$0`")
}

var angle = regexp.MustCompile(`\{\{.*?\}\}|<[a-z][^>]*>`)

func link(s *Shape) string {
	return fmt.Sprintf("[%s](#%s)", s.Name, strings.ToLower(strings.ReplaceAll(s.Name, ".", "")))
}
