package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/datafiles"
	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// Searched tells what was looked for in what was made, and what was found.
type Searched = leaks.Searched

// guarded looks at what is about to leave: for what would run or fetch
// something, and for what is held back from the audience.
func (p project) guarded(files map[string][]byte, how scan.Options) (diag.List, Searched) {
	return p.guardedOf(files, p.withContents(files), how)
}

// guardedOf looks at some files of a site, and at the contents of attached files that are
// among them.
func (p project) guardedOf(site, files map[string][]byte, how scan.Options) (diag.List, Searched) {
	var list diag.List
	found := scan.SearchIn(site, slices.Collect(maps.Keys(files)), how)
	own := p.unsafe(found, how)
	for _, f := range found {
		at, ok := own[f.What]
		if !ok {
			at = p.place(f.Path, f.Line, f.Col)
		}
		list.Errorf(at, "output-unsafe", "%s", f.What).Hintf("%s", f.Hint)
	}
	list = append(append(list, p.emptied(files)...), p.misnamed(site)...)
	leaks, searched := p.leaksIn(maps.Clone(files))
	return append(p.oncePerCause(list), leaks...), searched
}

// scanned says how the files of the site are looked into.
func (p project) scanned() scan.Options {
	return scan.Options{Base: p.edition.base, Hosts: p.cfg.Hosts}
}

// emptied tells of pages in which Go's templates put their mark in the place of an
// address or a style that they do not take: a net below the checks, which tell of
// addresses at their line.
func (p project) emptied(files map[string][]byte) (list diag.List) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) == ".html" && !p.given[name] && bytes.Contains(files[name], []byte("ZgotmplZ")) && goMark.Match(files[name]) {
			list.Errorf(p.place(name, 0, 0), "output-unsafe", "an address was removed from a page, since pages may not link to it").
				Hintf("link to addresses that begin with https:, http: or mailto:; a template of your own may pass another one through safeURL")
		}
	}
	return list
}

// misnamed tells of files that a template of the author's gives a name that is none on every
// system, or leads out of the folder that a ZIP file is unpacked into.
func (p project) misnamed(site map[string][]byte) (list diag.List) {
	if !p.overridesLayouts() {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		for part := range strings.SplitSeq(name, "/") {
			if why, _ := source.BadName(part); why != "" {
				list.Errorf(p.nowhere(), "output-unsafe", "a template makes a file %q, whose name %s", name, why).Hintf("give it another name")
				break
			}
		}
	}
	return list
}

// goMark is html/template's mark, in an attribute.
var goMark = regexp.MustCompile(`=["']?[^"'<>\s]*ZgotmplZ`)

// oncePerCause tells what one template or one shared text does to many pages at
// the first of its places: in an entry, where one of them has it.
func (p project) oncePerCause(list diag.List) diag.List {
	list.Sort()
	vague := p.nowhere()
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int {
		switch {
		case a.Pos == vague && b.Pos != vague:
			return 1
		case a.Pos != vague && b.Pos == vague:
			return -1
		}
		return 0
	})
	first := map[string]int{}
	places := map[string][]diag.Pos{}
	var kept diag.List
	for _, d := range list {
		cause := fmt.Sprint(d.Check, d.Message, d.Related)
		if _, told := first[cause]; !told {
			first[cause] = len(kept)
			kept = append(kept, d)
		}
		if d.Pos != vague && !slices.Contains(places[cause], d.Pos) {
			places[cause] = append(places[cause], d.Pos)
		}
	}
	for cause, i := range first {
		d, same := &kept[i], "the same is in one more place"
		if more := len(places[cause]) - 1; more <= 0 {
			continue
		} else if more > 1 {
			same = fmt.Sprintf("the same is in %d more places", more)
		}
		if d.Hint != "" {
			same = d.Hint + "; " + same
		}
		d.Hintf("%s", same)
	}
	return kept
}

// leaks tells what is in files, and in the PDFs among them, that the audience may
// not read.
func (p project) leaks(files map[string][]byte) (diag.List, Searched) {
	return p.leaksIn(p.withContents(files))
}

// withContents adds to files what attached ones contain.
func (p project) withContents(files map[string][]byte) map[string][]byte {
	all := maps.Clone(files)
	maps.Copy(all, p.inside)
	return all
}

