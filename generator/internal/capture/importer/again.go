package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Own are the entries of a collection as the portfolio itself exports them, by their ids.
type Own map[string]Found

// OwnOf finds them in what was read of the export.
func OwnOf(all []Found) Own {
	own := Own{}
	for _, f := range Apart(all, ofPortfolio) {
		own[f.ID] = f
	}
	return own
}

// ofPortfolio is the number of the file that the portfolio exports.
const ofPortfolio = 1 << 20

// IsOwn tells whether a table has rows that are entries: it names their ids, and who may
// read them, as an export does.
func (own Own) IsOwn(all []Found) bool {
	return slices.ContainsFunc(all, func(f Found) bool { _, there := own[f.ID]; return f.audience != "" && there })
}

// Edit is a field of an entry that the table has another value for.
type Edit struct {
	Record   int    // of the account
	ID       string // of the entry
	Field    string
	Was, Now string   // as the export and the table have it
	Parts    []Part   // of a list, or the one value
	Former   []string // the parts that the export has, as YAML; "" = as the entry has it
	Quiet    bool     // it is for the next import, and nothing that the author is told of
}

// Part is a value of a field: the one with this number that the entry has, or a new one
// as YAML.
type Part struct {
	Same int // -1 = none
	YAML string
}

// again compares a row with the entry that has its id.
func (e *entries) again(f, was Found) {
	record := Record{At: f.At, What: opening(f.What), Became: Present, File: e.Existing.Names[strings.ToLower(f.ID)], Remarks: f.Remarks}
	number := len(e.account.Records)
	differ := func(edit Edit) {
		if e.destroyed(edit.Field, edit.Was, edit.Now, &record) {
			return
		}
		edit.Record, edit.ID = number, f.ID
		e.edits = append(e.edits, edit)
		was, now := differing(edit.Was, edit.Now)
		record.Changes = append(record.Changes, fmt.Sprintf("%s: %s → %s", edit.Field, orElse(was, "nothing"), orElse(now, "nothing")))
	}
	d := draft{}
	for _, g := range f.Given {
		field, _ := fieldOf(e.Shape, g.Field)
		if strings.Contains(g.Field, ".") { // a part, which a value of the table gets in claims
			continue
		}
		if e.hidden(f, was, g.Field, &record) {
			continue
		}
		g = withLevel(f, field, g)
		before, _ := was.given(g.Field)
		if edit, changed := e.changed(field, before, g, &d); changed {
			differ(edit)
			if g.Field == "title" && strings.TrimSpace(was.Body+f.Body) == "" && losesWords(edit.Was, edit.Now) {
				differ(Edit{Field: bodyField, Now: edit.Was, Parts: []Part{{-1, prose(edit.Was)}}})
				record.Remarks = append(record.Remarks, "its former title became its text, which it had none of")
			}
			if field.Form == format.Claim && slices.ContainsFunc(edit.Parts, func(p Part) bool { return p.Same < 0 && !strings.HasPrefix(p.YAML, "{") }) {
				e.levelUnstated()
			}
		}
	}
	record.Remarks = append(record.Remarks, d.remarks...)
	for _, before := range was.Given {
		if _, there := f.given(before.Field); !there {
			record.Remarks = append(record.Remarks, before.Field+" is empty in the table, or has no column; the entry keeps it")
		}
	}
	switch plain := func(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")) }; {
	case plain(f.Body) == plain(was.Body), f.Body != "" && e.hidden(f, was, bodyField, &record):
	case plain(f.Body) == "":
		record.Remarks = append(record.Remarks, "the text is empty in the table, or has no column; the entry keeps it")
	default:
		differ(Edit{Field: bodyField, Was: was.Body, Now: f.Body, Parts: []Part{{-1, prose(f.Body)}}})
	}
	if f.audience != "" && f.audience != was.audience {
		record.Remarks = append(record.Remarks, fmt.Sprintf("audience is %s in the table and %s in the entry; casebook set %s/%s --audience %s changes it", f.audience, was.audience, e.Shape.Name, f.ID, f.audience))
	}
	e.account.add(record)
}

// losesWords tells whether a text has words that another one does not have.
func losesWords(text, other string) bool {
	has := map[string]bool{}
	for _, word := range wordsIn(other) {
		has[word] = true
	}
	return slices.ContainsFunc(wordsIn(text), func(word string) bool { return !has[word] })
}

