package caseindex

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// HasPacket tells whether there is a packet to print: it has a profile.
func (d *Index) HasPacket() bool { return d.Packet.Profile.Name != "" }

// HasStory tells whether the author tells the case in prose.
func (d *Index) HasStory() bool { return d.Case.Home != nil && !d.Case.Home.Body.Empty() }

// Answered lists the questions that have an answer.
func (d *Index) Answered() []*Entry {
	return slices.DeleteFunc(d.InOrder(casefile.QuestionsFolder), func(e *Entry) bool { return e.Body.Empty() })
}

// Telling lists the feedback that says something: where the giver let it be
// summarised only, its author may have written no summary.
func (d *Index) Telling() []*Entry {
	return slices.DeleteFunc(d.InOrder(casefile.FeedbackFolder), func(e *Entry) bool {
		f := d.Voice(e)
		said := []casefile.Text{f.Summary}
		if !d.Summarised(f) {
			said = append(said, f.Behaviour, f.Impact, f.Alternative, f.Recognition, casefile.Text{V: f.Body.Text})
		}
		return !slices.ContainsFunc(said, func(t casefile.Text) bool { return t.V != "" })
	})
}

func (d *Index) HasRoadmap() bool {
	cfg := d.Case.Config
	return len(d.Case.Milestones)+len(d.Case.Experiments)+len(cfg.Calendar)+len(cfg.Enough) > 0
}

// HasMentoring tells whether there is anything of the mentoring to show. The
// rhythm alone is not: it belongs to the check-ins, which the audience may not see.
func (d *Index) HasMentoring() bool {
	return d.Case.Agreement != nil || len(d.Case.CheckIns)+len(d.Case.Asks) > 0
}

// SeesThePlan tells whether the audience reads the plan: most of it is closed to
// the public, who could not tell whether nothing is aimed at a gap.
func (d *Index) SeesThePlan() bool { return d.Audience.MayRead(config.Committee) }
