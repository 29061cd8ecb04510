package cursor

import "strings"

// flow is what stands between brackets, up to a place.
type flow struct {
	brackets []bracket
	word     int // where the word begins that goes on; -1 = none does
	end      int // behind the last bracket, or the place
}

// bracket is a list or a map that is open.
type bracket struct {
	list bool
	key  string   // whose value comes; "" = a key comes
	keys []string // that the map has
}

func (f *flow) open() bool { return len(f.brackets) > 0 }

// flowOf reads from a bracket on, up to a place or to where it is closed. The mark stands
// between a key and its value.
func flowOf(text string, start, to int, mark byte) *flow {
	f := &flow{word: -1, end: to}
	for i := start; i < to; i++ {
		switch c := text[i]; {
		case (c == '"' || c == '\'') && f.word < 0:
			f.word = i
			closing := i + 1
			for closing < to && text[closing] != c {
				if text[closing] == '\\' && c == '"' {
					closing++
				}
				closing++
			}
			if closing >= to {
				return f
			}
			i = closing
		case c == '[' || c == '{':
			f.brackets = append(f.brackets, bracket{list: c == '['})
			f.word = -1
		case c == ']' || c == '}':
			f.brackets, f.word = f.brackets[:len(f.brackets)-1], -1
			if len(f.brackets) == 0 {
				f.end = i + 1
				return f
			}
		case c == ',':
			f.brackets[len(f.brackets)-1].key, f.word = "", -1
		case c == mark && f.word >= 0 && (c == '=' || text[i-1] == '"' || i+1 == len(text) || strings.IndexByte(" \t\r\n", text[i+1]) >= 0):
			if top := &f.brackets[len(f.brackets)-1]; !top.list && top.key == "" {
				top.key = strings.Trim(strings.TrimSpace(text[f.word:i]), `"'`)
				top.keys = append(top.keys, top.key)
				f.word = -1
			}
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case f.word < 0:
			f.word = i
		}
	}
	return f
}

// place tells what stands where the flow ends.
func (f *flow) place(w where, text string, lineEnd, offset int) Place {
	if !f.open() {
		return Place{}
	}
	for _, b := range f.brackets[:len(f.brackets)-1] {
		if b.key != "" {
			w = w.into(b.key)
		}
	}
	start := f.word
	if start < 0 {
		start = offset
	}
	end := offset
	if quote := text[start:min(start+1, len(text))]; start < offset && (quote == `"` || quote == "'") {
		if i := strings.Index(text[start+1:lineEnd], quote); i >= 0 {
			end = start + 1 + i + 1
		}
	} else {
		for end < lineEnd && strings.IndexByte(",]}:=\n\r", text[end]) < 0 {
			end++
		}
		end = start + len(strings.TrimRight(text[start:end], " \t"))
	}
	end = max(end, start)
	top := f.brackets[len(f.brackets)-1]
	if !top.list && top.key == "" {
		p := w.key(strings.TrimSpace(text[start:end]))
		p.Present = top.keys
		return p.word(text, start, end, offset)
	}
	if top.key != "" {
		w = w.into(top.key)
	}
	return w.value().word(text, start, end, offset)
}
