package portable

import (
	"net/url"
	"path"
	"strings"
)

// relative gives an address as it is written in a file: relative, with the name of the
// file that it leads to. An address that leads to no file of the site, or to the same
// file, is returned as it is.
func (s *site) relative(from, address string) string {
	to, rest := cutPath(strings.TrimSpace(address))
	file, ok := s.file(from, to)
	if !ok || forServers(file) {
		return address
	}
	if script := s.moved[file]; script != "" {
		file = script
	}
	return between(from, file) + rest
}

// cutPath cuts an address before its query and fragment.
func cutPath(address string) (to, rest string) {
	if at := strings.IndexAny(address, "?#"); at >= 0 {
		return address[:at], address[at:]
	}
	return address, ""
}

// file gives the file of the site that a path leads to.
func (s *site) file(from, to string) (string, bool) {
	if to == "" || strings.HasPrefix(to, "//") {
		return "", false
	}
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return "", false
	}
	name := u.Path
	if !strings.HasPrefix(name, "/") {
		name = s.root + path.Dir(from) + "/" + name
	}
	within, ok := strings.CutPrefix(path.Clean(name)+"/", s.root)
	if !ok {
		return "", false
	}
	name = strings.TrimSuffix(within, "/")
	if _, there := s.files[name]; there && !strings.HasSuffix(u.Path, "/") {
		return name, true
	}
	name = path.Join(name, "index.html") // servers add the slash
	_, there := s.files[name]
	return name, there
}

// between gives the relative address of one file in another.
func between(from, to string) string {
	here, there := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < len(here)-1 && same < len(there)-1 && here[same] == there[same] {
		same++
	}
	address := (&url.URL{Path: strings.Repeat("../", len(here)-1-same) + strings.Join(there[same:], "/")}).EscapedPath()
	if first, _, _ := strings.Cut(address, "/"); strings.Contains(first, ":") { // would be a scheme
		return "./" + address
	}
	return address
}
