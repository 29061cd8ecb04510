package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReportTellsTheRatiosAndWhatIsMissed(t *testing.T) {
	runs := func(walls ...float64) []measured {
		var all []measured
		for _, w := range walls {
			all = append(all, measured{Wall: w, CPU: 2 * w, Peak: 100})
		}
		return all
	}
	results := []result{
		{1000, 1500, pairs{Casebook: runs(1.0, 4.0, 1.2), Hugo: runs(1.0, 2.0, 1.0)}},
		{10000, 15000, pairs{Casebook: runs(9, 12, 15), Hugo: runs(10, 10, 10)}},
	}
	var b strings.Builder
	if err := errors.Join(reportBuilds(&b, results),
		reportStarts(&b, starting{pairs{Casebook: runs(0.05), Hugo: runs(0.02)}, pairs{Casebook: runs(0.06), Hugo: runs(0.05)}})); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{
		"1000 1500 casebook build 1.200 1.000 4.000 2.400 100",
		"casebook to hugo, 1000 exhibits 1.20 1.3 1.20",
		"casebook to hugo, 10000 exhibits 1.20 1.20",
		"casebook, 10000 to 1000 exhibits 10.00 missed: 9.5 10.00",
		"casebook version to hugo version 2.50 missed: 1.5 2.50",
		"casebook new to casebook version 1.20 1.5 1.20",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, b.String())
		}
	}
}

func TestProgramsRunByTurns(t *testing.T) {
	var order strings.Builder
	run := func(name string, wall float64) func() (measured, error) {
		return func() (measured, error) {
			order.WriteString(name)
			return measured{Wall: wall}, nil
		}
	}
	p, err := byTurns(3, run("c", 3), run("h", 2))
	if err != nil {
		t.Fatal(err)
	}
	if got := order.String(); got != "chhcchhc" {
		t.Errorf("the order is %q", got)
	}
	if len(p.Casebook) != 3 || len(p.Hugo) != 3 || p.ratio(wall) != 1.5 {
		t.Errorf("%+v", p)
	}

	broken := errors.New("no such program")
	fail := func() (measured, error) { return measured{}, broken }
	for _, programs := range [][2]func() (measured, error){{fail, run("h", 1)}, {run("c", 1), fail}} {
		if _, err := byTurns(3, programs[0], programs[1]); !errors.Is(err, broken) {
			t.Errorf("error %v", err)
		}
	}
}

func TestReportOfPackets(t *testing.T) {
	runs := func(walls ...float64) []measured {
		var all []measured
		for _, w := range walls {
			all = append(all, measured{Wall: w, CPU: 2 * w, Peak: 100})
		}
		return all
	}
	var b strings.Builder
	err := reportPackets(&b, []packets{
		{
			Name: "the demo", Bytes: 412_345, Site: runs(1, 2, 1), HTML: runs(1.3, 2.2, 1.3), PDF: runs(6, 8, 6), ByHand: runs(1.7, 1.8, 1.7),
			Passes: []measured{{Wall: 2}, {Wall: 3}, {Wall: 2}}, Once: []measured{{Wall: 1}, {Wall: 1}, {Wall: 1}},
		},
		{Name: "200 exhibits", Site: runs(2), HTML: runs(2)}, // as without a browser
	})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{
		"the demo casebook packet, HTML of 412 kB 1.300 1.300 2.200 2.600 100",
		"the demo PDF from the HTML, warm 2.000 2.000 3.000 the demo one pass",
		"packet as HTML to site, the demo 1.30 missed: 1.2",
		"PDF to one pass by Chromium, warm, the demo 2.00 2.5",
		"packet as PDF to HTML and Chromium, cold, the demo 2.00 packet as PDF to Chromium alone, cold, the demo 3.53 missed: 1.5 packet as HTML to site, 200 exhibits 1.00 1.2",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, b.String())
		}
	}
	if strings.Contains(got, "warm, 200 exhibits") {
		t.Errorf("the report tells what was not measured:\n%s", b.String())
	}
}

