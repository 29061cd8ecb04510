package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnInterruptedBuildSaysSo(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"config.yaml": "title: A case\n", "content/evidence/a.md": "---\ntitle: A thing\n---\n\nDone.\n"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out, said bytes.Buffer
	if status := run(ctx, []string{"build", "--audience", "self", dir}, &out, &said); status != failed || !strings.HasSuffix(said.String(), "\ncasebook: "+interrupted+"\n") {
		t.Errorf("status %d, %s%s", status, &out, &said)
	}
}
