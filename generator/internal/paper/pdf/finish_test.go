package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var (
	created  = time.Date(2026, 6, 30, 14, 5, 6, 0, time.FixedZone("", 2*3600))
	colophon = Attachment{Name: "colophon.json", Type: "application/json", Description: "What (it) was made from – all", Data: []byte("{\"version\":1}\nendstream endobj\n")}
)

func finish(t testing.TB, data []byte, opt Finishing) []byte {
	t.Helper()
	out, err := Finish(data, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := Validate(out); err != nil {
		t.Errorf("the finished file is not valid: %v", err)
	}
	return out
}

func TestFinishSetsTheDatesInPlace(t *testing.T) {
	for _, test := range []struct{ name, old, want string }{
		{"Chromium", chromiumDates, "/CreationDate (D:20260630120506+00'00')\n/ModDate (D:20260630120506+00'00')"},
		{"no space", "/CreationDate(D:20260102030405)", "/CreationDate(D:20260630120506)"},
		{"no zone", "/ModDate (D:20260102030405)", "/ModDate (D:20260630120506)"},
		{"open zone", "/ModDate (D:20260102030405-07'00)", "/ModDate (D:20260630120506+00'00)"},
		{"none", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := sample(test.old)
			kept := bytes.Clone(data)
			out := finish(t, data, Finishing{Created: created})
			if !bytes.Equal(data, kept) {
				t.Error("the input was written to")
			}
			want := bytes.Replace(data, []byte(test.old), []byte(test.want), 1)
			if !bytes.HasPrefix(out, want) {
				t.Errorf("got  %q\nwant %q", out[:min(len(out), 200)], want[:200])
			}
		})
	}
	if out := finish(t, sample(chromiumDates), Finishing{}); !bytes.Contains(out, []byte(chromiumDates)) {
		t.Error("the zero time changed the dates")
	}
}

