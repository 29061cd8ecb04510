package extract

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// breaks are the words of RTF that part others.
var breaks = map[string]string{"par": "\n", "line": "\n", "page": "\n", "sect": "\n", "row": "\n", "cell": "\n", "tab": " ", "emdash": " - ", "endash": " - ", "lquote": "‘", "rquote": "’"}

// pages are the encodings that RTF names by their number.
var pages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866,
	874: charmap.Windows874, 932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh,
}

// fontPages are the encodings of fonts, by the number of their set of letters. A font
// of set 1 takes that of the document.
var fontPages = map[int]int{
	0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

// besideRTF are the groups whose text is not in the line that they stand in.
var besideRTF = map[string]bool{
	"*": true, "footnote": true, "fldinst": true, "pict": true, "annotation": true, "atnid": true, "atnauthor": true, "xe": true, "tc": true,
	"header": true, "footer": true, "headerf": true, "footerf": true, "headerl": true, "headerr": true, "footerl": true, "footerr": true, "object": true, "shp": true, "do": true, "nonshppict": true,
	"fonttbl": true, "stylesheet": true, "colortbl": true, "info": true,
}

// rtfGroup is what holds between two braces.
type rtfGroup struct {
	skip   int // how many letters stand for one of Unicode
	font   int
	beside bool
	hidden bool
}

// rtfReader reads an RTF document.
type rtfReader struct {
	all, line bytes.Buffer // all that it holds, and what stands in its lines
	bytes     bytes.Buffer // the same, with the letters of its encodings as they are
	groups    []rtfGroup
	page      int
	fonts     map[int]int // their encodings
	defining  int         // the font that the table of fonts is at
	pending   []byte      // letters that are not read yet
	skip      int
	high      rune
}

// rtf gives the text of an RTF document, with what its tables hold; what stands in its
// lines alone; and the letters that do not say which they are.
func rtf(data []byte) []Text {
	r := rtfReader{groups: []rtfGroup{{skip: 1, font: -1}}, page: 1252, fonts: map[int]int{}, defining: -1}
	for i := 0; i < len(data); i++ {
		g := &r.groups[len(r.groups)-1]
		switch c := data[i]; {
		case c == '{':
			r.flush()
			r.groups = append(r.groups, *g)
		case c == '}':
			r.flush()
			if len(r.groups) > 1 {
				r.groups = r.groups[:len(r.groups)-1]
			}
		case c == '\r' || c == '\n':
		case c != '\\' || i+1 == len(data):
			r.letter(c)
		case data[i+1] == '\'':
			if x, ok := hexRune(data, i+2, 2); ok {
				r.letter(byte(x))
				i += 3
			}
		case data[i+1] == '~' || data[i+1] == '_':
			r.letter(map[byte]byte{'~': ' ', '_': '-'}[data[i+1]])
			i++
		case data[i+1] == '*':
			r.flush()
			g.beside = true
			i++
		case !asciiLetter(data[i+1]):
			if i++; data[i] == '\\' || data[i] == '{' || data[i] == '}' {
				r.letter(data[i])
			} else if data[i] == '\r' || data[i] == '\n' {
				r.write("\n")
			}
		default:
			word, number, end := control(data, i+1)
			i = end - 1
			if word == "bin" {
				i = min(len(data)-1, i+max(0, number))
			} else {
				r.word(word, number)
			}
		}
	}
	r.flush()
	all := []Text{{"rtf", r.all.Bytes()}}
	if r.line.Len() != r.all.Len() {
		all = append(all, Text{"rtf, the lines", r.line.Bytes()})
	}
	if !utf8.Valid(r.bytes.Bytes()) {
		all = append(all, Text{"rtf, as bytes", r.bytes.Bytes()})
	}
	return all
}

func (r *rtfReader) word(word string, number int) {
	g := &r.groups[len(r.groups)-1]
	switch word {
	case "u":
		r.flush()
		x := rune(uint16(number))
		switch {
		case utf16.IsSurrogate(x) && r.high == 0:
			r.high = x
		case utf16.IsSurrogate(x):
			r.write(string(utf16.DecodeRune(r.high, x)))
			r.high = 0
		default:
			r.write(string(x))
			r.high = 0
		}
		r.skip = g.skip
	case "ansicpg", "cpg":
		r.flush()
		if pages[number] != nil && word == "ansicpg" {
			r.page = number
		} else if pages[number] != nil {
			r.fonts[r.defining] = number
		}
	case "mac", "pc", "pca":
		r.page = map[string]int{"mac": 10000, "pc": 437, "pca": 850}[word]
	case "f":
		r.flush()
		g.font, r.defining = number, number
	case "fcharset":
		if page, ok := fontPages[number]; ok {
			r.fonts[r.defining] = page
		}
	case "v", "deleted":
		r.flush()
		g.hidden = number != 0
	case "plain":
		r.flush()
		g.font, g.hidden = -1, false
	case "uc":
		g.skip = max(0, number)
	default:
		if besideRTF[word] {
			r.flush()
			g.beside = true
		}
		if said := breaks[word]; said != "" {
			r.flush()
			r.write(said)
		}
	}
}

// letter takes up a byte of a text.
func (r *rtfReader) letter(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.pending = append(r.pending, c)
}

// flush reads the letters so far in the encoding that holds.
func (r *rtfReader) flush() {
	if len(r.pending) == 0 {
		return
	}
	page := r.page
	if of, ok := r.fonts[r.groups[len(r.groups)-1].font]; ok {
		page = of
	}
	text, _ := pages[page].NewDecoder().Bytes(r.pending) // none fails: what it does not know is U+FFFD
	r.put(string(text), r.pending)
	r.pending = r.pending[:0]
}

func (r *rtfReader) write(text string) { r.put(text, []byte(text)) }

func (r *rtfReader) put(text string, as []byte) {
	r.all.WriteString(text)
	r.bytes.Write(as)
	if g := r.groups[len(r.groups)-1]; !g.beside && !g.hidden {
		r.line.WriteString(text)
	}
}

// noNumber is that of a word without one.
const noNumber = math.MinInt

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
	number, err := strconv.Atoi(string(data[from:end]))
	if err != nil {
		number = noNumber
	}
	if end < len(data) && data[end] == ' ' {
		end++
	}
	return word, number, end
}
