package attach

import (
	"bytes"
	endian "encoding/binary"
	"slices"
)

// cleanSound tells whether a recording can be read, and has nothing that people or programs say
// of it but the name of the encoder in a field of its own, which Ogg always has.
func cleanSound(data []byte) bool {
	switch {
	case isBoxes(data):
		return cleanFilm(data, 0)
	case bytes.HasPrefix(data, []byte("RIFF")) && len(data) >= 12:
		return cleanWave(data[12:])
	case bytes.HasPrefix(data, []byte("fLaC")):
		return cleanFLAC(data[4:])
	case bytes.HasPrefix(data, []byte("OggS")):
		return cleanOgg(data)
	}
	return cleanMP3(data)
}

// played are the chunks of a recording in RIFF that are needed to play it.
var played = []string{"fmt ", "data", "fact", "PEAK", "cue "}

func cleanWave(chunks []byte) bool {
	for len(chunks) > 0 {
		if len(chunks) < 8 || !slices.Contains(played, string(chunks[:4])) {
			return false
		}
		size := uint64(endian.LittleEndian.Uint32(chunks[4:]))
		size += 8 + size%2
		if size > uint64(len(chunks)) {
			return false
		}
		chunks = chunks[size:]
	}
	return true
}

// The blocks of metadata of FLAC (RFC 9639, section 8.1).
const (
	flacStream   = 0
	flacPadding  = 1
	flacSeek     = 3
	flacComments = 4
	flacLast     = 0x80
)

func cleanFLAC(blocks []byte) bool {
	for len(blocks) >= 4 {
		kind, size := blocks[0], int(blocks[1])<<16|int(blocks[2])<<8|int(blocks[3])
		if size > len(blocks)-4 {
			return false
		}
		switch kind &^ flacLast {
		case flacStream, flacSeek:
		case flacPadding:
			if len(bytes.Trim(blocks[4:4+size], "\x00")) > 0 {
				return false
			}
		case flacComments:
			if !uncommented(blocks[4 : 4+size]) {
				return false
			}
		default:
			return false
		}
		blocks = blocks[4+size:]
		if kind&flacLast != 0 {
			return cleanMP3(blocks)
		}
	}
	return false
}

// cleanOgg looks at the comments, which every stream of Vorbis and Opus has at its beginning. Of
// another stream nothing is known.
func cleanOgg(data []byte) bool {
	found := false
	for _, head := range []string{"\x03vorbis", "OpusTags"} {
		for rest := data; ; {
			at := bytes.Index(rest, []byte(head))
			if at < 0 {
				break
			}
			if rest = rest[at+len(head):]; !uncommented(rest) {
				return false
			}
			found = true
		}
	}
	return found
}

// uncommented tells whether a list of Vorbis comments has none: the length of the name of the
// encoder and this, then how many there are.
func uncommented(list []byte) bool {
	if len(list) < 8 {
		return false
	}
	vendor := uint64(endian.LittleEndian.Uint32(list))
	return vendor <= uint64(len(list))-8 && endian.LittleEndian.Uint32(list[4+vendor:]) == 0
}

// cleanMP3 tells whether frames of sound have no tags of ID3 or APE before or behind them.
func cleanMP3(data []byte) bool {
	end := data[max(0, len(data)-1<<16):]
	return !bytes.HasPrefix(data, []byte("ID3")) && !holds(end, []string{"TAG", "3DI", "APETAGEX", "LYRICS200"})
}
