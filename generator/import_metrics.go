package generator

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// MetricsImport is how a table of figures is imported.
type MetricsImport struct {
	ID, Title, Unit  string
	Better           []string // lower or higher, or COLUMN=lower
	Date, DateFormat string
	Decimal          string // "." or ","; "" = found
	Value, Split     string
	Where            []string // COLUMN=VALUE
	Sheet            string
	Count            string // week, month or quarter: the rows are things that are counted by it
	Update           bool   // a series that is there already gets the figures that the file has otherwise
}

// directions reads which way is better: "lower", or "Column=lower".
func (how MetricsImport) directions() (all []importer.Pair, err error) {
	for _, said := range how.Better {
		p := importer.Pair{Value: said}
		if i := strings.LastIndexByte(said, '='); i >= 0 {
			p.Key, p.Value = said[:i], said[i+1:]
		}
		if p.Value != "lower" && p.Value != "higher" {
			return nil, fmt.Errorf("--better cannot be %q; it is lower or higher, or of a column COLUMN=lower", said)
		}
		all = append(all, p)
	}
	return all, nil
}

// ImportMetrics makes a series of a table of figures: the table as it is, and the file
// beside it that says what it means. A series that is there already gets the rows that
// are new at its end.
func ImportMetrics(opt Options, from Source, how MetricsImport) (Imported, diag.List, error) {
	if err := isPortfolio(opt); err != nil {
		return Imported{}, nil, err
	}
	if how.ID != "" && !casefile.IsID(how.ID) {
		return Imported{}, nil, fmt.Errorf("%q cannot be the name of a series; use letters, digits and single dashes", how.ID)
	}
	better, err := how.directions()
	if err != nil {
		return Imported{}, nil, err
	}
	if how.Decimal != "" && how.Decimal != "." && how.Decimal != "," {
		return Imported{}, nil, fmt.Errorf("--decimal cannot be %q; it is . or ,", how.Decimal)
	}
	if how.Count != "" && !slices.Contains(importer.CountPeriods, how.Count) {
		return Imported{}, nil, fmt.Errorf("--count cannot be %q; it is week, month or quarter", how.Count)
	}
	rows, err := EntryImport{Where: how.Where}.rows()
	if err != nil {
		return Imported{}, nil, err
	}
	made := Imported{Account: importer.Account{File: from.Name}}
	o := importer.SeriesOptions{
		Name: how.ID, Title: how.Title, Unit: how.Unit, Better: better, Date: how.Date, DateFormat: how.DateFormat, Decimal: how.Decimal,
		Value: how.Value, Split: how.Split, Where: rows.Where, Sheet: how.Sheet,
	}
	if from, err = from.decoded(opt, &made.Account); err != nil {
		return Imported{}, nil, err
	}
	things := importer.Account{File: from.Name} // behind the rows of the table
	if how.Count != "" {
		counts, wrong := importer.Counted(from.Name, from.Data, how.Count, o, &things)
		if len(wrong) > 0 {
			return Imported{}, wrong, nil
		}
		from = Source{Name: strings.TrimSuffix(from.Name, path.Ext(from.Name)) + ".csv", Data: counts}
		how.DateFormat, o.Date, o.DateFormat, o.Where, o.Split, o.Sheet = "", "", "", nil, "", ""
	}
	name := cmp.Or(how.ID, importer.SeriesName(from.Name))
	if how.ID == "" && !hasFile(opt, seriesTable(name)) {
		if goesOn, rows := continued(opt, from, o); goesOn != "" {
			name = goesOn
			made.Account.Remarks = append(made.Account.Remarks, fmt.Sprintf("it has %d rows of %s, and goes on with it; --id names a series of its own", rows, seriesTable(name)))
		}
	}
	former, wrong, err := formerSeries(opt, name)
	if err != nil || len(wrong) > 0 {
		return Imported{}, wrong, err
	}
	o.Name = name
	if former.CSV != nil {
		former.Dated(how.DateFormat)
		o.Known, o.Form = &former.Options, former.Form
	}
	s, wrong := importer.Metrics(from.Name, from.Data, o, &made.Account)
	if len(wrong) > 0 {
		return Imported{}, wrong, nil
	}
	wrong, err = made.series(s, former, how.Update)
	if err != nil || len(wrong) > 0 {
		return Imported{}, wrong, err
	}
	made.Account.Remarks = append(things.Remarks, made.Account.Remarks...)
	made.Account.Columns = append(things.Columns, made.Account.Columns...)
	made.Account.Records = append(made.Account.Records, things.Records...)
	made.Account.Count()
	wrong, err = made.readable(opt)
	return made, wrong, err
}

