package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/dirhash"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(unchanging{m}, programs)
}

// programs are those that tests run, by name.
var programs = map[string]func(){
	"casebook": func() { os.Exit(runHeld(os.Args[1:])) },
	"aws": func() {
		if err := awsSync(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	},
}

// unchanging runs the tests, none of which may change a portfolio that it reads.
type unchanging struct{ m *testing.M }

func (u unchanging) Run() int {
	before := sumOfPortfolios()
	status := u.m.Run()
	if sumOfPortfolios() != before {
		fmt.Fprintln(os.Stderr, "a test changed the demo, or testdata/base")
		status = max(status, 1)
	}
	return status
}

// sumOfPortfolios gives sums of all files of the portfolios here and of their paths.
func sumOfPortfolios() (sums string) {
	own, err := os.ReadFile("../../config.yaml")
	for _, folder := range []string{"testdata/base", "../../content"} {
		sum, failed := dirhash.HashDir(folder, folder, dirhash.Hash1)
		sums, err = sums+sum, errors.Join(err, failed)
	}
	if err != nil {
		panic(err)
	}
	return sums + string(own)
}

// The scripts run the real binary. One behaviour each, named for it. The files
// of base/ are a small portfolio that is sound; `portfolio DIR` puts it down.
func TestScripts(t *testing.T) {
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	compiled := t.TempDir() // of the charts' program, once for all scripts
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("REPO", repo)
			env.Setenv(parityVariable, "1")
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_CACHE_HOME", compiled)
			for _, who := range []string{"GIT_AUTHOR", "GIT_COMMITTER"} { // a machine need not have an identity
				env.Setenv(who+"_NAME", "Ada")
				env.Setenv(who+"_EMAIL", "ada@example.org")
			}
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"portfolio":     portfolio,
			"status":        exitStatus,
			"replace":       replace,
			"append":        appendTo,
			"envfile":       envFile,
			"lineends":      lineEnds,
			"makefile":      makeFile,
			"smalldisk":     smallDisk,
			"asanyone":      asAnyone,
			"casebookalone": casebookAlone,
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "shared":
				_, err := os.Stat(filepath.Join(repo, "..", "shared", "cases"))
				return err == nil, nil
			case "browser":
				found, err := findBrowser("")
				return found.Program != "", err
			case "smalldisk":
				return os.Geteuid() == 0 && exec.Command("mount", "--version").Run() == nil && mayMount(), nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
	})
}

// portfolio DIR: puts the small portfolio into a folder.
func portfolio(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(filepath.Join(ts.Getenv("REPO"), "cmd/casebook/testdata/base"))))
}

// status N COMMAND...: the command must exit with N.
func exitStatus(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if exited, ok := err.(*exec.ExitError); ok {
		got = exited.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// casebookalone: from here on, casebook is the only program that is found.
func casebookAlone(ts *testscript.TestScript, _ bool, _ []string) {
	first, _, _ := strings.Cut(ts.Getenv("PATH"), string(filepath.ListSeparator))
	ts.Setenv("PATH", first)
}

// asanyone N FILE COMMAND...: the command must exit with N, run by a user who may
// not do everything. What it prints goes into a file.
func asAnyone(ts *testscript.TestScript, _ bool, args []string) {
	self, err := os.Executable()
	ts.Check(err)
	file := ts.MkAbs(args[2]) // the binary under a name that testscript takes for the program
	// A copy could not be run while another script starts a program: that has the file open
	// for writing for a moment, too.
	ts.Check(os.Link(self, file))
	defer os.Remove(file)
	cmd := exec.Command(file, args[3:]...)
	cmd.Dir = ts.MkAbs(".")
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		for dir := cmd.Dir; dir != filepath.Dir(dir) && dir != filepath.Clean(os.TempDir()); dir = filepath.Dir(dir) {
			ts.Check(os.Chmod(dir, 0o755))
		}
	}
	out, err := cmd.CombinedOutput()
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out, 0o644))
	if exited, ok := err.(*exec.ExitError); err != nil && !ok || ok && strconv.Itoa(exited.ExitCode()) != args[0] || err == nil && args[0] != "0" {
		ts.Fatalf("%v, want exit status %s: %s", err, args[0], out)
	}
}

