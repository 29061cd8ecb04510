package prose

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Artifacts publishes the files of an entry. One that is not there is left out,
// which a check reports, and so is an address that the audience may not read.
func (d *Prose) Artifacts(list []casefile.Artifact, s *Shelf) []views.Artifact {
	var all []views.Artifact
	for _, a := range list {
		to, open := s.Whole(a.URL.V)
		if a.URL.Given() && !open {
			continue
		}
		v := views.Artifact{Title: a.Title.V, URL: to}
		if a.File.Given() {
			name, ok := s.Put(a.Path)
			if at, own := d.Sources[a.Path]; !ok && own {
				all = append(all, views.Artifact{Title: cmp.Or(a.Title.V, at), URL: d.At(at)})
			}
			if !ok {
				continue
			}
			_, ext := cutExt(name)
			v = views.Artifact{Title: a.Title.V, URL: d.At(s.page + name)}
			v.Note = strings.TrimPrefix(strings.ToUpper(strings.TrimPrefix(ext, "."))+", "+fileSize(d.Files[a.Path].Size), ", ")
			if IsImage(name) {
				v.Image = name
			}
			v.Title = cmp.Or(v.Title, name)
		} else if u, err := url.Parse(v.URL); err == nil {
			v.Note, v.Away = u.Host, u.Host != ""
		}
		if v.Title = cmp.Or(v.Title, v.URL); v.Title != "" {
			all = append(all, v)
		}
	}
	return all
}

// fileSize words a number of bytes, in steps of a thousand.
func fileSize(bytes int64) string {
	size, unit := float64(bytes), "bytes"
	for _, next := range []string{"kB", "MB", "GB"} {
		if size < 1000 {
			break
		}
		size, unit = size/1000, next
	}
	return wording.Figure(wording.Rounded(size), unit)
}
