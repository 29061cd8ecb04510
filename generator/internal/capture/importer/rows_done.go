package importer

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// outcomes are the names of columns that say what became of a piece of work.
var outcomes = strings.Fields("resolution status state statereason")

// notDone are the words by which trackers say that nothing was done.
var notDone = regexp.MustCompile(`(?i)^(?:won['’]?t (?:do|fix)|wont ?(?:do|fix)|duplicate|cannot reproduce|can['’]?t reproduce|not (?:a bug|planned|done|doing)|not_planned|declined|rejected|cancell?ed|abandoned|invalid|obsolete|withdrawn|incomplete|works as designed|abgebrochen|abgelehnt|verworfen|duplikat|geannuleerd|afgewezen|annulée?|rejetée?|cancelad[oa]|rechazad[oa]|rejeitad[oa])$`)

// undone says that a tracker closed a row with nothing done; "" = it does not. A column that the
// author chooses rows by, or fills a field from, is their word.
func (r *rowReader) undone(row []source.Cell) string {
	if _, ends := r.shape.Field("ended"); !ends {
		return ""
	}
	for i, h := range r.header {
		text := strings.TrimSpace(textIn(row, i))
		switch name := normal(h); {
		case text == "" || r.chosenBy(i):
		case slices.Contains(outcomes, name) && notDone.MatchString(text):
			r.outcome[i] = true
			return fmt.Sprintf("its %s is %q", h, text)
		case (name == "canceled" || name == "canceledat" || name == "cancelled") && isDate(source.Cell{Text: text}):
			r.outcome[i] = true
			return fmt.Sprintf("it was cancelled on %s", text)
		}
	}
	return ""
}

// chosenBy tells whether the author names a column.
func (r *rowReader) chosenBy(column int) bool {
	return slices.ContainsFunc(r.where, func(c condition) bool { return c.column == column }) ||
		slices.ContainsFunc(r.fills, func(f fill) bool { return slices.Contains(f.columns, column) })
}

// doers are the names of columns that say whose a piece of work is, the strongest first.
var doers = strings.Fields("assignee assignee.login assignees.login author.login author.username user.login author")

// mostDoers is how many people of a table are named.
const mostDoers = 5

// whose tells that the rows of a table are those of several people, if the author chose none.
func (r *rowReader) whose() {
	if _, ends := r.shape.Field("ended"); !ends {
		return
	}
	for _, name := range doers {
		column := r.called(name)
		if column < 0 || !r.pulls.are() && !strings.HasPrefix(name, "assignee") && !strings.Contains(name, ".") {
			continue
		}
		if slices.ContainsFunc(r.where, func(c condition) bool { return slices.Contains(doers, normal(r.header[c.column])) }) || r.chosenBy(column) {
			return
		}
		var names []string
		rows := map[string]int{}
		for _, row := range r.rows {
			if text := strings.TrimSpace(textIn(row, column)); text != "" && r.unmet(row) == "" {
				if rows[text]++; rows[text] == 1 {
					names = append(names, text)
				}
			}
		}
		if len(names) < 2 {
			return
		}
		slices.SortStableFunc(names, func(a, b string) int { return rows[b] - rows[a] })
		var of []string
		for _, who := range names[:min(len(names), mostDoers)] {
			of = append(of, fmt.Sprintf("%s (%d)", who, rows[who]))
		}
		if more := len(names) - mostDoers; more > 0 {
			of = append(of, fmt.Sprintf("and %d more", more))
		}
		r.account.remark(fmt.Sprintf("the rows are those of %d people in %q: %s; --where %s=NAME keeps yours", len(names), r.header[column], strings.Join(of, ", "), r.header[column]))
		return
	}
}

func sortedColumns(all map[int]bool) []int { return slices.Sorted(maps.Keys(all)) }
