package secret

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// headerRules know what programs send to log in.
func headerRules() []rule {
	return []rule{
		{mark: "bearer", fold: true, rank: byShape, look: bearer},
		{mark: "authorization", fold: true, rank: byShape, look: authorization},
		{mark: "basic ", fold: true, rank: byShape, look: basic},
		{mark: "machine", rank: byShape, look: netrc},
		{mark: "curl ", rank: byShape, look: curl},
	}
}

// bearer knows the tokens of RFC 6750, section 2.1.
func bearer(text string, at int) (span, bool) {
	return sent(text, at+len("bearer"))
}

// authorization knows headers with another scheme, or none: "Token", "ApiKey".
func authorization(text string, at int) (span, bool) {
	at += len("authorization")
	if s, ok := sent(text, at); ok {
		return s, true
	}
	scheme := glue.run(text, at, 12)
	end := alnum.run(text, scheme, 16)
	if scheme == at || strings.EqualFold(text[scheme:end], "basic") {
		return span{}, false
	}
	return sent(text, end)
}

// sent knows a drawn value behind the word that announces it.
func sent(text string, at int) (span, bool) {
	start := glue.run(text, at, 12)
	if start == at {
		return span{}, false
	}
	end := token68.run(text, start, 300)
	for end > start && text[end-1] == '.' {
		end--
	}
	if !random(text[start:end]) || isWebToken(text[start:end]) || end < len(text) && text[end] == '(' {
		return span{}, false
	}
	end = padding.run(text, end, 2)
	return span{start: start, end: end, kind: "a token in an authorization header"}, true
}

// glue is what stands between name and value; token68 and padding are
// the alphabet of credentials in RFC 9110, section 11.2.
var (
	glue    = letters(" \t:='\"`,\\")
	padding = letters("=")
	token68 = letters("A-Za-z0-9._~+/-")
)

// basic knows user and password in Base64 (RFC 7617).
func basic(text string, at int) (span, bool) {
	start := at + len("basic ")
	end := base64Std.run(text, start, 400)
	plain, err := base64.RawStdEncoding.DecodeString(text[start:end])
	if err != nil || end-start < 8 || end-start == 400 || !utf8.Valid(plain) {
		return span{}, false
	}
	user, password, ok := strings.Cut(string(plain), ":")
	if !ok || user == "" || len(password) < 4 || !printable(user) || !printable(password) ||
		user == "Aladdin" || !opens(user, password, "a.host") {
		return span{}, false // Aladdin is the one of the RFC
	}
	end = padding.run(text, end, 2)
	return span{start: start, end: end, kind: "a password in an authorization header"}, true
}

func printable(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f }) < 0
}

// netrc knows lines of the file in which programs look up how to log in. GNU
// Inetutils manual, "The .netrc file": machine HOST login NAME password WORD.
func netrc(text string, at int) (span, bool) {
	if !begins(text, at, alnum) {
		return span{}, false
	}
	at += len("machine")
	last := min(len(text), at+400)
	next := func() (from, to int) {
		from = space.run(text, at, 40)
		to = visible.run(text, from, last-from)
		at = to
		return
	}
	if from, to := next(); !isHost(text[from:to]) {
		return span{}, false
	}
	for n := range 3 {
		from, to := next()
		start, end := next()
		switch word, value := text[from:to], text[start:end]; word {
		case "login", "account":
		case "password":
			if n == 0 || len(value) < 4 || invented(value) || usual(value) {
				return span{}, false
			}
			return span{start: start, end: end, kind: "a password of a .netrc file"}, true
		default:
			return span{}, false
		}
	}
	return span{}, false
}

var (
	visible  = letters("!-~")
	unquoted = letters("!#-&(-~") // the same without quotes
)

func isHost(v string) bool {
	i := strings.IndexByte(v, '.')
	return v == "localhost" || i > 0 && dotted.all(v) && alnum[v[len(v)-1]]
}

// curl knows the user and password that are given to the program. curl manual,
// "-u, --user".
func curl(text string, at int) (span, bool) {
	line, _, _ := strings.Cut(text[at:min(len(text), at+400)], "\n")
	for _, flag := range []string{" -u ", " --user ", " --proxy-user "} {
		i := strings.Index(line, flag)
		if i < 0 {
			continue
		}
		start := at + beside.run(line, i+len(flag), 4)
		end := unquoted.run(text, start, 200)
		user, password, ok := strings.Cut(text[start:end], ":")
		if ok && user != "" && len(password) >= 6 && !invented(password) && !usual(password) && joined(password) {
			return span{start: start + len(user) + 1, end: end, kind: "a password on a command line"}, true
		}
	}
	return span{}, false
}
