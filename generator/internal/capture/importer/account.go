package importer

import (
	"cmp"
	"slices"
	"strings"
)

// Account is what became of everything that a file holds.
type Account struct {
	File    string   `json:"file"`              // the file that was read
	Read    string   `json:"read"`              // what it was read as: `table`, `Mahara matrix`
	Written int      `json:"written"`           // how many records became part of a new file
	Updated int      `json:"updated,omitempty"` // how many entries got other values
	Present int      `json:"present"`           // how many the portfolio has already
	LeftOut int      `json:"left-out"`          // how many became nothing
	Records []Record `json:"records"`           // each record, in the order of the file
	Columns []Column `json:"columns,omitempty"` // each column or key of the file, and the field that it became
	Remarks []string `json:"remarks,omitempty"` // what is to be known of the file as a whole
	Next    []string `json:"next,omitempty"`    // what is left to the author

	places map[string]int // of the columns, by their names
	placed int            // how many of the columns are in places
}

// Whole tells whether all that the file has is in the portfolio: nothing is left out, and
// nothing differs.
func (a *Account) Whole() bool {
	left := func(c Column) bool { return c.Field == "" && c.Cells > 0 }
	differs := func(r Record) bool { return r.Became == LeftOut || len(r.Remarks) > 0 }
	return !slices.ContainsFunc(a.Columns, left) && !slices.ContainsFunc(a.Records, differs)
}

// Record is one thing that a file holds.
type Record struct {
	At      string   `json:"at"`                // its place: `plan.csv:4`, `plan.xlsx, sheet Work, cell A4`
	What    string   `json:"what"`              // its title, or its first words; of a line outside of the table of a ladder, all words
	Became  string   `json:"became"`            // `written`, `updated`, `present` or `left out`
	File    string   `json:"file,omitempty"`    // the file of the portfolio that holds it
	Because string   `json:"because,omitempty"` // why it was left out
	Changes []string `json:"changes,omitempty"` // what the table has otherwise than the entry, field by field
	Remarks []string `json:"remarks,omitempty"` // what of it was not taken as it is
}

// What may have become of a record.
const (
	Written = "written"
	Updated = "updated" // with --update: fields of an entry got the values of the table
	Present = "present"
	LeftOut = "left out"
)

// Column is a column of a table, or a key of an object.
type Column struct {
	Name    string `json:"name"`              // its header, or its number where the file has none
	Field   string `json:"field,omitempty"`   // the field that it became; absent if it was left out
	Cells   int    `json:"cells"`             // how many cells of it hold something
	Because string `json:"because,omitempty"` // why it became nothing, where the format has a field of its name
}

// add notes a record.
func (a *Account) add(r Record) {
	switch r.Became {
	case Written:
		a.Written++
	case Updated:
		a.Updated++
	case Present:
		a.Present++
	default:
		a.LeftOut++
	}
	a.Records = append(a.Records, r)
}

// LeaveOut notes what became nothing.
func (a *Account) LeaveOut(at, what, because string) {
	a.add(Record{At: at, What: what, Became: LeftOut, Because: because})
}

// Together gives the columns of several files, those of one name and field once.
func Together(all []Column) []Column {
	var once []Column
	for _, c := range all {
		if i := slices.IndexFunc(once, func(o Column) bool { return o.Name == c.Name && o.Field == c.Field }); i >= 0 {
			once[i].Cells += c.Cells
			continue
		}
		once = append(once, c)
	}
	return once
}

// Count gives the records again after their fate was decided.
func (a *Account) Count() {
	records := a.Records
	a.Records, a.Written, a.Updated, a.Present, a.LeftOut = nil, 0, 0, 0, 0
	for _, r := range records {
		a.add(r)
	}
}

// Remark adds a remark on the whole import, of what became of the file before it was read.
func (a *Account) Remark(text string) { a.remark(text) }

// remark adds a remark on the whole import, once.
func (a *Account) remark(text string) {
	if !slices.Contains(a.Remarks, text) {
		a.Remarks = append(a.Remarks, text)
	}
}

// Reasons groups the records that were left out by their reason, the largest group
// first.
func (a *Account) Reasons() []Reason {
	var all []Reason
	for _, r := range a.Records {
		if r.Became != LeftOut {
			continue
		}
		i := slices.IndexFunc(all, func(x Reason) bool { return x.Because == r.Because })
		if i < 0 {
			i = len(all)
			all = append(all, Reason{Because: r.Because})
		}
		all[i].Records = append(all[i].Records, r)
	}
	slices.SortStableFunc(all, func(a, b Reason) int { return cmp.Compare(len(b.Records), len(a.Records)) })
	return all
}

// Reason is why some records were left out.
type Reason struct {
	Because string
	Records []Record
}

// opening gives the first words of a text, for people who look for it in the file.
func opening(text string) string {
	const most = 80
	words := strings.Join(strings.Fields(text[:min(len(text), 10*most)]), " ") // one text may be that of many records
	if len(words) <= most && len(text) <= 10*most {
		return words
	}
	return beginning(words, min(len(words), most)) + "…"
}

// beginning gives at most so many bytes of a text, which has more, cut between words
// where it can be.
func beginning(text string, most int) string {
	cut := strings.ToValidUTF8(text[:most], "")
	if at := strings.LastIndexByte(cut, ' '); at > most/2 {
		return cut[:at]
	}
	return cut
}
