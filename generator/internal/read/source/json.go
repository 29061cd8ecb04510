package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// readJSON reads one JSON value and gives the offset behind it.
func readJSON(file, text string) (Value, int, diag.List) {
	j := &jsonReader{file: file, text: text, dec: json.NewDecoder(strings.NewReader(text))}
	j.dec.UseNumber()
	v, err := j.value(0)
	switch m := (*mistake)(nil); {
	case err == nil:
	case errors.Is(err, errTooDeep):
		j.diags.Errorf(j.pos(int(j.dec.InputOffset())), "syntax-bad", "%s", err).Hintf("write the values out, and keep them flat")
	default:
		if m = jsonMistake(text, false); m == nil {
			m = &mistake{int(j.dec.InputOffset()), "this is not JSON: " + err.Error(), "check this place, and what comes before it"}
		}
		j.diags.Errorf(j.pos(m.at), "syntax-bad", "%s", m.what).Hintf("%s", m.hint)
	}
	return v, int(j.dec.InputOffset()), j.diags
}

var errTooDeep = fmt.Errorf("lists or maps nested more than %d deep", maxDepth)

type jsonReader struct {
	file, text string
	dec        *json.Decoder
	diags      diag.List

	line, lineStart, counted int // where counting lines has come to
}

// pos gives the place of an offset. Offsets come in rising order, so lines are
// counted once.
func (j *jsonReader) pos(offset int) diag.Pos {
	offset = max(0, min(offset, len(j.text)))
	if offset < j.counted {
		j.line, j.lineStart, j.counted = 0, 0, 0
	}
	for i := j.counted; i < offset; i++ {
		if j.text[i] == '\n' {
			j.line, j.lineStart = j.line+1, i+1
		}
	}
	j.counted = offset
	return diag.Pos{File: j.file, Line: j.line + 1, Col: offset - j.lineStart + 1}
}

// next gives the next token and its place.
func (j *jsonReader) next() (json.Token, diag.Pos, error) {
	from := int(j.dec.InputOffset())
	for from < len(j.text) && strings.IndexByte(" \t\r\n,:", j.text[from]) >= 0 {
		from++
	}
	t, err := j.dec.Token()
	return t, j.pos(from), err
}

func (j *jsonReader) value(depth int) (Value, error) {
	t, at, err := j.next()
	if err != nil {
		return Value{}, err
	}
	if depth > maxDepth {
		return Value{}, errTooDeep
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return j.object(at, depth)
		}
		v := Value{Kind: Sequence, Pos: at}
		for j.dec.More() {
			item, err := j.value(depth + 1)
			if err != nil {
				return v, err
			}
			v.Items = append(v.Items, item)
		}
		_, _, err := j.next()
		return v, err
	case string:
		return Value{Kind: Scalar, Pos: at, Text: t, Quoted: true}, nil
	case json.Number:
		return Value{Kind: Scalar, Pos: at, Text: t.String()}, nil
	case bool:
		word := "false"
		if t {
			word = "true"
		}
		return Value{Kind: Scalar, Pos: at, Text: word}, nil
	}
	return Value{Pos: at}, nil
}

func (j *jsonReader) object(at diag.Pos, depth int) (Value, error) {
	v := Value{Kind: Mapping, Pos: at}
	for j.dec.More() {
		key, keyPos, err := j.next()
		if err != nil {
			return v, err
		}
		value, err := j.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.Fields = append(v.Fields, Field{Key: key.(string), Pos: keyPos, Value: value})
	}
	_, _, err := j.next()
	return v, err
}
