// Package packetpage composes the page /packet/ that is printed: the selection of
// package packet, in the order of the profile. A section without content is left out.
//
// Change here what a section of the packet shows. Which exhibits it has, and in which
// order, is decided in package packet.
//
// An exhibit has the number of its page; its anchor in the packet is "exhibit-N", where
// it is printed in full or in the appendix. A drawing is printed once, where it is first
// met, because its ids are unique on the page.
package packetpage
