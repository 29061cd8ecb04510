package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Noted is the file of a day of the journal, with a note that is not written yet.
type Noted struct {
	NewFile
	Former   []byte // what the file holds now; nil = there is none
	Audience string // who may read the day: "self", "mentor", "committee", "public"
}

// Note puts words into the journal of today, as a line with the time. The error says
// what cannot be: words that no entry may hold.
func Note(opt Options, words string) (Noted, error) {
	if strings.TrimSpace(words) == "" {
		return Noted{}, errors.New("a note needs words")
	}
	journal, err := collectionOf("journal")
	if err != nil {
		return Noted{}, err
	}
	beside, err := excerptFor(opt, journal.Name, nil)
	if err != nil {
		return Noted{}, err
	}
	if strings.Contains(words, "{{") { // a figure may be named
		series, _ := fs.Glob(opt.Portfolio, "content/metrics/*")
		if err := beside.add(opt.Portfolio, series...); err != nil {
			return Noted{}, err
		}
	}
	noted, err := dayOf(opt, journal)
	if err != nil {
		return Noted{}, err
	}
	noted.Data = scaffold.WithNote(noted.Former, opt.Today.Format("15:04"), words)
	return noted, noted.judge(opt, beside)
}

// dayOf finds the file of today.
func dayOf(opt Options, journal format.Shape) (Noted, error) {
	today := opt.Today.Format(time.DateOnly)
	existing, err := existingIn(opt, journal)
	if err != nil {
		return Noted{}, err
	}
	file, exists := existing.Names[today]
	if !exists {
		file = "content/journal/" + today + ".md"
	}
	if ending := path.Ext(file); ending != ".md" && ending != ".markdown" {
		return Noted{}, fmt.Errorf("the entry of %s is in %s; add the note there", today, file)
	}
	former, err := fs.ReadFile(opt.Portfolio, file)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return Noted{NewFile: NewFile{Path: file}, Former: former}, err
}

// judge reports what would be wrong with the line of the note, and finds who may read it.
func (n *Noted) judge(opt Options, beside excerpt) error {
	r, err := append(beside, txtar.File{Name: n.Path, Data: n.Data}).read(opt)
	if err != nil {
		return err
	}
	line := 1 + bytes.Count(bytes.TrimSuffix(n.Data, []byte("\n")), []byte("\n"))
	for _, d := range r.diags.Of(diag.Error) {
		if d.Pos.File == n.Path && d.Pos.Line == line {
			return refused(d)
		}
	}
	n.Audience = config.Self.String()
	if at := slices.IndexFunc(r.whole.Journal, func(e casefile.JournalEntry) bool { return e.Pos.File == n.Path }); at >= 0 {
		n.Audience = r.whole.Journal[at].Audience.String()
	}
	return nil
}
