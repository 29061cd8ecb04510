package importer

import (
	"fmt"
	"net/mail"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var (
	// forwards is a subject of a mail that is passed on.
	forwards = regexp.MustCompile(`(?i)^\s*(?:(?:res?|aw|sv|antw|odp|ynt)\s*:\s*)*(?:fwd?|wg|tr|enc|rv|i|vs|doorst|pd|ilt)\s*:`)
	// forwardBegins is a line behind which a mail stands that is passed on.
	forwardBegins = regexp.MustCompile(`(?i)^\s*(?:-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensagem (?:re)?encaminhada|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht)|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|início da mensagem (?:re)?encaminhada|inicio del mensaje reenviado|inizio messaggio inoltrato)\s*:)`)
	addressBehind = regexp.MustCompile(`\s*[<\[(](?:mailto:)?[^<>\[\]()\s]+@[^<>\[\]()]*[>\])]`)
)

// passedOn is a mail within another one, as its text has it, and what was left out of it
// and of the words above it.
type passedOn struct {
	from, date, subject, text string
	remarks                   []string
}

// forwarded parts a mail that passes another one on: what its sender wrote above, and the
// other mail. Without a line that says so, its subject does.
func forwarded(subject, text string) (above string, other passedOn, is bool) {
	lines := strings.Split(strings.ReplaceAll(text, "\r", ""), "\n")
	says, tries := forwards.MatchString(subject), 0
	for i, line := range lines {
		if tries == mostNested {
			break
		}
		marked := forwardBegins.MatchString(line)
		if !marked && !(says && (quoteBegins.MatchString(line) || beginsMail(lines[i:]))) {
			continue
		}
		if marked || quoteBegins.MatchString(line) {
			i++
		}
		tries++
		if other = readPassedOn(lines[i:]); other.from != "" && other.text != "" {
			if marked || quoteBegins.MatchString(line) {
				i--
			}
			above, remarks := ownWords(strings.Join(lines[:i], "\n"))
			for _, remark := range remarks {
				other.remarks = append(other.remarks, "above it, "+remark)
			}
			return above, other, true
		}
	}
	return "", passedOn{}, false
}

// readPassedOn reads the headers that stand above a mail, and its words.
func readPassedOn(lines []string) (m passedOn) {
	unquoted := func(line string) string { return strings.TrimSpace(strings.TrimLeft(line, "> ")) }
	at, headers := 0, 0
	for ; at < len(lines); at++ {
		line := unquoted(lines[at])
		found := anyHeader.FindStringSubmatch(line)
		switch {
		case line == "" && headers == 0:
			continue
		case found == nil:
			if headers == 0 {
				return passedOn{}
			}
			if line != "" {
				m.remarks = append(m.remarks, "what stands among its headers was left out: "+opening(line))
			}
		case fromLine.MatchString(line), headers == 0 && beginsMail(lines[at:]):
			m.from = found[2]
		case sentLine.MatchString(line), m.date == "" && moment.MatchString(found[2]):
			m.date = found[2]
		case subjectLine.MatchString(line):
			m.subject = found[2]
		}
		if line == "" {
			break
		}
		headers++
	}
	quoted := at < len(lines)
	for _, line := range lines[min(at, len(lines)):] {
		quoted = quoted && (strings.HasPrefix(line, ">") || strings.TrimSpace(line) == "")
	}
	rest := strings.Join(lines[min(at, len(lines)):], "\n")
	if quoted { // some programs mark what they pass on as they mark a quote
		rest = regexp.MustCompile(`(?m)^> ?`).ReplaceAllString(rest, "")
	}
	text, remarks := ownWords(rest)
	m.text, m.remarks = text, append(m.remarks, remarks...)
	return m
}

// mostAbove is how many words stand above a mail that is passed on and are no feedback of
// their own: "FYI, for your appraisal".
const mostAbove = 20

// passed gives the feedback of a mail that was passed on, and what its sender wrote above
// it, if that is more than a few words.
func (f Found) passed(at diag.Pos, sender, above string, m passedOn) []Found {
	subject := orElse(strings.TrimSpace(answers.ReplaceAllString(m.subject, "")), f.What)
	from := senderOf(m.from)
	other := Found{At: f.At, What: subject, Key: f.Key + "\x00passed on", Body: m.text, thread: f.thread}
	other.give("title", "", source.Cell{Text: subject, Pos: at})
	other.give("from", "", source.Cell{Text: strings.ReplaceAll(from, ";", " "), Pos: at})
	if date, asked := datesAlone(firstOf(datesIn(m.date))); date.Given() && len(asked) == 0 {
		other.give("given", "dates", source.Cell{Text: date.Text, Pos: at})
	} else {
		other.Remarks = append(other.Remarks, fmt.Sprintf("its date cannot be read: %q", opening(m.date)))
	}
	other.Remarks = append(other.Remarks, fmt.Sprintf("%s passed it on; the words are those of %s", sender, from))
	other.Remarks = append(other.Remarks, m.remarks...)
	if len(strings.Fields(above)) > mostAbove {
		f.Body, f.Because = above, ""
		return []Found{f, other}
	}
	if above != "" {
		other.Remarks = append(other.Remarks, fmt.Sprintf("%s wrote above it, which was left out: %s", sender, opening(above)))
	}
	other.Remarks = append(other.Remarks, f.Remarks...)
	return []Found{other}
}

// senderOf gives the name of a sender, or else the address.
func senderOf(from string) string {
	if a, err := mail.ParseAddress(from); err == nil {
		return orElse(a.Name, a.Address)
	}
	return orElse(strings.Trim(addressBehind.ReplaceAllString(from, ""), ` "*`), from)
}

func firstOf(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}
