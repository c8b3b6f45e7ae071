package build

// headersFile tells a web host (Netlify, Cloudflare Pages) to keep search engines from a
// preview: from its PDFs and pictures too, which no tag in a page reaches. A host's
// settings are the same for site and preview, so this comes with the build; a build that
// is no preview has no such file, and sweeps it away.
const (
	headersFile = "_headers"
	headers     = "/*\n  X-Robots-Tag: noindex, nofollow, noarchive\n"
)
