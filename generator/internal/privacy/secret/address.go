package secret

import (
	"net/url"
	"strings"
)

// address knows passwords and tokens in front of the host of an address:
// scheme://user:password@host (RFC 3986, section 3.2.1).
func address(text string, at int) (span, bool) {
	if at == 0 || !alnum[text[at-1]] {
		return span{}, false
	}
	from := at + len("://")
	end := authority.run(text, from, 512)
	info := strings.LastIndexByte(text[from:end], '@')
	if info < 1 || info+1 == end-from {
		return span{}, false
	}
	user, password, two := strings.Cut(text[from:from+info], ":")
	host := text[from+info+1 : end]
	if !alnum[host[0]] && host[0] != '[' {
		return span{}, false
	}
	if !two {
		if len(user) < 20 || !random(user) {
			return span{}, false
		}
		return span{start: from, end: from + info, kind: "a token in an address"}, true
	}
	if !opens(user, password, host) {
		return span{}, false
	}
	return span{start: from + len(user) + 1, end: from + info, kind: "a password in an address"}, true
}

// authority is what may stand between the slashes and the path.
var authority = letters("A-Za-z0-9!$%&()*+,;=:@._~^{}[]<>|-")

// opens tells whether a password is more than the word that shows where one
// would stand.
func opens(user, password, host string) bool {
	if plain, err := url.PathUnescape(password); err == nil {
		password = plain
	}
	if len(password) < 4 || invented(password) || usual(password) || strings.EqualFold(user, password) || invented(user) || wrapped(user) {
		return false
	}
	small, large, digit, other := classes(password)
	if small == 0 && digit == 0 && large > 0 && wordly.all(password) {
		return false // PASSWORD, DB_PASS
	}
	if digit+other > 0 || small > 0 && large > 0 {
		return joined(password) || !readable(password)
	}
	return !shown(host) && digit+large+other+small >= 6
}

// shown tells whether a host is kept for manuals (RFC 2606), or nobody's.
func shown(host string) bool {
	name, _, _ := strings.Cut(strings.ToLower(host), ":")
	switch name {
	case "localhost", "127.0.0.1", "host", "hostname", "server", "db", "database":
		return true
	}
	for _, end := range []string{".example", ".test", ".invalid", ".localhost", ".local"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return strings.Contains(name, "example.") || !strings.Contains(name, ".")
}
