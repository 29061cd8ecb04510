package generator

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
)

// carrier is what has a name that becomes a part of addresses: a file, its folder, or a row
// with an id.
type carrier struct {
	at      diag.Pos // in the portfolio
	address string
	row     string // the id of a row; "" where the name is the file's
}

// carriers gives what the case consists of, by its name.
func (p project) carriers() map[string]carrier {
	all := map[string]carrier{}
	for _, e := range p.seen.Entries() {
		c := carrier{at: p.at(e.Pos), address: e.Path()}
		if !e.OwnFile() {
			c.row = e.ID
		}
		all[e.Key()] = c
	}
	for _, s := range p.seen.Series {
		all["metrics/"+s.ID] = carrier{at: p.at(diag.Pos{File: s.Pos.File}), address: "/metrics/" + s.ID}
	}
	for _, x := range p.seen.Charts {
		all["charts/"+x.ID] = carrier{at: p.at(diag.Pos{File: x.Pos.File}), address: "/charts/" + x.ID}
	}
	for place, file := range p.places {
		all[path.Base(place)] = carrier{at: diag.Pos{File: p.real(file)}, address: "/" + place}
	}
	return all
}

// leakingNames finds what is withheld in the names of what the case consists of: redaction
// knows it in texts, and a name may write it in another way.
func (t *trace) leakingNames(held leaks.Withheld) {
	t.carriers = t.project.carriers()
	names := make(map[string][]byte, len(t.carriers))
	for name := range t.carriers {
		names[name] = nil
	}
	t.names = held.Search(names)
}

// named gives what has a leak in its name, where that is what has to change: nothing else of
// the author's is known to have it, or the leak is in an address, or at the place of the name.
func (t trace) named(l leaks.Leak, at diag.Pos, known bool) (c carrier, ok bool) {
	for _, n := range t.names {
		if n.What != l.What || n.Text != l.Text || n.From != l.From {
			continue
		}
		c = t.carriers[n.Path]
		if l.Line == 0 && strings.HasPrefix("/"+l.Path, c.address) || c.at.File == at.File && c.at.Line == at.Line {
			return c, true
		}
		ok = !known
	}
	return c, ok
}

// renamed reports a leak that is in a name.
func (t trace) renamed(list *diag.List, c carrier, l leaks.Leak) {
	told := func(name string) *diag.Diagnostic {
		return list.Errorf(c.at, "leak-found", "%s has the %s %q, which the audience %q may not read", name, l.What, l.Text, t.edition.audience).
			See(l.From, "%s", stands(l.What))
	}
	if c.row != "" {
		told(fmt.Sprintf("the id %q", c.row)).Hintf("give it another id, here and where others refer to it")
		return
	}
	file := c.at.File
	if path.Base(file) == "index.md" {
		file = path.Dir(file)
	}
	to := path.Join(path.Dir(file), "NAME"+path.Ext(file))
	told(fmt.Sprintf("the name of %s", path.Base(file))).
		Hintf("rename it, as with mv %s %s, and write the new name where others refer to it", word(file), word(to))
}

var plainWord = regexp.MustCompile(`^[\pL\pN._/+-]+$`)

// word gives a path as a word of a command.
func word(file string) string {
	if plainWord.MatchString(file) {
		return file
	}
	return "'" + strings.ReplaceAll(file, "'", `'\''`) + "'"
}
