# Norsk bokmål. Samme meldinger og variabler som en.ftl.

language-name = Norsk

## Ord

field-api-key = API-nøkkelen
field-secret = den hemmelige nøkkelen
field-passphrase = passordfrasen

permission-read = Lese
permission-trade = Handel
permission-futures = Futures
permission-withdraw = Uttak
permission-transfer = Overføring

answer-yes = ja
answer-no = nei
answer-unknown = børsen opplyser det ikke
answer-untested = ikke testet

status-online = Tilkoblet
status-action-needed = Du må gjøre noe
status-blocked = Sperret
status-unavailable = Utilgjengelig

the-exchange = børsen
another-exchange = en annen børs
the-ip-list = IP-hvitelisten
our-address = adressen til serveren vår
soon = snart

## Tider

time-now = nå nettopp
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
time-with-relative = { $moment } ({ $relative })

## Knapper (ren tekst, høyst 64 tegn)

button-menu = Meny
button-connect = Koble til
button-connect-another = Koble til en til
button-list = Mine tilkoblinger
button-test = Test på nytt
button-rename = Gi nytt navn
button-replace = Bytt nøkkel
button-fix-api-key = Send API-nøkkelen på nytt
button-fix-secret = Send den hemmelige nøkkelen på nytt
button-fix-passphrase = Send passordfrasen på nytt
button-delete = Slett
button-delete-yes = Ja, slett den
button-word = Jeg har sjekket: uttak er av
button-help = Hjelp
button-security = Sikkerhet
button-privacy = Personvern
button-language = Språk
button-cancel = Avbryt
button-back = Tilbake
button-keep = Behold den
button-keys-page = Åpne nøkkelsiden
button-revoke-old = Slett den gamle nøkkelen
button-revoke-it = Slett nøkkelen hos børsen
button-private-chat = Åpne den private chatten
button-copy = Kopier { $value }
button-copy-all = { $count ->
    [one] Kopier { $count } adresse
   *[other] Kopier { $count } adresser
}

## Kommandoer og profil (ren tekst)

command-start = Hva dette er
command-connect = Koble til en nøkkel fra en børs
command-connections = Mine tilkoblinger
command-help = Tillatelser, feil og hvordan de rettes
command-security = Hvordan nøkkelen din holdes trygg
command-privacy = Hva som lagres, og hvordan du sletter det
command-language = Velg språk
command-cancel = Stopp det som pågår

profile-name = BackFuture AI Connect
profile-short-description = Koble til en API-nøkkel, test den og se hva som må rettes. Aldri en nøkkel med uttak.
profile-description =
    Kobler API-nøkkelen til kontoen din på en børs til BackFuture AI, tester den direkte og sier rett ut hva som er galt og hvordan du retter det.

    Hovedregelen: aldri en nøkkel med tillatelse til uttak. Midlene dine blir på børsen.

    Trykk Start.

## Generelt

welcome =
    <b>BackFuture AI Connect</b>
    Koble til en API-nøkkel fra en børs, se den bli testet, og les hvordan du retter det som er galt.
    Hovedregelen: <b>aldri en nøkkel med tillatelse til uttak</b>. Midlene dine blir på børsen.

choose-language = <b>Velg språk</b>
language-set = Språket er nå norsk.

unknown-text = Det forsto jeg ikke. Velg nedenfor, eller send /help.
failed = Noe gikk galt hos oss. Prøv igjen om litt.
cancelled = Stoppet. Ingenting er endret.
cancelled-draft = Stoppet. Det du hadde sendt til den uferdige tilkoblingen, er slettet for godt.
nothing-to-cancel = Det er ingenting å stoppe.

group-refusal = Jeg tar bare imot nøkler i den private chatten. Åpne den med knappen.
group-exposed = En melding her så ut som en nøkkel. Andre kan ha lest den: slett den nøkkelen hos børsen og lag en ny.

