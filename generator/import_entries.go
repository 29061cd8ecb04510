package generator

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// EntryImport is how entries of a collection are imported.
type EntryImport struct {
	Kind       string   // the collection, in the singular or the plural
	Map        []string // FIELD=COLUMN, or FIELD=a template with {COLUMN} in it
	Set        []string // FIELD=VALUE, in each entry
	Where      []string // COLUMN=VALUE, which a row must have
	Header     []string // the names of the columns, where the file has none
	DateFormat string   // how dates are written: D/M/YYYY
	Sheet      string   // which table of the file
	Thread     bool     // mails that a mail quotes are entries, too
	Update     bool     // entries that a row names by its id get what the row has otherwise
}

// into gives the collection that entries are made for, and how rows are read.
func (how EntryImport) into(opt Options) (format.Shape, importer.RowOptions, error) {
	shape, err := collectionOf(how.Kind)
	if err != nil {
		return format.Shape{}, importer.RowOptions{}, err
	}
	if err := isPortfolio(opt); err != nil {
		return format.Shape{}, importer.RowOptions{}, err
	}
	rows, err := how.rows()
	return shape, rows, err
}

// ImportEntries makes entries of a collection of files of others. The diagnostics say
// why that cannot be, or ask what cannot be decided. Of several files, one that cannot be
// read is left out.
func ImportEntries(opt Options, from []Source, how EntryImport) (Imported, diag.List, error) {
	shape, rows, err := how.into(opt)
	if err != nil {
		return Imported{}, nil, err
	}
	account := importer.Account{File: from[0].Name}
	var found []importer.Found
	for i, file := range from {
		if file, err = file.decoded(opt, &account); err != nil {
			return Imported{}, nil, err
		}
		in, wrong := foundIn(file, shape, rows, &account)
		switch {
		case len(wrong) > 0 && len(from) == 1:
			return Imported{}, wrong, nil
		case len(wrong) > 0:
			in = append(in, importer.Found{At: wrong[0].Pos.String(), What: path.Base(file.Name), Because: refused(wrong[0]).Error()})
		}
		for at := range in {
			in[at].From = file.Name
		}
		found = append(found, importer.Apart(in, i)...)
	}
	if len(from) > 1 {
		account.File, account.Columns = countOf(len(from), "file", "files"), importer.Together(account.Columns)
	}
	excerpt, r, err := filesBeside(opt, shape)
	if err != nil {
		return Imported{}, nil, err
	}
	if how.Thread {
		found = importer.Threads(found, r.cfg.Person.Name)
	}
	made, wrong, err := madeEntries(opt, excerpt, found, importer.Place{Shape: shape, Known: knownIn(r.whole), Author: r.cfg.Person.Name, Aimed: r.cfg.Target.Level, DateFormat: how.DateFormat, Today: r.day}, how.Update, &account)
	if how.Update && made.Account.Whole() {
		made.Taken = from
	}
	return made, wrong, err
}

// madeEntries makes the entries of what was found.
func madeEntries(opt Options, beside excerpt, found []importer.Found, to importer.Place, update bool, account *importer.Account) (Imported, diag.List, error) {
	var err error
	if to.Existing, err = existingIn(opt, to.Shape); err != nil {
		return Imported{}, nil, err
	}
	if to.Own, err = ownTable(opt, to.Shape, found, to.Existing); err != nil {
		return Imported{}, nil, err
	}
	if to.Own != nil {
		if to.Shown, err = shownToOthers(opt, to.Shape); err != nil {
			return Imported{}, nil, err
		}
	}
	files, edits, wrong := importer.Entries(found, to, account)
	if len(wrong) > 0 {
		return Imported{}, wrong, nil
	}
	made := Imported{Account: *account, Files: files}
	if err := made.update(opt, to.Shape, edits, update); err != nil {
		return Imported{}, nil, err
	}
	if err := made.sound(opt, beside); err != nil {
		return Imported{}, nil, err
	}
	if to.Shape.Name == "feedback" && made.Account.Written+made.Account.Present+made.Account.Updated == 0 && made.Account.LeftOut > 0 {
		made.Account.Next = append(made.Account.Next, "a letter is no list of feedback: casebook import statements makes a statement of it, and casebook new feedback an entry for its words")
	}
	if to.Shape.Name == "statements" && made.Account.Written > 0 {
		made.Account.Next = append(made.Account.Next, "write capacity and about into each, recommends where the letter recommends you, and consent once who gave it has agreed: casebook explain consent-missing")
	}
	if made.Account.Written > 0 && to.Shape.Name == "evidence" {
		made.Account.Next = append(made.Account.Next, "what is no evidence, such as a table of notes, is kept away with draft: true in its file; a file that you delete comes back with the next import")
		made.Account.Next = append(made.Account.Next, "fill in competencies and witnesses in a table: casebook export csv evidence --audience self -o evidence.csv, then casebook import evidence evidence.csv --update")
		made.Account.Next = append(made.Account.Next, fmt.Sprintf("open what others may read: casebook set --collection %s --imported --audience committee --dry-run lists it", to.Shape.Name))
	}
	return made, nil, nil
}

