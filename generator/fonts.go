package generator

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/casebook-dev/casebook/generator/internal/document"
)

// fontList is where a theme lists the fonts of the packet, which `make assets`
// fetches.
const fontList = "assets/vendor/fonts/fonts.json"

// fonts gives the fonts of a theme. Without them a packet would look different
// on every machine, so a binary that was built without says so.
func fonts(theme fs.FS) ([]document.Font, error) {
	text, err := fs.ReadFile(theme, fontList)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("this casebook was built without its fonts, and cannot set a packet: run make assets, then make build")
	}
	if err != nil {
		return nil, err
	}
	var faces []struct {
		Family, Style, File string
		Weight              int
		Ranges              [][2]rune
	}
	if err := json.Unmarshal(text, &faces); err != nil {
		return nil, fmt.Errorf("read the theme's %s: %w", fontList, err)
	}
	var all []document.Font
	for _, f := range faces {
		data, err := fs.ReadFile(theme, path.Join(path.Dir(fontList), f.File))
		if err != nil {
			return nil, err
		}
		font := document.Font{Family: f.Family, Style: f.Style, Weight: f.Weight, Data: data}
		for _, r := range f.Ranges {
			font.Ranges = append(font.Ranges, document.Range{From: r[0], To: r[1]})
		}
		all = append(all, font)
	}
	return all, nil
}
