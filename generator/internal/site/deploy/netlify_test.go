package deploy

import (
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// netlify answers as the documentation of Netlify's API says it does.
type netlify struct {
	sync.Mutex
	shown   map[string]string // path -> sum, of the deploy that is shown
	stored  map[string]bool   // sums that it has
	texts   map[string][]byte // of the files, by sum
	deploys []*deployed
	files   map[string]map[string]string // of each deploy
	busy    int                          // how many answers are 503 first
	status  int                          // of every answer, if it is not 0
	calls   []string
	before  func(w http.ResponseWriter, r *http.Request) bool // an answer in place of the usual one
}

func (n *netlify) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.Lock()
	defer n.Unlock()
	n.calls = append(n.calls, r.Method+" "+r.URL.Path)
	body, _ := io.ReadAll(r.Body)
	rest, ofSite := strings.CutPrefix(r.URL.Path, "/api/v1/sites/case/")
	id, file, ofDeploy := strings.Cut(strings.TrimPrefix(r.URL.Path, "/api/v1/deploys/"), "/")
	say := func(v any) { _ = json.NewEncoder(w).Encode(v) }
	switch {
	case r.Header.Get("Authorization") != "Bearer "+secret:
		http.Error(w, `{"code": 401, "message": "Access Denied: `+r.Header.Get("Authorization")+`"}`, http.StatusUnauthorized)
	case n.status != 0:
		http.Error(w, secret, n.status)
	case n.before != nil && n.before(w, r):
	case n.busy > 0:
		n.busy--
		http.Error(w, "busy", http.StatusServiceUnavailable)
	case ofSite && rest == "files":
		list := []map[string]any{}
		for name, sum := range n.shown {
			list = append(list, map[string]any{"path": name, "sha": sum})
		}
		say(list)
	case ofSite && rest == "deploys" && r.Method == http.MethodGet:
		say(n.deploys)
	case ofSite && rest == "deploys":
		var asked struct{ Files map[string]string }
		if json.Unmarshal(body, &asked) != nil || len(asked.Files) == 0 {
			http.Error(w, "no files", http.StatusUnprocessableEntity)
			return
		}
		d := &deployed{ID: "d" + string(rune('0'+len(n.deploys))), State: "uploading", Title: r.URL.Query().Get("title"), Created: clock()}
		for _, sum := range asked.Files {
			if !n.stored[sum] && !slices.Contains(d.Required, sum) {
				d.Required = append(d.Required, sum)
			}
		}
		n.deploys, n.files[d.ID] = append(n.deploys, d), asked.Files
		n.settle(d)
		say(d)
	case r.Method == http.MethodPut && ofDeploy:
		name := "/" + strings.TrimPrefix(file, "files/")
		d := n.deploys[slices.IndexFunc(n.deploys, func(d *deployed) bool { return d.ID == id })]
		sum := sha1Of(body)
		if n.files[id][name] != sum {
			http.Error(w, "another file", http.StatusUnprocessableEntity)
			return
		}
		n.stored[sum], n.texts[sum] = true, body
		d.Required = slices.DeleteFunc(d.Required, func(s string) bool { return s == sum })
		n.settle(d)
		say(map[string]string{"path": name})
	case strings.HasPrefix(r.URL.Path, "/api/v1/deploys/"):
		d := n.deploys[slices.IndexFunc(n.deploys, func(d *deployed) bool { return d.ID == id })]
		if file == "cancel" {
			d.State = "error"
		}
		say(d)
	default:
		http.NotFound(w, r)
	}
}

// settle shows a deploy that has all its files.
func (n *netlify) settle(d *deployed) {
	if len(d.Required) == 0 {
		d.State, n.shown = "ready", n.files[d.ID]
	}
}

func newNetlify(t *testing.T) (*netlify, Netlify) {
	t.Helper()
	n := &netlify{shown: map[string]string{}, stored: map[string]bool{}, texts: map[string][]byte{}, files: map[string]map[string]string{}}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	return n, Netlify{Name: "netlify:case", API: server.URL + "/api/v1", Site: "case", Token: secret}
}

