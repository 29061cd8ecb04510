package source

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/casebook-dev/casebook/generator/diag"
)

// mostDeep is far below what any part of a portfolio asks for.
const mostDeep = 20

// mayEnter tells whether a name of the portfolio can be kept: it is one file on
// every system, it leads nowhere else, and it says what it is.
func (r *reader) mayEnter(p string, d fs.DirEntry) bool {
	ok := r.canBeKept(p, d)
	if !ok {
		r.tree.Unread = append(r.tree.Unread, p)
	}
	return ok
}

func (r *reader) canBeKept(p string, d fs.DirEntry) bool {
	name := d.Name()
	at := diag.Pos{File: p}
	if why, hint := BadName(name); why != "" {
		r.diags.Errorf(at, "file-name-bad", "%q %s", name, why).Hintf("%s", hint)
		return false
	}
	if strings.Count(p, "/") > mostDeep {
		r.diags.Errorf(at, "file-misplaced", "the folders are nested more than %d deep", mostDeep).Hintf("move the file further up")
		return false
	}
	if r.names == nil {
		r.names = map[string]string{}
	}
	key := SameName(p)
	if first, taken := r.names[key]; taken && first != p && d.IsDir() && r.isFolder(first) {
		r.twice = append(r.twice, first+"/")
		r.tree.Unread = append(r.tree.Unread, first) // which of the two was meant decides who may read it
		r.diags.Errorf(diag.Pos{File: first}, "file-name-bad", "the folders %q and %q differ only in case or in how accents are stored, and are the same on many systems", path.Base(first), name).
			See(at, "the other one").Hintf("move all files into one of them, %s, and delete the other", path.Join(path.Dir(p), SameName(name)))
		return false
	} else if taken && first != p {
		r.diags.Errorf(at, "file-name-bad", "%q and %q are the same name on many systems", name, path.Base(first)).
			See(diag.Pos{File: first}, "the other one").Hintf("rename one of them; names have to differ in more than case and how accents are stored")
		return false
	}
	r.names[key] = p
	return true
}

func (r *reader) isFolder(p string) bool {
	info, err := fs.Lstat(r.fsys, p)
	return err == nil && info.IsDir()
}

// BadName tells why the name of a file is not kept, "" if it is, and what to do.
func BadName(name string) (why, hint string) {
	const plain = "rename it; letters, digits, hyphens and dots are safe everywhere"
	switch {
	case name == "" || name == "." || name == ".." || strings.Contains(name, "/"):
		return "leads to another place", "remove it; a portfolio contains its files itself"
	case !utf8.ValidString(name):
		return "is not in UTF-8", plain
	case reserved.MatchString(name):
		return "is a name that Windows keeps for itself", plain
	case strings.HasSuffix(name, "."):
		return "ends in a dot, which Windows drops", plain
	case strings.TrimFunc(name, unicode.IsSpace) != name:
		return "begins or ends with a space", plain
	}
	for _, c := range name {
		switch {
		case unicode.IsControl(c) || c == '\u2028' || c == '\u2029':
			return "contains a control character", plain
		case c == joiner || c == nonJoiner || isVariant(c):
			// Several scripts and signs need these; SameName passes over them.
		case unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Co, c) || c == '\u3164' || c == '\uffa0' || c == '\u115f' || c == '\u1160':
			return "contains an invisible character, which can make it look like another name", plain
		case strings.ContainsRune(`<>:"|?*\`, c):
			return "contains a character that Windows does not allow", plain
		}
	}
	return "", ""
}

const nonJoiner, joiner = '\u200c', '\u200d'

// isVariant reports a character that only chooses the form of the one before.
func isVariant(c rune) bool { return c >= '\ufe00' && c <= '\ufe0f' }

// reserved are the devices of Windows, which hides them behind any ending.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\..*)?$`)

// SameName gives one text for all names that some system takes for the same.
func SameName(p string) string {
	p = strings.Map(func(c rune) rune {
		if c == joiner || c == nonJoiner || isVariant(c) {
			return -1
		}
		return c
	}, p)
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(p)))
}
