// Package identifier finds how a recruiter can be reached or paid in the text of an advert or a chat: phone numbers, e-mail and web
// addresses, names on messengers, bank accounts and crypto addresses, also when they are written so that a machine does not see them.
// A worker hands the list to the police; nothing here is kept, looked up or sent anywhere.
//
// A text is folded once (platform/text: case, accents, width, hidden characters) and cut into words and digits; each word is looked
// up once in one small dictionary. The kinds are then read from what triggers them: a digit or a number word, an at sign, a dot
// before the name of a domain, the name of a messenger. Every step looks a bounded way around its trigger, so the time grows with
// the length of the text, whatever the text is.
//
// What carries a checksum is checked and otherwise not reported: bank accounts (ISO 13616), Bitcoin (Base58Check, BIP-173, BIP-350),
// Ethereum (EIP-55), Tron and Monero addresses. Phone numbers must be valid under the numbering plan of their country (ITU-T E.164, with the tables
// of libphonenumber). Numbers of payment cards are never reported: they belong to victims more often than to recruiters.
package identifier
