package importer

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/sentence"
)

// list says where a list is in a file of others, and which of its keys mean what.
type list struct {
	name string // "levels"
	path string
	keys map[string]source.At[string]
}

// mappingKeys are what a mapping may say of each list.
var mappingKeys = map[string][]string{
	"levels":       {"list", "id", "name", "summary"},
	"areas":        {"list", "id", "name", "summary"},
	"competencies": {"list", "id", "name", "area", "level", "expectation", "demonstration", "importance", "formerly"},
}

// fromMapping reads a framework from a value of any shape, as a mapping file says.
func fromMapping(v source.Value, opt FrameworkOptions, account Account) (Ladder, Account, diag.List) {
	account.Read = "file with a mapping"
	lists, texts, diags := readMapping(v, opt)
	if len(diags) > 0 {
		return Ladder{}, account, diags
	}
	m := newMaker()
	m.importance = opt.Importance
	m.ladder.Name, m.ladder.Version = texts["name"], texts["version"]
	m.ladder.Source, m.ladder.Licence = texts["source"], texts["licence"]
	account.unused("", v, topKeys(lists, opt)...)
	for _, level := range itemsAt(v, lists["levels"].path) {
		m.level(lists["levels"].text(level, "id"), lists["levels"].text(level, "id"), lists["levels"].text(level, "name"), lists["levels"].text(level, "summary"))
		account.took(lists["levels"], level, lists["levels"].text(level, "name"))
	}
	for _, area := range itemsAt(v, lists["areas"].path) {
		m.area(lists["areas"].text(area, "id"), lists["areas"].text(area, "id"), lists["areas"].text(area, "name"), lists["areas"].text(area, "summary"))
		account.took(lists["areas"], area, lists["areas"].text(area, "name"))
	}
	of := lists["competencies"]
	for _, c := range itemsAt(v, of.path) {
		m.mapped(of, c, lists["areas"].path != "", &account)
	}
	if _, _, n, _ := m.ladder.Size(); n == 0 {
		diags.Errorf(of.keys["list"].Pos, "reference-dangling", "the list %q has no competencies; the keys of the file are %s", of.path, keysOf(v)).
			Hintf("name the list as it is called in the file; a dot leads into a map")
	}
	return m.ladder, account, diags
}

// mapped makes one item of the list of competencies a competency, or what a level asks of
// one.
func (m *maker) mapped(of list, v source.Value, areasListed bool, account *Account) {
	text := of.text(v, "expectation")
	name := orElse(of.text(v, "name"), text)
	record := Record{At: v.Pos.String(), What: opening(name), Became: Written}
	key := of.text(v, "area")
	at, known := m.areas[key]
	if !known {
		m.area(key, "", orElse(key, "Competencies"), "")
		at = m.areas[key]
		if areasListed && key != "" {
			record.Remarks = append(record.Remarks, "its area is not in the list of areas; one was made")
		}
	}
	if name == "" {
		record.Became, record.Because = LeftOut, "it has no name and no text"
		account.add(record)
		return
	}
	area := &m.ladder.Areas[at]
	short := shortName(name)
	if of.keys["id"].V == of.keys["area"].V {
		short = area.Name // the areas are the competencies
	}
	c, _ := m.competency(area, orElse(of.text(v, "id"), name), of.text(v, "id"), short)
	if of.keys["demonstration"].Given() {
		c.shown = append(c.shown, of.text(v, "demonstration"))
	}
	for former := range strings.SplitSeq(of.text(v, "formerly"), "\n") {
		m.wasCalled(c, strings.TrimPrefix(former, "- "))
	}
	m.rate(c, of.text(v, "importance"), &record)
	level := of.text(v, "level")
	if level == "" && len(m.ladder.Levels) == 0 {
		level = theStandard
	}
	if _, known := m.levels[level]; !known {
		record.Remarks = append(record.Remarks, "its level is not in the list of levels; it was put above the others")
	}
	c.asks(m.level(level, "", level, "").ID, orElse(text, name))
	account.took(of, v, "")
	account.add(record)
}

