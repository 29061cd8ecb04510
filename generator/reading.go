package generator

import (
	"cmp"
	"context"
	"io/fs"
	"strings"
	"sync"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/judge/check"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
	"github.com/casebook-dev/casebook/generator/internal/privacy/lock"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/privacy/secretfiles"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/themes"
)

// Options is what comes from outside of a portfolio.
type Options struct {
	Portfolio fs.FS          // the folder that holds config.yaml
	Today     time.Time      // the day of judgement, where nothing fixes another
	Env       []string       // "NAME=value"; CASEBOOK_ variables set keys of config.yaml
	Flags     []Flag         // these go before the environment
	Commit    Commit         // where the portfolio stands in its history
	Cache     string         // the folder of the portfolio, to keep drawn charts in; "" or no Key = none are kept
	Compiled  string         // folder of this user for what is compiled once, "" = none; keep it private: its contents are executed
	Program   string         // digest of this program, so that a build that was made is known again; "" = none is
	Key       []byte         // of this user, as UserKey gives it; nil = nothing is known again that was made before
	Records   string         // folder of this user that remembers which files beside a site were written; "" = none does
	Secret    string         // opens the former locked site, so that files keep their bytes; "" = every file is new
	Portable  Portable       // whether the site opens from a disk
	Host      string         // who serves the site, as "Netlify"; "" = nobody
	Encoding  string         // of files of text that are imported, "" = found
	Progress  func(Progress) // told of each stage as it begins; may be nil

	undrawn    bool             // charts are left as tables: to measure what drawing costs
	former     *formerReading   // what is read again and again, nil = it is read once
	stamps     map[string]stamp // of the files of the portfolio, when a build began; nil = nobody minds a change
	formerSite *formerSite      // of a preview, nil = the site is made once
}

// formerReading is the last reading of a portfolio that is read again and again: of files
// that are the same, the next one takes what this one found. One reading at a time uses it.
type formerReading struct {
	texts   source.Former
	secrets secretfiles.Former
}

// Commit is where a portfolio stands in its history. It is printed in packets.
type Commit = colophon.Commit

// Flag is a command line flag that sets a key of config.yaml.
type Flag = config.Flag

// Progress is a stage that begins: "reading", "checking", "composing",
// "rendering", "guarding", "locking", "writing", "printing".
type Progress string

// over is the same from outside of another portfolio, with nobody told of progress.
func (o Options) over(portfolio fs.FS) Options {
	o.Portfolio, o.Progress = portfolio, nil
	return o
}

func (o Options) begin(stage Progress) {
	if o.Progress != nil {
		o.Progress(stage)
	}
}

// reading is a portfolio as far as every verb needs it.
type reading struct {
	tree       source.Tree // the files as they are written
	cfg        config.Config
	whole      casefile.Case   // with everything in it
	eyes       config.Audience // whose weaknesses are looked for
	readers    []lock.Reader   // of the locked site
	day        day.Day
	files      int // how many were looked at
	sums       map[string]source.Sum
	diags      diag.List
	byAudience *byAudience
	secrets    *secretfiles.Search // in the files
}

// byAudience has the case as each audience sees it, made when it is asked for.
type byAudience struct {
	whole casefile.Case
	mu    sync.Mutex
	made  map[config.Audience]*view
}

type view struct {
	seen  casefile.Case
	paths redact.Paths
	held  func() leaks.Withheld
}

func (v *byAudience) of(a config.Audience) (casefile.Case, redact.Paths) {
	v.mu.Lock()
	defer v.mu.Unlock()
	made := v.make(a)
	return made.seen, made.paths
}

// withheld gives what is held back from an audience, found once when somebody asks.
func (v *byAudience) withheld(a config.Audience) func() leaks.Withheld {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.make(a).held
}

// beginWithheld begins to find that, beside whatever else is done until somebody
// asks.
func (v *byAudience) beginWithheld(a config.Audience) { go v.withheld(a)() }

func (v *byAudience) make(a config.Audience) *view {
	made, ok := v.made[a]
	if !ok {
		made = &view{}
		made.seen, made.paths = audience.ViewPaths(v.whole, a)
		made.held = sync.OnceValue(func() leaks.Withheld {
			theme, _ := themes.Open(cmp.Or(v.whole.Config.Theme, themes.Names()[0])) // of one that there is not, a check tells
			return leaks.WithheldFrom(v.whole, made.seen, a, theme, programTexts()...)
		})
		v.made[a] = made
	}
	return made
}

// purpose is what a verb reads a portfolio for. Its eyes say who looks for
// weaknesses, once the configuration is known; mistakes are those of the whole case,
// whoever looks.
type purpose struct {
	eyes     func(reading) config.Audience
	searches bool // files beside the texts will be searched for what is held back
	mistakes bool // nobody asks for weaknesses
}