// withLevel gives claims of a row without a level that of the row, or the one that is set
// for all.
func withLevel(f Found, field format.Field, g Given) Given {
	level, has := f.given(field.Key + ".level")
	if field.Form != format.Claim || !has || len(level.Cells) == 0 {
		return g
	}
	cells := slices.Clone(g.Cells)
	for i, c := range cells {
		parts := strings.FieldsFunc(c.Text, func(r rune) bool { return r == ';' || r == ',' || r == '|' || r == '\n' })
		for j, part := range parts {
			if part = strings.TrimSpace(part); !strings.Contains(part, ":") && part != "" {
				part += ":" + level.Cells[0].Text
			}
			parts[j] = part
		}
		cells[i].Text = strings.Join(parts, "; ")
	}
	g.Cells = cells
	return g
}

// asBefore gives dates that a spreadsheet wrote in its own way as the portfolio exported
// them: where they can be read so, they are the same.
func (own Own) asBefore(f Found) Found {
	was, there := own[f.ID]
	if !there || f.ID == "" {
		return f
	}
	f.Given = slices.Clone(f.Given)
	for i, g := range f.Given {
		before, has := was.given(g.Field)
		if !has || len(g.Cells) != 1 || len(before.Cells) != 1 {
			continue
		}
		if readings := readingsOf(g.Cells[0].Text); slices.Contains(readings, before.Cells[0].Text) {
			cell := g.Cells[0]
			cell.Text = before.Cells[0].Text
			f.Given[i].Cells = []source.Cell{cell}
		}
	}
	return f
}

// monthShort is a month as spreadsheets write it: "jan/26".
var monthShort = regexp.MustCompile(`^(\pL{3,10})\.?[-/ ](\d{2})$`)

// readingsOf gives what a date can mean.
func readingsOf(text string) []string {
	text = strings.TrimSpace(text)
	if m := monthShort.FindStringSubmatch(text); m != nil {
		return day.Meant(m[1] + " 20" + m[2])
	}
	return day.Meant(text)
}

// wholeMonths writes months of an own table, which a spreadsheet has made "dez/25" of, as they were
// typed.
func (to Place) wholeMonths(f Found) Found {
	if len(to.Own) == 0 {
		return f
	}
	f.Given = slices.Clone(f.Given)
	for i, g := range f.Given {
		if field, _ := fieldOf(to.Shape, g.Field); field.Form != format.Date {
			continue
		}
		f.Given[i].Cells = slices.Clone(g.Cells)
		for j, c := range g.Cells {
			if readings := readingsOf(c.Text); monthShort.MatchString(strings.TrimSpace(c.Text)) && len(readings) == 1 {
				f.Given[i].Cells[j].Text = readings[0]
			}
		}
	}
	return f
}

// complete adds the people of a record to the entry that it became before they were known.
func (e *entries) complete(has Entry, d draft, record *Record) {
	for _, field := range e.Shape.Fields {
		if field.Form != format.Ref || field.Of != format.People || has.has(field.Key) {
			continue
		}
		for _, r := range d.remarks {
			if strings.HasPrefix(r, field.Key+": ") {
				record.Remarks = append(record.Remarks, r)
			}
		}
		if value := strings.Trim(d.values[field.Key], "[]"); value != "" {
			e.edits = append(e.edits, Edit{Record: len(e.account.Records), ID: has.ID, Field: field.Key, Now: value, Parts: []Part{{-1, value}}})
			record.Changes = append(record.Changes, fmt.Sprintf("%s: nothing → %s", field.Key, value))
		}
	}
}

// levelUnstated says what a competency without a level counts for.
func (e *entries) levelUnstated() {
	if e.Aimed == "" {
		return
	}
	e.account.remark(fmt.Sprintf("competencies without a level count for the level that you hold, and not for the one that you aim at; write them as ID:%s, or give all the level with --set competencies.level=%s", e.Aimed, e.Aimed))
}

func (e Entry) has(field string) bool {
	_, has := e.Fields.Get(field)
	return has
}

// differing gives the first lines of two texts that are not the same, in short, from where
// they differ.
func differing(was, now string) (before, after string) {
	was, now = differingLines(was, now)
	a, b := strings.Fields(was), strings.Fields(now)
	for opening(was) == opening(now) && was != now && len(a) > 1 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
		was, now = "… "+strings.Join(a, " "), "… "+strings.Join(b, " ")
	}
	return opening(was), opening(now)
}

