# Español: las palabras de América Latina primero. Los mismos mensajes y valores que en.ftl.
# Tú, «…». El sujeto de status-* y de deed-* es la conexión: femenino. field-* son femeninos: «la { $field }».
# Donde $exchange puede ser the-exchange y va al principio o tras «de» o «a», el mensaje elige por [any].

language-name = Español

## Palabras

field-api-key = clave API
field-secret = clave secreta
field-passphrase = frase de contraseña (passphrase)

permission-read = Lectura
permission-trade = Trading
permission-futures = Futuros
permission-withdraw = Retiro
permission-transfer = Transferencia

status-online = Conectada
status-action-needed = Requiere tu acción
status-blocked = Bloqueada
status-unavailable = No disponible
status-disconnected = Desconectada

the-exchange = el exchange
another-exchange = otro exchange
the-ip-list = la lista blanca de IP
our-address = la dirección de nuestro servidor
soon = pronto
list-separator = ,{ " " }
sentence-separator = { " " }

## Tiempos

time-now = hace un momento
time-at-once = en menos de un minuto
time-minutes-ago = { $count ->
    [one] hace { $count } minuto
   *[other] hace { $count } minutos
}
time-hours-ago = { $count ->
    [one] hace { $count } hora
   *[other] hace { $count } horas
}
time-days-ago = { $count ->
    [one] hace { $count } día
   *[other] hace { $count } días
}
time-in-minutes = { $count ->
    [one] en { $count } minuto
   *[other] en { $count } minutos
}
time-in-hours = { $count ->
    [one] en { $count } hora
   *[other] en { $count } horas
}
time-in-days = { $count ->
    [one] en { $count } día
   *[other] en { $count } días
}
time-for-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
time-for-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
time-for-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
time-with-relative = { $relative } ({ $moment })
since = desde { $moment }
since-at-least = desde { $moment } o antes (hasta entonces no se monitoreaba)
until-moment = hasta { $moment }
until-clear = hasta que vuelva a estar conectada

## Botones (texto simple, máximo 64 caracteres)

button-menu = Menú
button-start-anew = Empezar de nuevo
button-status = Actualizar
button-connect = Conectar
button-connect-another = Conectar otra
button-list = Mis conexiones
button-only-trouble = Solo problemas
button-all = Todas
button-test = Probar de nuevo
button-balance = Saldo
button-rename = Cambiar nombre
button-replace = Reemplazar clave
button-reconnect = Volver a conectar
button-fix-api-key = Corregir la clave API
button-fix-secret = Corregir la clave secreta
button-fix-passphrase = Corregir frase de contraseña
button-fix-values = Corregir las dos claves
button-delete = Eliminar
button-delete-yes = Sí, eliminar
button-move = Ya la agregué
button-word = Revisé: retiros desactivados
button-help = Ayuda
button-security = Seguridad
button-privacy = Privacidad
button-language = 🌐 Language
button-cancel = Cancelar
button-keep-name = Conservar { $name }
button-continue = Continuar en BackFuture AI
button-back = Volver
button-keep = Conservar
button-mute = Silenciar
button-unmute = Dejar de silenciar
button-unmute-name = Dejar de silenciar { $name }
button-card = Ver la conexión
button-history = Historial
button-history-every = Todas, también eliminadas
button-alerts = Alertas
button-quiet = Horas de silencio
button-quiet-off = Sin silencio
button-quiet-type = Otro horario
button-digest-on = Activar resumen
button-digest-off = Desactivar resumen
button-zone = Zona horaria
button-zone-times = Otra hora
button-access-ask = Solicitar acceso
button-access-check = ¿Ya hay respuesta?
button-access-allow = Permitir
button-access-refuse = Rechazar
button-keys-page = Página de claves
button-guide = Mostrar dónde está
button-form = Ingresar clave en privado
button-trouble = ¿No funciona?
button-explain = ¿Qué es una clave API?
button-use = Sí, usarla
button-connect-instead = Mejor conectar { $exchange }
button-revoke-old = Eliminar la clave anterior
button-revoke-it = Eliminarla en el exchange
button-private-chat = Abrir el chat privado
button-copy = Copiar { $value }
button-copy-all = { $count ->
    [one] Copiar { $count } dirección
   *[other] Copiar { $count } direcciones
}

## Comandos y perfil (texto simple)

command-start = Qué hace este bot
command-connect = Conectar la clave de un exchange
command-connections = Mis conexiones
command-alerts = Horas de silencio, zona, resumen
command-history = Qué pasó con tus claves
command-help = Permisos, errores y soluciones
command-security = Cómo se protege tu clave
command-privacy = Qué se guarda y cómo eliminarlo
command-language = Elegir el idioma
command-cancel = Cancelar el paso actual

profile-name = BackFuture AI Connect
profile-short-description = Conecta, prueba y corrige la clave API de tu exchange. Nunca una clave que pueda retirar fondos.
profile-description =
    Conecta la clave API de tu cuenta en el exchange a BackFuture AI, la prueba en vivo y te dice en palabras simples qué falla y cómo solucionarlo.

    La regla principal: nunca una clave que pueda retirar. Tus fondos se quedan en el exchange.

    Toca «Iniciar».

## General

welcome =
    <b>BackFuture AI Connect</b>
    Conecta tu exchange en 3 pasos. Son unos 2 minutos; ten tu 2FA a mano.
    1. Crea una clave API en tu exchange. Te muestro dónde, con una imagen.
    2. Envíala aquí. Tu mensaje se elimina de inmediato.
    3. La pruebo y te digo qué funciona y qué hay que corregir.
    <b>Nunca una clave que pueda retirar</b>: tus fondos se quedan en el exchange.

choose-language = <b>Elige el idioma</b>
language-set = Idioma: español.

unknown-text = No entendí. Toca un botón de abajo o envía /help.
question-help = Parece una pregunta. Soy un bot: las respuestas están en estos botones.
api-key-explained =
    <b>¿Qué es una clave API?</b>
    Una clave API permite que un programa use tu cuenta del exchange sin tu contraseña. Tiene dos partes que van juntas: la clave API y una clave secreta; algunos exchanges agregan una frase de contraseña (passphrase). Tú eliges qué puede hacer: ver tus saldos y colocar órdenes, nada más. Mientras la casilla de retiro esté desactivada, nadie puede sacar tu dinero con ella, y puedes eliminarla en el exchange cuando quieras.
failed = Algo falló de nuestro lado. Inténtalo de nuevo en un momento.
too-fast = Envías más de lo que alcanzo a responder. Omití algunos de tus mensajes: espera un momento y envía de nuevo el último.
deleting = Eliminar tu mensaje tarda más de lo normal. Mi respuesta llega después.
cancelled = Cancelado. No se cambió nada.
cancelled-draft = Cancelado. Lo que habías enviado para la conexión sin terminar se borró.
nothing-to-cancel = No hay nada que cancelar.

group-refusal = Envía claves solo en nuestro chat privado. Ábrelo con el botón.
group-exposed = Un mensaje de aquí parecía una clave. Es posible que otros lo hayan leído: elimina esa clave en el exchange y crea una nueva.

credential-deleted =
    <b>Tu mensaje se eliminó.</b>
    Parecía una clave y el bot no la había pedido. No se guardó nada de él. Para conectar la clave, toca <b>{ button-connect }</b> y envíala cuando te la pida.
credential-not-deleted =
    <b>Elimina a mano tu último mensaje.</b>
    Parece una clave y no pude eliminarlo. Mantenlo presionado, toca «Eliminar» y marca «Eliminar también para…». Si otros pudieron verlo, crea una clave nueva en el exchange.

## Seguridad, privacidad, ayuda

security =
    <b>Cómo se protege tu clave</b>

    <b>Nunca una clave que pueda retirar.</b> Se comprueba en cada clave. La que puede retirar se bloquea de inmediato y nunca se usa; si no se corrige en 30 minutos, sus datos secretos se borran.

    <b>Tus fondos se quedan en el exchange.</b> Nunca los tenemos nosotros, y una clave sin permiso de retiro no puede sacarlos.

    <b>Primero se elimina tu mensaje.</b> Un mensaje con una clave se elimina antes de hacer cualquier otra cosa con él. Antes de eso pudieron verlo los servidores de Telegram, las notificaciones y tus otros dispositivos.

    <b>Se guarda cifrada.</b> Cada conexión tiene su propia clave de datos (AES-256-GCM), cerrada con una clave maestra que no está en la base de datos.

    <b>No se vuelve a mostrar.</b> De la clave API ves los primeros y los últimos cuatro caracteres; de la clave secreta, nada.

    <b>Se monitorea.</b> Las claves guardadas se prueban una y otra vez. Si una de pronto puede retirar, se bloquea de inmediato y te aviso a cualquier hora.

    <b>Tú decides.</b> Elimina la conexión aquí o la clave en el exchange cuando quieras.

privacy =
    <b>Qué se guarda y dónde</b>

    <b>En nuestra base de datos:</b> tu ID de Telegram, idioma, zona horaria, horas de silencio y resumen diario; de cada conexión, su nombre, exchange, estado, clave parcialmente oculta, permisos, lista blanca de IP, ID de la cuenta en el exchange y resultado de la última prueba; la clave API, la clave secreta y la frase de contraseña, cifradas; lo que pasó: cambios de estado y qué se hizo con una clave, quién y cuándo. Una conexión sin terminar se guarda cifrada 30 minutos.

    <b>Aparte:</b> la clave maestra, sin la cual no se pueden leer los valores cifrados.

    <b>No se guarda:</b> tus mensajes, saldos y órdenes. La prueba lee saldos y órdenes solo para ver si se puede.

    <b>En Telegram:</b> tus mensajes pasan por los servidores de Telegram antes de eliminarse.

    <b>Para eliminarlo:</b> abre /connections, elige la conexión y toca <b>{ button-delete }</b>. Su clave API, clave secreta y frase de contraseña se borran de inmediato. Las copias de seguridad de la base de datos pueden conservar los valores cifrados hasta que se sobrescriban. El historial de una conexión eliminada se queda; no contiene ninguna clave. Elimina también la clave en el exchange: así nadie puede usarla.

    <b>Todo de una vez:</b> envía /delete_me. Una copia de lo guardado: /export.

