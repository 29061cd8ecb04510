package deploy

import (
	"context"
	"crypto/md5" //nolint:gosec // it is the sum that buckets list
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// Store is a place where each file is written on its own, whole or not at all.
type Store interface {
	List(ctx context.Context) ([]Object, error)
	Get(ctx context.Context, path string) ([]byte, error)                // fs.ErrNotExist where there is none
	Put(ctx context.Context, path string, data []byte, isNew bool) error // with isNew, fs.ErrExist where there is one
	Delete(ctx context.Context, path string) error                       // also where there is none
	Sum(ctx context.Context, path string) (publish.Sum, error)           // of what is there now; fs.ErrNotExist where there is none
}

// Object is a file in a store.
type Object struct {
	Path    string
	Size    int64
	MD5     []byte       // nil = the store does not say
	Changed time.Time    // by the clock of the store
	Sum     *publish.Sum // nil = the store does not say
}

// together is how many files go up at the same time.
const together = 8

// Stored is a target that is a store.
type Stored struct {
	Name  string // for people
	Store Store
}

// run is one run to a store.
type run struct {
	name  string
	store Store
	opt   Options
	site  map[string][]byte

	beside bool // a run that may still write was taken over

	there  map[string]Object // what is at the target
	owned  owned             // what casebook wrote of it
	marker []byte            // the marker at the target
}

// plan is what a run has to do.
type plan struct {
	groups [][]string
	gone   []string
}

// Deploy brings a site into the store.
func (s Stored) Deploy(ctx context.Context, site map[string][]byte, opt Options) (Result, error) {
	r := &run{name: s.Name, store: s.Store, opt: opt, site: Site(site)}
	all, err := r.look(ctx)
	if err != nil {
		return Result{}, err
	}
	_, leased := r.there[leaseName]
	p := r.plan()
	switch {
	case opt.DryRun:
		return r.result(p), r.unchanged(ctx, p)
	case p.empty() && !leased && string(r.marker) == string(r.site[publish.Marker]):
		return r.result(p), nil
	}
	if err := r.take(ctx, all); err != nil {
		return Result{}, err
	}
	defer r.release(ctx)
	ctx, stop := context.WithCancelCause(ctx)
	var kept sync.WaitGroup
	kept.Go(func() { r.keep(ctx, stop) })
	defer func() { stop(nil); kept.Wait() }()
	if _, err := r.look(ctx); err != nil { // nobody else writes from here on
		return Result{}, err
	}
	p = r.plan()
	if err := r.unchanged(ctx, p); err != nil {
		return Result{}, err
	}
	err = r.carryOut(ctx, p)
	if why := context.Cause(ctx); err != nil && why != nil {
		err = why
	}
	return r.result(p), err
}

func (p plan) empty() bool { return len(slices.Concat(p.groups...)) == 0 && len(p.gone) == 0 }

func (r *run) result(p plan) Result {
	up := slices.Concat(p.groups...)
	return Result{Uploaded: up, Deleted: p.gone, Unchanged: len(r.site) - 1 - len(up)} // the marker is no file of the site's
}

func (r *run) try(ctx context.Context, do func() error) error { return Repeat(ctx, r.opt, do) }

// look reads what is at the target, and refuses one that is not casebook's.
func (r *run) look(ctx context.Context) (all []Object, err error) {
	err = r.try(ctx, func() (err error) { all, err = r.store.List(ctx); return err })
	if err != nil {
		return nil, err
	}
	r.there, r.owned, r.marker = map[string]Object{}, owned{}, nil
	for _, o := range all {
		r.there[o.Path] = o
	}
	is := false
	if o, has := r.there[publish.Marker]; has && o.Size < mostMarker {
		err = r.try(ctx, func() (err error) { r.marker, err = r.store.Get(ctx, publish.Marker); return err })
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		r.owned, is = readOwned(r.marker)
	}
	inTheWay := inTheWayOf(r.site)
	for _, name := range slices.Sorted(maps.Keys(r.there)) {
		if name == leaseName || is && name == publish.Marker {
			continue
		}
		if _, ours := r.owned[name]; !is || !ours && inTheWay(name) {
			return nil, Foreign{Name: r.name, Holds: []string{name}}
		}
	}
	return all, nil
}

// plan compares the site with what is at the target.
func (r *run) plan() plan {
	var p plan
	var changed []string
	marked, has := r.there[publish.Marker]
	own := md5.Sum(r.marker)
	summed := has && string(marked.MD5) == string(own[:]) // else what the store lists is no MD5 of the bytes
	for name, data := range r.site {
		if name != publish.Marker && !r.isThere(name, data, summed) {
			changed = append(changed, name)
		}
	}
	p.groups = ordered(changed, func(name string) bool { _, is := r.there[name]; return is })
	for name := range r.there {
		_, ours := r.owned[name]
		if _, stays := r.site[name]; ours && !stays {
			p.gone = append(p.gone, name)
		}
	}
	slices.Sort(p.gone)
	slices.SortStableFunc(p.gone, func(a, b string) int { // pages before what they need
		switch {
		case isPage(a) == isPage(b):
			return 0
		case isPage(a):
			return -1
		}
		return 1
	})
	return p
}

// isThere tells whether the target has a file as it is in the site.
func (r *run) isThere(name string, data []byte, summed bool) bool {
	o, has := r.there[name]
	if !has || o.Size != int64(len(data)) {
		return false
	}
	if summed && o.MD5 != nil {
		sum := md5.Sum(data)
		return string(o.MD5) == string(sum[:])
	}
	sums := r.owned[name]
	return len(sums) == 1 && sums[0] == sha256.Sum256(data)
}

// carryOut brings the target from what is there to the site. After every step, each page
// has what it needs, and the marker lists all that casebook wrote.
func (r *run) carryOut(ctx context.Context, p plan) error {
	for name, data := range r.site {
		if name != publish.Marker {
			r.owned.add(name, sha256.Sum256(data))
		}
	}
	if err := r.put(ctx, publish.Marker, r.owned.marker()); err != nil {
		return err
	}
	for _, group := range p.groups {
		todo, ctx := errgroup.WithContext(ctx)
		todo.SetLimit(together)
		for _, name := range group {
			todo.Go(func() error { return r.put(ctx, name, r.site[name]) })
		}
		if err := todo.Wait(); err != nil {
			return err
		}
	}
	first := slices.IndexFunc(p.gone, func(name string) bool { return !isPage(name) })
	if first < 0 {
		first = len(p.gone)
	}
	if err := r.remove(ctx, p.gone[:first]); err != nil {
		return err
	}
	if first < len(p.gone) {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(r.opt.Pause):
		}
	}
	if err := r.remove(ctx, p.gone[first:]); err != nil {
		return err
	}
	last := r.site[publish.Marker]
	if r.beside {
		last = r.owned.marker() // what that run still writes is casebook's too
	}
	return r.put(ctx, publish.Marker, last)
}

// remove deletes files, if no other run took over.
func (r *run) remove(ctx context.Context, names []string) error {
	if err := r.try(ctx, func() error { return r.mine(ctx) }); err != nil {
		return err
	}
	for _, name := range names {
		if err := r.try(ctx, func() error { return r.store.Delete(ctx, name) }); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) put(ctx context.Context, name string, data []byte) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	return r.try(ctx, func() error { return r.store.Put(ctx, name, data, false) })
}