credential-deleted =
    <b>Meldingen din er slettet.</b>
    Den så ut som en nøkkel, og ingen hadde bedt om den. Ingenting av den er lagret. Trykk <b>{ button-connect }</b> for å koble den til, og send den når du blir spurt.
credential-not-deleted =
    <b>Slett den siste meldingen din selv.</b>
    Den ser ut som en nøkkel, og jeg klarte ikke å slette den. Hold på meldingen og velg å slette den for begge parter. Lag en ny nøkkel hos børsen hvis andre kan ha sett den.

## Sikkerhet, personvern, hjelp

security =
    <b>Slik holdes nøkkelen din trygg</b>

    <b>Aldri en nøkkel med tillatelse til uttak.</b> Hver nøkkel testes for det. Har den tillatelsen, sperres den straks og brukes ikke til noe. Er det ikke rettet på 30 minutter, slettes hemmelighetene for godt.

    <b>Midlene dine blir på børsen.</b> Vi har dem aldri, og en nøkkel uten tillatelse til uttak kan ikke flytte dem ut.

    <b>Meldingene dine slettes først.</b> En melding med en nøkkel slettes før noe annet gjøres med den. Serverne til Telegram, varsler og andre enheter du har, kan ha sett den før det.

    <b>Lagret kryptert.</b> Hver tilkobling har sin egen datanøkkel (AES-256-GCM), låst av en hovednøkkel som ikke ligger i databasen.

    <b>Vises aldri igjen.</b> Av API-nøkkelen ser du de fire første og de fire siste tegnene, av den hemmelige nøkkelen ingenting.

    <b>Du bestemmer.</b> Slett tilkoblingen her eller nøkkelen hos børsen når du vil.

privacy =
    <b>Hva som lagres, og hvor</b>

    <b>I databasen vår:</b> Telegram-id-en og språket ditt; for hver tilkobling navn, børs, status, maskert nøkkel, tillatelser, IP-hviteliste, konto-id hos børsen og resultatet av siste test; API-nøkkelen, den hemmelige nøkkelen og passordfrasen i kryptert form. En uferdig tilkobling oppbevares kryptert i 30 minutter.

    <b>Atskilt fra den:</b> hovednøkkelen, som de krypterte verdiene ikke kan leses uten.

    <b>Lagres ikke:</b> meldingene, saldoene og ordrene dine. En test leser saldo og ordrer bare for å se om det virker.

    <b>Hos Telegram:</b> meldingene dine går gjennom serverne til Telegram før de slettes.

    <b>Slik får du det slettet:</b> åpne /connections, velg tilkoblingen, trykk <b>{ button-delete }</b>. API-nøkkelen, den hemmelige nøkkelen og passordfrasen slettes straks og for godt. Sikkerhetskopier av databasen kan ha de krypterte verdiene til de skrives over. Slett også nøkkelen hos børsen: da kan ingen bruke den.

help-tab-start = Hjelp
help-tab-permissions = Tillatelser
help-tab-errors = Feil du kan rette
help-tab-others = Andre feil, råd

help-start =
    <b>Hjelp</b>

    <b>Koble til:</b> send /connect, velg børsen, lag en nøkkel slik veiledningen sier, og send det du blir spurt om. Hver melding slettes straks.

    <b>Test:</b> testen går av seg selv og sier hva som er galt og hvordan du retter det. Etterpå blir du bare spurt om det som var galt.

    <b>Reglene:</b>
    • Aldri en nøkkel med tillatelse til uttak.
    • Kryss bare av for det som trengs: lese og handel.
    • Fyll ut IP-hvitelisten: da virker nøkkelen bare fra serveren vår.
    • Send nøkler bare i denne private chatten, og bare når du blir spurt.
    • Vi spør aldri om passordet ditt hos børsen eller om en innloggingskode.

    <b>Kommandoer:</b>
help-command = { $command } – { $description }
help-permissions =
    <b>Tillatelser</b>
    Hva hver boks på nøkkelsiden betyr for denne boten.
