package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"golang.org/x/text/language"

	"github.com/casebook-dev/casebook/generator/diag"
)

// namesLanguage tells whether a file of labels is named by what may be the code of a
// language. Hugo reads others as languages that somebody made up.
func namesLanguage(name string) bool {
	of := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if _, err := language.Parse(of); err == nil {
		return true
	}
	_, err := language.Parse("art-x-" + of)
	return err == nil
}

// liveLabels reports the author's labels that are more than words with fields, and with
// parts that depend on a field. Hugo runs a label as a template, without a bound of time.
func liveLabels(opt Options) (list diag.List) {
	for _, name := range opt.Overrides {
		if !strings.HasPrefix(name, "i18n/") {
			continue
		}
		text, err := fs.ReadFile(opt.Portfolio, name)
		if err != nil {
			continue // laying the files out reports it
		}
		words, err := metadecoders.Default.Unmarshal(text, metadecoders.FormatFromString(path.Ext(name)))
		if err != nil {
			continue // Hugo reports it
		}
		for _, live := range liveIn(words) {
			list.Errorf(placeAt(name, text, max(bytes.Index(text, []byte(live)), 0)), Template, "%q is not a word of a label", live).
				Hintf("a label has words, and fields such as {{ .Count }} or {{ with .Since }}since {{ . }}{{ end }}")
		}
	}
	return list
}

var (
	action = regexp.MustCompile(`(?s)\{\{.*?(?:\}\}|$)`)
	field  = regexp.MustCompile(`^\{\{-?\s*(?:(?:(?:with|if)\s+)?\.(?:[A-Za-z]\w*(?:\.[A-Za-z]\w*)*)?|else|end)\s*-?\}\}$`)
)

// liveIn finds the actions of labels that are neither a field nor a condition on one, and the keys that give labels
// other marks for actions.
func liveIn(words any) (live []string) {
	switch words := words.(type) {
	case string:
		for _, a := range action.FindAllString(words, -1) {
			if !field.MatchString(a) {
				live = append(live, a)
			}
		}
	case []any:
		for _, w := range words {
			live = append(live, liveIn(w)...)
		}
	case map[string]any:
		for key, w := range words {
			if key := strings.ToLower(key); key == "leftdelim" || key == "rightdelim" {
				live = append(live, fmt.Sprint(w))
			}
			live = append(live, liveIn(w)...)
		}
	}
	slices.Sort(live)
	return slices.Compact(live)
}
