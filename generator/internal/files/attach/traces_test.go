package attach

import "testing"

func TestTracesOfPicturesAndFilmsAreFound(t *testing.T) {
	heic, mp4 := "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
	tiff := "II*\x00\x08\x00\x00\x00\x02\x00"
	for data, keeps := range map[string]bool{
		heic + "....meta....iinf....infe\x02\x00\x00\x00\x00\x01\x00\x00Exif\x00":   true,
		heic + "....mdat" + "some picture":                                          false,
		mp4 + "....moov....udta\x00\x00\x00\x20\xa9xyz\x00\x12\x15\xc7+41.9-087.6/": true,
		mp4 + "....moov....keys....mdtacom.apple.quicktime.location.ISO6709":        true,
		mp4 + "....moov....mdat":                                                    false,
		tiff + "\x25\x88\x04\x00\x01\x00\x00\x00\x50\x00\x00\x00":                   true,
		tiff + "\x00\x01\x04\x00\x01\x00\x00\x00\x50\x00\x00\x00":                   false,
		"<x:xmpmeta> is said in a text":                                             false,
	} {
		if got := KeepsTraces([]byte(data)); got != keeps {
			t.Errorf("%q: %v, expected %v", data, got, keeps)
		}
	}
}
