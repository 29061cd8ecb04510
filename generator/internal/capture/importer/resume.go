package importer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// isResume tells whether a value is a document of JSON Resume.
func isResume(v source.Value) bool {
	_, basics := v.Get("basics")
	for _, key := range []string{"work", "education", "projects", "skills", "volunteer"} {
		if f, ok := v.Get(key); ok && basics && f.Value.Kind == source.Sequence {
			return true
		}
	}
	return false
}

// part is a list of a résumé: what each of its items becomes.
type part struct {
	title                []string // keys of the title, joined by commas
	started, ended, link string
	kind                 string
	role                 string
	body                 []string // keys whose text comes first in the body
	each                 string   // a list of which each item is a piece of its own
}

// parts are the lists of a résumé that evidence is made of.
var parts = map[string]part{
	"work":         {title: []string{"position", "name"}, started: "startDate", ended: "endDate", link: "url", role: "position", body: []string{"summary"}, each: "highlights"},
	"volunteer":    {title: []string{"position", "organization"}, started: "startDate", ended: "endDate", link: "url", role: "position", body: []string{"summary"}, each: "highlights"},
	"education":    {title: []string{"studyType", "area", "institution"}, started: "startDate", ended: "endDate", link: "url"},
	"awards":       {title: []string{"title"}, ended: "date", body: []string{"summary"}},
	"certificates": {title: []string{"name"}, ended: "date", link: "url"},
	"publications": {title: []string{"name"}, ended: "releaseDate", link: "url", kind: "writing", body: []string{"summary"}},
	"projects":     {title: []string{"name"}, started: "startDate", ended: "endDate", link: "url", kind: "project", role: "roles", body: []string{"description"}},
}

// unfit says why a part of a résumé becomes no evidence.
var unfit = map[string]string{
	"skills":     "a skill without work that shows it is no evidence; the ladder has competencies",
	"languages":  "a language is no piece of work",
	"interests":  "an interest is no piece of work",
	"references": "what others say is feedback; casebook import feedback reads it from the same file",
}

// fromResume finds the entries of a résumé. Every key of it is in an entry, or in the
// account.
func fromResume(v source.Value, shape format.Shape, account *Account) []Found {
	account.Read = "JSON Resume"
	var found []Found
	for _, f := range v.Fields {
		p, known := parts[f.Key]
		for _, item := range f.Value.Items {
			switch {
			case f.Key == "references" && shape.Name == "feedback":
				found = append(found, fromReference(item))
			case known && shape.Name != "feedback":
				found = append(found, p.found(f.Key, item)...)
			default:
				because := orElse(unfit[f.Key], fmt.Sprintf("%s has no place for it", shape.Name))
				if known {
					because = "work becomes evidence: casebook import evidence"
				}
				found = append(found, Found{At: item.Pos.String(), What: f.Key + ": " + allOf(item), Because: because})
			}
		}
		if f.Value.Kind != source.Sequence {
			account.leftKeys(f.Key, f.Value)
		}
	}
	return found
}

// leftKeys notes every text below a key.
func (a *Account) leftKeys(name string, v source.Value) {
	switch v.Kind {
	case source.Scalar:
		if v.Text != "" {
			a.column(name, "")
		}
	case source.Mapping:
		for _, f := range v.Fields {
			a.leftKeys(name+"."+f.Key, f.Value)
		}
	case source.Sequence:
		for _, item := range v.Items {
			a.leftKeys(name, item)
		}
	}
}

// allOf gives the texts of a value on a line.
func allOf(v source.Value) string {
	switch v.Kind {
	case source.Scalar:
		return v.Text
	case source.Mapping:
		var all []string
		for _, f := range v.Fields {
			all = append(all, allOf(f.Value))
		}
		return strings.Join(all, ", ")
	}
	var all []string
	for _, item := range v.Items {
		all = append(all, allOf(item))
	}
	return strings.Join(all, ", ")
}

