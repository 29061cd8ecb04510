package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// output is standard output. It remembers that something could not be written, so
// that no verb has to ask at every line: a full disk must not look like success.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// failed tells why standard output does not hold all that was printed.
func (o *output) failed() error {
	if o.err == nil {
		return nil
	}
	err := o.err
	if path, is := errors.AsType[*os.PathError](err); is {
		err = path.Err
	}
	return fmt.Errorf("writing to standard output: %w", err)
}
