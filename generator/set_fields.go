package generator

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Setting is what is changed in many entries at once, and in which.
type Setting struct {
	Entries      []string // keys with * and ?: "evidence/2026-*"; ids within Collection; or paths
	Collection   string   // all entries of it; "" = those of Entries
	Imported     bool     // only those that an import made
	Audience     string   // who may read them, at most
	Consent      string   // what those who gave them agreed to
	Witnesses    []string // people who are added: ids or names
	Competencies []string // claims that are added: COMPETENCY, at the level aimed at, or COMPETENCY:LEVEL
	Links        []string // addresses that are added
	Artifacts    []Source // files that are copied beside the entry, of which there is one then
}

// FieldsSet is what a Setting changes. Nothing is written yet.
type FieldsSet struct {
	Changes  []FieldChange
	Left     []LeftAlone
	Readable []Readable // what each audience but the author may read then, or no longer
	Files    []GrownFile
	Beside   []NewFile // files that are new, also an entry that moves into a folder of its own
	Moved    []Move    // entries whose former file is to be removed
	Names    diag.List // warnings of names that somebody may read then
}

// Move is an entry that is in another file then.
type Move struct {
	From, To string
	Old      []byte // the file as it was read
}

// FieldChange is a field of an entry that gets another value, as it is written.
type FieldChange struct{ Key, File, Field, Old, New string }

// LeftAlone is an entry that is not changed.
type LeftAlone struct{ Key, Because string }

// Opens tells whether an audience may read more then.
func (f FieldsSet) Opens() bool {
	return slices.ContainsFunc(f.Readable, func(r Readable) bool { return len(r.Opened) > 0 })
}

// Sections words what each audience may read then, with its first words, or no longer.
func (f FieldsSet) Sections() []Section { return readableSections(f.Readable, true) }

// Set finds the entries and what changes in them. The error says what cannot be: an entry
// that is not there, an unknown person.
func (s Setting) Set(ctx context.Context, opt Options) (FieldsSet, error) {
	if err := s.words(); err != nil {
		return FieldsSet{}, err
	}
	r, err := readFor(authors, opt)
	if err != nil {
		return FieldsSet{}, err
	}
	people, err := peopleNamed(r.whole.People, s.Witnesses)
	if err != nil {
		return FieldsSet{}, err
	}
	claims, err := s.claims(r)
	if err != nil {
		return FieldsSet{}, err
	}
	entries, err := s.chosen(r.tree)
	if err != nil {
		return FieldsSet{}, err
	}
	files, err := attachments(s.Artifacts, r.cfg.Attachments.Allow)
	if err != nil {
		return FieldsSet{}, err
	}
	if len(files) > 0 && len(entries) != 1 {
		return FieldsSet{}, fmt.Errorf("a file goes beside one entry, and %d are named", len(entries))
	}
	e := newFieldEditor(opt)
	for _, entry := range entries {
		if s.Audience != "" && cmp.Or(entry.text("audience"), string(entry.shape.Audience)) != s.Audience {
			e.set(entry, "audience", s.Audience)
		}
		e.agree(entry, s.Consent)
		if len(people) > 0 {
			e.add(entry, peopleFieldOf(entry.shape), people)
		}
		e.claim(entry, claims)
		e.attach(entry, s.Links, files)
		if err := ctx.Err(); err != nil {
			return FieldsSet{}, err
		}
	}
	return e.sound(r)
}

func (s Setting) words() error {
	switch _, ok := config.ParseAudience(s.Audience); {
	case s.Audience+s.Consent == "" && len(s.Witnesses)+len(s.Competencies)+len(s.Links)+len(s.Artifacts) == 0:
		return fmt.Errorf("nothing is to be changed; say what, as --audience committee, --consent quote, --witness PERSON, --competency COMPETENCY, --link ADDRESS or --file FILE")
	case s.Audience != "" && !ok:
		return fmt.Errorf("unknown audience %q; known are public, committee, mentor and self", s.Audience)
	case s.Consent != "" && !slices.Contains(format.Consents, s.Consent):
		return fmt.Errorf("unknown consent %q; known are %s", s.Consent, strings.Join(format.Consents, ", "))
	case len(s.Entries) == 0 && s.Collection == "" && !s.Imported:
		return fmt.Errorf("no entries are named; write keys such as evidence/rota or \"evidence/2026-*\", or --collection evidence, or --imported")
	}
	return soundLinks(s.Links)
}

