package config

import (
	"errors"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// address reads where the site will stand. Links, the feed, the sitemap and what
// pages fetch are all written with it, so an address that a browser would write
// in another way is either written so here, or refused.
func (l *loader) address(root *source.Fields) {
	c := &l.cfg
	given := l.text(root, "", "baseURL")
	c.BaseURL = "/"
	if given == "/" {
		return
	}
	address, err := readAddress(given)
	if err == nil {
		c.BaseURL = address
		return
	}
	d := l.diags.Errorf(c.Pos("baseURL"), "value-bad", "%q is not the address of a site: %s", given, err)
	plain, _, _ := strings.Cut(strings.TrimSpace(given), "#")
	plain, _, _ = strings.Cut(plain, "?")
	if meant, err := readAddress(plain); err == nil {
		d.Hintf("write %s", meant)
	} else {
		d.Hintf("write the whole address, as in https://example.com/case/")
	}
}

// readAddress gives the address of a site as browsers write it: scheme and host
// in lower case and in ASCII, no port that is asked anyway, a slash at the end.
func readAddress(text string) (string, error) {
	switch {
	case strings.TrimSpace(text) == "":
		return "", errors.New("it is empty")
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }):
		return "", errors.New("it has a space in it")
	case strings.Contains(text, `\`):
		return "", errors.New("it has a backslash in it")
	case strings.HasPrefix(text, "/"):
		return "", errors.New("it does not begin with https://")
	}
	scheme, rest, whole := strings.Cut(text, "://")
	scheme = strings.ToLower(scheme)
	switch {
	case !whole:
		return "", errors.New("it does not begin with https://")
	case scheme != "https" && scheme != "http":
		return "", errors.New("it begins with neither https:// nor http://")
	case strings.Contains(rest, "#"):
		return "", errors.New("it has a fragment, from # on")
	case strings.Contains(rest, "?"):
		return "", errors.New("it has a query, from ? on")
	}
	host, path, _ := strings.Cut(rest, "/")
	if strings.Contains(host, "@") {
		return "", errors.New("it names a user or a password, which every reader would see")
	}
	host, err := readSiteHost(scheme, host)
	if err != nil {
		return "", err
	}
	path = strings.TrimSuffix(path, "/")
	plain, err := url.PathUnescape(path)
	switch {
	case err != nil:
		return "", errors.New("it has a % that is not followed by two hexadecimal digits")
	case path != "" && slices.ContainsFunc(strings.Split(plain, "/"), func(part string) bool { return part == "" || part == "." || part == ".." }):
		return "", errors.New(`its path has "//", "/./" or "/../" in it`)
	case strings.ContainsFunc(plain, func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsPrint(r) || strings.ContainsRune(`\?#<>"`, r)
	}):
		return "", errors.New("its path has a character that is not valid in an address")
	case path != "":
		path = (&url.URL{Path: plain}).EscapedPath() + "/"
	}
	return scheme + "://" + host + "/" + path, nil
}

// readSiteHost gives a host with its port, as browsers write them.
func readSiteHost(scheme, text string) (string, error) {
	name, port := text, ""
	if i := strings.LastIndexByte(text, ':'); i > strings.LastIndexByte(text, ']') {
		name, port = text[:i], text[i+1:]
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil || n == 0 {
			return "", errors.New("its port is not a number from 1 to 65535")
		}
		port = ":" + strconv.FormatUint(n, 10)
		if port == ":443" && scheme == "https" || port == ":80" && scheme == "http" {
			port = ""
		}
	}
	if inside, ok := strings.CutPrefix(name, "["); ok {
		ip, err := netip.ParseAddr(strings.TrimSuffix(inside, "]"))
		if err != nil || !ip.Is6() || ip.Zone() != "" || !strings.HasSuffix(inside, "]") {
			return "", errors.New("its host is not an IPv6 address")
		}
		return "[" + ip.String() + "]" + port, nil
	}
	if name == "" {
		return "", errors.New("it has no host")
	}
	name, err := readHostName(strings.ToLower(name))
	if err != nil {
		return "", errors.New("its host is wrong: " + err.Error())
	}
	return name + port, nil
}
