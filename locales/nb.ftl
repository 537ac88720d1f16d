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
time-with-relative = { $moment } ({ $relative })
since = siden { $moment }
since-at-least = minst siden { $moment }, jeg fulgte ikke med før det
until-moment = til { $moment }
until-clear = til den er tilkoblet igjen

## Knapper (ren tekst, høyst 64 tegn)

button-menu = Meny
button-connect = Koble til
button-connect-another = Koble til en til
button-list = Mine tilkoblinger
button-test = Test på nytt
button-rename = Gi nytt navn
button-replace = Bytt nøkkel
button-reconnect = Koble til en nøkkel igjen
button-fix-api-key = Send API-nøkkelen på nytt
button-fix-secret = Send den hemmelige nøkkelen på nytt
button-fix-passphrase = Send passordfrasen på nytt
button-fix-values = Send begge nøklene på nytt
button-delete = Slett
button-delete-yes = Ja, slett den
button-word = Jeg har sjekket: uttak er av
button-help = Hjelp
button-security = Sikkerhet
button-privacy = Personvern
button-language = Språk
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
button-quiet = Stille timer
button-quiet-off = Ingen stille timer
button-quiet-type = Andre tider
button-digest-on = Slå på oppsummering
button-digest-off = Slå av oppsummering
button-zone = Tidssone
button-access-ask = Be om tilgang
button-access-allow = Gi tilgang
button-access-refuse = Avslå
button-keys-page = Åpne nøkkelsiden
button-guide = Vis meg hvor
button-use = Ja, bruk den
button-connect-instead = Koble til { $exchange } i stedet
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
command-alerts = Stille timer, tidssone, daglig oppsummering
command-history = Hva som har skjedd med nøklene dine
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
too-fast = Du sender mer enn jeg rekker å svare på. Jeg hoppet over noen av meldingene: vent litt, og send den siste på nytt.
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

    <b>Nøklene følges med på.</b> Lagrede nøkler testes igjen og igjen. Får en av dem tillatelse til uttak, sperres den straks, og du får vite det uansett tid på døgnet.

    <b>Du bestemmer.</b> Slett tilkoblingen her eller nøkkelen hos børsen når du vil.

privacy =
    <b>Hva som lagres, og hvor</b>

    <b>I databasen vår:</b> Telegram-id, språk, tidssone, stille timer og daglig oppsummering; for hver tilkobling navn, børs, status, maskert nøkkel, tillatelser, IP-hviteliste, konto-id hos børsen og resultatet av siste test; API-nøkkelen, den hemmelige nøkkelen og passordfrasen i kryptert form; hva som har skjedd: endringer av status, og hva som er gjort med en nøkkel, av hvem og når. En uferdig tilkobling oppbevares kryptert i 30 minutter.

    <b>Atskilt fra den:</b> hovednøkkelen, som de krypterte verdiene ikke kan leses uten.

    <b>Lagres ikke:</b> meldingene, saldoene og ordrene dine. En test leser saldo og ordrer bare for å se om det virker.

    <b>Hos Telegram:</b> meldingene dine går gjennom serverne til Telegram før de slettes.

    <b>Slik får du det slettet:</b> åpne /connections, velg tilkoblingen, trykk <b>{ button-delete }</b>. API-nøkkelen, den hemmelige nøkkelen og passordfrasen slettes straks og for godt. Sikkerhetskopier av databasen kan ha de krypterte verdiene til de skrives over. Historikken til en slettet tilkobling består; den inneholder ingen nøkkel. Slett også nøkkelen hos børsen: da kan ingen bruke den.

    <b>Alt på én gang:</b> send /delete_me. En kopi av det som er lagret: /export.

help-tab-start = Hjelp
help-tab-permissions = Tillatelser
help-tab-errors = Feil du kan rette
help-tab-others = Andre feil, råd

help-start =
    <b>Hjelp</b>

    <b>Koble til:</b> send /connect, velg børsen, lag en nøkkel slik veiledningen sier, og send det du blir spurt om. Hver melding slettes straks.

    <b>Test:</b> testen går av seg selv og sier hva som er galt og hvordan du retter det. Etterpå blir du bare spurt om det som var galt.

    <b>Varsler:</b> lagrede nøkler følges med på, og du får vite det når en slutter å virke. Velg stille timer i /alerts, se bakover i /history.

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
    ⏸ Frakoblet: ingen nøkkel er lagret her.