help-tab-start = Ayuda
help-tab-permissions = Permisos
help-tab-more = Más
help-tab-others = Otros errores y consejos
help-tab-key = Clave no válida
help-tab-trade = Sin permiso de trading
help-tab-address = IP no permitida
help-tab-exchange = Exchange no disponible

help-start =
    <b>Ayuda</b>

    1. <b>Conectar:</b> /connect, elige el exchange, crea una clave como en la imagen y envíala aquí.
    2. <b>Probar:</b> se hace sola. Solo se vuelve a pedir lo que estaba mal.
    3. <b>Alertas:</b> las claves guardadas se monitorean y te aviso cuando una deja de funcionar.

    Nunca pedimos tu contraseña del exchange ni un código de inicio de sesión. Envía claves solo en este chat privado.
help-which = <b>¿Qué error ves?</b>
help-command = { $command } – { $description }
help-permissions =
    <b>Permisos</b>
    Qué significa para este bot cada casilla de la página de claves.
help-read = <b>Lectura: sí.</b> Permite leer saldos y órdenes. Necesario.
help-trade = <b>Trading: sí.</b> Permite colocar y cancelar órdenes. Necesario.
help-futures = <b>Futuros: solo si operas futuros.</b> Si no, déjalo desactivado.
help-withdraw = <b>Retiro: no.</b> Los fondos podrían salir del exchange. Una clave así se bloquea.
help-transfer = <b>Transferencia: mejor no.</b> Los fondos podrían moverse entre tus propias cuentas. No hace falta.
help-ip-list = <b>Lista blanca de IP: recomendada.</b> Así la clave funciona solo desde nuestro servidor y en muchos exchanges dura más.
help-unknown = Si el exchange no indica si los retiros están desactivados, te pido que lo revises y lo confirmes. Se guarda como confirmado por ti.
help-errors = <b>Otros errores que puedes solucionar tú</b>
help-others = <b>Errores de nuestro lado o del exchange</b>
help-commands = <b>Todos los comandos</b>
help-status =
    🟢 Conectada: la clave funciona.
    🟡 Requiere tu acción: hay algo que debes corregir.
    🔴 Bloqueada: la clave puede retirar.
    ⚪ No disponible: la prueba no pudo terminar; no se sabe nada malo de la clave.
    ⏸ Desconectada: aquí no hay ninguna clave guardada.

## Conectar

choose-exchange = <b>Elige el exchange</b>
choose-exchange-help = Elige el exchange donde tienes tu cuenta. Luego una imagen te muestra dónde se crea la clave. Puedes conectar estos:
choose-exchange-unknown = No conozco ningún exchange con ese nombre. Puedes conectar estos:

guide-title = <b>{ $exchange } · paso 1 de 4: crea la clave</b>
guide-title-replace = <b>{ $exchange } · paso 1 de 4: crea una clave nueva para { $name }</b>. La anterior sigue activa hasta que la nueva pase la prueba.
guide-title-reconnect = <b>{ $exchange } · paso 1 de 4: crea una clave nueva para { $name }</b>
guide-open = Abre { $menu }
guide-sites = Una clave de un sitio regional ({ $sites }) no funciona en otro.
guide-passphrase = { $label }: inventa una y anótala
guide-boxes = Ajusta las casillas:
guide-read = { $labels }: ver saldos y órdenes
guide-trade = { $labels }: colocar órdenes
guide-futures = { $labels }: solo si operas futuros
guide-withdraw = { $labels }: no lo actives nunca
guide-addresses = { $list }: { $addresses } (recomendado)
guide-addresses-later = { $list }: déjalo vacío por ahora. La prueba te muestra nuestra dirección.
guide-address-limit = { $count ->
    [one] Una clave acepta { $count } dirección.
   *[other] Una clave acepta hasta { $count } direcciones.
}
guide-expiry-age = { $days ->
    [one] Sin lista blanca de IP, una clave vence { $days } día después de crearla.
   *[other] Sin lista blanca de IP, una clave vence { $days } días después de crearla.
}
guide-expiry-idle = { $days ->
    [one] Sin lista blanca de IP, una clave vence tras { $days } día sin uso.
   *[other] Sin lista blanca de IP, una clave vence tras { $days } días sin uso.
}
guide-finish = <b>Confirma por correo o 2FA. No cierres esa página: la clave secreta se muestra una sola vez. Envía la clave API, o todo en un mensaje.</b>

trouble-title = <b>{ $exchange }: ¿no funciona?</b>
trouble-page = Si el menú se ve distinto o la página no está en la app, toca <b>{ button-keys-page }</b> y usa el navegador, mejor en una computadora.
trouble-words = Los nombres de menús y casillas son los de la página en inglés del exchange: cámbiala a inglés para encontrarlos.
trouble-secret = Si la clave secreta ya no se muestra, crea una clave nueva. Nadie puede volver a mostrar la anterior.

ask-api-key = <b>Envía ahora la clave API.</b>
ask-secret = <b>Envía ahora la clave secreta.</b>
ask-passphrase = <b>Envía ahora la frase de contraseña (passphrase)</b>, la que elegiste en { $label }.

progress-title = <b>{ $exchange } · paso 2 de 4: envía la clave</b>
progress-kept = <b>{ $exchange }: lo que todavía falta</b>
value-api-key = Clave API
value-secret = Clave secreta
value-passphrase = Frase de contraseña
value-unusual-api-key = Clave API: se ve inusual. La prueba lo dirá.
value-unusual-secret = Clave secreta: se ve inusual. La prueba lo dirá.
value-unusual-passphrase = Frase de contraseña: se ve inusual. La prueba lo dirá.

received-api-key = Clave API: { $masked }
message-deleted = Tu mensaje se eliminó.
message-not-deleted =
    No pude eliminar tu mensaje. Mantenlo presionado, toca «Eliminar» y marca «Eliminar también para…». Si otros pudieron verlo, crea una clave nueva en { $exchange }.

wrong-kind = Esto solo lo acepto como mensaje de texto. No se usó nada de lo que enviaste.

paste-empty = No encontré ningún valor en tu mensaje.
paste-not-a-value = Eso no es lo que pedí. No se usó nada de ese mensaje.
paste-question = Eso es una pregunta, así que no se usó nada de ella. Esta es la respuesta para este paso:
paste-may-be-phrase = ¿Esa es la frase de contraseña? Si lo es, toca <b>{ button-use }</b>. Si no, envíala ahora.
paste-again = Eso ya lo tengo.
paste-refused-shape = No aceptado: esto no parece la { $field } de { $exchange }. Cópiala de nuevo completa.
paste-locked-key = No aceptado: esta clave privada está protegida con contraseña. Crea una sin contraseña.
paste-cut-key = No aceptado: falta el final de esta clave privada. Cópiala de nuevo completa.
paste-unusual-shape = La { $field } se ve inusual. La prueba lo dirá.
paste-swapped = Esto parece la { $field } y se usó como tal.
paste-other-exchange = Eso parece una clave API de { $other }, no de { $exchange }. No se usó.
paste-key-equals-secret = No aceptado: llegó el mismo valor para dos campos.

hint-api-key = Una clave API de { $exchange } se parece a { $example }. Está en { $menu }.
hint-secret = La clave secreta de { $exchange } se parece a { $example }. Se muestra una sola vez, al crear la clave. Si ya cerraste esa página, crea una clave nueva.
hint-passphrase = La frase de contraseña es la que elegiste en { $label } al crear la clave. Nadie puede volver a mostrarla: si la olvidaste, crea una clave nueva.
hint-safe = Cada mensaje con una clave se elimina de inmediato, y una clave que puede retirar nunca se usa.
hint-name = El nombre es solo para ti: sirve para distinguir tus claves. Envía uno corto, por ejemplo el mercado y para qué es.
confirm-above = Toca un botón del mensaje de arriba o envía /cancel.

name-taken = Ya tienes una conexión con ese nombre. Envía otro nombre.
name-too-long = { $limit ->
    [one] El nombre es muy largo. Envía uno de { $limit } carácter como máximo.
   *[other] El nombre es muy largo. Envía uno de { $limit } caracteres como máximo.
}
name-empty = Eso no es un nombre. Envía algunas letras o números.
name-secret = Eso parece una clave o una contraseña y no sirve de nombre: los nombres se muestran en el chat. Envía uno sencillo, por ejemplo palabras con un espacio.

draft-lapsed = La conexión con { $exchange } no se terminó en 30 minutos, así que lo que habías enviado se borró. Tu último mensaje no se usó.

## La prueba

form-title = { $exchange }: ingresa la clave en privado
form-why = Lo que ingresas aquí va al bot y se cifra de inmediato. Nunca pasa a ser un mensaje. Puedes pegar todo en un solo campo.
form-guide = Cómo crear la clave
form-send = Probar la clave
form-scan = Escanear un código QR
form-received = Recibida
form-done = Llegó todo. La prueba se hace en el chat.
form-gone = Este formulario ya no es válido. Ciérralo y toca de nuevo el botón del chat.
form-lost = Sin conexión. Inténtalo de nuevo en un momento.
test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Probando la clave…
test-duration = Suele tardar entre 2 y 5 segundos.
test-stopped = La prueba se detuvo.
step-key = { $answer ->
    [yes] Clave válida
    [no] Clave no válida
    [unknown] Clave: sin confirmar
   *[waiting] Clave
}
step-balance = { $answer ->
    [yes] Lee el saldo
    [no] No lee el saldo
    [unknown] Saldo: sin confirmar
   *[waiting] Saldo
}
step-orders = { $answer ->
    [yes] Lee las órdenes
    [no] No lee las órdenes
    [unknown] Órdenes: sin confirmar
   *[waiting] Órdenes
}
step-trade = { $answer ->
    [yes] Trading permitido
    [no] Trading no permitido
    [unknown] Trading: no se indica
   *[waiting] Trading
}
step-futures = { $answer ->
    [yes] Futuros permitidos
    [no] Futuros no permitidos
    [unknown] Futuros: no se indica
   *[waiting] Futuros
}
step-withdraw-off = { $answer ->
    [yes] Retiros desactivados
    [no] Retiros activados
    [unknown] Retiros: no se indica
   *[waiting] Retiros
}
step-ip-whitelist = { $answer ->
    [yes] Lista blanca de IP configurada
    [no] Sin lista blanca de IP
    [unknown] Lista blanca de IP: no se indica
   *[waiting] Lista blanca de IP
}
step-clock = El reloj de nuestro servidor está desajustado
step-secret = Clave secreta no aceptada
step-passphrase = Frase de contraseña no aceptada
checks-not-run = { $count ->
    [one] { $count } comprobación sin hacer
   *[other] { $count } comprobaciones sin hacer
}

