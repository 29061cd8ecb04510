package deploy

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// memory is a store that fails as it is told to.
type memory struct {
	sync.Mutex
	files map[string][]byte
	times map[string]time.Time
	calls []string
	puts  int
	fail  func(call string) error
}

func newMemory() *memory {
	return &memory{files: map[string][]byte{}, times: map[string]time.Time{}, fail: func(string) error { return nil }}
}

func (m *memory) called(verb, name string) error {
	call := verb + " " + name
	m.calls = append(m.calls, call)
	return m.fail(call)
}

func (m *memory) List(context.Context) ([]Object, error) {
	m.Lock()
	defer m.Unlock()
	var all []Object
	for name, data := range m.files {
		all = append(all, Object{Path: name, Size: int64(len(data)), Changed: m.times[name]})
	}
	return all, m.called("list", "")
}

func (m *memory) Get(_ context.Context, name string) ([]byte, error) {
	m.Lock()
	defer m.Unlock()
	if err := m.called("get", name); err != nil {
		return nil, err
	}
	data, is := m.files[name]
	if !is {
		return nil, fs.ErrNotExist
	}
	return data, nil
}

func (m *memory) Sum(_ context.Context, name string) (publish.Sum, error) {
	m.Lock()
	defer m.Unlock()
	if err := m.called("sum", name); err != nil {
		return publish.Sum{}, err
	}
	data, is := m.files[name]
	if !is {
		return publish.Sum{}, fs.ErrNotExist
	}
	return sha256.Sum256(data), nil
}

func (m *memory) Put(_ context.Context, name string, data []byte, isNew bool) error {
	m.Lock()
	defer m.Unlock()
	if err := m.called("put", name); err != nil {
		return err
	}
	if _, is := m.files[name]; is && isNew {
		return fs.ErrExist
	}
	m.puts++
	m.files[name], m.times[name] = data, clock().Add(time.Duration(m.puts)*time.Millisecond)
	return nil
}

func (m *memory) Delete(_ context.Context, name string) error {
	m.Lock()
	defer m.Unlock()
	if err := m.called("delete", name); err != nil {
		return err
	}
	delete(m.files, name)
	return nil
}

func clock() time.Time { return time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC) }

func options() Options {
	return Options{Now: clock, ID: "mine", Report: func(string) {}}
}

// sited gives a site whose pages need files of its version.
func sited(version string, pages int) map[string][]byte {
	site := map[string][]byte{"css/" + version + ".css": []byte(version), "data.json": []byte(version), "same.txt": []byte("same")}
	for i := range pages {
		name := "index.html"
		if i > 0 {
			name = fmt.Sprintf("page-%s-%d/index.html", version[:1], i)
		}
		site[name] = fmt.Appendf(nil, "%s needs css/%s.css", name, version)
	}
	return site
}

// same fails where a store has anything else than a site.
func (m *memory) same(t *testing.T, site map[string][]byte) {
	t.Helper()
	if want := Site(site); !maps.EqualFunc(m.files, want, func(a, b []byte) bool { return string(a) == string(b) }) {
		t.Errorf("the target has %q, expected %q", slices.Sorted(maps.Keys(m.files)), slices.Sorted(maps.Keys(want)))
	}
}

// lacking names a page of the store whose file is missing.
func (m *memory) lacking() string {
	for name, data := range m.files {
		if _, needs, is := strings.Cut(string(data), " needs "); is && m.files[needs] == nil {
			return name
		}
	}
	return ""
}

// Wherever a run stops, each page has what it needs, and the next run finishes.
func TestARunThatStopsAnywhereIsFinished(t *testing.T) {
	stops := 0
	for n := 1; ; n++ {
		m := newMemory()
		to := Stored{"target", m}
		if _, err := to.Deploy(t.Context(), sited("a1", 3), options()); err != nil {
			t.Fatal(err)
		}
		broken := Fault{Trouble: Denied, Name: "target"}
		calls := 0
		m.fail = func(call string) error {
			if bad := m.lacking(); bad != "" {
				t.Fatalf("before %s, the page %s lacks a file", call, bad)
			}
			if calls++; calls >= n { // and everything after it, as where the program was killed
				return broken
			}
			return nil
		}
		_, err := to.Deploy(t.Context(), sited("b2", 4), options())
		if err == nil && calls < n {
			break
		}
		stops++
		if err == nil {
			continue // it could not give its lease back
		}
		m.fail = func(string) error { return nil }
		again := options()
		again.ID, again.Now = "other", func() time.Time { return clock().Add(2 * leaseAge) }
		next := []map[string][]byte{sited("b2", 4), sited("a1", 3), sited("c3", 2)}[n%3]
		if _, err := to.Deploy(t.Context(), next, again); err != nil {
			t.Fatalf("after stop %d: %v", n, err)
		}
		m.same(t, next)
	}
	if stops < 15 {
		t.Errorf("the run stopped at %d places only", stops)
	}
}

