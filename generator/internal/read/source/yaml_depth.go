package source

import (
	"fmt"
	"strings"
)

// More bounds: what takes the parser of YAML a time that grows faster than the text.
const (
	maxKeys    = 1000 // of one map
	maxEmpty   = 1000 // fields and items without a value
	maxMarkers = 100  // lines that part documents
)

// unbounded finds the place at which YAML holds more than is read, before it is
// parsed: the parser calls itself for each list and map, and takes time and memory
// that grow faster than the text.
func unbounded(text string) (why string, line, col int) {
	d := yamlDepth{text: text, ended: -1}
	for d.at < len(text) && d.why == "" {
		d.line++
		d.start = d.at
		d.readLine()
	}
	return d.why, d.line, d.found - d.start + 1
}

// yamlDepth goes through a text line by line. It is no parser: it knows quotations,
// comments, blocks of text and brackets, and counts how deep the lines stand.
type yamlDepth struct {
	text            string
	at, line, start int
	open            []level // the lists and maps that lines stand in
	brackets        []level // those in brackets
	quote           byte    // the quotation that is open, over lines too
	inBlock         bool    // of text: its lines stand further right than block
	block           int
	ended           int // the column of the line before, where it ends without a value; -1 = it has one
	empty, markers  int

	why   string // it is too much
	found int    // where
}

// level is a list or a map: the column that it stands at, and how many fields it has.
type level struct {
	column, fields int
	list           bool
}

func (d *yamlDepth) tell(format string, n int) {
	if d.why == "" {
		d.why, d.found = fmt.Sprintf(format, n), d.at
	}
}

func (d *yamlDepth) nested() {
	if len(d.open)+len(d.brackets) > maxDepth {
		d.tell("lists or maps nested more than %d deep", maxDepth)
	}
}

func (d *yamlDepth) field(of *level) {
	if of.fields++; of.fields > maxKeys {
		d.tell("more than %d fields in one map", maxKeys)
	}
}

func (d *yamlDepth) readLine() {
	end := len(d.text)
	if i := strings.IndexByte(d.text[d.at:], '\n'); i >= 0 {
		end = d.at + i
	}
	defer func() { d.at = end + 1 }()
	if d.quote == 0 && len(d.brackets) == 0 {
		rest := strings.TrimLeft(d.text[d.at:end], " ")
		column := end - d.at - len(rest)
		if rest == "" || rest == "\r" || d.inBlock && column > d.block {
			return
		}
		if d.inBlock = false; rest[0] == '#' {
			return
		}
		if column == 0 && (strings.HasPrefix(rest, "---") || strings.HasPrefix(rest, "...")) {
			if d.markers++; d.markers > maxMarkers {
				d.tell("more than %d documents in one file", maxMarkers)
			}
		}
		if d.at += column; d.ended >= column {
			if d.empty++; d.empty > maxEmpty {
				d.tell("more than %d fields and items without a value", maxEmpty)
			}
		}
		d.ended = -1
		d.marks(end, column)
		if last := strings.TrimRight(rest, " \t\r"); d.at >= end || strings.HasSuffix(last, ":") || strings.HasSuffix(last, "-") {
			d.ended = column
		}
	}
	d.words(end)
}

// marks goes over the signs of lists that a line begins with, and notes at which
// column what follows stands.
func (d *yamlDepth) marks(end, column int) {
	for {
		for len(d.open) > 0 && d.open[len(d.open)-1].column > column {
			d.open = d.open[:len(d.open)-1]
		}
		if n := len(d.open); n == 0 || d.open[n-1].column < column {
			d.open = append(d.open, level{column: column})
			d.nested()
		}
		c := d.text[d.at]
		if c != '-' && c != '?' && c != ':' || d.at+1 < end && d.text[d.at+1] != ' ' {
			if strings.IndexByte(d.text[d.at:end], ':') >= 0 {
				d.field(&d.open[len(d.open)-1])
			}
			return
		}
		if c == '?' {
			d.field(&d.open[len(d.open)-1])
		}
		for d.at++; d.at < end && d.text[d.at] == ' '; d.at++ {
		}
		if d.at >= end {
			return
		}
		column = d.at - d.start
	}
}

// words goes through the rest of a line.
func (d *yamlDepth) words(end int) {
	begins, first := true, true // a value may begin here; it is the first word of the line
	for ; d.at < end; d.at++ {
		c, inside := d.text[d.at], len(d.brackets) > 0
		if d.quote != 0 {
			switch {
			case c == '\\' && d.quote == '"':
				d.at++
			case c == d.quote:
				d.quote, begins = 0, false
			}
			continue
		}
		spaced := d.at+1 >= end || strings.IndexByte(" \t\r", d.text[d.at+1]) >= 0
		switch {
		case c == ' ' || c == '\t':
			continue
		case c == '#' && (d.at == d.start || strings.IndexByte(" \t", d.text[d.at-1]) >= 0):
			return
		case (c == '"' || c == '\'') && begins:
			d.quote = c
		case c == ':' && inside && spaced && d.brackets[len(d.brackets)-1].list:
			d.field(&d.brackets[len(d.brackets)-1]) // a map of one field, as an item
		case (c == '[' || c == '{') && (begins || inside):
			d.brackets = append(d.brackets, level{list: c == '['})
			d.nested()
		case (c == ']' || c == '}') && inside:
			d.brackets = d.brackets[:len(d.brackets)-1]
		case c == ',' && inside && !d.brackets[len(d.brackets)-1].list:
			d.field(&d.brackets[len(d.brackets)-1])
		case (c == '|' || c == '>') && begins && !inside:
			d.inBlock, d.block = true, d.column(first)
			return
		case (c == '&' || c == '!' || c == '*') && begins:
			for d.at+1 < end && strings.IndexByte(" \t,[]{}", d.text[d.at+1]) < 0 {
				d.at++ // the name of an anchor or a tag; a value follows
			}
			continue
		}
		first = false
		begins = c == '[' || c == '{' || c == ',' && inside || (c == ':' || c == '-' || c == '?') && (spaced || inside)
	}
}

// column gives the column that a block of text stands further right than: that of
// its field, or of the sign of the list that it is an item of.
func (d *yamlDepth) column(item bool) int {
	n := len(d.open)
	if item {
		n--
	}
	if n < 1 {
		return -1
	}
	return d.open[n-1].column
}
