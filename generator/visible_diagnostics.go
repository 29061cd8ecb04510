package generator

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/judge/check"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// concerning gives what concerns those whose eyes look, of what was found in the
// whole case: every error, and the warnings that stand in what they may read and
// that they find there, too. A warning quotes dates, numbers and counts, so it is in
// the words that it has where nothing is known but what they may read. An error in what they
// may not read, be it a part of a text, or in what does not say who may since it cannot be
// read, is told without the words and figures of the author.
func (r reading) concerning(list diag.List) diag.List {
	if r.eyes == config.Self {
		return list
	}
	seen, paths := r.byAudience.of(r.eyes)
	seen.Unread = r.whole.Unread
	closed, parts, figures := r.closedTo(seen, paths), r.closedParts(), r.closedFigures(seen)
	list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Warning && closed.has(d.Pos) || check.OfAuthor(d.Check)
	})
	for i, d := range list {
		whose := closed.of(d.Pos)
		shut := whose != they || d.Severity == diag.Error && closed.ofUnnamed(d.Pos) || r.saysNoAudience(d.Pos.File)
		shut = shut && d.Check != "audience-unknown" // one that is no word of the format is why an entry is closed
		exposed := inParts(parts, d.Pos) || figures[seriesFile(d.Pos.File)] || figures[seriesFile(d.Tells.File)]
		if shut || exposed {
			list[i] = withoutWords(d, whose == others || exposed)
		}
	}
	if slices.ContainsFunc(list, proposes) {
		names := r.closedNames(seen)
		for i, d := range list {
			list[i] = withoutProposals(d, names)
		}
	}
	if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return check.Seen(d.Check) }) {
		return list // so it is with most cases
	}
	found := byPlace(r.weaknesses())
	kept := list[:0]
	for _, d := range list {
		if check.Seen(d.Check) {
			at := placeOf(d)
			same := found[at]
			if len(same) == 0 {
				continue
			}
			same[0].Pos = d.Pos
			d, found[at] = same[0], same[1:]
		}
		kept = append(kept, d)
	}
	return kept
}

// closedFigures gives the series of which those whose eyes look may read no figure, by their files
// without endings: a file beside a table says more of it.
func (r reading) closedFigures(seen casefile.Case) map[string]bool {
	all := map[string]bool{}
	for _, s := range r.whole.Series {
		if casefile.Find(seen.Series, s.ID) < 0 || s.Public.V == casefile.Relative && !r.eyes.MayRead(config.Committee) {
			all[seriesFile(s.Pos.File)] = true
		}
	}
	return all
}

func seriesFile(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

// saysNoAudience tells whether a file of content/ cannot be read, so that nobody knows who may.
func (r reading) saysNoAudience(file string) bool {
	return strings.HasPrefix(file, "content/") && r.whole.MayHoldFile(file)
}

// authored is what a message has of the author: words in quotation marks, the marks of Markdown,
// HTML and YAML with what they hold, and figures.
var authored = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|!?\[[^\[\]]*\]\([^()]*\)|\[\^[^\[\]]*\]|<[A-Za-z/!?][^<>]*>|[&*][\pL\pN_-]+|[0-9][0-9A-Za-z.,:’'-]*`)

// withoutWords takes the author's words out of a diagnostic, save the name of its file, and all
// figures where it may tell any of the author's; those of a file that cannot be read are limits of
// the program. A quotation ends where %q and diag.Quoted end it. The hint, which may quote what is meant
// without marks, says where they are told.
func withoutWords(d diag.Diagnostic, figures bool) diag.Diagnostic {
	name := path.Base(d.Pos.File)
	names := []string{strconv.Quote(name), strconv.Quote(strings.TrimSuffix(name, path.Ext(name)))}
	out := func(text string) string {
		return authored.ReplaceAllStringFunc(text, func(word string) string {
			switch {
			case slices.Contains(names, word):
				return word
			case word[0] == '"':
				return `"…"`
			case '0' <= word[0] && word[0] <= '9' && !figures:
				return word
			}
			return "…"
		})
	}
	if out(d.Message) != d.Message || d.Hint != "" {
		d.Message, d.Hint = out(d.Message), "casebook check without --audience quotes it, and says what to do"
	}
	d.Fix = nil
	d.Related = slices.Clone(d.Related)
	for i := range d.Related {
		d.Related[i].Text = out(d.Related[i].Text)
	}
	return d
}

// weaknesses gives what those whose eyes look find in what they may read.
func (r reading) weaknesses() diag.List {
	seen, paths := r.byAudience.of(r.eyes)
	seen.Unread, seen.Sheets = r.whole.Unread, r.whole.Sheets
	found := check.Warnings(seen, assess.Of(seen, r.day))
	return paths.Diags(slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return !check.Seen(d.Check) }))
}

// found is what a check finds on a line. Names that are replaced move columns.
type found struct {
	file, check string
	line        int
}

func placeOf(d diag.Diagnostic) found { return found{d.Pos.File, d.Check, d.Pos.Line} }

func byPlace(list diag.List) map[found]diag.List {
	all := map[found]diag.List{}
	for _, d := range list {
		all[placeOf(d)] = append(all[placeOf(d)], d)
	}
	return all
}

// weighed is the reading with the weaknesses too that those whose eyes look would find because they
// may not read the rest. It is asked where somebody wants to know how the case
// looks to them; a build does not tell them at every turn.
func (r reading) weighed() reading {
	if r.eyes == config.Self {
		return r
	}
	seen, paths := r.byAudience.of(r.eyes)
	closed := r.closedTo(seen, paths)
	told := byPlace(r.diags)
	list := slices.Clone(r.diags)
	for _, d := range r.weaknesses() {
		at := placeOf(d)
		if same := told[at]; len(same) > 0 {
			told[at] = same[1:]
		} else if !closed.has(d.Pos) {
			list = append(list, d)
		}
	}
	r.diags = r.accepted(check.OncePerMistake(list, r.cfg.Target.Framework))
	return r
}
