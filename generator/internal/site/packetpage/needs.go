package packetpage

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/pageparts"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// needs lists what turns the answer into a yes: each requirement that is not met, with what is
// asked, what there is, what is planned, and whether that is in time.
func (b *binding) needs() []views.PacketNeed {
	var all []views.PacketNeed
	for _, x := range b.Judged.Answer.Blocking {
		var n views.PacketNeed
		if x.Rule {
			i := slices.IndexFunc(b.Judged.Rules, func(r assess.Rule) bool { return r.ID == x.ID })
			r := b.Rule(b.Judged.Rules[i])
			n = views.PacketNeed{Name: views.Link{Title: r.Name}, Verdict: r.Verdict, BecauseMD: r.BecauseMD, Evidence: r.Links, More: r.More}
			if x.Key != "" {
				n.Aimed = b.Aimed([]string{x.Key})
			}
		} else {
			s := b.Skill[x.ID]
			n = views.PacketNeed{Name: b.SkillLink(x.ID), Verdict: caseindex.ExpectationWord(s.Judged), BecauseMD: b.Because(s.Judged.Has), Missing: s.Gap.Missing, Aimed: b.Aimed(s.Gap.AimedAt)}
			n.Evidence, n.More = b.First(pageparts.EvidenceShown, s.Judged.Evidence)
			n.NothingAimed = len(n.Aimed) == 0 && b.SeesThePlan()
		}
		n.InTime = b.inTime(x, len(n.Aimed) > 0)
		all = append(all, n)
	}
	return all
}

// inTime says whether the first step towards a requirement is done before the decision, while the
// round is open. It is nil where nothing is planned, or no round is known.
func (b *binding) inTime(x assess.Blocker, planned bool) *views.Word {
	round := b.Judged.Answer.Round
	if !planned || round == nil {
		return nil
	}
	last, until := round.Closes, "the round closes on "
	if !last.Given() || round.Decides.Given() && round.Decides.First < last.Last {
		last, until = round.Decides, "the committee decides on "
	}
	switch {
	case !last.Given():
		return nil
	case x.Due == day.None:
		return &views.Word{ID: "undated", Word: "without a date: " + until + wording.DayText(last.Last)}
	case x.Due > last.Last:
		return &views.Word{ID: "late", Word: "too late: " + until + wording.DayText(last.Last)}
	case x.Due < b.Judged.Day:
		return &views.Word{ID: "overdue", Word: "overdue: " + until + wording.DayText(last.Last)}
	}
	return &views.Word{ID: "in-time", Word: "in time for the decision"}
}
