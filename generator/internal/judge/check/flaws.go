package check

import (
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// reader is who reads a text: its author, or those of one of its readings.
type reader struct {
	text   diag.Pos // where it begins
	widest config.Audience
}

func (t text) reader() reader {
	if t.reading != nil {
		return reader{t.begin(), t.reading.Audiences[0]}
	}
	return reader{text: t.begin()}
}

// read gives every text, and behind it each of its readings and what stands in the
// tags of shortcodes.
func (p *Pass) read() iter.Seq[text] {
	return func(yield func(text) bool) {
		for t := range p.texts("") {
			if !yield(t) {
				return
			}
			for _, as := range append(p.readings(t), p.captions(t)...) {
				if !yield(as) {
					return
				}
			}
		}
	}
}

// parsed finds the flaws of every text and of its readings, once for all checks.
// Readings have those that the author does not see.
func (p *Pass) parsed() map[reader][]source.Flaw {
	texts := slices.Collect(p.read())
	flaws := make([][]source.Flaw, len(texts))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(texts)); i = next.Add(1) - 1 {
				flaws[i] = texts[i].Flaws()
			}
		})
	}
	workers.Wait()
	all := map[reader][]source.Flaw{}
	known := map[flawOn]bool{}
	for i, t := range texts {
		if t.reading == nil {
			clear(known)
		}
		if t.reading != nil || i+1 < len(texts) && texts[i+1].reading != nil {
			flaws[i] = t.untold(flaws[i], known)
		}
		if len(flaws[i]) > 0 {
			all[t.reader()] = flaws[i]
		}
	}
	return all
}

// flawOn is a kind of flaw on a line.
type flawOn struct {
	kind source.FlawKind
	file string
	line int
}

// untold leaves out of the flaws of a reading those that are told already. A list that
// counts otherwise where items of it are closed is meant.
func (t text) untold(flaws []source.Flaw, known map[flawOn]bool) []source.Flaw {
	var all []source.Flaw
	for _, f := range flaws {
		at := t.at(f.Start)
		as := flawOn{f.Kind, at.File, at.Line}
		if t.reading == nil || !known[as] && f.Kind != source.Renumbered && f.Kind != source.Miscounted {
			all = append(all, f)
		}
		known[as] = true
	}
	return all
}

// flaws gives the texts that have flaws, and these.
func (p *Pass) flaws() iter.Seq2[text, []source.Flaw] {
	return func(yield func(text, []source.Flaw) bool) {
		if len(p.flawed) == 0 {
			return
		}
		for t := range p.read() {
			if all := p.flawed[t.reader()]; len(all) > 0 && !yield(t, all) {
				return
			}
		}
	}
}

// said is what a check says of a flaw.
type said struct {
	message, hint string
	group         string // of flaws that are one mistake when there are many
	fix           *source.Edit
}

// manyFlaws is how many flaws of one group a text may have until they become one
// message.
const manyFlaws = 5

// tellFlaws reports the flaws of which say has something to say.
func (p *Pass) tellFlaws(say func(text, source.Flaw) (said, bool)) {
	for t, all := range p.flaws() {
		first := map[string]int{}
		count := map[string]int{}
		var found []source.Flaw
		var words []said
		for _, f := range all {
			w, ok := say(t, f)
			if !ok {
				continue
			}
			if count[w.group]++; count[w.group] == 1 {
				first[w.group] = len(found)
			}
			found, words = append(found, f), append(words, w)
		}
		for i, f := range found {
			w := words[i]
			if count[w.group] <= manyFlaws {
				d := p.Reportf(t.at(f.Start), "%s", w.message)
				d.Hintf("%s", w.hint)
				d.Fix = t.edits(w.fix)
				t.note(d)
				continue
			}
			if first[w.group] != i {
				continue
			}
			d := p.Reportf(t.at(f.Start), "%s; this text has %d more like it", w.message, count[w.group]-1)
			d.Hintf("%s", w.hint)
			t.note(d)
			if edits, ok := t.allEdits(words, w.group); ok {
				d.Fix = edits
			}
		}
	}
}

// edits gives the edit of a text as one of its file.
func (t text) edits(fix *source.Edit) []diag.Edit {
	if fix == nil || t.reading != nil || t.inTag {
		return nil
	}
	old := t.Text[fix.Start:fix.End]
	if old == "" || strings.ContainsAny(old+fix.Text, "\n\r") {
		return nil
	}
	e := diag.Edit{Pos: t.at(fix.Start), Old: old, New: fix.Text}
	if t.Value.Line > 0 {
		e.Pos, e.Value, e.At = t.Value, t.Text, fix.Start
	}
	return []diag.Edit{e}
}

// allEdits gives the edits of all flaws of a group, if each of them has one.
func (t text) allEdits(words []said, group string) (all []diag.Edit, ok bool) {
	for _, w := range words {
		if w.group != group {
			continue
		}
		edits := t.edits(w.fix)
		if edits == nil {
			return nil, false
		}
		all = append(all, edits...)
	}
	return all, true
}

// of makes a say of those kinds of flaws that have words here.
func of(kinds map[source.FlawKind]func(text, source.Flaw) said) func(text, source.Flaw) (said, bool) {
	return func(t text, f source.Flaw) (said, bool) {
		say, ok := kinds[f.Kind]
		if !ok {
			return said{}, false
		}
		w := say(t, f)
		if w.group == "" {
			w.group = fmt.Sprint(f.Kind)
		}
		return w, w.message != ""
	}
}

// notes finds what a note of Obsidian's names: the address of the page whose file
// or title has that name.
func (p *Pass) note(name string) (address string, ok bool) {
	name, fragment, _ := strings.Cut(name, "#")
	name = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(name)), ".md")
	short := name[strings.LastIndexByte(name, '/')+1:]
	if short == "" || fragment != "" {
		return "", false
	}
	var found []string
	for _, e := range p.entries() {
		if whole := strings.ToLower(string(e.Collection) + "/" + e.ID); strings.ToLower(e.ID) == name || whole == name || strings.HasSuffix("content/"+whole, "/"+name) || strings.ToLower(e.Title.V) == name {
			found = append(found, e.Path())
		}
	}
	slices.Sort(found)
	found = slices.Compact(found)
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}
