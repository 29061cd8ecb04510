// Package archive lists and unpacks archives within limits: ZIP (Office files too),
// tar, gzip and bzip2, also inside one another. It decides nothing about what they
// contain.
package archive

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"io"
	"iter"
	"strings"
)

// What is read of an archive at most. What it unpacks to may be many times as long
// as the archive itself, as logs are, and not a thousand times.
const (
	mostArchive = 32 << 20
	mostMembers = 20_000
	mostTimes   = 100
	mostOut     = 64 << 20
	mostWithin  = 4 // archives in one another
)

// Start is how many of the first bytes of a file tell whether it is an archive.
const Start = 262

// Is tells whether a file that begins so is an archive.
func Is(start []byte) bool { return kindOf(start) != none }

type kind uint8

const (
	none kind = iota
	zipped
	gzipped
	bzipped
	tarred
)

func kindOf(start []byte) kind {
	switch {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return zipped
	case bytes.HasPrefix(start, []byte("\x1f\x8b\x08")):
		return gzipped
	case bytes.HasPrefix(start, []byte("BZh")) && len(start) > 9 && bytes.HasPrefix(start[4:], []byte("1AY&SY")):
		return bzipped
	case len(start) >= Start && bytes.HasPrefix(start[257:], []byte("ustar")):
		return tarred
	}
	return none
}

// Members gives the name and the text of each file of an archive, in its order, and
// of the archives in it: "inner.zip/deep.txt". The text has to be read before the
// next one, and ends early where the archive is damaged. What cannot be unpacked,
// and what is locked, is told with an empty text; of an archive that cannot be read
// there is nothing. What an archive says beside its files is Remarks, at its end.
// Where a bound is reached the rest is left out, and cut is set,
// unless it is nil.
func Members(r io.ReaderAt, size int64, cut *bool) iter.Seq2[string, io.Reader] {
	return func(yield func(string, io.Reader) bool) {
		if cut == nil {
			cut = new(bool)
		}
		if size > mostArchive {
			*cut = true
			return
		}
		u := unpacking{left: min(mostOut, 1<<20+mostTimes*size), members: mostMembers, cut: cut, yield: yield}
		start := make([]byte, Start)
		n, _ := r.ReadAt(start, 0) // of a short one, what there is
		k := kindOf(start[:n])
		if k == none {
			k = zipped // is read from its end
		}
		u.archive("", k, io.NewSectionReader(r, 0, size), 1)
	}
}

// Unread is why a member cannot be read.
type Unread struct{ Why string } // "is locked with a password"

func (e *Unread) Error() string { return e.Why }

var (
	locked  = &Unread{"is locked with a password"}
	unknown = &Unread{"is compressed in a way that casebook does not support"}
	damaged = &Unread{"is damaged"}
)

// Read gives nothing but the reason.
func (e *Unread) Read([]byte) (int, error) { return 0, e }

// unpacking is one run over an archive and those in it.
type unpacking struct {
	left    int64 // bytes that may still be unpacked
	members int   // and members that may still be told
	cut     *bool
	yield   func(string, io.Reader) bool
}

// archive tells the members of an archive, and whether to go on.
func (u *unpacking) archive(prefix string, k kind, r *io.SectionReader, depth int) bool {
	switch k {
	case zipped:
		files, err := zip.NewReader(r, r.Size())
		if err != nil {
			return true
		}
		files.RegisterDecompressor(12, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
		var about remarks
		about.say(files.Comment)
		for _, member := range files.File {
			about.say(member.Comment, extraOf(member.Extra))
			if !u.zipped(prefix, member, depth) {
				return false
			}
		}
		return u.unlisted(prefix, r, files, &about, depth) && u.remark(prefix, about)
	case tarred:
		return u.tarred(prefix, r, depth)
	case gzipped:
		if text, err := newGunzip(r); err == nil {
			name := text.z.Name
			if name == "" {
				name = "unpacked"
			}
			return u.stream(prefix, name, text, depth) && u.remark(prefix, text.about)
		}
	case bzipped:
		return u.stream(prefix, "unpacked", bzip2.NewReader(r), depth)
	}
	return true
}

func (u *unpacking) zipped(prefix string, member *zip.File, depth int) bool {
	switch {
	case member.FileInfo().IsDir():
		return u.tell(prefix+member.Name, bytes.NewReader(nil))
	case member.Flags&1 != 0:
		return u.tell(prefix+member.Name, locked)
	}
	text, err := member.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return u.tell(prefix+member.Name, unknown)
	} else if err != nil {
		return u.tell(prefix+member.Name, damaged)
	}
	defer text.Close()
	return u.member(prefix+member.Name, text, depth)
}

// stream tells what was packed as one file. A tar archive in it is read on the way.
func (u *unpacking) stream(prefix, name string, r io.Reader, depth int) bool {
	out := &io.LimitedReader{R: r, N: u.left + 1}
	text := bufio.NewReaderSize(out, 4096)
	if start, _ := text.Peek(Start); kindOf(start) != tarred {
		return u.member(prefix+name, text, depth)
	}
	goesOn := u.tarred(prefix, text, depth)
	u.left = min(u.left, max(0, out.N-1)) // what lies between members counts too
	if out.N <= 0 {
		*u.cut = true
	}
	return goesOn
}

// member tells one file, or what it packs.
func (u *unpacking) member(name string, r io.Reader, depth int) bool {
	if u.left <= 0 {
		*u.cut = true
		return u.tell(name, bytes.NewReader(nil))
	}
	out := &io.LimitedReader{R: r, N: u.left}
	text := bufio.NewReaderSize(out, 4096)
	start, _ := text.Peek(Start)
	defer func() {
		if u.left = min(u.left, out.N); out.N <= 0 {
			if n, _ := r.Read(make([]byte, 1)); n > 0 {
				*u.cut = true
			}
		}
	}()
	k := kindOf(start)
	if k == none {
		return u.tell(name, text)
	}
	if depth >= mostWithin {
		*u.cut = true
		return u.tell(name, bytes.NewReader(nil))
	}
	data, _ := io.ReadAll(text) // of a damaged one, what there is
	u.left = out.N
	told := u.members
	if !u.archive(strings.TrimSuffix(name, "/")+"/", k, io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))), depth+1) {
		return false
	}
	out.N = min(out.N, u.left)
	if told == u.members {
		return u.tell(name, damaged)
	}
	return true
}

func (u *unpacking) tell(name string, text io.Reader) bool {
	if u.members--; u.members < 0 {
		*u.cut = true
		return false
	}
	return u.yield(name, text)
}
