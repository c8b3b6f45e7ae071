package content

import (
	"net/url"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// objections reads how residents may object on the web:
//
//	objections: {form: netlify, readers: 镇党政办公室和村务监督委员会, kept: 办结后半年}
//
// Whoever offers a form says beside it who reads what is sent and how long it is kept: the
// program cannot know, and must not promise it.
func (o *object) objections() township.Objections {
	if o == nil {
		return township.Objections{}
	}
	in := township.Objections{
		Form:    o.need("form", township.FormNetlify),
		Readers: o.need("readers", "镇党政办公室和村务监督委员会"),
		Kept:    o.need("kept", "办结后半年"),
	}
	if in.Form != "" && !isEndpoint(in.Form) {
		near := ""
		if !strings.Contains(in.Form, "/") {
			near = didYouMean(in.Form, []string{township.FormNetlify})
		}
		o.wrong(finding.RuleTownship, "form", "“"+in.Form+"”不是能收意见的地方。", near+"写 netlify，或者收表单的网址，以 https:// 开头。")
		in.Form = ""
	}
	o.finish()
	return in
}

// isEndpoint reports whether a form can be sent there. What people write does not go over
// the network in the open, and no password stands in an address.
func isEndpoint(form string) bool {
	if form == township.FormNetlify {
		return true
	}
	u, err := url.Parse(form)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil && u.Fragment == "" && !strings.ContainsAny(form, " \"'<>")
}
