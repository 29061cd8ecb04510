package casefile

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var (
	dayInName     = regexp.MustCompile(`^((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?:[^\d](.*))?$`)
	monthInName   = regexp.MustCompile(`^((?:19|20)\d\d)[-_.](\d\d)(?:[^\d](.*))?$`)
	quarterInName = regexp.MustCompile(`^((?:19|20)\d\d)[-_.]?[Qq]([1-4])(?:[^\d](.*))?$`)
	likeADate     = regexp.MustCompile(`^(\d{4}[-_.]\d{1,2}[-_.]\d{1,2}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4})(?:[^\d].*)?$`)
)

// DateInName gives the date that an id begins with: "2026-05-18-planning",
// "20260518", "2026-05", "2026-Q2".
func DateInName(id string) (day.Period, bool) {
	p, _, ok := dateAndRest(id)
	return p, ok
}

func dateAndRest(id string) (p day.Period, rest string, ok bool) {
	iso := ""
	if m := dayInName.FindStringSubmatch(id); m != nil {
		iso, rest = m[1]+"-"+m[2]+"-"+m[3], m[4]
	} else if m := monthInName.FindStringSubmatch(id); m != nil {
		iso, rest = m[1]+"-"+m[2], m[3]
	} else if m := quarterInName.FindStringSubmatch(id); m != nil {
		iso, rest = m[1]+"-Q"+m[2], m[3]
	}
	p, err := day.Parse(iso)
	return p, rest, err == nil
}

// dated gives an entry that has no date the one of its name.
func (d *decoder) dated(e *Entry, given bool) {
	if given || !e.Collection.Dated() {
		return
	}
	if p, ok := DateInName(e.ID); ok {
		e.Date = Date{V: p, Pos: e.Pos}
	} else if likeADate.MatchString(e.ID) || dayInName.MatchString(e.ID) {
		d.diags.Errorf(e.Pos, "date-bad", "%q begins like a date, but is not one that casebook reads", e.ID).Hintf("%s", nameHint(e.ID))
	}
}

var datedName = regexp.MustCompile(`^([0-9]+(?:[-_. ][0-9]+)+)(.*)$`)

// nameHint says how a name that begins with a date is written.
func nameHint(id string) string {
	m := datedName.FindStringSubmatch(id)
	if m == nil {
		return "begin the name as in 2026-03-31, or add date:"
	}
	meant := day.Meant(strings.ReplaceAll(m[1], "_", "-"))
	for i := range meant {
		meant[i] += m[2]
	}
	if len(meant) == 0 {
		return "begin the name as in 2026-03-31, or add date:"
	}
	return "name it " + strings.Join(meant, " or ") + ", or add date:"
}

// titleByDate names an entry that has no title after its date: "18 May 2026", or
// "18 May 2026: planning" where its name says more.
func titleByDate(id string) (string, bool) {
	p, rest, ok := dateAndRest(id)
	if rest != "" {
		return p.Words() + ": " + strings.NewReplacer("-", " ", "_", " ").Replace(rest), ok
	}
	return p.Words(), ok
}
