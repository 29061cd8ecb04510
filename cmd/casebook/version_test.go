package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestAProgramIsKnownByItsBuildID(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	id, err := exec.Command("go", "tool", "buildid", self).Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSpace(string(id)); program() != want || want == "" {
		t.Errorf("it is known as %q, expected %q", program(), want)
	}
}
