package importer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// partOf finds a part of a field whose value is a map: "impact.from".
func partOf(shape format.Shape, key string) (of, part format.Field, ok bool) {
	before, after, dotted := strings.Cut(key, ".")
	if of, ok = fieldOf(shape, before); !ok || !dotted || of.Form == format.Keyed {
		return of, part, false
	}
	inner := of.Inner()
	if inner == nil {
		return of, part, false
	}
	part, ok = inner.Field(after)
	return of, part, ok && fillable(part) && part.Inner() == nil && !slices.Contains(unfilled, of.Key)
}

// partsOf gives the parts of a field that an import can fill.
func partsOf(shape format.Shape, f format.Field) (all []string) {
	inner := f.Inner()
	if inner == nil {
		return nil
	}
	for _, part := range inner.Fields {
		if key := f.Key + "." + part.Key; isPart(shape, key) {
			all = append(all, key)
		}
	}
	return all
}

func isPart(shape format.Shape, key string) bool {
	_, _, ok := partOf(shape, key)
	return ok
}

// mainPart is the part that a plain text stands for, "" if none.
func mainPart(f format.Field) string {
	switch f.Form {
	case format.Claim:
		return "id"
	case format.Link, format.Artifact:
		return "url"
	}
	return f.Plain
}

// whole says for each field of which a row has parts that its plain value is a part, too. Each
// of several claims gets the level of the row, or the one that is set for all.
func (f Found) whole(shape format.Shape, d *draft) []Given {
	parted, given := map[string]bool{}, slices.Clone(f.Given)
	for i, g := range given {
		level, has := f.given(g.Field + ".level")
		if field, _ := fieldOf(shape, g.Field); has && field.Form == format.Claim && (fromFlag(level) || len(claims(g)) > 1) {
			given[i] = withLevel(f, field, g)
			given = slices.DeleteFunc(given, func(o Given) bool { return o.Field == level.Field })
			break
		}
	}
	for _, g := range given {
		if of, _, ok := partOf(shape, g.Field); ok && !fromFlag(g) {
			parted[of.Key] = true
		}
	}
	var all []Given
	for _, g := range given {
		of, _, isPart := partOf(shape, g.Field)
		switch {
		case isPart && !parted[of.Key]: // a value that is the same in all rows makes no map alone
			if _, plain := f.given(of.Key); plain {
				d.remark("%s: --set was not used, since the row has %s as a whole", g.Field, of.Key)
			}
			continue
		case !isPart && parted[g.Field] && g.YAML == "":
			if field, _ := fieldOf(shape, g.Field); mainPart(field) != "" {
				g.Field += "." + mainPart(field)
			}
		}
		all = append(all, g)
	}
	return all
}

// claims gives the claims of a cell.
func claims(g Given) (all []string) {
	for _, c := range g.Cells {
		all = append(all, strings.FieldsFunc(c.Text, func(r rune) bool { return r == ';' || r == ',' || r == '|' || r == '\n' })...)
	}
	return all
}

func fromFlag(g Given) bool {
	return len(g.Cells) > 0 && strings.HasPrefix(g.Cells[0].Pos.File, "--set ")
}

// joinParts makes a map of the parts of each field.
func (d *draft) joinParts(shape format.Shape) {
	for _, list := range [][]format.Field{format.Entry.Fields, shape.Fields} {
		for _, f := range list {
			var parts []string
			for _, key := range partsOf(shape, f) {
				if value := d.values[key]; value != "" {
					parts = append(parts, strings.TrimPrefix(key, f.Key+".")+": "+value)
				}
				delete(d.values, key)
			}
			if len(parts) == 0 || d.values[f.Key] != "" {
				continue
			}
			d.values[f.Key] = "{" + strings.Join(parts, ", ") + "}"
			if f.List {
				d.values[f.Key] = "[" + d.values[f.Key] + "]"
			}
		}
	}
}

var (
	// betweenAddresses are the marks between addresses, which may have a semicolon or a comma themselves.
	betweenAddresses = regexp.MustCompile(`[;,]\s+|\s*[\n|]\s*`)
	// nextAddress is one, or the name of a file, directly behind a semicolon.
	nextAddress = regexp.MustCompile(`[;,]((?i:https?://)|(?:\.{1,2}[/\\]|[A-Za-z]:\\)?[\pL\d][^;=&?]*\.[A-Za-z]\w{1,4}(?:;|$))`)
)

// addressesOf parts the addresses and files of a cell.
func addressesOf(text string) (all []string) {
	for _, part := range betweenAddresses.Split(text, -1) {
		for {
			at := nextAddress.FindStringIndex(part)
			if at == nil {
				break
			}
			all, part = append(all, part[:at[0]]), part[at[0]+1:]
		}
		all = append(all, part)
	}
	return all
}
