package assess

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// tenure judges how long the level held now, or one above the one asked, has
// been held. Of the levels before, nothing is known.
func (g *ground) tenure(t casefile.Tenure) Rule {
	target := g.c.Config.Target
	level, want := t.Level.V, max(t.Months.V, 1)
	if level == "" {
		level = target.From
	}
	name := g.levelName(level)
	j := Rule{ID: "tenure", Name: months.count(want) + " at " + name, Verdict: None, Want: want, Unit: months.many}
	above := g.held >= 0 && g.rank(level) >= 0 && g.rank(level) < g.held
	switch {
	case target.From == "":
		j.Because = fmt.Sprintf("nothing says which level is held now; %s %s asked", j.Name, are(want))
		return j
	case level != target.From && !above:
		j.Because = fmt.Sprintf("the level held now is %s; %s %s asked", g.levelName(target.From), j.Name, are(want))
		return j
	case !target.Since.Given():
		j.Because = fmt.Sprintf("nothing says since when %s is held; %s %s asked", g.levelName(target.From), j.Name, are(want))
		return j
	}
	j.Have = max(g.today.MonthsSince(target.Since.First), 0)
	switch {
	case j.Have >= want:
		j.Verdict = Supported
	case j.Have > 0:
		j.Verdict = Some
	}
	j.Because = fmt.Sprintf("%s, held since %s", months.with(" at "+name).against(j.Have, want), target.Since.Words())
	if above {
		j.Because = fmt.Sprintf("%s; %s is held since %s, and what was before is not known",
			months.with(" at "+name+" or above").against(j.Have, want), g.levelName(target.From), target.Since.Words())
	}
	return j
}
