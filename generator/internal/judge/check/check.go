// Package check finds mistakes and weaknesses in a case, and words the messages about
// them.
//
// To add or change a check, edit the file that is named after its id. Verdicts are
// computed and worded in package assess.
//
// A check is a value, in a file that is named for its id. It owns its words:
// what it says of a case, and the documentation that `casebook explain` prints
// together with the check's example (testdata/ID.txtar).
//
// Some ids belong to other packages: source, config and casefile report what
// they cannot read, pages and render what they cannot build, packet and
// generator what does not fit into a packet. Their checks have no Run here; they
// are listed because every id has to be explained.
//
// An error makes the case wrong, a warning makes it weaker. Drafts are held to
// the first and not to the second. A check asks only about values that were
// given and could be read, so that one mistake gets one message.
//
// The package reads no file and knows no clock: the day is the one that the
// case was assessed on.
package check

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Check is one thing that can be wrong with a case.
type Check struct {
	ID       string // as "competency-unknown"; stands behind every message
	Title    string // what is wrong, in a few words: "unknown competency"
	Severity diag.Severity
	Doc      string      // paragraphs: what it means, why it matters, how to mend it
	OfWhole  bool        // of a warning: no view of the case shows it, as it is about what views leave out
	OfAuthor bool        // told to the author alone, as it says what readers should not look for
	Run      func(*Pass) // nil where another package reports it
}

// All runs every check over a whole case, and the judgement of it with the
// author's eyes. The list is sorted. When ctx is done, the checks are left out that have not
// begun.
func All(ctx context.Context, c casefile.Case, a assess.Assessment) diag.List {
	var errors, warnings diag.List
	whole, finished := newPass(c, a, &errors), finishedPass(c, a, &warnings)
	whole.ctx, finished.ctx = ctx, ctx
	whole.flawed = whole.parsed()
	finished.flawed = whole.flawed
	if len(finished.entries()) == len(whole.entries()) { // no drafts: both read the same
		finished.fields, finished.inFields, finished.readers = whole.fields, whole.inFields, whole.readers
	}
	var both sync.WaitGroup
	both.Go(func() { whole.run(diag.Error) })
	both.Go(func() { finished.run(diag.Warning) })
	both.Wait()
	found := append(errors, warnings...)
	found.Sort()
	return found
}

// Mistakes runs the checks that find errors in a whole case, as of a day.
func Mistakes(c casefile.Case, on day.Day) diag.List {
	var found diag.List
	p := newPass(c, assess.Assessment{Day: on}, &found)
	p.flawed = p.parsed()
	p.run(diag.Error)
	return found
}

// Warnings runs the checks that find what makes a case weaker, in the eyes of
// those who may read what is in it.
func Warnings(c casefile.Case, a assess.Assessment) diag.List {
	var found diag.List
	p := finishedPass(c, a, &found)
	p.flawed = p.parsed()
	p.run(diag.Warning)
	return found
}

// Seen tells whether Warnings of a view of a case finds what a check finds in the
// whole of it, as far as that rests on what the view shows.
func Seen(id string) bool {
	k, ok := Find(id)
	return ok && k.Run != nil && k.Severity == diag.Warning && !k.OfWhole
}

// OfAuthor tells whether what a check finds is for the author alone.
func OfAuthor(id string) bool {
	k, ok := Find(id)
	return ok && k.OfAuthor
}

// finishedPass is a pass that overlooks drafts.
func finishedPass(c casefile.Case, a assess.Assessment, found *diag.List) *Pass {
	p := newPass(withoutDrafts(c), a, found)
	p.drafted = c
	return p
}

// run runs the checks of one severity.
func (p *Pass) run(s diag.Severity) {
	for _, k := range List() {
		if p.ctx != nil && p.ctx.Err() != nil {
			return
		}
		if k.Run != nil && k.Severity == s {
			p.check = k
			k.Run(p)
		}
	}
	p.found.Sort()
}

// Find gives the check with an id.
func Find(id string) (Check, bool) {
	all := everyCheck()
	i, ok := slices.BinarySearchFunc(all, id, func(k Check, id string) int { return strings.Compare(k.ID, id) })
	if !ok {
		return Check{}, false
	}
	return all[i], true
}

var everyCheck = sync.OnceValue(List)

// Pass is one run over one case.
type Pass struct {
	Case       casefile.Case
	Assessment assess.Assessment

	ctx     context.Context // nil = nothing ends the run
	drafted casefile.Case   // with the drafts, which Case is without for warnings

	names names
	check Check // the one that runs
	found *diag.List

	all      []*casefile.Entry          // see entries
	linked   []link                     // see links
	known    files                      // see files
	pages    map[string]bool            // see addresses
	flawed   map[reader][]source.Flaw   // see parsed
	readers  map[string]config.Audience // see audienceOf
	ids      map[string]func() []string // see headingIDs
	fields   []casefile.Text            // see prose
	on       map[string]text            // the text of a page, by its address; see headingIDs
	marks    map[reader]marks           // see marked
	titled   map[string]bool            // of a page: its text begins with its title
	parted   map[diag.Pos][]text        // see readings
	inFields []text                     // see fieldTexts

	compared int // see mostCompared

	inDoubt []redact.Doubt // see doubts
	doubted bool
}

func newPass(c casefile.Case, a assess.Assessment, found *diag.List) *Pass {
	p := &Pass{Case: c, Assessment: a, drafted: c, found: found}
	p.names.c = &p.Case
	return p
}

// Reportf says what the running check has found.
func (p *Pass) Reportf(at diag.Pos, format string, args ...any) *diag.Diagnostic {
	if p.check.Severity == diag.Error {
		return p.found.Errorf(at, p.check.ID, format, args...)
	}
	return p.found.Warnf(at, p.check.ID, format, args...)
}

// withoutDrafts gives the case that a reader would see.
func withoutDrafts(c casefile.Case) casefile.Case {
	return withEntries(c, func(e *casefile.Entry) bool { return !e.Draft.V })
}

// withEntries gives a case with some of its entries.
func withEntries(c casefile.Case, keep func(*casefile.Entry) bool) casefile.Case {
	if slices.ContainsFunc(c.Entries(), func(e *casefile.Entry) bool { return !keep(e) }) {
		c.Keep(func(e casefile.Item) bool { return keep(e.Common()) })
	}
	return c
}
