package i18n

// language is what a language needs besides its words: adding one means adding
// a case to languageOf and a folder of PO files. Months, abbreviations and
// number forms follow CLDR 48; the genitive months are CLDR's "format" form.
type language struct {
	name        string // in its own script
	rtl         bool
	plural      string // Plural-Forms, as gettext writes it
	forms       int
	months      [12]string // as they stand after a day
	short       [12]string
	group       string // between thousands
	minGrouped  int    // least number of digits that is grouped
	decimal     string
	and, or     string // between the last two of a list
	open, close string // quotation marks
}

const twoForms = "nplurals=2; plural=n != 1;"

func languageOf(l Lang) (language, bool) {
	switch l {
	case English:
		return english(), true
	case Italian:
		return language{
			name: "Italiano", plural: twoForms, forms: 2,
			months: [12]string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
				"luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
			short: [12]string{"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
			group: ".", minGrouped: 4, decimal: ",", and: "e", or: "o", open: "“", close: "”",
		}, true
	case Greek:
		return language{
			name: "Ελληνικά", plural: twoForms, forms: 2,
			months: [12]string{"Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου",
				"Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"},
			short: [12]string{"Ιαν", "Φεβ", "Μαρ", "Απρ", "Μαΐ", "Ιουν", "Ιουλ", "Αυγ", "Σεπ", "Οκτ", "Νοε", "Δεκ"},
			group: ".", minGrouped: 4, decimal: ",", and: "και", or: "ή", open: "«", close: "»",
		}, true
	case Polish:
		return language{
			name: "Polski", forms: 3,
			plural: "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
			months: [12]string{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
				"lipca", "sierpnia", "września", "października", "listopada", "grudnia"},
			short: [12]string{"sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"},
			group: "\u00a0", minGrouped: 5, decimal: ",", and: "i", or: "lub", open: "„", close: "”",
		}, true
	case PseudoRTL:
		p := english()
		p.name, p.rtl = "Pseudo (right to left)", true
		return p, true
	case PseudoLong:
		p := english()
		p.name = "Pseudo (long)"
		return p, true
	}
	return language{}, false
}

func english() language {
	return language{
		name: "English", plural: twoForms, forms: 2,
		months: [12]string{"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December"},
		short: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		group: ",", minGrouped: 4, decimal: ".", and: "and", or: "or", open: "“", close: "”",
	}
}

// PluralForms is the Plural-Forms header of a language's PO files and the
// number of forms; false for a language without a table.
func PluralForms(l Lang) (header string, forms int, ok bool) {
	t, ok := languageOf(l)
	return t.plural, t.forms, ok
}
