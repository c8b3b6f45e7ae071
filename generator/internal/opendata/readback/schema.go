package readback

import (
	"bytes"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Valid reads JSON by a JSON Schema; formats are asserted.
func Valid(schema, data []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const at = "https://hexi.example/schema.json"
	if err := c.AddResource(at, doc); err != nil {
		return err
	}
	s, err := c.Compile(at)
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return s.Validate(v)
}
