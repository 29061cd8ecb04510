package pdf

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// signatureRoom is how many bytes a signature may have: its certificates and a time
// stamp are in it.
const signatureRoom = 24 << 10

// signedRange is what is signed: all of the file but the signature. It has a fixed
// length, since what it says is known when the file is complete.
const signedRange = "/ByteRange [0 %010d %010d %010d]"

// Sign appends a signature to a file that has no form. sign gives the signature of what
// is signed, in the form of PAdES (ETSI EN 319 142-1). The bytes of the file stay as they
// are; what is appended is the same for the same file and time, but for the signature.
func Sign(data []byte, at time.Time, sign func(signed []byte) ([]byte, error)) (out []byte, err error) {
	defer guard(&err)
	f, err := open(data, false)
	if err != nil {
		return nil, fmt.Errorf("signing: %w", err)
	}
	out, err = f.withRoom(data, at)
	if err != nil {
		return nil, fmt.Errorf("signing: %w", err)
	}
	from := len(data) + bytes.Index(out[len(data):], []byte("/Contents <")) + len("/Contents ")
	to := from + len("<>") + 2*signatureRoom
	copy(out[len(data)+bytes.Index(out[len(data):], []byte("/ByteRange")):], fmt.Sprintf(signedRange, from, to, len(out)-to))
	signature, err := sign(slices.Concat(out[:from], out[to:]))
	if err != nil {
		return nil, err
	}
	if len(signature) > signatureRoom {
		return nil, fmt.Errorf("the signature has %d bytes, and there is room for %d; give fewer certificates", len(signature), signatureRoom)
	}
	hex.Encode(out[from+1:], signature)
	return out, nil
}

// withRoom appends a signature of zeros: its field, which shows nothing, is on the first
// page.
func (f file) withRoom(data []byte, at time.Time) ([]byte, error) {
	root, err := f.catalog()
	if err != nil {
		return nil, err
	}
	if root["AcroForm"] != nil {
		return nil, errors.New("the file has a form or a signature already")
	}
	number, page, err := f.firstPage()
	if err != nil {
		return nil, err
	}
	notes, err := f.array(page["Annots"])
	if err != nil {
		return nil, err
	}
	u := update{data: bytes.Clone(data), next: *f.Size}
	signature := u.object(fmt.Sprintf("<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (%s) "+signedRange+" /Contents <%s>>>",
		at.UTC().Format(signedAt), 0, 0, 0, bytes.Repeat([]byte("0"), 2*signatureRoom)))
	field := u.object(fmt.Sprintf("<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /F 132 /Rect [0 0 0 0] /P %d 0 R /V %d 0 R>>", number, signature))
	page["Annots"] = append(slices.Clone(notes), *types.NewIndirectRef(field, 0))
	u.write(number, page.PDFString())
	anew := clone(root)
	anew["AcroForm"] = types.Dict{"Fields": types.Array{*types.NewIndirectRef(field, 0)}, "SigFlags": types.Integer(3)}
	u.write(f.Root.ObjectNumber.Value(), anew.PDFString())
	return u.close(f)
}

// signedAt is the form of the time at which a signature says that it was made.
const signedAt = "D:20060102150405Z"

// firstPage gives a copy of the first page as it is written, without what it inherits.
func (f file) firstPage() (number int, page types.Dict, err error) {
	err = f.eachPage(func(object int, _ types.Dict) error {
		if number == 0 {
			number = object
		}
		return nil
	})
	if err != nil || number == 0 {
		return 0, nil, errors.Join(err, errors.New("the file has no pages"))
	}
	page, err = f.dict(*types.NewIndirectRef(number, 0))
	return number, clone(page), err
}

// Signature is a signature in a file.
type Signature struct {
	Data    []byte    // as it is in the file, with zeros behind it
	Signed  []byte    // what it signs
	Whole   bool      // it signs all of the file but itself
	Claimed time.Time // when it was made, as the signer says; zero = it does not say
}

// maxSignatures bounds how many are read.
const maxSignatures = 8

// Signatures reads the signatures of a file, in the order in which they were made. A file
// whose signatures cannot be what they seem is damaged.
func Signatures(data []byte) (list []Signature, err error) {
	defer guard(&err)
	f, err := open(data, false)
	if err != nil {
		return nil, err
	}
	root, err := f.catalog()
	if err != nil {
		return nil, err
	}
	form, err := f.dict(root["AcroForm"])
	if err != nil {
		return nil, err
	}
	fields, err := f.array(form["Fields"])
	if err != nil {
		return nil, err
	}
	for _, o := range fields {
		field, err := f.dict(o)
		if err != nil {
			return nil, err
		}
		if kind, _ := field["FT"].(types.Name); kind != "Sig" || field["V"] == nil {
			continue
		}
		value, err := f.dict(field["V"])
		if err != nil {
			return nil, err
		}
		if len(list) == maxSignatures {
			return nil, fmt.Errorf("the file has more than %d signatures", maxSignatures)
		}
		s, err := f.signature(data, value)
		if err != nil {
			return nil, fmt.Errorf("a signature is damaged: %w", err)
		}
		list = append(list, s)
	}
	slices.SortStableFunc(list, func(a, b Signature) int { return len(a.Signed) - len(b.Signed) })
	return list, nil
}

// signature reads what a signature says of the file. All of the file before it, and
// nothing but the signature, has to be left out of what it signs: else what it signs and
// what is shown could differ.
func (f file) signature(data []byte, value types.Dict) (Signature, error) {
	of, err := f.array(value["ByteRange"])
	if err != nil || len(of) != 4 {
		return Signature{}, errors.New("it does not say what it signs")
	}
	var at [4]int
	for i, o := range of {
		n, ok := o.(types.Integer)
		if at[i] = int(n); !ok || at[i] < 0 || at[i] > len(data) {
			return Signature{}, errors.New("it does not say what it signs")
		}
	}
	from, to, end := at[1], at[2], at[2]+at[3]
	if at[0] != 0 || from+2 > to || end > len(data) || data[from] != '<' || data[to-1] != '>' {
		return Signature{}, errors.New("it leaves out more of the file than itself")
	}
	written := data[from+1 : to-1]
	contents, ok := value["Contents"].(types.HexLiteral)
	signature := make([]byte, hex.DecodedLen(len(written)))
	if _, err := hex.Decode(signature, written); err != nil || !ok || !strings.EqualFold(string(contents), string(written)) {
		return Signature{}, errors.New("it leaves out something else than itself")
	}
	s := Signature{Data: signature, Signed: slices.Concat(data[:from], data[to:end]), Whole: end == len(data)}
	if text, err := f.text(value["M"]); err == nil {
		s.Claimed = claimed(text)
	}
	return s, nil
}

// claimed reads a date of a PDF file: "D:20260630120000+02'00'". Zero = it is none.
func claimed(text string) time.Time {
	for _, form := range []string{"D:20060102150405Z", "D:20060102150405-07'00'", "D:20060102150405-07'00", "D:20060102150405Z00'00'"} {
		if at, err := time.Parse(form, text); err == nil {
			return at.UTC()
		}
	}
	return time.Time{}
}
