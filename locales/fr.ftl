# Français. Mêmes messages et mêmes variables que en.ftl. On vouvoie ; une connexion et une clé sont féminines.
# { $exchange } ne suit ni « de » ni « que » : avec certains noms, il faudrait « d’ » et « qu’ ».
# « Phrase secrète » n’est jamais dit pour la passphrase : c’est celle d’un portefeuille, que personne ne doit envoyer.

language-name = Français

## Mots

field-api-key = clé API
field-secret = clé secrète
field-passphrase = passphrase

permission-read = Lecture
permission-trade = Trading
permission-futures = Futures
permission-withdraw = Retrait
permission-transfer = Transfert

status-online = Connectée
status-action-needed = Action requise
status-blocked = Bloquée
status-unavailable = Indisponible
status-disconnected = Déconnectée

the-exchange = l’exchange
another-exchange = un autre exchange
the-ip-list = la liste blanche d’IP
our-address = l’adresse de notre serveur
soon = bientôt
list-separator = ,{ " " }
sentence-separator = { " " }

## Temps

time-now = à l’instant
time-at-once = dans moins d’une minute
time-minutes-ago = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
time-hours-ago = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
time-days-ago = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}
time-in-minutes = { $count ->
    [one] dans { $count } minute
   *[other] dans { $count } minutes
}
time-in-hours = { $count ->
    [one] dans { $count } heure
   *[other] dans { $count } heures
}
time-in-days = { $count ->
    [one] dans { $count } jour
   *[other] dans { $count } jours
}
time-for-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
time-for-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
time-for-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
time-with-relative = { $relative } ({ $moment })
since = depuis { $moment }
since-at-least = depuis { $moment } ou plus tôt (pas surveillée avant)
until-moment = jusqu’à { $moment }
until-clear = jusqu’au retour à la normale

## Boutons

button-menu = Menu
button-start-anew = Recommencer
button-status = Actualiser
button-connect = Connecter
button-connect-another = Ajouter une clé
button-list = Mes connexions
button-only-trouble = Problèmes
button-all = Toutes
button-test = Retester
button-balance = Solde
button-rename = Renommer
button-replace = Remplacer la clé
button-reconnect = Reconnecter
button-fix-api-key = Renvoyer la clé API
button-fix-secret = Renvoyer la clé secrète
button-fix-passphrase = Renvoyer la passphrase
button-fix-values = Renvoyer les deux valeurs
button-delete = Supprimer
button-delete-yes = Oui, supprimer
button-move = Je l’ai ajoutée
button-word = Vérifié{ "\u00A0" }: pas de retrait
button-help = Aide
button-security = Sécurité
button-privacy = Confidentialité
button-language = 🌐 Language
button-cancel = Annuler
button-keep-name = Garder { $name }
button-continue = Continuer dans BackFuture AI
button-back = Retour
button-keep = Garder
button-mute = Mettre en sourdine
button-unmute = Réactiver le son
button-unmute-name = Réactiver le son{ "\u00A0" }: { $name }
button-card = Voir la connexion
button-history = Historique
button-history-every = Toutes, même supprimées
button-alerts = Alertes
button-quiet = Heures calmes
button-quiet-off = Sans heures calmes
button-quiet-type = Autres heures
button-digest-on = Activer le résumé
button-digest-off = Arrêter le résumé
button-zone = Fuseau horaire
button-zone-times = Autre heure
button-access-ask = Demander l’accès
button-access-check = Une réponse{ "\u202F" }?
button-access-allow = Accepter
button-access-refuse = Refuser
button-keys-page = Page des clés
button-guide = Montrez-moi où
button-form = Saisir la clé en privé
button-trouble = Un problème{ "\u202F" }?
button-explain = Qu’est-ce qu’une clé API{ "\u202F" }?
button-use = Oui, l’utiliser
button-connect-instead = Connecter plutôt { $exchange }
button-revoke-old = Supprimer l’ancienne clé
button-revoke-it = Supprimer sur l’exchange
button-private-chat = Ouvrir le chat privé
button-copy = Copier { $value }
button-copy-all = { $count ->
    [one] Copier { $count } adresse
   *[other] Copier { $count } adresses
}

## Commandes et profil

command-start = Ce que fait ce bot
command-connect = Connecter une clé d’exchange
command-connections = Mes connexions
command-alerts = Heures calmes, fuseau, résumé
command-history = Ce qui est arrivé à vos clés
command-help = Autorisations, erreurs et solutions
command-security = Comment votre clé est protégée
command-privacy = Données stockées et suppression
command-language = Choisir la langue
command-cancel = Annuler l’étape en cours

profile-name = BackFuture AI Connect
profile-short-description = Connecte une clé API d’exchange, la teste, aide à la corriger. Jamais une clé qui autorise les retraits.
profile-description =
    Connecte la clé API de votre compte d’exchange à BackFuture AI, la teste en direct et dit clairement ce qui ne va pas et comment le corriger.

    La règle principale{ "\u00A0" }: jamais une clé qui autorise les retraits. Vos fonds restent sur l’exchange.

    Appuyez sur Démarrer.

## Général

welcome =
    <b>BackFuture AI Connect</b>
    Connectez votre exchange en 3 étapes. Comptez environ 2 minutes, avec votre 2FA à portée de main.
    1. Créez une clé API sur votre exchange. Je vous montre où, avec une image.
    2. Envoyez-la ici. Votre message est supprimé aussitôt.
    3. Je la teste et vous dis ce qui fonctionne et ce qu’il faut corriger.
    <b>Jamais une clé qui autorise les retraits</b>{ "\u00A0" }: vos fonds restent sur l’exchange.

choose-language = <b>Choisissez la langue</b>
language-set = Langue{ "\u00A0" }: français.

unknown-text = Je n’ai pas compris. Appuyez sur un bouton ci-dessous ou envoyez /help.
question-help = On dirait une question. Je suis un bot{ "\u00A0" }: les réponses sont derrière ces boutons.
api-key-explained =
    <b>Qu’est-ce qu’une clé API{ "\u202F" }?</b>
    Une clé API permet à un programme d’utiliser votre compte d’exchange sans votre mot de passe. Elle a deux parties qui vont ensemble{ "\u00A0" }: la clé API elle-même et une clé secrète{ "\u202F" }; certains exchanges ajoutent une passphrase, un mot de passe propre à la clé. Vous choisissez ce qu’elle peut faire{ "\u00A0" }: voir vos soldes et passer des ordres, rien de plus. Tant que la case de retrait est décochée, personne ne peut sortir votre argent avec, et vous pouvez la supprimer sur l’exchange à tout moment.
failed = Un problème est survenu de notre côté. Réessayez dans un instant.
too-fast = Vous envoyez plus que je ne peux traiter. J’ai sauté certains de vos messages{ "\u00A0" }: attendez un instant, puis renvoyez le dernier.
deleting = La suppression de votre message prend plus de temps que d’habitude. Ma réponse suit.
cancelled = Annulé. Rien n’a changé.
cancelled-draft = Annulé. Ce que vous aviez envoyé pour la connexion inachevée est effacé.
nothing-to-cancel = Rien à annuler.

group-refusal = N’envoyez vos clés que dans notre chat privé. Ouvrez-le avec le bouton.
group-exposed = Un message d’ici ressemblait à une clé. D’autres l’ont peut-être lu{ "\u00A0" }: supprimez cette clé sur l’exchange et créez-en une nouvelle.

credential-deleted =
    <b>Votre message a été supprimé.</b>
    Il ressemblait à une clé, et le bot n’en avait pas demandé. Rien n’en a été enregistré. Pour connecter la clé, appuyez sur <b>{ button-connect }</b> et envoyez-la quand elle vous est demandée.
credential-not-deleted =
    <b>Supprimez vous-même votre dernier message.</b>
    Il ressemble à une clé, et je n’ai pas pu le supprimer. Appuyez longuement dessus, touchez Supprimer, cochez «{ "\u202F" }Supprimer aussi pour…{ "\u202F" }». Si d’autres ont pu le voir, créez une nouvelle clé sur l’exchange.

## Sécurité, confidentialité, aide

security =
    <b>Comment votre clé est protégée</b>

    <b>Jamais une clé qui autorise les retraits.</b> Chaque clé est testée sur ce point. Si elle autorise les retraits, elle est bloquée aussitôt et jamais utilisée{ "\u202F" }; si ce n’est pas corrigé en 30 minutes, ses données secrètes sont effacées.

    <b>Vos fonds restent sur l’exchange.</b> Nous ne les détenons jamais, et une clé sans autorisation de retrait ne peut pas les en sortir.

    <b>Vos messages sont d’abord supprimés.</b> Un message qui contient une clé est supprimé avant toute autre chose. Les serveurs de Telegram, les notifications et vos autres appareils ont pu le voir avant.

    <b>Stockée chiffrée.</b> Chaque connexion a sa propre clé de données (AES-256-GCM), verrouillée par une clé maîtresse qui n’est pas dans la base de données.

    <b>Plus jamais affichée.</b> De la clé API, vous voyez les quatre premiers et les quatre derniers caractères{ "\u202F" }; de la clé secrète, rien.

    <b>Surveillée.</b> Les clés enregistrées sont testées régulièrement. Si l’une autorise soudain les retraits, elle est bloquée aussitôt et vous recevez une alerte, à toute heure.

    <b>Vous gardez la main.</b> Supprimez la connexion ici ou la clé sur l’exchange à tout moment.

privacy =
    <b>Ce qui est stocké, et où</b>

    <b>Dans notre base de données{ "\u00A0" }:</b> votre identifiant Telegram, votre langue, votre fuseau horaire, vos heures calmes et votre résumé quotidien{ "\u202F" }; pour chaque connexion, son nom, l’exchange, le statut, la clé masquée, les autorisations, la liste blanche d’IP, l’identifiant du compte sur l’exchange et le résultat du dernier test{ "\u202F" }; la clé API, la clé secrète et la passphrase chiffrées{ "\u202F" }; ce qui s’est passé{ "\u00A0" }: les changements de statut et ce qui a été fait d’une clé, par qui et quand. Une connexion inachevée est gardée chiffrée pendant 30 minutes.

    <b>À part{ "\u00A0" }:</b> la clé maîtresse, sans laquelle les valeurs chiffrées sont illisibles.

    <b>Non stockés{ "\u00A0" }:</b> vos messages, vos soldes et vos ordres. Un test lit les soldes et les ordres uniquement pour voir si cela fonctionne.

    <b>Chez Telegram{ "\u00A0" }:</b> vos messages passent par les serveurs de Telegram avant d’être supprimés.

    <b>Pour tout supprimer d’une connexion{ "\u00A0" }:</b> ouvrez /connections, choisissez la connexion, appuyez sur <b>{ button-delete }</b>. Sa clé API, sa clé secrète et sa passphrase sont effacées aussitôt. Les sauvegardes de la base peuvent contenir les valeurs chiffrées jusqu’à ce qu’elles soient écrasées. L’historique d’une connexion supprimée reste{ "\u202F" }; il ne contient aucune clé. Supprimez aussi la clé sur l’exchange{ "\u00A0" }: plus personne ne peut alors l’utiliser.

    <b>Tout d’un coup{ "\u00A0" }:</b> envoyez /delete_me. Une copie de ce qui est stocké{ "\u00A0" }: /export.

help-tab-start = Aide
help-tab-permissions = Autorisations
help-tab-more = Plus
help-tab-others = Autres erreurs, conseils
help-tab-key = Clé non valide
help-tab-trade = Trading non autorisé
help-tab-address = IP non autorisée
help-tab-exchange = Exchange indisponible

help-start =
    <b>Aide</b>

    1. <b>Connecter{ "\u00A0" }:</b> /connect, choisissez l’exchange, créez une clé comme sur l’image, envoyez-la ici.
    2. <b>Tester{ "\u00A0" }:</b> c’est automatique. Seul ce qui n’allait pas vous est redemandé.
    3. <b>Alertes{ "\u00A0" }:</b> les clés enregistrées sont surveillées, et vous recevez une alerte quand l’une ne fonctionne plus.

    Nous ne demandons jamais le mot de passe de votre exchange ni un code de connexion. N’envoyez vos clés que dans ce chat privé.
