package scaffold

import (
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"Cut checkout latency":              "cut-checkout-latency",
		"  Über die Straße: it's 50 % done": "uber-die-strasse-its-50-done",
		"Łódź – Århus":                      "lodz-arhus",
		"ДОКЛАД о сбоях":                    "доклад-о-сбоях",
		"障害対応の報告":                           "障害対応の報告",
		"v2.0/beta_3":                       "v2-0-beta-3",
		"!!!":                               "",
		strings.Repeat("word ", 40):         strings.TrimSuffix(strings.Repeat("word-", 12), "-"),
		strings.Repeat("é", 100):            strings.Repeat("e", 60),
		strings.Repeat("長", 100):            strings.Repeat("長", 20),
	} {
		if got := Slug(title); got != want {
			t.Errorf("Slug(%q) = %q, want %q", title, got, want)
		}
	}
}

var lineEnd = regexp.MustCompile(` +(\n|$)`)

// FuzzScalar holds every text to be read back from YAML as it was, alone and in a list.
func FuzzScalar(f *testing.F) {
	for _, text := range []string{"plain", "yes", "12", "1.5e3", "2026-03-31", "~", "a: b", "a #b", "- a", "\"", "\\", "\t", "a\nb", "é\u2028x", "{a}", "[", "null", "Off", "a, b", "x]", "\u0085", "=", "<<", "!x", "&a", "*a", "%", "@", "`", "12:30:45", "0x1F", "1_000", ".inf", "It's", "\U0001F600", "a: b\n\n- c  \n# d", "a\n  b\n\tc", "a\n---\nb", "a\r\nb"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		var got struct {
			Alone string   `yaml:"alone"`
			List  []string `yaml:"list"`
			Prose string   `yaml:"prose"`
			After string   `yaml:"after"`
		}
		if err := yaml.Unmarshal([]byte("alone: "+Scalar(text)+"\nlist: "+List([]string{text, "x"})+"\nprose: "+Prose(text, "  ")+"\nafter: x\n"), &got); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if trimmed := lineEnd.ReplaceAllString(strings.TrimRight(text, " \n"), "$1"); lineEnd.ReplaceAllString(got.Prose, "$1") != trimmed || got.After != "x" {
			t.Errorf("%q is read back as the prose %q", text, got.Prose)
		}
		if got.Alone != text || len(got.List) != 2 || got.List[0] != text {
			t.Errorf("%q is read back as %q, in a list as %q", text, got.Alone, got.List)
		}
	})
}

func TestWithNote(t *testing.T) {
	for former, want := range map[string]string{
		"":                   "- 09:05 a b\n",
		"- 08:00 x":          "- 08:00 x\n- 09:05 a b\n",
		"Words.\n":           "Words.\n\n- 09:05 a b\n",
		"---\ntitle: x\n---": "---\ntitle: x\n---\n\n- 09:05 a b\n",
		"Words.\r\n":         "Words.\r\n\r\n- 09:05 a b\r\n",
		"# H\n\n":            "# H\n\n- 09:05 a b\n",
	} {
		if got := string(WithNote([]byte(former), "09:05", " a\n b ")); got != want {
			t.Errorf("after %q: %q, want %q", former, got, want)
		}
	}
}

func TestWithFieldKeepsRemarksAndLineEnds(t *testing.T) {
	for file, want := range map[string]string{
		"---\ntitle: A\n# scope: # mine\n---\n":          "---\ntitle: A\n# scope: # mine\nscope: team\n---\n",
		"---\n# scope: team\n---\nText.\n":               "---\n# scope: team\nscope: team\n---\nText.\n",
		"---\r\ntitle: A\r\n---\r\n":                     "---\r\ntitle: A\r\nscope: team\r\n---\r\n",
		"---\ntitle: A\r\nscope: self # own\r\n---\nX\n": "---\ntitle: A\r\nscope: team # own\n---\nX\n",
		"--- \nscope: self\n---\t\nX\n":                  "--- \nscope: team\n---\t\nX\n",
	} {
		if got, ok := WithField([]byte(file), "scope", "team"); !ok || string(got) != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}

func TestWithBodyPutsTheTextBehindTheFirstFence(t *testing.T) {
	for file, want := range map[string]string{
		"---\na: b\n--- \nOne.\n---\nTwo.\n": "---\na: b\n--- \n\nNew.\n",
		"---\r\na: b\r\n---\r\nOne.\r\n":     "---\r\na: b\r\n---\r\n\r\nNew.\r\n",
		"---\na: b\r\n---\nOne.\r\n":         "---\na: b\r\n---\n\nNew.\n",
		"---\na: b\n---":                     "---\na: b\n---\n\nNew.\n",
	} {
		if got, ok := WithBody([]byte(file), "New.\n"); !ok || string(got) != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}
