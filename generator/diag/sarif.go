package diag

import (
	"bytes"
	"io"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// SARIFOptions bring in what a SARIF log holds beside the diagnostics.
type SARIFOptions struct {
	Version string // of casebook
	Rules   []Rule // the checks, in the order of the log
	Folder  string // the portfolio's folder in the repository, slash-separated; "" = its root

	// Read gives the bytes of a file of the portfolio, so that columns can be
	// counted in SARIF's unit. Without it, or where it fails, a diagnostic
	// points at its line.
	Read func(file string) ([]byte, error)
}

// Rule is a check as SARIF describes it.
type Rule struct {
	ID      string
	Summary string // one sentence
	Help    string // Markdown
}

// WriteSARIF writes the list as a SARIF 2.1.0 log of one run, for code scanning
// services and editors. Paths are relative to the repository. The hint is the
// second paragraph of a message. What the author accepts is suppressed, with the
// reason as its justification.
//
// SARIF counts columns in UTF-16 code units or in code points; bytes, which
// diagnostics count, are not on offer. The log counts UTF-16 code units and
// says so. A column is converted by reading its line again; a column that
// cannot be (see SARIFOptions.Read) is left out rather than given in the wrong
// unit.
func (l List) WriteSARIF(w io.Writer, opt SARIFOptions) error {
	lines := lineReader{read: opt.Read, files: map[string]*Text{}}
	place := func(p Pos) *sarifPlace {
		physical := &sarifPlace{Artifact: sarifArtifact{URI: fileURI(path.Join(opt.Folder, p.File))}}
		if p.Line > 0 {
			physical.Region = &sarifRegion{StartLine: p.Line, StartColumn: lines.utf16Column(p)}
		}
		return physical
	}
	index := map[string]int{}
	rules := make([]sarifRule, len(opt.Rules))
	for i, r := range opt.Rules {
		index[r.ID] = i
		rules[i] = sarifRule{ID: r.ID}
		if r.Summary != "" {
			rules[i].Short = &sarifText{r.Summary}
		}
		if r.Help != "" {
			rules[i].Help = &sarifHelp{r.Help, r.Help}
		}
	}
	results := make([]sarifResult, len(l))
	for i, d := range l {
		result := sarifResult{RuleID: d.Check, Level: d.Severity.String()}
		if n, ok := index[d.Check]; ok {
			result.RuleIndex = &n
		}
		message := d.Message
		if d.Pos.inFile() {
			result.Locations = []sarifLocation{{Physical: place(d.Pos)}}
		} else if d.Pos.Given() {
			message = d.Pos.File + ": " + message
		}
		if d.Hint != "" {
			message += "\n\nhint: " + d.Hint
		}
		result.Message = messageText(message)
		if d.Because != "" {
			result.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: d.Because}}
		}
		for n, r := range d.Related {
			location := sarifLocation{ID: n + 1, Message: messageText(r.Text)}
			if r.Pos.inFile() {
				location.Physical = place(r.Pos)
			}
			result.Related = append(result.Related, location)
		}
		if edits := lines.placed(d); len(edits) > 0 {
			change := sarifChange{Artifact: place(d.Pos).Artifact}
			for _, e := range edits {
				from := lines.utf16Column(e.Pos)
				change.Replacements = append(change.Replacements, sarifReplacement{
					Deleted:  sarifRegion{StartLine: e.Pos.Line, StartColumn: from, EndColumn: from + utf16Length([]byte(e.Old))},
					Inserted: sarifText{e.New},
				})
			}
			result.Fixes = []sarifFix{{Changes: []sarifChange{change}}}
		}
		results[i] = result
	}
	return writeIndented(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:       sarifTool{sarifDriver{Name: "casebook", Version: opt.Version, Rules: rules}},
			ColumnKind: "utf16CodeUnits",
			Results:    results,
		}},
	})
}

// messageText keeps the author's words from being read as SARIF's own syntax:
// braces are placeholders, and "[words](target)" is a link.
func messageText(s string) *sarifText {
	return &sarifText{strings.NewReplacer("{", "{{", "}", "}}", "](", `\](`).Replace(s)}
}

func fileURI(file string) string { return (&url.URL{Path: file}).String() }

// lineReader reads each file once.
type lineReader struct {
	read  func(file string) ([]byte, error)
	files map[string]*Text
}

func (l lineReader) file(name string) *Text {
	if t, seen := l.files[name]; seen || l.read == nil {
		return t
	}
	data, err := l.read(name)
	if err == nil {
		l.files[name] = NewText(data)
	} else {
		l.files[name] = nil
	}
	return l.files[name]
}

// placed gives the edits that mend a diagnostic, with the places at which their old
// texts begin; none where one of them is not there.
func (l lineReader) placed(d Diagnostic) []Edit {
	if len(d.Fix) == 0 || !d.Pos.inFile() {
		return nil
	}
	t := l.file(d.Pos.File)
	if t == nil {
		return nil
	}
	all := make([]Edit, len(d.Fix))
	for i, e := range d.Fix {
		at, ok := t.Find(e)
		if !ok {
			return nil
		}
		line, col := t.position(at)
		all[i] = Edit{Pos: Pos{d.Pos.File, line, col}, Old: e.Old, New: e.New}
	}
	return all
}

// utf16Column converts a column in bytes to one in UTF-16 code units, both from
// 1; 0 where it is not known.
func (l lineReader) utf16Column(p Pos) int {
	t := l.file(p.File)
	if p.Col == 0 || t == nil || p.Line > len(t.starts) {
		return 0
	}
	line := t.data[t.starts[p.Line-1]:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	if p.Col-1 > len(line) {
		return 0
	}
	return 1 + utf16Length(line[:p.Col-1])
}

// utf16Length counts the UTF-16 code units of a text.
func utf16Length(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		n++
		if r > 0xffff {
			n++
		}
		text = text[size:]
	}
	return n
}

// The types below are the part of SARIF's object model that a log of
// diagnostics needs.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID    string     `json:"id"`
	Short *sarifText `json:"shortDescription,omitempty"`
	Help  *sarifHelp `json:"help,omitempty"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifHelp struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

type sarifResult struct {
	RuleID    string          `json:"ruleId"`
	RuleIndex *int            `json:"ruleIndex,omitempty"`
	Level     string          `json:"level"`
	Message   *sarifText      `json:"message"`
	Locations []sarifLocation `json:"locations,omitempty"`
	Related   []sarifLocation `json:"relatedLocations,omitempty"`

	Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	Fixes        []sarifFix         `json:"fixes,omitempty"`
}

type sarifFix struct {
	Changes []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted sarifText   `json:"insertedContent"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification"`
}

type sarifLocation struct {
	ID       int         `json:"id,omitempty"`
	Message  *sarifText  `json:"message,omitempty"`
	Physical *sarifPlace `json:"physicalLocation,omitempty"`
}

type sarifPlace struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}
