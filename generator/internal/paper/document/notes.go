package document

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// notes numbers the addresses that lead out of the document, in the order in
// which a reader meets them.
type notes struct {
	list      *html.Node // where they go; without it there are no notes
	numbers   map[string]int
	addresses []string
}

func newNotes(root *html.Node) *notes {
	s := &notes{numbers: map[string]int{}}
	lists := chosen(root, func(n *html.Node) bool { _, ok := attr(n, "data-notes"); return ok })
	if len(lists) > 0 {
		s.list = lists[0]
	}
	return s
}

// add puts the number of an address after a link. A link that reads as its
// address needs none, and what nobody sees has none.
func (s *notes) add(link *html.Node, address string) {
	if s.list == nil || readsAs(oneLine(allText(link)), address) {
		return
	}
	if closest(link, func(n *html.Node) bool { return n.Namespace != "" || unseen(n) }) != nil {
		return
	}
	number, ok := s.numbers[address]
	if !ok {
		s.addresses = append(s.addresses, address)
		number = len(s.addresses)
		s.numbers[address] = number
	}
	ref := element(atom.Sup, "class", "note-ref")
	ref.AppendChild(textNode("[" + strconv.Itoa(number) + "]"))
	insertAfter(ref, link)
}

func readsAs(text, address string) bool {
	plain := func(s string) string {
		for _, scheme := range []string{"https://", "http://"} {
			s = strings.TrimPrefix(s, scheme)
		}
		return strings.TrimSuffix(s, "/")
	}
	return plain(text) == plain(address)
}

// write fills the list, or takes away an empty one and the section that it
// alone is in.
func (s *notes) write() {
	if s.list == nil {
		return
	}
	if len(s.addresses) == 0 {
		if parent := s.list.Parent; parent != nil {
			remove(s.list)
			removeEmpty(parent)
		}
		return
	}
	empty(s.list)
	for _, address := range s.addresses {
		link := element(atom.A, "href", address, "class", "bare")
		link.AppendChild(textNode(address))
		item := element(atom.Li)
		item.AppendChild(link)
		s.list.AppendChild(item)
	}
}
