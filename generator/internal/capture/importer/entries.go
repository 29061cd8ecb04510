package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// MostEntries bounds the files that one import writes.
const MostEntries = 10_000

// Place is where the entries of an import go.
type Place struct {
	Shape      format.Shape
	Known      Known
	Author     string // the name of whose portfolio it is
	Aimed      string // the level that the case argues for
	Existing   Existing
	Own        Own     // of a table that the portfolio has exported
	Shown      []Shown // the same for each audience that may read less than the author
	DateFormat string  // how dates are written, as D/M/YYYY; "" = found
	Today      day.Day // what has begun in a year or a season is done by now
	Vault      *Vault  // of notes
}

// Entries makes the files of what was found, and accounts for each. The diagnostics ask
// what cannot be decided.
func Entries(all []Found, to Place, account *Account) ([]scaffold.File, []Edit, diag.List) {
	all = slices.Clone(all)
	for i := range all {
		all[i] = to.wholeMonths(to.Own.asBefore(all[i]))
	}
	dated := all
	for _, id := range sortedKeys(to.Own) {
		dated = append(dated[:len(dated):len(dated)], to.Own[id])
	}
	dates, diags := datesOf(dated, to.Shape, to.DateFormat)
	if len(diags) > 0 {
		return nil, nil, diags
	}
	e := entries{Place: to, dates: dates, decimals: to.decimalsOf(all), keys: map[string]string{}, names: map[string]bool{}, account: account, readers: to.madeFor(all)}
	for _, p := range e.prepare(all) {
		e.enter(p)
	}
	account.assumption(e.decimals)
	e.linkNotes()
	e.proposeWitnesses()
	if len(e.confided) > 0 {
		account.Next = append(account.Next, "look at these before you open anything, since they read as if they were not to be shared: "+listed(e.confided))
	}
	if len(e.files) > MostEntries {
		diags.Errorf(diag.Pos{File: account.File}, "text-unbounded", "the import would write %d files; at most %d are written at once", len(e.files), MostEntries).
			Hintf("choose the rows that are yours: --where author=NAME")
		return nil, nil, diags
	}
	return e.files, e.edits, nil
}

type entries struct {
	Place
	readers  []reader // whom the table may have been exported for
	dates    dates
	decimals *decimals         // of the figures in cells
	keys     map[string]string // of this import: the place of the record
	names    map[string]bool
	files    []scaffold.File
	edits    []Edit
	notes    []placed
	ofDay    map[string][]string // the files of imported entries, by their date
	account  *Account
	confided []string            // files that ask not to be shared
	called   map[string]string   // who is called so: ids
	namedIn  map[string][]string // by the id of a person: the keys of new entries
}

func (e *entries) enter(p prepared) {
	f, d, key := p.of, p.draft, p.key
	record := Record{At: f.At, What: opening(f.What), Became: LeftOut, Because: f.Because, Remarks: f.Remarks}
	if f.Because != "" {
		e.account.add(record)
		return
	}
	if was, there := e.Own[f.ID]; there && f.ID != "" {
		e.again(f, was)
		return
	}
	record.Remarks = d.remarks
	record.What = opening(orElse(d.title, f.What))
	if e.Shape.Name == "feedback" && f.note == nil && d.title == "" && !d.empty() {
		d.title = strings.TrimSpace("Feedback " + e.draftDate(d))
		d.values["title"] = scaffold.Scalar(d.title)
	}
	if d.title == "" && !e.Shape.Dated {
		record.Because = "it has no title"
		e.account.add(record)
		return
	}
	if e.Shape.Name == "feedback" && f.note == nil && d.empty() {
		record.Because = "it has no words but its title"
		e.account.add(record)
		return
	}
	if file, remark := e.present(key, f, d); file != "" || p.file != "" {
		file = orElse(file, p.file)
		record.Became, record.File, record.Remarks = Present, file, remark
		if has, is := e.Existing.Has[file]; is && f.note == nil {
			e.complete(has, d, &record)
			e.revise(f, d, has, key, &record)
		}
		e.place(f, draft{}, record)
		e.account.add(record)
		return
	}
	if at, twice := e.keys[key]; twice {
		record.Because = "it is the same as " + at
		e.account.add(record)
		return
	}
	e.keys[key] = f.At
	if _, ends := e.Shape.Field("ended"); ends && d.values["ended"] == "" {
		record.Remarks = append(record.Remarks, "it has no end, so it is planned work, which counts for nothing")
	}
	if claims := d.values["competencies"]; claims != "" && !strings.Contains(claims, "level: ") {
		e.levelUnstated()
	}
	if d.values["imported"] = scaffold.Scalar(key + f.digest()); f.note == nil {
		d.values["imported"] = scaffold.Scalar(key + d.written(e.Shape))
	}
	d.values["audience"] = "self"
	if f.audience != "" && f.audience != "self" {
		record.Remarks = append(record.Remarks, "it says audience: "+f.audience+"; it is for you alone until casebook set opens it")
	}
	record.Became, record.File = Written, path.Join("content", e.Shape.Name, e.name(f, d, key)+".md")
	if f.note == nil {
		e.files = append(e.files, scaffold.File{Path: record.File, Data: []byte(d.text(e.Shape))})
	}
	if !f.said {
		e.noteNamed(d, record)
	}
	e.noteConfided(f, &record)
	e.place(f, d, record)
	e.account.add(record)
}

