package assess

import (
	"fmt"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// seen adds assessments of design: "self@senior ana@staff", a day apart, the last one on
// the last day of May 2026.
func seen(views ...string) func(*casefile.Case) {
	return func(c *casefile.Case) {
		for i, v := range views {
			by := claims(v)[0]
			c.Assessments = append(c.Assessments, casefile.Assessment{Pos: here, By: by.Competency, Competency: text("design"),
				Level: by.Level, Date: date(fmt.Sprintf("2026-05-%d", 31-len(views)+1+i))})
		}
	}
}

func TestDoubts(t *testing.T) {
	one := shows(ev("a", "2026-01-10", "design@staff", seenBy("ana")))
	two := shows(ev("a", "2026-01-10", "design@staff", seenBy("ana")), ev("b", "2026-03-10", "design@staff", seenBy("ana")))
	more := shows(ev("a", "2026-01-10", "design@staff", seenBy("ana ben")))
	for _, test := range []struct {
		name    string
		c       casefile.Case
		doubts  string
		because string
	}{
		{"one exhibit and its witness", ladder(one), "[]", "1 exhibit of 1 asked, 1 witness"},
		{"one witness of several", ladder(two), "[one-witness]", "2 exhibits where 1 is asked, 1 witness; nobody else can confirm it"},
		{"the witness assesses", ladder(one, seen("ana@staff")), "[one-assessor]",
			"1 exhibit of 1 asked, 1 witness; the only witness also assesses it"},
		{"somebody else assesses too", ladder(one, seen("ana@staff", "ben@staff")), "[]", ""},
		{"the author is modest", ladder(more, seen("self@senior", "ana@staff")), "[]", ""},
		{"nobody assessed it but the author", ladder(more, seen("self@senior")), "[]", ""},
		{"others alone see less", ladder(more, seen("self@staff", "ana@senior")), "[]", ""},
		{"both see less", ladder(more, seen("self@senior", "ana@senior")), "[assessed-lower]",
			"1 exhibit of 1 asked, 2 witnesses; the author and others assess it below Staff"},
		{"the latest view of a person counts", ladder(more, seen("ana@staff", "self@senior", "ana@senior")), "[assessed-lower]", ""},
		{"one of two others agrees", ladder(more, seen("self@senior", "ben@staff", "ana@senior")), "[]", ""},
		{"both doubts", ladder(two, seen("self@senior", "ana@senior")), "[assessed-lower one-assessor]", ""},
		{"what is not supported is not doubted", ladder(strict(), one, seen("self@senior", "ana@senior")), "[]", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := Of(test.c, on(today)).Expectations[0]
			same(t, "doubts", fmt.Sprint(e.Doubts), test.doubts)
			if test.because != "" {
				same(t, "because", e.Because, test.because)
			}
		})
	}
}

func TestAGateRequiresAgreement(t *testing.T) {
	asks := gate(casefile.Gate{Each: casefile.Each{Pos: here, Assessed: casefile.Bool{V: true, Pos: here}}})
	shown := shows(ev("a", "2025-01-10", "design@staff"))
	for _, test := range []struct {
		name    string
		views   []string
		verdict Verdict
		because string
		missing string
	}{
		{"nobody assessed it", nil, Some, "1 exhibit of 1 asked; nobody but the author assesses it", "an assessment at the level by someone else"},
		{"the author did", []string{"self@staff"}, Some, "1 exhibit of 1 asked; nobody but the author assesses it", "an assessment at the level by someone else"},
		{"others see less", []string{"ana@senior"}, Some, "1 exhibit of 1 asked; others assess it below Staff", "an assessment at the level by someone else"},
		{"someone agrees", []string{"self@senior", "ana@staff", "ben@senior"}, Supported, "1 exhibit of 1 asked", ""},
		{"someone did, and no longer does", []string{"ana@staff", "ana@senior"}, Some, "1 exhibit of 1 asked; others assess it below Staff",
			"an assessment at the level by someone else"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := Of(ladder(asks, shown, seen(test.views...)), on(today))
			e := a.Expectations[0]
			same(t, "verdict", e.Verdict, test.verdict)
			same(t, "because", e.Because, test.because)
			missing := ""
			for _, g := range a.Gaps {
				if g.Competency == e.Competency {
					missing = g.Missing
				}
			}
			same(t, "missing", missing, test.missing)
			last := a.History[len(a.History)-1]
			same(t, "the running quarter", last.Verdicts[0], test.verdict)
			same(t, "the first quarter", a.History[0].Verdicts[0], Some)
		})
	}
}
