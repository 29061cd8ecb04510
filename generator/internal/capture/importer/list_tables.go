package importer

import (
	"slices"
	"strconv"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// tableOf gives the table that begins with a block.
func (r *listReader) tableOf(b block) (t sheet.Table, is bool) {
	if r.begins == nil {
		r.begins = map[int]int{}
		for i, t := range r.tables {
			if len(t.Rows[0]) > 0 {
				r.begins[t.Rows[0][0].Pos.Line] = i
			}
		}
	}
	at, is := r.begins[b.line]
	if !is {
		return t, false
	}
	t = r.tables[at]
	t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(row []source.Cell) bool { return source.Filled(row) == 0 })
	return t, true
}

// dated tells whether a section has a table whose rows have dates.
func (r *listReader) dated(s section) bool {
	return slices.ContainsFunc(s.blocks, func(b block) bool {
		t, is := r.tableOf(b)
		return is && len(r.guesses(t).Map) > 0
	})
}

// rows makes an entry of each row of the tables of a section, if one can be made of any.
func (r *listReader) rows(s section) bool {
	var found []Found
	for _, b := range s.blocks {
		t, is := r.tableOf(b)
		if !is {
			return false
		}
		var rows []Found
		for _, opt := range []RowOptions{{rest: true}, r.guesses(t)} {
			of := Account{}
			read, wrong := Rows(r.file, []sheet.Table{t}, r.shape, opt, &of)
			if len(wrong) == 0 {
				rows = read
				r.columns = append(r.columns, of.Columns...)
				for _, record := range of.Records { // what is above the header
					rows = append(rows, Found{At: record.At, What: record.What, Because: record.Because})
				}
				break
			}
		}
		if rows == nil {
			return false
		}
		for i := range rows {
			r.context(&rows[i], 6)
		}
		found = append(found, Apart(rows, b.line)...)
	}
	r.found = append(r.found, found...)
	return len(found) > 0
}

// guesses says what a table without known headings has: its first column of dates, and its first
// one of words, which is the title. Without dates nothing is guessed.
func (r *listReader) guesses(t sheet.Table) RowOptions {
	opt := RowOptions{rest: true}
	if len(t.Rows) < 2 || r.shape.When == "" {
		return opt
	}
	rows := t.Rows
	if slices.ContainsFunc(rows[0], isData) {
		for range mostWide(rows) {
			opt.Header = append(opt.Header, "")
		}
	} else {
		rows = rows[1:]
	}
	dates, title := -1, -1
	for at := range mostWide(t.Rows) {
		switch cells := columnOf(rows, at); {
		case len(cells) == 0 || most(cells, isAddress):
		case most(cells, isDate):
			if dates < 0 {
				dates = at
			}
		case title < 0 && 2*len(cells) >= len(rows) && !most(cells, isNumber):
			title = at
		}
	}
	if dates < 0 || title < 0 {
		return opt
	}
	opt.Map = []Pair{{"title", strconv.Itoa(title + 1)}, {r.shape.When, strconv.Itoa(dates + 1)}}
	return opt
}
