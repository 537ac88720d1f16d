# Norsk bokmål. Samme meldinger og variabler som en.ftl.

language-name = Norsk

## Ord

field-api-key = API-nøkkelen
field-secret = den hemmelige nøkkelen
field-passphrase = passordfrasen

permission-read = Lesing
permission-trade = Handel
permission-futures = Futures
permission-withdraw = Uttak
permission-transfer = Overføring

status-online = Tilkoblet
status-action-needed = Du må gjøre noe
status-blocked = Sperret
status-unavailable = Utilgjengelig
status-disconnected = Frakoblet

the-exchange = børsen
another-exchange = en annen børs
the-ip-list = IP-hvitelisten
our-address = adressen til serveren vår
soon = snart
list-separator = ,{ " " }
sentence-separator = { " " }

## Tider

time-now = nettopp
time-at-once = om under et minutt
time-minutes-ago = { $count ->
    [one] for { $count } minutt siden
   *[other] for { $count } minutter siden
}
time-hours-ago = { $count ->
    [one] for { $count } time siden
   *[other] for { $count } timer siden
}
time-days-ago = { $count ->
    [one] for { $count } dag siden
   *[other] for { $count } dager siden
}
time-in-minutes = { $count ->
    [one] om { $count } minutt
   *[other] om { $count } minutter
}
time-in-hours = { $count ->
    [one] om { $count } time
   *[other] om { $count } timer
}
time-in-days = { $count ->
    [one] om { $count } dag
   *[other] om { $count } dager
}
time-for-minutes = { $count ->
    [one] { $count } minutt
   *[other] { $count } minutter
}
time-for-hours = { $count ->
    [one] { $count } time
   *[other] { $count } timer
}
time-for-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dager
}
time-with-relative = { $relative } ({ $moment })
since = siden { $moment }
since-at-least = siden { $moment } eller tidligere (ikke overvåket før det)
until-moment = til { $moment }
until-clear = til den er tilkoblet igjen

## Knapper (ren tekst, høyst 64 tegn)

button-menu = Meny
button-start-anew = Begynn på nytt
button-status = Oppdater
button-connect = Koble til
button-connect-another = Koble til en til
button-list = Mine tilkoblinger
button-only-trouble = Bare problemer
button-all = Alle
button-test = Test på nytt
button-balance = Saldo
button-rename = Gi nytt navn
button-replace = Bytt nøkkel
button-reconnect = Koble til igjen
button-fix-api-key = Send API-nøkkelen på nytt
button-fix-secret = Send hemmelig nøkkel på nytt
button-fix-passphrase = Send passordfrasen på nytt
button-fix-values = Send begge nøklene på nytt
button-delete = Slett
button-delete-yes = Ja, slett den
button-move = Jeg har lagt den til
button-word = Jeg har sjekket: uttak er av
button-help = Hjelp
button-security = Sikkerhet
button-privacy = Personvern
button-language = 🌐 Language
button-cancel = Avbryt
button-keep-name = Behold { $name }
button-continue = Fortsett i BackFuture AI
button-back = Tilbake
button-keep = Behold den
button-mute = Demp
button-unmute = Opphev demping
button-unmute-name = Opphev demping: { $name }
button-card = Vis tilkoblingen
button-history = Historikk
button-history-every = Alle, også slettede
button-alerts = Varsler
button-quiet = Stilletid
button-quiet-off = Ingen stilletid
button-quiet-type = Andre tider
button-digest-on = Slå på sammendrag
button-digest-off = Slå av sammendrag
button-zone = Tidssone
button-zone-times = En annen tid
button-access-ask = Be om tilgang
button-access-check = Har jeg fått svar?
button-access-allow = Gi tilgang
button-access-refuse = Avslå
button-keys-page = Åpne nøkkelsiden
button-guide = Vis meg hvor
button-form = Skriv inn nøkkelen privat
button-trouble = Virker det ikke?
button-explain = Hva er en API-nøkkel?
button-use = Ja, bruk den
button-connect-instead = Koble til { $exchange } i stedet
button-revoke-old = Slett den gamle nøkkelen
button-revoke-it = Slett nøkkelen på børsen
button-private-chat = Åpne den private chatten
button-copy = Kopier { $value }
button-copy-all = { $count ->
    [one] Kopier { $count } adresse
   *[other] Kopier { $count } adresser
}

## Kommandoer og profil (ren tekst)

command-start = Hva denne boten gjør
command-connect = Koble til en nøkkel fra en børs
command-connections = Mine tilkoblinger
command-alerts = Stilletid, tidssone, sammendrag
command-history = Hva som har skjedd med nøklene dine
command-help = Tillatelser, feil og hvordan de rettes
command-security = Hvordan nøkkelen din holdes trygg
command-privacy = Hva som lagres, og hvordan du sletter det
command-language = Velg språk
command-cancel = Avbryt det som pågår

profile-name = BackFuture AI Connect
profile-short-description = Koble til en API-nøkkel fra en børs, test den, rett den. Aldri en nøkkel med uttaksrettighet.
profile-description =
    Kobler API-nøkkelen til kontoen din på en børs til BackFuture AI, tester den direkte og sier rett ut hva som er galt og hvordan du retter det.

    Hovedregelen: aldri en nøkkel med uttaksrettighet. Midlene dine blir på børsen.

    Trykk Start.

## Generelt

welcome =
    <b>BackFuture AI Connect</b>
    Koble til børsen din i 3 trinn. Det tar omtrent 2 minutter; ha 2FA for hånden.
    1. Lag en API-nøkkel på børsen. Jeg viser deg hvor, med et bilde.
    2. Send den hit. Meldingen din slettes straks.
    3. Jeg tester den, og sier hva som virker og hva du må rette.
    <b>Aldri en nøkkel som tillater uttak</b>: midlene dine blir på børsen.

choose-language = <b>Velg språk</b>
language-set = Språk: norsk.

unknown-text = Det forsto jeg ikke. Trykk på en knapp under, eller send /help.
question-help = Det høres ut som et spørsmål. Jeg er en bot: disse knappene har svarene.
api-key-explained =
    <b>Hva er en API-nøkkel?</b>
    En API-nøkkel lar et program bruke kontoen din på børsen uten passordet ditt. Den har to deler som hører sammen: selve API-nøkkelen og en hemmelig nøkkel; noen børser har en passordfrase i tillegg. Du velger hva den kan gjøre: se saldoen din og legge inn ordrer, ikke noe mer. Så lenge boksen for uttak er av, kan ingen ta ut midlene dine med den, og du kan slette den på børsen når som helst.
failed = Noe gikk galt hos oss. Prøv igjen om litt.
too-fast = Du sender mer enn jeg rekker å svare på. Jeg hoppet over noen av meldingene: vent litt, og send den siste på nytt.
deleting = Det tar lengre tid enn vanlig å slette meldingen din. Svaret kommer etterpå.
cancelled = Avbrutt. Ingenting er endret.
cancelled-draft = Avbrutt. Det du hadde sendt til den uferdige tilkoblingen, er slettet for godt.
nothing-to-cancel = Det er ingenting å avbryte.

group-refusal = Send nøkler bare i den private chatten vår. Åpne den med knappen.
group-exposed = En melding her så ut som en nøkkel. Andre kan ha lest den: slett den nøkkelen på børsen og lag en ny.

credential-deleted =
    <b>Meldingen din er slettet.</b>
    Den så ut som en nøkkel, og boten hadde ikke bedt om noen. Ingenting av den er lagret. Trykk <b>{ button-connect }</b> for å koble til nøkkelen, og send den når du blir spurt.
credential-not-deleted =
    <b>Slett den siste meldingen din selv.</b>
    Den ser ut som en nøkkel, og jeg klarte ikke å slette den. Hold inne meldingen, trykk Slett og kryss av for «Slett også for …». Lag en ny nøkkel på børsen hvis andre kan ha sett den.

## Sikkerhet, personvern, hjelp

security =
    <b>Slik holdes nøkkelen din trygg</b>

    <b>Aldri en nøkkel med uttaksrettighet.</b> Hver nøkkel testes for det. Har den det, sperres den straks og brukes ikke. Er det ikke rettet innen 30 minutter, slettes nøkkeldataene for godt.

    <b>Midlene dine blir på børsen.</b> Vi har dem aldri, og en nøkkel uten uttaksrettighet kan ikke flytte dem ut.

    <b>Meldingene dine slettes først.</b> En melding med en nøkkel slettes før noe annet gjøres med den. Serverne til Telegram, varsler og andre enheter du har, kan ha sett den før det.

    <b>Lagret kryptert.</b> Hver tilkobling har sin egen datanøkkel (AES-256-GCM), låst av en hovednøkkel som ikke ligger i databasen.

    <b>Vises aldri igjen.</b> Av API-nøkkelen ser du de fire første og de fire siste tegnene, av den hemmelige nøkkelen ingenting.

    <b>Nøklene overvåkes.</b> Lagrede nøkler testes igjen og igjen. Får en av dem uttaksrettighet, sperres den straks, og du får vite det uansett tid på døgnet.

    <b>Du bestemmer.</b> Slett tilkoblingen her eller nøkkelen på børsen når du vil.

privacy =
    <b>Hva som lagres, og hvor</b>

    <b>I databasen vår:</b> Telegram-id, språk, tidssone, stilletid og daglig sammendrag; for hver tilkobling navn, børs, status, maskert nøkkel, tillatelser, IP-hviteliste, konto-id på børsen og resultatet av siste test; API-nøkkelen, den hemmelige nøkkelen og passordfrasen i kryptert form; hva som har skjedd: endringer av status, og hva som er gjort med en nøkkel, av hvem og når. En uferdig tilkobling oppbevares kryptert i 30 minutter.

    <b>Atskilt fra den:</b> hovednøkkelen, som de krypterte verdiene ikke kan leses uten.

    <b>Lagres ikke:</b> meldingene, saldoene og ordrene dine. En test leser saldo og ordrer bare for å se om det virker.

    <b>Hos Telegram:</b> meldingene dine går gjennom serverne til Telegram før de slettes.

    <b>Slik får du det slettet:</b> åpne /connections, velg tilkoblingen, trykk <b>{ button-delete }</b>. API-nøkkelen, den hemmelige nøkkelen og passordfrasen slettes straks og for godt. Sikkerhetskopier av databasen kan ha de krypterte verdiene til de skrives over. Historikken til en slettet tilkobling blir liggende; den inneholder ingen nøkkel. Slett også nøkkelen på børsen: da kan ingen bruke den.

    <b>Alt på én gang:</b> send /delete_me. En kopi av det som er lagret: /export.

