package packetpage

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// asked words what the committee decides on, after the answer, which says when: "whether Mirela
// Osei is at the level Staff engineer, with effect from 1 January 2027; what is missing is due
// before the decision".
func (b *binding) asked() string {
	answer, level, who := b.Judged.Answer, b.Level(b.Judged.Level), b.Owner().Name
	if answer.Stand == "" || level == "" || who == "" {
		return ""
	}
	line := "whether " + who + " is at the level " + level
	round := answer.Round
	if round == nil {
		return line
	}
	if round.Effective.Given() {
		line += ", with effect from " + wording.DayText(round.Effective.First)
	}
	late := func(x assess.Blocker) bool { return x.Due == day.None || x.Due > round.Decides.First }
	if len(answer.Blocking) > 0 && round.Decides.Given() && !slices.ContainsFunc(answer.Blocking, late) {
		line += "; what is missing is due before the decision"
	}
	return line
}
