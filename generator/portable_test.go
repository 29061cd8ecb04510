package generator

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// A portable site as one file is the folder, in a form of equal bytes.
func TestZipped(t *testing.T) {
	files := map[string][]byte{"index.html": []byte("home"), "evidence/räte/index.html": []byte("rota"), "b.css": bytes.Repeat([]byte("a"), 100_000)}
	for _, of := range []string{"2026-06-30", "1975-01-01"} { // the second is a day that the format does not know
		period, err := day.Parse(of)
		if err != nil {
			t.Fatal(err)
		}
		on := period.Last
		data, err := zipped(files, "case", on)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := zipped(files, "case", on); !bytes.Equal(again, data) {
			t.Error("two of the same differ")
		}
		if !isPortable(data) || isPortable(data[:len(data)-4]) || isPortable([]byte("mine")) {
			t.Error("a later build does not know what it may replace")
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range z.File {
			names = append(names, f.Name)
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if text, err := io.ReadAll(r); err != nil || !bytes.Equal(text, files[f.Name[len("case/"):]]) {
				t.Errorf("%s: %v, %.20q", f.Name, err, text)
			}
			if want := max(of, "1980-01-01"); f.Modified.UTC().Format("2006-01-02") != want || f.Mode().Perm() != 0o644 {
				t.Errorf("%s is of %s, with the mode %s", f.Name, f.Modified, f.Mode())
			}
		}
		if want := []string{"case/b.css", "case/evidence/räte/index.html", "case/index.html"}; !slices.Equal(names, want) {
			t.Errorf("the file holds %q", names)
		}
		if len(data) > 2000 {
			t.Errorf("%d bytes are not compressed", len(data))
		}
	}
}
