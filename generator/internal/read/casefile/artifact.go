package casefile

import (
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// artifact reads {title, url or file}, or an address or a file name alone.
func (d *decoder) artifact(folder string, v source.Value) Artifact {
	if v.Kind == source.Scalar {
		t := Text{V: v.Text, Pos: v.Pos}
		if schemeForm.MatchString(v.Text) {
			return Artifact{Title: t, URL: d.address(t)}
		}
		return Artifact{Title: t, File: t, Path: resolve(folder, v.Text)}
	}
	f := v.Open("field-unknown", &d.diags)
	a := Artifact{Title: f.Text("title"), URL: d.address(f.Text("url")), File: f.Text("file"), Bind: f.Bool("bind")}
	f.Close()
	if a.File.Given() {
		a.Path = resolve(folder, a.File.V)
	}
	if a.URL.Given() == a.File.Given() && v.Kind == source.Mapping && !f.Unknown() && (a.File.Given() || !f.Has("url")) {
		d.diags.Errorf(f.Pos, "value-bad", "an artifact needs a url or a file, one of the two").Hintf("write url: https://... or file: NAME")
	}
	if a.Title.V == "" {
		a.Title.V = a.URL.V + a.File.V
	}
	return a
}

// resolve gives the path in the portfolio of a file that an entry names; ""
// where it leaves content/. A leading slash means content/.
func resolve(folder, file string) string {
	p := path.Join(folder, file)
	if rest, ok := strings.CutPrefix(file, "/"); ok {
		p = path.Join("content", rest)
	}
	if !strings.HasPrefix(p, "content/") || strings.ContainsAny(file, "\\\x00") || strings.HasPrefix(file, "//") || schemeForm.MatchString(file) {
		return ""
	}
	return p
}
