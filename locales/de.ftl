# Deutsch. Dieselben Nachrichten und Variablen wie en.ftl. Anrede: du, wie in Telegram.
# { $exchange } steht, wo es geht, im Dativ („bei { $exchange }“): dann passt auch „der Börse“.

language-name = Deutsch

## Wörter

field-api-key = API-Schlüssel
field-secret = Secret
field-passphrase = Passphrase

permission-read = Lesen
permission-trade = Handeln
permission-futures = Futures
permission-withdraw = Auszahlung
permission-transfer = Transfer

status-online = Verbunden
status-action-needed = Handlung nötig
status-blocked = Gesperrt
status-unavailable = Nicht verfügbar
status-disconnected = Getrennt

the-exchange = der Börse
another-exchange = einer anderen Börse
the-ip-list = der IP-Whitelist
our-address = die Adresse unseres Servers
soon = bald
list-separator = ,{ " " }
sentence-separator = { " " }

## Zeiten

time-now = gerade eben
time-at-once = in weniger als einer Minute
time-minutes-ago = { $count ->
    [one] vor { $count } Minute
   *[other] vor { $count } Minuten
}
time-hours-ago = { $count ->
    [one] vor { $count } Stunde
   *[other] vor { $count } Stunden
}
time-days-ago = { $count ->
    [one] vor { $count } Tag
   *[other] vor { $count } Tagen
}
time-in-minutes = { $count ->
    [one] in { $count } Minute
   *[other] in { $count } Minuten
}
time-in-hours = { $count ->
    [one] in { $count } Stunde
   *[other] in { $count } Stunden
}
time-in-days = { $count ->
    [one] in { $count } Tag
   *[other] in { $count } Tagen
}
time-for-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
time-for-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
time-for-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
time-with-relative = { $relative } ({ $moment })
since = seit { $moment }
since-at-least = seit { $moment } oder früher (vorher nicht überwacht)
until-moment = bis { $moment }
until-clear = bis sie wieder verbunden ist

## Buttons

button-menu = Menü
button-start-anew = Neu beginnen
button-status = Aktualisieren
button-connect = Verbinden
button-connect-another = Weitere verbinden
button-list = Meine Verbindungen
button-only-trouble = Nur Probleme
button-all = Alle
button-test = Erneut testen
button-balance = Guthaben
button-rename = Umbenennen
button-replace = Schlüssel ersetzen
button-reconnect = Wieder verbinden
button-fix-api-key = API-Schlüssel neu senden
button-fix-secret = Secret neu senden
button-fix-passphrase = Passphrase neu senden
button-fix-values = Beide Werte neu senden
button-delete = Löschen
button-delete-yes = Ja, löschen
button-move = Ist eingetragen
button-word = Geprüft: keine Auszahlung
button-help = Hilfe
button-security = Sicherheit
button-privacy = Datenschutz
button-language = 🌐 Language
button-cancel = Abbrechen
button-keep-name = { $name } behalten
button-continue = Weiter in BackFuture AI
button-back = Zurück
button-keep = Behalten
button-mute = Stummschalten
button-unmute = Ton einschalten
button-unmute-name = Ton einschalten: { $name }
button-card = Verbindung anzeigen
button-history = Verlauf
button-history-every = Alle, auch gelöschte
button-alerts = Benachrichtigungen
button-quiet = Ruhezeiten
button-quiet-off = Keine Ruhezeiten
button-quiet-type = Andere Zeiten
button-digest-on = Tagesübersicht an
button-digest-off = Tagesübersicht aus
button-zone = Zeitzone
button-zone-times = Andere Uhrzeit
button-access-ask = Zugang anfragen
button-access-check = Schon entschieden?
button-access-allow = Zulassen
button-access-refuse = Ablehnen
button-keys-page = Zur Schlüsselseite
button-guide = Zeig mir, wo
button-form = Schlüssel geschützt eingeben
button-trouble = Klappt es nicht?
button-explain = Was ist ein API-Schlüssel?
button-use = Ja, verwenden
button-connect-instead = Lieber { $exchange } verbinden
button-revoke-old = Alten Schlüssel löschen
button-revoke-it = Bei der Börse löschen
button-private-chat = Privaten Chat öffnen
button-copy = { $value } kopieren
button-copy-all = { $count ->
    [one] { $count } Adresse kopieren
   *[other] { $count } Adressen kopieren
}

## Befehle und Profil

command-start = Was dieser Bot macht
command-connect = Börse mit API-Schlüssel verbinden
command-connections = Meine Verbindungen
command-alerts = Ruhezeiten, Zeitzone, Tagesübersicht
command-history = Was mit deinen Schlüsseln passiert ist
command-help = Berechtigungen, Fehler und Lösungen
command-security = Wie dein Schlüssel geschützt ist
command-privacy = Was gespeichert ist und wie du es löschst
command-language = Sprache wählen
command-cancel = Aktuellen Schritt abbrechen

profile-name = BackFuture AI Connect
profile-short-description = Verbindet den API-Schlüssel deiner Börse, testet ihn und hilft bei Fehlern. Nie einen, der Auszahlungen erlaubt.
profile-description =
    Verbindet den API-Schlüssel deines Börsenkontos mit BackFuture AI, testet ihn live und sagt in klaren Worten, was nicht stimmt und wie du es behebst.

    Die wichtigste Regel: nie ein Schlüssel, der Auszahlungen erlaubt. Dein Guthaben bleibt auf der Börse.

    Tippe auf Start.

## Allgemein

welcome =
    <b>BackFuture AI Connect</b>
    Verbinde deine Börse in 3 Schritten. Das dauert etwa 2 Minuten; halte deine 2FA bereit.
    1. Erstelle bei deiner Börse einen API-Schlüssel. Ich zeige dir im Bild, wo.
    2. Sende ihn hier. Deine Nachricht wird sofort gelöscht.
    3. Ich teste ihn und sage dir, was klappt und was du beheben musst.
    <b>Nie ein Schlüssel, der Auszahlungen erlaubt</b>: Dein Guthaben bleibt auf der Börse.

choose-language = <b>Wähle die Sprache</b>
language-set = Sprache: Deutsch.

unknown-text = Das habe ich nicht verstanden. Tippe unten auf einen Button oder sende /help.
question-help = Das klingt nach einer Frage. Ich bin ein Bot: Diese Buttons haben die Antworten.
api-key-explained =
    <b>Was ist ein API-Schlüssel?</b>
    Mit einem API-Schlüssel kann ein Programm dein Börsenkonto ohne dein Passwort nutzen. Er hat zwei Teile, die zusammengehören: den API-Schlüssel selbst und ein Secret (geheimer Schlüssel); bei manchen Börsen kommt eine Passphrase dazu. Du bestimmst, was er kann: dein Guthaben sehen und Orders aufgeben, mehr nicht. Solange die Auszahlung ausgeschaltet ist, kann niemand damit dein Geld abziehen, und du kannst ihn bei der Börse jederzeit löschen.
failed = Bei uns ist etwas schiefgelaufen. Versuche es gleich noch einmal.
too-fast = Du sendest mehr, als ich beantworten kann. Ich habe einige deiner Nachrichten übersprungen: Warte kurz und sende die letzte noch einmal.
deleting = Das Löschen deiner Nachricht dauert länger als sonst. Meine Antwort kommt danach.
cancelled = Abgebrochen. Es wurde nichts geändert.
cancelled-draft = Abgebrochen. Was du für die unfertige Verbindung gesendet hattest, ist endgültig gelöscht.
nothing-to-cancel = Es gibt nichts abzubrechen.

group-refusal = Sende Schlüssel nur in unserem privaten Chat. Öffne ihn mit dem Button.
group-exposed = Eine Nachricht hier sah nach einem Schlüssel aus. Andere haben sie vielleicht gelesen: Lösche diesen Schlüssel bei der Börse und erstelle einen neuen.

credential-deleted =
    <b>Deine Nachricht wurde gelöscht.</b>
    Sie sah nach einem Schlüssel aus, und der Bot hatte nach keinem gefragt. Nichts davon wurde gespeichert. Um den Schlüssel zu verbinden, tippe auf <b>{ button-connect }</b> und sende ihn, wenn du danach gefragt wirst.
credential-not-deleted =
    <b>Lösche deine letzte Nachricht von Hand.</b>
    Sie sieht nach einem Schlüssel aus, und ich konnte sie nicht löschen. Halte sie gedrückt, tippe auf Löschen und setze das Häkchen bei „Auch für … löschen“. Falls andere sie gesehen haben könnten, erstelle bei der Börse einen neuen Schlüssel.

## Sicherheit, Datenschutz, Hilfe

security =
    <b>Wie dein Schlüssel geschützt ist</b>

    <b>Nie ein Schlüssel, der Auszahlungen erlaubt.</b> Jeder Schlüssel wird darauf getestet. Erlaubt einer Auszahlungen, wird er sofort gesperrt und nie benutzt; ist das nach 30 Minuten nicht behoben, werden seine Schlüsseldaten endgültig gelöscht.

    <b>Dein Guthaben bleibt auf der Börse.</b> Wir verwahren es nie, und ein Schlüssel ohne Auszahlungsberechtigung kann es nicht von der Börse abziehen.

    <b>Deine Nachrichten werden zuerst gelöscht.</b> Eine Nachricht mit einem Schlüssel wird gelöscht, bevor irgendetwas anderes damit passiert. Die Server von Telegram, Mitteilungen und deine anderen Geräte können sie vorher gesehen haben.

    <b>Verschlüsselt gespeichert.</b> Jede Verbindung hat einen eigenen Datenschlüssel (AES-256-GCM), geschützt durch einen Hauptschlüssel, der nicht in der Datenbank liegt.

    <b>Nie wieder angezeigt.</b> Vom API-Schlüssel siehst du die ersten und letzten vier Zeichen, vom Secret nichts.

    <b>Überwacht.</b> Gespeicherte Schlüssel werden immer wieder getestet. Erlaubt einer plötzlich Auszahlungen, wird er sofort gesperrt, und du erfährst es zu jeder Uhrzeit.

    <b>Du entscheidest.</b> Lösche jederzeit hier die Verbindung oder bei der Börse den Schlüssel.

privacy =
    <b>Was wo gespeichert ist</b>

    <b>In unserer Datenbank:</b> deine Telegram-ID, Sprache, Zeitzone, Ruhezeiten und Tagesübersicht; von jeder Verbindung Name, Börse, Status, gekürzter Schlüssel, Berechtigungen, IP-Whitelist, Konto-ID bei der Börse und das Ergebnis des letzten Tests; API-Schlüssel, Secret und Passphrase verschlüsselt; was passiert ist: Statuswechsel und was mit einem Schlüssel gemacht wurde, von wem und wann. Eine unfertige Verbindung bleibt 30 Minuten lang verschlüsselt gespeichert.

    <b>Getrennt davon:</b> der Hauptschlüssel, ohne den die verschlüsselten Werte nicht lesbar sind.

    <b>Nicht gespeichert:</b> deine Nachrichten, Guthaben und Orders. Ein Test liest Guthaben und Orders nur, um zu sehen, ob das geht.

    <b>Bei Telegram:</b> Deine Nachrichten laufen über die Server von Telegram, bevor sie gelöscht werden.

    <b>So löschst du es:</b> Öffne /connections, wähle die Verbindung, tippe auf <b>{ button-delete }</b>. API-Schlüssel, Secret und Passphrase werden sofort endgültig gelöscht. Backups der Datenbank können die verschlüsselten Werte enthalten, bis sie überschrieben sind. Der Verlauf einer gelöschten Verbindung bleibt; er enthält keinen Schlüssel. Lösche den Schlüssel auch bei der Börse: Dann kann ihn niemand mehr benutzen.

    <b>Alles auf einmal:</b> Sende /delete_me. Eine Kopie der gespeicherten Daten: /export.

help-tab-start = Hilfe
help-tab-permissions = Berechtigungen
help-tab-more = Mehr
help-tab-others = Andere Fehler, Tipps
help-tab-key = Schlüssel ungültig
help-tab-trade = Handel nicht erlaubt
help-tab-address = IP nicht erlaubt
help-tab-exchange = Börse nicht erreichbar

