package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
)

// Imported is what an import makes of a file, and its account of it. Nothing is written
// yet.
type Imported struct {
	Account ImportAccount
	Files   []NewFile
	Grown   []GrownFile
	Blocked error    // why nothing of it can be written
	Listed  bool     // every record is to be shown, however many
	Taken   []Source // files of which the portfolio has all that they have, when it is written
}

// GrownFile is a file of the portfolio that changes: a series gets new rows at its end,
// and with --replace entries get the new ids of competencies.
type GrownFile struct {
	Path     string
	Old, New []byte
}

// ImportAccount is what became of everything that a file holds.
type ImportAccount = importer.Account

// ImportRecord is one thing that a file holds, and what became of it.
type ImportRecord = importer.Record

// What may have become of a record.
const (
	RecordWritten = importer.Written
	RecordUpdated = importer.Updated
	RecordPresent = importer.Present
	RecordLeftOut = importer.LeftOut
)

// RecordOutside is why a line of a ladder's file became nothing: it is in no table that was read.
// The record has all of its words.
const RecordOutside = importer.Outside

// Source is a file that something is imported from.
type Source struct {
	Name string // as the user named it
	Data []byte
}

// FrameworkImport is how a framework is imported.
type FrameworkImport struct {
	Mapping *Source  // the mapping file for YAML and JSON
	Levels  []string // the names of the levels, lowest first
	Sheet   string   // which table of the file
	Columns []string // FIELD=COLUMN: how a column of a table is called, where it is not found

	Importance []string // VALUE=must or VALUE=should: what a value of its column means

	Replace string                              // the ladder of the portfolio that it takes the place of
	Rename  []string                            // OLD=NEW: what a competency or a level is called in the new ladder
	Confirm func(what, former, new string) bool // asks the author whether two competencies or levels are one; nil = nobody is there
}

// LadderFields are the fields that a column of a ladder can be named for.
func LadderFields() []string { return importer.LadderFields() }

// ladderFile is where an import puts a framework.
const ladderFile = "content/framework.yaml"

// ImportFramework makes the framework.yaml of a portfolio of a file of others. The
// diagnostics say why that cannot be.
func ImportFramework(opt Options, from Source, how FrameworkImport) (Imported, diag.List, error) {
	if err := isPortfolio(opt); err != nil {
		return Imported{}, nil, err
	}
	options, err := how.options()
	if err != nil {
		return Imported{}, nil, err
	}
	told := importer.Account{File: from.Name}
	from, err = from.decoded(opt, &told)
	if err != nil {
		return Imported{}, nil, err
	}
	ladder, account, wrong := importer.Framework(from.Name, from.Data, options)
	if len(wrong) > 0 {
		return Imported{}, wrong, nil
	}
	account.Remarks = append(told.Remarks, account.Remarks...)
	made := Imported{Account: account, Files: []NewFile{{Path: ladderFile, Data: ladder.YAML()}}}
	text, own := ladder.Own()
	if !own {
		text = made.Files[0].Data
	}
	if _, wrong, err := ladderOf(text); err != nil || len(wrong) > 0 {
		for i := range wrong {
			if own {
				wrong[i].Pos.File = from.Name
			}
		}
		return Imported{}, wrong, err
	}
	levels, areas, competencies, expectations := ladder.Size()
	made.Account.Remarks = append([]string{fmt.Sprintf("%s, %s, %s, %s",
		countOf(levels, "level", "levels"), countOf(areas, "area", "areas"), countOf(competencies, "competency", "competencies"), countOf(expectations, "expectation", "expectations"))}, made.Account.Remarks...)
	if how.Replace != "" {
		return made, nil, made.replace(opt, ladder, how)
	}
	made.ladderAlone(opt, ladder)
	return made, nil, nil
}

