// Package manual keeps the generated parts of docs/ equal to the program. Only tests
// import it.
//
// A whole file, or a part of one between two comments, is made from tables or types.
// With -update a test writes what it makes; without, it compares. Shapes reads types
// from the source, since the comments of fields are in the source alone.
package manual

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "write the parts of docs/ that are made from the program")

// Whole compares a file of docs/ with what it should contain.
func Whole(t testing.TB, name string, want []byte) {
	t.Helper()
	hold(t, name, func([]byte) []byte { return tidy(want) })
}

// Part compares the part of a file of docs/ that is between <!-- begin PART --> and
// <!-- end PART --> with what it should contain.
func Part(t testing.TB, name, part string, want []byte) {
	t.Helper()
	begin, end := []byte("<!-- begin "+part+" -->\n"), []byte("<!-- end "+part+" -->\n")
	hold(t, name, func(text []byte) []byte {
		before, rest, begun := bytes.Cut(text, begin)
		_, after, ended := bytes.Cut(rest, end)
		if !begun || !ended {
			t.Fatalf("docs/%s has no part between %q and %q", name, begin, end)
		}
		return bytes.Join([][]byte{before, begin, []byte("\n"), bytes.TrimSpace(tidy(want)), []byte("\n\n"), end, after}, nil)
	})
}

func hold(t testing.TB, name string, made func(written []byte) []byte) {
	t.Helper()
	file := filepath.Join(Root(t), "docs", name)
	written, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := made(written)
	if bytes.Equal(written, want) {
		return
	}
	if !*update {
		t.Fatalf("docs/%s differs from the program, first in line %d; run this test with -update", name, firstDifference(written, want))
	}
	if err := os.WriteFile(file, want, 0o644); err != nil {
		t.Fatal(err)
	}
}

func firstDifference(a, b []byte) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return 1 + bytes.Count(a[:n], []byte("\n"))
}

// Root gives the folder of go.mod.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	t.Fatal("no go.mod above the working directory")
	return ""
}

var (
	endSpaces = regexp.MustCompile(`(?m)[ \t]+$`)
	manyLines = regexp.MustCompile(`\n{3,}`)
)

// tidy takes off what templates leave behind.
func tidy(text []byte) []byte {
	return manyLines.ReplaceAll(endSpaces.ReplaceAll(text, nil), []byte("\n\n"))
}
