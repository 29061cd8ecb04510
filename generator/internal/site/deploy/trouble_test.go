package deploy

import (
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// place is a target that can be brought into trouble.
type place struct {
	to    Target
	shown func() map[string]string // what readers get
	bring map[string]func() Target // by trouble: the target in it, else as it was before
	end   func()                   // of the trouble
}

// Whatever is wrong with a target: it is said with what to do, no reader gets a part of a
// site, and the same command works when the trouble is over.
func TestTroubleAtEveryTarget(t *testing.T) {
	troubles := []struct {
		name, says string
		whole      bool // nothing at all is written
		kinds      int  // how many kinds of targets know it
	}{
		{"no network", "cannot be reached; check the network and the address, and run the command again: it goes on where it stopped", true, 3},
		{"an expired token", "refuses the credentials", true, 3},
		{"no room", "has no room left", false, 3},
		{"a server in trouble", "cannot take the site now", true, 3},
		{"an upload that breaks", "cannot be reached; check the network", false, 3},
		{"files of others", "which casebook did not write; nothing was published. Name an empty place", true, 4},
		{"another run", "another run ", true, 4},
	}
	kinds := map[string]func(*testing.T) place{"bucket": bucketPlace, "folder": folderPlace, "branch": branchPlace, "netlify": netlifyPlace}
	for _, trouble := range troubles {
		known := 0
		for kind, make := range kinds {
			p := make(t)
			in, knows := p.bring[trouble.name]
			if !knows {
				continue
			}
			known++
			t.Run(trouble.name+" at "+kind, func(t *testing.T) {
				if _, err := p.to.Deploy(t.Context(), sited("a1", 3), options()); err != nil {
					t.Fatal(err)
				}
				former := p.shown()
				said := ""
				opt := options()
				opt.ID, opt.Report = "second", func(line string) { said += line + "\n" }
				_, err := in().Deploy(t.Context(), sited("b2", 4), opt)
				if err == nil || !strings.Contains(err.Error(), trouble.says) || strings.Contains(err.Error()+said, secret) {
					t.Errorf("it says %v\n%s", err, said)
				}
				p.end()
				now := p.shown()
				for name, text := range now {
					if _, needs, is := strings.Cut(text, " needs "); is && now[needs] == "" {
						t.Errorf("%s needs %s, which is not there", name, needs)
					}
				}
				if trouble.whole && !maps.Equal(now, former) || now["index.html"] != former["index.html"] {
					t.Errorf("now there is %v, and was %v", now, former)
				}
				opt.ID = "third"
				if _, err := p.to.Deploy(t.Context(), sited("b2", 4), opt); err != nil {
					t.Fatalf("again: %v", err)
				}
				now = p.shown()
				delete(now, noJekyll)
				want := sited("b2", 4)
				if !slices.Equal(slices.Sorted(maps.Keys(now)), slices.Sorted(maps.Keys(want))) || now["index.html"] != string(want["index.html"]) {
					t.Errorf("in the end there is %v", now)
				}
			})
		}
		if known != trouble.kinds {
			t.Errorf("%s: tried at %d kinds of targets, expected %d", trouble.name, known, trouble.kinds)
		}
	}
}

// textsOf gives files without those that casebook keeps beside a site.
func textsOf(files map[string][]byte) map[string]string {
	texts := map[string]string{}
	for name, data := range files {
		if name != publish.Marker && name != leaseName {
			texts[name] = string(data)
		}
	}
	return texts
}

func bucketPlace(*testing.T) place {
	m := newMemory()
	p := place{to: Stored{"target", m}, shown: func() map[string]string { return textsOf(m.files) }, bring: map[string]func() Target{}}
	for name, trouble := range map[string]Trouble{"no network": NoConnection, "an expired token": Denied, "no room": Full, "a server in trouble": Busy, "an upload that breaks": NoConnection} {
		p.bring[name] = func() Target {
			m.fail = func(call string) error {
				if trouble == Full || name == "an upload that breaks" {
					if call != "put page-b-2/index.html" {
						return nil
					}
				}
				return Fault{Trouble: trouble, Name: "target"}
			}
			return p.to
		}
	}
	var there map[string][]byte
	p.bring["files of others"] = func() Target {
		there = maps.Clone(m.files)
		delete(m.files, publish.Marker)
		return p.to
	}
	p.bring["another run"] = func() Target {
		there = maps.Clone(m.files)
		m.files[leaseName], m.times[leaseName] = []byte(`{"id":"other"}`), clock()
		return p.to
	}
	p.end = func() {
		m.fail = func(string) error { return nil }
		if there != nil {
			m.files = there
		}
	}
	return p
}

func folderPlace(t *testing.T) place {
	at := filepath.Join(t.TempDir(), "www")
	to, err := Folder("folder:www", at, false)
	if err != nil {
		t.Fatal(err)
	}
	undo := func() {}
	p := place{to: to, end: func() { undo() }}
	p.shown = func() map[string]string {
		files := map[string][]byte{}
		all, err := to.Store.List(t.Context())
		for _, o := range all {
			data, failed := to.Store.Get(t.Context(), o.Path)
			files[o.Path], err = data, errors.Join(err, failed)
		}
		if err != nil {
			t.Fatal(err)
		}
		return textsOf(files)
	}
	beside := func(name, text string) func() Target {
		return func() Target {
			file := filepath.Join(at, name)
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(file, clock(), clock()); err != nil {
				t.Fatal(err)
			}
			undo = func() {
				if err := os.Remove(file); err != nil {
					t.Fatal(err)
				}
			}
			return to
		}
	}
	p.bring = map[string]func() Target{"another run": beside(leaseName, `{"id":"other"}`), "files of others": beside("page-b-3", "mine")}
	return p
}

func branchPlace(t *testing.T) place {
	folder, git := bare(t)
	git("config", "http.receivepack", "true")
	server := served(t, folder)
	var fails atomic.Pointer[func(http.ResponseWriter, *http.Request) bool] // a connection of before may still be served
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if fail := fails.Load(); fail == nil || !(*fail)(w, r) {
			server.Config.Handler.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(front.Close)
	at := func(address, password string) Target {
		return branchOf(t, "git:"+strings.Replace(address, "http://", "http://author:"+password+"@", 1)+"/case.git#pages")
	}
	p := place{to: at(front.URL, secret)}
	p.shown = func() map[string]string {
		files := map[string][]byte{}
		for _, name := range strings.Fields(git("ls-tree", "-r", "--name-only", "pages")) {
			files[name] = []byte(git("cat-file", "blob", "pages:"+name))
		}
		return textsOf(files)
	}
	answers := func(code int, path string) func() Target {
		return func() Target {
			fail := func(w http.ResponseWriter, r *http.Request) bool {
				if !strings.HasSuffix(r.URL.Path, path) {
					return false
				}
				if code == 0 {
					cut(t, w)
				} else {
					http.Error(w, secret, code)
				}
				return true
			}
			fails.Store(&fail)
			return p.to
		}
	}
	hook := filepath.Join(folder, "hooks", "pre-receive")
	former := ""
	p.bring = map[string]func() Target{
		"no network":            func() Target { return at("http://127.0.0.1:1", secret) },
		"an expired token":      func() Target { return at(front.URL, "old") },
		"no room":               answers(http.StatusInsufficientStorage, "/git-receive-pack"),
		"a server in trouble":   answers(http.StatusServiceUnavailable, ""),
		"an upload that breaks": answers(0, "/git-receive-pack"),
		"files of others": func() Target {
			former = git("rev-parse", "pages")
			git("update-ref", "refs/heads/pages", git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit-tree", "-m", "x", git("rev-parse", "pages:css")))
			return p.to
		},
		"another run": func() Target {
			former = git("rev-parse", "pages")
			other := git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit-tree", "-m", "x", "pages^{tree}")
			text := "#!/bin/sh\nunset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES\ngit update-ref refs/heads/pages " + other + "\n"
			if err := os.WriteFile(hook, []byte(text), 0o755); err != nil {
				t.Fatal(err)
			}
			return p.to
		},
	}
	p.end = func() {
		fails.Store(nil)
		_ = os.Remove(hook)
		if former != "" {
			git("update-ref", "refs/heads/pages", former)
		}
	}
	return p
}

// cut ends the connection of a request.
func cut(t *testing.T, w http.ResponseWriter) {
	t.Helper()
	c, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		t.Error(err)
		return
	}
	c.Close()
}

func netlifyPlace(t *testing.T) place {
	n, to := newNetlify(t)
	p := place{to: to}
	p.shown = func() map[string]string {
		n.Lock()
		defer n.Unlock()
		files := map[string][]byte{}
		for name, sum := range n.shown {
			files[strings.TrimPrefix(name, "/")] = n.texts[sum]
		}
		return textsOf(files)
	}
	answers := func(code int) func() Target { return func() Target { n.status = code; return to } }
	var shown map[string]string
	p.bring = map[string]func() Target{
		"no network": func() Target {
			away := to
			away.API = "http://127.0.0.1:1/api/v1"
			return away
		},
		"an expired token":    func() Target { old := to; old.Token = "old"; return old },
		"no room":             answers(http.StatusPaymentRequired),
		"a server in trouble": answers(http.StatusBadGateway),
		"an upload that breaks": func() Target {
			n.before = func(w http.ResponseWriter, r *http.Request) bool {
				if r.Method != http.MethodPut || !strings.HasSuffix(r.URL.Path, "index.html") {
					return false
				}
				cut(t, w)
				return true
			}
			return to
		},
		"files of others": func() Target {
			shown = n.shown
			n.shown = map[string]string{"/index.html": shown["/index.html"]}
			return to
		},
		"another run": func() Target {
			n.deploys = append(n.deploys, &deployed{ID: "d9", State: "uploading", Title: netlifyTitle, Created: clock()})
			return to
		},
	}
	p.end = func() {
		n.status, n.before = 0, nil
		if shown != nil {
			n.shown = shown
		}
		for _, d := range n.deploys {
			if d.ID == "d9" {
				d.State = "ready" // it has ended
			}
		}
	}
	return p
}