func TestTheOrderOfARun(t *testing.T) {
	m := newMemory()
	to := Stored{"target", m}
	if _, err := to.Deploy(t.Context(), sited("a1", 3), options()); err != nil {
		t.Fatal(err)
	}
	m.calls = nil
	next := sited("a2", 4)
	delete(next, "page-a-1/index.html")
	got, err := to.Deploy(t.Context(), next, options())
	if err != nil {
		t.Fatal(err)
	}
	if want := "css/a2.css data.json page-a-3/index.html page-a-2/index.html index.html"; strings.Join(got.Uploaded, " ") != want {
		t.Errorf("uploaded %q, expected %q", got.Uploaded, want)
	}
	if want := "page-a-1/index.html css/a1.css"; strings.Join(got.Deleted, " ") != want || got.Unchanged != 1 {
		t.Errorf("deleted %q and left %d, expected %q and 1", got.Deleted, got.Unchanged, want)
	}
	var puts []string
	for _, call := range m.calls {
		if verb, name, _ := strings.Cut(call, " "); verb == "put" || verb == "delete" {
			puts = append(puts, verb+" "+path.Base(name))
		}
	}
	want := []string{"put .casebook-lease", "put .casebook", "put index.html", "delete index.html", "delete a1.css", "put .casebook", "delete .casebook-lease"}
	if !isWithin(puts, want) {
		t.Errorf("the run did %q, expected in this order %q", puts, want)
	}
	m.same(t, next)
	m.calls = nil
	if got, err = to.Deploy(t.Context(), next, options()); err != nil || len(got.Uploaded) > 0 || len(m.calls) > 2 {
		t.Errorf("where nothing changed: %v, %v, %q", got, err, m.calls)
	}
}

// isWithin tells whether one list has the other, in its order.
func isWithin(all, want []string) bool {
	for _, one := range all {
		if len(want) > 0 && one == want[0] {
			want = want[1:]
		}
	}
	return len(want) == 0
}

func TestWhatFailsIsTriedAgain(t *testing.T) {
	for _, tt := range []struct {
		trouble  Trouble
		failures int
		want     string
	}{
		{NoConnection, 1, ""},
		{Busy, 1, ""},
		{NoConnection, 2, "target cannot be reached; check the network"},
		{Denied, 1, "target refuses the credentials (403); they may have expired"},
		{Full, 1, "target has no room left (403)"},
	} {
		m := newMemory()
		left := tt.failures
		m.fail = func(call string) error {
			if call == "put data.json" && left > 0 {
				left--
				code := "403"
				if tt.trouble == NoConnection {
					code = ""
				}
				return Fault{Trouble: tt.trouble, Name: "target", Code: code}
			}
			return nil
		}
		opt := options()
		opt.Retries = 1
		said := 0
		opt.Report = func(string) { said++ }
		_, err := Stored{"target", m}.Deploy(t.Context(), sited("a1", 2), opt)
		switch {
		case tt.want == "" && (err != nil || said != 1):
			t.Errorf("%v: %v, with %d lines", tt, err, said)
		case tt.want != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.want)):
			t.Errorf("%v: %v", tt, err)
		case m.files[leaseName] != nil:
			t.Errorf("%v: the lease is still there", tt)
		}
	}
}

// Of two runs at the same time, one publishes, and the other is told.
func TestTwoRunsAtTheSameTime(t *testing.T) {
	m := newMemory()
	to := Stored{"target", m}
	other := options()
	other.ID = "other"
	var second error
	asked := false
	m.fail = func(call string) error {
		if call == "put data.json" && !asked {
			asked = true
			m.Unlock()
			_, second = to.Deploy(t.Context(), sited("b2", 2), other)
			m.Lock()
		}
		return nil
	}
	if _, err := to.Deploy(t.Context(), sited("a1", 2), options()); err != nil {
		t.Fatal(err)
	}
	if second == nil || !strings.HasPrefix(second.Error(), "another run is publishing to target: it was at work 0s ago") {
		t.Errorf("the second run: %v", second)
	}
	m.same(t, sited("a1", 2))
	// The one that is taken over notices before it deletes.
	asked, other.TakeOver = false, true
	m.fail = func(call string) error {
		if call == "put index.html" && !asked {
			asked = true
			m.Unlock()
			_, second = to.Deploy(t.Context(), sited("c3", 2), other)
			m.Lock()
		}
		return nil
	}
	_, err := to.Deploy(t.Context(), sited("b2", 2), options())
	if second != nil || !errors.Is(err, errTakenOver) {
		t.Errorf("taken over: %v; the other: %v", err, second)
	}
	// A lease that nobody renews is nobody's.
	m.fail = func(string) error { return nil }
	m.files[leaseName], m.times[leaseName] = []byte(`{"id":"gone"}`), clock().Add(-leaseAge)
	lines := ""
	last := options()
	last.Report = func(line string) { lines += line }
	if _, err := to.Deploy(t.Context(), sited("d4", 2), last); err != nil || !strings.Contains(lines, "taking over from a run") {
		t.Errorf("with an old lease: %v, %q", err, lines)
	}
	m.same(t, sited("d4", 2))
}

func TestAForeignTargetIsRefused(t *testing.T) {
	for name, there := range map[string]map[string][]byte{
		"without a marker":       {"index.html": nil},
		"with another .casebook": {publish.Marker: []byte("x")},
		"with a file in the way": {publish.Marker: owned{}.marker(), "data.json": nil},
		"with one for a folder":  {publish.Marker: owned{}.marker(), "css": nil},
		"with a folder for one":  {publish.Marker: owned{}.marker(), "data.json/mine": nil},
	} {
		m := newMemory()
		maps.Copy(m.files, there)
		_, err := Stored{"target", m}.Deploy(t.Context(), sited("a1", 2), options())
		var foreign Foreign
		if !errors.As(err, &foreign) || !maps.EqualFunc(m.files, there, func(a, b []byte) bool { return string(a) == string(b) }) {
			t.Errorf("%s: %v, and now there is %q", name, err, m.files)
		}
	}
	m := newMemory()
	maps.Copy(m.files, map[string][]byte{publish.Marker: owned{}.marker(), "CNAME": []byte("case.example")})
	if _, err := (Stored{"target", m}).Deploy(t.Context(), sited("a1", 2), options()); err != nil || m.files["CNAME"] == nil {
		t.Errorf("beside a file of others: %v, %q", err, m.files["CNAME"])
	}
}
