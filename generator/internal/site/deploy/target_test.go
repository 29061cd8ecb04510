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

// A parameter that says which host is asked, or as whom, leads credentials elsewhere.
func TestLeads(t *testing.T) {
	for name, want := range map[string]string{
		"s3://bucket": "", "s3://bucket/case?region=eu-central-1&use_path_style=true": "", "gs://bucket": "", "azblob://$web": "",
		"s3://bucket?region=x&endpoint=http://192.0.2.1": "endpoint", "s3://bucket?profile=other": "profile", "s3://bucket?Region=x": "Region",
		"azblob://c?domain=192.0.2.1": "domain", "azblob://c?localemu=true&protocol=http": "localemu", "azblob://c?storage_account=other": "storage_account", "azblob://c?cdn=true": "cdn",
		"gs://bucket?universe_domain=x": "universe_domain", "s3://bucket?region=192.0.2.1/%23": "region", "azblob://c?%64omain=x": "domain",
	} {
		named, err := Parse(name)
		if got := named.Leads(); err != nil || got != want {
			t.Errorf("%s: %q, %v; expected %q", name, got, err, want)
		}
	}
}