// options gives what the author says of the file.
func (how FrameworkImport) options() (importer.FrameworkOptions, error) {
	options := importer.FrameworkOptions{Levels: how.Levels, Sheet: how.Sheet}
	for _, given := range how.Columns {
		if options.Columns == nil {
			options.Columns = map[string]string{}
		}
		field, column, _ := strings.Cut(given, "=")
		options.Columns[field] = column
	}
	for _, given := range how.Importance {
		at := strings.LastIndexByte(given, '=')
		if at < 1 || given[at+1:] != "must" && given[at+1:] != "should" {
			return options, fmt.Errorf("--importance %q says neither must nor should; write it as --importance VALUE=must", given)
		}
		if options.Importance == nil {
			options.Importance = map[string]string{}
		}
		options.Importance[given[:at]] = given[at+1:]
	}
	if how.Mapping != nil {
		options.Mapping, options.MappingFile = how.Mapping.Data, how.Mapping.Name
	}
	return options, nil
}

// ladderAlone says where the records of a ladder went, and that there may be no second one.
func (m *Imported) ladderAlone(opt Options, ladder importer.Ladder) {
	former, err := fs.ReadFile(opt.Portfolio, ladderFile)
	same := err == nil && string(former) == string(m.Files[0].Data)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		m.Blocked = err
	}
	if err == nil && !same {
		m.Blocked = fmt.Errorf("%s exists already, and an import changes no file; replace it with --replace %s", ladderFile, ladderFile)
	}
	for _, ending := range []string{"json", "toml", "yml"} {
		if other := strings.TrimSuffix(ladderFile, "yaml") + ending; err != nil && hasFile(opt, other) {
			m.Blocked = fmt.Errorf("%s exists already; a portfolio has one ladder", other)
		}
	}
	for i := range m.Account.Records {
		if r := &m.Account.Records[i]; r.Became == RecordWritten {
			if r.File = ladderFile; same {
				r.Became = RecordPresent
			}
		}
	}
	if m.Account.Count(); same {
		m.Files, m.Account.Next = nil, nil
		return
	}
	next, target := ladder.Levels[len(ladder.Levels)-1].ID, ""
	switch {
	case len(ladder.Levels) == 1:
		target = fmt.Sprintf("your level in config.yaml: target: {level: %s}", next)
	case len(ladder.Levels) == 2:
		target = fmt.Sprintf("your levels in config.yaml, as in target: {level: %s, from: %s}", next, ladder.Levels[0].ID)
	default: // which of them is held is not known
		var ids []string
		for _, l := range ladder.Levels {
			ids = append(ids, l.ID)
		}
		next, target = "LEVEL", "your levels in config.yaml: target: {level: LEVEL, from: LEVEL}, the one that you aim at and the one that you hold, of "+strings.Join(ids, ", ")
	}
	m.Account.Next = append(m.Account.Next,
		"name "+target,
		fmt.Sprintf("write in %s what a level asks as a whole, as in gates: {%s: {each: {evidence: 2}, rules: [{id: observed, kind: [review], evidence: 1}]}}; docs/format.md lists the rules", ladderFile, next),
		fmt.Sprintf("open it to its readers: audience: committee in %s", ladderFile),
	)
	if ladder.HasGates() {
		m.Account.Next = slices.Delete(m.Account.Next, 1, 2) // a framework.yaml has no lines outside of a table
	}
	if config, err := fs.ReadFile(opt.Portfolio, "config.yaml"); err == nil && strings.Contains(string(config), "framework-missing") {
		m.Account.Next = append(m.Account.Next, "delete the line with framework-missing under accept in config.yaml")
	}
	if step, err := fs.ReadFile(opt.Portfolio, scaffold.FirstMilestone); err == nil && strings.Contains(string(step), "title: "+scaffold.ChooseLadder+"\n") && !strings.Contains(string(step), "\ndone:") {
		m.Account.Next = append(m.Account.Next, fmt.Sprintf("write done: true in %s, since there is a ladder now", scaffold.FirstMilestone))
	}
}

func isPortfolio(opt Options) error {
	if _, err := fs.Stat(opt.Portfolio, "config.yaml"); err != nil {
		return errors.New("this is not a portfolio: it has no config.yaml; casebook init makes one")
	}
	return nil
}

func hasFile(opt Options, file string) bool {
	_, err := fs.Stat(opt.Portfolio, file)
	return err == nil
}

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