help-which = <b>Quelle erreur voyez-vous{ "\u202F" }?</b>
help-command = { $command } – { $description }
help-permissions =
    <b>Autorisations</b>
    Ce que chaque case de la page des clés signifie pour ce bot.
help-read = <b>Lecture{ "\u00A0" }: oui.</b> Les soldes et les ordres peuvent être lus. Nécessaire.
help-trade = <b>Trading{ "\u00A0" }: oui.</b> Les ordres peuvent être passés et annulés. Nécessaire.
help-futures = <b>Futures{ "\u00A0" }: seulement si vous tradez les futures.</b> Sinon, laissez décoché.
help-withdraw = <b>Retrait{ "\u00A0" }: non.</b> Des fonds pourraient quitter l’exchange. Une telle clé est bloquée.
help-transfer = <b>Transfert{ "\u00A0" }: plutôt non.</b> Des fonds pourraient passer d’un de vos comptes à un autre. Pas nécessaire.
help-ip-list = <b>Liste blanche d’IP{ "\u00A0" }: recommandée.</b> La clé ne fonctionne alors que depuis notre serveur et, sur beaucoup d’exchanges, elle dure plus longtemps.
help-unknown = Si l’exchange n’indique pas que les retraits sont désactivés, il vous est demandé de le vérifier et de le confirmer. C’est enregistré comme confirmé par vous.
help-errors = <b>Autres erreurs que vous pouvez corriger</b>
help-others = <b>Erreurs de notre côté ou de celui de l’exchange</b>
help-commands = <b>Toutes les commandes</b>
help-status =
    🟢 Connectée{ "\u00A0" }: la clé fonctionne.
    🟡 Action requise{ "\u00A0" }: vous avez quelque chose à corriger.
    🔴 Bloquée{ "\u00A0" }: la clé autorise les retraits.
    ⚪ Indisponible{ "\u00A0" }: le test n’a pas pu aboutir{ "\u202F" }; rien ne met la clé en cause.
    ⏸ Déconnectée{ "\u00A0" }: aucune clé n’est enregistrée ici.

## Connecter

choose-exchange = <b>Choisissez l’exchange</b>
choose-exchange-help = Choisissez l’exchange où vous avez votre compte. Une image montre ensuite où créer la clé. Voici ceux que vous pouvez connecter{ "\u00A0" }:
choose-exchange-unknown = Je ne connais pas d’exchange de ce nom. Voici ceux que vous pouvez connecter{ "\u00A0" }:

guide-title = <b>{ $exchange } · étape 1 sur 4{ "\u00A0" }: créer la clé</b>
guide-title-replace = <b>{ $exchange } · étape 1 sur 4{ "\u00A0" }: créer une nouvelle clé pour { $name }</b>. L’ancienne clé reste active jusqu’à ce que la nouvelle réussisse le test.
guide-title-reconnect = <b>{ $exchange } · étape 1 sur 4{ "\u00A0" }: créer une nouvelle clé pour { $name }</b>
guide-open = Ouvrez { $menu }
guide-sites = Une clé d’un site régional ({ $sites }) ne fonctionne pas sur un autre.
guide-passphrase = { $label }{ "\u00A0" }: inventez-en une et notez-la
guide-boxes = Réglez les cases{ "\u00A0" }:
guide-read = { $labels }{ "\u00A0" }: voir les soldes et les ordres
guide-trade = { $labels }{ "\u00A0" }: passer des ordres
guide-futures = { $labels }{ "\u00A0" }: seulement si vous tradez les futures
guide-withdraw = { $labels }{ "\u00A0" }: laissez décoché, toujours
guide-addresses = { $list }{ "\u00A0" }: { $addresses } (recommandé)
guide-addresses-later = { $list }{ "\u00A0" }: laissez vide pour l’instant. Le test montre notre adresse.
guide-address-limit = { $count ->
    [one] Une clé accepte { $count } adresse.
   *[other] Une clé accepte jusqu’à { $count } adresses.
}
guide-expiry-age = { $days ->
    [one] Sans liste blanche d’IP, une clé expire { $days } jour après sa création.
   *[other] Sans liste blanche d’IP, une clé expire { $days } jours après sa création.
}
guide-expiry-idle = { $days ->
    [one] Sans liste blanche d’IP, une clé expire après { $days } jour sans utilisation.
   *[other] Sans liste blanche d’IP, une clé expire après { $days } jours sans utilisation.
}
guide-finish = <b>Confirmez par e-mail ou 2FA. Gardez cette page ouverte{ "\u00A0" }: la clé secrète ne s’affiche qu’une fois. Envoyez la clé API, ou tout en un seul message.</b>

trouble-title = <b>{ $exchange }{ "\u00A0" }: un problème{ "\u202F" }?</b>
trouble-page = Le menu est différent, ou la page n’est pas dans l’application{ "\u00A0" }: appuyez sur <b>{ button-keys-page }</b> et utilisez-la dans un navigateur, de préférence sur un ordinateur.
trouble-words = Les noms des menus et des cases sont ceux de la page anglaise de l’exchange{ "\u00A0" }: passez-la en anglais pour les trouver.
trouble-secret = La clé secrète ne s’affiche plus{ "\u00A0" }: créez une nouvelle clé. Personne ne peut réafficher l’ancienne clé secrète.

ask-api-key = <b>Envoyez maintenant la clé API.</b>
ask-secret = <b>Envoyez maintenant la clé secrète.</b>
ask-passphrase = <b>Envoyez maintenant la passphrase</b>, celle que vous avez choisie dans { $label }.

progress-title = <b>{ $exchange } · étape 2 sur 4{ "\u00A0" }: envoyer la clé</b>
progress-kept = <b>{ $exchange }{ "\u00A0" }: ce qui manque encore</b>
value-api-key = Clé API
value-secret = Clé secrète
value-passphrase = Passphrase
value-unusual-api-key = Clé API{ "\u00A0" }: forme inhabituelle. Le test le dira.
value-unusual-secret = Clé secrète{ "\u00A0" }: forme inhabituelle. Le test le dira.
value-unusual-passphrase = Passphrase{ "\u00A0" }: forme inhabituelle. Le test le dira.

received-api-key = Clé API{ "\u00A0" }: { $masked }
message-deleted = Votre message a été supprimé.
message-not-deleted =
    Je n’ai pas pu supprimer votre message. Appuyez longuement dessus, touchez Supprimer, cochez «{ "\u202F" }Supprimer aussi pour…{ "\u202F" }». Si d’autres ont pu le voir, créez une nouvelle clé sur { $exchange }.

wrong-kind = Je n’accepte cela que sous forme de message texte. Rien de ce que vous avez envoyé n’a été utilisé.

paste-empty = Aucune valeur trouvée dans votre message.
paste-not-a-value = Ce n’est pas ce que j’ai demandé. Rien n’en a été utilisé.
paste-question = C’est une question, donc rien n’en a été utilisé. Voici la réponse pour cette étape{ "\u00A0" }:
paste-may-be-phrase = Est-ce la passphrase elle-même{ "\u202F" }? Si oui, appuyez sur <b>{ button-use }</b>. Sinon, envoyez-la maintenant.
paste-again = Je l’ai déjà.
paste-refused-shape = Non acceptée{ "\u00A0" }: cela ne ressemble pas à une { $field } sur { $exchange }. Copiez-la à nouveau en entier.
paste-locked-key = Non acceptée{ "\u00A0" }: cette clé privée est protégée par un mot de passe. Créez-en une sans.
paste-cut-key = Non acceptée{ "\u00A0" }: il manque la fin de cette clé privée. Copiez-la à nouveau en entier.
paste-unusual-shape = Cette { $field } a une forme inhabituelle. Le test le dira.
paste-swapped = Cela ressemble à la { $field } et a été utilisé comme telle.
paste-other-exchange = Cela ressemble à une clé API pour { $other }, pas pour { $exchange }. Elle n’a pas été utilisée.
paste-key-equals-secret = Non accepté{ "\u00A0" }: la même valeur est arrivée pour deux champs.

hint-api-key = Une clé API sur { $exchange } ressemble à { $example }. Elle se trouve sous { $menu }.
hint-secret = La clé secrète sur { $exchange } ressemble à { $example }. Elle ne s’affiche qu’une fois, à la création de la clé. Si cette page est fermée, créez une nouvelle clé.
hint-passphrase = La passphrase est ce que vous avez choisi dans { $label } en créant la clé. Personne ne peut la réafficher{ "\u00A0" }: si vous l’avez oubliée, créez une nouvelle clé.
hint-safe = Chaque message avec une clé est supprimé aussitôt, et une clé qui autorise les retraits n’est jamais utilisée.
hint-name = Le nom n’est que pour vous{ "\u00A0" }: il distingue vos clés. Envoyez-en un court, par exemple le marché et l’usage.
confirm-above = Appuyez sur un bouton du message ci-dessus ou envoyez /cancel.

name-taken = Vous avez déjà une connexion de ce nom. Envoyez un autre nom.
name-too-long = { $limit ->
    [one] Le nom est trop long. Envoyez-en un de { $limit } caractère au plus.
   *[other] Le nom est trop long. Envoyez-en un de { $limit } caractères au plus.
}
name-empty = Ce n’est pas un nom. Envoyez quelques lettres ou chiffres.
name-secret = Cela ressemble à une clé ou à un mot de passe, donc pas à un nom{ "\u00A0" }: les noms s’affichent dans le chat. Envoyez-en un simple, par exemple des mots avec une espace.

draft-lapsed = La connexion à { $exchange } n’a pas été terminée en 30 minutes{ "\u00A0" }: ce que vous aviez envoyé a été effacé. Votre dernier message n’a pas été utilisé.

## Le test

form-title = { $exchange }{ "\u00A0" }: saisir la clé en privé
form-why = Ce que vous saisissez ici va au bot et est chiffré aussitôt. Cela ne devient jamais un message. Vous pouvez tout coller dans un seul champ.
form-guide = Comment créer la clé
form-send = Tester la clé
form-scan = Scanner un QR code
form-received = Reçue
form-done = Tout est arrivé. Le test se fait dans le chat.
form-gone = Ce formulaire n’est plus valable. Fermez-le, puis appuyez de nouveau sur le bouton dans le chat.
form-lost = Pas de connexion. Réessayez dans un moment.
test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Test de la clé en cours…
test-duration = Il prend en général 2 à 5 secondes.
test-stopped = Le test a été interrompu.
step-key = { $answer ->
    [yes] Clé valide
    [no] Clé non valide
    [unknown] Clé{ "\u00A0" }: validité inconnue
   *[waiting] Clé
}
step-balance = { $answer ->
    [yes] Solde lisible
    [no] Solde non lisible
    [unknown] Solde{ "\u00A0" }: inconnu
   *[waiting] Solde
}
step-orders = { $answer ->
    [yes] Ordres lisibles
    [no] Ordres non lisibles
    [unknown] Ordres{ "\u00A0" }: inconnus
   *[waiting] Ordres
}
step-trade = { $answer ->
    [yes] Trading autorisé
    [no] Trading non autorisé
    [unknown] Trading{ "\u00A0" }: non indiqué
   *[waiting] Trading
}
step-futures = { $answer ->
    [yes] Futures autorisés
    [no] Futures non autorisés
    [unknown] Futures{ "\u00A0" }: non indiqués
   *[waiting] Futures
}
step-withdraw-off = { $answer ->
    [yes] Retraits désactivés
    [no] Retraits activés
    [unknown] Retraits{ "\u00A0" }: non indiqués
   *[waiting] Retraits
}
step-ip-whitelist = { $answer ->
    [yes] Liste blanche d’IP définie
    [no] Pas de liste blanche d’IP
    [unknown] Liste blanche d’IP{ "\u00A0" }: non indiquée
   *[waiting] Liste blanche d’IP
}
step-clock = L’horloge de notre serveur est déréglée
step-secret = Clé secrète non acceptée
step-passphrase = Passphrase non acceptée
checks-not-run = { $count ->
    [one] { $count } vérification non effectuée
   *[other] { $count } vérifications non effectuées
}

