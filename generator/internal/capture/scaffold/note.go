package scaffold

import (
	"bytes"
	"strings"
)

// WithNote gives the text of a journal entry with a line more, an item of a list with
// the time of day. Line breaks among the words become spaces; all else is Markdown, as
// it is written. A file with Windows line ends keeps them.
func WithNote(former []byte, clock, words string) []byte {
	end := "\n"
	if bytes.Contains(former, []byte("\r\n")) {
		end = "\r\n"
	}
	text := string(former)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += end
	}
	if text != "" && !endsInList(text) {
		text += end
	}
	return []byte(text + "- " + clock + " " + strings.Join(strings.Fields(words), " ") + end)
}

// endsInList reports whether the last line of a text is an item of a list or empty, so
// that an item can follow it.
func endsInList(text string) bool {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	last := strings.TrimSpace(lines[len(lines)-1])
	return last == "" || strings.HasPrefix(last, "- ")
}
