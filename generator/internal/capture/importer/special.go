package importer

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/richtext"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Special finds the entries of a file that is no table, or tables of a known form: a
// résumé, LinkedIn's export, a list in Markdown or in a document. Is tells whether it is one.
// A file that has tables and no list is none.
func Special(file string, data []byte, shape format.Shape, account *Account) (found []Found, wrong diag.List, is bool) {
	switch strings.ToLower(path.Ext(file)) {
	case ".json", ".yaml", ".yml":
		v, diags := source.ValueOf(file, path.Ext(file), data)
		if len(diags) > 0 || !isResume(v) {
			return nil, diags, false
		}
		return fromResume(v, shape, account), nil, true
	case ".msg":
		wrong.Errorf(diag.Pos{File: file}, "file-misplaced", "a .msg of Outlook cannot be read").
			Hintf("save the mail as .eml: Outlook on the web and the new Outlook download it as EML, other programs have it under Save As; or paste its words into casebook new feedback")
		return nil, wrong, true
	case ".eml", ".mbox":
		if shape.Name != "feedback" && shape.Name != "statements" {
			wrong.Errorf(diag.Pos{File: file}, "file-misplaced", "mails become feedback or statements, and no %s", shape.One).Hintf("write casebook import feedback %s", path.Base(file))
			return nil, wrong, true
		}
		found, wrong = fromMails(file, data, account)
		return found, wrong, true
	case ".zip":
		found, wrong = fromLinkedIn(file, data, shape, account)
		return found, wrong, true
	}
	if shape.Name == "statements" {
		return letterIn(file, data, account)
	}
	if text, wrong, is := richtext.Of(file, data); is {
		found, is = fromDocument(file, text, shape, account)
		return found, wrong, is
	}
	if ending := strings.ToLower(path.Ext(file)); ending != ".md" && ending != ".markdown" && ending != ".txt" {
		return nil, nil, false
	}
	text, diags := source.TextOf(file, data)
	if len(diags) > 0 {
		return nil, diags, false
	}
	found, listed := fromList(file, text, shape, account)
	if listed {
		return found, nil, true
	}
	tables, _ := sheet.Read(file, data)
	return found, nil, len(found) > 0 && len(tables) == 0
}

// Special gives the entries of a file that is no table what is set for all of them. What the
// author says of columns has no effect there, and the account says so.
func (o RowOptions) Special(found []Found, shape format.Shape, account *Account) diag.List {
	r := rowReader{shape: shape}
	var set []Given
	for _, p := range o.Set {
		if r.mayFill("--set", p.Key) {
			set = append(set, Given{Field: p.Key, Cells: fill{field: p.Key, constant: p.Value}.cells(nil)})
		}
	}
	for i := range found {
		found[i].Given = append(slices.Clone(set), found[i].Given...)
	}
	for _, about := range []struct {
		flag  string
		given bool
	}{{"--map", len(o.Map) > 0}, {"--where", len(o.Where) > 0}, {"--header", len(o.Header) > 0}, {"--sheet", o.Sheet != ""}} {
		if about.given {
			account.remark(about.flag + " is about the columns of a table, and had no effect here")
		}
	}
	return r.diags
}
