package pageparts

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

const entriesShown = 10 // links of a rule

// Readiness sums the judgement up; nil where nothing is judged.
func (d *Parts) Readiness(whole bool) *views.Readiness {
	r := d.Judged.Readiness
	if d.Judged.Level == "" || r.Total == 0 && r.Rules == 0 {
		return nil
	}
	v := views.Readiness{Sentence: r.Sentence, Line: ofBoth(r.Total, r.Rules), Holds: r.Holds, Total: r.Total + r.Rules}
	for _, t := range []struct {
		id, words string
		of        assess.ByVerdict
	}{{"required", "required", r.Required}, {"optional", "optional", r.Optional}} {
		if n := t.of.Total(); n > 0 {
			v.Tallies = append(v.Tallies, views.Tally{ID: t.id, N: n, Line: fmt.Sprintf("%d %s", n, t.words), Counts: counts(t.of)})
		}
	}
	rules := map[assess.Verdict]int{}
	for _, x := range d.Judged.Rules {
		rules[x.Verdict]++
	}
	v.RulesLine = ofAll(rules)
	if !whole {
		return &v
	}
	for _, x := range d.Judged.Rules {
		v.Rules = append(v.Rules, d.Rule(x))
	}
	return &v
}

// counts gives a tally as the key to the shapes: each verdict that there is, with how many.
func counts(t assess.ByVerdict) []views.Count {
	n := map[views.Word]int{
		caseindex.VerdictWord(assess.Supported): t.Supported, caseindex.VerdictWord(assess.Some): t.Some,
		caseindex.VerdictWord(assess.None): t.None, caseindex.VerdictWord(assess.Waived): t.Waived,
	}
	for _, doubt := range t.Doubted {
		n[caseindex.DoubtWord(doubt)]++
	}
	var all []views.Count
	for _, word := range caseindex.ExpectationWords() {
		if n[word] > 0 {
			all = append(all, views.Count{Verdict: word, N: n[word], Line: counted(word, n[word])})
		}
	}
	return all
}

// ofBoth gives "18 competencies and 6 rules".
func ofBoth(competencies, rules int) string {
	var parts []string
	if competencies > 0 {
		parts = append(parts, wording.Count(competencies, "competency", "competencies"))
	}
	if rules > 0 {
		parts = append(parts, wording.Count(rules, "rule", "rules"))
	}
	return wording.List(parts)
}

// counted says how many have a verdict.
func counted(verdict views.Word, n int) string {
	words := verdict.Word
	switch verdict.ID {
	case string(assess.Some):
		words = "with some evidence"
	case string(assess.None):
		words = "without evidence yet"
	}
	return fmt.Sprintf("%d %s", n, words)
}

// Answer gives the answer to what a committee asks first; nil where nothing is asked.
func (d *Parts) Answer() *views.Answer {
	a := d.Judged.Answer
	if a.Stand == "" {
		return nil
	}
	lead, line, _ := strings.Cut(a.Sentence, ": ")
	return &views.Answer{
		Stand: views.Word{ID: strings.ReplaceAll(string(a.Stand), " ", "-"), Word: string(a.Stand)}, Lead: lead, Line: line,
		Doubt: a.Contested(),
	}
}

// Rule gives one line of the gate with its verdict.
func (d *Parts) Rule(x assess.Rule) views.Rule {
	v := views.Rule{
		ID: x.ID, Name: x.Name, Importance: caseindex.ImportanceWord(x.Importance),
		Verdict: caseindex.RuleWord(&x), BecauseMD: d.Because(x.Because),
	}
	switch {
	case x.Want > 0 && x.Have > x.Want:
		v.Have = fmt.Sprintf("%d %s, %d asked", x.Have, x.Unit, x.Want)
	case x.Want > 0:
		v.Have = fmt.Sprintf("%d of %d %s", x.Have, x.Want, x.Unit)
	}
	v.Links, v.More = d.First(entriesShown, x.Entries)
	return v
}

// namedOnMap is up to how many expectations of a kind a matrix names that has no room
// for the names of all.
const namedOnMap = 12

