package pageparts

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// The scale of levels, in pixels.
const (
	scaleStep   = 84 // of a level
	scaleNarrow = 60 // where there are many levels
	scaleMany   = 5
	scaleHeight = 26
	scaleLane   = 17 // between the marks of one level
)

const (
	unseen   = -2 // nobody said
	belowAll = -1 // judged, and below the first level
)

// seen holds the ranks at which a competency was seen.
type seen struct {
	evidence, self, others int
	by                     string // who the others are
}

// scale is what all rows of the skill map share.
type scale struct {
	d           *Parts
	reached     map[string]int
	views       map[string]*assess.Levels
	first, last int // ranks
	step        int
	self        bool // somebody said a level: the author
	others      bool // or another
}

// levels finds the levels that the rows of the skill map go over, once.
func (d *Parts) levels() *scale {
	if d.scale == nil {
		d.scale = d.newScale()
	}
	return d.scale
}

func (d *Parts) newScale() *scale {
	s := &scale{d: d, views: map[string]*assess.Levels{}, reached: map[string]int{}}
	if len(d.Finished) > 0 {
		s.reached = d.Reached(d.Judged.Day)
	}
	for i := range d.Judged.Levels {
		s.views[d.Judged.Levels[i].Competency] = &d.Judged.Levels[i]
	}
	target, aims := d.Ranks[d.Judged.Level]
	if !aims {
		target = len(d.Case.Framework.Levels) - 1
	}
	s.first, s.last = target, target
	if from, ok := d.Ranks[d.Case.Config.Target.From]; ok {
		s.first = min(s.first, from)
	}
	for _, skill := range d.Skills {
		x := s.of(skill)
		s.self, s.others = s.self || x.self != unseen, s.others || x.others != unseen
		for _, rank := range []int{x.evidence, x.self, x.others} {
			if rank > unseen {
				s.first, s.last = min(s.first, rank), max(s.last, rank)
			}
		}
	}
	s.step = scaleStep
	if s.last-s.first >= scaleMany {
		s.step = scaleNarrow
	}
	return s
}

func (s *scale) of(skill *caseindex.Skill) seen {
	x := seen{unseen, unseen, unseen, ""}
	if rank, ok := s.reached[skill.ID]; ok {
		x.evidence = rank
	} else if skill.Judged != nil && skill.Judged.Verdict != assess.Waived {
		x.evidence = belowAll
	}
	if l := s.views[skill.ID]; l != nil {
		if rank, ok := s.d.Ranks[l.Self]; ok {
			x.self = rank
		}
		if rank, ok := s.d.Ranks[l.Others]; ok {
			x.others = rank
		}
		x.by = s.d.Name(l.OthersBy)
	}
	if x.by == "" {
		x.by = "others"
	}
	return x
}

// head gives the levels as they stand above the rows.
func (s *scale) head() *views.Scale {
	v := views.Scale{Width: s.step * (s.last - s.first + 1), Height: scaleHeight, Self: s.self, Others: s.others}
	for rank := s.first; rank <= s.last; rank++ {
		v.Levels = append(v.Levels, views.ScaleLevel{Name: s.level(rank), Target: s.asked() == rank})
		if rank > s.first {
			v.Grid += fmt.Sprintf("M%d 0V%d", s.step*(rank-s.first), scaleHeight)
		}
	}
	return &v
}

func (s *scale) asked() int {
	if rank, ok := s.d.Ranks[s.d.Judged.Level]; ok {
		return rank
	}
	return unseen
}

func (s *scale) level(rank int) string {
	if rank == belowAll {
		return "none yet"
	}
	return s.d.Level(s.d.Case.Framework.Levels[rank].ID)
}

// standing gives the marks of one competency, and the same in words.
func (s *scale) standing(skill *caseindex.Skill) *views.Standing {
	x := s.of(skill)
	at := func(rank, lane int) string {
		if rank == unseen {
			return ""
		}
		return strconv.Itoa(s.step*(rank-s.first) + s.step/2 + lane)
	}
	v := views.Standing{Evidence: at(x.evidence, -scaleLane), Self: at(x.self, 0), Others: at(x.others, scaleLane), Differs: s.differs(x)}
	var said []string
	say := func(who string, rank int) {
		if rank != unseen {
			said = append(said, who+": "+s.level(rank))
		}
	}
	say("evidence", x.evidence)
	say("own view", x.self)
	say(x.by, x.others)
	if skill.Judged != nil && skill.Judged.Verdict != assess.Waived && s.asked() != unseen {
		say("asked for", s.asked())
		v.Asked = strconv.Itoa(s.step * (s.asked() - s.first))
	}
	v.Says = wording.Capital(strings.Join(said, "; "))
	if v.Says == "" {
		return nil
	}
	return &v
}

// differs words where the views and the evidence do not agree; "" where they do.
func (s *scale) differs(x seen) string {
	beside := func(rank int) string {
		switch {
		case x.evidence == unseen || rank == x.evidence:
			return s.level(rank)
		case rank < x.evidence:
			return s.level(rank) + ", below the evidence"
		}
		return s.level(rank) + ", above the evidence"
	}
	odd := func(rank int) bool { return rank != unseen && x.evidence != unseen && rank != x.evidence }
	switch {
	case x.self == unseen && x.others == unseen, x.self != unseen && x.self == x.others && !odd(x.self):
		return ""
	case x.self == x.others:
		return "own view and " + x.by + ": " + beside(x.self)
	case x.self != unseen && x.others != unseen:
		return "own view: " + beside(x.self) + "; " + x.by + ": " + beside(x.others)
	case odd(x.self):
		return "own view: " + beside(x.self)
	case odd(x.others):
		return x.by + ": " + beside(x.others)
	}
	return ""
}
