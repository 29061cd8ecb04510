package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/diag"
)

// hostile are texts of about n bytes that parsers take long for.
var hostile = map[string]func(n int) string{
	"quotations in each other": func(n int) string { return strings.Repeat(">", n) + "x" },
	"lists in each other":      func(n int) string { return strings.Repeat("- ", n/2) + "x" },
	"numbers in each other":    func(n int) string { return strings.Repeat("1. ", n/3) + "x" },
	"both in each other":       func(n int) string { return strings.Repeat("> - ", n/4) + "x" },
	"a table without cells": func(n int) string {
		return strings.Repeat("a|", n/8) + "a\n" + strings.Repeat("-|", n/8) + "-\n" + strings.Repeat("a\n", n/4)
	},
	"equal headings":       func(n int) string { return strings.Repeat("## a\n\n", n/6) },
	"equal underlined":     func(n int) string { return strings.Repeat("a\n-\n", n/4) },
	"open brackets":        func(n int) string { return strings.Repeat("[", n) },
	"brackets":             func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"open links":           func(n int) string { return strings.Repeat("[a](", n/4) },
	"open pictures":        func(n int) string { return strings.Repeat("![", n/2) },
	"emphasis":             func(n int) string { return strings.Repeat("a**b c* ", n/8) },
	"open comments":        func(n int) string { return strings.Repeat("a<!--", n/5) },
	"footnotes":            func(n int) string { return strings.Repeat("a[^1]\n\n[^1]: x\n\n", n/16) },
	"quotation marks":      func(n int) string { return strings.Repeat(`"`, n) },
	"apostrophes":          func(n int) string { return "a" + strings.Repeat("'", n) },
	"remarks in a row":     func(n int) string { return strings.Repeat("[//]: # (a)\n", n/12) },
	"definitions in a row": func(n int) string { return strings.Repeat("[a]:\n/x\n'b\nc'\n", n/16) },
	"a long address": func(n int) string {
		return "[a]: /" + strings.Repeat("b", n/2) + "\n\n" + strings.Repeat("- [a]\n", n/12)
	},
	"yaml: open brackets": func(n int) string { return "---\na: " + strings.Repeat("[", n) + "\n---\n" },
	"yaml: maps": func(n int) string {
		return "---\na: " + strings.Repeat("{a: ", n/5) + "1" + strings.Repeat("}", n/5) + "\n---\n"
	},
	"yaml: lists":          func(n int) string { return "---\n" + strings.Repeat("- ", n/2) + "x\n---\n" },
	"yaml: fields":         func(n int) string { return "---\n" + strings.Repeat("a: 1\n", n/5) + "---\n" },
	"yaml: empty items":    func(n int) string { return "---\na:\n" + strings.Repeat("-\n", n/2) + "---\n" },
	"yaml: question marks": func(n int) string { return "---\nparams:\n" + strings.Repeat("  ? a\n", n/6) + "---\n" },
	"yaml: an alias of a long text": func(n int) string {
		return "---\nparams:\n  a: &a \"" + strings.Repeat("b ", n/4) + "\"\n  c: [" + strings.Repeat("*a, ", n/8) + "]\n---\n"
	},
	"yaml: pairs":           func(n int) string { return "---\na: [" + strings.Repeat("b: c, ", n/6) + "]\n---\n" },
	"toml: open brackets":   func(n int) string { return "+++\na = " + strings.Repeat("[", n) + "\n+++\n" },
	"toml: dots":            func(n int) string { return "+++\n" + strings.Repeat("a.", n/2) + "a = 1\n+++\n" },
	"json: open brackets":   func(n int) string { return `{"a": ` + strings.Repeat("[", n) },
	"a word of quotes":      func(n int) string { return strings.Repeat("'b", n/2) },
	"a word of dashes":      func(n int) string { return strings.Repeat("--b", n/3) },
	"links and a long word": func(n int) string { return strings.Repeat("[b](", 800) + strings.Repeat("c", n) },
	"tags and a long value": func(n int) string { return strings.Repeat("<b c=\"", 800) + strings.Repeat("d ", n/2) },
	"a field of brackets":   func(n int) string { return "---\nsummary: \"" + strings.Repeat("[", n) + "\"\n---\n" },
}

// What is hostile is told, once. How long it takes is looked at where all of a build
// is, in package generator.
func TestHostileTextsAreTold(t *testing.T) {
	const n = 60_000
	sound := strings.Repeat("Some words with *emphasis* and [a link](/x/), and more words.\n\n- one\n- two `code`\n\n", n/83)
	if said := saidOf(t, sound); len(said) > 0 {
		t.Fatalf("the sound text gives %v", said)
	}
	for name, text := range hostile {
		if said := saidOf(t, text(n)); len(said) != 1 && !strings.HasPrefix(name, "json") {
			t.Errorf("%s: %v", name, said)
		}
	}
}

// saidOf reads an entry, and goes through its text in all ways.
func saidOf(t *testing.T, text string) diag.List {
	t.Helper()
	tree, diags, err := Read(fstest.MapFS{"config.yaml": {Data: []byte("title: x\n")}, "content/evidence/x.md": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range tree.Docs {
		d.Body.Markdown()
		d.Body.WithoutRemarks()
		d.Body.Quoted()
	}
	return diags
}
