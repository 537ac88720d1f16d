# English: the reference. Every other file has the same messages with the same variables.
# Values come isolated and escaped. No exchange is named here: titles, menu words and the names of
# check boxes arrive as variables. Telegram draws b, i, code, a and blockquote only. A line that
# begins with a name begins with U+200E: the name may be written from right to left.

language-name = English

## Words
## Read by traders: labels, and parts of other sentences. field-* stand in for $field, status-* for
## $status, permission-* are what a key can do. The subject of a status is the connection (of a key):
## where your language has genders, use its gender. the-exchange, another-exchange, the-ip-list and
## our-address stand in for $exchange, $other, $list and $address where none in particular is meant.
## A message can choose other words for that: { $exchange -> [any] The exchange is … *[other] { $exchange } is … }

field-api-key = API key
field-secret = secret
field-passphrase = passphrase

permission-read = Read
permission-trade = Trade
permission-futures = Futures
permission-withdraw = Withdraw
permission-transfer = Transfer

status-online = Online
status-action-needed = Action needed
status-blocked = Blocked
status-unavailable = Unavailable
status-disconnected = Disconnected

the-exchange = the exchange
another-exchange = another exchange
the-ip-list = the IP whitelist
our-address = our server’s address
soon = soon
# Between the parts of a list, and between sentences: with the space, where the language has one.
list-separator = ,{ " " }
sentence-separator = { " " }

## Times
## $count is 1 or more: minutes up to 59, hours up to 23, then days. *-ago is past, *-in-* is to come,
## *-for-* is a duration that stands alone after a colon. $moment is 14:05 or 2026-11-30 14:05.

time-now = just now
time-at-once = in less than a minute
time-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
time-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
time-days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
time-in-minutes = { $count ->
    [one] in { $count } minute
   *[other] in { $count } minutes
}
time-in-hours = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}
time-in-days = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}
# Only as $length. It has one form: where the word before it decides its case, say it as a label, such
# as "Down for: { $length }".
time-for-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
time-for-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
time-for-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
time-with-relative = { $relative } ({ $moment })
since = since { $moment }
since-at-least = since { $moment } or earlier (not monitored before)
until-moment = until { $moment }
until-clear = until it is online again

## Buttons (plain text, at most 64 characters)
## No tags. Most stand in pairs, on a phone: at most 18 characters; with a row of their own, or with a
## value, 28 (a long value is cut). Verb first, the same verb as in the text that the button leads to.
## button-language is the same in every file: whoever reads no English must find it.

button-menu = Menu
button-start-anew = Start again
button-status = Refresh
button-connect = Connect
button-connect-another = Connect another
button-list = My connections
button-only-trouble = Problems only
button-all = All
button-test = Test again
button-balance = Balance
button-rename = Rename
button-replace = Replace the key
button-reconnect = Connect again
button-fix-api-key = Send the API key again
button-fix-secret = Send the secret again
button-fix-passphrase = Send the passphrase again
button-fix-values = Send key and secret again
button-delete = Delete
button-delete-yes = Yes, delete it
button-move = I have added it
button-word = I checked: no withdrawals
button-help = Help
button-security = Security
button-privacy = Privacy
button-language = 🌐 Language
button-cancel = Cancel
button-keep-name = Keep { $name }
button-continue = Continue in BackFuture AI
button-back = Back
button-keep = Keep it
button-mute = Mute
button-unmute = Unmute
button-unmute-name = Unmute { $name }
button-card = Show the connection
button-history = History
button-history-every = All, deleted ones too
button-alerts = Alerts
button-quiet = Quiet hours
button-quiet-off = No quiet hours
button-quiet-type = Other hours
button-digest-on = Turn summary on
button-digest-off = Turn summary off
button-zone = Time zone
button-zone-times = Another time
button-access-ask = Request access
button-access-check = Any answer yet?
button-access-allow = Allow
button-access-refuse = Decline
button-keys-page = Open the key page
button-guide = Show me where
button-form = Enter the key privately
button-trouble = Not working?
button-explain = What is an API key?
button-use = Yes, use it
button-connect-instead = Connect { $exchange } instead
button-revoke-old = Delete the old key
button-revoke-it = Delete key on the exchange
button-private-chat = Open the private chat
button-copy = Copy { $value }
button-copy-all = { $count ->
    [one] Copy { $count } address
   *[other] Copy { $count } addresses
}

## Commands and profile (plain text)
## command-*: the menu of Telegram, about 35 characters fit on a line. profile-short-description: at
## most 120 characters, above the chat; profile-description: at most 512, before Start is pressed.

command-start = What this bot does
command-connect = Connect an exchange key
command-connections = My connections
command-alerts = Quiet hours, time zone, summary
command-history = What happened to your keys
command-help = Permissions, errors and their fixes
command-security = How your key is kept safe
command-privacy = What is stored, and how to delete it
command-language = Choose the language
command-cancel = Cancel the current step

profile-name = BackFuture AI Connect
profile-short-description = Connect an exchange API key, test it, fix it. Never a key that can withdraw.
profile-description =
    Connects the API key of your exchange account to BackFuture AI, tests it live and says in plain words what is wrong and how to fix it.

    The main rule: never a key that can withdraw. Your funds stay on the exchange.

    Press Start.

## General
## Read by everybody, strangers too. group-*: said in a group. credential-*: a key was sent at a moment
## when none was asked for. “Also delete for…” is the words of Telegram in your language.

welcome =
    <b>BackFuture AI Connect</b>
    Connect your exchange in 3 steps. It takes about 2 minutes; have your 2FA at hand.
    1. Make an API key on your exchange. I show you where, with a picture.
    2. Send it here. Your message is deleted at once.
    3. I test it, and say what works and what to fix.
    <b>Never a key that can withdraw</b>: your funds stay on the exchange.

choose-language = <b>Choose the language</b>
language-set = Language: English.

unknown-text = I did not understand that. Press a button below, or send /help.
question-help = That sounds like a question. I am a bot: these buttons have the answers.
api-key-explained =
    <b>What is an API key?</b>
    An API key lets a program use your exchange account without your password. It has two parts that belong together: the API key itself and a secret; some exchanges add a passphrase. You choose what it can do: see your balances and place orders, and nothing more. As long as the withdraw box is off, nobody can take your money out with it, and you can delete it on the exchange at any time.
failed = Something went wrong on our side. Try again in a moment.
too-fast = You send more than I can answer. I skipped some of your messages: wait a moment, then send the last one again.
deleting = Deleting your message takes longer than usual. My answer follows.
cancelled = Cancelled. Nothing was changed.
cancelled-draft = Cancelled. What you had sent for the unfinished connection is erased.
nothing-to-cancel = Nothing to cancel.

group-refusal = Send keys only in our private chat. Open it with the button.
group-exposed = A message here looked like a key. Others may have read it: delete that key on the exchange and make a new one.

credential-deleted =
    <b>Your message was deleted.</b>
    It looked like a key, and the bot had not asked for one. Nothing of it was stored. To connect the key, press <b>{ button-connect }</b> and send it when asked.
credential-not-deleted =
    <b>Delete your last message by hand.</b>
    It looks like a key, and I could not delete it. Press and hold it, tap Delete, tick “Also delete for…”. If others may have seen it, make a new key on the exchange.

## Security, privacy, help
## Pages of prose, at most a screen or two. help-<permission>: one line for each box of a key page.
## help-tab-*: buttons in pairs, at most 18 characters. $command is /connect, $description command-*.

security =
    <b>How your key is kept safe</b>

    <b>Never a key that can withdraw.</b> Every key is tested for it. One that can withdraw is blocked at once and never used; if that is not fixed in 30 minutes, its secrets are erased.

    <b>Your funds stay on the exchange.</b> We never hold them, and a key without the withdraw permission cannot move them out.

    <b>Your messages are deleted first.</b> A message with a key is deleted before anything else is done with it. Telegram’s servers, notifications and your other devices may have seen it before that.

    <b>Stored encrypted.</b> Each connection has a data key of its own (AES-256-GCM), locked by a master key that is not in the database.

    <b>Never shown again.</b> Of the API key you see the first and last four characters; of the secret nothing.

    <b>Monitored.</b> Stored keys are tested again and again. If one can suddenly withdraw, it is blocked at once and you hear of it at any hour.

    <b>You stay in charge.</b> Delete the connection here or the key on the exchange at any time.

privacy =
    <b>What is stored, and where</b>

    <b>In our database:</b> your Telegram id, language, time zone, quiet hours and daily summary; of each connection its name, exchange, status, masked key, permissions, IP whitelist, account id on the exchange and the result of the last test; the key, the secret and the passphrase encrypted; what happened: changes of status, and what was done to a key, by whom and when. An unfinished connection is kept encrypted for 30 minutes.

    <b>Apart from it:</b> the master key, without which the encrypted values cannot be read.

    <b>Not stored:</b> your messages, balances and orders. A test reads balances and orders only to see whether that works.

    <b>At Telegram:</b> your messages pass through Telegram’s servers before they are deleted.

    <b>Have it deleted:</b> open /connections, choose the connection, press <b>{ button-delete }</b>. Its key, secret and passphrase are erased at once. Backups of the database can hold the encrypted values until they are overwritten. The history of a deleted connection stays; it holds no key. Delete the key on the exchange too: then nobody can use it.

    <b>Everything at once:</b> send /delete_me. A copy of what is stored: /export.

