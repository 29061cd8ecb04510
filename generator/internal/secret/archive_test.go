package secret

import (
	"archive/zip"
	"bytes"
	"compress/flate"
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

func searchArchive(data []byte) Places {
	return new(Searcher).SearchArchive(bytes.NewReader(data), int64(len(data)))
}

func TestArchive(t *testing.T) {
	p := newPlanter(11)
	token := func() string { return "ghp_" + p.draw(b62, 36) }
	inner := packed(t, "deep.env", token())
	data := packed(t,
		"conf/", "", "conf/prod.env", "A=1\nTOKEN="+token()+"\n", "word/document.xml", "<w:t>"+token()+"</w:t>",
		"logo.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"+token(), "inner.zip", string(inner), "export-"+token()+".txt", "nothing")
	if !IsArchive(data) {
		t.Error("an archive is not known as one")
	}
	got := searchArchive(data)
	if got.Count != 3 || got.First[0].Member != "conf/prod.env" || got.First[0].Line != 2 || got.First[0].Col != 7 ||
		got.First[1].Member != "word/document.xml" || !got.First[2].InName {
		t.Errorf("%+v", got)
	}
	for name, data := range map[string][]byte{"half of it": data[:len(data)/2], "nothing": nil, "its start alone": []byte("PK\x03\x04")} {
		if got := searchArchive(data); got.Count != 0 {
			t.Errorf("%s: %+v", name, got)
		}
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
	if got := new(Searcher).SearchArchive(counted, int64(out.Len())); got.Count != 0 {
		t.Errorf("%+v", got)
	}
	// The first member alone would unpack to more than may be read of all.
	if limit := out.Len() / 4; counted.read > limit+64<<10 {
		t.Errorf("%d of %d bytes were read", counted.read, out.Len())
	}
	many := make([]string, 0, 2*(mostMembers+10))
	for range mostMembers + 10 {
		many = append(many, "a", "")
	}
	many[len(many)-1] = "token: ghp_" + newPlanter(12).draw(b62, 36)
	if got := searchArchive(packed(t, many...)); got.Count != 0 {
		t.Errorf("more than %d members were looked into: %+v", mostMembers, got)
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
