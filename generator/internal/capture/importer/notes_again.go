package importer

import (
	"regexp"
	"slices"
	"strings"
)

// Notes that were imported before are known by the file and the heading that they came from, or by
// their text. One that has grown, and is in a file of another name by now, is known by its day and
// most of the words that its entry has.
const (
	leastKept      = 0.8 // of the words of the entry
	leastKeptWords = 5
	mostNewLines   = 5 // of a note that has changed, which are told
)

// present finds the file that a record became in a former import: by its key, or as a note
// that has another place now, by its text.
func (e *entries) present(key string, f Found, d draft) (file string, remarks []string) {
	text := f.digest()
	file, there := e.Existing.Keys[key]
	switch {
	case there && (text == "" || e.Existing.Texts[key+text] != ""):
		return file, nil
	case !there && e.Existing.Texts[text] != "":
		return e.Existing.Texts[text], nil
	case !there:
		if file = e.grown(f, d); file == "" {
			return "", nil
		}
	}
	f.note.changed = true
	remark := "the note has changed since it was imported, and what is new in it was not added"
	if lines := newIn(f.note.text, e.Existing.Has[file]); len(lines) > 0 {
		remark += ": " + quoted(lines[:min(len(lines), mostNewLines)])
		if more := len(lines) - mostNewLines; more > 0 {
			remark += " and " + counted(more, "more line")
		}
	}
	return file, []string{remark}
}

// grown finds the entry of the same day that a note of another file has become.
func (e *entries) grown(f Found, d draft) string {
	if f.note == nil || d.date == "" {
		return ""
	}
	if e.ofDay == nil {
		e.ofDay = map[string][]string{}
		for _, file := range sortedKeys(e.Existing.Has) {
			has := e.Existing.Has[file]
			if date, is := has.Fields.Get("date"); is && has.Key != "" {
				e.ofDay[date.Value.Text] = append(e.ofDay[date.Value.Text], file)
			}
		}
	}
	now := wordsOfNote(f.note.text)
	for _, file := range e.ofDay[d.date] {
		has := e.Existing.Has[file]
		was, kept := has.words(), 0
		for word := range was {
			if now[word] {
				kept++
			}
		}
		if kept >= leastKeptWords && float64(kept) >= leastKept*float64(len(was)) {
			return file
		}
	}
	return ""
}

// newIn gives the lines of a note with words that its entry does not have.
func newIn(text string, has Entry) (lines []string) {
	known := has.words()
	for line := range strings.Lines(text) {
		said := opening(strings.TrimSpace(line))
		for word := range wordsOfNote(line) {
			if !known[word] && !slices.Contains(lines, said) {
				lines = append(lines, said)
			}
		}
	}
	return lines
}

// words gives the words of an entry that can come from a note.
func (e Entry) words() map[string]bool {
	text := e.Body
	for _, f := range e.Fields.Fields {
		if !slices.Contains([]string{"imported", "audience", "date"}, f.Key) {
			text += " " + saying(f.Value)
		}
	}
	return wordsOfNote(text)
}

// addressOfLink is the address of a link, of a page or of another note.
var addressOfLink = regexp.MustCompile(`\]\([^()\s]*\)`)

// wordsOfNote gives the words of a text without the addresses of its links.
func wordsOfNote(text string) map[string]bool {
	text = addressOfLink.ReplaceAllString(wordsOfLinks(text), "]")
	return wordsOf(strings.Join(strings.FieldsFunc(text, notOfWord), " "))
}