help-tab-start = Help
help-tab-permissions = Permissions
help-tab-more = More
help-tab-others = Other errors, advice
help-tab-key = Invalid key
help-tab-trade = No trading permission
help-tab-address = IP not allowed
help-tab-exchange = Exchange unavailable

help-start =
    <b>Help</b>

    1. <b>Connect:</b> /connect, choose the exchange, make a key as in the picture, send it here.
    2. <b>Test:</b> it runs by itself. Only what was wrong is asked for again.
    3. <b>Alerts:</b> stored keys are monitored, and you hear when one stops working.

    We never ask for your exchange password or a login code. Send keys in this private chat only.
help-which = <b>Which error do you see?</b>
help-command = { $command } – { $description }
help-permissions =
    <b>Permissions</b>
    What each box on the key page means for this bot.
help-read = <b>Read: yes.</b> Balances and orders can be read. Needed.
help-trade = <b>Trade: yes.</b> Orders can be placed and cancelled. Needed.
help-futures = <b>Futures: only if you trade futures.</b> Leave it off otherwise.
help-withdraw = <b>Withdraw: no.</b> Funds could leave the exchange. Such a key is blocked.
help-transfer = <b>Transfer: better not.</b> Funds could move between your own accounts. Not needed.
help-ip-list = <b>IP whitelist: recommended.</b> The key then works from our server only, and on many exchanges it lasts longer.
help-unknown = If the exchange does not say whether withdrawals are off, you are asked to check and confirm it. It is saved as confirmed by you.
help-errors = <b>More errors you can fix</b>
help-others = <b>Errors on our side or the exchange’s</b>
help-commands = <b>All commands</b>
help-status =
    🟢 Online: the key works.
    🟡 Action needed: there is something for you to fix.
    🔴 Blocked: the key can withdraw.
    ⚪ Unavailable: the test could not be finished; nothing is known against the key.
    ⏸ Disconnected: no key is stored here.

## Connecting
## Read by a trader who makes a key now, on the page of the exchange. $menu, $label, $labels and $list
## are the words of that page, in English: never translated. $example: the form of a value, $masked:
## a value of which few characters are seen, $limit: most characters, $count: most addresses.

choose-exchange = <b>Choose the exchange</b>
choose-exchange-help = Choose the exchange where you have your account. A picture then shows where its key is made. These can be connected:
choose-exchange-unknown = I do not know an exchange with that name. These can be connected:

guide-title = <b>{ $exchange } · step 1 of 4: make the key</b>
guide-title-replace = <b>{ $exchange } · step 1 of 4: make a new key for { $name }</b>. The old key stays active until the new one passes the test.
guide-title-reconnect = <b>{ $exchange } · step 1 of 4: make a new key for { $name }</b>
guide-open = Open { $menu }
guide-sites = A key of one regional site ({ $sites }) does not work on another.
guide-passphrase = { $label }: make one up and note it
guide-boxes = Set the boxes:
guide-read = { $labels }: see balances and orders
guide-trade = { $labels }: place orders
guide-futures = { $labels }: only if you trade futures
guide-withdraw = { $labels }: leave it off, always
guide-addresses = { $list }: { $addresses } (recommended)
guide-addresses-later = { $list }: leave it empty for now. The test shows our address.
guide-address-limit = { $count ->
    [one] A key accepts { $count } address.
   *[other] A key accepts up to { $count } addresses.
}
guide-expiry-age = { $days ->
    [one] Without an IP whitelist a key expires { $days } day after it is made.
   *[other] Without an IP whitelist a key expires { $days } days after it is made.
}
guide-expiry-idle = { $days ->
    [one] Without an IP whitelist a key expires after { $days } day without use.
   *[other] Without an IP whitelist a key expires after { $days } days without use.
}
guide-finish = <b>Confirm by e-mail or 2FA. Keep that page open: the secret is shown only once. Send the API key, or everything in one message.</b>

trouble-title = <b>{ $exchange }: not working?</b>
trouble-page = The menu looks different, or the page is not in the app: press <b>{ button-keys-page }</b> and use it in a browser, best on a computer.
trouble-words = The names of menus and boxes are those of the exchange’s English page: switch it to English to find them.
trouble-secret = The secret is not shown any more: make a new key. Nobody can show the old secret again.

ask-api-key = <b>Send the API key now.</b>
ask-secret = <b>Send the secret now.</b>
ask-passphrase = <b>Send the passphrase now</b>, as you chose it in { $label }.

progress-title = <b>{ $exchange } · step 2 of 4: send the key</b>
progress-kept = <b>{ $exchange }: what is still missing</b>
value-api-key = API key
value-secret = Secret
value-passphrase = Passphrase
value-unusual-api-key = API key: looks unusual. The test will show.
value-unusual-secret = Secret: looks unusual. The test will show.
value-unusual-passphrase = Passphrase: looks unusual. The test will show.

received-api-key = API key: { $masked }
message-deleted = Your message was deleted.
message-not-deleted =
    I could not delete your message. Press and hold it, tap Delete, tick “Also delete for…”. If others may have seen it, make a new key on { $exchange }.

wrong-kind = I take this only as a text message. Nothing of what you sent was used.

paste-empty = No value was found in your message.
paste-not-a-value = That is not what I asked for. Nothing of it was used.
paste-question = That is a question, so nothing of it was used. Here is the answer for this step:
paste-may-be-phrase = Is that the passphrase itself? If it is, press <b>{ button-use }</b>. If not, send it now.
paste-again = I have that already.
paste-refused-shape = Not accepted: this does not look like the { $field } of { $exchange }. Copy it again in full.
paste-locked-key = Not accepted: this private key is locked with a password. Make one without.
paste-cut-key = Not accepted: the end of this private key is missing. Copy it again in full.
paste-unusual-shape = The { $field } looks unusual. The test will show.
paste-swapped = This looks like the { $field }, and was used as that.
paste-other-exchange = That looks like an API key of { $other }, not of { $exchange }. It was not used.
paste-key-equals-secret = Not accepted: the same value came for two fields.

hint-api-key = An API key of { $exchange } looks like { $example }. It is under { $menu }.
hint-secret = The secret of { $exchange } looks like { $example }. It is shown only once, when the key is made. If that page is closed, make a new key.
hint-passphrase = The passphrase is what you chose in { $label } when you made the key. Nobody can show it again: if you forgot it, make a new key.
hint-safe = Each message with a key is deleted at once, and a key that can withdraw is never used.
hint-name = The name is for you alone: it tells several keys apart. Send a short one, such as the market and what it is for.
confirm-above = Press a button of the message above, or send /cancel.

name-taken = You already have a connection with that name. Send another name.
name-too-long = { $limit ->
    [one] The name is too long. Send one of { $limit } character at most.
   *[other] The name is too long. Send one of { $limit } characters at most.
}
name-empty = That is not a name. Send some letters or digits.
name-secret = That looks like a key or a password, so it cannot be a name: names are shown in the chat. Send a plain one, such as words with a space.

draft-lapsed = The connection to { $exchange } was not finished in 30 minutes, so what you had sent was erased. Your last message was not used.

## The form
## A page with fields that opens over the chat (button-form), read by a trader who makes a key now. Plain
## text, no tags. form-send and form-scan are buttons, form-guide a heading that opens, form-received
## stands beside a field.

form-title = { $exchange }: enter the key privately
form-why = What you enter here goes to the bot and is sealed at once. It never becomes a message. You can paste everything into one field.
form-guide = How to make the key
form-send = Test the key
form-scan = Scan a QR code
form-received = Received
form-done = Everything has arrived. The test runs in the chat.
form-gone = This form is no longer valid. Close it, then press the button in the chat again.
form-lost = No connection. Try again in a moment.

## The test
## step-*: a list of ticks, one short line each. $answer: yes, no, unknown (the exchange does not report
## it), waiting (not yet: the name of the step alone). online-*: all went well; $proven is what the key
## was seen to do, “attested” what the person confirmed, $seconds a number such as 0.3.
## already-running and too-many-tests also come as a toast: at most 200 characters, no tags there.

