package generator

import (
	"errors"
	"io/fs"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
)

// Note puts words into the journal of today, as a line with the time. It gives the file
// of the day with the line in it, and what the file held before, nil where there is none.
func Note(opt Options, words string) (file NewFile, former []byte, err error) {
	if strings.TrimSpace(words) == "" {
		return NewFile{}, nil, errors.New("a note needs words")
	}
	if _, err := fs.Stat(opt.Portfolio, "config.yaml"); err != nil {
		return NewFile{}, nil, err
	}
	today, clock := opt.Today.Format(time.DateOnly), opt.Today.Format("15:04")
	for _, name := range []string{"content/journal/" + today + ".md", "content/journal/" + today + "/index.md"} {
		former, err = readRegular(opt.Portfolio, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		return NewFile{Path: name, Data: scaffold.WithNote(former, clock, words)}, former, err
	}
	return NewFile{Path: "content/journal/" + today + ".md", Data: scaffold.WithNote(nil, clock, words)}, nil, nil
}
