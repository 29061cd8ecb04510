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
	"github.com/casebook-dev/casebook/generator/internal/editor/names"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// replacing is a ladder that takes the place of the one that the portfolio has.
type replacing struct {
	reading
	made    *Imported
	ladder  importer.Ladder
	former  []byte
	names   []names.Name                       // all of the portfolio
	becomes map[format.Space]map[string]string // what competencies and levels are called now, "" = they are gone
}

// what a space of ids has one of, in words.
var oneOf = map[format.Space]string{format.Competencies: "competency", format.Levels: "level"}

// replace puts a ladder in the place of the one that the portfolio has. What names a
// competency or a level which is called otherwise now is rewritten in place; what names
// one which the new ladder does not have is listed, and stays as it is. Gates are carried
// over. The former ladder is kept beside config.yaml.
func (m *Imported) replace(opt Options, ladder importer.Ladder, how FrameworkImport) error {
	if strings.TrimPrefix(how.Replace, "./") != ladderFile {
		return fmt.Errorf("--replace names the ladder that the portfolio has, which is %s", ladderFile)
	}
	r := replacing{made: m, ladder: ladder, becomes: map[format.Space]map[string]string{}}
	var err error
	if r.reading, err = readFor(authors, opt); err != nil {
		return err
	}
	if r.former, err = fs.ReadFile(opt.Portfolio, ladderFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil || !r.whole.Framework.Given() {
		return fmt.Errorf("the portfolio has no ladder in %s that could be replaced", ladderFile)
	}
	if unread := r.whole.NotRead(r.tree); len(unread) > 0 {
		return fmt.Errorf("%s cannot be read, so it cannot be rewritten; casebook check says what is wrong", unread[0])
	}
	if err := r.mayCarry(); err != nil {
		return err
	}
	said, err := renames(how.Rename)
	if err != nil {
		return err
	}
	if err := r.known(said); err != nil {
		return err
	}
	r.names = names.Of(r.tree, ladderFile, nil)
	m.Account.Records, m.Listed = slices.DeleteFunc(m.Account.Records, func(record ImportRecord) bool { return record.Because != importer.Outside }), true
	competencies := r.decide(format.Competencies, ladder.Successors(formerOf(r.whole.Framework), said), how.Confirm)
	r.decide(format.Levels, ladder.LevelSuccessors(formerLevels(r.whole.Framework), said), how.Confirm)
	ladder.Renamed(competencies)
	if err := r.rewrite(opt); err != nil {
		return err
	}
	if r.ladder.Audience = ""; r.gaveAudience() {
		r.ladder.Audience = r.whole.Framework.Audience.String()
	}
	sum := sha256.Sum256(r.former)
	m.Files = []NewFile{{Path: "framework-former-" + hex.EncodeToString(sum[:3]) + ".yaml", Data: r.former}}
	if hasFile(opt, m.Files[0].Path) {
		m.Files = nil
	}
	m.Grown = append(m.Grown, GrownFile{Path: ladderFile, Old: r.former, New: r.withGates(r.ladder.YAML())})
	m.Account.Count()
	m.Account.Next = append(m.Account.Next, "casebook check lists what names a competency or a level which the ladder does not have now")
	if _, own := ladder.Own(); !own {
		m.Account.Next = append(m.Account.Next, fmt.Sprintf("open the ladder to its readers: audience: committee in %s", ladderFile))
	}
	return nil
}

// mayCarry refuses to carry gates into a ladder that more may read: they have names and reasons
// that were written for fewer.
func (r *replacing) mayCarry() error {
	former := r.whole.Framework
	to, given := config.ParseAudience(r.ladder.SaysAudience())
	if !given || len(former.Gates) == 0 || r.ladder.HasGates() || to.MayRead(former.Audience) {
		return nil
	}
	return fmt.Errorf("the new ladder says audience: %s, and gets the gates of %s, which %s may not read; write audience: %s into the new one, and open it when you have looked at its gates",
		to, ladderFile, to, former.Audience)
}

// gaveAudience tells whether the former ladder says who may read it.
func (r *replacing) gaveAudience() bool {
	for _, d := range r.tree.Data {
		if d.Path == ladderFile {
			_, given := d.Value.Get("audience")
			return given
		}
	}
	return false
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

// known reports ids of --rename that a ladder does not have, as a competency or a level.
func (r *replacing) known(said map[string]string) error {
	for _, old := range slices.Sorted(maps.Keys(said)) {
		_, competency := r.whole.Framework.Competency(old)
		_, _, level := r.whole.Framework.Level(old)
		now := said[old]
		isCompetency := slices.ContainsFunc(r.ladder.Areas, func(a importer.Area) bool {
			return slices.ContainsFunc(a.Competencies, func(c *importer.Competency) bool { return c.ID == now })
		})
		isLevel := slices.ContainsFunc(r.ladder.Levels, func(l importer.Rung) bool { return l.ID == now })
		switch {
		case !competency && !level:
			return fmt.Errorf("--rename %s=%s: the former ladder has no competency or level %q", old, now, old)
		case competency && isCompetency, level && isLevel:
		case competency:
			return fmt.Errorf("--rename %s=%s: the new ladder has no competency %q", old, now, now)
		default:
			return fmt.Errorf("--rename %s=%s: the new ladder has no level %q", old, now, now)
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

func formerLevels(f casefile.Framework) []importer.Former {
	var all []importer.Former
	for _, l := range f.Levels {
		all = append(all, importer.Former{ID: l.ID, Name: l.Name.V, Text: l.Summary.V})
	}
	return all
}

// decide asks the author about what is only alike, and makes a record of each former
// competency or level.
func (r *replacing) decide(space format.Space, all []importer.Successor, confirm func(what, former, now string) bool) []importer.Successor {
	r.becomes[space] = map[string]string{}
	for i := range all {
		s := &all[i]
		if s.Like != "" && confirm != nil && confirm(oneOf[space], s.Former.ID, s.Like) {
			s.New, s.Why = s.Like, "you confirmed it"
		}
		r.becomes[space][s.Former.ID] = s.New
		record := ImportRecord{At: r.placeOf(space, s.Former.ID).String(), What: s.Former.ID, Became: RecordWritten, File: ladderFile}
		if space == format.Levels {
			record.What = "the level " + s.Former.ID
		}
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
		r.made.Account.Records = append(r.made.Account.Records, record)
	}
	return all
}

// placeOf gives the place in the former ladder of what has an id.
func (r *replacing) placeOf(space format.Space, id string) diag.Pos {
	if space == format.Levels {
		l, _, _ := r.whole.Framework.Level(id)
		return l.Pos
	}
	c, _ := r.whole.Framework.Competency(id)
	return c.Pos
}

// now gives what a name is called in the new ladder, "" if it is gone there.
func (r *replacing) now(n names.Name) (now string, changed bool) {
	if n.Defines {
		return "", false
	}
	now, known := r.becomes[n.Space][n.ID]
	return now, known && now != n.ID
}

// rewrite puts the new ids into the files, where they stand, and lists the places that
// name what is gone.
func (r *replacing) rewrite(opt Options) error {
	texts, fixes := map[string]*diag.Text{}, map[string][][]diag.Edit{}
	former := map[string][]byte{}
	seen := map[diag.Edit]bool{} // an alias of YAML is read twice
	for _, n := range r.names {
		now, changed := r.now(n)
		file, edit := n.Pos.File, n.Edit(now)
		if !changed || file == ladderFile || seen[edit] {
			continue
		}
		seen[edit] = true
		if texts[file] == nil {
			data, err := fs.ReadFile(opt.Portfolio, file)
			if err != nil {
				return err
			}
			former[file], texts[file] = data, diag.NewText(data)
		}
		record := ImportRecord{At: n.Pos.String(), What: "names the " + oneOf[n.Space] + " " + n.ID, Became: RecordLeftOut}
		_, found := texts[file].Find(edit)
		switch {
		case now == "":
			record.Because = "the new ladder does not have it; it was not changed"
		case !found:
			record.Because = "it is written in a form that cannot be rewritten, such as an escape; it is " + now + " now"
		default:
			fixes[file] = append(fixes[file], []diag.Edit{edit})
			record.Became, record.File, record.Remarks = RecordWritten, file, []string{"it names " + now + " now"}
		}
		r.made.Account.Records = append(r.made.Account.Records, record)
	}
	for _, file := range slices.Sorted(maps.Keys(fixes)) {
		r.made.Grown = append(r.made.Grown, GrownFile{Path: file, Old: former[file], New: applied(former[file], fixes[file])})
	}
	return nil
}