test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Testing the key…
test-duration = This usually takes 2–5 seconds.
test-stopped = The test was stopped.
step-key = { $answer ->
    [yes] Key valid
    [no] Key not valid
    [unknown] Key: unknown
   *[waiting] Key
}
step-balance = { $answer ->
    [yes] Balance readable
    [no] Balance not readable
    [unknown] Balance: unknown
   *[waiting] Balance
}
step-orders = { $answer ->
    [yes] Orders readable
    [no] Orders not readable
    [unknown] Orders: unknown
   *[waiting] Orders
}
step-trade = { $answer ->
    [yes] Trading allowed
    [no] Trading not allowed
    [unknown] Trading: not reported
   *[waiting] Trading
}
step-futures = { $answer ->
    [yes] Futures allowed
    [no] Futures not allowed
    [unknown] Futures: not reported
   *[waiting] Futures
}
step-withdraw-off = { $answer ->
    [yes] Withdrawals are off
    [no] Withdrawals are on
    [unknown] Withdrawals: not reported
   *[waiting] Withdrawals
}
step-ip-whitelist = { $answer ->
    [yes] IP whitelist set
    [no] No IP whitelist
    [unknown] IP whitelist: not reported
   *[waiting] IP whitelist
}
step-clock = Our server’s clock is wrong
step-secret = Secret not accepted
step-passphrase = Passphrase not accepted
checks-not-run = { $count ->
    [one] { $count } check not run
   *[other] { $count } checks not run
}

verdict-title = <b>{ $status }</b> · { $name }
online-title = { "\u200E" }<b>{ $name } is connected.</b>
online-proof = { $proven ->
    [spot] <b>{ $status }.</b> Tested in { $seconds } s: reads, trades, cannot withdraw.
    [spot-attested] <b>{ $status }.</b> Tested in { $seconds } s: reads, trades, withdrawals off (you confirmed).
    [both] <b>{ $status }.</b> Tested in { $seconds } s: reads, trades, also futures, cannot withdraw.
    [both-attested] <b>{ $status }.</b> Tested in { $seconds } s: reads, trades, also futures, withdrawals off (you confirmed).
    [unknown] <b>{ $status }.</b> Tested in { $seconds } s: reads, trading not reported, cannot withdraw.
   *[unknown-attested] <b>{ $status }.</b> Tested in { $seconds } s: reads, trading not reported, withdrawals off (you confirmed).
}
online-watched = It is tested regularly now. You hear of changes here.
online-continue = Next step: press <b>{ button-continue }</b>.
online-name = <b>The name:</b> keep it, tap another one, or send your own.

verdict-advice = <b>Advice</b>
blocked-deadline = Fix this, or the stored secrets are erased { $moment }.
not-stored = The key was not stored.
replaced = <b>The new key is active.</b> Now delete the old key on { $exchange }.
not-replaced = <b>The old key stays active.</b> The new key did worse in the test, so it was not stored.
already-running = A key is being tested right now. Wait for the result, or send /cancel.
too-many-tests = { $seconds ->
    [one] Too many tests. Wait { $seconds } second, then test again.
   *[other] Too many tests. Wait { $seconds } seconds, then test again.
}
word-taken = Saved: you confirmed that withdrawals are off.

## Problems: what it means, how to fix it, who must
## Read by a trader in the moment of failure. problem-* is the cause, fix-* the cure, who-* who can fix
## it: one line each, in this order. Never say that a key is fine where nobody has proven it. $read,
## $trade, $withdraw…: names of boxes. cause-*: parts of a list, in lower case, without a full stop.

send-by-replacing = To send it, press <b>{ button-replace }</b>.

who-user = You can fix this.
who-operator = We fix this.
who-nobody = This clears up by itself.

problem-withdraw-enabled = This key can withdraw. It is blocked and not used.
fix-withdraw-enabled = Untick { $withdraw } on { $exchange } and save. Then press <b>{ button-test }</b>.

problem-must-replace = The operator of this bot asks you to replace this key: others may have seen it.
fix-must-replace = Make a new key on { $exchange }, send it, and delete the old one there.

problem-invalid-key = This API key is unknown on { $exchange }.
fix-invalid-key = Copy the API key again in full and send it. If it is no longer on the key page, make a new key.

problem-key-gone = { $exchange } no longer knows this key: it was deleted or has expired.
fix-key-gone = Make a new key on { $exchange } and send it.

problem-key-gone-or-changed = { $exchange } rejects this key, which worked before, and does not say why.
fix-key-gone-or-changed = Check in this order, then press <b>{ button-test }</b>:

problem-invalid-secret = The secret does not belong to this API key.
fix-invalid-secret = Send the secret again in full. It is shown only once: if you no longer have it, make a new key.

problem-invalid-passphrase = The passphrase is wrong. The secret may be wrong as well.
fix-invalid-passphrase = Send the passphrase that you chose for this key. If that fails too, make a new key and send all its values.

problem-key-expired = The key has expired.
fix-key-expired = Make a new key on { $exchange } and send it.

problem-wrong-site = This key is from another regional site of { $exchange }.
fix-wrong-site = Make a key on the site that <b>{ button-keys-page }</b> opens, and send it.

problem-ip-not-allowed = Our server’s address is not in the key’s IP whitelist, so { $exchange } rejects it.
fix-ip-not-allowed = Add { $address } under { $list }. Then press <b>{ button-test }</b>.

problem-key-or-ip-or-permission = The key was rejected, and { $exchange } does not say why.
fix-key-or-ip-or-permission = Check in this order, then press <b>{ button-test }</b>:
cause-key = the API key is complete and still on the key page
cause-gone = the key is still on the key page; if not, make a new one
cause-secret = the secret is complete and belongs to this API key
cause-passphrase = the passphrase is the one chosen for this key
cause-address = { $address } is in { $list }
cause-permission = these boxes are ticked: { $read }, { $trade }

problem-no-read = The key cannot read balances and orders.
fix-no-read = Tick { $read } on { $exchange } and save. Then press <b>{ button-test }</b>.

problem-no-trade = The key cannot trade.
fix-no-trade = Tick { $trade } on { $exchange } and save. Then press <b>{ button-test }</b>.

problem-account-restricted = Your account on { $exchange } is restricted.
fix-account-restricted = Log in to { $exchange } and do what it asks for, such as identity verification (KYC). Then press <b>{ button-test }</b>.

problem-nonce-in-use = Another program uses this key at the same time, so { $exchange } rejects our requests.
fix-nonce-in-use = Make a separate key for each program and send the new one here, or set a nonce window for this key on { $exchange }. Then press <b>{ button-test }</b>.

problem-our-address-blocked = Our server’s address is blocked on { $exchange }. This is not about your key.
fix-our-address-blocked = We need to have the address unblocked or use another one. Keep the key as it is and test again later.

problem-egress-down = Our server does not reach { $exchange } now. This is not about your key.
fix-egress-down = We need to repair our connection. Keep the key as it is and test again later.

problem-region-blocked = Our server’s region is not served by { $exchange }. This is not about your key.
fix-region-blocked = We need to move our server. Keep the key as it is and test again later.

problem-clock-skew = Our server’s clock is wrong. This is not about your key.
fix-clock-skew = We need to set our clock. Keep the key as it is and test again later.

problem-unknown = The answer of { $exchange } does not show whether the key works. Nothing is known against it.
fix-unknown = We need to look into it. Keep the key as it is and test again later.

problem-rate-limited = We are sending { $exchange } too many requests right now. This is not about your key.
fix-rate-limited = Wait a few minutes, then press <b>{ button-test }</b>.

problem-exchange-unavailable = No answer from { $exchange } right now. This is not about your key.
fix-exchange-unavailable = Wait a few minutes, then press <b>{ button-test }</b>. Do not make a new key.

problem-withdraw-unknown = We cannot see whether this key can withdraw: { $exchange } does not say.
fix-withdraw-unknown = Look at the key page. If { $withdraw } is off, press <b>{ button-word }</b>.

problem-key-expiring = The key expires { $ends }.
fix-key-expiring = Extend it on the key page, or replace it before that.

problem-no-ip-whitelist = The key works from any address.
fix-no-ip-whitelist = For more safety add { $address } under { $list }.

problem-transfer-enabled = The key can move funds between your own accounts.
fix-transfer-enabled = It is not needed: untick { $transfer }.

problem-no-futures = The key cannot trade futures.
fix-no-futures = If you want to trade futures, tick { $futures }.

## The same on a terminal: without buttons, and the values are typed
## Read by those who run the bot, in a terminal: no tags, no buttons.

