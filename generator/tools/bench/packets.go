package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"text/tabwriter"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// The ratios of packets that casebook is meant to stay below.
const (
	mostOverSite = 1.2 // the packet as HTML, beside the site
	mostOverPass = 2.5 // a PDF from the finished HTML, beside one pass by Chromium
	// mostOverPrint is for the whole command, beside Chromium that prints the HTML.
	mostOverPrint = 1.5
)

// packetSize is the number of exhibits of the made-up case.
const packetSize = 200

// packets are the runs for the packet of one case. Those that need a browser
// are empty where there is none.
type packets struct {
	Name                    string
	Site, HTML, PDF, ByHand []measured // whole commands; ByHand: Chromium prints the HTML
	Passes, Once            []measured // in a browser that runs already
	Bytes                   int64      // of the HTML, in bytes
}

// comparePackets measures the committee's packet of the demo and of a made-up case.
func (p programs) comparePackets(ctx context.Context, folder string, seed uint64, turns int, stderr io.Writer) ([]packets, error) {
	if err := os.RemoveAll(folder); err != nil {
		return nil, err
	}
	made := filepath.Join(folder, "portfolio")
	if err := makePortfolio(ctx, made, packetSize, seed); err != nil {
		return nil, err
	}
	tests := filepath.Join(folder, "generator.test")
	browser := findBrowser()
	if browser == "" {
		fmt.Fprintln(stderr, "no Chromium or Chrome here; the packet is measured as HTML alone")
	} else if _, err := command(ctx, "go", "test", "-c", "-o", tests, "./generator"); err != nil {
		return nil, err
	}
	var all []packets
	for _, c := range []struct{ name, dir string }{
		{"the demo", p.root},
		{fmt.Sprintf("%d exhibits", packetSize), made},
	} {
		fmt.Fprintf(stderr, "packet of %s ...\n", c.name)
		r, err := p.packetsOf(ctx, c.dir, filepath.Join(folder, "out"), browser, tests, turns)
		if err != nil {
			return nil, err
		}
		r.Name = c.name
		all = append(all, r)
	}
	return all, os.RemoveAll(folder)
}

// packetsOf runs, by turns, all that is compared for one portfolio.
func (p programs) packetsOf(ctx context.Context, dir, folder, browser, tests string, turns int) (packets, error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return packets{}, err
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	casebook := func(args ...string) func() (measured, error) {
		return func() (measured, error) {
			return measure(ctx, p.casebook, append(args, "--quiet", "--audience", "self", dir)...)
		}
	}
	runs := []func() (measured, error){
		func() (measured, error) {
			if err := os.RemoveAll(in("site")); err != nil {
				return measured{}, err
			}
			return casebook("build", "--out", in("site"))()
		},
		casebook("packet", "--format", "html", "--out", in("packet.html")),
	}
	if browser != "" {
		runs = append(runs,
			casebook("packet", "--format", "pdf", "--browser", browser, "--out", in("packet.pdf")),
			func() (measured, error) {
				return printByHand(ctx, browser, in("packet.html"), in("profile"), in("by-hand.pdf"))
			})
	}
	all, err := inTurns(turns, runs...)
	if err != nil {
		return packets{}, err
	}
	r := packets{Site: all[0], HTML: all[1]}
	if browser != "" {
		r.PDF, r.ByHand = all[2], all[3]
		if r.Passes, r.Once, err = warm(ctx, tests, p.root, dir, browser, turns); err != nil {
			return r, err
		}
	}
	info, err := os.Stat(in("packet.html"))
	if err != nil {
		return r, err
	}
	r.Bytes = info.Size()
	return r, os.RemoveAll(folder)
}

// findBrowser gives the browser that prints, "" where there is none.
func findBrowser() string {
	if found, err := exec.LookPath(os.Getenv("CASEBOOK_BROWSER")); err == nil {
		return found
	}
	return pdf.Installed(os.Getenv)
}

