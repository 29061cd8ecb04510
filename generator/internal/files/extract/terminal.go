package extract

import (
	"bytes"
	"regexp"
	"unicode/utf8"
)

// introduced is how the escapes of a terminal begin, in its bytes or as programs
// print them: ESC [, the same in one letter, "\x1b[", "\033[", "^[[".
const introduced = `(?:(?:\x1b|\\x1[bB]|\\0?33|\\e|\\u001[bB]|\\u\{1[bB]\}|\^\[|\x{241b}|&#27;|&#[xX]1[bB];)\[|\x{9b})`

var (
	// sequences are those of ECMA-48 that move and colour, and those with a text of
	// their own, as titles and links: that text stands in the file as it is.
	sequences = regexp.MustCompile(introduced + `[0-?]*[ -/]*[@-~]` +
		`|(?:\x1b[\]PX^_]|[\x{9d}\x{90}])[^\x07\x1b\x{9c}\n]*(?:\x07|\x1b\\|\x{9c})?` +
		`|\x1b[ -/]*[0-OQ-WYZ\\` + "`" + `a-~]|\x1b`)
	// colours without the letter that begins them, which many a program takes away.
	colours = regexp.MustCompile(`\[[0-9]{1,3}(?:;[0-9]{1,3})*m`)
)

// terminal gives what a terminal shows: without its escapes, and with what is typed
// over a letter in its place. An escape that moves parts words, or does not.
func terminal(data []byte) []Text {
	if !bytes.ContainsAny(data, "[\b\x1b\u009b\u009d\u0090") {
		return nil
	}
	found := sequences.Match(data) || colours.Match(data)
	if !found && bytes.IndexByte(data, '\b') < 0 {
		return nil
	}
	moves := false
	parted := colours.ReplaceAllLiteral(sequences.ReplaceAllFunc(data, func(escape []byte) []byte {
		switch last := escape[len(escape)-1]; {
		case escape[0] == 0x1b && len(escape) > 1 && escape[1] != '[', last == 'm', last == 'K', last == 'h', last == 'l':
			return nil
		}
		moves = true
		return []byte(" ")
	}), nil)
	all := []Text{{"terminal", typedOver(parted)}}
	if moves {
		all = append(all, Text{"terminal, joined", typedOver(colours.ReplaceAllLiteral(sequences.ReplaceAllLiteral(data, nil), nil))})
	}
	return all
}

// typedOver goes back at a backspace, as a terminal and a printer do.
func typedOver(data []byte) []byte {
	if bytes.IndexByte(data, '\b') < 0 {
		return data
	}
	out := make([]byte, 0, len(data))
	for _, c := range data {
		if c != '\b' {
			out = append(out, c)
			continue
		}
		if _, n := utf8.DecodeLastRune(out); n > 0 && out[len(out)-1] != '\n' {
			out = out[:len(out)-n]
		}
	}
	return out
}
