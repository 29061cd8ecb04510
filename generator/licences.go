package generator

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/casebook-dev/casebook/themes"
)

// Component is a work of others that this program brings along.
type Component struct {
	Kind    string   `json:"kind"` // `go`, `npm` or `toolchain`
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Licence string   `json:"licence"` // SPDX id; empty if the texts do not say for sure
	Texts   []string `json:"texts"`   // its licences and notices
}

// licencesFile is where `make assets` puts the licences of the Go modules.
const licencesFile = "assets/third-party/modules.json"

var errNoLicences = errors.New("this casebook was built without the licences of what it is made of: run make assets, then make build")

// Licences lists everything by others that is linked into the program or shipped in
// its sites, with the texts of the licences: Go, its modules, and the front-end parts.
func Licences() ([]Component, error) {
	theme, err := themes.Open("casebook")
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(theme, licencesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoLicences
	}
	if err != nil {
		return nil, err
	}
	var all []Component
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("bug: %s: %w", licencesFile, err)
	}
	shipped, err := shipped(theme)
	return append(all, shipped...), err
}

// shipped lists the front-end parts, which are in the sites too.
func shipped(theme fs.FS) ([]Component, error) {
	index, err := fs.ReadFile(theme, "assets/third-party/LICENCES.md")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoLicences
	}
	if err != nil {
		return nil, err
	}
	var all []Component
	for line := range strings.Lines(string(index)) {
		// "- echarts 6.1.0: Apache-2.0, LICENCE-echarts.txt"
		what, file, is := strings.Cut(strings.TrimSpace(line), ": ")
		if !is || !strings.HasPrefix(what, "- ") {
			continue
		}
		name, version, _ := strings.Cut(strings.TrimPrefix(what, "- "), " ")
		licence, file, _ := strings.Cut(file, ", ")
		text, err := fs.ReadFile(theme, "assets/third-party/"+file)
		if err != nil {
			return nil, fmt.Errorf("the licence of %s: %w", name, err)
		}
		all = append(all, Component{Kind: "npm", Name: name, Version: version, Licence: licence, Texts: []string{string(text)}})
	}
	return all, nil
}

// siteLicences is the file of a site with the licences of what the site ships.
const siteLicences = "licences.txt"

// licenceText gives what that file holds.
func licenceText(theme fs.FS) ([]byte, error) {
	all, err := shipped(theme)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString("This site holds code and fonts by others. These are their licences.\n")
	for _, c := range all {
		fmt.Fprintf(&b, "\n%s\n%s %s\n\n%s\n", strings.Repeat("-", 72), c.Name, c.Version, strings.TrimSpace(strings.Join(c.Texts, "\n\n")))
	}
	return []byte(b.String()), nil
}

// licences puts the file with the licences into the site, unless it is a packet or the
// author has one.
func (p *project) licences(theme fs.FS) error {
	if p.edition.packetOnly || p.given[siteLicences] {
		return nil
	}
	text, err := licenceText(theme)
	if err != nil {
		return err
	}
	p.tree.Static[siteLicences] = text
	return nil
}
