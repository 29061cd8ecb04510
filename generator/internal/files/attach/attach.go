// Package attach decides which attached files may be published, and returns them as
// they are published.
//
// Change here what is refused or allowed (look.go), and what of an attached file the
// search for leaks gets to see (contents.go). Package picture cleans images and SVG,
// package extract reads text out of other formats, and package media lists the types
// of files.
//
//	data, err := attach.Clean("plan.png", data, attach.Policy{})
//
// What always holds:
//
//   - A file is what its content is. One whose name says something else is
//     refused, because a browser may believe either.
//   - Pictures (JPEG, PNG, GIF, WebP, SVG) are published as package picture gives
//     them. Plain text, CSV and Markdown are published as they are, in UTF-8. A
//     PDF file is published as it is, if it can only be read: no script, no program,
//     no other file in it, no form that is sent.
//   - Anything else is refused unless the author allows its ending. What is allowed
//     that way is not looked into, but for this: it is what its ending says, and an
//     Office file has no macros.
//   - Web pages, scripts, style sheets and programs are never published, allowed or
//     not: a static host shows them as pages of the site, with all that a page of
//     the site may do, and headers that would say otherwise cannot be set
//     everywhere. Inside of an allowed ZIP archive they are only downloaded.
//   - Equal input gives equal bytes.
//
// Open returns the text that a file contains but that cannot be read in its bytes, for
// the search for leaks. Contents.Unsearched lists what no search can read, because it is
// packed, locked or of an unknown format. Prepare does this for many files at once.
//
// What a PDF file says of its author, and what a text says at all, is not for
// this package. It knows nothing of promotion.
package attach

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/files/picture"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// Policy is what the author allows.
type Policy struct {
	Allow []string // endings, as "zip" or ".docx", in any case
}

// Refused is why a file is not published. Why and Hint are short sentences
// without a full stop, as in a diagnostic; Hint may be empty.
type Refused struct {
	Why  string
	Hint string
}

func (r *Refused) Error() string { return r.Why }

// Rewritten reports a file that, by its name, Clean looks through and gives in
// another form, wherever it is published from: a picture or a PDF.
func Rewritten(name string) bool {
	e := media.Of(name)
	return e.Leave == media.Free && !asText(e)
}

// Clean gives what is published of a file. Its name may have folders, separated
// by slashes. The error is always a *Refused.
func Clean(name string, data []byte, policy Policy) ([]byte, error) {
	kind, err := Look(name, data)
	if err != nil {
		return nil, err
	}
	ending, promised := media.EndingOf(name), media.Of(name)
	switch kind {
	case media.JPEG, media.PNG, media.GIF, media.WebP, media.SVG:
		cleaned, err := picture.Clean(data, picture.Options{})
		var unfit *picture.Unfit
		if errors.As(err, &unfit) {
			return nil, &Refused{unfit.Why, unfit.Hint}
		}
		return cleaned.Data, nil
	case media.PDF:
		if err := readOnly(data); err != nil {
			return nil, err
		}
		return data, nil
	}
	if asText(promised) {
		return data, nil
	}
	if promised.Leave == media.Never {
		return nil, &Refused{fmt.Sprintf("files that end in .%s are never published: they can run", ending), "publish a PDF of it, its text in a file that ends in .txt, or allow ZIP archives and put it into one"}
	}
	if !slices.ContainsFunc(policy.Allow, func(a string) bool { return media.Normal(a) == ending }) {
		return nil, &Refused{
			fmt.Sprintf("the file is %s, which is not published beside pages", kind),
			fmt.Sprintf("give it as PDF, or allow its kind in config.yaml: attachments: {allow: [%s]}", ending),
		}
	}
	if err := withoutMacros(kind, data); err != nil {
		return nil, err
	}
	return data, nil
}

// readOnly refuses a PDF file that can do more than be read.
func readOnly(data []byte) error {
	acts, err := pdf.Acts(data)
	switch {
	case err != nil:
		return &Refused{err.Error(), "print it to a new PDF file, without a password to open or to change it"}
	case len(acts) > 0:
		return &Refused{"the PDF file has active content: it " + strings.Join(acts, ", "), "print it to a new PDF file, which removes that"}
	}
	return nil
}