verdict-title = <b>{ $status }</b> · { $name }
online-title = { "\u200E" }<b>{ $name } est connectée.</b>
online-proof = { $proven ->
    [spot] <b>{ $status }.</b> Testée en { $seconds } s{ "\u00A0" }: lecture, trading, retraits impossibles.
    [spot-attested] <b>{ $status }.</b> Testée en { $seconds } s{ "\u00A0" }: lecture, trading, retraits désactivés (confirmé par vous).
    [both] <b>{ $status }.</b> Testée en { $seconds } s{ "\u00A0" }: lecture, trading, futures aussi, retraits impossibles.
    [both-attested] <b>{ $status }.</b> Testée en { $seconds } s{ "\u00A0" }: lecture, trading, futures aussi, retraits désactivés (confirmé par vous).
    [unknown] <b>{ $status }.</b> Testée en { $seconds } s{ "\u00A0" }: lecture, trading non indiqué, retraits impossibles.
   *[unknown-attested] <b>{ $status }.</b> Testée en { $seconds } s{ "\u00A0" }: lecture, trading non indiqué, retraits désactivés (confirmé par vous).
}
online-watched = Elle est maintenant testée régulièrement. Les changements vous sont signalés ici.
online-continue = Étape suivante{ "\u00A0" }: appuyez sur <b>{ button-continue }</b>.
online-name = <b>Le nom{ "\u00A0" }:</b> gardez-le, touchez-en un autre ou envoyez le vôtre.

verdict-advice = <b>Conseils</b>
blocked-deadline = Corrigez cela, sinon les données secrètes enregistrées sont effacées { $moment }.
not-stored = La clé n’a pas été enregistrée.
replaced = <b>La nouvelle clé est active.</b> Supprimez maintenant l’ancienne clé sur { $exchange }.
not-replaced = <b>L’ancienne clé reste active.</b> La nouvelle a fait moins bien au test, elle n’a donc pas été enregistrée.
already-running = Une clé est en cours de test. Attendez le résultat ou envoyez /cancel.
too-many-tests = { $seconds ->
    [one] Trop de tests. Attendez { $seconds } seconde, puis retestez.
   *[other] Trop de tests. Attendez { $seconds } secondes, puis retestez.
}
word-taken = Enregistré{ "\u00A0" }: vous avez confirmé que les retraits sont désactivés.

## Problèmes : ce que cela signifie, comment corriger, qui doit le faire

send-by-replacing = Pour l’envoyer, appuyez sur <b>{ button-replace }</b>.

who-user = Vous pouvez le corriger.
who-operator = C’est à nous de le corriger.
who-nobody = Cela se résout tout seul.

problem-withdraw-enabled = Cette clé autorise les retraits. Elle est bloquée et n’est pas utilisée.
fix-withdraw-enabled = Décochez { $withdraw } sur { $exchange } et enregistrez. Puis appuyez sur <b>{ button-test }</b>.

problem-must-replace = L’opérateur de ce bot vous demande de remplacer cette clé{ "\u00A0" }: d’autres l’ont peut-être vue.
fix-must-replace = Créez une nouvelle clé sur { $exchange }, envoyez-la et supprimez-y l’ancienne.

problem-invalid-key = Cette clé API est inconnue sur { $exchange }.
fix-invalid-key = Copiez à nouveau la clé API en entier et envoyez-la. Si elle n’est plus sur la page des clés, créez-en une nouvelle.

problem-key-gone = { $exchange ->
    [any] L’exchange ne connaît plus cette clé{ "\u00A0" }: elle a été supprimée ou a expiré.
   *[other] { $exchange } ne connaît plus cette clé{ "\u00A0" }: elle a été supprimée ou a expiré.
}
fix-key-gone = Créez une nouvelle clé sur { $exchange } et envoyez-la.

problem-key-gone-or-changed = { $exchange ->
    [any] L’exchange refuse cette clé, qui fonctionnait avant, et ne dit pas pourquoi.
   *[other] { $exchange } refuse cette clé, qui fonctionnait avant, et ne dit pas pourquoi.
}
fix-key-gone-or-changed = Vérifiez dans cet ordre, puis appuyez sur <b>{ button-test }</b>{ "\u00A0" }:

problem-invalid-secret = La clé secrète ne correspond pas à cette clé API.
fix-invalid-secret = Renvoyez la clé secrète en entier. Elle ne s’affiche qu’une fois{ "\u00A0" }: si vous ne l’avez plus, créez une nouvelle clé.

problem-invalid-passphrase = La passphrase est fausse. La clé secrète l’est peut-être aussi.
fix-invalid-passphrase = Envoyez la passphrase que vous avez choisie pour cette clé. Si cela échoue aussi, créez une nouvelle clé et envoyez toutes ses valeurs.

problem-key-expired = La clé a expiré.
fix-key-expired = Créez une nouvelle clé sur { $exchange } et envoyez-la.

problem-wrong-site = Cette clé vient d’un autre site régional{ "\u00A0" }: { $exchange } en a plusieurs.
fix-wrong-site = Créez une clé sur le site qu’ouvre le bouton <b>{ button-keys-page }</b> et envoyez-la.

problem-ip-not-allowed = L’adresse de notre serveur n’est pas dans la liste blanche d’IP de la clé{ "\u00A0" }: { $exchange } la refuse.
fix-ip-not-allowed = Ajoutez { $address } dans { $list }. Puis appuyez sur <b>{ button-test }</b>.

problem-key-or-ip-or-permission = La clé a été refusée, et { $exchange } ne dit pas pourquoi.
fix-key-or-ip-or-permission = Vérifiez dans cet ordre, puis appuyez sur <b>{ button-test }</b>{ "\u00A0" }:
cause-key = la clé API est complète et toujours sur la page des clés
cause-gone = la clé est toujours sur la page des clés{ "\u202F" }; sinon, créez-en une nouvelle
cause-secret = la clé secrète est complète et va avec cette clé API
cause-passphrase = la passphrase est celle choisie pour cette clé
cause-address = { $address } figure dans { $list }
cause-permission = ces cases sont cochées{ "\u00A0" }: { $read }, { $trade }

problem-no-read = La clé ne peut pas lire les soldes et les ordres.
fix-no-read = Cochez { $read } sur { $exchange } et enregistrez. Puis appuyez sur <b>{ button-test }</b>.

problem-no-trade = La clé ne peut pas trader.
fix-no-trade = Cochez { $trade } sur { $exchange } et enregistrez. Puis appuyez sur <b>{ button-test }</b>.

problem-account-restricted = Votre compte sur { $exchange } est restreint.
fix-account-restricted = Connectez-vous à { $exchange } et faites ce qui vous est demandé, par exemple la vérification d’identité (KYC). Puis appuyez sur <b>{ button-test }</b>.

problem-nonce-in-use = Un autre programme utilise cette clé en même temps{ "\u00A0" }: { $exchange } refuse donc nos requêtes.
fix-nonce-in-use = Créez une clé distincte pour chaque programme et envoyez la nouvelle ici, ou définissez une fenêtre de nonce pour cette clé sur { $exchange }. Puis appuyez sur <b>{ button-test }</b>.

problem-our-address-blocked = L’adresse de notre serveur est bloquée sur { $exchange }. Cela ne vient pas de votre clé.
fix-our-address-blocked = Nous devons faire débloquer l’adresse ou en utiliser une autre. Gardez la clé telle quelle et retestez plus tard.

problem-egress-down = Notre serveur n’arrive pas à joindre { $exchange } en ce moment. Cela ne vient pas de votre clé.
fix-egress-down = Nous devons réparer notre connexion. Gardez la clé telle quelle et retestez plus tard.

problem-region-blocked = La région de notre serveur n’est pas desservie par { $exchange }. Cela ne vient pas de votre clé.
fix-region-blocked = Nous devons déplacer notre serveur. Gardez la clé telle quelle et retestez plus tard.

problem-clock-skew = L’horloge de notre serveur est déréglée. Cela ne vient pas de votre clé.
fix-clock-skew = Nous devons régler notre horloge. Gardez la clé telle quelle et retestez plus tard.
start-refused-clock = { problem-clock-skew } La personne qui gère ce bot doit régler l’horloge. Réessayez plus tard.
order-refused-clock = { problem-clock-skew } La personne qui gère ce bot a été prévenue.
edit-price-moved = Le prix a bougé. Relisez le plan avant de l’appliquer.

problem-unknown = { $exchange ->
    [any] L’exchange a répondu, mais cela ne montre pas si la clé fonctionne. Rien ne la met en cause.
   *[other] { $exchange } a répondu, mais cela ne montre pas si la clé fonctionne. Rien ne la met en cause.
}
fix-unknown = Nous devons examiner cela. Gardez la clé telle quelle et retestez plus tard.

problem-rate-limited = Nous envoyons trop de requêtes à { $exchange } en ce moment. Cela ne vient pas de votre clé.
fix-rate-limited = Attendez quelques minutes, puis appuyez sur <b>{ button-test }</b>.

problem-exchange-unavailable = { $exchange ->
    [any] L’exchange ne répond pas en ce moment. Cela ne vient pas de votre clé.
   *[other] { $exchange } ne répond pas en ce moment. Cela ne vient pas de votre clé.
}
fix-exchange-unavailable = Attendez quelques minutes, puis appuyez sur <b>{ button-test }</b>. Ne créez pas de nouvelle clé.

problem-withdraw-unknown = Nous ne pouvons pas voir si cette clé autorise les retraits{ "\u00A0" }: { $exchange } ne l’indique pas.
fix-withdraw-unknown = Regardez la page des clés. Si { $withdraw } est décoché, appuyez sur <b>{ button-word }</b>.

problem-key-expiring = La clé expire { $ends }.
fix-key-expiring = Prolongez-la sur la page des clés, ou remplacez-la avant.

problem-no-ip-whitelist = La clé fonctionne depuis n’importe quelle adresse.
fix-no-ip-whitelist = Pour plus de sécurité, ajoutez { $address } dans { $list }.

problem-transfer-enabled = La clé peut déplacer des fonds entre vos propres comptes.
fix-transfer-enabled = Ce n’est pas nécessaire{ "\u00A0" }: décochez { $transfer }.

problem-no-futures = La clé ne peut pas trader les futures.
fix-no-futures = Pour trader les futures, cochez { $futures }.

## La même chose dans un terminal : sans boutons, et les valeurs sont saisies

