# English: the reference. Every other file has the same messages with the same variables.
# Values come isolated and escaped. No exchange is named here: titles, menu words and the names of
# check boxes arrive as variables. Telegram draws b, i, code, a and blockquote only. A line that
# begins with a name begins with U+200E: the name may be written from right to left.

language-name = English

## Words

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

## Times

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
time-with-relative = { $moment } ({ $relative })
since = since { $moment }
since-at-least = at least since { $moment } (I was not watching before that)
until-moment = until { $moment }
until-clear = until the all-clear

## Buttons (plain text, at most 64 characters)

button-menu = Menu
button-connect = Connect
button-connect-another = Connect another
button-list = My connections
button-test = Test again
button-rename = Rename
button-replace = Replace the key
button-reconnect = Connect a key again
button-fix-api-key = Send the API key again
button-fix-secret = Send the secret again
button-fix-passphrase = Send the passphrase again
button-fix-values = Send key and secret again
button-delete = Delete
button-delete-yes = Yes, delete it
button-word = I checked: withdrawals are off
button-help = Help
button-security = Security
button-privacy = Privacy
button-language = Language
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
button-digest-on = Turn the digest on
button-digest-off = Turn the digest off
button-zone = Time zone
button-access-ask = Request access
button-access-allow = Allow
button-access-refuse = Refuse
button-keys-page = Open the key page
button-guide = Show me where
button-use = Yes, use it
button-connect-instead = Connect { $exchange } instead
button-revoke-old = Delete the old key
button-revoke-it = Delete the key at the exchange
button-private-chat = Open the private chat
button-copy = Copy { $value }
button-copy-all = { $count ->
    [one] Copy { $count } address
   *[other] Copy { $count } addresses
}

## Commands and profile (plain text)

command-start = What this bot does
command-connect = Connect an exchange key
command-connections = My connections
command-alerts = Quiet hours, time zone, daily digest
command-history = What happened to your keys
command-help = Permissions, errors and their fixes
command-security = How your key is kept safe
command-privacy = What is stored, and how to delete it
command-language = Choose the language
command-cancel = Cancel what is going on

profile-name = BackFuture AI Connect
profile-short-description = Connect an exchange API key, test it, and learn how to fix it. Never a key that can withdraw.
profile-description =
    Connects the API key of your exchange account to BackFuture AI, tests it live and tells you in plain words what is wrong and how to fix it.

    The main rule: never a key that can withdraw. Your funds stay at the exchange.

    Press Start.

## General

welcome =
    <b>BackFuture AI Connect</b>
    Connect an exchange API key, see it tested live, and read how to fix what is wrong.
    The main rule: <b>never a key that can withdraw</b>. Your funds stay at the exchange.

choose-language = <b>Choose the language</b>
language-set = The language is now English.

unknown-text = I did not understand that. Choose below, or send /help.
failed = Something went wrong on our side. Try again in a moment.
too-fast = You send more than I can answer. I skipped some of your messages: wait a moment, then send the last one again.
cancelled = Stopped. Nothing was changed.
cancelled-draft = Stopped. What you had sent for the unfinished connection is destroyed.
nothing-to-cancel = There is nothing to cancel.

group-refusal = I take keys in the private chat only. Open it with the button.
group-exposed = A message here looked like a key. Others may have read it: delete that key at the exchange and make a new one.

credential-deleted =
    <b>Your message was deleted.</b>
    It looked like a key or a secret, and nobody had asked for it. Nothing of it was stored. To connect it, press <b>{ button-connect }</b> and send it when asked.
credential-not-deleted =
    <b>Delete your last message by hand.</b>
    It looks like a key or a secret, and I could not delete it. Press and hold it, choose Delete, for both sides. If others may have seen it, make a new key at the exchange.

## Security, privacy, help

security =
    <b>How your key is kept safe</b>

    <b>Never a key that can withdraw.</b> Every key is tested for it. One that can withdraw is blocked at once and never used; if that is not fixed in 30 minutes, its secrets are destroyed.

    <b>Your funds stay at the exchange.</b> We never hold them, and a key without the withdraw permission cannot move them out.

    <b>Your messages are deleted first.</b> A message with a key is deleted before anything else is done with it. Telegram’s servers, notifications and your other devices may have seen it before that.

    <b>Stored encrypted.</b> Each connection has a data key of its own (AES-256-GCM), locked by a master key that is not in the database.

    <b>Never shown again.</b> Of the API key you see the first and last four characters; of the secret nothing.

    <b>Watched.</b> Stored keys are tested again and again. If one can suddenly withdraw, it is blocked at once and you hear of it at any hour.

    <b>You stay in charge.</b> Delete the connection here or the key at the exchange at any time.

