package generator

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Everything of the demo that has an id is renamed, one of each sort after the other, and
// nothing else changes: the same mistakes and weaknesses, the same number of bytes that
// are no id, and no place that has the old one.
func TestEveryIDCanBeRenamedEverywhere(t *testing.T) {
	files := demoFiles(t)
	more := map[string]string{
		"content/feedback.csv": "id,title,from,given,competencies,consent\nnoted,Noted,thora-einarsdottir; self,2026-04-01,technical-direction,none\n",
		"content/asks/zz.md": "---\ntitle: \"An ask\" # a comment\r\nof: 'thora-einarsdottir'\r\nasked: 2026-05-01\r\nlinks: [/evidence/event-vocabulary/, {title: The skill, url: /skills/technical-direction/}]\r\n---\r\n\r\n" +
			"{{< person `thora-einarsdottir` >}}, {{< evidence \"event-vocabulary\" text=\"thora-einarsdottir\" >}},\r\n[one](../evidence/event-vocabulary.md#x) and [two][v] of ä😀 {{< metric \"on-call-load.pages\" >}}.\r\n\r\n[v]: /evidence/event-vocabulary/ 'thora-einarsdottir'\r\n",
	}
	for name, text := range more {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	opt := Options{Portfolio: files, Today: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)}
	before, err := Check(t.Context(), "", opt)
	if err != nil {
		t.Fatal(err)
	}
	state := stateOf(t, files)
	gate, renamed := state.Case.Config.Target.Level, 0
	for _, space := range spacesOfTheDemo() {
		things := state.Things(space, gate)
		if len(things) == 0 {
			t.Logf("the demo has no %s", space)
			continue
		}
		of := chosen(space, gate, things)
		change, err := state.Rename(of, "renamed-"+strings.ToLower(string(space[:3])))
		if err != nil {
			t.Errorf("%s %s: %v", space, of.ID, err)
			continue
		}
		renamed++
		apply(t, files, change)
		state = stateOf(t, files)
		if left, _ := state.References(of); len(left) > 0 {
			t.Errorf("%s %s is still at %v", space, of.ID, left)
		}
	}
	after, err := Check(t.Context(), "", opt)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := counted(after.Diags), counted(before.Diags); !slices.Equal(got, want) {
		t.Errorf("%d renames changed what check tells:\n%s\nnot\n%s\n%v", renamed, strings.Join(got, "\n"), strings.Join(want, "\n"), after.Diags.Of(diag.Error))
	}
	if renamed < 15 {
		t.Errorf("only %d sorts of ids were renamed", renamed)
	}
	if text := string(files["content/asks/zz.md"].Data); strings.Count(text, "thora-einarsdottir") != 2 || strings.Contains(text, "event-vocabulary") || strings.Contains(text, "technical-direction") || strings.Contains(text, "on-call-load") || !strings.Contains(text, "# a comment\r\n") {
		t.Errorf("words that are no ids were renamed, or ids were not:\n%s", text)
	}
}

func spacesOfTheDemo() []format.Space {
	all := []format.Space{format.People, format.Competencies, format.Areas, format.Rules, format.Levels, format.Metrics, format.Charts, format.Windows, format.Objectives, format.Values}
	for _, c := range format.Collections {
		all = append(all, format.Space(c.Name))
	}
	return all
}

// stateOf reads files without looking for what is wrong with them.
func stateOf(t *testing.T, files fstest.MapFS) *answer.State {
	t.Helper()
	tree, _, err := source.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	cfg, _ := config.Load(tree, config.Options{})
	whole, _ := casefile.From(tree, cfg)
	return answer.NewState(files, tree, whole, nil, nil)
}

// inAdded are the ids in the added files, in every way that an id is named.
var inAdded = []string{"thora-einarsdottir", "event-vocabulary", "technical-direction", "on-call-load"}

// chosen gives one of those, or the first thing.
func chosen(space format.Space, gate string, things []answer.Thing) answer.Subject {
	i := max(0, slices.IndexFunc(things, func(t answer.Thing) bool { return slices.Contains(inAdded, t.ID) }))
	return answer.Subject{Space: space, Gate: gate, ID: things[i].ID}
}

