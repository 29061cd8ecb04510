package config

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// output reads where the site is written. A portfolio that came from somebody else
// must not choose a place outside of it: that is for the command line.
func (l *loader) output(root *source.Fields) {
	f, _ := root.Map("output")
	l.cfg.Output = Output{Folder: l.text(f, "output.", "folder"), Minify: f.Bool("minify").V}
	f.Close()
	folder, at := l.cfg.Output.Folder, l.cfg.Pos("output.folder")
	if strings.HasPrefix(at.File, "--") || !at.Given() { // nobody named one that can be read
		return
	}
	first, _, _ := strings.Cut(filepath.ToSlash(filepath.Clean(folder)), "/")
	switch {
	case strings.ContainsFunc(folder, unicode.IsControl):
		l.diags.Errorf(at, "value-bad", "the output folder %q has a line break or another control character in its name", folder).
			Hintf("name a folder of the portfolio, as in \"public\"")
	case strings.HasPrefix(first, "~"):
		l.diags.Errorf(at, "value-bad", "the output folder %q begins with ~, which a shell takes for a home folder", folder).
			Hintf("name a folder of the portfolio, as in \"public\"; any other can be named on the command line alone: casebook build --out FOLDER")
	case !filepath.IsLocal(folder):
		l.diags.Errorf(at, "value-bad", "the output folder %q is outside of the portfolio", folder).
			Hintf("name a folder inside the portfolio, as in \"public\"; another one can only be named on the command line: casebook build --out FOLDER")
	case first == ".":
		l.diags.Errorf(at, "value-bad", "the output folder %q is the portfolio itself", folder).
			Hintf("name a folder of its own, as in \"public\"")
	case slices.ContainsFunc(source.Kept(), func(input string) bool { return strings.EqualFold(first, input) }):
		l.diags.Errorf(at, "value-bad", "the output folder %q is inside %q, which the portfolio is read from", folder, first).
			Hintf("name a folder of its own, as in \"public\"")
	}
}
