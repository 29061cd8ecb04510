package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	jpegSOF0 = 0xc0
	jpegSOF2 = 0xc2
	jpegDHT  = 0xc4
	jpegRST0 = 0xd0
	jpegRST7 = 0xd7
	jpegSOI  = 0xd8
	jpegEOI  = 0xd9
	jpegSOS  = 0xda
	jpegDQT  = 0xdb
	jpegDRI  = 0xdd
	jpegAPP0 = 0xe0
	jpegAPP1 = 0xe1
	jpegAPPE = 0xee
)

// mostScans is far above what encoders write; each scan costs a pass over all
// pixels.
const mostScans = 200

// stripJPEG keeps the tables, the frame and the scans. Two application blocks
// say how colours are stored; they are written anew, without the rest of what
// they hold. The picture ends at its first end mark.
func stripJPEG(data []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), 0xff, jpegSOI)
	var tables []byte // read, and not yet used by a scan
	scans := 0
	for i := 2; ; {
		marker, segment, end := segmentAt(data, i)
		switch {
		case end == 0, marker == jpegEOI && scans == 0:
			return nil, errShort
		case marker == jpegEOI:
			return append(out, 0xff, jpegEOI), nil
		case segment == nil:
			i = end
			continue
		}
		payload := segment[2:]
		i = end
		switch {
		case marker == jpegDQT || marker == jpegDHT || marker == jpegDRI:
			tables = append(append(tables, 0xff, marker), segment...)
		case marker >= jpegSOF0 && marker <= jpegSOF2:
			out = append(append(append(out, tables...), 0xff, marker), segment...)
			tables = nil
		case marker == jpegAPP0 && bytes.HasPrefix(payload, []byte("JFIF\x00")):
			out = append(out, "\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"...)
		case marker == jpegAPPE && bytes.HasPrefix(payload, []byte("Adobe")) && len(payload) >= 12:
			out = append(out, "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00"...)
			out = append(out, payload[11])
		case marker == jpegSOS:
			if scans++; scans > mostScans {
				return nil, errors.New("it has too many layers")
			}
			out = append(append(append(out, tables...), 0xff, marker), segment...)
			tables = nil
			n := scanLength(data[i:])
			out = append(out, data[i:i+n]...)
			i += n
		}
	}
}

// segmentAt gives the first marker from an offset on, its segment with the two bytes of
// its length, and where it ends. A marker without a length has no segment. What stands
// between segments belongs to none. The end is 0 where there is no whole one.
func segmentAt(data []byte, i int) (marker byte, segment []byte, end int) {
	next := bytes.IndexByte(data[i:], 0xff)
	if next < 0 {
		return 0, nil, 0
	}
	for i += next; i < len(data) && data[i] == 0xff; i++ {
	}
	if i >= len(data) {
		return 0, nil, 0
	}
	marker = data[i]
	i++
	if marker < jpegSOF0 || marker >= jpegRST0 && marker <= jpegEOI {
		return marker, nil, i
	}
	if len(data)-i < 2 {
		return 0, nil, 0
	}
	length := int(binary.BigEndian.Uint16(data[i:]))
	if length < 2 || length > len(data)-i {
		return 0, nil, 0
	}
	return marker, data[i : i+length], i + length
}

// exifFirst gives the Exif segment of a JPEG as a picture of nothing else: readers look
// for it in the first segment of its kind alone.
func exifFirst(data []byte) []byte {
	for i := 2; i < len(data); {
		marker, segment, end := segmentAt(data, i)
		switch {
		case end == 0, marker == jpegSOS, marker == jpegEOI:
			return nil
		case marker == jpegAPP1 && bytes.HasPrefix(segment[2:], []byte("Exif\x00\x00")):
			return slices.Concat([]byte{0xff, jpegSOI, 0xff, jpegAPP1}, segment, []byte{0xff, jpegEOI})
		}
		i = end
	}
	return nil
}

// scanLength gives the length of the compressed data at the beginning of data: up to
// a marker that does not belong to it.
func scanLength(data []byte) int {
	for i := 0; ; {
		next := bytes.IndexByte(data[i:], 0xff)
		if next < 0 || i+next+1 >= len(data) {
			return len(data)
		}
		i += next
		if b := data[i+1]; b != 0 && (b < jpegRST0 || b > jpegRST7) {
			return i
		}
		i += 2
	}
}

// progressive reports a JPEG that is stored in layers, for which a decoder keeps
// the coefficients of all pixels.
func progressive(data []byte) bool {
	for i := 2; i+4 <= len(data) && data[i] == 0xff; {
		switch m := data[i+1]; {
		case m == 0xff:
			i++
			continue
		case m == jpegSOF2:
			return true
		case m == jpegSOS, m == jpegSOF0, m == jpegSOF0+1:
			return false
		}
		i += 2 + int(binary.BigEndian.Uint16(data[i+2:]))
	}
	return true // it does not say, so it may be
}
