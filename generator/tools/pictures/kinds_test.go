package main

import (
	"fmt"
	"testing"
	"testing/fstest"
)

func TestOnePerKind(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	pages, err := onePerKind(fstest.MapFS{
		"index.html":              file(`<body class="page-home">`),
		"evidence/a/index.html":   file(`<body class="page-exhibit">short`),
		"evidence/b/index.html":   file(`<body class="page-exhibit">a longer one`),
		"404.html":                file(`<body class="page-plain">`),
		"static/mine/index.html":  file(`<body>`),
		"evidence/b/picture.jpeg": file(`<body class="page-exhibit">a much longer one`),
	})
	if got, want := fmt.Sprint(pages), "[{home /} {plain /404.html} {exhibit /evidence/b/}]"; err != nil || got != want {
		t.Errorf("got %s, %v, expected %s", got, err, want)
	}
	if _, err := onePerKind(fstest.MapFS{"a.txt": file("x")}); err == nil {
		t.Error("a folder without a page was accepted")
	}
}
