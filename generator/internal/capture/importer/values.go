package importer

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// fieldOf finds a field of an entry of a collection, or a part of one.
func fieldOf(shape format.Shape, key string) (format.Field, bool) {
	if strings.Contains(key, ".") {
		_, part, ok := partOf(shape, key)
		part.Key = key
		return part, ok
	}
	if f, ok := shape.Field(key); ok {
		return f, true
	}
	return format.Entry.Field(key)
}

// fillable reports whether an import can fill a field: maps for which no text stands,
// files and what the import itself writes cannot be given as a text. Consent is for the
// author to ask for, whatever the file says.
func fillable(f format.Field) bool {
	switch f.Form {
	case format.Map:
		return f.Plain != "" || f.Shape == &format.Impact
	case format.Keyed, format.File, format.Free, format.Audience:
		return false
	}
	return !slices.Contains(unfilled, f.Key)
}

// unfilled are fields that no import fills.
var unfilled = []string{"imported", "slug", "draft", "consent"}

// draft reads the values of what was found.
func (e *entries) draft(f Found) draft {
	d := draft{values: map[string]string{}, comments: map[string]string{}, begun: map[string]day.Period{}, list: listOf(f.From), remarks: slices.Clone(f.Remarks), body: strings.TrimSpace(prose(f.Body) + "\n\n" + f.behind)}
	if e.Shape.Name == "feedback" && f.Body != "" && noAnswer(f.Body) {
		d.remark("the text %q is no answer; it was left out", opening(f.Body))
		d.body = f.behind
	}
	if f.note == nil {
		d.unlink()
	}
	for _, g := range f.whole(e.Shape, &d) {
		field, known := fieldOf(e.Shape, g.Field)
		switch {
		case !known:
			panic("bug: the importer fills " + g.Field + ", which " + e.Shape.Name + " does not have")
		case d.values[g.Field] != "":
		case g.YAML != "":
			d.values[g.Field] = g.YAML
		default:
			if value := e.value(field, g, &d); value != "" {
				d.values[g.Field] = value
				if field.Form == format.Date && len(g.Cells) > 0 {
					e.remarkDate(g, value, &d)
				}
			}
		}
		if g.Field == "title" && len(g.Cells) > 0 {
			d.title = oneLine(remark.ReplaceAllString(g.Cells[0].Text, ""), field.Most)
		}
		if g.Field == e.Shape.When && len(g.Cells) > 0 {
			if d.date = d.values[g.Field]; e.begun(g.Cells[0]) { // a name and a key are the same on every day
				d.date = e.dates[g.Cells[0].Pos].Last.String()
			}
		}
	}
	d.joinParts(e.Shape)
	if f.initials != "" {
		e.credit(f, &d)
	}
	return d
}

// oneLine gives a text on one line, of at most so many bytes; 0 is no bound.
func oneLine(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if most > 0 && len(text) > most {
		text = strings.ToValidUTF8(text[:most-len("…")], "") + "…"
	}
	return text
}

// mostUnfit bounds the remarks on values that a field cannot hold.
const mostUnfit = 20

// value writes what was given for a field as YAML. What the field cannot hold is
// remarked on, and left out.
func (e *entries) value(field format.Field, g Given, d *draft) string {
	var items []string
	seen := map[string]bool{}
	unfit := 0
	for _, c := range g.Cells {
		for _, part := range e.partsIn(field, c) {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			if field.Form == format.Label && len(oneLine(part, 0)) > field.Most {
				d.remark("%s: at most %d bytes are kept; the whole text: %s", field.Key, field.Most, part)
			}
			item, why := e.item(field, part, c.Pos)
			if why != "" {
				if unfit++; unfit <= mostUnfit {
					d.remark("%s: %q %s; it was left out", field.Key, opening(part), why)
				}
				continue
			}
			if !seen[item] {
				seen[item] = true
				items = append(items, item)
			}
		}
	}
	if unfit > mostUnfit {
		d.remark("%s: %d more values of this kind were left out", field.Key, unfit-mostUnfit)
	}
	switch {
	case len(items) == 0:
		return ""
	case field.List:
		return "[" + strings.Join(items, ", ") + "]"
	case len(items) > 1:
		d.remark("%s holds one value; the first was taken, and %s left out", field.Key, strings.Join(items[1:], ", "))
	}
	return items[0]
}

// partsIn parts a cell at the marks between values. A comma within a name parts nothing.
func (e *entries) partsIn(field format.Field, c source.Cell) []string {
	if !field.List {
		return []string{c.Text}
	}
	if isAddress(c) {
		return addressesOf(c.Text)
	}
	if field.Shape == &format.Impact { // its labels may have commas
		return impactParts(c.Text)
	}
	parts := strings.FieldsFunc(c.Text, func(r rune) bool { return r == ';' || r == '|' || r == '\n' })
	var all []string
	for _, part := range parts {
		smaller := strings.Split(part, ",")
		if field.Form == format.Ref && field.Of == format.People && len(smaller) == 2 {
			known := e.Known[format.People]
			if len(person(known, part)) == 1 || len(person(known, smaller[0]))+len(person(known, smaller[1])) == 0 {
				smaller = []string{part}
			}
		}
		all = append(all, smaller...)
	}
	return all
}

