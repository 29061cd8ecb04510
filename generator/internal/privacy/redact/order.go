package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

const (
	// mostTurned is how many words of a name may stand in front that are behind others in
	// it. With more, only the last one does.
	mostTurned = 4
	// mostOfTurned is how many words a name may have that is turned round.
	mostOfTurned = 12
)

// turn takes up a name with its last words first, as bibliographies, address books and
// tables have it: of "Ana Silva", "Silva, Ana", "Silva;Ana" and "silva.ana".
func (m *Matcher) turn(of casefile.Text, as string, how care) {
	words := strings.Fields(of.V)
	if len(words) < 2 || len(words) > mostOfTurned || strings.ContainsAny(of.V, ",;"+wideMarks) {
		return
	}
	for k := len(words) - 1; k > 0 && k >= len(words)-mostTurned; k-- {
		spelling := strings.Join(slices.Concat(words[k:], words[:k]), " ")
		var l Letters
		l.Fold(spelling, nil)
		for _, f := range l.Writings(spelling) {
			if front := len(words) - k; front < len(f.heads) && len(f.heads) == len(words) {
				f.turned = f.heads[front]
				m.take(Secret{Of: of, as: as, Kind: Name, Care: how, form: f})
			}
		}
	}
}

// wideMarks are those of East Asian scripts.
const wideMarks = "，、；"

// widestTurn is how many bytes may stand between the two parts of such a name.
const widestTurn = 24

// plainMarks are the signs in an address that stand between such words.
var plainMarks = strings.NewReplacer("，", ",", "、", ",", "；", ";", "%2C", ",", "%2c", ",", "%3B", ";", "%3b", ";", "%20", " ", "%09", "\t", "&#44;", ",", "&comma;", ",")

// turns tells whether between the two parts of a name that is turned round stands what
// says that it is: a comma or a mark of a table, a sign of an address, or nothing but a
// space behind a surname in capitals.
func (s *Secret) turns(text string, l *Letters, i int) bool {
	if l.start[i+s.turned]-l.end[i+s.turned-1] > widestTurn {
		return false
	}
	between := text[l.end[i+s.turned-1]:max(l.end[i+s.turned-1], l.start[i+s.turned])]
	if strings.ContainsAny(between, "%&"+wideMarks) {
		between = plainMarks.Replace(between)
	}
	only := func(signs string) bool { return strings.Trim(between, signs) == "" }
	switch {
	case only("-._+"): // of an address; or nothing
		return true
	case strings.Count(between, ",")+strings.Count(between, ";")+strings.Count(between, "\t")+strings.Count(between, "|") == 1 && only(",;|\t \r\n\"'{}()[]*_\\"):
		return !s.listed(text, l, i)
	case only(" \u00a0"):
		return !slices.Contains(l.large[i:i+s.turned], false) && !s.listed(text, l, i)
	}
	return false
}

// listed tells whether the words belong to two other names in a row: "Eva Silva, Ana
// Costa".
func (s *Secret) listed(text string, l *Letters, i int) bool {
	before, behind := text[:l.start[i]], text[l.end[i+len(s.letters)-1]:]
	if !strings.HasSuffix(before, " ") || !strings.HasPrefix(behind, " ") {
		return false
	}
	word := before[strings.LastIndexFunc(strings.TrimRight(before, " "), unicode.IsSpace)+1:]
	first, _ := utf8.DecodeRuneInString(word)
	next, _ := utf8.DecodeRuneInString(behind[1:])
	return unicode.IsUpper(first) && unicode.IsUpper(next)
}

// crosses tells whether a span shares letters with one of others, which has some that
// it has not. The others are in the order of their beginnings and of their ends.
func (s span) crosses(others []span) bool {
	n, _ := slices.BinarySearchFunc(others, s.start+1, startsAt)
	for n = max(0, n-1); n < len(others) && others[n].start < s.end; n++ {
		if g := others[n]; s.start < g.end && (g.start < s.start || s.end < g.end) {
			return true
		}
	}
	return false
}

// upright gives the longest spans in the order of the name, each beginning and ending
// behind the one before.
func upright(found []span) []span {
	var all []span
	for _, f := range found {
		switch n := len(all) - 1; {
		case f.of.turned > 0 || n >= 0 && f.end <= all[n].end:
		case n >= 0 && all[n].start == f.start:
			all[n] = f
		default:
			all = append(all, f)
		}
	}
	return all
}
