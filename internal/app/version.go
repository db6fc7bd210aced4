package app

import "runtime/debug"

// release is set by the release build: -ldflags "-X …/internal/app.release=1.2.3".
var release string

// Version names the build: the release, or the revision it was built from.
func Version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "dev"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 7 {
			return "dev-" + s.Value[:7]
		}
	}
	return "dev"
}
