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
