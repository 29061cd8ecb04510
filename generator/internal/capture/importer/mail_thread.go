package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// mostThread is how many mails are read of those that one quotes.
const mostThread = 50

// Threads adds to the mails that were found those that they quote, each with who wrote it and
// when. Those of the author are left out, and one that two mails quote is found once.
func Threads(all []Found, author string) []Found {
	said := map[string]bool{}
	for _, f := range all {
		said[plainWords(f.Body)] = true
	}
	var with []Found
	for _, f := range all {
		quoted := threadIn(strings.Split(strings.ReplaceAll(f.thread, "\r", ""), "\n"), 0)
		if len(quoted) > 0 {
			f.Remarks = withoutQuoted(f.Remarks)
		}
		with = append(with, f)
		for i, m := range quoted {
			if said[plainWords(m.text)] {
				continue
			}
			said[plainWords(m.text)] = true
			with = append(with, m.found(f, i+1, author))
		}
	}
	return with
}

// found makes a mail that another one quotes a piece of feedback.
func (m passedOn) found(in Found, n int, author string) Found {
	from := senderOf(m.from)
	sum := sha256.Sum256([]byte(from + "\x00" + plainWords(m.text)))
	f := Found{At: in.At, What: in.What, Key: "quoted\x00" + hex.EncodeToString(sum[:]), Body: m.text, Remarks: m.remarks}
	at := diag.Pos{File: in.From, Line: 1, Col: n + 1}
	if text, has := in.textOf("title"); has {
		at.File, at.Line = text.Pos.File, text.Pos.Line
	}
	f.give("title", "", source.Cell{Text: orElse(strings.TrimSpace(answers.ReplaceAllString(m.subject, "")), in.What), Pos: at})
	f.give("from", "", source.Cell{Text: strings.ReplaceAll(from, ";", " "), Pos: at})
	if date, asked := datesAlone(firstOf(datesIn(m.date))); date.Given() && len(asked) == 0 {
		f.give("given", "dates", source.Cell{Text: date.Text, Pos: at})
	} else {
		f.remark("its date cannot be read: %q", opening(m.date))
	}
	f.remark("it is quoted in the mail %q", opening(in.What))
	if words, titled := nameWords(from); sameName(words, authorWords(author), titled) {
		f.Because = "it is from you"
	}
	return f
}

// threadIn finds the mails that lines of a mail quote, the newest first.
func threadIn(lines []string, depth int) (all []passedOn) {
	if depth > mostNested {
		return nil
	}
	keep := func(m passedOn) {
		if m.remarks = withoutQuoted(m.remarks); m.from != "" && m.text != "" {
			all = append(all, m)
		}
	}
	for i := 0; i < len(lines) && len(all) < mostThread; i++ {
		if beginsMail(lines[i:]) {
			for keep(readPassedOn(lines[i:])); i+1 < len(lines) && anyHeader.MatchString(lines[i+1]); i++ {
			}
			continue
		}
		intro, width := introAt(lines[i:])
		if intro == "" {
			continue
		}
		inner, marked := quotedBelow(lines[i+width:])
		text, remarks := ownWords(strings.Join(inner, "\n"))
		keep(passedOn{from: writerIn(intro), date: intro, text: text, remarks: remarks})
		if i += width - 1; marked { // what stands within the marks is of this mail
			all = append(all, threadIn(inner, depth+1)...)
			i += len(inner)
		}
	}
	return all
}

// introAt gives the line that says who wrote what stands below, which programs break in two.
func introAt(lines []string) (intro string, width int) {
	isOne := func(line string) bool {
		return quoteIntro.MatchString(line) && !strings.HasPrefix(line, "-") && len(datesIn(line)) > 0
	}
	if len(lines) > 0 && isOne(lines[0]) {
		return lines[0], 1
	}
	if len(lines) > 1 {
		intro = lines[0] + " " + lines[1]
		if marked := len(lines) > 2 && strings.HasPrefix(lines[2], ">"); isOne(intro) && (marked || addressBehind.MatchString(intro)) {
			return intro, 2
		}
	}
	return "", 0
}

// quotedBelow gives the lines of a quote without their marks. A mail that was HTML has no marks: what
// follows is the quote then.
func quotedBelow(lines []string) (inner []string, marked bool) {
	for _, line := range lines {
		blank := strings.TrimSpace(line) == ""
		if !blank && !strings.HasPrefix(line, ">") {
			break
		}
		marked = marked || !blank
		inner = append(inner, strings.TrimPrefix(strings.TrimPrefix(line, ">"), " "))
	}
	if !marked {
		return lines, false
	}
	return inner, true
}

var writes = regexp.MustCompile(`(?i)\s*(?:wrote|schreef|schrieb|a écrit|escribió|escreveu|ha scritto|skrev|napisał\(?a?\)?|het volgende geschreven)?\s*:\s*$`)

// writerIn gives the name in a line such as "On 3 Nov 2026 at 10:00, Bo Lind <bo@x> wrote:": the
// words with capitals in front of the address, or at the end.
func writerIn(intro string) string {
	intro = writes.ReplaceAllString(intro, "")
	address := ""
	if at := addressBehind.FindStringIndex(intro); at != nil {
		address, intro = strings.Trim(intro[at[0]:at[1]], " <>[]()"), intro[:at[0]]
	}
	words := strings.Fields(strings.Trim(intro, ` "`))
	begin := len(words)
	for begin > 0 {
		word := strings.Trim(words[begin-1], `"`)
		first := []rune(word + " ")[0]
		if strings.HasSuffix(word, ",") && begin < len(words) || strings.HasSuffix(word, ":") || strings.ContainsAny(word, "0123456789") || !unicode.IsUpper(first) && !slices.Contains(smallWords, word) {
			break
		}
		begin--
	}
	for begin < len(words) && slices.Contains(smallWords, words[begin]) && begin == len(words)-1 {
		begin++
	}
	return orElse(strings.Trim(strings.Join(words[begin:], " "), `",`), address)
}

// withoutQuoted takes out what was said of quotes that are read now.
func withoutQuoted(remarks []string) (rest []string) {
	for _, remark := range remarks {
		if !strings.Contains(remark, "quoted line") {
			rest = append(rest, remark)
		}
	}
	return rest
}

// plainWords gives the words of a text without the marks and blanks between them.
func plainWords(text string) string { return strings.Join(strings.FieldsFunc(text, noWord), " ") }