help-start =
    <b>Hilfe</b>

    1. <b>Verbinden:</b> /connect senden, Börse wählen, Schlüssel wie im Bild erstellen und hier senden.
    2. <b>Testen:</b> läuft von selbst. Nur was nicht stimmte, wird noch einmal abgefragt.
    3. <b>Benachrichtigungen:</b> Gespeicherte Schlüssel werden überwacht, und du erfährst, wenn einer nicht mehr funktioniert.

    Wir fragen nie nach deinem Börsenpasswort oder einem Anmeldecode. Sende Schlüssel nur in diesem privaten Chat.
help-which = <b>Welchen Fehler siehst du?</b>
help-command = { $command } – { $description }
help-permissions =
    <b>Berechtigungen</b>
    Was jedes Kästchen auf der Schlüsselseite für diesen Bot bedeutet.
help-read = <b>Lesen: ja.</b> Guthaben und Orders sind lesbar. Nötig.
help-trade = <b>Handeln: ja.</b> Orders können aufgegeben und storniert werden. Nötig.
help-futures = <b>Futures: nur, wenn du Futures handelst.</b> Sonst ausgeschaltet lassen.
help-withdraw = <b>Auszahlung: nein.</b> Guthaben könnte die Börse verlassen. So ein Schlüssel wird gesperrt.
help-transfer = <b>Transfer: besser nicht.</b> Guthaben könnte zwischen deinen eigenen Konten verschoben werden. Nicht nötig.
help-ip-list = <b>IP-Whitelist: empfohlen.</b> Der Schlüssel funktioniert dann nur von unserem Server aus und gilt bei vielen Börsen länger.
help-unknown = Gibt die Börse nicht an, ob Auszahlungen ausgeschaltet sind, bitten wir dich, es zu prüfen und zu bestätigen. Gespeichert wird es als von dir bestätigt.
help-errors = <b>Weitere Fehler, die du beheben kannst</b>
help-others = <b>Fehler bei uns oder bei der Börse</b>
help-commands = <b>Alle Befehle</b>
help-status =
    🟢 Verbunden: Der Schlüssel funktioniert.
    🟡 Handlung nötig: Du musst etwas beheben.
    🔴 Gesperrt: Der Schlüssel erlaubt Auszahlungen.
    ⚪ Nicht verfügbar: Der Test ließ sich nicht abschließen; gegen den Schlüssel liegt nichts vor.
    ⏸ Getrennt: Hier ist kein Schlüssel gespeichert.

## Verbinden

choose-exchange = <b>Wähle die Börse</b>
choose-exchange-help = Wähle die Börse, bei der du dein Konto hast. Ein Bild zeigt dann, wo ihr Schlüssel erstellt wird. Diese kannst du verbinden:
choose-exchange-unknown = Eine Börse mit diesem Namen kenne ich nicht. Diese kannst du verbinden:

guide-title = <b>{ $exchange } · Schritt 1 von 4: Schlüssel erstellen</b>
guide-title-replace = <b>{ $exchange } · Schritt 1 von 4: neuen Schlüssel für { $name } erstellen</b>. Der alte bleibt aktiv, bis der neue den Test besteht.
guide-title-reconnect = <b>{ $exchange } · Schritt 1 von 4: neuen Schlüssel für { $name } erstellen</b>
guide-open = Öffne { $menu }
guide-sites = Ein Schlüssel einer regionalen Seite ({ $sites }) funktioniert nicht auf einer anderen.
guide-passphrase = { $label }: Denk dir eine aus und notiere sie
guide-boxes = Stelle die Kästchen ein:
guide-read = { $labels }: Guthaben und Orders sehen
guide-trade = { $labels }: Orders aufgeben
guide-futures = { $labels }: nur, wenn du Futures handelst
guide-withdraw = { $labels }: immer ausgeschaltet lassen
guide-addresses = { $list }: { $addresses } (empfohlen)
guide-addresses-later = { $list }: vorerst leer lassen. Der Test zeigt unsere Adresse.
guide-address-limit = { $count ->
    [one] Ein Schlüssel nimmt { $count } Adresse an.
   *[other] Ein Schlüssel nimmt bis zu { $count } Adressen an.
}
guide-expiry-age = { $days ->
    [one] Ohne IP-Whitelist läuft ein Schlüssel { $days } Tag nach dem Erstellen ab.
   *[other] Ohne IP-Whitelist läuft ein Schlüssel { $days } Tage nach dem Erstellen ab.
}
guide-expiry-idle = { $days ->
    [one] Ohne IP-Whitelist läuft ein Schlüssel nach { $days } Tag ohne Nutzung ab.
   *[other] Ohne IP-Whitelist läuft ein Schlüssel nach { $days } Tagen ohne Nutzung ab.
}
guide-finish = <b>Bestätige per E-Mail oder 2FA. Lass die Seite offen: Das Secret wird nur einmal angezeigt. Sende den API-Schlüssel oder alles in einer Nachricht.</b>

trouble-title = <b>{ $exchange }: Klappt es nicht?</b>
trouble-page = Das Menü sieht anders aus, oder die App hat diese Seite nicht: Tippe auf <b>{ button-keys-page }</b> und nutze sie im Browser, am besten am Computer.
trouble-words = Menüs und Kästchen heißen hier wie auf der englischen Seite der Börse: Stelle sie auf Englisch, um sie zu finden.
trouble-secret = Das Secret wird nicht mehr angezeigt: Erstelle einen neuen Schlüssel. Das alte Secret kann niemand noch einmal anzeigen.

ask-api-key = <b>Sende jetzt den API-Schlüssel.</b>
ask-secret = <b>Sende jetzt das Secret.</b>
ask-passphrase = <b>Sende jetzt die Passphrase</b>, die du bei { $label } gewählt hast.

progress-title = <b>{ $exchange } · Schritt 2 von 4: Schlüssel senden</b>
progress-kept = <b>{ $exchange }: was noch fehlt</b>
value-api-key = API-Schlüssel
value-secret = Secret
value-passphrase = Passphrase
value-unusual-api-key = API-Schlüssel: sieht ungewöhnlich aus. Der Test wird es zeigen.
value-unusual-secret = Secret: sieht ungewöhnlich aus. Der Test wird es zeigen.
value-unusual-passphrase = Passphrase: sieht ungewöhnlich aus. Der Test wird es zeigen.

received-api-key = API-Schlüssel: { $masked }
message-deleted = Deine Nachricht wurde gelöscht.
message-not-deleted =
    Ich konnte deine Nachricht nicht löschen. Halte sie gedrückt, tippe auf Löschen und setze das Häkchen bei „Auch für … löschen“. Falls andere sie gesehen haben könnten, erstelle bei { $exchange } einen neuen Schlüssel.

wrong-kind = Das nehme ich nur als Textnachricht an. Von dem, was du gesendet hast, wurde nichts verwendet.

paste-empty = In deiner Nachricht war kein Wert.
paste-not-a-value = Danach habe ich nicht gefragt. Nichts davon wurde verwendet.
paste-question = Das ist eine Frage, deshalb wurde nichts davon verwendet. Hier ist die Antwort zu diesem Schritt:
paste-may-be-phrase = Ist das die Passphrase selbst? Wenn ja, tippe auf <b>{ button-use }</b>. Wenn nicht, sende sie jetzt.
paste-again = Das habe ich schon.
paste-refused-shape = { $field ->
    [api-key] Nicht angenommen: Das sieht nicht nach dem { $field } von { $exchange } aus. Kopiere ihn noch einmal vollständig.
    [secret] Nicht angenommen: Das sieht nicht nach dem { $field } von { $exchange } aus. Kopiere es noch einmal vollständig.
   *[other] Nicht angenommen: Das sieht nicht nach der { $field } von { $exchange } aus. Kopiere sie noch einmal vollständig.
}
paste-locked-key = Nicht angenommen: Dieser private Schlüssel ist mit einem Passwort geschützt. Erstelle einen ohne.
paste-cut-key = Nicht angenommen: Das Ende dieses privaten Schlüssels fehlt. Kopiere ihn noch einmal vollständig.
paste-unusual-shape = { $field ->
    [api-key] Der { $field } sieht ungewöhnlich aus. Der Test wird es zeigen.
    [secret] Das { $field } sieht ungewöhnlich aus. Der Test wird es zeigen.
   *[other] Die { $field } sieht ungewöhnlich aus. Der Test wird es zeigen.
}
paste-swapped = { $field ->
    [api-key] Das sieht nach dem { $field } aus und wurde als solcher verwendet.
    [secret] Das sieht nach dem { $field } aus und wurde als solches verwendet.
   *[other] Das sieht nach der { $field } aus und wurde als solche verwendet.
}
paste-other-exchange = Das sieht nach einem API-Schlüssel von { $other } aus, nicht von { $exchange }. Er wurde nicht verwendet.
paste-key-equals-secret = Nicht angenommen: Für zwei Felder kam derselbe Wert.

hint-api-key = Ein API-Schlüssel von { $exchange } sieht so aus: { $example }. Du findest ihn unter { $menu }.
hint-secret = Das Secret von { $exchange } sieht so aus: { $example }. Es wird nur einmal angezeigt, beim Erstellen des Schlüssels. Ist die Seite schon zu, erstelle einen neuen Schlüssel.
hint-passphrase = Die Passphrase hast du beim Erstellen des Schlüssels bei { $label } gewählt. Niemand kann sie noch einmal anzeigen: Hast du sie vergessen, erstelle einen neuen Schlüssel.
hint-safe = Jede Nachricht mit einem Schlüssel wird sofort gelöscht, und ein Schlüssel, der Auszahlungen erlaubt, wird nie benutzt.
hint-name = Der Name ist nur für dich: Er hilft, mehrere Schlüssel auseinanderzuhalten. Sende einen kurzen, etwa den Markt und den Zweck.
confirm-above = Tippe auf einen Button der Nachricht oben oder sende /cancel.

name-taken = Du hast schon eine Verbindung mit diesem Namen. Sende einen anderen.
name-too-long = { $limit ->
    [one] Der Name ist zu lang. Sende einen mit höchstens { $limit } Zeichen.
   *[other] Der Name ist zu lang. Sende einen mit höchstens { $limit } Zeichen.
}
name-empty = Das ist kein Name. Sende ein paar Buchstaben oder Ziffern.
name-secret = Das sieht nach einem Schlüssel oder Passwort aus und kann kein Name sein: Namen werden im Chat angezeigt. Sende einen einfachen, etwa Wörter mit Leerzeichen.

draft-lapsed = Die Verbindung mit { $exchange } wurde nicht in 30 Minuten fertig. Was du gesendet hattest, wurde deshalb endgültig gelöscht. Deine letzte Nachricht wurde nicht verwendet.

## Das Formular

form-title = { $exchange }: Schlüssel geschützt eingeben
form-why = Was du hier eingibst, geht an den Bot und wird sofort verschlüsselt. Es wird nie zu einer Nachricht. Du kannst alles in ein einziges Feld einfügen.
form-guide = So erstellst du den Schlüssel
form-send = Schlüssel testen
form-scan = QR-Code scannen
form-received = Angekommen
form-done = Alles ist angekommen. Der Test läuft im Chat.
form-gone = Dieses Formular gilt nicht mehr. Schließe es und tippe im Chat noch einmal auf den Button.
form-lost = Keine Verbindung. Versuche es gleich noch einmal.

## Der Test