verdict-title = <b>{ $status }</b> · { $name }
online-title = { "\u200E" }<b>{ $name } está conectada.</b>
online-proof = { $proven ->
    [spot] <b>{ $status }.</b> Probada en { $seconds } s: lee, opera, no puede retirar.
    [spot-attested] <b>{ $status }.</b> Probada en { $seconds } s: lee, opera, retiros desactivados (lo confirmaste tú).
    [both] <b>{ $status }.</b> Probada en { $seconds } s: lee, opera, también futuros, no puede retirar.
    [both-attested] <b>{ $status }.</b> Probada en { $seconds } s: lee, opera, también futuros, retiros desactivados (lo confirmaste tú).
    [unknown] <b>{ $status }.</b> Probada en { $seconds } s: lee, no se indica si opera, no puede retirar.
   *[unknown-attested] <b>{ $status }.</b> Probada en { $seconds } s: lee, no se indica si opera, retiros desactivados (lo confirmaste tú).
}
online-watched = Desde ahora se prueba con regularidad. Si algo cambia, te aviso aquí.
online-continue = Siguiente paso: toca <b>{ button-continue }</b>.
online-name = <b>El nombre:</b> consérvalo, toca otro o envía uno tuyo.

verdict-advice = <b>Consejo</b>
blocked-deadline = Corrígelo o los datos secretos guardados se borran { $moment }.
not-stored = La clave no se guardó.
replaced = <b>La clave nueva está activa.</b> Ahora elimina la anterior en { $exchange }.
not-replaced = <b>La clave anterior sigue activa.</b> La nueva tuvo peor resultado en la prueba, así que no se guardó.
already-running = Ya se está probando una clave. Espera el resultado o envía /cancel.
too-many-tests = { $seconds ->
    [one] Demasiadas pruebas. Espera { $seconds } segundo y prueba de nuevo.
   *[other] Demasiadas pruebas. Espera { $seconds } segundos y prueba de nuevo.
}
word-taken = Guardado: confirmaste que los retiros están desactivados.

## Problemas: qué significa, cómo se soluciona, quién lo soluciona

send-by-replacing = Para enviarla, toca <b>{ button-replace }</b>.

who-user = Lo puedes solucionar tú.
who-operator = Lo solucionamos nosotros.
who-nobody = Se soluciona solo.

problem-withdraw-enabled = Esta clave puede retirar. Está bloqueada y no se usa.
fix-withdraw-enabled = Desmarca { $withdraw } en { $exchange } y guarda. Luego toca <b>{ button-test }</b>.

problem-must-replace = El operador de este bot te pide reemplazar esta clave: es posible que otros la hayan visto.
fix-must-replace = Crea una clave nueva en { $exchange }, envíala y elimina allí la anterior.

problem-invalid-key = Esta clave API no existe en { $exchange }.
fix-invalid-key = Copia de nuevo la clave API completa y envíala. Si ya no está en la página de claves, crea una nueva.

problem-key-gone = { $exchange ->
    [any] El exchange
   *[other] { $exchange }
} ya no reconoce esta clave: fue eliminada o está vencida.
fix-key-gone = Crea una clave nueva en { $exchange } y envíala.

problem-key-gone-or-changed = { $exchange ->
    [any] El exchange
   *[other] { $exchange }
} rechaza esta clave, que antes funcionaba, y no dice por qué.
fix-key-gone-or-changed = Revisa en este orden y luego toca <b>{ button-test }</b>:

problem-invalid-secret = La clave secreta no corresponde a esta clave API.
fix-invalid-secret = Envía de nuevo la clave secreta completa. Se muestra una sola vez: si ya no la tienes, crea una clave nueva.

problem-invalid-passphrase = La frase de contraseña es incorrecta. Es posible que la clave secreta también lo sea.
fix-invalid-passphrase = Envía la frase de contraseña que elegiste para esta clave. Si tampoco funciona, crea una clave nueva y envía todos sus valores.

problem-key-expired = La clave está vencida.
fix-key-expired = Crea una clave nueva en { $exchange } y envíala.

problem-wrong-site = Esta clave es de otro sitio regional { $exchange ->
    [any] del exchange
   *[other] de { $exchange }
}.
fix-wrong-site = Crea una clave en el sitio que abre el botón <b>{ button-keys-page }</b> y envíala.

problem-ip-not-allowed = La dirección de nuestro servidor no está en la lista blanca de IP de la clave, así que { $exchange } la rechaza.
fix-ip-not-allowed = Agrega { $address } en { $list }. Luego toca <b>{ button-test }</b>.

problem-key-or-ip-or-permission = La clave fue rechazada y { $exchange } no dice por qué.
fix-key-or-ip-or-permission = Revisa en este orden y luego toca <b>{ button-test }</b>:
cause-key = la clave API está completa y sigue en la página de claves
cause-gone = la clave sigue en la página de claves; si no, crea una nueva
cause-secret = la clave secreta está completa y corresponde a esta clave API
cause-passphrase = la frase de contraseña es la que elegiste para esta clave
cause-address = { $address } está en { $list }
cause-permission = estas casillas están marcadas: { $read }, { $trade }

problem-no-read = La clave no puede leer saldos ni órdenes.
fix-no-read = Marca { $read } en { $exchange } y guarda. Luego toca <b>{ button-test }</b>.

problem-no-trade = La clave no puede operar.
fix-no-trade = Marca { $trade } en { $exchange } y guarda. Luego toca <b>{ button-test }</b>.

problem-account-restricted = Tu cuenta en { $exchange } está restringida.
fix-account-restricted = Inicia sesión en { $exchange } y haz lo que te pida, por ejemplo verificar tu identidad (KYC). Luego toca <b>{ button-test }</b>.

problem-nonce-in-use = Otro programa usa esta clave al mismo tiempo, por eso { $exchange } rechaza nuestras solicitudes.
fix-nonce-in-use = Crea una clave aparte para cada programa y envía aquí la nueva, o configura una ventana de nonce para esta clave en { $exchange }. Luego toca <b>{ button-test }</b>.

problem-our-address-blocked = La dirección de nuestro servidor está bloqueada en { $exchange }. No tiene que ver con tu clave.
fix-our-address-blocked = Tenemos que lograr que desbloqueen la dirección o usar otra. Deja la clave como está y prueba de nuevo más tarde.

problem-egress-down = Nuestro servidor no logra conectarse ahora con { $exchange }. No tiene que ver con tu clave.
fix-egress-down = Tenemos que reparar nuestra conexión. Deja la clave como está y prueba de nuevo más tarde.

problem-region-blocked = { $exchange ->
    [any] El exchange
   *[other] { $exchange }
} no presta servicio en la región de nuestro servidor. No tiene que ver con tu clave.
fix-region-blocked = Tenemos que mover nuestro servidor. Deja la clave como está y prueba de nuevo más tarde.

problem-clock-skew = El reloj de nuestro servidor está desajustado. No tiene que ver con tu clave.
fix-clock-skew = Tenemos que ajustar nuestro reloj. Deja la clave como está y prueba de nuevo más tarde.
start-refused-clock = { problem-clock-skew } Quien administra este bot tiene que ajustar el reloj. Inténtalo de nuevo más tarde.
order-refused-clock = { problem-clock-skew } Quien administra este bot ya recibió el aviso.
edit-price-moved = El precio se movió. Revisa el plan de nuevo antes de aplicarlo.

problem-unknown = La respuesta { $exchange ->
    [any] del exchange
   *[other] de { $exchange }
} no muestra si la clave funciona. No se sabe nada malo de ella.
fix-unknown = Tenemos que revisarlo. Deja la clave como está y prueba de nuevo más tarde.

problem-rate-limited = Estamos enviando demasiadas solicitudes { $exchange ->
    [any] al exchange
   *[other] a { $exchange }
}. No tiene que ver con tu clave.
fix-rate-limited = Espera unos minutos y luego toca <b>{ button-test }</b>.

problem-exchange-unavailable = { $exchange ->
    [any] El exchange
   *[other] { $exchange }
} no responde en este momento. No tiene que ver con tu clave.
fix-exchange-unavailable = Espera unos minutos y luego toca <b>{ button-test }</b>. No crees una clave nueva.

problem-withdraw-unknown = No podemos ver si esta clave puede retirar: { $exchange } no lo indica.
fix-withdraw-unknown = Mira la página de claves. Si { $withdraw } está desactivado, toca <b>{ button-word }</b>.

problem-key-expiring = La clave vence { $ends }.
fix-key-expiring = Renuévala en la página de claves o reemplázala antes.

problem-no-ip-whitelist = La clave funciona desde cualquier dirección.
fix-no-ip-whitelist = Para más seguridad, agrega { $address } en { $list }.

problem-transfer-enabled = La clave puede mover fondos entre tus propias cuentas.
fix-transfer-enabled = No hace falta: desmarca { $transfer }.

problem-no-futures = La clave no puede operar futuros.
fix-no-futures = Si quieres operar futuros, marca { $futures }.

## Lo mismo en una terminal: sin botones, y los valores se escriben

