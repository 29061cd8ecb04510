package source

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// jsonMistake finds the first mistake of a text that is not JSON; nil where it finds
// none. With whole, nothing may stand behind the value.
func jsonMistake(text string, whole bool) *mistake {
	j := jsonScan{scanner: scanner{text: text}, comma: -1, value: -1}
	for j.step() {
	}
	if j.found == nil && whole && j.at < len(text) {
		hint := "delete it, or look for a bracket that closes too early"
		if c := j.next(); c == '{' || c == '[' {
			hint = "put both into one list: [ ..., ... ]"
		}
		j.tell(j.at, hint, "%q comes after the end", j.some())
	}
	return j.found
}

// jsonScan is where in the JSON a scan is.
type jsonScan struct {
	scanner
	open  []int // the brackets that are open
	want  jsonWant
	comma int    // the comma that was passed just now; -1 = none
	value int    // where the value before ends; -1 = none
	key   string // the field that waits for its colon or its value, as it is written
	text0 int    // the quote that the value before began with
}

// jsonWant is what must follow.
type jsonWant int

const (
	jsonValue jsonWant = iota
	jsonKey
	jsonColon
	jsonComma
)

const jsonSpace = " \t\r\n"

// step reads one token; it is false at the end, and at the first mistake.
func (j *jsonScan) step() bool {
	j.skip(jsonSpace)
	if j.at >= len(j.text) {
		return j.ended()
	}
	c := j.next()
	if c == '#' || c == '/' {
		return j.tell(j.at, "delete it; a file that is named .yaml may hold comments, which begin with #", "JSON has no comments, and %q is one", j.some())
	}
	if (c == ']' || c == '}') && len(j.open) > 0 {
		return j.closed(c)
	}
	switch j.want {
	case jsonKey:
		return j.field()
	case jsonColon:
		if c != ':' {
			return j.tell(j.at, "write "+j.key+": and the value after it", "expected a colon after %s, found %q", j.key, j.some())
		}
		j.at++
		j.want = jsonValue
		return true
	case jsonComma:
		if c != ',' {
			return j.noComma(c)
		}
		j.comma = j.at
		j.at++
		if j.want = jsonValue; j.inObject() {
			j.want = jsonKey
		}
		return true
	}
	return j.anyValue(c)
}

// some gives what comes next as a message quotes it.
func (j *jsonScan) some() string {
	w := j.word(",:[]{}\"\r")
	if c := j.next(); c == '"' {
		w, _, _ = strings.Cut(j.text[j.at+1:], `"`)
		w, _, _ = strings.Cut(w, "\n")
	} else if w == "" && c != 0 {
		w = string(c)
	}
	if r := []rune(w); len(r) > 30 {
		w = string(r[:30]) + "…"
	}
	return w
}

func (j *jsonScan) inObject() bool { return len(j.open) > 0 && j.text[j.open[len(j.open)-1]] == '{' }

// done notes that a value has ended here; it is false where that was the whole.
func (j *jsonScan) done() bool {
	j.value, j.comma, j.key, j.want = j.at, -1, "", jsonComma
	if len(j.open) == 0 {
		j.skip(jsonSpace)
		return false
	}
	return true
}

func (j *jsonScan) ended() bool {
	if len(j.open) == 0 {
		return j.tell(0, "write a list of entries between [ and ], or delete the file", "the file is empty")
	}
	at := j.open[len(j.open)-1]
	return j.tell(at, "close it with "+closer(j.text[at]), "the %c that begins here has no end", j.text[at])
}

func closer(open byte) string {
	if open == '{' {
		return "}"
	}
	return "]"
}

func (j *jsonScan) closed(c byte) bool {
	at := j.open[len(j.open)-1]
	switch {
	case string(c) != closer(j.text[at]):
		return j.tell(j.at, "close what is open first, with "+closer(j.text[at]), "%q closes a bracket of another kind", string(c))
	case j.comma >= 0:
		return j.tell(j.comma, "delete the comma", "nothing follows this comma before the %c", c)
	case j.key != "":
		return j.tell(j.at, "write a value, or delete the field; null says that there is none", "%s has no value", j.key)
	}
	j.open = j.open[:len(j.open)-1]
	j.at++
	return j.done()
}