func TestFinishRefuses(t *testing.T) {
	done := finish(t, sample(chromiumDates), Finishing{Attachments: []Attachment{colophon}})
	attach := func(names ...string) (opt Finishing) {
		for _, n := range names {
			opt.Attachments = append(opt.Attachments, Attachment{Name: n})
		}
		return opt
	}
	for _, test := range []struct {
		name string
		data []byte
		opt  Finishing
		want string
	}{
		{"not a PDF", []byte("<html>"), Finishing{}, "finishing: not a PDF file"},
		{"encrypted", encrypted(t, ""), Finishing{}, "finishing: the PDF file is encrypted, although it opens without a password"},
		{"odd date", sample("/ModDate (D:2026)"), Finishing{Created: created}, `setting the dates: "D:2026" is not a known date format`},
		{"hidden date", sample("/ModDate <443A32303236>"), Finishing{Created: created}, "setting the dates: 0 of 1 found"},
		{"far future", sample(chromiumDates), Finishing{Created: created.AddDate(9000, 0, 0)}, "setting the dates: the year 11026 has more than four digits"},
		{"twice", done, Finishing{Attachments: []Attachment{colophon}}, "attaching: the file has attachments already"},
		{"no name", sample(chromiumDates), attach(""), `attaching: "" cannot be the name of an attachment`},
		{"a folder", sample(chromiumDates), attach("a/b"), `attaching: "a/b" cannot be the name of an attachment`},
		{"two of a name", sample(chromiumDates), attach("a", "b", "a"), `attaching: "a" cannot be the name of an attachment`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Finish(test.data, test.opt); err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestFinishAttaches(t *testing.T) {
	list := []Attachment{
		colophon,
		{Name: "Ärger (1).txt", Data: []byte{}},
		{Name: "a.bin", Data: bytes.Repeat([]byte{0, 255, 13, 10}, 5000)},
	}
	for name, data := range map[string][]byte{"plain table": sample(chromiumDates), "packed table": packed(t), "no last line end": bytes.TrimSpace(sample(chromiumDates))} {
		t.Run(name, func(t *testing.T) {
			out := finish(t, data, Finishing{Attachments: list})
			if !bytes.HasPrefix(out, data) {
				t.Error("the bytes of the file were changed")
			}
			if again := finish(t, data, Finishing{Attachments: list}); !bytes.Equal(out, again) {
				t.Error("the same input gave other bytes")
			}
			for _, a := range list {
				got, err := Attached(out, a.Name)
				if err != nil || !bytes.Equal(got, a.Data) {
					t.Errorf("%s: %d bytes for %d: %v", a.Name, len(got), len(a.Data), err)
				}
			}
			if headings, err := Outline(out); err != nil || fmt.Sprint(headings) != "[{One 1 1} {ZweiÄ 2 2}]" {
				t.Errorf("outline: %v, %v", headings, err)
			}
			poppler(t, out, list)
		})
	}
}

// poppler holds a file against a reader by others.
func poppler(t *testing.T, data []byte, list []Attachment) {
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	about := tool(t, "pdfinfo", path)
	for _, want := range []string{"PDF version:     2.0", "Pages:           2", "Title:           A (title)"} {
		if !strings.Contains(about, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, about)
		}
	}
	found := tool(t, "pdfdetach", "-list", path)
	for _, a := range list {
		if !strings.Contains(found, ": "+a.Name+"\n") {
			t.Errorf("pdfdetach does not list %q:\n%s", a.Name, found)
		}
	}
	dir := t.TempDir()
	tool(t, "pdfdetach", "-saveall", "-o", dir, path)
	for _, a := range list {
		if got, err := os.ReadFile(filepath.Join(dir, a.Name)); err != nil || !bytes.Equal(got, a.Data) {
			t.Errorf("pdfdetach saves %q otherwise: %v", a.Name, err)
		}
	}
}

// tool runs a program of poppler, or skips the test. What it warns of fails the test.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(name + " is not installed")
	}
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	var warnings bytes.Buffer
	cmd.Stderr = &warnings
	out, err := cmd.Output()
	if err != nil || warnings.Len() > 0 {
		t.Errorf("%s %s: %v %s", name, strings.Join(args, " "), err, &warnings)
	}
	return string(out)
}

func TestPlaces(t *testing.T) {
	want := "map[empty:1 one:1 two words:2]"
	for name, data := range map[string][]byte{
		"dictionary": sample(chromiumDates),
		"packed":     packed(t),
		"tree":       bytes.Replace(sample(chromiumDates), []byte("/Dests 7 0 R"), []byte("/Names 7 0 R"), 1),
	} {
		if name == "tree" { // the same destinations, where newer files have them
			at := bytes.Index(data, []byte("xref\n0 11"))
			old := "<</one [5 0 R /XYZ 0 842 0] /two#2520words [6 0 R /XYZ 0 842 0] /empty [5 0 R /XYZ 0 842 0]>>"
			new := "<</Dests<</Names[(empty)[5 0 R/Fit](one)<</D[5 0 R/Fit]>>(two%20words)[6 0 R/Fit]]>>>>"
			data = bytes.Replace(data, []byte(old), []byte(fmt.Sprintf("%-*s", len(old), new)), 1)
			if at < 0 || bytes.Index(data, []byte("xref\n0 11")) != at {
				t.Fatal("the file has other offsets")
			}
		}
		count, at, err := places(data)
		if err != nil || count != 2 || fmt.Sprint(at) != want {
			t.Errorf("%s: %d pages, %v, %v", name, count, at, err)
		}
	}
}

func TestReadingLeavesNothingBehind(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR", "APPDATA"} {
		t.Setenv(name, home)
	}
	out := finish(t, sample(chromiumDates), Finishing{Created: created, Attachments: []Attachment{colophon}})
	if _, err := Attached(out, "colophon.json"); err != nil {
		t.Error(err)
	}
	if _, err := Outline(out); err != nil {
		t.Error(err)
	}
	empty(t, home)
}
