package identifier

import (
	"strings"

	"github.com/free2link/free2link/internal/platform/text"
)

// A role says what a word can be. One word may have several: "it" is a domain, "to" a domain and "is" in Polish.
type role uint32

const (
	number       role = 1 << iota // its value is up to 999
	times                         // double, triple: the digit after it is said so often
	hundred                       // makes hundreds of the digit before it
	plus                          // the sign before a country code
	atSign                        // said for @ and nothing else
	atWord                        // said for @ and for other things
	dotWord                       // said for a dot
	dash                          // said for -
	underscore                    // said for _
	slash                         // said for /
	app                           // a messenger or network; its value is its place in apps
	phoneCue                      // a phone number follows
	otherCue                      // a number of something else follows
	neutral                       // stands between a cue and its number
	unit                          // money or measure
	link                          // stands between the name of a messenger and the name of a person
	domain                        // the end of a domain name
	likeWord                      // ... that is a word of our languages too
	strongDomain                  // ... that is believed after a dot that was disguised
	provider                      // of e-mail
	noName                        // never the name of a mailbox or a person
	scheme                        // of addresses
	www                           // begins one
	xn                            // begins a label in ASCII
)

// What emails, handles and addresses are sought at.
const marked = atSign | atWord | app | domain | scheme | www | xn

type word struct {
	role  role
	value int16
}

// Longest word that is looked up, in bytes.
const longestWord = 32

var words, dictionary = compile()

// ends spares most words the look-up: for a first and last byte, which lengths words of the dictionary have.
var ends = compileEnds()

func endsOf(first, last byte) byte { return first*31 + last }

func compileEnds() (e [256]uint64) {
	for w := range dictionary {
		e[endsOf(w[0], w[len(w)-1])] |= 1 << len(w)
	}
	return e
}

var digitNames = []string{ // 0 to 9; other ways of saying the same after a slash
	"zero/oh/nought one two three four five six seven eight nine",
	"zero uno/una due tre quattro cinque sei sette otto nove",
	"μηδέν ένα/ένας/μία/μια δύο/δυο τρία/τρεις/τρις τέσσερα/τέσσερις/τέσσερεις πέντε έξι/έξη επτά/εφτά οκτώ/οχτώ εννέα/εννιά",
	"miden/mhden ena dio/dyo tria tessera pente exi/eksi epta/efta okto/oxto/okt ennia/ennea",
	"zero jeden/jedna/jedno dwa/dwie trzy cztery pięć sześć siedem osiem dziewięć",
	"cero uno dos tres cuatro cinco seis siete ocho nueve",
	"zero unu doi/doua trei patru cinci șase șapte opt nouă",
	"zéro un deux trois quatre cinq six sept huit neuf",
	"null eins zwei/zwo drei vier fünf sechs sieben acht neun",
	"ноль/нуль/ноль один/одна/одно два/две/дві три четыре/чотири пять/пять шесть/шість семь/сім восемь/вісім девять",
	"zero një dy tre katër pesë gjashtë shtatë tetë nëntë",
}

var tenToNineteen = []string{
	"ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
	"dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
	"δέκα έντεκα/ένδεκα δώδεκα δεκατρία δεκατέσσερα δεκαπέντε δεκαέξι/δεκάξι δεκαεπτά/δεκαεφτά δεκαοκτώ/δεκαοχτώ δεκαεννέα/δεκαεννιά",
	"dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
}

var tens = []string{ // from 20
	"twenty thirty forty fifty sixty seventy eighty ninety",
	"venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
	"είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα",
	"dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
}

var hundreds = []string{ // from 100
	"cento duecento trecento quattrocento cinquecento seicento settecento ottocento novecento",
	"εκατό/εκατόν διακόσια τριακόσια τετρακόσια πεντακόσια εξακόσια επτακόσια/εφτακόσια οκτακόσια/οχτακόσια εννιακόσια",
	"sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset",
}

