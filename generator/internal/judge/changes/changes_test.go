package changes

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var today = day.Of(2026, 6, 30)

// base is a small case that has what the rows of the table change.
var base = map[string]string{
	"config.yaml": `
title: x
person: {name: Ana Costa}
target: {framework: content/framework.yaml, level: senior, from: engineer}
calendar: [{name: Autumn, kind: round, opens: 2026-09-01, closes: 2026-09-30}]
`,
	"content/framework.yaml": `
levels: [{id: engineer, name: Engineer}, {id: senior, name: Senior}]
areas: [{id: craft, name: Craft, competencies: [{id: design, name: Design, expectations: {senior: Designs services.}}, {id: review, name: Reviewing, expectations: {senior: Reviews changes.}}]}]
gates: {senior: {each: {evidence: 1}, rules: [{id: breadth, name: Breadth, evidence: 2}]}}
`,
	"content/people.yaml":          "- {id: bo, name: Bo Berg}\n",
	"content/evidence/queue.md":    "---\ntitle: The queue\nended: 2026-02-01\ncompetencies: [{id: design, level: senior}]\nwitnesses: [bo]\n---\nWe replaced the old queue with one that every team of the company can read.\n",
	"content/milestones/talk.md":   "---\ntitle: A talk\ndue: 2026-08-31\noutcomes: [Twenty people came]\n---\n",
	"content/metrics/wait.csv":     "date,hours\n2026-01,9\n2026-02,8\n",
	"content/experiments/hours.md": "---\ntitle: Review hours\nmetric: wait\ntarget: 5\nstart: 2026-01-01\nend: 2026-02-28\n---\n",
}

func stateOf(t *testing.T, changed map[string]string) State {
	t.Helper()
	files := maps.Clone(base)
	for name, text := range changed {
		if files[name] = text; text == "" {
			delete(files, name)
		}
	}
	c := casetest.Read(t, files)
	return State{c, assess.Of(c, today)}
}

// told gives everything that changed as lines.
func told(c Changes) string {
	var b strings.Builder
	for _, s := range c.Sections() {
		fmt.Fprintf(&b, "[%s]\n", s.Title)
		for _, l := range s.Lines {
			fmt.Fprintf(&b, "%s %s %s\n", l.Mark, l.Text, l.Key)
			for _, more := range l.More {
				fmt.Fprintf(&b, "  %s\n", more)
			}
		}
	}
	return b.String()
}