test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Der Schlüssel wird getestet …
test-duration = Das dauert meist 2–5 Sekunden.
test-stopped = Der Test wurde abgebrochen.
step-key = { $answer ->
    [yes] Schlüssel gültig
    [no] Schlüssel ungültig
    [unknown] Schlüssel: unbekannt
   *[waiting] Schlüssel
}
step-balance = { $answer ->
    [yes] Guthaben lesbar
    [no] Guthaben nicht lesbar
    [unknown] Guthaben: unbekannt
   *[waiting] Guthaben
}
step-orders = { $answer ->
    [yes] Orders lesbar
    [no] Orders nicht lesbar
    [unknown] Orders: unbekannt
   *[waiting] Orders
}
step-trade = { $answer ->
    [yes] Handel erlaubt
    [no] Handel nicht erlaubt
    [unknown] Handel: nicht angegeben
   *[waiting] Handel
}
step-futures = { $answer ->
    [yes] Futures erlaubt
    [no] Futures nicht erlaubt
    [unknown] Futures: nicht angegeben
   *[waiting] Futures
}
step-withdraw-off = { $answer ->
    [yes] Auszahlungen ausgeschaltet
    [no] Auszahlungen eingeschaltet
    [unknown] Auszahlungen: nicht angegeben
   *[waiting] Auszahlungen
}
step-ip-whitelist = { $answer ->
    [yes] IP-Whitelist gesetzt
    [no] Keine IP-Whitelist
    [unknown] IP-Whitelist: nicht angegeben
   *[waiting] IP-Whitelist
}
step-clock = Die Uhr unseres Servers geht falsch
step-secret = Secret nicht angenommen
step-passphrase = Passphrase nicht angenommen
checks-not-run = { $count ->
    [one] { $count } Prüfung nicht ausgeführt
   *[other] { $count } Prüfungen nicht ausgeführt
}

verdict-title = <b>{ $status }</b> · { $name }
online-title = { "\u200E" }<b>{ $name } ist eingerichtet.</b>
online-proof = { $proven ->
    [spot] <b>{ $status }.</b> Getestet in { $seconds } s: liest, handelt, erlaubt keine Auszahlungen.
    [spot-attested] <b>{ $status }.</b> Getestet in { $seconds } s: liest, handelt, Auszahlungen ausgeschaltet (von dir bestätigt).
    [both] <b>{ $status }.</b> Getestet in { $seconds } s: liest, handelt, auch Futures, erlaubt keine Auszahlungen.
    [both-attested] <b>{ $status }.</b> Getestet in { $seconds } s: liest, handelt, auch Futures, Auszahlungen ausgeschaltet (von dir bestätigt).
    [unknown] <b>{ $status }.</b> Getestet in { $seconds } s: liest, Handel nicht angegeben, erlaubt keine Auszahlungen.
   *[unknown-attested] <b>{ $status }.</b> Getestet in { $seconds } s: liest, Handel nicht angegeben, Auszahlungen ausgeschaltet (von dir bestätigt).
}
online-watched = Regelmäßige Tests laufen jetzt. Änderungen erfährst du hier.
online-continue = Nächster Schritt: Tippe auf <b>{ button-continue }</b>.
online-name = <b>Der Name:</b> behalten, anderen antippen oder eigenen senden.

verdict-advice = <b>Tipps</b>
blocked-deadline = Behebe das, sonst werden die gespeicherten Schlüsseldaten { $moment } endgültig gelöscht.
not-stored = Der Schlüssel wurde nicht gespeichert.
replaced = <b>Der neue Schlüssel ist aktiv.</b> Lösche jetzt den alten bei { $exchange }.
not-replaced = <b>Der alte Schlüssel bleibt aktiv.</b> Der neue schnitt im Test schlechter ab und wurde deshalb nicht gespeichert.
already-running = Gerade wird ein Schlüssel getestet. Warte auf das Ergebnis oder sende /cancel.
too-many-tests = { $seconds ->
    [one] Zu viele Tests. Warte { $seconds } Sekunde und teste dann erneut.
   *[other] Zu viele Tests. Warte { $seconds } Sekunden und teste dann erneut.
}
word-taken = Gespeichert: Du hast bestätigt, dass Auszahlungen ausgeschaltet sind.

## Probleme: was es bedeutet, wie man es behebt, wer es muss

send-by-replacing = Um ihn zu senden, tippe auf <b>{ button-replace }</b>.

who-user = Das kannst du beheben.
who-operator = Das beheben wir.
who-nobody = Das erledigt sich von selbst.

problem-withdraw-enabled = Dieser Schlüssel erlaubt Auszahlungen. Er ist gesperrt und wird nicht benutzt.
fix-withdraw-enabled = Schalte { $withdraw } bei { $exchange } aus und speichere. Tippe dann auf <b>{ button-test }</b>.

problem-must-replace = Der Betreiber dieses Bots bittet dich, diesen Schlüssel zu ersetzen: Andere haben ihn vielleicht gesehen.
fix-must-replace = Erstelle bei { $exchange } einen neuen Schlüssel, sende ihn und lösche dort den alten.

problem-invalid-key = Dieser API-Schlüssel ist bei { $exchange } unbekannt.
fix-invalid-key = Kopiere den API-Schlüssel noch einmal vollständig und sende ihn. Steht er nicht mehr auf der Schlüsselseite, erstelle einen neuen.

problem-key-gone = Dieser Schlüssel ist bei { $exchange } nicht mehr bekannt: Er wurde gelöscht oder ist abgelaufen.
fix-key-gone = Erstelle bei { $exchange } einen neuen Schlüssel und sende ihn.

problem-key-gone-or-changed = Dieser Schlüssel funktionierte bisher und wird jetzt von { $exchange } abgelehnt, ohne Begründung.
fix-key-gone-or-changed = Prüfe der Reihe nach und tippe dann auf <b>{ button-test }</b>:

problem-invalid-secret = Das Secret gehört nicht zu diesem API-Schlüssel.
fix-invalid-secret = Sende das Secret noch einmal vollständig. Es wird nur einmal angezeigt: Hast du es nicht mehr, erstelle einen neuen Schlüssel.

problem-invalid-passphrase = Die Passphrase ist falsch. Vielleicht ist auch das Secret falsch.
fix-invalid-passphrase = Sende die Passphrase, die du für diesen Schlüssel gewählt hast. Klappt auch das nicht, erstelle einen neuen Schlüssel und sende alle seine Werte.

problem-key-expired = Der Schlüssel ist abgelaufen.
fix-key-expired = Erstelle bei { $exchange } einen neuen Schlüssel und sende ihn.

problem-wrong-site = Dieser Schlüssel gehört bei { $exchange } zu einer anderen regionalen Seite.
fix-wrong-site = Tippe auf <b>{ button-keys-page }</b>, erstelle dort einen Schlüssel und sende ihn.

problem-ip-not-allowed = Die Adresse unseres Servers fehlt in der IP-Whitelist des Schlüssels, deshalb wird er von { $exchange } abgelehnt.
fix-ip-not-allowed = Trage { $address } bei { $list } ein. Tippe dann auf <b>{ button-test }</b>.

problem-key-or-ip-or-permission = Der Schlüssel wurde von { $exchange } ohne Begründung abgelehnt.
fix-key-or-ip-or-permission = Prüfe der Reihe nach und tippe dann auf <b>{ button-test }</b>:
cause-key = der API-Schlüssel ist vollständig und steht noch auf der Schlüsselseite
cause-gone = der Schlüssel steht noch auf der Schlüsselseite; wenn nicht, erstelle einen neuen
cause-secret = das Secret ist vollständig und gehört zu diesem API-Schlüssel
cause-passphrase = die Passphrase ist die für diesen Schlüssel gewählte
cause-address = { $address } steht in { $list }
cause-permission = diese Kästchen sind angehakt: { $read }, { $trade }

problem-no-read = Der Schlüssel kann Guthaben und Orders nicht lesen.
fix-no-read = Schalte { $read } bei { $exchange } ein und speichere. Tippe dann auf <b>{ button-test }</b>.

problem-no-trade = Der Schlüssel kann nicht handeln.
fix-no-trade = Schalte { $trade } bei { $exchange } ein und speichere. Tippe dann auf <b>{ button-test }</b>.

problem-account-restricted = Dein Konto bei { $exchange } ist eingeschränkt.
fix-account-restricted = Melde dich bei { $exchange } an und erledige, was dort verlangt wird, zum Beispiel die Identitätsprüfung (KYC). Tippe dann auf <b>{ button-test }</b>.

problem-nonce-in-use = Ein anderes Programm benutzt diesen Schlüssel gleichzeitig, deshalb werden unsere Anfragen von { $exchange } abgelehnt.
fix-nonce-in-use = Erstelle für jedes Programm einen eigenen Schlüssel und sende den neuen hier, oder stelle bei { $exchange } ein Nonce-Fenster für diesen Schlüssel ein. Tippe dann auf <b>{ button-test }</b>.

problem-our-address-blocked = Die Adresse unseres Servers ist bei { $exchange } gesperrt. An deinem Schlüssel liegt es nicht.
fix-our-address-blocked = Wir müssen die Adresse entsperren lassen oder eine andere verwenden. Lass den Schlüssel, wie er ist, und teste später erneut.

problem-egress-down = Unser Server hat gerade keine Verbindung zu { $exchange }. An deinem Schlüssel liegt es nicht.
fix-egress-down = Wir müssen unsere Verbindung reparieren. Lass den Schlüssel, wie er ist, und teste später erneut.

problem-region-blocked = Die Region unseres Servers wird von { $exchange } nicht bedient. An deinem Schlüssel liegt es nicht.
fix-region-blocked = Wir müssen unseren Server umziehen. Lass den Schlüssel, wie er ist, und teste später erneut.

problem-clock-skew = Die Uhr unseres Servers geht falsch. An deinem Schlüssel liegt es nicht.
fix-clock-skew = Wir müssen unsere Uhr stellen. Lass den Schlüssel, wie er ist, und teste später erneut.
start-refused-clock = { problem-clock-skew } Der Betreiber dieses Bots muss sie stellen. Versuche es später noch einmal.
order-refused-clock = { problem-clock-skew } Der Betreiber dieses Bots weiß Bescheid.
edit-price-moved = Der Preis hat sich bewegt. Sieh dir die Übersicht noch einmal an, bevor du sie übernimmst.

problem-unknown = Die Antwort von { $exchange } zeigt nicht, ob der Schlüssel funktioniert. Gegen ihn liegt nichts vor.
fix-unknown = Wir müssen uns das ansehen. Lass den Schlüssel, wie er ist, und teste später erneut.

problem-rate-limited = Bei { $exchange } kommen gerade zu viele Anfragen von uns an. An deinem Schlüssel liegt es nicht.
fix-rate-limited = Warte ein paar Minuten und tippe dann auf <b>{ button-test }</b>.

problem-exchange-unavailable = Von { $exchange } kommt gerade keine Antwort. An deinem Schlüssel liegt es nicht.
fix-exchange-unavailable = Warte ein paar Minuten und tippe dann auf <b>{ button-test }</b>. Erstelle keinen neuen Schlüssel.

problem-withdraw-unknown = Wir sehen nicht, ob dieser Schlüssel Auszahlungen erlaubt: Von { $exchange } kommt dazu keine Angabe.
fix-withdraw-unknown = Sieh auf der Schlüsselseite nach. Ist { $withdraw } ausgeschaltet, tippe auf <b>{ button-word }</b>.

problem-key-expiring = Der Schlüssel läuft { $ends } ab.
fix-key-expiring = Verlängere ihn auf der Schlüsselseite oder ersetze ihn vorher.

problem-no-ip-whitelist = Der Schlüssel funktioniert von jeder Adresse aus.
fix-no-ip-whitelist = Trage für mehr Sicherheit { $address } bei { $list } ein.

problem-transfer-enabled = Der Schlüssel kann Guthaben zwischen deinen eigenen Konten verschieben.
fix-transfer-enabled = Das ist nicht nötig: Schalte { $transfer } aus.

problem-no-futures = Der Schlüssel kann keine Futures handeln.
fix-no-futures = Wenn du Futures handeln willst, schalte { $futures } ein.

## Dasselbe im Terminal: ohne Buttons, die Werte werden eingetippt