// builds look with the eyes of the audience that is built for, authors with those of
// the author, or of the audience that a flag or the environment asks for.
var (
	builds  = purpose{eyes: func(r reading) config.Audience { return r.cfg.Audience }}
	authors = purpose{eyes: func(r reading) config.Audience { return r.audienceOr(config.Self) }}
	checks  = purpose{eyes: authors.eyes, searches: true}

	// imported and new entries are refused for mistakes alone.
	newcomers = purpose{eyes: func(reading) config.Audience { return config.Self }, mistakes: true}
)

// read reads the portfolio for a build of the configured audience.
func read(opt Options) (reading, error) { return readFor(builds, opt) }

// readFor reads the portfolio and finds what is wrong with it.
func readFor(why purpose, opt Options) (reading, error) {
	r, err := readUnexamined(why, opt)
	if err == nil {
		r.examine(context.Background(), why, opt)
	}
	return r, err
}

// readUnexamined reads the portfolio. Its diagnostics are those of the reading, and none of them is
// accepted yet.
func readUnexamined(why purpose, opt Options) (reading, error) {
	opt.begin("reading")
	secrets, texts := &secretfiles.Search{}, (*source.Former)(nil)
	if opt.former != nil {
		secrets.Former, texts = &opt.former.secrets, &opt.former.texts
	}
	tree, diags, err := source.ReadSeen(opt.Portfolio, secrets.See, texts)
	if err != nil {
		return reading{}, err
	}
	secrets.Begin(opt.Portfolio, tree)
	cfg, more := config.Load(tree, config.Options{Env: opt.Env, Flags: opt.Flags})
	diags = append(diags, more...)
	readers, more := readersOf(tree, cfg)
	diags = append(diags, more...)
	whole, more := casefile.From(tree, cfg)
	diags = append(diags, more...)
	whole = audience.Settled(whole)
	cfg = whole.Config

	r := reading{diags: diags, secrets: secrets, tree: tree, cfg: cfg, readers: readers, whole: whole, day: day.FromTime(opt.Today), sums: tree.Sums, byAudience: &byAudience{whole: whole, made: map[config.Audience]*view{}}}
	if cfg.AsOf.Given() {
		r.day = cfg.AsOf.Last
	}
	r.eyes = why.eyes(r)
	r.files = r.looked()
	return r, nil
}

// examine finds what is wrong with a portfolio that was read. When ctx is done, it does not
// find all.
func (r *reading) examine(ctx context.Context, why purpose, opt Options) {
	opt.begin("checking")
	written := make(chan diag.List, 1)
	go func() { written <- flawsOf(r.tree, r.whole) }()
	if why.searches && (len(r.whole.Files) > 0 || redact.Hidden(r.whole, r.cfg.Audience)) {
		r.byAudience.beginWithheld(r.cfg.Audience)
	}
	diags := r.diags
	if why.mistakes {
		diags = append(diags, check.Mistakes(r.whole, r.day)...)
	} else {
		own, _ := r.byAudience.of(config.Self)
		diags = append(diags, check.All(ctx, r.whole, assess.Of(own, r.day))...)
	}
	diags = append(diags, <-written...)
	diags = check.OncePerMistake(r.concerning(diags), r.cfg.Target.Framework)
	r.diags = r.accept(append(check.WithSecrets(diags, r.secrets.Found(), r.cfg.Secrets.Allow), exposed(r.cfg, opt.Host)...))
}

// readersOf reads who can open the site, if it is locked.
func readersOf(tree source.Tree, cfg config.Config) ([]lock.Reader, diag.List) {
	if cfg.Lock.Always {
		return lock.ReadersToLock(tree, cfg.Pos("lock.always"))
	}
	return lock.ReadReaders(tree)
}

// flawsOf finds what is wrong with the texts as they are written, whatever became
// of them in the case.
func flawsOf(tree source.Tree, whole casefile.Case) diag.List {
	found := append(audience.Misplaced(tree, whole), audience.Turned(tree, whole)...)
	if theme, err := themes.Open(whole.Config.Theme); err == nil {
		found = append(found, unprintable(theme, tree, whole)...)
	}
	return found
}

// looked counts the files that were looked at: config.yaml, and those of content/ that
// those whose eyes look may read something of.
func (r reading) looked() int {
	closed := closed{}
	if r.eyes != config.Self {
		seen, paths := r.byAudience.of(r.eyes)
		closed = r.closedTo(seen, paths)
	}
	n := 1
	for file := range r.tree.Sums {
		if strings.HasPrefix(file, "content/") && !closed.has(diag.Pos{File: file}) {
			n++
		}
	}
	return n
}

// audienceOr gives the audience that a flag or the environment asks for, or
// else the verb's own: config.yaml says who builds are for, not who looks.
func (r reading) audienceOr(fallback config.Audience) config.Audience {
	if r.asksFor("audience") {
		return r.cfg.Audience
	}
	return fallback
}

// asksFor tells whether a flag or the environment gives a key of the configuration.
func (r reading) asksFor(key string) bool {
	at := r.cfg.Pos(key)
	return at.Given() && at.File != source.ConfigFile
}
