package chart

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"modernc.org/quickjs"
)

// engines is a pool of JavaScript engines with ECharts in them.
type engines struct {
	opt    Options
	bundle string
	slots  chan *engine // one per worker; nil = not started

	once sync.Once
	code []byte
	err  error
}

// engine is one JavaScript context. It is used by one goroutine at a time.
type engine struct{ vm *quickjs.VM }

// prelude stands for what ECharts expects of a host and does not need to draw
// once. ECharts has objects whose keys are words of the author: there, __proto__ is a
// word like any other.
const prelude = "globalThis.setTimeout = () => 0; globalThis.clearTimeout = () => {};\n" +
	"delete Object.prototype.__proto__;\n"

// bundleVersion is the version that the bundle must state.
const bundleVersion = 1

// draw gives the SVG text that ECharts makes of an option.
func (e *engines) draw(ctx context.Context, option []byte, width, height int) ([]byte, error) {
	var one *engine
	select {
	case one = <-e.slots:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if one == nil {
		var err error
		if one, err = e.start(); err != nil {
			e.slots <- nil
			return nil, err
		}
	}
	stop := context.AfterFunc(ctx, one.vm.Interrupt)
	got, err := one.vm.Call("casebookCharts.draw", string(option), width, height)
	// An engine that was told to stop, even if too late, would stop its next chart.
	if sound := stop(); err != nil || !sound {
		one.vm.Close()
		one = nil
	}
	e.slots <- one
	if err != nil {
		return nil, e.explain(ctx, err)
	}
	if ctx.Err() != nil { // the call to stop came before the engine had begun, and was lost
		return nil, ctx.Err()
	}
	svg, ok := got.(string)
	if !ok {
		return nil, fmt.Errorf("bug: ECharts gave a %T", got)
	}
	return []byte(svg), nil
}

// explain says why a render failed.
func (e *engines) explain(ctx context.Context, err error) error {
	switch text := err.Error(); {
	case ctx.Err() != nil:
		return ctx.Err()
	case strings.Contains(text, "interrupted"):
		return fmt.Errorf("drawing took longer than %v", e.opt.Timeout)
	case strings.Contains(text, "out of memory"), text == "null":
		return fmt.Errorf("drawing took more than %d MB", e.opt.Memory>>20)
	}
	return fmt.Errorf("ECharts: %w", err)
}

// start makes an engine and loads ECharts into it.
func (e *engines) start() (*engine, error) {
	e.once.Do(func() { e.code, e.err = e.compiled() })
	if e.err != nil {
		return nil, e.err
	}
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, fmt.Errorf("starting the JavaScript engine: %w", err)
	}
	vm.SetMemoryLimit(uintptr(e.opt.Memory))
	vm.SetGCThreshold(32 << 20)
	if err := vm.SetEvalTimeout(e.opt.Timeout); err != nil {
		return nil, errors.Join(err, vm.Close())
	}
	if _, err := vm.EvalBytecode(e.code); err != nil {
		vm.Close()
		return nil, e.explain(context.Background(), err)
	}
	version, err := vm.Eval("globalThis.casebookCharts ? casebookCharts.version : 0", quickjs.EvalGlobal)
	if err != nil || version != bundleVersion {
		vm.Close()
		return nil, errors.New("the theme's ECharts is of another version than casebook expects: run make assets")
	}
	return &engine{vm}, nil
}

func (e *engines) close() {
	for range cap(e.slots) {
		if one := <-e.slots; one != nil {
			one.vm.Close()
		}
		defer func() { e.slots <- nil }()
	}
}

// compiled gives the bytecode of the bundle, from the folder for it where it
// is there and whole.
func (e *engines) compiled() ([]byte, error) {
	name := ""
	if e.opt.Compiled != "" {
		id := digest(fmt.Appendf(nil, "%s %s %s %s %d", e.bundle, digest([]byte(prelude)), quickjs.Version(), runtime.GOARCH, bundleVersion))
		name = filepath.Join(e.opt.Compiled, "echarts-"+id[:32]+".bin")
		if code, ok := readSealed(name); ok {
			return code, nil
		}
	}
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, fmt.Errorf("starting the JavaScript engine: %w", err)
	}
	defer vm.Close()
	code, err := vm.Compile(prelude+string(e.opt.Bundle), quickjs.EvalGlobal)
	if err != nil {
		return nil, fmt.Errorf("compiling ECharts: %w", err)
	}
	if name != "" {
		writeSealed(name, code)
	}
	return code, nil
}

// sealed files hold their length and their hash before their content, so that
// one that is cut short or overwritten is noticed.
const sealSize = 8 + 64

func readSealed(name string) ([]byte, bool) {
	data, err := os.ReadFile(name)
	if err != nil || len(data) < sealSize {
		return nil, false
	}
	body := data[sealSize:]
	if binary.LittleEndian.Uint64(data) != uint64(len(body)) || string(data[8:sealSize]) != digest(body) {
		return nil, false
	}
	return body, true
}

// writeSealed writes a file beside its place and then puts it there. A cache
// that cannot be written is no trouble of the chart's: it is not kept.
func writeSealed(name string, body []byte) {
	folder := filepath.Dir(name)
	if os.MkdirAll(folder, 0o755) != nil {
		return
	}
	temp, err := os.CreateTemp(folder, ".new-*")
	if err != nil {
		return
	}
	defer os.Remove(temp.Name())
	head := binary.LittleEndian.AppendUint64(nil, uint64(len(body)))
	head = append(head, digest(body)...)
	_, err1 := temp.Write(head)
	_, err2 := temp.Write(body)
	if errors.Join(err1, err2, temp.Close()) == nil {
		os.Rename(temp.Name(), name)
	}
}
