// Package clock is where the program reads the time, so that everything else
// can be given another clock in a test.
package clock

import "time"

// System returns the machine's current time.
func System() time.Time { return time.Now() }