terminal-prompt = { $field } (no se ve lo que escribes):
terminal-prompt-first = { $field }, o todos los valores pegados de una vez (no se ve lo que escribes):
terminal-fix-withdraw-enabled = Desmarca { $withdraw } en { $exchange } y guarda. Luego ejecuta este comando de nuevo.
terminal-fix-invalid-key = Ejecuta este comando de nuevo con la clave API completa. Si ya no está en la página de claves, crea una nueva.
terminal-fix-invalid-secret = Ejecuta este comando de nuevo con la clave secreta completa. Se muestra una sola vez: si ya no la tienes, crea una clave nueva.
terminal-fix-invalid-passphrase = Ejecuta este comando de nuevo con la frase de contraseña que elegiste para esta clave. Si tampoco funciona, crea una clave nueva.
terminal-fix-key-gone = Crea una clave nueva en { $exchange } y ejecuta este comando de nuevo con ella.
terminal-fix-key-gone-or-changed = Revisa en este orden y luego ejecuta este comando de nuevo:
terminal-fix-key-expired = Crea una clave nueva en { $exchange } y ejecuta este comando de nuevo con ella.
terminal-fix-must-replace = Crea una clave nueva en { $exchange } y elimina allí la anterior.
terminal-fix-wrong-site = Crea una clave en el sitio principal { $exchange ->
    [any] del exchange
   *[other] de { $exchange }
} y ejecuta este comando de nuevo con ella.
terminal-fix-ip-not-allowed = Agrega { $address } en { $list }. Luego ejecuta este comando de nuevo.
terminal-fix-key-or-ip-or-permission = Revisa en este orden y luego ejecuta este comando de nuevo:
terminal-fix-no-read = Marca { $read } en { $exchange } y guarda. Luego ejecuta este comando de nuevo.
terminal-fix-no-trade = Marca { $trade } en { $exchange } y guarda. Luego ejecuta este comando de nuevo.
terminal-fix-account-restricted = Inicia sesión en { $exchange } y haz lo que te pida, por ejemplo verificar tu identidad (KYC). Luego ejecuta este comando de nuevo.
terminal-fix-nonce-in-use = Crea una clave aparte para cada programa y ejecuta este comando de nuevo con la nueva, o configura una ventana de nonce para esta clave en { $exchange }.
terminal-fix-rate-limited = Espera unos minutos y luego ejecuta este comando de nuevo.
terminal-fix-exchange-unavailable = Espera unos minutos y luego ejecuta este comando de nuevo. No crees una clave nueva.
terminal-fix-withdraw-unknown = Mira la página de claves: { $withdraw } debe estar desactivado.

## Conexiones

list-title = <b>Mis conexiones</b>: { $count }
list-sum = { $mark } { $status } { $count }
list-no-trouble = No hay problemas en este momento.
list-empty = Todavía no tienes conexiones. Toca <b>{ button-connect }</b> para agregar la primera.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · no hay clave guardada
list-unanswered = { $status } · { $exchange } no responde
silence = { $exchange } no responde desde { $since }
silence-ours = Nuestra red no funciona desde { $since }
silence-good = { $silence } · última prueba buena: { $good }

card-status = <b>{ $status }</b> desde { $since }
card-since = <b>{ $status }</b> · { $length } (desde { $since })
card-tested = Probada { $tested }
card-took = La prueba tardó { $latency } ms
card-key = Clave { $key }
card-account = Cuenta { $account }
state-read = { $answer ->
    [yes] Lee
    [no] Lectura desactivada
   *[unknown] Lectura: no se indica
}
state-trade = { $answer ->
    [yes] Opera
    [no] Trading desactivado
   *[unknown] Trading: no se indica
}
state-futures = { $answer ->
    [yes] Futuros activados
    [no] Futuros desactivados
   *[unknown] Futuros: no se indica
}
state-withdraw = { $answer ->
    [yes] Retiros activados
    [no] Retiros desactivados
   *[unknown] Retiros: no se indica
}
state-transfer = { $answer ->
    [yes] Transferencias activadas
    [no] Transferencias desactivadas
   *[unknown] Transferencias: no se indica
}
state-untested = Permisos sin probar
card-withdraw-by-word = Retiros desactivados (lo confirmaste el { $date })
card-ip-list = Lista blanca de IP: { $addresses }
card-ip-list-more = Lista blanca de IP: { $addresses } y { $count } más
card-ip-none = Lista blanca de IP: ninguna
card-ip-set = Lista blanca de IP: configurada ({ $exchange } no muestra cuál)
card-ip-unknown = Lista blanca de IP: no se indica
card-moving = La dirección de nuestro servidor cambia el { $day }. Agrega { $address } a la lista blanca de IP, deja la anterior hasta entonces y toca <b>{ button-move }</b>.
card-expires = Vence { $moment }
card-no-secrets = Aquí no hay ninguna clave guardada: sus datos secretos se borraron. Toca <b>{ button-reconnect }</b> para volver a usar esta conexión.
card-key-gone = Clave borrada: { $key }. Si todavía existe en el exchange, elimínala allí.
balance-title = <b>Saldo</b> · { $name }
balance-asking = ⏳ Consultando { $exchange }…
balance-empty = No hay nada en esta cuenta.
balance-total = En total, aprox. { $worth }.
balance-coin = <b>{ $coin }</b> · aprox. { $worth }
balance-coin-unpriced = <b>{ $coin }</b> · sin precio en { $money }
balance-coin-alone = <b>{ $coin }</b>
balance-free = Disponible: { $free }
balance-locked = En órdenes: { $locked }
balance-rest = { $count ->
    [one] Y { $count } moneda más, aprox. { $worth }.
   *[other] Y { $count } monedas más, aprox. { $worth } en total.
}
balance-no-prices = { $exchange } no envía precios ahora.
balance-read = Cuenta spot, lectura: { $time }. Este bot no guarda el saldo.
balance-read-now = Recién consultado.
balance-unread = No se pudo leer el saldo.
balance-refused = ⛔ El saldo no se lee: esta clave tiene que poder leer y no debe poder retirar.

ask-rename = Envía el nuevo nombre de { $name }.
renamed = Nuevo nombre: { $name }.
confirm-delete =
    <b>¿Eliminar { $name }?</b>
    Su clave API, clave secreta y frase de contraseña se borran de inmediato. No se puede deshacer. La clave en { $exchange } se queda hasta que la elimines allí.
deleted = { $name } se eliminó y sus datos secretos se borraron. Ahora elimina también la clave en { $exchange }.

## Alertas

alert-status = <b>{ $status }</b> { $since }
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) puede retirar. Está bloqueada y no se usa.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> { $since }
alert-several = { $count ->
    [one] <b>{ $count } conexión necesita tu atención.</b>
   *[other] <b>{ $count } conexiones necesitan tu atención.</b>
}
alert-online = <b>Conectada</b>
alert-online-again = <b>Conectada de nuevo.</b> Interrupción: { $length }.
alert-online-again-at-most = <b>Conectada de nuevo.</b> Interrupción: { $length } como máximo.
alert-more = { $count ->
    [one] Y { $count } más: abre /connections.
   *[other] Y { $count } más: abre /connections.
}
alert-name = <b>{ $name }</b>
alert-names = Afectadas: { $names }
alert-names-more = { $count ->
    [one] Afectadas: { $names } y { $count } más
   *[other] Afectadas: { $names } y { $count } más
}
alert-noticed = Detectado { $moment }
alert-incident = <b>{ $exchange } no responde</b> desde { $since }.
alert-incident-fix = No hagas nada: no tiene que ver con tus claves. Te aviso cuando vuelva a responder.
alert-incident-over = <b>{ $exchange } responde de nuevo.</b> Sin respuesta durante: { $length }.
alert-unstable = <b>{ $exchange } está inestable</b> desde { $since }: a veces responde y a veces no.
alert-unstable-fix = No hagas nada: no tiene que ver con tus claves. Te aviso cuando lleve 30 minutos estable.
alert-unstable-over = <b>{ $exchange } está estable de nuevo.</b> Inestable durante: { $length }.
alert-expiry = { $days ->
    [one] <b>La clave vence en { $days } día:</b> { $moment }.
   *[other] <b>La clave vence en { $days } días:</b> { $moment }.
}
alert-new-address = <b>La dirección de nuestro servidor cambió.</b> Agrega { $address } a la lista blanca de IP o estas claves dejarán de funcionar.
alert-new-address-known = <b>La dirección de nuestro servidor cambió</b> a { $address }. Todas tus listas blancas de IP ya la tienen: no hay que hacer nada.
alert-retires = <b>La dirección de nuestro servidor cambia el { $day }.</b> Agrega la nueva a la lista blanca de IP de estas claves, deja la anterior hasta entonces y toca <b>{ button-move }</b>.
alert-retires-item = { "\u200E" }{ $name }: agrega { $address }
alert-moved = La clave ya funciona desde nuestra nueva dirección. Puedes quitar la anterior de su lista blanca de IP: { $address }.
alert-moved-unknown = La clave ya funciona desde nuestra nueva dirección. Puedes quitar la anterior de su lista blanca de IP.
moves-testing = Probando desde nuestra nueva dirección…
moves-none = Ninguna clave espera una dirección nueva.
moves-done = Funciona desde nuestra nueva dirección. Puedes quitar la anterior de la lista blanca de IP.
moves-refused = Todavía no se acepta: { $address }. Revisa que esté guardada en la lista blanca de IP; algunos exchanges tardan unos minutos.
moves-unanswered = Sin probar: no hubo respuesta. Lo intentaré de nuevo por mi cuenta.

drift-futures-lost = La clave ya no puede operar futuros.
drift-futures-gained = La clave ahora puede operar futuros.
drift-transfer-gained = La clave ahora puede mover fondos entre tus propias cuentas.
drift-ip-list-removed = La clave ya no tiene lista blanca de IP: ahora funciona desde cualquier dirección.

digest-well = { $count ->
    [one] <b>Todo en orden.</b> Tu conexión funciona.
   *[other] <b>Todo en orden.</b> Tus { $count } conexiones funcionan.
}
digest-some = <b>Conectadas: { $online } de { $count }</b>
digest-strategies-paper = 📈 <b>Simulaciones</b>, últimas 24 horas: grupos vendidos { $closed }, resultado { $result }. Grupos abiertos: { $open }
digest-strategies-live = 📈 <b>Estrategias con dinero real</b>, últimas 24 horas: grupos vendidos { $closed }, resultado { $result }. Grupos abiertos: { $open }
digest-item = { "\u200E" }{ $title }: { $what }

## Cuándo avisar

mute-choose =
    <b>¿Cuánto tiempo silenciar { $name }?</b>
    Aun así, si una clave puede retirar, te aviso de inmediato.
mute-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
mute-until-clear = Hasta que vuelva a estar conectada
mute-line = Silenciada { $until }