terminal-prompt = { $field } (typing is hidden):
terminal-prompt-first = { $field }, or all values in one paste (typing is hidden):
terminal-fix-withdraw-enabled = Untick { $withdraw } on { $exchange } and save. Then run this command again.
terminal-fix-invalid-key = Run this command again with the complete API key. If it is no longer on the key page, make a new key.
terminal-fix-invalid-secret = Run this command again with the complete secret. It is shown only once: if you no longer have it, make a new key.
terminal-fix-invalid-passphrase = Run this command again with the passphrase that you chose for this key. If that fails too, make a new key.
terminal-fix-key-gone = Make a new key on { $exchange } and run this command again with it.
terminal-fix-key-gone-or-changed = Check in this order, then run this command again:
terminal-fix-key-expired = Make a new key on { $exchange } and run this command again with it.
terminal-fix-must-replace = Make a new key on { $exchange } and delete the old one there.
terminal-fix-wrong-site = Make a key on the main site of { $exchange } and run this command again with it.
terminal-fix-ip-not-allowed = Add { $address } under { $list }. Then run this command again.
terminal-fix-key-or-ip-or-permission = Check in this order, then run this command again:
terminal-fix-no-read = Tick { $read } on { $exchange } and save. Then run this command again.
terminal-fix-no-trade = Tick { $trade } on { $exchange } and save. Then run this command again.
terminal-fix-account-restricted = Log in to { $exchange } and do what it asks for, such as identity verification (KYC). Then run this command again.
terminal-fix-nonce-in-use = Make a separate key for each program and run this command again with the new one, or set a nonce window for this key on { $exchange }.
terminal-fix-rate-limited = Wait a few minutes, then run this command again.
terminal-fix-exchange-unavailable = Wait a few minutes, then run this command again. Do not make a new key.
terminal-fix-withdraw-unknown = Look at the key page: { $withdraw } must be off.

## Connections
## Read by a trader: the list of connections and the card of one. $name is what the person called it.
## $tested: 3 minutes ago; $good: likewise; $latency: a number. $answer: as in the test.

list-title = <b>My connections</b>: { $count }
list-sum = { $mark } { $status } { $count }
list-no-trouble = No problems right now.
list-empty = You have no connections yet. Press <b>{ button-connect }</b> to add the first.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · no key is stored
list-unanswered = { $status } · no answer from { $exchange }
silence = No answer from { $exchange } since { $since }
silence-ours = Our network has been down since { $since }
silence-good = { $silence } · last good test { $good }

card-status = <b>{ $status }</b> since { $since }
card-since = <b>{ $status }</b> · { $length } (since { $since })
card-tested = Tested { $tested }
card-took = The test took { $latency } ms
card-key = Key { $key }
card-account = Account { $account }
state-read = { $answer ->
    [yes] Reads
    [no] Reading off
   *[unknown] Reading: not reported
}
state-trade = { $answer ->
    [yes] Trades
    [no] Trading off
   *[unknown] Trading: not reported
}
state-futures = { $answer ->
    [yes] Futures on
    [no] Futures off
   *[unknown] Futures: not reported
}
state-withdraw = { $answer ->
    [yes] Withdrawals on
    [no] Withdrawals off
   *[unknown] Withdrawals: not reported
}
state-transfer = { $answer ->
    [yes] Transfers on
    [no] Transfers off
   *[unknown] Transfers: not reported
}
state-untested = Permissions not tested
card-withdraw-by-word = Withdrawals are off (confirmed by you { $date })
card-ip-list = IP whitelist: { $addresses }
card-ip-list-more = IP whitelist: { $addresses } and { $count } more
card-ip-none = IP whitelist: none
card-ip-set = IP whitelist: set ({ $exchange } does not show which)
card-ip-unknown = IP whitelist: not reported
card-moving = Our server’s address changes on { $day }. Add { $address } to the IP whitelist, keep the old one until then, and press <b>{ button-move }</b>.
card-expires = Expires { $moment }
card-no-secrets = No key is stored here: its secrets were erased. Press <b>{ button-reconnect }</b> to use this connection again.
card-key-gone = Erased key: { $key }. If it still exists on the exchange, delete it there.

balance-title = <b>Balance</b> · { $name }
balance-asking = ⏳ Asking { $exchange }…
balance-empty = There is nothing on this account.
balance-total = Worth about { $worth } together.
balance-coin = <b>{ $coin }</b> · about { $worth }
balance-coin-unpriced = <b>{ $coin }</b> · no price in { $money }
balance-coin-alone = <b>{ $coin }</b>
balance-free = Free: { $free }
balance-locked = In orders: { $locked }
balance-rest = { $count ->
    [one] And { $count } more coin, worth about { $worth }.
   *[other] And { $count } more coins, worth about { $worth }.
}
balance-no-prices = { $exchange } does not send prices now.
balance-read = Spot account, read at { $time }. This bot does not store it.
balance-read-now = Asked just now.
balance-unread = The balance could not be read.
balance-refused = ⛔ The balance is not read: this key must be able to read, and must not be able to withdraw.

ask-rename = Send the new name of { $name }.
renamed = Renamed to { $name }.
confirm-delete =
    <b>Delete { $name }?</b>
    Its key, secret and passphrase are erased at once. This cannot be undone. The key on { $exchange } stays until you delete it there.
deleted = { $name } is deleted and its secrets are erased. Now delete the key on { $exchange } too.

## Alerts
## Messages that come by themselves, also at night: what, since when, why, the cure. $since is “since
## 14:05” in alert-status and alert-item, a time alone elsewhere; $length: as in time-for-*.

alert-status = <b>{ $status }</b> { $since }
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) can withdraw. It is blocked and not used.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> { $since }
alert-several = { $count ->
    [one] <b>{ $count } connection needs your attention.</b>
   *[other] <b>{ $count } connections need your attention.</b>
}
alert-online = <b>Online</b>
alert-online-again = <b>Online again.</b> Interruption: { $length }.
alert-online-again-at-most = <b>Online again.</b> Interruption: { $length } at most.
alert-more = { $count ->
    [one] And { $count } more: open /connections.
   *[other] And { $count } more: open /connections.
}
alert-name = <b>{ $name }</b>
alert-names = Affected: { $names }
alert-names-more = { $count ->
    [one] Affected: { $names } and { $count } more
   *[other] Affected: { $names } and { $count } more
}
alert-noticed = Noticed { $moment }
alert-incident = <b>No answer from { $exchange }</b> since { $since }.
alert-incident-fix = Do nothing: this is not about your keys. You hear from me when it answers again.
alert-incident-over = <b>{ $exchange } answers again.</b> No answer for: { $length }.
alert-unstable = <b>{ $exchange } is unstable</b> since { $since }: sometimes it answers, sometimes not.
alert-unstable-fix = Do nothing: this is not about your keys. You hear from me when it has been steady for 30 minutes.
alert-unstable-over = <b>{ $exchange } is steady again.</b> Unstable for: { $length }.
alert-expiry = { $days ->
    [one] <b>The key expires in { $days } day:</b> { $moment }.
   *[other] <b>The key expires in { $days } days:</b> { $moment }.
}
alert-new-address = <b>Our server’s address has changed.</b> Add { $address } to the IP whitelist, or these keys stop working.
alert-new-address-known = <b>Our server’s address has changed</b> to { $address }. All your IP whitelists have it already: nothing needs to be done.
alert-retires = <b>Our server’s address changes on { $day }.</b> Add the new one to the IP whitelist of these keys, keep the old one until then, and press <b>{ button-move }</b>.
alert-retires-item = { $name }: add { $address }
alert-moved = The key works from our new address now. You can take the old one off its IP whitelist: { $address }.
alert-moved-unknown = The key works from our new address now. You can take the old one off its IP whitelist.
moves-testing = Testing from our new address…
moves-none = No key waits for a new address.
moves-done = Works from our new address. You can take the old one off the IP whitelist.
moves-refused = { $address } is not accepted yet. Check that it is saved in the IP whitelist; some exchanges take a few minutes.
moves-unanswered = Not tested: no answer. I will try again by myself.

drift-futures-lost = The key can no longer trade futures.
drift-futures-gained = The key can now trade futures.
drift-transfer-gained = The key can now move funds between your own accounts.
drift-ip-list-removed = The key’s IP whitelist is gone: it now works from any address.

digest-well = { $count ->
    [one] <b>All is well.</b> Your connection is Online.
   *[other] <b>All is well.</b> Your { $count } connections are Online.
}
digest-some = <b>Online: { $online } of { $count }</b>
digest-strategies-paper = 📈 <b>Rehearsals</b>, last 24 hours: groups sold { $closed }, result { $result }. Open groups: { $open }
digest-strategies-live = 📈 <b>Strategies with real money</b>, last 24 hours: groups sold { $closed }, result { $result }. Open groups: { $open }
digest-item = { "\u200E" }{ $title }: { $what }

## When to be notified
## A trader sets alerts. $until: until-moment or until-clear. quiet-*: why a typed time was not accepted.
## $cities: a few names, with commas. $hours: 22:00–07:00.

mute-choose =
    <b>Mute { $name }: for how long?</b>
    You still hear at once if a key can withdraw.
mute-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
mute-until-clear = Until it is online again
mute-line = Muted { $until }

alerts-title = <b>Alerts</b>
alerts-quiet = Quiet hours: { $hours }
alerts-quiet-off = Quiet hours: none
alerts-digest = Daily summary: at { $time }
alerts-digest-off = Daily summary: off
alerts-zone = Time zone: { $city }, now { $time }
alerts-zone-unknown = Time zone: unknown, times are in UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>: muted { $until }
alerts-urgent = You hear at once if a key can withdraw, also in quiet hours and when muted.
alerts-saved = Saved.