func TestBetween(t *testing.T) {
	with := func(name, old, text string) map[string]string {
		if !strings.Contains(base[name], old) {
			t.Fatalf("%s has no %q", name, old)
		}
		return map[string]string{name: strings.ReplaceAll(base[name], old, text)}
	}
	for name, row := range map[string]struct {
		changed map[string]string
		want    []string // lines
		not     []string
	}{
		"evidence that makes a verdict": {
			map[string]string{"content/evidence/guide.md": "---\ntitle: The guide\nended: 2026-05-01\ncompetencies: [{id: review, level: senior}]\n---\n"},
			[]string{"[Verdicts gained]\n▲ Reviewing: none yet → supported", "counts now: evidence/guide", "▲ Breadth: some evidence → supported", "[Evidence]\n+ The guide, 1 May 2026 evidence/guide\n", "before: Not yet"},
			[]string{"Design"},
		},
		"evidence that is gone": {
			map[string]string{"content/evidence/queue.md": ""},
			[]string{"[Verdicts lost]\n▼ Design: supported → none yet", "no longer counts: evidence/queue", "- The queue evidence/queue"},
			nil,
		},
		"an end that moves to the future": {
			with("content/evidence/queue.md", "2026-02-01", "2026-09-01"),
			[]string{"▼ Design: supported → none yet", "ended: 1 February 2026 → 1 September 2026, 212 days later", "counts as: finished → planned"},
			nil,
		},
		"items of a list": {
			with("content/evidence/queue.md", "[{id: design, level: senior}]", "[{id: design, level: engineer}, review]"),
			[]string{"competencies: added review", "competencies: design: level senior → level engineer"},
			[]string{"competencies: removed"},
		},
		"a rewritten text": {
			with("content/evidence/queue.md", "every team of", "all of"),
			[]string{"body: rewritten, 14 words (15 before)"},
			[]string{"Verdicts", "replaced"},
		},
		"a file with another name": {
			map[string]string{"content/evidence/queue.md": "", "content/evidence/one-queue.md": base["content/evidence/queue.md"]},
			[]string{"~ The queue evidence/one-queue\n  renamed; the id was queue"},
			[]string{"Verdict", "+ ", "- "},
		},
		"a file that becomes a folder": {
			map[string]string{"content/evidence/queue.md": "", "content/evidence/queue/index.md": base["content/evidence/queue.md"]},
			[]string{"moved from content/evidence/queue.md to content/evidence/queue/index.md"},
			[]string{"Verdict", "renamed", "folder"},
		},
		"a milestone that moved": {
			with("content/milestones/talk.md", "due: 2026-08-31", "due: 2026-08-24"),
			[]string{"[Milestones]\n~ A talk milestones/talk\n  due: 31 August 2026 → 24 August 2026, 7 days earlier"},
			nil,
		},
		"a milestone that is done": {
			with("content/milestones/talk.md", "due: 2026-08-31\noutcomes: [Twenty people came]", "due: 2026-08-31\ndone: 2026-06-01\noutcomes: [{text: Twenty people came, done: true}]"),
			[]string{"done: now 1 June 2026", "state: planned → done", "outcomes: Twenty people came: now done true"},
			nil,
		},
		"a series that goes on": {
			map[string]string{"content/metrics/wait.csv": "date,hours\n2026-01,9.5\n2026-02,8\n2026-03,4\n"},
			[]string{"last value: 8, February 2026 → 4, March 2026", "dates: added 2026-03 (hours 4)", "dates: 2026-01: hours 9 → hours 9.5"},
			nil,
		},
		"an experiment whose figures came": {
			map[string]string{"content/metrics/wait.csv": "date,hours\n2026-01,9\n2026-02,5\n"},
			[]string{"~ Review hours experiments/hours\n  outcome: no data → reached"},
			nil,
		},
		"a gate that asks more": {
			with("content/framework.yaml", "each: {evidence: 1}", "each: {evidence: 2}"),
			[]string{"▼ Design: supported → some evidence", "[Gates]\n~ Senior \n  each.evidence: 1 → 2"},
			nil,
		},
		"a requirement more": {
			with("content/framework.yaml", "rules: [", "rules: [{id: voices, name: Voices, feedback: 1}, "),
			[]string{"[New requirements]\n+ Voices: none yet"},
			nil,
		},
		"a requirement less": {
			with("content/framework.yaml", ", rules: [{id: breadth, name: Breadth, evidence: 2}]", ""),
			[]string{"[Requirements that are no longer asked]\n- Breadth: was some evidence"},
			nil,
		},
		"a competency with another id": {
			with("content/framework.yaml", "{id: review, ", "{id: reviewing, formerly: [review], "),
			[]string{"~ Reviewing competencies/reviewing\n  renamed; the id was review"},
			[]string{"New requirements", "no longer asked"},
		},
		"a round that moves": {
			with("config.yaml", "closes: 2026-09-30", "closes: 2026-10-15"),
			[]string{"[Calendar]\n~ Autumn \n  closes: 30 September 2026 → 15 October 2026, 15 days later"},
			nil,
		},
		"another level": {
			with("config.yaml", "level: senior, from: engineer", "level: engineer"),
			[]string{"target.level: senior → engineer", "target.from: engineer → none"},
			nil,
		},
		"a page and a person": {
			map[string]string{"content/agreement.md": "# Agreed\n", "content/people.yaml": base["content/people.yaml"] + "- {id: cy, name: Cy Dahl}\n"},
			[]string{"[People]\n+ Cy Dahl \n", "[Pages]\n+ The agreement \n"},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(Between(stateOf(t, nil), stateOf(t, row.changed), Options{}))
			for _, want := range row.want {
				if !strings.Contains(got, want) {
					t.Errorf("it lacks %q:\n%s", want, got)
				}
			}
			for _, not := range row.not {
				if strings.Contains(got, not) {
					t.Errorf("it has %q:\n%s", not, got)
				}
			}
		})
	}
}

// A state is the same as itself, and as the same files read again; of what is added on
// one way, the way back removes the same.
func TestNothingChangesByItself(t *testing.T) {
	if c := Between(stateOf(t, nil), stateOf(t, nil), Options{}); !c.Empty() || told(c) != "" {
		t.Errorf("%+v", c)
	}
	demo := State{Case: demoCase(t)}
	demo.Judged = assess.Of(demo.Case, today)
	if c := Between(demo, demo, Options{}); !c.Empty() {
		t.Errorf("the demo: %s", told(c))
	}
	whole := Between(State{}, demo, Options{})
	back := Between(demo, State{}, Options{})
	count := func(c Changes, change string) (n int) {
		for _, thing := range c.Things {
			if thing.Change == change {
				n++
			}
		}
		return n
	}
	if a, b := count(whole, "new"), count(back, "removed"); a != b || a < 100 {
		t.Errorf("%d things are new, and %d removed on the way back", a, b)
	}
}

func demoCase(t *testing.T) casefile.Case {
	t.Helper()
	tree, _, err := source.Read(os.DirFS(filepath.Join("..", "..", "..", "..")))
	if err != nil {
		t.Fatal(err)
	}
	cfg, _ := config.Load(tree, config.Options{})
	c, diags := casefile.From(tree, cfg)
	if diags.Errors() > 0 {
		t.Fatal(diags)
	}
	return c
}