alerts-title = <b>Alertas</b>
alerts-quiet = Horas de silencio: { $hours }
alerts-quiet-off = Horas de silencio: ninguna
alerts-digest = Resumen diario: a las { $time }
alerts-digest-off = Resumen diario: desactivado
alerts-zone = Zona horaria: { $city }, ahora { $time }
alerts-zone-unknown = Zona horaria: desconocida, las horas están en UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>: silenciada { $until }
alerts-urgent = Si una clave puede retirar, te aviso de inmediato, también en las horas de silencio y si está silenciada.
alerts-saved = Guardado.

quiet-choose =
    <b>Elige las horas de silencio.</b>
    Cuando terminan, te cuento lo que pasó. Aun así, si una clave puede retirar, te aviso de inmediato.
quiet-ask = Envía las horas de silencio, por ejemplo <code>22:30-07:15</code>
quiet-shape = No aceptado: envía inicio y fin con un guion en medio.
quiet-time = No aceptado: esa no es una hora del día (0:00–24:00).
quiet-empty = No aceptado: inicio y fin son iguales.

zone-ask-time = <b>¿Qué hora es donde estás?</b>
zone-where = <b>¿Dónde estás?</b>
zone-where-how = Toca un lugar que tenga tu hora local o envía el nombre de tu ciudad o país.
zone-where-tap = Toca un lugar que tenga tu hora local.
zone-place = { $city }, { $time }
zone-not-found = No encontré ese lugar. Envía una ciudad más grande cerca de ti o tu país.
zone-several = <b>¿Cuál es?</b>
zone-why-zone = Las horas de mis mensajes dependen de esto.
zone-why-quiet = Las horas de silencio siguen tu hora local.
zone-why-digest = El resumen diario sigue tu hora local.
zone-ask-city =
    <b>¿Cuál es tu lugar?</b>
    Ahora tienen la misma hora, pero cambian el reloj en días distintos.
zone-clock-changes = { $cities }: cambio de hora el { $date }
zone-clock-stays = { $cities }: sin cambio de hora

## Historial

history-title = <b>Historial</b> · { $name }
history-every = todas las conexiones
history-choose = <b>Elige una conexión</b> para ver qué pasó con ella.
history-no-name = No tienes ninguna conexión llamada { $name }.
history-empty = Todavía no pasó nada. Conecta una clave y aquí verás lo que pasa con ella.
history-moment = <b>{ $moment }</b>
history-line = { $time }
history-line-of = { "\u200E" }{ $time } <b>{ $name }</b>
history-today = Hoy
history-yesterday = Ayer
history-change = { $before } → { $after }
history-unwatched = Quizás antes: en ese momento no se monitoreaba.
history-deed = { $deed } · { $hand }
deed-added = Agregada
deed-tested = Probada
deed-replaced = Clave reemplazada
deed-renamed = Nombre cambiado
deed-word-given = Confirmado: retiros desactivados
deed-disconnected = Desconectada, datos secretos borrados
deed-paused = Desconectada, datos secretos borrados
deed-ordered = Reemplazo de clave solicitado
deed-deleted = Eliminada
deed-exported = Datos exportados
deed-read = Consultada fuera del bot
hand-person = tú
hand-bot = el bot
hand-operator = el operador

## Acceso

access-denied =
    <b>Este bot es solo por invitación.</b>
    Toca <b>{ button-access-ask }</b>: su operador decide.
access-request-sent = Solicitud enviada. Te aviso aquí de la decisión.
access-requested = <b>{ $title }</b> pide acceso. ID de Telegram: { $person }
access-allowed = Permitido: { $title } ya puede usar este bot.
access-turned-down = Rechazado: { $title } no puede usar este bot.
access-granted = <b>Ya puedes usar este bot.</b> Toca <b>{ button-connect }</b> para empezar.
access-refused = Tu solicitud de acceso fue rechazada.

## Para quienes operan el bot: lo que les toca solucionar

operator-title = <b>Para el operador</b>
operator-more = { $count ->
    [one] Y { $count } asunto más: revisa el log.
   *[other] Y { $count } asuntos más: revisa el log.
}
operator-other = Busca { $matter } en el log.
operator-cut-off = <b>Este servidor no tenía acceso a internet.</b> No respondieron ni Telegram ni los exchanges, así que no se cambió el estado de ninguna clave. Revisa su red, DNS y <code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>{ $exchange } no responde.</b> Allí no se cambia el estado de ninguna clave y los dueños reciben un aviso. Mira su página de estado; no hay nada más que hacer.
operator-new-address = <b>Nueva dirección de este servidor:</b> { $address }, vista en { $exchange }. Si va a quedarse, ponla en <code>BOT_SERVER_IPS</code> y reinicia. Si no, restaura la anterior: a los dueños de claves con lista blanca de IP se les pide agregarla.
operator-address-refused = <b>{ $exchange } rechaza nuestra dirección</b> con muchas claves que tienen lista blanca de IP. Compara <code>BOT_SERVER_IPS</code> con lo que encuentra <code>python -m bot doctor</code>.
operator-clock-skew = <b>El reloj de este servidor está desajustado</b>, según { $exchange }. Ajústalo: <code>timedatectl set-ntp true</code>. Hasta entonces allí no se cambia el estado de ninguna clave.
operator-egress-down = <b>No hay conexión a través de nuestra dirección { $address }.</b> Revisa su proxy o su interfaz y <code>BOT_EGRESS</code>, luego ejecuta <code>python -m bot doctor</code>. Hasta entonces no se cambia el estado de ninguna clave.
operator-region-blocked = <b>{ $exchange } no presta servicio en la región de este servidor.</b> Ejecuta el bot en otro lugar o pon en <code>BOT_PROXY_URL</code> un proxy de otro lugar.
operator-our-address-blocked = <b>{ $exchange } bloquea la dirección de este servidor.</b> Pide a su soporte que la desbloquee o pon en <code>BOT_PROXY_URL</code> un proxy con otra dirección. Hasta entonces allí no se cambia el estado de ninguna clave.
operator-order-refused = <b>{ $exchange } rechaza órdenes de estrategias.</b> No cumplen una de sus reglas, o aquí no se conoce el motivo. Revisa el log y las reglas de los pares en el archivo de este exchange.
operator-unknown = <b>No se entienden las respuestas de { $exchange }.</b> No cuentan en contra de las claves. Mira en el log qué respondió y agrégalo al archivo de este exchange.

## Avisos

notice-draft-expired = La conexión con { $exchange } no se terminó en 30 minutos. Lo que habías enviado se borró.
notice-secrets-destroyed = La clave de { $name } ({ $exchange }) todavía podía retirar después de 30 minutos. Sus datos secretos se borraron. Crea una clave sin ese permiso y toca <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>Elimina a mano tu mensaje ({ $sent }).</b>
    Parece una clave y Telegram no me dejó eliminarlo. Mantenlo presionado, toca «Eliminar» y marca «Eliminar también para…». Si otros pudieron verlo, crea una clave nueva en el exchange.

toast-outdated = Este botón es de un mensaje anterior. Ahora ves el estado actual.
toast-stale = Este botón es de un mensaje anterior y ya no funciona. Abre el menú con /start.

