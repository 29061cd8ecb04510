package config

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/media"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/themes"
)

// Options is what comes from outside of the portfolio.
type Options struct {
	Env   []string // "NAME=value"; those that begin with CASEBOOK_ count
	Flags []Flag
}

// Flag is a command line flag that sets a key.
type Flag struct {
	Key   string // dotted, "output.folder"
	Name  string // as it was typed, "--out"
	Value string
}

// Load reads the configuration. For every key that is one value, a flag goes
// before the environment, the environment before config.yaml, and that before
// the default. Mistakes are reported at the line of the file, or at the name of
// the flag or variable that holds them.
func Load(tree source.Tree, opt Options) (Config, diag.List) {
	var diags diag.List
	if tree.Config.Value.Kind != source.Mapping && tree.Config.Value.Kind != source.Null {
		tree.Config.Value.Open("key-unknown", &diags)
		tree.Config.Value = source.Value{}
	}
	l := loader{cfg: Config{places: map[string]diag.Pos{}}, diags: &diags}
	merged := l.merge(tree.Config.Value, opt)
	root := merged.Open("key-unknown", &diags)
	l.keys(root, tree)
	root.Close()
	return l.cfg, diags
}

// keys reads every key of config.yaml.
func (l *loader) keys(root *source.Fields, tree source.Tree) {
	l.basics(root, tree)
	l.person(root)
	l.target(root)
	l.calendar(root)
	l.plan(root)
	l.packet(root)
	l.publishing(root)
	l.secrets(root, tree)
	l.accept(root)
}

// secrets reads which files hold what looks like a secret. A path that is no
// file any more would let the next file of that name through.
func (l *loader) secrets(root *source.Fields, tree source.Tree) {
	f, _ := root.Map("secrets")
	for _, path := range f.Texts("allow") {
		named := func(f source.File) bool { return f.Path == path.V }
		_, read := tree.Sums[path.V]
		if !read && !slices.ContainsFunc(tree.Files, named) && !slices.ContainsFunc(tree.Theme, named) {
			l.diags.Errorf(path.Pos, "value-bad", "there is no file %q", path.V).
				Hintf("write its path relative to the portfolio, as in content/evidence/keys/vectors.json")
			continue
		}
		l.cfg.Secrets.Allow = append(l.cfg.Secrets.Allow, path.V)
	}
	f.Close()
}

type loader struct {
	cfg   Config
	diags *diag.List
}

// text reads a text and remembers its place under its dotted key.
func (l *loader) text(f *source.Fields, prefix, key string) string {
	t := f.Brief(key, format.MostTitle)
	l.cfg.places[prefix+key] = t.Pos
	return t.V
}

func (l *loader) date(f *source.Fields, prefix, key string) day.Period {
	d := f.Date(key)
	l.cfg.places[prefix+key] = d.Pos
	return d.V
}

func (l *loader) audience(f *source.Fields, prefix, key string) Audience {
	t := f.Text(key)
	l.cfg.places[prefix+key] = t.Pos
	return ReadAudience(t, l.diags)
}

// ReadAudience reads an audience's word; Unset where none was given.
func ReadAudience(t source.At[string], diags *diag.List) Audience {
	if t.V == "" {
		return Unset
	}
	a, ok := ParseAudience(t.V)
	if !ok {
		d := diags.Errorf(t.Pos, "audience-unknown", "unknown audience %q", t.V)
		if near, found := diag.DidYouMean(t.V, AudienceNames()); found {
			d.Hintf("did you mean %q?", near)
		} else {
			d.Hintf("use one of %s", strings.Join(AudienceNames(), ", "))
		}
	}
	return a
}

func (l *loader) basics(root *source.Fields, tree source.Tree) {
	c := &l.cfg
	c.Title = l.text(root, "", "title")
	l.address(root)
	c.Language = l.text(root, "", "language")
	c.Theme = l.text(root, "", "theme")
	c.AsOf = l.date(root, "", "as-of")
	c.Audience = l.audience(root, "", "audience")
	c.Params, _ = root.Raw("params")
	LookOf(c.Params, tree.Theme, l.diags) // for what is wrong: it is read again as its audience sees it
	l.spoken()
	if !slices.Contains(themes.Names(), c.Theme) {
		l.diags.Errorf(c.Pos("theme"), "value-bad", "unknown theme %q", c.Theme).
			Hintf("use one of %s; to change it, place files of the same path under your own layouts/ or assets/", strings.Join(themes.Names(), ", "))
		c.Theme = themes.Names()[0]
	}
}