// Others than the author are told no text of the former state, and nothing that is gone
// by name.
func TestOthersAreToldNothingThatIsGone(t *testing.T) {
	was := stateOf(t, map[string]string{
		"content/evidence/quagga.md": "---\ntitle: The quagga\nended: 2026-05-01\nrole: okapi keeper\ncompetencies: [{id: review, level: senior}]\ntags: [zorilla]\n---\n",
		"content/milestones/talk.md": "---\ntitle: A quagga talk\ndue: 2026-08-31\nkind: networking\noutcomes: [The quagga came]\neffort: 77\n---\n",
		"content/metrics/wait.csv":   "date,quagga\n2026-01,9\n2026-02,8\n",
	})
	is := stateOf(t, map[string]string{"content/milestones/talk.md": "---\ntitle: A talk\ndue: 2026-09-30\nkind: stretch\noutcomes: [Some came]\neffort: 8\n---\n"})
	asked := []string{}
	o := Options{May: func(sentence string) bool {
		asked = append(asked, sentence)
		return !strings.Contains(sentence, "exhibits")
	}}
	c := Between(was, is, o)
	text := fmt.Sprintf("%+v\n%s", c, told(c))
	for _, word := range []string{"quagga", "okapi", "zorilla", "77"} {
		if strings.Contains(text, word) {
			t.Errorf("%q is told:\n%s", word, text)
		}
	}
	for _, want := range []string{"due: 31 August 2026 → 30 September 2026", "kind: networking → stretch", "[Evidence]\n- no longer there: 1", "title: now A talk", "effort: now 8", "▼ Reviewing: supported → none yet"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	if len(asked) == 0 || strings.Contains(text, "before: 2 exhibits") {
		t.Errorf("sentences of the former judgement were not asked for: %q\n%s", asked, text)
	}
}

// Every field of the configuration is either compared or said to be none of the case.
func TestEverySettingIsDecided(t *testing.T) {
	typ := reflect.TypeFor[config.Config]()
	for i := range typ.NumField() {
		if f := typ.Field(i); f.IsExported() {
			if _, decided := ofCase[f.Name]; !decided {
				t.Errorf("ofCase does not say whether %s says something of the case", f.Name)
			}
		}
	}
}

// Fields that are left out are there.
func TestUntoldFieldsExist(t *testing.T) {
	types := map[string]reflect.Type{}
	var visit func(reflect.Type)
	visit = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Slice, reflect.Pointer:
			visit(typ.Elem())
		case reflect.Struct:
			if _, seen := types[typ.String()]; seen {
				return
			}
			types[typ.String()] = typ
			for i := range typ.NumField() {
				visit(typ.Field(i).Type)
			}
		}
	}
	visit(reflect.TypeFor[casefile.Case]())
	for _, name := range slices.Sorted(maps.Keys(untold)) {
		i := strings.LastIndexByte(name, '.')
		if typ := types[name[:i]]; typ == nil {
			t.Errorf("there is no type of %s", name)
		} else if _, ok := typ.FieldByName(name[i+1:]); !ok {
			t.Errorf("there is no field %s", name)
		}
	}
}

// What an audience reads is listed with the fields that it does not.
func TestOf(t *testing.T) {
	whole := stateOf(t, nil)
	seen := stateOf(t, map[string]string{"content/evidence/queue.md": "---\ntitle: The queue\nended: 2026-02-01\ncompetencies: [{id: design, level: senior}]\n---\nWe replaced it.\n", "content/milestones/talk.md": ""})
	all := Of(whole, seen, func(at diag.Pos) diag.Pos { return at })
	i := slices.IndexFunc(all, func(s Shown) bool { return s.Own() == "evidence/queue" })
	if i < 0 || !slices.Equal(all[i].Withheld, []string{"witnesses"}) || !slices.Equal(all[i].Partly, []string{"body"}) {
		t.Errorf("%+v", all)
	}
	if slices.ContainsFunc(all, func(s Shown) bool { return s.Kind == "milestones" }) {
		t.Error("a milestone is listed that is not seen")
	}
}

// Two long values that begin alike are told from where they differ.
func TestWhatDiffersInLongValues(t *testing.T) {
	const begins = "Antibiotic stewardship on three wards with rounds twice a week, and the use of reserve antibiotics in the year "
	was, is := bothBrief(begins+"−18 %", begins+"−21 %")
	if was != "…use of reserve antibiotics in the year −18 %" || is != "…use of reserve antibiotics in the year −21 %" {
		t.Errorf("%s → %s", was, is)
	}
	if was, is := bothBrief("2026-01-02", "2026-01-03"); was != "2 January 2026" || is != "3 January 2026" {
		t.Errorf("%s → %s", was, is)
	}
	if was, is := bothBrief("One "+begins, "Two "+begins); !strings.HasPrefix(was, "One Anti") || !strings.HasPrefix(is, "Two Anti") {
		t.Errorf("%s → %s", was, is)
	}
}