// leastCommonRows is how many rows of a series a table has at least that goes on with it.
const leastCommonRows = 3

// continued gives the only series of the portfolio that a table under another name goes on with, as
// an export with a date in its name does: it has the same columns, and some of the rows.
func continued(opt Options, from Source, o importer.SeriesOptions) (name string, rows int) {
	s, wrong := importer.Metrics(from.Name, from.Data, o, &importer.Account{})
	tables, err := fs.Glob(opt.Portfolio, seriesTable("*"))
	if len(wrong) > 0 || err != nil {
		return "", 0
	}
	for _, table := range tables {
		data, err := fs.ReadFile(opt.Portfolio, table)
		if err != nil {
			continue
		}
		if common := s.CommonRows(table, data); common >= leastCommonRows {
			if name != "" {
				return "", 0
			}
			name, rows = strings.TrimSuffix(path.Base(table), ".csv"), common
		}
	}
	return name, rows
}

func seriesTable(name string) string { return "content/metrics/" + name + ".csv" }

// besideSeries is the file that describes a series, in the notation that the portfolio has it in.
func besideSeries(opt Options, name string) string {
	const yaml = ".yaml"
	for _, ending := range []string{yaml, ".yml", ".json", ".toml"} {
		if file := "content/metrics/" + name + ending; hasFile(opt, file) {
			return file
		}
	}
	return "content/metrics/" + name + yaml
}

// formerSeries reads the two files of a series; without a table, there is none yet.
func formerSeries(opt Options, name string) (former importer.FormerSeries, wrong diag.List, err error) {
	former.Path = seriesTable(name)
	former.Beside = besideSeries(opt, name)
	read := func(name string) []byte {
		data, failed := fs.ReadFile(opt.Portfolio, name)
		if failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			err = failed
		}
		return data
	}
	former.CSV, former.Sidecar = read(former.Path), read(former.Beside)
	switch {
	case err != nil:
		return former, nil, err
	case former.CSV == nil && former.Sidecar != nil:
		return former, nil, fmt.Errorf("%s exists already, without the table that it is about; move it away, or name the series with --id", former.Beside)
	case former.CSV != nil:
		former.Options, wrong = casefile.SeriesOptions(former.Beside, former.Sidecar)
	}
	return former, wrong, nil
}

// series puts the two files where they go, and says of each row where it went.
func (m *Imported) series(s importer.Series, former importer.FormerSeries, update bool) (diag.List, error) {
	table, beside := former.Path, former.Beside
	if former.CSV == nil {
		m.Files = append(m.Files, NewFile{Path: table, Data: s.CSV}, NewFile{Path: beside, Data: s.Sidecar})
		m.Account.Next = []string{fmt.Sprintf("look through %s: it says what the figures are, and who may read them", beside)}
	} else {
		fresh := s.Sidecar
		differ, wrong, err := s.Again(former, update, &m.Account)
		if err != nil || len(wrong) > 0 {
			return wrong, err
		}
		if differ > 0 && !update {
			m.Account.Next = append(m.Account.Next, fmt.Sprintf("%s from the series; the same command with --update writes what the file has", countOf(differ, "row differs", "rows differ")))
		}
		if !bytes.Equal(former.CSV, s.CSV) {
			m.Grown = append(m.Grown, GrownFile{Path: table, Old: former.CSV, New: s.CSV})
		}
		switch {
		case former.Sidecar == nil:
			m.Files = append(m.Files, NewFile{Path: beside, Data: fresh})
		case !bytes.Equal(former.Sidecar, s.Sidecar):
			m.Grown = append(m.Grown, GrownFile{Path: beside, Old: former.Sidecar, New: s.Sidecar})
		}
	}
	for i := range m.Account.Records {
		if r := &m.Account.Records[i]; r.Became != RecordLeftOut {
			r.File = table
		}
	}
	return nil, nil
}

// readable reads the new series as a portfolio is read, and gives what is wrong with it.
func (m *Imported) readable(opt Options) (diag.List, error) {
	var with excerpt
	if err := with.add(opt.Portfolio, source.ConfigFile); err != nil {
		return nil, err
	}
	for _, f := range m.Files {
		with = append(with, txtar.File{Name: f.Path, Data: f.Data})
	}
	r, err := with.read(opt)
	if err != nil {
		return nil, err
	}
	var wrong diag.List
	for _, d := range r.diags.Of(diag.Error) {
		if strings.HasPrefix(d.Pos.File, "content/metrics/") && len(m.Grown) == 0 {
			wrong = append(wrong, d)
		}
	}
	return wrong, nil
}
