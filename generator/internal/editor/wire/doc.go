// Package wire reads and writes what a language client and a server exchange: frames of
// the base protocol, and positions in a text in the units that both agreed on.
//
// It knows nothing of a case. A frame that is too large or has no length ends the
// connection, since nobody can tell where the next one begins.
package wire
