package packetpage

import "github.com/casebook-dev/casebook/generator/internal/site/wording"

// asked words what the committee decides on, after the answer, which says when: "whether Mirela
// Osei is at the level Staff engineer, with effect from 1 January 2027".
func (b *binding) asked() string {
	answer, level, who := b.Judged.Answer, b.Level(b.Judged.Level), b.Owner().Name
	if answer.Stand == "" || level == "" || who == "" {
		return ""
	}
	line := "whether " + who + " is at the level " + level
	if answer.Round != nil && answer.Round.Effective.Given() {
		line += ", with effect from " + wording.DayText(answer.Round.Effective.First)
	}
	return line
}