privacy =
    <b>What is stored, and where</b>

    <b>In our database:</b> your Telegram id, language, time zone, quiet hours and daily digest; of each connection its name, exchange, status, masked key, permissions, IP whitelist, account id at the exchange and the result of the last test; the key, the secret and the passphrase encrypted; what happened: changes of status, and what was done to a key, by whom and when. An unfinished connection is kept encrypted for 30 minutes.

    <b>Apart from it:</b> the master key, without which the encrypted values cannot be read.

    <b>Not stored:</b> your messages, balances and orders. A test reads balances and orders only to see whether that works.

    <b>At Telegram:</b> your messages pass through Telegram’s servers before they are deleted.

    <b>Have it deleted:</b> open /connections, choose the connection, press <b>{ button-delete }</b>. Its key, secret and passphrase are destroyed at once. Backups of the database may hold the encrypted values until they are overwritten. The history of a deleted connection stays; it holds no key. Delete the key at the exchange too: then nobody can use it.

    <b>Everything at once:</b> send /delete_me. A copy of what is stored: /export.

help-tab-start = Help
help-tab-permissions = Permissions
help-tab-errors = Errors you can fix
help-tab-others = Other errors, advice

help-start =
    <b>Help</b>

    <b>Connect:</b> /connect, choose the exchange, make a key as the guide says, send what is asked. Each message is deleted at once.

    <b>Test:</b> the test runs by itself and says what is wrong and how to fix it. Afterwards only what was wrong is asked for again.

    <b>Alerts:</b> stored keys are watched, and you hear of it when one stops working. Set quiet hours in /alerts, look back in /history.

    <b>The rules:</b>
    • Never a key that can withdraw.
    • Tick only what is needed: read and trade.
    • Add the IP whitelist: then the key works from our server only.
    • Send keys in this private chat only, and only when asked.
    • We never ask for your exchange password or a login code.

    <b>Commands:</b>
help-command = { $command } – { $description }
help-permissions =
    <b>Permissions</b>
    What each box on the key page means for this bot.
help-read = <b>Read: yes.</b> Balances and orders can be read. Needed.
help-trade = <b>Trade: yes.</b> Orders can be placed and cancelled. Needed.
help-futures = <b>Futures: only if you trade futures.</b> Leave it off otherwise.
help-withdraw = <b>Withdraw: no.</b> Funds could leave the exchange. Such a key is blocked.
help-transfer = <b>Transfer: better no.</b> Funds could move between your own accounts. Not needed.
help-ip-list = <b>IP whitelist: recommended.</b> The key then works from our server only, and at many exchanges it lasts longer.
help-unknown = Where the exchange does not tell whether withdrawals are off, you are asked to look and to confirm it. That is recorded as your word.
help-errors = <b>Errors you can fix</b>
help-others = <b>Errors that are not your fault</b>
help-status =
    🟢 Online: the key works.
    🟡 Action needed: there is something for you to fix.
    🔴 Blocked: the key can withdraw.
    ⚪ Unavailable: the test could not be finished; nothing is known against the key.
    ⏸ Disconnected: no key is stored here.

## Connecting

choose-exchange = <b>Choose the exchange</b>

guide-title = <b>Connect { $exchange }</b>
guide-title-replace = <b>Replace the key of { $name }</b> ({ $exchange })
    The old key stays in use until the new one has passed the test.
guide-title-reconnect = <b>Connect a key again: { $name }</b> ({ $exchange })
guide-open = Open { $menu } at { $exchange }. The button below leads there.
guide-sites = A key of one regional site ({ $sites }) does not work at another.
guide-passphrase = Choose a passphrase in { $label } and note it: you are asked for it here.
guide-boxes = Set the boxes like this:
guide-read = Read, yes: { $labels }
guide-trade = Trade, yes: { $labels }
guide-futures = Futures, only if you trade them: { $labels }
guide-withdraw = Withdraw, <b>no</b>: { $labels }
guide-addresses = Recommended: in { $list } add { $addresses }.
guide-addresses-later = Recommended: fill { $list } after the test. It shows our server’s address.
guide-address-limit = { $count ->
    [one] A key takes { $count } address.
   *[other] A key takes up to { $count } addresses.
}
guide-expiry-age = { $days ->
    [one] A key without an IP list ends { $days } day after it was made.
   *[other] A key without an IP list ends { $days } days after it was made.
}
guide-expiry-idle = { $days ->
    [one] A key without an IP list ends after { $days } day without use.
   *[other] A key without an IP list ends after { $days } days without use.
}
guide-promise = Each message with a key is deleted at once.

