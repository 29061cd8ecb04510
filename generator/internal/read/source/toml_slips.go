package source

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// tomlMistake finds the first mistake in the syntax of a text that is not TOML; nil
// where it finds none.
func tomlMistake(text string) *mistake {
	t := tomlScan{scanner{text: text}}
	for t.statement() {
	}
	return t.found
}

type tomlScan struct{ scanner }

const tomlSpace = " \t\r"

// statement reads a line, and those that its value goes on over. It is false at
// the end, and at the first mistake.
func (t *tomlScan) statement() bool {
	t.skip(tomlSpace + "\n")
	from := t.at
	line := t.word("\r")
	switch {
	case t.at >= len(t.text):
		return false
	case line[0] == '#':
		t.at += len(line)
		return true
	case line[0] == '[':
		return t.header()
	case strings.HasPrefix(line, "//") || line[0] == ';' || strings.HasPrefix(line, "--"):
		return t.tell(from, "begin it with #", "%q is not a comment in TOML", line)
	case strings.HasPrefix(line, "- "):
		return t.tell(from, `begin each row with a line [[NAME]], and write its fields as id = "a"`, "this is a list in YAML, and the file is TOML")
	case line[0] == '{':
		return t.tell(from, `write fields as title = "The words"; front matter of JSON has no lines of +++, and a file of JSON ends in .json`, "this is JSON, where TOML is expected")
	}
	key, ok := t.key("=:")
	if !ok {
		return false
	}
	t.skip(tomlSpace)
	if t.next() != '=' {
		rest := strings.TrimSpace(strings.TrimLeft(t.word("\r"), ":"))
		hint := "write " + key + " = and the value after it"
		if rest != "" {
			hint = "write " + key + " = " + meantInTOML(rest)
		}
		if t.next() == ':' {
			return t.tell(t.at, hint, "expected = after %s, found a colon", diag.Quoted(unquote(key)))
		}
		return t.tell(t.at, hint, "expected = after %s", diag.Quoted(unquote(key)))
	}
	t.at++
	t.skip(tomlSpace)
	return t.value(key, "") && t.lineEnds(from)
}

// meantInTOML writes a value as an author may have meant it.
func meantInTOML(rest string) string {
	if rest == "true" || rest == "false" || tomlNumber.MatchString(rest) || tomlDate.MatchString(rest) || strings.ContainsRune("[{\"'", rune(rest[0])) {
		return rest
	}
	return doubleQuoted(unquote(rest))
}

// lineEnds tells of what stands behind a value on its line.
func (t *tomlScan) lineEnds(from int) bool {
	t.skip(tomlSpace)
	switch c := t.next(); {
	case c == 0 || c == '\n' || c == '#':
		t.at += len(t.word(""))
		return true
	case c == '=' || strings.Contains(t.word(""), "="):
		return t.tell(t.at, "write each field on a line of its own, without a comma or a semicolon at its end", "%q follows the value", t.word("\r"))
	case c == ',' || c == ';':
		return t.tell(t.at, "delete it; a number is written as 12.5 or 1200", "%q follows the value", t.word("\r"))
	case c == ']' || c == '}':
		return t.tell(t.at, "delete it, or look for a bracket that closes too early", "this %q closes nothing", string(c))
	case t.text[t.at-1] == '"' || t.text[t.at-1] == '\'':
		opened := from + strings.LastIndex(t.text[from:t.at-1], t.text[t.at-1:t.at])
		return t.tellBehind(opened, t.text[t.at-1:t.at], "\r")
	}
	return t.tell(t.at, "put the whole text into quotes", "%q follows the value", t.word("\r"))
}

