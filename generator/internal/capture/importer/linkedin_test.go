package importer

import (
	"archive/zip"
	"bytes"
	"testing"
)

// A certificate is of the day on which it was issued, and LinkedIn writes months before days.
func TestDatesOfLinkedIn(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"Certifications.csv":           "Name,Url,Authority,Started On,Finished On,License Number\nPump licence,https://x.example/1,Board,Feb 2024,Feb 2027,X1\n",
		"Recommendations_Received.csv": "First Name,Last Name,Text,Creation Date\nBo,Lind,Ana is good,\"03/05/22, 08:15 AM\"\n",
	} {
		w, _ := z.Create(name)
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	made, _, wrong := into(t, "evidence", "export.zip", b.String(), RowOptions{})
	const certificate = "title: Pump licence\nended: 2024-02\nartifacts: [{title: x.example/1, url: \"https://x.example/1\"}]\n\n- Authority: Board\n- Finished On: Feb 2027\n- License Number: X1\n"
	if made["pump-licence.md"] != certificate || len(wrong) > 0 {
		t.Errorf("%q %v", made, wrong)
	}
	said, _, wrong := into(t, "feedback", "export.zip", b.String(), RowOptions{})
	if said["recommendation-by-bo-lind.md"] != "title: Recommendation by Bo Lind\nfrom: [bo]\ngiven: 2022-03-05\n\nAna is good\n" || len(wrong) > 0 {
		t.Errorf("%q %v", said, wrong)
	}
}