// written is an entry as its file has it.
type writtenEntry struct {
	key, file string
	shape     format.Shape
	fields    source.Value
	row       bool // it is a row of a file
}

// text gives a field that is written as one word.
func (e writtenEntry) text(key string) string {
	f, _ := e.fields.Get(key)
	return f.Value.Text
}

// chosen finds the entries that a setting is about.
func (s Setting) chosen(tree source.Tree) ([]writtenEntry, error) {
	collection := ""
	if s.Collection != "" {
		shape, err := collectionOf(s.Collection)
		if err != nil {
			return nil, err
		}
		collection = shape.Name
	}
	met := make([]bool, len(s.Entries))
	var all []writtenEntry
	for _, e := range entriesOf(tree) {
		of, id, _ := strings.Cut(e.key, "/")
		if collection != "" && of != collection {
			continue
		}
		chosen := len(s.Entries) == 0
		for i, pattern := range s.Entries {
			pattern = strings.TrimSuffix(pattern, "/")
			for _, name := range []string{e.key, e.file, id} {
				if ok, _ := path.Match(pattern, name); ok && (name != id || collection != "") {
					chosen, met[i] = true, true
				}
			}
		}
		if _, imported := e.fields.Get("imported"); chosen && (imported || !s.Imported) {
			all = append(all, e)
		}
	}
	if i := slices.Index(met, false); i >= 0 {
		return nil, fmt.Errorf("no entry is called %q; write its collection and name, as evidence/rota", s.Entries[i])
	}
	return all, nil
}

// entriesOf gives all entries of a portfolio, as they are written.
func entriesOf(tree source.Tree) []writtenEntry {
	var all []writtenEntry
	for _, shape := range format.Collections {
		folder := "content/" + shape.Name
		for _, d := range tree.Docs {
			if id := idOfFile(d.Path); strings.HasPrefix(d.Path, folder+"/") && id != "_index" {
				all = append(all, writtenEntry{shape.Name + "/" + id, d.Path, shape, d.Fields, false})
			}
		}
		rows := func(file string, list []source.Value) {
			for _, row := range list {
				if id, ok := row.Get("id"); ok {
					all = append(all, writtenEntry{shape.Name + "/" + id.Value.Text, file, shape, row, true})
				}
			}
		}
		for _, d := range tree.Data {
			if strings.TrimSuffix(d.Path, path.Ext(d.Path)) == folder {
				rows(d.Path, d.Value.Items)
			}
		}
		for _, t := range tree.Tables {
			if strings.TrimSuffix(t.Path, path.Ext(t.Path)) == folder {
				list, _ := t.Mappings()
				rows(t.Path, list)
			}
		}
	}
	return all
}

// idOfFile gives the id of the entry in a file.
func idOfFile(file string) string {
	id := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if id == "index" {
		return path.Base(path.Dir(file))
	}
	return id
}

// peopleFieldOf is the field for people whom the author names: the first that holds any.
func peopleFieldOf(shape format.Shape) format.Field {
	for _, f := range shape.Fields {
		if f.Form == format.Ref && f.Of == format.People {
			return f
		}
	}
	return format.Field{}
}

// fieldEditor changes fields of entries, and keeps the files in memory.
type fieldEditor struct {
	opt   Options
	old   map[string][]byte
	files map[string][]byte // as they are to be, by where they are now
	moves map[string]string // where entries go, by where they are now
	made  FieldsSet
}

func newFieldEditor(opt Options) *fieldEditor {
	return &fieldEditor{opt: opt, old: map[string][]byte{}, files: map[string][]byte{}, moves: map[string]string{}}
}

func (e *fieldEditor) leave(entry writtenEntry, form string, values ...any) {
	e.made.Left = append(e.made.Left, LeftAlone{entry.key, fmt.Sprintf(form, values...)})
}

// set gives a field of an entry a value, and tells whether it could.
func (e *fieldEditor) set(entry writtenEntry, key, value string) bool {
	field, _ := entry.fields.Get(key)
	return e.edit(entry, FieldChange{entry.key, entry.file, key, writtenText(field.Value), value}, func(data []byte) ([]byte, bool) {
		return scaffold.WithField(data, key, value)
	})
}

