package main

import (
	"cmp"
	"fmt"
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
