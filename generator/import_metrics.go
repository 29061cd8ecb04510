package generator

import (
	"bytes"
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
	s, wrong := importer.Metrics(from.Name, from.Data, importer.SeriesOptions{
		Name: how.ID, Title: how.Title, Unit: how.Unit, Better: how.Better, Date: how.Date, DateFormat: how.DateFormat, Decimal: how.Decimal,
		Value: how.Value, Split: how.Split, Where: rows.Where, Sheet: how.Sheet,
	}, &made.Account)
	if len(wrong) > 0 {
		return Imported{}, wrong, nil
	}
	if err := made.series(opt, s); err != nil {
		return Imported{}, nil, err
	}
	wrong, err = made.readable(opt)
	return made, wrong, err
}

// series puts the two files where they go, and says of each row where it went.
func (m *Imported) series(opt Options, s importer.Series) error {
	table, beside := "content/metrics/"+s.Name+".csv", "content/metrics/"+s.Name+".yaml"
	former, err := fs.ReadFile(opt.Portfolio, table)
	rows := 0 // that are there already
	switch {
	case errors.Is(err, fs.ErrNotExist):
		m.Files = append(m.Files, NewFile{Path: table, Data: s.CSV})
	case err != nil:
		return err
	case bytes.Equal(former, s.CSV):
		rows = len(m.Account.Records)
	case bytes.HasPrefix(s.CSV, withLineEnd(former, s.CSV)):
		t, _ := source.TableOf(table, former)
		rows = len(t.Rows)
		m.Grown = append(m.Grown, GrownFile{Path: table, Old: former, New: s.CSV})
	default:
		return fmt.Errorf("%s exists already and is not the beginning of this file; give the series another name with --id", table)
	}
	if !hasFile(opt, beside) {
		m.Files = append(m.Files, NewFile{Path: beside, Data: s.Sidecar})
	} else if rows == 0 {
		return fmt.Errorf("%s exists already, without the table that it is about; move it away, or name the series with --id", beside)
	}
	for i := range m.Account.Records {
		if r := &m.Account.Records[i]; r.Became == RecordWritten {
			if r.File = table; i < rows {
				r.Became = RecordPresent
			}
		}
	}
	m.Account.Count()
	if len(m.Files) > 0 {
		m.Account.Next = []string{fmt.Sprintf("look through %s: it says what the figures are, and who may read them", beside)}
	}
	return nil
}

// withLineEnd gives the former text of a file as it is at the beginning of a longer one.
func withLineEnd(former, longer []byte) []byte {
	if bytes.HasSuffix(former, []byte("\n")) || len(longer) <= len(former) {
		return former
	}
	end := "\n"
	if bytes.Contains(longer, []byte("\r\n")) {
		end = "\r\n"
	}
	return append(former[:len(former):len(former)], end...)
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
