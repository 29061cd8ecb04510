package generator

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// NewFile is a new file of a portfolio that is not written yet.
type NewFile = scaffold.File

// NewEntry is what the author says of a new entry.
type NewEntry struct {
	Collection   string // in the singular or the plural
	Title        string // may be empty where the name of an entry begins with its date
	ID           string // "" = made of the title
	Date         string // a day, a month or a quarter; "" = today, unless the date lies ahead
	Until        string // the day on which a milestone or an experiment is to end
	Audience     string
	Competencies []string // COMPETENCY, which claims the level aimed at, or COMPETENCY:LEVEL
	People       []string // ids or names
	Metrics      []string // SERIES or SERIES.COLUMN
	Links        []string // addresses
	Kind, Scope  string   // words of the collection
	Artifacts    []Source // files that are copied beside the entry
	Letter       string   // of an ask, which Files writes: the text to copy into a mail
}

// Kinds gives the words for the collections that an entry can be added to.
func Kinds() []string {
	var kinds []string
	for _, c := range format.Collections {
		kinds = append(kinds, c.Kind())
	}
	return kinds
}

// Files makes a new entry, and the files beside it. It reads config.yaml and the few files
// that the entry may refer to, not the whole portfolio. The error says what cannot be: an
// unknown competency, an id that is taken, a file that may not be attached.
func (e *NewEntry) Files(opt Options) ([]NewFile, error) {
	shape, err := collectionOf(e.Collection)
	if err != nil {
		return nil, err
	}
	if e.Title == "" && !shape.Dated {
		return nil, fmt.Errorf("a new entry of %s needs a title", shape.Name)
	}
	if err := e.words(); err != nil {
		return nil, err
	}
	given := scaffold.Given{
		Title: strings.Join(strings.Fields(e.Title), " "), ID: e.ID, Date: e.Date, Until: e.Until, Today: opt.Today.Format(time.DateOnly),
		Audience: e.Audience, Competencies: e.Competencies, Metrics: e.Metrics, Links: e.Links, Kind: e.Kind, Scope: e.Scope,
	}
	excerpt, err := excerptFor(opt, shape.Name, e.Metrics)
	if err != nil {
		return nil, err
	}
	r, err := excerpt.read(opt)
	if err != nil {
		return nil, err
	}
	given.Level = r.cfg.Target.Level
	if given.People, err = peopleNamed(r.whole.People, e.People); err != nil {
		return nil, err
	}
	if shape.Name == string(casefile.AsksFolder) {
		e.Letter = e.request(r.whole, given.People)
		given.Request = e.Letter
	}
	given.Competencies = claimsNamed(knownIn(r.whole), e.Competencies)
	beside, err := attachments(e.Artifacts, r.cfg.Attachments.Allow)
	if err != nil {
		return nil, err
	}
	for _, f := range beside {
		given.Artifacts = append(given.Artifacts, f.Artifact)
	}
	draft, err := scaffold.Entry(shape, given)
	if err != nil {
		return nil, err
	}
	files := []NewFile{draft}
	for _, f := range beside {
		files = append(files, NewFile{Path: path.Join(path.Dir(draft.Path), f.File), Data: f.data})
	}
	return files, fits(opt, excerpt, files)
}

// request words a new ask.
func (e *NewEntry) request(c casefile.Case, people []string) string {
	letter := scaffold.Request{Author: c.Config.Person.Name, What: strings.Join(strings.Fields(e.Title), " "), Kind: e.Kind}
	if level, _, ok := c.Framework.Level(c.Config.Target.Level); ok {
		letter.Level = cmp.Or(level.Name.V, level.ID)
	}
	for _, p := range c.People {
		if slices.Contains(people, p.ID) {
			letter.To = p.Name.V
		}
	}
	return letter.Text()
}

// entryFile is the file of an entry that has files beside it.
const entryFile = "index.md"

// attachments gives files as they are to lie beside an entry, each by its name there, with
// what it was called as its title.
func attachments(from []Source, allow []string) ([]attachment, error) {
	var all []attachment
	for _, f := range from {
		base := path.Base(f.Name)
		if _, err := attach.Clean(base, f.Data, attach.Policy{Allow: allow}); err != nil {
			if refused, is := errors.AsType[*attach.Refused](err); is && refused.Hint != "" {
				return nil, fmt.Errorf("%s cannot be attached: %w; %s", f.Name, err, refused.Hint)
			}
			return nil, fmt.Errorf("%s cannot be attached: %w", f.Name, err)
		}
		stem := strings.TrimSuffix(base, path.Ext(base))
		name := cmp.Or(scaffold.Slug(stem), "file") + strings.ToLower(path.Ext(base))
		if name == entryFile {
			return nil, fmt.Errorf("%s cannot be attached: %s is the name of the entry itself; rename the file", f.Name, entryFile)
		}
		if slices.ContainsFunc(all, func(a attachment) bool { return a.File == name }) {
			return nil, fmt.Errorf("two files would be called %s beside the entry; rename one", name)
		}
		all = append(all, attachment{scaffold.Artifact{Title: stem, File: name}, f.Data})
	}
	return all, nil
}

func collectionOf(kind string) (format.Shape, error) {
	for _, c := range format.Collections {
		if kind == c.Name || kind == c.Kind() {
			return c, nil
		}
	}
	if near, ok := diag.DidYouMean(kind, Kinds()); ok {
		return format.Shape{}, fmt.Errorf("unknown kind %q; did you mean %q?", kind, near)
	}
	return format.Shape{}, fmt.Errorf("unknown kind %q; known are %s", kind, strings.Join(Kinds(), ", "))
}

