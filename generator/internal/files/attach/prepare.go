package attach

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Prepared is a file as it is published, or why it is not.
type Prepared struct {
	Data     []byte
	Contents Contents
	Refused  *Refused // nil for what is published
}

// Prepare gives what is published of files, in their order. The error is for what
// cannot be read at all.
func Prepare(ctx context.Context, fsys fs.FS, files []string, policy Policy) ([]Prepared, error) {
	return each(ctx, fsys, files, func(name string, data []byte) (Prepared, error) {
		data, err := Clean(name, data, policy)
		if err != nil {
			return Prepared{}, err
		}
		inside, err := Open(data)
		return Prepared{Data: data, Contents: inside}, err
	})
}

// AsTheyAre is Prepare for files that are published unchanged, whatever they are.
func AsTheyAre(ctx context.Context, fsys fs.FS, files []string) ([]Prepared, error) {
	return each(ctx, fsys, files, func(_ string, data []byte) (Prepared, error) {
		inside, err := Open(data)
		return Prepared{Data: data, Contents: inside}, err
	})
}

// each prepares files beside each other, as many at once as there are processors.
func each(ctx context.Context, fsys fs.FS, files []string, prepare func(name string, data []byte) (Prepared, error)) ([]Prepared, error) {
	all := make([]Prepared, len(files))
	group, within := errgroup.WithContext(ctx) // ended when the group is
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		group.Go(func() error {
			if within.Err() != nil {
				return within.Err()
			}
			data, err := fs.ReadFile(fsys, file)
			if err != nil {
				return fmt.Errorf("read the portfolio: %w", err)
			}
			all[i], err = prepare(file, data)
			if err != nil && !errors.As(err, &all[i].Refused) {
				return fmt.Errorf("look at %s: %w", file, err)
			}
			return nil
		})
	}
	return all, group.Wait()
}
