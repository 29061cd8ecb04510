package pdf

import (
	"errors"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// inherited are the entries that a page has from the nodes of the tree above it.
var inherited = []string{"Resources", "MediaBox", "CropBox", "Rotate"}

// eachPage calls visit for every page of a file, in their order, with the number of its
// object and its dictionary, which has what it inherits too.
func (f file) eachPage(visit func(object int, page types.Dict) error) error {
	root, err := f.catalog()
	if err != nil {
		return err
	}
	seen := map[int]bool{}
	var walk func(o types.Object, above types.Dict, depth int) error
	walk = func(o types.Object, above types.Dict, depth int) error {
		ref, ok := o.(types.IndirectRef)
		if !ok || depth > maxDepth || seen[ref.ObjectNumber.Value()] {
			return errors.New("the PDF file is damaged: its page tree is invalid")
		}
		seen[ref.ObjectNumber.Value()] = true
		d, err := f.dict(ref)
		if err != nil {
			return damaged("a page", err)
		}
		d = clone(d)
		for _, key := range inherited {
			if d[key] == nil && above[key] != nil {
				d[key] = above[key]
			}
		}
		if d["Kids"] == nil {
			return visit(ref.ObjectNumber.Value(), d)
		}
		kids, err := f.array(d["Kids"])
		if err != nil {
			return damaged("the pages", err)
		}
		for _, kid := range kids {
			if err := walk(kid, d, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return walk(root["Pages"], nil, 0)
}

// pageNumbers gives the number of every page, by its object.
func (f file) pageNumbers() (map[int]int, error) {
	numbers := map[int]int{}
	err := f.eachPage(func(object int, _ types.Dict) error {
		numbers[object] = len(numbers) + 1
		return nil
	})
	return numbers, err
}
