package pdf

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// sayingKinds are the parts that strings of objects are put into.
var sayingKinds = []string{"information", "outline", "names", "links", "structure", "annotations", "files", "texts"}

// sayings are strings of objects, each once in its part.
type sayings struct {
	text map[string]*strings.Builder
	said map[string]bool
}

func newSayings() sayings {
	s := sayings{map[string]*strings.Builder{}, map[string]bool{}}
	for _, kind := range sayingKinds {
		s.text[kind] = &strings.Builder{}
	}
	return s
}

func (s sayings) say(kind, text string) {
	if text = strings.TrimSpace(text); text != "" && !s.said[kind+" "+text] {
		s.said[kind+" "+text] = true
		s.text[kind].WriteString(text)
		s.text[kind].WriteByte('\n')
	}
}

// sayAll tells the strings of every object, whether anything leads to it or not,
// and what drawings say beside their text.
func (r *reader) sayAll() error {
	for _, number := range slices.Sorted(maps.Keys(r.Table)) {
		if r.only != nil && !r.only[number] {
			continue
		}
		o, err := r.object(number)
		if err != nil {
			return err
		}
		kind := "texts"
		if r.Info != nil && r.Info.ObjectNumber.Value() == number {
			kind = "information"
			if d, ok := o.(types.Dict); ok {
				r.sayKeys(kind, d)
			}
		}
		if err := r.sayObject(o, kind, "", 0); err != nil {
			return err
		}
	}
	root, err := r.catalog()
	if err != nil {
		return err
	}
	if dests, _ := r.deref(root["Dests"]).(types.Dict); dests != nil {
		r.sayKeys("names", dests)
	}
	for _, kind := range sayingKinds {
		r.add(kind, r.said.text[kind].String(), 0)
	}
	return nil
}

// object gives an object by its number, nil for none.
func (r *reader) object(number int) (types.Object, error) {
	entry := r.Table[number]
	if entry == nil || entry.Free {
		return nil, nil
	}
	if packed, ok := entry.Object.(types.LazyObjectStreamObject); ok {
		o, err := packed.DecodedObject(context.Background())
		if err != nil {
			return nil, damaged("an object", err)
		}
		return o, nil
	}
	return entry.Object, nil
}

// sayKeys tells the keys of a dictionary that are not of the standard.
func (r *reader) sayKeys(kind string, d types.Dict) {
	for _, key := range slices.Sorted(maps.Keys(d)) {
		if key = plainName(key); !isInformation(key) {
			r.said.say(kind, key)
		}
	}
}

// sayObject tells the strings of an object and of those in it. Kind is the part
// that they belong to where nothing else is known.
func (r *reader) sayObject(o types.Object, kind, key string, depth int) error {
	if depth > maxDepth {
		return damaged("an object", errNoEnd)
	}
	switch o := o.(type) {
	case types.StringLiteral, types.HexLiteral:
		if raw, ok := stringOf(o); ok {
			if err := r.spend(len(raw)); err != nil {
				return err
			}
			r.said.say(kind, textString(raw))
		}
	case types.Array:
		if len(o) == 4 && nameOf(o[0]) == "Indexed" {
			return nil // colours
		}
		for _, in := range o {
			if err := r.sayObject(in, kind, key, depth+1); err != nil {
				return err
			}
		}
	case types.Name:
		if key == "Dest" || key == "D" {
			r.said.say("names", plainName(string(o)))
		}
	case types.Dict:
		return r.sayDict(o, kind, depth)
	default:
		if s := streamOf(o); s != nil {
			return r.sayDict(s.Dict, kind, depth)
		}
	}
	return nil
}

func (r *reader) sayDict(d types.Dict, kind string, depth int) error {
	if t := nameOf(d["Type"]); t == "XRef" || t == "ObjStm" {
		return nil
	}
	kind = kindOf(d, kind)
	keys := slices.Sorted(maps.Keys(d))
	for _, key := range keys {
		in := kind
		switch plain := plainName(key); plain {
		case "URI", "Base":
			in = "links"
		case "Dest", "D", "Names", "Limits":
			if in != "files" {
				in = "names"
			}
		case "Alt", "ActualText", "E":
			if in == "texts" {
				in = "structure"
			}
		case "ID":
			if in == "structure" && nameOf(d["S"]) != "" {
				continue // numbers that link parts of the structure
			}
		case "Contents", "Cert", "ByteRange":
			if d["ByteRange"] != nil {
				continue // a signature
			}
		case "RoleMap", "ClassMap":
			if roles, ok := r.deref(d[key]).(types.Dict); ok {
				r.sayKeys("structure", roles)
			}
		}
		if err := r.sayObject(d[key], in, plainName(key), depth+1); err != nil {
			return err
		}
	}
	return nil
}

// kindOf tells by the keys of a dictionary what it describes.
func kindOf(d types.Dict, kind string) string {
	switch {
	case kind == "information":
		return kind
	case nameOf(d["Type"]) == "Filespec", d["EF"] != nil, nameOf(d["Type"]) == "EmbeddedFile":
		return "files"
	case nameOf(d["Type"]) == "StructElem", nameOf(d["Type"]) == "StructTreeRoot", d["S"] != nil && d["P"] != nil:
		return "structure"
	case d["Rect"] != nil && d["Subtype"] != nil, d["FT"] != nil, d["Fields"] != nil, d["T"] != nil && (d["Kids"] != nil || d["Parent"] != nil):
		return "annotations"
	case d["Title"] != nil && d["Parent"] != nil:
		return "outline"
	}
	return kind
}

// stringOf gives the bytes of a string.
func stringOf(o types.Object) ([]byte, bool) {
	switch o := o.(type) {
	case types.StringLiteral:
		s, err := types.Unescape(o.Value())
		return s, err == nil
	case types.HexLiteral:
		s, err := o.Bytes()
		return s, err == nil
	}
	return nil, false
}

// textString reads a string (ISO 32000-2, 7.9.2.2): with a mark it is UTF-16 or
// UTF-8. Without, it is UTF-8 if it can be, as careless programs write it, and
// else in the encoding of PDF documents.
func textString(s []byte) string {
	switch {
	case len(s) >= 2 && s[0] == 0xFE && s[1] == 0xFF:
		return decoded16(s[2:], 1, 0)
	case len(s) >= 2 && s[0] == 0xFF && s[1] == 0xFE:
		return decoded16(s[2:], 0, 1)
	case len(s) >= 3 && s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF:
		return strings.ToValidUTF8(string(s[3:]), "\uFFFD")
	case utf8.Valid(s):
		return string(s)
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case c >= 0x18 && c < 0x20:
			b.WriteRune(documentLow[c-0x18])
		case c >= 0x80 && c <= 0xA0:
			b.WriteRune(documentHigh[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// The encoding of PDF documents, where it is not Latin 1.
var (
	documentLow  = []rune("˘ˇˆ˙˝˛˚˜")
	documentHigh = []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€")
)

func decoded16(s []byte, low, high int) string {
	units := make([]uint16, 0, len(s)/2)
	for ; len(s) >= 2; s = s[2:] {
		units = append(units, uint16(s[high])<<8|uint16(s[low]))
	}
	return string(utf16.Decode(units))
}
