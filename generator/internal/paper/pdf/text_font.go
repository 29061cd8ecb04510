package pdf

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// font tells what the codes of a string stand for, and how wide they are.
type font struct {
	composite bool     // codes of several bytes
	vertical  bool     // lines run down
	letters   *charMap // ToUnicode; nil = none
	codes     *charMap // of a composite font: how codes are cut, and their CIDs; nil = two bytes, which are the CID
	utf16     bool     // the codes are letters themselves
	simple    [256]string
	coded     bool               // what is drawn is what its encoding says, whatever its map to letters does
	widths    map[uint32]float64 // by code, or by CID
	missing   float64            // width of the others
	unit      float64            // of widths, in text space
}

// fontKey is an object's number, or what tells one dictionary from another.
type fontKey struct {
	number  int
	pointer uintptr
}

// plainFont reads codes as letters, where a font is missing.
var plainFont = func() *font {
	f := &font{missing: 500, unit: 0.001}
	f.encode("WinAnsiEncoding")
	return f
}()

// font reads a font once.
func (r *reader) font(o types.Object) (*font, error) {
	key := fontKey{}
	if ref, ok := o.(types.IndirectRef); ok {
		key.number = ref.ObjectNumber.Value()
	}
	d, err := r.dict(o)
	if err != nil || d == nil {
		return nil, err
	}
	if key.number == 0 {
		key.pointer = reflect.ValueOf(d).Pointer()
	}
	if f := r.fonts[key]; f != nil {
		return f, nil
	}
	f, err := r.readFont(d)
	r.fonts[key] = f
	return f, err
}

func (r *reader) readFont(d types.Dict) (*font, error) {
	f := &font{unit: 0.001, missing: 500, widths: map[uint32]float64{}}
	kind := nameOf(d["Subtype"])
	f.composite = kind == "Type0"
	if stream, _, err := r.stream(d["ToUnicode"]); err != nil {
		return nil, damaged("the letters of a font", err)
	} else if stream != nil {
		f.letters = readCharMap(stream)
	}
	if f.composite {
		return f, r.compositeFont(f, d)
	}
	if kind == "Type3" {
		if m := r.numbers(d["FontMatrix"]); len(m) == 6 && m[0] != 0 {
			f.unit = m[0]
		}
	}
	first := r.numbers(types.Array{d["FirstChar"]})
	for i, w := range r.numbers(d["Widths"]) {
		if len(first) == 1 && i < 256 {
			f.widths[uint32(first[0])+uint32(i)] = w
		}
	}
	about, err := r.dict(d["FontDescriptor"])
	if err != nil {
		return nil, err
	}
	missing := r.numbers(types.Array{about["MissingWidth"]})
	if len(missing) == 1 && missing[0] > 0 {
		f.missing = missing[0]
	}
	flags := 0
	if n := r.numbers(types.Array{about["Flags"]}); len(n) == 1 {
		flags = int(n[0])
	}
	f.coded = kind != "Type3" && (d["Encoding"] != nil || about["FontFile2"] == nil && about["FontFile3"] == nil) && (about["FontFile2"] == nil || flags&symbolic == 0)
	if err := r.encoding(f, kind, d, about); err != nil || len(f.widths) > 0 || kind == "Type3" {
		return f, err
	}
	if standard, named := standardFont(nameOf(r.deref(d["BaseFont"])), flags); named || len(missing) == 0 {
		f.measure(standard)
	}
	return f, nil
}

// compositeFont reads what is told by the font below a composite one.
func (r *reader) compositeFont(f *font, d types.Dict) error {
	f.missing = 1000
	switch o, _ := r.Dereference(d["Encoding"]); o := o.(type) {
	case types.Name:
		name := string(o)
		f.vertical = strings.HasSuffix(name, "-V")
		f.utf16 = strings.Contains(name, "UCS2") || strings.Contains(name, "UTF16")
		if !strings.HasPrefix(name, "Identity") && !f.utf16 {
			f.codes = f.letters // the only one to tell how codes are cut
		}
	default:
		data, _, err := r.stream(d["Encoding"])
		if err != nil {
			return damaged("the codes of a font", err)
		}
		if data != nil {
			f.codes = readCharMap(data)
			f.vertical = f.codes.vert
		}
	}
	below, err := r.array(d["DescendantFonts"])
	if err != nil || len(below) == 0 {
		return err
	}
	real, err := r.dict(below[0])
	if err != nil {
		return err
	}
	if w := r.numbers(types.Array{real["DW"]}); len(w) == 1 {
		f.missing = w[0]
	}
	return r.cidWidths(f, real["W"])
}

// cidWidths reads "c [w w w]" and "first last w" (ISO 32000-2, 9.7.4.3).
func (r *reader) cidWidths(f *font, o types.Object) error {
	list, err := r.array(o)
	if err != nil {
		return err
	}
	for len(list) >= 2 {
		first := r.numbers(list[:1])
		if len(first) == 0 {
			return nil
		}
		from := uint32(first[0])
		if in, ok := r.deref(list[1]).(types.Array); ok {
			for i, w := range r.numbers(in) {
				f.widths[from+uint32(i)] = w
			}
			list = list[2:]
			continue
		}
		if len(list) < 3 {
			return nil
		}
		if n := r.numbers(list[1:3]); len(n) == 2 {
			for c := from; c <= min(uint32(n[0]), from+0xFFFF); c++ {
				f.widths[c] = n[1]
				if err := r.spend(1); err != nil {
					return err
				}
			}
		}
		list = list[3:]
	}
	return nil
}

