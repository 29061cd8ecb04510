package deploy

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Kind is a kind of targets, by the beginning of a name.
type Kind string

const (
	ToFolder  Kind = "folder"
	ToBranch  Kind = "git"
	ToNetlify Kind = "netlify"
	ToS3      Kind = "s3"
	ToGCS     Kind = "gs"
	ToAzure   Kind = "azblob"
)

// Named is a target as it was written.
type Named struct {
	Kind Kind
	Rest string // what follows the kind: a path, an address and a branch, or a site
	Show string // for people and logs: without what may be a password
}

var forms = map[Kind]string{
	ToFolder: "folder:PATH", ToBranch: "git:REPOSITORY#BRANCH", ToNetlify: "netlify:SITE",
	ToS3: "s3://BUCKET/FOLDER", ToGCS: "gs://BUCKET/FOLDER", ToAzure: "azblob://CONTAINER/FOLDER",
}

// Forms lists how targets are written.
func Forms() string {
	return strings.Join([]string{forms[ToFolder], forms[ToBranch], forms[ToNetlify], forms[ToS3], forms[ToGCS]}, ", ") + " or " + forms[ToAzure]
}

var (
	siteName   = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.-]*$`)
	branchName = regexp.MustCompile(`^[0-9A-Za-z_][0-9A-Za-z_/.-]*$`)
)

// Parse reads the name of a target.
func Parse(name string) (Named, error) {
	kind, rest, ok := strings.Cut(name, ":")
	n := Named{Kind: Kind(kind), Rest: rest}
	if !ok || forms[n.Kind] == "" || rest == "" {
		return n, errors.New("a target is written as " + Forms())
	}
	wrong := fmt.Errorf("a target of this kind is written as %s", forms[n.Kind])
	n.Show = name
	switch n.Kind {
	case ToBranch:
		address, branch, _ := strings.Cut(rest, "#")
		if !branchName.MatchString(branch) || address == "" || strings.HasPrefix(address, "-") {
			return n, wrong
		}
		shown, ok := withoutPassword(address)
		if !ok {
			n.Show = ""
			return n, errors.New("this is no address of a repository: what is between the protocol and the path is a name, a password and a host, and nothing follows the path")
		}
		n.Show = shown + "#" + branch
	case ToNetlify:
		if !siteName.MatchString(rest) {
			return n, wrong
		}
	case ToS3, ToGCS, ToAzure:
		u, err := url.Parse(name)
		if err != nil || u.Host == "" || u.User != nil || u.Opaque != "" {
			return n, wrong
		}
		n.Show = (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
	}
	return n, nil
}

// InCloud tells whether a target is a bucket, which another program reaches.
func (n Named) InCloud() bool { return slices.Contains([]Kind{ToS3, ToGCS, ToAzure}, n.Kind) }

// harmless are parameters of an address that decide neither which host is asked nor as whom.
var harmless = []string{"accelerate", "anonymous", "dualstack", "fips", "region", "s3ForcePathStyle", "use_path_style"}

// Leads gives a parameter of a bucket's address that may lead credentials elsewhere, "" if none
// does.
func (n Named) Leads() string {
	u, err := url.Parse(n.Address())
	if err != nil {
		return n.Rest
	}
	query := u.Query()
	for _, key := range slices.Sorted(maps.Keys(query)) {
		if !slices.Contains(harmless, key) || slices.ContainsFunc(query[key], func(v string) bool { return !remoteName.MatchString(v) }) {
			return key
		}
	}
	return ""
}

// Address gives the target as it was written.
func (n Named) Address() string { return string(n.Kind) + ":" + n.Rest }

// Branch gives the branch of a repository that is named.
func (n Named) Branch(env []string) Branch {
	address, branch, _ := strings.Cut(n.Rest, "#")
	return Branch{Name: n.Show, Address: address, Branch: branch, Env: env}
}

// remoteName is the name of a remote, as opposed to an address.
var remoteName = regexp.MustCompile(`^[0-9A-Za-z_-]+$`)

// IsRemote tells whether an address is the name of a remote.
func IsRemote(address string) bool { return remoteName.MatchString(address) }

// OnThisMachine gives the path of a repository if git would open it itself, and ask no host.
func OnThisMachine(address string) (path string, is bool) {
	if n := len("file://"); len(address) >= n && strings.EqualFold(address[:n], "file://") {
		path = address[n:]
		if decoded, err := url.PathUnescape(path); err == nil {
			path = decoded
		}
		if trimmed := strings.TrimPrefix(path, "/"); filepath.VolumeName(trimmed) != "" { // file:///C:/case.git
			return trimmed, true
		}
		return "/" + strings.TrimLeft(path, "/"), true
	}
	if strings.Contains(address, "://") {
		return "", false
	}
	at := strings.IndexAny(address, ":/")
	return address, at < 0 || address[at] == '/' || filepath.VolumeName(address) != "" // else HOST:PATH
}

// withoutPassword gives an address with its host and its path alone: tokens are written as
// names, as passwords, and as queries. It is not ok where it cannot tell which is which, or
// where a query, which no repository needs, may be one.
func withoutPassword(address string) (shown string, ok bool) {
	if !strings.Contains(address, "://") { // user@host:path, or a path
		return address[strings.LastIndexByte(address, '@')+1:], true
	}
	u, err := url.Parse(address)
	if err != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.Opaque != "" {
		return "", false
	}
	path := u.EscapedPath()
	if at := strings.LastIndexByte(path, '@'); at >= 0 {
		path = "/..." + path[at:]
	}
	return u.Scheme + "://" + u.Host + path, true
}