terminal-prompt = { $field } (Eingabe ist unsichtbar):
terminal-prompt-first = { $field } oder alle Werte auf einmal (Eingabe ist unsichtbar):
terminal-fix-withdraw-enabled = Schalte { $withdraw } bei { $exchange } aus und speichere. Führe dann diesen Befehl noch einmal aus.
terminal-fix-invalid-key = Führe diesen Befehl noch einmal mit dem vollständigen API-Schlüssel aus. Steht er nicht mehr auf der Schlüsselseite, erstelle einen neuen.
terminal-fix-invalid-secret = Führe diesen Befehl noch einmal mit dem vollständigen Secret aus. Es wird nur einmal angezeigt: Hast du es nicht mehr, erstelle einen neuen Schlüssel.
terminal-fix-invalid-passphrase = Führe diesen Befehl noch einmal mit der Passphrase aus, die du für diesen Schlüssel gewählt hast. Klappt auch das nicht, erstelle einen neuen Schlüssel.
terminal-fix-key-gone = Erstelle bei { $exchange } einen neuen Schlüssel und führe diesen Befehl noch einmal damit aus.
terminal-fix-key-gone-or-changed = Prüfe der Reihe nach und führe dann diesen Befehl noch einmal aus:
terminal-fix-key-expired = Erstelle bei { $exchange } einen neuen Schlüssel und führe diesen Befehl noch einmal damit aus.
terminal-fix-must-replace = Erstelle bei { $exchange } einen neuen Schlüssel und lösche dort den alten.
terminal-fix-wrong-site = Erstelle einen Schlüssel auf der Hauptseite von { $exchange } und führe diesen Befehl noch einmal damit aus.
terminal-fix-ip-not-allowed = Trage { $address } bei { $list } ein. Führe dann diesen Befehl noch einmal aus.
terminal-fix-key-or-ip-or-permission = Prüfe der Reihe nach und führe dann diesen Befehl noch einmal aus:
terminal-fix-no-read = Schalte { $read } bei { $exchange } ein und speichere. Führe dann diesen Befehl noch einmal aus.
terminal-fix-no-trade = Schalte { $trade } bei { $exchange } ein und speichere. Führe dann diesen Befehl noch einmal aus.
terminal-fix-account-restricted = Melde dich bei { $exchange } an und erledige, was dort verlangt wird, zum Beispiel die Identitätsprüfung (KYC). Führe dann diesen Befehl noch einmal aus.
terminal-fix-nonce-in-use = Erstelle für jedes Programm einen eigenen Schlüssel und führe diesen Befehl noch einmal mit dem neuen aus, oder stelle bei { $exchange } ein Nonce-Fenster für diesen Schlüssel ein.
terminal-fix-rate-limited = Warte ein paar Minuten und führe dann diesen Befehl noch einmal aus.
terminal-fix-exchange-unavailable = Warte ein paar Minuten und führe dann diesen Befehl noch einmal aus. Erstelle keinen neuen Schlüssel.
terminal-fix-withdraw-unknown = Sieh auf der Schlüsselseite nach: { $withdraw } muss ausgeschaltet sein.

## Verbindungen

list-title = <b>Meine Verbindungen</b>: { $count }
list-sum = { $mark } { $status } { $count }
list-no-trouble = Gerade keine Probleme.
list-empty = Du hast noch keine Verbindungen. Tippe auf <b>{ button-connect }</b>, um die erste hinzuzufügen.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · kein Schlüssel gespeichert
list-unanswered = { $status } · keine Antwort von { $exchange }
silence = Keine Antwort von { $exchange } seit { $since }
silence-ours = Unser Netz ist seit { $since } ausgefallen
silence-good = { $silence } · letzter guter Test { $good }

card-status = <b>{ $status }</b> seit { $since }
card-since = <b>{ $status }</b> · { $length } (seit { $since })
card-tested = Getestet { $tested }
card-took = Testdauer: { $latency } ms
card-key = Schlüssel { $key }
card-account = Konto { $account }
state-read = { $answer ->
    [yes] Liest
    [no] Lesen aus
   *[unknown] Lesen: nicht angegeben
}
state-trade = { $answer ->
    [yes] Handelt
    [no] Handel aus
   *[unknown] Handel: nicht angegeben
}
state-futures = { $answer ->
    [yes] Futures an
    [no] Futures aus
   *[unknown] Futures: nicht angegeben
}
state-withdraw = { $answer ->
    [yes] Auszahlungen an
    [no] Auszahlungen aus
   *[unknown] Auszahlungen: nicht angegeben
}
state-transfer = { $answer ->
    [yes] Transfers an
    [no] Transfers aus
   *[unknown] Transfers: nicht angegeben
}
state-untested = Berechtigungen nicht getestet
card-withdraw-by-word = Auszahlungen sind ausgeschaltet (von dir bestätigt am { $date })
card-ip-list = IP-Whitelist: { $addresses }
card-ip-list-more = IP-Whitelist: { $addresses } und { $count } weitere
card-ip-none = IP-Whitelist: keine
card-ip-set = IP-Whitelist: gesetzt (welche, zeigt { $exchange } nicht)
card-ip-unknown = IP-Whitelist: nicht angegeben
card-moving = Die Adresse unseres Servers ändert sich am { $day }. Trage { $address } in die IP-Whitelist ein, lass die alte bis dahin stehen und tippe auf <b>{ button-move }</b>.
card-expires = Ablauf { $moment }
card-no-secrets = Hier ist kein Schlüssel gespeichert: Die Schlüsseldaten wurden endgültig gelöscht. Tippe auf <b>{ button-reconnect }</b>, um diese Verbindung wieder zu nutzen.
card-key-gone = Gelöschter Schlüssel: { $key }. Gibt es ihn bei der Börse noch, lösche ihn dort.

balance-title = <b>Guthaben</b> · { $name }
balance-asking = ⏳ Anfrage an { $exchange } läuft …
balance-empty = Auf diesem Konto ist nichts.
balance-total = Zusammen etwa { $worth } wert.
balance-coin = <b>{ $coin }</b> · etwa { $worth }
balance-coin-unpriced = <b>{ $coin }</b> · kein Preis in { $money }
balance-coin-alone = <b>{ $coin }</b>
balance-free = Frei: { $free }
balance-locked = In Orders: { $locked }
balance-rest = { $count ->
    [one] Und { $count } weiterer Coin, etwa { $worth } wert.
   *[other] Und { $count } weitere Coins, zusammen etwa { $worth } wert.
}
balance-no-prices = { $exchange } sendet gerade keine Preise.
balance-read = Spot-Konto, gelesen um { $time }. Dieser Bot speichert das nicht.
balance-read-now = Gerade erst abgefragt.
balance-unread = Das Guthaben ließ sich nicht lesen.
balance-refused = ⛔ Das Guthaben wird nicht gelesen: Nötig ist ein Schlüssel, der lesen kann und keine Auszahlungen erlaubt.

ask-rename = Sende den neuen Namen von { $name }.
renamed = Umbenannt in { $name }.
confirm-delete =
    { "\u200E" }<b>{ $name } löschen?</b>
    API-Schlüssel, Secret und Passphrase werden sofort endgültig gelöscht. Das lässt sich nicht rückgängig machen. Der Schlüssel bei { $exchange } bleibt, bis du ihn dort löschst.
deleted = { "\u200E" }{ $name } und die Schlüsseldaten sind endgültig gelöscht. Lösche jetzt auch den Schlüssel bei { $exchange }.

## Benachrichtigungen

alert-status = <b>{ $status }</b> { $since }
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) erlaubt Auszahlungen. Der Schlüssel ist gesperrt und wird nicht benutzt.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> { $since }
alert-several = { $count ->
    [one] <b>{ $count } Verbindung braucht deine Aufmerksamkeit.</b>
   *[other] <b>{ $count } Verbindungen brauchen deine Aufmerksamkeit.</b>
}
alert-online = <b>Verbunden</b>
alert-online-again = <b>Wieder verbunden.</b> Unterbrechung: { $length }.
alert-online-again-at-most = <b>Wieder verbunden.</b> Unterbrechung: höchstens { $length }.
alert-more = { $count ->
    [one] Und { $count } weitere: Öffne /connections.
   *[other] Und { $count } weitere: Öffne /connections.
}
alert-name = <b>{ $name }</b>
alert-names = Betroffen: { $names }
alert-names-more = { $count ->
    [one] Betroffen: { $names } und { $count } weitere
   *[other] Betroffen: { $names } und { $count } weitere
}
alert-noticed = Bemerkt: { $moment }
alert-incident = <b>Keine Antwort von { $exchange }</b> seit { $since }.
alert-incident-fix = Nichts zu tun: An deinen Schlüsseln liegt es nicht. Ich melde mich, wenn es wieder geht.
alert-incident-over = <b>{ $exchange } antwortet wieder.</b> { $length } lang kam keine Antwort.
alert-unstable = <b>{ $exchange } ist instabil</b> seit { $since }: Mal kommt eine Antwort, mal nicht.
alert-unstable-fix = Nichts zu tun: An deinen Schlüsseln liegt es nicht. Ich melde mich, wenn 30 Minuten lang alles stabil war.
alert-unstable-over = <b>{ $exchange } ist wieder stabil.</b> { $length } lang kamen nur manchmal Antworten.
alert-expiry = { $days ->
    [one] <b>Der Schlüssel läuft in { $days } Tag ab:</b> { $moment }.
   *[other] <b>Der Schlüssel läuft in { $days } Tagen ab:</b> { $moment }.
}
alert-new-address = <b>Die Adresse unseres Servers hat sich geändert.</b> Trage { $address } in die IP-Whitelist ein, sonst funktionieren diese Schlüssel nicht mehr.
alert-new-address-known = <b>Die Adresse unseres Servers hat sich geändert</b> auf { $address }. Sie steht schon in allen deinen IP-Whitelists: Du musst nichts tun.
alert-retires = <b>Die Adresse unseres Servers ändert sich am { $day }.</b> Trage die neue in die IP-Whitelist dieser Schlüssel ein, lass die alte bis dahin stehen und tippe auf <b>{ button-move }</b>.
alert-retires-item = { "\u200E" }{ $name }: trage { $address } ein
alert-moved = Der Schlüssel funktioniert jetzt von unserer neuen Adresse aus. Die alte kannst du aus seiner IP-Whitelist entfernen: { $address }.
alert-moved-unknown = Der Schlüssel funktioniert jetzt von unserer neuen Adresse aus. Die alte kannst du aus seiner IP-Whitelist entfernen.
moves-testing = Test von unserer neuen Adresse aus läuft …
moves-none = Kein Schlüssel wartet auf eine neue Adresse.
moves-done = Funktioniert von unserer neuen Adresse aus. Die alte kannst du aus der IP-Whitelist entfernen.
moves-refused = Noch nicht akzeptiert: { $address }. Prüfe, ob sie in der IP-Whitelist gespeichert ist; manche Börsen brauchen ein paar Minuten.
moves-unanswered = Nicht getestet: keine Antwort. Ich versuche es von selbst noch einmal.

drift-futures-lost = Der Schlüssel kann keine Futures mehr handeln.
drift-futures-gained = Der Schlüssel kann jetzt Futures handeln.
drift-transfer-gained = Der Schlüssel kann jetzt Guthaben zwischen deinen eigenen Konten verschieben.
drift-ip-list-removed = Die IP-Whitelist des Schlüssels ist weg: Er funktioniert jetzt von jeder Adresse aus.

digest-well = { $count ->
    [one] <b>Alles in Ordnung.</b> Dein Schlüssel ist verbunden.
   *[other] <b>Alles in Ordnung.</b> Alle { $count } Schlüssel sind verbunden.
}
digest-some = <b>Verbunden: { $online } von { $count }</b>
digest-strategies-paper = 📈 <b>Probeläufe</b>, letzte 24 Stunden: verkaufte Gruppen { $closed }, Ergebnis { $result }. Offene Gruppen: { $open }
digest-strategies-live = 📈 <b>Strategien mit echtem Geld</b>, letzte 24 Stunden: verkaufte Gruppen { $closed }, Ergebnis { $result }. Offene Gruppen: { $open }
digest-item = { "\u200E" }{ $title }: { $what }

## Wann benachrichtigt wird

