package pdf

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// sample builds a file by hand as Chromium writes them: a table in plain text,
// destinations in a dictionary, two pages in a tree with a knot.
func sample(info string) []byte {
	objects := []string{
		"<</Title (A \\(title\\))\n" + info + ">>",
		"<</Type /Catalog /Pages 3 0 R /Dests 7 0 R /Outlines 8 0 R /Lang (de)>>",
		"<</Type /Pages /Count 2 /Kids [5 0 R 4 0 R]>>",
		"<</Type /Pages /Parent 3 0 R /Count 1 /Kids [6 0 R]>>",
		"<</Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Resources <<>>>>",
		"<</Type /Page /Parent 4 0 R /MediaBox [0 0 595 842] /Resources <<>>>>",
		"<</one [5 0 R /XYZ 0 842 0] /two#2520words [6 0 R /XYZ 0 842 0] /empty [5 0 R /XYZ 0 842 0]>>",
		"<</Type /Outlines /First 9 0 R /Last 9 0 R /Count 2>>",
		"<</Title (One) /Parent 8 0 R /Dest [5 0 R /XYZ 0 842 0] /First 10 0 R /Last 10 0 R /Count 1>>",
		"<</Title <FEFF005A00770065006900C4> /Parent 9 0 R /Dest [6 0 R /XYZ 0 842 0]>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

const chromiumDates = "/CreationDate (D:20260102030405+00'00')\n/ModDate (D:20260102030405+00'00')"

func configuration() *model.Configuration {
	return &model.Configuration{Reader15: true, Offline: true, Eol: "\n", WriteObjectStream: true, WriteXRefStream: true,
		ValidationMode: model.ValidationRelaxed, Limits: model.DefaultResourceLimits()}
}

// packed is a file whose objects and table are packed, as PDF 1.5 and later
// have it.
func packed(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := api.Optimize(bytes.NewReader(sample(chromiumDates)), &out, configuration()); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out.Bytes(), []byte("\nxref")) {
		t.Fatal("the table is in plain text")
	}
	return out.Bytes()
}

func encrypted(t testing.TB, user string) []byte {
	t.Helper()
	conf := configuration()
	conf.UserPW, conf.OwnerPW, conf.EncryptUsingAES, conf.EncryptKeyLength, conf.Cmd = user, "owner", true, 256, model.ENCRYPT
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(sample(chromiumDates)), &out, conf); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
