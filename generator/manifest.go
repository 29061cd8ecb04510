package generator

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/casebook-dev/casebook/generator/internal/files/manifest"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
)

// PredicateType is the type of the statement about a site. docs/output.md describes it.
const PredicateType = "https://github.com/casebook-dev/casebook/site/v1"

// MadeFrom is what a site was made from, and by what: the predicate of its statement.
type MadeFrom struct {
	Casebook  string             `json:"casebook"`          // version of the program
	Audience  string             `json:"audience"`          // `public`, `committee`, `mentor` or `self`
	Day       string             `json:"day"`               // day of judgement
	Address   string             `json:"address,omitempty"` // of the site
	Commit    string             `json:"commit,omitempty"`  // hash of the commit; absent outside of a repository
	Changed   bool               `json:"changed,omitempty"` // files differ from the commit
	Locked    bool               `json:"locked,omitempty"`  // the site is locked
	Framework colophon.Framework `json:"framework"`
}

// Statement says what files were made from.
type Statement struct {
	Type          string             `json:"_type"` // `https://in-toto.io/Statement/v1`
	Subject       []manifest.Subject `json:"subject"`
	PredicateType string             `json:"predicateType"` // `https://github.com/casebook-dev/casebook/site/v1`
	Predicate     MadeFrom           `json:"predicate"`
}

// Statement says which files the site has that was built, and what it was made from.
func (b Built) Statement(version string) Statement {
	from := b.from
	from.Casebook = version
	return Statement{manifest.StatementType, manifest.Of(b.site), PredicateType, from}
}

func (p project) madeFrom() MadeFrom {
	c := p.colophon
	return MadeFrom{
		Audience: c.Audience, Day: c.Day, Address: siteAddress(p.edition.base), Commit: c.Commit, Changed: c.Changed,
		Locked: p.edition.locked, Framework: c.Framework,
	}
}

// ManifestPlace is where the sums of a site are written. The statement is beside them.
type ManifestPlace struct {
	File      string
	Portfolio string // the folder of the portfolio
	Records   string // as Options.Records
}

const statementEnding = ".intoto.json"

// Statement is the file of the statement.
func (p ManifestPlace) Statement() string { return p.File + statementEnding }

func (p ManifestPlace) target(ours func([]byte) bool) publish.Options {
	to := target(p.Portfolio, true, Options{Records: p.Records})
	to.Ours = ours
	return to
}

// May tells why nothing can be written there, before there is something to write.
func (p ManifestPlace) May() error {
	return errors.Join(publish.MayBe(p.File, p.target(isSums)), publish.MayBe(p.Statement(), p.target(isStatement)))
}

// Write writes the sums of a site and the statement about it: both, or neither.
func (p ManifestPlace) Write(s Statement) error {
	sums, err := manifest.Files(s.Subject).Sums()
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return publish.Each(
		publish.Output{Name: p.File, Data: sums, Options: p.target(isSums)},
		publish.Output{Name: p.Statement(), Data: append(text, '\n'), Options: p.target(isStatement)},
	)
}

// isSums tells whether a file is a list of sums.
func isSums(former []byte) bool { return manifest.IsSums(former) }

func isStatement(former []byte) bool {
	return bytes.Contains(former[:min(len(former), 200)], []byte(manifest.StatementType))
}