quiet-choose =
    <b>Choose the quiet hours.</b>
    You hear of what happened when they end. You still hear at once if a key can withdraw.
quiet-ask = Send the quiet hours, for example <code>22:30-07:15</code>
quiet-shape = Not accepted: send start and end with a dash between them.
quiet-time = Not accepted: that is not a time of day (0:00–24:00).
quiet-empty = Not accepted: start and end are the same.

zone-ask-time = <b>What time is it where you are?</b>
zone-where = <b>Where are you?</b>
zone-where-how = Tap a place with your local time, or send the name of your city or country.
zone-where-tap = Tap a place with your local time.
zone-place = { $city }, { $time }
zone-not-found = I did not find that place. Send a bigger city near you, or your country.
zone-several = <b>Which one is it?</b>
zone-why-zone = The times in my messages follow it.
zone-why-quiet = Quiet hours follow your local time.
zone-why-digest = The daily summary follows your local time.
zone-ask-city =
    <b>Which place is yours?</b>
    They have the same time now but change clocks on different days.
zone-clock-changes = { $cities }: clock change { $date }
zone-clock-stays = { $cities }: no clock change

## History
## What happened, one line each. deed-*: what was done, hand-*: by whom; both are joined by history-deed.
## The subject of a deed is the connection; of deed-exported the data of a person.

history-title = <b>History</b> · { $name }
history-every = all connections
history-choose = <b>Choose a connection</b> to see what happened to it.
history-no-name = You have no connection named { $name }.
history-empty = Nothing has happened yet. Connect a key, and you see here what happens to it.
history-moment = <b>{ $moment }</b>
history-line = { $time }
history-line-of = { "\u200E" }{ $time } <b>{ $name }</b>
history-today = Today
history-yesterday = Yesterday
history-change = { $before } → { $after }
history-unwatched = Maybe earlier: it was not monitored then.
history-deed = { $deed } · { $hand }
deed-added = Added
deed-tested = Tested
deed-replaced = Key replaced
deed-renamed = Renamed
deed-word-given = Confirmed: withdrawals are off
deed-disconnected = Disconnected, secrets erased
deed-paused = Disconnected, secrets erased
deed-ordered = Key replacement requested
deed-deleted = Deleted
deed-exported = Exported
deed-read = Viewed outside the bot
hand-person = you
hand-bot = the bot
hand-operator = the operator

## Access
## access-denied, -request-sent, -granted and -refused are read by a stranger, the rest by the operator.
## $title is the name of the stranger, $person a number.

access-denied =
    <b>This bot is invite-only.</b>
    Press <b>{ button-access-ask }</b>: its operator decides.
access-request-sent = Request sent. You will hear the decision here.
access-requested = <b>{ $title }</b> asks for access. Telegram id: { $person }
access-allowed = Allowed: { $title } can now use this bot.
access-turned-down = Declined: { $title } cannot use this bot.
access-granted = <b>You can now use this bot.</b> Press <b>{ button-connect }</b> to begin.
access-refused = Your request for access was declined.

## For those who run the bot: what is for them to fix
## Read in the chat by the operator, who knows servers. $matter: a word to look for in the log.

operator-title = <b>For the operator</b>
operator-more = { $count ->
    [one] And { $count } more matter: check the log.
   *[other] And { $count } more matters: check the log.
}
operator-other = Check the log for { $matter }.
operator-cut-off = <b>This server had no internet access.</b> Neither Telegram nor the exchanges answered, so no key status was changed. Check its network, DNS and <code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>No answer from { $exchange }.</b> No key status is changed there, and the owners are notified. Check its status page; there is nothing else to do.
operator-new-address = <b>New address of this server:</b> { $address }, seen on { $exchange }. If it stays, put it into <code>BOT_SERVER_IPS</code> and restart. If not, restore the old one: owners of keys with an IP whitelist are asked to add it.
operator-address-refused = <b>Our address is rejected on { $exchange }</b> for many keys with an IP whitelist. Compare <code>BOT_SERVER_IPS</code> with what <code>python -m bot doctor</code> finds.
operator-clock-skew = <b>The clock of this server is wrong</b>, according to { $exchange }. Set it: <code>timedatectl set-ntp true</code>. No key status is changed there until then.
operator-egress-down = <b>Nothing is reached through our address { $address }.</b> Check its proxy or interface and <code>BOT_EGRESS</code>, then run <code>python -m bot doctor</code>. No key status is changed until then.
operator-region-blocked = <b>This server’s region is not served by { $exchange }.</b> Run the bot elsewhere, or set <code>BOT_PROXY_URL</code> to a proxy elsewhere.
operator-our-address-blocked = <b>{ $exchange } blocks the address of this server.</b> Ask its support to unblock it, or set <code>BOT_PROXY_URL</code> to a proxy with another address. No key status is changed there until then.
operator-order-refused = <b>{ $exchange } refuses orders of strategies.</b> They break a rule of it, or its reason is unknown. Check the log, and the rules of the pairs in the file of this exchange.
operator-unknown = <b>Answers of { $exchange } are not understood.</b> Nothing is held against the keys. Check the log for what it answered, and add it to the file of this exchange.

## Notices
## Messages that come by themselves after something ended. toast-*: over the chat, at most 200 characters.

notice-draft-expired = The connection to { $exchange } was not finished in 30 minutes. What you had sent was erased.
notice-secrets-destroyed = The key of { $name } ({ $exchange }) could still withdraw after 30 minutes. Its secrets were erased. Make a key without that permission and press <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>Delete your message of { $sent } by hand.</b>
    It looks like a key, and Telegram did not let me delete it. Press and hold it, tap Delete, tick “Also delete for…”. If others may have seen it, make a new key on the exchange.

toast-outdated = This button is from an older message. You see how it stands now.
toast-stale = This button is from an older message and no longer works. Open the menu with /start.

## Strategies: what happened
## Messages that come by themselves. news-title is their head, one line; the others follow below it, a line each.
## $pair: BTC/USDT; $money, $average, $result: 27.00 USDT; $held: 0.0003 BTC. news-recovery-* says why
## Recovery Mode is on, news-hold-* why a strategy is on hold and what that means. order-refused-* says why an
## exchange refused an order, and who can fix it. An order is lost if nobody can prove any more what became of it.

news-title = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = Rehearsal: no order goes to the exchange.
news-live = <b>Real money</b>: orders go to { $exchange }.
news-opened = <b>First buy: { $money }.</b>
news-topped-up = <b>Last add-on: { $money }.</b> Buys so far: { $buys }.
news-held = Held: { $held }, average price { $average }.
news-held-nothing = Nothing is held.
news-left = Left over: { $held }, too little to sell.
news-result = Result after fees: { $result }
news-closed-take-profit = <b>Sold with a profit.</b>
news-closed-stop = <b>The stop sold everything.</b>
news-closed-close = <b>Everything is sold.</b>
news-recovery = <b>Recovery Mode is on.</b>
news-recovery-fall = The price is far below the average.
news-recovery-money = Most of the money is in use.
news-recovery-no-top-ups = No add-on is left, and the price is below the average.
news-recovery-unclear = The market has been unclear for 10 minutes.
news-recovery-chosen = You chose it.
news-recovery-means = It buys more carefully, and sells everything as soon as nothing is lost.
news-recovered = <b>Recovery Mode is off.</b> The plan goes on.
news-hold = <b>The strategy is on hold.</b>
news-hold-blocked = The key can withdraw or must be replaced: nothing is bought or sold, there is no stop. Open /connections and fix the key.
news-hold-key = The key does not work: nothing is bought or sold, there is no stop. Open /connections and fix the key.
news-hold-doubt = The key is not { status-online }: nothing is bought, sales go on. Open /connections and fix the key.
news-hold-operator = Whoever runs this bot stopped trading on { $exchange } for now: nothing is bought or sold, there is no stop. It goes on by itself when they allow it. Until then, you can sell on { $exchange } yourself.
news-hold-unavailable = { $exchange } does not answer: nothing is bought or sold, there is no stop. It goes on by itself when { $exchange } answers again.
news-hold-account = The key is of another account than the one of this strategy: nothing is bought or sold, there is no stop. Open /connections and replace it with a key of the first account, or press <b>{ button-run-stop }</b>.
news-hold-rehearsals = Whoever runs this bot allows rehearsals only now: nothing is bought or sold, there is no stop. It goes on by itself when real money is allowed again.
news-hold-off = Whoever runs this bot switched strategies off: nothing is bought or sold, and no stop sells. It goes on by itself when they are switched on again.
news-hold-restored = The database was restored from a backup: nothing is bought or sold until you decide.
news-hold-gone = No key is stored here any more.
news-released = <b>The strategy is active again.</b>
news-unpriced = <b>There is no price.</b>
news-unpriced-means = { $exchange } sends no price of this pair: nothing is bought or sold, there is no stop. Look there whether the pair is still traded, and sell there yourself if you want to.
news-priced = <b>There is a price again.</b> The plan goes on.
news-ended = <b>The strategy has ended.</b>
news-ended-gone = No key is stored for it any more.
news-disturbed = <b>Coins of this strategy are missing.</b> Somebody moved or sold { $coin }, or it is in another order.
news-disturbed-numbers = It holds: { $held }. Free on the account: { $there }.
news-disturbed-means = Nothing is bought until you decide. <b>{ button-run-count }</b>: it holds what is free, at the same average price. <b>{ button-run-go-on }</b>: it goes on as before. <b>{ button-run-stop }</b>: it ends, and you keep everything.
news-lost = <b>The result of an order is unknown.</b>
news-lost-means = Until you answer, nothing is bought or sold, there is no stop.
order-lost = { $side ->
    [sell] Sale: { $qty } at { $price } or higher, sent { $time }, id { $order }.
   *[buy] Buy: { $qty } at { $price } or lower, sent { $time }, id { $order }.
}
order-lost-look = Look for { $pair } in the order history of { $exchange }.
order-unread = <b>The result of an order is unknown.</b> A key that can withdraw is not used, not even to look. When it cannot withdraw any more, or is replaced, the bot looks by itself.
order-refused = { $side ->
    [sell] <b>{ $exchange } refused a sale.</b>
   *[buy] <b>{ $exchange } refused a buy.</b>
}
order-refused-balance = { $side ->
    [sell] Less { $coin } is on the account than the strategy bought. If you moved it, bring it back, or press <b>{ button-run-stop }</b>.
   *[buy] Too little { $coin } is free. Add some, or press <b>{ button-run-pause }</b>: sales go on.
}
order-refused-minimum = The order was too small. That is our mistake, and whoever runs this bot has a message.
order-refused-rules = The order broke a rule of { $exchange }. That is our mistake, and whoever runs this bot has a message.
order-refused-pair = { $pair } is not traded there now, or not on your account. Look on { $exchange }. You can press <b>{ button-run-stop }</b> and sell there yourself.
order-refused-permission = The key cannot trade. Allow spot trading for it on { $exchange }, never withdrawals. It is tested again now.
order-refused-key = The key or our address is not accepted. The key is tested now: open /connections.
order-refused-account = The account is restricted, or of a kind on which this bot cannot trade. Look for a message of { $exchange } to you.
order-refused-clock = { problem-clock-skew } Whoever runs this bot has a message.
order-refused-busy = { $exchange } takes no more orders for a moment.
order-refused-unknown = The reason is unknown. Whoever runs this bot has a message.
order-tries-again = It tries again by itself.
sell-yourself = To sell it yourself: open spot trading on { $exchange }, choose { $pair }, and sell { $held }.