// encoding gives the codes of a simple font their letters.
func (r *reader) encoding(f *font, kind string, d, about types.Dict) error {
	base := "StandardEncoding"
	if kind == "TrueType" {
		base = "WinAnsiEncoding"
	}
	encoding := r.deref(d["Encoding"])
	in, _ := encoding.(types.Dict)
	if name := nameOf(encoding); name != "" {
		base = name
	} else if name := nameOf(r.deref(in["BaseEncoding"])); name != "" {
		base = name
	} else if kind == "Type3" {
		base = ""
	}
	f.encode(base)
	if encoding == nil || in != nil && in["BaseEncoding"] == nil {
		if err := r.builtIn(f, about); err != nil {
			return err
		}
	}
	list, err := r.array(in["Differences"])
	if err != nil {
		return err
	}
	code := 0
	for _, o := range list {
		switch o := r.deref(o).(type) {
		case types.Integer:
			code = o.Value()
		case types.Name:
			if code >= 0 && code < 256 {
				f.simple[code] = glyphLetters(string(o))
			}
			code++
		}
	}
	return nil
}

func (f *font) encode(name string) {
	letter := namedEncodings[name]
	for c := range 256 {
		f.simple[c] = ""
		if letter != nil {
			if x := letter(byte(c)); x != utf8.RuneError && x >= ' ' {
				f.simple[c] = string(x)
			}
		}
	}
}

// put is how the program of a Type 1 font names the glyph of a code.
var put = regexp.MustCompile(`dup\s+(\d+)\s*/([^\s/]+)\s+put`)

// builtIn reads the encoding in the readable part of a Type 1 font.
func (r *reader) builtIn(f *font, about types.Dict) error {
	if about["FontFile"] == nil {
		return nil
	}
	program, _, err := r.stream(about["FontFile"])
	if err != nil {
		return damaged("a font", err)
	}
	for _, m := range put.FindAllSubmatch(program[:min(len(program), 64<<10)], 256) {
		if code, err := strconv.Atoi(string(m[1])); err == nil && code < 256 {
			f.simple[code] = glyphLetters(string(m[2]))
		}
	}
	return nil
}

// next cuts a code off a string that is not empty.
func (f *font) next(s []byte) (code uint32, n int) {
	switch {
	case !f.composite:
		return uint32(s[0]), 1
	case f.codes != nil && len(f.codes.spaces) > 0:
		return f.codes.next(s)
	case f.utf16 && len(s) >= 4 && s[0]&0xFC == 0xD8:
		return codeOf(s[:4]), 4
	default:
		n = min(2, len(s))
		return codeOf(s[:n]), n
	}
}

// text gives what a code stands for. What cannot be known is U+FFFD.
func (f *font) text(code uint32, n int) (string, bool) {
	if f.letters != nil {
		if s, ok := f.letters.letters(code); ok {
			return s, true
		}
	}
	return f.encoded(code, n)
}

// encoded gives what a code stands for by the encoding of the font.
func (f *font) encoded(code uint32, n int) (string, bool) {
	switch {
	case f.utf16 && n == 4:
		return lettersOf([]uint16{uint16(code >> 16), uint16(code)}), true
	case f.utf16:
		return lettersOf([]uint16{uint16(code)}), true
	case !f.composite && code < 256 && f.simple[code] != "":
		return f.simple[code], true
	}
	return "\uFFFD", false
}

// byCode gives what a code draws by its encoding, "" where its map to letters is all that
// tells. The map is for programs that search and copy, and may say other letters.
func (f *font) byCode(code uint32, n int) string {
	if f.letters == nil || !f.coded && !f.utf16 {
		return ""
	}
	text, known := f.encoded(code, n)
	if !known {
		return ""
	}
	return text
}

// symbolic is the flag of a font whose program alone says what its codes draw.
const symbolic = 4

// width is in text space, for a size of 1.
func (f *font) width(code uint32) float64 {
	if f.codes != nil {
		if cid, ok := f.codes.cid(code); ok {
			code = cid
		}
	}
	if w, ok := f.widths[code]; ok {
		return w * f.unit
	}
	return f.missing * f.unit
}

// deref follows a reference; what leads nowhere is nil.
func (r *reader) deref(o types.Object) types.Object {
	o, err := r.Dereference(o)
	if err != nil {
		return nil
	}
	return o
}

// numbers gives the numbers of an array, up to the first thing that is none.
func (r *reader) numbers(o types.Object) (list []float64) {
	a, _ := r.deref(o).(types.Array)
	for _, o := range a {
		switch n := r.deref(o).(type) {
		case types.Integer:
			list = append(list, float64(n.Value()))
		case types.Float:
			list = append(list, n.Value())
		default:
			return list
		}
	}
	return list
}

func nameOf(o types.Object) string {
	name, _ := o.(types.Name)
	return plainName(string(name))
}
