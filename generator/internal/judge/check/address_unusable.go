package check

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var addressUnusable = Check{
	ID:       "address-unusable",
	Title:    "an address that does not work for readers",
	Severity: diag.Error,
	Doc: `A link, a picture or an artifact names a file on the author's own machine
(C:\Users\..., file:///..., /home/...), has backslashes in its path, or begins
with a scheme that pages do not link to, such as obsidian: or ftp:.

Readers would see the words without the link, and no picture.

Put the file next to the text and write its relative path, with slashes:
![words](images/queue.png). Pages link to addresses with https:, http:, mailto:
and tel:. casebook check --fix turns backslashes into slashes where the file
exists.`,
	Run: func(p *Pass) {
		for _, l := range p.links() {
			if d := p.unusable(l.URL, l.pos()); d != nil {
				d.Fix = l.in.slashes(p, l)
			}
		}
		for _, e := range p.entries() {
			for _, l := range e.Links {
				p.unusable(l.URL.V, l.URL.Pos)
			}
		}
		for i := range p.Case.Evidence {
			e := &p.Case.Evidence[i]
			for _, a := range e.Artifacts {
				p.unusable(a.URL.V, a.URL.Pos)
				if p.files().has(a.Path) {
					continue
				}
				if d := p.unusable(a.File.V, a.File.Pos); d != nil {
					d.Fix = p.slashedField(entryText(&e.Entry), a.File)
				}
			}
		}
	},
}

var (
	drivePath = regexp.MustCompile(`^/?[A-Za-z]:[\\/]`)
	homePath  = regexp.MustCompile(`^(?:/Users/|/home/|~/|\\\\)`)
	linked    = []string{"http", "https", "mailto", "tel"}
)

// unusable reports an address that is none for a reader.
func (p *Pass) unusable(address string, at diag.Pos) *diag.Diagnostic {
	scheme, _, hasScheme := strings.Cut(strings.ToLower(address), ":")
	plain := strings.ReplaceAll(strings.ReplaceAll(address, "%5C", `\`), "%5c", `\`)
	switch {
	case address == "" || strings.Contains(address, "{{"):
	case drivePath.MatchString(plain), homePath.MatchString(plain) && !p.files().has("content"+address), scheme == "file" && hasScheme:
		return p.Reportf(at, "%s names a file on your own machine", quote(address)).
			Hintf("put the file into the portfolio and write its path from the folder of the text: %s", lastPart(plain))
	case strings.Contains(plain, `\`) && !strings.Contains(address, "://"):
		return p.Reportf(at, "%s has backslashes, which are not valid in an address", quote(address)).Hintf("write %s", bracketed(strings.ReplaceAll(plain, `\`, "/")))
	case schemeForm.MatchString(address) && hasScheme && !slices.Contains(linked, scheme):
		return p.Reportf(at, "pages do not link to an address that begins with %q", scheme+":").
			Hintf("link to an address with https://, or say in words where it is")
	case noAddress(address):
		return p.Reportf(at, "%s is not an address", quote(address)).Hintf("correct its host and port: https://example.com:8080/page")
	}
	return nil
}

// noAddress tells whether an address cannot be read. A percent sign that begins no
// escape is not what it fails for.
func noAddress(address string) bool {
	_, err := url.Parse(address)
	if err != nil {
		_, err = url.Parse(strings.ReplaceAll(address, "%", "%25"))
	}
	return err != nil
}

func lastPart(address string) string {
	return bracketed(address[strings.LastIndexAny(address, `\/`)+1:])
}

// unusableAddress tells whether address-unusable speaks of an address, so that
// other checks leave it alone.
func unusableAddress(address string) bool {
	return strings.Contains(address, `\`) || strings.Contains(strings.ToLower(address), "%5c") || homePath.MatchString(address)
}

// slashes gives the edit that turns the backslashes of a link into slashes, where
// the file is there.
func (t text) slashes(p *Pass, l link) []diag.Edit {
	slashed := strings.ReplaceAll(l.URL, `\`, "/")
	if slashed == l.URL || t.folder == "" || drivePath.MatchString(l.URL) || !p.files().has(t.fileOf(slashed)) {
		return nil
	}
	if end := l.Offset + len(l.URL); end > len(t.Text) || t.Text[l.Offset:end] != l.URL {
		return nil
	}
	return t.edits(&source.Edit{Start: l.Offset, End: l.Offset + len(l.URL), Text: slashed})
}

func (p *Pass) slashedField(t text, file casefile.Text) []diag.Edit {
	slashed := strings.ReplaceAll(file.V, `\`, "/")
	if slashed == file.V || !p.files().has(t.fileOf(slashed)) {
		return nil
	}
	return []diag.Edit{{Pos: file.Pos, Value: file.V, Old: file.V, New: slashed}}
}
