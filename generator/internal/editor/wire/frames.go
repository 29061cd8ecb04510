package wire

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// Bounds on a frame. The longest text that is read of a portfolio is far below.
const (
	MostBytes   = 64 << 20 // of the content
	mostHeaders = 20
	mostHeader  = 4 << 10 // bytes of a line
)

// Frames is a connection that carries messages, each behind a header with its length.
type Frames struct {
	in       *bufio.Reader
	begin    sync.Once
	messages chan received
	closed   chan struct{}
	end      sync.Once

	mu  sync.Mutex // of out
	out io.Writer
}

type received struct {
	message []byte
	err     error
}

// NewFrames gives the messages of two streams.
func NewFrames(in io.Reader, out io.Writer) *Frames {
	return &Frames{in: bufio.NewReaderSize(in, mostHeader), out: out, messages: make(chan received), closed: make(chan struct{})}
}

// Recv gives the next message; io.EOF says that there is none.
func (f *Frames) Recv() ([]byte, error) {
	f.begin.Do(func() { go f.read() })
	select {
	case r := <-f.messages:
		return r.message, r.err
	case <-f.closed:
		return nil, io.EOF
	}
}

// read reads messages until one is broken. Nothing can end the waiting for standard input,
// so it goes on beside, and Close does not wait for it.
func (f *Frames) read() {
	for {
		message, err := f.next()
		select {
		case f.messages <- received{message, err}:
		case <-f.closed:
			return
		}
		if err != nil {
			_ = f.Close()
			return
		}
	}
}

func (f *Frames) next() ([]byte, error) {
	length, err := f.header()
	if err != nil {
		return nil, err
	}
	var content bytes.Buffer // it grows with what arrives, not with what was announced
	n, err := io.CopyN(&content, f.in, length)
	if err != nil {
		return nil, fmt.Errorf("a message ends after %d of %d bytes: %w", n, length, io.ErrUnexpectedEOF)
	}
	return content.Bytes(), nil
}

// header reads the lines before a message, and gives its length.
func (f *Frames) header() (int64, error) {
	length := int64(-1)
	for n := 0; ; n++ {
		line, err := f.in.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			return 0, fmt.Errorf("a line of a header has more than %d bytes", mostHeader)
		case err != nil && n == 0 && len(line) == 0:
			return 0, io.EOF
		case err != nil:
			return 0, fmt.Errorf("a header has no end: %w", io.ErrUnexpectedEOF)
		case n > mostHeaders:
			return 0, fmt.Errorf("a header has more than %d lines", mostHeaders)
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			break
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			return 0, fmt.Errorf("a line of a header has no colon: %q", text)
		}
		if !strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			continue // the type of the content, which is always the same
		}
		length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64)
		if err != nil || length < 0 || length > MostBytes {
			return 0, fmt.Errorf("the length of a message is %q; at most %d bytes are read", strings.TrimSpace(value), MostBytes)
		}
	}
	if length < 0 {
		return 0, errors.New("a header has no Content-Length")
	}
	return length, nil
}

// Send writes a message.
func (f *Frames) Send(message []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, err := fmt.Fprintf(f.out, "Content-Length: %d\r\n\r\n%s", len(message), message)
	return err
}

// Close ends the connection. The streams stay open.
func (f *Frames) Close() error {
	f.end.Do(func() { close(f.closed) })
	return nil
}