## Tilkobling

choose-exchange = <b>Velg børs</b>

guide-title = <b>Koble til { $exchange }</b>
guide-title-replace = <b>Bytt nøkkelen til { $name }</b> ({ $exchange })
    Den gamle nøkkelen gjelder til den nye har bestått testen.
guide-title-reconnect = <b>Koble til en nøkkel igjen: { $name }</b> ({ $exchange })
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
paste-not-a-value = Det er ikke det jeg ba om. Ingenting av det ble brukt.
paste-question = Det leses som et spørsmål, så ingenting av det ble brukt.
paste-may-be-phrase = Er det selve passordfrasen? Trykk i så fall <b>{ button-use }</b>. Hvis ikke, send den nå.
paste-again = Den har jeg allerede.
paste-refused-shape = Ikke brukt: dette ligner ikke { $field } fra { $exchange }. Kopier på nytt, i sin helhet.
paste-locked-key = Ikke brukt: denne private nøkkelen er låst med et passord. Lag en uten.
paste-cut-key = Ikke brukt: slutten av denne private nøkkelen mangler. Kopier den på nytt, i sin helhet.
paste-unusual-shape = Uvanlig form: { $field }. Testen vil vise det.
paste-swapped = Dette ligner { $field } og ble brukt som det.
paste-other-exchange = Det ligner en API-nøkkel fra { $other }, ikke fra { $exchange }. Den ble ikke brukt.
paste-key-equals-secret = Ikke brukt: samme verdi kom for to felt.
paste-several-fields = Fant flere verdier og tok imot hver av dem.

hint-api-key = En API-nøkkel fra { $exchange } ser slik ut: { $example }. Du finner den under { $menu }.
hint-secret = Den hemmelige nøkkelen fra { $exchange } ser slik ut: { $example }. Den vises bare én gang, når nøkkelen lages. Er siden lukket, lag en ny nøkkel.
hint-passphrase = Passordfrasen er den du valgte i { $label } da du laget nøkkelen. Ingen kan vise den igjen: har du glemt den, lag en ny nøkkel.

name-taken = Du har allerede en tilkobling med det navnet. Send et annet navn.
name-too-long = { $limit ->
    [one] Navnet er for langt. Send et på høyst { $limit } tegn.
   *[other] Navnet er for langt. Send et på høyst { $limit } tegn.
}
name-empty = Det er ikke et navn. Send noen bokstaver eller tall.
name-secret = Det ligner en nøkkel eller et passord og kan ikke være et navn: navn vises i chatten. Send et vanlig navn, for eksempel ord med mellomrom.

draft-lapsed = Tilkoblingen til { $exchange } ble ikke ferdig på 30 minutter, så det du hadde sendt, er slettet for godt. Den siste meldingen din ble ikke brukt.

## Testen

test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Tester nøkkelen…
test-duration = Det tar vanligvis 2–5 sekunder.
test-stopped = Testen ble stoppet.
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
   *[waiting] Handel
}
step-futures = { $answer ->
    [yes] Futures er tillatt
    [no] Futures er ikke tillatt
    [unknown] Futures: børsen opplyser det ikke
   *[waiting] Futures
}
step-withdraw-off = { $answer ->
    [yes] Uttak er av
    [no] Uttak er på
    [unknown] Uttak: børsen opplyser det ikke
   *[waiting] Uttak
}
step-ip-whitelist = { $answer ->
    [yes] IP-hviteliste er satt
    [no] Ingen IP-hviteliste
    [unknown] IP-hviteliste: børsen opplyser det ikke
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
    [unknown] <b>{ $status }.</b> Testet på { $seconds } s: kan lese, handel er ikke rapportert, kan ikke ta ut.
   *[unknown-attested] <b>{ $status }.</b> Testet på { $seconds } s: kan lese, handel er ikke rapportert, uttak er av (du bekreftet det).
}
online-watched = Den testes jevnlig nå. Endringer får du vite om her.
online-continue = Neste steg: trykk på <b>{ button-continue }</b>.
online-name = <b>Navnet:</b> behold det, trykk på et annet, eller send ditt eget.

