// Package privacy is a folder of packages: who may read what: the filter, redaction, the search for leaks, secrets, locked sites.
package privacy
