package generator

import (
	"context"
	"io"
	"io/fs"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
	"github.com/casebook-dev/casebook/generator/internal/editor/server"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// EditorOptions say what an editor works on.
type EditorOptions struct {
	Version string
	// Open finds the portfolio around a folder, and what comes from outside of it, which
	// is asked for at each reading. Without a portfolio, dir is "".
	Open func(folder string) (dir string, opt func() Options, err error)
}

// ServeEditor speaks the Language Server Protocol with an editor until one of the two
// ends it. It tells what Check does of what the editor has, saved or not. clean tells
// whether the editor said that it ends.
func ServeEditor(ctx context.Context, in io.Reader, out io.Writer, with EditorOptions) (clean bool, err error) {
	return server.Serve(ctx, in, out, server.Options{
		Version: with.Version,
		Open: func(folder string) (*server.Workspace, error) {
			dir, opt, err := with.Open(folder)
			if err != nil || dir == "" {
				return nil, err
			}
			var read formerReading
			return &server.Workspace{Folder: dir, Files: opt().Portfolio, Read: func(files fs.FS, former *answer.State) (*answer.State, server.Check, error) {
				opt := opt().over(files)
				opt.former = &read
				return readForEditor(dir, opt, former)
			}}, nil
		},
	})
}

func readForEditor(dir string, opt Options, former *answer.State) (*answer.State, server.Check, error) {
	r, err := readUnexamined(checks, opt)
	if err != nil {
		return nil, nil, err
	}
	judged := sync.OnceValue(func() assess.Assessment {
		own, _ := r.byAudience.of(config.Self)
		return assess.Of(own, r.day)
	})
	return answer.NewState(opt.Portfolio, r.tree, r.whole, judged, former), func(ctx context.Context) (diag.List, error) {
		r.examine(ctx, checks, opt)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		checked, err := r.check(ctx, dir, opt)
		return checked.Diags, err
	}, nil
}
