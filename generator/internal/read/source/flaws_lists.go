package source

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// numbers tells of lists whose items are not printed with the numbers that are
// written: a list counts up from its first number, whatever stands before the others.
func (f *flaws) numbers(list *ast.List) {
	if !list.IsOrdered() || list.ChildCount() < 2 {
		return
	}
	var written []int
	first := -1 // of the items, the one that is printed otherwise
	var start, end int
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		n, from, to, ok := f.numberAt(item.Pos())
		if !ok {
			return
		}
		if printed := list.Start + len(written); n != printed && first < 0 {
			first, start, end = len(written), from, to
		}
		written = append(written, n)
	}
	if first < 0 || allOnes(written) {
		return
	}
	kind := Renumbered
	if edited(written) {
		kind = Miscounted
	}
	flaw := f.tell(kind, start, end, "", f.raw(start, end))
	flaw.Form = fmt.Sprintf("%d%s", list.Start+first, string(f.src[end-1:end]))
}

// numberAt reads the number of an item: its digits, and the sign behind them.
func (f *flaws) numberAt(at int) (n, start, end int, ok bool) {
	if at < 0 || at >= len(f.src) {
		return 0, 0, 0, false
	}
	rest := bytes.TrimLeft(f.src[at:], " \t")
	start = len(f.src) - len(rest)
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	n, err := strconv.Atoi(string(rest[:digits]))
	return n, start, start + digits + 1, err == nil && digits < len(rest) && (rest[digits] == '.' || rest[digits] == ')')
}

// allOnes tells whether the numbers leave the counting to Markdown: 1, 1, 1.
func allOnes(numbers []int) bool {
	for _, n := range numbers {
		if n != numbers[0] || n > 1 {
			return false
		}
	}
	return true
}

// edited tells whether numbers look like those of a list that was counted once, and
// from which an item was taken, or to which one was added since: 1, 2, 4 or 1, 2, 2, 3.
func edited(numbers []int) bool {
	if numbers[0] > 1 {
		return false
	}
	for _, n := range numbers {
		if n > numbers[0]+len(numbers) {
			return false
		}
	}
	return true
}

// oddNumbers tells whether lines of a text begin with numbers that do not count up.
func oddNumbers(s string) bool {
	last, same := -1, false
	for at := 0; at < len(s); {
		i := at
		for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '>' || s[i] == '-' || s[i] == '*' || s[i] == '+') {
			i++
		}
		n, digits := 0, 0
		for ; i < len(s) && s[i] >= '0' && s[i] <= '9' && digits < 10; i, digits = i+1, digits+1 {
			n = 10*n + int(s[i]-'0')
		}
		if digits > 0 && i < len(s) && (s[i] == '.' || s[i] == ')') {
			switch {
			case last < 0:
			case n == last && n <= 1:
				same = true
			case n != last+1 || same:
				return true
			}
			last = n
		}
		next := strings.IndexByte(s[at:], '\n')
		if next < 0 {
			return false
		}
		at += next + 1
	}
	return false
}