func (p project) leaksIn(all map[string][]byte) (diag.List, Searched) {
	worksOfOthers := worksIn(p.options.Theme)
	maps.DeleteFunc(all, func(name string, data []byte) bool { // nothing of the case is in what others made
		return !p.given[name] && (name == siteLicences || name == "static/"+siteLicences || worksOfOthers.has(data))
	})
	p.partHeaders(all)
	held := p.held()
	how := held.Report(all, p.authored)
	how.Found = append(how.Found, held.Report(p.written(), p.authored).Found...)
	var list diag.List
	trace := p.trace(held, how.Found)
	overridden := p.overridesLayouts() // which may say it
	for _, l := range how.Found {
		at, known := trace.of(l)
		if name, ok := trace.named(l, at, known); ok {
			trace.renamed(&list, name, l)
			continue
		}
		if !known && !overridden && (l.What == "name" || l.What == "term") {
			list.Errorf(p.at(l.From), "leak-found", "casebook itself writes the word %q, and the audience %q may not read this %s", l.Text, p.edition.audience, l.What).
				Hintf("%s; the word is in /%s", ownWord[l.What], strings.TrimSuffix(l.Path, "index.html"))
			continue
		}
		if !known && !overridden && at == p.nowhere() { // nothing that could be changed there has it
			list.Errorf(p.at(l.From), "leak-found", "casebook itself writes %q, and the audience %q may not read this %s", l.Text, p.edition.audience, l.What).
				Hintf("write it in other words here, or open it to this audience with audience:; the words are in /%s", strings.TrimSuffix(l.Path, "index.html"))
			continue
		}
		list.Errorf(at, "leak-found", "the audience %q may not read the %s %q%s", p.edition.audience, l.What, l.Text, p.within(l.Path)).
			See(l.From, "%s", stands(l.What)).
			Hintf("remove it there, or open it to this audience with audience: or named:")
	}
	return p.oncePerCause(list), how
}

// overridesLayouts tells whether the author brings templates.
func (p project) overridesLayouts() bool {
	return slices.ContainsFunc(p.asTheyAre, func(name string) bool { return strings.HasPrefix(name, "layouts/") })
}

// worksOfOthers is the scripts, fonts and licences of others that a theme ships, by their
// lengths.
type worksOfOthers map[int][][]byte

func (v worksOfOthers) has(data []byte) bool {
	return slices.ContainsFunc(v[len(data)], func(known []byte) bool { return bytes.Equal(known, data) })
}

func worksIn(theme fs.FS) worksOfOthers {
	all := worksOfOthers{}
	if theme == nil {
		return all
	}
	_ = fs.WalkDir(theme, "assets/third-party", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if data, err := fs.ReadFile(theme, path); err == nil {
				all[len(data)] = append(all[len(data)], data)
			}
		}
		return nil
	})
	return all
}

// ownPart is the part of a file that is the author's.
const ownPart = "/own"

// partHeaders parts the author's own headers from those of the site that they stand
// behind, so that they are searched, and told of, as the author's file.
func (p project) partHeaders(files map[string][]byte) {
	own, err := p.own(datafiles.OwnHeaders)
	text := bytes.TrimSpace(bytes.TrimPrefix(own, []byte("\ufeff")))
	if err != nil || len(text) == 0 {
		return
	}
	for _, name := range []string{"_headers", datafiles.OwnHeaders} { // of the site, and of an ejected project
		if all, ok := files[name]; ok {
			if at := bytes.LastIndex(all, text); at >= 0 {
				files[name], files[name+ownPart] = all[:at], own
			}
		}
	}
}

// authored tells whether a file of the site or of the ejected project is the
// author's own, or a part of one.
func (p project) authored(name string) bool {
	_, inside := p.inside[name]
	return inside || p.given[name]
}

// leaksOnPaper is leaks for a printed packet.
func (p project) leaksOnPaper(data []byte) (diag.List, Searched, error) {
	parts, err := pdf.Text(data)
	if err != nil {
		return nil, Searched{}, fmt.Errorf("read the packet back: %w", err)
	}
	files := map[string][]byte{packetPDF: data}
	for _, part := range parts {
		files[packetPDF+"/"+part.Name] = part.Text
	}
	list, how := p.leaks(files)
	return list, how, nil
}

// The names under which the files of a packet are looked into.
const (
	packetPDF  = "packet.pdf"
	packetHTML = "packet.html"
)

// ownWord says what settles that the site has a word of its own.
var ownWord = map[string]string{
	"name": "list only the full name, first name and surname, or open it to this audience with named:",
	"term": "make the term longer, as with the word next to it, or open it to this audience with from:",
}

func stands(what string) string {
	if what == "words" {
		return "they come from here"
	}
	return "it comes from here"
}
