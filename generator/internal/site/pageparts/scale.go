package pageparts

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
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
	scaleMark   = 12 // of a mark
	scaleHeight = 26
	scaleLane   = 16 // between the marks of one level, where there is room
)

const (
	unseen   = -2 // nobody said
	belowAll = -1 // judged, and below the first level
)

// seen holds the ranks at which a competency was seen.
type seen struct {
	evidence, self, others int
	by                     string // who the others are
	told                   []told // the latest of each kind of other person, as in kindsOfOthers
}

// told is the level that somebody else sees.
type told struct {
	kind, who string
	rank      int
}

// kindsOfOthers are those whose views have a mark of their own. A person of another
// relation is of the last kind.
var kindsOfOthers = []string{"mentor", "manager", "others"}

// markWords name the marks in the key above the rows.
var markWords = map[string]string{
	"evidence": "level that the evidence supports", "self": "own view", "mentor": "view of the mentor",
	"manager": "view of the manager", "others": "view of peers and others",
}

// scale is what all rows of competencies share.
type scale struct {
	d           *Parts
	reached     map[string]int
	views       map[string]*assess.Levels
	first, last int // ranks
	step        int
	kinds       []string // of marks, in the order in which they stand
}

// levels finds the levels that the rows of competencies go over, once.
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
	shown := map[string]bool{}
	for _, skill := range d.Skills {
		for kind, rank := range s.of(skill).marks() {
			shown[kind] = true
			s.first, s.last = min(s.first, rank), max(s.last, rank)
		}
	}
	for _, kind := range slices.Concat([]string{"evidence", "self"}, kindsOfOthers) {
		if shown[kind] {
			s.kinds = append(s.kinds, kind)
		}
	}
	s.step = scaleStep
	if s.last-s.first >= scaleMany {
		s.step = max(scaleNarrow, scaleMark*(len(s.kinds)+1))
	}
	return s
}

func (s *scale) of(skill *caseindex.Skill) seen {
	x := seen{evidence: unseen, self: unseen, others: unseen}
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
		x.told = s.told(l.Views)
	}
	if x.by == "" {
		x.by = "others"
	}
	return x
}

// told picks the latest view of each kind of other person.
func (s *scale) told(list []assess.View) []told {
	latest := map[string]told{}
	for _, v := range list {
		if s.d.Author(v.By) {
			continue
		}
		kind := s.d.People[v.By].Relation.V
		if !slices.Contains(kindsOfOthers, kind) {
			kind = kindsOfOthers[len(kindsOfOthers)-1]
		}
		latest[kind] = told{kind, cmp.Or(s.d.Name(v.By), kind), v.Rank}
	}
	var all []told
	for _, kind := range kindsOfOthers {
		if t, ok := latest[kind]; ok {
			all = append(all, t)
		}
	}
	return all
}

// marks gives the ranks that are shown, by the kinds of their marks.
func (x seen) marks() map[string]int {
	all := map[string]int{}
	if x.evidence != unseen {
		all["evidence"] = x.evidence
	}
	if x.self != unseen {
		all["self"] = x.self
	}
	for _, t := range x.told {
		all[t.kind] = t.rank
	}
	return all
}

// head gives the levels as they stand above the rows.
func (s *scale) head() *views.Scale {
	v := views.Scale{Width: s.step * (s.last - s.first + 1), Height: scaleHeight}
	for _, kind := range s.kinds {
		v.Kinds = append(v.Kinds, views.Word{ID: kind, Word: markWords[kind]})
	}
	for rank := s.first; rank <= s.last; rank++ {
		v.Levels = append(v.Levels, views.ScaleLevel{Name: s.level(rank), Target: s.asked() == rank})
		if rank > s.first {
			v.Grid += fmt.Sprintf("M%d 0V%d", s.step*(rank-s.first), scaleHeight)
		}
	}
	return &v
}

