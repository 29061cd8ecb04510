package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func site(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"index.html", "skills/index.html", "evidence/index.html", "case-studies/index.html", "case-studies/one/index.html"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("<!doctype html>"+name+strings.Repeat(" many words", 100)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestMedianCountsAndCostsAreNamed(t *testing.T) {
	of := func(speed float64) report {
		var r report
		if err := json.Unmarshal([]byte(`{"categories": {"performance": {"score": 0, "auditRefs": [{"id": "a", "weight": 1}, {"id": "b", "weight": 1}, {"id": "c", "weight": 0}]}},
			"audits": {"a": {"title": "Late", "score": 0.5, "displayValue": "2 s"}, "b": {"title": "Good", "score": 1}, "c": {"title": "Nothing", "score": 0}}}`), &r); err != nil {
			t.Fatal(err)
		}
		c := r.Categories["performance"]
		c.Score = &speed
		r.Categories["performance"] = c
		return r
	}
	m := median([]report{of(.6), of(.985), of(1)}, "performance")
	if got := m.score("performance"); got != 99 {
		t.Errorf("the median is %d, expected 99", got)
	}
	if got := strings.Join(m.costs("performance"), "; "); got != "Late 2 s" {
		t.Errorf("what costs points is %q", got)
	}
	if got := m.score("seo"); got != 0 {
		t.Errorf("what was not measured has the score %d", got)
	}
}

func TestPagesAreServedCompressed(t *testing.T) {
	dir := site(t)
	pages, err := measured(dir)
	if got := strings.Join(pages, " "); err != nil || got != "/ /skills/ /evidence/ /case-studies/one/" {
		t.Fatalf("the pages are %q, %v", got, err)
	}
	address, stop, err := serve(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	for _, p := range pages {
		answer, err := http.Get(address + p) // asks for gzip, and unpacks it
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if want := strings.TrimPrefix(p, "/") + "index.html"; err != nil || !answer.Uncompressed || !strings.HasPrefix(string(body), "<!doctype html>"+want) {
			t.Errorf("%s: compressed %v, %.40q, %v", p, answer.Uncompressed, body, err)
		}
	}
}