func (l *loader) person(root *source.Fields) {
	f, _ := root.Map("person")
	l.cfg.Person = Person{
		Name: l.text(f, "person.", "name"), Role: l.text(f, "person.", "role"),
		Team: l.text(f, "person.", "team"), Photo: l.text(f, "person.", "photo"),
	}
	f.Close()
	if l.cfg.Title == "" {
		l.cfg.Title = "Promotion case"
		if l.cfg.Person.Name != "" {
			l.cfg.Title = l.cfg.Person.Name + ": promotion case"
		}
	}
}

func (l *loader) target(root *source.Fields) {
	f, _ := root.Map("target")
	l.cfg.Target = Target{
		Framework: l.text(f, "target.", "framework"), Level: l.text(f, "target.", "level"),
		From: l.text(f, "target.", "from"), Since: l.date(f, "target.", "since"),
	}
	f.Close()
}

func (l *loader) plan(root *source.Fields) {
	c := &l.cfg
	c.Values = l.named(root, "values")
	c.Objectives = l.named(root, "objectives")
	f, _ := root.Map("cadence")
	c.Cadence = Cadence{CheckIn: l.rhythm(f, "check-in"), Review: l.rhythm(f, "review")}
	f.Close()
	f, _ = root.Map("capacity")
	hours, most := f.Number("hours-per-week"), f.Count("in-progress", 1, 1000)
	l.cfg.places["capacity.hours-per-week"], l.cfg.places["capacity.in-progress"] = hours.Pos, most.Pos
	if hours.Given() && (hours.V <= 0 || hours.V > mostHours) {
		l.diags.Errorf(hours.Pos, "value-bad", "expected up to %d hours a week, found %v", mostHours, hours.V).Hintf("write the hours a week that the plan may use, as in hours-per-week: 6")
		hours.V = 0
	}
	c.Capacity = Capacity{HoursPerWeek: hours.V, InProgress: most.V}
	f.Close()
	for _, f := range root.Maps("enough") {
		c.Enough = append(c.Enough, Enough{Period: f.Date("period").V, Text: f.Text("text").V})
		f.Close()
	}
}

func (l *loader) named(root *source.Fields, key string) []Named {
	var all []Named
	seen := map[string]diag.Pos{}
	for _, f := range root.Maps(key) {
		id, name := f.Text("id"), f.Text("name")
		f.Close()
		if !id.Given() {
			l.diags.Errorf(f.Pos, "id-bad", "an item of %q has no id", key).Hintf("give it an id that entries can refer to")
			continue
		}
		if first, twice := seen[id.V]; twice {
			l.diags.Errorf(id.Pos, "id-duplicate", "the id %q is taken", id.V).See(first, "%q is defined here", id.V).Hintf("rename one of the two")
			continue
		}
		seen[id.V] = id.Pos
		if name.V == "" {
			name.V = id.V
		}
		all = append(all, Named{ID: id.V, Name: name.V, Pos: id.Pos})
	}
	return all
}

// rhythms are the words for how often people meet.
var rhythms = []struct {
	word string
	span day.Span
}{
	{"weekly", day.Span{Days: 7}},
	{"fortnightly", day.Span{Days: 14}},
	{"monthly", day.Span{Months: 1}},
	{"quarterly", day.Span{Months: 3}},
	{"half-yearly", day.Span{Months: 6}},
	{"yearly", day.Span{Months: 12}},
}

func rhythmWords() []string {
	var words []string
	for _, r := range rhythms {
		words = append(words, r.word)
	}
	return words
}

func (l *loader) rhythm(f *source.Fields, key string) day.Span {
	t := f.Word(key, rhythmWords()...)
	l.cfg.places["cadence."+key] = t.Pos
	for _, r := range rhythms {
		if r.word == t.V {
			span := r.span
			span.Text = r.word
			return span
		}
	}
	return day.Span{}
}

// mostHours is how many hours a week has.
const mostHours = 168

// Bounds on the patterns that every text is searched for.
const (
	maxPatterns = 200
	maxPattern  = 500   // bytes
	maxSteps    = 1_000 // of the machine that looks for one
	maxSearch   = 1_200 // of those of all that can be at work at a letter
)

// stepsOf counts the steps of the machine that looks for a pattern. One that is no pattern has
// none.
func stepsOf(pattern string) int {
	if len(pattern) > maxPattern {
		return maxSteps + 1
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0
	}
	steps, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return 0
	}
	return len(steps.Inst)
}

