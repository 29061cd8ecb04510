package deploy

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// unchanged refuses a target where somebody wrote into files of ours that a plan would
// replace or delete.
func (r *run) unchanged(ctx context.Context, p plan) error {
	var changed []string
	var noting sync.Mutex
	todo, asking := errgroup.WithContext(ctx)
	todo.SetLimit(together)
	for _, name := range slices.Concat(append(p.groups, p.gone)...) {
		if !r.maybeChanged(name) {
			continue
		}
		todo.Go(func() error {
			sum, err := r.sumOf(asking, name)
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if data, stays := r.site[name]; err == nil && !slices.Contains(r.owned[name], sum) && !(stays && sum == sha256.Sum256(data)) {
				noting.Lock()
				defer noting.Unlock()
				changed = append(changed, name)
			}
			return err
		})
	}
	if err := todo.Wait(); err != nil || len(changed) == 0 {
		return err
	}
	slices.Sort(changed)
	return Foreign{Name: r.name, Holds: changed, Changed: true}
}

// maybeChanged tells whether what the store lists of a file admits that somebody changed it.
// The marker is the last file that a run writes: what is older than it, the run wrote. What
// a crash emptied has no words of anybody.
func (r *run) maybeChanged(name string) bool {
	o, is := r.there[name]
	switch {
	case !is:
		return false
	case o.Sum != nil:
		return o.Size > 0 || *o.Sum == publish.Sum{}
	}
	return o.Size > 0 && !o.Changed.Before(r.there[publish.Marker].Changed)
}

func (r *run) sumOf(ctx context.Context, name string) (sum publish.Sum, err error) {
	if listed := r.there[name].Sum; listed != nil {
		return *listed, nil
	}
	err = r.try(ctx, func() error { sum, err = r.store.Sum(ctx, name); return err })
	return sum, err
}
