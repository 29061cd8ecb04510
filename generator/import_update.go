package generator

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// ownTable gives the entries of a collection as an export has them, if the rows that were
// found may be of one: the id of one of them is taken.
func ownTable(opt Options, shape format.Shape, found []importer.Found, existing importer.Existing) (importer.Own, error) {
	if !slices.ContainsFunc(found, func(f importer.Found) bool { return f.ID != "" && existing.Names[strings.ToLower(f.ID)] != "" }) {
		return nil, nil
	}
	own, err := exportedFor(opt, shape, "self")
	if err != nil || !own.IsOwn(found) {
		return nil, err
	}
	return own, nil
}

// shownToOthers gives the same entries as each other audience is shown them.
func shownToOthers(opt Options, shape format.Shape) (all []importer.Shown, err error) {
	for _, audience := range []string{"mentor", "committee", "public"} {
		own, err := exportedFor(opt, shape, audience)
		if err != nil {
			return nil, err
		}
		all = append(all, importer.Shown{Audience: audience, Own: own})
	}
	return all, nil
}

// exportedFor gives the entries of a collection as an export for an audience has them.
func exportedFor(opt Options, shape format.Shape, audience string) (importer.Own, error) {
	opt.Flags = append(opt.Flags[:len(opt.Flags):len(opt.Flags)], Flag{Key: "audience", Name: "the audience", Value: audience})
	made, err := Export(context.Background(), ExportOptions{Form: CSVExport, Collection: shape.Name}, opt)
	if err != nil {
		return nil, err
	}
	if made.Data == nil {
		return nil, fmt.Errorf("rows of this table are entries that exist, and they cannot be compared while the case has errors; casebook check lists them")
	}
	tables, wrong := sheet.Read("the export of the portfolio.csv", made.Data)
	var rows []importer.Found
	if len(wrong) == 0 {
		rows, wrong = importer.Rows("the export of the portfolio.csv", tables, shape, importer.RowOptions{}, &importer.Account{})
	}
	if len(wrong) > 0 {
		return nil, fmt.Errorf("bug: the own export cannot be read: %s", wrong[0].Message)
	}
	return importer.OwnOf(rows), nil
}

// update writes what a table has otherwise into the entries, or says that --update would.
func (m *Imported) update(opt Options, shape format.Shape, edits []importer.Edit, write bool) error {
	if len(edits) == 0 {
		return nil
	}
	if !write {
		edits = slices.DeleteFunc(slices.Clone(edits), func(e importer.Edit) bool { return e.Quiet })
		m.Account.Next = append(m.Account.Next, fmt.Sprintf("%s from the entries; the same command with --update writes what the file has", countOf(len(edits), "field differs", "fields differ")))
		return nil
	}
	r, err := readFor(authors, opt)
	if err != nil {
		return err
	}
	e := newFieldEditor(opt)
	entries := map[string]writtenEntry{}
	bodies := map[string]string{}
	for _, entry := range entriesOf(r.tree) {
		entries[entry.key] = entry
	}
	for _, d := range r.tree.Docs {
		bodies[d.Path] = d.Body.Text
	}
	for _, edit := range edits {
		entry := entries[shape.Name+"/"+edit.ID]
		if edit.Field == "body" {
			if strings.TrimSpace(bodies[entry.file]) != strings.TrimSpace(edit.Was) {
				e.leave(entry, "body: its text has remarks, shortcodes or parts for some readers, which the table does not have; change it in %s", entry.file)
			} else {
				e.replaceBody(entry, edit.Parts[0].YAML)
			}
			continue
		}
		if value, why := newValue(shape, entry, edit); why != "" {
			e.leave(entry, "%s: %s; change it in %s", edit.Field, why, entry.file)
		} else {
			e.set(entry, edit.Field, value)
		}
	}
	set, err := e.sound(r)
	if err != nil {
		return err
	}
	m.Grown = append(m.Grown, set.Files...)
	for _, edit := range edits {
		record, key := &m.Account.Records[edit.Record], shape.Name+"/"+edit.ID
		if slices.ContainsFunc(set.Changes, func(c FieldChange) bool { return c.Key == key }) {
			record.Became = importer.Updated
		}
		for _, l := range set.Left {
			if text := "not written, because " + l.Because; l.Key == key && !slices.Contains(record.Remarks, text) {
				record.Remarks = append(record.Remarks, text)
			}
		}
	}
	m.Account.Count()
	return nil
}

// newValue writes the value that a field is to have. Parts that the entry has already stay
// as they are written, with what a table does not show of them.
func newValue(shape format.Shape, entry writtenEntry, edit importer.Edit) (value, why string) {
	field, ok := shape.Field(edit.Field)
	if !ok {
		field, _ = format.Entry.Field(edit.Field)
	}
	written, has := entry.fields.Get(edit.Field)
	if !field.List {
		plain := field.Form == format.Text || field.Form == format.Markdown || field.Form == format.Label
		if has && plain && strings.Join(strings.Fields(written.Value.Text), " ") != edit.Was {
			return "", "its text has remarks, shortcodes or parts for some readers, which the table does not have"
		}
		return edit.Parts[0].YAML, ""
	}
	items := written.Value.Items
	if written.Value.Kind != source.Sequence && has {
		items = []source.Value{written.Value}
	}
	if len(items) != len(edit.Former) {
		return "", "the entry has another number of items than its export"
	}
	return newItems(field, items, edit)
}

var asItIs = regexp.MustCompile(`^(?:-?\d+(?:\.\d+)?|\d{4}-\d{2}(?:-\d{2})?|true|false)$`)

// flowOf writes a value on one line of YAML.
func flowOf(v source.Value) string {
	var items []string
	switch v.Kind {
	case source.Sequence:
		for _, item := range v.Items {
			items = append(items, flowOf(item))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case source.Mapping:
		for _, f := range v.Fields {
			items = append(items, f.Key+": "+flowOf(f.Value))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	if !v.Quoted && asItIs.MatchString(v.Text) {
		return v.Text
	}
	return scaffold.Scalar(v.Text)
}
