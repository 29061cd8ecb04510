package attach

import (
	"archive/zip"
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

func picturesOf(t testing.TB) (jpg, pngs, gifs []byte) {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.Black, color.White})
	var a, b, c bytes.Buffer
	for _, err := range []error{jpeg.Encode(&a, img, nil), png.Encode(&b, img), gif.Encode(&c, img, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return a.Bytes(), b.Bytes(), c.Bytes()
}

func zipped(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range files {
		name, text, _ := strings.Cut(name, "=")
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// file is a PDF with one object more.
func file(object string) []byte {
	return []byte("%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Count 0 /Kids []>>\nendobj\n3 0 obj\n" + object +
		"\nendobj\ntrailer\n<</Size 4 /Root 1 0 R>>\nstartxref\n0\n%%EOF\n")
}

func TestClean(t *testing.T) {
	jpg, pngs, gifs := picturesOf(t)
	svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>`)
	word := zipped(t, "[Content_Types].xml", "word/document.xml")
	tests := []struct {
		name  string
		data  []byte
		allow string
		why   string // "" = published
	}{
		{"a.jpg", jpg, "", ""},
		{"folder/A.JPEG", jpg, "", ""},
		{"a.png", pngs, "", ""},
		{"a.gif", gifs, "", ""},
		{"a.svg", svg, "", ""},
		{"a.txt", []byte("words\n"), "", ""},
		{"a.txt", []byte("#!/bin/sh\necho\n"), "", ""},
		{"a.log", []byte("\x1b[31mred\x1b[0m\n"), "", ""},
		{"a.csv", []byte("a,b\n1,2\n"), "", ""},
		{"a.md", []byte("<p align=center>x</p>\n\n# T\n"), "", ""},
		{"a.pdf", file("<<>>"), "", ""},
		{"a.zip", zipped(t, "x.txt=words"), "zip", ""},
		{"a.zip", zipped(t, "x.txt=words"), " .ZIP ", ""},
		{"a.docx", word, "docx", ""},
		{"a.json", []byte("{}"), "json", ""},
		{"a.drawio", []byte("<mxfile></mxfile>"), "drawio", ""},
		{"a.dat", []byte{0, 1, 2, 3}, "dat", ""},

		{"a.png", jpg, "", "the file is a JPEG picture and not a PNG picture"},
		{"a.jpg", []byte("<!DOCTYPE html><script>alert(1)</script>"), "", "the file is a web page and not a JPEG picture"},
		{"a.png", svg, "", "the file is an SVG drawing and not a PNG picture"},
		{"a.txt", []byte("<html><body>"), "", "the file is a web page and not plain text"},
		{"a.txt", []byte("  <!-- x --> <!doctype HTML>"), "", "the file is a web page and not plain text"},
		{"a.txt", svg, "", "the file is an SVG drawing and not plain text"},
		{"a.csv", []byte("<script>1</script>"), "", "the file is a web page and not a table in CSV"},
		{"a.md", []byte("<!doctype html><p>x"), "", "the file is a web page and not Markdown"},
		{"a.txt", []byte("M\xfcller"), "", "the file is text that is not in UTF-8"},
		{"a.csv", []byte("\xff\xfea\x00"), "", "the file is text in UTF-16"},
		{"a.txt", []byte("a\x00b"), "", "the file is of an unknown kind and not plain text"},
		{"a.txt", []byte("MZ\x90\x00\x03"), "", "the file is a program and not plain text"},
		{"a.pdf", []byte("x %PDF-1.4"), "", "the file is plain text and not a PDF file"},
		{"a.pdf", []byte("<html>%PDF-1.4"), "", "the file is a web page and not a PDF file"},
		{"a.svg", []byte("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><svg/></html>"), "", "the file is a web page and not an SVG drawing"},
		{"a.pdf", file("<</S /JavaScript /JS (x)>>"), "", "the PDF file has active content: it runs a script"},
		{"a.pdf", file("<</S /Launch /F (x)>>"), "", "the PDF file has active content: it starts a program"},
		{"a.pdf", []byte("%PDF-1.4\n"), "", "the PDF file is damaged"},
		{"a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><image href="https://a.example/x"/></svg>`), "", "the drawing refers to something outside of it"},
		{"a.jpg", jpg[:len(jpg)-4], "", "the picture cannot be read: the file ends too early"},
		{"a.txt", nil, "", "the file is empty"},
		{"README", []byte("words"), "", "the name has no ending; the file is plain text"},
		{"a.zip", zipped(t, "x.txt"), "", "the file is a ZIP archive, which is not published beside pages"},
		{"a.docx", word, "zip", "the file is a Word document, which is not published beside pages"},
		{"a.docx", zipped(t, "x.txt"), "docx", "the file is a ZIP archive and not a Word document"},
		{"a.docx", zipped(t, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "docx", "the Office file contains macros"},
		{"a.zip", []byte("PK\x03\x04 x"), "zip", "the archive cannot be read"},
		{"a.mp4", []byte("\x00\x00\x00\x18ftypisom0000"), "", "the file is a video, which is not published beside pages"},
		{"a.dat", jpg, "dat", "the file is a JPEG picture and not the type of its extension"},
		{"a.dat", []byte("<html>"), "dat", "the file is a web page and not the type of its extension"},
		{"a.dat", []byte("\x7fELF\x02"), "dat", "the file is a program and not the type of its extension"},
		{"a.html", []byte("<html>"), "html", "files that end in .html are never published: they can run"},
		{"a.xhtml", []byte("<?xml version='1.0'?><html/>"), "xhtml", "files that end in .xhtml are never published: they can run"},
		{"a.js", []byte("alert(1)"), "js", "files that end in .js are never published: they can run"},
		{"a.JS", []byte("alert(1)"), "js", "files that end in .js are never published: they can run"},
		{"a.sh", []byte("#!/bin/sh"), "sh", "files that end in .sh are never published: they can run"},
		{"a.exe", []byte("MZ"), "exe", "files that end in .exe are never published: they can run"},
		{"a.svgz", []byte("\x1f\x8b"), "svgz", "files that end in .svgz are never published: they can run"},
		{"a.docm", word, "docm", "files that end in .docm are never published: they can run"},
		{"a.jar", zipped(t, "META-INF/MANIFEST.MF"), "jar", "files that end in .jar are never published: they can run"},
	}
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.why, func(t *testing.T) {
			got, err := Clean(tt.name, tt.data, Policy{Allow: []string{"odt", tt.allow}})
			if tt.why == "" {
				if err != nil || len(got) == 0 {
					t.Fatalf("refused: %v", err)
				}
				return
			}
			var refused *Refused
			if !errors.As(err, &refused) || !strings.HasPrefix(refused.Why, tt.why) {
				t.Fatalf("got  %v\nwant %s", err, tt.why)
			}
			if refused.Hint == "" || got != nil {
				t.Errorf("hint %q, and %d bytes", refused.Hint, len(got))
			}
		})
	}
}

