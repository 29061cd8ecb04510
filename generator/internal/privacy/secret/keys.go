package secret

import "strings"

// keyRules know blocks that hold a private key.
func keyRules() []rule {
	return []rule{
		{mark: "-----BEGIN ", rank: byPrefix, look: privateKey},
		{mark: "---- BEGIN ", rank: byPrefix, look: privateKey},
		{mark: "PuTTY-User-Key-File-", rank: byPrefix, look: puttyKey},
	}
}

// privateKey knows the textual encoding of keys (RFC 7468), those of OpenSSH
// (its PROTOCOL.key) and of OpenPGP (RFC 9580, section 6.2), with line ends as
// they are or as \n. A block without a key in it is only talked about.
func privateKey(text string, at int) (span, bool) {
	dashes := 4
	if text[at+4] == '-' {
		dashes = 5
	}
	from := at + dashes + 1
	label := keyLabel.run(text, from, 64)
	name := strings.TrimPrefix(strings.TrimSpace(text[from:label]), "BEGIN")
	if !strings.Contains(name, "PRIVATE KEY") || !strings.HasPrefix(text[label:], "----") {
		return span{}, false
	}
	body := keyDash.run(text, label, 5)
	start := longRun(text, body)
	if start < 0 {
		return span{}, false
	}
	end := keyBody.run(text, start, len(text))
	if strings.HasPrefix(text[end:], "----") {
		if last := strings.Index(text[end:min(len(text), end+80)], "KEY"); last >= 0 {
			end = keyLabel.run(text, end+last, 20)
			end = keyDash.run(text, end, 5)
		}
	}
	for end > start && space[text[end-1]] {
		end--
	}
	return span{start: at, end: end, kind: keyKind(name)}, true
}

// longRun finds the first line of a key within the next lines, which may hold
// headers; -1 where there is none.
func longRun(text string, from int) int {
	last := min(len(text), from+600)
	for from < last {
		if strings.HasPrefix(text[from:], "-----") {
			return -1
		}
		end := base64Std.run(text, from, last)
		start := from
		if strings.HasPrefix(text[max(0, from-1):], `\n`) {
			start++ // the n of an escaped line end
		}
		if end-start >= 40 && !invented(text[start:min(end, start+40)]) {
			return from
		}
		from = end + 1
	}
	return -1
}

// keyBody is Base64 in lines, with escaped line ends and the signs of a string
// in code between them.
var (
	keyBody  = letters("A-Za-z0-9+/= \t\r\n\\\"'")
	keyLabel = letters("A-Z0-9 ")
	keyDash  = letters("-")
)

func keyKind(label string) string {
	switch {
	case strings.Contains(label, "PGP"):
		return "a PGP private key"
	case strings.Contains(label, "OPENSSH"):
		return "an OpenSSH private key"
	case strings.Contains(label, "RSA"):
		return "an RSA private key"
	case strings.Contains(label, "EC "):
		return "an EC private key"
	}
	return "a private key"
}

// puttyKey knows the files of PuTTY. PuTTY User Manual, "PPK file format".
func puttyKey(text string, at int) (span, bool) {
	last := min(len(text), at+2048)
	i := strings.Index(text[at:last], "Private-Lines:")
	if i < 0 {
		return span{}, false
	}
	start := longRun(text, at+i)
	if start < 0 {
		return span{}, false
	}
	return span{start: at, end: base64Std.run(text, start, len(text)), kind: "a PuTTY private key"}, true
}
