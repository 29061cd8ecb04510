package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"
)

// peer is a generator that makes a site of the Markdown of a portfolio, with one plain
// layout: no judgement, no charts, no links between entries.
type peer struct {
	name    string
	program string
	args    []string          // run in its folder
	content string            // where the Markdown goes, in its folder
	files   map[string]string // layout and configuration
	modules string            // linked into its folder, where its own programs are looked for; "" = none
	made    []string          // what a build leaves: the site, and what is kept for the next build
}

const plainHead = `<!doctype html><html lang="en"><head><meta charset="utf-8">`

// peersOf gives those that can run here. modules is the folder of what npm installed, ""
// where it did not.
func peersOf(hugo, modules string) []peer {
	all := []peer{{
		name: "bare hugo", program: hugo, args: []string{"--quiet"}, content: "content",
		files: map[string]string{
			"hugo.toml":                    "baseURL = 'https://bench.example/'\ndisableKinds = ['taxonomy', 'term', 'rss', 'sitemap']\n",
			"layouts/_default/single.html": plainHead + `<title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>`,
			"layouts/_default/list.html":   plainHead + `<title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>`,
		},
		made: []string{"public", "resources"},
	}}
	if modules != "" {
		in := func(name string) string { return filepath.Join(modules, filepath.FromSlash(name)) }
		all = append(all, peer{
			name: "eleventy", program: "node", args: []string{in("@11ty/eleventy/cmd.cjs"), "--quiet"}, content: "content",
			files: map[string]string{
				"eleventy.config.js":   `module.exports = (c) => { c.addGlobalData("layout", "plain.liquid"); return {markdownTemplateEngine: false, dir: {input: "content", includes: "../layouts", output: "public"}}; };`,
				"layouts/plain.liquid": plainHead + `<title>{{ title }}</title></head><body><h1>{{ title }}</h1>{{ content }}</body></html>`,
			},
			made: []string{"public"},
		}, peer{
			name: "astro", program: "node", args: []string{in("astro/astro.js"), "build", "--silent"}, content: "content",
			files: map[string]string{
				"package.json":          `{"private": true, "type": "module"}`,
				"astro.config.mjs":      `export default {outDir: './public', publicDir: './static', cacheDir: './cache'};`,
				"src/content.config.js": `import {defineCollection} from 'astro:content'; import {glob} from 'astro/loaders'; export const collections = {all: defineCollection({loader: glob({pattern: '**/*.md', base: './content'})})};`,
				"src/pages/[...slug].astro": `---
import {getCollection, render} from 'astro:content';
export async function getStaticPaths() { return (await getCollection('all')).map((entry) => ({params: {slug: entry.id}, props: {entry}})); }
const {entry} = Astro.props;
const {Content} = await render(entry);
---
` + plainHead + `<title>{entry.data.title}</title></head><body><h1>{entry.data.title}</h1><Content /></body></html>`,
			},
			modules: modules, made: []string{"public", "cache", ".astro"},
		}, peer{
			name: "observable", program: "node", args: []string{in("@observablehq/framework/dist/bin/observable.js"), "build"}, content: "src",
			files: map[string]string{
				"package.json":           `{"private": true, "type": "module"}`,
				"observablehq.config.js": `export default {output: "public", search: false, sidebar: false, toc: false, pager: false, footer: ""};`,
			},
			made: []string{"public", "src/.observablehq"},
		})
	}
	if jekyll, err := exec.LookPath("jekyll"); err == nil {
		all = append(all, peer{
			name: "jekyll", program: jekyll, args: []string{"build", "--quiet", "--source", "content", "--destination", "public"}, content: "content",
			files: map[string]string{
				"content/_config.yml":         "defaults: [{scope: {path: ''}, values: {layout: plain, render_with_liquid: false}}]\n",
				"content/_layouts/plain.html": plainHead + `<title>{{ page.title }}</title></head><body><h1>{{ page.title }}</h1>{{ content }}</body></html>`,
			},
			made: []string{"public", "content/.jekyll-cache"},
		})
	}
	return all
}

