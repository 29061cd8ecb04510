package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// share is how a ladder says that some of its competencies are enough: "at least 7 of the 10".
var share = regexp.MustCompile(`(?i)(?:^|[^\d.,/-])(\d{1,2})\s+(?:(?:out )?of(?: the)?|van(?: de)?|von(?: den)?|d(?:e|os|as|es)(?: l[ao]s)?|sur(?: les)?|su|dei|z|ze|av(?: de)?|af(?: de)?)\s+(\d{1,2})(?:$|[^\d.,/-]|[.,](?:$|\s))`)

// leaveOut adds the record of a row that nothing was made of. Where the row asks for a share
// of the competencies, an age, a duty or a day, it says how a gate and config.yaml do.
func (a *Account) leaveOut(record Record, row []source.Cell) {
	for _, asks := range asked() {
		if remark := asks(rowText(row)); remark != "" {
			record.Remarks = append(record.Remarks, remark)
		}
	}
	a.add(record)
}

// asked are what a line may ask that a gate or config.yaml says in its own words.
func asked() []func(line string) string {
	return []func(line string) string{asksShare, asksSome, asksWithin, asksDuty, asksDay}
}

// span is how a ladder says how old evidence may be: "not older than 36 months".
var span = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:within|last|past|old(?:er)?(?: than)?|binnen|ouder(?: dan)?|oud(?: zijn)?|afgelopen|laatste|innerhalb(?: von| der letzten)?|letzten|älter(?: als| sein als)?|derni[èe]re?s|plus de|últim[oa]s|m[aá]s de|mais de) (?:the last |de laatste |de afgelopen |the past )?(\d{1,3})[ -](?:(months?|maanden|maand|monate?n?|mois|mes(?:es)?|m[êe]s)|(?:years?|jaar|jahren?|jahre|ans?|ann[ée]es?|anos?|años?))\b`)

// asksWithin says how a gate asks for the age of evidence that a line names; "" where it
// names none.
func asksWithin(line string) string {
	m := span.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] == "" {
		n *= 12
	}
	if n < 1 {
		return ""
	}
	return fmt.Sprintf("if evidence may be at most %d months old, write in the gate of the level each: {within: %d months}", n, n)
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

var (
	// duty are words by which a ladder says that something may not be missing.
	duty = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:mandatory|compulsory|obligatory|required|must[- ]have|non-negotiable|pflicht(?:kompetenz(?:en)?|kriterium|teil|bereich)?|verpflichtend|zwingend|obligatorisch|muss(?:-kriterium)?|verplicht|vereist|obligatoires?|obligatori[oa]s?|obrigatóri[oa]s?|requis(?:e|es)?|requisito|indispensables?|obowiązkow[aey]|obligatorisk[at]?)(?:[^\pL]|$)`)
	// closesOn are words for a day on which a round closes.
	closesOn = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:stichtag|einreichungsfrist|frist|abgabe(?:termin)?|deadline|cut-?off(?: date)?|closing date|due (?:by|on)|submit by|peildatum|sluitingsdatum|uiterlijk|date limite|échéance|fecha límite|plazo|data limite|prazo)(?:[^\pL]|$)`)
)

// asksDuty says how a ladder asks for a competency that a line calls mandatory; "" where it
// calls none so.
func asksDuty(line string) string {
	found := strings.TrimFunc(duty.FindString(line), notOfWord)
	if found == "" {
		return ""
	}
	return fmt.Sprintf("if %q is said of a competency, leave it without importance, which is must, and give those that may be missing importance: should", found)
}

// asksDay says where a day of a round stands that a line names; "" where it names none.
func asksDay(line string) string {
	found := strings.TrimFunc(closesOn.FindString(line), notOfWord)
	dates := datesIn(line)
	if found == "" || len(dates) == 0 {
		return ""
	}
	return fmt.Sprintf("if %q is the day on which the round closes, write it into config.yaml, calendar: [{name: ROUND, kind: round, closes: DATE}]; casebook status --as-of DATE judges as on that day", found+" "+dates[0])
}
