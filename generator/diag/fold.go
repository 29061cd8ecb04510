package diag

// What a person reads at once. Programs get all of a list.
const (
	mostWarnings = 5  // of one check; of more, the first stands for all
	mostErrors   = 10 // of one check in one file; of many more, so many are shown
	manyErrors   = 20
)

// fold says of a diagnostic whether another one stands for it, or for how many
// others it stands.
type fold struct {
	hidden bool
	more   int
	where  string
}

// folded tells what of a list stands for what, so that a kind of weakness that
// many entries share takes one place of the screen. Errors are shown, save where
// one file is full of the same one. A list that cannot be read elsewhere is not
// folded.
func (l List) folded(elsewhere string) []fold {
	all := make([]fold, len(l))
	if elsewhere == "" {
		return all
	}
	type kind struct{ check, file string }
	of := map[kind][]int{}
	var kinds []kind
	for i, d := range l {
		k := kind{check: d.Check}
		if d.Because != "" {
			continue
		}
		if d.Severity == Error {
			k.file = d.Pos.File
		}
		if of[k] == nil {
			kinds = append(kinds, k)
		}
		of[k] = append(of[k], i)
	}
	for _, k := range kinds {
		same, shown, where := of[k], 1, ""
		if l[same[0]].Severity == Error {
			if len(same) <= manyErrors {
				continue
			}
			shown, where = mostErrors, " in this file"
		} else if len(same) <= mostWarnings {
			continue
		}
		for _, i := range same[shown:] {
			all[i].hidden = true
		}
		all[same[shown-1]].more, all[same[shown-1]].where = len(same)-shown, where
	}
	return all
}
