package pdf

import (
	"bytes"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/font/gofont/goregular"
)

// bringFont gives the browser a font beside those of the machine, and the
// environment in which it finds it. Without any font Chromium ends a page, or
// itself, over what the page's own fonts do not draw ("FATAL:
// SkFontMgr_FontConfigInterface.cpp: Not implemented"): on a machine that has
// none, and where the settings of fontconfig that the environment names have no
// folder. So these are included in settings of the browser's own. Where they
// cannot be written, the machine's have to do.
func bringFont(dir string, outside []string) []string {
	machine := valueOf(outside, "FONTCONFIG_FILE")
	fonts, settings := filepath.Join(dir, "fonts"), filepath.Join(dir, "fonts.conf")
	if os.MkdirAll(fonts, 0o700) == nil && os.WriteFile(filepath.Join(fonts, "Go-Regular.ttf"), goregular.TTF, 0o600) == nil &&
		os.WriteFile(settings, fontSettings(fonts, machine), 0o600) == nil {
		return []string{"FONTCONFIG_FILE=" + settings}
	}
	if machine != "" {
		return []string{"FONTCONFIG_FILE=" + machine}
	}
	return nil
}

// fontSettings are the machine's settings of fontconfig, and a folder more. The
// machine's are found by their usual name where the environment names none.
func fontSettings(folder, machine string) []byte {
	if machine == "" {
		machine = "fonts.conf"
	}
	quoted := func(s string) string {
		var b bytes.Buffer
		_ = xml.EscapeText(&b, []byte(s)) // a Buffer takes everything
		return b.String()
	}
	return []byte(`<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">` + quoted(machine) + `</include>
<dir>` + quoted(folder) + `</dir>
<cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`)
}

// valueOf gives a variable of an environment, as the last of its name says.
func valueOf(env []string, name string) string {
	value := ""
	for _, v := range env {
		if key, is, _ := strings.Cut(v, "="); key == name {
			value = is
		}
	}
	return value
}
