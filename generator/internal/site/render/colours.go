package render

import (
	"slices"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// mostColoured is how many bytes of code get colours. The lexers of some languages look for
// the end of a long form at each of its beginnings, so that twice the code takes four times
// as long, and they give up by the clock, so that the same code has other colours on another
// machine.
const mostColoured = 3_000

// boundColours makes every lexer that Hugo and templates find one which leaves long code as
// it is.
var boundColours = sync.OnceFunc(func() {
	for _, lexer := range slices.Clone(lexers.GlobalLexerRegistry.Lexers) {
		lexers.GlobalLexerRegistry.Register(boundedLexer{lexer})
	}
})

type boundedLexer struct{ chroma.Lexer }

func (l boundedLexer) Tokenise(how *chroma.TokeniseOptions, code string) (chroma.Iterator, error) {
	if len(code) > mostColoured {
		return chroma.Literator(chroma.Token{Type: chroma.Text, Value: code}), nil
	}
	return l.Lexer.Tokenise(how, code)
}
