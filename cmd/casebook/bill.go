package main

import (
	"net/url"
	"strings"

	"github.com/casebook-dev/casebook/generator"
)

// bill is a bill of materials in CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/.
type bill struct {
	Format     string       `json:"bomFormat"`
	Spec       string       `json:"specVersion"`
	Version    int          `json:"version"`
	Metadata   billMetadata `json:"metadata"`
	Components []billedPart `json:"components"`
}

type billMetadata struct {
	Component billedPart `json:"component"`
}

type billedPart struct {
	Type     string          `json:"type"`
	Ref      string          `json:"bom-ref"`
	Name     string          `json:"name"`
	Version  string          `json:"version"`
	PURL     string          `json:"purl,omitempty"`
	Licences []billedLicence `json:"licenses,omitempty"`
}

// billedLicence is one licence by its id, or several as an expression of SPDX.
type billedLicence struct {
	Licence    *licenceID `json:"license,omitempty"`
	Expression string     `json:"expression,omitempty"`
}

type licenceID struct {
	ID string `json:"id"`
}

// billOf lists the components of this program.
func billOf(all []generator.Component) bill {
	b := bill{Format: "CycloneDX", Spec: "1.6", Version: 1}
	b.Metadata.Component = billedPart{Type: "application", Ref: "casebook", Name: "casebook", Version: version().Version}
	for _, c := range all {
		part := billedPart{Type: "library", Name: c.Name, Version: c.Version, PURL: purl(c)}
		part.Ref = part.PURL
		switch {
		case strings.Contains(c.Licence, " "):
			part.Licences = []billedLicence{{Expression: c.Licence}}
		case c.Licence != "":
			part.Licences = []billedLicence{{Licence: &licenceID{c.Licence}}}
		}
		b.Components = append(b.Components, part)
	}
	return b
}

// purl is the address of a package, https://github.com/package-url/purl-spec. That of a
// Go module is in small letters.
func purl(c generator.Component) string {
	kind, name, version := "golang", strings.ToLower(c.Name), c.Version
	switch c.Kind {
	case "npm":
		kind, name = "npm", c.Name
	case "toolchain":
		name, version = "stdlib", strings.TrimPrefix(version, "go")
	}
	parts := strings.Split(name, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return "pkg:" + kind + "/" + strings.ReplaceAll(strings.Join(parts, "/"), "@", "%40") + "@" + url.PathEscape(version)
}
