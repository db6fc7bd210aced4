module github.com/free2link/free2link/tools

go 1.26.0

require github.com/free2link/free2link v0.0.0

require (
	github.com/leonelquinteros/gotext v1.7.2 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/free2link/free2link => ../
