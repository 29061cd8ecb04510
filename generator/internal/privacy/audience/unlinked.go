package audience

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// unlink takes out of the texts what leads to something that the audience may not
// read, as references does for fields: links keep their words and calls of shortcodes
// the text that they give. What is left tells nothing of an id.
func (v *view) unlink() {
	r := reach{c: &v.c, open: v.open, pages: v.c.Addresses(), files: map[string]bool{}}
	for _, f := range v.c.Theme {
		if at, ok := strings.CutPrefix(f.Path, "static"); ok {
			r.pages[at] = true
		}
	}
	for _, f := range v.c.Files {
		r.files[f.Path] = true
	}
	for _, e := range v.c.Entries() {
		if e.OwnFile() {
			r.files[e.Pos.File] = true
		}
	}
	for _, s := range v.c.Series {
		r.files[s.Pos.File] = true
	}
	r.files[v.c.Framework.Pos.File] = true
	for _, e := range v.c.Entries() {
		e.Links = keep(e.Links, func(l casefile.Link) bool { return r.leads(l.URL.V, texts.PlaceOf(e)) })
	}
	for i := range v.c.Evidence {
		e := &v.c.Evidence[i]
		e.Artifacts = keep(e.Artifacts, func(a casefile.Artifact) bool {
			return a.File.Given() && r.files[a.Path] || !a.File.Given() && r.leads(a.URL.V, texts.PlaceOf(&e.Entry))
		})
	}
	v.profiles()
	was := v.c
	v.c = (&passages{may: r.may, cut: r.cut}).of(v.c)
	v.titles(&was)
}

// profiles drops the exhibits of packets that the audience may not read. A packet
// whose exhibits are all closed has none, where one that names none has the strongest.
func (v *view) profiles() {
	open := func(id source.At[string]) bool { return v.open[string(casefile.EvidenceFolder)+"/"+id.V] }
	cfg := &v.c.Config
	cfg.Packet.Profiles = slices.Clone(cfg.Packet.Profiles)
	for i := range cfg.Packet.Profiles {
		p := &cfg.Packet.Profiles[i]
		named := len(p.Exhibits) > 0
		p.Exhibits, p.Pins = keep(p.Exhibits, open), keep(p.Pins, open)
		if named && len(p.Exhibits) == 0 {
			p.Exhibits = []source.At[string]{{}}
		}
	}
}

// reach is what the texts of a view can lead to.
type reach struct {
	c     *casefile.Case
	open  map[string]bool // keys of entries
	pages map[string]bool // addresses
	files map[string]bool // of the portfolio, that are published or have a page
}

// may tells whether a text may hold a call, or a link into the site.
func (r reach) may(text string) bool {
	return strings.Contains(text, "{{") || strings.Contains(text, "]") && config.MayLinkWithin(r.c.Config.BaseURL, text)
}

// cut takes out of Markdown what leads nowhere.
func (r reach) cut(b source.Body, as texts.What, at texts.Place) source.Body {
	if as != texts.Markdown {
		return b
	}
	b = b.Edit(r.calls(b)...)
	if !config.MayLinkWithin(r.c.Config.BaseURL, b.Text) {
		return b
	}
	return b.Unlink(func(address string) bool { return !r.leads(address, at) })
}

// leads tells whether an address leads out of the site, or to what the view holds.
func (r reach) leads(written string, at texts.Place) bool {
	local := written
	within, whole := config.Within(r.c.Config.BaseURL, written)
	if whole {
		local = within
	}
	local, _ = redact.CutAny(local, "#?")
	if local == "" || strings.HasPrefix(local, "//") || redact.Scheme.MatchString(local) || strings.Contains(local, "{{") {
		return true
	}
	if plain, err := url.PathUnescape(local); err == nil {
		local = plain
	}
	file, page := path.Join(at.Folder, local), path.Join(at.Page, local)
	if strings.HasPrefix(local, "/") {
		file, page = path.Join("content", local), local
	}
	return r.files[file] || r.pages[page] || r.pages[page+"/"]
}

// calls gives the edits that take out the calls of what is not there. The text that
// the author gave in its place stays.
func (r reach) calls(b source.Body) []source.Edit {
	var edits []source.Edit
	for _, s := range b.Shortcodes() {
		if s.Closing || r.answers(s) {
			continue
		}
		e := source.Edit{Start: s.Start, End: s.End}
		if text, _ := s.Arg("text", len(s.Args)); text.Value != "" {
			e.Text = "{{< " + s.Name + " text=" + source.Quote(text.Value) + " >}}"
		} else if e.Start > 0 && b.Text[e.Start-1] == ' ' && source.Closes(b.Text[e.End:]) {
			e.Start-- // "needs , a change" would tell that something was taken out
		}
		edits = append(edits, e)
	}
	return edits
}

// answers tells whether what a call refers to is there.
func (r reach) answers(s source.Shortcode) bool {
	switch s.Name {
	case "evidence":
		id, _ := s.Arg("id", 0)
		return r.open[string(casefile.EvidenceFolder)+"/"+id.Value]
	case "chart", "metric", "change":
		id, _ := s.Arg("series", 0)
		if s.Name == "chart" && casefile.Find(r.c.Charts, id.Value) >= 0 {
			return true
		}
		series, _ := r.c.SplitMetric(id.Value)
		return casefile.Find(r.c.Series, cmp.Or(series, id.Value)) >= 0
	case "figure": // Hugo's own shows only what it is given by name; people write it for chart
		return slices.ContainsFunc(s.Args, func(a source.ShortcodeArg) bool { return a.Name != "" })
	}
	return true
}