news-title = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = Simulación: ninguna orden llega al exchange.
news-live = <b>Dinero real</b>: las órdenes van a { $exchange }.
news-opened = <b>Primera compra: { $money }.</b>
news-topped-up = <b>Último refuerzo: { $money }.</b> Compras hasta ahora: { $buys }.
news-held = En cartera: { $held }, precio medio { $average }.
news-held-nothing = No hay nada en cartera.
news-left = Sobra: { $held }, muy poco para vender.
news-result = Resultado tras comisiones: { $result }
news-closed-take-profit = <b>Vendido con beneficio.</b>
news-closed-stop = <b>El stop lo vendió todo.</b>
news-closed-close = <b>Todo está vendido.</b>
news-recovery = <b>Recovery Mode está activado.</b>
news-recovery-fall = El precio está muy por debajo de la media.
news-recovery-money = La mayor parte del dinero está en uso.
news-recovery-no-top-ups = No quedan refuerzos y el precio está por debajo de la media.
news-recovery-unclear = El mercado no está claro desde hace 10 minutos.
news-recovery-chosen = Lo elegiste tú.
news-recovery-means = Compra con más cuidado y lo vende todo en cuanto no haya pérdida.
news-recovered = <b>Recovery Mode está desactivado.</b> El plan continúa.
news-hold = <b>La estrategia está en espera.</b>
news-hold-blocked = La clave puede retirar o hay que reemplazarla: no se compra ni se vende nada, no hay stop. Abre /connections y corrige la clave.
news-hold-key = La clave no funciona: no se compra ni se vende nada, no hay stop. Abre /connections y corrige la clave.
news-hold-doubt = La clave no está { status-online }: no se compra nada, las ventas siguen. Abre /connections y corrige la clave.
news-hold-operator = Quien administra este bot suspendió por ahora el trading en { $exchange }: no se compra ni se vende nada, no hay stop. Continúa por sí sola cuando lo permita. Hasta entonces puedes vender tú en { $exchange }.
news-hold-unavailable = { $exchange } no responde: no se compra ni se vende nada, no hay stop. Continúa por sí sola cuando { $exchange } vuelva a responder.
news-hold-account = La clave es de otra cuenta, no de la de esta estrategia: no se compra ni se vende nada, no hay stop. Abre /connections y reemplázala por una clave de la primera cuenta, o toca <b>{ button-run-stop }</b>.
news-hold-rehearsals = Quien administra este bot ahora solo permite simulaciones: no se compra ni se vende nada, no hay stop. Continúa por sí sola cuando se vuelva a permitir el dinero real.
news-hold-off = Quien administra este bot desactivó las estrategias: no se compra ni se vende nada, y ningún stop vende. Continúa por sí sola cuando se vuelvan a activar.
news-hold-restored = La base de datos se restauró de una copia: no se compra ni se vende nada hasta que decidas.
news-hold-gone = Aquí ya no hay ninguna clave guardada.
news-released = <b>La estrategia está activa de nuevo.</b>
news-unpriced = <b>No hay precio.</b>
news-unpriced-means = { $exchange } no envía ningún precio de este par: no se compra ni se vende nada, no hay stop. Mira allí si el par todavía se opera y, si quieres, vende tú allí.
news-priced = <b>Hay precio de nuevo.</b> El plan continúa.
news-ended = <b>La estrategia ha terminado.</b>
news-ended-gone = Ya no hay ninguna clave guardada para ella.
news-disturbed = <b>Faltan monedas de esta estrategia.</b> Alguien movió o vendió { $coin }, o está en otra orden.
news-disturbed-numbers = En cartera: { $held }. Disponible en la cuenta: { $there }.
news-disturbed-means = No se compra nada hasta que decidas. <b>{ button-run-count }</b>: la estrategia se queda con lo que está disponible, al mismo precio medio. <b>{ button-run-go-on }</b>: sigue como antes. <b>{ button-run-stop }</b>: termina y lo conservas todo.
news-lost = <b>No se sabe qué pasó con una orden.</b>
news-lost-means = Hasta que respondas no se compra ni se vende nada, no hay stop.
order-lost = { $side ->
    [sell] Venta: { $qty } a { $price } o más, enviada: { $time }, ID: { $order }.
   *[buy] Compra: { $qty } a { $price } o menos, enviada: { $time }, ID: { $order }.
}
order-lost-look = Busca { $pair } en el historial de órdenes de { $exchange }.
order-unread = <b>No se sabe qué pasó con una orden.</b> Una clave que puede retirar no se usa, ni siquiera para mirar. Cuando ya no pueda retirar, o se reemplace, el bot lo mira por sí solo.
order-refused = { $side ->
    [sell] <b>{ $exchange } rechazó una venta.</b>
   *[buy] <b>{ $exchange } rechazó una compra.</b>
}
order-refused-balance = { $side ->
    [sell] En la cuenta hay menos { $coin } de lo que compró la estrategia. Si lo moviste, devuélvelo o toca <b>{ button-run-stop }</b>.
   *[buy] Hay muy poco { $coin } disponible. Agrega más o toca <b>{ button-run-pause }</b>: las ventas siguen.
}
order-refused-minimum = La orden era demasiado pequeña. Es un error nuestro y quien administra este bot ya recibió el aviso.
order-refused-rules = La orden no cumplía una regla de { $exchange }. Es un error nuestro y quien administra este bot ya recibió el aviso.
order-refused-pair = { $pair } no se opera allí ahora, o no en tu cuenta. Míralo en { $exchange }. Puedes tocar <b>{ button-run-stop }</b> y vender tú allí.
order-refused-permission = La clave no puede operar. Permítele el trading spot en { $exchange }, nunca los retiros. Ahora se prueba de nuevo.
order-refused-key = No se acepta la clave o nuestra dirección. La clave se prueba ahora: abre /connections.
order-refused-account = La cuenta está restringida o es de un tipo con el que este bot no puede operar. Mira si { $exchange } te envió un mensaje.
order-refused-busy = { $exchange } no acepta más órdenes por un momento.
order-refused-unknown = Aquí no se conoce el motivo. Quien administra este bot ya recibió el aviso.
order-tries-again = La estrategia lo intenta de nuevo por sí sola.
sell-yourself = Para vender tú: abre el trading spot en { $exchange }, elige { $pair } y vende { $held }.

## La misma cuenta

button-adopt = Reemplazar su clave
button-adopt-disconnected = Conectar la clave allí
button-same-account = Sí, la misma cuenta
button-connect-new = Conectarla como nueva
twin-mine =
    <b>Esta cuenta ya está conectada</b>, como { $name } en { $exchange }.
    Para usar allí la clave nueva, toca <b>{ button-adopt }</b>. La anterior sigue activa hasta que la nueva pase la prueba.
twin-mine-disconnected =
    <b>Ya tienes una conexión de esta cuenta</b>: { $name } en { $exchange }. Está desconectada.
    Para conectar allí la clave nueva, toca <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>No se conectó.</b> Esta cuenta de { $exchange } ya está conectada a BackFuture AI desde otra cuenta de Telegram y solo se puede conectar una vez. La clave no se guardó.
    Si no fuiste tú, elimina la clave en el exchange y crea una nueva.
twin-other-account =
    <b>La clave anterior sigue activa.</b> La nueva es de una cuenta de { $exchange } distinta de la de { $name }.
    Envía una clave de la misma cuenta o conecta esta como conexión nueva.
twin-unknown =
    <b>¿La clave nueva es de la misma cuenta de { $exchange } que { $name }?</b>
    El exchange no lo dice. Si lo es, toca <b>{ button-same-account }</b>. Hasta entonces la anterior sigue activa.

## Irse

command-panic = Desconectar todo
command-export = Obtener una copia de mis datos
command-delete_me = Eliminar todos mis datos
button-panic-yes = Sí, desconectar todo
button-delete-me-yes = Sí, eliminar todo
button-export = Obtener antes mis datos
button-revoke-at = Eliminar clave en { $exchange }
panic-nothing = No hay nada que desconectar: ninguna conexión tiene una clave guardada.
panic-confirm = { $count ->
    [one] <b>¿Desconectar { $count } conexión?</b>
   *[other] <b>¿Desconectar las { $count } conexiones?</b>
}
panic-means = Cada clave se borra aquí de inmediato con sus datos secretos y nada vuelve a usarlos. Cada conexión se queda: puedes darle una clave nueva.
panic-done = { $count ->
    [one] <b>{ $count } conexión está desconectada y sus datos secretos están borrados aquí.</b>
   *[other] <b>{ $count } conexiones están desconectadas y sus datos secretos están borrados aquí.</b>
}
panic-next = Ahora elimina cada clave en su exchange: solo así deja de servirle a cualquiera.
leave-confirm = <b>¿Eliminar todo lo que guardamos de ti?</b>
leave-what = { $count ->
    [one] Es { $count } conexión con su clave y sus datos secretos, su historial, tus ajustes y tu idioma. No se puede deshacer.
   *[other] Son { $count } conexiones con sus claves y datos secretos, su historial, tus ajustes y tu idioma. No se puede deshacer.
}
leave-what-rest = Es tu ID de Telegram, tu idioma, tus ajustes y tu historial. No tienes conexiones. No se puede deshacer.
leave-remains =
    <b>Lo que queda:</b>
    • Las copias de seguridad de la base de datos conservan las filas cifradas hasta que se sobrescriban. Se pueden leer con la clave maestra anterior: pide al operador que la cambie y elimine la anterior.
    • Telegram conserva este chat hasta que lo elimines.
    • Las claves en los exchanges se quedan hasta que las elimines allí.
leave-done = <b>Todo lo que guardábamos de ti está eliminado.</b>
export-caption = Todo lo que guardamos de ti, excepto claves y datos secretos.

## Límites

limit-connections = { $limit ->
    [one] Tienes { $limit } conexión, el máximo. Elimínala para hacer lugar.
   *[other] Tienes { $limit } conexiones, el máximo. Elimina una para hacer lugar.
}

## Para quienes operan el bot: /status

command-status = Estado del bot
overview-title = <b>Estado del bot</b>
overview-no-database = La base de datos no responde. Ejecuta <code>python -m bot doctor</code> en el servidor.
overview-cut-off = Nuestra propia red no funciona: demasiados exchanges fallan a la vez. No se cambia el estado de ninguna clave hasta que vuelva.
overview-outage = { $exchange } no responde desde { $since }
overview-no-outage = No se sabe de ningún exchange caído.
overview-connections = <b>Conexiones</b>: { $count }
overview-state = { $mark } { $status }: { $count }
overview-exchange = { $exchange }: { $states }
overview-share = { $mark }{ "\u00A0" }{ $count }
overview-checks = <b>Pruebas</b> en 5 minutos: { $count } ({ $rate } por minuto)
overview-latency = La mitad tardó hasta { $half } ms, el 95{ "\u00A0" }% hasta { $most } ms
overview-lag = Prueba pendiente más antigua: { $exchange }, atrasada { $seconds } s
overview-no-lag = No hay pruebas en espera.
overview-waiting = <b>Alertas</b> en espera: { $count }
overview-slowed = Telegram pidió ir más lento (429): { $count }
overview-not-erased = Mensajes con datos secretos sin eliminar: { $count }
overview-addresses = <b>Nuestra dirección</b>, la última vista: { $addresses }
overview-egress = { $egress } ({ $addresses }): { $count ->
    [one] { $count } conexión
   *[other] { $count } conexiones
}
overview-no-address = <b>Nuestra dirección</b>: ningún exchange la ha indicado todavía
overview-leads = Este proceso habla con Telegram.
overview-leads-not = Otro proceso habla con Telegram.
overview-answering = Procesos que responden: { $count }. El más antiguo arrancó { $oldest }, el más nuevo { $newest }.
overview-notices = Este proceso envía las alertas.
overview-notices-not = Otro proceso envía las alertas.
overview-trades = Este proceso opera las estrategias: solo simulaciones.
overview-trades-live = Este proceso opera las estrategias: con dinero real y simulaciones.
overview-trades-not = Este proceso no opera estrategias.
overview-strategies = Estrategias: { $count }. Órdenes de final desconocido: { $orders }.
overview-since = Pruebas, 429 y eliminaciones son las de este proceso. Arrancó { $moment }.

## Para quienes operan el bot: se envía sin la base de datos

command-trading = Suspender el trading
button-trading = Trading
button-trading-stop-all = Suspender todo
button-trading-stop = Suspender { $exchange }
button-trading-go-all = Quitar suspensión de todo
button-trading-go = Quitar suspensión: { $exchange }
trading-title = <b>Trading</b>
trading-goes = 🟢 No hay nada suspendido.
trading-stopped-all = <b>Todo el trading está suspendido</b> desde { $since }
trading-stopped = <b>Trading en { $exchange } suspendido</b> desde { $since }
trading-strategies = Estrategias en { $exchange }: { $count }
trading-means = Una suspensión actúa de inmediato: no se envía ninguna orden nueva, ni compras, ni ventas, ni stops de estrategias. Las órdenes en curso se siguen revisando. Los dueños reciben un mensaje al empezar la suspensión y otro al terminar.
direct-database-down = <b>La base de datos no responde desde { $since }.</b> Las claves no se monitorean y la gente no recibe respuestas. Revisa la base de datos, su disco y el log del bot; el bot sigue solo en cuanto ella responda.
direct-database-back = <b>La base de datos responde de nuevo.</b> Sin respuesta durante: { $length }. No se perdió nada de lo detectado.
direct-conflict-program = <b>Otro programa usa el token de este bot.</b> La gente no recibe respuesta, o recibe dos. Detén el otro programa. Si no es tuyo, envía /revoke a @BotFather y pon el token nuevo en BOT_TOKEN.
direct-conflict-webhook = <b>Este bot tiene un webhook configurado en { $host }.</b> Mientras exista, el bot no recibe mensajes. Detén el programa de allí y luego llama a deleteWebhook de la Bot API.
direct-conflict-over = <b>El bot recibe de nuevo sus mensajes.</b> Ningún otro programa usa ahora su token.

