package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// update is what is added to a file behind its end, with a table of its own
// that leads back to the former one.
type update struct {
	data    []byte
	next    int // number of the next object
	objects []object
}

type object struct{ number, offset int }

// object adds a new object and gives its number.
func (u *update) object(body string) int {
	u.next++
	u.write(u.next-1, body)
	return u.next - 1
}

// write adds an object, in place of the one that had its number.
func (u *update) write(number int, body string) {
	if n := len(u.data); n > 0 && u.data[n-1] != '\n' {
		u.data = append(u.data, '\n')
	}
	u.objects = append(u.objects, object{number, len(u.data)})
	u.data = fmt.Appendf(u.data, "%d 0 obj\n%s\nendobj\n", number, body)
}

// lastTable is where a file says that its last table begins.
var lastTable = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)

// close writes the table, in the form of the one before: a reader need not know
// both in one file.
func (u *update) close(f file) ([]byte, error) {
	former := lastTable.FindSubmatch(f.end(u.data[:u.objects[0].offset]))
	if former == nil {
		return nil, errors.New("the file does not contain the position of its table")
	}
	before, err := strconv.Atoi(string(former[1]))
	if err != nil || before >= u.objects[0].offset {
		return nil, errors.New("the position of the file's table is after its end")
	}
	first := digest(u.data[:u.objects[0].offset])
	if len(f.ID) == 2 {
		first = f.ID[0].PDFString() // it stays for the life of a file
	}
	trailer := fmt.Sprintf("/Root %s /ID [%s %s] /Prev %d", f.Root.PDFString(), first, digest(u.data), before)
	if f.Info != nil {
		trailer += " /Info " + f.Info.PDFString()
	}
	at := len(u.data)
	if bytes.HasPrefix(u.data[before:], []byte("xref")) {
		u.table(trailer)
	} else {
		u.stream(trailer)
	}
	return fmt.Appendf(u.data, "startxref\n%d\n%%%%EOF\n", at), nil
}

// end is the part of a file where its end is told.
func (f file) end(data []byte) []byte { return data[max(0, len(data)-1024):] }

// table writes a table in plain text, as files up to PDF 1.4 have it.
func (u *update) table(trailer string) {
	u.data = append(u.data, "xref\n"...)
	for _, run := range u.runs() {
		u.data = fmt.Appendf(u.data, "%d %d\n", run[0].number, len(run))
		for _, o := range run {
			u.data = fmt.Appendf(u.data, "%010d 00000 n \n", o.offset)
		}
	}
	u.data = fmt.Appendf(u.data, "trailer\n<</Size %d %s>>\n", u.next, trailer)
}

// stream writes a table as an object, as later files may have it. The table
// lists itself.
func (u *update) stream(trailer string) {
	number := u.next
	u.next++
	u.objects = append(u.objects, object{number, len(u.data)})
	var index, rows []byte
	for _, run := range u.runs() {
		index = fmt.Appendf(index, "%d %d ", run[0].number, len(run))
		for _, o := range run {
			rows = append(rows, 1, byte(o.offset>>24), byte(o.offset>>16), byte(o.offset>>8), byte(o.offset), 0)
		}
	}
	u.data = fmt.Appendf(u.data, "%d 0 obj\n<</Type /XRef /Size %d /W [1 4 1] /Index [%s] %s /Length %d>>\nstream\n%s\nendstream\nendobj\n",
		number, u.next, bytes.TrimSpace(index), trailer, len(rows), rows)
}

// runs are the objects in rows of successive numbers.
func (u *update) runs() (runs [][]object) {
	list := slices.SortedFunc(slices.Values(u.objects), func(a, b object) int { return a.number - b.number })
	for i, o := range list {
		if i == 0 || o.number != list[i-1].number+1 {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], o)
	}
	return runs
}
