package extract

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"testing"
)

func TestTextsAreBounded(t *testing.T) {
	const most, each = 1 << 20, 200_000
	film := []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom")
	for i := range 40 {
		var packed bytes.Buffer
		w := zlib.NewWriter(&packed)
		for n := range each / len("0000000 ") {
			fmt.Fprintf(w, "%07d ", 1000*i+n)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		film = append(film, packed.Bytes()...)
	}
	size := 0
	for _, text := range textsWithin(film, most) {
		size += len(text.Data)
	}
	if size <= most || size > most+2*each {
		t.Errorf("the texts have %d bytes, where it ends after %d", size, most)
	}
}
