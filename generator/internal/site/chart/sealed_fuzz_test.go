package chart

import (
	"os"
	"path/filepath"
	"testing"
)

// Whatever is in the file of the compiled bundle, nothing is run that is not as it was written.
func FuzzSealed(f *testing.F) {
	const body = "compiled"
	at := filepath.Join(f.TempDir(), "echarts.bin")
	writeSealed(at, []byte(body))
	whole, err := os.ReadFile(at)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:sealSize])
	f.Add(whole[:sealSize-1])
	f.Add(append(whole[:len(whole):len(whole)], 'x'))
	f.Fuzz(func(t *testing.T, kept []byte) {
		name := filepath.Join(t.TempDir(), "echarts.bin")
		if err := os.WriteFile(name, kept, 0o644); err != nil {
			t.Fatal(err)
		}
		data, ok := readSealed(name)
		if ok && digest(data) != string(kept[8:sealSize]) || ok && len(data) != len(kept)-sealSize || !ok && string(kept) == string(whole) {
			t.Errorf("%q of %q is taken: %v", data, kept, ok)
		}
	})
}
