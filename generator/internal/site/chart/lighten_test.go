package chart

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// drawnBy lists the shapes of a drawing, each with the attributes that hold for it.
func drawnBy(n *node, from map[string]string) (all []string) {
	holds := maps.Clone(from)
	for _, a := range n.attrs {
		holds[a.name] = a.value
	}
	if n.name != "g" && n.name != "svg" {
		return []string{fmt.Sprint(n.name, " ", n.text, " ", holds)}
	}
	for _, kid := range n.kids {
		all = append(all, drawnBy(kid, holds)...)
	}
	return all
}

// TestADrawingIsTheSameInFewerBytes: nothing inherits what it did not have.
func TestADrawingIsTheSameInFewerBytes(t *testing.T) {
	for name, raw := range map[string]string{
		"texts of one colour, two sizes":  `<svg><text fill="#111" font-size="9">a</text><text fill="#111" font-size="9">b</text><text fill="#111">c</text><text fill="#111" font-size="12">d</text></svg>`,
		"a group that says nothing":       `<svg><g><g><path d="M0 0h1" stroke="#111" fill="none"/></g></g><path d="M1 0h1" stroke="#111" fill="none"/></svg>`,
		"one between has no colour":       `<svg><circle r="1" fill="#123456"/><circle r="2" fill="#123456"/><circle r="3"/><circle r="4" fill="#123456"/></svg>`,
		"one between is not stroked":      `<svg><path d="M0 0" fill="none" stroke="#111"/><path d="M1 0" fill="none"/><path d="M2 0" fill="none" stroke="#111"/></svg>`,
		"places are not shared":           `<svg><circle cx="5" r="1" fill="#123456"/><circle cx="5" r="2" fill="#123456"/><circle cx="5" r="3" fill="#123456"/></svg>`,
		"a group with an own attribute":   `<svg><g pointer-events="all"><path d="M0 0" fill="none"/></g><path d="M1 0" fill="#111111"/><path d="M2 0" fill="#111111"/></svg>`,
		"the title stands where it stood": `<svg><title>What is shown</title><text fill="#111111">a</text><text fill="#111111">b</text></svg>`,
	} {
		root, err := parse([]byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		size := func() int {
			var b strings.Builder
			root.write(&b)
			return b.Len()
		}
		was, before := drawnBy(root, map[string]string{}), size()
		root.lighten()
		if is := drawnBy(root, map[string]string{}); !reflect.DeepEqual(is, was) {
			t.Errorf("%s: draws\n%s\nexpected\n%s", name, strings.Join(is, "\n"), strings.Join(was, "\n"))
		}
		if after := size(); after > before {
			t.Errorf("%s: %d bytes, %d before", name, after, before)
		}
	}
}

func TestShapesWithoutAnOutlineGo(t *testing.T) {
	root := &node{name: "svg", kids: []*node{{name: "path"}, {name: "g", kids: []*node{{name: "path", attrs: []attr{{"d", "M0 0h1"}}}}}}}
	root.lighten()
	if got := drawnBy(root, map[string]string{}); !slices.Equal(got, []string{"path  map[d:M0 0h1]"}) {
		t.Errorf("%q is left", got)
	}
}

func TestSymbolsArePlaced(t *testing.T) {
	for in, want := range map[string]string{
		"M-1 -1l2 0l0 2l-2 0Z": "M7.5 17.5h5v5h-5z", "M0 -1L1 1L-1 1Z": "M10 17.5L12.5 22.5L7.5 22.5z",
		"M0 0l2 1": "M10 20l5 2.5", "M1 0A1 1 0 1 1 1 -0.0001": "", "M0 0c1 1 2 2 3 3": "", "1 2": "", "": "",
	} {
		if got, ok := placed(in, 2.5, 10, 20); got != want && ok || ok != (want != "") {
			t.Errorf("placed(%q) = %q, %t, expected %q", in, got, ok, want)
		}
	}
}
