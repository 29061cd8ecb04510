package config

import (
	"errors"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

// hosts reads the hosts that a site may ask for pictures, styles, fonts and
// media.
func (l *loader) hosts(root *source.Fields) {
	c := &l.cfg
	for _, given := range root.Texts("hosts") {
		host, err := readHost(given.V)
		if err != nil {
			l.diags.Errorf(given.Pos, "value-bad", "%q is not a host: %s", given.V, err).
				Hintf("write its name alone, as in images.example.com")
			continue
		}
		if slices.Contains(c.Hosts, host) {
			continue
		}
		if len(policy.ForServers(append(slices.Clip(c.Hosts), host))) > longestPolicy {
			l.diags.Errorf(given.Pos, "value-bad", "%d hosts are too many", len(c.Hosts)+1).
				Hintf("they make a header of more than 2,000 characters, which servers ignore; keep copies in the site")
			return
		}
		c.places["hosts."+strconv.Itoa(len(c.Hosts))] = given.Pos
		c.Hosts = append(c.Hosts, host)
	}
}

// longestPolicy leaves room for the header's name: Cloudflare Pages reads 2,000
// characters of a line.
const longestPolicy = 1950

// readHost gives a host as policies name it: in lower case and in ASCII, with
// its port if it has one.
func readHost(text string) (string, error) {
	name, port, hasPort := strings.Cut(text, ":")
	switch {
	case text == "":
		return "", errors.New("it is empty")
	case len(text) > 1000:
		return "", errors.New("it is too long")
	case strings.Contains(text, "://"):
		return "", errors.New("it has a scheme; pages use https only")
	case strings.ContainsAny(text, `/\?#`):
		return "", errors.New("it has a path; a host is allowed as a whole")
	case strings.Contains(text, "@"):
		return "", errors.New("it has a user or a password")
	case strings.Contains(text, "*"):
		return "", errors.New("it has a wildcard; name each host")
	case strings.HasPrefix(text, "[") || strings.Count(text, ":") > 1:
		return "", errors.New("it is an IPv6 address, which a content security policy cannot contain")
	}
	name, err := readHostName(name)
	if err != nil || !hasPort {
		return name, err
	}
	n, err := strconv.ParseUint(port, 10, 16)
	switch {
	case err != nil || n == 0:
		return "", errors.New("its port is not a number from 1 to 65535")
	case n == 443:
		return "", errors.New("its port is the default; leave it out")
	}
	return name + ":" + strconv.FormatUint(n, 10), nil
}

func readHostName(name string) (string, error) {
	ascii, err := idna.Lookup.ToASCII(name)
	if again, other := idna.Lookup.ToASCII(ascii); other != nil || again != ascii {
		err = errors.New("it is not stable")
	}
	switch {
	case strings.HasSuffix(ascii, "."):
		return "", errors.New("it ends in a dot")
	case err != nil || len(ascii) > 253 || slices.ContainsFunc(strings.Split(ascii, "."), badLabel) || !utf8.ValidString(name):
		return "", errors.New("a name is made of letters, digits, hyphens and dots")
	case endsInNumber(ascii):
		ip, err := netip.ParseAddr(ascii)
		if err != nil {
			return "", errors.New("it is neither a name nor four numbers from 0 to 255")
		}
		return ip.String(), nil
	}
	return ascii, nil
}

func badLabel(label string) bool { return label == "" || len(label) > 63 }

// endsInNumber reports what is an address to browsers, however it is written.
func endsInNumber(name string) bool {
	last := name[strings.LastIndexByte(name, '.')+1:]
	if hex, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return strings.Trim(last, "0123456789") == ""
}
