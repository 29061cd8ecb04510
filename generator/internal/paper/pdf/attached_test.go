package pdf

import (
	"bytes"
	"strings"
	"testing"
)

func TestAttachedSaysWhyNot(t *testing.T) {
	whole := finish(t, sample(chromiumDates), Finishing{Attachments: []Attachment{colophon}})
	empty := bytes.Replace(whole, []byte("/EF <<"), []byte("/XX <<"), 1)
	broken := bytes.Replace(whole, []byte("/EmbeddedFiles 13"), []byte("/EmbeddedFiles 1 "), 1)
	if bytes.Equal(empty, whole) || bytes.Equal(broken, whole) {
		t.Fatal("the file was not changed")
	}
	for _, test := range []struct {
		name string
		data []byte
		want string // begins the message
	}{
		{"empty", nil, "not a PDF file"},
		{"a web page", []byte("<!doctype html>"), "not a PDF file"},
		{"only its first line", []byte("%PDF-1.4\n"), "the PDF file is damaged: "},
		{"cut off early", whole[:100], "the PDF file is damaged: "},
		{"cut off late", whole[:len(whole)-300], `the PDF file has no attachment "colophon.json"`},
		{"a password", encrypted(t, "secret"), "the PDF file is encrypted"},
		{"an owner's password", encrypted(t, ""), "the PDF file is encrypted, although it opens without a password"},
		{"nothing attached", sample(chromiumDates), `the PDF file has no attachment "colophon.json"`},
		{"another name", finish(t, sample(chromiumDates), Finishing{Attachments: []Attachment{{Name: "x"}}}), `the PDF file has no attachment "colophon.json"`},
		{"no content", empty, `the attachment "colophon.json" cannot be read: it has no content`},
		{"no tree", broken, `the PDF file has no attachment "colophon.json"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			data, err := Attached(test.data, "colophon.json")
			if err == nil || !strings.HasPrefix(err.Error(), test.want) || data != nil {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

// FuzzAttached looks for files that make the reader panic, or take all the
// memory or time there is.
func FuzzAttached(f *testing.F) {
	plain := sample(chromiumDates)
	whole, err := Finish(plain, Finishing{Attachments: []Attachment{colophon}})
	if err != nil {
		f.Fatal(err)
	}
	inStream, err := Finish(packed(f), Finishing{Attachments: []Attachment{colophon}})
	if err != nil {
		f.Fatal(err)
	}
	for _, data := range [][]byte{whole, inStream, plain, packed(f), encrypted(f, ""), encrypted(f, "secret"), whole[len(whole)/2:], []byte("%PDF-1.4\n%%EOF")} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Attached(data, "colophon.json")
		if (got == nil) == (err == nil) {
			t.Errorf("%d bytes, error %v", len(got), err)
		}
	})
}