// header reads [NAME] or [[NAME]].
func (t *tomlScan) header() bool {
	from := t.at
	line := t.word("\r#")
	mark := "]"
	if strings.HasPrefix(line, "[[") {
		mark = "]]"
	}
	t.at += len(mark)
	if !strings.Contains(line, mark) {
		name := strings.Trim(line, "[] \t")
		return t.tell(from, "write "+line[:len(mark)]+name+mark, "the name of the table that begins here is not closed")
	}
	if strings.Trim(line, "[] \t") == "" {
		return t.tell(from, "write its name between the brackets", "the table has no name")
	}
	if _, ok := t.key("]"); !ok {
		return false
	}
	t.skip(tomlSpace)
	if !strings.HasPrefix(t.text[t.at:], mark) {
		return t.tell(t.at, "put a name of several words into quotes", "expected %s after the name of the table, found %q", mark, t.word("\r"))
	}
	t.at += len(mark)
	t.skip(tomlSpace)
	if c := t.next(); c != 0 && c != '\n' && c != '#' {
		return t.tell(t.at, "write it on a line of its own", "%q follows the name of the table", t.word("\r"))
	}
	t.at += len(t.word(""))
	return true
}

var tomlBare = regexp.MustCompile(`^[A-Za-z0-9_-]+`)

// key reads the name of a field or of a table, with dots in it, and gives it as it
// is written.
func (t *tomlScan) key(ends string) (string, bool) {
	from := t.at
	for {
		t.skip(" \t")
		if c := t.next(); c == '"' || c == '\'' {
			if !t.quoted() {
				return "", false
			}
		} else if bare := tomlBare.FindString(t.text[t.at:]); bare != "" {
			t.at += len(bare)
		} else {
			return "", t.tellKey(from, ends)
		}
		end := t.at
		t.skip(" \t")
		if t.next() != '.' {
			c := t.next()
			t.at = end
			if c != 0 && strings.IndexByte(ends+"\r\n\"'#[{", c) < 0 && strings.Contains(t.word("\r"), ends[:1]) {
				return "", t.tellKey(from, ends)
			}
			return t.text[from:end], true
		}
		t.at++
	}
}

func (t *tomlScan) tellKey(from int, ends string) bool {
	t.at = from
	name := unquote(t.word(ends + "\r"))
	if name == "" {
		return t.tell(from, `write fields as title = "The words"`, "expected the name of a field, found %q", t.word("\r"))
	}
	return t.tell(from, "put it into quotes: "+doubleQuoted(name), "the name %q has characters other than a to z, digits, - and _", name)
}

var (
	tomlNumber = regexp.MustCompile(`^[-+]?(0|[1-9][0-9]*(_[0-9]+)*)(\.[0-9]+(_[0-9]+)*)?([eE][-+]?[0-9]+)?$|^[-+]?(inf|nan)$|^0x[0-9a-fA-F_]+$|^0o[0-7_]+$|^0b[01_]+$`)
	tomlDate   = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[-+]\d{2}:\d{2})?)?$|^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$`)
)

// value reads a value, up to one of the bytes that end it.
func (t *tomlScan) value(key, ends string) bool {
	switch c := t.next(); {
	case c == 0 || c == '\n' || c == '#':
		return t.tell(max(0, t.at-1), "write a value, or delete the line", "%s has no value", diag.Quoted(unquote(key)))
	case c == '=' || c == ':':
		return t.tell(t.at, "write one = between the field and its value", "expected a value, found %q", string(c))
	case c == '"' || c == '\'':
		return t.quoted()
	case c == '[':
		return t.list(key)
	case c == '{':
		return t.inline(key)
	case c == ',' && ends != "":
		return t.tell(t.at, "delete the comma", "no value comes before this comma")
	}
	if mark, other := t.otherQuote(`"'`); other {
		return t.tell(t.at, "write "+doubleQuoted(unquote(t.word(ends+"\r"))), "TOML puts text in straight quotes, not in %s", mark)
	}
	word := t.word(ends + "\r")
	if i := strings.Index(word, " #"); i >= 0 {
		word = strings.TrimRight(word[:i], " \t")
	}
	if first, _, several := strings.Cut(word, " "); several && (strings.HasSuffix(first, ",") || strings.Contains(word, " = ")) {
		word = strings.TrimRight(first, ",;")
	}
	word = strings.TrimRight(word, ";")
	if ends == "" { // a number with a comma is one word
		word = strings.TrimSuffix(word, ",")
	}
	if _, wrong := dateOf(word); word != "true" && word != "false" && !tomlNumber.MatchString(word) && (!tomlDate.MatchString(word) || wrong) {
		return t.tellUnquoted(word, "TOML")
	}
	t.at += len(word)
	return true
}

