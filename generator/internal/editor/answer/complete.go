package answer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/editor/cursor"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Completion is what may stand at a place.
type Completion struct {
	Label  string
	Kind   CompletionKind
	Detail string // a few words
	Means  string // Markdown
	Insert string // in place of the bytes from Start to End
	Start  int
	End    int
}

// CompletionKind is what sort of word is offered.
type CompletionKind int

// The sorts.
const (
	AField CompletionKind = iota
	AWord
	AnID
	AShortcode
)

// Completions gives what may stand at a place of a text.
func (s *State) Completions(file, text string, offset int) []Completion {
	p := cursor.At(file, s.Ladder(), text, offset)
	var all []Completion
	switch p.Kind {
	case cursor.Key:
		all = s.keys(p, text)
	case cursor.Value:
		all = s.values(p)
	case cursor.Tag:
		for _, code := range format.Shortcodes {
			all = append(all, Completion{Label: code.Name, Kind: AShortcode, Detail: code.Example, Means: code.Means})
		}
	case cursor.Argument:
		for _, a := range append([]format.Argument{p.Shortcode.First}, p.Shortcode.Others...) {
			if a.Name != "audience" { // it is written without its name
				all = append(all, Completion{Label: a.Name, Kind: AField, Means: a.Means, Insert: a.Name + "="})
			}
		}
	}
	for i := range all {
		c := &all[i]
		if c.Insert == "" {
			c.Insert = c.Label
		}
		c.Insert = written(c, p)
		c.Start, c.End = p.Start, p.End
	}
	return all
}

// written gives a word as it stands in the file: JSON has all texts in quotes, and TOML all
// but keys, numbers and truth values.
func written(c *Completion, p cursor.Place) string {
	switch {
	case p.Kind == cursor.Key && p.Syntax == cursor.JSON && !p.Quoted:
		key := strings.TrimSuffix(c.Insert, ": ")
		return strconv.Quote(key) + c.Insert[len(key):]
	case p.Kind != cursor.Value || p.Quoted || p.Cell:
		return c.Insert
	case p.Syntax != cursor.YAML:
		if c.Insert == "true" || c.Insert == "false" {
			return c.Insert
		}
		return strconv.Quote(c.Insert)
	case c.Kind == AnID:
		return scaffold.Scalar(c.Insert)
	}
	return c.Insert
}

// keys gives the keys that a map may have and has not.
func (s *State) keys(p cursor.Place, text string) []Completion {
	end := map[cursor.Syntax]string{cursor.YAML: ": ", cursor.JSON: ": ", cursor.TOML: " = "}[p.Syntax]
	if rest := strings.TrimLeft(text[p.End:], `"' `); strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, "]") || p.Quoted && p.Syntax != cursor.YAML {
		end = ""
	}
	if p.Cell || strings.HasPrefix(strings.TrimLeft(text[p.End:], `"' `), ":") {
		end = ""
	}
	var all []Completion
	if p.KeyOf != "" {
		for _, t := range s.Things(p.KeyOf, p.Gate) {
			all = append(all, Completion{Label: t.ID, Kind: AField, Detail: t.Title, Insert: t.ID + end})
		}
		return all
	}
	if p.Shape == nil {
		return nil
	}
	for _, f := range p.Shape.Fields {
		if f.Key == p.Word || !slices.Contains(p.Present, f.Key) {
			all = append(all, Completion{Label: f.Key, Kind: AField, Detail: f.Type(), Means: manual(f), Insert: f.Key + end})
		}
	}
	return all
}

// values gives the words and ids that a field may have.
func (s *State) values(p cursor.Place) []Completion {
	var all []Completion
	words := func(words ...string) {
		for _, word := range words {
			all = append(all, Completion{Label: word, Kind: AWord})
		}
	}
	f := p.Field
	words(f.Instead...)
	switch f.Form {
	case format.Word:
		words(f.Words...)
	case format.Audience:
		words(config.AudienceNames()...)
	case format.Flag, format.Tick:
		words("true", "false")
	case format.Metric:
		for _, x := range s.Case.Series {
			all = append(all, Completion{Label: x.ID, Kind: AnID, Detail: x.Title.V})
			for _, column := range x.Columns {
				all = append(all, Completion{Label: x.ID + "." + column.ID, Kind: AnID, Detail: column.Title.V})
			}
		}
		if p.Shortcode.Name == "chart" {
			all = append(all, s.ids(format.Charts, "")...)
		}
	default:
		if f.Of != "" && f.Form != format.ID {
			all = append(all, s.ids(f.Of, p.Gate)...)
		}
	}
	if f.Of == format.People && f.Key == "by" {
		all = append(all, Completion{Label: "self", Kind: AWord, Detail: "the author"})
	}
	return all
}

func (s *State) ids(space format.Space, gate string) []Completion {
	var all []Completion
	for _, t := range s.Things(space, gate) {
		all = append(all, Completion{Label: t.ID, Kind: AnID, Detail: t.Title})
	}
	return all
}
