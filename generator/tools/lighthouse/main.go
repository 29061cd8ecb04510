// Command lighthouse measures pages of a site with Lighthouse, as a phone with a slow
// connection loads them, and fails where a page is below the limits. It prints the scores
// as a table, and what costs a page its score. It needs Chromium or Chrome, and npx, which
// fetches Lighthouse: that is larger than all that casebook is built from, and so is no
// dependency.
//
// The site is served with compression, as hosts do it. A machine with other work gives
// different scores for speed each time: the median of several runs counts.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// program is Lighthouse for Node 20.
const program = "lighthouse@12.8.2"

// limits are the lowest scores of a page, of 100.
var limits = []struct {
	category string
	lowest   int
}{{"performance", 98}, {"accessibility", 100}, {"best-practices", 100}, {"seo", 100}}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	site := flag.String("site", "public", "folder of the site, built for the public with the address /")
	runs := flag.Int("runs", 3, "runs of each page")
	flag.Parse()
	if err := run(ctx, *site, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "lighthouse:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, site string, runs int) error {
	browser := pdf.Installed(os.Getenv)
	if browser == "" {
		return errors.New("Chromium or Chrome not found")
	}
	pages, err := measured(site)
	if err != nil {
		return err
	}
	address, stop, err := serve(site)
	if err != nil {
		return err
	}
	defer stop()
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "page")
	for _, l := range limits {
		fmt.Fprintf(table, "\t%s (%d)", l.category, l.lowest)
	}
	fmt.Fprintln(table)
	var low []string
	for _, p := range pages {
		var reports []report
		for range runs {
			r, err := look(ctx, browser, address+p)
			if err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
			reports = append(reports, r)
		}
		fmt.Fprint(table, p)
		for _, l := range limits {
			r := median(reports, l.category)
			score := r.score(l.category)
			fmt.Fprintf(table, "\t%d", score)
			if score < l.lowest {
				low = append(low, fmt.Sprintf("%s: %s is %d, expected at least %d: %s", p, l.category, score, l.lowest, strings.Join(r.costs(l.category), "; ")))
			}
		}
		fmt.Fprintln(table)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if len(low) > 0 {
		return errors.New(strings.Join(low, "\n"))
	}
	return nil
}

// measured gives the addresses of the pages to look at: the first page, the page of competencies, the
// list of evidence and a case study.
func measured(site string) ([]string, error) {
	studies, err := filepath.Glob(filepath.Join(site, "case-studies", "*", "index.html"))
	if err != nil || len(studies) == 0 {
		return nil, cmp.Or(err, errors.New("the site has no case study"))
	}
	study := filepath.Base(filepath.Dir(studies[0]))
	return []string{"/", "/skills/", "/evidence/", path.Join("/case-studies", study) + "/"}, nil
}

// report is what of Lighthouse's report counts.
type report struct {
	Categories map[string]struct {
		Score     *float64 `json:"score"` // 0 to 1; null = something could not be measured
		AuditRefs []struct {
			ID     string  `json:"id"`
			Weight float64 `json:"weight"`
		} `json:"auditRefs"`
	} `json:"categories"`
	Audits map[string]struct {
		Title        string   `json:"title"`
		Score        *float64 `json:"score"`
		DisplayValue string   `json:"displayValue"`
	} `json:"audits"`
}

func look(ctx context.Context, browser, address string) (r report, err error) {
	var categories []string
	for _, l := range limits {
		categories = append(categories, l.category)
	}
	lighthouse := exec.CommandContext(ctx, "npx", "--yes", program, address, "--quiet", "--output=json", "--output-path=stdout",
		"--only-categories="+strings.Join(categories, ","),
		"--chrome-flags=--headless --no-sandbox --disable-background-networking --disable-component-update --disable-sync --no-first-run")
	lighthouse.Env = append(os.Environ(), "CHROME_PATH="+browser)
	lighthouse.Stderr = os.Stderr
	text, err := lighthouse.Output()
	if err != nil {
		return r, fmt.Errorf("npx %s: %w", program, err)
	}
	return r, json.Unmarshal(text, &r)
}

// score is of 100.
func (r report) score(category string) int {
	if s := r.Categories[category].Score; s != nil {
		return int(math.Round(*s * 100))
	}
	return 0
}

// costs lists what takes points from a category.
func (r report) costs(category string) []string {
	var all []string
	for _, ref := range r.Categories[category].AuditRefs {
		if a := r.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 1 {
			all = append(all, strings.TrimSpace(a.Title+" "+a.DisplayValue))
		}
	}
	return all
}

// median gives the report in the middle, by the score of a category.
func median(reports []report, category string) report {
	sorted := slices.SortedFunc(slices.Values(reports), func(a, b report) int { return a.score(category) - b.score(category) })
	return sorted[len(sorted)/2]
}
