package casefile

import "strings"

// Titles that nobody wrote are made of ids: those of series and of their columns, and of
// entries whose name is a date. Such a title has no place in a file.

// RetitleFrom makes the titles anew that were made of ids which differ from those of was,
// the same case before its ids were changed, unless the titles were changed too. What was
// made of an id is as closed as the id.
func (c *Case) RetitleFrom(was *Case) {
	before := was.Entries()
	for i, e := range c.Entries() {
		if before[i].ID != e.ID && made(e.Title, before[i].Title) {
			e.Title.V = e.titleFromID()
		}
	}
	for i := range c.Series {
		s, old := &c.Series[i], &was.Series[i]
		if old.ID != s.ID && made(s.Title, old.Title) {
			s.Title.V = seriesTitle(s.ID)
		}
		var ids []string
		for _, column := range s.Columns {
			ids = append(ids, column.ID)
		}
		for j := range s.Columns {
			if column := &s.Columns[j]; old.Columns[j].ID != column.ID && made(column.Title, old.Columns[j].Title) {
				column.Title.V = columnTitle(column.ID, column.Unit.V, ids)
			}
		}
	}
}

// made tells whether a title is still the one that was made of an id.
func made(title, was Text) bool { return !title.Pos.Given() && title.V != "" && title.V == was.V }

// titleFromID gives the date of the name of a dated entry in words, or the id.
func (e *Entry) titleFromID() string {
	if name, ok := titleByDate(e.ID); ok && e.Collection.Dated() {
		return name
	}
	return e.ID
}

// TitledByDate reports whether nobody wrote the title of an entry, and it is the date of
// its name alone: words that any page may print of the same day.
func (e *Entry) TitledByDate() bool {
	p, rest, ok := dateAndRest(e.ID)
	return ok && rest == "" && e.Collection.Dated() && !e.Title.Pos.Given() && e.Title.V == p.Words()
}

func seriesTitle(id string) string { return strings.ReplaceAll(id, "-", " ") }
