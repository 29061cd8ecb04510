package audience

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// known gives the hashes that an audience is told of the files of its view. Those
// of bytes are made up, and differ for files that differ.
func known(t *testing.T, files map[string]string, a config.Audience) map[string]string {
	t.Helper()
	if len(files) == 1 {
		files = maps.Clone(files)
		files["content/evidence/another.md"] = "---\ntitle: T\naudience: public\n---\n"
	}
	c := casetest.Read(t, files)
	sums := map[string]source.Sum{"config.yaml": {1}, "nothing.yaml": {2}}
	for file, text := range files {
		var sum source.Sum
		for i := range text {
			sum[i%len(sum)] += text[i] * byte(i/7+1)
		}
		sums[file] = sum
	}
	seen, paths := ViewPaths(c, a)
	all := map[string]string{}
	shown := partsOf(seen)
	for file, sum := range Sums(c, seen, a, paths, sums) {
		if _, ok := shown[file]; ok {
			word := "shown"
			if real, ok := paths[file]; sum == sums[file] || ok && sum == sums[real] {
				word = "bytes"
			}
			all[file] = fmt.Sprintf("%s %x", word, sum)
		}
	}
	return all
}

// TestSumsTellNothing writes portfolios in pairs that differ in what is withheld
// alone: no hash that the audience is told differs. A guess at it cannot be tried.
func TestSumsTellNothing(t *testing.T) {
	const entry = "---\ntitle: T\naudience: public\n%s---\n%s"
	people := func(name string) string {
		return "- {id: p, name: " + name + ", alias: a peer, relation: peer, named: mentor, role: Cook}\n- {id: q, name: Q, named: public}\n"
	}
	one := func(file, form string) func(string) map[string]string {
		return func(v string) map[string]string { return map[string]string{file: strings.ReplaceAll(form, "%", v)} }
	}
	relative := func(scale string) map[string]string {
		n := map[string][]string{"a": {"10", "20", "25", "12"}, "b": {"30", "60", "75", "36"}}[scale]
		return map[string]string{
			"content/metrics/m.csv":    "date,sales\n2026-01," + n[0] + "\n2026-02," + n[1] + "\n2026-03,\n",
			"content/metrics/m.yaml":   "audience: public\npublic: relative\nunit: EUR\ntarget: " + n[2] + "\nbaseline: " + n[3] + "\n",
			"content/evidence/e.md":    fmt.Sprintf(entry, "impact: [{label: L, metric: m, from: "+n[0]+", to: "+n[1]+"}]\n", ""),
			"content/experiments/x.md": fmt.Sprintf(entry, "objective: O\nmetric: m\nbaseline: "+n[3]+"\ntarget: "+n[2]+"\nstart: 2026-01\nend: 2026-03\n", ""),
		}
	}
	for name, c := range map[string]struct {
		a    config.Audience
		with func(v string) map[string]string
		v, w string
	}{
		"the figures of a relative series": {config.Public, relative, "a", "b"},
		"a part for others":                {config.Public, one("content/evidence/e.md", fmt.Sprintf(entry, "", "Read on.\n\n{{< only \"mentor\" >}}A %.{{< /only >}}\n")), "yes", "no"},
		"a name": {config.Committee, func(v string) map[string]string {
			return map[string]string{"content/people.yaml": people(v), "content/evidence/e.md": fmt.Sprintf(entry, "witnesses: [p]\n", "With "+v+".\n")}
		}, "Ana Silva", "Eva Prado"},
		"a term and its rule": {config.Committee, func(v string) map[string]string {
			return map[string]string{"config.yaml": "title: x\nredact: [{term: " + v + ", as: the product, from: mentor}]\n", "content/evidence/e.md": fmt.Sprintf(entry, "", "We moved "+v+".\n")}
		}, "Falcon", "Osprey"},
		"a closed row":                {config.Public, one("content/questions.yaml", "- {id: a, title: A, audience: public}\n- {id: b, title: %, audience: self}\n"), "B", "C"},
		"a row":                       {config.Committee, one("content/questions.csv", "id,title,audience\na,A,public\n%,B,mentor\n"), "b", "c"},
		"a draft":                     {config.Mentor, one("content/questions.yaml", "- {id: a, title: A}\n- {id: b, title: %, draft: true}\n"), "B", "C"},
		"feedback that is summarised": {config.Committee, one("content/feedback/f.md", "---\ntitle: T\naudience: committee\nconsent: summarise\nsummary: S\nbehaviour: %\n---\nAll of it: %\n"), "late", "early"},
		"a reference to a closed one": {config.Public, func(v string) map[string]string {
			return map[string]string{
				"content/milestones/one.md": "# One\n", "content/milestones/two.md": "# Two\n",
				"content/evidence/e.md": fmt.Sprintf(entry, "milestone: "+v+"\n", ""),
			}
		}, "one", "two"},
		"links to closed ones": {config.Public, func(v string) map[string]string {
			leads := "See [that](/evidence/" + v + "/), [it](" + v + ".md \"a title\"), [this](../" + v + "/#top), [a table](/metrics/" + v + "/), [b][x] and [y].\n\n" +
				"[x]: /evidence/" + v + "/\n[y]: https://case.example/metrics/" + v + ".csv\n\n" +
				"{{< evidence \"" + v + "\" >}} {{< evidence id=" + v + " text=there >}} {{< metric \"" + v + "\" >}}, {{< change " + v + ".sales >}}. {{< figure \"" + v + "\" >}}\n\n{{< chart \"" + v + "\" >}}\n"
			return map[string]string{
				"config.yaml":                   "title: x\nbaseURL: https://case.example/\npacket: {profiles: [{name: p, exhibits: [" + v + "], pins: [" + v + ", e]}]}\nsecrets: {allow: [content/evidence/" + v + ".md]}\n",
				"content/evidence/" + v + ".md": "---\ntitle: Closed\n---\n", "content/metrics/" + v + ".csv": "date,sales\n2026-01,1\n",
				"content/_index.md":         "---\naudience: public\n---\n" + leads,
				"content/evidence/e.md":     fmt.Sprintf(entry, "summary: \"See [that](/evidence/"+v+"/).\"\nlinks: [{title: There, url: /evidence/"+v+"/}]\nartifacts: [{title: Here, url: /metrics/"+v+"/}]\n", leads),
				"content/questions/open.md": fmt.Sprintf(entry, "says: \"Why [that](/evidence/"+v+"/)?\"\n", ""),
			}
		}, "merger", "layoff"},
		"how many others there are": {config.Public, func(v string) map[string]string {
			return map[string]string{
				"content/people.yaml":   v + "- {id: nina, name: Nina Roth, alias: a peer, named: mentor}\n- {id: max, name: Max Orth, alias: a boss, named: mentor}\n",
				"content/evidence/e.md": fmt.Sprintf(entry, "witnesses: [nina, max]\n", "With {{< person \"nina\" >}}.\n"),
			}
		}, "", "- {id: abe, name: Abe Wolff, alias: a clerk, named: mentor}\n"},
		"an id of a person": {config.Public, func(v string) map[string]string {
			return map[string]string{
				"content/people.yaml":   "- {id: " + v + ", name: Nina Roth, alias: a peer, named: mentor, exact: true}\n- {id: max, name: Max Orth, alias: a boss, named: mentor}\n",
				"content/evidence/e.md": fmt.Sprintf(entry, "witnesses: ["+v+", max]\n", "With {{< person "+v+" text=\"Nina, that is "+v+"\" >}}.\n"),
			}
		}, "abe", "zoe"},
		"the order of ids that hold names": {config.Public, func(v string) map[string]string {
			other := map[string]string{"ana": "zoe", "zoe": "ana"}[v]
			return map[string]string{
				"content/people.yaml":                  "- {id: p, name: " + v + ", alias: a peer, named: mentor}\n- {id: q, name: " + other + ", alias: a peer, named: mentor}\n",
				"content/evidence/" + v + ".md":        "---\ntitle: First\naudience: public\n---\n",
				"content/evidence/" + other + ".md":    "---\ntitle: Second\naudience: public\n---\n",
				"content/evidence/by-" + v + ".md":     "---\ntitle: Third\naudience: public\n---\n",
				"content/evidence/middle.md":           fmt.Sprintf(entry, "", "See [it](/evidence/"+v+"/), [her]("+v+"-notes.txt) and [more]("+other+"-more.txt).\n"),
				"content/evidence/" + v + "-notes.txt": "The first, long notes", "content/evidence/" + other + "-more.txt": "Second",
			}
		}, "ana", "zoe"},
		"how often they meet": {config.Committee, one("config.yaml", "title: x\ncadence: {check-in: %, review: %}\n"), "monthly", "weekly"},
		"the calendar":        {config.Public, one("config.yaml", "title: x\ncalendar: [{name: Round, kind: round, opens: 2026-0%-01, closes: 2026-09-30}]\n"), "7", "8"},
	} {
		t.Run(name, func(t *testing.T) {
			v, w := known(t, c.with(c.v), c.a), known(t, c.with(c.w), c.a)
			if !maps.Equal(v, w) {
				t.Errorf("for %s the hashes are\n%v\nand\n%v", c.a, v, w)
			}
			if len(v) < 2 || !slices.ContainsFunc(slices.Collect(maps.Values(v)), func(s string) bool { return strings.HasPrefix(s, "shown ") }) {
				t.Errorf("nothing is withheld from %s: %v", c.a, v)
			}
			if self := known(t, c.with(c.v), config.Self); name != "a draft" && maps.Equal(self, known(t, c.with(c.w), config.Self)) {
				t.Errorf("the author's hashes do not differ: %v", self)
			}
		})
	}
}

