package preview

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

// answer is all that a request is given, as one text.
func answer(s *Server, method, path string, headers ...string) (string, *httptest.ResponseRecorder) {
	r := httptest.NewRequest(method, "http://localhost:1313/", nil)
	r.Host, r.URL.Path = "localhost:1313", path
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return fmt.Sprintf("%d %v %s", w.Code, w.Result().Header, w.Body), w
}

var places = []string{"/", "/case", "/case/", "/case/evidence/rota", "/case/evidence/rota/", "/case/nothing/", "/case/css/main.css", "/case/_headers", "/elsewhere/", scriptPath, eventsPath}

// Whatever a page of another site asks for, and however, it gets the same.
func TestAnotherSiteLearnsNothing(t *testing.T) {
	empty, full := New(), New()
	full.Show(site("one"))
	want := ""
	for _, from := range [][]string{
		{"Sec-Fetch-Site", "cross-site"},
		{"Sec-Fetch-Site", "same-site"},
		{"Sec-Fetch-Site", "something new"},
		{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"},
		{"Sec-Fetch-Site", "none", "Sec-Fetch-Site", "cross-site"},
		{"Origin", "https://elsewhere.example"},
		{"Origin", "http://localhost:8080"},
		{"Origin", "https://localhost:1313"},
		{"Origin", "null"},
		{"Origin", "http://localhost:1313.elsewhere.example"},
		{"Referer", "https://elsewhere.example/a/"},
		{"Referer", "://"},
		{"Sec-Fetch-Site", "cross-site", "Range", "bytes=0-1"},
		{"Sec-Fetch-Site", "cross-site", "If-None-Match", "*"},
	} {
		for _, method := range []string{"GET", "POST", "OPTIONS", "TRACE"} {
			for _, s := range []*Server{empty, full} {
				for _, path := range places {
					got, w := answer(s, method, path, from...)
					if want == "" {
						want = got
					}
					if got != want || w.Code != http.StatusForbidden {
						t.Fatalf("%s %s from %q:\n%s\nand elsewhere\n%s", method, path, from, got, want)
					}
				}
			}
		}
	}
}

// What is typed, and what a page of the preview asks for, is answered.
func TestThisSiteIsAnswered(t *testing.T) {
	s := New()
	s.Show(site("one"))
	for _, from := range [][]string{
		{},
		{"Sec-Fetch-Site", "none"},
		{"Sec-Fetch-Site", "same-origin", "Referer", "http://localhost:1313/case/"},
		{"Origin", "http://localhost:1313"},
	} {
		if _, w := answer(s, "GET", "/case/", from...); w.Code != http.StatusOK {
			t.Errorf("from %q: %d", from, w.Code)
		}
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	empty, full := New(), New()
	lax := site("one")
	lax.Files[headersFile] = []byte("/*\n  Cross-Origin-Resource-Policy: cross-origin\n  Cross-Origin-Opener-Policy: same-origin\n  Cache-Control: max-age=60\n")
	full.Show(lax)
	for _, s := range []*Server{empty, full} {
		for _, path := range places {
			if path == eventsPath {
				continue // goes on until the page is closed
			}
			for _, from := range [][]string{{}, {"Sec-Fetch-Site", "cross-site"}} {
				_, w := answer(s, "GET", path, from...)
				for name, want := range map[string]string{
					"Cache-Control": "no-store", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
					"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "Origin-Agent-Cluster": "?1",
				} {
					if got := w.Header().Get(name); got != want {
						t.Errorf("%s from %q: %s is %q", path, from, name, got)
					}
				}
				if w.Header().Get("Content-Security-Policy") == "" {
					t.Errorf("%s from %q has no policy", path, from)
				}
			}
		}
	}
}
