package generator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// newItems writes the list that a field is to have. A figure or a claim that the table has otherwise is
// the item with its label or id, else a figure with the same numbers. One that is neither is new; it
// cannot take the place of an item with more than a table shows, since that would be lost.
func newItems(field format.Field, items []source.Value, edit importer.Edit) (list, why string) {
	former := make([]source.Value, len(edit.Former))
	left := map[int]bool{}
	for i, yaml := range edit.Former {
		if former[i], left[i] = items[i], true; yaml != "" {
			former[i], _ = source.ValueOf("the table", ".yaml", []byte(yaml))
		}
	}
	for _, p := range edit.Parts {
		delete(left, p.Same)
	}
	var all []string
	isNew := ""
	for _, p := range edit.Parts {
		if p.Same >= 0 {
			all = append(all, flowOf(items[p.Same]))
			continue
		}
		now, _ := source.ValueOf("the table", ".yaml", []byte(p.YAML))
		at := slices.IndexFunc(former, func(v source.Value) bool { return sameText(field, v, now, nameKey[field.Form]) })
		if at < 0 || !left[at] {
			at = slices.IndexFunc(former, func(v source.Value) bool { return sameText(field, v, now, "from", "to") })
		}
		if field.Form == format.Map && len(items) == 1 && len(edit.Parts) == 1 && edit.Former[0] == "" { // the list has one, so it is that
			at = 0
		}
		if at >= 0 && left[at] {
			delete(left, at)
			all = append(all, itemInto(items[at], now, p.YAML))
			continue
		}
		all, isNew = append(all, p.YAML), p.YAML
	}
	for i := range items {
		if more := unseenKeys(field, items[i]); isNew != "" && left[i] && more != "" {
			return "", fmt.Sprintf("the table has %s in the place of an item of which the entry says more (%s)", isNew, more)
		}
	}
	return "[" + strings.Join(all, ", ") + "]", ""
}

// nameKey is what an item of a list is known by where a table has other values for it.
var nameKey = map[format.Form]string{format.Map: "label", format.Claim: "id"}

// shownKeys are the keys that a table shows of an item.
var shownKeys = map[format.Form][]string{format.Map: {"label", "from", "to", "unit"}, format.Claim: {"id", "level"}}

// sameText tells whether two items of figures or claims have the same text at some keys.
func sameText(field format.Field, a, b source.Value, keys ...string) bool {
	if nameKey[field.Form] == "" {
		return false
	}
	for _, key := range keys {
		if textOrID(a, key) == "" || textOrID(a, key) != textOrID(b, key) {
			return false
		}
	}
	return true
}

// textOrID gives the text at a key of an item; a claim that is written as its id alone has that.
func textOrID(item source.Value, key string) string {
	if item.Kind == source.Scalar && key == "id" {
		return item.Text
	}
	return textAt(item, key)
}

// unseenKeys lists the keys of an item that a table does not show.
func unseenKeys(field format.Field, item source.Value) string {
	var keys []string
	for _, f := range item.Fields {
		if nameKey[field.Form] != "" && !slices.Contains(shownKeys[field.Form], f.Key) {
			keys = append(keys, f.Key)
		}
	}
	return strings.Join(keys, ", ")
}

// itemInto gives an item the values of another, and keeps what else is written of it.
func itemInto(item, now source.Value, yaml string) string {
	if item.Kind != source.Mapping || now.Kind != source.Mapping {
		return yaml
	}
	merged := source.Value{Kind: source.Mapping, Fields: slices.Clone(item.Fields)}
	for _, f := range now.Fields {
		at := slices.IndexFunc(merged.Fields, func(o source.Field) bool { return o.Key == f.Key })
		switch {
		case at >= 0:
			merged.Fields[at].Value = f.Value
		case f.Key == "from" || f.Key == "to" || f.Key == "level":
			merged.Fields = append(merged.Fields, f)
		case f.Key == "unit" && !slices.ContainsFunc(item.Fields, func(o source.Field) bool { return o.Key == "metric" }):
			merged.Fields = append(merged.Fields, f)
		}
	}
	return flowOf(merged)
}
