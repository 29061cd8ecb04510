package generator

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"hash/maphash"
	"html"
	"path"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// oracle looks for marks in finished files. It knows nothing of how the product
// looks for what it held back: it reads a file in every form that a reader or a
// machine could read it in, and finds what all marks begin with.
type oracle struct {
	seed maphash.Seed
	mu   sync.Mutex
	last map[string]reckoned // by the file's name: scripts and fonts are the same in all sites
}

type reckoned struct {
	sum  uint64
	keys []string
}

func newOracle() *oracle {
	return &oracle{seed: maphash.MakeSeed(), last: map[string]reckoned{}}
}

// look gives the marks that a file holds, its name included.
func (o *oracle) look(marks map[string]mark, name string, data []byte) []mark {
	sum := maphash.Bytes(o.seed, data)
	o.mu.Lock()
	r, ok := o.last[name]
	o.mu.Unlock()
	if !ok || r.sum != sum {
		keys := map[string]bool{}
		candidates([]byte(name), keys)
		for _, form := range readings(name, data) {
			candidates(form, keys)
			packed(form, keys)
		}
		r = reckoned{sum: sum}
		for key := range keys {
			r.keys = append(r.keys, key)
		}
		o.mu.Lock()
		o.last[name] = r
		o.mu.Unlock()
	}
	var all []mark
	for _, key := range r.keys {
		if m, ok := marks[key]; ok {
			all = append(all, m)
		}
	}
	return all
}

// readings gives a text as it stands and as it reads: its escapes resolved, once
// and again, with its tags and without them.
func readings(name string, data []byte) [][]byte {
	if path.Ext(name) == ".ics" { // its lines are folded
		data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n "), nil), []byte("\n "), nil)
	}
	all := [][]byte{data}
	text := data
	for range 3 {
		next := unescaped(text)
		if bytes.Equal(next, text) {
			break
		}
		text = next
		all = append(all, text)
	}
	if plain := untagged(text); len(plain) != len(text) {
		all = append(all, plain)
	}
	return all
}

// unescaped resolves the escapes of HTML, of JSON and of addresses.
func unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '&') >= 0 {
		text = []byte(html.UnescapeString(string(text)))
	}
	if bytes.IndexByte(text, '%') < 0 && bytes.IndexByte(text, '\\') < 0 {
		return text
	}
	plain := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if n, err := strconv.ParseUint(string(text[i+1:i+3]), 16, 8); err == nil {
				plain = append(plain, byte(n))
				i += 2
				continue
			}
		}
		if text[i] != '\\' || i+1 == len(text) {
			plain = append(plain, text[i])
			continue
		}
		i++
		if text[i] == 'u' && i+4 < len(text) {
			if n, err := strconv.ParseUint(string(text[i+1:i+5]), 16, 32); err == nil {
				plain = utf8.AppendRune(plain, rune(n))
				i += 4
				continue
			}
		}
		if j := bytes.IndexByte([]byte("ntr"), text[i]); j >= 0 {
			plain = append(plain, "\n\t\r"[j])
		} else {
			plain = append(plain, text[i])
		}
	}
	return plain
}

func untagged(text []byte) []byte {
	plain := make([]byte, 0, len(text))
	for {
		from := bytes.IndexByte(text, '<')
		if from < 0 {
			return append(plain, text...)
		}
		to := bytes.IndexByte(text[from:], '>')
		if to < 0 {
			return append(plain, text...)
		}
		plain, text = append(plain, text[:from]...), text[from+to+1:]
	}
}

// packed looks into what could be Base64, wherever in it the letters begin.
func packed(text []byte, keys map[string]bool) {
	from := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && (aloneInBase64(text[i])) {
			continue
		}
		if run := text[from:i]; len(run) >= 16 {
			signs := base64.RawStdEncoding
			if bytes.ContainsAny(run, "-_") {
				signs = base64.RawURLEncoding
			}
			plain := make([]byte, len(run))
			for skip := range 4 {
				part := run[skip:]
				n, _ := signs.Decode(plain, part[:len(part)/4*4])
				candidates(plain[:n], keys)
			}
		}
		from = i + 1
	}
}

func aloneInBase64(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '+' || c == '/' || c == '-' || c == '_'
}

// candidates finds what could be a mark: a word that begins as they do, and a
// number that is as long as they are, however its digits are grouped.
func candidates(text []byte, keys map[string]bool) {
	text = lettersOf(text)
	for _, begins := range []string{"qz", "㑇"} {
		for rest := text; ; {
			i := bytes.Index(rest, []byte(begins))
			if i < 0 || len(rest) < i+keyLength {
				break
			}
			keys[string(rest[i:i+keyLength])] = true
			rest = rest[i+2:]
		}
	}
	from := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && isDigit(text[i]) {
			continue
		}
		switch n := i - from; {
		case n == keyLength:
			keys[string(text[from:i])] = true
		case n == 2 && len(text) >= i+8 && isDigit(text[i+1]) && isDigit(text[i+2]) && isDigit(text[i+3]) && isDigit(text[i+5]) && isDigit(text[i+6]) && isDigit(text[i+7]):
			keys[string(text[from:i])+string(text[i+1:i+4])+string(text[i+5:i+8])] = true
		}
		from = i + 1
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// lettersOf gives a text in lower case, without diacritics and what has no width.
func lettersOf(text []byte) []byte {
	plain := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			plain = append(plain, c)
			i++
			continue
		}
		from := i
		for i < len(text) && text[i] >= utf8.RuneSelf {
			i++
		}
		for _, r := range string(norm.NFKD.Bytes(text[from:i])) {
			if !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Cf, r) {
				plain = utf8.AppendRune(plain, unicode.ToLower(r))
			}
		}
	}
	return plain
}

func (m mark) String() string {
	if m.to == nobody {
		return fmt.Sprintf("%s %q, for nobody", m.kind, m.text)
	}
	return fmt.Sprintf("%s %q, for %s", m.kind, m.text, m.to)
}