// TestSumsLeaveOutComments changes what no reader is shown: comments, and how a file
// is written. No hash tells of it, save those of files that are published as they are.
func TestSumsLeaveOutComments(t *testing.T) {
	files := func(v string) map[string]string {
		return map[string]string{
			"config.yaml":                "# " + v + "\ntitle: x\n",
			"content/evidence/open.md":   "---\n# " + v + "\ntitle: T\naudience: public\ntags: [a]\n---\n# T\n\nShown.\n\n<!-- " + v + " -->\n",
			"content/evidence/other.md":  "---\ntitle: O\naudience: public\n---\nShown.\n\n[//]: # (" + v + ")\n",
			"content/evidence/part.md":   "---\ntitle: P\naudience: public # " + v + "\n---\n{{< only \"mentor\" >}}x{{< /only >}}\n",
			"content/evidence/closed.md": "# C\n\n<!-- " + v + " -->\n",
			"content/metrics/m.csv":      "date,a\n2026-01,1\n", "content/metrics/m.yaml": "audience: public\n# " + v + "\n",
			"content/people.yaml": "- {id: q, name: Q, named: public} # " + v + "\n",
		}
	}
	for _, a := range casetest.Audiences {
		one := known(t, files("Ana Silva"), a)
		if other := known(t, files("Eva Prado"), a); !maps.Equal(one, other) {
			t.Errorf("for %s the hashes are\n%v\nand\n%v", a, one, other)
		}
		for file, sum := range one {
			if !strings.HasPrefix(sum, "shown ") {
				t.Errorf("for %s, %s has the hash of %s", a, file, sum)
			}
		}
	}
}

