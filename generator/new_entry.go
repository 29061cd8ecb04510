package generator

import (
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
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// NewFile is a new file of a portfolio that is not written yet.
type NewFile = scaffold.File

// NewEntry is what the author says of a new entry.
type NewEntry struct {
	Kind         string // a collection, in the singular or the plural
	Title        string // may be empty where the name of an entry begins with its date
	ID           string // "" = made of the title
	Date         string // a day, a month or a quarter; "" = today, unless the date lies ahead
	Until        string // the day on which a milestone or an experiment is to end
	Audience     string
	Competencies []string // COMPETENCY, which claims the level aimed at, or COMPETENCY:LEVEL
	People       []string // ids or names
	Metrics      []string // SERIES or SERIES.COLUMN
	Links        []string // addresses
}

// Kinds gives the words for the collections that an entry can be added to.
func Kinds() []string {
	var kinds []string
	for _, c := range format.Collections {
		kinds = append(kinds, kindOf(c))
	}
	return kinds
}

// kindOf is the word for one entry of a collection: "case-study".
func kindOf(c format.Shape) string {
	return strings.ReplaceAll(strings.TrimSuffix(c.One, " entry"), " ", "-")
}

// File makes a new entry. It reads config.yaml and the few files that the entry may
// refer to, not the whole portfolio. The error says what cannot be: an unknown
// competency, an id that is taken.
func (e NewEntry) File(opt Options) (NewFile, error) {
	shape, err := collectionOf(e.Kind)
	if err != nil {
		return NewFile{}, err
	}
	if e.Title == "" && !shape.Dated {
		return NewFile{}, fmt.Errorf("a new entry of %s needs a title", shape.Name)
	}
	given := scaffold.Given{
		Title: strings.Join(strings.Fields(e.Title), " "), ID: e.ID, Date: e.Date, Until: e.Until, Today: opt.Today.Format(time.DateOnly),
		Audience: e.Audience, Competencies: e.Competencies, Metrics: e.Metrics, Links: e.Links,
	}
	if err := e.words(); err != nil {
		return NewFile{}, err
	}
	excerpt, err := excerptFor(opt, shape.Name, e.Metrics)
	if err != nil {
		return NewFile{}, err
	}
	r, err := excerpt.read(opt)
	if err != nil {
		return NewFile{}, err
	}
	given.Level = r.cfg.Target.Level
	if given.People, err = peopleNamed(r.whole.People, e.People); err != nil {
		return NewFile{}, err
	}
	draft, err := scaffold.Entry(shape, given)
	if err != nil {
		return NewFile{}, err
	}
	return draft, fits(opt, excerpt, draft)
}

func collectionOf(kind string) (format.Shape, error) {
	for _, c := range format.Collections {
		if kind == c.Name || kind == kindOf(c) {
			return c, nil
		}
	}
	if near, ok := diag.DidYouMean(kind, Kinds()); ok {
		return format.Shape{}, fmt.Errorf("unknown kind %q; did you mean %q?", kind, near)
	}
	return format.Shape{}, fmt.Errorf("unknown kind %q; known are %s", kind, strings.Join(Kinds(), ", "))
}

// words reports values that can be judged without the portfolio.
func (e NewEntry) words() error {
	if e.ID != "" && !casefile.IsID(e.ID) {
		return fmt.Errorf("%q cannot be an id; use letters, digits and single dashes", e.ID)
	}
	for _, date := range []string{e.Date, e.Until} {
		if _, err := day.Parse(date); err != nil && date != "" {
			return fmt.Errorf("%q is not a date; write it as 2026-03-31, 2026-03 or 2026-Q1", date)
		}
	}
	if _, ok := config.ParseAudience(e.Audience); !ok && e.Audience != "" {
		return fmt.Errorf("unknown audience %q; known are public, committee, mentor and self", e.Audience)
	}
	for _, l := range e.Links {
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
		data, err := readRegular(from, name)
		if err != nil {
			return err
		}
		*a = append(*a, txtar.File{Name: name, Data: data})
	}
	return nil
}

// readRegular reads a file, and opens nothing that is none: a named pipe would wait for
// ever.
func readRegular(from fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(from, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("it is not a regular file")}
	}
	return fs.ReadFile(from, name)
}

// read reads the files as if they were the whole portfolio, as of today: a new entry may
// be younger than a day of judgement that config.yaml fixes.
func (a excerpt) read(opt Options) (reading, error) {
	opt.Flags = append(opt.Flags[:len(opt.Flags):len(opt.Flags)], Flag{Key: "as-of", Name: "--as-of", Value: opt.Today.Format(time.DateOnly)})
	alone, err := txtar.FS(&txtar.Archive{Files: a})
	if err != nil {
		return reading{}, err
	}
	return readFor(builds, opt.over(alone))
}

// cause is what went wrong with a file, without its name.
func cause(err error) error {
	if path, is := errors.AsType[*fs.PathError](err); is {
		return fmt.Errorf("%s: %w", path.Path, path.Err)
	}
	return err
}

// fits reports what would be wrong with a new file beside the others, as reading it
// would: the first mistake in it, with what to do.
func fits(opt Options, beside excerpt, draft NewFile) error {
	for _, taken := range []string{draft.Path, strings.TrimSuffix(draft.Path, ".md")} {
		if _, err := fs.Stat(opt.Portfolio, taken); err == nil {
			return fmt.Errorf("%s exists already; open it, or name the new entry with --id", taken)
		}
	}
	r, err := append(beside, txtar.File{Name: draft.Path, Data: draft.Data}).read(opt)
	if err != nil {
		return err
	}
	for _, d := range r.diags.Of(diag.Error) {
		if d.Pos.File == draft.Path {
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
