package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// What an import has written into a field is kept as a digest in the field imported of the
// entry. By it the next import of the same file tells what its author has corrected there
// from what was edited in the entry.

// kept lists the fields whose digests are kept: those that say what was done and when. What
// is filled in later, such as competencies and witnesses, is for the author alone.
func kept(shape format.Shape) []format.Field {
	title, _ := format.Entry.Field("title")
	all := []format.Field{title}
	for _, f := range shape.Fields {
		if f.Form == format.Date || f.Form == format.Markdown || f.Form == format.Artifact || f.Shape == &format.Impact {
			all = append(all, f)
		}
	}
	return all
}

// saying is what a field says, whatever form it is written in.
func saying(v source.Value) string {
	var all []string
	var walk func(v source.Value)
	walk = func(v source.Value) {
		if text := strings.Join(strings.Fields(v.Text), " "); text != "" {
			all = append(all, text)
		}
		for _, item := range v.Items {
			walk(item)
		}
		for _, f := range v.Fields {
			walk(f.Value)
		}
	}
	walk(v)
	return strings.Join(all, " ")
}

// sayings gives what the fields of a draft say.
func (d *draft) sayings(shape format.Shape) map[string]string {
	said := map[string]string{bodyField: strings.Join(strings.Fields(d.body), " ")}
	for _, f := range kept(shape) {
		if yaml := d.values[f.Key]; yaml != "" {
			if v, diags := source.ValueOf("a draft", ".yaml", []byte(f.Key+": "+yaml+"\n")); len(diags) == 0 {
				said[f.Key] = saying(v)
			}
		}
	}
	return said
}

// sayings gives what the fields of an entry say.
func (e Entry) sayings(shape format.Shape) map[string]string {
	said := map[string]string{bodyField: strings.Join(strings.Fields(e.Body), " ")}
	for _, f := range kept(shape) {
		if field, has := e.Fields.Get(f.Key); has {
			said[f.Key] = saying(field.Value)
		}
	}
	return said
}

func digestOf(text string) string {
	if text == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:3])
}

// written gives the digests of a draft and of the name of its list, as they stand behind the
// key: ".title-3fa2c1".
func (d *draft) written(shape format.Shape) string {
	said, all := d.sayings(shape), ""
	if d.list != "" {
		all = "." + listField + "-" + d.list
	}
	for _, key := range append(fieldKeys(kept(shape)), bodyField) {
		if said[key] != "" {
			all += "." + key + "-" + digestOf(said[key])
		}
	}
	return all
}

func fieldKeys(fields []format.Field) (keys []string) {
	for _, f := range fields {
		keys = append(keys, f.Key)
	}
	return keys
}

// revise compares a record with the entry that it became before: what the file has
// otherwise now is proposed, unless the author has edited it in the entry.
func (e *entries) revise(f Found, d draft, has Entry, key string, record *Record) {
	wrote := e.Existing.Wrote[record.File]
	if wrote == nil && has.Key == key {
		return // it was imported before digests were kept
	}
	now, current := d.sayings(e.Shape), has.sayings(e.Shape)
	if now[bodyField] == "" && current[bodyField] != "" && f.Body == "" { // the title says all of it
		d.body = prose(f.What)
		now[bodyField] = strings.Join(strings.Fields(d.body), " ")
	}
	number, edits := len(e.account.Records), len(e.edits)
	for _, field := range append(kept(e.Shape), format.Field{Key: bodyField}) {
		said, is := now[field.Key], current[field.Key]
		switch {
		case said == is, said == "", digestOf(said) == wrote[field.Key]:
			continue
		case field.Key == bodyField && len(e.edits) == edits && sameWords(said, is): // marks alone differ
			continue
		case d.within(field.Key, is), e.destroyed(field.Key, is, said, record):
			continue
		}
		was, other := differing(orElse(is, "nothing"), said)
		record.Changes = append(record.Changes, fmt.Sprintf("%s: %s → %s", field.Key, was, other))
		if digestOf(is) != wrote[field.Key] {
			record.Remarks = append(record.Remarks, fmt.Sprintf("%s was edited in the entry since, and stays as it is; change it there, or in the list", field.Key))
			continue
		}
		e.edits = append(e.edits, editOf(field, has, d, number))
	}
	if len(e.edits) > edits {
		e.contradicted(e.edits[edits:], current, d, record)
		was, _ := has.Fields.Get("imported")
		e.edits = append(e.edits, Edit{Record: number, ID: has.ID, Field: "imported", Was: was.Value.Text, Parts: []Part{{-1, `"` + key + d.written(e.Shape) + `"`}}, Quiet: true})
	}
	if len(record.Changes) > 0 {
		record.Remarks = append([]string{fmt.Sprintf("it was imported as %s/%s, and has changed since", e.Shape.Name, has.ID)}, record.Remarks...)
	}
}

// contradicted says which figures of a title are no longer in what was written below it.
func (e *entries) contradicted(edits []Edit, current map[string]string, d draft, record *Record) {
	if slices.ContainsFunc(edits, func(edit Edit) bool { return edit.Field == "title" }) {
		return
	}
	said := d.sayings(e.Shape)
	var now, was []string
	for _, edit := range edits {
		now, was = append(now, numbersOf(said[edit.Field])...), append(was, numbersOf(current[edit.Field])...)
	}
	for _, n := range numbersOf(current["title"]) {
		if slices.Contains(was, n) && !slices.Contains(now, n) {
			record.Remarks = append(record.Remarks, fmt.Sprintf("the title of the entry has %s, which the new text has no more; the title stays as it is", n))
		}
	}
}

// numbersOf gives the numbers of a text.
func numbersOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
}

// editOf gives an entry what a draft has for a field.
func editOf(field format.Field, has Entry, d draft, record int) Edit {
	edit := Edit{Record: record, ID: has.ID, Field: field.Key}
	if field.Key == bodyField {
		edit.Was, edit.Parts = has.Body, []Part{{-1, d.body}}
		return edit
	}
	value := d.values[field.Key]
	if written, is := has.Fields.Get(field.Key); is {
		edit.Was = strings.Join(strings.Fields(written.Value.Text), " ")
		if edit.Former = make([]string, len(written.Value.Items)); written.Value.Kind != source.Sequence {
			edit.Former = []string{""}
		}
	}
	if field.List {
		value = strings.TrimSuffix(strings.TrimPrefix(value, "["), "]")
	}
	if comment := d.comments[field.Key]; comment != "" {
		value += " # " + comment
	}
	edit.Parts = []Part{{-1, value}}
	return edit
}

func sameWords(one, two string) bool {
	letters := func(text string) string { return strings.Join(strings.FieldsFunc(bare(text), notOfWord), " ") }
	return letters(one) == letters(two)
}

// within tells whether a date of an entry is in the year or the season, not over yet, that
// a draft has for it: another day was taken then.
func (d *draft) within(key, date string) bool {
	p, begun := d.begun[key]
	on, err := day.Parse(date)
	return begun && err == nil && p.Contains(on.Last)
}
