package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"testing"
)

// packed makes an archive; names and texts alternate.
func packed(t testing.TB, members ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(members); i += 2 {
		f, err := w.Create(members[i])
		if err == nil {
			_, err = io.WriteString(f, members[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// read gives all members, as "name: text".
func read(r io.ReaderAt, size int) []string {
	var all []string
	for name, text := range Members(r, int64(size), nil) {
		data, err := io.ReadAll(text)
		all = append(all, fmt.Sprintf("%s: %s", name, data))
		if err != nil {
			all = append(all, strings.TrimPrefix(err.Error(), "is "))
		}
	}
	return all
}

func TestMembers(t *testing.T) {
	inner := packed(t, "deep.txt", "deep")
	data := packed(t, "conf/", "", "conf/prod.env", "A=1", "word/document.xml", "<w:t>words</w:t>", "inner.zip", string(inner))
	if !Is(data) || Is([]byte("PK")) {
		t.Error("an archive is not known as one")
	}
	want := "conf/: \nconf/prod.env: A=1\nword/document.xml: <w:t>words</w:t>\ninner.zip/deep.txt: deep"
	if got := strings.Join(read(bytes.NewReader(data), len(data)), "\n"); got != want {
		t.Errorf("got %q", got)
	}
	for name, data := range map[string][]byte{"half of it": data[:len(data)/2], "nothing": nil, "its start alone": []byte("PK\x03\x04")} {
		if got := read(bytes.NewReader(data), len(data)); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
	damaged := bytes.Replace(packed(t, "a.txt", "some words", "b.txt", "others"), []byte("PK\x03\x04"), []byte("PK\x03\x05"), 1)
	if got := strings.Join(read(bytes.NewReader(damaged), len(damaged)), "\n"); got != "a.txt: \ndamaged\nb.txt: others" {
		t.Errorf("with a damaged member: %q", got)
	}
	for name := range Members(bytes.NewReader(data), int64(len(data)), nil) {
		if name != "conf/" {
			t.Errorf("%s is told after the end", name)
		}
		break
	}
}

// TestBombs holds that what is unpacked stays in proportion to the archive.
func TestBombs(t *testing.T) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, 9) })
	line := strings.Repeat("words and words\n", 1<<12)
	for _, name := range []string{"1", "2", "3", "4"} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		for range 1 << 8 { // 16 MB each
			if _, err := io.WriteString(f, line); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	counted := &counter{ReaderAt: bytes.NewReader(out.Bytes())}
	most := min(mostOut, 1<<20+mostTimes*out.Len())
	if got := len(strings.Join(read(counted, out.Len()), "")); got > most+100 {
		t.Errorf("%d bytes were unpacked, and at most %d may be", got, most)
	}
	// The first member alone would unpack to more than may be read of all.
	if limit := out.Len() / 4; counted.read > limit+64<<10 {
		t.Errorf("%d of %d bytes were read", counted.read, out.Len())
	}
	many := make([]string, 0, 2*(mostMembers+10))
	for range mostMembers + 10 {
		many = append(many, "a", "")
	}
	data := packed(t, many...)
	if got := read(bytes.NewReader(data), len(data)); len(got) != mostMembers {
		t.Errorf("%d members were looked into", len(got))
	}
}

type counter struct {
	io.ReaderAt
	read int
}

func (c *counter) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.read += n
	return n, err
}
