package source

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
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
	"equal headings":   func(n int) string { return strings.Repeat("## a\n\n", n/6) },
	"equal underlined": func(n int) string { return strings.Repeat("a\n-\n", n/4) },
	"open brackets":    func(n int) string { return strings.Repeat("[", n) },
	"brackets":         func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"open links":       func(n int) string { return strings.Repeat("[a](", n/4) },
	"open pictures":    func(n int) string { return strings.Repeat("![", n/2) },
	"emphasis":         func(n int) string { return strings.Repeat("a**b c* ", n/8) },
	"open comments":    func(n int) string { return strings.Repeat("a<!--", n/5) },
	"footnotes":        func(n int) string { return strings.Repeat("a[^1]\n\n[^1]: x\n\n", n/16) },
	"a long address": func(n int) string {
		return "[a]: /" + strings.Repeat("b", n/2) + "\n\n" + strings.Repeat("- [a]\n", n/12)
	},
	"yaml: open brackets": func(n int) string { return "---\na: " + strings.Repeat("[", n) + "\n---\n" },
	"yaml: maps": func(n int) string {
		return "---\na: " + strings.Repeat("{a: ", n/5) + "1" + strings.Repeat("}", n/5) + "\n---\n"
	},
	"yaml: lists":         func(n int) string { return "---\n" + strings.Repeat("- ", n/2) + "x\n---\n" },
	"yaml: fields":        func(n int) string { return "---\n" + strings.Repeat("a: 1\n", n/5) + "---\n" },
	"yaml: empty items":   func(n int) string { return "---\na:\n" + strings.Repeat("-\n", n/2) + "---\n" },
	"yaml: pairs":         func(n int) string { return "---\na: [" + strings.Repeat("b: c, ", n/6) + "]\n---\n" },
	"toml: open brackets": func(n int) string { return "+++\na = " + strings.Repeat("[", n) + "\n+++\n" },
	"toml: dots":          func(n int) string { return "+++\n" + strings.Repeat("a.", n/2) + "a = 1\n+++\n" },
	"json: open brackets": func(n int) string { return `{"a": ` + strings.Repeat("[", n) },
	"a field of brackets": func(n int) string { return "---\nsummary: \"" + strings.Repeat("[", n) + "\"\n---\n" },
}

// took is the shortest time of three that reading an entry took.
func took(t *testing.T, text string) (least time.Duration, checks []string) {
	t.Helper()
	least = time.Hour
	for range 3 {
		begun := time.Now()
		tree, diags, err := Read(fstest.MapFS{"config.yaml": {Data: []byte("title: x\n")}, "content/evidence/x.md": {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Docs {
			d.Body.Markdown()
			d.Body.WithoutRemarks()
			d.Body.Quoted()
		}
		least, checks = min(least, time.Since(begun)), nil
		for _, d := range diags {
			checks = append(checks, d.Check)
		}
	}
	return least, checks
}

// What is hostile is told, and takes no longer than ten times what a sound text of
// its size takes.
func TestHostileTextsAreTold(t *testing.T) {
	const n = 200_000
	sound, checks := took(t, strings.Repeat("Some words with *emphasis* and [a link](/x/), and more words.\n\n- one\n- two `code`\n\n", n/83))
	if len(checks) > 0 {
		t.Fatalf("the sound text gives %v", checks)
	}
	for name, text := range hostile {
		took, checks := took(t, text(n))
		if len(checks) != 1 && !strings.HasPrefix(name, "json") {
			t.Errorf("%s: %v", name, checks)
		}
		if took > 10*sound {
			t.Errorf("%s takes %v, a sound text %v", name, took, sound)
		}
	}
}

// Texts are made of hostile parts at will: twice as much takes at most as many times
// longer as the ratio of two runs allows, and nothing takes ten times as long as a
// sound text.
func TestTextsOfHostileParts(t *testing.T) {
	parts := []string{
		"[", "]", "](", ")", "![", "*", "_", "**", "~~", "`", "``", "<", "<!--", "-->", "<a b='", "&amp;", "\\", "{{<", ">}}", "> ", "- ", "1. ",
		"\n", "\n\n", "# a\n", "|", "-|-\n", "[^1]", "[^1]: ", "[a]: /x\n", "http://a.b/", "a@b.c", ": ", "    ", "```\n", "---\n", "[//]: # (", "{{< only \"mentor\" >}}", "{{< /only >}}", "a ", "\t",
	}
	rounds := 10
	if os.Getenv("CASEBOOK_LONG") != "" {
		rounds = 500
	}
	const n = 100_000
	sound, _ := took(t, strings.Repeat("Some words with *emphasis* and [a link](/x/), and more words.\n\n- one\n- two `code`\n\n", n/83))
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		var unit strings.Builder
		for range 1 + r.IntN(8) {
			unit.WriteString(strings.Repeat(parts[r.IntN(len(parts))], 1+r.IntN(3)))
		}
		once, _ := took(t, strings.Repeat(unit.String(), n/unit.Len()))
		if once <= 10*sound {
			continue
		}
		half, _ := took(t, strings.Repeat(unit.String(), n/2/unit.Len()))
		t.Errorf("seed %d: %q takes %v, a sound text %v; half as much %v: %s", seed, unit.String(), once, sound, half, fmt.Sprintf("x%.1f", once.Seconds()/half.Seconds()))
	}
}
