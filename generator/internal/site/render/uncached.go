package render

import (
	"slices"
	"strings"
)

// cachedCalls are Hugo's functions that make a partial for the first page that asks, and
// give it to all others. Which page is first is chance.
var cachedCalls = map[string]string{"partialCached": "partial", "partials.IncludeCached": "partials.Include"}

// uncache makes every page its own partials, where the author has templates: those may
// differ from page to page. They ignore what a cached one is told apart by. What is
// replaced keeps its length, and so every position.
func uncache(files map[string]file, opt Options) {
	own := func(name string) bool { return strings.HasPrefix(name, "layouts/") }
	if !slices.ContainsFunc(opt.Overrides, own) {
		return
	}
	for name, f := range files {
		if !own(strings.TrimPrefix(name, opt.themeFolder())) {
			continue
		}
		text, err := f.read()
		if err != nil {
			continue // opening it reports it
		}
		edited := slices.Clone(text)
		for _, call := range callsOf(name, string(text), cachedCalls) {
			to := cachedCalls[call.name]
			copy(edited[call.at:], to+strings.Repeat(" ", len(call.name)-len(to)))
		}
		files[name] = file{data: edited, author: f.author}
	}
}
