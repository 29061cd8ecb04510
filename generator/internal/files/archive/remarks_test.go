package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
)

func tarOf(t *testing.T, headers ...*tar.Header) string {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, h := range headers {
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, strings.Repeat("x", int(h.Size))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func gzipOf(t *testing.T, h gzip.Header, text string) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Header = h
	_, err := io.WriteString(w, text)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func remarked(t *testing.T, comment string, h zip.FileHeader) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	err := w.SetComment(comment)
	if err == nil {
		_, err = w.CreateHeader(&h)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// What an archive says beside its files is told wherever it is packed, and nothing of
// what it packs is left out for where it stands.
func TestWhatArchivesSay(t *testing.T) {
	owned := tarOf(t, &tar.Header{Name: "a", Size: 1, Uname: "ines", Gname: "crew"}, &tar.Header{Name: "b", Size: 1, Uname: "ines", Gname: "crew"})
	linked := tarOf(t, &tar.Header{Name: "l", Typeflag: tar.TypeSymlink, Linkname: "home/ines"})
	pax := tarOf(t, &tar.Header{Name: "a", Size: 1, PAXRecords: map[string]string{"VENDOR.note": "by Ines"}, Format: tar.FormatPAX})
	commented := remarked(t, "by Ines", zip.FileHeader{Name: "a", Comment: "for Ines", Extra: append([]byte("\x75\x70\x0a\x00\x01\x00\x00\x00\x00"), "crew1"...)})
	plain := string(packed(t, "b.txt", "words"))
	twice := string(packed(t, "old.txt", "old old old old old old")) + plain
	renamed := strings.Replace(string(packed(t, "ines.txt", "words")), "ines.txt", "xxxx.txt", 2)
	renamed = strings.Replace(renamed, "xxxx.txt", "ines.txt", 1) // at its place, and not in the list
	for name, c := range map[string]struct{ data, want string }{
		"owners":                     {owned, "a: x|b: x|(remarks): ines\ncrew\n"},
		"owners, packed":             {gzipOf(t, gzip.Header{}, owned), "a: x|b: x|(remarks): ines\ncrew\n"},
		"where a link leads, packed": {gzipOf(t, gzip.Header{}, linked), "l: |(remarks): home/ines\n"},
		"records, packed":            {gzipOf(t, gzip.Header{}, pax), "a: x|(remarks): VENDOR.note: by Ines\n"},
		"an archive behind":          {gzipOf(t, gzip.Header{}, owned+linked), "a: x|b: x|l: |(remarks): ines\ncrew\nhome/ines\n"},
		"a text behind":              {owned + "the rest" + strings.Repeat(" ", 600), "a: x|b: x|(the rest): the rest" + strings.Repeat(" ", 600) + "|(remarks): ines\ncrew\n"},
		"comments":                   {commented, "a: |(remarks): by Ines\nfor Ines\ncrew1\n\n"},
		"comments, packed":           {string(packed(t, "in.zip", commented)), "in.zip/a: |in.zip/(remarks): by Ines\nfor Ines\ncrew1\n\n"},
		"a comment of gzip":          {gzipOf(t, gzip.Header{Comment: "by Ines"}, "words"), "unpacked: words|(remarks): by Ines\n"},
		"gzip, twice":                {gzipOf(t, gzip.Header{}, "one ") + gzipOf(t, gzip.Header{Name: "ines.txt"}, "two"), "unpacked: one two|(remarks): ines.txt\n"},
		"a file that is not listed":  {twice, "b.txt: words|old.txt: old old old old old old"},
		"another name in the list":   {renamed, "xxxx.txt: words|(remarks): ines.txt\n"},
		"nothing":                    {plain, "b.txt: words"},
	} {
		if got := strings.Join(read(strings.NewReader(c.data), len(c.data)), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
