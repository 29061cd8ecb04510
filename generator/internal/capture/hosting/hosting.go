// Package hosting gives the files that publish a portfolio from the machine of a host:
// a script, and what the host reads to run it. The script is the same for every host. It
// installs one release of casebook, whose checksum it names, and then checks and builds;
// a case with warnings is not published.
//
// It knows no portfolio, and fetches nothing. The files are templates below files/, with
// [[ ]] around what is filled in, since workflows have {{ }} of their own.
package hosting

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
)

//go:embed all:files
var texts embed.FS

// Host is a host of static sites.
type Host struct {
	Name, Title string   // "github-pages", "GitHub Pages"
	Remark      string   // what has to be done at the host
	files       []string // path in the portfolio; the template has the same name, without the folders
}

// Script is the path of what every host runs.
const Script = "ci/casebook.sh"

// Hosts are those that files are written for.
var Hosts = []Host{
	{"netlify", "Netlify", "in Netlify, import the repository as a new site; the rest is in netlify.toml", []string{"netlify.toml"}},
	{"github-pages", "GitHub Pages", "in the settings of the repository, under Pages, choose GitHub Actions as the source", []string{".github/workflows/github-pages.yml"}},
	{"gitlab-pages", "GitLab Pages", "push; the next pipeline publishes. For verdicts of the day, add a scheduled pipeline", []string{".gitlab-ci.yml"}},
	{"cloudflare-pages", "Cloudflare Pages", "in Cloudflare Pages, connect the repository and set the build command to: sh " + Script, []string{"wrangler.toml"}},
	{"s3", "S3", "set the repository's variables AWS_ROLE, AWS_REGION and S3_BUCKET; the role has to trust GitHub's identity provider", []string{".github/workflows/s3.yml"}},
	{"forgejo", "Forgejo", "push; the action needs a runner with the label docker, and publishes to the branch pages", []string{".forgejo/workflows/forgejo.yml"}},
}

// Plan is what the files say.
type Plan struct {
	Name     string            // of the site at the host, where its file needs one
	Version  string            // of casebook, "1.2.0"
	Releases string            // address of the releases, without a slash at the end
	Sums     map[string]string // SHA-256 in hexadecimal digits, by name of the archive
	Audience string            // "public"
	Address  bool              // config.yaml has the address of the site, and the host's is for previews alone
}

// Platforms are those that a host may build on, as `uname -s` and `uname -m` say, and as
// the archives are called.
var platforms = []struct{ Uname, Archive string }{
	{"Linux x86_64", "linux_amd64"},
	{"Linux aarch64", "linux_arm64"},
}

// archive is the row of the script for a platform.
type archive struct{ Uname, File, Sum string }

// Files gives the files of a host, with paths in the portfolio.
func (h Host) Files(p Plan) ([]scaffold.File, error) {
	filled := struct {
		Plan
		Archives []archive
	}{Plan: p}
	for _, on := range platforms {
		name := fmt.Sprintf("casebook_%s_%s.tar.gz", p.Version, on.Archive)
		if sum, ok := p.Sums[name]; ok {
			filled.Archives = append(filled.Archives, archive{on.Uname, name, sum})
		}
	}
	if len(filled.Archives) == 0 {
		return nil, fmt.Errorf("the checksums name no archive of casebook %s for Linux", p.Version)
	}
	var all []scaffold.File
	for _, path := range append([]string{Script}, h.files...) {
		name := path[strings.LastIndexByte(path, '/')+1:]
		t, err := template.New(name).Delims("[[", "]]").ParseFS(texts, "files/"+name)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if err := t.Execute(&b, filled); err != nil {
			return nil, err
		}
		all = append(all, scaffold.File{Path: path, Data: b.Bytes()})
	}
	return all, nil
}

var sumLine = regexp.MustCompile(`^([0-9a-f]{64}) [ *]([A-Za-z0-9._-]+)$`)

// Sums reads a file as sha256sum writes it.
func Sums(text string) (map[string]string, error) {
	sums := map[string]string{}
	for i, line := range strings.Split(strings.TrimRight(text, "\r\n"), "\n") {
		m := sumLine.FindStringSubmatch(strings.TrimSuffix(line, "\r"))
		if m == nil {
			return nil, fmt.Errorf("line %d: expected a SHA-256 sum, two spaces and a file name", i+1)
		}
		sums[m[2]] = m[1]
	}
	if len(sums) == 0 {
		return nil, errors.New("the file is empty")
	}
	return sums, nil
}
