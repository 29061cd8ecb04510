package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
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

// program gives a digest of this program; "" where it cannot be read.
func program() string {
	f, err := os.Open("/proc/self/exe") // of Linux: another program may have taken its place by now
	if err != nil {
		name, _ := os.Executable()
		if f, err = os.Open(name); err != nil {
			return ""
		}
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

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
