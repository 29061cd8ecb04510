package deploy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// leaseName is the object by which one run at a time writes to a target.
const leaseName = ".casebook-lease"

const (
	leaseAge  = time.Minute // after which a lease that was not renewed is nobody's
	leaseBeat = leaseAge / 4
)

var errTakenOver = errors.New("another run took over this target; nothing more was published. Run the command again when that one has ended")

// lease is what the object holds. It can be read by everybody, and so names nobody.
type lease struct {
	ID    string    `json:"id"`
	Begun time.Time `json:"begun"`
}

// held gives the lease of a target, and when it was renewed.
func (r *run) held(ctx context.Context, all []Object) (lease, time.Time, bool) {
	for _, o := range all {
		if o.Path != leaseName {
			continue
		}
		var l lease
		data, err := r.store.Get(ctx, leaseName)
		if errors.Is(err, fs.ErrNotExist) {
			return l, time.Time{}, false
		}
		_ = json.Unmarshal(data, &l) // one that is not whole yet is somebody's all the same
		return l, o.Changed, true
	}
	return lease{}, time.Time{}, false
}

// take takes the lease of a target, from a run that no longer renews it too.
func (r *run) take(ctx context.Context, all []Object) error {
	mine := lease{r.opt.ID, r.opt.Now().UTC().Truncate(time.Second)}
	if other, renewed, is := r.held(ctx, all); is {
		age := max(0, r.opt.Now().Sub(renewed)).Round(time.Second)
		if age < leaseAge && !r.opt.TakeOver {
			return fmt.Errorf("another run is publishing to %s: it was at work %.0fs ago; wait for its end. If it was stopped, run the command again in %.0fs, or now with --take-over", r.name, age.Seconds(), (leaseAge - age).Seconds())
		}
		r.beside = age < leaseAge
		r.opt.Report(fmt.Sprintf("taking over from a run that began at %s and was at work %s ago", other.Begun.Format(time.DateTime), age))
		if err := r.try(ctx, func() error { return r.store.Delete(ctx, leaseName) }); err != nil {
			return err
		}
	}
	data, err := json.Marshal(mine)
	if err != nil {
		return err
	}
	err = r.try(ctx, func() error {
		err := r.store.Put(ctx, leaseName, data, true)
		if errors.Is(err, fs.ErrExist) && r.mine(ctx) == nil {
			return nil // the answer to a former try was lost
		}
		return err
	})
	if err == nil { // some servers do not keep what is there
		err = r.try(ctx, func() error { return r.mine(ctx) })
	}
	if errors.Is(err, fs.ErrExist) || errors.Is(err, errTakenOver) {
		return fmt.Errorf("another run has just begun to publish to %s; wait for its end, and run the command again", r.name)
	}
	return err
}

// mine fails where the lease is another run's by now.
func (r *run) mine(ctx context.Context) error {
	data, err := r.store.Get(ctx, leaseName)
	if errors.Is(err, fs.ErrNotExist) {
		return errTakenOver
	}
	if err != nil {
		return err
	}
	var l lease
	if _ = json.Unmarshal(data, &l); l.ID != r.opt.ID {
		return errTakenOver
	}
	return nil
}

// keep renews the lease until the context ends, and ends it where another run took over.
// What fails for want of a connection is tried at the next beat: those who write notice too.
func (r *run) keep(ctx context.Context, stop context.CancelCauseFunc) {
	beat := time.NewTicker(leaseBeat)
	defer beat.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-beat.C:
		}
		err := r.mine(ctx)
		if errors.Is(err, errTakenOver) {
			stop(err)
			return
		}
		if data, whole := json.Marshal(lease{r.opt.ID, r.opt.Now().UTC().Truncate(time.Second)}); err == nil && whole == nil {
			_ = r.store.Put(ctx, leaseName, data, false) // and again at the next beat
		}
	}
}

// release gives the lease back, also where the run was interrupted.
func (r *run) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if r.mine(ctx) == nil {
		_ = r.store.Delete(ctx, leaseName) // else it becomes nobody's in a minute
	}
}
