package archive

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"testing"
)

// Whatever is in an archive, what is read of it is bounded.
func FuzzMembers(f *testing.F) {
	f.Add(packed(f, "a.txt", "words", "inner.zip", string(packed(f, "deep.txt", "deep"))))
	var tarred, zipped bytes.Buffer
	w := tar.NewWriter(&tarred)
	_ = w.WriteHeader(&tar.Header{Name: "a.txt", Size: 5, Mode: 0o644})
	_, _ = io.WriteString(w, "words")
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(tarred.Bytes())
	z := gzip.NewWriter(&zipped)
	_, _ = z.Write(tarred.Bytes())
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(zipped.Bytes())
	f.Add([]byte("BZh91AY&SY"))
	f.Fuzz(func(t *testing.T, data []byte) {
		size, members := int64(0), 0
		for _, text := range Members(bytes.NewReader(data), int64(len(data)), nil) {
			n, _ := io.Copy(io.Discard, text) // it may be damaged
			size, members = size+n, members+1
		}
		if size > 1<<20+mostTimes*int64(len(data)) || members > mostMembers+1 {
			t.Errorf("%d bytes of %d members are read of %d bytes", size, members, len(data))
		}
	})
}
