package series

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// settleMonths decides what names of months mean that two languages use differently:
// "lip" is June in Croatian and July in Polish. The other names of the column tell the
// language; what they leave open is asked.
func (r *reader) settleMonths(at int, moments []moment, rows [][]source.Cell, form *format) bool {
	if form != nil && form.language != "" {
		return true
	}
	var words, open []string
	asked := -1
	for i, row := range rows {
		text := cellOf(row, at).Text
		if moments[i].kind != noDate && form == nil && !strings.ContainsFunc(text, unicode.IsLetter) {
			continue
		}
		for _, w := range wordsOf(text) {
			switch month, ok := day.MonthNamed(w.text); {
			case !ok || moments[i].kind == noDate && month == 0 && inDoubt(text).kind == noDate:
			case month == 0 && !slices.Contains(open, w.text):
				open = append(open, w.text)
				if asked < 0 {
					asked = i
				}
				fallthrough
			case !slices.Contains(words, w.text):
				words = append(words, w.text)
			}
		}
	}
	if len(open) == 0 {
		return true
	}
	meant, doubt := spoken(words, open)
	if doubt.word != "" {
		for _, row := range rows {
			if len(wordsNamed(cellOf(row, at).Text, doubt.word)) > 0 {
				r.askMonth(at, row[at], doubt.word, doubt.tags...)
				return false
			}
		}
	}
	for i, row := range rows {
		text := cellOf(row, at).Text
		for _, w := range wordsOf(text) {
			if month := meant[w.text]; month > 0 {
				text = text[:w.at] + english[month-1] + text[w.at+len(w.text):]
				if form != nil {
					moments[i] = form.read(text)
				} else {
					moments[i] = readMoment(text)
				}
				break
			}
		}
	}
	return true
}

// doubt is a name of a month that two languages use differently.
type doubt struct {
	word string
	tags []string
}

// spoken gives what the open ones of some names of months mean in the languages that
// know all of them, or the first of which these disagree.
func spoken(words, open []string) (meant map[string]int, left doubt) {
	languages := day.SpeakingMonths(words)
	if len(languages) == 0 {
		languages = day.SpeakingMonths(open)
	}
	meant = map[string]int{}
	for _, word := range open {
		for _, tag := range languages {
			if meant[word] = day.MonthIn(tag, word); meant[word] != day.MonthIn(languages[0], word) {
				return nil, doubt{word, []string{languages[0], tag}}
			}
		}
	}
	return meant, doubt{}
}

// settleMonthColumn is settleMonths for a column of months beside one of years.
func (r *reader) settleMonthColumn(w *when) bool {
	if w.month < 0 {
		return true
	}
	var words, open []string
	first := map[string]source.Cell{}
	for _, row := range r.all {
		cell := cellOf(row, w.month)
		month, ok := day.MonthNamed(cell.Text)
		if _, known := first[cell.Text]; !ok || known {
			continue
		}
		first[cell.Text] = cell
		if words = append(words, cell.Text); month == 0 {
			open = append(open, cell.Text)
		}
	}
	if len(open) == 0 {
		return true
	}
	meant, doubt := spoken(words, open)
	w.meant = meant
	if doubt.word == "" {
		return true
	}
	var readings []string
	for _, tag := range doubt.tags {
		readings = append(readings, fmt.Sprintf("%s (%s)", english[day.MonthIn(tag, doubt.word)-1], tag))
	}
	r.diags.Errorf(first[doubt.word].Pos, "date-ambiguous", "%q is the name of two months, %s, and no other date of the file shows which is meant", doubt.word, strings.Join(readings, " or ")).
		Hintf("write the numbers of the months")
	return false
}

// askMonth asks which of two languages a cell is written in.
func (r *reader) askMonth(at int, cell source.Cell, word string, tags ...string) {
	var readings, forms []string
	for _, tag := range tags {
		w := wordsNamed(cell.Text, word)[0]
		readings = append(readings, fmt.Sprintf("%s (%s)", english[day.MonthIn(tag, word)-1], tag))
		forms = append(forms, formOf(cell.Text, w, "MMM("+tag+")"))
	}
	r.diags.Errorf(cell.Pos, "date-ambiguous", "%q in %q is the name of two months, %s, and no other date of the file shows which is meant", word, short(cell.Text), strings.Join(readings, " or ")).
		Hintf("%s", r.sayFormat(at, forms...))
}

// formOf gives the format of a date with a name of a month.
func formOf(text string, w word, name string) string {
	digits := func(text string) string {
		var out strings.Builder
		for len(text) > 0 {
			n := len(text) - len(strings.TrimLeft(text, "0123456789"))
			switch {
			case n == 4:
				out.WriteString("YYYY")
			case n > 0:
				out.WriteString("D")
			default:
				n = 1
				out.WriteByte(text[0])
			}
			text = text[n:]
		}
		return out.String()
	}
	form := digits(text[:w.at]) + name + digits(text[w.at+len(w.text):])
	if !strings.Contains(form, "YYYY") {
		form = strings.ReplaceAll(form, "D", "YY")
	}
	return form
}

var english = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// inDoubt reads a date of which nothing but the month is open, as if it were January.
func inDoubt(text string) moment {
	for _, w := range wordsOf(text) {
		if month, ok := day.MonthNamed(w.text); ok && month == 0 {
			return readMoment(text[:w.at] + english[0] + text[w.at+len(w.text):])
		}
	}
	return moment{}
}

// word is a run of letters.
type word struct {
	at   int
	text string
}

func wordsOf(text string) []word {
	if len(text) > longest {
		return nil
	}
	var all []word
	start := -1
	for i, c := range text + " " {
		switch letter := unicode.IsLetter(c); {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			all = append(all, word{start, text[start:i]})
			start = -1
		}
	}
	return all
}

func wordsNamed(text, name string) (all []word) {
	for _, w := range wordsOf(text) {
		if w.text == name {
			all = append(all, w)
		}
	}
	return all
}
