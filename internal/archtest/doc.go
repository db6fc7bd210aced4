// Package archtest holds the tests of the architecture: who may import whom,
// how long a file may be, and what may never enter the program. The rules and
// their reasons stand in docs/ARCHITECTURE.md.
package archtest