terminal-prompt = { $field } (saisie masquée){ "\u00A0" }:
terminal-prompt-first = { $field }, ou toutes les valeurs collées en une fois (saisie masquée){ "\u00A0" }:
terminal-fix-withdraw-enabled = Décochez { $withdraw } sur { $exchange } et enregistrez. Puis relancez cette commande.
terminal-fix-invalid-key = Relancez cette commande avec la clé API complète. Si elle n’est plus sur la page des clés, créez-en une nouvelle.
terminal-fix-invalid-secret = Relancez cette commande avec la clé secrète complète. Elle ne s’affiche qu’une fois{ "\u00A0" }: si vous ne l’avez plus, créez une nouvelle clé.
terminal-fix-invalid-passphrase = Relancez cette commande avec la passphrase que vous avez choisie pour cette clé. Si cela échoue aussi, créez une nouvelle clé.
terminal-fix-key-gone = Créez une nouvelle clé sur { $exchange } et relancez cette commande avec elle.
terminal-fix-key-gone-or-changed = Vérifiez dans cet ordre, puis relancez cette commande{ "\u00A0" }:
terminal-fix-key-expired = Créez une nouvelle clé sur { $exchange } et relancez cette commande avec elle.
terminal-fix-must-replace = Créez une nouvelle clé sur { $exchange } et supprimez-y l’ancienne.
terminal-fix-wrong-site = Créez une clé sur { $exchange }, sur le site principal, et relancez cette commande avec elle.
terminal-fix-ip-not-allowed = Ajoutez { $address } dans { $list }. Puis relancez cette commande.
terminal-fix-key-or-ip-or-permission = Vérifiez dans cet ordre, puis relancez cette commande{ "\u00A0" }:
terminal-fix-no-read = Cochez { $read } sur { $exchange } et enregistrez. Puis relancez cette commande.
terminal-fix-no-trade = Cochez { $trade } sur { $exchange } et enregistrez. Puis relancez cette commande.
terminal-fix-account-restricted = Connectez-vous à { $exchange } et faites ce qui vous est demandé, par exemple la vérification d’identité (KYC). Puis relancez cette commande.
terminal-fix-nonce-in-use = Créez une clé distincte pour chaque programme et relancez cette commande avec la nouvelle, ou définissez une fenêtre de nonce pour cette clé sur { $exchange }.
terminal-fix-rate-limited = Attendez quelques minutes, puis relancez cette commande.
terminal-fix-exchange-unavailable = Attendez quelques minutes, puis relancez cette commande. Ne créez pas de nouvelle clé.
terminal-fix-withdraw-unknown = Regardez la page des clés{ "\u00A0" }: { $withdraw } doit être décoché.

## Connexions

list-title = <b>Mes connexions</b>{ "\u00A0" }: { $count }
list-sum = { $mark } { $status } { $count }
list-no-trouble = Aucun problème en ce moment.
list-empty = Vous n’avez pas encore de connexion. Appuyez sur <b>{ button-connect }</b> pour ajouter la première.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · aucune clé enregistrée
list-unanswered = { $status } · { $exchange } ne répond pas
silence = { $exchange } ne répond pas depuis { $since }
silence-ours = Notre réseau est en panne depuis { $since }
silence-good = { $silence } · dernier test réussi { $good }

card-status = <b>{ $status }</b> depuis { $since }
card-since = <b>{ $status }</b> · { $length } (depuis { $since })
card-tested = Testée { $tested }
card-took = Le test a duré { $latency } ms
card-key = Clé { $key }
card-account = Compte { $account }
state-read = { $answer ->
    [yes] Lecture activée
    [no] Lecture désactivée
   *[unknown] Lecture{ "\u00A0" }: non indiqué
}
state-trade = { $answer ->
    [yes] Trading activé
    [no] Trading désactivé
   *[unknown] Trading{ "\u00A0" }: non indiqué
}
state-futures = { $answer ->
    [yes] Futures activés
    [no] Futures désactivés
   *[unknown] Futures{ "\u00A0" }: non indiqués
}
state-withdraw = { $answer ->
    [yes] Retraits activés
    [no] Retraits désactivés
   *[unknown] Retraits{ "\u00A0" }: non indiqués
}
state-transfer = { $answer ->
    [yes] Transferts activés
    [no] Transferts désactivés
   *[unknown] Transferts{ "\u00A0" }: non indiqués
}
state-untested = Autorisations non testées
card-withdraw-by-word = Retraits désactivés (confirmé par vous le { $date })
card-ip-list = Liste blanche d’IP{ "\u00A0" }: { $addresses }
card-ip-list-more = Liste blanche d’IP{ "\u00A0" }: { $addresses } et { $count } de plus
card-ip-none = Liste blanche d’IP{ "\u00A0" }: aucune
card-ip-set = Liste blanche d’IP{ "\u00A0" }: définie ({ $exchange } n’en montre pas le contenu)
card-ip-unknown = Liste blanche d’IP{ "\u00A0" }: non indiquée
card-moving = L’adresse de notre serveur change le { $day }. Ajoutez { $address } à la liste blanche d’IP, gardez l’ancienne jusque-là et appuyez sur <b>{ button-move }</b>.
card-expires = Expiration{ "\u00A0" }: { $moment }
card-no-secrets = Aucune clé n’est enregistrée ici{ "\u00A0" }: ses données secrètes ont été effacées. Appuyez sur <b>{ button-reconnect }</b> pour réutiliser cette connexion.
card-key-gone = Clé effacée{ "\u00A0" }: { $key }. Si elle existe encore sur l’exchange, supprimez-la là-bas.
balance-title = <b>Solde</b> · { $name }
balance-asking = ⏳ Demande à { $exchange }…
balance-empty = Il n’y a rien sur ce compte.
balance-total = Au total, environ { $worth }.
balance-coin = <b>{ $coin }</b> · environ { $worth }
balance-coin-unpriced = <b>{ $coin }</b> · pas de prix en { $money }
balance-coin-alone = <b>{ $coin }</b>
balance-free = Disponible{ "\u00A0" }: { $free }
balance-locked = Dans des ordres{ "\u00A0" }: { $locked }
balance-rest = { $count ->
    [one] Et { $count } autre coin, environ { $worth }.
   *[other] Et { $count } autres coins, environ { $worth } au total.
}
balance-no-prices = { $exchange } n’envoie pas de prix en ce moment.
balance-read = Compte spot, lecture{ "\u00A0" }: { $time }. Ce bot n’enregistre pas le solde.
balance-read-now = Demandé à l’instant.
balance-unread = Le solde n’a pas pu être lu.
balance-refused = ⛔ Le solde n’est pas lu{ "\u00A0" }: cette clé doit autoriser la lecture et ne doit pas autoriser les retraits.

ask-rename = Envoyez le nouveau nom pour { $name }.
renamed = Renommée{ "\u00A0" }: { $name }.
confirm-delete =
    <b>Supprimer { $name }{ "\u202F" }?</b>
    Sa clé API, sa clé secrète et sa passphrase sont effacées aussitôt. C’est irréversible. La clé sur { $exchange } reste jusqu’à ce que vous l’y supprimiez.
deleted = { $name } est supprimée et ses données secrètes sont effacées. Supprimez maintenant aussi la clé sur { $exchange }.

## Alertes

alert-status = <b>{ $status }</b> { $since }
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) autorise les retraits. Elle est bloquée et n’est pas utilisée.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> { $since }
alert-several = { $count ->
    [one] <b>{ $count } connexion demande votre attention.</b>
   *[other] <b>{ $count } connexions demandent votre attention.</b>
}
alert-online = <b>Connectée</b>
alert-online-again = <b>De nouveau connectée.</b> Interruption{ "\u00A0" }: { $length }.
alert-online-again-at-most = <b>De nouveau connectée.</b> Interruption{ "\u00A0" }: { $length } au plus.
alert-more = { $count ->
    [one] Et { $count } de plus{ "\u00A0" }: ouvrez /connections.
   *[other] Et { $count } de plus{ "\u00A0" }: ouvrez /connections.
}
alert-name = <b>{ $name }</b>
alert-names = En cause{ "\u00A0" }: { $names }
alert-names-more = { $count ->
    [one] En cause{ "\u00A0" }: { $names } et { $count } de plus
   *[other] En cause{ "\u00A0" }: { $names } et { $count } de plus
}
alert-noticed = Constaté{ "\u00A0" }: { $moment }
alert-incident = <b>{ $exchange } ne répond pas</b> depuis { $since }.
alert-incident-fix = Ne faites rien{ "\u00A0" }: cela ne vient pas de vos clés. Je vous préviens quand il répond à nouveau.
alert-incident-over = <b>{ $exchange } répond à nouveau.</b> Sans réponse{ "\u00A0" }: { $length }.
alert-unstable = <b>{ $exchange } est instable</b> depuis { $since }{ "\u00A0" }: tantôt il répond, tantôt non.
alert-unstable-fix = Ne faites rien{ "\u00A0" }: cela ne vient pas de vos clés. Je vous préviens quand il est resté stable pendant 30 minutes.
alert-unstable-over = <b>{ $exchange } est de nouveau stable.</b> Instabilité{ "\u00A0" }: { $length }.
alert-expiry = { $days ->
    [one] <b>La clé expire dans { $days } jour{ "\u00A0" }:</b> { $moment }.
   *[other] <b>La clé expire dans { $days } jours{ "\u00A0" }:</b> { $moment }.
}
alert-new-address = <b>L’adresse de notre serveur a changé.</b> Ajoutez { $address } à la liste blanche d’IP, sinon ces clés ne fonctionneront plus.
alert-new-address-known = <b>L’adresse de notre serveur a changé{ "\u00A0" }:</b> { $address }. Toutes vos listes blanches d’IP l’ont déjà{ "\u00A0" }: vous n’avez rien à faire.
alert-retires = <b>L’adresse de notre serveur change le { $day }.</b> Ajoutez la nouvelle à la liste blanche d’IP de ces clés, gardez l’ancienne jusque-là et appuyez sur <b>{ button-move }</b>.
alert-retires-item = { $name }{ "\u00A0" }: ajoutez { $address }
alert-moved = La clé fonctionne maintenant depuis notre nouvelle adresse. Vous pouvez enlever l’ancienne de sa liste blanche d’IP{ "\u00A0" }: { $address }.
alert-moved-unknown = La clé fonctionne maintenant depuis notre nouvelle adresse. Vous pouvez enlever l’ancienne de sa liste blanche d’IP.
moves-testing = Test depuis notre nouvelle adresse…
moves-none = Aucune clé n’attend de nouvelle adresse.
moves-done = Fonctionne depuis notre nouvelle adresse. Vous pouvez enlever l’ancienne de la liste blanche d’IP.
moves-refused = { $address } n’est pas encore acceptée. Vérifiez qu’elle est enregistrée dans la liste blanche d’IP{ "\u202F" }; sur certains exchanges, cela prend quelques minutes.
moves-unanswered = Pas testée{ "\u00A0" }: aucune réponse. Je réessaierai de moi-même.

drift-futures-lost = La clé ne peut plus trader les futures.
drift-futures-gained = La clé peut maintenant trader les futures.
drift-transfer-gained = La clé peut maintenant déplacer des fonds entre vos propres comptes.
drift-ip-list-removed = La liste blanche d’IP de la clé a disparu{ "\u00A0" }: elle fonctionne maintenant depuis n’importe quelle adresse.

digest-well = { $count ->
    [one] <b>Tout va bien.</b> Votre connexion est active.
   *[other] <b>Tout va bien.</b> Vos { $count } connexions sont actives.
}
digest-some = <b>Connectées{ "\u00A0" }: { $online } sur { $count }</b>
digest-strategies-paper = 📈 <b>Simulations</b>, dernières 24 heures{ "\u00A0" }: groupes vendus { $closed }, résultat { $result }. Groupes ouverts{ "\u00A0" }: { $open }
digest-strategies-live = 📈 <b>Stratégies en argent réel</b>, dernières 24 heures{ "\u00A0" }: groupes vendus { $closed }, résultat { $result }. Groupes ouverts{ "\u00A0" }: { $open }
digest-item = { "\u200E" }{ $title }{ "\u00A0" }: { $what }

## Quand être averti

mute-choose =
    <b>Mettre { $name } en sourdine{ "\u00A0" }: pour combien de temps{ "\u202F" }?</b>
    Si une clé autorise les retraits, l’alerte arrive quand même aussitôt.
mute-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
mute-until-clear = Jusqu’au retour à la normale
mute-line = En sourdine { $until }

alerts-title = <b>Alertes</b>
alerts-quiet = Heures calmes{ "\u00A0" }: { $hours }
alerts-quiet-off = Heures calmes{ "\u00A0" }: aucune
alerts-digest = Résumé quotidien{ "\u00A0" }: à { $time }
alerts-digest-off = Résumé quotidien{ "\u00A0" }: désactivé
alerts-zone = Fuseau horaire{ "\u00A0" }: { $city }, il est { $time }
alerts-zone-unknown = Fuseau horaire{ "\u00A0" }: inconnu, les heures sont en UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>{ "\u00A0" }: en sourdine { $until }
alerts-urgent = Si une clé autorise les retraits, l’alerte arrive aussitôt, même pendant les heures calmes ou en sourdine.
alerts-saved = Enregistré.

