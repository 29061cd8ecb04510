package generator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// known are the types of schema.org that pages use, each with its fields and what they hold:
// text, address, day, picture, or one of some types. Those with a star are always there.
var known = map[string]map[string]string{
	"ProfilePage":  {"*url": "address", "*name": "text", "description": "text", "*dateModified": "day", "*mainEntity": "Person"},
	"CreativeWork": {"*url": "address", "*headline": "text", "description": "text", "image": "picture", "dateCreated": "day", "author": "Person", "*isPartOf": "WebSite"},
	"Article":      {"*url": "address", "*headline": "text", "description": "text", "image": "picture", "dateCreated": "day", "author": "Person", "*isPartOf": "WebSite"},
	"Person":       {"*name": "text", "url": "address", "jobTitle": "text", "image": "picture"},
	"WebSite":      {"*name": "text", "*url": "address"},
}

// linkedPage is a page as a browser has it.
type linkedPage struct {
	Data  []string // JSON-LD
	Shown string   // everything that is shown
}

const linkedOn = `({
	data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((s) => s.textContent),
	shown: document.title + ' ' + document.body.innerText,
})`

// linked looks through one thing and what is in it.
type linked struct {
	t     *testing.T
	where string
	shown string // squeezed
	site  string // its base address
	files string // its folder
}

func (l linked) thing(thing map[string]any, kind string) {
	l.t.Helper()
	fields := known[kind]
	if thing["@type"] != kind || fields == nil {
		l.t.Errorf("%s: the type %v, expected %q", l.where, thing["@type"], kind)
		return
	}
	for name, holds := range fields {
		field, must := strings.CutPrefix(name, "*")
		value, has := thing[field]
		if !has {
			if must {
				l.t.Errorf("%s: %s without %s", l.where, kind, field)
			}
			continue
		}
		delete(thing, field)
		if inner, ok := value.(map[string]any); ok {
			l.thing(inner, holds)
			continue
		}
		text, _ := value.(string)
		if text == "" || !l.holds(text, holds) {
			l.t.Errorf("%s: %s of %s is %v, expected %s", l.where, field, kind, value, holds)
		}
	}
	delete(thing, "@type")
	if len(thing) > 0 {
		l.t.Errorf("%s: %s with %v", l.where, kind, thing)
	}
}

// holds tells whether a value is what it should be: a text or a day that the page shows, an
// address of the site.
func (l linked) holds(value, what string) bool {
	switch what {
	case "text":
		return strings.Contains(l.shown, plainQuotes(value))
	case "day":
		for form, words := range map[string]string{time.DateOnly: "2 January 2006", "2006-01": "January 2006"} {
			if on, err := time.Parse(form, value); err == nil {
				return strings.Contains(l.shown, squeezed(on.Format(words)))
			}
		}
		return false
	}
	path, ok := strings.CutPrefix(value, l.site)
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	path, err := url.PathUnescape(path)
	return ok && err == nil && exists(filepath.Join(l.files, path))
}

// plainQuotes leaves no difference between a text and the same text with the quotation marks
// that pages set.
func plainQuotes(s string) string {
	return squeezed(strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`).Replace(s))
}

// TestBrowserLinkedData: JSON-LD of every public page can be read, is of the shape that
// schema.org gives it, and says nothing that the page does not show.
func TestBrowserLinkedData(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	for name, dir := range portfolios(t) {
		folder := t.TempDir()
		server := httptest.NewServer(http.FileServer(http.Dir(folder)))
		t.Cleanup(server.Close)
		buildInto(t, folder, dir, options(t, dir, Flag{Key: "audience", Name: "--audience", Value: "public"}, Flag{Key: "baseURL", Name: "--base-url", Value: server.URL + "/"}))
		p := open(t, browser, server.URL)
		types := map[string]int{}
		for file := range htmlIn(t, folder) {
			path := strings.TrimSuffix(file, "index.html")
			if data, err := os.ReadFile(filepath.Join(folder, file)); err != nil || !strings.Contains(string(data), "application/ld+json") {
				continue
			}
			p.visit("/" + path)
			page := ask[linkedPage](p, linkedOn)
			if len(page.Data) != 1 {
				t.Errorf("%s, %s: %d pieces of JSON-LD", name, path, len(page.Data))
			}
			for _, text := range page.Data {
				var thing map[string]any
				if err := json.Unmarshal([]byte(text), &thing); err != nil {
					t.Errorf("%s, %s: %v in %s", name, path, err, text)
					continue
				}
				if thing["@context"] != "https://schema.org" || thing["url"] != server.URL+"/"+path {
					t.Errorf("%s, %s: %v of %v", name, path, thing["@context"], thing["url"])
				}
				delete(thing, "@context")
				kind := fmt.Sprint(thing["@type"])
				types[kind]++
				linked{t, name + ", /" + path, plainQuotes(page.Shown), server.URL + "/", folder}.thing(thing, kind)
			}
		}
		if types["CreativeWork"] == 0 || types["ProfilePage"] != 1 {
			t.Errorf("%s: %v", name, types)
		}
	}
}
