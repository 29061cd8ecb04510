package attach

import (
	endian "encoding/binary"
	"strings"
	"testing"
)

// box gives a box of a film with what is in it.
func box(name string, within ...string) string {
	content := strings.Join(within, "")
	return string(endian.BigEndian.AppendUint32(nil, uint32(8+len(content)))) + name + content
}

// tiff gives a picture whose only directory has these tags.
func tiff(order endian.AppendByteOrder, tags ...uint16) string {
	data := []byte("II*\x00")
	if order.String() == "BigEndian" {
		data = []byte("MM\x00*")
	}
	data = order.AppendUint16(order.AppendUint32(data, 8), uint16(len(tags)))
	for _, tag := range tags {
		data = order.AppendUint32(order.AppendUint32(order.AppendUint16(order.AppendUint16(data, tag), 13), 1), 0)
	}
	return string(order.AppendUint32(data, 0))
}

// wave gives a recording with chunks of these names.
func wave(chunks ...string) string {
	data := []byte("RIFF\x00\x00\x00\x00WAVE")
	for _, name := range chunks {
		data = append(endian.LittleEndian.AppendUint32(append(data, name...), 3), "abc\x00"...)
	}
	return string(data)
}

// flac gives a block of metadata.
func flac(kind byte, content string) string {
	return string([]byte{kind, 0, 0, byte(len(content))}) + content
}

// comments gives a list of comments as Vorbis has them.
func comments(list ...string) string {
	data := append(endian.LittleEndian.AppendUint32(nil, 4), "libV"...)
	data = endian.LittleEndian.AppendUint32(data, uint32(len(list)))
	for _, c := range list {
		data = append(endian.LittleEndian.AppendUint32(data, uint32(len(c))), c...)
	}
	return string(data)
}

func TestTracesOfPicturesAndFilmsAreFound(t *testing.T) {
	heic, ftyp, mdat := "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", box("ftyp", "isom\x00\x00\x02\x00isomiso2"), box("mdat", "frames")
	header := func(when string) string { return box("mvhd", "\x00\x00\x00\x00", when, strings.Repeat("\x00", 92)) }
	still, dated := header("\x00\x00\x00\x00\x00\x00\x00\x00"), header("\xe1\x00\x00\x01\x00\x00\x00\x00")
	m4a := box("ftyp", "M4A \x00\x00\x02\x00")
	little, big := endian.AppendByteOrder(endian.LittleEndian), endian.AppendByteOrder(endian.BigEndian)
	for data, keeps := range map[string]bool{
		heic + "....meta....iinf....infe\x02\x00\x00\x00\x00\x01\x00\x00Exif\x00": true,
		heic + "....infe....mime\x00application/rdf+xml\x00":                      true,
		heic + "....mdat" + "some picture":                                        false,

		ftyp + box("moov", still, box("trak", box("tkhd", strings.Repeat("\x00", 84)), box("mdia", box("hdlr", "\x00\x00\x00\x00\x00\x00\x00\x00vide\x00"), box("minf", "y")))) + mdat: false,
		ftyp + box("moov", still) + mdat + "\x00\x00\x00":                                                                   true, // is cut off
		ftyp + box("moov", dated) + mdat:                                                                                    true,
		ftyp + box("moov", still, box("udta", "\xa9xyz+41.9-087.6/")) + mdat:                                                true,
		ftyp + box("moov", still, box("udta", box("loci", "place"))) + mdat:                                                 true,
		ftyp + box("moov", still, box("udta", box("what", "is new"))) + mdat:                                                true,
		ftyp + box("moov", still, box("trak", box("meta", "keys"))) + mdat:                                                  true,
		ftyp + box("moov", still) + box("uuid", "any") + mdat:                                                               true,
		ftyp + box("moov", still, box("trak", box("mdia", "\x00\x00"))) + mdat:                                              true,
		ftyp + box("moov", still, box("trak", box("mdia", box("hdlr", "\x00\x00\x00\x00\x00\x00\x00\x00meta\x00")))) + mdat: true,
		"\x1a\x45\xdf\xa3 of any words":                                                                                     true,
		"RIFF\x00\x00\x00\x00AVI LIST":                                                                                      true,
		m4a + box("moov", still) + mdat:                                                                                     false,
		m4a + box("moov", dated) + mdat:                                                                                     true,
		m4a + box("moov", still, box("udta", box("meta", "ilst"))) + mdat:                                                   true,
		wave("fmt ", "data"):                                             false,
		wave("fmt ", "LIST", "data"):                                     true,
		wave("bext", "fmt ", "data"):                                     true,
		wave("fmt ", "data") + "id3 ":                                    true,
		wave("fmt ", "data")[:20]:                                        true,
		"RIFF\x00\x00\x00\x00WAVEfmt ":                                   true, // is cut off
		"fLaC" + flac(0, "stream") + flac(0x84, comments()):              false,
		"fLaC" + flac(0, "stream") + flac(0x84, comments("DATE=2024")):   true,
		"fLaC" + flac(0, "stream") + flac(0x81, "\x00\x00"):              false,
		"fLaC" + flac(0, "stream") + flac(0x81, "notes"):                 true,
		"fLaC" + flac(0, "stream") + flac(0x86, "a picture"):             true,
		"fLaC" + flac(0, "stream"):                                       true, // has no end
		"OggS\x00 \x03vorbis" + comments():                               false,
		"OggS\x00 \x03vorbis" + comments("Location=Ulm"):                 true,
		"OggS\x00 OpusTags" + comments():                                 false,
		"OggS\x00 OpusTags" + comments() + " OpusTags" + comments("a=b"): true,
		"OggS\x00 \x80theora":                                            true,
		"\xff\xfb\x90 frames":                                            false,
		"\xff\xfb\x90 frames" + "TAG" + strings.Repeat("x", 125):         true,
		"\xff\xfb\x90 frames APETAGEX":                                   true,
		"ID3\x04\x00 TSSE":                                               true,
		"8BPS\x00\x01":                                                   true,
		tiff(little, 256, 257, 259):                                      false,
		tiff(big, 256, 257, 259):                                         false,
		tiff(little, 256, 271):                                           true,
		tiff(big, 306):                                                   true,
		tiff(big, 256, 34665):                                            true,
		tiff(little, 34853):                                              true,
		tiff(little, 33723):                                              true,
		tiff(little, 256)[:20]:                                           true,
		"<x:xmpmeta> is said in a text":                                  false,
	} {
		if got := KeepsTraces([]byte(data)); got != keeps {
			t.Errorf("%q: %v, expected %v", data, got, keeps)
		}
	}
}

// Directories that lead to themselves, and boxes within boxes, come to an end.
func TestTracesAreLookedForWithinBounds(t *testing.T) {
	round := []byte(tiff(endian.LittleEndian, 256))
	endian.LittleEndian.PutUint32(round[len(round)-4:], 8)
	deep := "x"
	for range 10_000 {
		deep = box("trak", deep)
	}
	for _, data := range []string{string(round), box("ftyp", "isom\x00\x00\x02\x00") + deep} {
		if !KeepsTraces([]byte(data)) {
			t.Errorf("a file of %d bytes is called clean", len(data))
		}
	}
}