quiet-choose =
    <b>Choisissez les heures calmes.</b>
    Ce qui s’est passé vous est annoncé quand elles finissent. Si une clé autorise les retraits, l’alerte arrive quand même aussitôt.
quiet-ask = Envoyez les heures calmes, par exemple <code>22:30-07:15</code>
quiet-shape = Non accepté{ "\u00A0" }: envoyez le début et la fin, avec un tiret entre les deux.
quiet-time = Non accepté{ "\u00A0" }: ce n’est pas une heure (0:00–24:00).
quiet-empty = Non accepté{ "\u00A0" }: le début et la fin sont identiques.

zone-ask-time = <b>Quelle heure est-il chez vous{ "\u202F" }?</b>
zone-where = <b>Où êtes-vous{ "\u202F" }?</b>
zone-where-how = Touchez un lieu qui a la même heure que vous, ou envoyez le nom de votre ville ou de votre pays.
zone-where-tap = Touchez un lieu qui a la même heure que vous.
zone-place = { $city }, { $time }
zone-not-found = Je n’ai pas trouvé ce lieu. Envoyez une plus grande ville près de chez vous, ou votre pays.
zone-several = <b>Lequel est-ce{ "\u202F" }?</b>
zone-why-zone = Les heures de mes messages en dépendent.
zone-why-quiet = Les heures calmes suivent votre heure locale.
zone-why-digest = Le résumé quotidien suit votre heure locale.
zone-ask-city =
    <b>Quel lieu est le vôtre{ "\u202F" }?</b>
    Il y est la même heure, mais le changement d’heure n’a pas lieu le même jour.
zone-clock-changes = { $cities }{ "\u00A0" }: changement d’heure le { $date }
zone-clock-stays = { $cities }{ "\u00A0" }: pas de changement d’heure

## Historique

history-title = <b>Historique</b> · { $name }
history-every = toutes les connexions
history-choose = <b>Choisissez une connexion</b> pour voir ce qui lui est arrivé.
history-no-name = Vous n’avez pas de connexion nommée { $name }.
history-empty = Rien ne s’est encore passé. Connectez une clé, et vous verrez ici ce qui lui arrive.
history-moment = <b>{ $moment }</b>
history-line = { $time }
history-line-of = { "\u200E" }{ $time } <b>{ $name }</b>
history-today = Aujourd’hui
history-yesterday = Hier
history-change = { $before } → { $after }
history-unwatched = Peut-être plus tôt{ "\u00A0" }: elle n’était pas surveillée alors.
history-deed = { $deed } · { $hand }
deed-added = Ajoutée
deed-tested = Testée
deed-replaced = Clé remplacée
deed-renamed = Renommée
deed-word-given = Confirmé{ "\u00A0" }: retraits désactivés
deed-disconnected = Déconnectée, données secrètes effacées
deed-paused = Déconnectée, données secrètes effacées
deed-ordered = Remplacement de la clé demandé
deed-deleted = Supprimée
deed-exported = Données exportées
deed-read = Consultée hors du bot
hand-person = vous
hand-bot = le bot
hand-operator = l’opérateur

## Accès

access-denied =
    <b>Ce bot est sur invitation.</b>
    Appuyez sur <b>{ button-access-ask }</b>{ "\u00A0" }: son opérateur décide.
access-request-sent = Demande envoyée. La décision vous sera annoncée ici.
access-requested = <b>{ $title }</b> demande l’accès. Identifiant Telegram{ "\u00A0" }: { $person }
access-allowed = Accepté{ "\u00A0" }: { $title } peut maintenant utiliser ce bot.
access-turned-down = Refusé{ "\u00A0" }: { $title } ne peut pas utiliser ce bot.
access-granted = <b>Vous pouvez maintenant utiliser ce bot.</b> Appuyez sur <b>{ button-connect }</b> pour commencer.
access-refused = Votre demande d’accès a été refusée.

## Pour ceux qui font tourner le bot : ce qu’ils doivent corriger

operator-title = <b>Pour l’opérateur</b>
operator-more = { $count ->
    [one] Et { $count } autre point{ "\u00A0" }: consultez le journal.
   *[other] Et { $count } autres points{ "\u00A0" }: consultez le journal.
}
operator-other = Cherchez { $matter } dans le journal.
operator-cut-off = <b>Ce serveur n’avait pas d’accès à Internet.</b> Ni Telegram ni les exchanges ne répondaient, donc aucun statut de clé n’a été modifié. Vérifiez son réseau, son DNS et <code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>{ $exchange } ne répond pas.</b> Aucun statut de clé n’y est modifié, et les propriétaires sont avertis. Consultez sa page de statut{ "\u202F" }; il n’y a rien d’autre à faire.
operator-new-address = <b>Nouvelle adresse de ce serveur{ "\u00A0" }:</b> { $address }, vue sur { $exchange }. Si elle reste, mettez-la dans <code>BOT_SERVER_IPS</code> et redémarrez. Sinon, rétablissez l’ancienne{ "\u00A0" }: il est demandé aux propriétaires de clés avec une liste blanche d’IP d’ajouter la nouvelle.
operator-address-refused = <b>Notre adresse est refusée sur { $exchange }</b> pour beaucoup de clés avec une liste blanche d’IP. Comparez <code>BOT_SERVER_IPS</code> avec ce que trouve <code>python -m bot doctor</code>.
operator-clock-skew = <b>L’horloge de ce serveur est déréglée</b>, selon { $exchange }. Réglez-la{ "\u00A0" }: <code>timedatectl set-ntp true</code>. D’ici là, aucun statut de clé n’y est modifié.
operator-egress-down = <b>Rien n’est joignable par notre adresse { $address }.</b> Vérifiez son proxy ou son interface et <code>BOT_EGRESS</code>, puis lancez <code>python -m bot doctor</code>. D’ici là, aucun statut de clé n’est modifié.
operator-region-blocked = <b>La région de ce serveur n’est pas desservie par { $exchange }.</b> Faites tourner le bot ailleurs, ou réglez <code>BOT_PROXY_URL</code> sur un proxy situé ailleurs.
operator-our-address-blocked = <b>{ $exchange } bloque l’adresse de ce serveur.</b> Demandez à son support de la débloquer, ou réglez <code>BOT_PROXY_URL</code> sur un proxy avec une autre adresse. D’ici là, aucun statut de clé n’y est modifié.
operator-order-refused = <b>{ $exchange } refuse des ordres de stratégies.</b> Ils enfreignent une de ses règles, ou le motif n’est pas connu ici. Consultez le journal, et les règles des paires dans le fichier de cet exchange.
operator-unknown = <b>{ $exchange }{ "\u00A0" }: réponses non comprises.</b> Rien n’est retenu contre les clés. Cherchez dans le journal ce qui a été répondu et ajoutez-le au fichier de cet exchange.

## Avis

notice-draft-expired = La connexion à { $exchange } n’a pas été terminée en 30 minutes. Ce que vous aviez envoyé a été effacé.
notice-secrets-destroyed = La clé de { $name } ({ $exchange }) autorisait encore les retraits après 30 minutes. Ses données secrètes ont été effacées. Créez une clé sans cette autorisation et appuyez sur <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>Supprimez vous-même votre message ({ $sent }).</b>
    Il ressemble à une clé, et Telegram ne m’a pas laissé le supprimer. Appuyez longuement dessus, touchez Supprimer, cochez «{ "\u202F" }Supprimer aussi pour…{ "\u202F" }». Si d’autres ont pu le voir, créez une nouvelle clé sur l’exchange.

toast-outdated = Ce bouton vient d’un ancien message. Vous voyez maintenant la situation actuelle.
toast-stale = Ce bouton vient d’un ancien message et ne fonctionne plus. Ouvrez le menu avec /start.

news-title = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = Simulation{ "\u00A0" }: aucun ordre n’est envoyé à l’exchange.
news-live = <b>Argent réel</b>{ "\u00A0" }: les ordres sont envoyés à { $exchange }.
news-opened = <b>Premier achat{ "\u00A0" }: { $money }.</b>
news-topped-up = <b>Dernier renfort{ "\u00A0" }: { $money }.</b> Nombre d’achats{ "\u00A0" }: { $buys }.
news-held = Détenu{ "\u00A0" }: { $held }, prix moyen { $average }.
news-held-nothing = Rien n’est détenu.
news-left = Reste{ "\u00A0" }: { $held }, trop peu pour être vendu.
news-result = Résultat après frais{ "\u00A0" }: { $result }
news-closed-take-profit = <b>Vendu avec un gain.</b>
news-closed-stop = <b>Le stop a tout vendu.</b>
news-closed-close = <b>Tout est vendu.</b>
news-recovery = <b>Recovery Mode est activé.</b>
news-recovery-fall = Le prix est loin sous la moyenne.
news-recovery-money = La plus grande partie de l’argent est engagée.
news-recovery-no-top-ups = Il ne reste aucun renfort et le prix est sous la moyenne.
news-recovery-unclear = Le marché n’est pas clair depuis 10 minutes.
news-recovery-chosen = Vous l’avez choisi.
news-recovery-means = Les achats sont plus prudents, et tout est vendu dès qu’il n’y a plus de perte.
news-recovered = <b>Recovery Mode est désactivé.</b> Le plan continue.
news-hold = <b>La stratégie est en attente.</b>
news-hold-blocked = La clé permet les retraits ou doit être remplacée{ "\u00A0" }: rien n’est acheté ni vendu, il n’y a pas de stop. Ouvrez /connections et corrigez la clé.
news-hold-key = La clé ne fonctionne pas{ "\u00A0" }: rien n’est acheté ni vendu, il n’y a pas de stop. Ouvrez /connections et corrigez la clé.
news-hold-doubt = La clé n’est pas { status-online }{ "\u00A0" }: rien n’est acheté, les ventes continuent. Ouvrez /connections et corrigez la clé.
news-hold-operator = La personne qui gère ce bot a suspendu pour l’instant le trading sur { $exchange }{ "\u00A0" }: rien n’est acheté ni vendu, il n’y a pas de stop. La stratégie reprend d’elle-même quand cette personne l’autorise. D’ici là, vous pouvez vendre vous-même sur { $exchange }.
news-hold-unavailable = { $exchange } ne répond pas{ "\u00A0" }: rien n’est acheté ni vendu, il n’y a pas de stop. La stratégie reprend d’elle-même quand { $exchange } répond à nouveau.
news-hold-account = La clé vient d’un autre compte que celui de cette stratégie{ "\u00A0" }: rien n’est acheté ni vendu, il n’y a pas de stop. Ouvrez /connections et remplacez-la par une clé du premier compte, ou appuyez sur <b>{ button-run-stop }</b>.
news-hold-rehearsals = La personne qui gère ce bot n’autorise pour l’instant que les simulations{ "\u00A0" }: rien n’est acheté ni vendu, il n’y a pas de stop. La stratégie reprend d’elle-même quand l’argent réel est de nouveau autorisé.
news-hold-off = La personne qui gère ce bot a désactivé les stratégies{ "\u00A0" }: rien n’est acheté ni vendu, et aucun stop ne vend. La stratégie reprend d’elle-même quand elles sont réactivées.
news-hold-restored = La base de données a été restaurée d’une sauvegarde{ "\u00A0" }: rien n’est acheté ni vendu tant que vous n’avez pas décidé.
news-hold-gone = Aucune clé n’est plus enregistrée ici.
news-released = <b>La stratégie est de nouveau active.</b>
news-unpriced = <b>Il n’y a pas de prix.</b>
news-unpriced-means = { $exchange } n’envoie aucun prix pour cette paire{ "\u00A0" }: rien n’est acheté ni vendu, il n’y a pas de stop. Regardez là-bas si la paire est encore cotée, et vendez-y vous-même si vous le souhaitez.
news-priced = <b>Il y a de nouveau un prix.</b> Le plan continue.
news-ended = <b>La stratégie est terminée.</b>
news-ended-gone = Aucune clé n’est plus enregistrée pour elle.
news-disturbed = <b>Il manque des coins à cette stratégie.</b> Quelqu’un a déplacé ou vendu { $coin }, ou un autre ordre les utilise.
news-disturbed-numbers = Détenu{ "\u00A0" }: { $held }. Disponible sur le compte{ "\u00A0" }: { $there }.
news-disturbed-means = Rien n’est acheté tant que vous n’avez pas décidé. <b>{ button-run-count }</b>{ "\u00A0" }: la stratégie détient ce qui est disponible, au même prix moyen. <b>{ button-run-go-on }</b>{ "\u00A0" }: elle continue comme avant. <b>{ button-run-stop }</b>{ "\u00A0" }: elle se termine, et vous gardez tout.
news-lost = <b>Le résultat d’un ordre est inconnu.</b>
news-lost-means = Tant que vous n’avez pas répondu, rien n’est acheté ni vendu, il n’y a pas de stop.
order-lost = { $side ->
    [sell] Vente{ "\u00A0" }: { $qty } à { $price } ou plus, envoyée{ "\u00A0" }: { $time }, ID{ "\u00A0" }: { $order }.
   *[buy] Achat{ "\u00A0" }: { $qty } à { $price } ou moins, envoyé{ "\u00A0" }: { $time }, ID{ "\u00A0" }: { $order }.
}
order-lost-look = Cherchez { $pair } dans l’historique des ordres sur { $exchange }.
order-unread = <b>Le résultat d’un ordre est inconnu.</b> Une clé qui autorise les retraits n’est pas utilisée, pas même pour regarder. Quand elle ne les autorise plus, ou qu’elle est remplacée, le bot regarde de lui-même.
order-refused = { $side ->
    [sell] <b>{ $exchange } a refusé une vente.</b>
   *[buy] <b>{ $exchange } a refusé un achat.</b>
}
order-refused-balance = { $side ->
    [sell] Il y a moins de { $coin } sur le compte que la stratégie n’en a acheté. Si vous en avez déplacé, remettez-en, ou appuyez sur <b>{ button-run-stop }</b>.
   *[buy] Il n’y a pas assez de { $coin } disponible. Ajoutez-en, ou appuyez sur <b>{ button-run-pause }</b>{ "\u00A0" }: les ventes continuent.
}
order-refused-minimum = L’ordre était trop petit. C’est notre erreur, et la personne qui gère ce bot est prévenue.
order-refused-rules = L’ordre ne respectait pas une règle fixée par { $exchange }. C’est notre erreur, et la personne qui gère ce bot est prévenue.
order-refused-pair = { $pair } n’y est pas cotée en ce moment, ou pas sur votre compte. Regardez sur { $exchange }. Vous pouvez appuyer sur <b>{ button-run-stop }</b> et y vendre vous-même.
order-refused-permission = La clé n’autorise pas le trading. Autorisez pour elle le trading spot sur { $exchange }, jamais les retraits. Elle est retestée maintenant.
order-refused-key = La clé ou notre adresse n’est pas acceptée. La clé est testée maintenant{ "\u00A0" }: ouvrez /connections.
order-refused-account = Le compte est restreint, ou d’un type sur lequel ce bot ne peut pas trader. Regardez si { $exchange } vous a envoyé un message.
order-refused-busy = { $exchange } n’accepte plus d’ordres pour un moment.
order-refused-unknown = Le motif n’est pas connu ici. La personne qui gère ce bot est prévenue.
order-tries-again = La stratégie réessaie d’elle-même.
sell-yourself = Pour vendre vous-même{ "\u00A0" }: ouvrez le trading spot sur { $exchange }, choisissez { $pair } et vendez { $held }.

