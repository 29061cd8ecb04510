package source

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// watched is a file system that notes what is opened.
type watched struct {
	fs.FS
	mu     sync.Mutex
	opened []string
}

func (w *watched) Open(name string) (fs.File, error) {
	w.mu.Lock()
	w.opened = append(w.opened, name)
	w.mu.Unlock()
	return w.FS.Open(name)
}

func (w *watched) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(w.FS, name) }
func (w *watched) ReadLink(name string) (string, error)       { return fs.ReadLink(w.FS, name) }
func (w *watched) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, name) }

const planted = "PLANTED-SECRET"

// what gives the diagnostics of a tree in short, and all that was read of it.
func what(t *testing.T, fsys fs.FS) (said, held string) {
	t.Helper()
	w := &watched{FS: fsys}
	tree, diags, err := Read(w)
	if err != nil {
		t.Fatal(err)
	}
	diags.Sort()
	var all []string
	for _, d := range diags {
		all = append(all, fmt.Sprintf("%s [%s]", d.Message, d.Check))
		if d.Hint == "" && d.Check != "file-misplaced" {
			t.Errorf("%s has no hint", d.Message)
		}
	}
	for _, p := range w.opened {
		if !fs.ValidPath(p) {
			t.Errorf("%q was opened", p)
		}
	}
	return strings.Join(all, "; "), fmt.Sprintf("%+v", tree)
}

