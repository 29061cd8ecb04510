package importer

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// aPromise is a word in front of what somebody is to do.
const aPromise = `(?i:action(?: item| point)?|to[- ]?do|actie(?:punt)?|te doen|acç?ão|ação|tarefa|a fazer|acción|tarea|aufgabe|à faire)`

// anUntil is a word in front of the day until when something is done.
const anUntil = `\b(?:by|until|due(?: on)?|before|uiterlijk|vóór|voor|bis(?: zum)?|até|antes de|avant)`

var (
	boxLine = regexp.MustCompile(`^\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+)?(?:\[([ xX])\]\s+|` + aPromise + `\s*:\s*)(\S.*)$`)
	// promised is an action with who it is for: "actie PG: ask the board".
	promised = regexp.MustCompile(`^\s*(?:[-*+•]\s+)?` + aPromise + `\s+(\p{Lu}[\pL.'’-]*(?:\s\p{Lu}[\pL.'’-]*)?)\s*:\s*(\S.*)$`)
	// behind is an action behind a sentence.
	behind    = regexp.MustCompile(`^(.*\S)\s+(?:TODO|ToDo|TO DO|ACTION|ACTIE|AÇÃO|TAREFA|ACCIÓN|TAREA|AUFGABE|À FAIRE)\s*:\s*(\S.*)$`)
	untilDate = regexp.MustCompile(`(?i)[ ,(]*(?:` + anUntil + `|📅)\s*:?\s*(` + aDate + `)\)?`)
	// untilMonth is a day or a month without its year: "by 3 May", "bis 08.12.".
	untilMonth = regexp.MustCompile(`(?i)[ ,(]*` + anUntil + `\s+(?:(` + aDayOrMonth + `)(?:[).,;]|$)|(\d{1,2}\.\d{1,2}\.)(?:[ ).,;]|$))`)
	// vows is an item that says in a sentence what somebody is to do: "I promised the draft by
	// 8 Dec", "Ana will ask the board". Whether it was done, it does not say.
	vows = regexp.MustCompile(`^\s*[-*+•]\s+(?:(?i:I\s+(?:promised?|will)|I['’]ll|ich\s+(?:werde|verspreche|versprach)|ik\s+(?:zal|beloof)|(?:eu\s+)?(?:vou|prometi)|(?:yo\s+)?(?:voy\s+a|prometí)|je\s+vais|j['’]ai\s+promis)|` +
		`\p{Lu}[\pL.'’-]+(?:\s\p{Lu}[\pL.'’-]*)?\s+(?:will|promised|promises|wird|versprach|zal|beloofde|vai|prometeu|va\s+a|prometió|a\s+promis))\s`)
	// refers is a word for what was said before.
	refers   = regexp.MustCompile(`(?i)\b(?:that|this|it|them|dat|dit|hiermee|daarmee|damit|dies|das|isso|isto|disso|eso|esto|cela|ça)\b`)
	calledOn = regexp.MustCompile(`@([\pL\pN][\pL\pN._-]*)`)
	inFront  = regexp.MustCompile(`^\**([\pL][\pL\pN .,'’-]{0,40}?)\**(?:\s*:\**|\s+[–—-]|\s+to\b|\s+will\b)\s+`)
	atTheEnd = regexp.MustCompile(`\s*[(\[]\s*([\pL][\pL\pN .,'’-]{0,40}?)\s*[)\]]\s*$`)
)

// steps makes steps of the boxes in a note of a meeting: a box that is not ticked is
// open, and one that is ticked is done. So is what an action is written in front of.
// They are not in the text then.
func (f *Found) steps(shape format.Shape, opt NotesOptions) {
	field, ok := shape.Field("steps")
	if !ok || field.Shape != &format.Step || f.has("steps") {
		return
	}
	var items, lines, vowed []string
	people := owners{opt.Known[format.People], opt.Author}
	on := day.None
	if text, has := f.textOf(shape.When); has {
		if date, asked := datesAlone(text.Text); date.Given() && len(asked) == 0 {
			on = date.Last
		}
	}
	fenced := false
	for line := range strings.SplitSeq(f.note.body, "\n") {
		if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fenced = !fenced
		}
		box, rest := promise(line, people)
		if box == nil || fenced {
			if !fenced && vows.MatchString(line) {
				vowed = append(vowed, strings.TrimSpace(line))
			}
			lines = append(lines, line)
			continue
		}
		if rest != "" {
			lines = append(lines, rest)
		}
		s := stepOf(wordsOfLinks(box[2]), people, on)
		s.about(rest)
		f.Remarks = append(f.Remarks, s.remarks...)
		item := "{text: " + scaffold.Scalar(s.text)
		if s.who != "" {
			item += ", who: " + s.who
		}
		if s.by != "" {
			item += ", by: " + s.by
		}
		if strings.EqualFold(box[1], "x") {
			item += ", done: true"
		}
		items = append(items, item+"}")
	}
	if len(vowed) > 0 {
		f.remark("a promise seems to be in %s, such as %q, and no step was made of it; put [ ] in front of it before you import it, or write it under steps in the entry", counted(len(vowed), "line"), oneLine(strings.TrimLeft(vowed[0], "-*+• "), 80))
	}
	if len(items) == 0 {
		return
	}
	f.Given = append(f.Given, Given{Field: "steps", YAML: "[" + strings.Join(items, ", ") + "]"})
	f.note.body = strings.TrimSpace(strings.Join(lines, "\n"))
	f.Remarks = append(f.Remarks, counted(len(items), "step")+" made of its boxes and actions")
}

