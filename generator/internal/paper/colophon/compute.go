package colophon

import (
	"cmp"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Options is what the case does not say.
type Options struct {
	Profile string // of a packet; "" = of a site
	Commit  Commit
	Sums    map[string]source.Sum // of files that were read already, as the audience may know them; others are read
}

// Of gives the colophon of a case as an audience sees it, on a day of judgement.
func Of(portfolio fs.FS, c casefile.Case, a config.Audience, on day.Day, about Options) (Colophon, error) {
	made := Colophon{
		Version: Version,
		Title:   clip(cmp.Or(c.Config.Title, c.Config.Person.Name)),
		Profile: about.Profile, Audience: a.String(), Day: on.String(),
		Commit: about.Commit.Hash, Changed: about.Commit.Hash != "" && about.Commit.Changed,
		Framework: Framework{Name: clip(c.Framework.Name.V), Version: clip(c.Framework.Version.V)},
		Exhibits:  []Exhibit{}, Files: []File{},
	}
	if level, _, ok := c.Framework.Level(c.Config.Target.Level); ok {
		made.Level = level.ID
	}
	sums := map[string]string{}
	files, err := restsOn(portfolio, c)
	if err != nil {
		return Colophon{}, fmt.Errorf("find what the case rests on: %w", err)
	}
	for _, file := range files {
		sum, known := about.Sums[file]
		if !known {
			if sum, err = hash(portfolio, file); err != nil {
				return Colophon{}, fmt.Errorf("hash what the case rests on: %w", err)
			}
		}
		sums[file] = hexed(sum)
		made.Files = append(made.Files, File{Path: file, SHA256: sums[file]})
	}
	for i, e := range casefile.Exhibits(c.Evidence, on) {
		made.Exhibits = append(made.Exhibits, Exhibit{
			Number: i + 1, ID: e.ID, Title: clip(e.Title.V), Path: e.Pos.File, SHA256: sums[e.Pos.File],
		})
	}
	return made, nil
}

func hash(portfolio fs.FS, file string) (source.Sum, error) {
	data, err := fs.ReadFile(portfolio, file)
	if err != nil {
		return source.Sum{}, err
	}
	return source.SumOf(data), nil
}

// clip bounds a text, so that a colophon that is made can be read again.
func clip(text string) string {
	if len(text) <= maxText {
		return text
	}
	end := maxText - len("…")
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