## Le même compte

button-adopt = Remplacer sa clé
button-adopt-disconnected = Y connecter la clé
button-same-account = Oui, le même compte
button-connect-new = Nouvelle connexion
twin-mine =
    <b>Ce compte est déjà connecté</b>, sous le nom { $name }, sur { $exchange }.
    Pour y utiliser la nouvelle clé, appuyez sur <b>{ button-adopt }</b>. L’ancienne clé reste active jusqu’à ce que la nouvelle réussisse le test.
twin-mine-disconnected =
    <b>Vous avez une connexion pour ce compte</b>{ "\u00A0" }: { $name } sur { $exchange }. Elle est déconnectée.
    Pour y connecter la nouvelle clé, appuyez sur <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>Non connecté.</b> Ce compte { $exchange } est déjà connecté à BackFuture AI depuis un autre compte Telegram, et il ne peut l’être qu’une fois. La clé n’a pas été enregistrée.
    Si ce n’est pas vous, supprimez la clé sur l’exchange et créez-en une nouvelle.
twin-other-account =
    <b>L’ancienne clé reste active.</b> La nouvelle clé vient d’un autre compte { $exchange } que celui de { $name }.
    Envoyez une clé du même compte, ou connectez celle-ci comme nouvelle connexion.
twin-unknown =
    <b>La nouvelle clé vient-elle du même compte { $exchange } que { $name }{ "\u202F" }?</b>
    L’exchange ne l’indique pas. Si oui, appuyez sur <b>{ button-same-account }</b>. D’ici là, l’ancienne clé reste active.

## Partir

command-panic = Tout déconnecter
command-export = Obtenir une copie de mes données
command-delete_me = Supprimer toutes mes données
button-panic-yes = Oui, tout déconnecter
button-delete-me-yes = Oui, tout supprimer
button-export = D’abord mes données
button-revoke-at = Supprimer sur { $exchange }
panic-nothing = Rien à déconnecter{ "\u00A0" }: aucune connexion n’a de clé enregistrée.
panic-confirm = { $count ->
    [one] <b>Déconnecter { $count } connexion{ "\u202F" }?</b>
   *[other] <b>Déconnecter les { $count } connexions{ "\u202F" }?</b>
}
panic-means = Chaque clé API et chaque clé secrète est effacée ici aussitôt, et plus rien ne l’utilise. Chaque connexion reste{ "\u00A0" }: vous pouvez lui donner une nouvelle clé.
panic-done = { $count ->
    [one] <b>{ $count } connexion est déconnectée, et ses données secrètes sont effacées ici.</b>
   *[other] <b>{ $count } connexions sont déconnectées, et leurs données secrètes sont effacées ici.</b>
}
panic-next = Supprimez maintenant chaque clé sur son exchange{ "\u00A0" }: c’est le seul moyen de la rendre inutilisable pour tous.
leave-confirm = <b>Supprimer tout ce que nous stockons sur vous{ "\u202F" }?</b>
leave-what = { $count ->
    [one] C’est-à-dire { $count } connexion avec sa clé API et sa clé secrète, son historique, vos réglages et votre langue. C’est irréversible.
   *[other] C’est-à-dire { $count } connexions avec leurs clés API et leurs clés secrètes, leur historique, vos réglages et votre langue. C’est irréversible.
}
leave-what-rest = C’est-à-dire votre identifiant Telegram, votre langue, vos réglages et votre historique. Vous n’avez pas de connexion. C’est irréversible.
leave-remains =
    <b>Ce qui reste{ "\u00A0" }:</b>
    • Les sauvegardes de la base contiennent les lignes chiffrées jusqu’à ce qu’elles soient écrasées. On peut les lire avec l’ancienne clé maîtresse{ "\u00A0" }: demandez à l’opérateur de la changer et de supprimer l’ancienne.
    • Telegram garde ce chat jusqu’à ce que vous le supprimiez.
    • Les clés sur les exchanges restent jusqu’à ce que vous les y supprimiez.
leave-done = <b>Tout ce que nous stockions sur vous est supprimé.</b>
export-caption = Tout ce que nous stockons sur vous, sauf les clés API et les clés secrètes.

## Limites

limit-connections = { $limit ->
    [one] Vous avez { $limit } connexion, le maximum. Supprimez-la pour faire de la place.
   *[other] Vous avez { $limit } connexions, le maximum. Supprimez-en une pour faire de la place.
}

## Pour ceux qui font tourner le bot : /status

command-status = État du bot
overview-title = <b>État du bot</b>
overview-no-database = La base de données ne répond pas. Lancez <code>python -m bot doctor</code> sur le serveur.
overview-cut-off = Notre propre réseau est en panne{ "\u00A0" }: trop d’exchanges échouent à la fois. Aucun statut de clé n’est modifié jusqu’à son retour.
overview-outage = { $exchange } ne répond pas depuis { $since }
overview-no-outage = Aucune panne d’exchange n’est connue.
overview-connections = <b>Connexions</b>{ "\u00A0" }: { $count }
overview-state = { $mark } { $status }{ "\u00A0" }: { $count }
overview-exchange = { $exchange }{ "\u00A0" }: { $states }
overview-share = { $mark }{ "\u00A0" }{ $count }
overview-checks = <b>Vérifications</b> en 5 minutes{ "\u00A0" }: { $count } ({ $rate } par minute)
overview-latency = La moitié en { $half } ms au plus, 95{ "\u202F" }% en { $most } ms au plus
overview-lag = Vérification la plus en retard{ "\u00A0" }: { $exchange }, attendue depuis { $seconds } s
overview-no-lag = Aucune vérification en attente.
overview-waiting = <b>Alertes</b> en attente{ "\u00A0" }: { $count }
overview-slowed = Telegram a demandé de ralentir (429){ "\u00A0" }: { $count }
overview-not-erased = Messages avec une clé secrète non supprimés{ "\u00A0" }: { $count }
overview-addresses = <b>Notre adresse</b>, vue en dernier{ "\u00A0" }: { $addresses }
overview-egress = { $egress } ({ $addresses }){ "\u00A0" }: { $count ->
    [one] { $count } connexion
   *[other] { $count } connexions
}
overview-no-address = <b>Notre adresse</b>{ "\u00A0" }: aucun exchange ne l’a encore donnée
overview-leads = Ce processus parle avec Telegram.
overview-leads-not = Un autre processus parle avec Telegram.
overview-answering = Processus qui répondent{ "\u00A0" }: { $count }. Le plus ancien a démarré { $oldest }, le plus récent { $newest }.
overview-notices = Ce processus envoie les alertes.
overview-notices-not = Un autre processus envoie les alertes.
overview-trades = Ce processus exécute les stratégies{ "\u00A0" }: simulations seulement.
overview-trades-live = Ce processus exécute les stratégies{ "\u00A0" }: argent réel et simulations.
overview-trades-not = Ce processus n’exécute aucune stratégie.
overview-strategies = Stratégies{ "\u00A0" }: { $count }. Ordres à l’issue inconnue{ "\u00A0" }: { $orders }.
overview-since = Les vérifications, les 429 et les suppressions sont celles de ce processus. Démarrage{ "\u00A0" }: { $moment }.

## Pour ceux qui font tourner le bot : envoyé sans la base de données

command-trading = Suspendre le trading
button-trading = Trading
button-trading-stop-all = Tout suspendre
button-trading-stop = Suspendre { $exchange }
button-trading-go-all = Lever la suspension totale
button-trading-go = Lever suspension{ "\u00A0" }: { $exchange }
trading-title = <b>Trading</b>
trading-goes = 🟢 Rien n’est suspendu.
trading-stopped-all = <b>Tout le trading est suspendu</b> depuis { $since }
trading-stopped = <b>Trading suspendu sur { $exchange }</b> depuis { $since }
trading-strategies = Stratégies sur { $exchange }{ "\u00A0" }: { $count }
trading-means = Une suspension agit aussitôt{ "\u00A0" }: aucun nouvel ordre n’est envoyé, ni achats, ni ventes, ni stops de stratégies. Les ordres en cours sont encore vérifiés. Les propriétaires reçoivent un message au début de la suspension et un à la fin.
direct-database-down = <b>La base de données ne répond pas depuis { $since }.</b> Les clés ne sont pas surveillées et personne ne reçoit de réponse. Vérifiez la base, son disque et le journal du bot{ "\u202F" }; le bot reprend de lui-même dès qu’elle répond.
direct-database-back = <b>La base de données répond à nouveau.</b> Sans réponse{ "\u00A0" }: { $length }. Rien de ce qui a été constaté n’est perdu.
direct-conflict-program = <b>Un autre programme utilise le jeton de ce bot.</b> On ne reçoit aucune réponse, ou deux. Arrêtez l’autre programme. S’il n’est pas à vous, envoyez /revoke à @BotFather et mettez le nouveau jeton dans BOT_TOKEN.
direct-conflict-webhook = <b>Un webhook est défini pour ce bot, sur { $host }.</b> Tant qu’il l’est, le bot ne reçoit aucun message. Arrêtez le programme là-bas, puis appelez deleteWebhook de la Bot API.
direct-conflict-over = <b>Le bot reçoit à nouveau ses messages.</b> Aucun autre programme n’utilise son jeton maintenant.

