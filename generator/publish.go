package generator

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/deploy"
)

// Publishing says what is published, and where.
type Publishing struct {
	Target string // as it was written; "" = that of config.yaml
	From   string // folder of a site that was built; "" = it is built
	Strict bool   // a case with warnings is not built
	Deploy deploy.Options

	Helper func() string       // finds the program that reaches buckets; "" = there is none
	Remote func(string) string // finds the address of a remote of git; "" = there is none
}

// PublishOptions say how a site is brought to a target.
type PublishOptions = deploy.Options

// Published is what Publish did.
type Published struct {
	Built
	Target string // without what may be a password
	deploy.Result
	Done bool // false if there are errors
}

// Publish brings the site of the configured audience to a target. It is built with the
// guards of Build, or was built before. Where not everybody may read it, the site has to be
// locked, or the host to ask for a log-in.
func Publish(ctx context.Context, dir string, to Publishing, opt Options) (done Published, err error) {
	if to.From == "" {
		opt.Host = "this target"
	}
	var named deploy.Named
	var files map[string][]byte
	again, err := steadily(opt, func(opt Options) (err error) {
		done, named, files, err = siteAndPlace(ctx, dir, to, opt)
		return err
	})
	done.Again = again
	if err != nil || files == nil {
		return done, err
	}
	target, err := to.open(named, dir, opt, to.Deploy.DryRun)
	if err != nil {
		return done, err
	}
	opt.begin("publishing")
	done.Result, err = target.Deploy(ctx, files, to.Deploy)
	done.Done = err == nil
	return done, err
}

// siteAndPlace gives what is published, and where; no files where errors stop it.
func siteAndPlace(ctx context.Context, dir string, to Publishing, opt Options) (done Published, named deploy.Named, files map[string][]byte, err error) {
	r, err := read(opt)
	if err != nil {
		return done, named, nil, err
	}
	done = Published{Built: Built{Audience: r.cfg.Audience.String(), Files: r.files, Diags: r.diags}}
	if wrong := r.wrongOutsideContent(); to.From != "" || len(wrong) > 0 {
		done.Diags = wrong
	}
	if stops(done.Diags, false) {
		return done, named, nil, nil
	}
	name := cmp.Or(to.Target, r.cfg.Publish.Target)
	if name == "" {
		return done, named, nil, fmt.Errorf("there is no target; name one, or write publish: {target: ...} into config.yaml. A target is %s", deploy.Forms())
	}
	if named, err = deploy.Parse(name); err != nil {
		return done, named, nil, err
	}
	if _, err = to.open(named, dir, opt, true); err != nil { // before the work of a build
		return done, named, nil, err
	}
	done.Target = named.Show
	files, err = r.toPublish(ctx, dir, to, opt, &done.Built)
	return done, named, files, err
}

// toPublish gives the files of the site, or nothing where errors stop it.
func (r reading) toPublish(ctx context.Context, dir string, to Publishing, opt Options, b *Built) (map[string][]byte, error) {
	if to.From != "" {
		files, about, err := publish.Read(to.From)
		if err != nil {
			return nil, err
		}
		b.Diags, err = r.mayPublish(files, about, to.From, opt.Key)
		if err != nil || stops(b.Diags, false) {
			return nil, err
		}
		return files, nil
	}
	p, site, built, err := r.made(ctx, opt, r.site())
	*b = built
	b.Diags = r.unused(b.Diags)
	if err != nil || site.Files == nil || stops(b.Diags, to.Strict) {
		return nil, err
	}
	err = p.lockSite(ctx, &site, b, filepath.Join(dir, r.cfg.Output.Folder), opt)
	return site.Files, err
}

// lockedFor begins what the marker of a locked site says of it. Everybody can read the marker
// where the folder was uploaded, so what follows says the audience to its author alone.
const lockedFor = "a locked site, sealed "

const lockedKey = "lock/key.age" // of a locked site, and of no two builds the same