// rows reads the pairs that the author wrote.
func (e EntryImport) rows() (importer.RowOptions, error) {
	rows := importer.RowOptions{Header: e.Header, Sheet: e.Sheet}
	for _, list := range []struct {
		flag  string
		texts []string
		pairs *[]importer.Pair
	}{{"--map", e.Map, &rows.Map}, {"--set", e.Set, &rows.Set}, {"--where", e.Where, &rows.Where}} {
		for _, text := range list.texts {
			key, value, ok := strings.Cut(text, "=")
			if !ok || key == "" || value == "" && list.flag != "--where" {
				return rows, fmt.Errorf("%s %q has no value; write it as %s NAME=VALUE", list.flag, text, list.flag)
			}
			*list.pairs = append(*list.pairs, importer.Pair{Key: strings.TrimSpace(key), Value: strings.TrimSpace(value)})
		}
	}
	return rows, nil
}

// foundIn finds the entries of a file, by what it is.
func foundIn(from Source, shape format.Shape, rows importer.RowOptions, account *importer.Account) ([]importer.Found, diag.List) {
	if found, wrong, is := importer.Special(from.Name, from.Data, shape, account); is || len(wrong) > 0 {
		return found, append(wrong, rows.Special(found, shape, account)...)
	}
	tables, wrong := sheet.Read(from.Name, from.Data)
	if len(wrong) > 0 {
		return nil, wrong
	}
	return importer.Rows(from.Name, tables, shape, rows, account)
}

// filesBeside reads what new entries of a collection may refer to.
func filesBeside(opt Options, shape format.Shape) (excerpt, reading, error) {
	e, err := excerptFor(opt, shape.Name, nil)
	if err != nil {
		return nil, reading{}, err
	}
	if _, names := shape.Field("milestone"); names {
		milestones, _ := fs.Glob(opt.Portfolio, "content/milestones*")
		more, _ := fs.Glob(opt.Portfolio, "content/milestones/*")
		deeper, _ := fs.Glob(opt.Portfolio, "content/milestones/*/index.md")
		for _, name := range slices.Concat(milestones, more, deeper) {
			_ = e.add(opt.Portfolio, name) // a folder is none
		}
	}
	r, err := e.read(opt)
	return e, r, err
}

// knownIn gives the ids of a case by what they are called.
func knownIn(c casefile.Case) importer.Known {
	var people, competencies, levels []called
	for _, p := range c.People {
		people = append(people, called{p.ID, append(textsOf(p.Also), p.Name.V)})
	}
	for _, competency := range c.Framework.Competencies() {
		competencies = append(competencies, called{competency.ID, []string{competency.Name.V}})
	}
	for _, l := range c.Framework.Levels {
		levels = append(levels, called{l.ID, []string{l.Name.V}})
	}
	var objectives, values []called
	for _, o := range c.Config.Objectives {
		objectives = append(objectives, called{o.ID, []string{o.Name}})
	}
	for _, v := range c.Config.Values {
		values = append(values, called{v.ID, []string{v.Name}})
	}
	return importer.Known{format.Objectives: byName(objectives), format.Values: byName(values), format.People: byName(people), format.Competencies: byName(competencies), format.Levels: byName(levels)}
}

// called is an id and what it is called.
type called struct {
	id    string
	names []string
}