func differingLines(was, now string) (before, after string) {
	a, b := strings.Split(was, "\n"), strings.Split(now, "\n")
	for len(a) > 1 && len(b) > 1 && strings.TrimSpace(a[0]) == strings.TrimSpace(b[0]) {
		a, b = a[1:], b[1:]
	}
	if strings.TrimSpace(a[0]) == strings.TrimSpace(b[0]) { // one text ends here
		return strings.Join(a[1:], "\n"), strings.Join(b[1:], "\n")
	}
	return a[0], b[0]
}

func (f Found) given(field string) (Given, bool) {
	i := slices.IndexFunc(f.Given, func(g Given) bool { return g.Field == field })
	if i < 0 {
		return Given{}, false
	}
	return f.Given[i], true
}

// changed tells whether a table has another value for a field than the export. A date that
// a spreadsheet wrote in its own way is the same.
func (e *entries) changed(field format.Field, was, now Given, d *draft) (Edit, bool) {
	edit := Edit{Field: now.Field, Was: cellsText(was.Cells), Now: cellsText(now.Cells)}
	if edit.Was == edit.Now || len(now.Cells) == 0 {
		return edit, false
	}
	former, formerYAML := map[string]int{}, map[string]int{} // -> the first place
	for _, c := range was.Cells {
		for _, part := range e.partsIn(field, c) {
			part = strings.TrimSpace(part)
			item, _ := e.item(field, part, c.Pos)
			if _, earlier := former[part]; !earlier {
				former[part] = len(edit.Former)
			}
			if _, earlier := formerYAML[item]; !earlier {
				formerYAML[item] = len(edit.Former)
			}
			edit.Former = append(edit.Former, item)
		}
	}
	same := true
	for _, c := range now.Cells {
		for _, part := range e.partsIn(field, c) {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			item, why := e.item(field, part, c.Pos)
			at, known := former[part]
			if !known && why == "" {
				at, known = formerYAML[item]
			}
			if !known {
				at = -1
			}
			if !known && why != "" {
				d.remark("%s: %q %s; the entry keeps what it has", now.Field, opening(part), why)
				return edit, false
			}
			same = same && at == len(edit.Parts)
			edit.Parts = append(edit.Parts, Part{at, item})
		}
	}
	return edit, !same || len(edit.Parts) != len(edit.Former)
}

func cellsText(cells []source.Cell) string {
	var texts []string
	for _, c := range cells {
		texts = append(texts, strings.Join(strings.Fields(c.Text), " "))
	}
	return strings.Join(texts, "; ")
}

// impactText is a figure as an export writes it: "Waits: 9 minutes → 4 minutes".
var impactText = regexp.MustCompile(`^(.*?)\s*(:?)\s*([$€£]?)\s?(-?)` + aNumber + `[\s\x{a0}\x{202f}]*([^\d→>]*?)[\s\x{a0}\x{202f}]*(?:→|->)\s*[$€£]?\s?(-?)` + aNumber + `[\s\x{a0}\x{202f}]*(.*)$`)

// impactItem writes a figure before and after as YAML.
func impactItem(text string, file *decimals) (yaml, why string) {
	m := impactText.FindStringSubmatch(text)
	if m == nil || m[6] != "" && m[9] != "" && m[6] != m[9] {
		return "", `is no figure before and after, as in "Waits: 9 minutes → 4 minutes"; columns for one of the two are mapped to impact.from and impact.to`
	}
	figures, doubt := file.read(m[5], m[8])
	switch {
	case doubt == "" && figures == nil:
		return "", "has numbers that cannot be read"
	case doubt == "" && m[2] == "" && looseGroups(text, m[5], m[8]):
		doubt = fmt.Sprintf("%q may be two numbers", m[5])
	}
	if doubt != "" {
		return "", "has a figure with two meanings: " + doubt
	}
	yaml = fmt.Sprintf("{label: %s, from: %s, to: %s", scaffold.Scalar(orElse(m[1], "Change")), m[4]+figures[0], m[7]+figures[1])
	if unit := orElse(m[3], orElse(m[9], m[6])); unit != "" {
		yaml += ", unit: " + scaffold.Scalar(unit)
	}
	return yaml + "}", ""
}
