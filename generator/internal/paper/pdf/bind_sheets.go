package pdf

import (
	"errors"
	"fmt"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Bounds of what is bound. A page that is larger could not be read any more.
const (
	mostSheets  = 200
	longestSide = 1700.0 // points: a page of A2
	leastSide   = 36.0
)

// sheet is a page of a file: what it draws, and which part of it is seen.
type sheet struct {
	page                     types.Dict
	resources                types.Object
	left, bottom, right, top float64
	turned                   int // clockwise, in quarters
}

// sheets gives the pages of a file in their order, or says which of them cannot be drawn
// elsewhere as they are here.
func (r *reader) sheets() ([]sheet, error) {
	root, err := r.catalog()
	if err != nil {
		return nil, err
	}
	if root["OCProperties"] != nil {
		return nil, errors.New("the PDF file has layers, which can be hidden and shown")
	}
	var all []sheet
	err = r.eachPage(func(_ int, page types.Dict) error {
		s, err := r.sheet(page)
		if err != nil {
			return fmt.Errorf("page %d %w", len(all)+1, err)
		}
		if all = append(all, s); len(all) > mostSheets {
			return fmt.Errorf("the PDF file has more than %d pages", mostSheets)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, errors.New("the PDF file has no pages")
	}
	return all, nil
}

func (r *reader) sheet(d types.Dict) (sheet, error) {
	s := sheet{page: d, resources: d["Resources"]}
	if notes, err := r.noted(d); err != nil {
		return s, err
	} else if notes {
		return s, errors.New("has annotations or form fields, which are not part of the page")
	}
	media := r.numbers(d["MediaBox"])
	if len(media) != 4 {
		return s, errors.New("has no size")
	}
	seen := media
	if crop := r.numbers(d["CropBox"]); len(crop) == 4 {
		seen = crop
	}
	s.left, s.right = math.Max(min(seen[0], seen[2]), min(media[0], media[2])), math.Min(max(seen[0], seen[2]), max(media[0], media[2]))
	s.bottom, s.top = math.Max(min(seen[1], seen[3]), min(media[1], media[3])), math.Min(max(seen[1], seen[3]), max(media[1], media[3]))
	if turned, ok := r.deref(d["Rotate"]).(types.Integer); ok {
		s.turned = ((turned.Value()/90)%4 + 4) % 4
	}
	unit := 1.0
	if list := r.numbers(types.Array{d["UserUnit"]}); len(list) == 1 {
		unit = list[0]
	}
	width, height := unit*(s.right-s.left), unit*(s.top-s.bottom)
	const millimetre = 72 / 25.4
	switch {
	case !(width >= leastSide && height >= leastSide):
		return s, errors.New("is too small to read")
	case width > longestSide || height > longestSide:
		return s, fmt.Errorf("measures %.0f × %.0f mm, and would be too small to read", width/millimetre, height/millimetre)
	}
	return s, nil
}

// noted reports a page with something on it that it does not draw itself.
func (r *reader) noted(page types.Dict) (bool, error) {
	list, err := r.array(page["Annots"])
	if err != nil {
		return false, damaged("its notes", err)
	}
	for _, o := range list {
		note, err := r.dict(o)
		if err != nil {
			return false, damaged("a note", err)
		}
		if kind := nameOf(note["Subtype"]); note != nil && kind != "Link" && kind != "Popup" {
			return true, nil
		}
	}
	return false, nil
}

// placed gives the matrix that draws a page into a frame, upright, as large as it fits, in
// the middle of its upper edge; and the width and height that it takes.
func (s sheet) placed(in Frame) (matrix string, width, height float64) {
	a, b, c, d, e, f := 1.0, 0.0, 0.0, 1.0, -s.left, -s.bottom
	switch s.turned {
	case 1:
		a, b, c, d, e, f = 0, -1, 1, 0, -s.bottom, s.right
	case 2:
		a, b, c, d, e, f = -1, 0, 0, -1, s.right, s.top
	case 3:
		a, b, c, d, e, f = 0, 1, -1, 0, s.top, -s.left
	}
	width, height = s.right-s.left, s.top-s.bottom
	if s.turned%2 == 1 {
		width, height = height, width
	}
	scale := min(in.Width/width, in.Height/height)
	width, height = scale*width, scale*height
	left, bottom := in.Left+(in.Width-width)/2, in.Bottom+in.Height-height
	return fmt.Sprintf("%.6f %.6f %.6f %.6f %.6f %.6f", scale*a, scale*b, scale*c, scale*d, scale*e+left, scale*f+bottom), width, height
}
