package generator

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// aPictureThatTells is a PNG with a text in it.
func aPictureThatTells(t *testing.T, text string) []byte {
	t.Helper()
	var plain bytes.Buffer
	if err := png.Encode(&plain, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	chunk := append([]byte("tEXt"), "Comment\x00"+text...)
	block := binary.BigEndian.AppendUint32(nil, uint32(len(chunk)-4))
	block = append(block, chunk...)
	block = binary.BigEndian.AppendUint32(block, crc32.ChecksumIEEE(chunk))
	const header = 8 + 25 // the signature and IHDR
	return append(append(bytes.Clone(plain.Bytes()[:header]), block...), plain.Bytes()[header:]...)
}

func TestOwnPicturesLoseWhatTheyTell(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../cmd/casebook/testdata/base")); err != nil {
		t.Fatal(err)
	}
	const told = "taken at the depot in Harbour Street"
	for _, name := range []string{"static/img/depot.png", "assets/icon.png"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, aPictureThatTells(t, told), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	layout := filepath.Join(dir, "layouts", "_partials", "foot.html")
	if err := os.MkdirAll(filepath.Dir(layout), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(layout, []byte(`<img src="{{ (resources.Get "icon.png").RelPermalink }}" alt="">`), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ := build(t, dir)
	site := tree(t, out)
	for _, name := range []string{"img/depot.png", "icon.png"} {
		data := site[name]
		if _, err := png.Decode(bytes.NewReader([]byte(data))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if bytes.Contains([]byte(data), []byte(told)) {
			t.Errorf("%s still tells where it was taken", name)
		}
	}
}
