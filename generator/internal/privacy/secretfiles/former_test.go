package secretfiles

import (
	"reflect"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/privacy/secret"
)

// A search that knows the last one finds the same as one that knows none, whatever changed.
func TestAFormerSearchFindsTheSame(t *testing.T) {
	token := "ghp_" + "q7Xk2mV9zPd4RtW8sLbN3yHc6JfG1aTeUoQi" // of nobody
	former := &Former{}
	for turn, files := range []map[string]string{
		{"a.md": "Words.\n", "b.md": "The token is " + token + "\n"},
		{"a.md": "Words.\n", "b.md": "The token is " + token + "\n"},
		{"a.md": "\n\ntoken: " + token + "\n", "b.md": "Words.\n"},
		{"a.md": "Words.\n", "c.md": "The token is " + token + "\n"},
		{"a.md": "Words.\r\n", "c.md": "The token is " + token + "\r\n"},
	} {
		count := 0
		for name, text := range files {
			fresh, again := &Search{}, &Search{Former: &Former{of: former.of}}
			fresh.See(name, []byte(text))
			again.See(name, []byte(text))
			if !reflect.DeepEqual(fresh.Found(), again.Found()) {
				t.Errorf("turn %d, %s: found %v, expected %v", turn, name, again.found, fresh.found)
			}
			count += len(fresh.found)
		}
		if count != 1 {
			t.Errorf("turn %d: secrets in %d files, expected 1", turn, count)
		}
		all := &Search{Former: former}
		for name, text := range files {
			all.See(name, []byte(text))
		}
		if found := all.Found(); len(found) != 1 || len(former.of) != len(files) || found[0].Places.Count != 1 {
			t.Errorf("turn %d: found %v and keeps %d files", turn, found, len(former.of))
		}
	}
	if found := secret.In([]byte(token)); found.Count != 1 {
		t.Errorf("the token is none: %v", found)
	}
}