// Shown names the level that the evidence of a competency supports, and says who does not see
// the level that is asked for.
func (d *Parts) Shown(id string) (level, below string) {
	s := d.levels()
	x := s.of(d.Skill[id])
	if x.evidence >= 0 {
		return s.level(x.evidence), s.below(x)
	}
	return d.Level(d.Judged.Level), s.below(x)
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
	v := views.Standing{Differs: s.differs(x)}
	if skill.Judged != nil && skill.Judged.Verdict != assess.Waived {
		v.Apart = s.apart(x)
	}
	ranks, lane := x.marks(), min(scaleLane, float64(s.step)/float64(len(s.kinds)+1))
	for i, kind := range s.kinds {
		if rank, ok := ranks[kind]; ok {
			at := float64(s.step*(rank-s.first)) + float64(s.step)/2 + lane*(float64(i)-float64(len(s.kinds)-1)/2)
			v.Marks = append(v.Marks, views.ScaleMark{Kind: kind, At: strconv.FormatFloat(at, 'f', -1, 64)})
		}
	}
	var said []string
	say := func(who string, rank int) {
		if rank != unseen {
			said = append(said, who+": "+s.level(rank))
		}
	}
	say("evidence", x.evidence)
	say("own view", x.self)
	for _, t := range x.told {
		say(t.who, t.rank)
	}
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

// below says who does not see the level that is asked for, and what they see: "the author and
// the manager see Senior engineer"; "" where nobody does.
func (s *scale) below(x seen) string {
	return s.saying(x, func(rank int) bool { return rank < s.asked() })
}

// apart says who sees which level, the highest first, where one of them does not see the level
// that is asked for: "all see Senior", "the mentor sees Staff; the author and Jo see Senior".
// It is "" where all see that level, and where nobody said.
func (s *scale) apart(x seen) string {
	if s.asked() == unseen || s.below(x)+s.saying(x, func(rank int) bool { return rank > s.asked() }) == "" {
		return ""
	}
	return s.saying(x, func(int) bool { return true })
}

// saying says who sees which of some levels, the highest first.
func (s *scale) saying(x seen, of func(rank int) bool) string {
	who, views := map[int][]string{}, 0
	see := func(name string, rank int) {
		if views++; of(rank) {
			who[rank] = append(who[rank], name)
		}
	}
	if x.self != unseen {
		see("the author", x.self)
	}
	for _, t := range x.told {
		name := "the " + t.kind
		if t.kind == kindsOfOthers[len(kindsOfOthers)-1] {
			name = t.who
		}
		see(name, t.rank)
	}
	var said []string
	for _, rank := range slices.Backward(slices.Sorted(maps.Keys(who))) {
		names, verb := wording.List(who[rank]), " see "
		switch n := len(who[rank]); {
		case n == 1:
			verb = " sees "
		case n == views:
			names = "all"
		}
		said = append(said, names+verb+s.level(rank))
	}
	return strings.Join(said, "; ")
}

// named gives a person with the relation: "Nur Rahim (mentor)".
func (t told) named() string {
	if t.kind == kindsOfOthers[len(kindsOfOthers)-1] || t.who == t.kind {
		return t.who
	}
	return t.who + " (" + t.kind + ")"
}

// AssessedLine says who assessed the competencies, and what the rows say of it: "Assessed by
// the author and Nur Rahim (mentor). Where one of them does not see Staff engineer, its row
// says what they see"; "" where nobody did.
func (d *Parts) AssessedLine() string {
	s := d.levels()
	if s.asked() == unseen {
		return ""
	}
	own, who := false, []string{}
	for _, skill := range d.Skills {
		if skill.Judged == nil {
			continue
		}
		x := s.of(skill)
		own = own || x.self != unseen
		for _, t := range x.told {
			if name := t.named(); !slices.Contains(who, name) {
				who = append(who, name)
			}
		}
	}
	slices.Sort(who)
	if own {
		who = slices.Insert(who, 0, "the author")
	}
	if len(who) == 0 {
		return ""
	}
	line := "Assessed by " + wording.List(who)
	if len(who) > 1 {
		return line + ". Where one of them does not see " + s.level(s.asked()) + ", its row says what they see"
	}
	return line + ". Where that is not at " + s.level(s.asked()) + ", its row says so"
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
