package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// mistake is what is wrong at an offset of a text, in the author's words.
type mistake struct {
	at         int
	what, hint string
}

// scanner goes once over JSON or TOML that its parser could not read, and stops at
// the first mistake. The parsers say which character they did not expect; an author
// wants to know what to write.
type scanner struct {
	text  string
	at    int
	found *mistake
}

// tell notes the first mistake. It is false, for scans that end with it.
func (s *scanner) tell(at int, hint, format string, args ...any) bool {
	if s.found == nil {
		s.found = &mistake{at, fmt.Sprintf(format, args...), hint}
	}
	return false
}

// next gives the next byte, 0 at the end.
func (s *scanner) next() byte {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

// skip passes over the bytes of a set.
func (s *scanner) skip(set string) {
	for s.at < len(s.text) && strings.IndexByte(set, s.text[s.at]) >= 0 {
		s.at++
	}
}

// word gives what stands from here up to a byte of the set, and at most to the end
// of the line.
func (s *scanner) word(ends string) string {
	rest := s.text[s.at:]
	if i := strings.IndexAny(rest, ends+"\n"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimRight(rest, " \t")
}

// otherQuotes are marks that are no quotes in any of the formats: those of writing
// programs, and of other languages.
const otherQuotes = "“”„‟«»‘’‚‛‹›`´"

// otherQuote tells whether text stands here in quotes that a format does not know,
// and which.
func (s *scanner) otherQuote(known string) (string, bool) {
	c, _ := utf8.DecodeRuneInString(s.text[s.at:])
	return string(c), strings.ContainsRune(otherQuotes+`'"`, c) && !strings.ContainsRune(known, c)
}

// unquote takes quotes of any kind off the ends of a word.
func unquote(word string) string {
	return strings.TrimSpace(strings.Trim(word, otherQuotes+`'"`))
}

// doubleQuoted writes a text as JSON and TOML do.
func doubleQuoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// dateOf gives the date of a word, without the time of day behind it, and whether
// there is none.
func dateOf(word string) (text string, wrong bool) {
	if text = word; len(text) > 10 && timeForm.MatchString(text[10:]) {
		text = text[:10]
	}
	_, err := day.Parse(text)
	return text, err != nil
}

var dateLike = regexp.MustCompile(`^\d{4}-\d{2}(-\d{2})?$`)

var numberLike = regexp.MustCompile(`^[-+.]?[0-9]`)

// tellUnquoted says why a word without quotes is no value.
func (s *scanner) tellUnquoted(word, format string) bool {
	quoted := doubleQuoted(word)
	switch strings.ToLower(word) {
	case "true", "yes", "on":
		return s.tell(s.at, "write true, in small letters and without quotes", "%q is not known in %s", word, format)
	case "false", "no", "off":
		return s.tell(s.at, "write false, in small letters and without quotes", "%q is not known in %s", word, format)
	case "nan", "none", "nil", "null", "undefined", "n/a", "na", "infinity", "-infinity", "inf", "-inf", "+inf":
		hint := "where a value is missing, write null; text goes into quotes: " + quoted
		if format == "TOML" {
			hint = "where a value is missing, leave the field out; text goes into quotes: " + quoted
		}
		return s.tell(s.at, hint, "%q is not known in %s", word, format)
	}
	text, wrong := dateOf(word)
	switch meant := day.Meant(text); {
	case text != "" && !wrong:
		return s.tell(s.at, "put it into quotes: "+quoted, "the date %q has no quotes", word)
	case len(meant) > 0:
		for i := range meant {
			meant[i] = doubleQuoted(meant[i])
		}
		return s.tell(s.at, "write "+strings.Join(meant, " or "), "%q is not a date", word)
	case dateLike.MatchString(text):
		return s.tell(s.at, "look into a calendar; a day is written as 2026-03-31", "%q is not a date", word)
	case numberLike.MatchString(word):
		return s.tell(s.at, "write a number as 12 or 12.5, without zeros before it; text goes into quotes: "+quoted, "%q is not a number", word)
	}
	return s.tell(s.at, "put it into quotes: "+quoted, "the text %q has no quotes", word)
}

// tellBehind tells of words behind a text whose quotes end too early.
func (s *scanner) tellBehind(opened int, quote, ends string) bool {
	text := s.text[opened+1 : s.at-1]
	hint := `write \" for a quote inside the text`
	if quote == "'" {
		hint = "use double quotes: " + doubleQuoted(text+"'"+strings.TrimSuffix(strings.TrimSuffix(s.word(ends), ","), "'"))
	}
	return s.tell(s.at, hint, "%q follows the closing quote", s.word(ends))
}