// item writes one value. Why says what keeps it from being one.
func (e *entries) item(field format.Field, text string, at diag.Pos) (yaml, why string) {
	switch field.Form {
	case format.Text, format.Label:
		return scaffold.Scalar(oneLine(remark.ReplaceAllString(text, ""), field.Most)), ""
	case format.Markdown:
		if e.Shape.Name == "feedback" && noAnswer(text) {
			return "", "is no answer"
		}
		return scaffold.Prose(prose(text), "  "), ""
	case format.Word:
		for _, word := range field.Words {
			if strings.EqualFold(word, text) || normal(word) == normal(text) {
				return scaffold.Scalar(word), ""
			}
		}
		return "", "is none of " + strings.Join(field.Words, ", ")
	case format.Date, format.Tick:
		return e.dateItem(field, text, at)
	case format.Map:
		if field.Shape == &format.Impact {
			return impactItem(text, e.decimals)
		}
	case format.Number, format.Hours, format.Count:
		plain, doubt := e.decimals.number(text)
		if doubt != "" {
			return "", "has two meanings: " + doubt
		}
		if _, err := strconv.ParseFloat(orElse(plain, text), 64); err != nil {
			return "", "is not a number, as 12 or 12.5"
		}
		return orElse(plain, text), ""
	case format.Flag:
		switch strings.ToLower(text) {
		case "true", "yes", "1":
			return "true", ""
		case "false", "no", "0":
			return "false", ""
		}
		return "", "is neither true nor false"
	case format.Ref, format.Claim:
		return e.reference(field, text)
	case format.Link, format.Artifact:
		if !isAddress(source.Cell{Text: text}) {
			if path.Ext(text) != "" && field.Form == format.Artifact {
				return "", fmt.Sprintf("is not an address that begins with https://; a file is put into the folder of the entry, and named there as artifacts: [{title: TITLE, file: %s}]", path.Base(text))
			}
			return "", "is not an address that begins with https://"
		}
		return fmt.Sprintf("{title: %s, url: %s}", scaffold.Scalar(addressName(text)), scaffold.Scalar(text)), ""
	}
	return scaffold.Scalar(text), ""
}

// reference writes an id that the portfolio has, found by the id or by what it is called.
func (e *entries) reference(field format.Field, text string) (yaml, why string) {
	space, level := field.Of, ""
	if field.Form == format.Claim {
		space = format.Competencies
	}
	if field.List && idsWithin(text, e.Known[space]) > 1 {
		return "", fmt.Sprintf("has several of the %s of the portfolio; write ; between them", space)
	}
	if field.Form == format.Claim {
		text, level, _ = strings.Cut(text, ":")
	}
	text = strings.TrimPrefix(text, string(space)+"/")
	known, asked := e.Known[space]
	id, ok := known[strings.ToLower(strings.TrimSpace(text))]
	if space == format.People && !ok {
		switch all := person(known, text); len(all) {
		case 0:
		case 1:
			id, ok = all[0], true
		default:
			return "", "may be " + strings.Join(all, " or ") + "; write the id of one"
		}
	}
	if ok && id == "" {
		return "", fmt.Sprintf("is what several of the %s of the portfolio are called; write the id of one", space)
	} else if words, titled := nameWords(text); !ok && asked && space == format.People && sameName(words, authorWords(e.Author), titled) {
		return "", "is you"
	} else if !ok && asked && space == format.People {
		return "", "is not among the people of the portfolio, and casebook new person adds them"
	} else if !ok && asked {
		return "", fmt.Sprintf("is not among the %s of the portfolio", space)
	} else if !ok {
		id = scaffold.Slug(text)
	}
	if level = strings.TrimSpace(level); level == "" {
		return scaffold.Scalar(id), ""
	}
	if found, ok := e.Known[format.Levels][strings.ToLower(level)]; ok && found != "" {
		return fmt.Sprintf("{id: %s, level: %s}", scaffold.Scalar(id), scaffold.Scalar(found)), ""
	}
	return "", fmt.Sprintf("names a level %q that the ladder does not have", level)
}

// idsWithin counts the words of a text that are ids, with a level or without.
func idsWithin(text string, known map[string]string) (n int) {
	for _, word := range strings.Fields(text) {
		id, _, _ := strings.Cut(strings.ToLower(word), ":")
		if known[id] == id && id != "" {
			n++
		}
	}
	return n
}

// addressName names an address after where it leads: its host and path.
func addressName(address string) string {
	name := strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	name, _, _ = strings.Cut(name, "?")
	return strings.TrimSuffix(name, "/")
}

// normal gives the letters and digits of a name in small letters: "merged_at" and
// "Merged At" are one name.
func normal(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > 127 {
			b.WriteRune(r)
		}
	}
	return b.String()
}
