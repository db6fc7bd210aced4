// Package language tells in which of eleven languages a short text is written: English, Italian, Greek, Polish, Romanian, Ukrainian,
// Russian, French, Spanish, Albanian, Arabic. Nigerian Pidgin is told as English. A text in any other language is told as the
// one it looks most like: whoever asks must not take the answer for a proof.
//
// The script alone tells Greek and Arabic. For Latin and Cyrillic letters the answer is the language under which the text's letters
// are most probable, letter by letter given up to four before it, and frequent words; see gen.go for the model and gram for the
// table. Letters keep their accents, but a share of the words was counted without, so both ways of writing are known.
//
// # What the table was counted from
//
// lang.bin holds logarithms of probabilities, rounded to a byte, under hashes of letter groups and words. It contains no text, no
// word and no line of the sources. It was counted by gen.go from
//
//   - word frequencies of wordfreq 3 (Robyn Speer; Wikipedia, news, subtitles, web, books): CC BY-SA 4.0;
//   - word frequencies of FrequencyWords 2018 (Hermit Dave, from OpenSubtitles through OPUS): CC BY-SA 4.0;
//   - sentences 1 to 1000 of NTREX-128 (Microsoft; news in translation): CC BY-SA 4.0;
//   - Universal Dependencies: parts of English EWT and French GSD, Romanian RRT, Albanian STAF and TSA, Naija NSC: CC BY-SA 4.0;
//   - translations of Mozilla's websites (www-l10n): MPL 2.0.
package language
