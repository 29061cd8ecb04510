// Package archive reads what a ZIP archive packs, as those of Office do, within
// bounds. It judges nothing of what it reads.
package archive

import (
	"archive/zip"
	"bytes"
	"io"
	"iter"
)

// What is read of an archive at most. What it unpacks to may be some times as long
// as the archive itself, as text is, and not a thousand times.
const (
	mostArchive = 32 << 20
	mostMembers = 2000
	mostTimes   = 20
	mostOut     = 64 << 20
)

// Is tells whether a file that begins so is a ZIP archive.
func Is(start []byte) bool { return bytes.HasPrefix(start, []byte("PK\x03\x04")) }

// Members gives the name and the text of each file of an archive, in its order.
// The text has to be read before the next one, and ends early where a bound is
// reached or the archive is damaged. What cannot be unpacked, and what is locked,
// is told with an empty text; of an archive that cannot be read there is nothing.
// An archive inside of the archive is a member like others.
func Members(r io.ReaderAt, size int64) iter.Seq2[string, io.Reader] {
	return func(yield func(string, io.Reader) bool) {
		if size > mostArchive {
			return
		}
		files, err := zip.NewReader(r, size)
		if err != nil {
			return
		}
		left := min(mostOut, 1<<20+mostTimes*size)
		for _, member := range files.File[:min(len(files.File), mostMembers)] {
			if !one(member, &left, yield) {
				return
			}
		}
	}
}

// one tells a member, and takes what was read of it off what may be read.
func one(member *zip.File, left *int64, yield func(string, io.Reader) bool) bool {
	none := bytes.NewReader(nil)
	if locked := member.Flags&1 != 0; locked || *left <= 0 || member.FileInfo().IsDir() {
		return yield(member.Name, none)
	}
	text, err := member.Open()
	if err != nil {
		return yield(member.Name, none)
	}
	defer text.Close()
	out := &io.LimitedReader{R: text, N: *left}
	defer func() { *left = out.N }()
	return yield(member.Name, out)
}
