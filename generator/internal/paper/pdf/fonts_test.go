package pdf

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// settingsOf writes settings of fontconfig, and gives the environment that names
// them.
func settingsOf(t *testing.T, text string) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "named & odd.conf")
	text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` + text + `</fontconfig>`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return append(os.Environ(), "FONTCONFIG_FILE="+file)
}

// Where the machine has no font, or its settings name none, a page is printed in
// its own fonts. Letters that these lack are in the font that the browser brings.
func TestPrintWithoutAnyFontOfTheMachine(t *testing.T) {
	for name, settings := range map[string]string{
		"no folder":         "",
		"a folder of none":  "<dir>" + t.TempDir() + "</dir>",
		"settings of none":  "<include>nowhere.conf</include>",
		"settings that are": "no settings <<",
	} {
		t.Run(name, func(t *testing.T) {
			opt := options(t)
			opt.Env = settingsOf(t, settings)
			b, err := Start(soon(t), opt)
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			p := print(t, b, book("A4", 3)+`<p style="font-family: serif">elsewhere</p>`+strings.Repeat("<p>漢字 ☃ <b>ش</b>", 3))
			file := filepath.Join(t.TempDir(), "book.pdf")
			if err := os.WriteFile(file, p.Data, 0o600); err != nil {
				t.Fatal(err)
			}
			if text := tool(t, "pdftotext", file, "-"); !strings.Contains(text, "Kapitel 3") || !strings.Contains(text, "elsewhere") {
				t.Errorf("it reads %q", text)
			}
		})
	}
}

// Settings that refuse every font, the browser's own with them, leave it none.
// Chromium 156 ends a page with a field there, or itself, and nothing answers for
// it then. Another one may print it.
func TestAPageThatCrashesIsGivenUp(t *testing.T) {
	opt := options(t)
	opt.Env = settingsOf(t, "<selectfont><rejectfont><glob>*</glob></rejectfont></selectfont>")
	opt.Patience = time.Hour
	b, err := Start(soon(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	_, err = b.Print(soon(t), []byte(`<!doctype html><title>x</title><input value="x">`))
	if err == nil {
		return
	}
	text := err.Error()
	if !strings.HasPrefix(text, "printing: the page crashed in the browser") && !strings.HasPrefix(text, "printing: browser process exited: ") ||
		strings.Contains(text, "HarfBuzz") || strings.Contains(text, "context canceled") || errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
}

// The settings of the user's are kept, by whatever name.
func TestFontSettings(t *testing.T) {
	for given, want := range map[string]string{"": "fonts.conf", "/home/ada/my & your.conf": "/home/ada/my & your.conf"} {
		dir := t.TempDir()
		env := bringFont(dir, []string{"FONTCONFIG_FILE=/other", "FONTCONFIG_FILE=" + given, "HOME=/home/ada"})
		settings := filepath.Join(dir, "fonts.conf")
		if !slices.Equal(env, []string{"FONTCONFIG_FILE=" + settings}) {
			t.Errorf("environment: %q", env)
		}
		text, err := os.ReadFile(settings)
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			Include string `xml:"include"`
			Dir     string `xml:"dir"`
		}
		d := xml.NewDecoder(strings.NewReader(string(text)))
		if err := d.Decode(&read); err != nil && err != io.EOF {
			t.Fatalf("%v in %s", err, text)
		}
		if read.Include != want || read.Dir != filepath.Join(dir, "fonts") {
			t.Errorf("settings: %+v", read)
		}
	}
	if env := bringFont(filepath.Join(t.TempDir(), "file", "not\x00there"), []string{"FONTCONFIG_FILE=/x"}); !slices.Equal(env, []string{"FONTCONFIG_FILE=/x"}) {
		t.Errorf("where nothing can be written: %q", env)
	}
}
