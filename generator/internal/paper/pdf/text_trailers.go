package pdf

import "regexp"

// dictionaryHead stands in front of the dictionary of a trailer, or of an object.
var dictionaryHead = regexp.MustCompile(`\btrailer\b|\d\s+obj\b`)

// sayTrailers tells the strings of all trailers, also of those that are the dictionary of a
// stream with the table (ISO 32000-2, 7.5.5 and 7.5.8.2). They are no objects of the file. The
// standard has the information in an object; readers show it from the trailer, too.
func (r *reader) sayTrailers(data []byte) error {
	if err := r.spend(len(data)); err != nil {
		return err
	}
	apart := false // a dictionary has no end, so each is read up to the next one
	for at := 0; ; {
		head := dictionaryHead.FindIndex(data[at:])
		if head == nil {
			return nil
		}
		from := at + head[1]
		rest := data[from:]
		if next := dictionaryHead.FindIndex(rest); apart && next != nil {
			rest = rest[:next[0]]
		}
		strings, end, ended := trailerStrings(rest, data[at+head[0]] == 't')
		if !ended && !apart {
			apart = true
			continue
		}
		at = from + end
		for _, text := range strings {
			r.said.say("information", textString(text))
		}
	}
}

// trailerStrings gives the strings of a dictionary, and the keys of the information in it, if it
// is that of a trailer: it is called so, or says it. End is where it ends.
func trailerStrings(data []byte, called bool) (strings [][]byte, end int, ended bool) {
	l := lexer{data: data}
	if l.next().kind != tokenDict {
		return nil, l.at, true
	}
	key := ""
	for depth := 1; depth > 0; {
		switch t := l.next(); t.kind {
		case tokenEnd:
			return strings, l.at, false
		case tokenDict:
			depth++
		case tokenDictEnd:
			depth--
		case tokenName:
			name := string(t.text)
			switch {
			case depth == 1:
				called = called || key == "Type" && name == "XRef"
				key = name
			case depth == 2 && key == "Info" && !isInformation(name):
				strings = append(strings, t.text)
			}
		case tokenString:
			if key != "ID" {
				strings = append(strings, t.text)
			}
		case tokenOperator:
			if word := string(t.text); word == "stream" || word == "endobj" || word == "startxref" {
				depth = 0
			}
		}
	}
	if !called {
		strings = nil
	}
	return strings, l.at, true
}

// isInformation tells whether a key of the information is one of the standard.
func isInformation(key string) bool {
	switch key {
	case "Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped":
		return true
	}
	return false
}