// list reads [ ... ], over lines too.
func (t *tomlScan) list(key string) bool {
	from := t.at
	for t.at++; ; {
		t.blank()
		switch c := t.next(); {
		case c == ']':
			t.at++
			return true
		case c == 0 || t.atLineStart() && fieldStart.MatchString(t.text[t.at:]):
			return t.tell(from, "close it with ]", "the [ that begins here has no end")
		}
		if !t.value(key, ",]}") {
			return false
		}
		t.blank()
		switch c := t.next(); {
		case c == ',':
			t.at++
		case c == ']':
		case c == 0 || t.atLineStart() && fieldStart.MatchString(t.text[t.at:]):
			return t.tell(from, "close it with ]", "the [ that begins here has no end")
		default:
			return t.tell(t.at, "write a comma between two values", "expected a comma or ], found %q", t.word(",]\r"))
		}
	}
}

var fieldStart = regexp.MustCompile(`^[A-Za-z0-9_-]+[ \t]*=`)

// atLineStart tells whether nothing stands before this place on its line.
func (t *tomlScan) atLineStart() bool {
	i := t.at - 1
	for i >= 0 && strings.IndexByte(tomlSpace, t.text[i]) >= 0 {
		i--
	}
	return i < 0 || t.text[i] == '\n'
}

// blank passes over spaces, line ends and comments inside of a list.
func (t *tomlScan) blank() {
	for t.skip(tomlSpace + "\n"); t.next() == '#'; t.skip(tomlSpace + "\n") {
		t.at += len(t.word(""))
	}
}

// inline reads { ... }.
func (t *tomlScan) inline(key string) bool {
	from := t.at
	for t.at++; ; {
		t.blank()
		if c := t.next(); c == '}' {
			t.at++
			return true
		} else if c == 0 {
			return t.tell(from, "close it with }", "the { that begins here has no end")
		}
		field, ok := t.key("=:,}")
		if !ok {
			return false
		}
		t.skip(tomlSpace)
		if t.next() != '=' {
			return t.tell(t.at, "write "+field+" = and the value after it", "expected = after %s, found %q", diag.Quoted(unquote(field)), t.word(",}\r"))
		}
		t.at++
		t.skip(tomlSpace)
		if !t.value(field, ",]}") {
			return false
		}
		t.blank()
		switch c := t.next(); {
		case c == ',':
			t.at++
		case c == '}':
		case c == 0:
			return t.tell(from, "close it with }", "the { that begins here has no end")
		default:
			return t.tell(t.at, "write a comma between two fields, and close the last one with }", "expected a comma or }, found %q", t.word(",}\r"))
		}
	}
}

// quoted passes over a text in quotes.
func (t *tomlScan) quoted() bool {
	from, mark := t.at, t.text[t.at:t.at+1]
	three := strings.HasPrefix(t.text[t.at:], strings.Repeat(mark, 3))
	if three {
		mark = strings.Repeat(mark, 3)
	}
	for t.at += len(mark); t.at < len(t.text); t.at++ {
		switch c := t.text[t.at]; {
		case strings.HasPrefix(t.text[t.at:], mark):
			for t.at += len(mark); three && t.next() == mark[0]; t.at++ {
			}
			return true
		case c == '\n' && !three:
			return t.tell(from, "close it with "+mark+"; text of several lines goes between "+strings.Repeat(mark, 3), "the text that begins here does not end on its line")
		case c == '\\' && mark[0] == '"':
			if t.at++; !escapeForm.MatchString(t.text[t.at:]) && (!three || strings.TrimLeft(t.word(""), " \t\r") != "") {
				return t.tell(t.at-1, "use single quotes, or write a backslash twice", "in double quotes a backslash changes the letter after it")
			}
		}
	}
	return t.tell(from, "close it with "+mark, "the text that begins here has no closing quote")
}

var escapeForm = regexp.MustCompile(`^([btnfre"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})`)
