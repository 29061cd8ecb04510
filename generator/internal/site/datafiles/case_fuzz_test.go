package datafiles

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Whatever is in a case.json, tables are made of it, or it is not read.
func FuzzReadCase(f *testing.F) {
	f.Add([]byte(`{"version": 1, "audience": "public", "evidence": [{"key": "evidence/a", "title": "A"}], "journal": null}`))
	f.Add([]byte(`{"evidence": [{}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := ReadCase(data)
		if err != nil {
			return
		}
		for _, collection := range format.Collections {
			if len(read.EntriesCSV(collection, ',')) == 0 || len(read.EntriesJSON(collection.Name)) == 0 {
				t.Errorf("nothing is made of the %s of %q", collection.Name, data)
			}
		}
	})
}