## Strategies: what happened


## Strategies

button-strategies = Mis estrategias
button-strategy-new = Nueva estrategia
button-plan-pair = Par
button-plan-pairs = Pares
button-plan-several = Varios pares
button-plan-pairs-done = Siguiente ({ $count })
button-plan-each = Cada par
button-all-pairs = Todos los pares
button-plan-level = Nivel de riesgo
button-plan-limit = Límite de margen
button-plan-topups = Refuerzos
button-plan-recovery = Recovery Mode
button-plan-more = Más
button-plan-sheet = Volver al plan
button-plan-replay = Cómo habría ido
button-plan-start = Iniciar simulación
button-plan-live = Iniciar en real
button-plan-live-yes = Iniciar con dinero real
button-plan-off = Desactivado
button-plan-on = Activado
button-plan-again = Intentar de nuevo
button-strategy-connection = { $name } · { $exchange }
command-strategies = Mis estrategias

strategies-title = <b>Mis estrategias</b>, activas: { $count }
strategies-empty = Todavía no tienes estrategias. Una estrategia compra un par por pasos mientras el precio cae y lo vende todo por encima del precio medio.
strategies-live = Tú eliges para cada estrategia: simulación o dinero real.
strategies-rehearsal = Todas las estrategias son simulaciones: precios reales, ninguna orden llega al exchange.
strategies-off = Las estrategias están desactivadas aquí. Quien administra este bot puede activarlas.
strategies-item = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = Activa
strategy-status-paused = En pausa
strategy-status-held = En espera
strategy-status-finishing = Termina tras este grupo
strategy-status-closing = Vendiendo todo
strategy-status-stopping = Deteniéndose
strategy-status-ended = Terminada
strategy-mode-paper = Simulación
strategy-mode-live = Dinero real
strategy-started = <b>La simulación empezó.</b>
strategy-started-live = <b>La estrategia empezó, con dinero real.</b>
first-buy-when-calm = La primera compra llega cuando el mercado esté lo bastante tranquilo. Recibirás un mensaje.
first-buy-soon = La primera compra llega pronto. Recibirás un mensaje.

plan-choose-connection = <b>¿Qué conexión?</b>
plan-no-connection = Una estrategia necesita una conexión en estado «{ status-online }». Conecta primero una clave.
plan-none-online = Ninguna conexión puede tener una estrategia ahora.
start-refused-off = { strategies-off }
start-refused-stopped = Quien administra este bot suspendió por ahora el trading en { $exchange }. Inténtalo más tarde.
start-refused-not-online = { $name } no está { status-online }: abre la conexión, corrige la clave y vuelve aquí.
start-refused-too-many = Ya tienes el máximo de estrategias que permite este bot. Detén una primero: /strategies
start-refused-pair-used = En esta conexión ya hay una estrategia activa con { $pair }. Elige otro par o detén esa primero: /strategies
start-refused-coin-used = Otra estrategia de esta conexión usa una moneda de { $pair }. Elige otro par o detén esa primero: /strategies
start-refused-unknown-pair = En { $exchange } no se opera este par. Toca uno de abajo o envía otro, como BTC o ETH/USDT.
start-refused-other-coin = { $pair } cotiza en otra moneda. Todos los pares de una estrategia deben cotizar en la misma.
start-refused-too-many-pairs = { $pair } queda fuera: una estrategia tiene como máximo 10 pares.
start-refused-no-market = { $exchange } no envía precios ahora. Inténtalo de nuevo en un minuto.
start-refused-rehearsals = Quien administra este bot solo permite simulaciones.
start-refused-not-live-here = Aquí solo simulación: este bot no opera con dinero real en { $exchange }.
start-refused-no-trade = Con dinero real no se puede: no está comprobado que la clave de { $name } pueda operar. Permítele el trading spot en { $exchange } y pruébala de nuevo.
start-refused-withdrawals = Con dinero real no se puede: no está comprobado que la clave de { $name } no pueda retirar, y para dinero real no basta con que lo confirmes tú. Pruébala de nuevo o usa una clave de la que { $exchange } indique los permisos.
card-rehearsal = Se puede hacer una simulación, que no envía ninguna orden: <b>{ button-strategy-new }</b>.
start-refused-no-balance = Con dinero real no se puede: no se pudo leer el saldo de { $name }. Inténtalo de nuevo en un minuto.
start-refused-too-little = Con dinero real no se puede: en { $name } hay menos disponible que el límite de margen más lo que tus otras estrategias de allí todavía pueden usar. Baja el límite de margen o deposita más en { $exchange }.
start-refused-missing = El límite de margen necesita { $needs }, { $missing } más de lo que hay.
start-refused-account = Con dinero real no se puede: { $exchange } no acepta órdenes de esta cuenta. Está restringida o es de un tipo con el que este bot no puede operar.

plan-ask-pair = <b>¿Qué par?</b> Toca uno o envía otro, como BTC o ETH/USDT.
plan-help = Una estrategia compra un par por pasos mientras el precio cae y lo vende todo por encima del precio medio.
plan-ask-pairs = <b>¿Qué pares?</b> Tócalos o envíalos, como btc, eth, sol. Como máximo { $most }.
pairs-coin = Todos cotizan en { $coin }.
pairs-chosen = Elegidos: { $list }
pairs-none = Elige primero un par.
pairs-unknown = En { $exchange } no se opera: { $list }
pairs-word = <b>{ $word }</b>
plan-ask-level = <b>¿Qué nivel de riesgo?</b>
plan-level-means = <b>{ $level }</b>: { $count } compras, la última { $drop } por debajo de la primera. Puede perder cerca del { $loss } del límite de margen.
plan-level-means-no-stop = <b>{ $level }</b>: { $count } compras, la última { $drop } por debajo de la primera. Sin stop: puede perder todo el límite de margen.
level-low = Bajo
level-medium = Medio
level-high = Alto
level-own = Ajustes propios
plan-ask-limit = <b>¿Cuál es el límite de margen?</b> Es el máximo de { $coin } que está en el mercado en cualquier momento. Envía un monto, como 300.
plan-free = Disponible ahora: { $money }.
plan-free-reserved = Tus otras estrategias con esta clave todavía pueden usar { $money } de eso.
plan-free-left = Quedan { $money }.
plan-no-number = Eso no es un número. Envía uno, como { $example }.
plan-limit-too-small = El límite de margen debe ser de al menos { $least }. Con menos, una orden quedaría por debajo del mínimo de { $exchange }.
plan-steps-too-small = { $pair } tiene pasos de precio muy grandes: las compras quedarían al mismo precio. Aumenta la distancia de los refuerzos o elige otro par.
plan-out-of-range = { $setting }: de { $least } a { $most }.
plan-choose-setting = <b>¿Qué quieres cambiar?</b>
plan-setting = <b>{ $setting }</b>: { $value }
plan-setting-range = Toca un valor o envía uno de { $least } a { $most }.
setting-topups = Número de refuerzos
setting-first-drop = Primera caída
setting-step-scale = Aumento de distancia
setting-volume-scale = Aumento de monto
setting-take-profit = Take Profit
setting-stop = Stop
setting-recovery = Recovery Mode
setting-pause = Pausa en minutos
setting-guards = Esperar mercado tranquilo
setting-at-once = Grupos a la vez
setting-means-pause = Cuántos minutos pasan después de una venta antes de la próxima primera compra. Después del stop son al menos 6 horas.
setting-means-guards = La primera compra espera hasta que la diferencia entre bid y ask sea de 0,3{ "\u00A0" }% como máximo, el precio haya variado entre −8 y +12{ "\u00A0" }% en 24 horas y el volumen de 24 horas sea de al menos 1000 veces el límite de margen. Desactivado: compra de inmediato.
setting-means-at-once = Cuántos pares pueden tener un grupo al mismo tiempo. Comparten el límite de margen.
plan-setting-switch = Toca una opción.
setting-means-topups = Compras después de la primera.
setting-means-first-drop = Cuánto por debajo de la primera compra llega el primer refuerzo.
setting-means-step-scale = Cada distancia entre compras, comparada con la anterior. 1: todas son iguales.
setting-means-volume-scale = El dinero de cada refuerzo, comparado con la compra anterior. 1: todas son iguales.
setting-means-take-profit = Cuánto por encima del precio medio lo vende todo, después de comisiones.
setting-means-stop = Cuánto por debajo del precio medio lo vende todo con pérdida.
setting-means-recovery = Cuánto por debajo del precio medio empieza Recovery Mode. Entonces compra con más cuidado y lo vende todo en cuanto no haya pérdida.

