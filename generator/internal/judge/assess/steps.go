package assess

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Stall is after how many days without an answer an ask has stalled.
const Stall = 21

// openSteps lists what was promised and is not done, soonest first. What a later check-in promises
// again counts as that one has it.
func (g *ground) openSteps(milestones []Milestone) []Step {
	var all []Step
	add := func(key string, text casefile.Text, who string, by casefile.Date) {
		if g.author(who) {
			who = ""
		}
		all = append(all, Step{Key: key, Text: text.V, Who: who, By: by.V, Overdue: by.V.Given() && by.V.Last < g.today, At: text.Pos})
	}
	for _, m := range milestones {
		if m.open() {
			g.undone(m.Key, g.plans[m.Key].Actions, add)
		}
	}
	lasts := lastSaid(g.c.CheckIns)
	for i := range g.c.CheckIns {
		c := &g.c.CheckIns[i]
		for at, s := range c.Steps {
			if said := lasts[promise(s)]; said.by == i && said.at == at && !g.ticked(s.Done) {
				add(c.Key(), s.Text, s.Who.V, said.until)
			}
		}
	}
	shown := map[string]bool{}
	for _, x := range g.finished {
		shown[x.ID] = true
	}
	for i := range g.c.Feedback {
		f := &g.c.Feedback[i]
		if c := f.Change; c.By.V.Given() && !shown[c.Evidence.V] {
			add(f.Key(), c.Text, "", c.By)
		}
	}
	slices.SortStableFunc(all, func(a, b Step) int {
		return cmp.Or(noneLast(last(a.By), last(b.By)), cmp.Compare(a.Key, b.Key))
	})
	return all
}

// said is where a promise was made last, and until when it is to be kept.
type said struct {
	by, at int // the places of the check-in and of the step in it
	until  casefile.Date
}

// lastSaid gives for each promise of check-ins the last one that makes it. Where that names no day, a
// day that was named before counts.
func lastSaid(all []casefile.CheckIn) map[string]said {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[a].Date.V.First, all[b].Date.V.First) })
	last := map[string]said{}
	for _, i := range order {
		for at, s := range all[i].Steps {
			until := s.By
			if before := last[promise(s)].until; !until.V.Given() {
				until = before
			}
			last[promise(s)] = said{i, at, until}
		}
	}
	return last
}

// behindPromise is what stands in brackets at the end of a promise: "(as said)".
var behindPromise = regexp.MustCompile(`\s*\([^()]*\)\s*[.!]?\s*$`)

// saidAgain are words that one and the same promise may have or not.
var saidAgain = strings.Fields("the a an my your her his our their i we me you will shall to please again still now der die das den ein eine o os as um uma el la los las un una le les une")

// promise gives what tells two promises apart: who made them, and their words.
func promise(s casefile.Action) string {
	words := strings.FieldsFunc(strings.ToLower(behindPromise.ReplaceAllString(s.Text.V, "")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	words = slices.DeleteFunc(words, func(word string) bool { return slices.Contains(saidAgain, word) })
	if len(words) == 0 {
		words = []string{s.Text.V}
	}
	return strings.TrimPrefix(s.Who.V, "self") + "\x00" + strings.Join(words, " ")
}

func (g *ground) undone(key string, steps []casefile.Action, add func(string, casefile.Text, string, casefile.Date)) {
	for _, s := range steps {
		if !g.ticked(s.Done) {
			add(key, s.Text, s.Who.V, s.By)
		}
	}
}

// asks lists what was asked of others and not answered, longest waiting first.
func (g *ground) asks() []Ask {
	var all []Ask
	for i := range g.c.Asks {
		a := &g.c.Asks[i]
		if a.State.V != "open" && (a.State.V != "" || g.over(a.Answered)) {
			continue
		}
		ask := Ask{Key: a.Key(), Of: a.Of.V}
		if a.Asked.V.Given() {
			ask.Waits = max(int(g.today-a.Asked.V.Last), 0)
		}
		ask.Stalled = ask.Waits > Stall
		all = append(all, ask)
	}
	slices.SortStableFunc(all, func(a, b Ask) int {
		return cmp.Or(cmp.Compare(b.Waits, a.Waits), cmp.Compare(a.Key, b.Key))
	})
	return all
}
