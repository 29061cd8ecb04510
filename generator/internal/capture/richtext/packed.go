package richtext

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// What is read of a document at most.
const (
	mostFile     = 32 << 20 // bytes
	mostUnpacked = 64 << 20 // bytes of a part of it
	mostDepth    = 200      // elements within one another
)

// parts are the files that a document packs.
type parts struct{ *zip.Reader }

var errTooLarge = errors.New("too large")

// read gives a part; nil where there is none.
func (p parts) read(name string) ([]byte, error) {
	for _, f := range p.File {
		if f.Name != name {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer in.Close()
		data, err := io.ReadAll(io.LimitReader(in, mostUnpacked+1))
		if len(data) > mostUnpacked {
			return nil, errTooLarge
		}
		return data, err
	}
	return nil, nil
}

// packed reads the main part of a document.
func packed(at diag.Pos, data []byte, part string, read func(parts, []byte) (*writer, error)) ([]Paragraph, []string, diag.List) {
	var diags diag.List
	if len(data) > mostFile {
		diags.Errorf(at, "file-too-large", "the file has %.1f MB; at most %d MB are read", float64(len(data))/(1<<20), mostFile>>20).
			Hintf("save it again without its pictures, or in parts")
		return nil, nil, diags
	}
	unpacked, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	var main []byte
	if err == nil {
		main, err = parts{unpacked}.read(part)
	}
	if err == nil && main == nil {
		err = errors.New("it has no " + part)
	}
	var w *writer
	if err == nil {
		w, err = read(parts{unpacked}, main)
	}
	switch {
	case errors.Is(err, errTooLarge):
		diags.Errorf(at, "text-unbounded", "the document unpacks to more than %d MB, or nests its parts too deeply", mostUnpacked>>20).
			Hintf("save it in parts")
	case err != nil:
		diags.Errorf(at, "encoding-bad", "this is no document that can be read: %s", strings.TrimSuffix(err.Error(), ".")).
			Hintf("open it in its program and save it again; a file with a password cannot be read")
	default:
		w.end()
		return w.all, w.leftOut(), nil
	}
	return nil, nil, diags
}

// walk calls what is to be done at each element and each text of XML.
func walk(data []byte, start func(xml.StartElement) (skip bool), end func(name string), words func(string)) error {
	in := xml.NewDecoder(bytes.NewReader(data))
	for depth := 0; ; {
		token, err := in.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > mostDepth {
				return errTooLarge
			}
			if start(t) {
				depth--
				if err := in.Skip(); err != nil {
					return err
				}
			}
		case xml.EndElement:
			depth--
			end(t.Name.Local)
		case xml.CharData:
			words(string(t))
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
