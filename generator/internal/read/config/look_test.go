package config

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

func TestLook(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"assets/fonts/inter.woff2", "assets/fonts/inter-600.woff2", "assets/fonts/inter-600-italic.woff2", "assets/fonts/inter.txt", "assets/logo.svg", "static/brand/logo.png"} {
		files[name] = &fstest.MapFile{}
	}
	for params, want := range map[string]string{
		`{accent: "#5a2a82"}`:         `accent #5a2a82`,
		`{accent: '#52a'}`:            `accent #5522aa`,
		`{font: Source Sans 3}`:       `font Source Sans 3`,
		`{font: inter}`:               `font inter; inter-600-italic.woff2 600 true; inter-600.woff2 600 false; inter.woff2 400 false`,
		`{logo: logo.svg}`:            `logo assets/logo.svg`,
		`{logo: /brand/logo.png}`:     `logo static/brand/logo.png`,
		`{accent: }`:                  ``,
		`{colour: "#fff"}`:            ``,
		`{accent: blue}`:              `config.yaml:1:18: error: "blue" is not a colour [value-bad]`,
		`{accent: "#12345"}`:          `config.yaml:1:18: error: "#12345" is not a colour [value-bad]`,
		`{accent: "#ffd800"}`:         `config.yaml:1:18: error: links in "#ffd800" have a contrast ratio of 1.2 to the page; expected at least 4.5 [value-bad]`,
		`{accent: "#777777"}`:         `config.yaml:1:18: error: links in "#777777" have a contrast ratio of 4.0 to the page; expected at least 4.5 [value-bad]`,
		`{accent: [a]}`:               `config.yaml:1:18: error: params.accent is not a text [value-bad]`,
		`{font: Source Sans}`:         `config.yaml:1:16: error: there is no font "Source Sans" [value-bad]`,
		`{font: intr}`:                `config.yaml:1:16: error: there is no font "intr" [value-bad]`,
		`{font: 'a"; }'}`:             `config.yaml:1:16: error: there is no font "a\"; }" [value-bad]`,
		`{logo: gone.svg}`:            `config.yaml:1:16: error: there is no file "gone.svg" in assets/ or static/ [value-bad]`,
		`{logo: ../assets/logo.html}`: `config.yaml:1:16: error: "../assets/logo.html" is not the name of a picture [value-bad]`,
	} {
		files["config.yaml"] = &fstest.MapFile{Data: []byte("params: " + params + "\n")}
		tree, _, err := source.Read(files)
		if err != nil {
			t.Fatal(err)
		}
		cfg, diags := Load(tree, Options{})
		look := LookOf(cfg.Params, tree.Theme, &diags)
		got := ""
		switch {
		case len(diags) > 0:
			got = diags[0].Pos.String() + ": error: " + diags[0].Message + " [" + diags[0].Check + "]"
			if diags[0].Hint == "" {
				t.Errorf("%s: no hint", params)
			}
		case look.Accent != "":
			got = "accent " + look.Accent
			if look.AccentDark == "" || look.AccentDark == look.Accent {
				t.Errorf("%s: %s on dark paper", params, look.AccentDark)
			}
		case look.Font != "":
			got = "font " + look.Font
			for _, f := range look.Faces {
				got += fmt.Sprintf("; %s %d %t", path.Base(f.File), f.Weight, f.Italic)
			}
		case look.Logo != "":
			got = "logo " + look.Logo
		}
		if got != want {
			t.Errorf("%s:\n%s\nwant\n%s", params, got, want)
		}
	}
}

// What is said of themes is so: which fonts they bring, and on what links stand.
func TestLookKnowsTheTheme(t *testing.T) {
	const theme = "../../../../themes/casebook/assets/"
	css, err := os.ReadFile(theme + "css/10-base.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{"paper": {LightGrounds[0], DarkGrounds[0]}, "wash": {LightGrounds[1], DarkGrounds[1]}} {
		var got []string
		for _, m := range regexp.MustCompile(`--`+name+`: (#[0-9a-f]+);`).FindAllStringSubmatch(string(css), -1) {
			got = append(got, m[1])
		}
		if !slices.Equal(got, want) {
			t.Errorf("--%s is %q, and links are measured on %q", name, got, want)
		}
	}
	list, err := os.ReadFile(theme + "third-party/fonts/fonts.json")
	if err != nil {
		t.Fatal(err)
	}
	var faces []struct{ Family string }
	if err := json.Unmarshal(list, &faces); err != nil {
		t.Fatal(err)
	}
	for _, family := range Families {
		if !slices.ContainsFunc(faces, func(f struct{ Family string }) bool { return f.Family == family }) {
			t.Errorf("the theme brings no %q", family)
		}
	}
}
