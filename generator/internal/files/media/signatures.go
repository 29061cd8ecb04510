package media

import "bytes"

// signature is how files of a format begin.
type signature struct {
	at     int
	begins string
	kind   Kind
	packed string // why its words cannot be searched if nothing here unpacks it; "" = they can, or it has none
}

// signatures are the formats that are no text, and texts that are encrypted. Where
// several fit, the first counts. Pictures that every browser shows are told apart by
// package picture, which reads further.
var signatures = []signature{
	{0, "%PDF-", PDF, ""},
	{0, "MZ", Program, ""}, {0, "\x7fELF", Program, ""}, {0, "\xfe\xed\xfa\xce", Program, ""}, {0, "\xfe\xed\xfa\xcf", Program, ""},
	{0, "\xce\xfa\xed\xfe", Program, ""}, {0, "\xcf\xfa\xed\xfe", Program, ""}, {0, "\xca\xfe\xba\xbe", Program, ""}, {0, "\x00asm", Program, ""},
	{0, "dex\n", Program, ""}, {0, "FWS", Program, ""}, {0, "CWS", Program, ""}, {0, "ZWS", Program, ""},
	{0, "L\x00\x00\x00\x01\x14\x02\x00", Program, ""}, // a shortcut of Windows
	{0, "PK\x03\x04", ZIP, "is a ZIP archive, and damaged"}, {0, "PK\x05\x06", ZIP, ""}, {0, "PK\x07\x08", ZIP, ""},
	{0, "\x1f\x8b", Archive, "is packed by gzip, and damaged"}, {0, "BZh", Archive, "is packed by bzip2, and damaged"},
	{0, "7z\xbc\xaf\x27\x1c", Archive, "is a 7z archive"}, {0, "Rar!\x1a\x07", Archive, "is a RAR archive"},
	{0, "\xfd7zXZ\x00", Archive, "is packed by xz"}, {0, "\x28\xb5\x2f\xfd", Archive, "is packed by zstd"}, {257, "ustar", Archive, ""},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldOffice, ""}, {0, "{\\rtf", RTF, ""},
	{4, "ftypheic", OtherPicture, ""}, {4, "ftypheix", OtherPicture, ""}, {4, "ftypmif1", OtherPicture, ""}, {4, "ftypavif", OtherPicture, ""},
	{0, "II*\x00", OtherPicture, ""}, {0, "MM\x00*", OtherPicture, ""}, {0, "\x00\x00\x01\x00", OtherPicture, ""}, {0, "8BPS", OtherPicture, ""},
	{4, "ftypM4A", Audio, ""}, {4, "ftyp", Video, ""}, {0, "\x1a\x45\xdf\xa3", Video, ""}, {8, "AVI ", Video, ""}, {0, "FLV\x01", Video, ""},
	{8, "WAVE", Audio, ""}, {0, "ID3", Audio, ""}, {0, "\xff\xfb", Audio, ""}, {0, "\xff\xf3", Audio, ""}, {0, "OggS", Audio, ""}, {0, "fLaC", Audio, ""},
	{0, "wOFF", Font, ""}, {0, "wOF2", Font, ""}, {0, "OTTO", Font, ""}, {0, "\x00\x01\x00\x00\x00", Font, ""},

	{0, "\x04\x22\x4d\x18", Unsigned, "is packed by lz4"}, {0, "\x1f\x9d", Unsigned, "is packed by compress"},
	{0, "age-encryption.org/v1", Unsigned, "is encrypted"}, {0, "-----BEGIN AGE ENCRYPTED FILE-----", Unsigned, "is encrypted"},
	{0, "-----BEGIN PGP MESSAGE-----", Unsigned, "is encrypted"}, {0, "-----BEGIN PKCS7-----", Unsigned, "is encrypted"},
	{0, "-----BEGIN CMS-----", Unsigned, "is encrypted"}, {0, "Salted__", Unsigned, "is encrypted"}, {0, "U2FsdGVkX1", Unsigned, "is encrypted"},
}

func (s signature) fits(data []byte) bool {
	return len(data) >= s.at && bytes.HasPrefix(data[s.at:], []byte(s.begins))
}

// Signed gives the kind of a file that its first bytes tell; Unsigned if they tell none.
func Signed(data []byte) Kind {
	for _, s := range signatures {
		if s.kind != Unsigned && s.fits(data) {
			return s.kind
		}
	}
	return Unsigned
}

// Packed tells why the words of a file that begins so cannot be searched where nothing
// unpacks it: "is a RAR archive", "is encrypted"; "" if they can.
func Packed(start []byte) string {
	for _, s := range signatures {
		if s.packed != "" && s.fits(start) {
			return s.packed
		}
	}
	return ""
}
