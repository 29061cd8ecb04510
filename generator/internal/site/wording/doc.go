// Package wording puts dates, figures, counts and lists into words, as every page,
// chart and file says them: "31 March 2026", "−42%", "3 exhibits". It also reads the
// words out of Markdown, for descriptions and search.
package wording
