package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonVersion counts the forms that WriteJSON had. A field that is added is no
// new version; one that is renamed, removed or given another meaning is.
const jsonVersion = 1

type jsonReport struct {
	Version     int              `json:"version"`     // version of this form; it is 1
	Errors      int              `json:"errors"`      // number of errors
	Warnings    int              `json:"warnings"`    // number of warnings that are not accepted
	Accepted    int              `json:"accepted"`    // number of accepted warnings
	Diagnostics []jsonDiagnostic `json:"diagnostics"` // errors and warnings, by place
}

type jsonDiagnostic struct {
	Check    string `json:"check"`    // id of the check, as in `casebook explain`
	Severity string `json:"severity"` // `error` or `warning`
	jsonPlace
	Message string        `json:"message"` // what is wrong
	Hint    string        `json:"hint"`    // what to write
	Because string        `json:"because"` // the reason why the warning is accepted
	Fix     []jsonEdit    `json:"fix"`     // changes that `casebook check --fix` makes
	Related []jsonRelated `json:"related"` // other places that have to do with it
}

type jsonEdit struct {
	Line   int    `json:"line"`   // line, from 1
	Column int    `json:"column"` // column, from 1
	Old    string `json:"old"`    // text that is there
	New    string `json:"new"`    // text that replaces it
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"` // what is wrong
}

type jsonPlace struct {
	File   string `json:"file"`   // file in the portfolio
	Line   int    `json:"line"`   // line, from 1; 0 for a whole file
	Column int    `json:"column"` // column, from 1; 0 for a whole line
}

// WriteJSON writes the list for other programs, in its order: an object with
// "version" (1), the counts "errors", "warnings" and "accepted", and the array
// "diagnostics". Each of these has "check", "severity" ("error" or "warning"),
// "file", "line", "column", "message", "hint", "because" and the arrays "related",
// whose objects have "file", "line", "column" and "message", and "fix", whose objects
// have "line", "column", "old" and "new". A warning with a "because" is accepted by
// the author, and is not counted among the warnings. A fix mends the diagnostic if
// in its file every "old" is replaced by "new"; read gives the bytes of a file, and
// without it, or where it fails, there is none.
//
// Every field is always there: a line or column that is not known is 0, a hint
// or a reason that was not given is "". Columns count bytes from 1. Bytes that are not
// UTF-8 become U+FFFD. Characters that a terminal would obey are written as
// escapes of JSON, so the text reads back as it was.
func (l List) WriteJSON(w io.Writer, read func(file string) ([]byte, error)) error {
	lines := lineReader{read: read, files: map[string]*Text{}}
	report := jsonReport{
		Version:     jsonVersion,
		Errors:      l.Errors(),
		Warnings:    l.Warnings(),
		Accepted:    l.Accepted(),
		Diagnostics: make([]jsonDiagnostic, len(l)),
	}
	for i, d := range l {
		related := make([]jsonRelated, len(d.Related))
		for j, r := range d.Related {
			related[j] = jsonRelated{placeOf(r.Pos), r.Text}
		}
		fix := []jsonEdit{}
		for _, e := range lines.placed(d) {
			fix = append(fix, jsonEdit{e.Pos.Line, e.Pos.Col, e.Old, e.New})
		}
		report.Diagnostics[i] = jsonDiagnostic{
			Check:     d.Check,
			Severity:  d.Severity.String(),
			jsonPlace: placeOf(d.Pos),
			Message:   d.Message,
			Hint:      d.Hint,
			Because:   d.Because,
			Fix:       fix,
			Related:   related,
		}
	}
	return writeIndented(w, report)
}

func placeOf(p Pos) jsonPlace { return jsonPlace{p.File, p.Line, p.Col} }

// writeIndented writes a value as JSON. encoding/json escapes the C0 controls
// alone; the other characters that a terminal obeys can stand nowhere but in
// strings, so they can be escaped afterwards.
func writeIndented(w io.Writer, v any) error {
	var plain bytes.Buffer
	enc := json.NewEncoder(&plain)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	out := bytes.NewBuffer(make([]byte, 0, plain.Len()))
	for text := plain.Bytes(); len(text) > 0; {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == '\n' || !hidden(r):
			out.Write(text[:size])
		case r < 0x10000:
			fmt.Fprintf(out, `\u%04x`, r)
		default:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(out, `\u%04x\u%04x`, high, low)
		}
		text = text[size:]
	}
	_, err := w.Write(out.Bytes())
	return err
}
