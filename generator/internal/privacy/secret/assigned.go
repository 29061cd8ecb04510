package secret

import (
	"slices"
	"strings"
)

// nameRules know secrets by the name of what they are assigned to.
func nameRules() []rule {
	var all []rule
	for _, mark := range []string{"passw", "passphrase", "pwd", "secret", "token", "credential", "identified by"} {
		all = append(all, rule{mark: mark, fold: true, rank: byName, look: assigned(len(mark))})
	}
	for _, owner := range []string{
		"api", "access", "private", "signing", "encryption", "auth", "account", "client", "license", "licence", "service",
		"master", "session", "storage", "shared", "subscription", "webhook", "deploy", "app", "application", "integration",
	} {
		for _, joint := range []string{"", "_", "-", " ", "."} {
			mark := owner + joint + "key"
			all = append(all, rule{mark: mark, fold: true, rank: byName, look: assigned(len(mark))})
		}
	}
	return all
}

// assigned gives the rule for a name with a mark of some length in it.
func assigned(mark int) func(text string, at int) (span, bool) {
	return func(text string, at int) (span, bool) {
		n, ok := nameAt(text, at, at+mark)
		if !ok {
			return span{}, false
		}
		start, end, sure, ok := n.value(text)
		if !ok {
			return span{}, false
		}
		value := text[start:end]
		switch {
		case len(value) < 6 || strings.Contains(value, "://") || usual(value) || isWebToken(value) || isVariable(value):
			return span{}, false
		case n.password && sure && chosen(value):
		case n.password && !sure && len(value) >= 8 && chosen(value) && !readable(value) && !code(value):
		case random(value) && (sure || len(value) >= 20 && !code(value)):
		case n.kind(value) == awsSecret && isAWSSecret(value):
		default:
			return span{}, false
		}
		return span{start: start, end: end, kind: n.kind(value)}, true
	}
}

// code tells whether a value is an expression and no text.
func code(v string) bool {
	name, _, set := strings.Cut(v, "=")
	return set && len(name) > 2 && identifier.all(name) && isName(name) || strings.ContainsAny(v, "()[]{}<>") || strings.Contains(v, "::")
}

// isVariable tells whether a value is the name of another one: testRSA2048PrivateKey.
func isVariable(v string) bool {
	i := len(v)
	for i > 0 && class(v[i-1]) == 'a' {
		i--
	}
	return i > 3 && class(v[i-1]) == 'A' && wordly.all(v[strings.LastIndexByte(v, '.')+1:]) && slices.Contains(variables, v[i-1:])
}

var variables = []string{"Key", "Token", "Secret", "Password", "Credential", "Credentials"}

// name is what something is assigned to.
type name struct {
	start, end int
	text       string // in small letters, with what is joined to the mark on both sides
	password   bool   // people choose it; anything else is drawn by a machine
}

// nameAt reads the name that a mark stands in. A name that speaks of something
// about a secret, as token_type and password_hash, is none, nor is a longer word.
func nameAt(text string, at, end int) (name, bool) {
	mark := strings.ToLower(text[at:end])
	after := end
	if mark == "passw" { // word, d, and what other languages write
		after = anyLetter.run(text, end, 3)
		if !slices.Contains([]string{"ord", "d", "ort", "rd"}, strings.ToLower(text[end:after])) {
			return name{}, false
		}
	}
	stop := dotted.run(text, after, 40)
	for stop > after && text[stop-1] == '.' {
		stop--
	}
	behind := text[after:stop]
	if behind != "" && class(behind[0]) == 'a' && class(text[after-1]) != 'A' && !slices.Contains(ends, behind) {
		return name{}, false // a longer word
	}
	if behind != "" && slices.Contains(about, lastWord(behind)) {
		return name{}, false
	}
	n := name{start: dotted.back(text, at, 40), end: stop}
	n.text = strings.ToLower(text[n.start:stop])
	n.password = strings.HasPrefix(mark, "pass") || mark == "pwd" || mark == "identified by"
	return n, !strings.Contains(n.text[:at-n.start], "public")
}

var anyLetter = letters("A-Za-z")

// ends may stand behind a mark without a sign between the two.
var ends = []string{"s", "key", "accesskey", "token"}

// about are last words of names that hold no secret.
var about = []string{
	"id", "ids", "name", "names", "url", "uri", "path", "file", "filename", "type", "types", "length", "len", "size", "count", "hash", "hashed", "hashes",
	"digest", "checksum", "expiry", "expires", "expiration", "ttl", "policy", "field", "fields", "label", "arn", "ref", "refs", "prompt", "hint", "version",
	"format", "regex", "regexp", "pattern", "limit", "limits", "budget", "manager", "provider", "store", "rotation", "date", "at", "endpoint", "env",
	"class", "func", "parser", "reader", "scanner", "status", "state", "mode", "usage", "column", "header", "param", "prefix", "index", "kind", "md", "go", "py", "js", "ts", "html", "yaml", "yml", "json",
}

// lastWord gives the last word of a name: "type" of "_token_type" and of
// "TokenType".
func lastWord(name string) string {
	i := len(name)
	for i > 0 && class(name[i-1]) == 'a' {
		i--
	}
	if i > 0 && class(name[i-1]) == 'A' {
		i--
		if i+1 == len(name) || class(name[i+1]) == 'A' {
			for i > 0 && class(name[i-1]) == 'A' {
				i--
			}
		}
	}
	return strings.ToLower(name[i:])
}

// kind says what a value is, by its name.
func (n name) kind(value string) string {
	has := func(word string) bool { return strings.Contains(n.text, word) }
	switch {
	case len(value) == 40 && (has("aws") || has("secretaccess") || has("secret_access") || has("secret-access")):
		return awsSecret
	case has("heroku"):
		return "a Heroku API key"
	case has("twilio"):
		return "a Twilio token"
	case has("mailgun"):
		return "a Mailgun key"
	case n.password:
		return "a password"
	case has("token"):
		return "a token"
	case has("key"):
		return "a secret key"
	}
	return "a secret"
}
