package config

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/colour"
)

// Look is what `params` of config.yaml changes of the look of a theme: accent, font and
// logo. The zero value changes nothing.
type Look struct {
	Accent, AccentDark string // of links, on light and dark paper: "#1a4d86"
	Font               string // family of texts and headings
	Faces              []Face // its files, of a font of the author's own
	Logo               string // path in the portfolio: "assets/logo.svg"
}

// Face is a file of a font.
type Face struct {
	File   string // path in the portfolio: "assets/fonts/inter-600.woff2"
	Weight int
	Italic bool
}

// Families are the fonts that every theme brings for texts.
var Families = []string{"Source Serif 4", "Source Sans 3", "Source Code Pro"}

// What links stand on: the paper and the wash of the themes.
var (
	LightGrounds = []string{"#fdfdfb", "#f3f4f0"}
	DarkGrounds  = []string{"#15181b", "#1e2327"}
)

const (
	leastContrast = 4.5 // WCAG 2.2, 1.4.3
	darkContrast  = 7   // of a colour that nobody chose
)

// LookOf reads a look. The files are those of the portfolio that override the theme's.
func LookOf(params source.Value, files []source.File, diags *diag.List) Look {
	look := Look{}
	text := func(key string, read func(source.Value)) {
		f, given := params.Get(key)
		switch v := f.Value; {
		case !given || v.Kind == source.Null:
		case v.Kind != source.Scalar:
			diags.Errorf(v.Pos, "value-bad", "params.%s is not a text", key).Hintf("write one value after the colon")
		case v.Text != "":
			read(v)
		}
	}
	text("accent", func(v source.Value) { look.accent(v, diags) })
	text("font", func(v source.Value) { look.font(v, files, diags) })
	text("logo", func(v source.Value) { look.logo(v, files, diags) })
	return look
}

func (look *Look) accent(v source.Value, diags *diag.List) {
	accent, ok := colour.Parse(v.Text)
	if !ok {
		diags.Errorf(v.Pos, "value-bad", "%q is not a colour", v.Text).Hintf(`write it as "#1a4d86", in quotes: # begins a comment`)
		return
	}
	mended := accent
	for _, ground := range LightGrounds {
		mended = mended.Readable(colour.Must(ground), colour.RGB{}, leastContrast)
	}
	if mended != accent {
		diags.Errorf(v.Pos, "value-bad", "links in %q have a contrast ratio of %.1f to the page; expected at least %.1f", v.Text, least(accent, LightGrounds), leastContrast).
			Hintf("use a darker colour, such as %q", mended)
		return
	}
	dark := accent
	for _, ground := range DarkGrounds {
		dark = dark.Readable(colour.Must(ground), colour.RGB{255, 255, 255}, darkContrast)
	}
	look.Accent, look.AccentDark = accent.String(), dark.String()
}

// least gives the least contrast of a colour to several grounds, rounded down to one
// decimal.
func least(c colour.RGB, grounds []string) float64 {
	lowest := 21.0
	for _, ground := range grounds {
		lowest = min(lowest, colour.Contrast(c, colour.Must(ground)))
	}
	return float64(int(lowest*10)) / 10
}

var familyName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 _-]*$`)

func (look *Look) font(v source.Value, files []source.File, diags *diag.List) {
	if slices.Contains(Families, v.Text) {
		look.Font = v.Text
		return
	}
	var own []string // the fonts in assets/fonts
	for _, f := range files {
		name, ok := strings.CutPrefix(f.Path, "assets/fonts/")
		if name, woff := strings.CutSuffix(name, ".woff2"); ok && woff {
			name, face := face(name)
			if own = append(own, name); name == v.Text {
				face.File = f.Path
				look.Faces = append(look.Faces, face)
			}
		}
	}
	if len(look.Faces) > 0 && familyName.MatchString(v.Text) {
		look.Font = v.Text
		return
	}
	look.Faces = nil
	d := diags.Errorf(v.Pos, "value-bad", "there is no font %q", v.Text)
	if near, found := diag.DidYouMean(v.Text, slices.Concat(Families, own)); found && near != v.Text {
		d.Hintf("did you mean %q?", near)
		return
	}
	d.Hintf("use %s, or put its file at assets/fonts/NAME.woff2; a name has letters, digits, spaces, - and _", strings.Join(Families, ", "))
}

// face reads the name of a font file without its ending: NAME, NAME-600,
// NAME-italic or NAME-600-italic.
func face(name string) (family string, f Face) {
	f.Weight = 400
	name, f.Italic = strings.CutSuffix(name, "-italic")
	if at := strings.LastIndexByte(name, '-'); at > 0 {
		if n, err := strconv.Atoi(name[at+1:]); err == nil && n >= 100 && n <= 900 && n%100 == 0 {
			name, f.Weight = name[:at], n
		}
	}
	return name, f
}

var pictures = []string{".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"}

func (look *Look) logo(v source.Value, files []source.File, diags *diag.List) {
	if !slices.Contains(pictures, strings.ToLower(path.Ext(v.Text))) {
		diags.Errorf(v.Pos, "value-bad", "%q is not the name of a picture", v.Text).Hintf("name a file that ends in %s", strings.Join(pictures, ", "))
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+v.Text), "/")
	for _, folder := range []string{"assets/", "static/"} {
		if slices.ContainsFunc(files, func(f source.File) bool { return f.Path == folder+name }) {
			look.Logo = folder + name
			return
		}
	}
	diags.Errorf(v.Pos, "value-bad", "there is no file %q in assets/ or static/", v.Text).Hintf("write its path below one of them, as in logo.svg")
}
