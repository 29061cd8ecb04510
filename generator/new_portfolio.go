package generator

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// NewPortfolio is what the author says of a new portfolio.
type NewPortfolio struct {
	Name, Role, Language   string
	Ladder                 []byte // a framework.yaml; nil = none yet
	From, Level            string // ids or names; "" = the first of the ladder, and the one after From
	Since                  string // since when the level is held; "" = unknown
	Opens, Closes, Decides string // of the promotion round; "" = unknown
	Today                  time.Time
}

// LadderLevel is a level of a ladder.
type LadderLevel struct{ ID, Name string }

// LadderLevels gives the levels of a ladder, lowest first. The diagnostics say what is
// wrong with it, at places of a file called framework.yaml.
func LadderLevels(ladder []byte) ([]LadderLevel, diag.List, error) {
	framework, list, err := ladderOf(ladder)
	var levels []LadderLevel
	for _, l := range framework.Levels {
		levels = append(levels, LadderLevel{l.ID, l.Name.V})
	}
	return levels, list, err
}

// ladderOf reads a ladder that is no file of a portfolio yet.
func ladderOf(ladder []byte) (casefile.Framework, diag.List, error) {
	const config = "title: \"\"\nperson: {name: \"\"}\n"
	alone := excerpt{{Name: source.ConfigFile, Data: []byte(config)}, {Name: "content/framework.yaml", Data: ladder}}
	r, err := alone.read(Options{Today: time.Unix(0, 0)})
	var wrong diag.List
	for _, d := range r.diags.Of(diag.Error) {
		if strings.HasPrefix(d.Pos.File, "content/framework.yaml") {
			d.Pos.File = "framework.yaml"
			wrong = append(wrong, d)
		}
	}
	return r.whole.Framework, wrong, err
}

// firstDue is how long the author has for the first milestone.
const firstDue = 28 * 24 * time.Hour

// Files gives the files of the portfolio. The error says which of the answers cannot be.
func (p NewPortfolio) Files() ([]NewFile, error) {
	if strings.TrimSpace(p.Name) == "" {
		return nil, errors.New("a portfolio needs the name of the person; give it with --name")
	}
	for _, d := range []struct {
		flag string
		text *string
	}{
		{"--since", &p.Since}, {"--round-opens", &p.Opens}, {"--round-closes", &p.Closes}, {"--decides", &p.Decides},
	} {
		if *d.text == "" {
			continue
		}
		date, err := dateMeant(*d.text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.flag, err)
		}
		*d.text = date
	}
	made := scaffold.Portfolio{
		Name: p.Name, Role: p.Role, Language: p.Language, Since: p.Since, Opens: p.Opens, Closes: p.Closes, Decides: p.Decides,
		FirstDue: p.Today.Add(firstDue).Format(time.DateOnly),
	}
	if p.Ladder != nil {
		if err := p.climb(&made); err != nil {
			return nil, err
		}
	}
	files := made.Files()
	return files, sound(files, p.Today)
}

// climb puts the ladder, the two levels, and what the upper one asks, into a portfolio.
func (p NewPortfolio) climb(made *scaffold.Portfolio) error {
	framework, wrong, err := ladderOf(p.Ladder)
	if err != nil {
		return err
	}
	if len(wrong) > 0 {
		return fmt.Errorf("the ladder cannot be read: %s", wrong[0])
	}
	if len(framework.Levels) < 2 {
		return errors.New("the ladder has fewer than two levels")
	}
	from, err := levelOf(framework, p.From, 0)
	if err != nil {
		return err
	}
	to, err := levelOf(framework, p.Level, from+1)
	if err != nil {
		return err
	}
	if to <= from {
		return fmt.Errorf("the level aimed at, %q, is not above the level held, %q", framework.Levels[to].ID, framework.Levels[from].ID)
	}
	made.Ladder = p.Ladder
	made.From = scaffold.Level{ID: framework.Levels[from].ID, Name: framework.Levels[from].Name.V}
	made.To = scaffold.Level{ID: framework.Levels[to].ID, Name: framework.Levels[to].Name.V}
	for _, area := range framework.Areas {
		for _, c := range area.Competencies {
			if _, asked := c.At(made.To.ID); asked {
				made.Expected = append(made.Expected, c.ID)
			}
		}
	}
	return nil
}

// levelOf finds a level by id or name, and gives its rank.
func levelOf(framework casefile.Framework, named string, fallback int) (int, error) {
	if named == "" {
		return min(fallback, len(framework.Levels)-1), nil
	}
	var known []string
	for i, l := range framework.Levels {
		if l.ID == named || strings.EqualFold(l.Name.V, named) {
			return i, nil
		}
		known = append(known, l.ID)
	}
	if near, ok := diag.DidYouMean(named, known); ok {
		return 0, fmt.Errorf("the ladder has no level %q; did you mean %q?", named, near)
	}
	return 0, fmt.Errorf("the ladder has no level %q; it has %s", named, strings.Join(known, ", "))
}

// sound reports the first thing that a check would find in a new portfolio.
func sound(files []NewFile, today time.Time) error {
	var all excerpt
	for _, f := range files {
		all = append(all, txtar.File{Name: f.Path, Data: f.Data})
	}
	r, err := all.readFor(builds, Options{Today: today})
	if err != nil {
		return err
	}
	if at := slices.IndexFunc(r.diags, func(d diag.Diagnostic) bool { return d.Because == "" }); at >= 0 {
		d := r.diags[at]
		return fmt.Errorf("the answers do not fit together: %s", strings.TrimSpace(d.Message+"; "+d.Hint))
	}
	return nil
}

// IsDate says why a text is no date of a portfolio: a day, a month or a quarter.
func IsDate(text string) error {
	_, err := dateMeant(text)
	return err
}

// dateMeant gives a date in the form of the format. One that is written otherwise is read if
// it can mean one date alone.
func dateMeant(text string) (string, error) {
	if _, err := day.Parse(text); err == nil {
		return text, nil
	}
	switch all := day.Meant(text); len(all) {
	case 0:
		return "", fmt.Errorf("%q is not a date; write it as 2026-03-31, 2026-03 or 2026-Q1", text)
	case 1:
		return all[0], nil
	default:
		return "", fmt.Errorf("%q can be %s; write the one that you mean", text, strings.Join(all, " or "))
	}
}