// byName gives the id of each name in small letters, and the empty one where several have
// it. An id is its own name, whatever else is called so.
func byName(all []called) map[string]string {
	ids := map[string]string{}
	for _, c := range all {
		for _, name := range c.names {
			name = strings.ToLower(name)
			if id, taken := ids[name]; taken && id != c.id {
				ids[name] = ""
			} else {
				ids[name] = c.id
			}
		}
	}
	for _, c := range all {
		ids[strings.ToLower(c.id)] = c.id
	}
	return ids
}

func textsOf(all []casefile.Text) []string {
	var texts []string
	for _, t := range all {
		texts = append(texts, t.V)
	}
	return texts
}

// existingIn gives the names that a collection has taken, and what was imported into it.
// Of the portfolio it reads this collection alone.
func existingIn(opt Options, shape format.Shape) (importer.Existing, error) {
	existing := importer.Existing{Keys: map[string]string{}, Texts: map[string]string{}, Names: map[string]string{}, Has: map[string]importer.Entry{}, Wrote: map[string]map[string]string{}}
	folder := "content/" + shape.Name
	only, err := fs.Sub(opt.Portfolio, ".")
	if err != nil {
		return existing, err
	}
	tree, _, err := source.Read(collectionAlone{only, shape.Name})
	if err != nil {
		return existing, err
	}
	note := func(fields source.Value, id, file string) {
		existing.Names[strings.ToLower(id)] = file
		if key, ok := fields.Get("imported"); ok && key.Value.Kind == source.Scalar {
			existing.Imported(key.Value.Text, file)
		}
	}
	for _, d := range tree.Docs {
		if strings.HasPrefix(d.Path, folder+"/") {
			has := importer.Entry{ID: idOfFile(d.Path), Fields: d.Fields, Body: d.Body.Text}
			if key, ok := d.Fields.Get("imported"); ok {
				has.Key, _, _ = strings.Cut(key.Value.Text, ".")
			}
			existing.Has[d.Path] = has
			note(d.Fields, has.ID, d.Path)
		}
	}
	for _, file := range tree.Unread {
		existing.Names[strings.ToLower(strings.TrimSuffix(path.Base(file), path.Ext(file)))] = file
	}
	for _, d := range tree.Data {
		for _, row := range d.Value.Items {
			if id, ok := row.Get("id"); ok {
				note(row, id.Value.Text, d.Path)
			}
		}
	}
	for _, t := range tree.Tables {
		rows, _ := t.Mappings()
		for _, row := range rows {
			if id, ok := row.Get("id"); ok {
				note(row, id.Value.Text, t.Path)
			}
		}
	}
	return existing, nil
}

// collectionAlone is a portfolio of which one collection is seen, and no other file.
type collectionAlone struct {
	fs.FS
	name string
}

// ReadDir lists a folder, of content the collection alone.
func (c collectionAlone) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(c.FS, name)
	if err != nil || name != "." && name != "content" {
		return all, err
	}
	var seen []fs.DirEntry
	for _, d := range all {
		switch stem := strings.TrimSuffix(d.Name(), path.Ext(d.Name())); {
		case name == "." && d.Name() == "content", name == "content" && stem == c.name:
			seen = append(seen, d)
		}
	}
	return seen, nil
}

// sound leaves out the new files that would be wrong: nothing is written that check
// calls an error.
func (m *Imported) sound(opt Options, beside excerpt) error {
	if len(m.Files) == 0 {
		return nil
	}
	with := beside[:len(beside):len(beside)]
	for _, f := range m.Files {
		with = append(with, txtar.File{Name: f.Path, Data: f.Data})
	}
	r, err := with.read(opt)
	if err != nil {
		return err
	}
	wrong := map[string]string{}
	for _, d := range r.diags.Of(diag.Error) {
		if wrong[d.Pos.File] == "" {
			wrong[d.Pos.File] = d.Message
		}
	}
	var good []NewFile
	for _, f := range m.Files {
		if wrong[f.Path] == "" && wrong[path.Join(path.Dir(f.Path), "index.md")] == "" {
			good = append(good, f)
		}
	}
	m.Files = good
	for i := range m.Account.Records {
		record := &m.Account.Records[i]
		if why := cmp.Or(wrong[record.File], wrong[path.Join(path.Dir(record.File), "index.md")]); record.Became == RecordWritten && why != "" {
			record.Became, record.Because, record.File = RecordLeftOut, "as an entry it would be wrong: "+why, ""
		}
	}
	m.Account.Count()
	return nil
}
