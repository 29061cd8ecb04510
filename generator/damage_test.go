package generator

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// closedFiles are files of which each one is for the author alone, or for nobody. The
// word zqsecret stands in all of them.
var closedFiles = map[string]string{
	"content/evidence/a.md":       "---\ntitle: The zqsecret plan\nkind: design\naudience: self\nended: 2026-03-31\ntags: [one, two]\n---\n\nWords of zqsecret.\n",
	"content/evidence/b/index.md": "---\naudience: self\ntitle: \"The zqsecret plan\"\nlinks:\n  - {title: A, url: https://example.com/}\n---\n\nWords of zqsecret.\n",
	"content/evidence/c.md":       "+++\ntitle = \"The zqsecret plan\"\naudience = \"self\"\nkind = \"design\"\n+++\n\nWords of zqsecret.\n",
	"content/evidence/d.md":       "{\n\"title\": \"The zqsecret plan\",\n\"audience\": \"self\",\n\"kind\": \"design\"\n}\n\nWords of zqsecret.\n",
	"content/evidence/e.md":       "---\ntitle: The zqsecret plan\ndraft: true\nkind: talk\n---\n\nWords of zqsecret.\n",
	"content/milestones.yaml":     "- id: m\n  title: The zqsecret plan\n  audience: self\n  due: 2026-09-30\n- id: n\n  title: More of zqsecret\n  draft: true\n  due: 2026-09-30\n",
	"content/questions.csv":       "id,title,audience,says\nq,The zqsecret plan,self,Why zqsecret?\nr,More of zqsecret,self,Why?\n",
	"content/experiments.json":    "[\n{\"id\": \"x\",\n\"title\": \"The zqsecret plan\",\n\"audience\": \"self\",\n\"objective\": \"zqsecret\"}\n]\n",
	"content/metrics/s.yaml":      "title: The zqsecret count\naudience: self\nunit: zqsecret\n",
	"content/agreement.md":        "---\ntitle: The zqsecret terms\naudience: self\n---\n\nWords of zqsecret.\n",
}

// Damage to one line of what closes a file, or to a line beside it, opens nothing:
// the fence, the field, its indentation. A line with the whole of `audience` or
// `draft` taken out is no damage that anybody could see, nor is a column of a table.
func TestDamageOpensNothing(t *testing.T) {
	n := 150
	if os.Getenv("CASEBOOK_LONG") != "" {
		n = 3_000
	}
	random := rand.New(rand.NewPCG(20261128, 2))
	for i := range n {
		names := slices.Sorted(maps.Keys(closedFiles))
		file := names[random.IntN(len(names))]
		text, how := damagedLine(random, file, closedFiles[file])
		files := fstest.MapFS{
			"config.yaml":           {Data: []byte("title: A case\nlanguage: en\n")},
			"content/evidence/z.md": {Data: []byte("---\ntitle: Sound\naudience: public\nended: 2026-01-31\n---\n\nWords.\n")},
			file:                    {Data: []byte(text)},
		}
		if file == "content/metrics/s.yaml" {
			files["content/metrics/s.csv"] = &fstest.MapFile{Data: []byte("month,count\n2026-01,1\n2026-02,2\n2026-03,4\n")}
		}
		opt := Options{Portfolio: files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), undrawn: true}
		r, err := read(opt)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
			e := r.site()
			e.audience = a
			p, err := prepare(t.Context(), opt, r, e)
			if err != nil {
				t.Fatal(err)
			}
			for name, data := range p.tree.Files {
				if bytes.Contains(bytes.ToLower(data), []byte("zqsecret")) {
					t.Errorf("number %d, %s, for %s: %s holds what is closed\n%s\n%v", i, how, a, name, text, r.diags)
				}
			}
		}
	}
}

// damagedLine damages one line.
func damagedLine(random *rand.Rand, file, text string) (changed, how string) {
	lines := strings.Split(text, "\n")
	at := random.IntN(len(lines))
	line := lines[at]
	decides := strings.Contains(line, "audience") || strings.Contains(line, "draft") || file == "content/questions.csv"
	signs := []string{" ", "  ", "\t", "-", "—", "\"", "'", ":", ",", "x", "\u00a0", "{", "[", "}", "]", "+", "=", "`", "\u200b"}
	sign := signs[random.IntN(len(signs))]
	switch how = []string{"taken out", "twice", "a sign put in", "a sign taken out", "further in", "a line above", "two swapped"}[random.IntN(7)]; {
	case how == "taken out" && !decides:
		lines = slices.Delete(lines, at, at+1)
	case how == "twice":
		lines = slices.Insert(lines, at, line)
	case how == "a sign put in":
		i := random.IntN(len(line) + 1)
		lines[at] = line[:i] + sign + line[i:]
	case how == "a sign taken out" && line != "":
		i := random.IntN(len(line))
		lines[at] = line[:i] + line[i+1:]
	case how == "further in":
		lines[at] = sign + line
	case how == "a line above":
		lines = slices.Insert(lines, at, sign)
	case how == "two swapped" && at+1 < len(lines):
		lines[at], lines[at+1] = lines[at+1], line
	}
	return strings.Join(lines, "\n"), how
}