var roles = map[role]string{
	hundred:    "hundred",
	plus:       "plus più piu συν",
	atSign:     "chiocciola chiocciolina παπάκι papaki małpa arroba arobase собака собачка klammeraffe",
	atWord:     "at",
	dotWord:    "dot punto τελεία teleia kropka punkt точка крапка punct pikë",
	dash:       "dash hyphen trattino παύλα myślnik minus",
	underscore: "underscore podkreślnik podkreślenie sottolineato",
	slash:      "slash barra κάθετος ukośnik",
	phoneCue: "tel telefono telef telefon telefonu telefonare telefona telefonate tlf τηλ τηλέφωνο τηλέφωνα τηλεφωνήστε κιν κινητό til kin " +
		"cell cel cellulare mobile mob phone call ring text sms chiama chiamare chiamami chiamate chiamaci contattare contatta " +
		"contattate contattaci contatto contatti recapito recapiti fisso scrivi scrivere scrivimi contact dial dzwoń dzwonić zadzwoń " +
		"kom komórka komórkowy kontakt piszcie pisz napisz καλέστε κάλεσε κάλεσέ επικοινωνία επικοινωνήστε στείλε στείλτε fax whatsapp " +
		"whats whatsap watsapp wa wapp viber вайбер ватсап вотсап телефон тел звоните звони дзвоніть дзвони номер telephone rufen anrufen " +
		"appelez téléphone teléfono llamar llama móvil sunați sună тлф",
	otherCue: "iva vat cf fiscale nip regon krs pesel kraz αφμ γεμη αμκα αμ licence license lic licenza autorizzazione aut prot protocollo " +
		"ref rif id codice cod code iban conto rea cap isbn order ordine registration registered company reg rc art gla glaa lizenz " +
		"zezwolenie certyfikat wpis konto kontonummer sygn άδεια αδείας αριθμ πρωτ αρ κωδ κωδικός ein abn cvr siret siren postcode zip " +
		"kod zamówienie invoice fattura faktura matricola passport passaporto паспорт",
	neutral: "n nr no num number numero numer numeru al il lo di a to na pod ή al στο της του αριθμό partita us me mi te my our nas ci o",
	unit: "euro eur euros ευρώ evro zł zloty złotych zlotych pln gbp usd pounds dollars chf ron lei uah kč czk sek nok dkk kg km mq m2 " +
		"ft sqm hrs πλν грн руб",
	link: "is è e to είναι user username id nick nickname name nome nazwa handle profilo profil profile account contatto contact mój mio my " +
		"μου mi je jest page pagina nome utente ник",
	domain: "com net org info biz online site xyz link shop top club app live work jobs world website space store pro io ly gg cc tv ws " +
		"dev page email group agency tech fun vip icu life today network cloud chat gl mobi name asia cat one blog icu win bid ltd gle " +
		"eu it gr pl uk fr es pt nl be ch at cz sk hu ro bg hr si rs ba mk al me xk md ua by ru ee lv lt fi se no dk is ie mt cy tr ge " +
		"am az kz uz us ca mx br ar cl co pe au nz in pk bd np lk th vn ph id my sg hk cn jp kr ae sa qa il ma tn dz eg ng gh ke za et " +
		"de su to im li lu to ελ ευ рф укр бг срб",
	likeWord: "at be by am me no in is to so al li si se de es us id my il ma pl za im it top one fun live work life today pro page name " +
		"cat win bid group chat link club shop space store world online info et ci co",
	strongDomain: "com net org biz it gr pl eu uk ru ua ro bg info xyz",
	provider: "gmail yahoo hotmail outlook live icloud libero virgilio tiscali alice wp onet interia o2 op proton protonmail mail gmx aol " +
		"yandex ukr rambler msn tutanota seznam googlemail ymail freemail windowslive",
	noName: "me us you them him her look visit is are be was at in on the and or meet see work works working call contact write email mail " +
		"us my our your τηλέφωνο con per con dal da il la lo di job jobs staff arrive hotel open live stay",
	www:    "www",
	xn:     "xn",
	scheme: "http https hxxp hxxps viber tg whatsapp sgnl",
}

// The messengers and networks, each with the names people use.
var apps = []string{
	"telegram tg tgram telegramm télégram τέλεγκραμ телеграм телеграмм телега тг",
	"instagram insta ig inst ίνσταγκραμ ινστα инстаграм инста",
	"snapchat snap sc снапчат",
	"kik",
	"wickr",
	"signal сигнал",
	"viber βάιμπερ вайбер",
	"whatsapp wa",
	"tiktok tik",
	"facebook fb messenger φέισμπουκ фейсбук",
	"skype σκάιπ скайп",
	"wechat weixin wx",
	"discord",
	"threema",
	"session",
	"line",
	"vk vkontakte вк",
	"onlyfans",
	"twitter",
	"paypal",
	"revolut revtag",
}

func compile() ([]word, map[string]uint16) {
	list := []word{{}}
	index := map[string]uint16{}
	put := func(w string, r role, value int) {
		w = text.String(w)
		i, ok := index[w]
		if !ok {
			i = uint16(len(list))
			index[w] = i
			list = append(list, word{})
		}
		list[i].role |= r
		if value >= 0 && (r&number != 0 || list[i].role&number == 0) {
			list[i].value = int16(value)
		}
	}
	numbers := func(lines []string, from, step int) {
		for _, line := range lines {
			for i, names := range strings.Fields(line) {
				for w := range strings.SplitSeq(names, "/") {
					put(w, number, from+i*step)
				}
			}
		}
	}
	numbers(digitNames, 0, 1)
	numbers(tenToNineteen, 10, 1)
	numbers(tens, 20, 10)
	numbers(hundreds, 100, 100)
	for v := 21; v < 1000; v++ { // Italian writes all of these as one word
		put(italian(v), number, v)
	}
	for r, line := range roles {
		for w := range strings.FieldsSeq(line) {
			put(w, r, -1)
		}
	}
	for k, line := range []string{"double doppio doppia διπλό διπλό podwójne podwójny", "triple treble triplo tripla τριπλό potrójne potrójny"} {
		for w := range strings.FieldsSeq(line) {
			put(w, times, k+2)
		}
	}
	for i, line := range apps {
		for w := range strings.FieldsSeq(line) {
			put(w, app, i)
		}
	}
	return list, index
}

// italian returns how the number from 1 to 999 is written.
func italian(v int) string {
	below := strings.Fields("uno due tre quattro cinque sei sette otto nove " + tenToNineteen[1])
	switch {
	case v >= 100 && v%100 == 0:
		return strings.Fields(hundreds[0])[v/100-1]
	case v > 100:
		return italian(v-v%100) + italian(v%100)
	case v < 20:
		return below[v-1]
	}
	ten := strings.Fields(tens[1])[v/10-2]
	switch v % 10 {
	case 0:
		return ten
	case 1, 8: // ventuno, ventotto
		ten = ten[:len(ten)-1]
	}
	return ten + below[v%10-1]
}

// appName returns what a messenger is called in a normalised handle.
func appName(w uint16) string {
	name, _, _ := strings.Cut(apps[words[w].value], " ")
	return name
}
