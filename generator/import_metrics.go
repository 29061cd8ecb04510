package generator

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// MetricsImport is how a table of figures is imported.
type MetricsImport struct {
	ID, Title, Unit, Better string
	Date, DateFormat        string
	Decimal                 string // "." or ","; "" = found
	Value, Split            string
	Where                   []string // COLUMN=VALUE
	Sheet                   string
	Update                  bool // a series that is there already gets the figures that the file has otherwise
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
	if how.Better != "" && how.Better != "lower" && how.Better != "higher" {
		return Imported{}, nil, fmt.Errorf("--better cannot be %q; it is lower or higher", how.Better)
	}
	if how.Decimal != "" && how.Decimal != "." && how.Decimal != "," {
		return Imported{}, nil, fmt.Errorf("--decimal cannot be %q; it is . or ,", how.Decimal)
	}
	rows, err := EntryImport{Where: how.Where}.rows()
	if err != nil {
		return Imported{}, nil, err
	}
	made := Imported{Account: importer.Account{File: from.Name}}
	o := importer.SeriesOptions{
		Name: how.ID, Title: how.Title, Unit: how.Unit, Better: how.Better, Date: how.Date, DateFormat: how.DateFormat, Decimal: how.Decimal,
		Value: how.Value, Split: how.Split, Where: rows.Where, Sheet: how.Sheet,
	}
	former, wrong, err := formerSeries(opt, cmp.Or(how.ID, importer.SeriesName(from.Name)))
	if err != nil || len(wrong) > 0 {
		return Imported{}, wrong, err
	}
	if former.CSV != nil {
		former.Dated(how.DateFormat)
		o.Known, o.Form = &former.Options, former.Form
	}
	if from, err = from.decoded(opt, &made.Account); err != nil {
		return Imported{}, nil, err
	}
	s, wrong := importer.Metrics(from.Name, from.Data, o, &made.Account)
	if len(wrong) > 0 {
		return Imported{}, wrong, nil
	}
	wrong, err = made.series(s, former, how.Update)
	if err != nil || len(wrong) > 0 {
		return Imported{}, wrong, err
	}
	wrong, err = made.readable(opt)
	return made, wrong, err
}

// formerSeries reads the two files of a series; without a table, there is none yet.
func formerSeries(opt Options, name string) (former importer.FormerSeries, wrong diag.List, err error) {
	former.Path = "content/metrics/" + name + ".csv"
	beside := "content/metrics/" + name + ".yaml"
	read := func(name string) []byte {
		data, failed := readRegular(opt.Portfolio, name)
		if failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			err = failed
		}
		return data
	}
	former.CSV, former.Sidecar = read(former.Path), read(beside)
	switch {
	case err != nil:
		return former, nil, err
	case former.CSV == nil && former.Sidecar != nil:
		return former, nil, fmt.Errorf("%s exists already, without the table that it is about; move it away, or name the series with --id", beside)
	case former.CSV != nil:
		former.Options, wrong = casefile.SeriesOptions(beside, former.Sidecar)
	}
	return former, wrong, nil
}

// series puts the two files where they go, and says of each row where it went.
func (m *Imported) series(s importer.Series, former importer.FormerSeries, update bool) (diag.List, error) {
	table, beside := former.Path, "content/metrics/"+s.Name+".yaml"
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
