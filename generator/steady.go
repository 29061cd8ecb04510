package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"time"
)

// A portfolio may change while a site is made of it, by an editor or by git. Nothing is
// made of two states of it: what was made is dropped, and made again.

// stamp is what shows that a file was written.
type stamp struct {
	size int64
	at   time.Time
	mode fs.FileMode
}

// stamps gives the stamps of what a site is made of, by path. What cannot be looked at has none.
func stamps(portfolio fs.FS) map[string]stamp {
	all := map[string]stamp{}
	for _, top := range []string{"config.yaml", "readers.yaml", "content", "static", "assets", "layouts", "i18n"} {
		_ = fs.WalkDir(portfolio, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if info, err := d.Info(); err == nil { // a link is refused, wherever it leads
				all[name] = stamp{info.Size(), info.ModTime(), info.Mode()}
			}
			return nil
		})
	}
	return all
}

// errChanged says that what was made is of two states of a portfolio.
var errChanged = errors.New("the portfolio changed while it was read")

// mostBuilds is how often something is made of a portfolio that changes all the time.
const mostBuilds = 5

var errUnsteady = fmt.Errorf("the portfolio changed during each of %d builds; build it when nothing writes to it", mostBuilds)

// steadily makes something of a portfolio that does not change meanwhile. Again is how
// often it was made in vain.
func steadily(opt Options, build func(Options) error) (again int, err error) {
	for ; again < mostBuilds; again++ {
		opt.stamps = stamps(opt.Portfolio)
		if err = build(opt); err == nil || !errors.Is(err, errChanged) && !opt.changed() {
			return again, err
		}
	}
	return again, errUnsteady
}

// changed tells whether the portfolio is another one than when steadily began.
func (o Options) changed() bool { return o.stamps != nil && !maps.Equal(o.stamps, stamps(o.Portfolio)) }
