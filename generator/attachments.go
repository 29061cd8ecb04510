package generator

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
)

// takeAttached puts the author's files that pages publish into the tree, in the form
// in which they may leave. What may not is reported, once for a file.
func (p *project) takeAttached(ctx context.Context) (diag.List, error) {
	of := map[string][]string{} // file of the portfolio -> where it is published
	for place, file := range p.tree.Copies {
		of[file] = append(of[file], place)
	}
	files := slices.Sorted(maps.Keys(of))
	prepared, err := attach.Prepare(ctx, p.portfolio, files, attach.Policy{Allow: p.cfg.Attachments.Allow})
	if err != nil {
		return nil, err
	}
	var list diag.List
	p.inside = map[string][]byte{}
	for i, file := range files {
		if !p.taken(&list, file, prepared[i]) {
			continue
		}
		for _, place := range of[file] {
			p.places[published(place)] = file
			p.searchWithin(place, prepared[i].Contents)
			if path, ok := strings.CutPrefix(place, "static/"); ok {
				p.tree.Static[path] = prepared[i].Data
			} else {
				p.tree.Files[place] = prepared[i].Data
			}
		}
	}
	p.tree.Copies = nil
	more, err := p.openStatic(ctx)
	return append(list, more...), err
}

// openStatic notes what files contain that are published as they are.
func (p *project) openStatic(ctx context.Context) (diag.List, error) {
	files := slices.DeleteFunc(slices.Clone(p.asTheyAre), func(name string) bool { return !strings.HasPrefix(name, "static/") })
	prepared, err := attach.AsTheyAre(ctx, p.portfolio, files)
	if err != nil {
		return nil, err
	}
	var list diag.List
	for i, file := range files {
		if p.taken(&list, file, prepared[i]) {
			p.searchWithin(file, prepared[i].Contents)
		}
	}
	return list, nil
}

// taken reports what keeps a file from being published, and what of it cannot be
// searched where something is held back from its readers.
func (p *project) taken(list *diag.List, file string, f attach.Prepared) bool {
	if f.Refused != nil {
		list.Errorf(diag.Pos{File: file}, "attachment-refused", "%s", f.Refused.Why).Hintf("%s", f.Refused.Hint)
		return false
	}
	if attach.KeepsTraces(f.Data) {
		list.Warnf(diag.Pos{File: file}, "attachment-traces", "the published file has metadata, or is not known to have none: it may say where, when and with what it was taken").
			Hintf("convert a picture to JPEG or PNG, which casebook strips; remove the metadata of a film; or check it yourself, and accept this warning")
	}
	if what, missed := f.Contents.Unsearched(); missed && p.held().Count().Sum() > 0 {
		list.Warnf(diag.Pos{File: file}, "attachment-unsearched", "casebook cannot search this file for what the audience %q may not read: %s", p.edition.audience, what).
			Hintf("give it as a PDF or a ZIP archive without a password; or check it yourself, and accept this warning")
	}
	return true
}

// searchWithin has the contents of a published file searched beside its bytes.
func (p *project) searchWithin(place string, c attach.Contents) {
	for _, part := range c.Parts {
		p.inside[published(place)+"/"+part.Name] = part.Text
	}
}

// published gives where a file of the Hugo project is in the site. A page's
// files lie beside it.
func published(place string) string {
	_, path, _ := strings.Cut(place, "/") // static/ or content/
	return path
}