// took notes what a mapping took of an item, and what it did not. With a name, the item
// is a record.
func (a *Account) took(of list, v source.Value, name string) {
	var used []string
	for _, k := range mappingKeys[of.name] {
		if key := of.keys[k]; key.Given() && k != "list" {
			first, _, _ := strings.Cut(key.V, ".")
			used = append(used, first)
		}
	}
	a.unused(of.path+".", v, used...)
	if name != "" {
		a.add(Record{At: v.Pos.String(), What: opening(name), Became: Written})
	}
}

func (l list) text(v source.Value, key string) string {
	k := l.keys[key]
	if !k.Given() {
		return ""
	}
	return strings.TrimSpace(textOf(valueAt(v, k.V)))
}

// valueAt follows the dots of a path.
func valueAt(v source.Value, path string) source.Value {
	for key := range strings.SplitSeq(path, ".") {
		f, ok := v.Get(key)
		if !ok {
			return source.Value{}
		}
		v = f.Value
	}
	return v
}

func itemsAt(v source.Value, path string) []source.Value {
	if path == "" {
		return nil
	}
	return valueAt(v, path).Items
}

// readMapping reads a mapping file: what the framework is called, and three lists.
func readMapping(v source.Value, opt FrameworkOptions) (lists map[string]list, texts map[string]string, diags diag.List) {
	mapping, diags := source.ValueOf(opt.MappingFile, ".yaml", opt.Mapping)
	if len(diags) > 0 {
		return nil, nil, diags
	}
	f := mapping.Open("key-unknown", &diags)
	texts = map[string]string{}
	for _, key := range []string{"name", "version", "source", "licence"} {
		if path := f.Text(key); path.Given() {
			found := textOf(valueAt(v, path.V))
			texts[key] = orElse(found, path.V) // a text that leads nowhere is meant itself
		}
	}
	lists = map[string]list{}
	for _, name := range []string{"levels", "areas", "competencies"} {
		l := list{name: name, keys: map[string]source.At[string]{}}
		in, ok := f.Map(name)
		if ok {
			for _, key := range mappingKeys[name] {
				l.keys[key] = in.Text(key)
			}
			in.Close()
			l.path = l.keys["list"].V
		}
		lists[name] = l
	}
	f.Close()
	at := diag.Pos{File: opt.MappingFile, Line: 1, Col: 1}
	of := lists["competencies"]
	if len(diags) == 0 && (of.path == "" || !of.keys["name"].Given() && !of.keys["expectation"].Given()) {
		diags.Errorf(at, "value-bad", "the mapping does not say where the competencies are").
			Hintf("write competencies: {list: KEY, name: KEY, area: KEY, level: KEY, expectation: KEY}")
	}
	return lists, texts, diags
}

// topKeys are the keys at the top of a file that a mapping uses.
func topKeys(lists map[string]list, opt FrameworkOptions) []string {
	mapping, _ := source.ValueOf(opt.MappingFile, ".yaml", opt.Mapping)
	var used []string
	for _, l := range lists {
		first, _, _ := strings.Cut(l.path, ".")
		used = append(used, first)
	}
	for _, key := range []string{"name", "version", "source", "licence"} {
		first, _, _ := strings.Cut(textAt(mapping, key), ".")
		used = append(used, first)
	}
	return used
}

// shortName gives a name of a statement: its first sentence, cut between words where it
// is long.
func shortName(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for at := 0; ; at += 2 {
		end := strings.Index(text[at:], ". ")
		if end < 0 {
			break
		}
		if at += end; sentence.EndsAt(text[:at], text[at+2:]) {
			text = text[:at]
			break
		}
	}
	text = strings.TrimSuffix(text, ".")
	const most = 100
	if len(text) <= most {
		return text
	}
	return strings.TrimRight(beginning(text, most), ",;:") + "…"
}
