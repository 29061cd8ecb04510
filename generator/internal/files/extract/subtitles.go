package extract

import (
	"bytes"
	"regexp"
)

// clock is a time of a recording, as subtitles and transcripts write it.
const clock = `(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}(?:[.,:;][0-9]{1,3})?`

var (
	// cueHead is a line of SubRip and WebVTT that says from when to when the next ones are shown.
	cueHead = regexp.MustCompile(`^[ \t]*` + clock + `[ \t]*-->`)
	// cueStart is where the words of a cue stand on the same line: its times in brackets or
	// not, its frames ([10][20], {1}{25}), or its times as columns.
	cueStart = regexp.MustCompile(`^[ \t]*(?:[\[(<]?` + clock + `(?:[ \t]*(?:-->|[-–,])[ \t]*` + clock + `)?[\])>]?[ \t:=,]*|\[[0-9]*\]\[[0-9]*\]/?|\{[0-9]*\}\{[0-9]*\}|[0-9.]+\t[0-9.]+\t)`)
	// aside are the parts of WebVTT that nobody sees.
	aside = regexp.MustCompile(`^(?:NOTE|STYLE|REGION)\b`)
	// eventFields are the names of the fields of SubStation Alpha, the last of which is the text.
	eventFields = regexp.MustCompile(`^Format:.*,[ \t]*Text[ \t]*$`)
	// turn is a line of a transcript that says who speaks from when on.
	turn = regexp.MustCompile(`^[ \t]*\pL[^:\n]{0,60}[ \t][\[(]?` + clock + `[\])]?[ \t]*$`)

	// dress is what stands within lines and is not read: times, tags, and letters above others.
	dress = regexp.MustCompile(`(?i)<rt>[^<>\n]*</rt>|</?[a-z][^<>\n]*>|[\[<(]` + clock + `[\])>]|\{[^{}\n]*\}`)
	// spaces are what is read as one.
	spaces = regexp.MustCompile(`\\[Nnh]|\||\[br\]`)
)

// fieldsOfEvent is how many fields a line of SubStation Alpha has before its text, if the
// file does not say it.
const fieldsOfEvent = 9

// mostOfSpeaker is how many bytes before a colon may say who speaks.
const mostOfSpeaker = 60

// subtitles gives what subtitles and transcripts say, in a row: without the heads of their
// cues, times and tags. Where a tag stands between letters, one may read a word or two.
func subtitles(data []byte) []Text {
	if !timed(data) {
		return nil
	}
	var whole, parted []byte
	for line := range bytes.Lines(cueLines(data)) {
		if bytes.ContainsAny(line, `\|[`) {
			line = spaces.ReplaceAllLiteral(line, []byte(" "))
		}
		if !bytes.ContainsAny(line, "<[({") {
			whole, parted = append(whole, line...), append(parted, line...)
			continue
		}
		whole = append(whole, dress.ReplaceAllLiteral(line, nil)...)
		parted = append(parted, dress.ReplaceAllLiteral(line, []byte(" "))...)
	}
	return []Text{{"subtitles", whole}, {"subtitles/text", parted}}
}

// timed tells whether a text has a time, a pair of frames, or an override of SubStation Alpha.
func timed(data []byte) bool {
	digit := func(i int) bool { return '0' <= data[i] && data[i] <= '9' }
	for i := 0; i+2 < len(data); i++ {
		switch data[i] {
		case ':', '\t':
			if i > 0 && digit(i-1) && digit(i+1) && (data[i] == '\t' || digit(i+2)) {
				return true
			}
		case '}', ']':
			if i > 0 && digit(i-1) && data[i+1] == data[i]-2 && digit(i+2) {
				return true
			}
		case '{':
			if data[i+1] == '\\' {
				return true
			}
		}
	}
	return false
}

// cueLines gives the lines of the cues that have words.
func cueLines(data []byte) []byte {
	data = bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	webVTT := bytes.HasPrefix(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("WEBVTT"))
	out := make([]byte, 0, len(data))
	var last, who []byte // the line before, which may be the number of a cue; who spoke last
	fields, blank, hidden := fieldsOfEvent, true, false
	begins := false // an empty line stands before the line before
	for line := range bytes.Lines(data) {
		line = bytes.TrimRight(line, "\n")
		switch {
		case len(bytes.TrimSpace(line)) == 0:
			blank, hidden = true, false
			continue
		case hidden, webVTT && blank && aside.Match(line):
			hidden = true
			continue
		case bytes.Contains(line, []byte("-->")) && cueHead.Match(line):
			if blank || !begins && len(bytes.Trim(last, "0123456789 \t")) > 0 {
				out = append(append(out, last...), '\n')
			}
			last, blank, begins = nil, false, false
			continue
		case bytes.ContainsAny(line[len(line)-1:], "0123456789)] \t") && turn.Match(line):
			blank = false
			continue
		case bytes.HasPrefix(line, []byte("Format:")) && eventFields.Match(line):
			fields = bytes.Count(line, []byte(","))
		case bytes.HasPrefix(line, []byte("Dialogue:")), bytes.HasPrefix(line, []byte("Comment:")):
			if all := bytes.SplitN(line, []byte(","), fields+1); len(all) > fields {
				line = all[fields]
			}
		}
		if first := bytes.TrimLeft(line, " \t"); len(first) > 0 && bytes.IndexByte([]byte("0123456789.[({<"), first[0]) >= 0 {
			line = line[len(cueStart.Find(line)):]
		}
		if len(last) > 0 {
			out = append(append(out, last...), '\n')
		}
		if colon := bytes.IndexByte(line, ':'); 0 < colon && colon <= mostOfSpeaker {
			name := line[:colon]
			if bytes.Equal(name, who) {
				line = line[colon+1:]
			}
			who = name
		}
		last, blank, begins = line, false, blank
	}
	return append(out, last...)
}
