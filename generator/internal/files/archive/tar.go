package archive

import (
	"archive/tar"
	"bufio"
	"bytes"
	"io"
	"maps"
	"slices"
)

const blockSize = 512

// tarred tells the files of a tar archive, and of those that were put behind its end.
func (u *unpacking) tarred(prefix string, r io.Reader, depth int) bool {
	var about remarks
	for {
		files := tar.NewReader(r)
		for {
			member, err := files.Next()
			if err == io.EOF {
				break
			} else if err != nil {
				return u.tell(prefix+"(the rest)", damaged) && u.remark(prefix, about)
			}
			about.say(member.Uname, member.Gname, member.Linkname)
			for _, key := range slices.Sorted(maps.Keys(member.PAXRecords)) {
				about.say(key + ": " + member.PAXRecords[key])
			}
			if !u.member(prefix+member.Name, files, depth) {
				return false
			}
		}
		rest := bufio.NewReaderSize(r, blockSize)
		start, _ := rest.Peek(blockSize)
		for len(start) == blockSize && bytes.Count(start, []byte{0}) == blockSize {
			_, _ = rest.Discard(blockSize) // is there
			start, _ = rest.Peek(blockSize)
		}
		if kindOf(start) != tarred {
			if len(bytes.Trim(start, "\x00")) > 0 && !u.member(prefix+"(the rest)", rest, depth) {
				return false
			}
			return u.remark(prefix, about)
		}
		r = rest
	}
}
