package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// streams reads the streams that no page draws: what is attached, what is said of
// the file, drawings of other kinds.
func (r *reader) streams() error {
	uses, err := r.uses()
	if err != nil {
		return err
	}
	drawings := newInterpreter(r)
	var metadata, pictures strings.Builder
	for _, number := range slices.Sorted(maps.Keys(r.Table)) {
		o, err := r.object(number)
		if err != nil {
			return err
		}
		s := streamOf(o)
		if s == nil || r.read[number] || uses.quiet[number] || r.only != nil && !r.only[number] {
			continue
		}
		kind := nameOf(s.Dict["Type"])
		if kind == "XRef" || kind == "ObjStm" || s.Dict["FunctionType"] != nil || s.Dict["ShadingType"] != nil {
			continue
		}
		if nameOf(s.Dict["Subtype"]) == "Image" {
			if len(s.FilterPipeline) == 1 && s.FilterPipeline[0].Name == "DCTDecode" {
				pictures.Write(remarks(s.Raw))
			}
			continue
		}
		data, err := r.unpack(s)
		name, attached := uses.attached[number]
		switch {
		case errors.Is(err, errTooMuch):
			return err
		case err != nil && (attached || drawn(s.Dict)):
			return damaged(fmt.Sprintf("object %d", number), err)
		case err != nil: // nobody can read it
		case attached || kind == "EmbeddedFile":
			if name == "" {
				name = fmt.Sprint("object ", number)
			}
			if err := r.attachment("attachments/"+name, data); err != nil {
				return err
			}
		case kind == "Metadata" || nameOf(s.Dict["Subtype"]) == "XML":
			metadata.Write(data)
			metadata.WriteByte('\n')
		case drawn(s.Dict) || uses.glyphs[number] != nil || draws(data):
			if !draws(data) && !bytes.Contains(data, []byte("Do")) && !bytes.Contains(data, []byte("BDC")) {
				continue
			}
			resources, _ := r.deref(s.Dict["Resources"]).(types.Dict)
			if resources == nil {
				resources = uses.glyphs[number]
			}
			if resources == nil {
				resources = uses.forms
			}
			if err := drawings.run(data, resources, 0); err != nil {
				return damaged(fmt.Sprintf("object %d", number), err)
			}
			drawings.lines.flush()
		default:
			r.add(fmt.Sprint("stream ", number), string(data), 0)
		}
	}
	r.draw("drawings", drawings)
	r.add("metadata", metadata.String(), 0)
	r.add("pictures", pictures.String(), 0)
	return nil
}

// drawn tells a drawing by its dictionary: a stamp, a template or a pattern.
func drawn(d types.Dict) bool { return nameOf(d["Subtype"]) == "Form" || d["PatternType"] != nil }

// draws tells whether instructions may draw text.
func draws(data []byte) bool {
	return bytes.Contains(data, []byte("Tj")) || bytes.Contains(data, []byte("TJ")) || bytes.Contains(data, []byte("BT"))
}

// uses tells what streams are for, by what leads to them.
type uses struct {
	quiet    map[int]bool       // fonts
	attached map[int]string     // files, by their names
	glyphs   map[int]types.Dict // drawings of glyphs, and the resources of their font
	forms    types.Dict         // resources of forms
}

func (r *reader) uses() (uses, error) {
	u := uses{map[int]bool{}, map[int]string{}, map[int]types.Dict{}, nil}
	for _, number := range slices.Sorted(maps.Keys(r.Table)) {
		o, err := r.object(number)
		if err != nil {
			return u, err
		}
		if s := streamOf(o); s != nil {
			o = s.Dict
		}
		if err := r.usesOf(o, &u, 0); err != nil {
			return u, err
		}
	}
	return u, nil
}

