// Package tests is a folder of packages: what tests share: cases and hostile texts.
package tests
