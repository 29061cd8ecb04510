package render

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/bep/clocks"
	"github.com/gohugoio/hugo/common/herrors"
	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/gohugoio/hugo/resources/page"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Options says what a site is made with. Theme is required; Portfolio is where
// Overrides and the tree's Copies are read.
type Options struct {
	Theme     fs.FS    // the theme, rooted at its own folder
	ThemeName string   // "casebook" if empty
	Portfolio fs.FS    // the author's files
	Overrides []string // the author's files below layouts/, assets/, i18n/ and static/

	BaseURL  string // "" gives addresses that begin with "/"
	Language string // BCP 47, "en" if empty
	Title    string
	Day      day.Day // what a template gets that asks for today
	Minify   bool
	Sitemap  bool           // write sitemap.xml
	Params   map[string]any // site.Params, anything that JSON can hold; templates read keys without regard to case

	PacketOnly bool // render what is in the output format packet, and no page of the site
}

func (o Options) themeName() string {
	if o.ThemeName == "" {
		return "casebook"
	}
	return o.ThemeName
}

func (o Options) themeFolder() string { return "themes/" + o.themeName() + "/" }

func (o Options) language() string {
	if o.Language == "" {
		return "en"
	}
	return o.Language
}

// Site is a finished site.
type Site struct {
	Files map[string][]byte // path in the site -> bytes
	Pages int               // how many HTML pages it has, 404.html apart
	Made  int               // how many content files Hugo made pages of; the other pages are those of the former site
}

// The checks that Run reports under.
const (
	Failed   = "render-failed"   // an entry that no page can be made of; two things at one address
	Template = "template-broken" // a file of the author's that overrides the theme and does not work
	Warned   = "page-warning"    // a page was made, but not as it was meant
)

// hugo is held while Hugo runs. Hugo has one log and one clock for the whole
// process: of two builds at once, each would fail for the other's errors.
var hugo = make(chan struct{}, 1)

// Run makes the site. Where the diagnostics hold an error, or the error is not
// nil, there is no site. Calls may overlap; they wait for each other. A context
// that is done ends the build with its cause.
func Run(ctx context.Context, tree pages.Tree, opt Options) (Site, diag.List, error) {
	return (*Former)(nil).Run(ctx, tree, opt)
}

// Run makes the same site as the function Run, of the former one where it can, and
// remembers it. Calls must not overlap.
func (f *Former) Run(ctx context.Context, tree pages.Tree, opt Options) (Site, diag.List, error) {
	files, list, err := layOut(tree, opt)
	if err == nil && f != nil {
		err = readOwn(files)
	}
	if err != nil {
		return Site{}, list, err
	}
	if bad := append(chance(opt), liveLabels(opt)...); len(bad) > 0 {
		list = append(list, bad...)
		list.Sort()
		return Site{}, list, nil
	}
	select {
	case hugo <- struct{}{}:
		defer func() { <-hugo }()
	case <-ctx.Done():
		return Site{}, list, context.Cause(ctx)
	}
	uncache(files, opt)
	made, count, ok := f.again(ctx, files, tree, opt)
	var found diag.List
	var twice map[string]bool
	if !ok {
		made, twice, found, err = whole(ctx, files, tree, opt)
		count = len(tree.Heads)
	}
	output := maps.Clone(made)
	if err == nil && found.Errors() == 0 {
		for name := range twice {
			found.Errorf(pageAt(name, tree), Failed, "two pages have the address %q", address(name))
		}
		var collisions diag.List
		collisions, err = addStatic(output, files, tree, opt)
		found = append(found, collisions...)
	}
	list = append(list, found...)
	list.Sort()
	if err != nil || list.Errors() > 0 {
		return Site{}, list, err
	}
	if len(list) == 0 {
		f.keep(files, tree, opt, made)
	}
	return Site{Files: output, Pages: countPages(made), Made: count}, list, nil
}

// again makes of the former site what differs, if it can.
func (f *Former) again(ctx context.Context, files map[string]file, tree pages.Tree, opt Options) (made map[string][]byte, count int, ok bool) {
	p, ok := f.partOf(files, tree, opt)
	if !ok {
		return nil, 0, false
	}
	if len(p.made)+len(p.gone) == 0 && !p.shared {
		return f.output, 0, true
	}
	output, log := newOutputFS(filepath.Join(rootDir(), "public")), &record{}
	_, err := build(ctx, newSourceFS(ctx, rootDir(), p.files), output, log, opt)
	if err != nil || len(log.entries) > 0 || len(output.twice) > 0 {
		return nil, 0, false
	}
	made, ok = f.join(p, tree.Heads, output.files)
	return made, len(p.made), ok
}

