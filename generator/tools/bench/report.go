package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// The ratios that casebook is meant to stay below.
const (
	mostOverHugo  = 1.3 // at 1,000 exhibits
	mostGrowth    = 9.5 // from 1,000 to 10,000
	mostOverStart = 1.5
	mostOverNew   = 1.5 // of adding an entry, over starting alone
)

// reportBuilds prints what whole builds take, of casebook and of Hugo.
func reportBuilds(w io.Writer, results []result) error {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "exhibits\tpages\tprogram\t"+figures)
	for _, r := range results {
		fmt.Fprintf(t, "%d\t%d\tcasebook build\t%s", r.Size, r.Pages, figuresOf(r.Casebook))
		fmt.Fprintf(t, "%d\t%d\thugo\t%s", r.Size, r.Pages, figuresOf(r.Hugo))
	}
	if err := t.Flush(); err != nil {
		return err
	}

	t = ratios(w)
	bySize := map[int]result{}
	for _, r := range results {
		bySize[r.Size] = r
		limit := 0.0
		if r.Size == 1000 {
			limit = mostOverHugo
		}
		ratioRow(t, fmt.Sprintf("casebook to hugo, %d exhibits", r.Size), r.ratio(wall), limit, r.ratio(cpu))
	}
	small, large := bySize[1000].Casebook, bySize[10_000].Casebook
	if small != nil && large != nil {
		ratioRow(t, "casebook, 10000 to 1000 exhibits", median(large, wall)/median(small, wall), mostGrowth, median(large, cpu)/median(small, cpu))
	}
	return t.Flush()
}

// starting is what it takes to start, and to add an entry.
type starting struct{ Starts, Entries pairs }

func reportStarts(w io.Writer, s starting) error {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "program\t"+figures)
	fmt.Fprintf(t, "casebook version\t%s", figuresOf(s.Starts.Casebook))
	fmt.Fprintf(t, "hugo version\t%s", figuresOf(s.Starts.Hugo))
	fmt.Fprintf(t, "casebook new\t%s", figuresOf(s.Entries.Casebook))
	if err := t.Flush(); err != nil {
		return err
	}
	t = ratios(w)
	ratioRow(t, "casebook version to hugo version", s.Starts.ratio(wall), mostOverStart, s.Starts.ratio(cpu))
	ratioRow(t, "casebook new to casebook version", s.Entries.ratio(wall), mostOverNew, s.Entries.ratio(cpu))
	return t.Flush()
}

// figures are the columns of figuresOf.
const figures = "wall s\tleast\tmost\tcpu s\tpeak MB\t"

func figuresOf(runs []measured) string {
	return fmt.Sprintf("%.3f\t%.3f\t%.3f\t%.3f\t%.0f\t\n", median(runs, wall), least(runs, wall), most(runs, wall), median(runs, cpu), median(runs, peak))
}

// ratios begins a table of ratios, each of them a ratioRow.
func ratios(w io.Writer) *tabwriter.Writer {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\nratio\twall\tat most\tcpu\t")
	return t
}

func ratioRow(w io.Writer, name string, wall, limit, cpu float64) {
	fmt.Fprintf(w, "%s\t%.2f\t%s\t%.2f\t\n", name, wall, goal(wall, limit), cpu)
}