func TestPicturesLoseWhatIsNotSeen(t *testing.T) {
	jpg, _, _ := picturesOf(t)
	marked := append(append(append([]byte{}, jpg[:2]...), "\xff\xfe\x00\x0aPLANTED!"...), jpg[2:]...)
	got, err := Clean("a.jpg", marked, Policy{})
	if err != nil || bytes.Contains(got, []byte("PLANTED")) || len(got) != len(jpg) {
		t.Errorf("%v, %d bytes", err, len(got))
	}
}

func FuzzClean(f *testing.F) {
	jpg, pngs, gifs := picturesOf(f)
	for _, s := range [][]byte{jpg, pngs, gifs, zipped(f, "x.txt=y"), []byte("<svg/>"), []byte("words"), []byte("\xef\xbb\xbf<html>")} {
		for _, name := range []string{"a.txt", "a.png", "a.zip", "a.docx", "a", "a.svg"} {
			f.Add(name, s)
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if len(data) > 1<<16 || strings.HasSuffix(strings.ToLower(name), ".pdf") {
			return // package pdf has a target of its own
		}
		got, err := Clean(name, data, Policy{Allow: []string{"zip", "docx", "html", "js"}})
		if err == nil && (len(got) == 0 || media.Of(name).Leave == media.Never) {
			t.Fatalf("%q is published with %d bytes", name, len(got))
		}
		var refused *Refused
		if err != nil && (!errors.As(err, &refused) || refused.Why == "") {
			t.Fatalf("%v", err)
		}
	})
}
