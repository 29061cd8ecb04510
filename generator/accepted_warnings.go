package generator

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/check"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// ofPackets are the checks that only a packet runs into.
var ofPackets = []string{"attachment-unbound", "packet-too-long", "packet-voice", "packet-words", "picture-unusable"}

// accept marks the warnings that the author lives with, and reports what
// config.yaml accepts and nobody can: an unknown check, or an error.
func (r reading) accept(list diag.List) diag.List {
	for _, a := range r.cfg.Accept {
		k, known := check.Find(a.Check.V)
		switch {
		case !known:
			d := list.Errorf(a.Check.Pos, "value-bad", "there is no check %q", a.Check.V)
			if near, ok := diag.DidYouMean(a.Check.V, ids()); ok {
				d.Hintf("did you mean %q?", near)
			} else {
				d.Hintf("write the id in brackets after the warning")
			}
		case k.Severity == diag.Error:
			list.Errorf(a.Check.Pos, "value-bad", "%q is an error, and an error cannot be accepted", a.Check.V).
				Hintf("fix it; only warnings can be accepted")
		}
	}
	list.Sort()
	return r.accepted(list)
}

// accepted marks the warnings that the author lives with. It is asked again for
// what later stages find.
func (r reading) accepted(list diag.List) diag.List {
	if len(r.cfg.Accept) == 0 {
		return list
	}
	entries := r.entries()
	for i := range list {
		for _, a := range r.cfg.Accept {
			if list[i].Severity == diag.Warning && list[i].Because == "" && a.Check.V == list[i].Check && entries.covered(a, list[i].Pos) {
				list[i].Because = a.Because
			}
		}
	}
	return list
}

// unused reports what was accepted and fits nothing that the author is told any
// more. Of a case with errors nobody knows what it would have been told.
func (r reading) unused(list diag.List) diag.List {
	if r.eyes != config.Self || list.Errors() > 0 {
		return list
	}
	entries := r.entries()
	for _, a := range r.cfg.Accept {
		fits := func(d diag.Diagnostic) bool {
			if d.Check == a.Check.V && d.More > 0 && entries.inFile(a, d.Pos) {
				return true // it may be one of those that are only counted
			}
			return d.Because != "" && d.Check == a.Check.V && entries.covered(a, d.Pos)
		}
		if slices.ContainsFunc(list, fits) || slices.Contains(ofPackets, a.Check.V) {
			continue
		}
		where := a.File
		if where == "" {
			where = a.Entry.V
		}
		d := list.Warnf(a.Pos, "accept-unused", "%q is accepted in %q, but nothing there causes it", a.Check.V, where).Hintf("remove it from accept")
		if _, there := entries[a.Entry.V]; a.Entry.V != "" && !there {
			if near, ok := diag.DidYouMean(a.Entry.V, entries.keys()); ok {
				d.Hintf("there is no such entry; did you mean %q?", near)
			} else {
				d.Hintf("there is no such entry; write it as in evidence/rota, or remove it from accept")
			}
		}
	}
	list.Sort()
	return r.accepted(list)
}

func ids() []string {
	var all []string
	for _, k := range check.List() {
		all = append(all, k.ID)
	}
	return all
}

// entries knows where each entry is written, by its key.
type entries map[string]stretch

// stretch is the lines of one entry in a file.
type stretch struct {
	file       string
	from, till int // till: not in it any more; 0 = to the end of the file
}

func (r reading) entries() entries {
	all := entries{}
	rows := map[string][]int{}
	for _, e := range r.whole.Entries() {
		rows[e.Pos.File] = append(rows[e.Pos.File], e.Pos.Line)
	}
	for _, lines := range rows {
		slices.Sort(lines)
	}
	for _, e := range r.whole.Entries() {
		s := stretch{file: e.Pos.File, from: e.Pos.Line}
		lines := rows[e.Pos.File]
		if n, _ := slices.BinarySearch(lines, e.Pos.Line+1); n < len(lines) {
			s.till = lines[n]
		}
		if len(lines) == 1 {
			s.from = 0
		}
		all[e.Key()] = s
	}
	return all
}

func (all entries) keys() []string {
	var keys []string
	for key := range all {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// covered tells whether a place is one that an acceptance names.
func (all entries) covered(a config.Acceptance, at diag.Pos) bool {
	if a.Entry.V == "" {
		return a.Covers(at.File)
	}
	s, ok := all[a.Entry.V]
	return ok && s.file == at.File && s.from <= at.Line && (s.till == 0 || at.Line < s.till)
}

// inFile tells whether a place is in the file of what an acceptance names.
func (all entries) inFile(a config.Acceptance, at diag.Pos) bool {
	return a.Entry.V == "" && a.Covers(at.File) || a.Entry.V != "" && all[a.Entry.V].file == at.File
}