## Strategies
## A trader sets up a strategy: connection, pair, risk level, margin limit, then the sheet with its worst case.
## It buys a pair in steps while the price falls (add-ons) and sells everything above the average price.
## $pair: BTC/USDT; $coin: USDT; $limit, $money, $loss, $price…: 27.00 USDT; $fall, $drop, $profit…: 12%.
## setting-* and level-* stand in for $setting and $level, and are labels of buttons: at most 28 characters.

button-strategies = My strategies
button-strategy-new = New strategy
button-plan-pair = Pair
button-plan-pairs = Pairs
button-plan-several = Several pairs
button-plan-pairs-done = Next ({ $count })
button-plan-each = Each pair
button-all-pairs = All pairs
button-plan-level = Risk level
button-plan-limit = Margin limit
button-plan-topups = Add-ons
button-plan-recovery = Recovery Mode
button-plan-more = More
button-plan-sheet = Back to the sheet
button-plan-replay = How it would have gone
button-plan-start = Start rehearsal
button-plan-live = Start live
button-plan-live-yes = Start with real money
button-plan-off = Off
button-plan-on = On
button-plan-again = Try again
button-strategy-connection = { $name } · { $exchange }
command-strategies = My strategies

strategies-title = <b>My strategies</b>, active: { $count }
strategies-empty = You have no strategies yet. A strategy buys a pair in steps while the price falls, and sells everything above the average price.
strategies-live = You choose for each strategy: a rehearsal, or real money.
strategies-rehearsal = Every strategy runs as a rehearsal: live prices, no order goes to the exchange.
strategies-off = Strategies are off here. Whoever runs this bot can turn them on.
strategies-item = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = Active
strategy-status-paused = Paused
strategy-status-held = On hold
strategy-status-finishing = Ends after this group
strategy-status-closing = Selling everything
strategy-status-stopping = Stopping
strategy-status-ended = Ended
strategy-mode-paper = Rehearsal
strategy-mode-live = Real money
strategy-started = <b>The rehearsal has started.</b>
strategy-started-live = <b>The strategy has started, with real money.</b>
first-buy-when-calm = The first buy comes when the market is calm enough. You get a message.
first-buy-soon = The first buy comes soon. You get a message.

plan-choose-connection = <b>Which connection?</b>
plan-no-connection = A strategy needs a connection that is { status-online }. Connect a key first.
plan-none-online = No connection can have a strategy now.
start-refused-off = { strategies-off }
start-refused-stopped = Whoever runs this bot stopped trading on { $exchange } for now. Try again later.
start-refused-not-online = { $name } is not { status-online }: open it, fix the key, then come back.
start-refused-too-many = You have the most strategies this bot allows. Stop one first: /strategies
start-refused-pair-used = A strategy on { $pair } is active on this connection. Choose another pair, or stop that one first: /strategies
start-refused-coin-used = Another strategy on this connection uses a coin of { $pair }. Choose another pair, or stop that one first: /strategies
start-refused-unknown-pair = { $exchange } does not trade this pair. Press one below, or type another, such as BTC or ETH/USDT.
start-refused-other-coin = { $pair } is priced in another coin. All pairs of a strategy need the same one.
start-refused-too-many-pairs = { $pair } is left out: a strategy has at most 10 pairs.
start-refused-no-market = { $exchange } does not send prices now. Try again in a minute.
start-refused-rehearsals = Whoever runs this bot allows rehearsals only.
start-refused-not-live-here = Rehearsal only here: this bot does not trade with real money on { $exchange }.
start-refused-no-trade = No real money: it is not proven that the key of { $name } can trade. Allow spot trading for it on { $exchange }, then test it again.
start-refused-withdrawals = No real money: it is not proven that the key of { $name } cannot withdraw, and for real money your confirmation is not enough. Test it again, or use a key whose permissions { $exchange } tells.
card-rehearsal = A rehearsal is possible, and sends no order: <b>{ button-strategy-new }</b>.
start-refused-no-balance = No real money: the balance of { $name } could not be read. Try again in a minute.
start-refused-too-little = No real money: less is free on { $name } than the margin limit, with what your other strategies there can still use. Lower the margin limit, or deposit more on { $exchange }.
start-refused-missing = The margin limit needs { $needs }, { $missing } more than there is.
start-refused-account = No real money: { $exchange } takes no orders of this account. It is restricted, or of a kind on which this bot cannot trade.
start-refused-clock = { problem-clock-skew } Whoever runs this bot must set it. Try again later.

plan-ask-pair = <b>Which pair?</b> Press one, or type it, such as BTC or ETH/USDT.
plan-help = A strategy buys a pair in steps while the price falls, and sells everything above the average price.
plan-ask-pairs = <b>Which pairs?</b> Press them, or type them, such as btc, eth, sol. At most { $most }.
pairs-coin = All are priced in { $coin }.
pairs-chosen = Chosen: { $list }
pairs-none = Choose a pair first.
pairs-unknown = { $exchange } does not trade: { $list }
pairs-word = <b>{ $word }</b>
plan-ask-level = <b>Which risk level?</b>
plan-level-means = <b>{ $level }</b>: { $count } buys, the last { $drop } below the first. It can lose about { $loss } of the margin limit.
plan-level-means-no-stop = <b>{ $level }</b>: { $count } buys, the last { $drop } below the first. No stop: it can lose all of the margin limit.
level-low = Low
level-medium = Medium
level-high = High
level-own = Own settings
plan-ask-limit = <b>What is the margin limit?</b> It is the most { $coin } in the market at any time. Type an amount, such as 300.
plan-free = Free now: { $money }.
plan-free-reserved = Your other strategies on this key can still use { $money } of it.
plan-free-left = That leaves { $money }.
plan-no-number = That is not a number. Type one, such as { $example }.
plan-limit-too-small = The margin limit must be at least { $least }. With less, an order would be below the minimum of { $exchange }.
plan-steps-too-small = { $pair } has coarse price steps: the buys would be at the same price. Increase the distance of the add-ons, or choose another pair.
plan-out-of-range = { $setting }: from { $least } to { $most }.
plan-choose-setting = <b>What do you want to change?</b>
plan-setting = <b>{ $setting }</b>: { $value }
plan-setting-range = Press a value, or type one from { $least } to { $most }.
setting-topups = Number of add-ons
setting-first-drop = First drop
setting-step-scale = Distance growth
setting-volume-scale = Size growth
setting-take-profit = Take profit
setting-stop = Stop
setting-recovery = Recovery Mode
setting-pause = Pause in minutes
setting-guards = Wait for a calm market
setting-at-once = Groups at a time
setting-means-pause = How many minutes pass after a sale before the next first buy. After the stop it is at least 6 hours.
setting-means-guards = The first buy waits until bid and ask are at most 0.3 % apart, the price of 24 hours changed by −8 to +12 %, and the volume of 24 hours is at least 1,000 times the margin limit. Off: it buys at once.
setting-means-at-once = How many pairs can have a group at the same time. They share the margin limit.
plan-setting-switch = Press one.
setting-means-topups = Buys after the first one.
setting-means-first-drop = How far below the first buy the first add-on comes.
setting-means-step-scale = Each distance between buys, compared with the one before. 1: all are equal.
setting-means-volume-scale = Each add-on in money, compared with the buy before. 1: all are equal.
setting-means-take-profit = How far above the average price it sells everything, after fees.
setting-means-stop = How far below the average price it sells everything at a loss.
setting-means-recovery = How far below the average price Recovery Mode starts. It then buys more carefully, and sells everything as soon as nothing is lost.

