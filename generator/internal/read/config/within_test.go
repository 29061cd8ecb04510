package config

import "testing"

func TestWithin(t *testing.T) {
	const below, root = "https://ada.pages.example/case/", "https://case.example/"
	for _, c := range []struct{ base, address, want string }{
		{below, "https://ada.pages.example/case/", "/"},
		{below, "https://ada.pages.example/case", "/"},
		{below, "https://ada.pages.example/case#top", "/#top"},
		{below, "https://ada.pages.example/case/evidence/rota/?a=b#c", "/evidence/rota/?a=b#c"},
		{below, "http://Ada.Pages.example/case/evidence/", "/evidence/"},
		{below, "https://ada.pages.example:443/case/x%20y/", "/x%20y/"},
		{below, "https://ada.pages.example:8443/case/", ""},
		{below, "https://ada.pages.example/casebook/", ""},
		{below, "https://ada.pages.example/other/", ""},
		{below, "https://ada.pages.example/", ""},
		{below, "https://ada.pages.example", ""},
		{below, "https://pages.example/case/", ""},
		{below, "https://me@ada.pages.example/case/", ""},
		{below, "//ada.pages.example/case/", ""},
		{below, "/case/", ""},
		{below, "case/", ""},
		{below, "mailto:a@ada.pages.example", ""},
		{below, "https://%zz/", ""},
		{root, "https://case.example", "/"},
		{root, "https://case.example?x", "/?x"},
		{root, "https://case.example/any/", "/any/"},
		{root, "https://other.example/any/", ""},
		{"/", "https://case.example/any/", ""},
		{"", "https://case.example/any/", ""},
	} {
		if got, ok := Within(c.base, c.address); got != c.want || ok != (c.want != "") {
			t.Errorf("Within(%q, %q) = %q, %t; want %q", c.base, c.address, got, ok, c.want)
		}
	}
}
