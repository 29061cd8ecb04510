package diag

// What a person reads at once. Programs get all of a list.
const (
	mostWarnings = 5  // of one check; of more, the first stands for all
	mostErrors   = 10 // of one check in one file; of many more, so many are shown
	manyErrors   = 20
	screen       = 24 // lines
)

// fold says how a diagnostic of a list is shown.
type fold struct {
	hidden bool // another one stands for it
	bare   bool // without related places and hint
	more   int  // it stands for so many others
	where  string
}

// folded tells what of a list stands for what, so that a weakness that many
// entries share takes one line. Errors are shown, save where one file is full of
// the same one. Where a list is still longer than a screen, the related places
// and the hint are told with the first warning of a check. A list that cannot be
// read elsewhere is not folded.
func (l List) folded(elsewhere string) []fold {
	all := make([]fold, len(l))
	if elsewhere == "" {
		return all
	}
	type kind struct {
		severity    Severity
		check, file string // file: of errors alone
	}
	of := map[kind][]int{}
	for i, d := range l {
		switch {
		case d.Severity == Error:
			k := kind{Error, d.Check, d.Pos.File}
			of[k] = append(of[k], i)
		case d.Because == "":
			k := kind{Warning, d.Check, ""}
			of[k] = append(of[k], i)
		}
	}
	for k, same := range of {
		shown, where := 1, ""
		switch {
		case k.severity == Error && len(same) > manyErrors:
			shown, where = mostErrors, " in this file"
		case k.severity == Error || len(same) <= mostWarnings:
			continue
		}
		last := &all[same[shown-1]]
		last.where, last.bare = where, k.severity == Warning
		for _, i := range same[shown:] {
			all[i].hidden = true
			last.more += max(1, l[i].More)
		}
	}
	l.fit(all)
	return all
}

// fit makes warnings bare, where they would not fit on a screen.
func (l List) fit(all []fold) {
	lines := 0
	for i, d := range l {
		if !all[i].hidden && d.Because == "" {
			lines++
		}
		if !all[i].hidden && !all[i].bare && d.Because == "" {
			lines += len(d.Related)
			if d.Hint != "" {
				lines++
			}
		}
	}
	if lines < screen { // one is for the summary
		return
	}
	told := map[string]bool{}
	for i, d := range l {
		if d.counts(Warning) && !all[i].hidden {
			all[i].bare = all[i].bare || told[d.Check]
			told[d.Check] = true
		}
	}
}
