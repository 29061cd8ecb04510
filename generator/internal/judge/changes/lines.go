package changes

import (
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/generator/internal/values/direction"
)

// Section is changes of one sort, in words.
type Section struct {
	Title string
	Lines []Line
}

// Line is one change in words.
type Line struct {
	Mark string // "+" new, "-" removed, "~" changed, "▲" gained, "▼" lost
	Text string // plain text
	Key  string // what it is about: "evidence/rota"; "" = nothing with a key
	More []string
}

// Sections words the changes, the judgement first.
func (c Changes) Sections() []Section {
	var all []Section
	add := func(title string, lines []Line) {
		if len(lines) > 0 {
			all = append(all, Section{title, lines})
		}
	}
	add("The judgement", c.judgement())
	for _, v := range []struct{ title, change string }{
		{"Verdicts gained", "gained"}, {"Verdicts lost", "lost"}, {"New requirements", "asked"},
		{"Requirements that are no longer asked", "not-asked"}, {"Same verdict, other reason", "reason"},
	} {
		add(v.title, c.verdictLines(v.change))
	}
	for _, kind := range append(kinds(), "requirements") {
		var lines []Line
		for _, t := range c.Things {
			if t.Kind == kind {
				lines = append(lines, t.line())
			}
		}
		for _, g := range c.Gone {
			if g.Kind == kind {
				lines = append(lines, Line{Mark: "-", Text: fmt.Sprintf("no longer there: %d", g.Count)})
			}
		}
		add(Heading(kind), lines)
	}
	return all
}

