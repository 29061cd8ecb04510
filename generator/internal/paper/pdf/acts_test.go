package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
)

// acting is a sample with one more object in it, which nothing leads to where
// catalog is "".
func acting(catalog, object string) []byte {
	data := string(sample(chromiumDates))
	table := strings.Index(data, "xref\n")
	head := data[:table]
	head = strings.Replace(head, "/Lang (de)", "/Lang (de) "+catalog, 1)
	objects := strings.Split(head, "endobj\n")
	objects = append(objects[:len(objects)-1], fmt.Sprintf("%d 0 obj\n%s\n", len(objects), object), "")
	return tabled(objects)
}

// tabled puts a table behind objects.
func tabled(objects []string) []byte {
	var b bytes.Buffer
	var offsets []int
	for i, o := range objects[:len(objects)-1] {
		at := b.Len()
		if i == 0 {
			at += strings.Index(o, "1 0 obj")
		}
		offsets = append(offsets, at)
		b.WriteString(o + "endobj\n")
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, table)
	return b.Bytes()
}

func TestActs(t *testing.T) {
	tests := []struct{ name, catalog, object, want string }{
		{"read only", "", "<</Subtype /Link /A <</S /URI /URI (https://a.example/)>>>>", ""},
		{"a place in it", "/OpenAction 11 0 R", "[5 0 R /Fit]", ""},
		{"an action that goes to a place", "/OpenAction 11 0 R", "<</S /GoTo /D [5 0 R /Fit]>>", ""},
		{"a form without script", "/AcroForm 11 0 R", "<</Fields []>>", ""},
		{"a script that is run", "/OpenAction 11 0 R", "<</S /JavaScript /JS (app.alert\\(1\\))>>", "runs a script"},
		{"a script that nothing runs", "", "<</S /JavaScript /JS (x)>>", "runs a script"},
		{"with escapes", "/OpenAction 11 0 R", "<</S /J#61va#53cript /#4aS (x)>>", "runs a script"},
		{"in a tree of names", "/Names <</JavaScript 11 0 R>>", "<</Names [(a) <</S /JavaScript /JS (x)>>]>>", "runs a script"},
		{"as a page opens", "/AA <</WC 11 0 R>>", "<</S /JavaScript /JS (x)>>", "runs a script"},
		{"a program", "/OpenAction 11 0 R", "<</S /Launch /F (cmd.exe)>>", "starts a program"},
		{"another file", "", "<</S /GoToR /F (other.pdf) /D [0 /Fit]>>", "opens other files"},
		{"a file in it", "", "<</S /GoToE /T <</R /C>>>>", "opens other files"},
		{"files", "/Names <</EmbeddedFiles 11 0 R>>", "<</Names []>>", "contains other files"},
		{"a file without a name", "", "<</Type /Filespec /F (a) /EF <</F 5 0 R>>>>", "contains other files"},
		{"a file on a page", "", "<</Subtype /FileAttachment>>", "contains other files"},
		{"a collection", "/Collection 11 0 R", "<</View /D>>", "contains other files"},
		{"XFA", "/AcroForm 11 0 R", "<</XFA [(a) 5 0 R]>>", "contains an XFA form"},
		{"a form that is sent", "", "<</S /SubmitForm /F (https://a.example/)>>", "sends or loads data"},
		{"a form that is filled", "", "<</S /ImportData /F (a.fdf)>>", "sends or loads data"},
		{"a film", "", "<</Subtype /Movie>>", "plays media"},
		{"a rendition", "", "<</S /Rendition /OP 0>>", "plays media"},
		{"rich media", "", "<</Subtype /RichMedia>>", "plays media"},
		{"three dimensions", "", "<</Subtype /3D>>", "plays media"},
		{"a stream elsewhere", "", "<</F (a.bin) /Length 0>>\nstream\n\nendstream", "opens other files"},
		{"a page elsewhere", "", "<</Subtype /Form /Ref <</F (a.pdf)>> /Length 0>>\nstream\n\nendstream", "opens other files"},
		{"a local address", "", "<</S /URI /URI (file:///etc/passwd)>>", "links to an address that is not a web address"},
		{"an address that runs", "", "<</S /URI /URI (JavaScript:alert\\(1\\))>>", "links to an address that is not a web address"},
		{"two", "", "<</A <</S /Launch>> /B <</S /JavaScript>>>>", "runs a script; starts a program"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plain := acting(tt.catalog, tt.object)
			acts, err := Acts(plain)
			if got := strings.Join(acts, "; "); err != nil || got != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
			if tt.catalog == "" || tt.want != runs && tt.want != "starts a program" {
				return
			}
			// Packed, the name stands nowhere in the bytes.
			var b bytes.Buffer
			if err := api.Optimize(bytes.NewReader(plain), &b, configuration()); err != nil {
				t.Skip("pdfcpu does not write it:", err)
			}
			acts, err = Acts(b.Bytes())
			if got := strings.Join(acts, "; "); err != nil || got != tt.want {
				t.Errorf("packed: got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestActsOutsideOfObjects(t *testing.T) {
	data := append(sample(chromiumDates), "\n90 0 obj <</S/JavaScript/JS(x)>> endobj\n"...)
	if acts, err := Acts(data); err != nil || len(acts) != 1 || acts[0] != "runs a script" {
		t.Errorf("behind the end: %q, %v", acts, err)
	}
	data = append(sample(chromiumDates), "\n% HTML/JavaScript and TypeScript/Launch\n"...)
	if acts, err := Acts(data); err != nil || len(acts) != 0 {
		t.Errorf("words with a slash between them: %q, %v", acts, err)
	}
}

func TestActsOfNoFile(t *testing.T) {
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("x"), "cut off": sample("")[:20], "encrypted": encrypted(t, "")} {
		if _, err := Acts(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzActs(f *testing.F) {
	f.Add(sample(chromiumDates))
	f.Add(packed(f))
	f.Add(acting("/OpenAction 11 0 R", "<</S /JavaScript /JS (x)>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<16 {
			Acts(data) // no panic, and an end
		}
	})
}