// Strips gives each area as a row of marks, and skips areas that the level aimed
// at asks nothing in. Where there is no room for the names of all, a row names what
// blocks, what is open and what is in doubt, and counts the others. Rules of the gate
// are a row of their own.
func (d *Parts) Strips() []views.AreaStrip {
	var all []views.AreaStrip
	named := d.namedOnMap()
	for i := range d.Case.Framework.Areas {
		area := &d.Case.Framework.Areas[i]
		strip := views.AreaStrip{ID: area.ID, Name: area.Name.V, URL: d.At("/skills/") + "#" + AreaAnchor(area.ID)}
		others := map[views.Word]int{}
		for _, c := range area.Competencies {
			s := d.Skill[c.ID]
			switch {
			case s.Judged == nil:
			case named(s.Judged):
				strip.Marks = append(strip.Marks, d.mark(s.Heading(), d.At("/skills/"+s.ID+"/"), s.Judged.Verdict, caseindex.ExpectationWord(s.Judged), s.Judged.Importance))
			default:
				others[caseindex.ExpectationWord(s.Judged)]++
			}
		}
		for _, word := range caseindex.ExpectationWords() {
			if n := others[word]; n > 0 {
				strip.Counts = append(strip.Counts, views.Counted{Verdict: word, Line: counted(word, n)})
			}
		}
		if len(strip.Marks)+len(strip.Counts) > 0 {
			all = append(all, strip)
		}
	}
	if len(all) == 0 {
		return nil
	}
	if len(d.Judged.Rules) > 0 {
		all = append(all, d.ruleStrip())
	}
	return all
}

// ruleStrip gives the rules of the gate as a row: all by their names where competencies
// are, else those that are not met.
func (d *Parts) ruleStrip() views.AreaStrip {
	strip := views.AreaStrip{Name: "The level as a whole", URL: d.At("/skills/") + "#part.gate"}
	met := map[views.Word]int{}
	for _, r := range d.Judged.Rules {
		if r.Verdict.Holds() && !d.namesAll() {
			met[caseindex.RuleWord(&r)]++
			continue
		}
		strip.Marks = append(strip.Marks, d.mark(r.Name, strip.URL, r.Verdict, caseindex.RuleWord(&r), r.Importance))
	}
	for _, word := range caseindex.ExpectationWords() {
		if met[word] > 0 {
			strip.Counts = append(strip.Counts, views.Counted{Verdict: word, Line: counted(word, met[word])})
		}
	}
	return strip
}

// mark gives one expectation or rule; what is said of its verdict behind "but" is its note.
func (d *Parts) mark(title, url string, verdict assess.Verdict, word views.Word, importance casefile.Importance) views.Mark {
	should := importance == casefile.Should
	m := views.Mark{Title: title, URL: url, Verdict: word, Should: should, Blocks: !should && !verdict.Holds()}
	if _, note, ok := strings.Cut(word.Word, ", "); ok {
		m.Note = note
	}
	return m
}

// namesAll tells whether a matrix has room for the names of all.
func (d *Parts) namesAll() bool { return len(d.Asking()) <= casecharts.RowsOnMap }

// namedOnMap chooses the expectations that a matrix names: all where there is room, else
// those that block, those that are open and those in doubt, each if they are few.
func (d *Parts) namedOnMap() func(*assess.Expectation) bool {
	if d.namesAll() {
		return func(*assess.Expectation) bool { return true }
	}
	kind := func(e *assess.Expectation) string {
		switch {
		case e.Blocks():
			return "blocks"
		case !e.Verdict.Holds():
			return "open"
		case len(e.Doubts) > 0:
			return "in doubt"
		}
		return ""
	}
	of := map[string]int{"": namedOnMap + 1}
	for i := range d.Judged.Expectations {
		of[kind(&d.Judged.Expectations[i])]++
	}
	return func(e *assess.Expectation) bool { return of[kind(e)] <= namedOnMap }
}

// areaLine says "4 of 5 supported, 1 not applicable".
func (d *Parts) areaLine(area *casefile.Area) string {
	n := map[assess.Verdict]int{}
	for _, c := range area.Competencies {
		if s := d.Skill[c.ID]; s.Judged != nil {
			n[s.Judged.Verdict]++
		}
	}
	return ofAll(n)
}

// ofAll says how many of all are supported; "" of none.
func ofAll(n map[assess.Verdict]int) string {
	total := 0
	for _, some := range n {
		total += some
	}
	if total == 0 {
		return ""
	}
	line := fmt.Sprintf("%d of %d supported", n[assess.Supported], total)
	if waived := n[assess.Waived]; waived > 0 {
		line += fmt.Sprintf(", %d not applicable", waived)
	}
	return line
}