mute-choose =
    { "\u200E" }<b>{ $name } stummschalten: wie lange?</b>
    Erlaubt ein Schlüssel Auszahlungen, erfährst du es trotzdem sofort.
mute-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
mute-until-clear = Bis sie wieder verbunden ist
mute-line = Stumm { $until }

alerts-title = <b>Benachrichtigungen</b>
alerts-quiet = Ruhezeiten: { $hours }
alerts-quiet-off = Ruhezeiten: keine
alerts-digest = Tagesübersicht: um { $time }
alerts-digest-off = Tagesübersicht: aus
alerts-zone = Zeitzone: { $city }, jetzt { $time }
alerts-zone-unknown = Zeitzone: unbekannt, Zeiten sind in UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>: stumm { $until }
alerts-urgent = Erlaubt ein Schlüssel Auszahlungen, erfährst du es sofort, auch in Ruhezeiten und bei stummen Verbindungen.
alerts-saved = Gespeichert.

quiet-choose =
    <b>Wähle die Ruhezeiten.</b>
    Was währenddessen passiert, erfährst du danach. Erlaubt ein Schlüssel Auszahlungen, erfährst du es trotzdem sofort.
quiet-ask = Sende die Ruhezeiten, zum Beispiel <code>22:30-07:15</code>
quiet-shape = Nicht angenommen: Sende Anfang und Ende mit einem Strich dazwischen.
quiet-time = Nicht angenommen: Das ist keine Uhrzeit (0:00–24:00).
quiet-empty = Nicht angenommen: Anfang und Ende sind gleich.

zone-ask-time = <b>Wie spät ist es bei dir?</b>
zone-where = <b>Wo bist du?</b>
zone-where-how = Tippe auf einen Ort mit deiner Uhrzeit oder sende den Namen deiner Stadt oder deines Landes.
zone-where-tap = Tippe auf einen Ort mit deiner Uhrzeit.
zone-place = { $city }, { $time }
zone-not-found = Diesen Ort habe ich nicht gefunden. Sende eine größere Stadt in deiner Nähe oder dein Land.
zone-several = <b>Welcher Ort ist es?</b>
zone-why-zone = Danach richten sich die Zeiten in meinen Nachrichten.
zone-why-quiet = Die Ruhezeiten richten sich nach deiner Ortszeit.
zone-why-digest = Die Tagesübersicht richtet sich nach deiner Ortszeit.
zone-ask-city =
    <b>Welcher Ort ist deiner?</b>
    Jetzt haben sie dieselbe Zeit, stellen die Uhren aber an verschiedenen Tagen um.
zone-clock-changes = { $cities }: Zeitumstellung am { $date }
zone-clock-stays = { $cities }: keine Zeitumstellung

## Verlauf

history-title = <b>Verlauf</b> · { $name }
history-every = alle Verbindungen
history-choose = <b>Wähle eine Verbindung</b>, um ihren Verlauf zu sehen.
history-no-name = Du hast keine Verbindung namens { $name }.
history-empty = Noch ist nichts passiert. Verbinde einen Schlüssel, dann siehst du hier, was mit ihm passiert.
history-moment = <b>{ $moment }</b>
history-line = { $time }
history-line-of = { "\u200E" }{ $time } <b>{ $name }</b>
history-today = Heute
history-yesterday = Gestern
history-change = { $before } → { $after }
history-unwatched = Vielleicht früher: Da wurde nicht überwacht.
history-deed = { $deed } · { $hand }
deed-added = Hinzugefügt
deed-tested = Getestet
deed-replaced = Schlüssel ersetzt
deed-renamed = Umbenannt
deed-word-given = Bestätigt: Auszahlungen ausgeschaltet
deed-disconnected = Getrennt, Schlüsseldaten endgültig gelöscht
deed-paused = Getrennt, Schlüsseldaten endgültig gelöscht
deed-ordered = Neuer Schlüssel verlangt
deed-deleted = Gelöscht
deed-exported = Exportiert
deed-read = Außerhalb des Bots angesehen
hand-person = du
hand-bot = der Bot
hand-operator = der Betreiber

## Zugang

access-denied =
    <b>Dieser Bot ist nur auf Einladung nutzbar.</b>
    Tippe auf <b>{ button-access-ask }</b>: Der Betreiber entscheidet.
access-request-sent = Anfrage gesendet. Du erfährst die Entscheidung hier.
access-requested = <b>{ $title }</b> bittet um Zugang. Telegram-ID: { $person }
access-allowed = Zugelassen: { $title } kann diesen Bot jetzt nutzen.
access-turned-down = Abgelehnt: { $title } kann diesen Bot nicht nutzen.
access-granted = <b>Du kannst diesen Bot jetzt nutzen.</b> Tippe auf <b>{ button-connect }</b>, um zu beginnen.
access-refused = Deine Anfrage auf Zugang wurde abgelehnt.

## Für Betreiber: was sie beheben müssen

operator-title = <b>Für den Betreiber</b>
operator-more = { $count ->
    [one] Und { $count } weitere Sache: Sieh ins Log.
   *[other] Und { $count } weitere Sachen: Sieh ins Log.
}
operator-other = Suche im Log nach { $matter }.
operator-cut-off = <b>Dieser Server hatte kein Internet.</b> Weder Telegram noch die Börsen antworteten, deshalb wurde kein Schlüsselstatus geändert. Prüfe Netz, DNS und <code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>Keine Antwort von { $exchange }.</b> Dort wird kein Schlüsselstatus geändert, und die Inhaber sind benachrichtigt. Sieh auf die Statusseite; sonst ist nichts zu tun.
operator-new-address = <b>Neue Adresse dieses Servers:</b> { $address }, gesehen bei { $exchange }. Bleibt sie, trage sie in <code>BOT_SERVER_IPS</code> ein und starte neu. Wenn nicht, stelle die alte wieder her: Inhaber von Schlüsseln mit IP-Whitelist werden gebeten, sie einzutragen.
operator-address-refused = <b>Unsere Adresse wird von { $exchange } abgelehnt</b>, bei vielen Schlüsseln mit IP-Whitelist. Vergleiche <code>BOT_SERVER_IPS</code> mit dem, was <code>python -m bot doctor</code> findet.
operator-clock-skew = <b>Die Uhr dieses Servers geht falsch</b>, laut { $exchange }. Stelle sie: <code>timedatectl set-ntp true</code>. Bis dahin wird dort kein Schlüsselstatus geändert.
operator-egress-down = <b>Über unsere Adresse { $address } ist nichts erreichbar.</b> Prüfe ihren Proxy oder ihre Schnittstelle und <code>BOT_EGRESS</code>, führe dann <code>python -m bot doctor</code> aus. Bis dahin wird kein Schlüsselstatus geändert.
operator-region-blocked = <b>Die Region dieses Servers wird von { $exchange } nicht bedient.</b> Betreibe den Bot anderswo oder setze <code>BOT_PROXY_URL</code> auf einen Proxy anderswo.
operator-our-address-blocked = <b>{ $exchange } sperrt die Adresse dieses Servers.</b> Bitte den Support, sie zu entsperren, oder setze <code>BOT_PROXY_URL</code> auf einen Proxy mit einer anderen Adresse. Bis dahin wird dort kein Schlüsselstatus geändert.
operator-order-refused = <b>{ $exchange } lehnt Orders von Strategien ab.</b> Sie verletzen dort eine Regel, oder der Grund ist hier nicht bekannt. Sieh ins Log und prüfe die Regeln der Paare in der Datei dieser Börse.
operator-unknown = <b>Antworten von { $exchange } werden nicht verstanden.</b> Gegen die Schlüssel liegt nichts vor. Sieh im Log nach der Antwort und ergänze sie in der Datei dieser Börse.

## Hinweise

notice-draft-expired = Die Verbindung mit { $exchange } wurde nicht in 30 Minuten fertig. Was du gesendet hattest, wurde endgültig gelöscht.
notice-secrets-destroyed = Der Schlüssel von { $name } ({ $exchange }) erlaubte nach 30 Minuten immer noch Auszahlungen. Seine Schlüsseldaten wurden endgültig gelöscht. Erstelle einen Schlüssel ohne diese Berechtigung und tippe auf <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>Lösche deine Nachricht ({ $sent }) von Hand.</b>
    Sie sieht nach einem Schlüssel aus, und Telegram ließ mich sie nicht löschen. Halte sie gedrückt, tippe auf Löschen und setze das Häkchen bei „Auch für … löschen“. Falls andere sie gesehen haben könnten, erstelle bei der Börse einen neuen Schlüssel.

toast-outdated = Dieser Button gehört zu einer älteren Nachricht. Du siehst jetzt den aktuellen Stand.
toast-stale = Dieser Button gehört zu einer älteren Nachricht und funktioniert nicht mehr. Öffne das Menü mit /start.

