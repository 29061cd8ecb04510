package render

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/bep/clocks"
	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"
)

func TestTheProjectOnDiskMakesTheSameSite(t *testing.T) {
	for name, minify := range map[string]bool{"plain": false, "minified": true} {
		t.Run(name, func(t *testing.T) {
			p := many(t, 10)
			over := planned(t, rota+`
-- portfolio/layouts/_partials/footer.html --
mine
-- portfolio/static/robots.txt --
mine
-- portfolio/i18n/de.toml --
made = "Von"
`)
			p.opt.Overrides = over.opt.Overrides
			portfolio := over.opt.Portfolio.(fstest.MapFS)
			portfolio["thumb.png"] = &fstest.MapFile{Data: pngOf(t, 8)}
			p.opt.Portfolio = portfolio
			p.opt.Language, p.opt.Minify, p.opt.BaseURL = "de-AT", minify, "https://example.org/ada/"
			p.tree.Files["content/a/index.md"] = []byte("---\ntitle: A\n---\n```go\nx()\n```\n")
			p.tree.Copies["content/a/thumb.png"] = "thumb.png"
			p.tree.Static["case.json"] = []byte("{}\n")
			site := p.site(t)

			files, list, err := Project(p.tree, p.opt)
			if err != nil || len(list) > 0 {
				t.Fatal(list, err)
			}
			dir := t.TempDir()
			for name, data := range files {
				name = filepath.Join(dir, name)
				os.MkdirAll(filepath.Dir(name), 0o777)
				if err := os.WriteFile(name, data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			built := onDisk(t, dir, p.opt)
			// The program hugo copies static/ itself, the project's over the theme's.
			for _, static := range []string{"themes/casebook/static", "static"} {
				for name, data := range readAll(t, filepath.Join(dir, static)) {
					built[name] = data
				}
			}
			for name, want := range site.Files {
				if got, ok := built[name]; !ok || !bytes.Equal(got, want) {
					t.Errorf("%s: on disk\n%s\nin memory\n%s", name, got, want)
				}
			}
			if len(built) != len(site.Files) {
				t.Errorf("%d files on disk, %d in memory", len(built), len(site.Files))
			}
			if !strings.Contains(string(site.Files["index.html"]), "mine") || string(site.Files["robots.txt"]) != "mine\n" {
				t.Error("the author's files are not there")
			}
		})
	}
}

// onDisk builds a Hugo project that lies in a folder, as the program hugo does.
func onDisk(t *testing.T, dir string, opt Options) map[string][]byte {
	t.Helper()
	hugo <- struct{}{}
	defer func() { <-hugo }()
	defer func(c clocks.Clock) { htime.Clock = c }(htime.Clock)
	htime.Clock = clocks.Fixed(opt.Day.Time())
	flags := config.New()
	flags.Set("workingDir", dir)
	flags.Set("publishDir", "public")
	flags.Set("cacheDir", t.TempDir())
	log := &record{}
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: afero.NewOsFs(), Flags: flags, Environ: []string{"HOME="}, Logger: log.logger(),
	})
	if err != nil {
		t.Fatal(err)
	}
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs, Fs: hugofs.NewFromSourceAndDestination(afero.NewOsFs(), afero.NewOsFs(), flags), TestLogger: log.logger(),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer sites.Close()
	if err := sites.Build(hugolib.BuildCfg{}); err != nil || len(log.entries) > 0 {
		t.Fatal(err, log.entries)
	}
	return readAll(t, filepath.Join(dir, "public"))
}

func readAll(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	fsys := os.DirFS(dir)
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name], err = fs.ReadFile(fsys, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestFilesThatDoNotOverride(t *testing.T) {
	for _, name := range []string{"hugo.json", "content/a.md", "layouts", "layouts/", "data/x.json", "themes/casebook/layouts/home.html", "static"} {
		p := planned(t, "")
		p.opt.Overrides = []string{name}
		if _, _, err := Run(context.Background(), p.tree, p.opt); err == nil || !strings.HasPrefix(err.Error(), "bug: ") {
			t.Errorf("%q is taken: %v", name, err)
		}
	}
}