// keyOf gives what a record is known again by: a digest of what its source knows it by,
// else of its title and dates.
func keyOf(collection string, f Found, d draft) string {
	of := f.Key
	if of == "" {
		of = d.title + "\x00" + d.values["started"] + "\x00" + d.date
		if d.title == "" {
			of += f.Body
		}
	}
	sum := sha256.Sum256([]byte(collection + "\x00" + of))
	return hex.EncodeToString(sum[:6])
}

// name gives the file a name that is free. One that is taken gets the beginning of the
// key, so that it is the same whatever else is imported; as much of it as makes it another.
func (e *entries) name(f Found, d draft, key string) string {
	name := scaffold.Slug(orElse(f.ID, d.title))
	if e.Shape.Dated && f.ID == "" && d.date != "" {
		name = strings.TrimSuffix(d.date+"-"+name, "-")
	}
	if name == "" || name == "index" {
		name = strings.ReplaceAll(e.Shape.One, " ", "-") + "-" + key[:6]
	}
	free := name
	for n := 6; e.taken(free); n++ {
		free = name + "-" + key[:min(n, len(key))] + strings.Repeat("-2", max(0, n-len(key)))
	}
	e.names[free] = true
	return free
}

func (e *entries) taken(name string) bool {
	_, there := e.Existing.Names[strings.ToLower(name)]
	return there || e.names[name]
}

// draft is an entry in the making.
type draft struct {
	title, date string
	values      map[string]string     // YAML by field
	comments    map[string]string     // that stand behind them
	begun       map[string]day.Period // dates that are a year or a season that is not over
	body        string
	list        string // a digest of the name of its file
	remarks     []string
}

// empty tells whether feedback has nothing beside its title, who gave it and when.
func (d *draft) empty() bool {
	for key := range d.values {
		if !slices.Contains([]string{"title", "from", "observed", "given", "tags"}, key) {
			return false
		}
	}
	return d.body == ""
}

func (d *draft) remark(form string, values ...any) {
	d.remarks = append(d.remarks, fmt.Sprintf(form, values...))
}

// text writes the entry: the fields in the order of the manual, and the body.
func (d draft) text(shape format.Shape) string {
	var b strings.Builder
	b.WriteString("---\n")
	written := map[string]bool{}
	line := func(key string) {
		if value, ok := d.values[key]; ok && !written[key] {
			if comment := d.comments[key]; comment != "" {
				value += " # " + comment
			}
			fmt.Fprintf(&b, "%s: %s\n", key, value)
			written[key] = true
		}
	}
	for _, key := range []string{"title", "date", "audience"} {
		line(key)
	}
	for _, f := range shape.Fields {
		line(f.Key)
	}
	for _, f := range format.Entry.Fields {
		line(f.Key)
	}
	b.WriteString("---\n")
	if d.body != "" {
		b.WriteString("\n" + d.body + "\n")
	}
	return b.String()
}