news-title = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = Probelauf: Keine Order geht an die Börse.
news-live = <b>Echtes Geld</b>: Orders gehen an { $exchange }.
news-opened = <b>Erster Kauf: { $money }.</b>
news-topped-up = <b>Letzter Nachkauf: { $money }.</b> Käufe bisher: { $buys }.
news-held = Bestand: { $held }, Durchschnittspreis { $average }.
news-held-nothing = Kein Bestand.
news-left = Übrig: { $held }, zu wenig zum Verkaufen.
news-result = Ergebnis nach Gebühren: { $result }
news-closed-take-profit = <b>Mit Gewinn verkauft.</b>
news-closed-stop = <b>Der Stop hat alles verkauft.</b>
news-closed-close = <b>Alles ist verkauft.</b>
news-recovery = <b>Recovery Mode ist an.</b>
news-recovery-fall = Der Preis liegt weit unter dem Durchschnitt.
news-recovery-money = Das meiste Geld ist im Einsatz.
news-recovery-no-top-ups = Kein Nachkauf ist übrig, und der Preis liegt unter dem Durchschnitt.
news-recovery-unclear = Der Markt ist seit 10 Minuten unklar.
news-recovery-chosen = Du hast ihn gewählt.
news-recovery-means = Er kauft vorsichtiger und verkauft alles, sobald nichts verloren ist.
news-recovered = <b>Recovery Mode ist aus.</b> Der Plan läuft weiter.
news-hold = <b>Die Strategie ist angehalten.</b>
news-hold-blocked = Der Schlüssel kann auszahlen oder muss ersetzt werden: Nichts wird gekauft oder verkauft, es gibt keinen Stop. Öffne /connections und bring den Schlüssel in Ordnung.
news-hold-key = Der Schlüssel funktioniert nicht: Nichts wird gekauft oder verkauft, es gibt keinen Stop. Öffne /connections und bring den Schlüssel in Ordnung.
news-hold-doubt = Der Schlüssel ist nicht { status-online }: Nichts wird gekauft, Verkäufe laufen weiter. Öffne /connections und bring den Schlüssel in Ordnung.
news-hold-operator = Der Betreiber dieses Bots hat den Handel bei { $exchange } vorerst gestoppt: Nichts wird gekauft oder verkauft, es gibt keinen Stop. Es geht von selbst weiter, wenn er es wieder erlaubt. Bis dahin kannst du bei { $exchange } selbst verkaufen.
news-hold-unavailable = { $exchange } antwortet nicht: Nichts wird gekauft oder verkauft, es gibt keinen Stop. Es geht von selbst weiter, wenn { $exchange } wieder antwortet.
news-hold-account = Der Schlüssel gehört zu einem anderen Konto als diese Strategie: Nichts wird gekauft oder verkauft, es gibt keinen Stop. Öffne /connections und ersetze ihn durch einen Schlüssel des ersten Kontos, oder tippe auf <b>{ button-run-stop }</b>.
news-hold-rehearsals = Der Betreiber dieses Bots erlaubt jetzt nur Probeläufe: Nichts wird gekauft oder verkauft, es gibt keinen Stop. Es geht von selbst weiter, wenn echtes Geld wieder erlaubt ist.
news-hold-off = Der Betreiber dieses Bots hat Strategien ausgeschaltet: Nichts wird gekauft oder verkauft, auch nicht durch einen Stop. Es geht von selbst weiter, wenn sie wieder eingeschaltet sind.
news-hold-restored = Die Datenbank wurde aus einer Sicherung wiederhergestellt: Nichts wird gekauft oder verkauft, bis du entscheidest.
news-hold-gone = Hier ist kein Schlüssel mehr gespeichert.
news-released = <b>Die Strategie ist wieder aktiv.</b>
news-unpriced = <b>Es gibt keinen Preis.</b>
news-unpriced-means = { $exchange } sendet keinen Preis für dieses Paar: Nichts wird gekauft oder verkauft, es gibt keinen Stop. Sieh dort nach, ob das Paar noch gehandelt wird, und verkaufe dort selbst, wenn du willst.
news-priced = <b>Es gibt wieder einen Preis.</b> Der Plan läuft weiter.
news-ended = <b>Die Strategie ist beendet.</b>
news-ended-gone = Für sie ist kein Schlüssel mehr gespeichert.
news-disturbed = <b>Coins dieser Strategie fehlen.</b> Jemand hat { $coin } bewegt oder verkauft, oder sie stecken in einer anderen Order.
news-disturbed-numbers = Die Strategie hält: { $held }. Frei auf dem Konto: { $there }.
news-disturbed-means = Nichts wird gekauft, bis du entscheidest. <b>{ button-run-count }</b>: Sie hält dann, was frei ist, zum selben Durchschnittspreis. <b>{ button-run-go-on }</b>: Sie macht weiter wie zuvor. <b>{ button-run-stop }</b>: Sie endet, und du behältst alles.
news-lost = <b>Was aus einer Order wurde, ist unbekannt.</b>
news-lost-means = Bis du antwortest, wird nichts gekauft oder verkauft, es gibt keinen Stop.
order-lost = { $side ->
    [sell] Verkauf: { $qty } bei { $price } oder höher, gesendet { $time }, ID { $order }.
   *[buy] Kauf: { $qty } bei { $price } oder tiefer, gesendet { $time }, ID { $order }.
}
order-lost-look = Suche { $pair } in der Orderhistorie von { $exchange }.
order-unread = <b>Was aus einer Order wurde, ist unbekannt.</b> Ein Schlüssel, der auszahlen kann, wird nicht benutzt, auch nicht zum Nachsehen. Wenn er nicht mehr auszahlen kann oder ersetzt ist, sieht der Bot von selbst nach.
order-refused = { $side ->
    [sell] <b>{ $exchange } hat einen Verkauf abgelehnt.</b>
   *[buy] <b>{ $exchange } hat einen Kauf abgelehnt.</b>
}
order-refused-balance = { $side ->
    [sell] Auf dem Konto ist weniger { $coin }, als die Strategie gekauft hat. Hast du etwas bewegt, bring es zurück, oder tippe auf <b>{ button-run-stop }</b>.
   *[buy] Zu wenig { $coin } ist frei. Zahle etwas ein, oder tippe auf <b>{ button-run-pause }</b>: Verkäufe gehen weiter.
}
order-refused-minimum = Die Order war zu klein. Das ist unser Fehler, und der Betreiber dieses Bots weiß Bescheid.
order-refused-rules = Die Order hat eine Regel von { $exchange } verletzt. Das ist unser Fehler, und der Betreiber dieses Bots weiß Bescheid.
order-refused-pair = { $pair } wird dort gerade nicht gehandelt oder nicht auf deinem Konto. Sieh bei { $exchange } nach. Du kannst auf <b>{ button-run-stop }</b> tippen und dort selbst verkaufen.
order-refused-permission = Der Schlüssel kann nicht handeln. Erlaube ihm bei { $exchange } den Spot-Handel, nie Auszahlungen. Er wird jetzt erneut getestet.
order-refused-key = Der Schlüssel oder unsere Adresse wird nicht angenommen. Der Schlüssel wird jetzt getestet: Öffne /connections.
order-refused-account = Das Konto ist eingeschränkt oder von einer Art, auf der dieser Bot nicht handeln kann. Sieh nach, ob du eine Nachricht von { $exchange } hast.
order-refused-busy = { $exchange } nimmt gerade keine Orders mehr an.
order-refused-unknown = Der Grund ist hier nicht bekannt. Der Betreiber dieses Bots weiß Bescheid.
order-tries-again = Die Strategie versucht es von selbst noch einmal.
sell-yourself = So verkaufst du selbst: Öffne bei { $exchange } den Spot-Handel, wähle { $pair } und verkaufe { $held }.

## Dasselbe Konto

button-adopt = Dort Schlüssel ersetzen
button-adopt-disconnected = Schlüssel dort verbinden
button-same-account = Ja, dasselbe Konto
button-connect-new = Als neue verbinden
twin-mine =
    <b>Dieses Konto ist schon verbunden</b>, als { $name } bei { $exchange }.
    Um dort den neuen Schlüssel zu verwenden, tippe auf <b>{ button-adopt }</b>. Der alte Schlüssel bleibt aktiv, bis der neue den Test besteht.
twin-mine-disconnected =
    <b>Du hast schon eine Verbindung zu diesem Konto</b>: { $name } bei { $exchange }. Sie ist getrennt.
    Um dort den neuen Schlüssel zu verbinden, tippe auf <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>Nicht verbunden.</b> Dieses Konto bei { $exchange } ist schon von einem anderen Telegram-Konto aus mit BackFuture AI verbunden, und das geht nur einmal. Der Schlüssel wurde nicht gespeichert.
    Bist du das nicht, lösche den Schlüssel bei der Börse und erstelle einen neuen.
twin-other-account =
    <b>Der alte Schlüssel bleibt aktiv.</b> Der neue gehört zu einem anderen Konto bei { $exchange } als { $name }.
    Sende einen Schlüssel desselben Kontos oder verbinde diesen als neue Verbindung.
twin-unknown =
    <b>Gehört der neue Schlüssel zum selben Konto bei { $exchange } wie { $name }?</b>
    Die Börse gibt es nicht an. Wenn ja, tippe auf <b>{ button-same-account }</b>. Bis dahin bleibt der alte Schlüssel aktiv.

## Abschied

command-panic = Alles trennen
command-export = Kopie meiner Daten holen
command-delete_me = Alle meine Daten löschen
button-panic-yes = Ja, alles trennen
button-delete-me-yes = Ja, alles löschen
button-export = Erst meine Daten holen
button-revoke-at = Bei { $exchange } löschen
panic-nothing = Es gibt nichts zu trennen: Keine Verbindung hat einen gespeicherten Schlüssel.
panic-confirm = { $count ->
    [one] <b>{ $count } Verbindung trennen?</b>
   *[other] <b>Alle { $count } Verbindungen trennen?</b>
}
panic-means = Jeder API-Schlüssel und jedes Secret wird hier sofort endgültig gelöscht, und nichts benutzt sie mehr. Jede Verbindung bleibt: Du kannst ihr einen neuen Schlüssel geben.
panic-done = { $count ->
    [one] <b>{ $count } Verbindung ist getrennt, ihre Schlüsseldaten sind hier endgültig gelöscht.</b>
   *[other] <b>{ $count } Verbindungen sind getrennt, ihre Schlüsseldaten sind hier endgültig gelöscht.</b>
}
panic-next = Lösche jetzt jeden Schlüssel bei seiner Börse: Erst dann kann ihn niemand mehr benutzen.
leave-confirm = <b>Alles löschen, was wir über dich gespeichert haben?</b>
leave-what = { $count ->
    [one] Das umfasst { $count } Verbindung mit API-Schlüssel und Secret, ihren Verlauf, deine Einstellungen und deine Sprache. Das lässt sich nicht rückgängig machen.
   *[other] Das umfasst { $count } Verbindungen mit API-Schlüsseln und Secrets, ihren Verlauf, deine Einstellungen und deine Sprache. Das lässt sich nicht rückgängig machen.
}
leave-what-rest = Das umfasst deine Telegram-ID, deine Sprache, deine Einstellungen und deinen Verlauf. Verbindungen hast du keine. Das lässt sich nicht rückgängig machen.
leave-remains =
    <b>Was bleibt:</b>
    • Backups der Datenbank enthalten die verschlüsselten Daten, bis sie überschrieben sind. Mit dem alten Hauptschlüssel sind sie lesbar: Bitte den Betreiber, ihn zu wechseln und den alten zu löschen.
    • Telegram behält diesen Chat, bis du ihn löschst.
    • Die Schlüssel bei den Börsen bleiben, bis du sie dort löschst.
leave-done = <b>Alles, was wir über dich gespeichert hatten, ist gelöscht.</b>
export-caption = Alles, was wir über dich gespeichert haben, außer API-Schlüsseln und Secrets.

## Grenzen

limit-connections = { $limit ->
    [one] Du hast { $limit } Verbindung, mehr gehen nicht. Lösche sie, um Platz zu schaffen.
   *[other] Du hast { $limit } Verbindungen, mehr gehen nicht. Lösche eine, um Platz zu schaffen.
}

## Für Betreiber: /status

command-status = Status des Bots
overview-title = <b>Status des Bots</b>
overview-no-database = Die Datenbank antwortet nicht. Führe auf dem Server <code>python -m bot doctor</code> aus.
overview-cut-off = Unser eigenes Netz ist ausgefallen: Zu viele Börsen versagen gleichzeitig. Bis es wieder da ist, wird kein Schlüsselstatus geändert.
overview-outage = Keine Antwort von { $exchange } seit { $since }
overview-no-outage = Kein Ausfall einer Börse bekannt.
overview-connections = <b>Verbindungen</b>: { $count }
overview-state = { $mark } { $status }: { $count }
overview-exchange = { $exchange }: { $states }
overview-share = { $mark }{ "\u00A0" }{ $count }
overview-checks = <b>Tests</b> in 5 Minuten: { $count } ({ $rate } pro Minute)
overview-latency = Die Hälfte dauerte bis { $half } ms, 95{ "\u00A0" }% bis { $most } ms
overview-lag = Ältester fälliger Test: { $exchange }, fällig seit { $seconds } s
overview-no-lag = Kein Test wartet.
overview-waiting = <b>Benachrichtigungen</b> in der Warteschlange: { $count }
overview-slowed = Von Telegram gebremst (429): { $count }
overview-not-erased = Nicht gelöschte Nachrichten mit Secret: { $count }
overview-addresses = <b>Unsere Adresse</b>, zuletzt gesehen: { $addresses }
overview-egress = { $egress } ({ $addresses }): { $count ->
    [one] { $count } Verbindung
   *[other] { $count } Verbindungen
}
overview-no-address = <b>Unsere Adresse</b>: noch von keiner Börse genannt
overview-leads = Dieser Prozess spricht mit Telegram.
overview-leads-not = Ein anderer Prozess spricht mit Telegram.
overview-answering = Prozesse, die antworten: { $count }. Gestartet: der älteste { $oldest }, der neueste { $newest }.
overview-notices = Dieser Prozess sendet die Benachrichtigungen.
overview-notices-not = Ein anderer Prozess sendet die Benachrichtigungen.
overview-trades = Dieser Prozess führt Strategien aus: nur Probeläufe.
overview-trades-live = Dieser Prozess führt Strategien aus: mit echtem Geld und als Probelauf.
overview-trades-not = Dieser Prozess führt keine Strategien aus.
overview-strategies = Strategien: { $count }. Orders mit unbekanntem Ende: { $orders }.
overview-since = Tests, 429 und Löschungen sind die dieses Prozesses. Er läuft seit { $moment }.

## Der Betreiber stoppt den Handel und lässt ihn weiterlaufen

command-trading = Handel stoppen
button-trading = Handel
button-trading-stop-all = Alles stoppen
button-trading-stop = { $exchange } stoppen
button-trading-go-all = Stopp für alles aufheben
button-trading-go = Stopp aufheben: { $exchange }
trading-title = <b>Handel</b>
trading-goes = 🟢 Nichts ist gestoppt.
trading-stopped-all = <b>Alles ist gestoppt</b> seit { $since }
trading-stopped = <b>{ $exchange } ist gestoppt</b> seit { $since }
trading-strategies = Strategien bei { $exchange }: { $count }
trading-means = Ein Stopp wirkt sofort: Keine neue Order wird gesendet, keine Käufe, keine Verkäufe, keine Stops von Strategien. Laufende Orders werden weiter geprüft. Die Inhaber bekommen eine Nachricht beim Stopp und eine an seinem Ende.