sheet-terms = Risk level: { $level } · margin limit: { $limit }
basket-terms = Risk level: { $level } · margin limit of all pairs: { $limit }
basket-at-once = { $count ->
    [one] One group at a time, with at most { $limit }.
   *[other] { $count } groups at a time, each with at most { $limit }.
}
basket-limit = Limit of each group
basket-group = <b>Each group</b>
basket-falls = { $count ->
    [one] <b>If the price falls</b>, of the pair that loses most
   *[other] <b>If all prices fall together</b>, with { $count } groups open
}
basket-again = When a group is sold, also by its stop, another pair can open one: losses of several groups can add up.
basket-minimum = { "\u200E" }{ $pair }: smallest order { $smallest }. The minimum of { $exchange } is { $least }.
sheet-buys = { $count ->
    [one] Buys once: { $first } now.
   *[other] Buys { $count } times: { $first } now, the last { $last } when the price is { $drop } lower.
}
sheet-buys-next = { $count ->
    [one] The next group buys once: { $first } at the price at that time.
   *[other] The next group buys { $count } times: { $first } at the price at that time, the last { $last } when the price is { $drop } lower.
}
sheet-sells = Sells everything { $profit } above the average price.
sheet-falls = <b>If the price falls</b>
sheet-fall = • { $fall }: { $money } in the market, loss on paper { $loss }
sheet-fall-stopped = • { $fall }: sold by the stop, loss { $loss }
sheet-fall-stopped-all = • { $fall } or more: sold by the stop, loss { $loss }
sheet-worst = ⚠️ <b>Worst case: a loss of { $loss }</b> at the stop, { $gap } if the price jumps { $jump } past it, and up to { $all } if the exchange or this bot cannot sell.
sheet-worst-no-stop = ⚠️ <b>Worst case: a loss of { $all }.</b> There is no stop.
sheet-buy = { $number }. { $money } at { $price }, then the average is { $average }
sheet-after = After all buys it sells at { $sells }, in Recovery Mode at { $recovers }.
sheet-stop = The stop is then at { $stop }.
sheet-recovery = Recovery Mode starts { $fall } below the average price, or when most of the money is in use.
sheet-recovery-off = Recovery Mode does not start because of a fall.
sheet-pause = Between a sale and the next first buy: { $minutes } min, after the stop at least 6 hours.
sheet-guards = The first buy waits for a calm market.
sheet-guards-off = The first buy does not wait for a calm market.
sheet-fees = Fees of a round: { $first } with one buy, { $full } with all.
sheet-minimum = Smallest order: { $smallest }. The minimum of { $exchange } is { $least }.
sheet-balance = Your balance is not read: a rehearsal needs no money.
sheet-free-after = With all of the margin limit in the market, { $left } stay free.
sheet-free-less = Real orders need { $missing } more; a rehearsal needs no money.
sheet-live = A rehearsal sends no order. <b>{ button-plan-live }</b> uses real money.
live-ask = ⚠️ <b>Real money.</b> Orders go to { $exchange }, with your key. You can lose what is said here, and more if the price jumps.
live-price-moved = The price has moved. Look at the sheet again, then start.
sheet-not-covered = <b>Not covered:</b> outages of the exchange or of this bot, price jumps, a delisted pair, coins you move yourself.

replay-title = <b>How it would have gone</b>
replay-days = { $count ->
    [one] Last day, hour by hour
   *[other] Last { $count } days, hour by hour
}
replay-rounds = Closed rounds: { $count }
replay-at-once = { $count ->
    [one] One group at a time. If several pairs could buy, the first one does.
   *[other] { $count } groups at a time. If more pairs could buy, the first ones do.
}
replay-pair = { "\u200E" }<b>{ $pair }</b>: { $count } rounds, { $result }
replay-result = Result after fees: { $result }
replay-open = Still held at the end, on paper: { $result }
replay-deepest = Deepest loss on paper: { $loss }
replay-recovery = Days in Recovery Mode: { $days }
replay-warning = These are past prices. The next days can go differently.

## The same account
## A trader sends a key of an account that is connected already, or of another one. $name: a connection.

button-adopt = Replace its key
button-adopt-disconnected = Connect the key there
button-same-account = Yes, the same account
button-connect-new = Connect it as a new one
twin-mine =
    <b>This account is already connected</b>, as { $name } on { $exchange }.
    To use the new key there, press <b>{ button-adopt }</b>. The old key stays active until the new one passes the test.
twin-mine-disconnected =
    <b>You have a connection of this account</b>: { $name } on { $exchange }. It is disconnected.
    To connect the new key there, press <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>Not connected.</b> This { $exchange } account is already connected to BackFuture AI from another Telegram account, and it can be connected only once. The key was not stored.
    If that is not you, delete the key on the exchange and make a new one.
twin-other-account =
    <b>The old key stays active.</b> The new key belongs to another { $exchange } account than { $name }.
    Send a key of the same account, or connect this one as a new connection.
twin-unknown =
    <b>Is the new key of the same { $exchange } account as { $name }?</b>
    The exchange does not say. If it is, press <b>{ button-same-account }</b>. Until then the old key stays active.

## Leaving
## Read before something that cannot be undone: be exact. Panic erases the stored keys, leaving all data.

command-panic = Disconnect everything
command-export = Get a copy of my data
command-delete_me = Delete all my data
button-panic-yes = Yes, disconnect everything
button-delete-me-yes = Yes, delete everything
button-export = Get my data first
button-revoke-at = Delete key on { $exchange }
panic-nothing = There is nothing to disconnect: no connection has a stored key.
panic-confirm = { $count ->
    [one] <b>Disconnect { $count } connection?</b>
   *[other] <b>Disconnect all { $count } connections?</b>
}
panic-means = Each key and secret is erased here at once, and nothing uses it any more. Each connection stays: you can give it a new key.
panic-done = { $count ->
    [one] <b>{ $count } connection is disconnected, and its secrets are erased here.</b>
   *[other] <b>{ $count } connections are disconnected, and their secrets are erased here.</b>
}
panic-next = Now delete each key on its exchange: only that makes it useless to everybody.
leave-confirm = <b>Delete everything we store about you?</b>
leave-what = { $count ->
    [one] That is { $count } connection with its key and secret, its history, your settings and your language. This cannot be undone.
   *[other] That is { $count } connections with their keys and secrets, their history, your settings and your language. This cannot be undone.
}
leave-what-rest = That is your Telegram id, your language, your settings and your history. You have no connections. This cannot be undone.
leave-remains =
    <b>What remains:</b>
    • Backups of the database hold the encrypted rows until they are overwritten. They can be read with the old master key: ask the operator to change it and to delete the old one.
    • Telegram keeps this chat until you delete it.
    • The keys on the exchanges stay until you delete them there.
leave-done = <b>Everything we stored about you is deleted.</b>
export-caption = Everything we store about you, except keys and secrets.

## Limits
## $limit: the most connections of a person.

limit-connections = { $limit ->
    [one] You have { $limit } connection, the maximum. Delete it to make room.
   *[other] You have { $limit } connections, the maximum. Delete one to make room.
}

## For those who run the bot: /status
## One short line each. $mark: a coloured dot; $rate, $half, $most, $seconds: numbers.

