package scan

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// live reads a page as browsers build it, with scripts on and off, and says what
// in it is live. It shares nothing with the package but the tokens: the package
// reads no trees. What it knows is less than what the package knows, but certain.
func live(t testing.TB, page []byte) string {
	t.Helper()
	for _, scripting := range []bool{true, false} {
		root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(scripting))
		if err != nil {
			return ""
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch strings.ToLower(n.Data) {
			case "base", "object", "embed", "iframe", "frame", "applet", "foreignobject", "style":
				return "<" + n.Data + ">"
			case "script":
				if src, ok := value(n, "src"); !ok || src != "/js/own.js" || n.FirstChild != nil {
					return "<script>"
				}
			}
			for _, a := range n.Attr {
				key, val := strings.ToLower(a.Key), strings.ToLower(strings.TrimLeft(a.Val, " \t\n\r\f"))
				switch {
				case handlers.MatchString(key), key == "style", key == "srcdoc":
					return key
				case n.Data == "meta" && key == "http-equiv" && strings.TrimSpace(val) == "refresh":
					return "refresh"
				case (key == "href" || key == "src" || key == "action" || key == "formaction") && strings.HasPrefix(val, "javascript:"):
					return key + "=" + val
				case (key == "src" || key == "poster" || key == "background") && (strings.HasPrefix(val, "//") || strings.HasPrefix(val, "https://")):
					return key + "=" + val
				}
			}
		}
	}
	return ""
}

var handlers = regexp.MustCompile(`^on(click|error|load|focus|mouseover|toggle|start|pageshow)$`)

func value(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// The package reads tokens and no tree. No tree that can be built of them may
// hold what it did not see.
func FuzzPage(f *testing.F) {
	for _, h := range hostile {
		if _, page := framed(h.frame, h.text); frames[h.frame][0] == "a/index.html" {
			f.Add([]byte(page))
		}
	}
	for _, s := range []string{
		`<svg><title><img onerror=x></title></svg>`, `<math><mi><style></mi><img onerror=x></style></math>`,
		`<noscript><!--</noscript><img onerror=x>--></noscript>`, `<table><svg><![CDATA[</table><img onerror=x>]]>`,
		`<select><svg><title><option><img onerror=x></title></svg></select>`, `<!doctype html><title>a</title><script src="/js/own.js"></script><p>b`,
		`<svg><desc><title></desc><img onerror=x></title></svg>`, `<template><svg><noscript><p title="</noscript><img onerror=x>">`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		files := map[string][]byte{"a/index.html": page, "js/own.js": nil}
		finds := Search(files, Options{})
		for _, find := range finds {
			inside(t, find, files)
		}
		if what := live(t, page); what != "" && len(finds) == 0 {
			t.Errorf("%s is live, and nothing was found, in\n%q", what, page)
		}
		again := bytes.ReplaceAll(page, []byte(">"), []byte(">\n"))
		sameAsAlone(t, map[string][]byte{"a/index.html": page, "b/a.html": again, "b/b.html": append(slices.Clone(again), page...), "c.html": again, "js/own.js": nil}, Options{})
		Search(files, Options{Document: true, Base: string(page), Hosts: []string{string(page)}})
	})
}

// urls is what in a style is an address for certain: a name that no escape
// hides, outside of strings and comments.
var urls = regexp.MustCompile(`(?i)^[^"'/\\\\(]*[:,\s]url\(\s*(//|https:)`)

func FuzzFiles(f *testing.F) {
	for _, h := range hostile {
		if _, text := framed(h.frame, h.text); frames[h.frame][0] != "a/index.html" {
			f.Add(text)
		}
	}
	f.Add(`@import url(x) layer(a) supports(b:c); @namespace s url(http://www.w3.org/2000/svg); p{background:url(#a);c:\69\ g}`)
	f.Fuzz(func(t *testing.T, text string) {
		files := map[string][]byte{}
		for _, name := range []string{"a.css", "b.svg", "c.xml", "d.json", "e", "f.webmanifest", "g.xhtml"} {
			files[name] = []byte(text)
		}
		found := map[string]bool{}
		for _, opt := range []Options{{}, {Document: true}} {
			for _, find := range Search(files, opt) {
				inside(t, find, files)
				found[find.Path] = true
			}
		}
		if urls.MatchString(text) && !found["a.css"] {
			t.Errorf("an address was overlooked in %q", text)
		}
	})
}
