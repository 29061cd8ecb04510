package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
)

// A record has the sums of what was written to a place, the last one first: of a run that is
// killed, the former file may still be there.
const mostSums = 2

func recordOf(records, target string) string {
	place := sha256.Sum256([]byte(target))
	return filepath.Join(records, hex.EncodeToString(place[:]))
}

// sumsOf gives what a record has; nothing of one that is damaged.
func sumsOf(name string) (sums [][]byte) {
	text, ok := regular(name, mostSums*sha256.Size)
	if !ok || len(text)%sha256.Size != 0 {
		return nil
	}
	return slices.Collect(slices.Chunk(text, sha256.Size))
}

// remembers tells whether anything is known of a place, and whether a file is as One wrote it there.
func remembers(records, target string, data []byte) (known, is bool) {
	sums, sum := sumsOf(recordOf(records, target)), sha256.Sum256(data)
	return len(sums) > 0, slices.ContainsFunc(sums, func(was []byte) bool { return bytes.Equal(was, sum[:]) })
}

// Know remembers that what somebody changed in a file that One wrote is kept elsewhere too, so
// that the file may be replaced.
func Know(records, name string, data []byte) {
	target, err := place(name)
	if known, _ := remembers(records, target, nil); err == nil && known && records != "" {
		record(records, target, data)
	}
}

// record remembers what is about to be written to a place. If it cannot, the file is written all
// the same, and not replaced by the next run.
func record(records, target string, data []byte) {
	_ = os.MkdirAll(records, 0o700)
	name, is := recordOf(records, target), sha256.Sum256(data)
	sums := append([][]byte{is[:]}, slices.DeleteFunc(sumsOf(name), func(sum []byte) bool { return bytes.Equal(sum, is[:]) })...)
	_ = os.WriteFile(name, bytes.Join(sums[:min(len(sums), mostSums)], nil), 0o600)
}