// sealedFor gives what the marker of a locked site says of its audience; "" without a key of
// the user.
func sealedFor(a config.Audience, site map[string][]byte, key []byte) string {
	if len(key) == 0 {
		return ""
	}
	sum := hmac.New(sha256.New, key)
	fmt.Fprintf(sum, "audience of a locked site\x00%s\x00%s", a, site[lockedKey])
	return lockedFor + hex.EncodeToString(sum.Sum(nil))
}

// audienceOf gives whom a site that was built before is for: its colophon says, and of a
// locked site the marker of its folder, to the user who built it.
func audienceOf(files map[string][]byte, about string, key []byte) (config.Audience, bool) {
	if _, locked := files[lockedKey]; locked {
		for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor, config.Self} {
			if about != "" && hmac.Equal([]byte(about), []byte(sealedFor(a, files, key))) {
				return a, true
			}
		}
		return config.Unset, false
	}
	made, err := readColophon(files[SiteColophon])
	a, known := config.ParseAudience(made.Audience)
	return a, known && err == nil
}

// mayPublish holds a site that was built before to the rule for hosts.
func (r reading) mayPublish(files map[string][]byte, about, folder string, key []byte) (diag.List, error) {
	cfg := r.cfg
	_, cfg.Lock.Always = files[lockedKey]
	a, known := audienceOf(files, about, key)
	switch {
	case !known && cfg.Lock.Always:
		return nil, fmt.Errorf("the site in %q is locked, and only to the user who built it does it say which audience it is for; build it again as this user, or publish without --from", folder)
	case !known:
		return nil, fmt.Errorf("the site in %q does not say which audience it is for; build it again", folder)
	case a != cfg.Audience:
		return nil, fmt.Errorf("the site in %q is for the audience %q, and not for %q; name it with --audience, or build the site again", folder, a, cfg.Audience)
	}
	return exposed(cfg, "this target"), nil
}

// open opens a target. A dry run makes no folder.
func (to *Publishing) open(named deploy.Named, dir string, opt Options, dryRun bool) (deploy.Target, error) {
	switch named.Kind {
	case deploy.ToFolder:
		place, mine := named.Rest, to.Target == ""
		if mine && !filepath.IsAbs(place) {
			place = filepath.Join(dir, place)
		}
		if err := publish.MayLie(place, target(dir, !mine, opt)); err != nil {
			return nil, err
		}
		return deploy.Folder(named.Show, place, dryRun)
	case deploy.ToBranch:
		return to.branch(named, dir, opt)
	case deploy.ToNetlify:
		api := cmp.Or(variable(opt.Env, "NETLIFY_API_URL"), deploy.NetlifyAPI)
		if !netlifyAPI.MatchString(api) {
			return nil, errors.New("$NETLIFY_API_URL is not an address that the token may be sent to; it begins with https://")
		}
		return deploy.Netlify{Name: named.Show, API: strings.TrimRight(api, "/"), Site: named.Rest, Token: strings.TrimSpace(variable(opt.Env, "NETLIFY_AUTH_TOKEN"))}, nil
	}
	if key := named.Leads(); key != "" && to.Target == "" {
		return nil, fmt.Errorf("publish.target of config.yaml has %q, which may send credentials elsewhere; name the whole address on the command line", key)
	}
	program := to.Helper()
	if program == "" {
		return nil, fmt.Errorf("%s is a bucket, which the program casebook-cloud reaches, and it is not installed; get it from the release of casebook, or with: go install github.com/casebook-dev/casebook/cmd/casebook-cloud@latest", named.Show)
	}
	return deploy.Bucket{Target: named.Address(), Program: program, Env: opt.Env}, nil
}

// netlifyAPI has nobody between who could read the token.
var netlifyAPI = regexp.MustCompile(`^(https://|http://(localhost|127\.0\.0\.1)(:\d+)?(/|$))`)

// variable gives a variable of the environment.
func variable(env []string, name string) string {
	for _, v := range env {
		if value, is := strings.CutPrefix(v, name+"="); is {
			return value
		}
	}
	return ""
}
