package packet

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// read reads a portfolio as an audience sees it, judged on its own day, else on
// that of the tests.
func read(t *testing.T, dir string, a config.Audience) (casefile.Case, assess.Assessment) {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the shared case is not here: %v", err)
	}
	tree, diags, err := source.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	cfg, more := config.Load(tree, config.Options{})
	whole, others := casefile.From(tree, cfg)
	for _, d := range slices.Concat(diags, more, others) {
		if d.Severity == diag.Error {
			t.Fatalf("%s: %s", d.Pos, d.Message)
		}
	}
	c, on := audience.View(whole, a), today
	if cfg.AsOf.Given() {
		on = cfg.AsOf.Last
	}
	return c, assess.Of(c, on)
}

// Every profile has something to say of the demo and of the shared cases, and
// its exhibits support all that the case supports.
func TestRealCases(t *testing.T) {
	for _, name := range []string{"demo", "crossplane", "in-toto"} {
		t.Run(name, func(t *testing.T) {
			dir := "../../../../../shared/cases/" + name
			if name == "demo" {
				dir = "../../../.."
			}
			for _, p := range Profiles(config.Config{}) {
				c, a := read(t, dir, max(p.Audience, config.Committee))
				made := Of(c, a, p)
				if len(made.Sections) == 0 || len(made.Exhibits) == 0 {
					t.Errorf("%s: sections %v, exhibits %v", p.Name, made.Sections, made.Exhibits)
				}
				short := slices.ContainsFunc(p.Sections, func(s config.Section) bool { return s.Kind == config.Exhibits && s.Form == config.Compact })
				if short {
					for _, x := range made.Exhibits {
						strong := slices.ContainsFunc(Merits(c, a)[:Leading], func(m Merit) bool { return m.Key == x.Key })
						if !strong && len(c.CaseStudies) > 0 && len(x.Alone)+len(x.Holds) == 0 {
							t.Errorf("%s: %s is in full, and others stand in for it", p.Name, x.Key)
						}
					}
					strongestAreTold(t, c, a, made)
				}
				if a.Readiness.Supported > 0 && !short && (!made.Fewest || len(made.Without) > 0) {
					t.Errorf("%s: fewest %v, without %v", p.Name, made.Fewest, made.Without)
				}
				for _, x := range made.Exhibits {
					if x.Why == "" || strings.HasSuffix(x.Why, ".") {
						t.Errorf("%s: %s is chosen because %q", p.Name, x.Key, x.Why)
					}
					for _, id := range x.Named() {
						if k, _ := c.Framework.Competency(id); !strings.Contains(x.Why, k.Name.V) {
							t.Errorf("%s: %s names %s, and says %q", p.Name, x.Key, id, x.Why)
						}
					}
				}
			}
		})
	}
}

// strongestAreTold: each of the exhibits that a summary names is printed in full, or is of a case
// study that is printed with its words.
func strongestAreTold(t *testing.T, c casefile.Case, a assess.Assessment, made Packet) {
	t.Helper()
	full := func(key string) bool {
		return slices.ContainsFunc(made.Exhibits, func(x Choice) bool { return x.Key == key })
	}
	told := func(key string) bool {
		return slices.ContainsFunc(c.CaseStudies, func(s casefile.CaseStudy) bool {
			has, short := false, false
			for _, r := range s.Evidence {
				has, short = has || "evidence/"+r.V == key, short || full("evidence/"+r.V)
			}
			return has && !short
		})
	}
	for _, m := range Merits(c, a)[:Leading] {
		if !full(m.Key) && !told(m.Key) {
			t.Errorf("%s: %s is one of the strongest, and is in short", made.Profile.Name, m.Key)
		}
	}
}