ask-api-key = <b>Send the API key now.</b>
ask-secret = <b>Send the secret now.</b>
ask-passphrase = <b>Send the passphrase now</b>, as you chose it in { $label }.

received-api-key = API key received: { $masked }
received-secret = Secret received.
received-passphrase = Passphrase received.
message-deleted = Your message was deleted.
message-not-deleted =
    I could not delete your message. Press and hold it, choose Delete, for both sides. If others may have seen it, make a new key at { $exchange }.

wrong-kind = I take this only as a text message. Nothing of what you sent was used.

paste-empty = No value was found in your message.
paste-not-a-value = That is not what I asked for. Nothing of it was used.
paste-question = That reads like a question, so nothing of it was used.
paste-may-be-phrase = Is that the passphrase itself? If it is, press <b>{ button-use }</b>. If not, send it now.
paste-again = I have that already.
paste-refused-shape = Not used: this does not look like the { $field } of { $exchange }. Copy it again, in full.
paste-locked-key = Not used: this private key is locked with a password. Make one without.
paste-cut-key = Not used: the end of this private key is missing. Copy it again, in full.
paste-unusual-shape = The { $field } looks unusual. The test will show.
paste-swapped = This looks like the { $field }, and was used as that.
paste-other-exchange = That looks like an API key of { $other }, not of { $exchange }. It was not used.
paste-key-equals-secret = Not used: the same value came for two fields.
paste-several-fields = Several values were found, and all of them were used.

hint-api-key = An API key of { $exchange } looks like { $example }. It is under { $menu }.
hint-secret = The secret of { $exchange } looks like { $example }. It is shown only once, when the key is made. If that page is closed, make a new key.
hint-passphrase = The passphrase is what you chose in { $label } when you made the key. Nobody can show it again: if you forgot it, make a new key.

name-taken = You already have a connection of that name. Send another name.
name-too-long = { $limit ->
    [one] The name is too long. Send one of { $limit } character at most.
   *[other] The name is too long. Send one of { $limit } characters at most.
}
name-empty = That is not a name. Send some letters or digits.
name-secret = That looks like a key or a password, so it cannot be a name: names are shown in the chat. Send a plain one, such as words with a space.

draft-lapsed = The connection to { $exchange } was not finished in 30 minutes, so what you had sent was destroyed. Your last message was not used.

## The test

test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Testing the key…
test-duration = This usually takes 2–5 seconds.
test-stopped = The test was stopped.
step-key = { $answer ->
    [yes] Key valid
    [no] Key not valid
    [unknown] Key: not known
   *[waiting] Key
}
step-balance = { $answer ->
    [yes] Balance readable
    [no] Balance not readable
    [unknown] Balance: not known
   *[waiting] Balance
}
step-orders = { $answer ->
    [yes] Orders readable
    [no] Orders not readable
    [unknown] Orders: not known
   *[waiting] Orders
}
step-trade = { $answer ->
    [yes] Trading allowed
    [no] Trading not allowed
    [unknown] Trading: the exchange does not tell
   *[waiting] Trading
}
step-futures = { $answer ->
    [yes] Futures allowed
    [no] Futures not allowed
    [unknown] Futures: the exchange does not tell
   *[waiting] Futures
}
step-withdraw-off = { $answer ->
    [yes] Withdrawals are off
    [no] Withdrawals are on
    [unknown] Withdrawals: the exchange does not tell
   *[waiting] Withdrawals
}
step-ip-whitelist = { $answer ->
    [yes] IP whitelist set
    [no] No IP whitelist
    [unknown] IP whitelist: the exchange does not tell
   *[waiting] IP whitelist
}
step-clock = Clock of our server wrong
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
blocked-deadline = If this is not fixed by { $moment }, the stored secrets are destroyed.
not-stored = The key was not stored.
replaced = <b>The new key is in use.</b> Now delete the old key at { $exchange }.
not-replaced = <b>The old key stays in use.</b> The new key is not as good, so it was not stored.
already-running = A key is being tested right now. Wait for the result, or send /cancel.
too-many-tests = { $seconds ->
    [one] Too many tests. Wait { $seconds } second, then test again.
   *[other] Too many tests. Wait { $seconds } seconds, then test again.
}
word-taken = Recorded as your word: withdrawals are off.

