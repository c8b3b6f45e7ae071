package site

import "cunwu/generator/internal/township"

// thanksAddress is the page that whoever sends a form is led to.
const thanksAddress = "thanks/"

// form reports whether pages offer a form to object with. A preview does not: what is sent
// from it would be about what is not published.
func (s *Site) form() bool {
	return s.config.Township.Objections.Form != "" && !s.config.Preview && !s.config.Copy
}

// formParams are what pages know of the form. Netlify takes it under
// the address of the page that says thanks, which must begin at the root of the host; it
// knows the form by its attributes and puts the form's name into it
// (docs.netlify.com/forms/setup).
func (s *Site) formParams() map[string]any {
	in := s.config.Township.Objections
	netlify, action := in.Form == township.FormNetlify, in.Form
	if netlify {
		action = s.basePath() + thanksAddress
	}
	return map[string]any{"netlify": netlify, "action": action, "readers": in.Readers, "kept": in.Kept}
}

// thanksPage says that what was sent has come.
func (s *Site) thanksPage() *page {
	return &page{address: thanksAddress, file: "thanks", title: s.word("thanks"), layout: "thanks", date: s.config.Today, params: struct{}{}}
}
