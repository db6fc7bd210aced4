module github.com/free2link/free2link/test/match

go 1.26.0

require (
	github.com/free2link/free2link v0.0.0
	github.com/petar-dambovaliev/aho-corasick v0.0.0-20250424160509-463d218d4745
)

require (
	github.com/goccy/go-yaml v1.19.2 // indirect
	github.com/leonelquinteros/gotext v1.7.2 // indirect
	github.com/nyaruka/phonenumbers v1.8.1 // indirect
	golang.org/x/crypto v0.57.0 // indirect
	golang.org/x/sys v0.48.0 // indirect
	golang.org/x/text v0.43.0 // indirect
	google.golang.org/protobuf v1.36.11 // indirect
)

replace github.com/free2link/free2link => ../..
