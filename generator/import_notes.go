package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/capture/richtext"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
)

// SourceFolder is a folder that notes are imported from.
type SourceFolder struct {
	Name   string // as the user named it
	FS     fs.FS
	Single bool // it has one file, which is what the user named
}

// Alone is a file of notes as the folder that has it alone.
func (s Source) Alone() (SourceFolder, error) {
	alone, err := txtar.FS(&txtar.Archive{Files: []txtar.File{{Name: path.Base(s.Name), Data: s.Data}}})
	return SourceFolder{Name: s.Name, FS: alone, Single: true}, err
}

// inMarkdown is the single file of notes as Markdown, if it is the document of a word
// processor or a browser. The diagnostics say why it cannot be read.
func (f SourceFolder) inMarkdown(opt Options, account *importer.Account) (SourceFolder, diag.List, error) {
	if !f.Single {
		return f, nil, nil
	}
	file := path.Base(f.Name)
	data, err := fs.ReadFile(f.FS, file)
	if err != nil {
		return f, nil, err
	}
	text, wrong, is := richtext.Of(f.Name, data)
	if !is {
		plain, err := Source{f.Name, data}.decoded(opt, account)
		if err != nil || len(wrong) > 0 || bytes.Equal(plain.Data, data) {
			return f, wrong, err
		}
		f, err = plain.Alone()
		return f, nil, err
	}
	for _, what := range text.Left {
		account.LeaveOut(f.Name, what, importer.OnlyText)
	}
	f.FS, err = txtar.FS(&txtar.Archive{Files: []txtar.File{{Name: file + ".md", Data: []byte(text.Markdown())}}})
	return f, wrong, err
}

// ImportNotes makes entries of a dated collection, the journal or check-ins, of a folder of
// notes or of one file. The diagnostics say why that cannot be, or ask what cannot be
// decided.
func ImportNotes(opt Options, from SourceFolder, how EntryImport) (Imported, diag.List, error) {
	shape, rows, err := how.into(opt)
	if err != nil {
		return Imported{}, nil, err
	}
	account := importer.Account{File: from.Name}
	from, wrong, err := from.inMarkdown(opt, &account)
	if err != nil || len(wrong) > 0 {
		return Imported{}, wrong, err
	}
	beside, r, err := filesBeside(opt, shape)
	if err != nil {
		return Imported{}, nil, err
	}
	known := knownIn(r.whole)
	may := func(file string, data []byte) error {
		_, err := attach.Clean(file, data, attach.Policy{Allow: r.cfg.Attachments.Allow})
		return err
	}
	vault, wrong := importer.Notes(importer.Folder(from), shape, importer.NotesOptions{RowOptions: rows, Known: known, Author: r.cfg.Person.Name, May: may}, &account)
	if len(wrong) > 0 {
		return Imported{}, wrong, nil
	}
	if len(account.Records) == 0 && len(vault.Found) == 0 {
		return Imported{}, nil, fmt.Errorf("%s has no files", from.Name)
	}
	return madeEntries(opt, beside, vault.Found, importer.Place{Shape: shape, Known: known, DateFormat: how.DateFormat, Vault: vault}, false, &account)
}
