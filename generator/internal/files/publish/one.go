package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// largest is the size of a former file that is looked into before it is replaced.
const largest = 512 << 20

// One writes one file, whole or not at all: a packet. What stood there before is
// replaced, and on an error it is as it was. A name that the user gave may lead
// to a pipe or a terminal, which is written to as it is.
func One(name string, data []byte, opt Options) error {
	return Each(Output{name, data, opt})
}

// Output is a file that One would write.
type Output struct {
	Name    string
	Data    []byte
	Options Options
}

// Each writes files that belong together as One does. No file is in its place before all
// are on the disk, and a run that is killed leaves none beside a former one of another.
func Each(all ...Output) (err error) {
	places := make([]staged, len(all))
	defer func() {
		for _, p := range places {
			if p.beside.name != "" {
				os.Remove(p.beside.name)
			}
			p.beside.close()
		}
	}()
	of := func(o Output, err error) error { return fmt.Errorf("write %q: %w", o.Name, cause(err)) }
	for i, o := range all {
		if places[i], err = stage(o); err != nil {
			return of(o, err)
		}
	}
	for i, p := range places[min(1, len(places)):] {
		if p.beside.name == "" {
			continue
		}
		if err := os.Remove(p.target); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return of(all[i+1], err)
		}
	}
	for i, o := range all {
		if o.Options.Records != "" && places[i].beside.name != "" {
			record(o.Options.Records, places[i].target, o.Data)
		}
		if err := places[i].settle(o.Data); err != nil {
			return of(o, err)
		}
	}
	return nil
}

// staged is a file that is written beside its place.
type staged struct {
	target string
	beside temporary // without a name for a stream, and for what is in its place
}

func stage(o Output) (s staged, err error) {
	target, stream, err := file(o.Name, o.Options)
	if err != nil || stream {
		return staged{target: target}, err
	}
	f, beside, err := newBeside(target)
	if err != nil {
		return s, err
	}
	_, err = f.Write(o.Data)
	return staged{target, beside}, errors.Join(err, f.Close())
}

func (s *staged) settle(data []byte) error {
	if s.beside.name == "" {
		return os.WriteFile(s.target, data, 0o666)
	}
	err := os.Rename(s.beside.name, s.target)
	if err == nil {
		s.beside.name = ""
	}
	return err
}

// MayBe tells whether One may write a file, before there is something to write.
func MayBe(name string, opt Options) error {
	if _, _, err := file(name, opt); err != nil {
		return fmt.Errorf("write %q: %w", name, cause(err))
	}
	return nil
}

// file gives the place of a file that may be written, and whether it is a stream,
// to be written to as it is.
func file(name string, opt Options) (target string, stream bool, err error) {
	if link, err := os.Lstat(name); err == nil && opt.Plain && !link.Mode().IsRegular() {
		return "", false, errors.New("this is not a regular file; name the place on the command line")
	}
	if pipe, err := os.Lstat(name); err == nil && pipe.Mode()&fs.ModeNamedPipe != 0 { // nobody may ever read from it; /dev/stdout is a link
		return "", false, errors.New("this is not a regular file but a named pipe; write to /dev/stdout, and redirect that into it")
	}
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		if info.Mode()&fs.ModeDevice != 0 && info.Mode()&fs.ModeCharDevice == 0 {
			return "", false, errors.New("this is a disk")
		}
		return name, true, nil // which may have no path, as a pipe behind /dev/stdout
	}
	if target, err = place(name); err != nil {
		return "", false, err
	}
	if err := mayLieAt(target, opt); err != nil {
		return "", false, err
	}
	info, err = os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return target, false, nil
	case err != nil:
		return "", false, err
	case info.IsDir():
		return "", false, errors.New("this is a folder; name a file")
	}
	if opt.Ours == nil || info.Size() == 0 {
		return target, false, nil
	}
	former, ok := regular(target, largest)
	if !ok || !opt.Ours(former) {
		return "", false, errors.New("casebook did not write the file that is there; remove it, or name another")
	}
	if opt.Records == "" {
		return target, false, nil
	}
	switch known, is := remembers(opt.Records, target, former); {
	case known && !is:
		return "", false, errors.New("the file that is there was changed since casebook wrote it; remove it, or name another")
	case !known && opt.Likely:
		return "", false, errors.New("the file that is there was not written by casebook on this machine; remove it, or name another")
	}
	return target, false, nil
}