## Problems: what it means, how to fix it, who must

send-by-replacing = To send it, press <b>{ button-replace }</b>.

who-user = You can fix this.
who-operator = We have to fix this.
who-nobody = This clears up by itself.

problem-withdraw-enabled = This key can withdraw. It is blocked and not used.
fix-withdraw-enabled = Untick { $withdraw } at { $exchange } and save. Then press <b>{ button-test }</b>.

problem-must-replace = The operator of this bot asks you to replace this key: it may have been seen by others.
fix-must-replace = Make a new key at { $exchange }, send it, and delete the old one there.

problem-invalid-key = This API key is not known at { $exchange }.
fix-invalid-key = Copy the API key again, whole, and send it. If it is no longer on the key page, make a new key.

problem-key-gone = { $exchange } no longer knows this key: it was deleted or has expired.
fix-key-gone = Make a new key at { $exchange } and send it.

problem-key-gone-or-changed = { $exchange } refuses this key, which worked before, and does not say why.
fix-key-gone-or-changed = Check in this order, then press <b>{ button-test }</b>:

problem-invalid-secret = The secret does not belong to this API key.
fix-invalid-secret = Send the secret again, whole. It is shown only once: if you no longer have it, make a new key.

problem-invalid-passphrase = The passphrase is wrong. The secret may be wrong as well.
fix-invalid-passphrase = Send the passphrase that you chose for this key. If that fails too, make a new key and send all its values.

problem-key-expired = The key has expired.
fix-key-expired = Make a new key at { $exchange } and send it.

problem-wrong-site = This key belongs to another site of { $exchange }.
fix-wrong-site = Make a key at the site that <b>{ button-keys-page }</b> opens, and send it.

problem-ip-not-allowed = Our server’s address is not in the key’s IP whitelist, so { $exchange } refuses it.
fix-ip-not-allowed = In { $list } add { $address }. Then press <b>{ button-test }</b>.

problem-key-or-ip-or-permission = The key is refused, and { $exchange } does not say why.
fix-key-or-ip-or-permission = Check in this order, then press <b>{ button-test }</b>:
cause-key = the API key is whole and still on the key page
cause-gone = the key is still on the key page; if not, make a new one
cause-secret = the secret belongs to this API key, and is whole
cause-passphrase = the passphrase is the one chosen for this key
cause-address = { $address } is in { $list }
cause-permission = these boxes are ticked: { $read }, { $trade }

problem-no-read = The key cannot read balances and orders.
fix-no-read = Tick { $read } at { $exchange } and save. Then press <b>{ button-test }</b>.

problem-no-trade = The key cannot trade.
fix-no-trade = Tick { $trade } at { $exchange } and save. Then press <b>{ button-test }</b>.

problem-account-restricted = Your account is restricted at { $exchange }.
fix-account-restricted = Log in at { $exchange } and do what it asks for, such as proving who you are. Then press <b>{ button-test }</b>.

problem-nonce-in-use = Another program uses this key at the same time, so { $exchange } refuses our requests.
fix-nonce-in-use = Make a separate key for each program and send the new one here, or set a nonce window for this key at { $exchange }. Then press <b>{ button-test }</b>.

problem-our-address-blocked = Our server’s address is blocked at { $exchange }. Your key is not at fault.
fix-our-address-blocked = We must have the address unblocked or use another one. Keep the key as it is and test again later.

problem-region-blocked = The region of our server is refused at { $exchange }. Your key is not at fault.
fix-region-blocked = We must move our server’s address. Keep the key as it is and test again later.

problem-clock-skew = The clock of our server is wrong. Your key is not at fault.
fix-clock-skew = We must set our clock. Keep the key as it is and test again later.

problem-unknown = The answer of { $exchange } does not show whether the key works. Nothing is known against it.
fix-unknown = We must look into it. Keep the key as it is and test again later.

problem-rate-limited = Too many requests reach { $exchange } from us right now. That says nothing about your key.
fix-rate-limited = Wait a few minutes, then press <b>{ button-test }</b>.