command-status = Bot status
overview-title = <b>Bot status</b>
overview-no-database = The database does not answer. Run <code>python -m bot doctor</code> on the server.
overview-cut-off = Our own network is down: too many exchanges fail at once. No key status is changed until it is back.
overview-outage = No answer from { $exchange } since { $since }
overview-no-outage = No outage of an exchange is known.
overview-connections = <b>Connections</b>: { $count }
overview-state = { $mark } { $status }: { $count }
overview-exchange = { $exchange }: { $states }
overview-share = { $mark }{ "\u00A0" }{ $count }
overview-checks = <b>Checks</b> in 5 minutes: { $count } ({ $rate } a minute)
overview-latency = Half took up to { $half } ms, 95% up to { $most } ms
overview-lag = Oldest due check: { $exchange }, due for { $seconds } s
overview-no-lag = No check is waiting.
overview-waiting = <b>Alerts</b> waiting: { $count }
overview-slowed = Telegram asked to slow down (429): { $count }
overview-not-erased = Messages with a secret not deleted: { $count }
overview-addresses = <b>Our address</b>, last seen: { $addresses }
overview-egress = { $egress } ({ $addresses }): { $count ->
    [one] { $count } connection
   *[other] { $count } connections
}
overview-no-address = <b>Our address</b>: no exchange has named it yet
overview-leads = This process speaks with Telegram.
overview-leads-not = Another process speaks with Telegram.
overview-answering = Processes that answer: { $count }. The oldest began { $oldest }, the newest { $newest }.
overview-notices = This process sends the alerts.
overview-notices-not = Another process sends the alerts.
overview-trades = This process trades strategies: rehearsals only.
overview-trades-live = This process trades strategies: with real money and rehearsals.
overview-trades-not = This process trades no strategies.
overview-strategies = Strategies: { $count }. Orders whose end is unknown: { $orders }.
overview-since = Checks, 429 and deletions are those of this process. It started { $moment }.

## The operator stops trading, and lets it go on. $since: a time; $exchange: its name; $count: strategies.
command-trading = Stop trading
button-trading = Trading
button-trading-stop-all = Stop everything
button-trading-stop = Stop { $exchange }
button-trading-go-all = End the stop of everything
button-trading-go = End the stop: { $exchange }
trading-title = <b>Trading</b>
trading-goes = 🟢 Nothing is stopped.
trading-stopped-all = <b>Everything is stopped</b> since { $since }
trading-stopped = <b>{ $exchange } is stopped</b> since { $since }
trading-strategies = Strategies on { $exchange }: { $count }
trading-means = A stop works at once: no new order is sent, no buys, no sales, no stops of strategies. Orders under way are still checked. Owners get one message at the stop and one at its end.

## For those who run the bot: sent without the database
## Also sent while the bot itself cannot answer. $host: of a web address.

direct-database-down = <b>The database has not answered since { $since }.</b> Keys are not monitored and people get no answers. Check the database, its disk and the bot’s log; the bot goes on by itself as soon as it answers.
direct-database-back = <b>The database answers again.</b> No answer for: { $length }. Nothing that was noticed is lost.
direct-conflict-program = <b>Another program uses this bot’s token.</b> People get no answer, or two. Stop the other program. If it is not yours, send /revoke to @BotFather and set the new token in BOT_TOKEN.
direct-conflict-webhook = <b>A webhook is set for this bot, at { $host }.</b> While it is set, the bot gets no messages. Stop the program there, then call deleteWebhook of the Bot API.
direct-conflict-over = <b>The bot gets its messages again.</b> No other program uses its token now.

## Strategies: life
## The card of a running strategy, its buttons, and its history. $pair: BTC/USDT; $money, $price, $limit, $result: 27.00 USDT;
## $held: 0.0003 BTC; $time: 14:05. A group is a first buy, add-ons at lower prices, and one sale of everything.
## run-means-*: what a button does, after its label. event-*: lines of the history, short, without a full stop.

# Under the picture of a strategy; a mark of the picture is before some lines. $first, $last: prices.
button-picture = Picture
chart-past = { $count ->
    [one] The line is the price of the last day.
   *[other] The line is the price of the last { $count } days.
}
chart-since = The vertical line is the first buy.
chart-bought = { $count ->
    [one] 1 buy done, due at { $first }
   *[other] { $count } buys done, due at { $first } to { $last }
}
chart-due = { $count ->
    [one] 1 buy to come, at { $first }
   *[other] { $count } buys to come, at { $first } to { $last }
}
chart-after-all = <b>After all buys</b>
chart-average = Average price: { $price }

button-strategy = Strategy
button-run-pause = Pause
button-run-resume = Resume
button-run-finish = Finish
button-run-stop = Stop and keep
button-run-end = Stop
button-run-stop-yes = Stop and keep
button-run-close = Close now
button-run-close-yes = Sell now
button-run-recover = Recovery Mode on
button-run-waive = Recovery Mode off
button-run-edit = Change
button-run-apply = Apply
edit-done = <b>Changed.</b>
edit-now = <b>Applies to the open group now:</b> { $settings }
edit-later = <b>Applies from the next group on:</b> { $settings }
edit-nothing = Nothing has been changed yet. Press a button to change a number, then <b>{ button-run-apply }</b>.
edit-price-moved = The price has moved. Look at the sheet again before you apply it.
run-next-limit = From the next group on: at most { $limit }
button-run-history = History
button-run-count = Count what is there
button-run-go-on = Go on
button-run-not-filled = It was not filled
button-run-filled = It was filled
run-setup = Risk level: { $level ->
    [low] low
    [medium] medium
    [high] high
   *[own] your own numbers
} · margin limit: { $limit }
basket-pair = { "\u200E" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = waits for the first buy
basket-state-place = waits until another pair is sold
basket-state-open = open
basket-buys-sells = Buys at { $buys }, sells at { $sells }
basket-sells = Sells at { $sells }
basket-open = Open groups: { $count } of { $most }
basket-at-work = In use by all pairs: { $money }
basket-if-sold = If all is sold now: { $result }
basket-result = Result of all pairs after fees: { $result }
basket-means = These buttons are for all pairs. Press a pair for its own.
run-running = <b>Active.</b>
run-paused = <b>Paused.</b> Nothing is bought, sales go on.
run-held = <b>On hold.</b> Nothing is bought or sold until you press <b>{ button-run-resume }</b>.
run-finishing = <b>Finishing.</b> No new group starts. When this one is sold, the strategy ends.
run-closing = <b>Closing.</b> Everything is sold now. After 10 minutes at most, the strategy ends.
run-stopping = <b>Stopping.</b> Nothing more is bought or sold.
run-waits = It waits for a calm market for the first buy.
run-waits-for-place = It waits until a group of another pair is sold.
run-rests = No first buy before { $time }.
run-price = Price now: { $price }
run-price-unknown = Price now: unknown
run-in-use = In use: { $money } of { $limit }
run-if-sold = If sold now: { $result }
run-next-buy = Next add-on: { $money } at { $price } or lower
run-no-add-on = Next add-on: none left
run-sells = Sells everything at { $price } or higher
run-stop = Stop: sells everything at { $price } or lower
run-no-stop = Stop: none
run-means-pause = <b>{ button-run-pause }</b>: nothing is bought, sales go on.
run-means-resume = <b>{ button-run-resume }</b>: it buys and sells as planned again.
run-means-finish = <b>{ button-run-finish }</b>: no new group starts; when this one is sold, the strategy ends.
run-means-stop = <b>{ button-run-stop }</b>: nothing more is bought or sold; you keep what is held, and the strategy ends.
run-means-end = <b>{ button-run-end }</b>: nothing is bought any more, and the strategy ends.
run-means-close = <b>{ button-run-close }</b>: everything is sold at the price of now, and the strategy ends.
run-ask-stop =
    <b>Stop { $pair } and keep what is held?</b>
    Nothing more is bought or sold, there is no stop any more. The strategy ends and cannot be resumed.
run-ask-end =
    <b>Stop { $pair }?</b>
    Nothing is bought any more. The strategy ends and cannot be resumed.
run-ask-close =
    <b>Sell everything of { $pair } now?</b>
    The price can be up to 1 % lower than now. What is not sold in 10 minutes stays with you. The strategy ends.
run-changed = That is not possible any more. The strategy has changed.
run-blocks-delete =
    <b>{ $name } cannot be deleted yet.</b>
    A strategy on it still holds coins. Open it and press <b>{ button-run-close }</b> or <b>{ button-run-stop }</b>. Then delete the connection.
event-line = { "\u200E" }{ $pair }: { $what }
event-started = Started, margin limit { $limit }
event-opened = First buy, { $money }
event-topped-up = Add-on, { $money }; average price { $average }
event-recovery = Recovery Mode on
event-recovered = Recovery Mode off
event-closed = { $how ->
    [take-profit] Sold with a profit
    [stop] Sold by the stop
   *[close] Sold
}: { $result }
event-refused = { $side ->
    [sell] A sale was refused
   *[buy] A buy was refused
}
event-lost = The end of an order is unknown
event-disturbed = Coins are missing
event-counted = You said: count what is there
event-not-filled = You said: it was not filled
event-held = On hold
event-released = Active again
event-unpriced = No price
event-priced = A price again
event-edited = Changed, margin limit { $limit }
event-paused = Paused
event-resumed = Resumed
event-finishing = Finishing
event-closing = Closing
event-stopping = Stopping
event-ended = Ended, result { $result }
