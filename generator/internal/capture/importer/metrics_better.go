package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
)

// better gives which way is better in a column, "" for the whole series.
func (opt SeriesOptions) better(column string) string {
	for _, p := range opt.Better {
		if p.Key == column {
			return p.Value
		}
	}
	return ""
}

// directions holds what is said of better against the columns of figures. What is said of none
// of several is of nobody knows which, and is left out with a remark.
func (opt *SeriesOptions) directions(file string, read series.Table, account *Account) (diags diag.List) {
	var names []string
	for _, c := range drawn(read) {
		names = append(names, textIn(read.Header, c.Place))
	}
	if opt.Split != "" {
		names = nil
	}
	for _, p := range opt.Better {
		if p.Key != "" && !slices.Contains(names, p.Key) {
			diags.Errorf(diag.Pos{File: file}, "reference-dangling", "no column of figures is called %q, which --better names", p.Key).
				Hintf("the columns are %s", quoted(names))
		}
	}
	if len(names) < 2 || len(diags) > 0 {
		return diags
	}
	if way := opt.better(""); way != "" {
		opt.Better = slices.DeleteFunc(slices.Clone(opt.Better), func(p Pair) bool { return p.Key == "" })
		account.remark(fmt.Sprintf("better: %s was left out, since there are %d columns of figures; say of which, once for each: --better %q", way, len(names), names[0]+"="+way))
	}
	if opt.Known != nil { // its own file says it
		return nil
	}
	if opt.Unit != "" {
		account.remark(fmt.Sprintf("unit: %s holds for each of the %d columns that has no unit of its own; write {unit: ...} under those of another", opt.Unit, len(names)))
	}
	leads := names[0]
	if i := slices.IndexFunc(names, func(n string) bool { return opt.better(n) != "" }); i >= 0 {
		leads = names[i]
	}
	account.remark(fmt.Sprintf("%q stands for the series in lists; headline: true under another of the columns changes that", leads))
	return nil
}

var unitInBrackets = regexp.MustCompile(`(?i)[(\[]((?:m?s|min|h|hrs?|d|[kmc]?m[²³]?|[kmc]?g|t|l|kwh|mwh|[$€£]|[km]€|eur|usd|gbp)|(?:second|minute|hour|day|week|month|year)s?|seconden|minuten|uren|dagen|weken|maanden|jaren|segundos|minutos|horas|dias|días|semanas|meses|anos|años|sekunden|stunden|tage|wochen|monate|jahre|secondes|heures|jours|semaines|mois|ans)[)\]]$`)

// unitNamed gives the unit that stands in brackets at the end of the name of a column: "Wait (days)".
func unitNamed(name string) string {
	if m := unitInBrackets.FindStringSubmatch(strings.TrimSpace(name)); m != nil {
		return m[1]
	}
	return ""
}
