package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	one, two, other := portfolio(120, 1), portfolio(120, 1), portfolio(120, 2)
	if !slices.Equal(slices.Sorted(maps.Keys(one)), slices.Sorted(maps.Keys(two))) {
		t.Fatal("the two have different files")
	}
	differ := 0
	for path := range one {
		if !bytes.Equal(one[path], two[path]) {
			t.Errorf("%s differs", path)
		}
		if !bytes.Equal(one[path], other[path]) {
			differ++
		}
	}
	if differ < len(one)/2 {
		t.Errorf("with another seed, only %d of %d files differ", differ, len(one))
	}
}

func TestPartsGrowInProportion(t *testing.T) {
	for _, n := range []int{100, 1000} {
		count := map[string]int{}
		for path := range portfolio(n, 1) {
			if strings.HasSuffix(path, ".md") {
				count[strings.Split(path, "/")[1]]++
			}
		}
		want := map[string]int{
			"_index.md": 1, "agreement.md": 1, "evidence": n, "case-studies": n / 25, "milestones": max(4, n/50), "experiments": n / 100,
			"feedback": n / 10, "questions": max(3, n/100), "journal": n / 5, "check-ins": max(36, n/20), "asks": n / 50,
		}
		if fmt.Sprint(count) != fmt.Sprint(want) {
			t.Errorf("%d: %v, want %v", n, count, want)
		}
	}
}
