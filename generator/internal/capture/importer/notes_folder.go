package importer

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/media"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Folder is a folder of notes that is imported, or one file of notes.
type Folder struct {
	Name   string // as the user named it
	FS     fs.FS
	Single bool // it has one file, which is what the user named
}

// What an import of notes reads at most.
const (
	mostInFolder = 50_000
	mostNote     = 4 << 20   // bytes of a note
	mostNotes    = 256 << 20 // bytes of all notes
	mostCopied   = 256 << 20 // bytes of all files beside notes
	mostBeside   = 32 << 20  // bytes of a file beside a note
)

// Vault is a folder of notes that was read.
type Vault struct {
	Found []Found

	folder         Folder
	notes          []noteFile
	others         []noteFile // files that are no notes, which notes may show
	may            func(file string, data []byte) error
	account        *Account
	size           int64             // of the notes
	bytes          int64             // of what was copied
	fates          map[string]fate   // of the files that are no notes
	byPath, byName map[string]string // the files, by their paths and by their names in small letters
}

type noteFile struct {
	path string
	size int64
}

// name gives the place of a file for people.
func (v *Vault) name(file string) string {
	if v.folder.Single {
		return v.folder.Name
	}
	return path.Join(v.folder.Name, file)
}

func (v *Vault) leave(file, because string) {
	v.account.add(Record{At: v.name(file), What: path.Base(file), Became: LeftOut, Because: because})
}

// forget takes a column out of the account that nobody wrote, unless it was used.
func (v *Vault) forget(column string) {
	v.account.Columns = slices.DeleteFunc(v.account.Columns, func(c Column) bool { return c.Name == column && c.Field == "" })
}

func (v *Vault) data(file string) ([]byte, error) { return fs.ReadFile(v.folder.FS, file) }

// walk finds the files of the folder, and leaves out what is neither a note nor may be
// shown by one.
func (v *Vault) walk() (diags diag.List) {
	files := 0
	err := fs.WalkDir(v.folder.FS, ".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case file == "." && err != nil:
			return err
		case file == ".":
			return nil
		case err != nil:
			v.leave(file, "it cannot be read: "+causeText(err))
			return fs.SkipDir
		case strings.HasPrefix(d.Name(), "."):
			v.leave(file, "its name begins with a dot")
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		if files++; files > mostInFolder {
			diags.Errorf(diag.Pos{File: v.folder.Name}, "text-unbounded", "the folder has more than %d files", mostInFolder).Hintf("import its folders one by one")
			return fs.SkipAll
		}
		v.file(file, d)
		return nil
	})
	if err != nil {
		diags.Errorf(diag.Pos{File: v.folder.Name}, "syntax-bad", "the folder cannot be read: %s", causeText(err)).Hintf("look whether you may read it")
	}
	return diags
}

// file sorts a file.
func (v *Vault) file(file string, d fs.DirEntry) {
	info, err := d.Info()
	switch {
	case d.Type()&fs.ModeSymlink != 0:
		v.leave(file, "it is a link, and links are not followed")
	case err != nil:
		v.leave(file, "it cannot be read: "+causeText(err))
	case !info.Mode().IsRegular():
		v.leave(file, "it is no regular file")
	case !isNote(file):
		v.others = append(v.others, noteFile{file, info.Size()})
	case info.Size() > mostNote:
		v.leave(file, fmt.Sprintf("it has more than %d MB", mostNote>>20))
	case v.size+info.Size() > mostNotes:
		v.leave(file, fmt.Sprintf("the notes before it have %d MB together, and no more are read at once", mostNotes>>20))
	default:
		v.size += info.Size()
		v.notes = append(v.notes, noteFile{file, info.Size()})
	}
}

// isNote tells whether the name of a file is that of a note.
func isNote(file string) bool {
	return source.IsMarkdown(file) || media.EndingOf(file) == "txt"
}

// unused accounts for the files that no note shows.
func (v *Vault) unused() {
	for _, file := range v.others {
		if f, shown := v.fates[file.path]; shown {
			v.account.add(Record{At: v.name(file.path), What: path.Base(file.path), Became: f.became, File: f.file, Because: f.because})
			continue
		}
		v.leave(file.path, "it is no note, and no new note shows it"+importedBy(file.path))
	}
}

// importedBy names the import that reads files of an ending.
func importedBy(file string) string {
	switch media.EndingOf(file) {
	case "eml", "mbox":
		return "; casebook import feedback reads mails"
	case "csv", "xlsx":
		return "; casebook import evidence and casebook import metrics read tables"
	}
	return ""
}

// causeText is what went wrong with a file, without its name.
func causeText(err error) string {
	if wrapped, is := err.(*fs.PathError); is { //nolint:errorlint // what fs.FS gives is not wrapped
		return wrapped.Err.Error()
	}
	return err.Error()
}