problem-exchange-unavailable = No answer from { $exchange } right now. That says nothing about your key.
fix-exchange-unavailable = Wait a few minutes, then press <b>{ button-test }</b>. Do not make a new key.

problem-withdraw-unknown = It is not known whether this key can withdraw: { $exchange } does not tell.
fix-withdraw-unknown = Look at the key page. If { $withdraw } is off, press <b>{ button-word }</b>.

problem-key-expiring = The key ends { $ends }.
fix-key-expiring = Extend it on the key page, or replace it before that.

problem-no-ip-whitelist = The key works from any address.
fix-no-ip-whitelist = For more safety add { $address } in { $list }.

problem-transfer-enabled = The key can move funds between your own accounts.
fix-transfer-enabled = It is not needed: untick { $transfer }.

problem-no-futures = The key cannot trade futures.
fix-no-futures = If you want to trade futures, tick { $futures }.

## The same on a terminal: without buttons, and the values are typed

terminal-prompt = { $field } (typing is hidden):
terminal-prompt-first = { $field }, or all values in one paste (typing is hidden):
terminal-fix-withdraw-enabled = Untick { $withdraw } at { $exchange } and save. Then run this command again.
terminal-fix-invalid-key = Run this command again with the whole API key. If it is no longer on the key page, make a new key.
terminal-fix-invalid-secret = Run this command again with the whole secret. It is shown only once: if you no longer have it, make a new key.
terminal-fix-invalid-passphrase = Run this command again with the passphrase that you chose for this key. If that fails too, make a new key.
terminal-fix-key-gone = Make a new key at { $exchange } and run this command again with it.
terminal-fix-key-gone-or-changed = Check in this order, then run this command again:
terminal-fix-key-expired = Make a new key at { $exchange } and run this command again with it.
terminal-fix-must-replace = Make a new key at { $exchange } and delete the old one there.
terminal-fix-wrong-site = Make a key at the main site of { $exchange } and run this command again with it.
terminal-fix-ip-not-allowed = In { $list } add { $address }. Then run this command again.
terminal-fix-key-or-ip-or-permission = Check in this order, then run this command again:
terminal-fix-no-read = Tick { $read } at { $exchange } and save. Then run this command again.
terminal-fix-no-trade = Tick { $trade } at { $exchange } and save. Then run this command again.
terminal-fix-account-restricted = Log in at { $exchange } and do what it asks for, such as proving who you are. Then run this command again.
terminal-fix-nonce-in-use = Make a separate key for each program and run this command again with the new one, or set a nonce window for this key at { $exchange }.
terminal-fix-rate-limited = Wait a few minutes, then run this command again.
terminal-fix-exchange-unavailable = Wait a few minutes, then run this command again. Do not make a new key.
terminal-fix-withdraw-unknown = Look at the key page: { $withdraw } must be off.

## Connections

list-title = <b>My connections</b>: { $count }
list-empty = You have no connections yet. Press <b>{ button-connect }</b> to make the first.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-state = { $status } · tested { $tested }
list-disconnected = { $status } · no key is stored
list-unanswered = { $status } · no answer from { $exchange }
silence = No answer from { $exchange } since { $since }
silence-ours = Our network has been down since { $since }
silence-good = { $silence } · last good test { $good }

card-status = <b>{ $status }</b> since { $since }
card-tested = Tested { $tested }, took { $latency } ms
card-key = Key { $key }
card-account = Account { $account }
card-read = { $answer ->
    [yes] Can read
    [no] Reading is off
    [untested] Reading: not tested
   *[unknown] Reading: the exchange does not tell
}
card-trade = { $answer ->
    [yes] Can trade
    [no] Trading is off
    [untested] Trading: not tested
   *[unknown] Trading: the exchange does not tell
}
card-futures = { $answer ->
    [yes] Can trade futures
    [no] Futures are off
    [untested] Futures: not tested
   *[unknown] Futures: the exchange does not tell
}
card-withdraw = { $answer ->
    [yes] Withdrawals are on
    [no] Withdrawals are off
    [untested] Withdrawals: not tested
   *[unknown] Withdrawals: the exchange does not tell
}
card-transfer = { $answer ->
    [yes] Transfers between your accounts are on
    [no] Transfers between your accounts are off
    [untested] Transfers: not tested
   *[unknown] Transfers: the exchange does not tell
}
card-withdraw-by-word = Withdrawals are off (your word of { $date })
card-ip-list = IP whitelist: { $addresses }
card-ip-list-more = IP whitelist: { $addresses } and { $count } more
card-ip-none = IP whitelist: none
card-ip-set = IP whitelist: set ({ $exchange } does not show which)
card-ip-unknown = IP whitelist: the exchange does not tell
card-expires = Ends { $moment }
card-no-secrets = No key is stored here: its secrets were destroyed. Press <b>{ button-reconnect }</b> to use this connection again.
card-key-gone = Destroyed key: { $key }. If it still exists at the exchange, delete it there.