// Heading gives the name of a kind of things as it stands above them: "Case studies".
func Heading(kind string) string {
	name := kind
	if shape, ok := format.Collection(kind); ok && !strings.Contains(shape.One, "-") {
		name = strings.ReplaceAll(kind, "-", " ")
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func (c Changes) judgement() []Line {
	var lines []Line
	for _, r := range []*Reworded{c.Answer, c.Readiness} {
		if r == nil {
			continue
		}
		l := Line{Mark: "~", Text: r.Is}
		if l.Text == "" {
			l.Text = "there is no judgement any more"
		}
		if r.Was != "" {
			l.More = []string{"before: " + r.Was}
		}
		lines = append(lines, l)
	}
	return lines
}

var verdictMarks = map[string]string{"gained": "▲", "lost": "▼", "asked": "+", "not-asked": "-", "reason": "~"}

func (c Changes) verdictLines(change string) []Line {
	var lines []Line
	var same []string
	for _, v := range c.Verdicts {
		if v.Change != change {
			continue
		}
		if change == "reason" && v.Is == string(assess.Supported) && !v.Doubted && len(v.Lapsed) == 0 {
			same = append(same, v.Name)
			continue
		}
		l := Line{Mark: verdictMarks[change], Text: v.Name}
		switch change {
		case "gained", "lost":
			l.Text += ": " + assess.Verdict(v.Was).Word() + " → " + assess.Verdict(v.Is).Word()
		case "not-asked":
			l.Text += ": was " + assess.Verdict(v.Was).Word()
		default:
			l.Text += ": " + assess.Verdict(v.Is).Word()
		}
		if v.Because != "" {
			l.More = append(l.More, v.Because)
		}
		if v.BecauseWas != "" && v.BecauseWas != v.Because {
			l.More = append(l.More, "before: "+v.BecauseWas)
		}
		if len(v.Counts) > 0 && v.Was != "" {
			l.More = append(l.More, "counts now: "+strings.Join(v.Counts, ", "))
		}
		if len(v.Lapsed) > 0 {
			l.More = append(l.More, "no longer counts: "+strings.Join(v.Lapsed, ", "))
		}
		lines = append(lines, l)
	}
	if len(same) > 0 {
		lines = append(lines, Line{Mark: "~", Text: "supported as before, by other figures: " + strings.Join(same, ", ")})
	}
	return lines
}

var thingMarks = map[string]string{"new": "+", "removed": "-", "changed": "~", "renamed": "~", "moved": "~"}

// line words a thing, with a line more for each field.
func (t Thing) line() Line {
	l := Line{Mark: thingMarks[t.Change], Text: t.Title}
	if _, ok := format.Collection(t.Kind); ok || slices.Contains([]string{seriesKind, chartsKind, competenciesKind}, t.Kind) {
		l.Key = t.Kind + "/" + t.ID
	}
	if t.About != "" && t.About != t.Title && t.Change == "new" {
		l.Text += ", " + t.About
	}
	switch {
	case t.Change == "renamed" && t.WasID != "":
		l.More = append(l.More, "renamed; the id was "+t.WasID)
	case t.Change == "renamed":
		l.More = append(l.More, "renamed")
	case t.Moved != "":
		l.More = append(l.More, "moved from "+t.Moved+" to "+t.File)
	}
	for _, f := range t.Fields {
		l.More = append(l.More, f.lines()...)
	}
	return l
}

// lines words a field.
func (f Field) lines() []string {
	switch {
	case f.Words != nil && f.Words.Was == 0:
		return []string{fmt.Sprintf("%s: added, %s", f.Name, wordCount(f.Words.Is))}
	case f.Words != nil && f.Words.Is == 0:
		return []string{f.Name + ": removed"}
	case f.Words != nil && f.Words.Was == f.Words.Is:
		return []string{fmt.Sprintf("%s: rewritten, %s", f.Name, wordCount(f.Words.Is))}
	case f.Words != nil:
		return []string{fmt.Sprintf("%s: rewritten, %s (%d before)", f.Name, wordCount(f.Words.Is), f.Words.Was)}
	case len(f.Added)+len(f.Removed)+len(f.Items) > 0:
		return f.itemLines()
	case f.Was == "" && f.Is == "":
		return []string{f.Name + ": changed"}
	case f.Is == "":
		return []string{f.Name + ": " + spoken(f.Was) + " → none"}
	case f.Was == "":
		return []string{f.Name + ": now " + spoken(f.Is)}
	}
	was, is := bothBrief(f.Was, f.Is)
	line := f.Name + ": " + was + " → " + is
	switch {
	case f.Later == 1 || f.Later == -1:
		line += ", 1 day "
	case f.Later != 0:
		line += fmt.Sprintf(", %d days ", max(f.Later, -f.Later))
	}
	switch {
	case f.Later > 0:
		line += "later"
	case f.Later < 0:
		line += "earlier"
	}
	return []string{line}
}

// mostItems is how many items of a list are told by themselves.
const mostItems = 5

func (f Field) itemLines() []string {
	var all []string
	for _, sort := range []struct {
		what  string
		items []string
	}{{"added", f.Added}, {"removed", f.Removed}} {
		switch {
		case len(sort.items) > mostItems:
			all = append(all, fmt.Sprintf("%s: %d %s, %s to %s", f.Name, len(sort.items), sort.what, brief(sort.items[0]), brief(sort.items[len(sort.items)-1])))
		default:
			for _, item := range sort.items {
				all = append(all, f.Name+": "+sort.what+" "+brief(item))
			}
		}
	}
	if len(f.Items) > mostItems {
		return append(all, fmt.Sprintf("%s: %d changed, %s to %s", f.Name, len(f.Items), brief(f.Items[0].Item), brief(f.Items[len(f.Items)-1].Item)))
	}
	for _, i := range f.Items {
		switch {
		case i.Was == "" && i.Is == "":
			all = append(all, f.Name+": "+brief(i.Item)+": changed")
		case i.Was == "":
			all = append(all, f.Name+": "+brief(i.Item)+": now "+brief(i.Is))
		case i.Is == "":
			all = append(all, f.Name+": "+brief(i.Item)+": "+brief(i.Was)+" → none")
		default:
			all = append(all, f.Name+": "+brief(i.Item)+": "+brief(i.Was)+" → "+brief(i.Is))
		}
	}
	return all
}

// spoken gives a date in words, and any other value on one line.
func spoken(text string) string {
	if p, err := day.Parse(text); err == nil {
		return p.Words()
	}
	return brief(text)
}

// mostRunes is how much of a value stands in a line.
const mostRunes = 90

// brief gives a value on one line of a bounded length.
func brief(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > mostRunes {
		return direction.Settled(string(runes[:mostRunes-1])) + "…"
	}
	return text
}

// mostBefore is how much of two values stands before what differs in them.
const mostBefore = 40

// bothBrief gives two values on a line, each of a bounded length, with what differs in them.
func bothBrief(was, is string) (string, string) {
	a, b := spoken(was), spoken(is)
	if a != b {
		return a, b
	}
	one, other := []rune(strings.Join(strings.Fields(was), " ")), []rune(strings.Join(strings.Fields(is), " "))
	at := 0
	for at < min(len(one), len(other)) && one[at] == other[at] {
		at++
	}
	at = max(0, at-mostBefore)
	for at > 0 && one[at-1] != ' ' {
		at--
	}
	return brief("…" + string(one[at:])), brief("…" + string(other[at:]))
}

func wordCount(n int) string {
	if n == 1 {
		return "1 word"
	}
	return fmt.Sprintf("%d words", n)
}
