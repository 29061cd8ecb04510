package document

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// numberSources puts a short reference where a page says from which place of which file it
// has something, and the files into a list, in the order in which a reader meets them. Without
// a list the page keeps what it says.
func numberSources(root *html.Node) {
	lists := chosen(root, func(n *html.Node) bool { _, ok := attr(n, "data-sources"); return ok })
	if len(lists) == 0 {
		return
	}
	list := lists[0]
	empty(list)
	ids := map[string]bool{}
	for n := range elements(root) {
		if id, ok := attr(n, "id"); ok {
			ids[id] = true
		}
	}
	one, line := told(root, "data-source", "source %d"), told(root, "data-source-line", "source %d, line %d")
	var places []string // the id of each item
	numbers := map[string]int{}
	for _, n := range chosen(root, func(n *html.Node) bool { _, ok := attr(n, "data-from"); return ok && n != list }) {
		place, _ := attr(n, "data-from")
		file, at := placeOf(place)
		number, ok := numbers[file]
		if !ok {
			number = len(numbers) + 1
			numbers[file] = number
			id := "source-" + strconv.Itoa(number)
			for ids[id] {
				id += "-of"
			}
			ids[id], places = true, append(places, id)
			list.AppendChild(sourceItem(id, file))
		}
		text := fmt.Sprintf(one, number)
		if at > 0 {
			text = fmt.Sprintf(line, number, at)
		}
		link := element(atom.A, "href", "#"+places[number-1])
		link.AppendChild(textNode(text))
		empty(n)
		n.AppendChild(link)
	}
	if parent := list.Parent; len(numbers) == 0 && parent != nil {
		remove(list)
		removeEmpty(parent)
	}
}

func sourceItem(id, file string) *html.Node {
	item := element(atom.Li, "id", id)
	item.AppendChild(textNode(file))
	return item
}

// placeOf parts "content/metrics/lag.csv:31" into the file and the line, 0 where it has none.
func placeOf(place string) (file string, line int) {
	if i := strings.LastIndexByte(place, ':'); i > 0 {
		if n, err := strconv.Atoi(place[i+1:]); err == nil && n > 0 {
			return place[:i], n
		}
	}
	return place, 0
}

func empty(n *html.Node) {
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
}
