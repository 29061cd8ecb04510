package importer

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// NotesOptions is what the author says of notes.
type NotesOptions struct {
	RowOptions                                      // a property of the front matter is a column
	Known      Known                                // the people of the portfolio, who may be in a title
	Author     string                               // the name of whose portfolio it is
	May        func(file string, data []byte) error // what keeps a file from being beside a page; nil = nothing does
}

// note is a file of notes that was read.
type note struct {
	path  string // in the folder
	file  string // for people
	front []property
	lines []string // of the file; those of the front matter are empty
	dated named    // what its name says
	row   Found    // what its properties give, for each entry of it
}

// Notes finds entries in a folder of notes: a note is one, or one per day if its headings
// are dates.
func Notes(folder Folder, shape format.Shape, opt NotesOptions, account *Account) (*Vault, diag.List) {
	account.Read = "notes"
	v := &Vault{folder: folder, may: opt.May, account: account, fates: map[string]fate{}}
	if diags := v.walk(); len(diags) > 0 {
		return nil, diags
	}
	var notes []*note
	for _, file := range v.notes {
		if n := v.read(file); n != nil {
			notes = append(notes, n)
		}
	}
	if diags := properties(v, notes, shape, opt.RowOptions); len(diags) > 0 {
		return nil, diags
	}
	for _, n := range notes {
		v.entries(n, shape, opt)
	}
	return v, nil
}

// read reads one note. One that cannot be read is left out.
func (v *Vault) read(file noteFile) *note {
	data, err := v.data(file.path)
	if err != nil {
		v.leave(file.path, "it cannot be read: "+err.Error())
		return nil
	}
	text, diags := source.TextOf(v.name(file.path), data)
	switch {
	case len(diags) > 0:
		v.leave(file.path, diags[0].Message)
		return nil
	case strings.TrimSpace(text) == "":
		v.leave(file.path, "it is empty")
		return nil
	}
	n := note{path: file.path, file: v.name(file.path), lines: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), dated: nameOf(file.path)}
	v.frontMatter(&n)
	withMarks(n.lines)
	return &n
}

// frontMatter reads the properties of a note, and takes them off its text.
func (v *Vault) frontMatter(n *note) {
	value, end, diags := frontMatterOf(v.name(n.path), n.lines)
	switch {
	case end == 0:
		return
	case len(diags) > 0:
		n.row.Remarks = append(n.row.Remarks, "its properties cannot be read, and stay in its text: "+diags[0].Message)
		n.lines[0], n.lines[end] = "```yaml", "```"
		return
	}
	n.front = propertiesOf(value)
	clear(n.lines[:end+1])
}

// passage is a part of a note that is one entry.
type passage struct {
	line   int    // its first one, from 1
	anchor string // of its heading; "" = it is the note as such
	title  string
	date   source.Cell // of its heading; without one, that of the note counts
	text   string
	empty  bool // it is a heading with nothing of its own below it
	heads  bool // it is a heading of the note as a whole
}

// entries makes the entries of a note.
func (v *Vault) entries(n *note, shape format.Shape, opt NotesOptions) {
	parts := n.parts()
	if len(parts) == 0 {
		v.leave(n.path, "nothing is written in it")
	}
	v.Found = append(v.Found, n.unused(parts, shape)...)
	titled := slices.ContainsFunc(slices.Concat(opt.Map, opt.Set), func(p Pair) bool { return p.Key == "title" })
	seen := map[string]int{}
	for _, p := range parts {
		pos := diag.Pos{File: n.file, Line: p.line}
		if p.anchor != "" {
			if seen[p.anchor]++; seen[p.anchor] > 1 { // two headings of one day
				p.anchor += strings.Repeat("'", seen[p.anchor]-1)
			}
		}
		f := n.row
		f.Given, f.Remarks = slices.Clone(n.row.Given), slices.Clone(n.row.Remarks)
		f.At, f.What, f.Body = pos.String(), orElse(p.title, orElse(p.date.Text, orElse(strings.TrimSpace(remark.ReplaceAllString(p.text, "")), n.path))), p.text
		f.note = &noteEntry{of: v, path: n.path, anchor: p.anchor, text: p.text, body: p.text}
		if f.Key = f.note.id(); p.date.Text != "" {
			f.instead(shape.When, "headings", p.date)
		}
		if f.Because == "" && p.heads {
			f.Because = "it stands above the first date, and heads the notes"
		}
		if f.Because == "" && (p.empty || p.text == "" && p.title == "") {
			f.Because = "nothing is written below it"
		}
		f.titled(p, pos, titled)
		f.tagged(p.text)
		f.people(shape, opt.Known)
		f.steps(shape, opt)
		v.Found = append(v.Found, f)
	}
}

