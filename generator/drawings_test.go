package generator

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
)

// withDrawings builds a small case with an exhibit to which drawings are
// attached, and gives the folder of the site and that of the exhibit in it.
func withDrawings(t *testing.T) (site, exhibit string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../cmd/casebook/testdata/base")); err != nil {
		t.Fatal(err)
	}
	bundle := filepath.Join(dir, "content", "evidence", "drawn")
	if err := os.MkdirAll(bundle, 0o755); err != nil {
		t.Fatal(err)
	}
	page := "---\ntitle: What was drawn\nkind: project\nended: 2026-05-20\nscope: team\ncompetencies: [{id: writing, level: senior}]\nwitnesses: [bo]\nartifacts:\n"
	shown := ""
	for _, name := range slices.Sorted(maps.Keys(drawingsMade)) {
		if err := os.WriteFile(filepath.Join(bundle, name+".svg"), []byte(drawingsMade[name]), 0o644); err != nil {
			t.Fatal(err)
		}
		page += "  - {title: By " + name + ", file: " + name + ".svg}\n"
		shown += "\n![Drawn with " + name + "](" + name + ".svg)\n"
	}
	if err := os.WriteFile(filepath.Join(bundle, "index.md"), []byte(page+"---\n\nWe drew the plan.\n"+shown), 0o644); err != nil {
		t.Fatal(err)
	}
	out, built := build(t, dir)
	for _, d := range built.Diags {
		if d.Severity == diag.Error || strings.Contains(d.Pos.File, "drawn") || strings.Contains(d.Pos.File, ".svg") {
			t.Errorf("%s: %s", d.Pos, d.Message)
		}
	}
	return out, filepath.Join(out, "evidence", "drawn")
}

func TestStyledDrawingsArePublished(t *testing.T) {
	_, exhibit := withDrawings(t)
	for name := range drawingsMade {
		data, err := os.ReadFile(filepath.Join(exhibit, name+".svg"))
		if err != nil {
			t.Fatal(err)
		}
		if found := styled.FindString(string(data)); found != "" || len(data) < 500 {
			t.Errorf("%s: %q is left in\n%s", name, found, data)
		}
	}
}

// styled is what a site's policy refuses in a drawing, and what goes with it.
var styled = regexp.MustCompile(`(?s)<style.*?</style>| (?:style|class)="[^"]*"`)

// A cleaned drawing looks as it did when its author drew it, point by point.
func TestBrowserShowsDrawingsAsTheyWereDrawn(t *testing.T) {
	browser := chromium(t)
	built, exhibit := withDrawings(t)

	p := open(t, browser, host(t, built))
	p.size(1280)
	p.look("screen", "light")
	p.visit("/evidence/drawn/")
	const pictures = `[...document.querySelectorAll('main img')].map(async (i) => { i.loading = 'eager'; await i.decode(); return i.naturalWidth; })`
	if n := len(ask[[]int](p, `Promise.all(`+pictures+`)`)); n != len(drawingsMade) {
		t.Errorf("the page shows %d drawings of %d", n, len(drawingsMade))
	}
	p.sound("the exhibit")

	// The originals are held against it where no policy stands in their way.
	folder := t.TempDir()
	files := map[string]string{"_headers": "", "index.html": "<!DOCTYPE html><title>Drawings</title>"}
	for name, made := range drawingsMade {
		data, err := os.ReadFile(filepath.Join(exhibit, name+".svg"))
		if err != nil {
			t.Fatal(err)
		}
		files[name+"-made.svg"], files[name+"-cleaned.svg"] = made, string(data)
		files[name+"-bare.svg"] = styled.ReplaceAllString(made, "")
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p = open(t, browser, host(t, folder))
	p.look("screen", "light")
	p.visit("/")
	for _, name := range slices.Sorted(maps.Keys(drawingsMade)) {
		same := ask[compared](p, comparing+`('`+name+`-made.svg', '`+name+`-cleaned.svg')`)
		if same.Points != 0 || same.Sizes[0] != same.Sizes[1] {
			t.Errorf("%s: %d points differ, by at most %d of 255; the sizes are %v", name, same.Points, same.Most, same.Sizes)
		}
		// Without its styles it looks different, so that the test can fail.
		if bare := ask[compared](p, comparing+`('`+name+`-made.svg', '`+name+`-bare.svg')`); bare.Points < 500 {
			t.Errorf("%s: its styles are seen in %d points alone", name, bare.Points)
		}
	}
	p.sound("the drawings")
}

type compared struct {
	Points int       `json:"points"` // that differ, of 600 by as many as the drawing is high
	Most   int       `json:"most"`
	Sizes  [2]string `json:"sizes"`
}

// comparing draws two pictures as a page shows them, and counts where they
// differ.
const comparing = `(async (...names) => {
  const pictures = await Promise.all(names.map(async (name) => { const i = new Image(); i.src = name; await i.decode(); return i; }));
  const width = 600, height = Math.round(width * pictures[0].naturalHeight / pictures[0].naturalWidth);
  const [a, b] = pictures.map((i) => {
    const canvas = Object.assign(document.createElement('canvas'), {width, height});
    const on = canvas.getContext('2d');
    on.drawImage(i, 0, 0, width, height);
    return on.getImageData(0, 0, width, height).data;
  });
  let points = 0, most = 0;
  for (let i = 0; i < a.length; i += 4) {
    const by = Math.max(...[0, 1, 2, 3].map((j) => Math.abs(a[i + j] - b[i + j])));
    if (by > 0) points++;
    most = Math.max(most, by);
  }
  return {points, most, sizes: pictures.map((i) => i.naturalWidth + ' by ' + i.naturalHeight)};
})`
