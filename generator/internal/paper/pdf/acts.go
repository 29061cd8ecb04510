package pdf

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Acts tells what a file can do besides being read: "runs a script", "starts a
// program", "contains other files", "opens other files", "plays media", "sends or
// loads data", "contains an XFA form", "leads to an address that is not of the
// web". The list is sorted; an empty one is a file that is only read. An error
// is a file that cannot be read as a whole, also one that is encrypted.
//
// Every object of the file is looked at, packed or not, whether anything leads
// to it or not. Because viewers mend damaged files in their own ways, the names
// of actions may not stand anywhere else in its bytes either.
func Acts(data []byte) (acts []string, err error) {
	defer guard(&err)
	f, err := open(data, false)
	if err != nil {
		return nil, err
	}
	if _, err := f.catalog(); err != nil {
		return nil, err
	}
	if err := f.whole(data); err != nil {
		return nil, err
	}
	found := map[string]bool{}
	for _, number := range slices.Sorted(maps.Keys(f.Table)) {
		entry := f.Table[number]
		if entry == nil || entry.Free {
			continue
		}
		o := entry.Object
		if packed, ok := o.(types.LazyObjectStreamObject); ok {
			if o, err = packed.DecodedObject(context.Background()); err != nil {
				return nil, fmt.Errorf("the PDF file is damaged: %w", err)
			}
		}
		if err := look(o, found, 0); err != nil {
			return nil, err
		}
	}
	loose(data, found)
	return slices.Sorted(maps.Keys(found)), nil
}

const (
	runs  = "runs a script"
	holds = "contains other files"
	opens = "opens other files"
	plays = "plays media"
	sends = "sends or loads data"
)

// actOf gives the act by the name of an action, of an annotation, or of a key
// (ISO 32000-2, tables 171, 201 and 31).
var actOf = map[string]string{
	"JavaScript": runs, "JS": runs,
	"Launch":        "starts a program",
	"EmbeddedFiles": holds, "EmbeddedFile": holds, "EF": holds, "FileAttachment": holds, "Collection": holds,
	"GoToR": opens, "GoToE": opens,
	"Rendition": plays, "Movie": plays, "Sound": plays, "RichMedia": plays, "RichMediaExecute": plays, "Screen": plays, "3D": plays, "GoTo3DView": plays,
	"SubmitForm": sends, "ImportData": sends,
	"XFA": "contains an XFA form",
}

// look notes what an object does, and those inside it. Objects that it refers
// to are entries of the table themselves.
func look(o types.Object, found map[string]bool, depth int) error {
	if depth > maxDepth {
		return errors.New("the PDF file is damaged: its objects are nested without end")
	}
	switch o := o.(type) {
	case types.Array:
		for _, in := range o {
			if err := look(in, found, depth+1); err != nil {
				return err
			}
		}
	case types.Dict:
		return lookDict(o, false, found, depth)
	case types.StreamDict:
		return lookDict(o.Dict, true, found, depth)
	case *types.StreamDict:
		return lookDict(o.Dict, true, found, depth)
	case types.ObjectStreamDict:
		return lookDict(o.Dict, true, found, depth)
	case *types.ObjectStreamDict:
		return lookDict(o.Dict, true, found, depth)
	}
	return nil
}

func lookDict(d types.Dict, stream bool, found map[string]bool, depth int) error {
	for key, value := range d {
		switch key = plainName(key); key {
		case "JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "Collection":
			found[actOf[key]] = true
		case "S", "Subtype", "Type":
			if name, ok := value.(types.Name); ok {
				if act := actOf[plainName(string(name))]; act != "" {
					found[act] = true
				}
			}
		case "F", "Ref":
			// The data of a stream, or a page to show in its place, lies in another file.
			if stream && value != nil {
				found[opens] = true
			}
		case "URI":
			if !ofTheWeb(value) {
				found["links to an address that is not a web address"] = true
			}
		}
		if err := look(value, found, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// ofTheWeb reports an address that a reader may follow. A dictionary of the same
// key gives the base of all addresses.
func ofTheWeb(value types.Object) bool {
	switch value.(type) {
	case types.StringLiteral, types.HexLiteral:
	default:
		return true
	}
	address, err := model.Text(value)
	if err != nil {
		return false
	}
	scheme, _, found := strings.Cut(strings.ToLower(strings.TrimSpace(address)), ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true // within a site
	}
	return slices.Contains([]string{"http", "https", "mailto", "tel", "doi"}, scheme)
}

// plainName reads the escapes of a name: # and two hexadecimal digits.
func plainName(name string) string {
	if !strings.Contains(name, "#") {
		return name
	}
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if name[i] == '#' && i+2 < len(name) {
			hi, lo := hexDigit(name[i+1]), hexDigit(name[i+2])
			if hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(name[i])
	}
	return b.String()
}

func hexDigit(c byte) int { return strings.IndexByte("0123456789abcdef", c|0x20) }

// loose notes the names of actions that stand anywhere in a file: alone, or as
// the value of the keys that name actions. Behind any other word a slash is a
// slash of a text, and a short name stands in a picture by chance.
func loose(data []byte, found map[string]bool) {
	before, end := "", -1 // the name before, and where it ended
	for name, ends := range names(data) {
		slash := ends - 1
		for data[slash] != '/' {
			slash--
		}
		alone := slash == 0 || !isWord(data[slash-1]) || end == slash && (before == "S" || before == "Type" || before == "Subtype")
		if alone && len(name) > 4 {
			switch name {
			case "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "GoToR", "GoToE", "RichMedia", "SubmitForm", "ImportData":
				found[actOf[name]] = true
			}
		}
		before, end = name, ends
	}
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
