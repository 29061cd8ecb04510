package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// item is a CFItem of a CASE document.
type item struct {
	v        source.Value
	id       string
	parent   string
	order    float64
	children []*item
}

// fromCASE reads a document of 1EdTech's Competencies and Academic Standards Exchange.
// Items with items below them are areas, the others competencies. Education levels are
// levels; without any there is one.
func fromCASE(v source.Value, account Account) (Ladder, Account, diag.List) {
	account.Read = "CASE document"
	m := newMaker()
	var document string
	if d, ok := v.Get("CFDocument"); ok {
		document = textAt(d.Value, "identifier")
		m.ladder.Name, m.ladder.Version = textAt(d.Value, "title"), textAt(d.Value, "version")
		m.ladder.Source = orElse(textAt(d.Value, "officialSourceURL"), textAt(d.Value, "uri"))
		m.ladder.Licence = textAt(d.Value, "licenseURI")
		if l, ok := d.Value.Get("licenseURI"); ok && l.Value.Kind == source.Mapping {
			m.ladder.Licence = orElse(textAt(l.Value, "title"), textAt(l.Value, "uri"))
		}
		account.unused("CFDocument.", d.Value, "identifier", "title", "version", "officialSourceURL", "uri", "licenseURI")
	}
	account.unused("", v, "CFDocument", "CFItems", "CFAssociations")
	roots, all, diags := caseTree(v, document, &account)
	if len(diags) > 0 {
		return Ladder{}, account, diags
	}
	levelsOfCASE(m, all)
	for _, root := range roots {
		if len(root.children) == 0 {
			m.caseItem(m.area("", "", orElse(m.ladder.Name, "Competencies"), ""), root, "", &account)
			continue
		}
		area := m.area(root.id, textAt(root.v, "humanCodingScheme"), caseName(root.v), "")
		if text := textAt(root.v, "fullStatement"); text != area.Name {
			area.Summary = text
		}
		account.add(Record{At: root.v.Pos.String(), What: opening(area.Name), Became: Written})
		at := m.areas[root.id]
		for _, child := range root.children {
			m.caseItem(&m.ladder.Areas[at], child, "", &account)
		}
	}
	if _, _, n, _ := m.ladder.Size(); n == 0 {
		diags.Errorf(v.Pos, "type-wrong", "the CASE document has no items").Hintf("export the whole package, with CFItems and CFAssociations")
	}
	return m.ladder, account, diags
}

// caseTree puts the items below those that they are children of.
func caseTree(v source.Value, document string, account *Account) (roots, all []*item, diags diag.List) {
	byID := map[string]*item{}
	items, _ := v.Get("CFItems")
	for _, value := range items.Value.Items {
		i := &item{v: value, id: textAt(value, "identifier"), parent: document}
		if byID[i.id] != nil {
			account.add(Record{At: value.Pos.String(), What: opening(caseName(value)), Became: LeftOut, Because: "another item has its identifier"})
			continue
		}
		byID[i.id] = i
		all = append(all, i)
		account.unused("CFItems.", value, "identifier", "fullStatement", "abbreviatedStatement", "humanCodingScheme", "educationLevel", "notes", "uri", "CFDocumentURI")
	}
	associations, _ := v.Get("CFAssociations")
	for _, a := range associations.Value.Items {
		kind := textAt(a, "associationType")
		child := byID[identifierAt(a, "originNodeURI", "originNodeIdentifier")]
		if kind != "isChildOf" || child == nil {
			account.add(Record{At: a.Pos.String(), What: "association " + kind, Became: LeftOut, Because: "a ladder has no associations but that of a part"})
			continue
		}
		child.parent = identifierAt(a, "destinationNodeURI", "destinationNodeIdentifier")
		child.order, _ = strconv.ParseFloat(textAt(a, "sequenceNumber"), 64) // without one, in the order of the file
	}
	endless := circles(all, byID)
	for _, i := range all {
		if parent := byID[i.parent]; parent != nil && !endless[i] {
			parent.children = append(parent.children, i)
		} else {
			roots = append(roots, i)
		}
	}
	for _, i := range append([]*item{{children: roots}}, all...) {
		slices.SortStableFunc(i.children, func(a, b *item) int { return cmp.Compare(a.order, b.order) })
	}
	return roots, all, diags
}

// circles gives the items that are in a circle of associations, or below one: going up
// from them has no end.
func circles(all []*item, byID map[string]*item) map[*item]bool {
	endless := map[*item]bool{}
	ends := map[*item]bool{}
	for _, i := range all {
		var way []*item
		on := map[*item]bool{}
		at := i
		for ; at != nil && !ends[at] && !endless[at] && !on[at]; at = byID[at.parent] {
			way, on[at] = append(way, at), true
		}
		known := ends
		if at != nil && !ends[at] {
			known = endless
		}
		for _, passed := range way {
			known[passed] = true
		}
	}
	return endless
}

func identifierAt(v source.Value, keys ...string) string {
	for _, key := range keys {
		f, ok := v.Get(key)
		if ok && f.Value.Kind == source.Mapping {
			return textAt(f.Value, "identifier")
		}
		if ok && f.Value.Kind == source.Scalar {
			return f.Value.Text
		}
	}
	return ""
}

func caseName(v source.Value) string {
	return orElse(textAt(v, "abbreviatedStatement"), shortName(textAt(v, "fullStatement")))
}

// theStandard is the only level of a framework without levels.
const theStandard = "Meets the standard"

func levelsOfCASE(m *maker, all []*item) {
	var names []string
	seen := map[string]bool{"": true}
	for _, i := range all {
		if f, ok := i.v.Get("educationLevel"); ok {
			for _, level := range f.Value.Items {
				if !seen[level.Text] {
					seen[level.Text] = true
					names = append(names, level.Text)
				}
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	if !allNumbers(names) {
		slices.Sort(names)
	}
	for _, name := range names {
		m.level(name, "", name, "")
	}
	if len(names) == 0 {
		m.level(theStandard, "", theStandard, "")
	}
}

func allNumbers(names []string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { _, err := strconv.Atoi(n); return err != nil })
}

// caseItem makes an item a competency; one with items below it, these.
func (m *maker) caseItem(area *Area, i *item, above string, account *Account) {
	record := Record{At: i.v.Pos.String(), What: opening(caseName(i.v)), Became: Written}
	if above != "" {
		record.Remarks = append(record.Remarks, fmt.Sprintf("it was below %q; a ladder has areas and competencies alone", opening(above)))
	}
	c, _ := m.competency(area, i.id, orElse(textAt(i.v, "abbreviatedStatement"), textAt(i.v, "humanCodingScheme")+" "+caseName(i.v)), caseName(i.v))
	c.Demonstration = textAt(i.v, "notes")
	levels := 0
	if f, ok := i.v.Get("educationLevel"); ok {
		for _, level := range f.Value.Items {
			if level.Text != "" {
				c.asks(m.level(level.Text, "", level.Text, "").ID, textAt(i.v, "fullStatement"))
				levels++
			}
		}
	}
	if levels == 0 && len(m.ladder.Levels) == 1 {
		c.asks(m.ladder.Levels[0].ID, textAt(i.v, "fullStatement"))
	} else if levels == 0 {
		for _, r := range m.ladder.Levels {
			c.asks(r.ID, textAt(i.v, "fullStatement"))
		}
		record.Remarks = append(record.Remarks, "it names no education level; every level asks it")
	}
	account.add(record)
	for _, child := range i.children {
		m.caseItem(area, child, caseName(i.v), account)
	}
}