// promise finds what is to be done in a line: whether it is ticked, and its words. The rest of
// the line is no part of it.
func promise(line string, people owners) (box []string, rest string) {
	if box = boxLine.FindStringSubmatch(line); box != nil {
		return box, ""
	}
	if m := promised.FindStringSubmatch(line); m != nil {
		if _, is := people.owner(m[1]); is || initialsAlone.MatchString(m[1]) {
			return []string{line, "", m[1] + ": " + m[2]}, ""
		}
	}
	if m := behind.FindStringSubmatch(line); m != nil {
		return []string{line, "", m[2]}, m[1]
	}
	return nil, ""
}

var initialsAlone = regexp.MustCompile(`^\p{Lu}{2,3}$`)

// step is a promise of a meeting.
type step struct {
	text, who, by string
	remarks       []string
}

// stepOf reads a step: "Anna: send the form by 2026-04-01", "Send the form (Anna)",
// "@anna sends the form". A name that is nobody's stays in the text.
// Months without a year are those that follow the day of the note.
func stepOf(text string, people owners, on day.Day) step {
	s := step{text: prose(text)}
	if m := untilDate.FindStringSubmatchIndex(s.text); m != nil {
		if date, asked := datesAlone(ordinal.ReplaceAllString(s.text[m[2]:m[3]], "$1")); date.Given() && len(asked) == 0 {
			s.by = date.Text
			s.text = strings.TrimSpace(s.text[:m[0]] + " " + strings.TrimSpace(s.text[m[1]:]))
		}
	}
	if s.by == "" {
		s.month(on)
	}
	for _, form := range []*regexp.Regexp{inFront, atTheEnd, calledOn} {
		m := form.FindStringSubmatchIndex(s.text)
		if m == nil {
			continue
		}
		name := s.text[m[2]:m[3]]
		who, is := people.owner(name)
		if !is {
			if form == calledOn || form == inFront && initialsAlone.MatchString(name) {
				s.remarks = append(s.remarks, fmt.Sprintf("a step names %q, who is not among the people of the portfolio; without who, it is yours", name))
			}
			continue
		}
		s.who = who
		if form != calledOn || m[0] == 0 {
			s.text = strings.TrimSpace(s.text[:m[0]] + s.text[m[1]:])
		}
		break
	}
	s.text = oneLine(s.text, 0)
	return s
}

// month gives a step the day or the month that it names without a year: the next one from a day on.
func (s *step) month(on day.Day) {
	m := untilMonth.FindStringSubmatchIndex(s.text)
	if m == nil || on == day.None {
		return
	}
	begin, end := max(m[2], m[4]), max(m[3], m[5])
	text := strings.TrimSuffix(ordinal.ReplaceAllString(s.text[begin:end], "$1"), ".") + " "
	if m[4] >= 0 {
		text = s.text[begin:end]
	}
	for _, year := range []string{on.String()[:4], on.AddMonths(12).String()[:4]} {
		if date, asked := datesAlone(text + year); date.Given() && len(asked) == 0 && date.Last >= on {
			s.by = date.Text
			s.remarks = append(s.remarks, fmt.Sprintf("by: %q was read as %s, the next one after the note", s.text[begin:end], date.Text))
			s.text = strings.TrimSpace(s.text[:m[0]] + strings.TrimLeft(s.text[end:], ")"))
			return
		}
	}
}

// about adds to a step that refers to what was said before it the sentence that stands there.
func (s *step) about(before string) {
	before = strings.TrimRight(bare(bulletLine.ReplaceAllString(before, "$2")), ".!? ")
	if before == "" || !refers.MatchString(s.text) {
		return
	}
	s.text = oneLine(s.text+" ("+strings.TrimSpace(before[strings.LastIndexAny(before, ".!?")+1:])+")", 0)
}

// owners are those whom a step may be for: the people, by what they are called, and the author.
type owners struct {
	known  map[string]string
	author string
}

// owner finds who a step is for: a person, by the first name too, or the author, who has
// no id.
func (o owners) owner(name string) (id string, is bool) {
	people, letters := o.known, strings.ToLower(name)
	switch letters {
	case "me", "i", "myself", "self":
		return "", true
	}
	if initialsAlone.MatchString(name) && hasInitials(o.author, letters) && len(withInitials(people, letters)) == 0 {
		return "", true
	}
	if all := person(people, name); len(all) == 1 && all[0] != "" {
		return all[0], true
	}
	if initialsAlone.MatchString(name) {
		if all := withInitials(people, letters); len(all) == 1 {
			return all[0], true
		}
	}
	words, _ := nameWords(name)
	if len(words) != 1 {
		return "", false
	}
	for called, other := range people {
		if of, _ := nameWords(called); other != "" && other != id && len(of) > 1 && (of[0] == words[0] || of[len(of)-1] == words[0]) {
			if id != "" {
				return "", false
			}
			id = other
		}
	}
	return id, id != ""
}
