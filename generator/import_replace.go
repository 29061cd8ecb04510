package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// replace puts a ladder in the place of the one that the portfolio has. Entries that
// name a competency which is called otherwise now are rewritten in place; those that name
// one which the new ladder does not have are listed, and stay as they are. The former
// ladder is kept beside config.yaml.
func (m *Imported) replace(opt Options, ladder importer.Ladder, how FrameworkImport) error {
	if strings.TrimPrefix(how.Replace, "./") != ladderFile {
		return fmt.Errorf("--replace names the ladder that the portfolio has, which is %s", ladderFile)
	}
	r, err := readFor(authors, opt)
	if err != nil {
		return err
	}
	former, err := fs.ReadFile(opt.Portfolio, ladderFile)
	if err != nil || !r.whole.Framework.Given() {
		return fmt.Errorf("the portfolio has no ladder in %s that could be replaced", ladderFile)
	}
	if len(r.whole.Unread) > 0 {
		return fmt.Errorf("%s cannot be read, so it cannot be rewritten; casebook check says what is wrong", r.whole.Unread[0].Path)
	}
	said, err := renames(how.Rename)
	if err != nil {
		return err
	}
	if err := known(said, r.whole.Framework, ladder); err != nil {
		return err
	}
	successors := ladder.Successors(formerOf(r.whole.Framework), said)
	for i := range successors {
		if s := &successors[i]; s.Like != "" && how.Confirm != nil && how.Confirm(s.Former.ID, s.Like) {
			s.New, s.Why = s.Like, "you confirmed it"
		}
	}
	ladder.Renamed(successors)
	m.Account.Records, m.Listed = nil, true
	m.tellSuccessors(successors, r.whole.Framework)
	if err := m.rewrite(opt, r.whole, successors, ladder); err != nil {
		return err
	}
	sum := sha256.Sum256(former)
	m.Files = []NewFile{{Path: "framework-former-" + hex.EncodeToString(sum[:3]) + ".yaml", Data: former}}
	if hasFile(opt, m.Files[0].Path) {
		m.Files = nil
	}
	m.Grown = append(m.Grown, GrownFile{Path: ladderFile, Old: former, New: ladder.YAML()})
	m.Account.Count()
	if len(r.whole.Framework.Gates) > 0 {
		m.Account.Remarks = append(m.Account.Remarks, "the gates of the former ladder were left out; look through the kept file, and write them for the new levels")
	}
	m.Account.Next = []string{
		"casebook check lists the entries that name a competency or a level which the ladder does not have now",
		fmt.Sprintf("open the ladder to its readers: audience: committee in %s", ladderFile),
	}
	return nil
}

// renames reads OLD=NEW pairs.
func renames(texts []string) (map[string]string, error) {
	said := map[string]string{}
	for _, text := range texts {
		old, now, ok := strings.Cut(text, "=")
		if !ok || old == "" || now == "" {
			return nil, fmt.Errorf("--rename %q has no new id; write it as --rename OLD=NEW", text)
		}
		said[old] = now
	}
	return said, nil
}

// known reports ids of --rename that a ladder does not have.
func known(said map[string]string, former casefile.Framework, ladder importer.Ladder) error {
	for _, old := range slices.Sorted(maps.Keys(said)) {
		if _, ok := former.Competency(old); !ok {
			return fmt.Errorf("--rename %s=%s: the former ladder has no competency %q", old, said[old], old)
		}
		if !slices.ContainsFunc(ladder.Areas, func(a importer.Area) bool {
			return slices.ContainsFunc(a.Competencies, func(c *importer.Competency) bool { return c.ID == said[old] })
		}) {
			return fmt.Errorf("--rename %s=%s: the new ladder has no competency %q", old, said[old], said[old])
		}
	}
	return nil
}

func formerOf(f casefile.Framework) []importer.Former {
	var all []importer.Former
	for _, c := range f.Competencies() {
		former := importer.Former{ID: c.ID, Name: c.Name.V}
		for _, e := range c.Expectations {
			former.Text += " " + e.Text.V
		}
		all = append(all, former)
	}
	return all
}