func (f *Found) has(field string) bool {
	for _, g := range f.Given {
		if g.Field == field {
			return true
		}
	}
	return false
}

// tagged adds the tags that are written in a text to those of the properties.
func (f *Found) tagged(text string) {
	var cells []source.Cell
	for _, tag := range tagsIn(text) {
		cells = append(cells, source.Cell{Text: tag})
	}
	for i, g := range f.Given {
		if g.Field == "tags" {
			f.Given[i].Cells = append(append([]source.Cell{}, g.Cells...), cells...)
			return
		}
	}
	f.give("tags", "", cells...)
}

// people names those in the title who are people of the portfolio: "1:1 with Ana Silva".
func (f *Found) people(shape format.Shape, known Known) {
	for _, field := range shape.Fields {
		if field.Form != format.Ref || field.Of != format.People || !field.List || f.has(field.Key) {
			continue
		}
		for _, g := range f.Given {
			if g.Field == "title" {
				f.give(field.Key, "", peopleIn(g.Cells[0].Text, known[format.People])...)
			}
		}
		return
	}
}

// peopleIn finds the names of people in a text.
func peopleIn(text string, people map[string]string) []source.Cell {
	words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return strings.ContainsRune(" ,;:()[]&/–—", r)
	}), " ") + " "
	var ids []source.Cell
	for _, name := range sortedKeys(people) {
		if strings.Contains(words, " "+name+" ") {
			ids = append(ids, source.Cell{Text: orElse(people[name], name)})
		}
	}
	return ids
}

// properties reads what the properties of all notes give, as a table: a property is a
// column, and a note a row.
func properties(v *Vault, notes []*note, shape format.Shape, opt RowOptions) diag.List {
	const nameColumn, folderColumn, tagsColumn = "file name", "folder", "tags"
	r := rowReader{t: sheet.Table{File: v.folder.Name}, shape: shape, opt: opt, account: v.account,
		file: diag.Pos{File: v.folder.Name}, keyed: map[int]bool{}, wants: noteWants(shape), text: true, header: []string{nameColumn, folderColumn, tagsColumn}}
	at := map[string]int{normal(nameColumn): 0, normal(folderColumn): 1, tagsColumn: 2}
	for _, n := range notes {
		for _, p := range n.front {
			if _, known := at[normal(p.name)]; !known {
				at[normal(p.name)] = len(r.header)
				r.header = append(r.header, p.name)
			}
		}
	}
	for _, n := range notes {
		row := make([]source.Cell, len(r.header))
		whole := diag.Pos{File: v.name(n.path)}
		row[0] = source.Cell{Text: n.dated.date, Pos: whole}
		if folder := path.Dir(n.path); folder != "." {
			row[1] = source.Cell{Text: folder, Pos: whole}
		}
		for _, p := range n.front {
			row[at[normal(p.name)]] = p.cell
		}
		r.rows = append(r.rows, row)
	}
	r.mapped()
	r.conditions()
	if len(r.diags) > 0 {
		return r.diags
	}
	for i, row := range r.rows {
		with := slices.Clone(row) // the tags in the text count for the choice of notes, too
		with[2].Text = strings.Join(append([]string{row[2].Text}, tagsIn(strings.Join(notes[i].lines, "\n"))...), "; ")
		remarks := notes[i].row.Remarks
		notes[i].row = r.find(row, r.unmet(with))
		notes[i].row.Remarks = remarks
	}
	r.columns()
	v.forget(folderColumn)
	return nil
}
