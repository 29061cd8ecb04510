package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

// signedReport is what verify --signature prints as JSON.
type signedReport struct {
	Version    int                   `json:"version"` // version of this form; it is 1
	Signatures []generator.Signature `json:"signatures"`
}

// mostCertificates bounds a file of certificates or of a key.
const mostCertificates = 4 << 20

// readSignatures reads who signed a packet; only a PDF is signed.
func readSignatures(name string, made []byte, trust string) ([]generator.Signature, error) {
	if !bytes.HasPrefix(made, []byte("%PDF-")) {
		return nil, nil
	}
	var roots []byte
	if trust != "" {
		var err error
		if roots, err = readGiven(trust, mostCertificates); err != nil {
			return nil, err
		}
	}
	all, err := generator.Signatures(made, roots, time.Now())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.ToSlash(name), err)
	}
	return all, nil
}

// tellSigned tells who signed, and nothing else.
func (c *command) tellSigned(name string, all []generator.Signature, trust string) error {
	if c.format == "json" {
		if err := c.json(signedReport{1, append([]generator.Signature{}, all...)}); err != nil {
			return err
		}
	} else {
		c.printSigned(name, all)
		if len(all) == 0 {
			fmt.Fprintf(c.stdout, "%s: nobody signed it\n", filepath.ToSlash(name))
		}
	}
	if len(all) == 0 || !relied(all, trust) {
		return exit(unsound)
	}
	return nil
}

func (c *command) printSigned(name string, all []generator.Signature) {
	for _, s := range all {
		if !c.quiet || !s.Intact {
			fmt.Fprintf(c.stdout, "%s: %s\n", filepath.ToSlash(name), diag.Visible(s.Text))
		}
	}
}

// relied tells whether every signature fits, and, if somebody is trusted, whether the last one
// leads there. The last one alone signs all that is shown: whoever signs behind somebody else
// may have changed it before.
func relied(all []generator.Signature, trust string) bool {
	broken := slices.ContainsFunc(all, func(s generator.Signature) bool { return !s.Intact })
	return !broken && (trust == "" || len(all) > 0 && all[len(all)-1].Trusted)
}