func (n *netlify) shows(t *testing.T, site map[string][]byte) {
	t.Helper()
	want := map[string]string{}
	for name, data := range Site(site) {
		want["/"+name] = sha1Of(data)
	}
	if !maps.Equal(n.shown, want) {
		t.Errorf("Netlify shows %v, expected %v", n.shown, want)
	}
}

func TestNetlifyGetsWhatItDoesNotHave(t *testing.T) {
	n, to := newNetlify(t)
	site := sited("a1", 3)
	site["odd #name?.txt"] = []byte("odd")
	dry := options()
	dry.DryRun = true
	if would, err := to.Deploy(t.Context(), site, dry); err != nil || len(would.Uploaded) != len(site) || len(n.deploys) > 0 {
		t.Fatalf("%v, %v", would, err)
	}
	if _, err := to.Deploy(t.Context(), site, options()); err != nil {
		t.Fatal(err)
	}
	n.shows(t, site)
	n.calls = nil
	site["data.json"] = []byte("new")
	delete(site, "same.txt")
	got, err := to.Deploy(t.Context(), site, options())
	if err != nil || strings.Join(got.Uploaded, " ") != "data.json" || strings.Join(got.Deleted, " ") != "same.txt" {
		t.Fatalf("%v, %v", got, err)
	}
	n.shows(t, site)
	if puts := len(slices.DeleteFunc(n.calls, func(c string) bool { return !strings.HasPrefix(c, "PUT ") })); puts != 2 { // and the marker
		t.Errorf("%d files went up", puts)
	}
	if got, err := to.Deploy(t.Context(), site, options()); err != nil || len(got.Uploaded) > 0 || len(n.deploys) != 2 {
		t.Errorf("where nothing changed: %v, %v", got, err)
	}
}

func TestNetlifyInTrouble(t *testing.T) {
	n, to := newNetlify(t)
	for status, want := range map[int]string{
		401: "netlify:case refuses the credentials (401)", 402: "netlify:case has no room left (402)", 404: "netlify:case does not exist, or these credentials may not see it (404)",
		422: "netlify:case does not accept this (422)", 429: "netlify:case cannot take the site now (429)", 503: "netlify:case cannot take the site now (503)",
	} {
		n.status = status
		if _, err := to.Deploy(t.Context(), sited("a1", 2), options()); err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%d: %v", status, err)
		}
	}
	n.status = 0
	expired := to
	expired.Token = "old"
	if _, err := expired.Deploy(t.Context(), sited("a1", 2), options()); err == nil || !strings.Contains(err.Error(), "refuses the credentials (401)") || strings.Contains(err.Error(), "old") {
		t.Errorf("an expired token: %v", err)
	}
	n.busy = 1
	again := options()
	again.Retries = 1
	if _, err := to.Deploy(t.Context(), sited("a1", 2), again); err != nil {
		t.Errorf("one that is busy once: %v", err)
	}
	n.shown = map[string]string{"/index.html": "x"}
	if _, err := to.Deploy(t.Context(), sited("b2", 2), options()); err == nil || !strings.Contains(err.Error(), `contains "/index.html", which casebook did not write`) {
		t.Errorf("a foreign site: %v", err)
	}
	n.shown = map[string]string{}
	n.deploys = append(n.deploys, &deployed{ID: "d9", State: "uploading", Title: netlifyTitle, Created: clock().Add(-time.Minute)})
	if _, err := to.Deploy(t.Context(), sited("b2", 2), options()); err == nil || !strings.Contains(err.Error(), "another run is publishing to netlify:case: it began 1m0s ago") {
		t.Errorf("beside another run: %v", err)
	}
	n.deploys[len(n.deploys)-1].Created = clock().Add(-netlifyAge)
	if _, err := to.Deploy(t.Context(), sited("b2", 2), options()); err != nil {
		t.Errorf("after a run that did not finish: %v", err)
	}
	n.shows(t, sited("b2", 2))
}
