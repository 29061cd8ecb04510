package deploy

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// asked lists the files that a store was asked the sums of.
func (m *memory) asked() (names []string) {
	for _, call := range m.calls {
		if name, is := strings.CutPrefix(call, "sum "); is {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// What somebody wrote into files of casebook's in a store is neither replaced nor deleted.
// The store is asked for no file but those that changed since the last run ended.
func TestWordsOfOthersInAStoreStay(t *testing.T) {
	for name, c := range map[string]struct {
		spoil         func(m *memory, file string)
		changed, asks bool
	}{
		"nothing":              {func(*memory, string) {}, false, false},
		"other words":          {func(m *memory, file string) { m.write(file, "mine", 1) }, true, true},
		"in the same moment":   {func(m *memory, file string) { m.write(file, "mine", 0) }, true, true},
		"as many bytes":        {func(m *memory, file string) { m.write(file, strings.Repeat("x", len(m.files[file])), 1) }, true, true},
		"the same once more":   {func(m *memory, file string) { m.write(file, string(m.files[file]), 1) }, false, true},
		"nothing in it":        {func(m *memory, file string) { m.write(file, "", 1) }, false, false},
		"it is gone":           {func(m *memory, file string) { delete(m.files, file) }, false, false},
		"gone while one looks": {func(m *memory, file string) { m.write(file, "mine", 1); m.vanishes(file) }, false, true},
	} {
		for _, file := range []string{"index.html", "page-o-1/index.html"} { // one that the next site has, and one that it has not
			m := newMemory()
			to := Stored{"target", m}
			if _, err := to.Deploy(t.Context(), sited("one", 2), options()); err != nil {
				t.Fatal(err)
			}
			m.calls = nil
			c.spoil(m, file)
			there := string(m.files[file])
			_, err := to.Deploy(t.Context(), sited("two", 2), options())
			var foreign Foreign
			if is := errors.As(err, &foreign) && foreign.Changed && slices.Equal(foreign.Holds, []string{file}); is != c.changed || !is && err != nil {
				t.Errorf("%s in %s: %v", name, file, err)
			}
			if asked := m.asked(); slices.Equal(asked, []string{file}) != c.asks || !c.asks && len(asked) > 0 {
				t.Errorf("%s in %s: asked for %q", name, file, asked)
			}
			if !c.changed {
				m.same(t, sited("two", 2))
			} else if string(m.files[file]) != there || m.files[leaseName] != nil {
				t.Errorf("%s in %s: now it holds %q", name, file, m.files[file])
			}
		}
	}
}

// write has somebody write a file, some milliseconds after the last run ended.
func (m *memory) write(file, text string, after time.Duration) {
	m.files[file], m.times[file] = []byte(text), m.times[publish.Marker].Add(after*time.Millisecond)
}

// vanishes deletes a file when its sum is asked for.
func (m *memory) vanishes(file string) {
	m.fail = func(call string) error {
		if call == "sum "+file {
			delete(m.files, file)
		}
		return nil
	}
}
