package source

import (
	"regexp"
	"strings"
)

// Shortcode is one shortcode tag of a body, as `{{< metric "lead-time" >}}` or
// `{{< /only >}}`. Start and End are byte offsets in the body's text.
type Shortcode struct {
	Name        string
	Closing     bool // {{< /NAME >}}
	SelfClosing bool // {{< NAME />}}
	AsMarkdown  bool // {{% NAME %}}: what it prints is read as Markdown
	Args        []ShortcodeArg
	Start, End  int
}

// ShortcodeArg is one argument. Name is "" for a positional one.
type ShortcodeArg struct {
	Name, Value string
	Start, End  int // of the value, quotes left out
}

// Arg gives a named argument, or else the positional one with an index.
func (s Shortcode) Arg(name string, index int) (ShortcodeArg, bool) {
	n := 0
	for _, a := range s.Args {
		if a.Name == name && name != "" {
			return a, true
		}
		if a.Name == "" {
			if n == index {
				return a, true
			}
			n++
		}
	}
	return ShortcodeArg{}, false
}

var (
	shortcodeTag  = regexp.MustCompile(`(?s)\{\{([<%])\s*(/?)\s*([A-Za-z0-9_][\w./-]*?)(\s.*?)?\s*(/?)\s*([>%])\}\}`)
	shortcodeArgs = regexp.MustCompile("(?s)(?:([A-Za-z_][\\w-]*)\\s*=\\s*)?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`|([^\\s\"`]+))")
)

// Shortcodes lists the shortcode tags of the body, first to last. Like Hugo, it
// finds them in code too, and leaves out those that are commented out, as
// `{{</* only */>}}`.
func (b Body) Shortcodes() []Shortcode {
	if !strings.Contains(b.Text, "{{") {
		return nil
	}
	var all []Shortcode
	for _, m := range shortcodeTag.FindAllStringSubmatchIndex(b.Text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return b.Text[m[2*i]:m[2*i+1]]
		}
		if (group(1) == "<") != (group(6) == ">") {
			continue
		}
		s := Shortcode{
			Name: group(3), Closing: group(2) != "", SelfClosing: group(5) != "", AsMarkdown: group(1) == "%",
			Start: m[0], End: m[1],
		}
		if m[8] >= 0 {
			s.Args = arguments(b.Text, m[8], m[9])
		}
		all = append(all, s)
	}
	return all
}

func arguments(text string, from, to int) []ShortcodeArg {
	var args []ShortcodeArg
	for _, m := range shortcodeArgs.FindAllStringSubmatchIndex(text[from:to], -1) {
		var a ShortcodeArg
		if m[2] >= 0 {
			a.Name = text[from+m[2] : from+m[3]]
		}
		for _, g := range []int{4, 6, 8} {
			if m[g] >= 0 {
				a.Start, a.End = from+m[g], from+m[g+1]
				a.Value = text[a.Start:a.End]
				if g == 4 && strings.Contains(a.Value, `\`) {
					a.Value = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(a.Value)
				}
			}
		}
		args = append(args, a)
	}
	return args
}

// Quote gives the value of an argument as Hugo reads it. Hugo's quoted values end at a
// line break and know one escape, \", so what else could end one is replaced.
func Quote(value string) string { return `"` + quotable.Replace(value) + `"` }

var quotable = strings.NewReplacer(`\`, "∖", `"`, `\"`, "\n", " ", "\r", " ")

// Closes tells whether text goes on with something that has no space before it.
func Closes(text string) bool {
	return text == "" || strings.ContainsRune(" \n.,;:!?)", rune(text[0]))
}
