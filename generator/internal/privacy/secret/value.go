package secret

import "strings"

// value gives the bytes that a name is set to. sure tells that the form leaves
// no doubt that something is set, as it does in code, in data and on command
// lines; in prose, tables and lists it may be a word that only follows.
func (n name) value(text string) (start, end int, sure, ok bool) {
	if at, ok := valueBeside(text, n.end); ok {
		return read(text, at, "=", true, n.password)
	}
	at := closers.run(text, n.end, 6)
	quotedName := at > n.end && strings.IndexByte("\"'", text[at-1]) >= 0 || n.end < len(text) && strings.IndexByte("\"'", text[n.end]) >= 0
	line := blank.back(text, n.start, 40)
	sep, at := separator(text, at)
	switch sep {
	case "=":
		sure = true
	case ":":
		sure = quotedName || ownLine(text, line)
	case " ":
		next := blank.run(text, at, 24)
		sure = strings.HasPrefix(n.text, "--") || strings.HasPrefix(n.text, "identified by") && strings.IndexByte("'\"", text[min(next, len(text)-1)]) >= 0
		if !sure {
			return 0, 0, false, false
		}
	case "":
		return 0, 0, false, false
	}
	return read(text, at, sep, sure, n.password)
}

// read reads a value behind a separator.
func read(text string, at int, sep string, clearly, password bool) (start, end int, sure, ok bool) {
	at = blank.run(text, at, 32)
	at = bold.run(text, at, 3) // bold, and escaped quotes
	if at < len(text) && strings.IndexByte("brfu@", lower(text[at])) >= 0 && at+1 < len(text) && strings.IndexByte("\"'", text[at+1]) >= 0 {
		at++ // the kind of a string in code
	}
	if at == len(text) {
		return 0, 0, false, false
	}
	if q := strings.IndexByte("\"'`", text[at]); q >= 0 {
		start, end, ok = quoted(text, at)
		return start, end, clearly || sep != ",", ok
	}
	end = valueBytes.run(text, at, 257)
	if sep == "=" {
		if i := strings.IndexByte(text[at:end], '&'); i > 0 {
			end = at + i // the next field of a query
		}
	}
	for _, escaped := range []string{`\r`, `\n`} { // the end of a line in a string of JSON
		if i := strings.Index(text[at:end], escaped); i > 0 {
			end = at + i
		}
	}
	for end > at && strings.IndexByte(".,;:!?)*]}\\", text[end-1]) >= 0 {
		end--
	}
	if end-at > 256 || code(text[at:end]) && (sep == "=" || sep == ":") && !password || call(text[at:end]) {
		return 0, 0, false, false
	}
	return at, end, clearly, true
}

// valueBytes are the bytes of a value without quotes; the others stand around it.
var (
	valueBytes = letters("!#-&(-+--:=?-_a-{}~")
	closers    = letters("\"'`*_)]\\")
	identifier = letters("A-Za-z_.")
	bold       = letters("*\\")
	quotes     = letters("\"'")
	beside     = letters(" \t\r\n\"',")
)

// call tells whether a value without quotes is a call, or a place in a list.
func call(v string) bool {
	i := strings.IndexAny(v, "([{")
	return i > 0 && identifier.all(v[:i]) || i == 0 && len(v) > 1
}

// separator reads what stands between a name and its value.
func separator(text string, at int) (kind string, end int) {
	next := blank.run(text, at, 24)
	rest := text[next:min(len(text), next+4)]
	for _, s := range []struct{ sign, kind string }{
		{":=", "="}, {"=>", "="}, {"==", "="}, {"->", "="}, {"=", "="}, {":", ":"},
		{"|", "|"}, {",", ","}, {";", ","}, {">", "|"}, {"is ", "|"}, {"\\\":", ":"},
	} {
		if strings.HasPrefix(rest, s.sign) {
			return s.kind, next + len(s.sign)
		}
	}
	if next > at {
		if strings.IndexByte(text[at:next], '\t') >= 0 {
			return ",", next
		}
		return " ", next
	}
	return "", at
}

// ownLine tells whether only what begins a line of data stands before an offset.
func ownLine(text string, at int) bool {
	for at > 0 && strings.IndexByte(" \t-*>{,\"'`", text[at-1]) >= 0 {
		at--
	}
	return at == 0 || text[at-1] == '\n' || strings.HasSuffix(text[max(0, at-7):at], "export ")
}

// quoted reads a value in quotes, on one line and without blanks. In a cell of a
// CSV file, quotes are doubled.
func quoted(text string, at int) (start, end int, ok bool) {
	start = at + 1
	if text[at] == '"' && strings.HasPrefix(text[start:], `"`) {
		start++
	}
	end = start
	for end < len(text) && text[end] != text[at] && text[end] > ' ' && end-start <= 256 {
		end++
	}
	if end == len(text) || text[end] != text[at] {
		return 0, 0, false
	}
	at = end
	for end > start && text[end-1] == '\\' {
		end--
	}
	return start, end, end > start && at-start <= 256
}

// valueBeside reads the form of lists of variables, in which the value stands
// beside the name: {"name": "DB_PASSWORD", "value": "..."}, in YAML on the line
// below.
func valueBeside(text string, at int) (start int, ok bool) {
	at = beside.run(text, at, 48)
	if !strings.HasPrefix(text[at:], "value") {
		return 0, false
	}
	at = quotes.run(text, at+len("value"), 1)
	if at == len(text) || text[at] != ':' && text[at] != '=' {
		return 0, false
	}
	return at + 1, true
}