// TestSumsNotice changes every value of a case that is read, one after the other:
// the hash of what is shown of some file changes with each.
func TestSumsNotice(t *testing.T) {
	var c casefile.Case
	n := 0
	var fill func(v reflect.Value, name string, depth int)
	var leaves []reflect.Value
	var names []string
	fill = func(v reflect.Value, name string, depth int) {
		switch v.Kind() {
		case reflect.String, reflect.Int, reflect.Int64, reflect.Float64, reflect.Bool:
			n++
			set(v, n)
			leaves, names = append(leaves, v), append(names, name)
		case reflect.Slice:
			if depth > 14 {
				return
			}
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0), name, depth+1)
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), name, depth+1)
		case reflect.Struct:
			switch x := v.Addr().Interface().(type) {
			case *diag.Pos:
				x.File, x.Line = "content/x.md", 1
				return
			case *day.Period:
				fill(v.FieldByName("Text"), name, depth+1)
				return
			case *source.Body:
				fill(v.FieldByName("Text"), name, depth+1)
				return
			case *source.Value:
				if x.Kind = source.Scalar; depth < 9 {
					x.Kind = source.Mapping
					x.Fields = make([]source.Field, 1)
					fill(reflect.ValueOf(&x.Fields[0].Key).Elem(), name, depth+1)
					fill(reflect.ValueOf(&x.Fields[0].Value).Elem(), name, depth+2)
					return
				}
				fill(v.FieldByName("Text"), name, depth+1)
				return
			}
			for i := range v.NumField() {
				f := v.Type().Field(i)
				of := v.Type().String() + "." + f.Name
				if !f.IsExported() || settings[of] || f.Type == reflect.TypeFor[config.Audience]() || slices.Contains([]string{"casefile.Case.Files", "casefile.Case.Theme", "casefile.Case.Unread", "casefile.Case.Account"}, of) {
					continue
				}
				fill(v.Field(i), of, depth+1)
			}
		}
	}
	fill(reflect.ValueOf(&c).Elem(), "", 0)
	if len(leaves) < 200 {
		t.Fatalf("only %d values", len(leaves))
	}
	before := partsOf(c)
	for i, v := range leaves {
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		set(v, n+1+i)
		if maps.Equal(before, partsOf(c)) {
			t.Errorf("%s is in no hash", names[i])
		}
		v.Set(was)
	}
	if !maps.Equal(before, partsOf(c)) {
		t.Error("the same case has other hashes")
	}
}

