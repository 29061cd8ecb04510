package cloud

import (
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
)

// reader reads pages as a browser does, and notes one whose files are missing.
type reader struct {
	store deploy.Store
	read  int
	wrong []string
}

func (r *reader) visit(ctx context.Context) {
	all, err := r.store.List(ctx)
	if err != nil {
		return
	}
	for _, o := range all {
		if !strings.HasSuffix(o.Path, ".html") {
			continue
		}
		page, err := r.store.Get(ctx, o.Path)
		if err != nil {
			continue // it is gone by now
		}
		lines := strings.Fields(string(page))
		for _, needs := range lines[2:] {
			if _, err := r.store.Get(ctx, needs); err == nil || ctx.Err() != nil {
				continue
			}
			// The page that was read may have been replaced since, with what it needs.
			if again, err := r.store.Get(ctx, o.Path); err == nil && string(again) == string(page) {
				r.wrong = append(r.wrong, fmt.Sprintf("%s needs %s, which is not there", o.Path, needs))
			}
		}
		r.read++
	}
}

// A deploy that is killed at any moment leaves every page with what it needs, and the next
// one ends complete. A reader looks on all the time.
func TestKilledDeploys(t *testing.T) {
	kills := 5
	if os.Getenv("CASEBOOK_LONG") != "" {
		kills = 50
	}
	everywhere(t, func(t *testing.T, target string) { killedAt(t, target, kills) })
}

func killedAt(t *testing.T, target string, kills int) {
	to := opened(t, target)
	const pages = 24
	start := time.Now()
	if err := killed(target, sited(0, pages), "first", -1); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(start)
	looking, stop := context.WithCancel(t.Context())
	r := &reader{store: to.Store}
	var looks sync.WaitGroup
	looks.Go(func() {
		for looking.Err() == nil {
			r.visit(looking)
		}
	})
	unfinished := 0
	for n := range kills {
		site := sited(n+1, pages)
		part := whole / time.Duration(kills) // in each part of a deploy one is killed
		after := part*time.Duration(n) + time.Duration(rand.Int64N(int64(part)))
		if err := killed(target, site, fmt.Sprint("killed ", n), after); err != nil {
			t.Fatal(err)
		}
		all, err := to.Store.List(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(all, func(o deploy.Object) bool { return o.Path == ".casebook-lease" }) {
			unfinished++
		}
		if n%3 == 2 { // the case has changed before it is published again
			site = sited(n+100, pages)
		}
		again := optionsOf(fmt.Sprint("again ", n))
		again.TakeOver = true
		if _, err := to.Deploy(t.Context(), site, again); err != nil {
			t.Fatalf("after a kill at %s: %v", after, err)
		}
		holds(t, to, site)
	}
	stop()
	looks.Wait()
	if len(r.wrong) > 0 || r.read < pages {
		t.Errorf("the reader read %d pages, and found: %s", r.read, strings.Join(r.wrong, "\n"))
	}
	t.Logf("%d kills within %s, %d of them in the midst of a deploy; the reader read %d pages", kills, whole, unfinished, r.read)
	if unfinished == 0 {
		t.Error("no kill hit a deploy at work")
	}
}

// killed deploys in a process of its own, which it kills after a while; with -1 it ends by
// itself.
func killed(target string, site map[string][]byte, id string, after time.Duration) error {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asHelper+"=1")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, io.Discard
	if err := cmd.Start(); err != nil {
		return err
	}
	if err := gob.NewEncoder(in).Encode(deploy.Job{Target: target, Site: site, ID: id, TakeOver: true}); err != nil {
		return err
	}
	if after >= 0 {
		time.Sleep(after)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		return nil
	}
	if err := cmd.Wait(); err != nil || strings.Contains(out.String(), `"error"`) {
		return fmt.Errorf("%w: %s", err, &out)
	}
	return nil
}