// tellSuccessors makes a record of each former competency.
func (m *Imported) tellSuccessors(all []importer.Successor, framework casefile.Framework) {
	for _, s := range all {
		c, _ := framework.Competency(s.Former.ID)
		record := ImportRecord{At: c.Pos.String(), What: s.Former.ID, Became: RecordWritten, File: ladderFile}
		switch {
		case s.New == s.Former.ID:
		case s.New != "":
			record.Remarks = []string{fmt.Sprintf("it is %s now: %s", s.New, s.Why)}
		default:
			record.Became, record.File, record.Because = RecordLeftOut, "", "the new ladder does not have it"
			if s.Like != "" {
				record.Remarks = []string{fmt.Sprintf("%s is like it; if it is the same, say so: --rename %s=%s", s.Like, s.Former.ID, s.Like)}
			}
		}
		m.Account.Records = append(m.Account.Records, record)
	}
}

// rewrite puts the new ids into the files, where they stand, and lists the places that
// name a competency or a level which is gone.
func (m *Imported) rewrite(opt Options, c casefile.Case, successors []importer.Successor, ladder importer.Ladder) error {
	becomes := map[string]string{}
	for _, s := range successors {
		becomes[s.Former.ID] = s.New
	}
	competencies, levels := ladderRefs(c)
	fixes := map[string][][]diag.Edit{}
	for _, ref := range competencies {
		now, was := becomes[ref.V]
		switch {
		case !was || now == ref.V:
		case now == "":
			m.Account.Records = append(m.Account.Records, ImportRecord{At: ref.Pos.String(), What: "names " + ref.V, Became: RecordLeftOut, Because: "what it names is not in the new ladder; it was not changed"})
		default:
			fixes[ref.Pos.File] = append(fixes[ref.Pos.File], []diag.Edit{{Pos: ref.Pos, Value: ref.V, Old: ref.V, New: now}})
			m.Account.Records = append(m.Account.Records, ImportRecord{At: ref.Pos.String(), What: "names " + ref.V, Became: RecordWritten, File: ref.Pos.File, Remarks: []string{"it names " + now + " now"}})
		}
	}
	for _, ref := range levels {
		if !slices.ContainsFunc(ladder.Levels, func(l importer.Rung) bool { return l.ID == ref.V }) {
			m.Account.Records = append(m.Account.Records, ImportRecord{At: ref.Pos.String(), What: "names the level " + ref.V, Became: RecordLeftOut, Because: "the new ladder does not have this level; it was not changed"})
		}
	}
	for _, file := range slices.Sorted(maps.Keys(fixes)) {
		old, err := fs.ReadFile(opt.Portfolio, file)
		if err != nil {
			return err
		}
		data := applied(old, fixes[file])
		if string(data) == string(old) {
			return errors.New("bug: " + file + " was not rewritten")
		}
		m.Grown = append(m.Grown, GrownFile{Path: file, Old: old, New: data})
	}
	return nil
}

// ladderRefs gives every place outside of the ladder that names a competency, and every one
// that names a level.
func ladderRefs(c casefile.Case) (competencies, levels []casefile.Ref) {
	note := func(competency, level casefile.Ref) {
		if competency.Given() {
			competencies = append(competencies, competency)
		}
		if level.Given() {
			levels = append(levels, level)
		}
	}
	for _, e := range c.Entries() {
		for _, claim := range e.Competencies {
			note(claim.Competency, claim.Level)
		}
	}
	for _, m := range c.Milestones {
		for _, claim := range m.Requires.Competencies {
			note(claim.Competency, claim.Level)
		}
		note(m.Stretch, casefile.Ref{})
	}
	for _, s := range c.Statements {
		for _, about := range s.About {
			note(about, casefile.Ref{})
		}
	}
	for _, a := range c.Assessments {
		note(a.Competency, a.Level)
	}
	for _, target := range []struct{ key, level string }{{"target.level", c.Config.Target.Level}, {"target.from", c.Config.Target.From}} {
		note(casefile.Ref{}, casefile.Ref{V: target.level, Pos: c.Config.Pos(target.key)})
	}
	return competencies, levels
}
