package packet

import (
	"slices"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// config.yaml may name the built-in profiles, and config cannot ask this package.
func TestConfigKnowsTheBuiltInProfiles(t *testing.T) {
	var names []string
	for _, p := range Profiles(config.Config{}) {
		names = append(names, p.Name)
	}
	if !slices.Equal(names, config.BuiltInProfiles()) {
		t.Errorf("here are %v, and config knows %v", names, config.BuiltInProfiles())
	}
}