func set(v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d", n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Float64:
		v.SetFloat(float64(n))
	case reflect.Bool:
		v.SetBool(!v.Bool())
	}
}

// TestSettingsAreFields holds the list against the types.
func TestSettingsAreFields(t *testing.T) {
	for name := range settings {
		parts := strings.Split(name, ".")
		for _, x := range []reflect.Type{reflect.TypeFor[config.Config](), reflect.TypeFor[config.Lock](), reflect.TypeFor[config.Packet](), reflect.TypeFor[casefile.Series](), reflect.TypeFor[casefile.Column]()} {
			if _, ok := x.FieldByName(parts[2]); ok && x.String() == parts[0]+"."+parts[1] {
				parts = nil
				break
			}
		}
		if parts != nil {
			t.Errorf("%s is no field", name)
		}
	}
}

// TestSumsStay holds the way in which what is shown is hashed. Where this test
// fails, colophons that were published do not match any more: let the form be
// another one, and say so to those who verify.
func TestSumsStay(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"config.yaml":            "title: A case\nperson: {name: Ada Example}\nparams: {colour: blue}\n",
		"content/evidence/e.md":  "---\ntitle: T\nended: 2026-03\ncompetencies: [{id: c, level: l}]\nartifacts: [plan.txt]\nimpact: [{label: L, from: 3, to: 0}]\n---\nText.\n",
		"content/framework.yaml": "name: F\nlevels: [{id: l, name: L}]\nareas: [{id: a, name: A, competencies: [{id: c, name: C, expectations: {l: to do}}]}]\n",
		"content/metrics/m.csv":  "date,a\n2026-01,1.5\n2026-02,NA\n",
	})
	var got strings.Builder
	sums := partsOf(c)
	for _, file := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&got, "%s %.6x\n", file, sums[file])
	}
	const want = `config.yaml 383210a66ef9
content/evidence/e.md a2412d959f77
content/framework.yaml e33b4e2e4f0b
content/metrics/m.csv ed84877282dd
`
	if got.String() != want {
		t.Errorf("the hashes are\n%s", &got)
	}
}
