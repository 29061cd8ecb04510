package richtext

// span is words with emphasis or a link.
type span struct {
	mark, address string
	at            int // where it begins in the text of the paragraph
}

// spans are the open ones of a paragraph.
type spans struct {
	w    *writer
	open []span
}

func (s *spans) start(one span) {
	one.at = s.w.text.Len()
	s.open = append(s.open, one)
}

// end ends the last one. What of it stood in a paragraph that has ended is as it was.
func (s *spans) end() {
	if len(s.open) == 0 {
		return
	}
	one := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	at := min(one.at, s.w.text.Len())
	words := string(s.w.text.Bytes()[at:])
	s.w.text.Truncate(at)
	switch {
	case one.mark != "":
		words = marked(words, one.mark)
	case one.address != "":
		words = linked(words, one.address)
	}
	s.w.text.WriteString(words)
}

func (s *spans) endAll() {
	for len(s.open) > 0 {
		s.end()
	}
}
