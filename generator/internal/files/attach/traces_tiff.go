package attach

import endian "encoding/binary"

// tellingTags are the tags of TIFF that say who took a picture, when, where and with what (TIFF 6.0,
// Exif 2.32 4.6.3): description, make, model, program, date, artist, computer, XMP,
// copyright, IPTC, blocks of Photoshop, Exif, GPS, and data of makers (DNG).
var tellingTags = map[uint16]bool{
	270: true, 271: true, 272: true, 305: true, 306: true, 315: true, 316: true, 700: true,
	33432: true, 33723: true, 34377: true, 34665: true, 34853: true, 37724: true, 50341: true, 50708: true, 50735: true, 50740: true,
}

// mostPages is how many directories of a TIFF file are looked into.
const mostPages = 1_000

// cleanTIFF tells whether all directories of a TIFF file can be read, and have no telling tag.
// Directories within others are not looked for: of a clean file, none is there.
func cleanTIFF(data []byte) bool {
	order := endian.ByteOrder(endian.LittleEndian)
	if data[0] == 'M' {
		order = endian.BigEndian
	}
	at := uint64(4)
	for range mostPages {
		if at+4 > uint64(len(data)) {
			return false
		}
		if at = uint64(order.Uint32(data[at:])); at == 0 {
			return true
		}
		if at+2 > uint64(len(data)) {
			return false
		}
		n := uint64(order.Uint16(data[at:]))
		if at += 2; at+12*n > uint64(len(data)) {
			return false
		}
		for ; n > 0; n-- {
			const subDirectories = 330
			if tag := order.Uint16(data[at:]); tellingTags[tag] || tag == subDirectories {
				return false
			}
			at += 12
		}
	}
	return false
}
