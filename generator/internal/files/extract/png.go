package extract

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
)

// Bounds of what the texts of one picture unpack to: they are remarks, no books.
const (
	mostTimes  = 50
	mostAtHand = 64 << 10
)

// pngTexts gives the packed remarks of a PNG picture, or of its kin: what programs say
// of themselves and of the author, and what describes its colours. Remarks that are
// not packed stand in its bytes, and may be in Latin-1.
func pngTexts(data []byte) []Text {
	if len(data) < 8 || !bytes.HasPrefix(data[1:], []byte("PNG\r\n")) && !bytes.HasPrefix(data[1:], []byte("MNG\r\n")) && !bytes.HasPrefix(data[1:], []byte("JNG\r\n")) {
		return nil
	}
	var remarks, colours []byte
	left := mayUnpack(data)
	for rest := data[8:]; len(rest) >= 8; {
		kind := string(rest[4:8])
		size := min(int(binary.BigEndian.Uint32(rest)), len(rest)-8) // of a damaged one, what there is
		chunk := rest[8 : 8+size]
		rest = rest[min(len(rest), 8+size+4):]
		keyword, value, _ := bytes.Cut(chunk, []byte{0})
		switch {
		case kind == "tEXt":
			remarks = fmt.Appendf(remarks, "%s: %s\n", keyword, value)
		case kind == "zTXt" && len(value) > 0:
			remarks = fmt.Appendf(remarks, "%s: %s\n", keyword, inflated(value[1:], &left))
		case kind == "iCCP" && len(value) > 0:
			colours = fmt.Appendf(colours, "%s: %s\n", keyword, inflated(value[1:], &left))
		case kind == "iTXt" && len(value) > 2:
			_, said, _ := bytes.Cut(value[2:], []byte{0}) // behind the language
			translated, said, _ := bytes.Cut(said, []byte{0})
			if value[0] == 1 {
				said = inflated(said, &left)
			}
			remarks = fmt.Appendf(remarks, "%s %s: %s\n", keyword, translated, said)
		}
	}
	return []Text{{"remarks", remarks}, {"colours", colours}}
}

// inflated gives what of a packed text can be read.
func inflated(packed []byte, left *int64) []byte {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	text, _ := io.ReadAll(io.LimitReader(r, *left)) // of a damaged one, what there is
	*left -= int64(len(text))
	return text
}