ask-rename = Send the new name of { $name }.
renamed = Renamed to { $name }.
confirm-delete =
    <b>Delete { $name }?</b>
    Its key, secret and passphrase are destroyed at once. This cannot be undone. The key at { $exchange } stays until you delete it there.
deleted = { $name } is deleted and its secrets are destroyed. Now delete the key at { $exchange } too.

## Alerts

alert-status = <b>{ $status }</b> { $since }
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) can withdraw. It is blocked and not used.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> { $since }
alert-several = { $count ->
    [one] <b>{ $count } connection needs you.</b>
   *[other] <b>{ $count } connections need you.</b>
}
alert-online = <b>Online</b>
alert-online-again = <b>Online again</b> after { $length }.
alert-online-again-at-most = <b>Online again</b> after { $length } at most.
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
alert-incident-fix = Do nothing: your keys are not at fault. I tell you when it answers again.
alert-incident-over = <b>{ $exchange } answers again</b> after { $length }.
alert-unstable = <b>{ $exchange } is unstable</b> since { $since }: sometimes it answers, sometimes not.
alert-unstable-fix = Do nothing: your keys are not at fault. I tell you once it has been steady for 30 minutes.
alert-unstable-over = <b>{ $exchange } is steady again.</b> It was unstable for { $length }.
alert-expiry = { $days ->
    [one] <b>The key ends in { $days } day:</b> { $moment }.
   *[other] <b>The key ends in { $days } days:</b> { $moment }.
}
alert-new-address = <b>Our server’s address has changed.</b> Add { $address } to the IP whitelist, or these keys stop working.
alert-new-address-known = <b>Our server’s address has changed</b> to { $address }. None of your IP whitelists lacks it: nothing needs to be done.

drift-futures-lost = The key can no longer trade futures.
drift-futures-gained = The key can now trade futures.
drift-transfer-gained = The key can now move funds between your own accounts.
drift-ip-list-removed = The key’s IP whitelist is gone: it now works from any address.

digest-well = { $count ->
    [one] <b>All is well.</b> Your connection is Online.
   *[other] <b>All is well.</b> Your { $count } connections are Online.
}
digest-some = <b>Online: { $online } of { $count }</b>

## When to be notified

mute-choose =
    <b>Mute { $name }: for how long?</b>
    You still hear at once of a key that can withdraw.
mute-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
mute-until-clear = Until the all-clear
mute-line = Muted { $until }

alerts-title = <b>Alerts</b>
alerts-quiet = Quiet hours: { $hours }
alerts-quiet-off = Quiet hours: none
alerts-digest = Daily digest: at { $time }
alerts-digest-off = Daily digest: off
alerts-zone = Time zone: { $city }, now { $time }
alerts-zone-unknown = Time zone: not known, times are in UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>: muted { $until }
alerts-urgent = You hear at once of a key that can withdraw, also in quiet hours and when muted.
alerts-saved = Saved.

quiet-choose =
    <b>Choose the quiet hours.</b>
    You hear of what happened when they end. You still hear at once of a key that can withdraw.
quiet-ask = Send the quiet hours, for example <code>22:30-07:15</code>
quiet-shape = Not saved: send two times with a dash between them.
quiet-time = Not saved: no clock shows that. Hours go from 0 to 24, minutes from 0 to 59.
quiet-empty = Not saved: these hours end when they begin.

zone-ask-time = <b>What time is it where you are?</b>
zone-why-zone = The times in my messages follow it.
zone-why-quiet = Quiet hours go by your clock.
zone-why-digest = The daily digest comes by your clock.
zone-ask-city =
    <b>Which clock is yours?</b>
    These show the same time now. They change on different days.
zone-clock-changes = { $cities }: changes { $date }
zone-clock-stays = { $cities }: does not change

## History

