package manual_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
	"github.com/casebook-dev/casebook/generator/internal/tests/manual"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var argumentRead = regexp.MustCompile(`\.[aA]rg\("(\w+)"|range map\[string\]\*reading\{"(\w+)": \S+ "(\w+)"`)

// The code reads no argument of a shortcode that the table has not, and the composer
// reads every one that it has.
func TestArgumentsOfShortcodes(t *testing.T) {
	root := filepath.Join(manual.Root(t), "generator")
	read := map[string]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := os.ReadFile(name)
		for _, m := range argumentRead.FindAllStringSubmatch(string(text), -1) {
			for _, arg := range m[1:] {
				if arg != "" && (read[arg] == "" || strings.Contains(name, "/site/")) {
					read[arg] = name
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	hugo := []string{"src", "caption", "path"} // of its figure, and of ref and relref
	for arg, file := range read {
		known := slices.Contains(hugo, arg)
		for _, s := range format.Shortcodes {
			_, has := s.Given(arg)
			known = known || has
		}
		if !known {
			t.Errorf("%s reads an argument %q, which format.Shortcodes has not", file, arg)
		}
	}
	for _, s := range format.Shortcodes {
		for _, a := range s.Others {
			if !strings.Contains(read[a.Name], "/site/") {
				t.Errorf("no page reads the argument %q of %q", a.Name, s.Name)
			}
		}
	}
}

// What the manual says about an audience that may not read what a shortcode names.
func TestClosedShortcodes(t *testing.T) {
	cases := map[string]struct{ call, withText, got, gotWithText string }{
		"change":   {`{{< change "waits" >}}`, `{{< change "waits" text="less" >}}`, "", `{{< change text="less" >}}`},
		"chart":    {`{{< chart "waits" >}}`, "", "", ""},
		"evidence": {`{{< evidence "closed" >}}`, `{{< evidence "closed" text="it" >}}`, "", `{{< evidence text="it" >}}`},
		"metric":   {`{{< metric "waits" >}}`, `{{< metric "waits" text="few" >}}`, "", `{{< metric text="few" >}}`},
		"only":     {`{{< only "mentor" >}}words{{< /only >}}`, "", "", ""},
		"person":   {`{{< person "ana" >}}`, `{{< person "ana" text="Ann" >}}`, `{{< person text="a colleague" >}}`, `{{< person text="a colleague" >}}`},
	}
	for _, s := range format.Shortcodes {
		c, ok := cases[s.Name]
		if !ok {
			t.Errorf("there is no example for %q here", s.Name)
			continue
		}
		for call, want := range map[string]string{c.call: c.got, c.withText: c.gotWithText} {
			whole := casetest.Read(t, map[string]string{
				"config.yaml":                "title: x\nperson: {name: Bo}\n",
				"content/people.yaml":        "- {id: ana, name: Ana Silva, alias: a colleague, named: mentor}\n",
				"content/evidence/closed.md": "---\ntitle: Closed\naudience: mentor\n---\n",
				"content/metrics/waits.csv":  "month,n\n2026-01,40\n2026-02,30\n",
				"content/metrics/waits.yaml": "title: Waits\naudience: mentor\n",
				"content/evidence/open.md":   "---\ntitle: Open\naudience: public\n---\nBefore\n\n[" + call + "]\n",
			})
			seen := audience.View(whole, config.Public)
			tree, _ := pages.Compose(seen, assess.Of(seen, day.Of(2026, 6, 30)), pages.Options{Audience: config.Public})
			if text := string(tree.Files["content/evidence/open.md"]); !strings.Contains(text, "["+want+"]") {
				t.Errorf("%s: got %s, expected %q", call, text[strings.Index(text, "Before"):], want)
			}
			// The words for a person are dropped here too, had redaction left them.
			tree, _ = pages.Compose(whole, assess.Of(whole, day.Of(2026, 6, 30)), pages.Options{Audience: config.Public})
			if text := string(tree.Files["content/evidence/open.md"]); strings.Contains(text, "Ann") {
				t.Errorf("%s: without redaction the composer writes %s", call, text[strings.Index(text, "Before"):])
			}
		}
	}
}
