package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostNamed bounds the entries that a command is worded for.
const mostNamed = 10

// addressed are the words by which somebody is called with the last name alone.
var addressed = strings.Fields("dr prof professor mr mrs ms mx miss frau herr herrn dhr mevr mevrouw meneer mme mlle madame monsieur sra señora senhora sig signora dott dra")

// spellings gives what people are called in a text, in small letters and without marks: by
// the whole name, by an initial and the last name, and by a title and the last name. One word
// alone may be anybody, unless people.yaml has it so.
func (e *entries) spellings(known map[string]string) map[string]string {
	all := map[string]string{}
	author := strings.Join(authorWords(e.Author), " ")
	add := func(words []string, id string) {
		text := strings.Join(words, " ")
		switch was, there := all[text]; {
		case text == author:
		case there && was != id:
			all[text] = "" // two people
		default:
			all[text] = id
		}
	}
	for name, id := range known {
		words, _ := nameWords(name)
		if len(words) == 1 && name != id { // the author says that somebody is called so
			add(words, id)
		}
		if len(words) < 2 || id == "" {
			continue
		}
		add(words, id)
		if last := words[len(words)-1]; !strings.HasSuffix(author, " "+last) {
			for _, title := range addressed {
				add([]string{title, last}, id)
			}
		}
		if first := []rune(words[0]); len(first) > 1 {
			add([]string{string(first[:1]), words[len(words)-1]}, id)
		}
	}
	return all
}

// noteNamed notes the people whom a new entry names, and who are no witnesses of it.
func (e *entries) noteNamed(d draft, record Record) {
	if _, has := e.Shape.Field("witnesses"); !has || record.Became != Written {
		return
	}
	if e.called == nil {
		e.called, e.namedIn = e.spellings(e.Known["people"]), map[string][]string{}
	}
	written := strings.FieldsFunc(plainLetters(withoutDegrees(d.title+" "+d.body)), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	words := strings.Fields(strings.ToLower(strings.Join(written, " ")))
	key := e.Shape.Name + "/" + idOf(record.File)
	for at := range words {
		begin := 2
		if first, _ := utf8.DecodeRuneInString(written[at]); unicode.IsUpper(first) {
			begin = 1
		}
		for n := begin; n <= 4 && at+n <= len(words); n++ {
			id := e.called[strings.Join(words[at:at+n], " ")]
			if id != "" && !strings.Contains(d.values["witnesses"], id) && !slices.Contains(e.namedIn[id][max(0, len(e.namedIn[id])-1):], key) {
				e.namedIn[id] = append(e.namedIn[id], key)
			}
		}
	}
}

// proposeWitnesses words what makes the people witnesses of the entries that name them. Who
// is named has not always seen it, so nobody becomes one unasked.
func (e *entries) proposeWitnesses() {
	for _, id := range sortedKeys(e.namedIn) {
		in := e.namedIn[id]
		of := "an entry names"
		if len(in) > 1 {
			of = fmt.Sprintf("%d entries name", len(in))
		}
		more := ""
		if n := len(in) - mostNamed; n > 0 {
			in, more = in[:mostNamed], fmt.Sprintf(" (and %d more)", n)
		}
		e.account.Next = append(e.account.Next, fmt.Sprintf("%s %s; whoever can confirm it is made a witness: casebook set %s --witness %s%s", of, id, strings.Join(in, " "), id, more))
	}
}