verdict-advice = <b>Råd</b>
blocked-deadline = Er dette ikke rettet innen { $moment }, slettes de lagrede hemmelighetene for godt.
not-stored = Nøkkelen ble ikke lagret.
replaced = <b>Den nye nøkkelen gjelder.</b> Slett nå den gamle nøkkelen hos { $exchange }.
not-replaced = <b>Den gamle nøkkelen gjelder fortsatt.</b> Den nye er dårligere, så den ble ikke tatt i bruk.
already-running = En nøkkel testes akkurat nå. Vent på resultatet, eller send /cancel.
too-many-tests = { $seconds ->
    [one] For mange tester. Vent { $seconds } sekund og test på nytt.
   *[other] For mange tester. Vent { $seconds } sekunder og test på nytt.
}
word-taken = Notert som ditt ord: uttak er av.

## Problemer: hva det betyr, hvordan det rettes, og av hvem

send-by-replacing = Trykk <b>{ button-replace }</b> for å sende den.

who-user = Dette kan du rette.
who-operator = Dette må vi rette.
who-nobody = Går over av seg selv.

problem-withdraw-enabled = Denne nøkkelen har tillatelse til uttak. Den er sperret og brukes ikke til noe.
fix-withdraw-enabled = Fjern krysset for { $withdraw } hos { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-must-replace = De som driver boten, ber deg bytte denne nøkkelen: Andre kan ha sett den.
fix-must-replace = Lag en ny nøkkel hos { $exchange }, send den, og slett den gamle der.

problem-invalid-key = Denne API-nøkkelen er ikke kjent hos { $exchange }.
fix-invalid-key = Kopier API-nøkkelen på nytt, i sin helhet, og send den. Lag en ny nøkkel hvis den ikke lenger står på nøkkelsiden.

problem-key-gone = { $exchange } kjenner ikke lenger denne nøkkelen: den er slettet eller utløpt.
fix-key-gone = Lag en ny nøkkel hos { $exchange } og send den.

problem-key-gone-or-changed = { $exchange } avviser denne nøkkelen, som virket før, og sier ikke hvorfor.
fix-key-gone-or-changed = Sjekk i denne rekkefølgen, og trykk så <b>{ button-test }</b>:

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

problem-key-or-ip-or-permission = Nøkkelen blir avvist, og { $exchange } sier ikke hvorfor.
fix-key-or-ip-or-permission = Sjekk i denne rekkefølgen, og trykk så <b>{ button-test }</b>:
cause-key = API-nøkkelen er hel og står fortsatt på nøkkelsiden
cause-gone = nøkkelen står fortsatt på nøkkelsiden; hvis ikke, lag en ny
cause-secret = den hemmelige nøkkelen hører til denne API-nøkkelen og er hel
cause-passphrase = passordfrasen er den du valgte for denne nøkkelen
cause-address = { $address } står i { $list }
cause-permission = disse boksene er krysset av: { $read }, { $trade }

problem-no-read = Nøkkelen kan ikke lese saldo og ordrer.
fix-no-read = Kryss av for { $read } hos { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-no-trade = Nøkkelen kan ikke handle.
fix-no-trade = Kryss av for { $trade } hos { $exchange } og lagre. Trykk så <b>{ button-test }</b>.

problem-account-restricted = Kontoen din er begrenset hos { $exchange }.
fix-account-restricted = Logg inn hos { $exchange } og gjør det du blir bedt om, for eksempel å bekrefte hvem du er. Trykk så <b>{ button-test }</b>.

problem-nonce-in-use = Et annet program bruker nøkkelen samtidig, så { $exchange } avviser forespørslene våre.
fix-nonce-in-use = Lag en egen nøkkel for hvert program og send den nye hit, eller sett et nonce-vindu for nøkkelen hos { $exchange }. Trykk så <b>{ button-test }</b>.

problem-our-address-blocked = Adressen til serveren vår er blokkert hos { $exchange }. Det er ikke nøkkelen din det er noe galt med.
fix-our-address-blocked = Vi må få adressen åpnet eller bruke en annen. Behold nøkkelen som den er, og test på nytt senere.

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

## The same on a terminal: without buttons, and the values are typed

terminal-prompt = { $field } (du ser ikke det du skriver):
terminal-prompt-first = { $field }, eller lim inn alle verdiene på én gang (det du skriver, vises ikke):
terminal-fix-withdraw-enabled = Fjern avkrysningen for { $withdraw } hos { $exchange } og lagre. Kjør så kommandoen på nytt.
terminal-fix-invalid-key = Kjør kommandoen på nytt med hele API-nøkkelen. Står den ikke lenger på nøkkelsiden, lag en ny nøkkel.
terminal-fix-invalid-secret = Kjør kommandoen på nytt med hele hemmeligheten. Den vises bare én gang: Har du den ikke lenger, lag en ny nøkkel.
terminal-fix-invalid-passphrase = Kjør kommandoen på nytt med passfrasen du valgte for denne nøkkelen. Hjelper ikke det, lag en ny nøkkel.
terminal-fix-key-gone = Lag en ny nøkkel hos { $exchange } og kjør kommandoen på nytt med den.
terminal-fix-key-gone-or-changed = Sjekk i denne rekkefølgen, og kjør så kommandoen på nytt:
terminal-fix-key-expired = Lag en ny nøkkel hos { $exchange } og kjør kommandoen på nytt med den.
terminal-fix-must-replace = Lag en ny nøkkel hos { $exchange } og slett den gamle der.
terminal-fix-wrong-site = Lag en nøkkel på hovedsiden til { $exchange } og kjør kommandoen på nytt med den.
terminal-fix-ip-not-allowed = Legg til { $address } i { $list }. Kjør så kommandoen på nytt.
terminal-fix-key-or-ip-or-permission = Sjekk i denne rekkefølgen, og kjør så kommandoen på nytt:
terminal-fix-no-read = Kryss av { $read } hos { $exchange } og lagre. Kjør så kommandoen på nytt.
terminal-fix-no-trade = Kryss av { $trade } hos { $exchange } og lagre. Kjør så kommandoen på nytt.
terminal-fix-account-restricted = Logg inn hos { $exchange } og gjør det som kreves, for eksempel å bekrefte hvem du er. Kjør så kommandoen på nytt.
terminal-fix-nonce-in-use = Lag en egen nøkkel for hvert program og kjør denne kommandoen på nytt med den nye, eller sett et nonce-vindu for nøkkelen hos { $exchange }.
terminal-fix-rate-limited = Vent noen minutter, og kjør så kommandoen på nytt.
terminal-fix-exchange-unavailable = Vent noen minutter, og kjør så kommandoen på nytt. Ikke lag en ny nøkkel.
terminal-fix-withdraw-unknown = Se på nøkkelsiden: { $withdraw } må være av.

## Tilkoblinger

list-title = <b>Mine tilkoblinger</b>: { $count }
list-empty = Du har ingen tilkoblinger ennå. Trykk <b>{ button-connect }</b> for å lage den første.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-state = { $status } · testet { $tested }
list-disconnected = { $status } · ingen nøkkel er lagret
list-unanswered = { $status } · ingen svar fra { $exchange }
silence = Ingen svar fra { $exchange } siden { $since }
silence-ours = Nettverket vårt har vært nede siden { $since }
silence-good = { $silence } · siste gode test { $good }

card-status = <b>{ $status }</b> (siden { $since })
card-tested = Testet { $tested }, tok { $latency } ms
card-key = Nøkkel { $key }
card-account = Konto { $account }
card-read = { $answer ->
    [yes] Kan lese
    [no] Lesing er av
    [untested] Lesing: ikke testet
   *[unknown] Lesing: børsen opplyser det ikke
}
card-trade = { $answer ->
    [yes] Kan handle
    [no] Handel er av
    [untested] Handel: ikke testet
   *[unknown] Handel: børsen opplyser det ikke
}
card-futures = { $answer ->
    [yes] Kan handle futures
    [no] Futures er av
    [untested] Futures: ikke testet
   *[unknown] Futures: børsen opplyser det ikke
}
card-withdraw = { $answer ->
    [yes] Uttak er på
    [no] Uttak er av
    [untested] Uttak: ikke testet
   *[unknown] Uttak: børsen opplyser det ikke
}
card-transfer = { $answer ->
    [yes] Overføring mellom kontoene dine er på
    [no] Overføring mellom kontoene dine er av
    [untested] Overføring: ikke testet
   *[unknown] Overføring: børsen opplyser det ikke
}
card-withdraw-by-word = Uttak er av (ditt ord { $date })
card-ip-list = IP-hviteliste: { $addresses }
card-ip-list-more = IP-hviteliste: { $addresses } og { $count } til
card-ip-none = IP-hviteliste: ingen
card-ip-set = IP-hviteliste: satt ({ $exchange } viser ikke hvilken)
card-ip-unknown = IP-hviteliste: børsen opplyser det ikke
card-expires = Utløper { $moment }
card-no-secrets = Ingen nøkkel er lagret her: hemmelighetene er slettet for godt. Trykk <b>{ button-reconnect }</b> for å bruke tilkoblingen igjen.
card-key-gone = Slettet nøkkel: { $key }. Finnes den fortsatt hos børsen, slett den der.

ask-rename = Send det nye navnet på { $name }.
renamed = Nytt navn: { $name }.
confirm-delete =
    <b>Slette { $name }?</b>
    API-nøkkelen, den hemmelige nøkkelen og passordfrasen slettes straks og for godt. Det kan ikke angres. Nøkkelen hos { $exchange } består til du sletter den der.
deleted = { $name } er slettet, og hemmelighetene er borte for godt. Slett nå også nøkkelen hos { $exchange }.

## Varsler

alert-status = <b>{ $status }</b> ({ $since })
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) har tillatelse til uttak. Nøkkelen er sperret og brukes ikke til noe.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> ({ $since })
alert-several = { $count ->
    [one] <b>{ $count } tilkobling trenger deg.</b>
   *[other] <b>{ $count } tilkoblinger trenger deg.</b>
}
alert-online = <b>Tilkoblet</b>
alert-online-again = <b>Tilkoblet igjen</b> etter { $length }.
alert-online-again-at-most = <b>Tilkoblet igjen</b> etter høyst { $length }.
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
alert-incident = <b>Ingen svar fra { $exchange }</b> siden { $since }.
alert-incident-fix = Du trenger ikke gjøre noe: det er ikke nøklene dine det er noe galt med. Jeg sier fra når børsen svarer igjen.
alert-incident-over = <b>{ $exchange } svarer igjen</b> etter { $length }.
alert-unstable = <b>{ $exchange } er ustabil</b> siden { $since }: noen ganger kommer det svar, andre ganger ikke.
alert-unstable-fix = Du trenger ikke gjøre noe: det er ikke nøklene dine det er noe galt med. Jeg sier fra når børsen har vært stabil i 30 minutter.
alert-unstable-over = <b>{ $exchange } er stabil igjen.</b> Den var ustabil i { $length }.
alert-expiry = { $days ->
    [one] <b>Nøkkelen utløper om { $days } dag:</b> { $moment }.
   *[other] <b>Nøkkelen utløper om { $days } dager:</b> { $moment }.
}
alert-new-address = <b>Adressen til serveren vår er endret.</b> Legg til { $address } i IP-hvitelisten, ellers slutter disse nøklene å virke.
alert-new-address-known = <b>Adressen til serveren vår er endret</b> til { $address }. Den mangler ikke i noen av IP-hvitelistene dine: du trenger ikke gjøre noe.

drift-futures-lost = Nøkkelen kan ikke lenger handle futures.
drift-futures-gained = Nøkkelen kan nå handle futures.
drift-transfer-gained = Nøkkelen kan nå flytte midler mellom dine egne kontoer.
drift-ip-list-removed = IP-hvitelisten til nøkkelen er borte: den virker nå fra alle adresser.

digest-well = { $count ->
    [one] <b>Alt er i orden.</b> { $count } tilkobling er tilkoblet.
   *[other] <b>Alt er i orden.</b> Alle { $count } er tilkoblet.
}
digest-some = <b>Tilkoblet: { $online } av { $count }</b>

## Når du får beskjed

mute-choose =
    <b>Hvor lenge skal { $name } dempes?</b>
    Får en nøkkel tillatelse til uttak, sier jeg fra straks likevel.
mute-hours = { $count ->
    [one] { $count } time
   *[other] { $count } timer
}
mute-until-clear = Til den er tilkoblet igjen
mute-line = Dempet { $until }

alerts-title = <b>Varsler</b>
alerts-quiet = Stille timer: { $hours }
alerts-quiet-off = Stille timer: ingen
alerts-digest = Daglig oppsummering: kl. { $time }
alerts-digest-off = Daglig oppsummering: av
alerts-zone = Tidssone: { $city }, nå { $time }
alerts-zone-unknown = Tidssone: ikke kjent, tider er i UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>: dempet { $until }
alerts-urgent = Får en nøkkel tillatelse til uttak, sier jeg fra straks, også i stille timer og når den er dempet.
alerts-saved = Lagret.

quiet-choose =
    <b>Velg stille timer.</b>
    Det som skjer da, får du vite når de er over. Får en nøkkel tillatelse til uttak, sier jeg fra straks likevel.
quiet-ask = Send de stille timene, for eksempel <code>22:30-07:15</code>
quiet-shape = Ikke tatt imot: send to klokkeslett med en bindestrek mellom.
quiet-time = Ikke tatt imot: det klokkeslettet finnes ikke. Timer går fra 0 til 24, minutter fra 0 til 59.
quiet-empty = Ikke tatt imot: timene slutter når de begynner.

zone-ask-time = <b>Hva er klokken der du er?</b>
zone-why-zone = Tidene i meldingene mine følger den.
zone-why-quiet = Stille timer følger klokken din.
zone-why-digest = Den daglige oppsummeringen følger klokken din.
zone-ask-city =
    <b>Hvilken klokke er din?</b>
    De viser det samme nå. De stilles på ulike dager.
zone-clock-changes = { $cities }: stilles { $date }
zone-clock-stays = { $cities }: stilles ikke

## Historikk

history-title = <b>Historikk</b> · { $name }
history-every = alle tilkoblinger
history-choose = <b>Velg en tilkobling</b> for å se hva som har skjedd med den.
history-no-name = Du har ingen tilkobling med navnet { $name }.
history-empty = Ingenting har skjedd ennå.
history-moment = <b>{ $moment }</b>
history-moment-of = { "\u200E" }<b>{ $moment }</b> · { $name }
history-change = { $before } → { $after }
history-unwatched = Kanskje tidligere: jeg fulgte ikke med.
history-deed = { $deed } · { $hand }
deed-added = Lagt til
deed-tested = Testet
deed-replaced = Nøkkelen byttet
deed-renamed = Nytt navn gitt
deed-word-given = Ord gitt: uttak er av
deed-disconnected = Frakoblet, nøklene slettet
deed-paused = Frakoblet, nøklene slettet
deed-ordered = Bytte av nøkkel pålagt
deed-deleted = Slettet
deed-exported = Eksportert
deed-read = Slått opp utenfor boten
hand-person = du
hand-bot = boten
hand-operator = de som driver boten

## Tilgang

access-denied =
    <b>Denne boten er ikke åpen for alle.</b>
    Trykk <b>{ button-access-ask }</b>: de som driver den, avgjør.
access-request-sent = Forespørselen er sendt. Jeg sier fra når det er avgjort.
access-requested = <b>{ $title }</b> ber om tilgang. Telegram-id: { $person }
access-allowed = Tilgang gitt: { $title } kan nå bruke boten.
access-turned-down = Avslått: { $title } kan ikke bruke boten.
access-granted = <b>Du kan nå bruke denne boten.</b> Trykk <b>{ button-connect }</b> for å begynne.
access-refused = Forespørselen din om tilgang er avslått.

## For dem som driver boten

operator-title = <b>Til deg som driver boten</b>
operator-more = { $count ->
    [one] Og { $count } sak til: se i loggen.
   *[other] Og { $count } saker til: se i loggen.
}
operator-other = Se i loggen etter { $matter }.
operator-cut-off = <b>Denne serveren kom ikke ut på nettet.</b> Verken Telegram eller børsene svarte, så ingen nøkkel er bedømt. Sjekk nettverket, DNS og <code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>Ingen svar fra { $exchange }.</b> Nøklene der bedømmes ikke, og eierne får beskjed. Se på statussiden deres; mer er det ikke å gjøre.
operator-new-address = <b>Ny adresse for denne serveren:</b> { $address }, sett hos { $exchange }. Skal den bestå, sett den inn i <code>BOT_SERVER_IPS</code> og start på nytt. Hvis ikke, ta tilbake den gamle: eiere av nøkler med IP-hviteliste blir bedt om å legge den til.
operator-address-refused = <b>Adressen vår blir avvist hos { $exchange }</b> for mange nøkler med IP-hviteliste. Sammenlign <code>BOT_SERVER_IPS</code> med det <code>python -m bot doctor</code> finner.
operator-clock-skew = <b>Klokken på denne serveren er feil</b>, ut fra svarene fra { $exchange }. Still den: <code>timedatectl set-ntp true</code>. Ingen nøkkel der bedømmes før det er gjort.
operator-region-blocked = <b>Regionen til denne serveren blir avvist hos { $exchange }.</b> Kjør boten et annet sted, eller sett <code>BOT_PROXY_URL</code> til en proxy et annet sted.
operator-our-address-blocked = <b>{ $exchange } blokkerer adressen til denne serveren.</b> Be kundestøtten der om å åpne den, eller sett <code>BOT_PROXY_URL</code> til en proxy med en annen adresse. Ingen nøkkel der bedømmes før det er gjort.
operator-unknown = <b>Svar fra { $exchange } blir ikke forstått.</b> Ingenting regnes mot nøklene. Se i loggen hva som ble svart, og legg det inn i filen for denne børsen.

## Beskjeder

notice-draft-expired = Tilkoblingen til { $exchange } ble ikke ferdig på 30 minutter. Det du hadde sendt, er slettet for godt.
notice-secrets-destroyed = Nøkkelen til { $name } ({ $exchange }) hadde fortsatt tillatelse til uttak etter 30 minutter. Hemmelighetene er slettet for godt. Lag en nøkkel uten den tillatelsen og trykk <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>Slett meldingen din fra { $sent } selv.</b>
    Den ser ut som en nøkkel, og Telegram lot meg ikke slette den. Hold på meldingen og velg å slette den for begge parter. Lag en ny nøkkel hos børsen hvis andre kan ha sett den.

toast-stale = Denne knappen er fra en eldre melding og virker ikke lenger. Åpne menyen med /start.

## Samme konto

button-adopt = Bytt nøkkelen der
button-adopt-disconnected = Koble til nøkkelen der
button-same-account = Ja, samme konto
button-connect-new = Koble til som en ny
twin-mine =
    <b>Denne kontoen er alt koblet til</b>, som { $name } hos { $exchange }.
    Vil du bruke den nye nøkkelen der, trykk <b>{ button-adopt }</b>. Den gamle gjelder til den nye har bestått testen.
twin-mine-disconnected =
    <b>Du har en tilkobling for denne kontoen</b>: { $name } hos { $exchange }. Den er frakoblet.
    Vil du koble til den nye nøkkelen der, trykk <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>Ikke koblet til.</b> Denne kontoen hos { $exchange } er alt koblet til BackFuture AI fra en annen Telegram-konto, og den kan bare kobles til én gang. Nøkkelen ble ikke lagret.
    Er ikke det deg, slett nøkkelen hos børsen og lag en ny.
twin-other-account =
    <b>Den gamle nøkkelen gjelder fortsatt.</b> Den nye hører til en annen konto hos { $exchange } enn { $name }.
    Send en nøkkel fra samme konto, eller koble denne til som en ny tilkobling.
twin-unknown =
    <b>Er den nye nøkkelen fra samme konto hos { $exchange } som { $name }?</b>
    Børsen oppgir det ikke. Er den det, trykk <b>{ button-same-account }</b>. Til da gjelder den gamle nøkkelen.

## Slutte

command-panic = Koble fra alt nå
command-export = Få det som er lagret om deg
command-delete_me = Slett alt som er lagret om deg
button-panic-yes = Ja, slett alle nøkler her
button-delete-me-yes = Ja, slett alt
button-export = Få dataene mine først
button-revoke-at = Slett nøkkelen hos { $exchange }
panic-nothing = Det er ingenting å koble fra: Ingen tilkobling har en lagret nøkkel.
panic-confirm = { $count ->
    [one] <b>Koble fra { $count } tilkobling nå?</b>
   *[other] <b>Koble fra alle { $count } tilkoblinger nå?</b>
}
panic-means = Nøkler og hemmeligheter slettes her med én gang, og ingenting bruker dem mer. Tilkoblingene blir stående, så de kan få nye nøkler.
panic-done = { $count ->
    [one] <b>{ $count } tilkobling er frakoblet, og nøkkelen er slettet her.</b>
   *[other] <b>{ $count } tilkoblinger er frakoblet, og nøklene er slettet her.</b>
}
panic-next = Slett nå nøklene hos børsene: Først da er de ubrukelige for alle.
leave-confirm = <b>Slette alt som er lagret om deg?</b>
leave-what = { $count ->
    [one] Det er { $count } tilkobling med nøkkel og hemmelighet, historikken, innstillingene og språket ditt. Det kan ikke angres.
   *[other] Det er { $count } tilkoblinger med nøkler og hemmeligheter, historikken, innstillingene og språket ditt. Det kan ikke angres.
}
leave-remains =
    <b>Dette blir igjen:</b>
    • Sikkerhetskopier av databasen har de krypterte radene til de overskrives. De kan leses med den gamle hovednøkkelen: Be operatøren bytte den og ødelegge den gamle.
    • Telegram beholder denne chatten til du sletter den.
    • Nøklene hos børsene består til du sletter dem der.
leave-done = <b>Alt som var lagret om deg, er slettet.</b>
export-caption = Alt som er lagret om deg, uten nøkler og hemmeligheter.

## Grenser

limit-connections = { $limit ->
    [one] Du har { $limit } tilkobling, og flere kan én person ikke ha. Slett den for å få plass.
   *[other] Du har { $limit } tilkoblinger, og flere kan én person ikke ha. Slett en for å få plass.
}

## For dem som drifter boten

command-status = Hvordan det står til med boten
overview-title = <b>Slik står det til med boten</b>
overview-no-database = Databasen svarer ikke. Kjør <code>python -m bot doctor</code> på serveren.
overview-cut-off = Vårt eget nettverk er nede: for mange børser svikter på én gang. Ingen nøkler vurderes før det er tilbake.
overview-outage = Ikke noe svar fra { $exchange } siden { $since }
overview-no-outage = Ingen kjente avbrudd hos børsene.
overview-connections = <b>Tilkoblinger</b>: { $count }
overview-state = { $mark } { $status }: { $count }
overview-exchange = { $exchange }: { $states }
overview-share = { $mark } { $count }
overview-checks = <b>Tester</b> siste 5 minutter: { $count } ({ $rate } i minuttet)
overview-latency = Halvparten tok opptil { $half } ms, 95 % opptil { $most } ms
overview-lag = Eldste ventende test: { $exchange }, har ventet i { $seconds } s
overview-no-lag = Ingen tester venter.
overview-waiting = <b>Varsler</b> som venter: { $count }
overview-slowed = Telegram ba oss senke farten (429): { $count }
overview-not-erased = Meldinger med hemmeligheter som ikke ble slettet: { $count }
overview-addresses = <b>Adressen vår</b>, sist sett: { $addresses }
overview-no-address = <b>Adressen vår</b>: ingen børs har oppgitt den ennå
overview-leads = Denne prosessen snakker med Telegram.
overview-leads-not = En annen prosess snakker med Telegram.
overview-since = Tester, 429 og slettinger gjelder denne prosessen. Den startet { $moment }.

## For dem som driver boten (direkte)

direct-database-down = <b>Databasen har ikke svart siden { $since }.</b> Nøkler blir ikke overvåket, og folk får ikke svar. Se på databasen, disken og loggen til boten; boten fortsetter av seg selv så snart databasen svarer.
direct-database-back = <b>Databasen svarer igjen.</b> Den svarte ikke på { $length }. Ingenting av det som ble oppdaget, er tapt.
direct-conflict-program = <b>Et annet program bruker tokenet til boten.</b> Folk får ikke svar, eller to svar. Stopp det andre programmet. Er det ikke ditt, send /revoke til @BotFather og legg inn det nye tokenet i BOT_TOKEN.
direct-conflict-webhook = <b>En webhook er satt for boten, på { $host }.</b> Så lenge den er satt, får boten ingen meldinger. Stopp programmet der, og kall så deleteWebhook i Bot API.
direct-conflict-over = <b>Boten får meldingene sine igjen.</b> Ingen andre programmer bruker tokenet nå.
