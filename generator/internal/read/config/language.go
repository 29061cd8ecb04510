package config

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// languages are those that the program speaks whole: every label of the theme,
// every sentence that is computed, and one form of numbers and dates that fits
// both. Regions that write numbers in another way are none of them.
var languages = []string{"en", "en-AU", "en-CA", "en-GB", "en-IE", "en-NZ", "en-US"}

// spoken reads the language of the site. A page that is half in another language
// is worse than one that is not, so only whole ones are taken.
func (l *loader) spoken() {
	c := &l.cfg
	tag, err := language.Parse(c.Language)
	switch {
	case err != nil:
		l.diags.Errorf(c.Pos("language"), "value-bad", "%q is not a language", c.Language).
			Hintf("write its code, one of %s", strings.Join(languages, ", "))
	case !slices.Contains(languages, tag.String()):
		l.diags.Errorf(c.Pos("language"), "value-bad", "%q is not supported: pages would mix it with English words and numbers", c.Language).
			Hintf("write one of %s", strings.Join(languages, ", "))
	default:
		c.Language = tag.String()
		return
	}
	c.Language = "en"
}
