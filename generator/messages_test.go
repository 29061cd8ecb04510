package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Every message begins in lower case, ends without a full stop, and says what to do.
func TestMessagesHaveOneForm(t *testing.T) {
	said := 0
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "testdata" {
			return filepath.SkipDir
		}
		if strings.HasSuffix(p, ".go") && !strings.HasSuffix(p, "_test.go") {
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, p, nil, 0)
			if err != nil {
				return err
			}
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); ok && f.Body != nil {
					said += messagesOf(t, set, f)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if said < 200 {
		t.Errorf("%d messages were found: the test looks for them in the wrong way", said)
	}
}

// messagesOf looks at the diagnostics that a function makes, and counts them.
func messagesOf(t *testing.T, set *token.FileSet, f *ast.FuncDecl) int {
	hinted := map[ast.Node]bool{}      // calls that Hintf follows in the same chain
	named := map[string]bool{}         // variables of which a hint is asked for
	kept := map[*ast.CallExpr]string{} // calls whose diagnostic a variable keeps, or is given back
	said := 0
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, right := range n.Rhs {
				if name, ok := n.Lhs[i].(*ast.Ident); ok && len(n.Lhs) == len(n.Rhs) {
					for call := range chain(right) {
						kept[call] = name.Name
					}
				}
			}
		case *ast.ReturnStmt:
			for _, result := range n.Results {
				for call := range chain(result) {
					kept[call] = "return"
				}
			}
		case *ast.CallExpr:
			if method(n) != "Hintf" {
				break
			}
			for call, inner := range chain(n.Fun.(*ast.SelectorExpr).X) {
				hinted[call] = true
				if name, ok := inner.(*ast.Ident); ok {
					named[name.Name] = true
				}
			}
			if name, ok := n.Fun.(*ast.SelectorExpr).X.(*ast.Ident); ok {
				named[name.Name] = true
			}
		}
		return true
	})
	ast.Inspect(f.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		text, told := diagnosticText(call)
		name := method(call)
		if !told && name != "Hintf" && name != "See" {
			return true
		}
		at := set.Position(call.Pos())
		if name == "Hintf" {
			text, _ = stringLiteral(call.Args[0])
		} else if name == "See" && len(call.Args) > 1 {
			text, _ = stringLiteral(call.Args[1])
		}
		if why := badForm(text, name == "Hintf"); why != "" {
			t.Errorf("%s: %q %s", at, text, why)
		}
		if told {
			said++
			if keeper := kept[call]; !hinted[call] && keeper != "return" && !named[keeper] {
				t.Errorf("%s: %q says nothing of what to do", at, text)
			}
		}
		return true
	})
	return said
}

// chain gives the calls of a chain of methods, the last one first, each with what
// its method is called on.
func chain(e ast.Expr) map[*ast.CallExpr]ast.Expr {
	all := map[*ast.CallExpr]ast.Expr{}
	for {
		call, ok := e.(*ast.CallExpr)
		if !ok {
			return all
		}
		selector, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return all
		}
		all[call] = selector.X
		e = selector.X
	}
}

func method(call *ast.CallExpr) string {
	if s, ok := call.Fun.(*ast.SelectorExpr); ok {
		return s.Sel.Name
	}
	return ""
}

var idOfCheck = regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)

// diagnosticText gives the format of a diagnostic that a call makes: of Reportf the
// second argument, of Errorf and Warnf the third, behind the id of the check.
func diagnosticText(call *ast.CallExpr) (string, bool) {
	switch method(call) {
	case "Reportf":
		if len(call.Args) > 1 {
			return stringLiteral(call.Args[1])
		}
	case "Errorf", "Warnf":
		if len(call.Args) > 2 {
			if id, ok := stringLiteral(call.Args[1]); !ok || !idOfCheck.MatchString(id) {
				return "", false
			}
			return stringLiteral(call.Args[2])
		}
	}
	return "", false
}

func stringLiteral(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}

var nameFirst = regexp.MustCompile(`^(JSON|YAML|TOML|CSV|HTML|Markdown|Hugo|XML|UTF|SVG)\b`)

// badForm tells how a message differs from all others, "" where it does not.
func badForm(text string, hint bool) string {
	switch first := []rune(text + " ")[0]; {
	case unicode.IsUpper(first) && !nameFirst.MatchString(text):
		return "begins with a capital"
	case strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..."):
		return "ends with a full stop"
	case strings.HasSuffix(text, "!"):
		return "shouts"
	case strings.Contains(text, "  ") || strings.TrimSpace(text) != text:
		return "has spaces too many"
	case !hint && strings.HasSuffix(text, "?"):
		return "asks"
	case !hint && oddWords.MatchString(text):
		return "says it in words that readers of English do not use so"
	}
	return ""
}

// oddWords are turns that come from other languages.
var oddWords = regexp.MustCompile(`\b(stands?|behind)\b|%[qs] (is|are) no\b`)
