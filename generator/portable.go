package generator

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Portable says whether a site opens from a disk, without a server.
type Portable int

const (
	NotPortable    Portable = iota // it is for a server
	PortableFolder                 // a folder that is copied
	PortableZIP                    // the same folder as one file
)

// portableName is the folder that a portable site is written to if none is named, and
// with .zip behind it the file.
const portableName = "portable"

var errLockedPortable = errors.New("a portable site cannot be locked: a browser cannot decrypt pages that it opens from a disk; " +
	"build it with --lock=false, and encrypt the file that you send")

// buildZIP is Build for one file.
func (r reading) buildZIP(ctx context.Context, dir string, strict bool, e edition, opt Options) (Built, error) {
	file := r.cfg.Output.Folder
	named := r.cfg.Pos("output.folder").File == outFlag
	if !named {
		file = filepath.Join(dir, portableName+".zip")
	}
	to := target(dir, true, opt)
	to.Plain, to.Ours = !named, isPortable
	if err := publish.MayBe(file, to); err != nil {
		return Built{}, err
	}
	_, site, b, err := r.made(ctx, opt, e)
	b.Diags = r.unused(b.Diags)
	if err != nil || site.Files == nil || stops(b.Diags, strict) {
		return b, err
	}
	opt.begin("writing")
	data, err := zipped(site.Files, portableName, r.day)
	if err != nil {
		return b, fmt.Errorf("make the ZIP file: %w", err)
	}
	if err := publish.One(file, data, to); err != nil {
		return b, err
	}
	b.Folder = file
	return b, nil
}

// portableMark is the comment of a ZIP file by which a later build knows it.
const portableMark = "A site written by casebook. Unpack the file, then open index.html."

func isPortable(former []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(former), int64(len(former)))
	return err == nil && z.Comment == portableMark
}

// zipped gives files as one ZIP file that unpacks into a folder. Its name is not that
// of the file, which could lead elsewhere or hold a name, and is not searched. Equal files of one day
// give equal bytes.
func zipped(files map[string][]byte, folder string, of day.Day) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // that the format knows
	modified := of.Time()
	if modified.Before(first) {
		modified = first
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		h := &zip.FileHeader{Name: path.Join(folder, name), Method: zip.Deflate, Modified: modified}
		h.SetMode(0o644)
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(files[name]); err != nil {
			return nil, err
		}
	}
	if err := z.SetComment(portableMark); err != nil {
		return nil, err
	}
	err := z.Close()
	return out.Bytes(), err
}
