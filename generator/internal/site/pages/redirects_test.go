package pages

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

func TestRedirectsStayWithTheSite(t *testing.T) {
	stays := []string{
		"", "# /* https://other.example", "/a /b", "/a  /b 301 # https://other.example", "/proxy/* /to/https://x 200", "https://old.example/* /:splat 301!",
		"/* https://case.example/:splat 301", "/* HTTPS://Images.Example/:splat", "/* https://images.example:443/a", "/a id=:id /b/:id 302", "/* /:splat 200 Country=de",
		"/* https://b\u00fccher.example/", "/* http://localhost:8080/x\r",
	}
	leaves := []string{
		"/* https://other.example/:splat 200", "/*\thttp://other.example", "/* //other.example/x", `/* /\other.example`, `/* \\other.example`, "/* https:other.example", "/* https:///other.example",
		"/* https://images.example@other.example/", `/* https://images.example\@other.example/`, "/* https://:splat", "/* https://:splat.example/", "/* https://images.example.other.example/",
		"/a id=:id https://other.example/:id", "\ufeff/* https://other.example", "/*\u00a0https://other.example", "/* ftp://other.example/", "/* https://images.example:8443/", "  /x   https://other.example",
	}
	opt := Options{Audience: config.Public, Hosts: []string{"images.example", "localhost:8080", "xn--bcher-kva.example"}, BaseURL: "https://case.example/me/"}
	for _, line := range stays {
		opt.Redirects = []byte("# first\n" + line + "\n")
		if _, found := headed(t, opt); len(found) > 0 {
			t.Errorf("%q: %v", line, found)
		}
	}
	for _, line := range leaves {
		opt.Redirects = []byte("# first\n" + line)
		_, found := headed(t, opt)
		if len(found) != 1 || !strings.HasPrefix(found[0], "static/_redirects:2:") || !strings.HasSuffix(found[0], "[redirect-foreign]") {
			t.Errorf("%q: %v", line, found)
		}
	}
}
