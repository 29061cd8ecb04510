package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inputs are the names that a portfolio of these tests is read from.
var inputs = []string{"content", "config.yaml", "layouts", ".git"}

func TestNothingIsWrittenIntoWhatIsRead(t *testing.T) {
	made := site{"case/config.yaml": "x", "case/content/a.md": "x", "case/layouts/b.html": "x", "case/.git/HEAD": "x", "else/site/.casebook": markerText}
	for _, tt := range []struct {
		name   string
		out    string // below the folder that contains the portfolio "case"
		inside bool
		want   string // part of the error, "" = it may be written
	}{
		{"beside the portfolio", "site", false, ""},
		{"in the portfolio", "case/public", false, ""},
		{"deeper in it", "case/out/site", false, ""},
		{"a folder with a like name", "case/content-of-mine", false, ""},
		{"what is read", "case/content", false, "is in content"},
		{"below what is read", "case/content/new/site", false, "is in content"},
		{"that is not there yet", "case/layouts/_default", false, "is in layouts"},
		{"by a way around", "case/public/../content/x", false, "is in content"},
		{"in capitals", "case/CONTENT/x", false, "is in content"},
		{"with a long s", "case/layout\u017f/x", false, "is in layouts"},
		{"with a joiner that is not seen", "case/con\u200dtent/x", false, "is in content"},
		{"with a dot at the end", "case/content./x", false, "is in content"},
		{"with a stream", "case/content::$INDEX_ALLOCATION/x", false, "is in content"},
		{"a file that is read", "case/config.yaml/x", false, "is in config.yaml"},
		{"git's", "case/.git/hooks", false, "a folder of git"},
		{"git's elsewhere", "else/.GIT/hooks", false, "a folder of git"},
		{"a link to what is read", "to-content", false, "is in content"},
		{"below a link to what is read", "to-content/x/y", false, "is in content"},
		{"a link in the portfolio to what is read", "case/to-content/x", false, "is in content"},
		{"a link that leads nowhere", "nowhere", false, "symbolic link to nothing"},
		{"below a link that leads nowhere", "nowhere/x", false, "symbolic link to nothing"},
		{"in the portfolio, as it says itself", "case/public", true, ""},
		{"outside, as the portfolio says", "site", true, "outside of the portfolio"},
		{"a link to outside, as the portfolio says", "case/to-else/site", true, "outside of the portfolio"},
		{"a link to outside, as the user says", "case/to-else/site", false, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root := t.TempDir()
			makeFiles(t, root, made)
			for link, to := range map[string]string{
				"to-content": "case/content", "case/to-content": "content", "nowhere": "none", "case/to-else": "../else",
			} {
				if err := os.Symlink(filepath.FromSlash(to), filepath.Join(root, link)); err != nil {
					t.Fatal(err)
				}
			}
			opt := Options{Portfolio: filepath.Join(root, "case"), Inputs: inputs, Inside: tt.inside}
			out := filepath.Join(root, filepath.FromSlash(tt.out))
			for what, err := range map[string]error{
				"a site": Write(t.Context(), out, site{"index.html": "x"}.files(), opt),
				"a file": MayBe(filepath.Join(out, "packet.pdf"), opt),
			} {
				if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
					t.Errorf("%s: error %v, want %q", what, err, tt.want)
				}
			}
			for file := range made {
				if text, err := os.ReadFile(filepath.Join(root, file)); tt.want != "" && (err != nil || string(text) != made[file]) {
					t.Errorf("%s: %v", file, err)
				}
			}
			if all, _ := os.ReadDir(filepath.Join(root, "case")); tt.want != "" && len(all) != 6 {
				t.Errorf("now the portfolio holds %v", all)
			}
		})
	}
}

func TestAFileOfOthersStays(t *testing.T) {
	dir := t.TempDir()
	opt := Options{Ours: func(former []byte) bool { return strings.HasPrefix(string(former), "packet") }}
	for name, c := range map[string]struct{ former, want string }{
		"ours.pdf":  {"packet of yesterday", ""},
		"empty.pdf": {"", ""},
		"theirs":    {"years of work", "casebook did not write"},
	} {
		file := filepath.Join(dir, name)
		os.WriteFile(file, []byte(c.former), 0o644)
		err := One(file, []byte("packet of today"), opt)
		if got, _ := os.ReadFile(file); c.want == "" && (err != nil || string(got) != "packet of today") {
			t.Errorf("%s: %v", name, err)
		} else if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || string(got) != c.former) {
			t.Errorf("%s: %v, and the file holds %q", name, err, got)
		}
	}
	opt.Plain, opt.Portfolio = true, dir
	if err := os.Symlink("ours.pdf", filepath.Join(dir, "packet.pdf")); err != nil {
		t.Fatal(err)
	}
	if err := One(filepath.Join(dir, "packet.pdf"), nil, opt); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a link that nobody named: %v", err)
	}
}

// A portfolio may come with folders that are named like those of a run.
func TestAFolderThatIsNamedLikeOursIsLeftAlone(t *testing.T) {
	for _, forged := range []string{"", "a seal of thirty-two bytes, or so"} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "public")
		made := site{".public.casebook-1/former/.casebook": markerText, ".public.casebook-1/former/index.html": "theirs", ".public.casebook-1/next/notes": "x"}
		if forged != "" {
			made[".public.casebook-1/seal"] = forged
		}
		makeFiles(t, parent, made)
		err := Write(t.Context(), dir, site{"..": "x"}.files(), Options{Key: ours})
		if err == nil {
			t.Error("a file was written to ..")
		}
		if got := read(t, parent); !same(got, made) {
			t.Errorf("now there is %v", got)
		}
	}
}

func TestAGitRepositoryStays(t *testing.T) {
	for _, kind := range []string{"public/.git", "public/.git/HEAD"} {
		parent := t.TempDir()
		made := site{"public/.casebook": markerText, "public/index.html": "x", kind: "ref: x"}
		makeFiles(t, parent, made)
		err := Write(t.Context(), filepath.Join(parent, "public"), site{"index.html": "y"}.files(), Options{Key: ours})
		if err == nil || !strings.Contains(err.Error(), "contains a git repository") {
			t.Errorf("error %v", err)
		}
		if got := read(t, parent); !same(got, made) {
			t.Errorf("now there is %v", got)
		}
	}
}
