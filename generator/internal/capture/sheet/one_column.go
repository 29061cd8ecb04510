package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// asWritten gives a CSV with commas as it was before a spreadsheet program that parts cells at
// semicolons opened it and saved it: each of its lines was one cell, and got quotes around it.
// Other files stay as they are.
func asWritten(data []byte) []byte {
	header, rest, _ := bytes.Cut(data, []byte("\n"))
	if bytes.Count(header, []byte(",")) < 2 || bytes.ContainsAny(header, "\"\t") || !bytes.Contains(rest, []byte(`""`)) {
		return data
	}
	wrapped := false
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		line = strings.TrimSuffix(line, "\r")
		if line == "" {
			continue
		}
		r := csv.NewReader(strings.NewReader(line))
		r.Comma = ';'
		cells, err := r.Read()
		if err != nil {
			return data // in a CSV with commas, a quote ends before one
		}
		lines[i] = strings.TrimRight(strings.Join(cells, ";"), ";")
		wrapped = wrapped || lines[i] != line && strings.Contains(lines[i], `"`)
	}
	if !wrapped {
		return data
	}
	return []byte(strings.Join(lines, "\n"))
}
