package generator

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/capture/importer"
	"github.com/casebook-dev/casebook/generator/internal/capture/richtext"
)

// decoded gives a file of text in UTF-8, and says in the account what it was read as.
func (s Source) decoded(opt Options, account *importer.Account) (Source, error) {
	text, as, err := richtext.Decoded(s.Name, s.Data, opt.Encoding)
	if err != nil || as == "" {
		return s, err
	}
	s.Data = text
	what := "the text"
	if s.Name != account.File {
		what = s.Name
	}
	remark := fmt.Sprintf("%s is not in UTF-8; it was read as %s", what, as)
	if words := richtext.Foreign(text); words != "" {
		remark += fmt.Sprintf(", with the words %s; if they are wrong, --encoding names another", words)
	}
	account.Remark(remark)
	return s, nil
}
