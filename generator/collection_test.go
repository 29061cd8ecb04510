package generator

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A collection is an entry of the table, a type with its list, a page and a template. The
// program is built with one more, and knows everything about it: it reads the fields, closes,
// redacts, follows references, checks, and shows a page of each entry. The whole takes a
// build of the program, so it runs with CASEBOOK_LONG=1; without it, the additions are compiled.
func TestACollectionIsAnEntryOfTheTable(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	overlay := map[string]string{}
	replace := func(file, text string) {
		t.Helper()
		to := filepath.Join(dir, strings.ReplaceAll(file, "/", "_"))
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		overlay[filepath.Join(root, file)] = to
	}
	insert := func(file, before, text string) {
		t.Helper()
		was, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		head, tail, ok := strings.Cut(string(was), before)
		if !ok {
			t.Fatalf("%s: no %q", file, before)
		}
		replace(file, head+text+before+tail)
	}
	added := func(name string) string {
		text, err := os.ReadFile(filepath.Join("testdata/collection", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	insert("generator/internal/read/format/collections.go", "\n}\n\n// Entry is what every entry", `
	{
		Name: "prizes", One: "prize", Audience: "mentor", Means: "A prize that somebody gave.", Body: "Why.",
		Fields: []Field{
			{Key: "for", Form: Ref, Of: People, Example: "ana-silva", Means: "Who shared it."},
			{Key: "amount", Form: Text, Example: "100 crowns", Means: "How much it was."},
			{Key: "jury", Form: Markdown, Example: "Seven people.", Means: "Who decided."},
			{Key: "size", Form: Word, Words: []string{"small", "large"}, Example: "small", Means: "How large it was."},
			{Key: "earned-by", Form: Ref, List: true, Of: "evidence", Example: "[queue]", Means: "What it was given for."},
		},
	},`)
	insert("generator/internal/read/casefile/collections.go", "\tAsksFolder:        in(", "\t\"prizes\": in(func(c *Case) *[]Prize { return &c.Prizes }),\n")
	insert("generator/internal/read/casefile/case.go", "\tAsks        []Ask\n", "\tPrizes []Prize\n")
	replace("generator/internal/read/casefile/prize.go", "package casefile\n\ntype Prize struct {\n\tEntry\n\tFor Ref\n\tAmount, Jury, Size Text\n\tEarnedBy []Ref\n}\n")
	insert("generator/internal/site/pages/compose.go", "\td.metrics()\n\td.packet()\n", "\td.prizes()\n")
	replace("generator/internal/site/pages/prizes.go", added("pages.go.txt"))
	replace("themes/casebook/layouts/prizes/page.html", added("page.html"))
	files, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), files, 0o644); err != nil {
		t.Fatal(err)
	}
	binary, of := filepath.Join(dir, "casebook"), "./cmd/casebook"
	whole := os.Getenv("CASEBOOK_LONG") != ""
	if !whole {
		binary, of = os.DevNull, "./generator/internal/site/pages"
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-overlay", filepath.Join(dir, "overlay.json"), "-o", binary, of)
	build.Dir = root
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if !whole {
		return
	}

	portfolio := filepath.Join(dir, "portfolio")
	write := func(file, text string) {
		t.Helper()
		to := filepath.Join(portfolio, file)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(status int, args ...string) string {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), binary, args...)
		cmd.Dir, cmd.Env = portfolio, append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "CASEBOOK_") }), "CASEBOOK_AS_OF=2026-06-30")
		said, _ := cmd.CombinedOutput()
		if got := cmd.ProcessState.ExitCode(); got != status {
			t.Errorf("casebook %s: exit status %d\n%s", strings.Join(args, " "), got, said)
		}
		return string(said)
	}
	site := func(audience string) string {
		t.Helper()
		out := filepath.Join(dir, audience)
		run(0, "build", "--audience", audience, "--out", out)
		var all strings.Builder
		err := filepath.WalkDir(out, func(file string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := os.ReadFile(file)
			all.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return all.String()
	}
	write("config.yaml", "title: A case\nperson: {name: Bo}\n")
	write("content/people.yaml", "- {id: ida-lund, name: Ida Lund, relation: peer, named: mentor, alias: a juror}\n")
	write("content/evidence/queue.md", "---\ntitle: Queue\naudience: public\nended: 2026-02\n---\nWords.\n")
	write("content/evidence/hushed.md", "---\ntitle: Hushed\naudience: self\nended: 2026-02\n---\nWords.\n")
	write("content/prizes/first.md", "---\ntitle: First\naudience: public\nfor: ida-lund\namount: 100 crowns of Ida Lund\n"+
		"jury: Seven {{< only \"mentor\" >}}drowsy{{< /only >}} people.\nsize: small\nearned-by: [queue, hushed]\n---\nFor Ida Lund. <!-- murmur -->\n")
	write("content/prizes/second.md", "---\ntitle: Secondborn\n---\nNothing.\n")
	write("content/prizes.yaml", "- {id: third, title: Third, audience: public, amount: twelve ducats}\n")

	self, public := site("self"), site("public")
	for _, word := range []string{"Ida Lund", "100 crowns", "Secondborn", "twelve ducats"} {
		if !strings.Contains(self, word) {
			t.Errorf("the author does not read %q", word)
		}
	}
	for _, word := range []string{"a juror: 100 crowns of a juror", "twelve ducats", "Third"} {
		if !strings.Contains(public, word) {
			t.Errorf("the public does not read %q", word)
		}
	}
	for _, word := range []string{"Lund", "drowsy", "murmur", "Secondborn", "hushed"} {
		if strings.Contains(public, word) {
			t.Errorf("the public reads %q", word)
		}
	}
	write("content/prizes/fourth.md", "---\ntitle: Fourth\nfor: nobody-here\nsize: huge\nearned-by: [qeue]\namuont: 3\n---\n")
	said := run(1, "check")
	for _, want := range []string{
		`unknown person "nobody-here"`, `unknown size "huge"`, `unknown evidence "qeue"`, `unknown field "amuont"`, `did you mean "amount"?`,
	} {
		if !strings.Contains(said, want) {
			t.Errorf("check does not say %s:\n%s", want, said)
		}
	}
}