// apply makes a change in files.
func apply(t *testing.T, files fstest.MapFS, change answer.Change) {
	t.Helper()
	byFile := map[string][]answer.Edit{}
	for _, e := range change.Edits {
		byFile[e.File] = append(byFile[e.File], e)
	}
	for file, edits := range byFile {
		slices.SortFunc(edits, func(a, b answer.Edit) int { return b.Start - a.Start })
		data := bytes.Clone(files[file].Data)
		for _, e := range edits {
			data = slices.Concat(data[:e.Start], []byte(e.Text), data[e.End:])
		}
		files[file] = &fstest.MapFile{Data: data}
	}
	for _, m := range change.Moves {
		moved := 0
		for name, file := range files {
			if rest, in := strings.CutPrefix(name, m.From); in && (rest == "" || rest[0] == '/') {
				delete(files, name)
				files[m.To+rest] = file
				moved++
			}
		}
		if moved == 0 {
			t.Errorf("there is no %s to be renamed", m.From)
		}
	}
}

// counted gives how often each check tells something.
func counted(list diag.List) []string {
	n := map[string]int{}
	for _, d := range list {
		n[d.Check]++
	}
	var all []string
	for check, times := range n {
		all = append(all, fmt.Sprintf("%s %d", check, times))
	}
	slices.Sort(all)
	return all
}

func TestARenameIsRefusedWithItsReason(t *testing.T) {
	files := fstest.MapFS{
		"config.yaml":               {Data: []byte("title: A case\n")},
		"content/people.yaml":       {Data: []byte("- {id: bo, name: Bo}\n- {id: cy, name: Cy}\n")},
		"content/evidence/queue.md": {Data: []byte("---\ntitle: Queue\nwitnesses: [bo, \"b\\u006F\", nobody]\n---\n")},
		"content/evidence/other.md": {Data: []byte("---\ntitle: Other\n---\n")},
	}
	state := stateOf(t, files)
	for _, c := range []struct {
		space   format.Space
		id, new string
		want    string
	}{
		{format.People, "bo", "cy", `the id "cy" is taken: content/people.yaml:2:8`},
		{format.People, "bo", "CY", `is taken`},
		{format.People, "cy", "a b", `cannot be an id`},
		{format.People, "cy", "../x", `cannot be an id`},
		{format.People, "cy", "self", `means the author`},
		{format.People, "cy", "null", `would need quotes`},
		{format.People, "cy", "cy", `is called "cy" already`},
		{format.People, "nobody", "somebody", `nothing defines "nobody"`},
		{format.People, "bo", "bob", `content/evidence/queue.md:3:17 names "bo" in a form that cannot be rewritten`},
		{"evidence", "queue", "other", `is taken`},
		{"evidence", "queue", "index", `cannot be an id`},
		{"evidence", "other", "CON", `"CON.md" is a name that Windows keeps for itself`},
		{"evidence", "other", "lpt1", `"lpt1.md" is a name that Windows keeps for itself`},
	} {
		if _, err := state.Rename(answer.Subject{Space: c.space, ID: c.id}, c.new); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s to %s: %v, not %q", c.id, c.new, err, c.want)
		}
	}
	for name, text := range map[string]string{
		"content/broken.yaml":       "a: [\n",
		"content/journal/long.md":   "---\ntitle: Long\n---\n" + strings.Repeat("many words and {{< person \"cy\" >}} ", 5_000) + "\n",
		"content/questions/long.md": "---\ntitle: Long\nanswer: " + strings.Repeat("many words and [cy](/people/) ", 10_000) + "\n---\n",
	} {
		with := maps.Clone(files)
		with[name] = &fstest.MapFile{Data: []byte(text)}
		if _, err := stateOf(t, with).Rename(answer.Subject{Space: format.People, ID: "cy"}, "cyd"); err == nil || !strings.Contains(err.Error(), name+" has an error and cannot be read") {
			t.Errorf("with %s: %v", name, err)
		}
	}
}
