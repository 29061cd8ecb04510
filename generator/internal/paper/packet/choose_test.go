package packet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// chosen writes the choices, a line each.
func chosen(p Packet) string {
	var b strings.Builder
	for _, x := range p.Exhibits {
		pin := ""
		if x.Pinned {
			pin = "*"
		}
		fmt.Fprintf(&b, "%s%s: %s\n", strings.TrimPrefix(x.Key, "evidence/"), pin, x.Why)
	}
	return b.String()
}

// guild is a case in which two exhibits do what four do.
func guild() casefile.Case {
	return ladder("design mentoring talks", asks(1, 1),
		ev("guild", "2026-03", "mentoring@staff", seenBy("ana"), scope("teams")),
		ev("notes", "2026-05", "design@staff", seenBy("ben"), scope("industry")),
		ev("pairs", "2026-01", "design@staff", seenBy("dov"), scope("organisation")),
		ev("rota", "2026-04", "design@staff mentoring@staff", seenBy("ana ben"), scope("team")),
		ev("stage", "2026-02", "talks@staff", seenBy("cleo")),
		ev("later", "2026-08", "talks@staff", seenBy("cleo")),
	)
}

func TestChoice(t *testing.T) {
	p := of(guild())
	same(t, "exhibits", chosen(p), `rota: counts towards Design and Mentoring
stage: the only exhibit for Talks
`)
	same(t, "fewest, without", []any{p.Fewest, p.Without}, []any{true, []string{}})
	same(t, "supports", []any{p.Exhibits[0].Supports, p.Exhibits[0].Alone, p.Exhibits[1].Alone}, []any{"[design mentoring]", "[]", "[talks]"})
}

func TestPinsComeFirst(t *testing.T) {
	for _, c := range []struct {
		pins, want string
		fewest     bool
	}{
		{"stage rota", "stage*: put first by the author; the only exhibit for Talks\nrota*: put first by the author; counts towards Design and Mentoring\n", true},
		{"guild", "guild*: put first by the author; counts towards Mentoring\nnotes: counts towards Design\nstage: the only exhibit for Talks\n", false},
		{"later unknown rota rota", "rota*: put first by the author; counts towards Design and Mentoring\nstage: the only exhibit for Talks\n", true},
		{"notes guild pairs", "notes*: put first by the author; counts towards Design\nguild*: put first by the author; counts towards Mentoring\n" +
			"pairs*: put first by the author; counts towards Design\nstage: the only exhibit for Talks\n", false},
	} {
		p := of(guild(), strings.Fields(c.pins)...)
		same(t, c.pins, chosen(p), c.want)
		same(t, c.pins+": fewest", p.Fewest, c.fewest)
	}
}

// A pin that supports nothing stands first all the same.
func TestPinForNothing(t *testing.T) {
	c := guild()
	c.Evidence[1].Competencies = nil // later
	c.Evidence[1].Ended = date("2026-06")
	p := of(c, "later")
	same(t, "exhibits", strings.Split(chosen(p), "\n")[0], "later*: put first by the author; 1 witness")
	same(t, "all", exhibits(p), "later rota stage")
	if p.Fewest {
		t.Error("two exhibits support the same")
	}
}

func TestTheAuthorsOwnList(t *testing.T) {
	c := guild()
	p := Of(c, assess.Of(c, today), config.Profile{Exhibits: places("notes", "nothing", "stage", "later", "notes"), Pins: places("pairs", "stage")})
	same(t, "exhibits", chosen(p), `pairs*: put first by the author; counts towards Design
stage*: put first by the author; the only exhibit for Talks
notes*: chosen by the author; counts towards Design
`)
	same(t, "without, fewest", []any{p.Without, p.Fewest}, "[[mentoring] false]")

	closed := Of(c, assess.Of(c, today), config.Profile{Exhibits: places("closed")})
	same(t, "of closed exhibits", []any{len(closed.Exhibits), closed.Without}, "[0 [design mentoring talks]]")
}

