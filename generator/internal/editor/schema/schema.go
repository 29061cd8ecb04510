package schema

import (
	"bytes"
	"encoding/json"
)

// Schema is a JSON Schema, or a part of one, as far as casebook uses the language.
type Schema struct {
	Dialect     string     `json:"$schema,omitempty"`
	ID          string     `json:"$id,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Type        string     `json:"type,omitempty"`
	Enum        []string   `json:"enum,omitempty"`
	Pattern     string     `json:"pattern,omitempty"`
	MaxLength   int        `json:"maxLength,omitempty"`
	Minimum     *int       `json:"minimum,omitempty"`
	Maximum     *int       `json:"maximum,omitempty"`
	Items       *Schema    `json:"items,omitempty"`
	MinItems    int        `json:"minItems,omitempty"`
	MaxItems    int        `json:"maxItems,omitempty"`
	Required    []string   `json:"required,omitempty"`
	Properties  Properties `json:"properties,omitempty"`
	Other       any        `json:"additionalProperties,omitempty"` // false, or the Schema of the values of any key
	AnyOf       []*Schema  `json:"anyOf,omitempty"`
	OneOf       []*Schema  `json:"oneOf,omitempty"`
	Not         *Schema    `json:"not,omitempty"`
	Default     string     `json:"default,omitempty"`
	Examples    []string   `json:"examples,omitempty"`
}

// Property is a key of an object.
type Property struct {
	Key   string
	Value *Schema
}

// Properties are the keys of an object, in the order of the manual.
type Properties []Property

// MarshalJSON writes an object whose keys are in order.
func (p Properties) MarshalJSON() ([]byte, error) {
	var to bytes.Buffer
	to.WriteByte('{')
	for i, property := range p {
		if i > 0 {
			to.WriteByte(',')
		}
		key, err := json.Marshal(property.Key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(property.Value)
		if err != nil {
			return nil, err
		}
		to.Write(key)
		to.WriteByte(':')
		to.Write(value)
	}
	to.WriteByte('}')
	return to.Bytes(), nil
}

// JSON gives the schema as a file.
func (s *Schema) JSON() []byte {
	var to bytes.Buffer
	enc := json.NewEncoder(&to)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		panic("bug: a schema is no JSON: " + err.Error())
	}
	return to.Bytes()
}
