package pdf

import (
	"errors"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Attached reads the attachment of that name. The file may come from anywhere.
func Attached(pdf []byte, name string) (data []byte, err error) {
	defer guard(&err)
	f, err := open(pdf, false)
	if err != nil {
		return nil, err
	}
	root, err := f.catalog()
	if err != nil {
		return nil, err
	}
	names, err := f.dict(root["Names"])
	if err != nil {
		return nil, fmt.Errorf("the PDF file is damaged: %w", err)
	}
	err = f.named(names["EmbeddedFiles"], func(key string, o types.Object) error {
		if data != nil {
			return nil
		}
		spec, err := f.dict(o)
		if err != nil {
			return err
		}
		if !f.isNamed(spec, key, name) {
			return nil
		}
		data, err = f.embedded(spec)
		return err
	}, 0)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the attachment %q cannot be read: %w", name, err)
	case data == nil:
		return nil, fmt.Errorf("the PDF file has no attachment %q", name)
	}
	return data, nil
}

// isNamed tells whether a file goes by a name: a program that rewrites a PDF
// may choose another key for the tree, but keeps the name of the file.
func (f file) isNamed(spec types.Dict, key, name string) bool {
	if key == name {
		return true
	}
	for _, k := range []string{"UF", "F"} {
		if s, err := f.text(spec[k]); err == nil && s == name {
			return true
		}
	}
	return false
}

// embedded unpacks a file. An empty one is not nil.
func (f file) embedded(spec types.Dict) ([]byte, error) {
	ef, err := f.dict(spec["EF"])
	if err != nil {
		return nil, err
	}
	o := ef["F"]
	if o == nil {
		o = ef["UF"]
	}
	if o == nil {
		return nil, errors.New("it has no content")
	}
	stream, _, err := f.DereferenceStreamDict(o)
	if err != nil {
		return nil, err
	}
	if stream == nil {
		return nil, errors.New("it has no content")
	}
	if stream.FilterPipeline == nil {
		return append([]byte{}, stream.Raw...), nil
	}
	if err := stream.DecodeWithLimit(maxDecoded); err != nil {
		return nil, err
	}
	return append([]byte{}, stream.Content...), nil
}
