package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/datafiles"
)

// FilesOf gives the files of a portfolio, or of another folder that is read. None is opened
// that is not regular.
func FilesOf(folder *os.Root) fs.FS { return publish.Regular(folder) }

// target says what must survive where something is written. Of a place that the
// user did not name, but the portfolio, more is asked.
func target(portfolio string, named bool, opt Options) publish.Options {
	return publish.Options{Portfolio: portfolio, Inputs: source.Kept(), Inside: !named, Key: opt.Key, Records: opt.Records}
}

// siteFolder gives where the site of a portfolio in a folder is written, and tells
// why it cannot be, as mayHold says.
func (r reading) siteFolder(dir string, opt Options, mayHold func(string, publish.Options) error) (folder string, to publish.Options, err error) {
	folder = r.cfg.Output.Folder
	named := r.cfg.Pos("output.folder").File == outFlag
	if opt.Portable != NotPortable && !named {
		folder = portableName
	}
	if !filepath.IsAbs(folder) && !named {
		folder = filepath.Join(dir, folder)
	}
	to = target(dir, named, opt)
	if err := mayHold(folder, to); err != nil {
		return folder, to, writing(folder, err)
	}
	return folder, to, nil
}

// publicName is the folder that a site is written to if none is named.
const publicName = "public"

func writing(folder string, err error) error {
	return fmt.Errorf("writing the site into %q: %w", filepath.ToSlash(folder), err)
}

// Lies tells whether a place lies in a folder, behind all links.
func Lies(name, folder string) bool { return publish.Lies(name, folder) }

// OutputFile is a file that a command writes beside a site. It is replaced only if it is
// empty, or one of its kind, and not changed since it was written.
type OutputFile struct {
	File string
	to   publish.Options
	end  string // what is written behind the data
}

// Remembering gives the file, of which a folder of this user keeps what is written; "" = none
// does, and every file of its kind is replaced.
func (o OutputFile) Remembering(records string) OutputFile {
	o.to.Records = records
	return o
}

// May tells why nothing can be written there, before there is something to write.
func (o OutputFile) May() error { return publish.MayBe(o.File, o.to) }

// Write writes the file, whole or not at all.
func (o OutputFile) Write(data []byte) error {
	return publish.One(o.File, slices.Concat(data, []byte(o.end)), o.to)
}

func outputFile(file, portfolio string, ours func(former []byte) bool) OutputFile {
	to := target(portfolio, true, Options{})
	to.Ours = ours
	return OutputFile{File: file, to: to}
}

// PacketFile is a file for a packet of a portfolio in a folder. Where the user did not name
// it, it may lead to no other file.
func PacketFile(file, portfolio string, named bool, format PacketFormat) OutputFile {
	o := outputFile(file, portfolio, isPacket)
	o.to.Plain = !named
	if format == Markdown {
		o.end = markdownMark
	}
	return o
}

// ExportFile is a file for an export of a portfolio in a folder.
func ExportFile(file, portfolio string) OutputFile {
	o := outputFile(file, portfolio, isExport)
	o.to.Likely = true
	return o
}

// Know tells that all that was changed in files is in the portfolio by now: if they are exports,
// the next ones may take their places.
func Know(records string, files []Source) {
	for _, f := range files {
		publish.Know(records, filepath.FromSlash(f.Name), f.Data)
	}
}

// TraceFile is a file for the trace of a run over a portfolio in a folder.
func TraceFile(file, portfolio string) OutputFile {
	o := outputFile(file, portfolio, isTrace)
	o.to.Likely = true
	return o
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

// RemoveFile takes a file out of a portfolio, if it is still as it was read.
func RemoveFile(portfolio *os.Root, name string, old []byte) error {
	return publish.Remove(portfolio, name, old)
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

// isExport tells whether a file begins as exports do.
func isExport(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	for _, beginning := range []string{`{"version":1,`, "id,title,", datafiles.ResumeBegins, datafiles.BadgesBegin} {
		if bytes.HasPrefix(data, []byte(beginning)) {
			return true
		}
	}
	return string(data) == "[]\n" // no badges
}

// isTrace tells whether a file begins as the Go runtime begins its traces.
func isTrace(former []byte) bool {
	head := former[:min(len(former), 16)]
	return bytes.HasPrefix(head, []byte("go 1.")) && bytes.Contains(head, []byte(" trace"))
}
