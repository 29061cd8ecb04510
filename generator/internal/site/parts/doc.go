// Package parts has what more than one page shows: an entry as a line of a list, the
// readiness, the gaps, the headline figures, the skill map, the next round.
package parts