history-title = <b>History</b> · { $name }
history-every = all connections
history-choose = <b>Choose a connection</b> to see what happened to it.
history-no-name = You have no connection named { $name }.
history-empty = Nothing has happened yet.
history-moment = <b>{ $moment }</b>
history-moment-of = { "\u200E" }<b>{ $moment }</b> · { $name }
history-change = { $before } → { $after }
history-unwatched = Perhaps earlier: I was not watching.
history-deed = { $deed } · { $hand }
deed-added = Added
deed-tested = Tested
deed-replaced = Key replaced
deed-renamed = Renamed
deed-word-given = Word given: withdrawals are off
deed-disconnected = Disconnected, keys destroyed
deed-paused = Disconnected, keys destroyed
deed-ordered = Replacement ordered
deed-deleted = Deleted
deed-exported = Exported
deed-read = Looked up from outside the bot
hand-person = you
hand-bot = the bot
hand-operator = the operator

## Access

access-denied =
    <b>This bot is not open to everybody.</b>
    Press <b>{ button-access-ask }</b>: its operator decides.
access-request-sent = Request sent. I tell you what was decided.
access-requested = <b>{ $title }</b> asks for access. Telegram id: { $person }
access-allowed = Allowed: { $title } may now use this bot.
access-turned-down = Refused: { $title } may not use this bot.
access-granted = <b>You may now use this bot.</b> Press <b>{ button-connect }</b> to begin.
access-refused = Your request for access was refused.

## For those who run the bot

operator-title = <b>For the operator</b>
operator-more = { $count ->
    [one] And { $count } more matter: look into the log.
   *[other] And { $count } more matters: look into the log.
}
operator-other = Look into the log for { $matter }.
operator-cut-off = <b>This server had no way out.</b> Neither Telegram nor the exchanges answered, so no key was judged. Check its network, DNS and <code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>No answer from { $exchange }.</b> Its keys are not judged, and their owners are notified. Look at its status page; there is nothing else to do.
operator-new-address = <b>New address of this server:</b> { $address }, seen at { $exchange }. If it stays, put it into <code>BOT_SERVER_IPS</code> and restart. If not, restore the old one: owners of keys with an IP whitelist are asked to add it.
operator-address-refused = <b>Our address is refused at { $exchange }</b> for many keys with an IP whitelist. Compare <code>BOT_SERVER_IPS</code> with what <code>python -m bot doctor</code> finds.
operator-clock-skew = <b>The clock of this server is wrong</b>, by the answers of { $exchange }. Set it: <code>timedatectl set-ntp true</code>. No key is judged there until then.
operator-region-blocked = <b>The region of this server is refused at { $exchange }.</b> Run the bot elsewhere, or set <code>BOT_PROXY_URL</code> to a proxy elsewhere.
operator-our-address-blocked = <b>{ $exchange } blocks the address of this server.</b> Ask its support to unblock it, or set <code>BOT_PROXY_URL</code> to a proxy with another address. No key is judged there until then.
operator-unknown = <b>Answers of { $exchange } are not understood.</b> Nothing is held against the keys. Look into the log for what it answered, and add it to the file of this exchange.

## Notices

notice-draft-expired = The connection to { $exchange } was not finished in 30 minutes. What you had sent was destroyed.
notice-secrets-destroyed = The key of { $name } ({ $exchange }) still could withdraw after 30 minutes. Its secrets were destroyed. Make a key without that permission and press <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>Delete your message of { $sent } by hand.</b>
    It looks like a key or a secret, and Telegram did not let me delete it. Press and hold it, choose Delete, for both sides. If others may have seen it, make a new key at the exchange.

toast-stale = This button is from an older message and no longer works. Open the menu with /start.

## The same account

button-adopt = Replace its key
button-adopt-disconnected = Connect the key there
button-same-account = Yes, the same account
button-connect-new = Connect it as a new one
twin-mine =
    <b>This account is connected already</b>, as { $name } at { $exchange }.
    To use the new key there, press <b>{ button-adopt }</b>. The old key stays in use until the new one has passed the test.
twin-mine-disconnected =
    <b>You have a connection of this account</b>: { $name } at { $exchange }. It is disconnected.
    To connect the new key there, press <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>Not connected.</b> This { $exchange } account is already connected to BackFuture AI from another Telegram account, and it can be connected only once. The key was not stored.
    If that is not you, delete the key at the exchange and make a new one.
