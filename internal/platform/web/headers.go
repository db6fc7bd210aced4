package web

import "net/http"

// Policy is the content security policy of every public page.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; " +
	"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'"

const permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), bluetooth=(), serial=(), midi=(), " +
	"display-capture=(), idle-detection=(), local-fonts=(), clipboard-read=(), browsing-topics=(), publickey-credentials-get=(self)"

// setCommon sets what every response carries, an error page and a file too.
// Values are those of the project's security standard, section 2.4.
func setCommon(h http.Header) {
	h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	h.Set("Content-Security-Policy", Policy)
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Embedder-Policy", "require-corp")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", permissions)
	h.Set("X-Robots-Tag", "noindex, noarchive")
	h.Set("Cache-Control", "no-store")
}

// setFor sets what depends on the route.
func setFor(h http.Header, rt *Route) {
	if rt.Index {
		h.Set("X-Robots-Tag", "noarchive")
	}
	switch rt.Cache {
	case Revalidate:
		h.Set("Cache-Control", "private, no-cache")
	case NoStore:
	}
}