// whole makes the whole site. Twice are the addresses that two pages have.
func whole(ctx context.Context, files map[string]file, tree pages.Tree, opt Options) (made map[string][]byte, twice map[string]bool, list diag.List, err error) {
	source := newSourceFS(ctx, rootDir(), files)
	output, log := newOutputFS(filepath.Join(rootDir(), "public")), &record{}
	templates, err := build(ctx, source, output, log, opt)
	if errors.Is(err, errStuck) && ctx.Err() == nil {
		output, log = newOutputFS(filepath.Join(rootDir(), "public")), &record{}
		// With as many workers as there are pages, none waits to be handed over, and the build cannot get stuck.
		withSetting("HUGO_NUMWORKERMULTIPLIER", strconv.Itoa(len(files)), func() { templates, err = build(ctx, source, output, log, opt) })
	}
	switch {
	case ctx.Err() != nil:
		return nil, nil, nil, context.Cause(ctx)
	case source.failed != nil:
		return nil, nil, nil, fmt.Errorf("read the portfolio: %w", source.failed)
	}
	found, err := report(trouble{tree: tree, opt: opt, files: files}, err, log)
	return output.files, output.twice, append(chanceIn(templates, opt), found...), err
}

// build runs Hugo once, from source to output. What goes wrong is in the error
// or in the log. Made are the templates that the build made of texts.
func build(ctx context.Context, source *sourceFS, output *outputFS, log *record, opt Options) (made []textTemplate, err error) {
	// Hugo's WebAssembly parts (WebP, KaTeX) keep compiled code in a real folder.
	cacheDir, done, err := publish.Scratch("casebook-build-")
	if err != nil {
		return nil, fmt.Errorf("make a temporary folder: %w", err)
	}
	defer done()

	boundColours()
	logger := log.logger()
	defer loggers.SetGlobalLogger(loggers.Log())
	loggers.SetGlobalLogger(logger)
	defer func(clock clocks.Clock) { htime.Clock = clock }(htime.Clock)
	htime.Clock = clocks.Fixed(opt.Day.Time())

	flags := buildFlags(cacheDir)
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs:           source,
		Filename:     filepath.Join(rootDir(), configFile),
		Flags:        flags,
		Environment:  "production",
		Environ:      []string{"HOME="}, // an empty list means the environment of the process
		Logger:       logger,
		SkipNpmCheck: true,
	})
	if err != nil {
		return nil, fmt.Errorf("configure hugo: %w", err)
	}
	var sites *hugolib.HugoSites
	withSetting("HUGO_MEMORYLIMIT", keepLittle, func() {
		sites, err = hugolib.NewHugoSites(deps.DepsCfg{
			Configs:    configs,
			Fs:         hugofs.NewFromSourceAndDestination(source, output, flags),
			TestLogger: logger,
		})
	})
	if err != nil {
		return nil, err
	}
	defer page.Clear() // else a cache of the whole process keeps the site, pages and all
	defer context.AfterFunc(ctx, func() { sites.FatalError(context.Cause(ctx)) })()
	built := make(chan error, 1)
	go func() { built <- sites.Build(hugolib.BuildCfg{NoBuildLock: true}) }()
	select {
	case err = <-built:
	case <-sites.Done():
		select {
		case err = <-built:
		case <-time.After(enough):
			return nil, errStuck
		}
	}
	defer sites.Close()
	sweep(err)
	return madeTemplates(sites), err
}

// errStuck is a build that has failed and does not end: after ten errors Hugo's workers
// stop, and what hands them pages may wait for them without end.
var errStuck = errors.New("hugo has stopped and does not end")

// enough is how long the pages take that are being made when Hugo stops.
const enough = 3 * time.Second

// keepLittle is the memory, in GB, above which Hugo keeps less and less of the texts and
// syntax trees of pages that are made already: nobody asks for them again. It looks every two
// seconds; of 10,000 pages it kept 400 MB.
const keepLittle = "0.001"

// withSetting has Hugo do something under a setting that it takes from the environment alone.
func withSetting(variable, value string, do func()) {
	_ = os.Setenv(variable, value)
	defer os.Unsetenv(variable)
	do()
}

// sweep removes the copy of a page that Hugo leaves in the system's temporary
// folder when the page cannot be minified.
func sweep(err error) {
	for _, leaf := range leaves(err) {
		var fe herrors.FileError
		if errors.As(leaf, &fe) && strings.HasPrefix(filepath.Base(fe.Position().Filename), "hugo-transform-error") {
			os.Remove(fe.Position().Filename)
		}
	}
}
