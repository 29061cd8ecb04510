package attach

import endian "encoding/binary"

// deepest is how deep the boxes of a film are looked into: moov, trak, mdia.
const deepest = 3

// cleanFilm tells whether the boxes of a film (ISO/IEC 14496-12) can be read, none of them is
// for what people or cameras say of it, and its times are not given.
func cleanFilm(data []byte, depth int) bool {
	for len(data) > 0 {
		if len(data) < 8 {
			return false
		}
		size, begins := uint64(endian.BigEndian.Uint32(data)), uint64(8)
		switch {
		case size == 0:
			size = uint64(len(data))
		case size == 1 && len(data) >= 16:
			size, begins = endian.BigEndian.Uint64(data[8:]), 16
		}
		if size < begins || size > uint64(len(data)) {
			return false
		}
		if !cleanBox(string(data[4:8]), data[begins:size], depth) {
			return false
		}
		data = data[size:]
	}
	return true
}

// shown are the kinds of tracks that a film shows or plays; others are of data, such as the way
// that a camera went.
var shown = map[string]bool{"vide": true, "soun": true, "subt": true, "sbtl": true, "text": true, "clcp": true, "tmcd": true}

func cleanBox(name string, content []byte, depth int) bool {
	switch name {
	case "moov", "trak", "mdia":
		return depth < deepest && cleanFilm(content, depth+1)
	case "mvhd", "tkhd", "mdhd":
		return timeless(content)
	case "ftyp", "styp", "free", "skip", "wide", "mdat", "sidx", "ssix", "moof", "mfra", "pdin", "iods", "mvex", "edts", "tref", "tapt", "load", "clip", "matt", "minf", "elng":
		return true
	case "hdlr":
		return len(content) >= 12 && shown[string(content[8:12])]
	}
	return false
}

// timeless tells whether a header of a film, which begins with the times at which it was made and
// changed, has none.
func timeless(header []byte) bool {
	if len(header) < 20 {
		return false
	}
	times := header[4:12]
	if header[0] == 1 {
		times = header[4:20]
	}
	for _, b := range times {
		if b != 0 {
			return false
		}
	}
	return true
}
