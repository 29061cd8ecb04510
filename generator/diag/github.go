package diag

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"
)

// GitHubOptions say how the portfolio lies in its repository.
type GitHubOptions struct {
	Folder string // the portfolio's folder in the repository, slash-separated; "" = its root
}

// WriteGitHub writes the list as workflow commands of GitHub Actions, one line
// each, so that diagnostics appear beside the lines of a pull request:
//
//	::error file=content/evidence/rota.md,line=5,col=13,title=competency-unknown::unknown competency "sytem-design"
//
// Related places and the hint follow the message as lines of their own. GitHub
// shows at most ten errors and ten warnings of a step, so the text report
// belongs into the log as well. What the author accepts is left out. Columns stay bytes; GitHub does not say what it
// counts, and marks the line.
//
// Escaping is the one that GitHub's own toolkit does: percent signs and line
// breaks in messages, colons and commas in properties too.
func (l List) WriteGitHub(w io.Writer, opt GitHubOptions) error {
	b := bufio.NewWriter(w)
	for _, d := range l {
		if d.Because != "" {
			continue
		}
		var properties []string
		message := visible(d.Message)
		if d.Pos.inFile() {
			properties = append(properties, "file="+escapeProperty(visible(path.Join(opt.Folder, d.Pos.File))))
			if d.Pos.Line > 0 {
				properties = append(properties, fmt.Sprintf("line=%d", d.Pos.Line))
			}
			if d.Pos.Line > 0 && d.Pos.Col > 0 {
				properties = append(properties, fmt.Sprintf("col=%d", d.Pos.Col))
			}
		} else if d.Pos.Given() {
			message = visible(d.Pos.File) + ": " + message
		}
		properties = append(properties, "title="+escapeProperty(visible(d.Check)))
		for _, r := range d.Related {
			message += "\n" + visible(r.Pos.String()) + ": " + visible(r.Text)
		}
		if d.Hint != "" {
			message += "\nhint: " + visible(d.Hint)
		}
		fmt.Fprintf(b, "::%s %s::%s\n", d.Severity, strings.Join(properties, ","), escapeData(message))
	}
	return b.Flush()
}

// inFile tells a place in a file from a flag or an environment variable, which
// no reader of a report can open.
func (p Pos) inFile() bool {
	return p.Given() && !strings.HasPrefix(p.File, "--") && !strings.HasPrefix(p.File, "$")
}

// Percent signs go first, since the other escapes bring in their own. A
// Replacer makes one pass, so the order here is for the reader alone.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func escapeProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
