package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
)

// placed is a note whose entry has a file: a new one, or one that the portfolio has.
type placed struct {
	of     Found
	draft  draft
	record int // in the account
}

// digest gives the digest of the text of a note, for the field imported: by it a later
// import knows a note that was moved, and one that has changed. Other records have none.
func (f Found) digest() string {
	if f.note == nil {
		return ""
	}
	var of strings.Builder
	of.WriteString(f.note.text)
	for _, g := range f.Given {
		for _, c := range g.Cells {
			if g.Field == "title" { // a note that is called otherwise is the same
				continue
			}
			of.WriteString("\x00" + g.Field + "\x00" + c.Text)
		}
	}
	sum := sha256.Sum256([]byte(of.String()))
	return "." + hex.EncodeToString(sum[:6])
}

// place notes where a note is, so that links lead there. It is the next record of the
// account.
func (e *entries) place(f Found, d draft, record Record) {
	if f.note != nil {
		e.notes = append(e.notes, placed{f, d, len(e.account.Records)})
	}
}

// linkNotes writes the files of notes, once all have a name that links can lead to.
func (e *entries) linkNotes() {
	address := map[string]string{}
	for _, n := range e.notes {
		id := "/" + e.Shape.Name + "/" + idOf(e.account.Records[n.record].File) + "/"
		address[n.of.note.id()] = id
		if address[n.of.note.path] == "" { // of several entries of a note, the first one
			address[n.of.note.path] = id
		}
	}
	for _, n := range e.notes {
		record := &e.account.Records[n.record]
		bundle := record.File
		if record.Became == Written {
			bundle = strings.TrimSuffix(record.File, ".md") + "/index.md"
		}
		body, beside, remarks := n.of.note.linked(record.Became, bundle, address)
		if record.Became == Present {
			continue
		}
		record.Remarks = append(record.Remarks, remarks...)
		if len(beside) > 0 {
			record.File = bundle
		}
		n.draft.body = body
		e.files = append(e.files, scaffold.File{Path: record.File, Data: []byte(n.draft.text(e.Shape))})
		e.files = append(e.files, beside...)
	}
	if e.Vault != nil {
		e.Vault.unused()
	}
}

// idOf gives the id of the entry in a file.
func idOf(file string) string {
	if stem := strings.TrimSuffix(path.Base(file), path.Ext(file)); stem != "index" {
		return stem
	}
	return path.Base(path.Dir(file))
}
