package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A photo of a telephone that keeps its metadata is reported at the file, for every
// audience that gets it; the same without it is not.
func TestPublishedTracesAreReported(t *testing.T) {
	for exif, want := range map[string]string{"Exif": "content/evidence/shelf.heic", "None": ""} {
		dir := withArtifact(t, "shelf.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic\x00\x00\x00\x20meta....infe\x02\x00\x00\x00\x00\x01\x00\x00"+exif+"\x00"))
		name := filepath.Join(dir, "config.yaml")
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, append(text, "attachments: {allow: [heic]}\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, audience := range []string{"committee", "self"} {
			checked, err := Check(t.Context(), "", options(t, dir, Flag{Key: "audience", Name: "--audience", Value: audience}))
			if err != nil {
				t.Fatal(err)
			}
			var at []string
			for _, d := range checked.Diags {
				if d.Check == "attachment-traces" {
					at = append(at, d.Pos.File)
				}
			}
			if got := strings.Join(at, " "); got != want {
				t.Errorf("%s for %s: %q, expected %q: %v", exif, audience, got, want, checked.Diags)
			}
		}
	}
}
