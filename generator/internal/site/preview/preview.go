// Package preview serves a site from memory to its author while it is being written.
//
// It serves the files of a site from memory as a static host would: with the
// headers that the site's own _headers asks for, so that the policy of a preview
// is the one of the site. Behind every page it puts one script of its own, a file
// as that policy wants it, which shows each new build and what is wrong with one
// that failed.
//
// It answers this machine alone. A case holds what no network may read, so a
// request under another name than that of this machine, as a page of another host
// can make one, is refused, whoever sent it.
//
// Nor may a page of another site learn what is in it, through a picture, a script or
// the time that an answer takes: what its browser sends says where a request comes
// from, and each from elsewhere gets one and the same answer.
//
// It knows nothing of cases, does not watch files, and opens no port.
package preview

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/netip"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// Server is an http.Handler for one site. It may be shown new files while it
// serves.
type Server struct {
	mu      sync.Mutex
	site    Site
	rules   []rule
	trouble string
	version int           // goes up with every site that differs
	changed chan struct{} // closed when there is something to tell the pages
}

// Site is what is served.
type Site struct {
	Base  string            // the path that the site lies at: "/" or "/case/"
	Files map[string][]byte // by path below it
}

// New makes a server that has nothing to show yet.
func New() *Server { return &Server{site: Site{Base: "/"}, changed: make(chan struct{})} }

// Show serves a site in place of the former one. Pages that are open load anew,
// unless nothing differs.
func (s *Server) Show(site Site) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.site.Base != site.Base || !maps.EqualFunc(s.site.Files, site.Files, bytes.Equal) {
		s.site, s.rules = site, rulesOf(string(site.Files[headersFile]))
		s.version++
	} else if s.trouble == "" {
		return
	}
	s.trouble = ""
	s.tell()
}

// Paths gives the paths of the files that are served.
func (s *Server) Paths() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.site.Files))
}

// Fail shows on every open page why there is no new site. The former one stays.
func (s *Server) Fail(trouble string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trouble = trouble
	s.tell()
}

func (s *Server) tell() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// ServeHTTP answers a request for a file of the site.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	guard(w.Header())
	switch {
	case !ofThisMachine(r.Host):
		http.Error(w, "casebook serves only this machine: use localhost", http.StatusMisdirectedRequest)
		return
	case !ofThisSite(r):
		refuse(w)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are allowed", http.StatusMethodNotAllowed)
		return
	}
	s.mu.Lock()
	site, rules, version, trouble := s.site, s.rules, s.version, s.trouble
	s.mu.Unlock()
	switch r.URL.Path {
	case eventsPath:
		s.events(w, r)
		return
	case scriptPath:
		send(w, r, "reload.js", script)
		return
	}
	if site.Files == nil {
		waiting(w, trouble)
		return
	}
	name, below := strings.CutPrefix(r.URL.Path, site.Base)
	if !below {
		if r.URL.Path == "/" || r.URL.Path+"/" == site.Base {
			http.Redirect(w, r, site.Base, http.StatusFound)
			return
		}
		http.NotFound(w, r)
		return
	}
	header(w.Header(), rules, "/"+name)
	if name == "" || strings.HasSuffix(name, "/") {
		name += index
	}
	data, found := site.Files[name]
	switch {
	case found && name != headersFile:
	case site.Files[path.Join(name, index)] != nil:
		http.Redirect(w, r, r.URL.EscapedPath()+"/", http.StatusFound)
		return
	case site.Files[notFound] != nil:
		w.Header().Set("Content-Type", typeOf(notFound))
		w.WriteHeader(http.StatusNotFound)
		if r.Method == http.MethodGet {
			_, _ = w.Write(withScript(site.Files[notFound], version)) // the reader has gone
		}
		return
	default:
		http.NotFound(w, r)
		return
	}
	if path.Ext(name) == ".html" {
		data = withScript(data, version)
	}
	send(w, r, name, data)
}

const (
	index       = "index.html"
	notFound    = "404.html"
	headersFile = "_headers"
)

func send(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", typeOf(name))
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}

// typeOf names the type of a file by its ending, the same on every machine.
func typeOf(name string) string { return cmp.Or(media.Of(name).Type, "application/octet-stream") }

// ofThisMachine tells whether the host of a request is a name of this machine.
// Where a page of another host makes that host's name lead here, it is not.
func ofThisMachine(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.Trim(name, "[]")
	if name == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && ip.IsLoopback()
}

// waiting is the page before there was a sound build. The script shows what is
// wrong.
func waiting(w http.ResponseWriter, trouble string) {
	header(w.Header(), rulesOf(waitingHeaders), "/")
	w.Header().Set("Content-Type", typeOf(index))
	w.WriteHeader(http.StatusServiceUnavailable)
	words := "The site is being built."
	if trouble != "" {
		words = "There is no site yet."
	}
	page := fmt.Sprintf(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>casebook</title></head><body><p>%s</p></body></html>`, words)
	_, _ = w.Write(withScript([]byte(page), 0)) // the reader has gone
}

// rule is a path of a _headers file, and what is sent with the files at it.
type rule struct {
	path    string
	headers [][2]string
}

const waitingHeaders = "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'\n  X-Content-Type-Options: nosniff\n"

// rulesOf reads a _headers file, as Netlify and Cloudflare Pages do:
// https://docs.netlify.com/manage/routing/headers/ .
func rulesOf(text string) []rule {
	var all []rule
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		name, value, ok := strings.Cut(line, ":")
		switch {
		case strings.HasPrefix(line, "/"):
			all = append(all, rule{path: line})
		case ok && len(all) > 0 && !strings.HasPrefix(line, "#"):
			last := &all[len(all)-1]
			last.headers = append(last.headers, [2]string{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	return all
}

// header gives the headers of every rule that a path fits. The same one twice is
// joined by a comma. They take the place of those that guard gives, save for the two
// that a preview needs and a published site may not.
func header(to http.Header, rules []rule, at string) {
	h := http.Header{}
	for _, r := range rules {
		if !r.fits(at) {
			continue
		}
		for _, add := range r.headers {
			value := add[1]
			if former := h.Get(add[0]); former != "" {
				value = former + ", " + value
			}
			h.Set(add[0], value)
		}
	}
	for _, name := range []string{"Cache-Control", "Cross-Origin-Resource-Policy"} {
		h.Del(name)
	}
	maps.Copy(to, h)
}

// fits tells whether a path is one of the rule's: a star stands for anything, a
// part that begins with a colon for any one part.
func (r rule) fits(at string) bool {
	want, have := strings.Split(r.path, "/"), strings.Split(at, "/")
	star := slices.Index(want, "*")
	if star >= 0 {
		if len(have) < star {
			return false
		}
		want, have = want[:star], have[:star]
	}
	return slices.EqualFunc(want, have, func(w, h string) bool { return w == h || strings.HasPrefix(w, ":") && h != "" })
}
