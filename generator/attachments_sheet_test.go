package generator

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A name whose words are cells side by side is found in a workbook as in CSV.
func TestNamesAcrossCellsAreFound(t *testing.T) {
	var book bytes.Buffer
	w := zip.NewWriter(&book)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"xl/sharedStrings.xml", `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Petrel</t></si><si><t>between</t></si><si><t>Dunlin</t></si></sst>`},
		{"xl/worksheets/sheet1.xml", `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>2</v></c></row></sheetData></worksheet>`},
	} {
		f, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"rows.xlsx": book.Bytes(), "rows.csv": []byte("first,last\nPetrel,Dunlin\n")} {
		dir := withArtifact(t, name, data)
		for file, more := range map[string]string{
			"config.yaml": "attachments: {allow: [xlsx]}\n", "content/people.yaml": "- {id: petrel, name: Petrel Dunlin, relation: peer, alias: a peer, named: self}\n",
		} {
			file = filepath.Join(dir, filepath.FromSlash(file))
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, append(text, more...), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, told := tried(t, dir); !strings.Contains(told, `may not read the name "Petrel Dunlin"`) {
			t.Errorf("%s: the name is not found:\n%s", name, told)
		}
	}
}