help-read = <b>Lese: ja.</b> Saldo og ordrer kan leses. Trengs.
help-trade = <b>Handel: ja.</b> Ordrer kan legges inn og trekkes. Trengs.
help-futures = <b>Futures: bare hvis du handler futures.</b> La den ellers stå av.
help-withdraw = <b>Uttak: nei.</b> Midlene kunne forlate børsen. En slik nøkkel sperres.
help-transfer = <b>Overføring: helst nei.</b> Midler kunne flyttes mellom dine egne kontoer. Trengs ikke.
help-ip-list = <b>IP-hviteliste: anbefales.</b> Nøkkelen virker da bare fra serveren vår, og hos mange børser varer den lenger.
help-unknown = Der børsen ikke opplyser om uttak er av, blir du bedt om å se etter og bekrefte det. Det noteres som ditt ord.
help-errors = <b>Feil som du kan rette</b>
help-others = <b>Feil som ikke er dine</b>
help-status =
    🟢 Tilkoblet: nøkkelen virker.
    🟡 Du må gjøre noe: noe må rettes av deg.
    🔴 Sperret: nøkkelen har tillatelse til uttak.
    ⚪ Utilgjengelig: testen kunne ikke fullføres; ingenting taler mot nøkkelen.

## Tilkobling

choose-exchange = <b>Velg børs</b>

guide-title = <b>Koble til { $exchange }</b>
guide-title-replace = <b>Bytt nøkkelen til { $name }</b> ({ $exchange })
    Den gamle nøkkelen gjelder til den nye har bestått testen.
guide-open = Åpne { $menu } hos { $exchange }. Knappen nedenfor fører dit.
guide-sites = En nøkkel fra ett regionalt nettsted ({ $sites }) virker ikke på et annet.
guide-passphrase = Velg en passordfrase i { $label } og noter den: du blir spurt om den her.
guide-boxes = Kryss av slik:
guide-read = Lese, ja: { $labels }
guide-trade = Handel, ja: { $labels }
guide-futures = Futures, bare hvis du handler dem: { $labels }
guide-withdraw = Uttak, <b>nei</b>: { $labels }
guide-addresses = Anbefales: legg til { $addresses } i { $list }.
guide-addresses-later = Anbefales: fyll ut { $list } etter testen. Den viser adressen til serveren vår.
guide-address-limit = { $count ->
    [one] En nøkkel tar { $count } adresse.
   *[other] En nøkkel tar opptil { $count } adresser.
}
guide-expiry-age = { $days ->
    [one] En nøkkel uten IP-liste utløper { $days } dag etter at den ble laget.
   *[other] En nøkkel uten IP-liste utløper { $days } dager etter at den ble laget.
}
guide-expiry-idle = { $days ->
    [one] En nøkkel uten IP-liste utløper etter { $days } dag uten bruk.
   *[other] En nøkkel uten IP-liste utløper etter { $days } dager uten bruk.
}
guide-promise = Hver melding med en nøkkel slettes straks.

ask-api-key = <b>Send API-nøkkelen nå.</b>
ask-secret = <b>Send den hemmelige nøkkelen nå.</b>
ask-passphrase = <b>Send passordfrasen nå</b>, slik du valgte den i { $label }.

received-api-key = API-nøkkel mottatt: { $masked }
received-secret = Hemmelig nøkkel mottatt.
received-passphrase = Passordfrase mottatt.
message-deleted = Meldingen din er slettet.
message-not-deleted =
    Jeg klarte ikke å slette meldingen din. Hold på den og velg å slette den for begge parter. Lag en ny nøkkel hos { $exchange } hvis andre kan ha sett den.

wrong-kind = Dette tar jeg bare imot som tekstmelding. Ingenting av det du sendte, er brukt.

