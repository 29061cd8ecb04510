package casefile

import "strings"

// Titles that nobody wrote are made of ids: those of series and of their columns, and of
// entries whose name is a date. Such a title has no place in a file.

// RetitleFrom makes the titles anew that were made of ids which differ from those of was,
// the same case before its ids were changed. What was made of an id is as closed as the id.
func (c *Case) RetitleFrom(was *Case) {
	before := was.Entries()
	for i, e := range c.Entries() {
		if before[i].ID != e.ID && !e.Title.Pos.Given() && e.Title.V != "" {
			e.Title.V = e.titleFromID()
		}
	}
	for i := range c.Series {
		s, old := &c.Series[i], &was.Series[i]
		if old.ID != s.ID && !s.Title.Pos.Given() {
			s.Title.V = seriesTitle(s.ID)
		}
		var ids []string
		for _, column := range s.Columns {
			ids = append(ids, column.ID)
		}
		for j := range s.Columns {
			if column := &s.Columns[j]; old.Columns[j].ID != column.ID && !column.Title.Pos.Given() {
				column.Title.V = columnTitle(column.ID, column.Unit.V, ids)
			}
		}
	}
}

// titleFromID gives the date of the name of a dated entry in words, or the id.
func (e *Entry) titleFromID() string {
	if name, ok := titleByDate(e.ID); ok && e.Collection.Dated() {
		return name
	}
	return e.ID
}

func seriesTitle(id string) string { return strings.ReplaceAll(id, "-", " ") }
