package pdf

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Finishing is what a printed file is given before anybody reads it.
type Finishing struct {
	Created     time.Time // in place of the time of printing; the zero time leaves that
	Bound       []Bound   // files whose pages are drawn on those of the printed one
	Frame       Frame     // where on them
	Attachments []Attachment
}

// Attachment is a file inside the file.
type Attachment struct {
	Name        string // "colophon.json": no folder
	Type        string // "application/json"; "" = not said
	Description string // for readers; "" = none
	Data        []byte
}

// Finish sets the dates of a printed file, draws the pages of others on its own, and
// attaches files to it. The same input gives the same bytes.
//
// The file declares PDF 2.0 from then on. There the relation of an attachment to
// its document is defined (AFRelationship), and a browser uses more than the
// PDF 1.4 that it declares (the Tabs of a page are of 1.5).
func Finish(data []byte, opt Finishing) (out []byte, err error) {
	defer guard(&err)
	f, err := open(data, false)
	if err != nil {
		return nil, fmt.Errorf("finishing: %w", err)
	}
	out = bytes.Clone(data)
	if !opt.Created.IsZero() {
		if err := f.date(out, opt.Created.UTC()); err != nil {
			return nil, fmt.Errorf("setting the dates: %w", err)
		}
	}
	if len(opt.Bound) > 0 {
		if out, err = bind(out, opt.Bound, opt.Frame); err != nil {
			return nil, fmt.Errorf("binding: %w", err)
		}
		if f, err = open(out, false); err != nil {
			return nil, fmt.Errorf("reading what was bound: %w", err)
		}
	}
	if out, err = f.attach(out, opt.Attachments); err != nil {
		return nil, fmt.Errorf("attaching: %w", err)
	}
	return out, nil
}

// dates finds the dates in the dictionary of information. A parenthesis inside a
// title is escaped, so nothing else looks like it.
var dates = regexp.MustCompile(`/(CreationDate|ModDate)\s*\((D:[^()\\]*)\)`)

// date writes a time over the dates of a file, and casebook over its creator, at
// their length: offsets stay.
func (f file) date(data []byte, t time.Time) error {
	if f.Info == nil {
		return nil
	}
	info, err := f.dict(*f.Info)
	if err != nil {
		return err
	}
	entry := f.Table[f.Info.ObjectNumber.Value()]
	if entry == nil || entry.Compressed || entry.Offset == nil || *entry.Offset < 0 || *entry.Offset >= int64(len(data)) {
		return errors.New("they are in a compressed object")
	}
	object, _, _ := bytes.Cut(data[*entry.Offset:], []byte("endobj"))
	found := dates.FindAllSubmatchIndex(object, -1)
	want := 0
	for _, key := range []string{"CreationDate", "ModDate"} {
		if info[key] != nil {
			want++
		}
	}
	if len(found) != want {
		return fmt.Errorf("%d of %d found", len(found), want)
	}
	// A headless shell names itself as the creator, whatever its user agent is.
	if at := bytes.Index(object, []byte("/Creator (Chromium)")); at >= 0 {
		copy(object[at:], "/Creator (casebook)")
	}
	for _, at := range found {
		old := object[at[4]:at[5]]
		date, err := dateLike(string(old), t)
		if err != nil {
			return err
		}
		copy(old, date)
	}
	return nil
}

// dateLike prints a time in the form of another date, which is as long.
func dateLike(old string, t time.Time) (string, error) {
	if t.Year() < 0 || t.Year() > 9999 {
		return "", fmt.Errorf("the year %d has more than four digits", t.Year())
	}
	const seconds = "D:20060102150405"
	for _, zone := range []string{"", "+00'00", "+00'00'"} {
		if len(seconds)+len(zone) == len(old) {
			return t.Format(seconds) + zone, nil
		}
	}
	return "", fmt.Errorf("%q is not a known date format", old)
}

// attach writes an update behind a file: the attachments, and its catalog anew.
func (f file) attach(data []byte, list []Attachment) ([]byte, error) {
	root, err := f.catalog()
	if err != nil {
		return nil, err
	}
	names, err := f.dict(root["Names"])
	if err != nil {
		return nil, err
	}
	if names["EmbeddedFiles"] != nil {
		return nil, errors.New("the file has attachments already")
	}
	anew := maps.Clone(root)
	anew["Version"] = types.Name("2.0")
	u := update{data: data, next: *f.Size}
	if len(list) > 0 {
		tree, err := u.attachments(list)
		if err != nil {
			return nil, err
		}
		all := types.Dict{"EmbeddedFiles": *types.NewIndirectRef(tree, 0)}
		maps.Copy(all, names)
		anew["Names"] = all
	}
	u.write(f.Root.ObjectNumber.Value(), anew.PDFString())
	return u.close(f)
}

// attachments writes files and the tree of their names, and gives its number.
func (u *update) attachments(list []Attachment) (int, error) {
	list = slices.SortedFunc(slices.Values(list), func(a, b Attachment) int { return cmp.Compare(a.Name, b.Name) })
	var pairs []string
	for i, a := range list {
		if a.Name == "" || strings.ContainsAny(a.Name, `/\:`) || i > 0 && a.Name == list[i-1].Name {
			return 0, fmt.Errorf("%q cannot be the name of an attachment", a.Name)
		}
		pairs = append(pairs, fmt.Sprintf("%s %d 0 R", text(a.Name), u.attachment(a)))
	}
	return u.object("<</Names [" + strings.Join(pairs, " ") + "]>>"), nil
}

// attachment writes a file and what is said of it, and gives the number of the
// latter. The content stays as it is: packed, it would differ with the packer.
func (u *update) attachment(a Attachment) int {
	kind := ""
	if a.Type != "" {
		kind = " /Subtype /" + types.EncodeName(a.Type)
	}
	content := u.object(fmt.Sprintf("<</Type /EmbeddedFile%s /Params <</Size %d>> /Length %[2]d>>\nstream\n%[3]s\nendstream", kind, len(a.Data), a.Data))
	about := ""
	if a.Description != "" {
		about = " /Desc " + text(a.Description)
	}
	return u.object(fmt.Sprintf("<</Type /Filespec /F %s /UF %[1]s /AFRelationship /Data%s /EF <</F %d 0 R /UF %[3]d 0 R>>>>", text(a.Name), about, content))
}

// text is a string of a PDF file: as it is where it is plain, else in UTF-16.
func text(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0 {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	var hex strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&hex, "%04X", unit)
	}
	return "<FEFF" + hex.String() + ">"
}

// digest names a state of a file, for its /ID.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return fmt.Sprintf("<%X>", sum[:16])
}
