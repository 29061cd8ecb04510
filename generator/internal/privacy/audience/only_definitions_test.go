package audience

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// What only a closed part refers to is closed with it.
func TestDefinitionsOfClosedParts(t *testing.T) {
	const open, end = `{{< only "mentor" >}}`, `{{< /only >}}`
	for text, want := range map[string]string{
		"a " + open + "b[^1]" + end + " c[^2]\n\n[^1]: zebra\nquagga\n\n    okapi\n\n[^2]: d\n": "a  c[^2]\n\n\n[^2]: d\n",
		"a " + open + "[b][r]" + end + "\n\n[r]: https://example.com/x\n  \"zebra\"\n[s]: /y\n": "a \n\n[s]: /y\n",
		"a[^2] " + open + "b[^1]" + end + "\n\n[^1]: zebra[^3]\n[^2]: d\n[^3]: quagga\n":        "a[^2] \n\n[^2]: d\n",
		"a " + open + "[R] b" + end + "\n\n> [r]:\n> /zebra\n":                                  "a \n\n",
		"a [^1] " + open + "b[^1]" + end + "\n\n[^1]: c\n":                                      "a [^1] \n\n[^1]: c\n",
		"a " + open + "b" + end + "\n\n[^1]: unused\n":                                          "a \n\n[^1]: unused\n",
		"- [ ] a\n\n[ ]: b\n" + open + "c [ ]" + end + "\n":                                     "- [ ] a\n\n[ ]: b\n",
		"[ ]: b\n\n" + open + "c [ ]" + end + "\n":                                              "\n",
		open + "b[^1]" + end + "\n\n[^1]: c\n\n\n\n    zebra\n\n\n    quagga\n\nd\n":            "\n\nd\n",
		"a <!-- see [r] -->\n\n[r]: /zebra\n":                                                   "a \n\n",
		"a " + open + "[r]" + end + "\n\n```\n[r]: code\n```\n":                                 "a \n\n```\n[r]: code\n```\n",
	} {
		if got := only(source.NewBody("a.md", 1, text), config.Public).Text; got != want {
			t.Errorf("%q\n gives %q\nnot    %q", text, got, want)
		}
		if got := only(source.NewBody("a.md", 1, text), config.Mentor).Text; len(got) < len(want) {
			t.Errorf("%q\n gives the mentor %q", text, got)
		}
	}
}
