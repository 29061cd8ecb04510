package secret

import (
	"slices"
	"strings"
)

// invented tells whether a value stands in the place of a secret: it says so
// itself, it is a variable, it is a row of the same or of the next character, or
// everybody has read it.
func invented(v string) bool {
	small := strings.ToLower(v)
	for _, sign := range signs {
		if strings.Contains(small, sign) {
			return true
		}
	}
	same, next := 1, 1
	for i := 1; i < len(small); i++ {
		same, next = counted(same, small[i] == small[i-1]), counted(next, small[i] == small[i-1]+1)
		if same >= 5 || next >= 7 {
			return true
		}
	}
	return false
}

func counted(n int, on bool) int {
	if on {
		return n + 1
	}
	return 1
}

// signs are parts of what is written where a secret would stand. The keys in
// Amazon's manuals hold the first; the last three are tokens of RFC 6750 and 6749,
// and the key of Azure's storage emulator, which is the same everywhere.
var signs = []string{
	"example", "placeholder", "redacted", "changeme", "change-me", "change_me", "changeit", "dummy", "xxxx", "****", "••",
	"${", "$(", "{{", "}}", "%(", "<%", "...", "…", "your-", "your_", "yourtoken", "yourapi", "yourkey", "youraccess", "yoursecret", "insert-", "insert_", "replace-", "replace_",
	"not-a-real", "notareal", "deadbeef", "mf_9.b5f-4.1jqm", "2yotnfzfejr1zcsicmwpaa", "eby8vdm02xnocqflqu",
}

// usual tells whether a value is a word that manuals use for a password, with
// digits and signs around it or not.
func usual(v string) bool {
	if wrapped(v) {
		return true
	}
	bare := strings.ToLower(strings.Trim(v, "0123456789!@#$%^&*.,:;-_+=?"))
	for _, before := range []string{"my", "your", "the", "new", "old", "some", "a", "user", "db", "super", "very", "top", "test"} {
		if rest, ok := strings.CutPrefix(bare, before); ok && slices.Contains(usualWords, strings.TrimLeft(rest, "-_.")) {
			return true
		}
	}
	return slices.Contains(usualWords, bare)
}

// usualWords are sorted by what they stand for: the thing, a joke, a default.
var usualWords = []string{
	"", "pass", "passwd", "password", "passwort", "passw0rd", "p@ssw0rd", "p@ssword", "p4ssw0rd", "pa$$word", "pa$$w0rd", "pwd", "pw", "passphrase",
	"secret", "s3cr3t", "s3cret", "secr3t", "token", "t0ken", "key", "apikey", "api-key", "credential", "credentials", "value", "string", "text",
	"secretpassword", "secret-password", "secret_password", "secretkey", "secret-key", "secret_key", "secrettoken",
	"hunter", "letmein", "opensesame", "open sesame", "tiger", "swordfish", "qwerty", "asdf", "abc", "abcdef", "foo", "bar", "baz", "foobar", "foo-bar",
	"changeit", "change", "default", "guest", "anonymous", "admin", "root", "user", "username", "test", "tests", "testing", "demo", "sample", "fake",
	"none", "null", "nil", "true", "false", "undefined", "empty", "required", "optional", "todo", "tbd",
	"postgres", "mysql", "redis", "rabbitmq", "minio", "minioadmin", "elastic", "localhost", "sha", "md", "utf", "base", "oauth", "aes", "rsa", "http",
}

// wrapped tells whether brackets or the signs of variables stand around a value:
// "<password>", "[token]", "%PASSWORD%", "$TOKEN".
func wrapped(v string) bool {
	if v == "" {
		return true
	}
	for _, pair := range []string{"<>", "[]", "{}", "()", "%%", "__", "**", "@@", "##"} {
		if len(v) > 2 && v[0] == pair[0] && v[len(v)-1] == pair[1] {
			return true
		}
	}
	name := strings.TrimLeft(v, "$&*@%!")
	return len(name) < len(v) && strings.IndexByte("$&*!%", v[0]) >= 0 && wordly.all(name) && isName(name)
}

// isName tells whether a variable could be named so: DB_PASSWORD, dbPassword.
func isName(v string) bool {
	for part := range strings.SplitSeq(v, "_") {
		if part != "" && !isWord(part) && !digits.all(part) {
			return false
		}
	}
	return true
}
