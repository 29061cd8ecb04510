package generator

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/check"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// FileFate is what became of a file, or of a folder that was not looked into.
type FileFate struct {
	Path    string   `json:"path"`              // a folder ends in a slash
	Became  string   `json:"became"`            // what it was read as, or `not read`, `not published` and so on
	Because string   `json:"because,omitempty"` // the reason, if it is neither read nor published
	By      []string `json:"by,omitempty"`      // the entries and pages that name an attached file
}

// Files tells what became of every file below content/ and of what stands beside
// config.yaml, by path.
func Files(opt Options) ([]FileFate, error) {
	r, err := read(opt)
	if err != nil {
		return nil, err
	}
	named := check.Named(r.whole)
	var all []FileFate
	for _, f := range r.whole.Account {
		fate := FileFate{Path: f.Path}
		if f.Folder {
			fate.Path += "/"
		}
		switch f.Form {
		case casefile.Read:
			fate.Became = f.Of
		case casefile.Attached:
			fate.By = slices.Sorted(slices.Values(named[f.Path]))
			if fate.Became = "attached to " + strings.Join(fate.By, ", "); len(fate.By) == 0 {
				fate.Became, fate.Because = "not published", "no page names it"
			}
		case casefile.Unreadable:
			fate.Became, fate.Because = "not used", f.Of
			if i := slices.IndexFunc(r.diags, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && d.Pos.File == f.Path }); i >= 0 {
				fate.Because = r.diags[i].Message
			}
		case casefile.Ignored:
			fate.Became, fate.Because = "not read", f.Of
		default:
			fate.Became, fate.Because = "passed over", f.Of
		}
		all = append(all, fate)
	}
	return all, nil
}