// printByHand prints an HTML file with the browser alone, as anybody could:
// one pass, with a profile that does not exist yet.
func printByHand(ctx context.Context, browser, page, profile, out string) (measured, error) {
	if err := os.RemoveAll(profile); err != nil {
		return measured{}, err
	}
	args := []string{"--headless", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=" + profile, "--print-to-pdf=" + out}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox")
	}
	m, err := measure(ctx, browser, append(args, "file://"+filepath.ToSlash(page))...)
	if err != nil {
		return m, err
	}
	_, err = os.Stat(out) // the browser ends well even where it printed nothing
	return m, err
}

// warm runs a Go benchmark of package generator, which keeps browsers running.
// It knows no more than the time.
func warm(ctx context.Context, tests, root, dir, browser string, turns int) (passes, once []measured, err error) {
	for range turns {
		cmd := exec.CommandContext(ctx, tests, "-test.run", "^$", "-test.bench", "^BenchmarkPacket$", "-test.benchtime", "3x", "-portfolio", dir, "-browser", browser)
		cmd.Dir = filepath.Join(root, "generator")
		out, err := cmd.CombinedOutput()
		if err != nil {
			return nil, nil, fmt.Errorf("BenchmarkPacket: %w: %s", err, out)
		}
		m := packetLine.FindSubmatch(out)
		if m == nil {
			return nil, nil, fmt.Errorf("BenchmarkPacket did not run: %s", out)
		}
		for i, to := range []*[]measured{&once, &passes} {
			seconds, err := strconv.ParseFloat(string(m[i+1]), 64)
			if err != nil {
				return nil, nil, err
			}
			*to = append(*to, measured{Wall: seconds})
		}
	}
	return passes, once, nil
}

// packetLine finds the figures of the benchmark, which Go prints by name.
var packetLine = regexp.MustCompile(`(?m)^BenchmarkPacket\S*\s.*?([\d.]+) once-s/op\s+([\d.]+) passes-s/op`)

func reportPackets(w io.Writer, all []packets) error {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "packet of\tmade by\twall s\tleast\tmost\tcpu s\tpeak MB\t")
	for _, r := range all {
		for _, row := range []struct {
			by   string
			runs []measured
		}{
			{"casebook build, the site", r.Site}, {fmt.Sprintf("casebook packet, HTML of %d kB", r.Bytes/1000), r.HTML},
			{"casebook packet, PDF", r.PDF}, {"Chromium from the HTML", r.ByHand},
			{"PDF from the HTML, warm", r.Passes}, {"one pass by Chromium, warm", r.Once},
		} {
			if len(row.runs) == 0 {
				continue
			}
			fmt.Fprintf(t, "%s\t%s\t%.3f\t%.3f\t%.3f\t", r.Name, row.by, median(row.runs, wall), least(row.runs, wall), most(row.runs, wall))
			if median(row.runs, cpu) == 0 { // only time was measured
				fmt.Fprint(t, "\t\t\n")
				continue
			}
			fmt.Fprintf(t, "%.3f\t%.0f\t\n", median(row.runs, cpu), median(row.runs, peak))
		}
	}
	fmt.Fprintln(t, "\nratio\twall\tat most\t")
	for _, r := range all {
		for _, c := range []struct {
			name        string
			over, under []measured
			limit       float64
		}{
			{"packet as HTML to site", r.HTML, r.Site, mostOverSite},
			{"PDF to one pass by Chromium, warm", r.Passes, r.Once, mostOverPass},
			{"packet as PDF to HTML and Chromium, cold", r.PDF, sums(r.HTML, r.ByHand), 0},
			{"packet as PDF to Chromium alone, cold", r.PDF, r.ByHand, mostOverPrint},
		} {
			if len(c.over) > 0 {
				got := ratio(c.over, c.under, wall)
				fmt.Fprintf(t, "%s, %s\t%.2f\t%s\t\n", c.name, r.Name, got, goal(got, c.limit))
			}
		}
	}
	return t.Flush()
}

// sums adds the wall times of the runs of two things, turn by turn.
func sums(a, b []measured) []measured {
	var all []measured
	for i := range min(len(a), len(b)) {
		all = append(all, measured{Wall: a[i].Wall + b[i].Wall})
	}
	return all
}