help-tab-start = Hjelp
help-tab-permissions = Tillatelser
help-tab-more = Mer
help-tab-others = Andre feil, råd
help-tab-key = Ugyldig nøkkel
help-tab-trade = Handelsrettighet mangler
help-tab-address = IP ikke tillatt
help-tab-exchange = Børsen svarer ikke

help-start =
    <b>Hjelp</b>

    1. <b>Koble til:</b> send /connect, velg børs, lag en nøkkel som på bildet, og send den hit.
    2. <b>Test:</b> den går av seg selv. Etterpå blir du bare spurt om det som var galt.
    3. <b>Varsler:</b> lagrede nøkler overvåkes, og du får beskjed når en slutter å virke.

    Vi ber aldri om passordet ditt på børsen eller en innloggingskode. Send nøkler bare i denne private chatten.
help-which = <b>Hvilken feil ser du?</b>
help-command = { $command } – { $description }
help-permissions =
    <b>Tillatelser</b>
    Hva hver boks på nøkkelsiden betyr for denne boten.
help-read = <b>Lesing: ja.</b> Saldo og ordrer kan leses. Nødvendig.
help-trade = <b>Handel: ja.</b> Ordrer kan legges inn og kanselleres. Nødvendig.
help-futures = <b>Futures: bare hvis du handler futures.</b> La den ellers stå av.
help-withdraw = <b>Uttak: nei.</b> Da kan midlene tas ut av børsen. En slik nøkkel sperres.
help-transfer = <b>Overføring: helst ikke.</b> Da kan midler flyttes mellom dine egne kontoer. Ikke nødvendig.
help-ip-list = <b>IP-hviteliste: anbefales.</b> Nøkkelen virker da bare fra serveren vår, og på mange børser varer den lenger.
help-unknown = Hvis børsen ikke opplyser om uttak er av, blir du bedt om å sjekke og bekrefte det. Det lagres som bekreftet av deg.
help-errors = <b>Flere feil du kan rette</b>
help-others = <b>Feil du ikke har skyld i</b>
help-commands = <b>Alle kommandoer</b>
help-status =
    🟢 Tilkoblet: nøkkelen virker.
    🟡 Du må gjøre noe: det er noe du må rette.
    🔴 Sperret: nøkkelen har uttaksrettighet.
    ⚪ Utilgjengelig: testen kunne ikke fullføres; ingenting taler mot nøkkelen.
    ⏸ Frakoblet: ingen nøkkel er lagret her.

## Tilkobling

choose-exchange = <b>Velg børs</b>
choose-exchange-help = Velg børsen der du har konto. Så ser du på et bilde hvor nøkkelen lages. Boten virker med disse:
choose-exchange-unknown = Jeg kjenner ingen børs med det navnet. Disse kan kobles til:

guide-title = <b>{ $exchange } · trinn 1 av 4: lag nøkkelen</b>
guide-title-replace = <b>{ $exchange } · trinn 1 av 4: lag en ny nøkkel til { $name }</b>. Den gamle nøkkelen gjelder til den nye har bestått testen.
guide-title-reconnect = <b>{ $exchange } · trinn 1 av 4: lag en ny nøkkel til { $name }</b>
guide-open = Åpne { $menu }
guide-sites = En nøkkel fra ett regionalt nettsted ({ $sites }) virker ikke på et annet.
guide-passphrase = { $label }: finn på en og noter den
guide-boxes = Kryss av slik:
guide-read = { $labels }: se saldo og ordrer
guide-trade = { $labels }: legge inn ordrer
guide-futures = { $labels }: bare hvis du handler futures
guide-withdraw = { $labels }: skal alltid være av
guide-addresses = { $list }: { $addresses } (anbefales)
guide-addresses-later = { $list }: la den stå tom nå. Testen viser adressen vår.
guide-address-limit = { $count ->
    [one] En nøkkel godtar { $count } adresse.
   *[other] En nøkkel godtar opptil { $count } adresser.
}
guide-expiry-age = { $days ->
    [one] Uten IP-hviteliste utløper en nøkkel { $days } dag etter at den er laget.
   *[other] Uten IP-hviteliste utløper en nøkkel { $days } dager etter at den er laget.
}
guide-expiry-idle = { $days ->
    [one] Uten IP-hviteliste utløper en nøkkel etter { $days } dag uten bruk.
   *[other] Uten IP-hviteliste utløper en nøkkel etter { $days } dager uten bruk.
}
guide-finish = <b>Bekreft med e-post eller 2FA. La den siden stå åpen: den hemmelige nøkkelen vises bare én gang. Send API-nøkkelen, eller alt i én melding.</b>

trouble-title = <b>{ $exchange }: virker det ikke?</b>
trouble-page = Menyen ser annerledes ut, eller siden finnes ikke i appen: trykk <b>{ button-keys-page }</b> og bruk den i en nettleser, helst på en datamaskin.
trouble-words = Navnene på menyer og bokser er de på den engelske siden til børsen: bytt den til engelsk for å finne dem.
trouble-secret = Den hemmelige nøkkelen vises ikke lenger: lag en ny nøkkel. Ingen kan vise den gamle igjen.

ask-api-key = <b>Send API-nøkkelen nå.</b>
ask-secret = <b>Send den hemmelige nøkkelen nå.</b>
ask-passphrase = <b>Send passordfrasen nå</b>, slik du valgte den i { $label }.

progress-title = <b>{ $exchange } · trinn 2 av 4: send nøkkelen</b>
progress-kept = <b>{ $exchange }: det som fortsatt mangler</b>
value-api-key = API-nøkkel
value-secret = Hemmelig nøkkel
value-passphrase = Passordfrase
value-unusual-api-key = API-nøkkel: ser uvanlig ut. Testen vil vise det.
value-unusual-secret = Hemmelig nøkkel: ser uvanlig ut. Testen vil vise det.
value-unusual-passphrase = Passordfrase: ser uvanlig ut. Testen vil vise det.

received-api-key = API-nøkkel: { $masked }
message-deleted = Meldingen din er slettet.
message-not-deleted =
    Jeg klarte ikke å slette meldingen din. Hold inne meldingen, trykk Slett og kryss av for «Slett også for …». Lag en ny nøkkel på { $exchange } hvis andre kan ha sett den.

wrong-kind = Dette tar jeg bare imot som tekstmelding. Ingenting av det du sendte, er brukt.

paste-empty = Fant ingen verdi i meldingen din.
paste-not-a-value = Det er ikke det jeg ba om. Ingenting av det ble brukt.
paste-question = Det er et spørsmål, så ingenting av det ble brukt. Her er svaret for dette trinnet:
paste-may-be-phrase = Er det selve passordfrasen? Trykk i så fall <b>{ button-use }</b>. Hvis ikke, send den nå.
paste-again = Den har jeg allerede.
paste-refused-shape = Ikke godtatt: dette ligner ikke { $field } fra { $exchange }. Kopier på nytt, i sin helhet.
paste-locked-key = Ikke godtatt: denne private nøkkelen er låst med et passord. Lag en uten.
paste-cut-key = Ikke godtatt: slutten av denne private nøkkelen mangler. Kopier den på nytt, i sin helhet.
paste-unusual-shape = Uvanlig form: { $field }. Testen vil vise det.
paste-swapped = Dette ligner { $field } og ble brukt som det.
paste-other-exchange = Det ligner en API-nøkkel fra { $other }, ikke fra { $exchange }. Den ble ikke brukt.
paste-key-equals-secret = Ikke godtatt: samme verdi kom for to felt.

hint-api-key = En API-nøkkel fra { $exchange } ser slik ut: { $example }. Du finner den under { $menu }.
hint-secret = Den hemmelige nøkkelen fra { $exchange } ser slik ut: { $example }. Den vises bare én gang, når nøkkelen lages. Er siden lukket, lag en ny nøkkel.
hint-passphrase = Passordfrasen er den du valgte i { $label } da du laget nøkkelen. Ingen kan vise den igjen: har du glemt den, lag en ny nøkkel.
hint-safe = Hver melding med en nøkkel slettes straks, og en nøkkel som tillater uttak, blir aldri brukt.
hint-name = Navnet er bare for deg: det skiller flere nøkler fra hverandre. Send et kort navn, for eksempel marked og formål.
confirm-above = Trykk på en knapp i meldingen over, eller send /cancel.

name-taken = Du har allerede en tilkobling med det navnet. Send et annet navn.
name-too-long = { $limit ->
    [one] Navnet er for langt. Send et på høyst { $limit } tegn.
   *[other] Navnet er for langt. Send et på høyst { $limit } tegn.
}
name-empty = Det er ikke et navn. Send noen bokstaver eller tall.
name-secret = Det ligner en nøkkel eller et passord og kan ikke være et navn: navn vises i chatten. Send et vanlig navn, for eksempel ord med mellomrom.

draft-lapsed = Tilkoblingen til { $exchange } ble ikke ferdig på 30 minutter, så det du hadde sendt, er slettet for godt. Den siste meldingen din ble ikke brukt.

## Skjemaet

form-title = { $exchange }: skriv inn nøkkelen privat
form-why = Det du skriver inn her, går til boten og krypteres straks. Det blir aldri en melding. Du kan lime inn alt i ett felt.
form-guide = Slik lager du nøkkelen
form-send = Test nøkkelen
form-scan = Skann en QR-kode
form-received = Mottatt
form-done = Alt er kommet fram. Testen kjører i chatten.
form-gone = Dette skjemaet gjelder ikke lenger. Lukk det, og trykk på knappen i chatten igjen.
form-lost = Ingen nettilkobling. Prøv igjen om litt.

## Testen