paste-empty = Fant ingen verdi i meldingen din.
paste-refused-shape = Ikke tatt imot: { $field } ser annerledes ut hos { $exchange }. Kopier den på nytt, i sin helhet.
paste-unusual-shape = Uvanlig form: { $field } ser oftest annerledes ut hos { $exchange }. Den er tatt imot; testen vil vise det.
paste-swapped = En verdi så ut som { $field } og ble tatt imot som det.
paste-other-exchange = Dette ser ut som en API-nøkkel fra { $other }, ikke fra { $exchange }.
paste-key-equals-secret = Ikke tatt imot: API-nøkkelen og den hemmelige nøkkelen kan ikke være like.
paste-several-fields = Fant flere verdier og tok imot hver av dem.

ask-name = <b>Velg et navn på tilkoblingen</b>, eller send et eget. Et tydelig navn sier børs, marked og formål.
name-taken = Du har allerede en tilkobling med det navnet. Send et annet navn.
name-too-long = { $limit ->
    [one] Navnet er for langt. Send et på høyst { $limit } tegn.
   *[other] Navnet er for langt. Send et på høyst { $limit } tegn.
}
name-empty = Det er ikke et navn. Send noen bokstaver eller tall.

draft-lapsed = Tilkoblingen til { $exchange } ble ikke ferdig på 30 minutter, så det du hadde sendt, er slettet for godt. Den siste meldingen din ble ikke brukt.

## Testen

test-title = <b>{ $name }</b> · { $exchange }
test-running = Tester nøkkelen…
step-key = { $answer ->
    [yes] Nøkkelen er gyldig
    [no] Nøkkelen er ugyldig
    [unknown] Nøkkel: ikke kjent
   *[waiting] Nøkkel
}
step-balance = { $answer ->
    [yes] Saldo kan leses
    [no] Saldo kan ikke leses
    [unknown] Saldo: ikke kjent
   *[waiting] Saldo
}
step-orders = { $answer ->
    [yes] Ordrer kan leses
    [no] Ordrer kan ikke leses
    [unknown] Ordrer: ikke kjent
   *[waiting] Ordrer
}
step-trade = { $answer ->
    [yes] Handel er tillatt
    [no] Handel er ikke tillatt
    [unknown] Handel: børsen opplyser det ikke
    [untested] Handel: ikke testet
   *[waiting] Handel
}
step-futures = { $answer ->
    [yes] Futures er tillatt
    [no] Futures er ikke tillatt
    [unknown] Futures: børsen opplyser det ikke
    [untested] Futures: ikke testet
   *[waiting] Futures
}
step-withdraw-off = { $answer ->
    [yes] Uttak er av
    [no] Uttak er på
    [unknown] Uttak: børsen opplyser det ikke
    [untested] Uttak: ikke testet
   *[waiting] Uttak
}
step-ip-whitelist = { $answer ->
    [yes] IP-hviteliste er satt
    [no] Ingen IP-hviteliste
    [unknown] IP-hviteliste: børsen opplyser det ikke
    [untested] IP-hviteliste: ikke testet
   *[waiting] IP-hviteliste
}
step-clock = { $answer ->
    [yes] Klokken stemmer
    [no] Klokken på serveren vår er feil
    [unknown] Klokke: ikke kjent
   *[waiting] Klokke
}

verdict-status = <b>{ $status }</b>
verdict-online = <b>{ $status }.</b> Nøkkelen virker. Du trenger ikke gjøre noe.
verdict-advice = <b>Råd</b>
blocked-deadline = Er dette ikke rettet innen { $moment }, slettes de lagrede hemmelighetene for godt.
not-stored = Nøkkelen ble ikke lagret.
replaced = <b>Den nye nøkkelen gjelder.</b> Slett nå den gamle nøkkelen hos { $exchange }.
not-replaced = <b>Den gamle nøkkelen gjelder fortsatt.</b> Den nye er dårligere, så den ble ikke tatt i bruk.
already-running = En test av denne nøkkelen pågår allerede.
too-many-tests = { $seconds ->
    [one] For mange tester. Vent { $seconds } sekund og test på nytt.
   *[other] For mange tester. Vent { $seconds } sekunder og test på nytt.
}
word-taken = Notert som ditt ord: uttak er av.

