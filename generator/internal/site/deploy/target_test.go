package deploy

import "testing"

// What git opens by itself, without another program on another machine, is on this one.
func TestOnThisMachine(t *testing.T) {
	for address, want := range map[string]string{
		"pages.git": "pages.git", "./pages.git": "./pages.git", "../a:b/pages.git": "../a:b/pages.git", "/srv/case.git": "/srv/case.git", ".": ".",
		"file:///srv/case.git": "/srv/case.git", "FILE:///srv/%63ase.git": "/srv/case.git", "file:////srv/%zz": "/srv/%zz", "file://localhost/x": "/localhost/x",
		"git@host.example:case.git": "", "host:/srv/case.git": "", "https://host.example/case.git": "", "ssh://host.example/srv/case.git": "", "http://file:///x": "",
	} {
		if got, is := OnThisMachine(address); is != (want != "") || is && got != want {
			t.Errorf("%s: %q, %v; expected %q", address, got, is, want)
		}
	}
}