## Strategies: what happened


## Strategies

button-strategies = Mes stratégies
button-strategy-new = Nouvelle stratégie
button-plan-pair = Paire
button-plan-pairs = Paires
button-plan-several = Plusieurs paires
button-plan-pairs-done = Suivant ({ $count })
button-plan-each = Chaque paire
button-all-pairs = Toutes les paires
button-plan-level = Niveau de risque
button-plan-limit = Limite de marge
button-plan-topups = Renforts
button-plan-recovery = Recovery Mode
button-plan-more = Plus
button-plan-sheet = Retour au plan
button-plan-replay = Ce que cela aurait donné
button-plan-start = Lancer la simulation
button-plan-live = Lancer en réel
button-plan-live-yes = Lancer en argent réel
button-plan-off = Désactivé
button-plan-on = Activé
button-plan-again = Réessayer
button-strategy-connection = { $name } · { $exchange }
command-strategies = Mes stratégies

strategies-title = <b>Mes stratégies</b>, actives{ "\u00A0" }: { $count }
strategies-empty = Vous n’avez pas encore de stratégie. Une stratégie achète une paire par étapes pendant que le prix baisse, et vend tout au-dessus du prix moyen.
strategies-live = Vous choisissez pour chaque stratégie{ "\u00A0" }: simulation ou argent réel.
strategies-rehearsal = Chaque stratégie est une simulation{ "\u00A0" }: prix réels, aucun ordre n’est envoyé à l’exchange.
strategies-off = Les stratégies sont désactivées ici. La personne qui gère ce bot peut les activer.
strategies-item = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = Active
strategy-status-paused = En pause
strategy-status-held = En attente
strategy-status-finishing = Se termine après ce groupe
strategy-status-closing = Vend tout
strategy-status-stopping = Arrêt en cours
strategy-status-ended = Terminée
strategy-mode-paper = Simulation
strategy-mode-live = Argent réel
strategy-started = <b>La simulation a commencé.</b>
strategy-started-live = <b>La stratégie a commencé, en argent réel.</b>
first-buy-when-calm = Le premier achat viendra quand le marché sera assez calme. Vous recevrez un message.
first-buy-soon = Le premier achat viendra bientôt. Vous recevrez un message.

plan-choose-connection = <b>Quelle connexion{ "\u202F" }?</b>
plan-no-connection = Une stratégie a besoin d’une connexion au statut «{ "\u202F" }{ status-online }{ "\u202F" }». Connectez d’abord une clé.
plan-none-online = Aucune connexion ne peut avoir de stratégie maintenant.
start-refused-off = { strategies-off }
start-refused-stopped = La personne qui gère ce bot a suspendu pour l’instant le trading sur { $exchange }. Réessayez plus tard.
start-refused-not-online = { $name } n’est pas { status-online }{ "\u00A0" }: ouvrez la connexion, corrigez la clé, puis revenez ici.
start-refused-too-many = Vous avez déjà le maximum de stratégies permis par ce bot. Arrêtez-en une d’abord{ "\u00A0" }: /strategies
start-refused-pair-used = Une stratégie sur { $pair } est déjà active sur cette connexion. Choisissez une autre paire, ou arrêtez d’abord celle-là{ "\u00A0" }: /strategies
start-refused-coin-used = Une autre stratégie de cette connexion utilise un coin de { $pair }. Choisissez une autre paire, ou arrêtez d’abord cette stratégie{ "\u00A0" }: /strategies
start-refused-unknown-pair = { $exchange } ne propose pas cette paire. Appuyez sur une paire ci-dessous ou envoyez-en une autre, comme BTC ou ETH/USDT.
start-refused-other-coin = { $pair } est cotée dans un autre coin. Toutes les paires d’une stratégie doivent avoir le même.
start-refused-too-many-pairs = { $pair } n’est pas ajoutée{ "\u00A0" }: une stratégie a 10 paires au plus.
start-refused-no-market = { $exchange } n’envoie pas de prix en ce moment. Réessayez dans une minute.
start-refused-rehearsals = La personne qui gère ce bot n’autorise que les simulations.
start-refused-not-live-here = Simulation seulement{ "\u00A0" }: ce bot ne trade pas en argent réel sur { $exchange }.
start-refused-no-trade = Pas en argent réel{ "\u00A0" }: il n’est pas prouvé que la clé de { $name } autorise le trading. Autorisez pour elle le trading spot sur { $exchange }, puis retestez-la.
start-refused-withdrawals = Pas en argent réel{ "\u00A0" }: il n’est pas prouvé que la clé de { $name } n’autorise pas les retraits, et pour l’argent réel votre confirmation ne suffit pas. Retestez-la, ou utilisez une clé dont { $exchange } indique les autorisations.
card-rehearsal = Une simulation est possible et n’envoie aucun ordre{ "\u00A0" }: <b>{ button-strategy-new }</b>.
start-refused-no-balance = Pas en argent réel{ "\u00A0" }: le solde de { $name } n’a pas pu être lu. Réessayez dans une minute.
start-refused-too-little = Pas en argent réel{ "\u00A0" }: le disponible sur { $name } ne couvre pas la limite de marge plus ce que vos autres stratégies peuvent encore y utiliser. Baissez la limite de marge, ou déposez plus sur { $exchange }.
start-refused-missing = La limite de marge demande { $needs }{ "\u00A0" }: il manque { $missing }.
start-refused-account = Pas en argent réel{ "\u00A0" }: { $exchange } n’accepte pas d’ordres de ce compte. Il est restreint, ou d’un type sur lequel ce bot ne peut pas trader.

plan-ask-pair = <b>Quelle paire{ "\u202F" }?</b> Appuyez sur une paire ou envoyez-en une autre, comme BTC ou ETH/USDT.
plan-help = Une stratégie achète une paire par étapes pendant que le prix baisse, et vend tout au-dessus du prix moyen.
plan-ask-pairs = <b>Quelles paires{ "\u202F" }?</b> Appuyez dessus ou envoyez-les, comme btc, eth, sol. { $most } au plus.
pairs-coin = Toutes sont cotées en { $coin }.
pairs-chosen = Choisies{ "\u00A0" }: { $list }
pairs-none = Choisissez d’abord une paire.
pairs-unknown = { $exchange } ne propose pas{ "\u00A0" }: { $list }
pairs-word = <b>{ $word }</b>
plan-ask-level = <b>Quel niveau de risque{ "\u202F" }?</b>
plan-level-means = <b>{ $level }</b>{ "\u00A0" }: { $count } achats, le dernier { $drop } sous le premier. Perte possible{ "\u00A0" }: environ { $loss } de la limite de marge.
plan-level-means-no-stop = <b>{ $level }</b>{ "\u00A0" }: { $count } achats, le dernier { $drop } sous le premier. Pas de stop{ "\u00A0" }: toute la limite de marge peut être perdue.
level-low = Faible
level-medium = Moyen
level-high = Élevé
level-own = Réglages personnels
plan-ask-limit = <b>Quelle est la limite de marge{ "\u202F" }?</b> C’est le maximum en { $coin } sur le marché à tout moment. Envoyez un montant, comme 300.
plan-free = Disponible maintenant{ "\u00A0" }: { $money }.
plan-free-reserved = Vos autres stratégies sur cette clé peuvent encore en utiliser { $money }.
plan-free-left = Il reste { $money }.
plan-no-number = Ce n’est pas un nombre. Envoyez-en un, comme { $example }.
plan-limit-too-small = La limite de marge doit être d’au moins { $least }. Avec moins, un ordre serait sous le minimum fixé par { $exchange }.
plan-steps-too-small = { $pair } a des pas de prix trop grands{ "\u00A0" }: les achats seraient au même prix. Augmentez la distance des renforts, ou choisissez une autre paire.
plan-out-of-range = { $setting }{ "\u00A0" }: de { $least } à { $most }.
plan-choose-setting = <b>Que voulez-vous changer{ "\u202F" }?</b>
plan-setting = <b>{ $setting }</b>{ "\u00A0" }: { $value }
plan-setting-range = Appuyez sur une valeur, ou envoyez-en une de { $least } à { $most }.
setting-topups = Nombre de renforts
setting-first-drop = Première baisse
setting-step-scale = Hausse des distances
setting-volume-scale = Hausse des montants
setting-take-profit = Take profit
setting-stop = Stop
setting-recovery = Recovery Mode
setting-pause = Pause en minutes
setting-guards = Attendre un marché calme
setting-at-once = Groupes en même temps
setting-means-pause = Combien de minutes passent après une vente avant le premier achat suivant. Après le stop, c’est au moins 6 heures.
setting-means-guards = Le premier achat attend que l’écart entre bid et ask soit de 0,3{ "\u202F" }% au plus, que le prix sur 24 heures ait varié de −8 à +12{ "\u202F" }% et que le volume sur 24 heures soit d’au moins 1{ "\u202F" }000 fois la limite de marge. Désactivé{ "\u00A0" }: l’achat est immédiat.
setting-means-at-once = Combien de paires peuvent avoir un groupe en même temps. Elles se partagent la limite de marge.
plan-setting-switch = Appuyez sur un bouton.
setting-means-topups = Achats après le premier.
setting-means-first-drop = À quelle distance sous le premier achat vient le premier renfort.
setting-means-step-scale = Chaque distance entre deux achats, par rapport à la précédente. 1{ "\u00A0" }: toutes sont égales.
setting-means-volume-scale = Le montant de chaque renfort, par rapport à l’achat précédent. 1{ "\u00A0" }: tous sont égaux.
setting-means-take-profit = À quelle distance au-dessus du prix moyen tout est vendu, après frais.
setting-means-stop = À quelle distance sous le prix moyen tout est vendu à perte.
setting-means-recovery = À quelle distance sous le prix moyen Recovery Mode commence. Les achats sont alors plus prudents, et tout est vendu dès qu’il n’y a plus de perte.