func TestHostileTrees(t *testing.T) {
	one := func(p string) fstest.MapFS { return fstest.MapFS{p: {Data: []byte(planted)}} }
	two := func(p, q string) fstest.MapFS {
		return fstest.MapFS{p: {Data: []byte("one")}, q: {Data: []byte("two")}}
	}
	odd := func(p string, mode fs.FileMode) fstest.MapFS {
		return fstest.MapFS{p: {Data: []byte(planted), Mode: mode}}
	}
	bad := func(name, why string) string { return fmt.Sprintf("%q %s [file-name-bad]", name, why) }
	same := func(second, first string) string {
		return bad(second, fmt.Sprintf("and %q are the same name on many systems", first))
	}
	const (
		unseen  = "contains an invisible character, which can make it look like another name"
		windows = "is a name that Windows keeps for itself"
		illegal = "contains a character that Windows does not allow"
		control = "contains a control character"
		link    = "is a symbolic link [file-link]"
		special = "is not a regular file [file-link]"
	)
	tests := []struct {
		name string
		tree fstest.MapFS
		want string
	}{
		{"parent", one("content/../../etc/passwd"), bad("..", "leads to another place")},
		{"parent below", one("content/evidence/../../../etc/passwd"), bad("..", "leads to another place")},
		{"absolute", one("content//etc/passwd"), bad(".", "leads to another place")},
		{"itself", one("content/evidence/./x.txt"), bad(".", "leads to another place")},
		{"console", one("content/evidence/CON"), bad("CON", windows)},
		{"console in lower case", one("content/evidence/con.md"), bad("con.md", windows)},
		{"nothing", one("content/evidence/NUL.png"), bad("NUL.png", windows)},
		{"auxiliary", one("content/evidence/aux.txt"), bad("aux.txt", windows)},
		{"printer", one("content/evidence/prn .txt"), bad("prn .txt", windows)},
		{"port", one("content/evidence/COM1.tar.gz"), bad("COM1.tar.gz", windows)},
		{"port with a raised number", one("content/evidence/lpt².txt"), bad("lpt².txt", windows)},
		{"a device as a folder", one("content/nul/a.md"), bad("nul", windows)},
		{"dot at the end", one("content/evidence/a.txt."), bad("a.txt.", "ends in a dot, which Windows drops")},
		{"dot at the end of a folder", one("content/evidence./a.md"), bad("evidence.", "ends in a dot, which Windows drops")},
		{"space at the end", one("content/evidence/a.txt "), bad("a.txt ", "begins or ends with a space")},
		{"space at the beginning", one("content/evidence/ a.txt"), bad(" a.txt", "begins or ends with a space")},
		{"stream", one("content/evidence/a.txt:hidden"), bad("a.txt:hidden", illegal)},
		{"drive", one("content/C:/a.txt"), bad("C:", illegal)},
		{"backslash", one(`content/evidence/a\..\secret.txt`), bad(`a\..\secret.txt`, illegal)},
		{"markup", one(`content/evidence/<img src=x onerror=alert(1)>.png`), bad(`<img src=x onerror=alert(1)>.png`, illegal)},
		{"quote", one(`content/evidence/a" onload="x.png`), bad(`a" onload="x.png`, illegal)},
		{"line end", one("content/evidence/a\nerror: b.txt"), bad("a\nerror: b.txt", control)},
		{"escape", one("content/evidence/\x1b[31ma.txt"), bad("\x1b[31ma.txt", control)},
		{"delete", one("content/evidence/a\x7f.txt"), bad("a\x7f.txt", control)},
		{"line of Unicode", one("content/evidence/a\u2028b.txt"), bad("a\u2028b.txt", control)},
		{"right to left", one("content/evidence/a\u202egnp.exe"), bad("a\u202egnp.exe", unseen)},
		{"isolate", one("content/evidence/a\u2066b.txt"), bad("a\u2066b.txt", unseen)},
		{"no width", one("content/evidence/a\u200bb.txt"), bad("a\u200bb.txt", unseen)},
		{"byte-order mark", one("content/evidence/\ufeffa.txt"), bad("\ufeffa.txt", "contains an invisible character, which can make it look like another name")},
		{"Hangul filler", one("content/evidence/a\u3164.txt"), bad("a\u3164.txt", unseen)},
		{"tags", one("content/evidence/a\U000e0041.txt"), bad("a\U000e0041.txt", unseen)},
		{"private", one("content/evidence/a\ue000.txt"), bad("a\ue000.txt", unseen)},
		{"case", two("content/evidence/A.png", "content/evidence/a.png"), same("a.png", "A.png")},
		{"case of an ending", two("content/evidence/a.PNG", "content/evidence/a.png"), same("a.png", "a.PNG")},
		{"case of a folder", two("content/Evidence/b.txt", "content/evidence/a.txt"), `the folders "Evidence" and "evidence" differ only in case or in how accents are stored, and are the same on many systems [file-name-bad]`},
		{"case beyond ASCII", two("content/evidence/STRASSE.txt", "content/evidence/straße.txt"), same("straße.txt", "STRASSE.txt")},
		{"composed", two("content/evidence/e\u0301.png", "content/evidence/é.png"), same("é.png", "e\u0301.png")},
		{"composed and case", two("content/evidence/E\u0301.png", "content/evidence/é.png"), same("é.png", "E\u0301.png")},
		{"joiner", two("content/evidence/ab.png", "content/evidence/a\u200db.png"), same("a\u200db.png", "ab.png")},
		{"in the theme", two("static/A.css", "static/a.css"), same("a.css", "A.css")},
		{"a device in the theme", one("layouts/nul.html"), bad("nul.html", windows)},
		{"a block device", odd("content/evidence/disk", fs.ModeDevice), `"disk" ` + special},
		{"a terminal", odd("content/evidence/tty", fs.ModeDevice|fs.ModeCharDevice), `"tty" ` + special},
		{"a pipe", odd("content/evidence/a.md", fs.ModeNamedPipe), `"a.md" ` + special},
		{"a socket", odd("assets/a.css", fs.ModeSocket), `"a.css" ` + special},
		{"a link", odd("content/evidence/a.md", fs.ModeSymlink), `"a.md" ` + link},
		{"neither", odd("content/evidence/a.md", fs.ModeIrregular), `"a.md" ` + special},
		{"content is a file", one("content"), `"content" is a file; it must be a folder [file-misplaced]`},
		{"deep", one("content/evidence/" + strings.Repeat("d/", 100) + "a.txt"), "the folders are nested more than 20 deep [file-misplaced]"},
	}
	if len(tests) < 40 {
		t.Fatalf("only %d trees", len(tests))
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.tree["config.yaml"] = &fstest.MapFile{Data: []byte("title: x\n")}
			said, held := what(t, tt.tree)
			if said != tt.want {
				t.Errorf("got  %s\nwant %s", said, tt.want)
			}
			if strings.Contains(held, planted) {
				t.Errorf("it was read: %s", held)
			}
		})
	}
}

func TestPlainNamesAreKept(t *testing.T) {
	for _, name := range []string{"a.md", "Über uns.md", "日本語.png", "می‌خواهم.txt", "👩‍💻.png", "❤️.png", "console.txt", "com10.txt", "aux-plan.md", "a..b.txt", "a&b's (1).txt", "e\u0301.png", "null.csv", "lpt.txt"} {
		if why, _ := BadName(name); why != "" {
			t.Errorf("%q %s", name, why)
		}
	}
}