test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Tester nøkkelen…
test-duration = Det tar vanligvis 2–5 sekunder.
test-stopped = Testen ble stoppet.
step-key = { $answer ->
    [yes] Nøkkelen er gyldig
    [no] Nøkkelen er ugyldig
    [unknown] Nøkkel: ukjent
   *[waiting] Nøkkel
}
step-balance = { $answer ->
    [yes] Saldo kan leses
    [no] Saldo kan ikke leses
    [unknown] Saldo: ukjent
   *[waiting] Saldo
}
step-orders = { $answer ->
    [yes] Ordrer kan leses
    [no] Ordrer kan ikke leses
    [unknown] Ordrer: ukjent
   *[waiting] Ordrer
}
step-trade = { $answer ->
    [yes] Handel er tillatt
    [no] Handel er ikke tillatt
    [unknown] Handel: ikke opplyst
   *[waiting] Handel
}
step-futures = { $answer ->
    [yes] Futures er tillatt
    [no] Futures er ikke tillatt
    [unknown] Futures: ikke opplyst
   *[waiting] Futures
}
step-withdraw-off = { $answer ->
    [yes] Uttak er av
    [no] Uttak er på
    [unknown] Uttak: ikke opplyst
   *[waiting] Uttak
}
step-ip-whitelist = { $answer ->
    [yes] IP-hviteliste er på
    [no] Ingen IP-hviteliste
    [unknown] IP-hviteliste: ikke opplyst
   *[waiting] IP-hviteliste
}
step-clock = Klokken på serveren vår er feil
step-secret = Den hemmelige nøkkelen ble ikke godtatt
step-passphrase = Passordfrasen ble ikke godtatt
checks-not-run = { $count ->
    [one] { $count } sjekk ble ikke kjørt
   *[other] { $count } sjekker ble ikke kjørt
}

verdict-title = <b>{ $status }</b> · { $name }
online-title = { "\u200E" }<b>{ $name } er koblet til.</b>
online-proof = { $proven ->
    [spot] <b>{ $status }.</b> Testet på { $seconds } s: kan lese, kan handle, kan ikke ta ut.
    [spot-attested] <b>{ $status }.</b> Testet på { $seconds } s: kan lese, kan handle, uttak er av (du bekreftet det).
    [both] <b>{ $status }.</b> Testet på { $seconds } s: kan lese, kan handle, også futures, kan ikke ta ut.
    [both-attested] <b>{ $status }.</b> Testet på { $seconds } s: kan lese, kan handle, også futures, uttak er av (du bekreftet det).
    [unknown] <b>{ $status }.</b> Testet på { $seconds } s: kan lese, handel: ikke opplyst, kan ikke ta ut.
   *[unknown-attested] <b>{ $status }.</b> Testet på { $seconds } s: kan lese, handel: ikke opplyst, uttak er av (du bekreftet det).
}
online-watched = Den testes jevnlig nå. Endringer får du vite om her.
online-continue = Neste steg: trykk på <b>{ button-continue }</b>.
online-name = <b>Navnet:</b> behold det, trykk på et annet, eller send ditt eget.

verdict-advice = <b>Råd</b>
blocked-deadline = Rett dette, ellers slettes de lagrede nøkkeldataene for godt { $moment }.
not-stored = Nøkkelen ble ikke lagret.
replaced = <b>Den nye nøkkelen gjelder nå.</b> Slett den gamle nøkkelen på { $exchange }.
not-replaced = <b>Den gamle nøkkelen gjelder fortsatt.</b> Den nye gjorde det dårligere i testen, så den ble ikke lagret.
already-running = En nøkkel testes akkurat nå. Vent på resultatet, eller send /cancel.
too-many-tests = { $seconds ->
    [one] For mange tester. Vent { $seconds } sekund og test på nytt.
   *[other] For mange tester. Vent { $seconds } sekunder og test på nytt.
}
word-taken = Notert: du bekreftet at uttak er av.

## Problemer: hva det betyr, hvordan det rettes, og av hvem

send-by-replacing = Trykk <b>{ button-replace }</b> for å sende den.

who-user = Du kan rette dette.
who-operator = Vi retter dette.
who-nobody = Går over av seg selv.

