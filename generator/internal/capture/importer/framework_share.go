package importer

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// share is how a ladder says that some of its competencies are enough: "at least 7 of the 10".
var share = regexp.MustCompile(`(?i)(?:^|[^\d.,/-])(\d{1,2})\s+(?:(?:out )?of(?: the)?|van(?: de)?|von(?: den)?|d(?:e|os|as|es)(?: l[ao]s)?|sur(?: les)?|su|dei|z|ze|av(?: de)?|af(?: de)?)\s+(\d{1,2})(?:$|[^\d.,/-]|[.,](?:$|\s))`)

// leaveOut adds the record of a row that nothing was made of. Where the row asks for a share
// of the competencies, it says how a gate does.
func (a *Account) leaveOut(record Record, row []source.Cell) {
	if remark := asksShare(rowText(row)); remark != "" {
		record.Remarks = append(record.Remarks, remark)
	}
	a.add(record)
}

// asksShare says how a gate asks for the share of competencies that a line names; "" where
// it names none.
func asksShare(line string) string {
	m := share.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	some, _ := strconv.Atoi(m[1])
	all, _ := strconv.Atoi(m[2])
	if some < 1 || some >= all {
		return ""
	}
	return fmt.Sprintf("if %d of %d competencies are meant, write in the gate of the level rules: [{id: breadth, competencies: %d}], and give those that may be missing importance: should", some, all, some)
}
