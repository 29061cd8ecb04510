// Package privacy groups the packages that keep withheld information out of a site:
// audience filters a case, redact replaces names and terms, leaks searches the
// finished files, secret and secretfiles find credentials, and lock encrypts a site.
package privacy
