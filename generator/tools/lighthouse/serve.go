package main

import (
	"compress/gzip"
	"io"
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
)

// serve serves a folder on this machine as hosts do, with texts compressed, and gives its
// address without a slash.
func serve(site string) (address string, stop func() error, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: compressed(http.FileServer(http.Dir(site)))}
	go server.Serve(listener)
	return "http://" + listener.Addr().String(), server.Close, nil
}

// texts are the files that hosts compress.
var texts = []string{"", ".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}

func compressed(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(texts, path.Ext(r.URL.Path)) || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			files.ServeHTTP(w, r)
			return
		}
		z := gzip.NewWriter(w)
		defer z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		files.ServeHTTP(zipped{w, z}, r)
	})
}

// zipped is an answer whose body is compressed.
type zipped struct {
	http.ResponseWriter
	body io.Writer
}

func (z zipped) Write(b []byte) (int, error) { return z.body.Write(b) }

func (z zipped) WriteHeader(status int) {
	z.Header().Del("Content-Length")
	z.ResponseWriter.WriteHeader(status)
}
