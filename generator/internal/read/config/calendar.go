package config

import (
	"strconv"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// calendar reads the windows. A window needs a name, since milestones refer to
// it, and a first and a last day. Of one that opens on a day, and is no rest, the
// last day is not known unless it is given.
func (l *loader) calendar(root *source.Fields) {
	seen := map[string]diag.Pos{}
	for i, f := range root.Maps("calendar") {
		prefix := "calendar." + strconv.Itoa(i) + "."
		name := f.Text("name")
		w := Window{
			Name:      name.V,
			Kind:      WindowKind(f.Word("kind", string(Round), string(Freeze), string(Rest), string(Budget)).V),
			Opens:     l.date(f, prefix, "opens"),
			Closes:    l.date(f, prefix, "closes"),
			Decides:   l.date(f, prefix, "decides"),
			Effective: l.date(f, prefix, "effective"),
			Pos:       name.Pos,
		}
		f.Close()
		if !name.Given() {
			l.diags.Errorf(f.Pos, "title-missing", "a calendar window has no name").Hintf("name it; milestones refer to it by that name")
			continue
		}
		if first, twice := seen[w.Name]; twice {
			l.diags.Errorf(name.Pos, "id-duplicate", "the calendar has two windows named %q", w.Name).See(first, "%q is defined here", w.Name).
				Hintf("give each window a name of its own; milestones refer to it")
			continue
		}
		seen[w.Name] = name.Pos
		if !w.Closes.Given() && (w.Kind == Rest || w.Opens.Last > w.Opens.First) {
			w.Closes = w.Opens // a holiday, or a month that says it all
		}
		if !w.Opens.Given() {
			if !f.Has("opens") {
				l.diags.Errorf(f.Pos, "date-bad", "the window %q does not say when it opens", w.Name).Hintf("add opens: and closes:")
			}
			continue
		}
		l.cfg.Calendar = append(l.cfg.Calendar, w)
	}
}
