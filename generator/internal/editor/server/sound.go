package server

import (
	"encoding/json"
	"slices"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
)

// sound is a connection that gives on only messages which can be told as refused by their
// id. jrpc2 answers the others on a connection that may have ended by then, which is a
// panic; here they are refused before.
type sound struct{ channel.Channel }

func (s sound) Recv() ([]byte, error) {
	for {
		message, err := s.Channel.Recv()
		if err != nil {
			return message, err
		}
		why := refused(message)
		if why == nil {
			return message, nil
		}
		answer, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": nil, "error": why})
		if err != nil {
			return nil, err
		}
		if err := s.Send(answer); err != nil {
			return nil, err
		}
	}
}

// refused tells why a message is none, where no id says whose answer that is.
func refused(message []byte) *jrpc2.Error {
	parts, err := jrpc2.ParseRequests(message)
	switch {
	case err != nil:
		return &jrpc2.Error{Code: jrpc2.ParseError, Message: "the message is no JSON"}
	case len(parts) == 0:
		return &jrpc2.Error{Code: invalidRequest, Message: "the message has no request"}
	}
	at := slices.IndexFunc(parts, func(p *jrpc2.ParsedRequest) bool { return p.ID == "" && (p.Error != nil || p.Method == "") })
	switch {
	case at < 0:
		return nil
	case parts[at].Error != nil:
		return parts[at].Error
	}
	return &jrpc2.Error{Code: invalidRequest, Message: "the message names no method"}
}
