package importer

import (
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// property is a key of the front matter of a note.
type property struct {
	name string
	cell source.Cell
}

// frontMatterOf reads what stands between the fences at the beginning of a text, whose
// second one is the line end, from 0. A text without front matter has an end of 0.
func frontMatterOf(file string, lines []string) (value source.Value, end int, diags diag.List) {
	if strings.TrimRight(lines[0], " ") != "---" {
		return value, 0, nil
	}
	for end := 1; end < len(lines); end++ {
		if line := strings.TrimRight(lines[end], " "); line == "---" || line == "..." {
			value, diags = source.ValueOf(file, ".yaml", []byte("\n"+strings.Join(lines[1:end], "\n")+"\n"))
			if len(diags) == 0 && value.Kind != source.Mapping && len(textsWithin(value)) > 0 {
				return source.Value{}, 0, nil // rules of Markdown around something else
			}
			return value, end, diags
		}
	}
	return value, 0, nil
}

// propertiesOf gives the properties of a note as cells. The items of a list are parted as
// those of a cell are.
func propertiesOf(front source.Value) []property {
	var all []property
	for _, f := range front.Fields {
		if text := strings.Join(textsWithin(f.Value), "; "); text != "" {
			all = append(all, property{f.Key, source.Cell{Text: text, Pos: f.Value.Pos}})
		}
	}
	return all
}

// textsWithin gives the texts of a value: itself, those of its items, and those of its
// fields with their keys. A link to a note is the name of the note.
func textsWithin(v source.Value) []string {
	var texts []string
	switch v.Kind {
	case source.Mapping:
		for _, f := range v.Fields {
			for _, text := range textsWithin(f.Value) {
				texts = append(texts, f.Key+": "+text)
			}
		}
	case source.Sequence:
		for _, item := range v.Items {
			texts = append(texts, textsWithin(item)...)
		}
	default:
		if text := strings.TrimSpace(wordsOfLinks(v.Text)); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// noteWants are the fields that properties of notes fill, by their names. The name of the
// file comes before the day on which it was made.
func noteWants(shape format.Shape) []want {
	var all []want
	for _, list := range [][]format.Field{shape.Fields, format.Entry.Fields} {
		for _, f := range list {
			if !fillable(f) {
				continue
			}
			w := want{f.Key, []string{normal(f.Key)}}
			switch {
			case f.Key == shape.When:
				w.names = append(w.names, "day", "filename", "created", "createdat", "datecreated", "creationdate")
			case f.Key == "tags":
				w.names = append(w.names, "tag")
			case f.Form == format.Ref && f.Of == format.People && f.List:
				w.names = append(w.names, "attendees", "participants", "people", "person", "who")
			case f.Key == "links":
				w.names = append(w.names, addresses...)
			}
			all = append(all, w)
		}
	}
	return all
}

// datesAlone reads one date.
func datesAlone(text string) (day.Period, diag.List) {
	dates, asked := series.Dates([]source.Cell{{Text: text}}, "")
	if len(dates) == 0 {
		return day.Period{}, asked
	}
	return dates[0], asked
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