func (r *reader) usesOf(o types.Object, u *uses, depth int) error {
	if depth > maxDepth {
		return damaged("an object", errNoEnd)
	}
	switch o := o.(type) {
	case types.Array:
		for _, in := range o {
			if err := r.usesOf(in, u, depth+1); err != nil {
				return err
			}
		}
	case types.Dict:
		for _, key := range []string{"FontFile", "FontFile2", "FontFile3", "ToUnicode", "CIDToGIDMap", "CIDSet"} {
			if n := numberOf(o[key]); n > 0 {
				u.quiet[n] = true
			}
		}
		if nameOf(o["Type"]) == "Font" {
			u.quiet[numberOf(o["Encoding"])] = true
		}
		r.usesOfDict(o, u)
		for _, key := range slices.Sorted(maps.Keys(o)) {
			if err := r.usesOf(o[key], u, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) usesOfDict(d types.Dict, u *uses) {
	if files, _ := r.deref(d["EF"]).(types.Dict); files != nil {
		name := ""
		for _, key := range []string{"UF", "F", "Unix", "DOS", "Mac"} {
			if raw, ok := stringOf(r.deref(d[key])); ok && name == "" {
				name = textString(raw)
			}
		}
		for _, in := range files {
			u.attached[numberOf(in)] = name
		}
	}
	if glyphs, _ := r.deref(d["CharProcs"]).(types.Dict); glyphs != nil {
		resources, _ := r.deref(d["Resources"]).(types.Dict)
		if resources == nil {
			resources = types.Dict{}
		}
		for _, in := range glyphs {
			u.glyphs[numberOf(in)] = resources
		}
	}
	if resources, _ := r.deref(d["DR"]).(types.Dict); resources != nil && u.forms == nil {
		u.forms = resources
	}
}

func numberOf(o types.Object) int {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		return 0
	}
	return ref.ObjectNumber.Value()
}

// attachment tells a file within the file: as it is, and if it is a PDF itself,
// what can be read in it.
func (r *reader) attachment(name string, data []byte) error {
	r.add(name, string(data), 0)
	if !Is(data) && !(MayBe(data) && HasTable(data)) {
		return nil
	}
	if r.nested >= maxNested {
		return errTooMuch
	}
	parts, err := read(data, r.left, r.nested+1)
	if err != nil {
		return fmt.Errorf("the attached %q cannot be read: %w", name, err)
	}
	for _, p := range parts {
		r.parts = append(r.parts, Part{name + "/" + p.Name, p.Text, p.Unread})
	}
	return nil
}

// remarks gives what a JPEG picture holds beside the picture (ISO 10918-1, B.1):
// the segments of applications, without profiles of colours, and comments.
func remarks(data []byte) (all []byte) {
	for i := 2; i+4 <= len(data) && data[i] == 0xFF; {
		kind, size := data[i+1], int(data[i+2])<<8|int(data[i+3])
		if kind == 0xDA || size < 2 || i+2+size > len(data) {
			break
		}
		if segment := data[i+4 : i+2+size]; kind == 0xFE || kind > 0xE0 && kind <= 0xEF && !bytes.HasPrefix(segment, []byte("ICC_PROFILE")) && !bytes.HasPrefix(segment, []byte("Adobe")) {
			all = append(append(all, segment...), '\n')
		}
		i += 2 + size
	}
	return all
}

// mostFilters bounds how often a stream may be packed.
const mostFilters = 8

// stream unpacks a stream, and gives its dictionary; nil for what is none.
func (r *reader) stream(o types.Object) ([]byte, types.Dict, error) {
	s := streamOf(r.deref(o))
	if s == nil {
		return nil, nil, nil
	}
	data, err := r.unpack(s)
	return data, s.Dict, err
}

func streamOf(o types.Object) *types.StreamDict {
	switch s := o.(type) {
	case types.StreamDict:
		return &s
	case *types.StreamDict:
		return s
	}
	return nil
}

// unpack takes off the packings of a stream one by one, because each may blow up
// what it is given.
func (r *reader) unpack(s *types.StreamDict) ([]byte, error) {
	data := s.Raw
	if err := r.spend(len(data)); err != nil {
		return nil, err
	}
	if len(s.FilterPipeline) > mostFilters {
		return nil, errTooMuch
	}
	for _, how := range s.FilterPipeline {
		one := types.StreamDict{Dict: s.Dict, Raw: data, FilterPipeline: []types.PDFFilter{how}, CSComponents: s.CSComponents}
		err := one.DecodeWithLimit(int64(min(maxDecoded, *r.left+1)))
		switch {
		case errors.Is(err, filter.ErrDecodeLimitExceeded):
			return nil, errTooMuch
		case err != nil:
			return nil, err
		}
		data = one.Content
		if err := r.spend(len(data)); err != nil {
			return nil, err
		}
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}