## Für Betreiber: ohne die Datenbank gesendet

direct-database-down = <b>Die Datenbank antwortet seit { $since } nicht.</b> Schlüssel werden nicht überwacht, und niemand bekommt Antworten. Prüfe die Datenbank, ihre Platte und das Log des Bots; er macht von selbst weiter, sobald sie antwortet.
direct-database-back = <b>Die Datenbank antwortet wieder.</b> { $length } lang kam keine Antwort. Nichts, was bemerkt wurde, ist verloren.
direct-conflict-program = <b>Ein anderes Programm benutzt das Token dieses Bots.</b> Wer schreibt, bekommt keine Antwort oder zwei. Stoppe das andere Programm. Ist es nicht deins, sende /revoke an @BotFather und trage das neue Token in BOT_TOKEN ein.
direct-conflict-webhook = <b>Für diesen Bot ist ein Webhook gesetzt, bei { $host }.</b> Solange er gesetzt ist, bekommt der Bot keine Nachrichten. Stoppe das Programm dort und rufe dann deleteWebhook der Bot API auf.
direct-conflict-over = <b>Der Bot bekommt seine Nachrichten wieder.</b> Kein anderes Programm benutzt jetzt sein Token.

## Strategies

button-strategies = Meine Strategien
button-strategy-new = Neue Strategie
button-plan-pair = Paar
button-plan-pairs = Paare
button-plan-several = Mehrere Paare
button-plan-pairs-done = Weiter ({ $count })
button-plan-each = Jedes Paar
button-all-pairs = Alle Paare
button-plan-level = Risikostufe
button-plan-limit = Margin-Limit
button-plan-topups = Nachkäufe
button-plan-recovery = Recovery Mode
button-plan-more = Mehr
button-plan-sheet = Zurück zur Übersicht
button-plan-replay = So wäre es gelaufen
button-plan-start = Probelauf starten
button-plan-live = Live starten
button-plan-live-yes = Mit echtem Geld starten
button-plan-off = Aus
button-plan-on = An
button-plan-again = Erneut versuchen
button-strategy-connection = { $name } · { $exchange }
command-strategies = Meine Strategien

strategies-title = <b>Meine Strategien</b>, aktiv: { $count }
strategies-empty = Du hast noch keine Strategie. Eine Strategie kauft ein Paar in Schritten, während der Preis fällt, und verkauft alles über dem Durchschnittspreis.
strategies-live = Du wählst für jede Strategie: Probelauf oder echtes Geld.
strategies-rehearsal = Jede Strategie ist ein Probelauf: echte Preise, keine Order geht an die Börse.
strategies-off = Strategien sind hier ausgeschaltet. Der Betreiber dieses Bots kann sie einschalten.
strategies-item = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = Aktiv
strategy-status-paused = Pausiert
strategy-status-held = Angehalten
strategy-status-finishing = Endet nach dieser Gruppe
strategy-status-closing = Verkauft alles
strategy-status-stopping = Wird gestoppt
strategy-status-ended = Beendet
strategy-mode-paper = Probelauf
strategy-mode-live = Echtes Geld
strategy-started = <b>Der Probelauf hat begonnen.</b>
strategy-started-live = <b>Die Strategie hat begonnen, mit echtem Geld.</b>
first-buy-when-calm = Der erste Kauf kommt, wenn der Markt ruhig genug ist. Du bekommst eine Nachricht.
first-buy-soon = Der erste Kauf kommt bald. Du bekommst eine Nachricht.

plan-choose-connection = <b>Welche Verbindung?</b>
plan-no-connection = Eine Strategie braucht eine Verbindung mit dem Status „{ status-online }“. Verbinde zuerst einen Schlüssel.
plan-none-online = Keine Verbindung kann gerade eine Strategie haben.
start-refused-off = { strategies-off }
start-refused-stopped = Der Betreiber dieses Bots hat den Handel bei { $exchange } vorerst gestoppt. Versuche es später noch einmal.
start-refused-not-online = { $name } ist nicht „{ status-online }“: Öffne die Verbindung, behebe das Problem und komm dann zurück.
start-refused-too-many = Du hast so viele Strategien, wie dieser Bot erlaubt. Stoppe zuerst eine: /strategies
start-refused-pair-used = Auf dieser Verbindung ist schon eine Strategie für { $pair } aktiv. Wähle ein anderes Paar oder stoppe sie zuerst: /strategies
start-refused-coin-used = Eine andere Strategie auf dieser Verbindung nutzt einen Coin von { $pair }. Wähle ein anderes Paar oder stoppe sie zuerst: /strategies
start-refused-unknown-pair = { $exchange } handelt dieses Paar nicht. Tippe unten auf eines oder gib ein anderes ein, zum Beispiel BTC oder ETH/USDT.
start-refused-other-coin = Der Preis von { $pair } gilt in einem anderen Coin. Alle Paare einer Strategie brauchen denselben.
start-refused-too-many-pairs = Ohne { $pair }: Eine Strategie hat höchstens 10 Paare.
start-refused-no-market = { $exchange } sendet gerade keine Preise. Versuche es in einer Minute noch einmal.
start-refused-rehearsals = Der Betreiber dieses Bots erlaubt nur Probeläufe.
start-refused-not-live-here = Hier nur Probelauf: Dieser Bot handelt bei { $exchange } nicht mit echtem Geld.
start-refused-no-trade = Kein echtes Geld: Es ist nicht bewiesen, dass der Schlüssel von { $name } handeln kann. Erlaube ihm bei { $exchange } den Spot-Handel und teste ihn dann erneut.
start-refused-withdrawals = Kein echtes Geld: Es ist nicht bewiesen, dass der Schlüssel von { $name } keine Auszahlungen erlaubt, und bei echtem Geld reicht deine Bestätigung nicht. Teste ihn erneut, oder nimm einen Schlüssel, dessen Berechtigungen { $exchange } angibt.
card-rehearsal = Ein Probelauf ist möglich und sendet keine Order: <b>{ button-strategy-new }</b>.
start-refused-no-balance = Kein echtes Geld: Das Guthaben von { $name } ließ sich nicht lesen. Versuche es in einer Minute noch einmal.
start-refused-too-little = Kein echtes Geld: Bei { $name } ist weniger frei als das Margin-Limit zusammen mit dem, was deine anderen Strategien dort noch einsetzen können. Senke das Margin-Limit oder zahle bei { $exchange } mehr ein.
start-refused-missing = Das Margin-Limit braucht { $needs }, { $missing } mehr, als da ist.
start-refused-account = Kein echtes Geld: { $exchange } nimmt von diesem Konto keine Orders an. Es ist eingeschränkt oder von einer Art, auf der dieser Bot nicht handeln kann.

plan-ask-pair = <b>Welches Paar?</b> Tippe auf eines oder gib es ein, zum Beispiel BTC oder ETH/USDT.
plan-help = Eine Strategie kauft ein Paar in Schritten, während der Preis fällt, und verkauft alles über dem Durchschnittspreis.
plan-ask-pairs = <b>Welche Paare?</b> Tippe auf sie oder gib sie ein, zum Beispiel btc, eth, sol. Höchstens { $most }.
pairs-coin = Alle haben ihren Preis in { $coin }.
pairs-chosen = Gewählt: { $list }
pairs-none = Wähle zuerst ein Paar.
pairs-unknown = Bei { $exchange } nicht gehandelt: { $list }
pairs-word = <b>{ $word }</b>
plan-ask-level = <b>Welche Risikostufe?</b>
plan-level-means = <b>{ $level }</b>: { $count } Käufe, der letzte { $drop } unter dem ersten. Verloren gehen kann etwa { $loss } des Margin-Limits.
plan-level-means-no-stop = <b>{ $level }</b>: { $count } Käufe, der letzte { $drop } unter dem ersten. Kein Stop: Das ganze Margin-Limit kann verloren gehen.
level-low = Niedrig
level-medium = Mittel
level-high = Hoch
level-own = Eigene Einstellungen
plan-ask-limit = <b>Wie hoch ist das Margin-Limit?</b> So viel { $coin } ist höchstens gleichzeitig im Markt. Gib einen Betrag ein, zum Beispiel 300.
plan-free = Jetzt frei: { $money }.
plan-free-reserved = Davon können deine anderen Strategien auf diesem Schlüssel noch { $money } einsetzen.
plan-free-left = Damit bleiben { $money }.
plan-no-number = Das ist keine Zahl. Gib eine ein, zum Beispiel { $example }.
plan-limit-too-small = Das Margin-Limit muss mindestens { $least } sein. Mit weniger läge eine Order unter dem Minimum von { $exchange }.
plan-steps-too-small = { $pair } hat grobe Preisschritte: Die Käufe lägen beim selben Preis. Vergrößere den Abstand der Nachkäufe oder wähle ein anderes Paar.
plan-out-of-range = { $setting }: von { $least } bis { $most }.
plan-choose-setting = <b>Was möchtest du ändern?</b>
plan-setting = <b>{ $setting }</b>: { $value }
plan-setting-range = Tippe auf einen Wert oder gib einen von { $least } bis { $most } ein.
setting-topups = Anzahl der Nachkäufe
setting-first-drop = Erster Rückgang
setting-step-scale = Wachstum der Abstände
setting-volume-scale = Wachstum der Beträge
setting-take-profit = Take-Profit
setting-stop = Stop
setting-recovery = Recovery Mode
setting-pause = Pause in Minuten
setting-guards = Auf ruhigen Markt warten
setting-at-once = Gruppen gleichzeitig
setting-means-pause = Wie viele Minuten nach einem Verkauf bis zum nächsten ersten Kauf vergehen. Nach dem Stop sind es mindestens 6 Stunden.
setting-means-guards = Der erste Kauf wartet, bis Geld- und Briefkurs höchstens 0,3{ "\u00A0" }% auseinanderliegen, der Preis sich in 24 Stunden um −8 bis +12{ "\u00A0" }% geändert hat und das Volumen der letzten 24 Stunden mindestens das 1.000-Fache des Margin-Limits ist. Aus: Sie kauft sofort.
setting-means-at-once = Wie viele Paare gleichzeitig eine Gruppe haben können. Sie teilen sich das Margin-Limit.
plan-setting-switch = Tippe auf eines.
setting-means-topups = Käufe nach dem ersten.
setting-means-first-drop = Wie weit unter dem ersten Kauf der erste Nachkauf kommt.
setting-means-step-scale = Jeder Abstand zwischen Käufen, verglichen mit dem vorigen. 1: alle sind gleich.
setting-means-volume-scale = Jeder Nachkauf in Geld, verglichen mit dem Kauf davor. 1: alle sind gleich.
setting-means-take-profit = Wie weit über dem Durchschnittspreis alles verkauft wird, nach Gebühren.
setting-means-stop = Wie weit unter dem Durchschnittspreis alles mit Verlust verkauft wird.
setting-means-recovery = Wie weit unter dem Durchschnittspreis der Recovery Mode beginnt. Dann wird vorsichtiger gekauft und alles verkauft, sobald nichts verloren ist.

