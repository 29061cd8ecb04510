package secret

import (
	"archive/zip"
	"bytes"
	"io"
)

// What is read of an archive at most. What it unpacks to may be some times as long
// as the archive itself, as text is, and not a thousand times.
const (
	mostArchive = 32 << 20
	mostMembers = 2000
	mostTimes   = 20
	mostOut     = 64 << 20
)

// IsArchive tells whether a file that begins so is a ZIP archive, as those of
// Office are.
func IsArchive(start []byte) bool { return bytes.HasPrefix(start, []byte("PK\x03\x04")) }

// SearchArchive lists the secrets in the names and the texts of a ZIP archive,
// within bounds. What cannot be unpacked, what is locked, and archives inside of
// the archive are passed over.
func (s *Searcher) SearchArchive(r io.ReaderAt, size int64) Places {
	var all Places
	if size > mostArchive {
		return all
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return all
	}
	left := min(mostOut, 1<<20+mostTimes*size)
	for _, member := range archive.File[:min(len(archive.File), mostMembers)] {
		for _, f := range Find(member.Name) {
			all.add(Place{Found: f, Member: member.Name, InName: true})
		}
		if left <= 0 {
			continue
		}
		if locked := member.Flags&1 != 0; locked || member.FileInfo().IsDir() {
			continue
		}
		text, err := member.Open()
		if err != nil {
			continue
		}
		out := &io.LimitedReader{R: text, N: left}
		_ = s.search(out, func(p Place) { // the rest of a damaged one is passed over
			p.Member = member.Name
			all.add(p)
		})
		left = out.N
		text.Close()
	}
	return all
}
