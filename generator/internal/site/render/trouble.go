package render

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/herrors"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
)

// trouble sorts what Hugo complains about by whose it is: the author's entries
// and templates give diagnostics, the theme's and casebook's own files errors.
type trouble struct {
	tree  pages.Tree
	opt   Options
	files map[string]file

	list diag.List
	bugs []string
}

// report gives the diagnostics and the error behind a build.
func report(t trouble, err error, log *record) (diag.List, error) {
	logged := log.errors()
	for _, e := range log.entries {
		t.entry(e)
	}
	for _, leaf := range leaves(err) {
		// Hugo sums its log up in an error without a type.
		if logged > 0 && strings.HasPrefix(leaf.Error(), "logged ") {
			continue
		}
		t.failure(leaf)
	}
	if len(t.bugs) == 0 {
		return t.list, nil
	}
	slices.Sort(t.bugs)
	return t.list, errors.New(strings.Join(slices.Compact(t.bugs), "\n"))
}

// leaves takes an error apart that Hugo joined of many. It stops at the first
// error that knows a file.
func leaves(err error) []error {
	for e := err; e != nil; e = errors.Unwrap(e) {
		if joined, ok := e.(interface{ Unwrap() []error }); ok {
			var all []error
			for _, one := range joined.Unwrap() {
				all = append(all, leaves(one)...)
			}
			return all
		}
		if _, ok := e.(herrors.FileError); ok {
			break
		}
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// place is a line of the project's files.
type place struct {
	path      string
	line, col int
}

// failure reports one broken page or template.
func (t *trouble) failure(err error) {
	var mark markError
	if errors.As(err, &mark) {
		t.marked(mark)
		return
	}
	chain, text := unwrap(err)
	if overlay, ok := t.overlaid(text); ok {
		chain = append(chain, overlay)
	}
	msg, hint := message(text)
	if len(chain) == 0 {
		doing := "build the site"
		if m := minifying.FindStringSubmatch(err.Error()); m != nil {
			doing = "minify " + strings.TrimPrefix(m[1], "/")
		}
		t.bugs = append(t.bugs, doing+": "+msg)
		return
	}
	last := chain[len(chain)-1]
	theme := strings.HasPrefix(last.path, t.opt.themeFolder())
	page := onPage(err)
	if theme && converting.MatchString(text) && t.authored(page.path) {
		chain = append(chain, page)
		theme = false
	}
	// The innermost file that is the author's is where to mend it. A page on which
	// a template of the theme fails is not to blame, unless it called the template
	// itself, with a shortcode.
	for i, p := range slices.Backward(chain) {
		if theme && strings.HasPrefix(p.path, "content/") && !strings.Contains(chain[i+1].path, "/_shortcodes/") {
			page = p
			continue
		}
		if d, ok := t.blame(p, msg); ok {
			d.Hint = hint
			if theme {
				d.Hint = fmt.Sprintf("%s of the theme cannot work with what it is given here", t.inTheme(last))
			}
			return
		}
	}
	if theme {
		bug := fmt.Sprintf("bug in the theme %q: %s: %s", t.opt.themeName(), t.inTheme(last), msg)
		if page.path != "" {
			bug += fmt.Sprintf(" (on %s)", t.pos(page))
		}
		t.bugs = append(t.bugs, bug)
		return
	}
	t.bugs = append(t.bugs, fmt.Sprintf("bug: hugo cannot read the composed file %s: %s", last, msg))
}

// marked reports the entries that hold a mark of Hugo's.
func (t *trouble) marked(mark markError) {
	found := false
	for name, data := range t.tree.Files {
		before, _, ok := bytes.Cut(data, []byte(mark))
		if ok && t.authored(name) {
			line := 1 + bytes.Count(before, []byte("\n"))
			t.list.Errorf(t.pos(place{path: name, line: line}), Failed, "%v", mark).Hintf("write it in another way")
			found = true
		}
	}
	if !found {
		t.bugs = append(t.bugs, "build the site: "+mark.Error())
	}
}

var (
	minifying  = regexp.MustCompile(`failed to process "([^"]*)": `)
	rendering  = regexp.MustCompile(`render of "([^"]*)" failed`)
	converting = regexp.MustCompile(`at <[^>]*\.(?:Content|Summary|Plain|TableOfContents)>: error calling `)
)

// onPage gives the page that was being made, without a line.
func onPage(err error) (page place) {
	if m := rendering.FindStringSubmatch(colour.ReplaceAllString(err.Error(), "")); m != nil {
		page.path, _ = below(rootDir(), m[1])
	}
	return page
}

// entry reports one line of Hugo's log.
func (t *trouble) entry(e entry) {
	msg, hint := message(e.text)
	p, ok := placeIn(e.text)
	if e.level >= logg.LevelError {
		if ok {
			if d, ok := t.blame(p, msg); ok {
				d.Hint = hint
				return
			}
		}
		t.bugs = append(t.bugs, "build the site: "+msg)
		return
	}
	if rawHTML.MatchString(colour.ReplaceAllString(e.text, "")) {
		if ok && t.omitted(p) {
			return
		}
		if !t.ownLayouts() {
			if ok && !t.holdsHTML(p) { // a net below the checks: no words are lost in silence
				t.list.Errorf(t.pos(p), Failed, "HTML is left out of the page of this text, with the words in it").
					Hintf("write what is in < and >, or in the tags of shortcodes, in Markdown")
			}
			return // the checks tell of it at its line: nobody but the author's texts brings HTML
		}
	}
	pos := diag.Pos{File: strings.TrimSuffix(t.opt.themeFolder(), "/")}
	if ok {
		pos = t.pos(p)
	}
	t.list.Warnf(pos, Warned, "%s", msg).Hint = hint
}

// omitted reports a page whose HTML is left out, if its text has none: then what a
// shortcode of the author's own prints is read as Markdown, and lost.
func (t *trouble) omitted(p place) bool {
	text := string(t.tree.Files[p.path])
	origin, ok := t.tree.Lines[p.path]
	if !ok || htmlTag.MatchString(text) {
		return false
	}
	for _, s := range source.NewBody("", 1, text).Shortcodes() {
		if !s.AsMarkdown || s.Closing {
			continue
		}
		line := 1 + strings.Count(text[:s.Start], "\n")
		t.list.Errorf(origin.Pos(line), Failed, "what {{%% %s %%}} prints is read as Markdown, and HTML in it is lost", s.Name).
			Hintf("write {{< %s >}} where it prints HTML", s.Name)
		return true
	}
	return false
}

// holdsHTML tells whether a page has HTML of which the checks tell: in its body, save
// in code, in its shortcodes, or in the words that are given to its template.
func (t *trouble) holdsHTML(p place) bool {
	given, text, _ := strings.Cut(string(t.tree.Files[p.path]), "\n")
	body := source.NewBody("", 1, text)
	return givenTag.MatchString(given) ||
		slices.ContainsFunc(body.Flaws(), func(f source.Flaw) bool { return f.Kind <= source.LostBreak }) ||
		slices.ContainsFunc(body.Shortcodes(), func(s source.Shortcode) bool {
			return slices.ContainsFunc(s.Args, func(a source.ShortcodeArg) bool { return htmlTag.MatchString(a.Value) })
		})
}

var givenTag = regexp.MustCompile(`(?:<|\\u003c)[A-Za-z/!?]`)

var htmlTag = regexp.MustCompile(`<[A-Za-z/!?]`)

// blame adds an error at a place, if the place is the author's.
func (t *trouble) blame(p place, msg string) (*diag.Diagnostic, bool) {
	if f, ok := t.files[p.path]; ok && overridable(p.path) && f.author != "" {
		return t.list.Errorf(t.pos(p), Template, "%s", msg), true
	}
	if t.authored(p.path) {
		return t.list.Errorf(t.pos(p), Failed, "%s", msg), true
	}
	return nil, false
}

// ownLayouts tells whether the author brings templates along, which may make
// texts of their own.
func (t *trouble) ownLayouts() bool {
	return slices.ContainsFunc(t.opt.Overrides, func(file string) bool { return strings.HasPrefix(file, "layouts/") })
}

func (t *trouble) authored(path string) bool {
	_, ok := t.tree.Lines[path]
	return ok || t.files[path].author != ""
}

// pos gives the author's place of a place in the project.
func (t *trouble) pos(p place) diag.Pos {
	if origin, ok := t.tree.Lines[p.path]; ok {
		return origin.Pos(p.line)
	}
	if f := t.files[p.path]; f.author != "" {
		return diag.Pos{File: f.author, Line: p.line, Col: p.col}
	}
	return diag.Pos{File: p.path, Line: p.line, Col: p.col}
}

// unwrap gives the places that an error passed through, outermost first, and
// what the innermost had to say.
func unwrap(err error) ([]place, string) {
	var chain []place
	text := err.Error()
	for _, fe := range herrors.UnwrapFileErrors(err) {
		if cause := errors.Unwrap(fe); cause != nil {
			text = cause.Error()
		}
		at := fe.Position()
		rel, ok := below(rootDir(), at.Filename)
		if !ok {
			continue
		}
		p := place{rel, at.LineNumber, at.ColumnNumber}
		// Where Hugo knows no line of the page, it gives the page the line of the
		// render hook that failed.
		if n := len(chain) - 1; n >= 0 && chain[n].line == p.line && chain[n].col == p.col && strings.HasPrefix(chain[n].path, "content/") {
			chain[n].line, chain[n].col = 0, 0
		}
		if m := inTemplate.FindStringSubmatch(text); m != nil {
			p.col = 0 // known where the template was run, not where it was read
			if col, err := strconv.Atoi(m[1]); err == nil {
				p.col = col + 1
			}
		}
		chain = append(chain, p)
	}
	return chain, text
}

var (
	inTemplate = regexp.MustCompile(`^(?:execute|parse) of template failed: template: ?[^\s:]+:\d+(?::(\d+))?:`)
	inBase     = regexp.MustCompile(`apply base template failed: template: ?([^\s:]+):(\d+)`)
	inHTML     = regexp.MustCompile(`html/template:([^\s:]+):`)
)

// overlaid finds the template that failed below a base template. Hugo names the
// base template as the file and the other one in the text, whichever of them is
// wrong; what html/template finds has no file at all, and a line that counts
// from nowhere.
func (t *trouble) overlaid(text string) (place, bool) {
	if m := inBase.FindStringSubmatch(text); m != nil {
		line, _ := strconv.Atoi(m[2])
		p := place{path: "layouts/" + m[1], line: line}
		return p, t.authored(p.path)
	}
	if m := inHTML.FindStringSubmatch(text); m != nil {
		for _, path := range []string{"layouts/" + m[1], "layouts/baseof.html", t.opt.themeFolder() + "layouts/" + m[1]} {
			if _, ok := t.files[path]; ok {
				return place{path: path}, true
			}
		}
	}
	return place{}, false
}

var places = regexp.MustCompile(`"?` + regexp.QuoteMeta(rootDir()+string(filepath.Separator)) + `([^":\n]+):(\d+):(\d+)"?(?:: )?`)

// placeIn finds the place that a line of the log names.
func placeIn(text string) (place, bool) {
	text = colour.ReplaceAllString(text, "")
	if m := places.FindStringSubmatch(text); m != nil {
		line, _ := strconv.Atoi(m[2])
		col, _ := strconv.Atoi(m[3])
		return place{filepath.ToSlash(m[1]), line, col}, true
	}
	_, rest, ok := strings.Cut(text, rootDir()+string(filepath.Separator))
	if !ok {
		return place{}, false
	}
	path, _, _ := strings.Cut(rest, `"`)
	return place{path: filepath.ToSlash(path)}, true
}

func (t *trouble) inTheme(p place) string {
	p.path = strings.TrimPrefix(p.path, t.opt.themeFolder())
	return p.String()
}

func (p place) String() string {
	return diag.Pos{File: p.path, Line: p.line, Col: p.col}.String()
}