func (l *loader) publishing(root *source.Fields) {
	c := &l.cfg
	patterns, search := 0, 0
	for _, f := range root.Maps("redact") {
		term, pattern := f.Text("term"), f.Text("pattern")
		long := len(term.V)
		term = source.Brief(term, format.MostName, l.diags)
		r := Redaction{Term: term.V, Pattern: pattern.V, As: f.Brief("as", format.MostName).V, From: l.audience(f, "redact.", "from"), Pos: f.Pos}
		f.Close()
		if len(term.V) < long {
			continue // it is told
		}
		if term.Given() == pattern.Given() {
			l.diags.Errorf(f.Pos, "value-bad", "a rule of redact needs either a term or a pattern").Hintf("write term: WORDS or pattern: EXPRESSION")
			continue
		}
		if pattern.Given() {
			if patterns++; patterns == maxPatterns+1 {
				l.diags.Errorf(pattern.Pos, "value-bad", "more than %d patterns", maxPatterns).Hintf("combine similar ones, as in (AB|CD)-[0-9]+")
			}
			if patterns > maxPatterns {
				continue
			}
		}
		steps := stepsOf(r.Pattern)
		if steps > maxSteps {
			l.diags.Errorf(pattern.Pos, "value-bad", "searching for this pattern takes too long").
				Hintf("shorten it, with fewer repetitions; {1,1000} counts as a thousand")
			continue
		}
		form, err := regexp.Compile(r.Pattern)
		if err != nil {
			l.diags.Errorf(pattern.Pos, "value-bad", "%q is not a regular expression: %s", r.Pattern, regexpFault(err)).
				Hintf("use Go's syntax of regular expressions, or term: instead of pattern: for plain words")
			continue
		}
		if pattern.Given() && form.MatchString("") {
			l.diags.Errorf(pattern.Pos, "value-bad", "%q matches an empty text", r.Pattern).
				Hintf("require at least one character, as in x+ instead of x*")
			continue
		}
		if pattern.Given() {
			begins, _ := form.LiteralPrefix() // only where a text has these letters the machine begins
			former := search
			if search += steps / max(1, len(begins)); search > maxSearch {
				if former <= maxSearch {
					l.diags.Errorf(pattern.Pos, "value-bad", "searching for all patterns up to this one takes too long").
						Hintf("shorten them, with fewer repetitions, or begin them with letters that always stand there, as in KD-[0-9]+")
				}
				continue
			}
		}
		if r.From == Unset {
			r.From = Self
		}
		c.Redact = append(c.Redact, r)
	}
	f, _ := root.Map("attachments")
	for _, ending := range f.Texts("allow") {
		if media.OfEnding(ending.V).Leave == media.Never {
			l.diags.Errorf(ending.Pos, "value-bad", "files that end in %q are never published", ending.V).
				Hintf("a browser would run them, or show them as a page of the site; put them into an archive")
			continue
		}
		c.Attachments.Allow = append(c.Attachments.Allow, ending.V)
	}
	f.Close()
	l.hosts(root)
	f, _ = root.Map("lock")
	always := f.Bool("always")
	c.places["lock.always"] = always.Pos
	c.Lock = Lock{Always: always.V, Title: l.text(f, "lock.", "title"), Synopsis: l.text(f, "lock.", "synopsis")}
	f.Close()
	f, _ = root.Map("publish")
	c.Publish = Publish{Private: f.Bool("private").V, Target: l.text(f, "publish.", "target")}
	l.publishTarget(c.Publish.Target)
	f.Close()
	l.output(root)
}

// publishTarget holds a target to what can be published to. It may hold a token, so it is
// not told.
func (l *loader) publishTarget(target string) {
	if target == "" {
		return
	}
	at := l.cfg.Pos("publish.target")
	named, err := deploy.Parse(target)
	if err != nil {
		l.diags.Errorf(at, "value-bad", "no site can be published there: %s", err).
			Hintf("name the place without a password, a token or a query; credentials are set up where the command runs")
		return
	}
	if named.Kind != deploy.ToBranch {
		return
	}
	if address, _, _ := strings.Cut(named.Rest, "#"); !deploy.IsRemote(address) {
		if _, local := deploy.OnThisMachine(address); local {
			l.diags.Errorf(at, "value-bad", "no site can be published there: this is a repository on this machine, whose hooks would run").
				Hintf("name a remote of git, or an address that begins with https:// or ssh://; only the command line may name such a repository")
		}
	}
}

// regexpFault gives what is wrong with an expression, without the expression.
func regexpFault(err error) string {
	var fault *syntax.Error
	if errors.As(err, &fault) {
		return fault.Code.String()
	}
	return err.Error()
}
