package extract

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// charsets are the encodings that texts without Unicode are written in. Others that
// write the same languages have the letters of names in the same places.
var charsets = []struct {
	name string
	of   encoding.Encoding
}{
	{"windows-1252", charmap.Windows1252}, {"windows-1250", charmap.Windows1250}, {"iso-8859-2", charmap.ISO8859_2},
	{"windows-1254", charmap.Windows1254}, {"windows-1257", charmap.Windows1257}, {"iso-8859-10", charmap.ISO8859_10},
	{"windows-1251", charmap.Windows1251}, {"koi8-u", charmap.KOI8U}, {"iso-8859-5", charmap.ISO8859_5}, {"ibm-866", charmap.CodePage866},
	{"windows-1253", charmap.Windows1253}, {"windows-1255", charmap.Windows1255}, {"windows-1256", charmap.Windows1256}, {"windows-1258", charmap.Windows1258},
	{"ibm-437", charmap.CodePage437}, {"ibm-850", charmap.CodePage850}, {"ibm-852", charmap.CodePage852}, {"macintosh", charmap.Macintosh}, {"windows-874", charmap.Windows874},
	{"shift-jis", japanese.ShiftJIS}, {"euc-jp", japanese.EUCJP}, {"euc-kr", korean.EUCKR}, {"gb18030", simplifiedchinese.GB18030}, {"big5", traditionalchinese.Big5},
}

// encoded gives a text that is no UTF-8 in every encoding that it may be in.
func encoded(data []byte) []Text {
	var all []Text
	lines := foreign(data)
	for _, c := range charsets {
		if text, err := c.of.NewDecoder().Bytes(lines); err == nil {
			all = append(all, Text{c.name, text})
		}
	}
	return all
}

// foreign gives the lines that hold more than ASCII, each with the one before and
// the one behind it, over which a name may go.
func foreign(data []byte) []byte {
	var out, before []byte
	behind := false
	for line := range bytes.Lines(data) {
		more := bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf })
		if more {
			out = append(out, before...)
		}
		if more || behind {
			out, before = append(out, line...), nil
		} else {
			before = line
		}
		behind = more
	}
	return out
}

// utf16Text reads UTF-16 of either order, with or without a mark of it.
func utf16Text(data []byte) ([]byte, bool) {
	for _, mark := range []struct {
		bytes string
		order binary.ByteOrder
	}{{"\xff\xfe", binary.LittleEndian}, {"\xfe\xff", binary.BigEndian}} {
		if text, ok := bytes.CutPrefix(data, []byte(mark.bytes)); ok {
			return wide(text, mark.order), true
		}
	}
	if len(data) < 4 || utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return nil, false
	}
	start := data[:min(len(data)&^1, 4096)]
	best, most := binary.ByteOrder(nil), 0
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		good, blanks, all := 0, 0, 0
		for _, r := range string(wide(start, order)) {
			all++
			switch {
			case r == ' ' || r == '\n' || r == '\r' || r == '\t':
				good++
				blanks++
			case r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsPrint(r)) && !unicode.Is(unicode.Co, r):
				good++
			}
		}
		// Words have spaces or ends of lines between them; noise has none.
		if score := good + 8*blanks; good*100 >= 95*all && (blanks > 0 || utf8.Valid(data)) && score > most {
			best, most = order, score
		}
	}
	if best == nil {
		return nil, false
	}
	return wide(data, best), true
}

func wide(data []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// fewestWide is how many letters of UTF-16 in a row are a text within a file of
// another kind.
const fewestWide = 5

// wideRuns gives the texts in UTF-16 that stand within a file of another kind, as in
// the documents of old Office: those in scripts whose letters Unicode has first.
func wideRuns(data []byte) []byte {
	var out []byte
	office := bytes.HasPrefix(data, oldOffice)
	for from := range 2 {
		var run []rune
		flush := func() {
			out = appendWide(out, run)
			run = run[:0]
		}
		// Of the big end, the low half of the last letter stands behind the run.
		flushWhole := func(at int) {
			whole := run
			flush()
			if n := len(whole); n > 0 && at < len(data) {
				if last := whole[n-1]&^0xff | rune(data[at]); data[at] < 0xff && unicode.IsLetter(last) {
					out = appendWide(out, append(whole, last))
				}
			}
		}
		for i := from; i+1 < len(data); i += 2 {
			r := rune(data[i]) | rune(data[i+1])<<8
			switch {
			case r == 0xff && i > 0 && data[i-1] == 0xfe: // the mark of the big end
				flush()
			case office && r == 0x0b || office && r == 0x07:
				run = append(run, '\n')
			case office && r == 0x1e:
				run = append(run, '-')
			case office && inWord(r) && len(run) > 0 && i+3 < len(data) && (data[i+2] > ' ' || data[i+3] > 0):
			case 0x200b <= r && r <= 0x200f && len(run) > 0: // joiners, and marks of direction
				run = append(run, r)
			case r >= 0x700 || 0x180 <= r && r < 0x300 && r>>2 != 0x218>>2 || r != '\n' && r != '\r' && r != '\t' && !unicode.IsPrint(r) && !unicode.IsMark(r):
				flushWhole(i)
			default:
				run = append(run, r)
			}
		}
		flushWhole(len(data) - (len(data)-from)%2)
	}
	return out
}

// appendWide takes up a run, and once more without what may be the length of the others
// before them, in bytes or in letters.
func appendWide(out []byte, run []rune) []byte {
	if len(run) < fewestWide {
		return out
	}
	out = appendScripts(out, run)
	if first := run[0]; unicode.IsLetter(first) && int(first) <= 2*(len(run)-1) {
		out = appendScripts(out, run[1:])
	}
	return out
}

// appendScripts takes up a run on a line for each script: one of two is none.
func appendScripts(out []byte, run []rune) []byte {
	last := rune(0)
	for i, r := range run {
		if unicode.IsLetter(r) {
			if i > 0 && script(r) != script(last) {
				out = append(out, '\n')
			}
			last = r
		}
		out = utf8.AppendRune(out, r)
	}
	return append(out, '\n')
}

// script tells letters of different scripts apart, by the blocks that they stand in.
func script(r rune) int {
	for i, end := range []rune{0x370, 0x400, 0x530, 0x590, 0x600} {
		if r < end {
			return i
		}
	}
	return -1
}

// declares is how a document of markup names its encoding.
var declares = regexp.MustCompile(`(?i)(?:encoding|charset)[ \t]*=[ \t]*["']?([a-z0-9_.:-]+)`)

// declared reads a document in the encoding that it says it is in.
func declared(data []byte) ([]byte, bool) {
	found := declares.FindSubmatch(data[:min(len(data), 4096)])
	if found == nil {
		return nil, false
	}
	text := in(string(found[1]), data)
	return text, utf8.Valid(text)
}
