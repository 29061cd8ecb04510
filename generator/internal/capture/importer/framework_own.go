package importer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// own is a framework.yaml that is imported: its text stays, and a few words are added.
type own struct {
	file string
	text []byte
	top  source.Value
	ids  map[string]source.Value // of the competencies, with their places
	was  map[string][]string     // by competency: the former ids that the file has
}

// fromOwn reads a ladder that has the form of a framework.yaml already.
func fromOwn(file string, data []byte, v source.Value, account Account) (Ladder, Account, diag.List) {
	account.Read = "framework.yaml"
	l := Ladder{Name: textAt(v, "name"), Audience: "self", own: &own{file: file, text: data, top: v, ids: map[string]source.Value{}, was: map[string][]string{}}}
	for _, level := range itemsAt(v, "levels") {
		l.Levels = append(l.Levels, Rung{textAt(level, "id"), textAt(level, "name"), textAt(level, "summary")})
	}
	for _, area := range itemsAt(v, "areas") {
		a := Area{ID: textAt(area, "id"), Name: textAt(area, "name")}
		for _, item := range itemsAt(area, "competencies") {
			c := &Competency{ID: textAt(item, "id"), Name: orElse(textAt(item, "name"), textAt(item, "id"))}
			for _, e := range valueAt(item, "expectations").Fields {
				c.asks(e.Key, textOf(e.Value))
			}
			for _, former := range itemsOrOne(valueAt(item, "formerly")) {
				c.Formerly = append(c.Formerly, former.Text)
			}
			l.own.ids[c.ID], l.own.was[c.ID] = valueAt(item, "id"), slices.Clone(c.Formerly)
			a.Competencies = append(a.Competencies, c)
			account.add(Record{At: item.Pos.String(), What: opening(c.Name), Became: Written})
		}
		l.Areas = append(l.Areas, a)
	}
	var diags diag.List
	if levels, _, competencies, _ := l.Size(); levels == 0 || competencies == 0 {
		diags.Errorf(diag.Pos{File: file, Line: 1, Col: 1}, "type-wrong", "the file has the form of a framework.yaml, with %d levels and %d competencies", levels, competencies).
			Hintf("write levels: [{id: ...}], and areas: with competencies: in each; docs/format.md shows one")
	}
	return l, account, diags
}

func itemsOrOne(v source.Value) []source.Value {
	if v.Kind == source.Scalar {
		return []source.Value{v}
	}
	return v.Items
}

// Own gives the text of a ladder that had the form of a framework.yaml already.
func (l Ladder) Own() (text []byte, is bool) {
	if l.own == nil {
		return nil, false
	}
	return l.own.text, true
}

// SaysAudience gives the word of who may read a ladder that had the form of a framework.yaml
// already; "" where it has none.
func (l Ladder) SaysAudience() string {
	if l.own == nil {
		return ""
	}
	return textAt(l.own.top, "audience")
}

// HasGates tells whether the ladder says what a level asks as a whole.
func (l Ladder) HasGates() bool {
	if l.own == nil {
		return false
	}
	gates, has := l.own.top.Get("gates")
	return has && len(gates.Value.Fields) > 0
}

// yaml gives the text with what it lacks: the audience, and the former ids of the
// competencies. One that has former ids already gets no more.
func (o *own) yaml(l Ladder) []byte {
	text := diag.NewText(o.text)
	var edits []source.Edit
	insert := func(at int, words string) {
		edits = append(edits, source.Edit{Start: at, End: at, Text: words})
	}
	if _, given := o.top.Get("audience"); !given && l.Audience != "" && len(o.top.Fields) > 0 {
		first := o.top.Fields[0]
		if at, ok := text.Find(diag.Edit{Pos: first.Pos, Value: first.Key, Old: first.Key}); ok {
			before, words := quoteBefore(o.text, at), "audience: "+l.Audience+"\n"
			if before < at {
				words = `"audience": "` + l.Audience + `", `
			} else if strings.HasPrefix(string(o.text), "{") {
				words = "audience: " + l.Audience + ", "
			}
			insert(before, words)
		}
	}
	for _, a := range l.Areas {
		for _, c := range a.Competencies {
			id := o.ids[c.ID]
			if at, ok := text.Find(diag.Edit{Pos: id.Pos, Value: id.Text, Old: id.Text}); ok && len(o.was[c.ID]) == 0 && len(c.Formerly) > 0 {
				insert(o.formerly(at, at+len(id.Text), c.Formerly))
			}
		}
	}
	return []byte(source.Edited(string(o.text), edits))
}

// quoteBefore gives the place of a quote before a word, else that of the word.
func quoteBefore(text []byte, at int) int {
	if at > 0 && (text[at-1] == '"' || text[at-1] == '\'') {
		return at - 1
	}
	return at
}

// keyInBlock is a line up to the value of a key that is alone on its line.
var keyInBlock = regexp.MustCompile(`^[ ]*(- +)*(\w+: *)["']?$`)

// formerly gives where former ids are written of a competency whose id is at some bytes,
// and the words: on a line below, or within the braces that the id is in.
func (o *own) formerly(start, end int, ids []string) (at int, words string) {
	line := string(o.text[strings.LastIndexByte(string(o.text[:start]), '\n')+1 : start])
	if m := keyInBlock.FindStringSubmatchIndex(line); m != nil {
		at = len(o.text)
		if i := strings.IndexByte(string(o.text[end:]), '\n'); i >= 0 {
			at = end + i
		}
		return at, "\n" + strings.Repeat(" ", m[4]) + "formerly: " + scaffold.List(ids)
	}
	quoted := quoteBefore(o.text, start) < start
	if quoted {
		end++
	}
	if trimmed := strings.TrimRight(line, `"' `); strings.HasSuffix(trimmed, `":`) {
		return end, `, "formerly": ["` + strings.Join(ids, `", "`) + `"]`
	}
	return end, ", formerly: " + scaffold.List(ids)
}
