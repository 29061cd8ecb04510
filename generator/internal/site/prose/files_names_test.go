package prose

import (
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	for file, want := range map[string]string{
		"content/evidence/a/My Plan (2).PDF": "my-plan-2.pdf",
		"content/Größe.png":                  "größe.png",
		"content/.hidden":                    "file.hidden",
		"content/a%20b#c.txt":                "a-20b-c.txt",
	} {
		if got := fileName(file); got != want {
			t.Errorf("fileName(%q) = %q, want %q", file, got, want)
		}
	}
	for id, plain := range map[string]bool{"rota": true, "2026-06-01": true, "Rota": false, "v1.2": false, "größe": false, "index": false} {
		if got := plainName(id); (got == id) != plain || strings.ContainsAny(got, ".ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			t.Errorf("plainName(%q) = %q", id, got)
		}
	}
}