sheet-terms = Nivel de riesgo: { $level } · límite de margen: { $limit }
basket-terms = Nivel de riesgo: { $level } · límite de margen de todos los pares: { $limit }
basket-at-once = { $count ->
    [one] Un grupo a la vez, con { $limit } como máximo.
   *[other] { $count } grupos a la vez, cada uno con { $limit } como máximo.
}
basket-limit = Límite de cada grupo
basket-group = <b>Cada grupo</b>
basket-falls = { $count ->
    [one] <b>Si el precio cae</b>, en el par que más pierde
   *[other] <b>Si todos los precios caen a la vez</b>, con { $count } grupos abiertos
}
basket-again = Cuando se vende un grupo, también por su stop, otro par puede abrir uno: las pérdidas de varios grupos pueden sumarse.
basket-minimum = { "\u200E" }{ $pair }: orden más pequeña { $smallest }. El mínimo de { $exchange } es { $least }.
sheet-buys = { $count ->
    [one] Compra una vez: { $first } ahora.
   *[other] Compra { $count } veces: { $first } ahora, la última { $last } cuando el precio esté { $drop } más abajo.
}
sheet-buys-next = { $count ->
    [one] El próximo grupo compra una vez: { $first } al precio de ese momento.
   *[other] El próximo grupo compra { $count } veces: { $first } al precio de ese momento, la última { $last } cuando el precio esté { $drop } más abajo.
}
sheet-sells = Lo vende todo { $profit } por encima del precio medio.
sheet-falls = <b>Si el precio cae</b>
sheet-fall = • { $fall }: { $money } en el mercado, pérdida no realizada { $loss }
sheet-fall-stopped = • { $fall }: vendido por el stop, pérdida { $loss }
sheet-fall-stopped-all = • { $fall } o más: vendido por el stop, pérdida { $loss }
sheet-worst = ⚠️ <b>En el peor caso: una pérdida de { $loss }</b> en el stop, { $gap } si el precio lo salta en un { $jump }, y hasta { $all } si el exchange o este bot no puede vender.
sheet-worst-no-stop = ⚠️ <b>En el peor caso: una pérdida de { $all }.</b> No hay stop.
sheet-buy = { $number }. { $money } a { $price }; la media queda en { $average }
sheet-after = Después de todas las compras vende a { $sells }; en Recovery Mode, a { $recovers }.
sheet-stop = El stop queda entonces en { $stop }.
sheet-recovery = Recovery Mode empieza { $fall } por debajo del precio medio o cuando la mayor parte del dinero esté en uso.
sheet-recovery-off = Recovery Mode no empieza por una caída.
sheet-pause = Entre una venta y la próxima primera compra: { $minutes } min; después del stop, al menos 6 horas.
sheet-guards = La primera compra espera un mercado tranquilo.
sheet-guards-off = La primera compra no espera un mercado tranquilo.
sheet-fees = Comisiones de un ciclo: { $first } con una compra, { $full } con todas.
sheet-minimum = Orden más pequeña: { $smallest }. El mínimo de { $exchange } es { $least }.
sheet-balance = Tu saldo no se lee: una simulación no necesita dinero.
sheet-free-after = Con todo el límite de margen en el mercado, quedan disponibles { $left }.
sheet-free-less = Para órdenes reales faltan { $missing }; una simulación no necesita dinero.
sheet-live = Una simulación no envía ninguna orden. <b>{ button-plan-live }</b> usa dinero real.
live-ask = ⚠️ <b>Dinero real.</b> Las órdenes van a { $exchange }, con tu clave. Puedes perder lo que se indica aquí, y más si el precio salta.
live-price-moved = El precio se movió. Revisa el plan de nuevo y luego inicia.
sheet-not-covered = <b>No se incluye:</b> fallas del exchange o de este bot, saltos de precio, un par eliminado del exchange, monedas que muevas tú.

replay-title = <b>Cómo habría ido</b>
replay-days = { $count ->
    [one] Último día, hora por hora
   *[other] Últimos { $count } días, hora por hora
}
replay-rounds = Ciclos cerrados: { $count }
replay-at-once = { $count ->
    [one] Un grupo a la vez. Si varios pares pudieran comprar, compra el primero.
   *[other] { $count } grupos a la vez. Si más pares pudieran comprar, compran los primeros.
}
replay-pair = { "\u200E" }<b>{ $pair }</b>: ciclos { $count }, { $result }
replay-result = Resultado tras comisiones: { $result }
replay-open = Aún en cartera al final, no realizado: { $result }
replay-deepest = Mayor pérdida no realizada: { $loss }
replay-recovery = Días en Recovery Mode: { $days }
replay-warning = Son precios pasados. Los próximos días pueden ir de otra manera.

## Strategies: life

button-picture = Gráfico
chart-past = { $count ->
    [one] La línea es el precio del último día.
   *[other] La línea es el precio de los últimos { $count } días.
}
chart-since = La línea vertical es la primera compra.
chart-bought = { $count ->
    [one] 1 compra hecha, prevista a { $first }
   *[other] { $count } compras hechas, previstas de { $first } a { $last }
}
chart-due = { $count ->
    [one] 1 compra por hacer, a { $first }
   *[other] { $count } compras por hacer, de { $first } a { $last }
}
chart-after-all = <b>Después de todas las compras</b>
chart-average = Precio medio: { $price }
button-strategy = Estrategia
button-run-pause = Pausar
button-run-resume = Reanudar
button-run-finish = Finalizar
button-run-stop = Detener sin vender
button-run-end = Detener
button-run-stop-yes = Detener sin vender
button-run-close = Cerrar ahora
button-run-close-yes = Vender ahora
button-run-recover = Recovery Mode on
button-run-waive = Recovery Mode off
button-run-edit = Cambiar
button-run-apply = Aplicar
edit-done = <b>Cambiado.</b>
edit-now = <b>Se aplica ya al grupo abierto:</b> { $settings }
edit-later = <b>Se aplica desde el próximo grupo:</b> { $settings }
edit-nothing = Todavía no hay ningún cambio. Toca un botón para cambiar un número y luego <b>{ button-run-apply }</b>.
run-next-limit = Desde el próximo grupo: como máximo { $limit }
button-run-history = Historial
button-run-count = Contar lo que hay
button-run-go-on = Continuar
button-run-not-filled = No se ejecutó
button-run-filled = Se ejecutó
run-setup = Nivel de riesgo: { $level ->
    [low] bajo
    [medium] medio
    [high] alto
   *[own] tus propios valores
} · límite de margen: { $limit }
basket-pair = { "\u200E" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = espera la primera compra
basket-state-place = espera a que se venda otro par
basket-state-open = abierto
basket-buys-sells = Compra a { $buys }, vende a { $sells }
basket-sells = Vende a { $sells }
basket-open = Grupos abiertos: { $count } de { $most }
basket-at-work = En uso en todos los pares: { $money }
basket-if-sold = Si se vende todo ahora: { $result }
basket-result = Resultado de todos los pares tras comisiones: { $result }
basket-means = Estos botones son para todos los pares. Toca un par para ver los suyos.
run-running = <b>Activa.</b>
run-paused = <b>En pausa.</b> No se compra nada, las ventas siguen.
run-held = <b>En espera.</b> No se compra ni se vende nada hasta que toques <b>{ button-run-resume }</b>.
run-finishing = <b>Finalizando.</b> No empieza ningún grupo nuevo. Cuando este se venda, la estrategia termina.
run-closing = <b>Cerrando.</b> Se vende todo ahora. Como máximo en 10 minutos, la estrategia termina.
run-stopping = <b>Deteniéndose.</b> Ya no se compra ni se vende nada.
run-waits = Espera un mercado tranquilo para la primera compra.
run-waits-for-place = Espera a que se venda un grupo de otro par.
run-rests = La primera compra no llega antes de { $time }.
run-price = Precio ahora: { $price }
run-price-unknown = Precio ahora: desconocido
run-in-use = En uso: { $money } de { $limit }
run-if-sold = Si se vende ahora: { $result }
run-next-buy = Próximo refuerzo: { $money } a { $price } o menos
run-no-add-on = Próximo refuerzo: no queda ninguno
run-sells = Lo vende todo a { $price } o más
run-stop = Stop: lo vende todo a { $price } o menos
run-no-stop = Stop: ninguno
run-means-pause = <b>{ button-run-pause }</b>: no se compra nada, las ventas siguen.
run-means-resume = <b>{ button-run-resume }</b>: vuelve a comprar y vender según el plan.
run-means-finish = <b>{ button-run-finish }</b>: no empieza ningún grupo nuevo; cuando este se venda, la estrategia termina.
run-means-stop = <b>{ button-run-stop }</b>: ya no se compra ni se vende nada; conservas lo que hay en cartera y la estrategia termina.
run-means-end = <b>{ button-run-end }</b>: ya no se compra nada y la estrategia termina.
run-means-close = <b>{ button-run-close }</b>: se vende todo al precio de ahora y la estrategia termina.
run-ask-stop =
    <b>¿Detener { $pair } y conservar lo que hay en cartera?</b>
    Ya no se compra ni se vende nada y ya no hay stop. La estrategia termina y no se puede reanudar.
run-ask-end =
    <b>¿Detener { $pair }?</b>
    Ya no se compra nada. La estrategia termina y no se puede reanudar.
run-ask-close =
    <b>¿Vender todo lo de { $pair } ahora?</b>
    El precio puede ser hasta un 1{ "\u00A0" }% más bajo que ahora. Lo que no se venda en 10 minutos se queda contigo. La estrategia termina.
run-changed = Eso ya no es posible. La estrategia ha cambiado.
run-blocks-delete =
    <b>{ $name } todavía no se puede eliminar.</b>
    Una estrategia de esta conexión aún tiene monedas en cartera. Ábrela y toca <b>{ button-run-close }</b> o <b>{ button-run-stop }</b>. Después elimina la conexión.
event-line = { "\u200E" }{ $pair }: { $what }
event-started = Iniciada, límite de margen { $limit }
event-opened = Primera compra, { $money }
event-topped-up = Refuerzo, { $money }; precio medio { $average }
event-recovery = Recovery Mode activado
event-recovered = Recovery Mode desactivado
event-closed = { $how ->
    [take-profit] Vendido con beneficio
    [stop] Vendido por el stop
   *[close] Vendido
}: { $result }
event-refused = { $side ->
    [sell] Una venta fue rechazada
   *[buy] Una compra fue rechazada
}
event-lost = No se sabe cómo terminó una orden
event-disturbed = Faltan monedas
event-counted = Dijiste: contar lo que hay
event-not-filled = Dijiste: no se ejecutó
event-held = En espera
event-released = Activa de nuevo
event-unpriced = Sin precio
event-priced = Hay precio de nuevo
event-edited = Cambiada, límite de margen { $limit }
event-paused = En pausa
event-resumed = Reanudada
event-finishing = Finalizando
event-closing = Cerrando
event-stopping = Deteniéndose
event-ended = Terminada, resultado { $result }
