package generator

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

func inZlib(t *testing.T, data []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// withSize gives a part of a file with its size before it, and that of its head.
func withSize(kind string, data []byte) []byte {
	return slices.Concat(binary.BigEndian.AppendUint32(nil, uint32(8+len(data))), []byte(kind), data)
}

// inPackedFrame gives a recording whose remark is packed, as ID3v2.3 has it.
func inPackedFrame(t *testing.T, text string, flags byte) []byte {
	remark := slices.Concat([]byte{1}, []byte("eng"), []byte{0, 0}, inUTF16(binary.LittleEndian, true)(t, text))
	frame := inZlib(t, remark)
	if flags&0x80 != 0 {
		frame = bytes.ReplaceAll(frame, []byte{0xff}, []byte{0xff, 0})
	}
	frame = append(binary.BigEndian.AppendUint32(nil, uint32(len(remark))), frame...)
	tag := slices.Concat([]byte("COMM"), binary.BigEndian.AppendUint32(nil, uint32(len(frame))), []byte{0, 0x80}, frame)
	size := len(tag)
	return slices.Concat([]byte{'I', 'D', '3', 3, 0, flags, byte(size >> 21 & 0x7f), byte(size >> 14 & 0x7f), byte(size >> 7 & 0x7f), byte(size & 0x7f)}, tag, bytes.Repeat([]byte{0xff, 0xfb, 0x90, 0x64, 0, 0x78, 0x9c, 3}, 100))
}

// ofMedia are containers of sound, films and pictures, most of which pack their remarks.
var ofMedia = []container{
	{"subtitles", func(_ *testing.T, text string) []byte {
		var out strings.Builder
		n := 0
		for letter := range letters(text) {
			if n++; n%5 == 3 {
				letter = `{\i1}` + letter + `{\i0\k20}`
			}
			out.WriteString(letter)
		}
		return []byte("1\n00:00:01,000 --> 00:00:02,000\n" + out.String() + "\n")
	}},
	{"a packed frame of ID3v2", func(t *testing.T, text string) []byte { return inPackedFrame(t, text, 0) }},
	{"the same without what looks like sound", func(t *testing.T, text string) []byte { return inPackedFrame(t, text, 0x80) }},
	{"the packed head of a film", func(t *testing.T, text string) []byte {
		head := withSize("udta", withSize("\xa9cmt", append([]byte{0, byte(len(text)), 0, 0}, text...)))
		packed := append(binary.BigEndian.AppendUint32(nil, uint32(len(head))), inZlib(t, head)...)
		return append(withSize("ftyp", []byte("qt  \x00\x00\x00\x00qt  ")), withSize("moov", withSize("cmov", append(withSize("dcom", []byte("zlib")), withSize("cmvd", packed)...)))...)
	}},
	{"subtitles of Matroska", func(t *testing.T, text string) []byte {
		return slices.Concat([]byte("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska\x18\x53\x80\x67\xa3"), inZlib(t, []byte("0,0,Default,,0,0,0,,nothing")), []byte{0xa3, 0x80}, inZlib(t, []byte(text)))
	}},
	{"an item of HEIF", func(t *testing.T, text string) []byte {
		return append(withSize("ftyp", []byte("heic\x00\x00\x00\x00mif1heic")), withSize("mdat", inZlib(t, []byte("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:creator>"+text+"</dc:creator></x:xmpmeta>")))...)
	}},
}