sheet-terms = Niveau de risque{ "\u00A0" }: { $level } · limite de marge{ "\u00A0" }: { $limit }
basket-terms = Niveau de risque{ "\u00A0" }: { $level } · limite de marge de toutes les paires{ "\u00A0" }: { $limit }
basket-at-once = { $count ->
    [one] { $count } groupe à la fois, avec { $limit } au plus.
   *[other] { $count } groupes en même temps, chacun avec { $limit } au plus.
}
basket-limit = Limite de chaque groupe
basket-group = <b>Chaque groupe</b>
basket-falls = { $count ->
    [one] <b>Si le prix baisse</b>, pour la paire qui perd le plus
   *[other] <b>Si tous les prix baissent ensemble</b>, avec { $count } groupes ouverts
}
basket-again = Quand un groupe est vendu, même par son stop, une autre paire peut en ouvrir un{ "\u00A0" }: les pertes de plusieurs groupes peuvent s’additionner.
basket-minimum = { "\u200E" }{ $pair }{ "\u00A0" }: plus petit ordre { $smallest }. Le minimum fixé par { $exchange } est { $least }.
sheet-buys = { $count ->
    [one] Achète { $count } fois{ "\u00A0" }: { $first } maintenant.
   *[other] Achète { $count } fois{ "\u00A0" }: { $first } maintenant, le dernier achat { $last } quand le prix est { $drop } plus bas.
}
sheet-buys-next = { $count ->
    [one] Le prochain groupe achète { $count } fois{ "\u00A0" }: { $first } au prix du moment.
   *[other] Le prochain groupe achète { $count } fois{ "\u00A0" }: { $first } au prix du moment, le dernier achat { $last } quand le prix est { $drop } plus bas.
}
sheet-sells = Vend tout { $profit } au-dessus du prix moyen.
sheet-falls = <b>Si le prix baisse</b>
sheet-fall = • { $fall }{ "\u00A0" }: { $money } sur le marché, perte latente { $loss }
sheet-fall-stopped = • { $fall }{ "\u00A0" }: vendu par le stop, perte { $loss }
sheet-fall-stopped-all = • { $fall } ou plus{ "\u00A0" }: vendu par le stop, perte { $loss }
sheet-worst = ⚠️ <b>Au pire{ "\u00A0" }: une perte de { $loss }</b> au stop, { $gap } si le prix saute { $jump } au-delà, et jusqu’à { $all } si l’exchange ou ce bot ne peut pas vendre.
sheet-worst-no-stop = ⚠️ <b>Au pire{ "\u00A0" }: une perte de { $all }.</b> Il n’y a pas de stop.
sheet-buy = { $number }. { $money } à { $price }, la moyenne est alors de { $average }
sheet-after = Après tous les achats, la vente se fait à { $sells }, en Recovery Mode à { $recovers }.
sheet-stop = Le stop est alors à { $stop }.
sheet-recovery = Recovery Mode commence { $fall } sous le prix moyen, ou quand la plus grande partie de l’argent est engagée.
sheet-recovery-off = Recovery Mode ne commence pas à cause d’une baisse.
sheet-pause = Entre une vente et le premier achat suivant{ "\u00A0" }: { $minutes } min, après le stop au moins 6 heures.
sheet-guards = Le premier achat attend un marché calme.
sheet-guards-off = Le premier achat n’attend pas un marché calme.
sheet-fees = Frais d’un cycle{ "\u00A0" }: { $first } avec un achat, { $full } avec tous.
sheet-minimum = Plus petit ordre{ "\u00A0" }: { $smallest }. Le minimum fixé par { $exchange } est { $least }.
sheet-balance = Votre solde n’est pas lu{ "\u00A0" }: une simulation n’a pas besoin d’argent.
sheet-free-after = Avec toute la limite de marge sur le marché, il reste { $left } de disponible.
sheet-free-less = Pour des ordres réels, il manque { $missing }{ "\u202F" }; une simulation n’a pas besoin d’argent.
sheet-live = Une simulation n’envoie aucun ordre. <b>{ button-plan-live }</b> utilise de l’argent réel.
live-ask = ⚠️ <b>Argent réel.</b> Les ordres sont envoyés à { $exchange }, avec votre clé. Vous pouvez perdre ce qui est indiqué ici, et plus si le prix saute.
live-price-moved = Le prix a bougé. Relisez le plan, puis lancez.
sheet-not-covered = <b>Non couverts{ "\u00A0" }:</b> les pannes de l’exchange ou de ce bot, les sauts de prix, une paire retirée de la cote, les coins que vous déplacez vous-même.

replay-title = <b>Ce que cela aurait donné</b>
replay-days = { $count ->
    [one] Sur { $count } jour, heure par heure
   *[other] Sur les { $count } derniers jours, heure par heure
}
replay-rounds = Cycles terminés{ "\u00A0" }: { $count }
replay-at-once = { $count ->
    [one] { $count } groupe à la fois. Si plusieurs paires pouvaient acheter, c’est la première qui achète.
   *[other] { $count } groupes en même temps. Si plus de paires pouvaient acheter, ce sont les premières qui achètent.
}
replay-pair = { "\u200E" }<b>{ $pair }</b>{ "\u00A0" }: { $count ->
    [one] { $count } cycle
   *[other] { $count } cycles
}, { $result }
replay-result = Résultat après frais{ "\u00A0" }: { $result }
replay-open = Encore en portefeuille à la fin, résultat latent{ "\u00A0" }: { $result }
replay-deepest = Plus grande perte latente{ "\u00A0" }: { $loss }
replay-recovery = Jours en Recovery Mode{ "\u00A0" }: { $days }
replay-warning = Ce sont des prix passés. Les prochains jours peuvent être différents.

## Strategies: life

button-picture = Graphique
chart-past = { $count ->
    [one] La ligne est le prix du dernier jour.
   *[other] La ligne est le prix des { $count } derniers jours.
}
chart-since = La ligne verticale est le premier achat.
chart-bought = { $count ->
    [one] { $count } achat fait, prévu à { $first }
   *[other] { $count } achats faits, prévus de { $first } à { $last }
}
chart-due = { $count ->
    [one] { $count } achat à venir, à { $first }
   *[other] { $count } achats à venir, de { $first } à { $last }
}
chart-after-all = <b>Après tous les achats</b>
chart-average = Prix moyen{ "\u00A0" }: { $price }
button-strategy = Stratégie
button-run-pause = Mettre en pause
button-run-resume = Reprendre
button-run-finish = Terminer
button-run-stop = Arrêter et garder
button-run-end = Arrêter
button-run-stop-yes = Arrêter et garder
button-run-close = Fermer maintenant
button-run-close-yes = Vendre maintenant
button-run-recover = Recovery Mode on
button-run-waive = Recovery Mode off
button-run-edit = Modifier
button-run-apply = Appliquer
edit-done = <b>Modifié.</b>
edit-now = <b>S’applique dès maintenant au groupe ouvert{ "\u00A0" }:</b> { $settings }
edit-later = <b>S’applique à partir du prochain groupe{ "\u00A0" }:</b> { $settings }
edit-nothing = Rien n’a encore été modifié. Appuyez sur un bouton pour modifier un nombre, puis sur <b>{ button-run-apply }</b>.
run-next-limit = À partir du prochain groupe{ "\u00A0" }: { $limit } au plus
button-run-history = Historique
button-run-count = Compter ce qui est là
button-run-go-on = Continuer
button-run-not-filled = Non exécuté
button-run-filled = Exécuté
run-setup = Niveau de risque{ "\u00A0" }: { $level ->
    [low] faible
    [medium] moyen
    [high] élevé
   *[own] vos propres valeurs
} · limite de marge{ "\u00A0" }: { $limit }
basket-pair = { "\u200E" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = attend le premier achat
basket-state-place = attend la vente d’une autre paire
basket-state-open = groupe ouvert
basket-buys-sells = Achète à { $buys }, vend à { $sells }
basket-sells = Vend à { $sells }
basket-open = Groupes ouverts{ "\u00A0" }: { $count } sur { $most }
basket-at-work = Engagé sur toutes les paires{ "\u00A0" }: { $money }
basket-if-sold = Si tout est vendu maintenant{ "\u00A0" }: { $result }
basket-result = Résultat de toutes les paires après frais{ "\u00A0" }: { $result }
basket-means = Ces boutons valent pour toutes les paires. Appuyez sur une paire pour voir les siens.
run-running = <b>Active.</b>
run-paused = <b>En pause.</b> Rien n’est acheté, les ventes continuent.
run-held = <b>En attente.</b> Rien n’est acheté ni vendu tant que vous n’appuyez pas sur <b>{ button-run-resume }</b>.
run-finishing = <b>Fin en cours.</b> Aucun nouveau groupe ne commence. Quand celui-ci est vendu, la stratégie se termine.
run-closing = <b>Fermeture en cours.</b> Tout est vendu maintenant. Dans 10 minutes au plus, la stratégie se termine.
run-stopping = <b>Arrêt en cours.</b> Plus rien n’est acheté ni vendu.
run-waits = Elle attend un marché calme pour le premier achat.
run-waits-for-place = Elle attend la vente d’un groupe d’une autre paire.
run-rests = Pas de premier achat avant { $time }.
run-price = Prix actuel{ "\u00A0" }: { $price }
run-price-unknown = Prix actuel{ "\u00A0" }: inconnu
run-in-use = Engagé{ "\u00A0" }: { $money } sur { $limit }
run-if-sold = Si vendu maintenant{ "\u00A0" }: { $result }
run-next-buy = Prochain renfort{ "\u00A0" }: { $money } à { $price } ou moins
run-no-add-on = Prochain renfort{ "\u00A0" }: il n’en reste aucun
run-sells = Vend tout à { $price } ou plus
run-stop = Stop{ "\u00A0" }: vend tout à { $price } ou moins
run-no-stop = Stop{ "\u00A0" }: aucun
run-means-pause = <b>{ button-run-pause }</b>{ "\u00A0" }: rien n’est acheté, les ventes continuent.
run-means-resume = <b>{ button-run-resume }</b>{ "\u00A0" }: elle achète et vend de nouveau selon le plan.
run-means-finish = <b>{ button-run-finish }</b>{ "\u00A0" }: aucun nouveau groupe ne commence{ "\u202F" }; quand celui-ci est vendu, la stratégie se termine.
run-means-stop = <b>{ button-run-stop }</b>{ "\u00A0" }: plus rien n’est acheté ni vendu{ "\u202F" }; vous gardez ce qui est en portefeuille, et la stratégie se termine.
run-means-end = <b>{ button-run-end }</b>{ "\u00A0" }: plus rien n’est acheté, et la stratégie se termine.
run-means-close = <b>{ button-run-close }</b>{ "\u00A0" }: tout est vendu au prix actuel, et la stratégie se termine.
run-ask-stop =
    <b>Arrêter { $pair } et garder ce qui est en portefeuille{ "\u202F" }?</b>
    Plus rien n’est acheté ni vendu, et il n’y a plus de stop. La stratégie se termine et ne peut pas être reprise.
run-ask-end =
    <b>Arrêter { $pair }{ "\u202F" }?</b>
    Plus rien n’est acheté. La stratégie se termine et ne peut pas être reprise.
run-ask-close =
    <b>Vendre maintenant tout ce qui est en portefeuille sur { $pair }{ "\u202F" }?</b>
    Le prix peut être jusqu’à 1{ "\u202F" }% plus bas que maintenant. Ce qui n’est pas vendu en 10 minutes vous reste. La stratégie se termine.
run-changed = Ce n’est plus possible. La stratégie a changé.
run-blocks-delete =
    <b>{ $name } ne peut pas encore être supprimée.</b>
    Une stratégie de cette connexion a encore des coins en portefeuille. Ouvrez-la et appuyez sur <b>{ button-run-close }</b> ou <b>{ button-run-stop }</b>. Supprimez ensuite la connexion.
event-line = { "\u200E" }{ $pair }{ "\u00A0" }: { $what }
event-started = Lancée, limite de marge { $limit }
event-opened = Premier achat, { $money }
event-topped-up = Renfort, { $money }{ "\u202F" }; prix moyen { $average }
event-recovery = Recovery Mode activé
event-recovered = Recovery Mode désactivé
event-closed = { $how ->
    [take-profit] Vendu avec un gain
    [stop] Vendu par le stop
   *[close] Vendu
}{ "\u00A0" }: { $result }
event-refused = { $side ->
    [sell] Une vente a été refusée
   *[buy] Un achat a été refusé
}
event-lost = On ne sait pas comment un ordre a fini
event-disturbed = Il manque des coins
event-counted = Votre réponse{ "\u00A0" }: compter ce qui est là
event-not-filled = Votre réponse{ "\u00A0" }: non exécuté
event-held = En attente
event-released = De nouveau active
event-unpriced = Pas de prix
event-priced = De nouveau un prix
event-edited = Modifiée, limite de marge { $limit }
event-paused = En pause
event-resumed = Reprise
event-finishing = Fin en cours
event-closing = Fermeture en cours
event-stopping = Arrêt en cours
event-ended = Terminée, résultat { $result }