func cellAt(v source.Value, key string) source.Cell {
	f, ok := v.Get(key)
	if !ok || f.Value.Kind != source.Scalar {
		return source.Cell{}
	}
	return source.Cell{Text: strings.TrimSpace(f.Value.Text), Pos: f.Value.Pos}
}

// found gives the entries of an item: itself, and each piece that it lists.
func (p part) found(name string, v source.Value) []Found {
	var titles []string
	for _, key := range p.title {
		if text := cellAt(v, key).Text; text != "" {
			titles = append(titles, text)
		}
	}
	title := strings.Join(titles, ", ")
	whole := Found{At: v.Pos.String()}
	whole.give("title", "", source.Cell{Text: title, Pos: v.Pos})
	whole.What = orElse(title, name+": "+orElse(strings.Trim(allOf(v), ", "), "an empty item"))
	p.times(&whole, v)
	if p.kind != "" {
		whole.Given = append(whole.Given, Given{Field: "kind", YAML: p.kind})
	}
	if link := cellAt(v, p.link); link.Text != "" {
		whole.give("artifacts", "", link)
	}
	used := append(slices.Concat(p.title, p.body), p.started, p.ended, p.link, p.role, p.each)
	if role, ok := v.Get(p.role); ok && p.role != "" {
		whole.give("role", "", source.Cell{Text: allOf(role.Value), Pos: role.Value.Pos})
	}
	if keywords, ok := v.Get("keywords"); ok && name == "projects" {
		whole.give("tags", "", source.Cell{Text: strings.ReplaceAll(allOf(keywords.Value), ", ", ";"), Pos: keywords.Value.Pos})
		used = append(used, "keywords")
	}
	whole.Body = p.words(v, used)
	all := []Found{whole}
	pieces, _ := v.Get(p.each)
	for _, piece := range pieces.Value.Items {
		text := allOf(piece)
		if text == "" {
			continue
		}
		f := Found{At: piece.Pos.String(), What: text, Key: title + "\x00" + text}
		f.give("title", "", source.Cell{Text: shortName(text), Pos: piece.Pos})
		p.times(&f, v)
		f.give("role", "", source.Cell{Text: title, Pos: piece.Pos})
		if shortName(text) != strings.TrimSuffix(text, ".") {
			f.Body = text
		}
		all = append(all, f)
	}
	return all
}

func (p part) times(f *Found, v source.Value) {
	f.give("started", "dates", cellAt(v, p.started))
	f.give("ended", "dates", cellAt(v, p.ended))
}

// words is the body of an item: its texts, and every other key that it has.
func (p part) words(v source.Value, used []string) string {
	var paragraphs, rest []string
	for _, key := range p.body {
		if text := cellAt(v, key).Text; text != "" {
			paragraphs = append(paragraphs, text)
		}
	}
	for _, f := range v.Fields {
		if slices.Contains(used, f.Key) || allOf(f.Value) == "" {
			continue
		}
		if f.Value.Kind == source.Sequence {
			rest = append(rest, fmt.Sprintf("- %s:\n%s", f.Key, indented(textOf(f.Value))))
			continue
		}
		rest = append(rest, fmt.Sprintf("- %s: %s", f.Key, allOf(f.Value)))
	}
	if len(rest) > 0 {
		paragraphs = append(paragraphs, strings.Join(rest, "\n"))
	}
	return strings.Join(paragraphs, "\n\n")
}

func indented(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// fromReference makes feedback of a reference: the words of somebody who is named.
func fromReference(v source.Value) Found {
	name := cellAt(v, "name")
	f := Found{At: v.Pos.String(), What: "reference: " + allOf(v), Body: cellAt(v, "reference").Text}
	f.give("title", "", source.Cell{Text: "Reference by " + orElse(name.Text, "somebody"), Pos: v.Pos})
	f.give("from", "", name)
	for _, other := range v.Fields {
		if other.Key != "name" && other.Key != "reference" && allOf(other.Value) != "" {
			f.Body += fmt.Sprintf("\n\n- %s: %s", other.Key, allOf(other.Value))
		}
	}
	return f
}
