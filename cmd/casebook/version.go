package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// tagged is the version of a release, "1.2.0". The linker sets it.
var tagged string

// release is what this binary is.
type release struct{ Version, Commit, Hugo string }

func version() release {
	r := release{Version: cmp.Or(tagged, "devel")}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return r
	}
	if v := info.Main.Version; tagged == "" && v != "" && v != "(devel)" {
		r.Version = v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			r.Commit = s.Value
		}
	}
	for _, d := range info.Deps {
		if d.Path == "github.com/gohugoio/hugo" {
			r.Hugo = d.Version
		}
	}
	return r
}

// program gives what no other program has; "" where it cannot be read. That is the build ID that
// Go writes near the beginning of what it links, a digest of all that it was linked from,
// embedded files too; else a digest of the bytes.
func program() string {
	f, err := os.Open("/proc/self/exe") // of Linux: another program may have taken its place by now
	if err != nil {
		name, _ := os.Executable()
		if f, err = os.Open(name); err != nil {
			return ""
		}
	}
	defer f.Close()
	h, start := sha256.New(), make([]byte, beforeBuildID)
	n, _ := io.ReadFull(f, start)
	if id := buildID.Find(start[:n]); id != nil {
		return string(id)
	}
	h.Write(start[:n])
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// beforeBuildID is how much of a program the go command reads for its build ID.
const beforeBuildID = 32 << 10

// buildID is one that a linker was not told to leave out: digests of the link's inputs, of the
// package main and its output.
var buildID = regexp.MustCompile(`[\w-]{20}(/[\w-]{20}){3}`)

func (c *command) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of casebook and of what it is built with",
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			r := version()
			_, err := fmt.Fprintf(c.stdout, "casebook %s\ncommit %s\nhugo %s\n%s %s/%s\n",
				r.Version, cmp.Or(r.Commit, "unknown"), r.Hugo, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
