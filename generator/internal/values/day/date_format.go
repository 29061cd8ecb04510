package day

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Words gives the period as it is spoken: "31 March 2026", "week of 26 January
// 2026", "March 2026", "Q1 2026" or "2026". Of a moment of a day it tells the time
// as well.
func (p Period) Words() string {
	y, m, d := p.First.Date()
	switch _, clock, timed := strings.Cut(p.Text, "T"); {
	case p.First == p.Last && timed:
		return fmt.Sprintf("%d %s %d, %s", d, time.Month(m), y, clock)
	case p.First == p.Last:
		return fmt.Sprintf("%d %s %d", d, time.Month(m), y)
	case p.First == p.First.Year().First && p.Last == p.First.Year().Last:
		return strconv.Itoa(y)
	case p.First == p.First.Monday() && p.Last == p.First+6:
		return fmt.Sprintf("week of %d %s %d", d, time.Month(m), y)
	case p.First == p.First.Month().First && p.Last == p.First.LastOfMonth():
		return fmt.Sprintf("%s %d", time.Month(m), y)
	}
	return fmt.Sprintf("Q%d %d", (m-1)/3+1, y)
}
