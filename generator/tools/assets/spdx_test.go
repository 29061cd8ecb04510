package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestSPDX(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(runtime.GOROOT(), "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	own, err := os.ReadFile("../../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	bsd, apache := string(data), string(own)
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{bsd}, "BSD-3-Clause"},
		{[]string{apache}, "Apache-2.0"},
		{[]string{bsd, apache, bsd}, "Apache-2.0 AND BSD-3-Clause"},
		{[]string{strings.Replace(bsd, "Redistributions in binary form", "Redistributions, other than for profit, in binary form", 1)}, ""},
		{[]string{bsd + "\nAt your choice, this may be used as well under:\n" + apache}, ""},
		{[]string{bsd, "All rights reserved. Ask the author."}, ""},
		{[]string{"See https://www.apache.org/licenses/LICENSE-2.0"}, ""},
	} {
		if got := spdx(c.texts); got != c.want {
			t.Errorf("%.60q: %q, want %q", c.texts, got, c.want)
		}
	}
}
