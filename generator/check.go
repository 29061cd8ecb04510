package generator

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/check"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

// Checked is what Check found.
type Checked struct {
	Files int // how many files were looked at
	Diags diag.List
}

// Check looks for mistakes and weaknesses. It looks with the author's eyes.
// Where a flag or the environment names an audience, the weaknesses are those
// that this audience would find; the mistakes are always those of the whole
// case.
func Check(opt Options) (Checked, error) {
	r, err := read(opt)
	if err != nil {
		return Checked{}, err
	}
	if a := r.audienceOr(config.Self); a != config.Self {
		c, judged := r.view(a)
		seen := check.All(c, judged)
		list := only(r.diags, diag.Error)
		list = append(list, only(seen, diag.Warning)...)
		for _, d := range r.diags {
			if d.Check == check.FigureClosed { // what is closed is not in what is seen
				list = append(list, d)
			}
		}
		r.diags = list
		r.diags.Sort()
	}
	return Checked{Files: r.files, Diags: r.diags}, nil
}

func only(list diag.List, s diag.Severity) diag.List {
	var kept diag.List
	for _, d := range list {
		if d.Severity == s {
			kept = append(kept, d)
		}
	}
	return kept
}
