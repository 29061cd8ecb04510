package datafiles

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
)

// seriesCSV gives a series as a table with commas: the date, a label where there
// is one, and a column per line of numbers. A gap is an empty field.
func seriesCSV(s *casefile.Series) []byte {
	labelled := slices.ContainsFunc(s.Points, func(p casefile.Point) bool { return p.Label != "" })
	head := []string{"date"}
	if labelled {
		head = append(head, "label")
	}
	for _, c := range s.Columns {
		head = append(head, c.ID)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{head}
	for _, p := range s.Points {
		row := []string{p.When.String()}
		if labelled {
			row = append(row, p.Label)
		}
		for _, v := range p.Values {
			text := ""
			if caseindex.Known(v) {
				text = strconv.FormatFloat(v, 'f', -1, 64)
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		panic(fmt.Sprintf("bug: a table in memory cannot be written: %v", err))
	}
	return out.Bytes()
}
