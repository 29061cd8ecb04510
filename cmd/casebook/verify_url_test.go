package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator"
)

// A published site is compared with the portfolio: what a host does to it is named file by
// file, and what keeps it from being read is said.
func TestVerifyAPublishedSite(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "p"), os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	var host http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { host.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	address := server.URL + "/case/"
	said(t, 0, "build", "--audience", "committee", "--base-url", address, "--out", "site", "p")
	folder := http.StripPrefix("/case", http.FileServer(http.Dir("site")))
	instead := func(path string, do http.HandlerFunc) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == path {
				do(w, r)
				return
			}
			folder.ServeHTTP(w, r)
		})
	}
	text := func(status int, text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status); _, _ = w.Write([]byte(text)) }
	}
	home := string(read(t, dir, "site/index.html"))
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("another host was asked") }))
	t.Cleanup(elsewhere.Close)
	for _, c := range []struct {
		name   string
		host   http.Handler
		status int
		says   []string
	}{
		{"as it is", folder, 0, []string{"for the committee", "files match the portfolio", "note: the host sends other headers than the site asks for: ", "X-Frame-Options is not sent; "}},
		{"with the headers", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-Frame-Options", "SAMEORIGIN")
			folder.ServeHTTP(w, r)
		}), 0, []string{`X-Frame-Options is "SAMEORIGIN", expected "DENY"`}},
		{"a page is gone", instead("/case/skills/", http.NotFound), 1, []string{"skills/index.html: the host does not have it (404)", "1 difference in "}},
		{"a script in a page", instead("/case/", text(200, strings.Replace(home, "</body>", "<script src=/x.js></script></body>", 1))), 1,
			[]string{`index.html: the host added to line `, `"<script src=/x.js></script>"`}},
		{"another page", instead("/case/", text(200, strings.Replace(home, "<title>", "<title>New ", 1)+"<a href=old/page/>")), 1, []string{"index.html: line ", "is another one"}},
		{"an earlier page", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/case/":
				text(200, strings.Replace(home, "</body>", `<a href="journal/secret/">x</a></body>`, 1))(w, r)
			case "/case/journal/secret/":
				text(200, "the journal")(w, r)
			default:
				folder.ServeHTTP(w, r)
			}
		}), 1, []string{"journal/secret/: the host has it, and the site does not", "2 differences in "}},
		{"a file to another host", instead("/case/case.json", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+"/case.json", http.StatusFound)
		}), 2, []string{"case.json: the host answers 302 Found", "the host did not show every file"}},
		{"a broken host", instead("/case/case.json", text(503, "")), 2, []string{"case.json: the host answers 503 Service Unavailable"}},
		{"all broken", http.HandlerFunc(text(502, "")), 2, []string{"the host answers 502 Bad Gateway; try again later"}},
		{"too many requests", http.HandlerFunc(text(429, "")), 2, []string{"429 Too Many Requests; try again later"}},
		{"a log-in", http.HandlerFunc(text(401, "")), 2, []string{"asks for a log-in (401)"}},
		{"a log-in page", http.HandlerFunc(text(200, "<form>")), 2, []string{"it may ask for a log-in, or show one page at every address"}},
		{"another site", http.NotFoundHandler(), 2, []string{"this is no site that casebook made: the host answers 404 for colophon.json; name the address of its first page"}},
		{"moved", http.RedirectHandler(elsewhere.URL+"/", http.StatusMovedPermanently), 2, []string{"the host leads elsewhere, to " + elsewhere.URL + "/; name that address"}},
		{"moved, with signs that a terminal obeys", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			connection, _, _ := w.(http.Hijacker).Hijack()
			fmt.Fprint(connection, "HTTP/1.1 303 See Other\r\nLocation: http://elsewhere.invalid/\u202e\u009b31mQ\r\nContent-Length: 0\r\n\r\n")
			_ = connection.Close()
		}), 2, []string{`to http://elsewhere.invalid/\u202e\u009b31mQ; name that address`}},
		{"in a circle", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }), 2, []string{"without end"}},
		{"a file without end", instead("/case/case.json", func(w http.ResponseWriter, _ *http.Request) {
			for range mostOfFile>>20 + 1 {
				_, _ = w.Write(bytes.Repeat([]byte("x"), 1<<20))
			}
		}), 2, []string{fmt.Sprintf("case.json: it sends more than %d bytes", mostOfFile)}},
		{"gone in the middle", instead("/case/case.json", func(w http.ResponseWriter, r *http.Request) {
			connection, _, _ := w.(http.Hijacker).Hijack()
			_ = connection.Close()
		}), 2, []string{"case.json: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			host = c.host
			got := said(t, c.status, "verify", "--audience", "committee", address, "p")
			for _, want := range c.says {
				if !strings.Contains(got, want) {
					t.Errorf("it does not say %q:\n%s", want, got)
				}
			}
		})
	}

	// A host that names a narrower audience is asked for nothing more.
	narrower := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/case/colophon.json" {
			t.Errorf("the host is asked for %s", r.URL.Path)
		}
		folder.ServeHTTP(w, r)
	}))
	t.Cleanup(narrower.Close)
	if got := said(t, 2, "verify", "--audience", "public", narrower.URL+"/case/", "p"); !strings.Contains(got, `the host says that its site is for "committee", and it is compared for "public" at most`) {
		t.Errorf("it says %s", got)
	}
	host = folder
	var report generator.PublishedSite
	if err := json.Unmarshal([]byte(said(t, 0, "verify", "--audience", "committee", "--format", "json", strings.TrimSuffix(address, "/"), "p")), &report); err != nil || !report.Matches || report.Files < 20 {
		t.Errorf("%v: %+v", err, report)
	}
	// A site that was built without an address is compared as such, wherever it is.
	said(t, 0, "build", "--audience", "committee", "--out", "nowhere", "p")
	host = http.FileServer(http.Dir("nowhere"))
	if got := said(t, 0, "verify", "--audience", "committee", server.URL, "p"); !strings.Contains(got, "files match the portfolio") {
		t.Errorf("it says %s", got)
	}
	host = folder
	// What changed in the portfolio is named, and where it shows.
	file := filepath.Join("p", "content", "evidence", "queue.md")
	entry := read(t, dir, file)
	if err := os.WriteFile(file, append(entry, "\nOne more sentence.\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := said(t, 1, "verify", "--audience", "self", address, "p"); !strings.Contains(got, "content/evidence/queue.md") || !strings.Contains(got, "\nevidence/queue/index.html: ") {
		t.Errorf("it says %s", got)
	}
	if err := os.WriteFile(file, entry, 0o644); err != nil {
		t.Fatal(err)
	}

	t.Setenv(readerVariable, "seven otters 91 knit above Oslo")
	said(t, 0, "lock", "readers", "add", "--given", "Chair", "p")
	said(t, 0, "build", "--lock", "--out", "site", "p")
	if got := said(t, 2, "verify", address, "p"); !strings.Contains(got, "the site is locked, and nothing in it can be read") {
		t.Errorf("of a locked site it says %s", got)
	}
	server.Close()
	for name, want := range map[string]string{
		address:                        "connection refused",
		"https://nobody.invalid/":      "there is no host nobody.invalid",
		"https://":                     "is no address",
		"https://a:b@example.com/":     "name the address of the first page",
		"https://example.com/?page=1":  "name the address of the first page",
		"https://example.com/#chapter": "name the address of the first page",
	} {
		if got := said(t, 2, "verify", name, "p"); !strings.Contains(got, want) || strings.Contains(got, "a:b") {
			t.Errorf("verify %s says %s", name, got)
		}
	}
}
