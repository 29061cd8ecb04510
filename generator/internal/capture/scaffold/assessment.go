package scaffold

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Assessment is what the author says of a new row of assessments.csv, by the keys of
// format.Assessment.
type Assessment map[string]string

// firstAssessments is the header of a file that is made.
const firstAssessments = "date,by,competency,level,note\n"

// WithAssessment gives the text of assessments.csv with a row more at its end. The rows that
// are there stay as they are; the new one has the columns and the line ends of the file, and mark
// between its cells. Lacks names a field that is given and has no column, "" if there is none.
func WithAssessment(former []byte, mark rune, a Assessment) (text []byte, lacks string) {
	if len(bytes.TrimSpace(former)) == 0 {
		former = []byte(firstAssessments)
		if a["audience"] != "" {
			former = []byte(strings.Replace(firstAssessments, "\n", ",audience\n", 1))
		}
	}
	first, rest, _ := strings.Cut(strings.TrimLeft(string(former), "\ufeff\r\n"), "\n")
	if strings.HasPrefix(strings.ToLower(first), "sep=") {
		first, _, _ = strings.Cut(rest, "\n")
	}
	header := columnsOf(first, mark)
	row := make([]string, len(header))
	for _, f := range format.Assessment.Fields {
		at := slices.Index(header, f.Key)
		switch {
		case at >= 0:
			row[at] = a[f.Key]
		case a[f.Key] != "":
			return nil, f.Key
		}
	}
	var line strings.Builder
	w := csv.NewWriter(&line)
	w.Comma, w.UseCRLF = mark, strings.HasSuffix(first, "\r")
	_ = w.Write(row) // a text takes everything, and Flush has no error then
	w.Flush()
	text = slices.Clone(former)
	if !bytes.HasSuffix(text, []byte("\n")) {
		text = append(text, line.String()[len(strings.TrimRight(line.String(), "\r\n")):]...)
	}
	return append(text, line.String()...), ""
}

// columnsOf gives the names of the columns of a header.
func columnsOf(header string, mark rune) []string {
	r := csv.NewReader(strings.NewReader(header))
	r.Comma, r.LazyQuotes = mark, true
	names, _ := r.Read()
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
	}
	return names
}