func (j *jsonScan) noComma(c byte) bool {
	if j.text[j.value-1] == '"' && j.at == j.value && c != '"' && strings.IndexByte(":;=[{", c) < 0 {
		return j.tellBehind(j.text0, `"`, ",]}\"")
	}
	switch {
	case len(j.open) == 1 && strings.Contains(j.text[j.value:j.at], "\n\n"): // the body of an entry
		return j.ended()
	case c == ';':
		return j.tell(j.at, "write a comma", "expected a comma, found %q", ";")
	case c == ':' || c == '=':
		return j.tell(j.at, "write fields between { and }, as in {\"id\": \"a\"}", "expected a comma or %s, found %q", closer(j.text[j.open[len(j.open)-1]]), string(c))
	}
	return j.tell(j.value, "write a comma between this value and the next; the last one is closed with "+closer(j.text[j.open[len(j.open)-1]]), "a comma is missing here, before %q", j.some())
}

// field reads the name of a field.
func (j *jsonScan) field() bool {
	c := j.next()
	if c == '"' {
		from := j.at
		if !j.quoted() {
			return false
		}
		j.key, j.comma, j.want = j.text[from:j.at], -1, jsonColon
		return true
	}
	if c == ',' {
		return j.tell(j.at, "delete one of the two", "no field comes before this comma")
	}
	if before := j.comma - 1; j.comma > 0 && j.at == j.comma+1 && c >= '0' && c <= '9' && before >= 0 && j.text[before] >= '0' && j.text[before] <= '9' {
		return j.tell(j.comma, "write a number with a point before its decimals and without marks between thousands, as 12.5 or 1200", "a number contains a comma")
	}
	name := unquote(j.word(":=,{}[]"))
	if name == "" {
		return j.tell(j.at, "write fields as \"id\": \"a\"", "expected the name of a field, found %q", j.some())
	}
	return j.tell(j.at, "put it into double quotes: "+doubleQuoted(name)+":", "the field name %s needs double quotes", diag.Quoted(name))
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

func (j *jsonScan) anyValue(c byte) bool {
	switch c {
	case '{', '[':
		j.open = append(j.open, j.at)
		j.at++
		j.comma, j.key = -1, ""
		if j.want = jsonValue; c == '{' {
			j.want = jsonKey
		}
		return true
	case '"':
		j.text0 = j.at
		return j.quoted() && j.done()
	case ',':
		if j.key != "" {
			return j.tell(j.at, "write a value, or delete the field; null says that there is none", "%s has no value", j.key)
		}
		return j.tell(j.at, "delete the comma", "no value comes before this comma")
	case ':', '=':
		return j.tell(j.at, "write one colon between the field and its value", "expected a value, found %q", string(c))
	case ']', '}':
		return j.tell(j.at, "delete it, or look for a bracket that closes too early", "this %q closes nothing", string(c))
	}
	if _, other := j.otherQuote(`"`); other {
		return j.tell(j.at, "write "+doubleQuoted(unquote(j.word(",]}"))), "JSON puts text in double quotes, not in %s", strings.TrimSpace(string([]rune(j.text[j.at:])[:1])))
	}
	word := j.word(",:[]{}\"\r")
	if word == "true" || word == "false" || word == "null" || jsonNumber.MatchString(word) {
		j.at += len(word)
		return j.done()
	}
	if len(j.open) == 0 {
		return j.tell(j.at, "begin the file with [ or {; if it is YAML, rename it so that it ends in .yaml", "this is not JSON: expected [ or {, found %q", j.some())
	}
	if full := j.word(",]}\r"); strings.Contains(full, ":") && len(full) > len(word) {
		word = full // 10:30, https://...
	}
	return j.tellUnquoted(word, "JSON")
}

// quoted passes over a text in double quotes.
func (j *jsonScan) quoted() bool {
	from := j.at
	for j.at++; j.at < len(j.text); j.at++ {
		switch c := j.text[j.at]; {
		case c == '"':
			j.at++
			return true
		case c == '\n':
			return j.tell(from, `close it with ", and write \n for a line break inside the text`, "the text that begins here does not end on its line")
		case c < ' ':
			return j.tell(j.at, `write \t for it, or a space`, "the text contains a tab")
		case c == '\\':
			escape := j.text[j.at:min(len(j.text), j.at+2)]
			if len(escape) < 2 || strings.IndexByte(`"\/bfnrtu`, escape[1]) < 0 || escape[1] == 'u' && !hexForm.MatchString(j.text[j.at:]) {
				return j.tell(j.at, `write a backslash twice: \\`, "%s has no meaning in JSON", strings.TrimSpace(j.text[j.at:min(len(j.text), j.at+len(escape))]))
			}
			j.at++
		}
	}
	return j.tell(from, `close it with "`, "the text that begins here has no closing quote")
}

var hexForm = regexp.MustCompile(`^\\u[0-9a-fA-F]{4}`)