## Problemer: hva det betyr, hvordan det rettes, og av hvem

send-by-replacing = Trykk <b>{ button-replace }</b> for å sende den på nytt.

who-user = Må rettes av deg.
who-operator = Må rettes av oss.
who-nobody = Går over av seg selv.

problem-withdraw-enabled = Denne nøkkelen har tillatelse til uttak. Den er sperret og brukes ikke til noe.
fix-withdraw-enabled = Fjern krysset for { $withdraw } hos { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-must-replace = De som driver boten, ber deg bytte denne nøkkelen: Andre kan ha sett den.
fix-must-replace = Lag en ny nøkkel hos { $exchange }, send den, og slett den gamle der.

problem-invalid-key = Denne API-nøkkelen er ikke kjent hos { $exchange }.
fix-invalid-key = Kopier API-nøkkelen på nytt, i sin helhet, og send den. Lag en ny nøkkel hvis den ikke lenger står på nøkkelsiden.

problem-invalid-secret = Den hemmelige nøkkelen hører ikke til denne API-nøkkelen.
fix-invalid-secret = Send den hemmelige nøkkelen på nytt, i sin helhet. Den vises bare én gang: har du den ikke lenger, må du lage en ny nøkkel.

problem-invalid-passphrase = Passordfrasen er feil. Den hemmelige nøkkelen kan også være feil.
fix-invalid-passphrase = Send passordfrasen du valgte for denne nøkkelen. Hvis det heller ikke går, lag en ny nøkkel og send alle verdiene.

problem-key-expired = Nøkkelen er utløpt.
fix-key-expired = Lag en ny nøkkel hos { $exchange } og send den.

problem-wrong-site = Denne nøkkelen hører til et annet nettsted hos { $exchange }.
fix-wrong-site = Lag en nøkkel på nettstedet som <b>{ button-keys-page }</b> åpner, og send den.

problem-ip-not-allowed = Adressen til serveren vår står ikke i IP-hvitelisten til nøkkelen og blir avvist av { $exchange }.
fix-ip-not-allowed = Legg til { $address } i { $list }. Trykk så <b>{ button-test }</b>.

problem-key-or-ip-or-permission = Nøkkelen blir avvist, og { $exchange } sier ikke hvorfor. Det er én av tre ting.
fix-key-or-ip-or-permission =
    Sjekk i denne rekkefølgen, og trykk så <b>{ button-test }</b>:
    • API-nøkkelen er hel og står fortsatt på nøkkelsiden;
    • { $address } står i { $list };
    • disse boksene er krysset av: { $read }, { $trade }.

problem-no-read = Nøkkelen kan ikke lese saldo og ordrer.
fix-no-read = Kryss av for { $read } hos { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-no-trade = Nøkkelen kan ikke handle.
fix-no-trade = Kryss av for { $trade } hos { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-account-restricted = Kontoen din er begrenset hos { $exchange }.
fix-account-restricted = Logg inn hos { $exchange } og gjør det du blir bedt om, for eksempel å bekrefte hvem du er. Trykk så <b>{ button-test }</b>.

problem-region-blocked = Regionen til serveren vår blir avvist av { $exchange }. Det er ikke nøkkelen din det er noe galt med.
fix-region-blocked = Vi må bytte adressen til serveren vår. Behold nøkkelen som den er, og test på nytt senere.

problem-clock-skew = Klokken på serveren vår er feil. Det er ikke nøkkelen din det er noe galt med.
fix-clock-skew = Vi må stille klokken vår. Behold nøkkelen som den er, og test på nytt senere.

problem-unknown = Svaret fra { $exchange } viser ikke om nøkkelen virker. Ingenting taler mot den.
fix-unknown = Vi må undersøke det. Behold nøkkelen som den er, og test på nytt senere.

problem-rate-limited = Akkurat nå sender vi for mange forespørsler til { $exchange }. Det sier ingenting om nøkkelen din.
fix-rate-limited = Vent noen minutter, og trykk så <b>{ button-test }</b>.

problem-exchange-unavailable = Ingen svar fra { $exchange } akkurat nå. Det sier ingenting om nøkkelen din.
fix-exchange-unavailable = Vent noen minutter, og trykk så <b>{ button-test }</b>. Ikke lag en ny nøkkel.

problem-withdraw-unknown = Det er ikke kjent om denne nøkkelen har tillatelse til uttak: { $exchange } opplyser det ikke.
fix-withdraw-unknown = Se på nøkkelsiden. Er { $withdraw } av, trykk <b>{ button-word }</b>.

problem-key-expiring = Nøkkelen utløper { $ends }.
fix-key-expiring = Forleng den på nøkkelsiden, eller bytt den før det.

problem-no-ip-whitelist = Nøkkelen virker fra alle adresser.
fix-no-ip-whitelist = Legg til { $address } i { $list } for mer sikkerhet.

problem-transfer-enabled = Nøkkelen kan flytte midler mellom dine egne kontoer.
fix-transfer-enabled = Det trengs ikke: fjern krysset for { $transfer }.

problem-no-futures = Nøkkelen kan ikke handle futures.
fix-no-futures = Kryss av for { $futures } hvis du vil handle futures.

## Tilkoblinger

list-title = <b>Mine tilkoblinger</b>: { $count }
list-empty = Du har ingen tilkoblinger ennå. Trykk <b>{ button-connect }</b> for å lage den første.
list-item = <b>{ $name }</b> · { $exchange }
list-state = { $status } · testet { $tested }

card-status = <b>{ $status }</b> (siden { $since })
card-tested = Testet { $tested }, tok { $latency } ms
card-key = Nøkkel { $key }
card-account = Konto { $account }
card-permission = { $permission }: { $answer }
card-by-word = { $permission }: { $answer } (ditt ord { $date })
card-ip-list = IP-hviteliste: { $addresses }
card-ip-list-more = IP-hviteliste: { $addresses } og { $count } til
card-ip-none = IP-hviteliste: ingen
card-ip-unknown = IP-hviteliste: børsen opplyser det ikke
card-expires = Utløper { $moment }
card-no-secrets = Hemmelighetene til denne tilkoblingen er slettet for godt. Trykk <b>{ button-replace }</b> for å bruke den igjen.

ask-rename = Send det nye navnet på { $name }.
renamed = Nytt navn: { $name }.
confirm-delete =
    <b>Slette { $name }?</b>
    API-nøkkelen, den hemmelige nøkkelen og passordfrasen slettes straks og for godt. Det kan ikke angres. Nøkkelen hos { $exchange } består til du sletter den der.
deleted = { $name } er slettet, og hemmelighetene er borte for godt. Slett nå også nøkkelen hos { $exchange }.

## Varsler

notice-draft-expired = Tilkoblingen til { $exchange } ble ikke ferdig på 30 minutter. Det du hadde sendt, er slettet for godt.
notice-secrets-destroyed = Nøkkelen til { $name } ({ $exchange }) hadde fortsatt tillatelse til uttak etter 30 minutter. Hemmelighetene er slettet for godt. Lag en nøkkel uten den tillatelsen og trykk <b>{ button-replace }</b>.

toast-stale = Denne knappen er fra en eldre melding og virker ikke lenger. Åpne menyen med /start.

## For dem som driver boten (direkte)

direct-database-down = <b>Databasen har ikke svart siden { $since }.</b> Nøkler blir ikke overvåket, og folk får ikke svar. Se på databasen, disken og loggen til boten; boten fortsetter av seg selv så snart databasen svarer.
direct-database-back = <b>Databasen svarer igjen.</b> Den svarte ikke på { $length }. Ingenting av det som ble oppdaget, er tapt.
