package check

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/tests/manual"
)

// docs/messages.md has what casebook explain prints, of every check.
func TestTheManualOfMessagesIsCurrent(t *testing.T) {
	manual.Whole(t, "messages.md", messagesManual(t))
}

func messagesManual(t *testing.T) []byte {
	var to bytes.Buffer
	fmt.Fprintf(&to, "# Messages\n\n%s", `Every message of casebook ends with the name of its check in brackets, such as `+"`[evidence-no-witness]`"+`. This page says of
each check what it means, why it matters, and how to fix it. `+"`casebook explain CHECK`"+` prints the same.

An error stops the build. A warning does not, except with `+"`casebook check --strict`"+`; it can be [accepted with a reason](config.md).
`)
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		fmt.Fprintf(&to, "\n- %ss:", severity)
		sep := " "
		for _, c := range List() {
			if c.Severity == severity {
				fmt.Fprintf(&to, "%s[%s](#%s)", sep, c.ID, c.ID)
				sep = ", "
			}
		}
	}
	to.WriteString("\n")
	for _, c := range List() {
		text, ok := Explain(c.ID)
		if !ok {
			t.Fatalf("%s has no explanation", c.ID)
		}
		_, rest, _ := strings.Cut(text, "\n\n")
		rest = asProse(strings.NewReplacer("\nExample\n", "\n**Example**\n", "\nFixed\n", "\n**Fixed**\n").Replace(rest))
		fmt.Fprintf(&to, "\n## %s\n\n*%s*: %s.\n\n%s", c.ID, c.Severity, c.Title, rest)
	}
	return to.Bytes()
}

var escaped = strings.NewReplacer("[", `\[`, "<", `\<`, "_", `\_`)

// asProse escapes marks of Markdown outside of code, which is indented.
func asProse(text string) string {
	var to strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "    ") {
			line = escaped.Replace(line)
		}
		to.WriteString(line)
	}
	return to.String()
}
