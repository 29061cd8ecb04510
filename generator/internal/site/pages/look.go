package pages

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// lookSheet is a style sheet of its own, which themes put behind their own.
const lookSheet = "assets/css/look.css"

// look gives what the author's parameters change of the look of the theme, and writes
// the style sheet of it.
func (d *composer) look() (*views.Logo, *views.Font) {
	var told diag.List // by config already
	look := config.LookOf(d.Case.Config.Params, d.Case.Theme, &told)
	var css strings.Builder
	if look.Accent != "" {
		fmt.Fprintf(&css, ":root { --link: %s; }\n@media (prefers-color-scheme: dark) { :root { --link: %s; } }\n", look.Accent, look.AccentDark)
	}
	var font *views.Font
	if look.Font != "" {
		fmt.Fprintf(&css, ":root { --font: %q; }\n", look.Font)
		font = &views.Font{Family: look.Font}
		for _, f := range look.Faces {
			file := views.FontFile{Asset: strings.TrimPrefix(f.File, "assets/"), Weight: f.Weight, Style: "normal"}
			if f.Italic {
				file.Style = "italic"
			}
			font.Files = append(font.Files, file)
		}
	}
	if css.Len() > 0 {
		d.tree.Files[lookSheet] = []byte(css.String())
	}
	if look.Logo == "" {
		return nil, font
	}
	if name, ok := strings.CutPrefix(look.Logo, "assets/"); ok {
		return &views.Logo{Asset: name}, font
	}
	return &views.Logo{URL: d.At("/" + strings.TrimPrefix(look.Logo, "static/"))}, font
}