func TestSizesAreRead(t *testing.T) {
	got, err := parseSizes("100, 2000")
	if err != nil || len(got) != 2 || got[0] != 100 || got[1] != 2000 {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"", "many", "100,", "3", "-100"} {
		if _, err := parseSizes(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestMeasureSeesAProgram(t *testing.T) {
	m, err := measure(t.Context(), "go", "version")
	if err != nil || m.Wall <= 0 || m.CPU <= 0 {
		t.Errorf("%+v, %v", m, err)
	}
	_, err = measure(t.Context(), "go", "no-such-verb")
	if err == nil || !strings.Contains(err.Error(), "unknown command") {
		t.Errorf("error %v", err)
	}
}

// Figures of casebook stand beside each generator of the same size, and what does not build
// here is told as such.
func TestReportOfPeers(t *testing.T) {
	runs := func(seconds float64) map[string][]measured {
		all := map[string][]measured{}
		for _, build := range peerBuilds {
			all[build] = []measured{{Wall: seconds, CPU: seconds, Peak: 100 * seconds}, {Wall: 2 * seconds, CPU: 2 * seconds, Peak: 100 * seconds}}
		}
		return all
	}
	var b strings.Builder
	err := reportPeers(&b, []peerResult{
		{Size: 1000, Name: "casebook", Pages: 1500, Runs: runs(3)},
		{Size: 1000, Name: "bare hugo", Pages: 1400, Runs: runs(2)},
		{Size: 1000, Name: "astro", Absent: "not built here"},
		{Size: 10_000, Name: "casebook", Pages: 15_000, Runs: runs(24)},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{
		"1000 bare hugo 1400 warm 3.00 3.00 200 1.50", "1000 astro not built here",
		"warm to bare hugo, 1000 1.50 missed: 1", "one changed body to bare hugo in memory, 1000 1.50",
		"one changed body, 10000 to 1000 8.00 9.5", "cold to one changed body, 1000 1.00 3",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, b.String())
		}
	}
}

// Every build begins as its name says.
func TestBuildsOfPeersBegin(t *testing.T) {
	in := t.TempDir()
	one := peer{program: "go", args: []string{"version"}, content: "content", made: []string{"public"}}
	if err := writeFiles(in, map[string][]byte{"content/agreement.md": nil, "content/framework.yaml": []byte("within: 24 months"), "public/index.html": nil}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ build, agreement, framework string }{
		{"warm", "", "within: 24 months"}, {"one changed body", "\nOne more line.\n", "within: 24 months"},
		{"a changed framework", "\nOne more line.\n", "within: 25 months"}, {"cold", "\nOne more line.\n", "within: 25 months"},
	} {
		if _, err := one.build(t.Context(), in, c.build); err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{"agreement.md": c.agreement, "framework.yaml": c.framework} {
			if got, err := os.ReadFile(filepath.Join(in, "content", name)); err != nil || string(got) != want {
				t.Errorf("%s: %s is %q, %v; want %q", c.build, name, got, err, want)
			}
		}
		if _, err := os.Stat(filepath.Join(in, "public")); (err == nil) != (c.build != "cold") {
			t.Errorf("%s: the former site: %v", c.build, err)
		}
	}
}

func TestReportOfPreviews(t *testing.T) {
	var out strings.Builder
	if err := reportServed(&out, []served{{
		Size: 1000, Whole: []measured{{CPU: 2}, {CPU: 2}, {CPU: 4}},
		Body:      []measured{{Wall: 0.3, CPU: 0.4}, {Wall: 0.2, CPU: 0.3}, {Wall: 0.2, CPU: 0.4}},
		Framework: []measured{{Wall: 0.6, CPU: 0.8}, {Wall: 0.6, CPU: 0.8}, {Wall: 0.6, CPU: 1.6}},
	}}); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{"1000 one body 0.20 0.40 0.15 missed: 0.1", "1000 the framework 0.60 0.80 0.40 0.5"} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}

func TestProcessorTimeOfARunningProcess(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("no /proc here: ", err)
	}
	before, err := processorTime(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	for n, until := 0, before+0.05; ; n++ {
		now, err := processorTime(os.Getpid())
		if err != nil {
			t.Fatal(err)
		}
		if now >= until {
			return
		}
		if n > 1_000_000 {
			t.Fatalf("%d readings took no processor time", n)
		}
	}
}

func TestAPeerThatTakesLongIsComparedOnce(t *testing.T) {
	var out strings.Builder
	own := peerResult{Size: 100, Name: "casebook", Pages: 10, Runs: map[string][]measured{"cold": {{CPU: 2, Wall: 2}, {CPU: 3, Wall: 3}}}}
	slow := peerResult{Size: 100, Name: "astro", Pages: 10, Once: true, Runs: map[string][]measured{"cold": {{CPU: 20, Wall: 90}}}}
	if err := reportPeers(&out, []peerResult{own, slow}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(got, "100 astro 10 cold, one run 90.00 20.00 0 0.10") {
		t.Errorf("the report lacks the one run:\n%s", out.String())
	}
}