// installPeers has npm install the pinned peers in a folder, and gives that of the
// modules; "" where there is no npm.
func installPeers(ctx context.Context, root, folder string, stderr io.Writer) (string, error) {
	if _, err := exec.LookPath("npm"); err != nil {
		fmt.Fprintln(stderr, "no npm here; eleventy, astro and observable are left out")
		return "", nil
	}
	pinned, files := filepath.Join(root, "generator", "tools", "peers"), map[string][]byte{}
	for _, name := range []string{"package.json", "package-lock.json"} {
		text, err := os.ReadFile(filepath.Join(pinned, name))
		if err != nil {
			return "", err
		}
		files[name] = text
	}
	modules := filepath.Join(folder, "node_modules")
	if former, err := os.ReadFile(filepath.Join(folder, "package-lock.json")); err == nil && bytes.Equal(former, files["package-lock.json"]) {
		if _, err := os.Stat(modules); err == nil {
			return modules, nil
		}
	}
	if err := writeFiles(folder, files); err != nil {
		return "", err
	}
	fmt.Fprintln(stderr, "npm installs the other generators ...")
	_, err := command(ctx, "npm", "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	return modules, err
}

// The builds that are compared.
var peerBuilds = []string{"cold", "warm", "one changed body", "a changed framework"}

// peerResult is what one generator took at one size, by build.
type peerResult struct {
	Size   int
	Name   string
	Pages  int
	Runs   map[string][]measured
	Absent string `json:",omitempty"` // why it has no figures
	Once   bool   `json:",omitempty"` // its first build took so long that it is the only one
}

// patience is how many seconds a build of a peer may take to be run again.
const patience = 60

// limit is how many seconds any build of a peer may take before it is ended.
const limit = 600

// comparePeers builds the same Markdown with each generator, by turns.
func (p programs) comparePeers(ctx context.Context, folder string, size int, seed uint64, turns int, stderr io.Writer) ([]peerResult, error) {
	folder = filepath.Join(folder, "peers")
	modules, err := installPeers(ctx, p.root, filepath.Join(folder, "modules"), stderr)
	if err != nil {
		return nil, err
	}
	at := filepath.Join(folder, strconv.Itoa(size))
	if err := os.RemoveAll(at); err != nil {
		return nil, err
	}
	results, err := p.peersAt(ctx, at, size, seed, turns, peersOf(p.hugo, modules), stderr)
	return results, errors.Join(err, os.RemoveAll(at))
}

func (p programs) peersAt(ctx context.Context, at string, size int, seed uint64, turns int, peers []peer, stderr io.Writer) ([]peerResult, error) {
	portfolio := filepath.Join(at, "casebook")
	if err := makePortfolio(ctx, portfolio, size, seed); err != nil {
		return nil, err
	}
	peers = append([]peer{{name: "casebook", program: p.casebook, args: []string{"build", "--quiet"}, content: "content", made: []string{"public", ".casebook"}}}, peers...)
	results := make([]peerResult, len(peers))
	for i, one := range peers {
		results[i] = peerResult{Size: size, Name: one.name, Runs: map[string][]measured{}}
		if i == 0 {
			continue
		}
		if err := one.layOut(filepath.Join(portfolio, "content"), filepath.Join(at, one.name)); err != nil {
			return nil, err
		}
		first, err := results[i].run(ctx, one, at, "cold", stderr)
		if err != nil {
			return nil, err
		}
		if results[i].Once = first.Wall > patience; results[i].Once {
			results[i].Runs["cold"] = []measured{first}
		}
	}
	// The first turn is not counted. Each build begins with what the one before it has left.
	for turn := range turns + 1 {
		fmt.Fprintf(stderr, "turn %d of %d\n", turn, turns)
		for i, one := range peers {
			for _, build := range peerBuilds {
				if results[i].Absent != "" || results[i].Once || i > 0 && build == "a changed framework" {
					continue
				}
				m, err := results[i].run(ctx, one, at, build, stderr)
				if err != nil {
					return nil, err
				}
				if turn > 0 {
					results[i].Runs[build] = append(results[i].Runs[build], m)
				}
			}
		}
	}
	for i := range results {
		if results[i].Absent != "" {
			continue
		}
		var err error
		if results[i].Pages, err = countPages(filepath.Join(at, results[i].Name, "public")); err != nil {
			return nil, err
		}
	}
	return results, nil
}

// run builds with a generator, and says how long that took. A peer that fails, or takes longer
// than the limit, is absent from then on; only casebook's own failure ends the benchmark.
func (r *peerResult) run(ctx context.Context, one peer, at, build string, stderr io.Writer) (measured, error) {
	within, stop := context.WithTimeout(ctx, limit*time.Second)
	defer stop()
	m, err := one.build(within, filepath.Join(at, one.name), build)
	switch {
	case err == nil:
		fmt.Fprintf(stderr, "  %s, %s: %.1f s\n", one.name, build, m.Wall)
		return m, nil
	case one.name == "casebook" || ctx.Err() != nil:
		return m, err
	case within.Err() != nil:
		r.Absent = fmt.Sprintf("ended after %d s", limit)
	default:
		r.Absent = "not built here"
	}
	fmt.Fprintf(stderr, "  %s, %s: %s: %v\n", one.name, build, r.Absent, err)
	return m, nil
}

// layOut puts the Markdown of a portfolio into the folder of a peer, with its layout.
func (p peer) layOut(content, in string) error {
	files := map[string][]byte{}
	for name, text := range p.files {
		files[name] = []byte(text)
	}
	err := filepath.WalkDir(content, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".md" {
			return err
		}
		below, err := filepath.Rel(content, name)
		if err != nil {
			return err
		}
		files[p.content+"/"+filepath.ToSlash(below)], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		return err
	}
	if err := writeFiles(in, files); err != nil || p.modules == "" {
		return err
	}
	return os.Symlink(p.modules, filepath.Join(in, "node_modules"))
}

// build runs a build in the folder of a generator.
func (p peer) build(ctx context.Context, in, build string) (measured, error) {
	if err := p.prepare(in, build); err != nil {
		return measured{}, err
	}
	return measureIn(ctx, in, p.program, p.args...)
}

// prepare makes the change that a build is about.
func (p peer) prepare(in, build string) error {
	content := filepath.Join(in, filepath.FromSlash(p.content))
	var err error
	switch build {
	case "cold":
		for _, made := range p.made {
			err = errors.Join(err, os.RemoveAll(filepath.Join(in, filepath.FromSlash(made))))
		}
	case "one changed body":
		err = change(filepath.Join(content, "agreement.md"), func(text string) string { return text + "\nOne more line.\n" })
	case "a changed framework":
		err = change(filepath.Join(content, "framework.yaml"), func(text string) string {
			return within.ReplaceAllStringFunc(text, func(months string) string {
				n, _ := strconv.Atoi(within.FindStringSubmatch(months)[1])
				return fmt.Sprintf("within: %d months", n+1)
			})
		})
	}
	return err
}

// within is how old evidence may be, in the rules of a framework.
var within = regexp.MustCompile(`within: (\d+) months`)

func change(file string, by func(text string) string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	// As editors write: whoever looks meanwhile sees the former text or the new one.
	if err := os.WriteFile(file+"~", []byte(by(string(text))), 0o666); err != nil {
		return err
	}
	return os.Rename(file+"~", file)
}

// reportPeers prints what each generator took, and how casebook compares.
func reportPeers(w io.Writer, all []peerResult) error {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "exhibits\tgenerator\tpages\tbuild\twall s\tcpu s\tpeak MB\tcasebook to it, cpu\t")
	for _, r := range all {
		if r.Absent != "" {
			fmt.Fprintf(t, "%d\t%s\t\t%s\t\t\t\t\t\n", r.Size, r.Name, r.Absent)
			continue
		}
		own := all[slices.IndexFunc(all, func(o peerResult) bool { return o.Size == r.Size && o.Name == "casebook" })]
		for _, build := range peerBuilds {
			runs := r.Runs[build]
			if len(runs) == 0 {
				continue
			}
			name := build
			if r.Once {
				name += ", one run"
			}
			fmt.Fprintf(t, "%d\t%s\t%d\t%s\t%.2f\t%.2f\t%.0f\t%.2f\t\n", r.Size, r.Name, r.Pages, name, median(runs, wall), median(runs, cpu), median(runs, peak), ratio(own.Runs[build][:len(runs)], runs, cpu))
		}
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return reportPeerTargets(w, all)
}

// The ratios of processor time, unless they say otherwise, that casebook is meant to stay
// below.
func reportPeerTargets(w io.Writer, all []peerResult) error {
	runs := map[string]map[string][]measured{} // by generator and size, and build
	sizes := map[int]bool{}
	for _, r := range all {
		runs[r.Name+strconv.Itoa(r.Size)], sizes[r.Size] = r.Runs, true
	}
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\nratio\tgot\tat most\t")
	row := func(name string, over, under []measured, of func(measured) float64, limit float64) {
		if len(over) > 0 && len(over) == len(under) {
			got := ratio(over, under, of)
			fmt.Fprintf(t, "%s\t%.2f\t%s\t\n", name, got, goal(got, limit))
		}
	}
	for _, size := range slices.Sorted(maps.Keys(sizes)) {
		own, n := runs["casebook"+strconv.Itoa(size)], strconv.Itoa(size)
		row("cold to one changed body, "+n, own["cold"], own["one changed body"], cpu, 3)
		for _, build := range []string{"warm", "one changed body"} {
			hugo := runs["bare hugo"+n][build]
			row(build+" to bare hugo, "+n, own[build], hugo, cpu, map[int]float64{1000: 1, 10_000: 1.2}[size])
			row(build+" to bare hugo in memory, "+n, own[build], hugo, peak, map[int]float64{10_000: 1.3}[size])
			for _, name := range []string{"eleventy", "astro", "observable", "jekyll"} {
				row(build+" to "+name+", "+n, own[build], runs[name+n][build], cpu, 1)
			}
		}
		row("a changed framework to one changed body, "+n, own["a changed framework"], own["one changed body"], cpu, 0)
	}
	small, large := runs["casebook1000"]["one changed body"], runs["casebook10000"]["one changed body"]
	row("one changed body, 10000 to 1000", large, small, cpu, 9.5)
	row("one changed body, 10000 to 1000, in memory", large, small, peak, 9.5)
	return t.Flush()
}