// words reports values that can be judged without the portfolio.
func (e *NewEntry) words() error {
	if e.ID != "" && !casefile.IsID(e.ID) {
		return fmt.Errorf("%q cannot be an id; use letters, digits and single dashes", e.ID)
	}
	for _, date := range []*string{&e.Date, &e.Until} {
		if *date == "" {
			continue
		}
		meant, err := dateMeant(*date)
		if err != nil {
			return err
		}
		*date = meant
	}
	if _, ok := config.ParseAudience(e.Audience); !ok && e.Audience != "" {
		return fmt.Errorf("unknown audience %q; known are public, committee, mentor and self", e.Audience)
	}
	return soundLinks(e.Links)
}

// soundLinks reports what is no address.
func soundLinks(links []string) error {
	for _, l := range links {
		if u, err := url.Parse(l); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return fmt.Errorf("%q is not an address; begin it with https://", l)
		}
	}
	return nil
}

// peopleNamed gives the ids of people who are named by id, by name or by another spelling.
func peopleNamed(all []casefile.Person, names []string) ([]string, error) {
	var ids, known []string
	for _, p := range all {
		known = append(known, p.ID)
	}
	for _, name := range names {
		at := slices.IndexFunc(all, func(p casefile.Person) bool {
			return p.ID == name || strings.EqualFold(p.Name.V, name) ||
				slices.ContainsFunc(p.Also, func(t casefile.Text) bool { return strings.EqualFold(t.V, name) })
		})
		if at < 0 {
			hint := "add them to content/people.yaml"
			if near, ok := diag.DidYouMean(name, known); ok {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			return nil, fmt.Errorf("unknown person %q; %s", name, hint)
		}
		ids = append(ids, all[at].ID)
	}
	return ids, nil
}

// claimsNamed gives claims with the ids of competencies and levels that are named by id or
// by name, in capitals or not. What is not known stays, to be reported as it is written.
func claimsNamed(known importer.Known, claims []string) []string {
	idOf := func(space format.Space, text string) string {
		return cmp.Or(known[space][strings.ToLower(strings.TrimSpace(text))], text)
	}
	var all []string
	for _, claim := range claims {
		competency, level, leveled := strings.Cut(claim, ":")
		if claim = idOf(format.Competencies, competency); leveled {
			claim += ":" + idOf(format.Levels, level)
		}
		all = append(all, claim)
	}
	return all
}

// excerptFor gives the files that a new entry of a collection may refer to: the
// configuration, the ladder, the people, the rows of the collection, and series.
func excerptFor(opt Options, collection string, metrics []string) (excerpt, error) {
	var a excerpt
	if err := a.add(opt.Portfolio, source.ConfigFile); err != nil {
		return nil, fmt.Errorf("this is not a portfolio: %w; casebook init makes one", cause(err))
	}
	r, err := a.read(opt)
	if err != nil {
		return nil, err
	}
	patterns := []string{"content/people.*", "content/" + collection + ".*", r.cfg.Target.Framework}
	for _, m := range metrics {
		series, _, _ := strings.Cut(m, ".")
		patterns = append(patterns, path.Join("content/metrics", series+".*"))
	}
	for _, p := range patterns {
		found, _ := fs.Glob(opt.Portfolio, p) // an odd id is no pattern, and told as an id
		if err := a.add(opt.Portfolio, found...); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// excerpt is a few files of a portfolio.
type excerpt []txtar.File

func (a *excerpt) add(from fs.FS, names ...string) error {
	for _, name := range names {
		if slices.ContainsFunc(*a, func(f txtar.File) bool { return f.Name == name }) {
			continue
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		*a = append(*a, txtar.File{Name: name, Data: data})
	}
	return nil
}

// read reads the files as if they were the whole portfolio, as of today: a new entry may
// be younger than a day of judgement that config.yaml fixes. It reports mistakes alone.
func (a excerpt) read(opt Options) (reading, error) { return a.readFor(newcomers, opt) }

func (a excerpt) readFor(why purpose, opt Options) (reading, error) {
	opt.Flags = append(opt.Flags[:len(opt.Flags):len(opt.Flags)], Flag{Key: "as-of", Name: "--as-of", Value: opt.Today.Format(time.DateOnly)})
	alone, err := txtar.FS(&txtar.Archive{Files: a})
	if err != nil {
		return reading{}, err
	}
	return readFor(why, opt.over(alone))
}

// cause is what went wrong with a file, without its name.
func cause(err error) error {
	if path, is := errors.AsType[*fs.PathError](err); is {
		return fmt.Errorf("%s: %w", path.Path, path.Err)
	}
	return err
}

// fits reports what would be wrong with a new entry and the files beside it, as reading
// them would: the first mistake in the entry, with what to do.
func fits(opt Options, beside excerpt, files []NewFile) error {
	entry := files[0]
	id := strings.TrimSuffix(strings.TrimSuffix(entry.Path, ".md"), "/index")
	for _, taken := range []string{id + ".md", id} {
		if _, err := fs.Stat(opt.Portfolio, taken); err == nil {
			return fmt.Errorf("%s exists already; open it, or name the new entry with --id", taken)
		}
	}
	for _, f := range files {
		beside = append(beside, txtar.File{Name: f.Path, Data: f.Data})
	}
	r, err := beside.read(opt)
	if err != nil {
		return err
	}
	for _, d := range r.diags.Of(diag.Error) {
		if d.Pos.File == entry.Path {
			if d.Check == "experiment-incomplete" {
				return fmt.Errorf("%s; give them with --metric SERIES and --until DATE", d.Message)
			}
			return refused(d)
		}
	}
	return nil
}

// refused is a diagnostic as an error, with what to do.
func refused(d diag.Diagnostic) error {
	if d.Hint != "" {
		return fmt.Errorf("%s; %s", d.Message, d.Hint)
	}
	return errors.New(d.Message)
}