sheet-terms = Risikostufe: { $level } · Margin-Limit: { $limit }
basket-terms = Risikostufe: { $level } · Margin-Limit aller Paare: { $limit }
basket-at-once = { $count ->
    [one] Nur eine Gruppe gleichzeitig, mit höchstens { $limit }.
   *[other] { $count } Gruppen gleichzeitig, jede mit höchstens { $limit }.
}
basket-limit = Limit jeder Gruppe
basket-group = <b>Jede Gruppe</b>
basket-falls = { $count ->
    [one] <b>Wenn der Preis fällt</b>, beim Paar mit dem größten Verlust
   *[other] <b>Wenn alle Preise zusammen fallen</b>, mit { $count } offenen Gruppen
}
basket-again = Wenn eine Gruppe verkauft ist, auch durch ihren Stop, kann ein anderes Paar eine öffnen: Verluste mehrerer Gruppen können sich summieren.
basket-minimum = { "\u200E" }{ $pair }: kleinste Order { $smallest }. Das Minimum von { $exchange } ist { $least }.
sheet-buys = { $count ->
    [one] Kauft einmal: { $first } jetzt.
   *[other] Kauft { $count } Mal: { $first } jetzt, zuletzt { $last }, wenn der Preis { $drop } tiefer ist.
}
sheet-buys-next = { $count ->
    [one] Die nächste Gruppe kauft einmal: { $first } zum Preis, der dann gilt.
   *[other] Die nächste Gruppe kauft { $count } Mal: { $first } zum Preis, der dann gilt, zuletzt { $last }, wenn der Preis { $drop } tiefer ist.
}
sheet-sells = Verkauft alles { $profit } über dem Durchschnittspreis.
sheet-falls = <b>Wenn der Preis fällt</b>
sheet-fall = • { $fall }: { $money } im Markt, Buchverlust { $loss }
sheet-fall-stopped = • { $fall }: durch den Stop verkauft, Verlust { $loss }
sheet-fall-stopped-all = • { $fall } oder mehr: durch den Stop verkauft, Verlust { $loss }
sheet-worst = ⚠️ <b>Im schlimmsten Fall: ein Verlust von { $loss }</b> am Stop, { $gap }, wenn der Preis { $jump } darüber hinwegspringt, und bis zu { $all }, wenn die Börse oder dieser Bot nicht verkaufen kann.
sheet-worst-no-stop = ⚠️ <b>Im schlimmsten Fall: ein Verlust von { $all }.</b> Es gibt keinen Stop.
sheet-buy = { $number }. { $money } bei { $price }, danach ist der Durchschnitt { $average }
sheet-after = Nach allen Käufen verkauft sie bei { $sells }, im Recovery Mode bei { $recovers }.
sheet-stop = Der Stop liegt dann bei { $stop }.
sheet-recovery = Recovery Mode beginnt { $fall } unter dem Durchschnittspreis oder wenn der größte Teil des Geldes im Einsatz ist.
sheet-recovery-off = Recovery Mode beginnt nicht wegen eines Rückgangs.
sheet-pause = Zwischen einem Verkauf und dem nächsten ersten Kauf: { $minutes } min, nach dem Stop mindestens 6 Stunden.
sheet-guards = Der erste Kauf wartet auf einen ruhigen Markt.
sheet-guards-off = Der erste Kauf wartet nicht auf einen ruhigen Markt.
sheet-fees = Gebühren einer Runde: { $first } mit einem Kauf, { $full } mit allen.
sheet-minimum = Kleinste Order: { $smallest }. Das Minimum von { $exchange } ist { $least }.
sheet-balance = Dein Guthaben wird nicht gelesen: Ein Probelauf braucht kein Geld.
sheet-free-after = Ist das ganze Margin-Limit im Markt, bleiben { $left } frei.
sheet-free-less = Für echte Orders fehlen { $missing }; ein Probelauf braucht kein Geld.
sheet-live = Ein Probelauf sendet keine Order. <b>{ button-plan-live }</b> setzt echtes Geld ein.
live-ask = ⚠️ <b>Echtes Geld.</b> Orders gehen an { $exchange }, mit deinem Schlüssel. Du kannst verlieren, was hier steht, und mehr, wenn der Preis springt.
live-price-moved = Der Preis hat sich bewegt. Sieh dir die Übersicht noch einmal an und starte dann.
sheet-not-covered = <b>Nicht abgedeckt:</b> Ausfälle der Börse oder dieses Bots, Preissprünge, ein gestrichenes Paar, Coins, die du selbst bewegst.

replay-title = <b>So wäre es gelaufen</b>
replay-days = { $count ->
    [one] Letzter Tag, Stunde für Stunde
   *[other] Letzte { $count } Tage, Stunde für Stunde
}
replay-rounds = Abgeschlossene Runden: { $count }
replay-at-once = { $count ->
    [one] Nur eine Gruppe gleichzeitig. Könnten mehrere Paare kaufen, kauft das erste.
   *[other] { $count } Gruppen gleichzeitig. Könnten mehr Paare kaufen, kaufen die ersten.
}
replay-pair = { "\u200E" }<b>{ $pair }</b>: Runden { $count }, { $result }
replay-result = Ergebnis nach Gebühren: { $result }
replay-open = Am Ende noch gehalten, Buchwert: { $result }
replay-deepest = Größter Buchverlust: { $loss }
replay-recovery = Tage im Recovery Mode: { $days }
replay-warning = Das sind vergangene Preise. Die nächsten Tage können anders laufen.

## Strategies: life

button-picture = Bild
chart-past = { $count ->
    [one] Die Linie ist der Preis des letzten Tages.
   *[other] Die Linie ist der Preis der letzten { $count } Tage.
}
chart-since = Die senkrechte Linie ist der erste Kauf.
chart-bought = { $count ->
    [one] 1 Kauf erledigt, fällig bei { $first }
   *[other] { $count } Käufe erledigt, fällig bei { $first } bis { $last }
}
chart-due = { $count ->
    [one] 1 Kauf steht aus, bei { $first }
   *[other] { $count } Käufe stehen aus, bei { $first } bis { $last }
}
chart-after-all = <b>Nach allen Käufen</b>
chart-average = Durchschnittspreis: { $price }

button-strategy = Strategie
button-run-pause = Pausieren
button-run-resume = Fortsetzen
button-run-finish = Auslaufen lassen
button-run-stop = Stopp, behalten
button-run-end = Stoppen
button-run-stop-yes = Stopp, behalten
button-run-close = Jetzt schließen
button-run-close-yes = Jetzt verkaufen
button-run-recover = Recovery Mode an
button-run-waive = Recovery Mode aus
button-run-edit = Ändern
button-run-apply = Übernehmen
edit-done = <b>Geändert.</b>
edit-now = <b>Gilt jetzt für die offene Gruppe:</b> { $settings }
edit-later = <b>Gilt ab der nächsten Gruppe:</b> { $settings }
edit-nothing = Noch ist nichts geändert. Tippe auf einen Button, um eine Zahl zu ändern, dann auf <b>{ button-run-apply }</b>.
run-next-limit = Ab der nächsten Gruppe: höchstens { $limit }
button-run-history = Verlauf
button-run-count = Freien Bestand übernehmen
button-run-go-on = Weiter wie bisher
button-run-not-filled = Nicht ausgeführt
button-run-filled = Ausgeführt
run-setup = Risikostufe: { $level ->
    [low] niedrig
    [medium] mittel
    [high] hoch
   *[own] deine eigenen Werte
} · Margin-Limit: { $limit }
basket-pair = { "\u200E" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = wartet auf den ersten Kauf
basket-state-place = wartet, bis ein anderes Paar verkauft ist
basket-state-open = offen
basket-buys-sells = Kauft bei { $buys }, verkauft bei { $sells }
basket-sells = Verkauft bei { $sells }
basket-open = Offene Gruppen: { $count } von { $most }
basket-at-work = Im Einsatz bei allen Paaren: { $money }
basket-if-sold = Wenn jetzt alles verkauft: { $result }
basket-result = Ergebnis aller Paare nach Gebühren: { $result }
basket-means = Diese Buttons gelten für alle Paare. Tippe auf ein Paar für seine eigenen.
run-running = <b>Aktiv.</b>
run-paused = <b>Pausiert.</b> Nichts wird gekauft, Verkäufe gehen weiter.
run-held = <b>Angehalten.</b> Nichts wird gekauft oder verkauft, bis du auf <b>{ button-run-resume }</b> tippst.
run-finishing = <b>Läuft aus.</b> Keine neue Gruppe beginnt. Wenn diese verkauft ist, endet die Strategie.
run-closing = <b>Wird geschlossen.</b> Alles wird jetzt verkauft. Spätestens nach 10 Minuten endet die Strategie.
run-stopping = <b>Wird gestoppt.</b> Nichts mehr wird gekauft oder verkauft.
run-waits = Sie wartet auf einen ruhigen Markt für den ersten Kauf.
run-waits-for-place = Sie wartet, bis die Gruppe eines anderen Paars verkauft ist.
run-rests = Kein erster Kauf vor { $time }.
run-price = Preis jetzt: { $price }
run-price-unknown = Preis jetzt: unbekannt
run-in-use = Im Einsatz: { $money } von { $limit }
run-if-sold = Wenn jetzt verkauft: { $result }
run-next-buy = Nächster Nachkauf: { $money } bei { $price } oder tiefer
run-no-add-on = Nächster Nachkauf: keiner übrig
run-sells = Verkauft alles bei { $price } oder höher
run-stop = Stop: verkauft alles bei { $price } oder tiefer
run-no-stop = Stop: keiner
run-means-pause = <b>{ button-run-pause }</b>: Nichts wird gekauft, Verkäufe gehen weiter.
run-means-resume = <b>{ button-run-resume }</b>: Sie kauft und verkauft wieder wie geplant.
run-means-finish = <b>{ button-run-finish }</b>: Keine neue Gruppe beginnt; wenn diese verkauft ist, endet die Strategie.
run-means-stop = <b>{ button-run-stop }</b>: Nichts mehr wird gekauft oder verkauft; du behältst, was gekauft ist, und die Strategie endet.
run-means-end = <b>{ button-run-end }</b>: Nichts wird mehr gekauft, und die Strategie endet.
run-means-close = <b>{ button-run-close }</b>: Alles wird zum Preis von jetzt verkauft, und die Strategie endet.
run-ask-stop =
    <b>{ $pair } stoppen und behalten, was gekauft ist?</b>
    Nichts mehr wird gekauft oder verkauft, es gibt keinen Stop mehr. Die Strategie endet und lässt sich nicht fortsetzen.
run-ask-end =
    <b>{ $pair } stoppen?</b>
    Nichts wird mehr gekauft. Die Strategie endet und lässt sich nicht fortsetzen.
run-ask-close =
    <b>Alles von { $pair } jetzt verkaufen?</b>
    Der Preis kann bis zu 1{ "\u00A0" }% tiefer sein als jetzt. Was in 10 Minuten nicht verkauft ist, bleibt bei dir. Die Strategie endet.
run-changed = Das geht nicht mehr. Die Strategie hat sich geändert.
run-blocks-delete =
    <b>{ $name } lässt sich noch nicht löschen.</b>
    Eine Strategie darauf hält noch Coins. Öffne sie und tippe auf <b>{ button-run-close }</b> oder <b>{ button-run-stop }</b>. Lösche dann die Verbindung.
event-line = { "\u200E" }{ $pair }: { $what }
event-started = Gestartet, Margin-Limit { $limit }
event-opened = Erster Kauf, { $money }
event-topped-up = Nachkauf, { $money }; Durchschnittspreis { $average }
event-recovery = Recovery Mode an
event-recovered = Recovery Mode aus
event-closed = { $how ->
    [take-profit] Mit Gewinn verkauft
    [stop] Durch den Stop verkauft
   *[close] Verkauft
}: { $result }
event-refused = { $side ->
    [sell] Ein Verkauf wurde abgelehnt
   *[buy] Ein Kauf wurde abgelehnt
}
event-lost = Ausgang einer Order unbekannt
event-disturbed = Coins fehlen
event-counted = Deine Antwort: freien Bestand übernehmen
event-not-filled = Deine Antwort: nicht ausgeführt
event-held = Angehalten
event-released = Wieder aktiv
event-unpriced = Kein Preis
event-priced = Wieder ein Preis
event-edited = Geändert, Margin-Limit { $limit }
event-paused = Pausiert
event-resumed = Fortgesetzt
event-finishing = Läuft aus
event-closing = Wird geschlossen
event-stopping = Wird gestoppt
event-ended = Beendet, Ergebnis { $result }
