package extract

import (
	"bytes"
	"compress/zlib"
	"io"
)

// unsynchronised is the flag of an ID3v2 tag in which a zero stands behind each 0xFF.
const unsynchronised = 0x80

// ofZlib takes up what recordings and films pack by zlib, and pictures of their form do:
// frames of ID3v2, the head of a QuickTime film (cmov), subtitles of Matroska, items of HEIF.
func (r *readings) ofZlib(prefix string, data []byte, done read) {
	if done.mails >= mostMails || !mayPackByZlib(data) {
		return
	}
	done.mails++
	left := mayUnpack(data)
	all := inflatedWithin(data, &left)
	if bytes.HasPrefix(data, []byte("ID3")) && data[5]&unsynchronised != 0 {
		all = append(all, inflatedWithin(bytes.ReplaceAll(data, []byte{0xff, 0}, []byte{0xff}), &left)...)
	}
	for _, text := range all {
		r.again(prefix+"packed", text, data, done)
	}
}

func mayPackByZlib(data []byte) bool {
	if len(data) < 12 {
		return false
	}
	switch string(data[4:8]) { // of ISO 14496-12, and of QuickTime
	case "ftyp", "moov", "mdat", "wide", "free", "skip", "pnot":
		return true
	}
	return bytes.HasPrefix(data, []byte("ID3")) || bytes.HasPrefix(data, []byte("\x1a\x45\xdf\xa3"))
}

// inflatedWithin gives what is packed anywhere in a file, and whole: with the sum that zlib
// puts behind it.
func inflatedWithin(data []byte, left *int64) (all [][]byte) {
	for at := 0; *left > 0; {
		i := bytes.IndexByte(data[at:], zlibStart)
		if at += i + 1; i < 0 || at == len(data) {
			break
		}
		if (zlibStart<<8|int(data[at]))%31 != 0 {
			continue
		}
		in := bytes.NewReader(data[at-1:])
		packed, err := zlib.NewReader(in)
		if err != nil {
			continue
		}
		text, err := io.ReadAll(io.LimitReader(packed, *left))
		*left -= int64(len(text))
		if err == nil && len(text) > 0 {
			all = append(all, text)
			at = len(data) - in.Len()
		}
	}
	return all
}