// replace FILE OLD NEW: changes a text that must be there.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	text, err := os.ReadFile(file)
	ts.Check(err)
	old := strings.ReplaceAll(args[1], `\n`, "\n")
	if !strings.Contains(string(text), old) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(file, []byte(strings.ReplaceAll(string(text), old, strings.ReplaceAll(args[2], `\n`, "\n"))), 0o644))
}

// append FILE TEXT: adds to a file.
func appendTo(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(strings.ReplaceAll(args[1], `\n`, "\n"))
	ts.Check(err)
	ts.Check(f.Close())
}

// envfile NAME FILE: sets a variable to the first line of a file.
func envFile(ts *testscript.TestScript, _ bool, args []string) {
	line, _, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	ts.Setenv(args[0], line)
}

// lineends KIND DIR: writes every text of a folder with line ends of a kind: lf,
// crlf, or lf behind a byte-order mark.
func lineEnds(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil || !utf8.Valid(data) {
			return err
		}
		text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\uFEFF"), "\r\n", "\n")
		switch args[0] {
		case "crlf":
			text = strings.ReplaceAll(text, "\n", "\r\n")
		case "mark":
			text = "\uFEFF" + text
		}
		return os.WriteFile(file, []byte(text), 0o644)
	}))
}

// makefile FILE KIND: writes a file that no text archive can hold.
func makeFile(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
	var data string
	switch args[1] {
	case "binary":
		data = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
	case "200MB":
		f, err := os.Create(file)
		ts.Check(err)
		ts.Check(f.Truncate(200 << 20))
		ts.Check(f.Close())
		return
	case "1000-empty-rows":
		data = "Title,Done\n" + strings.Repeat(",\n", 1000)
	case "100000-rows":
		var rows strings.Builder
		rows.WriteString("date,value\n")
		for i, day := 0, time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC); i < 100_000; i, day = i+1, day.AddDate(0, 0, 1) {
			fmt.Fprintf(&rows, "%s,%d\n", day.Format(time.DateOnly), i*7919%1000)
		}
		data = rows.String()
	case "nested":
		data = "---\ntitle: x\ntags: " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + "\n---\n"
	case "nested-data":
		data = strings.Repeat("- ", 10_000) + "x\n"
	case "bomb":
		data = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
		for c := 'b'; c < 'k'; c++ {
			data += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 10), ", "))
		}
	case "photo":
		data = photo("taken at 38.69 -9.18")
	case "pdf":
		data = twoPages("")
	case "pdf-with-a-note":
		data = twoPages(" /Annots [<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (no)>>]")
	default:
		ts.Fatalf("unknown kind %q", args[1])
	}
	ts.Check(os.WriteFile(file, []byte(data), 0o644))
}

// photo is a picture in JPEG of 1200 by 900 points, with a remark among its metadata.
func photo(remark string) string {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 1200, 900)), nil); err != nil {
		panic("bug: " + err.Error())
	}
	begin, rest := b.String()[:2], b.String()[2:]
	return begin + "\xff\xfe\x00" + string(rune(len(remark)+2)) + remark + rest
}

// twoPages is a PDF file whose pages have an attribute.
func twoPages(attribute string) string {
	content := "BT /F 12 Tf 72 700 Td (How it was measured) Tj ET"
	page := "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources <</Font <</F 6 0 R>>>>" + attribute + ">>"
	var b strings.Builder
	var table strings.Builder
	b.WriteString("%PDF-1.4\n")
	for i, o := range []string{
		"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>>", page, page,
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
		"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
	} {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return fmt.Sprintf("%sxref\n0 7\n0000000000 65535 f \n%strailer\n<</Size 7 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", b.String(), table.String(), b.Len())
}

// smalldisk DIR: mounts a disk of 64 kB, which the end of the script unmounts.
func smallDisk(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	ts.Check(exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).Run())
	ts.Defer(func() { _ = exec.Command("umount", dir).Run() })
}

func mayMount() bool {
	dir, err := os.MkdirTemp("", "casebook-mount")
	if err != nil {
		return false
	}
	defer os.RemoveAll(dir)
	if exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).Run() != nil {
		return false
	}
	return exec.Command("umount", dir).Run() == nil
}
