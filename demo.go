// Package casebook holds the demo case of this repository, which casebook init --example
// writes.
package casebook

import "embed"

// Demo is the demo case: config.yaml and content/.
//
//go:embed config.yaml all:content
var Demo embed.FS