problem-withdraw-enabled = Denne nøkkelen har uttaksrettighet. Den er sperret og brukes ikke.
fix-withdraw-enabled = Fjern krysset for { $withdraw } på { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-must-replace = Operatøren av boten ber deg bytte denne nøkkelen: andre kan ha sett den.
fix-must-replace = Lag en ny nøkkel på { $exchange }, send den, og slett den gamle der.

problem-invalid-key = Denne API-nøkkelen er ukjent på { $exchange }.
fix-invalid-key = Kopier API-nøkkelen på nytt, i sin helhet, og send den. Lag en ny nøkkel hvis den ikke lenger står på nøkkelsiden.

problem-key-gone = { $exchange } kjenner ikke lenger denne nøkkelen: den er slettet eller utløpt.
fix-key-gone = Lag en ny nøkkel på { $exchange } og send den.

problem-key-gone-or-changed = { $exchange } avviser denne nøkkelen, som virket før, og sier ikke hvorfor.
fix-key-gone-or-changed = Sjekk i denne rekkefølgen, og trykk så <b>{ button-test }</b>:

problem-invalid-secret = Den hemmelige nøkkelen hører ikke til denne API-nøkkelen.
fix-invalid-secret = Send den hemmelige nøkkelen på nytt, i sin helhet. Den vises bare én gang: har du den ikke lenger, må du lage en ny nøkkel.

problem-invalid-passphrase = Passordfrasen er feil. Den hemmelige nøkkelen kan også være feil.
fix-invalid-passphrase = Send passordfrasen du valgte for denne nøkkelen. Hvis det heller ikke går, lag en ny nøkkel og send alle feltene.

problem-key-expired = Nøkkelen er utløpt.
fix-key-expired = Lag en ny nøkkel på { $exchange } og send den.

problem-wrong-site = Denne nøkkelen er fra et annet regionalt nettsted for { $exchange }.
fix-wrong-site = Lag en nøkkel på nettstedet som <b>{ button-keys-page }</b> åpner, og send den.

problem-ip-not-allowed = Adressen til serveren vår står ikke i IP-hvitelisten til nøkkelen og blir avvist av { $exchange }.
fix-ip-not-allowed = Legg til { $address } i { $list }. Trykk så <b>{ button-test }</b>.

problem-key-or-ip-or-permission = Nøkkelen blir avvist, og { $exchange } sier ikke hvorfor.
fix-key-or-ip-or-permission = Sjekk i denne rekkefølgen, og trykk så <b>{ button-test }</b>:
cause-key = API-nøkkelen er komplett og står fortsatt på nøkkelsiden
cause-gone = nøkkelen står fortsatt på nøkkelsiden; hvis ikke, lag en ny
cause-secret = den hemmelige nøkkelen er komplett og hører til denne API-nøkkelen
cause-passphrase = passordfrasen er den du valgte for denne nøkkelen
cause-address = { $address } står i { $list }
cause-permission = disse boksene er krysset av: { $read }, { $trade }

problem-no-read = Nøkkelen kan ikke lese saldo og ordrer.
fix-no-read = Kryss av for { $read } på { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-no-trade = Nøkkelen kan ikke handle.
fix-no-trade = Kryss av for { $trade } på { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-account-restricted = Kontoen din på { $exchange } har begrensninger.
fix-account-restricted = Logg inn på { $exchange } og gjør det du blir bedt om, for eksempel å bekrefte identiteten (KYC). Trykk så <b>{ button-test }</b>.

problem-nonce-in-use = Et annet program bruker nøkkelen samtidig, så { $exchange } avviser forespørslene våre.
fix-nonce-in-use = Lag en egen nøkkel for hvert program og send den nye hit, eller sett et nonce-vindu for nøkkelen på { $exchange }. Trykk så <b>{ button-test }</b>.

problem-our-address-blocked = Adressen til serveren vår er blokkert på { $exchange }. Feilen ligger ikke i nøkkelen din.
fix-our-address-blocked = Vi må få adressen åpnet eller bruke en annen. Behold nøkkelen som den er, og test på nytt senere.

problem-egress-down = Serveren vår når ikke { $exchange } nå. Feilen ligger ikke i nøkkelen din.
fix-egress-down = Vi må få tilkoblingen vår i orden. Behold nøkkelen som den er, og test på nytt senere.

problem-region-blocked = Regionen til serveren vår betjenes ikke av { $exchange }. Feilen ligger ikke i nøkkelen din.
fix-region-blocked = Vi må flytte serveren vår. Behold nøkkelen som den er, og test på nytt senere.

problem-clock-skew = Klokken på serveren vår er feil. Feilen ligger ikke i nøkkelen din.
fix-clock-skew = Vi må stille klokken vår. Behold nøkkelen som den er, og test på nytt senere.
start-refused-clock = { problem-clock-skew } Operatøren av boten må stille klokken. Prøv igjen senere.
order-refused-clock = { problem-clock-skew } Operatøren av boten har fått beskjed.
edit-price-moved = Prisen har flyttet seg. Se på oversikten igjen før du bruker den.

problem-unknown = Svaret fra { $exchange } viser ikke om nøkkelen virker. Ingenting taler mot den.
fix-unknown = Vi må undersøke det. Behold nøkkelen som den er, og test på nytt senere.

problem-rate-limited = Akkurat nå sender vi for mange forespørsler til { $exchange }. Det gjelder ikke nøkkelen din.
fix-rate-limited = Vent noen minutter, og trykk så <b>{ button-test }</b>.

problem-exchange-unavailable = Får ikke svar fra { $exchange } akkurat nå. Det gjelder ikke nøkkelen din.
fix-exchange-unavailable = Vent noen minutter, og trykk så <b>{ button-test }</b>. Ikke lag en ny nøkkel.

problem-withdraw-unknown = Det er ukjent om denne nøkkelen har uttaksrettighet: { $exchange } opplyser det ikke.
fix-withdraw-unknown = Se på nøkkelsiden. Er { $withdraw } av, trykk <b>{ button-word }</b>.

problem-key-expiring = Nøkkelen utløper { $ends }.
fix-key-expiring = Forleng den på nøkkelsiden, eller bytt den før det.

problem-no-ip-whitelist = Nøkkelen virker fra alle adresser.
fix-no-ip-whitelist = Legg til { $address } i { $list } for mer sikkerhet.

problem-transfer-enabled = Nøkkelen kan flytte midler mellom dine egne kontoer.
fix-transfer-enabled = Det trengs ikke: fjern krysset for { $transfer }.

problem-no-futures = Nøkkelen kan ikke handle futures.
fix-no-futures = Kryss av for { $futures } hvis du vil handle futures.

## The same on a terminal: without buttons, and the values are typed

terminal-prompt = { $field } (du ser ikke det du skriver):
terminal-prompt-first = { $field }, eller lim inn alle feltene på én gang (det du skriver, vises ikke):
terminal-fix-withdraw-enabled = Fjern krysset for { $withdraw } på { $exchange } og lagre. Kjør så kommandoen på nytt.
terminal-fix-invalid-key = Kjør kommandoen på nytt med hele API-nøkkelen. Står den ikke lenger på nøkkelsiden, lag en ny nøkkel.
terminal-fix-invalid-secret = Kjør kommandoen på nytt med hele den hemmelige nøkkelen. Den vises bare én gang: har du den ikke lenger, lag en ny nøkkel.
terminal-fix-invalid-passphrase = Kjør kommandoen på nytt med passordfrasen du valgte for denne nøkkelen. Hjelper ikke det, lag en ny nøkkel.
terminal-fix-key-gone = Lag en ny nøkkel på { $exchange } og kjør kommandoen på nytt med den.
terminal-fix-key-gone-or-changed = Sjekk i denne rekkefølgen, og kjør så kommandoen på nytt:
terminal-fix-key-expired = Lag en ny nøkkel på { $exchange } og kjør kommandoen på nytt med den.
terminal-fix-must-replace = Lag en ny nøkkel på { $exchange } og slett den gamle der.
terminal-fix-wrong-site = Lag en nøkkel på hovedsiden til { $exchange } og kjør kommandoen på nytt med den.
terminal-fix-ip-not-allowed = Legg til { $address } i { $list }. Kjør så kommandoen på nytt.
terminal-fix-key-or-ip-or-permission = Sjekk i denne rekkefølgen, og kjør så kommandoen på nytt:
terminal-fix-no-read = Kryss av for { $read } på { $exchange } og lagre. Kjør så kommandoen på nytt.
terminal-fix-no-trade = Kryss av for { $trade } på { $exchange } og lagre. Kjør så kommandoen på nytt.
terminal-fix-account-restricted = Logg inn på { $exchange } og gjør det som kreves, for eksempel å bekrefte identiteten (KYC). Kjør så kommandoen på nytt.
terminal-fix-nonce-in-use = Lag en egen nøkkel for hvert program og kjør denne kommandoen på nytt med den nye, eller sett et nonce-vindu for nøkkelen på { $exchange }.
terminal-fix-rate-limited = Vent noen minutter, og kjør så kommandoen på nytt.
terminal-fix-exchange-unavailable = Vent noen minutter, og kjør så kommandoen på nytt. Ikke lag en ny nøkkel.
terminal-fix-withdraw-unknown = Se på nøkkelsiden: { $withdraw } må være av.

## Tilkoblinger

list-title = <b>Mine tilkoblinger</b>: { $count }
list-sum = { $mark } { $status } { $count }
list-no-trouble = Ingen problemer akkurat nå.
list-empty = Du har ingen tilkoblinger ennå. Trykk <b>{ button-connect }</b> for å legge til den første.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · ingen nøkkel er lagret
list-unanswered = { $status } · får ikke svar fra { $exchange }
silence = Får ikke svar fra { $exchange } siden { $since }
silence-ours = Nettverket vårt har vært nede siden { $since }
silence-good = { $silence } · siste gode test { $good }

card-status = <b>{ $status }</b> (siden { $since })
card-since = <b>{ $status }</b> · { $length } (siden { $since })
card-tested = Testet { $tested }
card-took = Testen tok { $latency } ms
card-key = Nøkkel { $key }
card-account = Konto { $account }
state-read = { $answer ->
    [yes] Leser
    [no] Lesing av
   *[unknown] Lesing: ikke opplyst
}
state-trade = { $answer ->
    [yes] Handler
    [no] Handel av
   *[unknown] Handel: ikke opplyst
}
state-futures = { $answer ->
    [yes] Futures på
    [no] Futures av
   *[unknown] Futures: ikke opplyst
}
state-withdraw = { $answer ->
    [yes] Uttak på
    [no] Uttak av
   *[unknown] Uttak: ikke opplyst
}
state-transfer = { $answer ->
    [yes] Overføring på
    [no] Overføring av
   *[unknown] Overføring: ikke opplyst
}
state-untested = Tillatelser ikke testet
card-withdraw-by-word = Uttak er av (bekreftet av deg { $date })
card-ip-list = IP-hviteliste: { $addresses }
card-ip-list-more = IP-hviteliste: { $addresses } og { $count } til
card-ip-none = IP-hviteliste: ingen
card-ip-set = IP-hviteliste: satt ({ $exchange } viser ikke hvilken)
card-ip-unknown = IP-hviteliste: ikke opplyst
card-moving = Adressen til serveren vår endres { $day }. Legg til { $address } i IP-hvitelisten, behold den gamle til da, og trykk <b>{ button-move }</b>.
card-expires = Utløper { $moment }
card-no-secrets = Ingen nøkkel er lagret her: nøkkeldataene er slettet for godt. Trykk <b>{ button-reconnect }</b> for å bruke tilkoblingen igjen.
card-key-gone = Slettet nøkkel: { $key }. Finnes den fortsatt på børsen, slett den der.

balance-title = <b>Saldo</b> · { $name }
balance-asking = ⏳ Spør { $exchange } …
balance-empty = Det er ingenting på denne kontoen.
balance-total = Verdt omtrent { $worth } til sammen.
balance-coin = <b>{ $coin }</b> · omtrent { $worth }
balance-coin-unpriced = <b>{ $coin }</b> · ingen pris i { $money }
balance-coin-alone = <b>{ $coin }</b>
balance-free = Ledig: { $free }
balance-locked = I ordrer: { $locked }
balance-rest = { $count ->
    [one] Og { $count } mynt til, verdt omtrent { $worth }.
   *[other] Og { $count } mynter til, verdt omtrent { $worth }.
}
balance-no-prices = { $exchange } sender ingen priser nå.
balance-read = Spotkonto, lest { $time }. Boten lagrer det ikke.
balance-read-now = Hentet akkurat nå.
balance-unread = Saldoen kunne ikke leses.
balance-refused = ⛔ Saldoen leses ikke: denne nøkkelen må kunne lese, og må ikke kunne ta ut.

ask-rename = Send det nye navnet på { $name }.
renamed = Nytt navn: { $name }.
confirm-delete =
    <b>Slette { $name }?</b>
    API-nøkkelen, den hemmelige nøkkelen og passordfrasen slettes straks og for godt. Det kan ikke angres. Nøkkelen på { $exchange } blir liggende til du sletter den der.
deleted = { $name } er slettet, og nøkkeldataene er slettet for godt. Slett nå også nøkkelen på { $exchange }.

## Varsler

alert-status = <b>{ $status }</b> ({ $since })
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) har uttaksrettighet. Nøkkelen er sperret og brukes ikke.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> ({ $since })
alert-several = { $count ->
    [one] <b>Du må se på { $count } tilkobling.</b>
   *[other] <b>Du må se på { $count } tilkoblinger.</b>
}
alert-online = <b>Tilkoblet</b>
alert-online-again = <b>Tilkoblet igjen.</b> Avbrudd: { $length }.
alert-online-again-at-most = <b>Tilkoblet igjen.</b> Avbrudd: høyst { $length }.
alert-more = { $count ->
    [one] Og { $count } til: åpne /connections.
   *[other] Og { $count } til: åpne /connections.
}
alert-name = <b>{ $name }</b>
alert-names = Gjelder: { $names }
alert-names-more = { $count ->
    [one] Gjelder: { $names } og { $count } til
   *[other] Gjelder: { $names } og { $count } til
}
alert-noticed = Oppdaget { $moment }
alert-incident = <b>Får ikke svar fra { $exchange }</b> siden { $since }.
alert-incident-fix = Du trenger ikke gjøre noe: feilen ligger ikke i nøklene dine. Jeg sier fra når børsen svarer igjen.
alert-incident-over = <b>{ $exchange } svarer igjen.</b> Uten svar i: { $length }.
alert-unstable = <b>{ $exchange } er ustabil</b> siden { $since }: noen ganger kommer det svar, andre ganger ikke.
alert-unstable-fix = Du trenger ikke gjøre noe: feilen ligger ikke i nøklene dine. Jeg sier fra når børsen har vært stabil i 30 minutter.
alert-unstable-over = <b>{ $exchange } er stabil igjen.</b> Ustabil i: { $length }.
alert-expiry = { $days ->
    [one] <b>Nøkkelen utløper om { $days } dag:</b> { $moment }.
   *[other] <b>Nøkkelen utløper om { $days } dager:</b> { $moment }.
}
alert-new-address = <b>Adressen til serveren vår er endret.</b> Legg til { $address } i IP-hvitelisten, ellers slutter disse nøklene å virke.
alert-new-address-known = <b>Adressen til serveren vår er endret</b> til { $address }. Alle IP-hvitelistene dine har den allerede: du trenger ikke gjøre noe.
alert-retires = <b>Adressen til serveren vår endres { $day }.</b> Legg til den nye i IP-hvitelisten til disse nøklene, behold den gamle til da, og trykk <b>{ button-move }</b>.
alert-retires-item = { "\u200E" }{ $name }: legg til { $address }
alert-moved = Nøkkelen virker fra den nye adressen vår nå. Du kan fjerne den gamle fra IP-hvitelisten: { $address }.
alert-moved-unknown = Nøkkelen virker fra den nye adressen vår nå. Du kan fjerne den gamle fra IP-hvitelisten.
moves-testing = Tester fra den nye adressen vår…
moves-none = Ingen nøkkel venter på en ny adresse.
moves-done = Virker fra den nye adressen vår. Du kan fjerne den gamle fra IP-hvitelisten.
moves-refused = { "\u200E" }{ $address } godtas ikke ennå. Sjekk at den er lagret i IP-hvitelisten; noen børser bruker et par minutter.
moves-unanswered = Ikke testet: fikk ikke svar. Jeg prøver igjen av meg selv.

drift-futures-lost = Nøkkelen kan ikke lenger handle futures.
drift-futures-gained = Nøkkelen kan nå handle futures.
drift-transfer-gained = Nøkkelen kan nå flytte midler mellom dine egne kontoer.
drift-ip-list-removed = IP-hvitelisten til nøkkelen er borte: den virker nå fra alle adresser.

digest-well = { $count ->
    [one] <b>Alt er i orden.</b> Tilkoblingen din virker.
   *[other] <b>Alt er i orden.</b> Alle { $count } tilkoblinger virker.
}
digest-some = <b>Tilkoblet: { $online } av { $count }</b>
digest-strategies-paper = 📈 <b>Prøvekjøringer</b>, siste 24 timer: solgte grupper { $closed }, resultat { $result }. Åpne grupper: { $open }
digest-strategies-live = 📈 <b>Strategier med ekte penger</b>, siste 24 timer: solgte grupper { $closed }, resultat { $result }. Åpne grupper: { $open }
digest-item = { "\u200E" }{ $title }: { $what }

## Når du får beskjed

mute-choose =
    <b>Hvor lenge skal { $name } dempes?</b>
    Får en nøkkel uttaksrettighet, sier jeg fra med én gang uansett.
mute-hours = { $count ->
    [one] { $count } time
   *[other] { $count } timer
}
mute-until-clear = Til den er tilkoblet igjen
mute-line = Dempet { $until }

alerts-title = <b>Varsler</b>
alerts-quiet = Stilletid: { $hours }
alerts-quiet-off = Stilletid: ingen
alerts-digest = Daglig sammendrag: kl. { $time }
alerts-digest-off = Daglig sammendrag: av
alerts-zone = Tidssone: { $city }, nå { $time }
alerts-zone-unknown = Tidssone: ukjent, tider er i UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>: dempet { $until }
alerts-urgent = Får en nøkkel uttaksrettighet, sier jeg fra med én gang, også i stilletiden og når den er dempet.
alerts-saved = Lagret.

quiet-choose =
    <b>Velg stilletid.</b>
    Det som skjer da, får du vite når den er over. Får en nøkkel uttaksrettighet, sier jeg fra med én gang uansett.
quiet-ask = Send stilletiden, for eksempel <code>22:30-07:15</code>
quiet-shape = Ikke godtatt: send start og slutt med en bindestrek mellom.
quiet-time = Ikke godtatt: det er ikke et klokkeslett (0:00–24:00).
quiet-empty = Ikke godtatt: start og slutt er like.

zone-ask-time = <b>Hva er klokken der du er?</b>
zone-where = <b>Hvor er du?</b>
zone-where-how = Trykk på et sted med samme klokkeslett som hos deg, eller send navnet på byen eller landet ditt.
zone-where-tap = Trykk på et sted med samme klokkeslett som hos deg.
zone-place = { $city }, { $time }
zone-not-found = Fant ikke det stedet. Send en større by i nærheten, eller landet ditt.
zone-several = <b>Hvilken er det?</b>
zone-why-zone = Tidene i meldingene mine følger den.
zone-why-quiet = Stilletiden følger klokken der du er.
zone-why-digest = Det daglige sammendraget følger klokken der du er.
zone-ask-city =
    <b>Hvilket sted er du på?</b>
    Klokken er den samme nå, men den stilles på ulike dager.
zone-clock-changes = { $cities }: klokken stilles { $date }
zone-clock-stays = { $cities }: klokken stilles ikke

## Historikk

history-title = <b>Historikk</b> · { $name }
history-every = alle tilkoblinger
history-choose = <b>Velg en tilkobling</b> for å se hva som har skjedd med den.
history-no-name = Du har ingen tilkobling med navnet { $name }.
history-empty = Ingenting har skjedd ennå. Koble til en nøkkel, så ser du her hva som skjer med den.
history-moment = <b>{ $moment }</b>
history-line = { $time }
history-line-of = { "\u200E" }{ $time } <b>{ $name }</b>
history-today = I dag
history-yesterday = I går
history-change = { $before } → { $after }
history-unwatched = Kanskje tidligere: den var ikke overvåket da.
history-deed = { $deed } · { $hand }
deed-added = Lagt til
deed-tested = Testet
deed-replaced = Nøkkelen byttet
deed-renamed = Nytt navn
deed-word-given = Bekreftet: uttak er av
deed-disconnected = Koblet fra, nøkkeldata slettet
deed-paused = Koblet fra, nøkkeldata slettet
deed-ordered = Nøkkelbytte kreves
deed-deleted = Slettet
deed-exported = Eksportert
deed-read = Sett utenfor boten
hand-person = du
hand-bot = boten
hand-operator = operatøren

## Tilgang

access-denied =
    <b>Denne boten krever invitasjon.</b>
    Trykk <b>{ button-access-ask }</b>: operatøren avgjør.
access-request-sent = Forespørselen er sendt. Du får svaret her.
access-requested = <b>{ $title }</b> ber om tilgang. Telegram-id: { $person }
access-allowed = Tilgang gitt: { $title } kan nå bruke boten.
access-turned-down = Avslått: { $title } kan ikke bruke boten.
access-granted = <b>Du kan nå bruke denne boten.</b> Trykk <b>{ button-connect }</b> for å begynne.
access-refused = Forespørselen din om tilgang er avslått.

## For dem som driver boten

operator-title = <b>Til operatøren</b>
operator-more = { $count ->
    [one] Og { $count } sak til: se i loggen.
   *[other] Og { $count } saker til: se i loggen.
}
operator-other = Se i loggen etter { $matter }.
operator-cut-off = <b>Denne serveren hadde ikke nettilgang.</b> Verken Telegram eller børsene svarte, så ingen nøkkelstatus er endret. Sjekk nettverket, DNS og <code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>Får ikke svar fra { $exchange }.</b> Ingen nøkkelstatus endres der, og eierne får beskjed. Se på statussiden deres; mer er det ikke å gjøre.
operator-new-address = <b>Ny adresse for denne serveren:</b> { $address }, sett på { $exchange }. Skal den beholdes, sett den inn i <code>BOT_SERVER_IPS</code> og start på nytt. Hvis ikke, ta tilbake den gamle: eiere av nøkler med IP-hviteliste blir bedt om å legge den til.
operator-address-refused = <b>Adressen vår blir avvist på { $exchange }</b> for mange nøkler med IP-hviteliste. Sammenlign <code>BOT_SERVER_IPS</code> med det <code>python -m bot doctor</code> finner.
operator-clock-skew = <b>Klokken på denne serveren er feil</b>, ifølge { $exchange }. Still den: <code>timedatectl set-ntp true</code>. Ingen nøkkelstatus endres der før det er gjort.
operator-egress-down = <b>Ingenting nås via adressen vår { $address }.</b> Sjekk proxyen eller nettverkskortet og <code>BOT_EGRESS</code>, og kjør så <code>python -m bot doctor</code>. Ingen nøkkelstatus endres før det virker igjen.
operator-region-blocked = <b>{ $exchange } betjener ikke regionen til denne serveren.</b> Kjør boten et annet sted, eller sett <code>BOT_PROXY_URL</code> til en proxy et annet sted.
operator-our-address-blocked = <b>{ $exchange } blokkerer adressen til denne serveren.</b> Be kundestøtten der om å åpne den, eller sett <code>BOT_PROXY_URL</code> til en proxy med en annen adresse. Ingen nøkkelstatus endres der før det er gjort.
operator-order-refused = <b>{ $exchange } avviser ordrer fra strategier.</b> De bryter en regel der, eller årsaken er ukjent her. Se i loggen, og sjekk reglene for parene i filen for denne børsen.
operator-unknown = <b>Svar fra { $exchange } blir ikke forstått.</b> Ingenting regnes mot nøklene. Se i loggen hva som ble svart, og legg det inn i filen for denne børsen.

## Beskjeder

notice-draft-expired = Tilkoblingen til { $exchange } ble ikke ferdig på 30 minutter. Det du hadde sendt, er slettet for godt.
notice-secrets-destroyed = Nøkkelen til { $name } ({ $exchange }) hadde fortsatt uttaksrettighet etter 30 minutter. Nøkkeldataene er slettet for godt. Lag en nøkkel uten den rettigheten og trykk <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>Slett meldingen din fra { $sent } selv.</b>
    Den ser ut som en nøkkel, og Telegram lot meg ikke slette den. Hold inne meldingen, trykk Slett og kryss av for «Slett også for …». Lag en ny nøkkel på børsen hvis andre kan ha sett den.
toast-outdated = Denne knappen er fra en eldre melding. Du ser hvordan det står til nå.

toast-stale = Denne knappen er fra en eldre melding og virker ikke lenger. Åpne menyen med /start.

news-title = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = Prøvekjøring: ingen ordre går til børsen.
news-live = <b>Ekte penger</b>: ordrer går til { $exchange }.
news-opened = <b>Første kjøp: { $money }.</b>
news-topped-up = <b>Siste påfylling: { $money }.</b> Kjøp så langt: { $buys }.
news-held = Beholdning: { $held }, snittpris { $average }.
news-held-nothing = Ingen beholdning.
news-left = Til overs: { $held }, for lite til å selge.
news-result = Resultat etter gebyrer: { $result }
news-closed-take-profit = <b>Solgt med gevinst.</b>
news-closed-stop = <b>Stoppen solgte alt.</b>
news-closed-close = <b>Alt er solgt.</b>
news-recovery = <b>Recovery Mode er på.</b>
news-recovery-fall = Prisen er langt under snittet.
news-recovery-money = Det meste av pengene er i bruk.
news-recovery-no-top-ups = Ingen påfyllinger er igjen, og prisen er under snittet.
news-recovery-unclear = Markedet har vært uklart i 10 minutter.
news-recovery-chosen = Du valgte det.
news-recovery-means = Den kjøper mer forsiktig, og selger alt så snart ingenting er tapt.
news-recovered = <b>Recovery Mode er av.</b> Planen fortsetter.
news-hold = <b>Strategien er satt på vent.</b>
news-hold-blocked = Nøkkelen kan ta ut penger eller må byttes: ingenting kjøpes eller selges, og det er ingen stopp. Åpne /connections og rett nøkkelen.
news-hold-key = Nøkkelen virker ikke: ingenting kjøpes eller selges, og det er ingen stopp. Åpne /connections og rett nøkkelen.
news-hold-doubt = Nøkkelen er ikke { status-online }: ingenting kjøpes, salg fortsetter. Åpne /connections og rett nøkkelen.
news-hold-operator = Operatøren av boten har stanset handelen på { $exchange } inntil videre: ingenting kjøpes eller selges, og det er ingen stopp. Den fortsetter av seg selv når operatøren tillater det igjen. Til da kan du selge på { $exchange } selv.
news-hold-unavailable = { $exchange } svarer ikke: ingenting kjøpes eller selges, og det er ingen stopp. Den fortsetter av seg selv når { $exchange } svarer igjen.
news-hold-account = Nøkkelen hører til en annen konto enn den strategien bruker: ingenting kjøpes eller selges, og det er ingen stopp. Åpne /connections og bytt til en nøkkel fra den første kontoen, eller trykk <b>{ button-run-stop }</b>.
news-hold-rehearsals = Operatøren av boten tillater bare prøvekjøringer nå: ingenting kjøpes eller selges, og det er ingen stopp. Den fortsetter av seg selv når ekte penger er tillatt igjen.
news-hold-off = Operatøren av boten har slått av strategier: ingenting kjøpes eller selges, og det er ingen stopp. Den fortsetter av seg selv når de slås på igjen.
news-hold-restored = Databasen er gjenopprettet fra en sikkerhetskopi: ingenting kjøpes eller selges før du bestemmer.
news-hold-gone = Ingen nøkkel er lagret her lenger.
news-released = <b>Strategien er aktiv igjen.</b>
news-unpriced = <b>Det er ingen pris.</b>
news-unpriced-means = { $exchange } sender ingen pris for dette paret: ingenting kjøpes eller selges, og det er ingen stopp. Se der om paret fortsatt handles, og selg der selv hvis du vil.
news-priced = <b>Det er en pris igjen.</b> Planen fortsetter.
news-ended = <b>Strategien er avsluttet.</b>
news-ended-gone = Ingen nøkkel er lagret for den lenger.
news-disturbed = <b>Mynter i denne strategien mangler.</b> Noen har flyttet eller solgt { $coin }, eller de er i en annen ordre.
news-disturbed-numbers = Strategiens beholdning: { $held }. Ledig på kontoen: { $there }.
news-disturbed-means = Ingenting kjøpes før du bestemmer. <b>{ button-run-count }</b>: den regner med det som er ledig, til samme gjennomsnittspris. <b>{ button-run-go-on }</b>: den fortsetter som før. <b>{ button-run-stop }</b>: den avsluttes, og du beholder alt.
news-lost = <b>Utfallet av en ordre er ukjent.</b>
news-lost-means = Før du svarer, kjøpes eller selges ingenting, og det er ingen stopp.
order-lost = { $side ->
    [sell] Salg: { $qty } til { $price } eller høyere, sendt { $time }, id { $order }.
   *[buy] Kjøp: { $qty } til { $price } eller lavere, sendt { $time }, id { $order }.
}
order-lost-look = Se etter { $pair } i ordrehistorikken på { $exchange }.
order-unread = <b>Utfallet av en ordre er ukjent.</b> En nøkkel som kan ta ut penger, brukes ikke, ikke engang til å se etter. Når den ikke lenger kan ta ut, eller er byttet, ser boten etter av seg selv.
order-refused = { $side ->
    [sell] <b>{ $exchange } avviste et salg.</b>
   *[buy] <b>{ $exchange } avviste et kjøp.</b>
}
order-refused-balance = { $side ->
    [sell] Det er mindre { $coin } på kontoen enn strategien har kjøpt. Har du flyttet noe, flytt det tilbake, eller trykk <b>{ button-run-stop }</b>.
   *[buy] For lite { $coin } er ledig. Sett inn mer, eller trykk <b>{ button-run-pause }</b>: salg går videre.
}
order-refused-minimum = Ordren var for liten. Det er vår feil, og operatøren av boten har fått beskjed.
order-refused-rules = Ordren brøt en regel på { $exchange }. Det er vår feil, og operatøren av boten har fått beskjed.
order-refused-pair = { $pair } handles ikke der nå, eller ikke på kontoen din. Se på { $exchange }. Du kan trykke <b>{ button-run-stop }</b> og selge der selv.
order-refused-permission = Nøkkelen kan ikke handle. Tillat spothandel for den på { $exchange }, aldri uttak. Den testes på nytt nå.
order-refused-key = Nøkkelen eller adressen vår blir ikke godtatt. Nøkkelen testes nå: åpne /connections.
order-refused-account = Kontoen har begrensninger, eller er av en type som boten ikke kan handle på. Se etter en melding fra { $exchange } til deg.
order-refused-busy = { $exchange } tar ikke flere ordrer akkurat nå.
order-refused-unknown = Årsaken er ukjent her. Operatøren av boten har fått beskjed.
order-tries-again = Den prøver igjen av seg selv.
sell-yourself = Slik selger du selv: åpne spothandel på { $exchange }, velg { $pair }, og selg { $held }.

## Samme konto

button-adopt = Bytt nøkkelen der
button-adopt-disconnected = Koble til nøkkelen der
button-same-account = Ja, samme konto
button-connect-new = Koble til som en ny
twin-mine =
    <b>Denne kontoen er allerede koblet til</b>, som { $name } på { $exchange }.
    Vil du bruke den nye nøkkelen der, trykk <b>{ button-adopt }</b>. Den gamle gjelder til den nye har bestått testen.
twin-mine-disconnected =
    <b>Du har en tilkobling for denne kontoen</b>: { $name } på { $exchange }. Den er frakoblet.
    Vil du koble til den nye nøkkelen der, trykk <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>Ikke koblet til.</b> Denne kontoen på { $exchange } er allerede koblet til BackFuture AI fra en annen Telegram-konto, og den kan bare kobles til én gang. Nøkkelen ble ikke lagret.
    Er ikke det deg, slett nøkkelen på børsen og lag en ny.
twin-other-account =
    <b>Den gamle nøkkelen gjelder fortsatt.</b> Den nye hører til en annen konto på { $exchange } enn { $name }.
    Send en nøkkel fra samme konto, eller koble denne til som en ny tilkobling.
twin-unknown =
    <b>Er den nye nøkkelen fra samme konto på { $exchange } som { $name }?</b>
    Børsen opplyser det ikke. Er den det, trykk <b>{ button-same-account }</b>. Til da gjelder den gamle nøkkelen.

## Slutte

command-panic = Koble fra alt
command-export = Få en kopi av dataene mine
command-delete_me = Slett alle dataene mine
button-panic-yes = Ja, koble fra alt
button-delete-me-yes = Ja, slett alt
button-export = Hent dataene mine først
button-revoke-at = Slett nøkkelen på { $exchange }
panic-nothing = Det er ingenting å koble fra: ingen tilkobling har en lagret nøkkel.
panic-confirm = { $count ->
    [one] <b>Koble fra { $count } tilkobling?</b>
   *[other] <b>Koble fra alle { $count } tilkoblinger?</b>
}
panic-means = Hver nøkkel og alle nøkkeldata slettes her for godt med én gang, og ingenting bruker dem mer. Hver tilkobling blir stående: du kan gi den en ny nøkkel.
panic-done = { $count ->
    [one] <b>{ $count } tilkobling er koblet fra, og nøkkeldataene er slettet her.</b>
   *[other] <b>{ $count } tilkoblinger er koblet fra, og nøkkeldataene er slettet her.</b>
}
panic-next = Slett nå hver nøkkel på børsen den hører til: først da er den ubrukelig for alle.
leave-confirm = <b>Slette alt vi har lagret om deg?</b>
leave-what = { $count ->
    [one] Det er { $count } tilkobling med nøkkeldata, historikken, innstillingene og språket ditt. Det kan ikke angres.
   *[other] Det er { $count } tilkoblinger med nøkkeldata, historikken, innstillingene og språket ditt. Det kan ikke angres.
}
leave-what-rest = Det er Telegram-id-en, språket, innstillingene og historikken din. Du har ingen tilkoblinger. Det kan ikke angres.
leave-remains =
    <b>Dette blir igjen:</b>
    • Sikkerhetskopier av databasen har de krypterte radene til de overskrives. De kan leses med den gamle hovednøkkelen: be operatøren bytte den og slette den gamle.
    • Telegram beholder denne chatten til du sletter den.
    • Nøklene på børsene blir liggende til du sletter dem der.
leave-done = <b>Alt vi hadde lagret om deg, er slettet.</b>
export-caption = Alt vi har lagret om deg, uten nøkkeldata.

## Grenser

limit-connections = { $limit ->
    [one] Du har { $limit } tilkobling, som er det meste. Slett den for å få plass.
   *[other] Du har { $limit } tilkoblinger, som er det meste. Slett en for å få plass.
}

## For dem som drifter boten

command-status = Status for boten
overview-title = <b>Status for boten</b>
overview-no-database = Databasen svarer ikke. Kjør <code>python -m bot doctor</code> på serveren.
overview-cut-off = Vårt eget nettverk er nede: for mange børser svikter på én gang. Ingen nøkkelstatus endres før det er tilbake.
overview-outage = Får ikke svar fra { $exchange } siden { $since }
overview-no-outage = Ingen kjente avbrudd på børsene.
overview-connections = <b>Tilkoblinger</b>: { $count }
overview-state = { $mark } { $status }: { $count }
overview-exchange = { $exchange }: { $states }
overview-share = { $mark }{ "\u00A0" }{ $count }
overview-checks = <b>Tester</b> siste 5 minutter: { $count } ({ $rate } i minuttet)
overview-latency = Halvparten tok opptil { $half } ms, 95{ "\u00A0" }% opptil { $most } ms
overview-lag = Eldste ventende test: { $exchange }, har ventet i { $seconds } s
overview-no-lag = Ingen tester venter.
overview-waiting = <b>Varsler</b> som venter: { $count }
overview-slowed = Telegram ba oss senke farten (429): { $count }
overview-not-erased = Meldinger med nøkkeldata som ikke ble slettet: { $count }
overview-addresses = <b>Adressen vår</b>, sist sett: { $addresses }
overview-egress = { $egress } ({ $addresses }): { $count ->
    [one] { $count } tilkobling
   *[other] { $count } tilkoblinger
}
overview-no-address = <b>Adressen vår</b>: ingen børs har opplyst den ennå
overview-leads = Denne prosessen snakker med Telegram.
overview-leads-not = En annen prosess snakker med Telegram.
overview-answering = Prosesser som svarer: { $count }. Den eldste startet { $oldest }, den nyeste { $newest }.
overview-notices = Denne prosessen sender varslene.
overview-notices-not = En annen prosess sender varslene.
overview-trades = Denne prosessen handler strategier: bare prøvekjøringer.
overview-trades-live = Denne prosessen handler strategier: med ekte penger og prøvekjøringer.
overview-trades-not = Denne prosessen handler ingen strategier.
overview-strategies = Strategier: { $count }. Ordrer med ukjent utfall: { $orders }.
overview-since = Tester, 429 og slettinger gjelder denne prosessen. Den startet { $moment }.

## Operatøren stanser handelen og lar den gå videre

command-trading = Stans handelen
button-trading = Handel
button-trading-stop-all = Stans alt
button-trading-stop = Stans { $exchange }
button-trading-go-all = Opphev stansen av alt
button-trading-go = Opphev stansen: { $exchange }
trading-title = <b>Handel</b>
trading-goes = 🟢 Ingenting er stanset.
trading-stopped-all = <b>Alt er stanset</b> siden { $since }
trading-stopped = <b>{ $exchange } er stanset</b> siden { $since }
trading-strategies = Strategier på { $exchange }: { $count }
trading-means = En stans virker straks: ingen ny ordre sendes, ingen kjøp, ingen salg, ingen stopp for strategier. Ordrer som alt er sendt, sjekkes fortsatt. Eierne får én melding ved stansen og én når den er over.

## For dem som driver boten (direkte)

direct-database-down = <b>Databasen har ikke svart siden { $since }.</b> Nøkler blir ikke overvåket, og folk får ikke svar. Se på databasen, disken og loggen til boten; boten fortsetter av seg selv så snart databasen svarer.
direct-database-back = <b>Databasen svarer igjen.</b> Uten svar i: { $length }. Ingenting av det som ble oppdaget, er tapt.
direct-conflict-program = <b>Et annet program bruker tokenet til boten.</b> Folk får ikke svar, eller to svar. Stopp det andre programmet. Er det ikke ditt, send /revoke til @BotFather og legg inn det nye tokenet i BOT_TOKEN.
direct-conflict-webhook = <b>En webhook er satt for boten, på { $host }.</b> Så lenge den er satt, får boten ingen meldinger. Stopp programmet der, og kall så deleteWebhook i Bot API.
direct-conflict-over = <b>Boten får meldingene sine igjen.</b> Ingen andre programmer bruker tokenet nå.

## Strategies

button-strategies = Mine strategier
button-strategy-new = Ny strategi
button-plan-pair = Par
button-plan-pairs = Par
button-plan-several = Flere par
button-plan-pairs-done = Neste ({ $count })
button-plan-each = Hvert par
button-all-pairs = Alle par
button-plan-level = Risikonivå
button-plan-limit = Margingrense
button-plan-topups = Påfyllinger
button-plan-recovery = Recovery Mode
button-plan-more = Mer
button-plan-sheet = Tilbake til oversikten
button-plan-replay = Slik ville det gått
button-plan-start = Start prøvekjøring
button-plan-live = Start live
button-plan-live-yes = Start med ekte penger
button-plan-off = Av
button-plan-on = På
button-plan-again = Prøv igjen
button-strategy-connection = { $name } · { $exchange }
command-strategies = Mine strategier

strategies-title = <b>Mine strategier</b>, aktive: { $count }
strategies-empty = Du har ingen strategier ennå. En strategi kjøper et par i trinn mens prisen faller, og selger alt over gjennomsnittsprisen.
strategies-live = Du velger for hver strategi: prøvekjøring eller ekte penger.
strategies-rehearsal = Alle strategier er prøvekjøringer: ekte priser, men ingen ordre sendes til børsen.
strategies-off = Strategier er slått av her. Operatøren av boten kan slå dem på.
strategies-item = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = Aktiv
strategy-status-paused = På pause
strategy-status-held = Satt på vent
strategy-status-finishing = Slutter etter denne gruppen
strategy-status-closing = Selger alt
strategy-status-stopping = Stopper
strategy-status-ended = Avsluttet
strategy-mode-paper = Prøvekjøring
strategy-mode-live = Ekte penger
strategy-started = <b>Prøvekjøringen har startet.</b>
strategy-started-live = <b>Strategien har startet, med ekte penger.</b>
first-buy-when-calm = Første kjøp kommer når markedet er rolig nok. Du får en melding.
first-buy-soon = Første kjøp kommer snart. Du får en melding.

plan-choose-connection = <b>Hvilken tilkobling?</b>
plan-no-connection = En strategi trenger en tilkobling som er { status-online }. Koble til en nøkkel først.
plan-none-online = Ingen tilkobling kan ha en strategi nå.
start-refused-off = { strategies-off }
start-refused-stopped = Operatøren av boten har stanset handelen på { $exchange } inntil videre. Prøv igjen senere.
start-refused-not-online = { $name } er ikke { status-online }: åpne den, rett nøkkelen, og kom tilbake.
start-refused-too-many = Du har så mange strategier som boten tillater. Stopp en først: /strategies
start-refused-pair-used = En strategi på { $pair } er aktiv på denne tilkoblingen. Velg et annet par, eller stopp den først: /strategies
start-refused-coin-used = En annen strategi på denne tilkoblingen bruker en mynt i { $pair }. Velg et annet par, eller stopp den først: /strategies
start-refused-unknown-pair = { $exchange } har ikke dette paret. Trykk på et nedenfor, eller skriv et annet, for eksempel BTC eller ETH/USDT.
start-refused-other-coin = { "\u200E" }{ $pair } er priset i en annen mynt. Alle par i en strategi må ha samme.
start-refused-too-many-pairs = { "\u200E" }{ $pair } er utelatt: en strategi har høyst 10 par.
start-refused-no-market = { $exchange } sender ingen priser nå. Prøv igjen om et minutt.
start-refused-rehearsals = Operatøren av boten tillater bare prøvekjøringer.
start-refused-not-live-here = Bare prøvekjøring her: boten handler ikke med ekte penger på { $exchange }.
start-refused-no-trade = Ikke med ekte penger: det er ikke bevist at nøkkelen til { $name } kan handle. Tillat spothandel for den på { $exchange }, og test den på nytt.
start-refused-withdrawals = Ikke med ekte penger: det er ikke bevist at nøkkelen til { $name } ikke kan ta ut, og for ekte penger er det ikke nok at du bekrefter det. Test den på nytt, eller bruk en nøkkel der { $exchange } opplyser rettighetene.
card-rehearsal = En prøvekjøring er mulig, og sender ingen ordre: <b>{ button-strategy-new }</b>.
start-refused-no-balance = Ikke med ekte penger: saldoen til { $name } kunne ikke leses. Prøv igjen om et minutt.
start-refused-too-little = Ikke med ekte penger: det som er ledig på { $name }, er mindre enn margingrensen sammen med det de andre strategiene dine der fortsatt kan bruke. Senk margingrensen, eller sett inn mer på { $exchange }.
start-refused-missing = Margingrensen krever { $needs }, det er { $missing } mer enn det som er ledig.
start-refused-account = Ikke med ekte penger: { $exchange } tar ikke imot ordrer fra denne kontoen. Den har begrensninger, eller er av en type som boten ikke kan handle på.

plan-ask-pair = <b>Hvilket par?</b> Trykk på et, eller skriv det, for eksempel BTC eller ETH/USDT.
plan-help = En strategi kjøper et par i trinn mens prisen faller, og selger alt over gjennomsnittsprisen.
plan-ask-pairs = <b>Hvilke par?</b> Trykk på dem, eller skriv dem, for eksempel btc, eth, sol. Høyst { $most }.
pairs-coin = Alle er priset i { $coin }.
pairs-chosen = Valgt: { $list }
pairs-none = Velg et par først.
pairs-unknown = { "\u200E" }{ $exchange } har ikke: { $list }
pairs-word = <b>{ $word }</b>
plan-ask-level = <b>Hvilket risikonivå?</b>
plan-level-means = <b>{ $level }</b>: { $count } kjøp, det siste { $drop } under det første. Den kan tape omtrent { $loss } av margingrensen.
plan-level-means-no-stop = <b>{ $level }</b>: { $count } kjøp, det siste { $drop } under det første. Ingen stopp: den kan tape hele margingrensen.
level-low = Lavt
level-medium = Middels
level-high = Høyt
level-own = Egne innstillinger
plan-ask-limit = <b>Hva er margingrensen?</b> Det er det meste i { $coin } som er i markedet samtidig. Skriv et beløp, for eksempel 300.
plan-free = Ledig nå: { $money }.
plan-free-reserved = De andre strategiene dine på denne nøkkelen kan fortsatt bruke { $money } av det.
plan-free-left = Da er { $money } igjen.
plan-no-number = Det er ikke et tall. Skriv et, for eksempel { $example }.
plan-limit-too-small = Margingrensen må være minst { $least }. Med mindre blir en ordre under minstebeløpet på { $exchange }.
plan-steps-too-small = { $pair } har grove pristrinn: kjøpene ville fått samme pris. Øk avstanden mellom påfyllingene, eller velg et annet par.
plan-out-of-range = { $setting }: fra { $least } til { $most }.
plan-choose-setting = <b>Hva vil du endre?</b>
plan-setting = <b>{ $setting }</b>: { $value }
plan-setting-range = Trykk på en verdi, eller skriv en fra { $least } til { $most }.
setting-topups = Antall påfyllinger
setting-first-drop = Første fall
setting-step-scale = Økning i avstand
setting-volume-scale = Økning i størrelse
setting-take-profit = Ta gevinst
setting-stop = Stopp
setting-recovery = Recovery Mode
setting-pause = Pause i minutter
setting-guards = Vent på et rolig marked
setting-at-once = Grupper samtidig
setting-means-pause = Hvor mange minutter det går fra et salg til neste første kjøp. Etter stoppen er det minst 6 timer.
setting-means-guards = Det første kjøpet venter til kjøps- og salgskurs er høyst 0,3{ "\u00A0" }% fra hverandre, prisen siste 24 timer er endret med −8 til +12{ "\u00A0" }%, og volumet siste 24 timer er minst 1000 ganger margingrensen. Av: den kjøper straks.
setting-means-at-once = Hvor mange par som kan ha en gruppe samtidig. De deler margingrensen.
plan-setting-switch = Trykk på en av dem.
setting-means-topups = Kjøp etter det første.
setting-means-first-drop = Hvor langt under det første kjøpet den første påfyllingen kommer.
setting-means-step-scale = Hver avstand mellom kjøp, sammenlignet med den forrige. 1: alle er like.
setting-means-volume-scale = Hver påfylling i penger, sammenlignet med kjøpet før. 1: alle er like.
setting-means-take-profit = Hvor langt over gjennomsnittsprisen alt selges, etter gebyrer.
setting-means-stop = Hvor langt under gjennomsnittsprisen alt selges med tap.
setting-means-recovery = Hvor langt under gjennomsnittsprisen Recovery Mode starter. Da kjøper den mer forsiktig, og selger alt så snart ingenting er tapt.

sheet-terms = Risikonivå: { $level } · margingrense: { $limit }
basket-terms = Risikonivå: { $level } · margingrense for alle par: { $limit }
basket-at-once = { $count ->
    [one] Én gruppe om gangen, med høyst { $limit }.
   *[other] { $count } grupper om gangen, hver med høyst { $limit }.
}
basket-limit = Grense for hver gruppe
basket-group = <b>Hver gruppe</b>
basket-falls = { $count ->
    [one] <b>Hvis prisen faller</b>, for paret som taper mest
   *[other] <b>Hvis alle priser faller samtidig</b>, med { $count } åpne grupper
}
basket-again = Når en gruppe er solgt, også av stoppen, kan et annet par åpne en ny: tap fra flere grupper kan legges sammen.
basket-minimum = { "\u200E" }{ $pair }: minste ordre { $smallest }. Minstebeløpet på { $exchange } er { $least }.
sheet-buys = { $count ->
    [one] Kjøper én gang: { $first } nå.
   *[other] Kjøper { $count } ganger: { $first } nå, det siste { $last } når prisen er { $drop } lavere.
}
sheet-buys-next = { $count ->
    [one] Neste gruppe kjøper én gang: { $first } til prisen på det tidspunktet.
   *[other] Neste gruppe kjøper { $count } ganger: { $first } til prisen på det tidspunktet, det siste { $last } når prisen er { $drop } lavere.
}
sheet-sells = Selger alt { $profit } over gjennomsnittsprisen.
sheet-falls = <b>Hvis prisen faller</b>
sheet-fall = • { $fall }: { $money } i markedet, tap på papiret { $loss }
sheet-fall-stopped = • { $fall }: solgt av stoppen, tap { $loss }
sheet-fall-stopped-all = • { $fall } eller mer: solgt av stoppen, tap { $loss }
sheet-worst = ⚠️ <b>I verste fall: et tap på { $loss }</b> ved stoppen, { $gap } hvis prisen hopper { $jump } forbi den, og inntil { $all } hvis børsen eller boten ikke kan selge.
sheet-worst-no-stop = ⚠️ <b>I verste fall: et tap på { $all }.</b> Det er ingen stopp.
sheet-buy = { $number }. { $money } til { $price }, da er gjennomsnittet { $average }
sheet-after = Etter alle kjøp selger den til { $sells }, i Recovery Mode til { $recovers }.
sheet-stop = Stoppen er da på { $stop }.
sheet-recovery = Recovery Mode starter { $fall } under gjennomsnittsprisen, eller når det meste av pengene er i bruk.
sheet-recovery-off = Recovery Mode starter ikke på grunn av et fall.
sheet-pause = Mellom et salg og neste første kjøp: { $minutes } min, etter stoppen minst 6 timer.
sheet-guards = Det første kjøpet venter på et rolig marked.
sheet-guards-off = Det første kjøpet venter ikke på et rolig marked.
sheet-fees = Gebyrer for en runde: { $first } med ett kjøp, { $full } med alle.
sheet-minimum = Minste ordre: { $smallest }. Minstebeløpet på { $exchange } er { $least }.
sheet-balance = Saldoen din leses ikke: en prøvekjøring trenger ingen penger.
sheet-free-after = Med hele margingrensen i markedet er { $left } fortsatt ledig.
sheet-free-less = Ekte ordrer trenger { $missing } mer; en prøvekjøring trenger ingen penger.
sheet-live = En prøvekjøring sender ingen ordre. <b>{ button-plan-live }</b> bruker ekte penger.
live-ask = ⚠️ <b>Ekte penger.</b> Ordrer går til { $exchange }, med nøkkelen din. Du kan tape det som står her, og mer hvis prisen hopper.
live-price-moved = Prisen har flyttet seg. Se på oversikten igjen, og start så.
sheet-not-covered = <b>Ikke dekket:</b> nedetid på børsen eller i boten, prishopp, et par som fjernes, mynter du flytter selv.

replay-title = <b>Slik ville det gått</b>
replay-days = { $count ->
    [one] Siste døgn, time for time
   *[other] Siste { $count } døgn, time for time
}
replay-rounds = Avsluttede runder: { $count }
replay-at-once = { $count ->
    [one] Én gruppe om gangen. Hvis flere par kunne kjøpe, kjøper det første.
   *[other] { $count } grupper om gangen. Hvis flere par kunne kjøpe, kjøper de første.
}
replay-pair = { "\u200E" }<b>{ $pair }</b>: { $count } runder, { $result }
replay-result = Resultat etter gebyrer: { $result }
replay-open = Fortsatt beholdt til slutt, på papiret: { $result }
replay-deepest = Største tap på papiret: { $loss }
replay-recovery = Døgn i Recovery Mode: { $days }
replay-warning = Dette er tidligere priser. De neste dagene kan gå annerledes.

## Strategies: life

button-picture = Bilde
chart-past = { $count ->
    [one] Linjen er prisen det siste døgnet.
   *[other] Linjen er prisen de siste { $count } døgnene.
}
chart-since = Den loddrette linjen er det første kjøpet.
chart-bought = { $count ->
    [one] 1 kjøp utført, planlagt til { $first }
   *[other] { $count } kjøp utført, planlagt til priser fra { $first } til { $last }
}
chart-due = { $count ->
    [one] 1 kjøp gjenstår, til { $first }
   *[other] { $count } kjøp gjenstår, til priser fra { $first } til { $last }
}
chart-after-all = <b>Etter alle kjøp</b>
chart-average = Gjennomsnittspris: { $price }

button-strategy = Strategi
button-run-pause = Pause
button-run-resume = Fortsett
button-run-finish = Avslutt pent
button-run-stop = Stopp og behold
button-run-end = Stopp
button-run-stop-yes = Stopp og behold
button-run-close = Lukk nå
button-run-close-yes = Selg nå
button-run-recover = Recovery Mode på
button-run-waive = Recovery Mode av
button-run-edit = Endre
button-run-apply = Bruk
edit-done = <b>Endret.</b>
edit-now = <b>Gjelder nå for den åpne gruppen:</b> { $settings }
edit-later = <b>Gjelder fra neste gruppe:</b> { $settings }
edit-nothing = Ingenting er endret ennå. Trykk på en knapp for å endre et tall, og så <b>{ button-run-apply }</b>.
run-next-limit = Fra neste gruppe: høyst { $limit }
button-run-history = Historikk
button-run-count = Regn med det som er ledig
button-run-go-on = Fortsett som før
button-run-not-filled = Ble ikke utført
button-run-filled = Ble utført
run-setup = Risikonivå: { $level ->
    [low] lavt
    [medium] middels
    [high] høyt
   *[own] dine egne tall
} · margingrense: { $limit }
basket-pair = { "\u200E" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = venter på første kjøp
basket-state-place = venter til et annet par er solgt
basket-state-open = åpen
basket-buys-sells = Kjøper til { $buys }, selger til { $sells }
basket-sells = Selger til { $sells }
basket-open = Åpne grupper: { $count } av { $most }
basket-at-work = I bruk for alle par: { $money }
basket-if-sold = Hvis alt selges nå: { $result }
basket-result = Resultat for alle par etter gebyrer: { $result }
basket-means = Disse knappene gjelder alle par. Trykk på et par for å få knappene til det.
run-running = <b>Aktiv.</b>
run-paused = <b>På pause.</b> Ingenting kjøpes, salg går videre.
run-held = <b>Satt på vent.</b> Ingenting kjøpes eller selges før du trykker <b>{ button-run-resume }</b>.
run-finishing = <b>Avslutter.</b> Ingen ny gruppe starter. Når denne er solgt, er strategien ferdig.
run-closing = <b>Lukker.</b> Alt selges nå. Etter høyst 10 minutter er strategien ferdig.
run-stopping = <b>Stopper.</b> Ingenting mer kjøpes eller selges.
run-waits = Den venter på et rolig marked for første kjøp.
run-waits-for-place = Den venter til en gruppe i et annet par er solgt.
run-rests = Ikke noe første kjøp før { $time }.
run-price = Pris nå: { $price }
run-price-unknown = Pris nå: ukjent
run-in-use = I bruk: { $money } av { $limit }
run-if-sold = Hvis solgt nå: { $result }
run-next-buy = Neste påfylling: { $money } til { $price } eller lavere
run-no-add-on = Neste påfylling: ingen igjen
run-sells = Selger alt til { $price } eller høyere
run-stop = Stopp: selger alt til { $price } eller lavere
run-no-stop = Stopp: ingen
run-means-pause = <b>{ button-run-pause }</b>: ingenting kjøpes, salg går videre.
run-means-resume = <b>{ button-run-resume }</b>: den kjøper og selger som planlagt igjen.
run-means-finish = <b>{ button-run-finish }</b>: ingen ny gruppe starter; når denne er solgt, er strategien ferdig.
run-means-stop = <b>{ button-run-stop }</b>: ingenting mer kjøpes eller selges; du beholder det som er kjøpt, og strategien er ferdig.
run-means-end = <b>{ button-run-end }</b>: ingenting kjøpes mer, og strategien er ferdig.
run-means-close = <b>{ button-run-close }</b>: alt selges til prisen nå, og strategien er ferdig.
run-ask-stop =
    <b>Stoppe { $pair } og beholde det som er kjøpt?</b>
    Ingenting mer kjøpes eller selges, og det er ingen stopp lenger. Strategien er ferdig og kan ikke fortsette.
run-ask-end =
    <b>Stoppe { $pair }?</b>
    Ingenting kjøpes mer. Strategien er ferdig og kan ikke fortsette.
run-ask-close =
    <b>Selge alt i { $pair } nå?</b>
    Prisen kan bli inntil 1{ "\u00A0" }% lavere enn nå. Det som ikke er solgt på 10 minutter, beholder du. Strategien er ferdig.
run-changed = Det går ikke lenger. Strategien er endret.
run-blocks-delete =
    <b>{ $name } kan ikke slettes ennå.</b>
    En strategi på den har fortsatt mynter. Åpne den og trykk <b>{ button-run-close }</b> eller <b>{ button-run-stop }</b>. Slett så tilkoblingen.
event-line = { "\u200E" }{ $pair }: { $what }
event-started = Startet, margingrense { $limit }
event-opened = Første kjøp, { $money }
event-topped-up = Påfylling, { $money }; gjennomsnittspris { $average }
event-recovery = Recovery Mode på
event-recovered = Recovery Mode av
event-closed = { $how ->
    [take-profit] Solgt med gevinst
    [stop] Solgt av stoppen
   *[close] Solgt
}: { $result }
event-refused = { $side ->
    [sell] Et salg ble avvist
   *[buy] Et kjøp ble avvist
}
event-lost = Utfallet av en ordre er ukjent
event-disturbed = Mynter mangler
event-counted = Du svarte: regn med det som er ledig
event-not-filled = Du svarte: ble ikke utført
event-held = Satt på vent
event-released = Aktiv igjen
event-unpriced = Ingen pris
event-priced = Pris igjen
event-edited = Endret, margingrense { $limit }
event-paused = På pause
event-resumed = Fortsatt
event-finishing = Avslutter
event-closing = Lukker
event-stopping = Stopper
event-ended = Ferdig, resultat { $result }