// replaceBody gives an entry another text below its fields.
func (e *fieldEditor) replaceBody(entry writtenEntry, text string) {
	e.edit(entry, FieldChange{entry.key, entry.file, "body", "", text}, func(data []byte) ([]byte, bool) {
		return scaffold.WithBody(data, text)
	})
}

// edit changes the file of an entry, unless that cannot be.
func (e *fieldEditor) edit(entry writtenEntry, change FieldChange, how func(data []byte) ([]byte, bool)) bool {
	if entry.row {
		e.leave(entry, "it is a row of %s; change it there", entry.file)
		return false
	}
	data, known := e.files[entry.file]
	if !known {
		var err error
		if data, err = fs.ReadFile(e.opt.Portfolio, entry.file); err != nil {
			e.leave(entry, "%s", err.Error())
			return false
		}
		e.old[entry.file] = data
	}
	changed, ok := how(data)
	if !ok {
		e.leave(entry, "its fields are not in YAML; write %s: %s into %s", change.Field, change.New, entry.file)
		return false
	}
	e.files[entry.file] = changed
	e.made.Changes = append(e.made.Changes, change)
	return true
}

// add adds people to a field.
func (e *fieldEditor) add(entry writtenEntry, field format.Field, people []string) {
	if field.Key == "" {
		e.leave(entry, "%s has no field for people", entry.shape.Name)
		return
	}
	var has []string
	if f, ok := entry.fields.Get(field.Key); ok {
		if has = textsOfValue(f.Value); has == nil {
			e.leave(entry, "%s is written in a form that nobody can be added to; change it in %s", field.Key, entry.file)
			return
		}
	}
	all := slices.Clone(has)
	for _, id := range people {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	switch {
	case len(all) == len(has):
	case !field.List && len(all) > 1:
		e.leave(entry, "%s is %s already, and holds one person", field.Key, has[0])
	case !field.List:
		e.set(entry, field.Key, scaffold.Scalar(all[0]))
	default:
		e.set(entry, field.Key, scaffold.List(all))
	}
}

// textsOfValue gives the texts of a list or of one word, nil if there is anything else.
func textsOfValue(v source.Value) []string {
	switch v.Kind {
	case source.Scalar:
		if v.Text == "" {
			return []string{}
		}
		return []string{v.Text}
	case source.Sequence:
		texts := []string{}
		for _, item := range v.Items {
			if item.Kind != source.Scalar {
				return nil
			}
			texts = append(texts, item.Text)
		}
		return texts
	}
	return nil
}

// writtenText gives a value in short; "" if there is none.
func writtenText(v source.Value) string {
	if texts := textsOfValue(v); v.Kind == source.Sequence && texts != nil {
		return scaffold.List(texts)
	}
	return v.Text
}

// sound leaves out what would be wrong, and says what becomes readable.
func (e *fieldEditor) sound(before reading) (FieldsSet, error) {
	for {
		now, err := readFor(authors, e.opt.over(e.result()))
		if err != nil {
			return FieldsSet{}, err
		}
		wrong := newErrors(before.diags, now.diags, e.moves)
		if len(wrong) == 0 {
			if e.made.Readable = readableSince(before, now, nil); e.made.Opens() {
				e.made.Names = newNames(before, now)
			}
			break
		}
		for file, message := range wrong {
			for from, to := range e.moves {
				if file == to {
					return FieldsSet{}, fmt.Errorf("%s would move to %s for the file, and have an error there: %s", from, to, message)
				}
			}
			if e.files[file] == nil {
				return FieldsSet{}, fmt.Errorf("the portfolio would have an error in %s: %s", file, message)
			}
			delete(e.files, file)
			e.made.Changes = slices.DeleteFunc(e.made.Changes, func(c FieldChange) bool {
				if c.File == file {
					e.made.Left = append(e.made.Left, LeftAlone{c.Key, "it would be wrong: " + message})
				}
				return c.File == file
			})
		}
	}
	e.settle()
	for _, c := range e.made.Changes {
		if _, moves := e.moves[c.File]; !moves && !slices.ContainsFunc(e.made.Files, func(f GrownFile) bool { return f.Path == c.File }) {
			e.made.Files = append(e.made.Files, GrownFile{c.File, e.old[c.File], e.files[c.File]})
		}
	}
	return e.made, nil
}