// The list of an author may lack people alone.
func TestWithoutWitnesses(t *testing.T) {
	c := ladder("design", asks(1, 2),
		ev("one", "2026-03", "design@staff", seenBy("ana")), ev("two", "2026-02", "design@staff", seenBy("ana ben")))
	for list, want := range map[string]string{"one": "[design]", "two": "[]", "one two": "[]"} {
		p := Of(c, assess.Of(c, today), config.Profile{Exhibits: places(strings.Fields(list)...)})
		same(t, list, p.Without, want)
	}
}

// Where nothing is supported, strength alone decides.
func TestTheStrongest(t *testing.T) {
	var all []casefile.Evidence
	for i := range 9 {
		all = append(all, ev(fmt.Sprintf("e%d", i), fmt.Sprintf("2026-0%d", 1+i%6), "design@senior", scope(format.Scopes[i%5])))
	}
	c := ladder("design", asks(1, 0), all...)
	p := of(c)
	same(t, "exhibits", exhibits(p), "e4 e3 e8 e2 e7 e1")
	same(t, "why", p.Exhibits[0].Why, "among the strongest")
	p = of(c, "e0", "e6")
	same(t, "with pins", exhibits(p), "e0 e6 e4 e3 e8 e2")
	same(t, "why of a pin", p.Exhibits[0].Why, "put first by the author; own work")
	if p.Fewest {
		t.Error("nothing is supported by the fewest")
	}
	bare := ladder("", asks(1, 0), ev("a", "2026-01", ""))
	same(t, "why of nothing", chosen(of(bare)), "a: among the strongest\n")
	same(t, "pinned", chosen(of(bare, "a")), "a*: put first by the author\n")
	same(t, "no evidence", exhibits(of(ladder("design", asks(1, 0)))), "")
}

func TestLongLists(t *testing.T) {
	c := ladder("design mentoring talks hiring scope", asks(1, 0),
		ev("all", "2026-03", "design@staff mentoring@staff talks@staff hiring@staff scope@staff"),
		ev("some", "2026-02", "design@staff mentoring@staff", scope("teams")))
	same(t, "why", of(c).Exhibits[0].Why, "counts towards Design, Mentoring and 3 more; the only exhibit for Talks, Hiring and Scope")
	c.Framework.Areas[0].Competencies[0].Name = text("")
	same(t, "without a name", of(c).Exhibits[0].Why, "counts towards design, Mentoring and 3 more; the only exhibit for Talks, Hiring and Scope")
}

// The audience's own judgement counts: what is waived or missing asks for nothing.
func TestOnlyWhatIsSupportedAsks(t *testing.T) {
	c := ladder("design mentoring", asks(2, 0),
		ev("a", "2026-03", "design@staff"), ev("b", "2026-02", "design@staff"), ev("c", "2026-01", "mentoring@staff", scope("industry")))
	same(t, "exhibits", exhibits(of(c)), "a b")
}

// Where no case study tells the work, a compact section shows every requirement, though
// the exhibits for it are the weakest, and no more than that of what is optional.
func TestACompactSectionShowsRequirements(t *testing.T) {
	var all []casefile.Evidence
	for i := range 7 {
		all = append(all, ev(fmt.Sprintf("talk-%d", i), "2026-05", "talks@staff", scope("industry")))
	}
	for _, id := range []string{"outage-a", "outage-b"} {
		all = append(all, ev(id, "2026-01", "design@staff", scope("self")))
	}
	for _, id := range []string{"hired-a", "hired-b"} {
		all = append(all, ev(id, "2025-12", "hiring@staff", scope("self")))
	}
	c := ladder("design talks hiring", asks(1, 0), all...)
	c.Framework.Areas[0].Competencies[2].Importance = casefile.Should
	compact := config.Profile{Sections: []config.Section{{Kind: config.Exhibits, Form: config.Compact}}}
	same(t, "exhibits", exhibits(Of(c, assess.Of(c, today), compact)), "talk-0 talk-1 talk-2 talk-3 talk-4 outage-a")
}
