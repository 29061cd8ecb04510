package generator

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// spy asks a preview for something that is there and something that is not, in every
// way in which a page may ask another origin, and tells what it saw of each.
const spy = `(async (at) => {
  const wait = (el) => new Promise((done) => {
    el.onload = () => done('load ' + [el.naturalWidth, el.sheet?.cssRules?.length].join());
    el.onerror = () => done('error');
    setTimeout(() => done('silence'), 3000);
    document.head.append(el);
  });
  const make = (name, set) => Object.assign(document.createElement(name), set);
  const seen = [];
  seen.push(await wait(make('img', { src: at })), await wait(make('script', { src: at })), await wait(make('link', { rel: 'stylesheet', href: at })));
  seen.push(await wait(make('video', { src: at })));
  for (const how of [{ mode: 'no-cors' }, { mode: 'cors' }, { mode: 'no-cors', method: 'HEAD' }, { mode: 'no-cors', method: 'POST', body: 'x' }, { mode: 'no-cors', redirect: 'manual' }]) {
    seen.push(await fetch(at, how).then((r) => [r.type, r.status].join(), (e) => e.name));
  }
  const frame = make('iframe', { src: at });
  const framed = new Promise((done) => { frame.onload = () => done('load'); setTimeout(() => done('silence'), 3000); });
  document.body.append(frame);
  seen.push('frame ' + await framed + ' ' + frame.contentWindow.length);
  for (const e of performance.getEntriesByName(at)) seen.push([e.initiatorType, e.transferSize, e.encodedBodySize, e.decodedBodySize, e.responseStatus ?? 0, e.redirectStart].join());
  return seen.join(' | ');
})`

// A page of another origin, in a real browser, cannot tell what a preview has from what
// it has not: neither from another host nor from another port of this one.
func TestBrowserTellsNoOtherSiteOfAPreview(t *testing.T) {
	browser := chromium(t)
	preview := NewPreview()
	var mu sync.Mutex
	answers := map[string]int{}
	handler := preview.Handler()
	shown := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		told := httptest.NewRecorder()
		handler.ServeHTTP(told, r)
		mu.Lock()
		answers[fmt.Sprintf("%d of %d bytes", told.Code, told.Body.Len())]++
		mu.Unlock()
		for name, values := range told.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(told.Code)
		_, _ = w.Write(told.Body.Bytes())
	}))
	t.Cleanup(shown.Close)
	origin := strings.Replace(shown.URL, "127.0.0.1", "localhost", 1)
	files := fstest.MapFS{
		"config.yaml":           {Data: []byte("title: A case\nbaseURL: https://example.com/case/\naudience: mentor\n")},
		"content/evidence/a.md": {Data: []byte("---\ntitle: A queue\nended: 2026-03-31\n---\n\nOne queue.\n")},
	}
	if _, b, err := preview.Build(t.Context(), origin, Options{Portfolio: files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)}); err != nil || b.Diags.Errors() > 0 {
		t.Fatal(err, b.Diags)
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!doctype html><title>elsewhere</title><link rel=icon href=data:,><body>"))
	}))
	t.Cleanup(other.Close)
	for _, from := range []string{other.URL, strings.Replace(other.URL, "127.0.0.1", "localhost", 1)} {
		p := open(t, browser, from)
		p.visit("/")
		want := ""
		for _, path := range []string{"/case/nothing/", "/case/evidence/a/", "/case/evidence/a", "/_casebook/reload.js"} {
			got := strings.ReplaceAll(ask[string](p, spy+"('"+origin+path+"')"), path, "PATH")
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("from %s, %s looks like\n%s\nand what is not there like\n%s", from, path, got, want)
			}
		}
		p.taken() // what the browser said of each refusal
	}
	mu.Lock()
	defer mu.Unlock()
	if len(answers) != 1 {
		t.Errorf("the answers differ: %v", answers)
	}
}
