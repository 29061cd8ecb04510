package pdf

import (
	"errors"
	"fmt"
	"strings"
)

// Part is a part of what can be read in a file.
type Part struct {
	Name   string // as a path: "page 3", "outline", "attachments/colophon.json"
	Text   []byte // in UTF-8; of an attached file, what it holds
	Unread int    // glyphs that are drawn, but whose letters the file does not tell
}

// Text gives everything that can be read in a file, in parts:
//
//	page 3              what is drawn, in the order of drawing; a line for each line
//	page 3, otherwise   the same, where it can be read in two ways: see below
//	page 3, by code     the same, where the encoding of a font says other letters than its map
//	page 3, by place    what reads otherwise where it stands than in the order of drawing
//	page breaks         the last words of each page and the first of the next, without margins
//	drawings            text of stamps, patterns and glyphs, and of what no page shows
//	information         title, author and such, with the names that the author gave
//	metadata            XMP, as it is
//	outline             bookmarks
//	names               of destinations and of other things
//	links               addresses
//	structure           alternate and actual texts, expansions, titles of the tagged structure
//	annotations         notes, and forms with what they hold
//	files               names of attached files, and what is said of them
//	texts               every other string of every object
//	attachments/NAME    what an attached file holds; of a PDF: attachments/NAME/page 3
//	pictures            remarks in JPEG pictures: Exif, XMP, IPTC, comments
//	stream 12           what else is packed, as it is
//	former 1/page 3     what an earlier state of the file held, where that differs
//
// Parts without text are left out. No two have one name: of several attached files
// that do, the second is 2/attachments/NAME. Strings stand on lines of their own,
// in the order of the objects. The same file gives the same parts.
//
// Where glyphs stand apart there is a space, where they are far apart or the
// baseline moves there is a new line. A hyphen at the end of a line stays. What
// ActualText puts in place of glyphs is read in their place, and the glyphs
// themselves in "otherwise". Lines of Arabic and Hebrew are put in reading order
// by the letters that most of them are of, and by the others in "otherwise". There
// is also what stands on one line and was drawn at different times. Whether
// something can be seen is not asked: hidden layers, white and covered text are
// read.
//
// Not read are the lines and pixels of drawings, texts within the programs of
// fonts, comments between objects (they stand in the bytes of the file), and
// glyphs whose letters the file does not tell: those count as Unread, and are
// U+FFFD in the text.
//
// A file that needs a password or is damaged gives an error, and one that holds more than
// 256 MB unpacked, in which a glyph counts as 16 bytes and more, or 400,000 glyphs on a page. A file that is encrypted
// and opens without a password is read.
func Text(data []byte) (parts []Part, err error) {
	defer guard(&err)
	left := maxRead
	parts, err = read(data, &left, 0)
	times := map[string]int{}
	for i := range parts {
		name := parts[i].Name
		if times[name]++; times[name] > 1 {
			parts[i].Name = fmt.Sprintf("%d/%s", times[name], name)
		}
	}
	return parts, err
}

const (
	maxRead    = 256 << 20 // bytes of packed streams and of drawn text, of a file and those in it
	maxNested  = 3         // files in files in a file
	maxDrawing = 24        // drawings in drawings
)

var (
	errTooMuch = errors.New("the PDF file unpacks to more than can be read")
	errNoEnd   = errors.New("it has no end")
)

// reader reads the text of a file.
type reader struct {
	file
	left   *int // of maxRead
	nested int
	fonts  map[fontKey]*font
	byName map[string]*font // the first font of each name, for drawings that no page leads to
	read   map[int]bool     // streams that are drawn on a page
	forms  map[int]*content
	only   map[int]bool // objects whose strings and streams are told; nil = all
	said   sayings
	breaks []lines // of each page
	parts  []Part
}

func read(data []byte, left *int, nested int) ([]Part, error) {
	r, err := newReader(data, left, nested)
	if err != nil {
		return nil, err
	}
	if err := r.sayTrailers(data); err != nil {
		return nil, err
	}
	if err := r.all(); err != nil {
		return nil, err
	}
	if err := r.former(data); err != nil {
		return nil, err
	}
	return r.parts, nil
}

func newReader(data []byte, left *int, nested int) (*reader, error) {
	f, err := decrypt(data, false)
	if err != nil {
		return nil, err
	}
	return &reader{
		file: f, left: left, nested: nested, said: newSayings(),
		fonts: map[fontKey]*font{}, byName: map[string]*font{}, read: map[int]bool{}, forms: map[int]*content{},
	}, nil
}

// all reads a file whole.
func (r *reader) all() error {
	if err := r.pages(); err != nil {
		return err
	}
	if err := r.streams(); err != nil {
		return err
	}
	return r.sayAll()
}

// add keeps a part, if there is anything in it.
func (r *reader) add(name, text string, unread int) {
	if strings.TrimSpace(text) != "" || unread > 0 {
		r.parts = append(r.parts, Part{name, []byte(text), unread})
	}
}

// spend counts what is read, and ends it where it is too much.
func (r *reader) spend(n int) error {
	if *r.left -= n; *r.left < 0 {
		return errTooMuch
	}
	return nil
}

func damaged(what string, err error) error {
	if errors.Is(err, errTooMuch) {
		return err
	}
	return fmt.Errorf("the PDF file is damaged: %s: %w", what, err)
}
