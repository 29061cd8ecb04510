// Package manifest lists the files of a site with their SHA-256: as lines that sha256sum
// checks, and as the subjects of an in-toto statement, which a machine can sign.
//
// It knows nothing of a case, nor of what a statement says about the files. Same files,
// same bytes.
//
// The statement is of the form https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md.
package manifest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Files are the files of a site, ordered by path.
type Files []Subject

// Subject is a file.
type Subject struct {
	Name   string `json:"name"` // its path, with slashes
	Digest Digest `json:"digest"`
}

// Digest has the sum of a file.
type Digest struct {
	SHA256 string `json:"sha256"` // in hexadecimal digits
}

// Of lists the files of a site.
func Of(site map[string][]byte) Files {
	files := Files{}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		sum := sha256.Sum256(site[name])
		files = append(files, Subject{name, Digest{hex.EncodeToString(sum[:])}})
	}
	return files
}

// StatementType is the type of every statement.
const StatementType = "https://in-toto.io/Statement/v1"

// unlisted are characters of a name for which sha256sum has a form of its own, which few
// other programs read.
const unlisted = "\\\r\n"

// Sums gives the files as `sha256sum --check` reads them.
func (files Files) Sums() ([]byte, error) {
	var out bytes.Buffer
	for _, f := range files {
		if strings.ContainsAny(f.Name, unlisted) {
			return nil, fmt.Errorf("the name %q cannot be in a list of sums", f.Name)
		}
		fmt.Fprintf(&out, "%s  %s\n", f.Digest.SHA256, f.Name)
	}
	return out.Bytes(), nil
}

var sumLine = regexp.MustCompile(`^[0-9a-f]{64}  [^\r\n]+\n`)

// IsSums tells whether a file begins as a list of sums does.
func IsSums(text []byte) bool { return sumLine.Match(text) }
