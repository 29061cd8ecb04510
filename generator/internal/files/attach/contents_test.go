package attach

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// zipOf packs files, given as pairs of name and text, with flags and a method that a
// writer of Go has not.
func zipOf(t *testing.T, flags, method uint16, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		text := []byte(files[i+1])
		f, err := w.CreateRaw(&zip.FileHeader{Name: files[i], Flags: flags, Method: method, CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text))})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// oldOffice is the frame of an old Office file with a stream, and its name.
func oldOffice(stream, name string) []byte {
	data := make([]byte, 2048)
	copy(data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	copy(data[512:], stream)
	for i := range len(name) {
		data[1024+2*i] = name[i]
	}
	return data
}

func bytesOf(t *testing.T, digits string) string {
	t.Helper()
	data, err := hex.DecodeString(strings.ReplaceAll(digits, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What no search can look into is told, and what it can look into, or has no words, is
// not.
func TestWhatCannotBeSearchedIsTold(t *testing.T) {
	noise := strings.Repeat("\x00\x01\x93\xf2words of a dump\x02", 40)
	sevenZip, xz := "7z\xbc\xaf\x27\x1c\x00\x04"+noise, "\xfd7zXZ\x00"+noise
	const bof = "\x09\x08\x10\x00\x00\x06\x05\x00\xbb\x0d\xcc\x07\x00\x00\x00\x00\x06\x00\x00\x00"
	manifest := `<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>`
	for _, c := range []struct {
		name, data, told string
	}{
		{"a.7z", sevenZip, "it is a 7z archive"},
		{"a.rar", "Rar!\x1a\x07\x01\x00" + noise, "it is a RAR archive"},
		{"a.xz", xz, "it is packed by xz"},
		{"a.zst", "\x28\xb5\x2f\xfd" + noise, "it is packed by zstd"},
		{"a.db", "SQLite format 3\x00" + noise, "it is of a kind that casebook does not know"},
		{"a.gpg", "\x85\x02\x0c\x03" + noise, "it is of a kind that casebook does not know"},
		{"a.age", "age-encryption.org/v1\n-> X25519 x\n" + noise, "it is encrypted"},
		{"a.txt", "\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n", "it is encrypted"},
		{"a.doc", string(oldOffice("\xec\xa5\xc1\x00\x00\x00\x09\x04\x00\x00\x00\x13", "WordDocument")), "it is locked with a password"},
		{"a.xls", string(oldOffice(bof+"\x2f\x00\x36\x00", "Workbook")), "it is locked with a password"},
		{"a.ppt", string(oldOffice("", "EncryptedSummary")), "it is locked with a password"},
		{"locked.zip", string(zipOf(t, 1, zip.Store, "plan.txt", noise)), `"plan.txt" in it is locked with a password`},
		{"two.zip", string(zipOf(t, 1, zip.Store, "plan.txt", noise, "b.txt", noise)), `"plan.txt" in it is locked with a password, and 1 more file cannot be searched`},
		{"three.zip", string(zipOf(t, 1, zip.Store, "plan.txt", noise, "b.txt", noise, "c.txt", noise)), "and 2 more files"},
		{"strange.zip", string(zipOf(t, 0, 93, "plan.txt", noise)), `"plan.txt" in it is compressed in a way that casebook does not support`},
		{"damaged.zip", string(zipOf(t, 0, zip.Deflate, "plan.txt", noise)), `"plan.txt" in it is damaged`},
		{"inner.zip", string(inZip(t, "traces.7z", []byte(sevenZip))), `"traces.7z" in it is a 7z archive`},
		{"deep.zip", string(inZip(t, "in.zip", zipOf(t, 1, zip.Store, "plan.txt", noise))), `"in.zip/plan.txt" in it is locked`},
		{"half.zip", string(inZip(t, "in.zip", inZip(t, "a.txt", []byte("words"))[:60])), `"in.zip" in it is damaged`},
		{"pdf.zip", string(inZip(t, "plan.pdf", []byte("%PDF-1.7\n1 0 obj <</Filter /Standard>> endobj"))), `"plan.pdf" in it is a PDF file that is locked or damaged`},
		{"a.odt", string(zipOf(t, 0, zip.Store, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", noise, "META-INF/manifest.xml", manifest)), `"META-INF/manifest.xml" in it is locked`},
		{"a.docx", string(zipOf(t, 0, zip.Store, "[Content_Types].xml", "<a/>", "word/document.xml", "<a/>", "word/embeddings/o.bin", string(oldOffice("", "EncryptedPackage")))), "is locked with a password"},
		{"half.tgz", string(inGzip(t, inTar(t, "a.txt", []byte(noise))[:700])), "is damaged"},
		{"half.gz", string(inGzip(t, []byte(noise))[:60]), "is damaged"},

		{"sound.zip", string(inZip(t, "a.txt", []byte("words"))), ""},
		{"sound.tgz", string(inGzip(t, inTar(t, "a.txt", []byte("words")))), ""},
		{"sound.gz", string(inGzip(t, []byte("words"))), ""},
		{"mac.zip", string(zipOf(t, 0, zip.Store, "a.txt", "words", "__MACOSX/._a.txt", noise, ".DS_Store", noise)), ""},
		{"folders.zip", string(zipOf(t, 0, zip.Store, "a/", "", "a/b.txt", "words")), ""},
		{"sheet.xlsx", string(zipOf(t, 0, zip.Store, "[Content_Types].xml", "<a/>", "xl/workbook.xml", "<a/>", "xl/printerSettings/p.bin", noise)), ""},
		{"sound.odt", string(zipOf(t, 0, zip.Store, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<manifest:file-entry/>")), ""},
		{"sound.doc", string(oldOffice("\xec\xa5\xc1\x00\x00\x00\x09\x04\x00\x00\x00\x12", "WordDocument")), ""},
		{"sound.xls", string(oldOffice(bof+"\xe1\x00\x02\x00", "Workbook")), ""},
		{"a.mp4", "\x00\x00\x00\x18ftypmp42" + noise, ""},
		{"a.txt", "They wrote: -----BEGIN PGP MESSAGE----- and so on", ""},
		{"a.json", `{"a": "words"}`, ""},
		{"a.log", "words\n", ""},
		{"wide.zip", string(inZip(t, "a.txt", []byte("w\x00o\x00r\x00d\x00s\x00 \x00o\x00f\x00 \x00a\x00 \x00t\x00e\x00x\x00t\x00\n\x00"))), ""},
		{"bell.zip", string(inZip(t, "a.log", []byte(strings.Repeat("a line of a log that has one bell\n", 20)+"\x07\x00"))), ""},
		{"scan.zip", string(inZip(t, "a.png", []byte(bytesOf(t, "89504e470d0a1a0a 0000000d 49484452")+noise))), ""},
	} {
		inside, err := Open([]byte(c.data))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got, _ := inside.Unsearched()
		if got != c.told && (c.told == "" || !strings.Contains(got, c.told)) {
			t.Errorf("%s: %q, want %q", c.name, got, c.told)
		}
	}
}

// A file that packs more than can be searched is not published.
func TestBombsAreRefused(t *testing.T) {
	bomb := inGzip(t, make([]byte, 70<<20))
	if _, err := Open(bomb); err == nil {
		t.Error("a file that unpacks to 70 MB is taken")
	}
	deep := []byte("words")
	for range 8 {
		deep = inZip(t, "n.zip", deep)
	}
	if _, err := Open(deep); err == nil {
		t.Error("archives in one another are taken")
	}
	if _, err := Open(inZip(t, "n.txt", bytes.Repeat([]byte("a line of a log\n"), 1<<16))); err != nil {
		t.Errorf("a log is refused: %v", err)
	}
}

func inTar(t *testing.T, name string, data []byte) []byte {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(data)), Mode: 0o644})
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func inGzip(t *testing.T, data []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func inZip(t *testing.T, name string, data []byte) []byte {
	return zipped(t, name+"="+string(data))
}

// A viewer opens a PDF file that begins with something else.
func TestPDFsThatBeginFurtherOnAreRead(t *testing.T) {
	drawn := hex.EncodeToString([]byte("BT /F 9 Tf 9 9 Td (The dunnock) Tj ET")) + ">"
	plain := "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R]>> endobj\n" +
		"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources <<>>>> endobj\n" +
		fmt.Sprintf("4 0 obj <</Filter /ASCIIHexDecode /Length %d>>\nstream\n%s\nendstream endobj\n", len(drawn), drawn)
	table := "xref\n0 5\n0000000000 65535 f \n"
	for n := 1; n <= 4; n++ {
		table += fmt.Sprintf("%010d 00000 n \n", strings.Index(plain, fmt.Sprintf("%d 0 obj", n)))
	}
	plain += table + fmt.Sprintf("trailer <</Size 5 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(plain))
	for _, before := range []string{"", "\n", "\ufeff", "HTTP/1.1 200 OK\r\n\r\n"} {
		for name, data := range map[string]string{
			"as it is":      before + plain,
			"in an archive": string(zipOf(t, 0, zip.Store, "plan.pdf", before+plain)),
			"in a mail":     "Subject: x\nMIME-Version: 1.0\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte(before+plain)),
		} {
			inside, err := Open([]byte(data))
			found := slices.ContainsFunc(inside.Parts, func(p pdf.Part) bool { return bytes.Contains(p.Text, []byte("The dunnock")) })
			if what, missed := inside.Unsearched(); err != nil || !found && !missed {
				t.Errorf("%s, with %q before: it is not read, and nothing is reported: %v %s", name, before, err, what)
			}
		}
	}
	damaged := strings.Replace(plain, "/ASCIIHexDecode", "/FlateDecode   ", 1)
	if inside, err := Open(zipOf(t, 0, zip.Store, "plan.pdf", "\n"+damaged)); err != nil || len(inside.missed) != 1 {
		t.Errorf("a damaged one: %v %v", err, inside.missed)
	}
	for _, text := range []string{"A file begins with %PDF-1.7.\n", "%PDF-1.7 begins a file, and startxref ends it\n"} {
		if inside, err := Open(zipOf(t, 0, zip.Store, "notes.txt", "Notes.\n"+text)); err != nil || len(inside.missed) > 0 {
			t.Errorf("%q: %v %v", text, err, inside.missed)
		}
	}
}
