package policy

import (
	"slices"
	"testing"
)

func TestPolicy(t *testing.T) {
	for _, test := range []struct {
		hosts []string
		want  string
	}{
		{nil, "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"},
		{[]string{"a.example", "localhost:8080"}, "default-src 'none'; script-src 'self'; style-src 'self' https://a.example http://localhost:8080; " +
			"img-src 'self' https://a.example http://localhost:8080; font-src 'self' https://a.example http://localhost:8080; " +
			"media-src 'self' https://a.example http://localhost:8080; connect-src 'self'; base-uri 'none'; form-action 'none'"},
	} {
		if got := ForPages(test.hosts); got != test.want {
			t.Errorf("%v:\n got %s\nwant %s", test.hosts, got, test.want)
		}
		if got := ForServers(test.hosts); got != test.want+"; frame-ancestors 'none'" {
			t.Errorf("%v: %s", test.hosts, got)
		}
	}
	for host, want := range map[string]string{
		"a.example": "https://a.example", "a.example:8443": "https://a.example:8443", "192.0.2.1": "https://192.0.2.1",
		"localhost": "http://localhost", "x.localhost:1": "http://x.localhost:1", "127.0.0.1:80": "http://127.0.0.1:80", "127.9.9.9": "http://127.9.9.9",
		"localhost.example": "https://localhost.example", "notlocalhost": "https://notlocalhost",
	} {
		if got := Sources([]string{host}); !slices.Equal(got, []string{want + "/"}) {
			t.Errorf("%s: %v", host, got)
		}
	}
}