twin-other-account =
    <b>The old key stays in use.</b> The new key belongs to another { $exchange } account than { $name }.
    Send a key of the same account, or connect this one as a new connection.
twin-unknown =
    <b>Is the new key of the same { $exchange } account as { $name }?</b>
    The exchange does not tell. If it is, press <b>{ button-same-account }</b>. Until then the old key stays in use.

## Leaving

command-panic = Disconnect everything now
command-export = Get what is stored about you
command-delete_me = Destroy all that is stored about you
button-panic-yes = Yes, destroy all keys here
button-delete-me-yes = Yes, destroy everything
button-export = Get my data first
button-revoke-at = Delete the key at { $exchange }
panic-nothing = There is nothing to disconnect: no connection has a stored key.
panic-confirm = { $count ->
    [one] <b>Disconnect { $count } connection now?</b>
   *[other] <b>Disconnect all { $count } connections now?</b>
}
panic-means = Their keys and secrets are destroyed here at once, and nothing uses them any more. The connections stay, to be given new keys.
panic-done = { $count ->
    [one] <b>{ $count } connection is disconnected, and its key is destroyed here.</b>
   *[other] <b>{ $count } connections are disconnected, and their keys are destroyed here.</b>
}
panic-next = Now delete the keys at the exchanges: only that makes them useless to everybody.
leave-confirm = <b>Destroy all that is stored about you?</b>
leave-what = { $count ->
    [one] That is { $count } connection with its key and secret, its history, your settings and your language. This cannot be undone.
   *[other] That is { $count } connections with their keys and secrets, their history, your settings and your language. This cannot be undone.
}
leave-remains =
    <b>What remains:</b>
    • Backups of the database hold the encrypted rows until they are overwritten. They can be read with the old master key: ask the operator to change it and to destroy the old one.
    • Telegram keeps this chat until you delete it.
    • The keys at the exchanges stay until you delete them there.
leave-done = <b>All that was stored about you is destroyed.</b>
export-caption = All that is stored about you, without keys and secrets.

## Limits

limit-connections = { $limit ->
    [one] You have { $limit } connection, which is as many as one person may have. Delete it to make room.
   *[other] You have { $limit } connections, which is as many as one person may have. Delete one to make room.
}

## For those who run the bot

command-status = How the bot is doing
overview-title = <b>How the bot is doing</b>
overview-no-database = The database does not answer. Run <code>python -m bot doctor</code> on the server.
overview-cut-off = Our own network is down: too many exchanges fail at once. No key is judged until it is back.
overview-outage = No answer from { $exchange } since { $since }
overview-no-outage = No outage of an exchange is known.
overview-connections = <b>Connections</b>: { $count }
overview-state = { $mark } { $status }: { $count }
overview-exchange = { $exchange }: { $states }
overview-share = { $mark } { $count }
overview-checks = <b>Checks</b> in 5 minutes: { $count } ({ $rate } a minute)
overview-latency = Half took up to { $half } ms, 95% up to { $most } ms
overview-lag = Oldest due check: { $exchange }, due for { $seconds } s
overview-no-lag = No check is waiting.
overview-waiting = <b>Alerts</b> waiting: { $count }
overview-slowed = Telegram asked to slow down (429): { $count }
overview-not-erased = Messages with a secret not deleted: { $count }
overview-addresses = <b>Our address</b>, last seen: { $addresses }
overview-no-address = <b>Our address</b>: no exchange has named it yet
overview-leads = This process speaks with Telegram.
overview-leads-not = Another process speaks with Telegram.
overview-since = Checks, 429 and deletions are those of this process. It started { $moment }.

## For those who run the bot (direct)

direct-database-down = <b>The database has not answered since { $since }.</b> Keys are not watched and people get no answers. Look at the database, its disk and the bot’s log; the bot goes on by itself as soon as it answers.
direct-database-back = <b>The database answers again.</b> It did not for { $length }. Nothing that was noticed is lost.
direct-conflict-program = <b>Another program uses this bot’s token.</b> People get no answer, or two. Stop the other program. If it is not yours, send /revoke to @BotFather and set the new token in BOT_TOKEN.
direct-conflict-webhook = <b>A webhook is set for this bot, at { $host }.</b> While it is set, the bot gets no messages. Stop the program there, then call deleteWebhook of the Bot API.
direct-conflict-over = <b>The bot gets its messages again.</b> No other program uses its token now.
