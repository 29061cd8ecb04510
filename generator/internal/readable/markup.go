package readable

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
)

// within are the elements within a line of text, of HTML and of drawings: all others
// part words.
var within = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "cite": true, "code": true, "data": true, "del": true, "dfn": true,
	"em": true, "font": true, "i": true, "ins": true, "kbd": true, "mark": true, "q": true, "s": true, "samp": true, "small": true,
	"span": true, "strong": true, "sub": true, "sup": true, "time": true, "tspan": true, "u": true, "var": true, "wbr": true,
}

// untagged gives what markup prints.
func untagged(data []byte) []byte {
	var out bytes.Buffer
	read := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch read.Next() {
		case html.ErrorToken:
			return out.Bytes()
		case html.TextToken:
			out.Write(read.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := read.TagName()
			if _, local, ok := bytes.Cut(name, []byte(":")); ok {
				name = local
			}
			if !within[string(name)] {
				out.WriteByte('\n')
			}
		}
	}
}

// unescaped takes the escapes of JSON and programs off.
func unescaped(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' || i+1 == len(data) {
			out = append(out, data[i])
			continue
		}
		i++
		switch c := data[i]; c {
		case 'n', 'r', 't', 'b', 'f', 'v':
			out = append(out, '\n')
		case 'u', 'U', 'x':
			digits := map[byte]int{'u': 4, 'U': 8, 'x': 2}[c]
			r, ok := hex(data, i+1, digits)
			if !ok {
				out = append(out, '\\', c)
				continue
			}
			i += digits
			if utf16.IsSurrogate(r) && i+6 < len(data) && data[i+1] == '\\' && data[i+2] == 'u' {
				if low, ok := hex(data, i+3, 4); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
					r, i = utf16.DecodeRune(r, low), i+6
				}
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
	}
	return out
}

func hex(data []byte, at, digits int) (rune, bool) {
	if at+digits > len(data) {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[at:at+digits]), 16, 32)
	return rune(n), err == nil
}

// breaks are the words of RTF that part others.
var breaks = map[string]string{"par": "\n", "line": "\n", "page": "\n", "sect": "\n", "row": "\n", "cell": "\n", "tab": " ", "emdash": " - ", "endash": " - ", "lquote": "‘", "rquote": "’"}

// pages are the encodings that RTF names by their number.
var pages = map[int]*charmap.Charmap{
	874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
}

// rtf gives the text of an RTF document, with what its tables hold.
func rtf(data []byte) []byte {
	var out []byte
	skips, skip := []int{1}, 0 // of each group, how many letters stand for one of Unicode; how many of them are to come
	put := func(text string) {
		if skip > 0 {
			skip--
			return
		}
		out = append(out, text...)
	}
	high, page := rune(0), charmap.Windows1252
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '{':
			skips = append(skips, skips[len(skips)-1])
		case c == '}':
			if len(skips) > 1 {
				skips = skips[:len(skips)-1]
			}
		case c == '\r' || c == '\n':
		case c != '\\' || i+1 == len(data):
			put(string(rune(c)))
		case data[i+1] == '\'':
			if r, ok := hex(data, i+2, 2); ok {
				put(string(page.DecodeByte(byte(r))))
				i += 3
			}
		case data[i+1] == '~' || data[i+1] == '_':
			put(map[byte]string{'~': " ", '_': "-"}[data[i+1]])
			i++
		case !asciiLetter(data[i+1]):
			if i++; data[i] == '\\' || data[i] == '{' || data[i] == '}' {
				put(string(rune(data[i])))
			}
		default:
			word, number, end := control(data, i+1)
			i = end - 1
			switch {
			case word == "u":
				r := rune(uint16(number))
				switch {
				case utf16.IsSurrogate(r) && high == 0:
					high = r
				case utf16.IsSurrogate(r):
					out, high = utf8.AppendRune(out, utf16.DecodeRune(high, r)), 0
				default:
					out, high = utf8.AppendRune(out, r), 0
				}
				skip = skips[len(skips)-1]
			case word == "ansicpg" && pages[number] != nil:
				page = pages[number]
			case word == "uc":
				skips[len(skips)-1] = max(0, number)
			case word == "bin":
				i = min(len(data)-1, i+max(0, number))
			default:
				out = append(out, breaks[word]...)
			}
		}
	}
	return out
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// control reads a word of RTF, its number, and the space that ends it.
func control(data []byte, at int) (word string, number, end int) {
	end = at
	for end < len(data) && asciiLetter(data[end]) {
		end++
	}
	word = string(data[at:end])
	from := end
	if end < len(data) && data[end] == '-' {
		end++
	}
	for end < len(data) && '0' <= data[end] && data[end] <= '9' {
		end++
	}
	number, _ = strconv.Atoi(strings.TrimSpace(string(data[from:end]))) // 0 where there is none
	if end < len(data) && data[end] == ' ' {
		end++
	}
	return word, number, end
}
