package casefile

import "strings"

// OwnShortcodes lists the shortcodes that the portfolio brings along.
func (c *Case) OwnShortcodes() []string {
	var names []string
	for _, f := range c.Theme {
		for _, folder := range []string{"layouts/_shortcodes/", "layouts/shortcodes/"} {
			if file, ok := strings.CutPrefix(f.Path, folder); ok {
				name, _, _ := strings.Cut(file, ".")
				names = append(names, name)
			}
		}
	}
	return names
}
