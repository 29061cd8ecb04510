package generator

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/casebook-dev/casebook/generator/internal/paper/document"
	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// fontsOf gives the fonts of a theme. Without them charts and packets would look
// different on every machine, so a binary that was built without says so.
func fontsOf(theme fs.FS) (font.Fonts, error) {
	fonts, err := font.Read(theme)
	if errors.Is(err, fs.ErrNotExist) {
		return fonts, errors.New("this casebook was built without its fonts, and cannot draw charts or set a packet: run make assets, then make build")
	}
	return fonts, err
}

// embeddable gives the fonts as a document takes them up.
func embeddable(fonts font.Fonts) ([]document.Font, error) {
	var all []document.Font
	for _, f := range fonts.Faces {
		data, err := fonts.Data(f)
		if err != nil {
			return nil, fmt.Errorf("read the theme: %w", err)
		}
		one := document.Font{Family: f.Family, Style: f.Style, Weight: f.Weight, Data: data}
		for _, r := range f.Runs {
			one.Ranges = append(one.Ranges, document.Range{From: r.First, To: r.Last})
		}
		all = append(all, one)
	}
	return all, nil
}
