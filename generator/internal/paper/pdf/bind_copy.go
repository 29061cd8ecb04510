package pdf

import (
	"errors"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

const mostCopied = 200_000 // objects of one file

// copier copies objects of one file into another, each once, under new numbers.
type copier struct {
	*reader
	to      *update
	numbers map[int]int // of objects: here -> there
	waiting []int       // objects that have a number, and are not written yet
}

// copy gives an object as it stands in the other file. What it refers to is written by rest.
func (c *copier) copy(o types.Object, depth int) (types.Object, error) {
	if depth > maxDepth {
		return nil, errors.New("the PDF file is damaged: its objects are nested without end")
	}
	switch o := o.(type) {
	case types.IndirectRef:
		from := o.ObjectNumber.Value()
		if c.numbers[from] == 0 {
			if len(c.numbers) == mostCopied {
				return nil, errTooMuch
			}
			c.numbers[from] = c.to.next
			c.to.next++
			c.waiting = append(c.waiting, from)
		}
		return *types.NewIndirectRef(c.numbers[from], 0), nil
	case types.Array:
		all := make(types.Array, len(o))
		for i := range o {
			var err error
			if all[i], err = c.copy(o[i], depth+1); err != nil {
				return nil, err
			}
		}
		return all, nil
	case types.Dict:
		return c.dictionary(o, depth)
	}
	return o, nil
}

// others are kinds of objects that draw nothing, and lead to all the rest of a file.
var others = []string{"Catalog", "Pages", "Page", "Annot", "StructTreeRoot", "StructElem", "OCG", "OCMD", "Filespec", "Metadata"}

func (c *copier) dictionary(d types.Dict, depth int) (types.Object, error) {
	if slices.Contains(others, nameOf(d["Type"])) {
		return nil, nil
	}
	all := types.Dict{}
	for _, key := range slices.Sorted(maps.Keys(d)) { // objects get their numbers in this order
		var err error
		if all[key], err = c.copy(d[key], depth+1); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// said are keys of streams that say something of them, and change nothing of what is drawn.
var said = []string{"Metadata", "PieceInfo", "LastModified", "StructParent", "StructParents", "OC", "OPI", "Alternates", "Ref", "AF", "Measure", "PtData"}

// rest writes the objects that those written so far refer to.
func (c *copier) rest() error {
	for len(c.waiting) > 0 {
		from := c.waiting[0]
		c.waiting = c.waiting[1:]
		o, err := c.object(from)
		if err != nil {
			return err
		}
		written := "null"
		if s := streamOf(o); s != nil {
			if err := c.spend(len(s.Raw)); err != nil {
				return err
			}
			d := clone(s.Dict)
			for _, key := range said {
				delete(d, key)
			}
			delete(d, "Length")
			copied, err := c.dictionary(d, 0)
			if err != nil {
				return err
			}
			if d, ok := copied.(types.Dict); ok {
				written = streamOfDict(d, s.Raw)
			}
		} else if copied, err := c.copy(o, 0); err != nil {
			return err
		} else if copied != nil {
			written = copied.PDFString()
		}
		c.to.write(c.numbers[from], written)
	}
	return nil
}
