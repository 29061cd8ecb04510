package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestTextEnds reads files that are made to take all the time or memory there is.
func TestTextEnds(t *testing.T) {
	var forms []string // each draws the next one ten times
	for i := range 20 {
		forms = append(forms, stream(fmt.Sprintf("/Subtype /Form /Resources <</XObject <</X %d 0 R>>>>", 7+i), strings.Repeat("/X Do ", 10)+"BT (x) Tj ET"))
	}
	zeros := strings.Repeat("\x00", 4<<20)
	var deep []string // each draws the next one
	for i := range 40 {
		deep = append(deep, stream(fmt.Sprintf("/Subtype /Form /Resources <</XObject <</X %d 0 R>>>>", 7+i), "/X Do"))
	}
	wide := deflated(strings.Repeat("(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ", 1<<16))
	states := onePage("", "BT (x) Tj ET")
	for range 5000 {
		states = append(states, "\n1 0 obj (x) endobj %%EOF\n"...)
	}
	type test struct {
		name string
		data []byte
		want string // of the error; "" = none
	}
	tests := []test{
		{"drawings in drawings, ten times each", onePage("/XObject <</X 6 0 R>>", "/X Do", forms...), errTooMuch.Error()},
		{"a drawing in itself", onePage("/XObject <</X 6 0 R>>", "/X Do", stream("/Subtype /Form", "/X Do /X Do BT (once) Tj ET")), ""},
		{"drawings in drawings, deep", onePage("/XObject <</X 6 0 R>>", "/X Do", deep...), errTooMuch.Error()},
		{"packed many times", onePage("", "", stream("/Filter ["+strings.Repeat("/FlateDecode ", 50)+"]", "x")), errTooMuch.Error()},
		{"letters that stand for many", onePage("/Font <</F 6 0 R>>", "BT /F 1 Tf "+strings.Repeat("("+strings.Repeat("a", 60000)+") Tj ", 20),
			"<</Type /Font /Subtype /Type1 /ToUnicode 7 0 R>>", stream("", "1 beginbfchar <61> <"+strings.Repeat("0061", 60000)+"> endbfchar")), errTooMuch.Error()},
		{"more letters than a page has", onePage("", "BT "+strings.Repeat("(hello) Tj ", mostOfPage/5+1)+"ET"), errTooMuch.Error()},
		{"objects without an end", []byte("%PDF-1.5\n" + strings.Repeat("1 0 obj\n", mostUnended+1) + "startxref\n0\n%%EOF"), errUnended.Error()},
		{"a long page", onePage("", "", "<<>>", stream("/Subtype /Form /Filter /FlateDecode", wide)), errTooMuch.Error()},
		{"wide ranges", onePage("/Font <</F 6 0 R>>", "BT /F 1 Tf <0001> Tj ET", "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [<</W ["+
			strings.Repeat("0 4294967295 1 ", 100)+"]>>]>>", stream("", strings.Repeat("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange ", 1000))), ""},
		{"marks and states left open", onePage("", strings.Repeat("q /A BMC ", 200000)), ""},
		{"brackets left open", onePage("", strings.Repeat("[ << ( ", 200000)), ""},
		{"states of a file", states, ""},
	}
	var many []string
	for range 12 {
		many = append(many, stream("/Filter /FlateDecode", deflated(zeros)))
	}
	tests = append(tests, test{"much that unpacks to much", onePage("", "", many...), errTooMuch.Error()})
	for _, test := range tests {
		began := time.Now()
		left := maxRead / 16 // so that it is known sooner
		_, err := read(test.data, &left, 0)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != test.want && !(test.want != "" && strings.HasSuffix(got, test.want)) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
		if took := time.Since(began); took > 30*time.Second {
			t.Errorf("%s took %s", test.name, took)
		}
	}
}

func TestTextIsTheSameAgain(t *testing.T) {
	data := finish(t, sample(chromiumDates), Finishing{Created: created, Attachments: []Attachment{colophon}})
	first, err := Text(data)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, err := Text(data)
		if err != nil || fmt.Sprint(again) != fmt.Sprint(first) {
			t.Fatalf("got %v, %v\nwant %v", again, err, first)
		}
	}
}

// FuzzText looks for files that make the reader panic, or take all the memory or
// time there is.
func FuzzText(f *testing.F) {
	whole, err := Finish(sample(chromiumDates), Finishing{Attachments: []Attachment{colophon}})
	if err != nil {
		f.Fatal(err)
	}
	for _, data := range [][]byte{
		whole, packed(f), encrypted(f, ""),
		onePage("/Font <</F 6 0 R>> /XObject <</X 8 0 R>>", "BT /F 10 Tf 1 Tc [(ab) -300 <41>] TJ 0 1 -1 0 5 5 Tm T* (x) ' /A <</ActualText (b) /MCID 1>> BDC (c) Tj EMC ET /X Do BI ID x EI",
			"<</Type /Font /Subtype /Type0 /Encoding /Identity-V /ToUnicode 7 0 R /DescendantFonts [<</W [1 [2] 3 4 5]>>]>>",
			stream("", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <05D0> endbfrange"),
			stream("/Subtype /Form /Matrix [1 0 0 1 0 0]", "/X Do BT (form) Tj ET")),
	} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		parts, err := Text(data)
		if err != nil && parts != nil {
			t.Errorf("%d parts, and %v", len(parts), err)
		}
		for _, p := range parts {
			if p.Name == "" || p.Unread < 0 {
				t.Errorf("%q with %d unread", p.Name, p.Unread)
			}
		}
	})
}

// FuzzDraw feeds instructions and maps of characters alone: what a file has
// around them stops most of what is found by chance.
func FuzzDraw(f *testing.F) {
	f.Add([]byte("BT /F 10 Tf [(ab) -300 <41>] TJ 0 1 -1 0 5 5 Tm T* (x) ' ET q 1 0 0 1 0 0 cm Q"), []byte("1 beginbfrange <00> <FF> <05D0> endbfrange"))
	f.Add([]byte("/A <</ActualText (b) /MCID 1>> BDC (c) Tj EMC BI ID x EI 3 Tr --1 Td"), []byte("1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <D83DDE00> endbfchar"))
	data := onePage("", "")
	f.Fuzz(func(t *testing.T, instructions, letters []byte) {
		left := 1 << 20
		r, err := newReader(data, &left, 0)
		if err != nil {
			t.Fatal(err)
		}
		m := readCharMap(letters)
		for _, fo := range []*font{{letters: m, unit: 0.001, missing: 500}, {composite: true, codes: m, letters: m, unit: 0.001, vertical: true}} {
			d := newInterpreter(r)
			r.byName["F"] = fo
			d.state.font = fo
			if err := d.run(instructions, nil, 0); err != nil {
				return
			}
			d.lines.flush()
			if text := d.lines.text() + d.lines.otherwise(); bytes.Contains([]byte(text), []byte("\n\n\n\n\n")) {
				t.Errorf("%q", text)
			}
		}
	})
}
