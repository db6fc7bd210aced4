package rule

// word gives the i-th of the words, or a visible mark for a value outside the type.
func word(i uint8, words ...string) string {
	if int(i) < len(words) {
		return words[i]
	}
	return "invalid"
}

// String gives the name used in results, such as "deceptive-recruitment".
func (d Dimension) String() string {
	return word(uint8(d), "deceptive-recruitment", "coercive-recruitment", "vulnerability-recruitment",
		"exploitation", "coercion-destination", "vulnerability-destination", "context")
}

// String gives "none", "weak", "medium" or "strong".
func (s Strength) String() string { return word(uint8(s), "none", "weak", "medium", "strong") }

// String gives "act", "means", "purpose" or "vulnerability".
func (e Element) String() string {
	return word(uint8(e), "act", "means", "purpose", "vulnerability")
}

// String gives the name used in the catalogue, such as "transport".
func (p Phase) String() string {
	return word(uint8(p), "recruitment", "transport", "control", "exploitation", "general")
}

// String gives "adult", "child" or "unsure", as in the answers file.
func (a Age) String() string { return word(uint8(a), "adult", "child", "unsure") }

// String gives the word used in the answers file, such as "not-asked".
func (a Answer) String() string {
	return word(uint8(a), "not-asked", "yes", "no", "unknown", "declined")
}

// String gives "L0" to "L4".
func (l Level) String() string { return word(uint8(l), "L0", "L1", "L2", "L3", "L4") }

// String gives the key used in the answers file, such as "controller_near".
func (d Danger) String() string {
	return word(uint8(d), "controller_near", "hurt_or_threatened", "locked_in",
		"needs_doctor", "child_in_danger", "self_harm")
}
