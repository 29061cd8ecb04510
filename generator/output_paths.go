package generator

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/datafiles"
)

// target says what must survive where something is written. Of a place that the
// user did not name, but the portfolio, more is asked.
func target(portfolio string, named bool, opt Options) publish.Options {
	return publish.Options{Portfolio: portfolio, Inputs: source.Kept(), Inside: !named, Key: opt.Key}
}

// siteFolder gives where the site of a portfolio in a folder is written, and tells
// why it cannot be.
func (r reading) siteFolder(dir string, opt Options) (folder string, to publish.Options, err error) {
	folder = r.cfg.Output.Folder
	named := r.cfg.Pos("output.folder").File == outFlag
	if opt.Portable != NotPortable && !named {
		folder = portableName
	}
	if !filepath.IsAbs(folder) && !named {
		folder = filepath.Join(dir, folder)
	}
	to = target(dir, named, opt)
	if err := publish.MayHold(folder, to); err != nil {
		return folder, to, writing(folder, err)
	}
	return folder, to, nil
}

func writing(folder string, err error) error {
	return fmt.Errorf("writing the site into %q: %w", filepath.ToSlash(folder), err)
}

// Lies tells whether a place lies in a folder, behind all links.
func Lies(name, folder string) bool { return publish.Lies(name, folder) }

// PacketPlace is where a packet is written.
type PacketPlace struct {
	File      string
	Portfolio string // the folder of the portfolio
	Named     bool   // by the user
	Format    PacketFormat
}

func (p PacketPlace) target() publish.Options {
	to := target(p.Portfolio, true, Options{})
	to.Plain, to.Ours = !p.Named, isPacket
	return to
}

// May tells why no packet can be written there, before one is made.
func (p PacketPlace) May() error { return publish.MayBe(p.File, p.target()) }

// Write writes a packet, whole or not at all.
func (p PacketPlace) Write(data []byte) error {
	if p.Format == Markdown {
		data = slices.Concat(data, []byte(markdownMark))
	}
	return publish.One(p.File, data, p.target())
}

// markdownMark ends a file of Markdown that is a packet, and is not shown: another
// packet may be written over it.
const markdownMark = "\n<!-- a packet, made by casebook -->\n"

// isPacket tells whether a file is a packet of casebook's.
func isPacket(data []byte) bool {
	if bytes.HasSuffix(bytes.TrimSpace(data), bytes.TrimSpace([]byte(markdownMark))) {
		return true
	}
	_, err := readColophon(data)
	return err == nil
}

// CreateFiles writes new files of a portfolio, all of them or none. It never writes over
// what is there: the error is fs.ErrExist then.
func CreateFiles(portfolio *os.Root, files ...NewFile) error {
	var all []publish.New
	for _, f := range files {
		all = append(all, publish.New(f))
	}
	return publish.Create(portfolio, all...)
}

// ReplaceFile puts a file of a portfolio in the place of the one that was read.
func ReplaceFile(portfolio *os.Root, name string, old, data []byte) error {
	return publish.Replace(portfolio, name, old, data)
}

// ReplaceFiles puts several files of a portfolio in the place of those that were read. If
// it is stopped, FinishRewrite does the rest. The key is that of the user; without one
// nothing is kept for it.
func ReplaceFiles(portfolio *os.Root, key []byte, files ...GrownFile) error {
	var all []publish.Change
	for _, f := range files {
		all = append(all, publish.Change(f))
	}
	return publish.ReplaceTogether(portfolio, key, all...)
}

// FinishRewrite does what a stopped run of ReplaceFiles left, if there is anything, and
// gives the number of files that it replaced.
func FinishRewrite(portfolio *os.Root, key []byte) (files int, err error) {
	return publish.Finish(portfolio, key)
}

// Alone does what reads a file of a portfolio and replaces it, while no other run does so.
func Alone(portfolio *os.Root, do func() error) error { return publish.Alone(portfolio, do) }

// ExportPlace is the file that an export is written to.
type ExportPlace struct {
	File      string
	Portfolio string // the folder of the portfolio
}

func (p ExportPlace) target() publish.Options {
	to := target(p.Portfolio, true, Options{})
	to.Ours = isExport
	return to
}

// May tells why no export can be written there, before one is made.
func (p ExportPlace) May() error { return publish.MayBe(p.File, p.target()) }

// Write writes an export, whole or not at all.
func (p ExportPlace) Write(data []byte) error { return publish.One(p.File, data, p.target()) }

// isExport tells whether a file begins as exports do.
func isExport(data []byte) bool {
	for _, beginning := range []string{`{"version":1,`, "id,title,", datafiles.ResumeBegins, datafiles.BadgesBegin} {
		if bytes.HasPrefix(data, []byte(beginning)) {
			return true
		}
	}
	return string(data) == "[]\n" // no badges
}
