package deploy

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// What answers in place of Netlify is not believed: neither ids that lead to other
// addresses, nor lists that take memory.
func TestNetlifyAnswersOtherwise(t *testing.T) {
	for name, c := range map[string]struct{ files, deploys, made string }{
		"a list of many":        {"[" + strings.Repeat("{},", mostParts) + "{}]", "[]", ""},
		"a list of nothing":     {"[" + strings.Repeat("null,", mostParts) + "null]", "[]", ""},
		"a list of numbers":     {"[" + strings.Repeat("0,", mostParts) + "0]", "[]", ""},
		"many sums":             {"[]", "[]", `{"id": "abc", "required": [` + strings.Repeat(`"",`, mostParts) + `""]}`},
		"many deploys":          {"[]", "[" + strings.Repeat(`{"id": "abc", "state": "uploading", "title": "`+netlifyTitle+`"},`, mostDeploys) + "{}]", ""},
		"an id of another site": {"[]", `[{"id": "../../sites/other", "state": "uploading", "title": "` + netlifyTitle + `"}]`, ""},
		"a deploy elsewhere":    {"[]", "[]", `{"id": "../../accounts", "required": ["` + sha1Of([]byte("x")) + `"]}`},
		"a deploy without id":   {"[]", "[]", "null"},
	} {
		t.Run(name, func(t *testing.T) {
			var asked []string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				asked = append(asked, r.Method+" "+r.URL.Path)
				switch {
				case strings.HasSuffix(r.URL.Path, "/files"):
					_, _ = w.Write([]byte(c.files))
				case r.Method == http.MethodGet:
					_, _ = w.Write([]byte(c.deploys))
				default:
					_, _ = w.Write([]byte(c.made))
				}
			}))
			defer server.Close()
			to := Netlify{Name: "netlify:case", API: server.URL + "/api/v1", Site: "case", Token: secret}
			_, err := to.Deploy(t.Context(), sited("a1", 2), options())
			if err == nil || !strings.Contains(err.Error(), "an answer that is none of Netlify's API") {
				t.Errorf("%v", err)
			}
			for _, path := range asked {
				if !strings.HasPrefix(path, "GET /api/v1/sites/case/") && path != "POST /api/v1/sites/case/deploys" {
					t.Errorf("it asked for %s", path)
				}
			}
		})
	}
}

// A file that is required many times goes up once.
func TestAFileGoesUpOnce(t *testing.T) {
	var sent atomic.Int64
	site := sited("a1", 2)
	var sums []string
	for range 20 {
		for _, data := range site {
			sums = append(sums, `"`+sha1Of(data)+`"`)
		}
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := "[]"
		switch {
		case r.Method == http.MethodPut:
			sent.Add(1)
		case r.Method == http.MethodPost:
			answer = `{"id": "abc", "required": [` + strings.Join(sums, ",") + `]}`
		case strings.HasSuffix(r.URL.Path, "/deploys/abc"):
			answer = `{"id": "abc", "state": "ready"}`
		}
		_, _ = w.Write([]byte(answer))
	}))
	defer server.Close()
	to := Netlify{Name: "netlify:case", API: server.URL + "/api/v1", Site: "case", Token: secret}
	if _, err := to.Deploy(t.Context(), site, options()); err != nil {
		t.Fatal(err)
	}
	different := map[string]bool{}
	for _, data := range site {
		different[string(data)] = true
	}
	if got := int(sent.Load()); got == 0 || got > len(different) {
		t.Errorf("%d files went up, of %d", got, len(different))
	}
}

// Whatever an address of a repository holds beside the host and the path is not shown.
func TestAddressesShowNoPassword(t *testing.T) {
	for address, want := range map[string]string{
		"https://user:pw@git.example/a/b.git": "https://git.example/a/b.git",
		"https://pw@git.example/a.git":        "https://git.example/a.git",
		"git@git.example:a/b.git":             "git.example:a/b.git",
		"user:pw@git.example:a.git":           "git.example:a.git",
		"https:user:pw@127.0.0.1/a.git":       "127.0.0.1/a.git",
		"http://user/pw@git.example/a.git":    "http://user/...@git.example/a.git",
		"ssh://git@git.example:22/a.git":      "ssh://git.example:22/a.git",
		"../a.git":                            "../a.git",
		"origin":                              "origin",
	} {
		n, err := Parse("git:" + address + "#pages")
		if err != nil || n.Show != "git:"+want+"#pages" && n.Show != want+"#pages" {
			t.Errorf("%s: shown as %q, %v", address, n.Show, err)
		}
	}
	for _, address := range []string{"https://git.example/a.git?private_token=pw", "http://user:p/w@git.example/a.git", "http://user:pw@git.example:7821?x=1@y", "http://us er:pw@x/a"} {
		if n, err := Parse("git:" + address + "#pages"); err == nil || strings.Contains(n.Show+err.Error(), "pw") || strings.Contains(n.Show, "p/w") {
			t.Errorf("%s: shown as %q, %v", address, n.Show, err)
		}
	}
}

// A server of git leads to no other host, and one that says nothing is not waited for without
// end.
func TestRepositoriesThatAnswerOtherwise(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("another host was asked for %s", r.URL.Path)
	}))
	defer elsewhere.Close()
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"another host": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+r.URL.Path+"?"+r.URL.RawQuery, http.StatusFound)
		}, "its address leads to another one; name that one"},
		"nothing": {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "cannot be reached (no answer)"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(c.answer)
			defer server.Close()
			defer server.CloseClientConnections()
			to := branchOf(t, "git:"+server.URL+"/case.git#pages")
			to.patience = 3 * time.Second
			if _, err := to.Deploy(t.Context(), sited("a1", 2), options()); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, expected %q", err, c.want)
			}
		})
	}
}
