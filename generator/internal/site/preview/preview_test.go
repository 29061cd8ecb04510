package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// site is a small one below a path.
func site(title string) Site {
	return Site{Base: "/case/", Files: map[string][]byte{
		"index.html":               []byte("<!doctype html><title>" + title + "</title>"),
		"evidence/rota/index.html": []byte("<p>rota</p>"),
		"404.html":                 []byte("<p>no such page</p>"),
		"css/main.css":             []byte("p { color: red }"),
		"data/waits.csv":           []byte("a,b\n"),
		"_headers":                 []byte("# ours\n/*\n  Content-Security-Policy: default-src 'none'\n  Cache-Control: max-age=60\n\n/evidence/:id/\n  X-Part: one\n/css/*\n  X-Part: two\n/css/main.css\n  X-Part: three\n"),
	}}
}

func TestRequests(t *testing.T) {
	s := New()
	s.Show(site("one"))
	for _, c := range []struct {
		method, host, path string
		status             int
		header, value      string
		body               string
	}{
		{"GET", "localhost:1313", "/case/", 200, "Content-Security-Policy", "default-src 'none'", "<title>one</title><script src=\"/_casebook/reload.js?v=1\"></script>"},
		{"GET", "localhost:1313", "/case/", 200, "Content-Type", "text/html; charset=utf-8", ""},
		{"GET", "localhost:1313", "/case/", 200, "Cache-Control", "no-store", ""},
		{"HEAD", "localhost", "/case/", 200, "Content-Security-Policy", "default-src 'none'", ""},
		{"GET", "127.0.0.1:8", "/case/evidence/rota/", 200, "X-Part", "one", "<p>rota</p><script"},
		{"GET", "[::1]:8", "/case/css/main.css", 200, "X-Part", "two, three", "p { color: red }"},
		{"GET", "localhost", "/case/css/main.css", 200, "Content-Type", "text/css; charset=utf-8", ""},
		{"GET", "localhost", "/case/data/waits.csv", 200, "X-Part", "", "a,b\n"},
		{"GET", "localhost", "/", 302, "Location", "/case/", ""},
		{"GET", "localhost", "/case", 302, "Location", "/case/", ""},
		{"GET", "localhost", "/case/evidence/rota", 302, "Location", "/case/evidence/rota/", ""},
		{"GET", "localhost", "/case/nothing/", 404, "Content-Security-Policy", "default-src 'none'", "<p>no such page</p><script"},
		{"GET", "localhost", "/case/_headers", 404, "Content-Security-Policy", "default-src 'none'", ""},
		{"GET", "localhost", "/case/../../etc/passwd", 404, "", "", ""},
		{"GET", "localhost", "/elsewhere/", 404, "", "", ""},
		{"GET", "localhost", "/_casebook/reload.js", 200, "Content-Type", "text/javascript; charset=utf-8", "EventSource"},
		{"POST", "localhost", "/case/", 405, "Allow", "GET, HEAD", ""},
		{"GET", "case.example", "/case/", 421, "", "", ""},
		{"GET", "localhost.case.example:1313", "/case/", 421, "", "", ""},
		{"GET", "192.168.1.4:1313", "/case/", 421, "", "", ""},
		{"GET", "case.example", "/_casebook/events", 421, "", "", ""},
		{"GET", "", "/case/", 421, "", "", ""},
	} {
		r := httptest.NewRequest(c.method, "http://localhost/", nil)
		r.Host, r.URL.Path = c.host, c.path
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != c.status || c.header != "" && w.Header().Get(c.header) != c.value || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%s %s at %q: %d, %s: %q, %.80q", c.method, c.path, c.host, w.Code, c.header, w.Header().Get(c.header), w.Body)
		}
		if c.status == 421 && (strings.Contains(w.Body.String(), "<") || w.Header().Get("Location") != "") {
			t.Errorf("%q is told of the site: %q", c.host, w.Body)
		}
	}
}

// An open page is told of each site that differs, and of trouble until it is over.
func TestEvents(t *testing.T) {
	s := New()
	server := httptest.NewServer(s)
	defer server.Close()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	page, _ := http.NewRequestWithContext(ctx, "GET", server.URL+"/case/", nil)
	if r, err := http.DefaultClient.Do(page); err != nil || r.StatusCode != http.StatusServiceUnavailable || r.Header.Get("Content-Security-Policy") == "" {
		t.Fatalf("before there is a site: %v %v", r, err)
	}
	r, _ := http.NewRequestWithContext(ctx, "GET", server.URL+"/_casebook/events", nil)
	stream, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	lines := bufio.NewScanner(stream.Body)
	next := func() (e event) {
		t.Helper()
		for lines.Scan() {
			if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				if err := json.Unmarshal([]byte(text), &e); err != nil {
					t.Fatal(err)
				}
				return e
			}
		}
		t.Fatal("the stream has ended")
		return e
	}
	for i, step := range []struct {
		do   func()
		want event
	}{
		{func() {}, event{0, ""}},
		{func() { s.Fail("a line\nand another") }, event{0, "a line\nand another"}},
		{func() { s.Show(site("one")) }, event{1, ""}},
		{func() { s.Show(site("one")); s.Show(site("two")) }, event{2, ""}},
		{func() { s.Fail("no") }, event{2, "no"}},
		{func() { s.Show(site("two")) }, event{2, ""}},
	} {
		step.do()
		if got := next(); got != step.want {
			t.Fatalf("step %d: %+v, want %+v", i, got, step.want)
		}
	}
}
