# Português do Brasil: as mesmas mensagens e os mesmos valores de en.ftl. Você, “…”.
# O sujeito de status-* e de deed-* é a conexão: feminino. field-* são femininos: “a { $field }”.
# $exchange leva artigo feminino (“na { $exchange }”), e por isso the-exchange não tem artigo.
# Mensagem do Telegram se “apaga”, como no próprio Telegram; chave, conexão e dados se “excluem”.

language-name = Português (Brasil)

## Palavras

field-api-key = chave de API
field-secret = chave secreta
field-passphrase = frase secreta (passphrase)

permission-read = Leitura
permission-trade = Negociação
permission-futures = Futuros
permission-withdraw = Saque
permission-transfer = Transferência

status-online = Conectada
status-action-needed = Ação necessária
status-blocked = Bloqueada
status-unavailable = Indisponível
status-disconnected = Desconectada

the-exchange = corretora
another-exchange = outra corretora
the-ip-list = lista de IPs permitidos
our-address = o endereço do nosso servidor
soon = em breve
list-separator = ,{ " " }
sentence-separator = { " " }

## Tempos

time-now = agora mesmo
time-at-once = em menos de um minuto
time-minutes-ago = { $count ->
    [one] há { $count } minuto
   *[other] há { $count } minutos
}
time-hours-ago = { $count ->
    [one] há { $count } hora
   *[other] há { $count } horas
}
time-days-ago = { $count ->
    [one] há { $count } dia
   *[other] há { $count } dias
}
time-in-minutes = { $count ->
    [one] em { $count } minuto
   *[other] em { $count } minutos
}
time-in-hours = { $count ->
    [one] em { $count } hora
   *[other] em { $count } horas
}
time-in-days = { $count ->
    [one] em { $count } dia
   *[other] em { $count } dias
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
    [one] { $count } dia
   *[other] { $count } dias
}
time-with-relative = { $relative } ({ $moment })
since = desde { $moment }
since-at-least = desde { $moment } ou antes (até então não era monitorada)
until-moment = até { $moment }
until-clear = até voltar a ficar conectada

## Botões (texto simples, no máximo 64 caracteres)

button-menu = Menu
button-start-anew = Começar de novo
button-status = Atualizar
button-connect = Conectar
button-connect-another = Conectar outra
button-list = Minhas conexões
button-only-trouble = Só problemas
button-all = Todas
button-test = Testar de novo
button-balance = Saldo
button-rename = Renomear
button-replace = Substituir a chave
button-reconnect = Conectar de novo
button-fix-api-key = Corrigir a chave de API
button-fix-secret = Corrigir a chave secreta
button-fix-passphrase = Corrigir a frase secreta
button-fix-values = Corrigir as duas chaves
button-delete = Excluir
button-delete-yes = Sim, excluir
button-move = Já adicionei
button-word = Conferi: saques desativados
button-help = Ajuda
button-security = Segurança
button-privacy = Privacidade
button-language = 🌐 Language
button-cancel = Cancelar
button-keep-name = Manter { $name }
button-continue = Continuar na BackFuture AI
button-back = Voltar
button-keep = Manter
button-mute = Silenciar
button-unmute = Reativar alertas
button-unmute-name = Reativar alertas: { $name }
button-card = Ver a conexão
button-history = Histórico
button-history-every = Todas, até as excluídas
button-alerts = Alertas
button-quiet = Definir silêncio
button-quiet-off = Sem silêncio
button-quiet-type = Outro período
button-digest-on = Ativar resumo
button-digest-off = Desativar resumo
button-zone = Fuso horário
button-zone-times = Outra hora
button-access-ask = Pedir acesso
button-access-check = Já tem resposta?
button-access-allow = Permitir
button-access-refuse = Recusar
button-keys-page = Página de chaves
button-guide = Mostrar onde fica
button-form = Digitar a chave em privado
button-trouble = Não funciona?
button-explain = O que é uma chave de API?
button-use = Sim, usar
button-connect-instead = Conectar { $exchange }
button-revoke-old = Excluir a chave antiga
button-revoke-it = Excluir chave na corretora
button-private-chat = Abrir a conversa privada
button-copy = Copiar { $value }
button-copy-all = { $count ->
    [one] Copiar { $count } endereço
   *[other] Copiar { $count } endereços
}

## Comandos e perfil (texto simples)

command-start = O que este bot faz
command-connect = Conectar uma chave de corretora
command-connections = Minhas conexões
command-alerts = Horário de silêncio, fuso, resumo
command-history = O que aconteceu com suas chaves
command-help = Permissões, erros e soluções
command-security = Como sua chave é protegida
command-privacy = O que fica salvo e como excluir
command-language = Escolher o idioma
command-cancel = Cancelar a etapa atual

profile-name = BackFuture AI Connect
profile-short-description = Conecte, teste e corrija a chave de API da sua corretora. Nunca uma chave que possa sacar.
profile-description =
    Conecta a chave de API da sua conta na corretora à BackFuture AI, testa ao vivo e diz em palavras simples o que está errado e como corrigir.

    A regra principal: nunca uma chave que possa sacar. Seus fundos ficam na corretora.

    Toque em “Iniciar”.

## Geral

welcome =
    <b>BackFuture AI Connect</b>
    Conecte sua corretora em 3 passos. Leva uns 2 minutos; tenha seu 2FA à mão.
    1. Crie uma chave de API na sua corretora. Eu mostro onde, com uma imagem.
    2. Envie aqui. Sua mensagem é apagada na hora.
    3. Eu testo a chave e digo o que funciona e o que corrigir.
    <b>Nunca uma chave que possa sacar</b>: seus fundos ficam na corretora.

choose-language = <b>Escolha o idioma</b>
language-set = Idioma: português do Brasil.

unknown-text = Não entendi. Toque em um botão abaixo ou envie /help.
question-help = Parece uma pergunta. Sou um bot: as respostas estão nestes botões.
api-key-explained =
    <b>O que é uma chave de API?</b>
    Uma chave de API permite que um programa use sua conta na corretora sem a sua senha. Ela tem duas partes que andam juntas: a chave de API e uma chave secreta; algumas corretoras incluem uma frase secreta (passphrase). Você escolhe o que ela pode fazer: ver seus saldos e enviar ordens, nada mais. Enquanto a opção de saque estiver desativada, ninguém consegue tirar seu dinheiro com ela, e você pode excluí-la na corretora quando quiser.
failed = Algo deu errado do nosso lado. Tente de novo daqui a pouco.
too-fast = Você envia mais do que consigo responder. Pulei algumas das suas mensagens: espere um momento e envie a última de novo.
deleting = Apagar sua mensagem está demorando mais que o normal. Minha resposta vem em seguida.
cancelled = Cancelado. Nada foi alterado.
cancelled-draft = Cancelado. O que você tinha enviado para a conexão não concluída foi apagado.
nothing-to-cancel = Não há nada para cancelar.

group-refusal = Envie chaves só na nossa conversa privada. Abra pelo botão.
group-exposed = Uma mensagem aqui parecia uma chave. Outras pessoas podem ter lido: exclua essa chave na corretora e crie uma nova.

credential-deleted =
    <b>Sua mensagem foi apagada.</b>
    Parecia uma chave, e o bot não tinha pedido nenhuma. Nada dela foi salvo. Para conectar a chave, toque em <b>{ button-connect }</b> e envie quando o bot pedir.
credential-not-deleted =
    <b>Apague manualmente sua última mensagem.</b>
    Ela parece uma chave, e não consegui apagá-la. Toque nela e segure, toque em “Apagar” e marque “Apagar também para…”. Se outras pessoas podem ter visto, crie uma chave nova na corretora.

## Segurança, privacidade, ajuda

security =
    <b>Como sua chave é protegida</b>

    <b>Nunca uma chave que possa sacar.</b> Isso é testado em cada chave. A que pode sacar é bloqueada na hora e nunca é usada; se não for corrigida em 30 minutos, os dados secretos dela são apagados.

    <b>Seus fundos ficam na corretora.</b> Nunca ficam com a gente, e uma chave sem permissão de saque não consegue tirá-los de lá.

    <b>Primeiro a mensagem é apagada.</b> Uma mensagem com chave é apagada antes de qualquer outra coisa. Antes disso, os servidores do Telegram, as notificações e seus outros aparelhos podem tê-la visto.

    <b>Salva com criptografia.</b> Cada conexão tem sua própria chave de dados (AES-256-GCM), trancada por uma chave mestra que não fica no banco de dados.

    <b>Nunca mais é mostrada.</b> Da chave de API você vê os quatro primeiros e os quatro últimos caracteres; da chave secreta, nada.

    <b>Monitorada.</b> As chaves salvas são testadas repetidamente. Se uma passar a poder sacar, ela é bloqueada na hora e você recebe um aviso a qualquer hora.

    <b>Você no controle.</b> Exclua a conexão aqui ou a chave na corretora quando quiser.

privacy =
    <b>O que fica salvo e onde</b>

    <b>No nosso banco de dados:</b> seu ID do Telegram, idioma, fuso horário, horário de silêncio e resumo diário; de cada conexão, o nome, a corretora, o status, a chave parcialmente oculta, as permissões, a lista de IPs permitidos, o ID da conta na corretora e o resultado do último teste; a chave de API, a chave secreta e a frase secreta, criptografadas; o que aconteceu: mudanças de status e o que foi feito com uma chave, por quem e quando. Uma conexão não concluída fica salva, criptografada, por 30 minutos.

    <b>Fora dele:</b> a chave mestra, sem a qual os valores criptografados não podem ser lidos.

    <b>Não fica salvo:</b> suas mensagens, saldos e ordens. O teste lê saldos e ordens só para ver se isso funciona.

    <b>No Telegram:</b> suas mensagens passam pelos servidores do Telegram antes de serem apagadas.

    <b>Para excluir:</b> abra /connections, escolha a conexão e toque em <b>{ button-delete }</b>. A chave de API, a chave secreta e a frase secreta são apagadas na hora. Backups do banco de dados podem guardar os valores criptografados até serem sobrescritos. O histórico de uma conexão excluída fica; ele não contém nenhuma chave. Exclua também a chave na corretora: assim ninguém consegue usá-la.

    <b>Tudo de uma vez:</b> envie /delete_me. Uma cópia do que está salvo: /export.

help-tab-start = Ajuda
help-tab-permissions = Permissões
help-tab-more = Mais
help-tab-others = Outros erros e dicas
help-tab-key = Chave inválida
help-tab-trade = Sem permissão de negociar
help-tab-address = IP não permitido
help-tab-exchange = Corretora indisponível

help-start =
    <b>Ajuda</b>

    1. <b>Conectar:</b> /connect, escolha a corretora, crie uma chave como na imagem e envie aqui.
    2. <b>Testar:</b> é automático. Só o que estava errado é pedido de novo.
    3. <b>Alertas:</b> as chaves salvas são monitoradas, e você fica sabendo quando uma para de funcionar.

    Nunca pedimos a senha da corretora nem um código de login. Envie chaves só nesta conversa privada.
help-which = <b>Qual erro aparece?</b>
help-command = { $command } – { $description }
help-permissions =
    <b>Permissões</b>
    O que cada opção da página de chaves significa para este bot.
help-read = <b>Leitura: sim.</b> Permite ler saldos e ordens. Necessária.
help-trade = <b>Negociação: sim.</b> Permite enviar e cancelar ordens. Necessária.
help-futures = <b>Futuros: só se você opera futuros.</b> Se não, deixe desativado.
help-withdraw = <b>Saque: não.</b> Os fundos poderiam sair da corretora. Uma chave assim é bloqueada.
help-transfer = <b>Transferência: melhor não.</b> Os fundos poderiam passar de uma conta sua para outra. Não é necessária.
help-ip-list = <b>Lista de IPs permitidos: recomendada.</b> Assim a chave só funciona a partir do nosso servidor e, em muitas corretoras, dura mais.
help-unknown = Se a corretora não informa se os saques estão desativados, pedimos que você confira e confirme. Isso é salvo como confirmado por você.
help-errors = <b>Outros erros que você pode corrigir</b>
help-others = <b>Erros do nosso lado ou da corretora</b>
help-commands = <b>Todos os comandos</b>
help-status =
    🟢 Conectada: a chave funciona.
    🟡 Ação necessária: há algo para você corrigir.
    🔴 Bloqueada: a chave pode sacar.
    ⚪ Indisponível: o teste não pôde ser concluído; nada se sabe contra a chave.
    ⏸ Desconectada: nenhuma chave está salva aqui.

## Conectar

choose-exchange = <b>Escolha a corretora</b>
choose-exchange-help = Escolha a corretora onde você tem conta. Depois uma imagem mostra onde a chave é criada. Dá para conectar estas:
choose-exchange-unknown = Não conheço nenhuma corretora com esse nome. Dá para conectar estas:

guide-title = <b>{ $exchange } · passo 1 de 4: crie a chave</b>
guide-title-replace = <b>{ $exchange } · passo 1 de 4: crie uma chave nova para { $name }</b>. A chave antiga continua ativa até a nova passar no teste.
guide-title-reconnect = <b>{ $exchange } · passo 1 de 4: crie uma chave nova para { $name }</b>
guide-open = Abra { $menu }
guide-sites = Uma chave de um site regional ({ $sites }) não funciona em outro.
guide-passphrase = { $label }: invente uma e anote
guide-boxes = Configure as opções:
guide-read = { $labels }: ver saldos e ordens
guide-trade = { $labels }: enviar ordens
guide-futures = { $labels }: só se você opera futuros
guide-withdraw = { $labels }: nunca ative
guide-addresses = { $list }: { $addresses } (recomendado)
guide-addresses-later = { $list }: deixe vazio por enquanto. O teste mostra nosso endereço.
guide-address-limit = { $count ->
    [one] Uma chave aceita { $count } endereço.
   *[other] Uma chave aceita até { $count } endereços.
}
guide-expiry-age = { $days ->
    [one] Sem lista de IPs permitidos, uma chave expira { $days } dia depois de criada.
   *[other] Sem lista de IPs permitidos, uma chave expira { $days } dias depois de criada.
}
guide-expiry-idle = { $days ->
    [one] Sem lista de IPs permitidos, uma chave expira após { $days } dia sem uso.
   *[other] Sem lista de IPs permitidos, uma chave expira após { $days } dias sem uso.
}
guide-finish = <b>Confirme por e-mail ou 2FA. Não feche essa página: a chave secreta só aparece uma vez. Envie a chave de API, ou tudo em uma mensagem.</b>

trouble-title = <b>{ $exchange }: não funciona?</b>
trouble-page = Se o menu está diferente ou a página não existe no app, toque em <b>{ button-keys-page }</b> e use o navegador, de preferência no computador.
trouble-words = Os nomes dos menus e das opções são os da página em inglês da corretora: mude para inglês para encontrá-los.
trouble-secret = Se a chave secreta não aparece mais, crie uma chave nova. Ninguém consegue mostrar a antiga de novo.

ask-api-key = <b>Envie agora a chave de API.</b>
ask-secret = <b>Envie agora a chave secreta.</b>
ask-passphrase = <b>Envie agora a frase secreta (passphrase)</b>, a que você escolheu em { $label }.

progress-title = <b>{ $exchange } · passo 2 de 4: envie a chave</b>
progress-kept = <b>{ $exchange }: o que ainda falta</b>
value-api-key = Chave de API
value-secret = Chave secreta
value-passphrase = Frase secreta (passphrase)
value-unusual-api-key = Chave de API: parece incomum. O teste vai dizer.
value-unusual-secret = Chave secreta: parece incomum. O teste vai dizer.
value-unusual-passphrase = Frase secreta (passphrase): parece incomum. O teste vai dizer.

received-api-key = Chave de API: { $masked }
message-deleted = Sua mensagem foi apagada.
message-not-deleted =
    Não consegui apagar sua mensagem. Toque nela e segure, toque em “Apagar” e marque “Apagar também para…”. Se outras pessoas podem ter visto, crie uma chave nova na { $exchange }.

wrong-kind = Isso eu só aceito como mensagem de texto. Nada do que você enviou foi usado.

paste-empty = Não encontrei nenhum valor na sua mensagem.
paste-not-a-value = Não foi isso que eu pedi. Nada disso foi usado.
paste-question = Isso é uma pergunta, então nada dela foi usado. Esta é a resposta para este passo:
paste-may-be-phrase = Essa é a frase secreta? Se for, toque em <b>{ button-use }</b>. Se não, envie agora.
paste-again = Isso eu já tenho.
paste-refused-shape = Não aceito: isto não parece a { $field } da { $exchange }. Copie de novo por inteiro.
paste-locked-key = Não aceito: esta chave privada está protegida por senha. Crie uma sem senha.
paste-cut-key = Não aceito: falta o final desta chave privada. Copie de novo por inteiro.
paste-unusual-shape = A { $field } parece incomum. O teste vai dizer.
paste-swapped = Isto parece a { $field } e foi usado como tal.
paste-other-exchange = Isso parece uma chave de API { $other ->
    [any] de outra corretora
   *[other] da { $other }
}, não da { $exchange }. Não foi usada.
paste-key-equals-secret = Não aceito: veio o mesmo valor para dois campos.

hint-api-key = Uma chave de API da { $exchange } se parece com { $example }. Fica em { $menu }.
hint-secret = A chave secreta da { $exchange } se parece com { $example }. Ela só aparece uma vez, quando a chave é criada. Se você já fechou a página, crie uma chave nova.
hint-passphrase = A frase secreta (passphrase) é a que você escolheu em { $label } ao criar a chave. Ninguém consegue mostrá-la de novo: se esqueceu, crie uma chave nova.
hint-safe = Cada mensagem com uma chave é apagada na hora, e uma chave que pode sacar nunca é usada.
hint-name = O nome é só para você: serve para distinguir suas chaves. Envie um curto, como o mercado e a finalidade.
confirm-above = Toque em um botão da mensagem acima ou envie /cancel.

name-taken = Você já tem uma conexão com esse nome. Envie outro nome.
name-too-long = { $limit ->
    [one] O nome é longo demais. Envie um de até { $limit } caractere.
   *[other] O nome é longo demais. Envie um de até { $limit } caracteres.
}
name-empty = Isso não é um nome. Envie algumas letras ou números.
name-secret = Isso parece uma chave ou uma senha, então não pode ser um nome: os nomes aparecem na conversa. Envie um simples, como palavras com um espaço.

draft-lapsed = A conexão com a { $exchange } não foi concluída em 30 minutos, por isso o que você tinha enviado foi apagado. Sua última mensagem não foi usada.

## O teste

form-title = { $exchange }: digite a chave em privado
form-why = O que você digita aqui vai para o bot e é criptografado na hora. Nunca vira mensagem. Você pode colar tudo em um só campo.
form-guide = Como criar a chave
form-send = Testar a chave
form-scan = Ler um QR code
form-received = Recebida
form-done = Tudo chegou. O teste acontece na conversa.
form-gone = Este formulário não é mais válido. Feche e toque de novo no botão da conversa.
form-lost = Sem conexão. Tente de novo daqui a pouco.
test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Testando a chave…
test-duration = Costuma levar de 2 a 5 segundos.
test-stopped = O teste foi interrompido.
step-key = { $answer ->
    [yes] Chave válida
    [no] Chave inválida
    [unknown] Chave: sem confirmação
   *[waiting] Chave
}
step-balance = { $answer ->
    [yes] Lê o saldo
    [no] Não lê o saldo
    [unknown] Saldo: sem confirmação
   *[waiting] Saldo
}
step-orders = { $answer ->
    [yes] Lê as ordens
    [no] Não lê as ordens
    [unknown] Ordens: sem confirmação
   *[waiting] Ordens
}
step-trade = { $answer ->
    [yes] Negociação permitida
    [no] Negociação não permitida
    [unknown] Negociação: não informado
   *[waiting] Negociação
}
step-futures = { $answer ->
    [yes] Futuros permitidos
    [no] Futuros não permitidos
    [unknown] Futuros: não informado
   *[waiting] Futuros
}
step-withdraw-off = { $answer ->
    [yes] Saques desativados
    [no] Saques ativados
    [unknown] Saques: não informado
   *[waiting] Saques
}
step-ip-whitelist = { $answer ->
    [yes] Lista de IPs permitidos definida
    [no] Sem lista de IPs permitidos
    [unknown] Lista de IPs permitidos: não informado
   *[waiting] Lista de IPs permitidos
}
step-clock = O relógio do nosso servidor está errado
step-secret = Chave secreta não aceita
step-passphrase = Frase secreta (passphrase) não aceita
checks-not-run = { $count ->
    [one] { $count } verificação não feita
   *[other] { $count } verificações não feitas
}

verdict-title = <b>{ $status }</b> · { $name }
online-title = { "\u200E" }<b>{ $name } está conectada.</b>
online-proof = { $proven ->
    [spot] <b>{ $status }.</b> Testada em { $seconds } s: lê, opera, não pode sacar.
    [spot-attested] <b>{ $status }.</b> Testada em { $seconds } s: lê, opera, saques desativados (você confirmou).
    [both] <b>{ $status }.</b> Testada em { $seconds } s: lê, opera, também futuros, não pode sacar.
    [both-attested] <b>{ $status }.</b> Testada em { $seconds } s: lê, opera, também futuros, saques desativados (você confirmou).
    [unknown] <b>{ $status }.</b> Testada em { $seconds } s: lê, negociação não informada, não pode sacar.
   *[unknown-attested] <b>{ $status }.</b> Testada em { $seconds } s: lê, negociação não informada, saques desativados (você confirmou).
}
online-watched = A partir de agora ela é testada regularmente. Se algo mudar, aviso aqui.
online-continue = Próximo passo: toque em <b>{ button-continue }</b>.
online-name = <b>O nome:</b> mantenha, toque em outro ou envie o seu.

verdict-advice = <b>Dica</b>
blocked-deadline = Corrija isso, ou os dados secretos salvos serão apagados { $moment }.
not-stored = A chave não foi salva.
replaced = <b>A chave nova está ativa.</b> Agora exclua a chave antiga na { $exchange }.
not-replaced = <b>A chave antiga continua ativa.</b> A nova teve resultado pior no teste, por isso não foi salva.
already-running = Uma chave já está sendo testada. Espere o resultado ou envie /cancel.
too-many-tests = { $seconds ->
    [one] Testes demais. Espere { $seconds } segundo e teste de novo.
   *[other] Testes demais. Espere { $seconds } segundos e teste de novo.
}
word-taken = Salvo: você confirmou que os saques estão desativados.

## Problemas: o que significa, como corrigir, quem corrige

send-by-replacing = Para enviar, toque em <b>{ button-replace }</b>.

who-user = Você pode resolver.
who-operator = Nós resolvemos.
who-nobody = Isso se resolve sozinho.

problem-withdraw-enabled = Esta chave pode sacar. Está bloqueada e não é usada.
fix-withdraw-enabled = Desmarque { $withdraw } na { $exchange } e salve. Depois toque em <b>{ button-test }</b>.

problem-must-replace = O operador deste bot pede que você substitua esta chave: outras pessoas podem ter visto.
fix-must-replace = Crie uma chave nova na { $exchange }, envie e exclua lá a antiga.

problem-invalid-key = Esta chave de API não existe na { $exchange }.
fix-invalid-key = Copie de novo a chave de API completa e envie. Se ela não está mais na página de chaves, crie uma nova.

problem-key-gone = A { $exchange } não reconhece mais esta chave: foi excluída ou expirou.
fix-key-gone = Crie uma chave nova na { $exchange } e envie.

problem-key-gone-or-changed = A { $exchange } rejeita esta chave, que antes funcionava, e não diz por quê.
fix-key-gone-or-changed = Confira nesta ordem e depois toque em <b>{ button-test }</b>:

problem-invalid-secret = A chave secreta não corresponde a esta chave de API.
fix-invalid-secret = Envie de novo a chave secreta completa. Ela só aparece uma vez: se você não a tem mais, crie uma chave nova.

problem-invalid-passphrase = A frase secreta (passphrase) está errada. A chave secreta também pode estar.
fix-invalid-passphrase = Envie a frase secreta que você escolheu para esta chave. Se ainda falhar, crie uma chave nova e envie todos os valores dela.

problem-key-expired = A chave expirou.
fix-key-expired = Crie uma chave nova na { $exchange } e envie.

problem-wrong-site = Esta chave é de outro site regional da { $exchange }.
fix-wrong-site = Crie uma chave no site que o botão <b>{ button-keys-page }</b> abre e envie.

problem-ip-not-allowed = O endereço do nosso servidor não está na lista de IPs permitidos da chave, por isso a { $exchange } a rejeita.
fix-ip-not-allowed = Adicione { $address } { $list ->
    [any] à lista de IPs permitidos
   *[other] em { $list }
}. Depois toque em <b>{ button-test }</b>.

problem-key-or-ip-or-permission = A chave foi rejeitada, e a { $exchange } não diz por quê.
fix-key-or-ip-or-permission = Confira nesta ordem e depois toque em <b>{ button-test }</b>:
cause-key = a chave de API está completa e ainda aparece na página de chaves
cause-gone = a chave ainda aparece na página de chaves; se não, crie uma nova
cause-secret = a chave secreta está completa e corresponde a esta chave de API
cause-passphrase = a frase secreta (passphrase) é a escolhida para esta chave
cause-address = { $address } está { $list ->
    [any] na lista de IPs permitidos
   *[other] em { $list }
}
cause-permission = estas opções estão marcadas: { $read }, { $trade }

problem-no-read = A chave não pode ler saldos nem ordens.
fix-no-read = Marque { $read } na { $exchange } e salve. Depois toque em <b>{ button-test }</b>.

problem-no-trade = A chave não pode operar.
fix-no-trade = Marque { $trade } na { $exchange } e salve. Depois toque em <b>{ button-test }</b>.

problem-account-restricted = Sua conta na { $exchange } está restrita.
fix-account-restricted = Entre na sua conta da { $exchange } e faça o que for pedido, como a verificação de identidade (KYC). Depois toque em <b>{ button-test }</b>.

problem-nonce-in-use = Outro programa usa esta chave ao mesmo tempo, por isso a { $exchange } rejeita nossas requisições.
fix-nonce-in-use = Crie uma chave separada para cada programa e envie a nova aqui, ou defina uma janela de nonce para esta chave na { $exchange }. Depois toque em <b>{ button-test }</b>.

problem-our-address-blocked = O endereço do nosso servidor está bloqueado na { $exchange }. Não tem a ver com sua chave.
fix-our-address-blocked = Precisamos que o endereço seja desbloqueado, ou usar outro. Deixe a chave como está e teste de novo mais tarde.

problem-egress-down = Nosso servidor não consegue acessar a { $exchange } agora. Não tem a ver com sua chave.
fix-egress-down = Precisamos consertar nossa conexão. Deixe a chave como está e teste de novo mais tarde.

problem-region-blocked = A { $exchange } não atende a região do nosso servidor. Não tem a ver com sua chave.
fix-region-blocked = Precisamos mudar nosso servidor de lugar. Deixe a chave como está e teste de novo mais tarde.

problem-clock-skew = O relógio do nosso servidor está errado. Não tem a ver com sua chave.
fix-clock-skew = Precisamos acertar nosso relógio. Deixe a chave como está e teste de novo mais tarde.
start-refused-clock = { problem-clock-skew } Quem administra este bot precisa acertar o relógio. Tente de novo mais tarde.
order-refused-clock = { problem-clock-skew } Quem administra este bot já foi avisado.
edit-price-moved = O preço mudou. Veja o plano de novo antes de aplicá-lo.

problem-unknown = A resposta da { $exchange } não mostra se a chave funciona. Nada se sabe contra ela.
fix-unknown = Precisamos investigar. Deixe a chave como está e teste de novo mais tarde.

problem-rate-limited = Estamos enviando requisições demais à { $exchange } neste momento. Não tem a ver com sua chave.
fix-rate-limited = Espere alguns minutos e toque em <b>{ button-test }</b>.

problem-exchange-unavailable = A { $exchange } não responde neste momento. Não tem a ver com sua chave.
fix-exchange-unavailable = Espere alguns minutos e toque em <b>{ button-test }</b>. Não crie uma chave nova.

problem-withdraw-unknown = Não conseguimos ver se esta chave pode sacar: a { $exchange } não informa.
fix-withdraw-unknown = Veja na página de chaves. Se { $withdraw } está desativado, toque em <b>{ button-word }</b>.

problem-key-expiring = A chave expira { $ends }.
fix-key-expiring = Renove na página de chaves ou substitua antes disso.

problem-no-ip-whitelist = A chave funciona a partir de qualquer endereço.
fix-no-ip-whitelist = Para mais segurança, adicione { $address } { $list ->
    [any] à lista de IPs permitidos
   *[other] em { $list }
}.

problem-transfer-enabled = A chave pode mover fundos entre suas próprias contas.
fix-transfer-enabled = Não é necessário: desmarque { $transfer }.

problem-no-futures = A chave não pode operar futuros.
fix-no-futures = Se quiser operar futuros, marque { $futures }.

## O mesmo em um terminal: sem botões, e os valores são digitados

terminal-prompt = { $field } (o que você digita não aparece):
terminal-prompt-first = { $field }, ou todos os valores colados de uma vez (o que você digita não aparece):
terminal-fix-withdraw-enabled = Desmarque { $withdraw } na { $exchange } e salve. Depois execute este comando de novo.
terminal-fix-invalid-key = Execute este comando de novo com a chave de API completa. Se ela não está mais na página de chaves, crie uma nova.
terminal-fix-invalid-secret = Execute este comando de novo com a chave secreta completa. Ela só aparece uma vez: se você não a tem mais, crie uma chave nova.
terminal-fix-invalid-passphrase = Execute este comando de novo com a frase secreta que você escolheu para esta chave. Se ainda falhar, crie uma chave nova.
terminal-fix-key-gone = Crie uma chave nova na { $exchange } e execute este comando de novo com ela.
terminal-fix-key-gone-or-changed = Confira nesta ordem e depois execute este comando de novo:
terminal-fix-key-expired = Crie uma chave nova na { $exchange } e execute este comando de novo com ela.
terminal-fix-must-replace = Crie uma chave nova na { $exchange } e exclua lá a antiga.
terminal-fix-wrong-site = Crie uma chave no site principal da { $exchange } e execute este comando de novo com ela.
terminal-fix-ip-not-allowed = Adicione { $address } { $list ->
    [any] à lista de IPs permitidos
   *[other] em { $list }
}. Depois execute este comando de novo.
terminal-fix-key-or-ip-or-permission = Confira nesta ordem e depois execute este comando de novo:
terminal-fix-no-read = Marque { $read } na { $exchange } e salve. Depois execute este comando de novo.
terminal-fix-no-trade = Marque { $trade } na { $exchange } e salve. Depois execute este comando de novo.
terminal-fix-account-restricted = Entre na sua conta da { $exchange } e faça o que for pedido, como a verificação de identidade (KYC). Depois execute este comando de novo.
terminal-fix-nonce-in-use = Crie uma chave separada para cada programa e execute este comando de novo com a nova, ou defina uma janela de nonce para esta chave na { $exchange }.
terminal-fix-rate-limited = Espere alguns minutos e execute este comando de novo.
terminal-fix-exchange-unavailable = Espere alguns minutos e execute este comando de novo. Não crie uma chave nova.
terminal-fix-withdraw-unknown = Veja na página de chaves: { $withdraw } deve estar desativado.

## Conexões

list-title = <b>Minhas conexões</b>: { $count }
list-sum = { $mark } { $status } { $count }
list-no-trouble = Nenhum problema no momento.
list-empty = Você ainda não tem conexões. Toque em <b>{ button-connect }</b> para adicionar a primeira.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · nenhuma chave salva
list-unanswered = { $status } · a { $exchange } não responde
silence = A { $exchange } não responde desde { $since }
silence-ours = Nossa rede está fora do ar desde { $since }
silence-good = { $silence } · último teste bom: { $good }

card-status = <b>{ $status }</b> desde { $since }
card-since = <b>{ $status }</b> · { $length } (desde { $since })
card-tested = Testada { $tested }
card-took = O teste levou { $latency } ms
card-key = Chave { $key }
card-account = Conta { $account }
state-read = { $answer ->
    [yes] Lê
    [no] Leitura desativada
   *[unknown] Leitura: não informado
}
state-trade = { $answer ->
    [yes] Opera
    [no] Negociação desativada
   *[unknown] Negociação: não informado
}
state-futures = { $answer ->
    [yes] Futuros ativados
    [no] Futuros desativados
   *[unknown] Futuros: não informado
}
state-withdraw = { $answer ->
    [yes] Saques ativados
    [no] Saques desativados
   *[unknown] Saques: não informado
}
state-transfer = { $answer ->
    [yes] Transferências ativadas
    [no] Transferências desativadas
   *[unknown] Transferências: não informado
}
state-untested = Permissões não testadas
card-withdraw-by-word = Saques desativados (confirmado por você em { $date })
card-ip-list = Lista de IPs permitidos: { $addresses }
card-ip-list-more = Lista de IPs permitidos: { $addresses } e mais { $count }
card-ip-none = Lista de IPs permitidos: nenhuma
card-ip-set = Lista de IPs permitidos: definida (a { $exchange } não mostra qual)
card-ip-unknown = Lista de IPs permitidos: não informado
card-moving = O endereço do nosso servidor muda em { $day }. Adicione { $address } à lista de IPs permitidos, mantenha o antigo até lá e toque em <b>{ button-move }</b>.
card-expires = Expira { $moment }
card-no-secrets = Nenhuma chave está salva aqui: os dados secretos dela foram apagados. Toque em <b>{ button-reconnect }</b> para usar esta conexão de novo.
card-key-gone = Chave apagada: { $key }. Se ela ainda existe na corretora, exclua lá.
balance-title = <b>Saldo</b> · { $name }
balance-asking = ⏳ Consultando a { $exchange }…
balance-empty = Não há nada nesta conta.
balance-total = No total, cerca de { $worth }.
balance-coin = <b>{ $coin }</b> · cerca de { $worth }
balance-coin-unpriced = <b>{ $coin }</b> · sem preço em { $money }
balance-coin-alone = <b>{ $coin }</b>
balance-free = Disponível: { $free }
balance-locked = Em ordens: { $locked }
balance-rest = { $count ->
    [one] E mais { $count } moeda, cerca de { $worth }.
   *[other] E mais { $count } moedas, cerca de { $worth } no total.
}
balance-no-prices = A { $exchange } não envia preços agora.
balance-read = Conta spot, leitura: { $time }. Este bot não guarda o saldo.
balance-read-now = Consultado agora mesmo.
balance-unread = Não foi possível ler o saldo.
balance-refused = ⛔ O saldo não é lido: esta chave precisa poder ler e não deve poder sacar.

ask-rename = Envie o novo nome de { $name }.
renamed = Novo nome: { $name }.
confirm-delete =
    <b>Excluir { $name }?</b>
    A chave de API, a chave secreta e a frase secreta são apagadas na hora. Não dá para desfazer. A chave na { $exchange } fica até você excluí-la lá.
deleted = { $name } foi excluída, e os dados secretos dela foram apagados. Agora exclua também a chave na { $exchange }.

## Alertas

alert-status = <b>{ $status }</b> { $since }
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) pode sacar. Está bloqueada e não é usada.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> { $since }
alert-several = { $count ->
    [one] <b>{ $count } conexão precisa da sua atenção.</b>
   *[other] <b>{ $count } conexões precisam da sua atenção.</b>
}
alert-online = <b>Conectada</b>
alert-online-again = <b>Conectada de novo.</b> Interrupção: { $length }.
alert-online-again-at-most = <b>Conectada de novo.</b> Interrupção: { $length } no máximo.
alert-more = { $count ->
    [one] E mais { $count }: abra /connections.
   *[other] E mais { $count }: abra /connections.
}
alert-name = <b>{ $name }</b>
alert-names = Afetadas: { $names }
alert-names-more = { $count ->
    [one] Afetadas: { $names } e mais { $count }
   *[other] Afetadas: { $names } e mais { $count }
}
alert-noticed = Detectado { $moment }
alert-incident = <b>A { $exchange } não responde</b> desde { $since }.
alert-incident-fix = Não faça nada: não tem a ver com suas chaves. Aviso quando ela voltar a responder.
alert-incident-over = <b>A { $exchange } voltou a responder.</b> Sem resposta por: { $length }.
alert-unstable = <b>A { $exchange } está instável</b> desde { $since }: às vezes responde, às vezes não.
alert-unstable-fix = Não faça nada: não tem a ver com suas chaves. Aviso quando ela ficar estável por 30 minutos.
alert-unstable-over = <b>A { $exchange } está estável de novo.</b> Instável por: { $length }.
alert-expiry = { $days ->
    [one] <b>A chave expira em { $days } dia:</b> { $moment }.
   *[other] <b>A chave expira em { $days } dias:</b> { $moment }.
}
alert-new-address = <b>O endereço do nosso servidor mudou.</b> Adicione { $address } à lista de IPs permitidos, ou estas chaves vão parar de funcionar.
alert-new-address-known = <b>O endereço do nosso servidor mudou</b> para { $address }. Todas as suas listas de IPs permitidos já o têm: não é preciso fazer nada.
alert-retires = <b>O endereço do nosso servidor muda em { $day }.</b> Adicione o novo à lista de IPs permitidos destas chaves, mantenha o antigo até lá e toque em <b>{ button-move }</b>.
alert-retires-item = { $name }: adicione { $address }
alert-moved = A chave já funciona a partir do nosso endereço novo. Você pode tirar o antigo da lista de IPs permitidos dela: { $address }.
alert-moved-unknown = A chave já funciona a partir do nosso endereço novo. Você pode tirar o antigo da lista de IPs permitidos dela.
moves-testing = Testando a partir do nosso endereço novo…
moves-none = Nenhuma chave espera um endereço novo.
moves-done = Funciona a partir do nosso endereço novo. Você pode tirar o antigo da lista de IPs permitidos.
moves-refused = { $address } ainda não é aceito. Confira se está salvo na lista de IPs permitidos; algumas corretoras levam alguns minutos.
moves-unanswered = Não testada: sem resposta. Tento de novo automaticamente.

drift-futures-lost = A chave não pode mais operar futuros.
drift-futures-gained = A chave agora pode operar futuros.
drift-transfer-gained = A chave agora pode mover fundos entre suas próprias contas.
drift-ip-list-removed = A chave não tem mais lista de IPs permitidos: agora funciona a partir de qualquer endereço.

digest-well = { $count ->
    [one] <b>Tudo certo.</b> Sua conexão funciona.
   *[other] <b>Tudo certo.</b> Suas { $count } conexões funcionam.
}
digest-some = <b>Conectadas: { $online } de { $count }</b>
digest-strategies-paper = 📈 <b>Simulações</b>, últimas 24 horas: grupos vendidos { $closed }, resultado { $result }. Grupos abertos: { $open }
digest-strategies-live = 📈 <b>Estratégias com dinheiro real</b>, últimas 24 horas: grupos vendidos { $closed }, resultado { $result }. Grupos abertos: { $open }
digest-item = { "\u200E" }{ $title }: { $what }

## Quando avisar

mute-choose =
    <b>Silenciar { $name } por quanto tempo?</b>
    Se uma chave puder sacar, aviso na hora mesmo assim.
mute-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
mute-until-clear = Até voltar a ficar conectada
mute-line = Silenciada { $until }

alerts-title = <b>Alertas</b>
alerts-quiet = Horário de silêncio: { $hours }
alerts-quiet-off = Horário de silêncio: nenhum
alerts-digest = Resumo diário: às { $time }
alerts-digest-off = Resumo diário: desativado
alerts-zone = Fuso horário: { $city }, agora { $time }
alerts-zone-unknown = Fuso horário: desconhecido, as horas estão em UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>: silenciada { $until }
alerts-urgent = Se uma chave puder sacar, aviso na hora, também no horário de silêncio e quando silenciada.
alerts-saved = Salvo.

quiet-choose =
    <b>Escolha o horário de silêncio.</b>
    Quando ele termina, conto o que aconteceu. Se uma chave puder sacar, aviso na hora mesmo assim.
quiet-ask = Envie o horário de silêncio, por exemplo <code>22:30-07:15</code>
quiet-shape = Não aceito: envie início e fim com um traço entre eles.
quiet-time = Não aceito: isso não é uma hora do dia (0:00–24:00).
quiet-empty = Não aceito: início e fim são iguais.

zone-ask-time = <b>Que horas são aí?</b>
zone-where = <b>Onde você está?</b>
zone-where-how = Toque em um lugar com a sua hora local ou envie o nome da sua cidade ou do seu país.
zone-where-tap = Toque em um lugar com a sua hora local.
zone-place = { $city }, { $time }
zone-not-found = Não encontrei esse lugar. Envie uma cidade maior perto de você ou o seu país.
zone-several = <b>Qual deles?</b>
zone-why-zone = As horas das minhas mensagens seguem esse fuso.
zone-why-quiet = O horário de silêncio segue sua hora local.
zone-why-digest = O resumo diário segue sua hora local.
zone-ask-city =
    <b>Qual é o seu lugar?</b>
    Agora eles têm a mesma hora, mas mudam o relógio em dias diferentes.
zone-clock-changes = { $cities }: mudança de hora em { $date }
zone-clock-stays = { $cities }: sem mudança de hora

## Histórico

history-title = <b>Histórico</b> · { $name }
history-every = todas as conexões
history-choose = <b>Escolha uma conexão</b> para ver o que aconteceu com ela.
history-no-name = Você não tem nenhuma conexão chamada { $name }.
history-empty = Nada aconteceu ainda. Conecte uma chave e veja aqui o que acontece com ela.
history-moment = <b>{ $moment }</b>
history-line = { $time }
history-line-of = { "\u200E" }{ $time } <b>{ $name }</b>
history-today = Hoje
history-yesterday = Ontem
history-change = { $before } → { $after }
history-unwatched = Talvez antes: naquele momento não era monitorada.
history-deed = { $deed } · { $hand }
deed-added = Adicionada
deed-tested = Testada
deed-replaced = Chave substituída
deed-renamed = Renomeada
deed-word-given = Confirmado: saques desativados
deed-disconnected = Desconectada, dados secretos apagados
deed-paused = Desconectada, dados secretos apagados
deed-ordered = Substituição da chave solicitada
deed-deleted = Excluída
deed-exported = Dados exportados
deed-read = Consultada fora do bot
hand-person = você
hand-bot = o bot
hand-operator = o operador

## Acesso

access-denied =
    <b>Este bot é só para convidados.</b>
    Toque em <b>{ button-access-ask }</b>: o operador decide.
access-request-sent = Pedido enviado. Você recebe a decisão aqui.
access-requested = <b>{ $title }</b> pede acesso. ID do Telegram: { $person }
access-allowed = Permitido: { $title } já pode usar este bot.
access-turned-down = Recusado: { $title } não pode usar este bot.
access-granted = <b>Você já pode usar este bot.</b> Toque em <b>{ button-connect }</b> para começar.
access-refused = Seu pedido de acesso foi recusado.

## Para quem opera o bot: o que cabe a eles corrigir

operator-title = <b>Para o operador</b>
operator-more = { $count ->
    [one] E mais { $count } assunto: veja o log.
   *[other] E mais { $count } assuntos: veja o log.
}
operator-other = Procure { $matter } no log.
operator-cut-off = <b>Este servidor estava sem acesso à internet.</b> Nem o Telegram nem as corretoras responderam, por isso nenhum status de chave foi alterado. Confira a rede, o DNS e <code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>A { $exchange } não responde.</b> Nenhum status de chave muda lá, e os donos são avisados. Veja a página de status dela; não há mais nada a fazer.
operator-new-address = <b>Novo endereço deste servidor:</b> { $address }, visto na { $exchange }. Se for definitivo, coloque em <code>BOT_SERVER_IPS</code> e reinicie. Se não, restaure o antigo: os donos de chaves com lista de IPs permitidos são orientados a adicioná-lo.
operator-address-refused = <b>A { $exchange } rejeita nosso endereço</b> em muitas chaves com lista de IPs permitidos. Compare <code>BOT_SERVER_IPS</code> com o que <code>python -m bot doctor</code> encontra.
operator-clock-skew = <b>O relógio deste servidor está errado</b>, segundo a { $exchange }. Acerte: <code>timedatectl set-ntp true</code>. Até lá, os status das chaves nela não mudam.
operator-egress-down = <b>Nada responde pelo nosso endereço { $address }.</b> Confira o proxy ou a interface dele e <code>BOT_EGRESS</code> e execute <code>python -m bot doctor</code>. Até lá, nenhum status de chave é alterado.
operator-region-blocked = <b>A { $exchange } não atende a região deste servidor.</b> Execute o bot em outro lugar ou defina em <code>BOT_PROXY_URL</code> um proxy de outro lugar.
operator-our-address-blocked = <b>A { $exchange } bloqueia o endereço deste servidor.</b> Peça ao suporte dela o desbloqueio ou defina em <code>BOT_PROXY_URL</code> um proxy com outro endereço. Até lá, os status das chaves nela não mudam.
operator-order-refused = <b>A { $exchange } recusa ordens de estratégias.</b> Elas violam uma regra dela, ou o motivo não é conhecido aqui. Veja o log e as regras dos pares no arquivo desta corretora.
operator-unknown = <b>As respostas da { $exchange } não são entendidas.</b> Isso não pesa contra as chaves. Veja no log o que ela respondeu e adicione ao arquivo desta corretora.

## Avisos

notice-draft-expired = A conexão com a { $exchange } não foi concluída em 30 minutos. O que você tinha enviado foi apagado.
notice-secrets-destroyed = A chave de { $name } ({ $exchange }) ainda podia sacar depois de 30 minutos. Os dados secretos dela foram apagados. Crie uma chave sem essa permissão e toque em <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>Apague manualmente sua mensagem ({ $sent }).</b>
    Ela parece uma chave, e o Telegram não me deixou apagá-la. Toque nela e segure, toque em “Apagar” e marque “Apagar também para…”. Se outras pessoas podem ter visto, crie uma chave nova na corretora.

toast-outdated = Este botão é de uma mensagem antiga. O que aparece agora é a situação atual.
toast-stale = Este botão é de uma mensagem antiga e não funciona mais. Abra o menu com /start.

news-title = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = Simulação: nenhuma ordem vai para a corretora.
news-live = <b>Dinheiro real</b>: as ordens vão para a { $exchange }.
news-opened = <b>Primeira compra: { $money }.</b>
news-topped-up = <b>Último reforço: { $money }.</b> Compras até agora: { $buys }.
news-held = Você tem: { $held }, preço médio { $average }.
news-held-nothing = Você não tem nada comprado.
news-left = Sobra: { $held }, pouco demais para vender.
news-result = Resultado após taxas: { $result }
news-closed-take-profit = <b>Vendido com lucro.</b>
news-closed-stop = <b>O stop vendeu tudo.</b>
news-closed-close = <b>Tudo foi vendido.</b>
news-recovery = <b>O Recovery Mode está ativado.</b>
news-recovery-fall = O preço está muito abaixo da média.
news-recovery-money = A maior parte do dinheiro está em uso.
news-recovery-no-top-ups = Não restam reforços, e o preço está abaixo da média.
news-recovery-unclear = O mercado não está claro há 10 minutos.
news-recovery-chosen = Você escolheu.
news-recovery-means = Ele compra com mais cuidado e vende tudo assim que não houver perda.
news-recovered = <b>O Recovery Mode está desativado.</b> O plano continua.
news-hold = <b>A estratégia está em espera.</b>
news-hold-blocked = A chave pode sacar ou precisa ser substituída: nada é comprado nem vendido, não há stop. Abra /connections e corrija a chave.
news-hold-key = A chave não funciona: nada é comprado nem vendido, não há stop. Abra /connections e corrija a chave.
news-hold-doubt = A chave não está { status-online }: nada é comprado, as vendas continuam. Abra /connections e corrija a chave.
news-hold-operator = Quem administra este bot suspendeu por enquanto a negociação na { $exchange }: nada é comprado nem vendido, não há stop. A estratégia continua sozinha quando essa pessoa permitir. Até lá, você pode vender por conta própria na { $exchange }.
news-hold-unavailable = A { $exchange } não responde: nada é comprado nem vendido, não há stop. A estratégia continua sozinha quando a { $exchange } voltar a responder.
news-hold-account = A chave é de outra conta, não da conta desta estratégia: nada é comprado nem vendido, não há stop. Abra /connections e substitua por uma chave da primeira conta ou toque em <b>{ button-run-stop }</b>.
news-hold-rehearsals = Quem administra este bot agora só permite simulações: nada é comprado nem vendido, não há stop. A estratégia continua sozinha quando o dinheiro real for permitido de novo.
news-hold-off = Quem administra este bot desativou as estratégias: nada é comprado nem vendido, e nenhum stop vende. A estratégia continua sozinha quando elas forem ativadas de novo.
news-hold-restored = O banco de dados foi restaurado de um backup: nada é comprado nem vendido até você decidir.
news-hold-gone = Nenhuma chave está mais guardada aqui.
news-released = <b>A estratégia está ativa de novo.</b>
news-unpriced = <b>Não há preço.</b>
news-unpriced-means = A { $exchange } não envia nenhum preço deste par: nada é comprado nem vendido, não há stop. Veja lá se o par ainda é negociado e, se quiser, venda lá por conta própria.
news-priced = <b>Há preço de novo.</b> O plano continua.
news-ended = <b>A estratégia terminou.</b>
news-ended-gone = Nenhuma chave está mais guardada para ela.
news-disturbed = <b>Faltam moedas desta estratégia.</b> Alguém movimentou ou vendeu { $coin }, ou outra ordem está usando essas moedas.
news-disturbed-numbers = A estratégia tem: { $held }. Disponível na conta: { $there }.
news-disturbed-means = Nada é comprado até você decidir. <b>{ button-run-count }</b>: a estratégia fica com o que está disponível, ao mesmo preço médio. <b>{ button-run-go-on }</b>: ela segue como antes. <b>{ button-run-stop }</b>: ela termina, e você fica com tudo.
news-lost = <b>Não se sabe o resultado de uma ordem.</b>
news-lost-means = Até você responder, nada é comprado nem vendido, não há stop.
order-lost = { $side ->
    [sell] Venda: { $qty } a { $price } ou mais, enviada: { $time }, ID: { $order }.
   *[buy] Compra: { $qty } a { $price } ou menos, enviada: { $time }, ID: { $order }.
}
order-lost-look = Procure { $pair } no histórico de ordens da { $exchange }.
order-unread = <b>Não se sabe o resultado de uma ordem.</b> Uma chave que pode sacar não é usada, nem para consultar. Quando ela não puder mais sacar, ou for substituída, o bot consulta sozinho.
order-refused = { $side ->
    [sell] <b>A { $exchange } recusou uma venda.</b>
   *[buy] <b>A { $exchange } recusou uma compra.</b>
}
order-refused-balance = { $side ->
    [sell] Há menos { $coin } na conta do que a estratégia comprou. Se você movimentou, traga de volta ou toque em <b>{ button-run-stop }</b>.
   *[buy] Há muito pouco { $coin } disponível. Coloque mais ou toque em <b>{ button-run-pause }</b>: as vendas continuam.
}
order-refused-minimum = A ordem era pequena demais. O erro é nosso, e quem administra este bot já foi avisado.
order-refused-rules = A ordem violou uma regra da { $exchange }. O erro é nosso, e quem administra este bot já foi avisado.
order-refused-pair = { $pair } não é negociado lá agora, ou não na sua conta. Confira na { $exchange }. Você pode tocar em <b>{ button-run-stop }</b> e vender lá por conta própria.
order-refused-permission = A chave não tem permissão para operar. Permita a negociação spot para ela na { $exchange }, nunca os saques. Ela é testada de novo agora.
order-refused-key = A corretora não aceita a chave ou nosso endereço. A chave é testada agora: abra /connections.
order-refused-account = A conta está restrita ou é de um tipo em que este bot não pode operar. Veja se há uma mensagem da { $exchange } para você.
order-refused-busy = A { $exchange } não aceita mais ordens por um momento.
order-refused-unknown = O motivo não é conhecido aqui. Quem administra este bot já foi avisado.
order-tries-again = A estratégia tenta de novo sozinha.
sell-yourself = Para vender por conta própria: abra a negociação spot na { $exchange }, escolha { $pair } e venda { $held }.

## A mesma conta

button-adopt = Substituir chave dela
button-adopt-disconnected = Conectar a chave lá
button-same-account = Sim, a mesma conta
button-connect-new = Conectar como nova
twin-mine =
    <b>Esta conta já está conectada</b>, como { $name } na { $exchange }.
    Para usar a chave nova lá, toque em <b>{ button-adopt }</b>. A chave antiga continua ativa até a nova passar no teste.
twin-mine-disconnected =
    <b>Você já tem uma conexão desta conta</b>: { $name } na { $exchange }. Ela está desconectada.
    Para conectar a chave nova lá, toque em <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>Não conectada.</b> Esta conta da { $exchange } já está conectada à BackFuture AI a partir de outra conta do Telegram e só pode ser conectada uma vez. A chave não foi salva.
    Se não foi você, exclua a chave na corretora e crie uma nova.
twin-other-account =
    <b>A chave antiga continua ativa.</b> A nova é de outra conta da { $exchange }, não da conta de { $name }.
    Envie uma chave da mesma conta ou conecte esta como conexão nova.
twin-unknown =
    <b>A chave nova é da mesma conta da { $exchange } que { $name }?</b>
    A corretora não diz. Se for, toque em <b>{ button-same-account }</b>. Até lá, a chave antiga continua ativa.

## Sair

command-panic = Desconectar tudo
command-export = Receber uma cópia dos meus dados
command-delete_me = Excluir todos os meus dados
button-panic-yes = Sim, desconectar tudo
button-delete-me-yes = Sim, excluir tudo
button-export = Receber antes meus dados
button-revoke-at = Excluir chave na { $exchange }
panic-nothing = Não há nada para desconectar: nenhuma conexão tem chave salva.
panic-confirm = { $count ->
    [one] <b>Desconectar { $count } conexão?</b>
   *[other] <b>Desconectar todas as { $count } conexões?</b>
}
panic-means = Cada chave é apagada aqui na hora, com os dados secretos dela, e nada mais os usa. Cada conexão fica: você pode colocar uma chave nova nela.
panic-done = { $count ->
    [one] <b>{ $count } conexão está desconectada, e os dados secretos dela estão apagados aqui.</b>
   *[other] <b>{ $count } conexões estão desconectadas, e os dados secretos delas estão apagados aqui.</b>
}
panic-next = Agora exclua cada chave na corretora dela: só isso a torna inútil para todo mundo.
leave-confirm = <b>Excluir tudo o que guardamos sobre você?</b>
leave-what = { $count ->
    [one] É { $count } conexão com a chave e os dados secretos dela, o histórico, suas configurações e seu idioma. Não dá para desfazer.
   *[other] São { $count } conexões com as chaves e os dados secretos delas, o histórico, suas configurações e seu idioma. Não dá para desfazer.
}
leave-what-rest = São seu ID do Telegram, seu idioma, suas configurações e seu histórico. Você não tem conexões. Não dá para desfazer.
leave-remains =
    <b>O que fica:</b>
    • Backups do banco de dados guardam as linhas criptografadas até serem sobrescritos. Elas podem ser lidas com a chave mestra antiga: peça ao operador que a troque e exclua a antiga.
    • O Telegram guarda esta conversa até você apagá-la.
    • As chaves nas corretoras ficam até você excluí-las lá.
leave-done = <b>Tudo o que guardávamos sobre você foi excluído.</b>
export-caption = Tudo o que guardamos sobre você, exceto chaves e dados secretos.

## Limites

limit-connections = { $limit ->
    [one] Você tem { $limit } conexão, o máximo. Exclua-a para abrir espaço.
   *[other] Você tem { $limit } conexões, o máximo. Exclua uma para abrir espaço.
}

## Para quem opera o bot: /status

command-status = Status do bot
overview-title = <b>Status do bot</b>
overview-no-database = O banco de dados não responde. Execute <code>python -m bot doctor</code> no servidor.
overview-cut-off = Nossa própria rede está fora do ar: corretoras demais falham ao mesmo tempo. Nenhum status de chave muda até ela voltar.
overview-outage = A { $exchange } não responde desde { $since }
overview-no-outage = Não se sabe de nenhuma corretora fora do ar.
overview-connections = <b>Conexões</b>: { $count }
overview-state = { $mark } { $status }: { $count }
overview-exchange = { $exchange }: { $states }
overview-share = { $mark }{ "\u00A0" }{ $count }
overview-checks = <b>Testes</b> em 5 minutos: { $count } ({ $rate } por minuto)
overview-latency = Metade levou até { $half } ms, 95% até { $most } ms
overview-lag = Teste pendente mais antigo: { $exchange }, atrasado { $seconds } s
overview-no-lag = Nenhum teste na fila.
overview-waiting = <b>Alertas</b> na fila: { $count }
overview-slowed = O Telegram pediu para ir mais devagar (429): { $count }
overview-not-erased = Mensagens com dados secretos não apagadas: { $count }
overview-addresses = <b>Nosso endereço</b>, o último visto: { $addresses }
overview-egress = { $egress } ({ $addresses }): { $count ->
    [one] { $count } conexão
   *[other] { $count } conexões
}
overview-no-address = <b>Nosso endereço</b>: nenhuma corretora o informou ainda
overview-leads = Este processo fala com o Telegram.
overview-leads-not = Outro processo fala com o Telegram.
overview-answering = Processos que respondem: { $count }. O mais antigo começou { $oldest }, o mais novo { $newest }.
overview-notices = Este processo envia os alertas.
overview-notices-not = Outro processo envia os alertas.
overview-trades = Este processo opera as estratégias: só simulações.
overview-trades-live = Este processo opera as estratégias: com dinheiro real e simulações.
overview-trades-not = Este processo não opera estratégias.
overview-strategies = Estratégias: { $count }. Ordens de fim desconhecido: { $orders }.
overview-since = Testes, 429 e mensagens apagadas são os deste processo. Ele começou { $moment }.

## Para quem opera o bot: enviado sem o banco de dados

command-trading = Suspender a negociação
button-trading = Negociação
button-trading-stop-all = Suspender tudo
button-trading-stop = Suspender { $exchange }
button-trading-go-all = Encerrar suspensão de tudo
button-trading-go = Encerrar suspensão: { $exchange }
trading-title = <b>Negociação</b>
trading-goes = 🟢 Nada está suspenso.
trading-stopped-all = <b>Toda a negociação está suspensa</b> desde { $since }
trading-stopped = <b>Negociação suspensa na { $exchange }</b> desde { $since }
trading-strategies = Estratégias na { $exchange }: { $count }
trading-means = Uma suspensão vale na hora: nenhuma ordem nova é enviada, nem compras, nem vendas, nem stops de estratégias. As ordens em andamento continuam sendo verificadas. Os donos recebem uma mensagem no início da suspensão e uma no fim.
direct-database-down = <b>O banco de dados não responde desde { $since }.</b> As chaves não são monitoradas e as pessoas não recebem respostas. Confira o banco de dados, o disco dele e o log do bot; o bot continua sozinho assim que ele responder.
direct-database-back = <b>O banco de dados voltou a responder.</b> Sem resposta por: { $length }. Nada do que foi detectado se perdeu.
direct-conflict-program = <b>Outro programa usa o token deste bot.</b> As pessoas não recebem resposta, ou recebem duas. Pare o outro programa. Se não é seu, envie /revoke ao @BotFather e coloque o novo token em BOT_TOKEN.
direct-conflict-webhook = <b>Este bot tem um webhook definido em { $host }.</b> Enquanto existir, o bot não recebe mensagens. Pare o programa de lá e chame deleteWebhook da Bot API.
direct-conflict-over = <b>O bot recebe suas mensagens de novo.</b> Nenhum outro programa usa o token agora.

## Strategies: what happened


## Strategies

button-strategies = Minhas estratégias
button-strategy-new = Nova estratégia
button-plan-pair = Par
button-plan-pairs = Pares
button-plan-several = Vários pares
button-plan-pairs-done = Avançar ({ $count })
button-plan-each = Cada par
button-all-pairs = Todos os pares
button-plan-level = Nível de risco
button-plan-limit = Limite de margem
button-plan-topups = Reforços
button-plan-recovery = Recovery Mode
button-plan-more = Mais
button-plan-sheet = Voltar ao plano
button-plan-replay = Como teria sido
button-plan-start = Iniciar simulação
button-plan-live = Iniciar modo real
button-plan-live-yes = Iniciar com dinheiro real
button-plan-off = Desativado
button-plan-on = Ativado
button-plan-again = Tentar de novo
button-strategy-connection = { $name } · { $exchange }
command-strategies = Minhas estratégias

strategies-title = <b>Minhas estratégias</b>, ativas: { $count }
strategies-empty = Você ainda não tem estratégias. Uma estratégia compra um par em etapas enquanto o preço cai e vende tudo acima do preço médio.
strategies-live = Você escolhe para cada estratégia: simulação ou dinheiro real.
strategies-rehearsal = Toda estratégia é uma simulação: preços reais, nenhuma ordem vai para a corretora.
strategies-off = As estratégias estão desativadas aqui. Quem administra este bot pode ativá-las.
strategies-item = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = Ativa
strategy-status-paused = Pausada
strategy-status-held = Em espera
strategy-status-finishing = Termina após este grupo
strategy-status-closing = Vendendo tudo
strategy-status-stopping = Parando
strategy-status-ended = Encerrada
strategy-mode-paper = Simulação
strategy-mode-live = Dinheiro real
strategy-started = <b>A simulação começou.</b>
strategy-started-live = <b>A estratégia começou, com dinheiro real.</b>
first-buy-when-calm = A primeira compra vem quando o mercado estiver calmo o bastante. Você vai receber uma mensagem.
first-buy-soon = A primeira compra vem em breve. Você vai receber uma mensagem.

plan-choose-connection = <b>Qual conexão?</b>
plan-no-connection = Uma estratégia precisa de uma conexão com status “{ status-online }”. Primeiro conecte uma chave.
plan-none-online = Nenhuma conexão pode ter uma estratégia agora.
start-refused-off = { strategies-off }
start-refused-stopped = Quem administra este bot suspendeu por enquanto a negociação na { $exchange }. Tente mais tarde.
start-refused-not-online = { $name } não está { status-online }: abra a conexão, corrija a chave e volte aqui.
start-refused-too-many = Você já tem o máximo de estratégias que este bot permite. Pare uma primeiro: /strategies
start-refused-pair-used = Já há uma estratégia ativa em { $pair } nesta conexão. Escolha outro par ou pare essa primeiro: /strategies
start-refused-coin-used = Outra estratégia nesta conexão usa uma moeda de { $pair }. Escolha outro par ou pare essa primeiro: /strategies
start-refused-unknown-pair = A { $exchange } não negocia este par. Toque em um abaixo ou envie outro, como BTC ou ETH/USDT.
start-refused-other-coin = { $pair } é cotado em outra moeda. Todos os pares de uma estratégia precisam da mesma.
start-refused-too-many-pairs = { $pair } ficou de fora: uma estratégia tem no máximo 10 pares.
start-refused-no-market = A { $exchange } não envia preços agora. Tente de novo em um minuto.
start-refused-rehearsals = Quem administra este bot só permite simulações.
start-refused-not-live-here = Aqui só simulação: este bot não opera com dinheiro real na { $exchange }.
start-refused-no-trade = Com dinheiro real não dá: não está comprovado que a chave de { $name } possa operar. Permita a negociação spot para ela na { $exchange } e teste de novo.
start-refused-withdrawals = Com dinheiro real não dá: não está comprovado que a chave de { $name } não possa sacar, e para dinheiro real a sua confirmação não basta. Teste de novo ou use uma chave com permissões que a { $exchange } informe.
card-rehearsal = Dá para fazer uma simulação, que não envia nenhuma ordem: <b>{ button-strategy-new }</b>.
start-refused-no-balance = Com dinheiro real não dá: não foi possível ler o saldo de { $name }. Tente de novo em um minuto.
start-refused-too-little = Com dinheiro real não dá: o disponível em { $name } é menos que o limite de margem mais o que suas outras estratégias de lá ainda podem usar. Diminua o limite de margem ou deposite mais na { $exchange }.
start-refused-missing = O limite de margem precisa de { $needs }: faltam { $missing }.
start-refused-account = Com dinheiro real não dá: a { $exchange } não aceita ordens desta conta. Ela está restrita ou é de um tipo em que este bot não pode operar.

plan-ask-pair = <b>Qual par?</b> Toque em um ou envie outro, como BTC ou ETH/USDT.
plan-help = Uma estratégia compra um par em etapas enquanto o preço cai e vende tudo acima do preço médio.
plan-ask-pairs = <b>Quais pares?</b> Toque neles ou envie-os, como btc, eth, sol. No máximo { $most }.
pairs-coin = Todos são cotados em { $coin }.
pairs-chosen = Escolhidos: { $list }
pairs-none = Primeiro escolha um par.
pairs-unknown = A { $exchange } não negocia: { $list }
pairs-word = <b>{ $word }</b>
plan-ask-level = <b>Qual nível de risco?</b>
plan-level-means = <b>{ $level }</b>: { $count } compras, a última { $drop } abaixo da primeira. Pode perder cerca de { $loss } do limite de margem.
plan-level-means-no-stop = <b>{ $level }</b>: { $count } compras, a última { $drop } abaixo da primeira. Sem stop: pode perder todo o limite de margem.
level-low = Baixo
level-medium = Médio
level-high = Alto
level-own = Ajustes próprios
plan-ask-limit = <b>Qual é o limite de margem?</b> É o máximo de { $coin } que fica no mercado em qualquer momento. Envie um valor, como 300.
plan-free = Disponível agora: { $money }.
plan-free-reserved = Suas outras estratégias nesta chave ainda podem usar { $money } disso.
plan-free-left = Restam { $money }.
plan-no-number = Isso não é um número. Envie um, como { $example }.
plan-limit-too-small = O limite de margem precisa ser de pelo menos { $least }. Com menos, uma ordem ficaria abaixo do mínimo da { $exchange }.
plan-steps-too-small = { $pair } tem passos de preço muito grandes: as compras ficariam no mesmo preço. Aumente a distância dos reforços ou escolha outro par.
plan-out-of-range = { $setting }: de { $least } a { $most }.
plan-choose-setting = <b>O que você quer mudar?</b>
plan-setting = <b>{ $setting }</b>: { $value }
plan-setting-range = Toque em um valor ou envie um de { $least } a { $most }.
setting-topups = Número de reforços
setting-first-drop = Primeira queda
setting-step-scale = Aumento da distância
setting-volume-scale = Aumento do valor
setting-take-profit = Take profit
setting-stop = Stop
setting-recovery = Recovery Mode
setting-pause = Pausa em minutos
setting-guards = Esperar mercado calmo
setting-at-once = Grupos ao mesmo tempo
setting-means-pause = Quantos minutos passam depois de uma venda até a próxima primeira compra. Depois do stop, são pelo menos 6 horas.
setting-means-guards = A primeira compra espera até a diferença entre bid e ask ser de no máximo 0,3%, a variação do preço em 24 horas ficar entre −8 e +12% e o volume de 24 horas ser de pelo menos 1.000 vezes o limite de margem. Desativado: compra na hora.
setting-means-at-once = Quantos pares podem ter um grupo ao mesmo tempo. Eles dividem o limite de margem.
plan-setting-switch = Toque em uma opção.
setting-means-topups = Compras depois da primeira.
setting-means-first-drop = Quanto abaixo da primeira compra vem o primeiro reforço.
setting-means-step-scale = Cada distância entre compras, comparada com a anterior. 1: todas são iguais.
setting-means-volume-scale = O dinheiro de cada reforço, comparado com a compra anterior. 1: todas são iguais.
setting-means-take-profit = Quanto acima do preço médio a estratégia vende tudo, após taxas.
setting-means-stop = Quanto abaixo do preço médio a estratégia vende tudo com perda.
setting-means-recovery = Quanto abaixo do preço médio o Recovery Mode começa. Ele então compra com mais cuidado e vende tudo assim que não houver perda.

sheet-terms = Nível de risco: { $level } · limite de margem: { $limit }
basket-terms = Nível de risco: { $level } · limite de margem de todos os pares: { $limit }
basket-at-once = { $count ->
    [one] { $count } grupo por vez, com no máximo { $limit }.
   *[other] { $count } grupos ao mesmo tempo, cada um com no máximo { $limit }.
}
basket-limit = Limite de cada grupo
basket-group = <b>Cada grupo</b>
basket-falls = { $count ->
    [one] <b>Se o preço cair</b>, no par que mais perde
   *[other] <b>Se todos os preços caírem juntos</b>, com { $count } grupos abertos
}
basket-again = Quando um grupo é vendido, também pelo stop, outro par pode abrir um: as perdas de vários grupos podem se somar.
basket-minimum = { "\u200E" }{ $pair }: menor ordem { $smallest }. O mínimo da { $exchange } é { $least }.
sheet-buys = { $count ->
    [one] Compra { $count } vez: { $first } agora.
   *[other] Compra { $count } vezes: { $first } agora, a última { $last } quando o preço estiver { $drop } mais baixo.
}
sheet-buys-next = { $count ->
    [one] O próximo grupo compra { $count } vez: { $first } ao preço daquele momento.
   *[other] O próximo grupo compra { $count } vezes: { $first } ao preço daquele momento, a última { $last } quando o preço estiver { $drop } mais baixo.
}
sheet-sells = Vende tudo { $profit } acima do preço médio.
sheet-falls = <b>Se o preço cair</b>
sheet-fall = • { $fall }: { $money } no mercado, perda não realizada { $loss }
sheet-fall-stopped = • { $fall }: vendido pelo stop, perda { $loss }
sheet-fall-stopped-all = • { $fall } ou mais: vendido pelo stop, perda { $loss }
sheet-worst = ⚠️ <b>No pior caso: uma perda de { $loss }</b> no stop, { $gap } se o preço pular { $jump } além dele, e até { $all } se a corretora ou este bot não conseguir vender.
sheet-worst-no-stop = ⚠️ <b>No pior caso: uma perda de { $all }.</b> Não há stop.
sheet-buy = { $number }. { $money } a { $price }; a média fica em { $average }
sheet-after = Depois de todas as compras, vende a { $sells }; no Recovery Mode, a { $recovers }.
sheet-stop = O stop fica então em { $stop }.
sheet-recovery = O Recovery Mode começa { $fall } abaixo do preço médio ou quando a maior parte do dinheiro estiver em uso.
sheet-recovery-off = O Recovery Mode não começa por causa de uma queda.
sheet-pause = Entre uma venda e a próxima primeira compra: { $minutes } min; depois do stop, pelo menos 6 horas.
sheet-guards = A primeira compra espera um mercado calmo.
sheet-guards-off = A primeira compra não espera um mercado calmo.
sheet-fees = Taxas de um ciclo: { $first } com uma compra, { $full } com todas.
sheet-minimum = Menor ordem: { $smallest }. O mínimo da { $exchange } é { $least }.
sheet-balance = Seu saldo não é lido: uma simulação não precisa de dinheiro.
sheet-free-after = Com todo o limite de margem no mercado, ficam disponíveis { $left }.
sheet-free-less = Para ordens reais faltam { $missing }; uma simulação não precisa de dinheiro.
sheet-live = Uma simulação não envia nenhuma ordem. <b>{ button-plan-live }</b> usa dinheiro real.
live-ask = ⚠️ <b>Dinheiro real.</b> As ordens vão para a { $exchange }, com a sua chave. Você pode perder o que está indicado aqui, e mais se o preço pular.
live-price-moved = O preço mudou. Veja o plano de novo e depois inicie.
sheet-not-covered = <b>Não incluído:</b> falhas da corretora ou deste bot, saltos de preço, um par removido da corretora, moedas que você mesmo movimenta.

replay-title = <b>Como teria sido</b>
replay-days = { $count ->
    [one] Em { $count } dia, hora a hora
   *[other] Nos últimos { $count } dias, hora a hora
}
replay-rounds = Ciclos fechados: { $count }
replay-at-once = { $count ->
    [one] { $count } grupo por vez. Se vários pares puderem comprar, compra o primeiro.
   *[other] { $count } grupos ao mesmo tempo. Se mais pares puderem comprar, compram os primeiros.
}
replay-pair = { "\u200E" }<b>{ $pair }</b>: { $count ->
    [one] { $count } ciclo
   *[other] { $count } ciclos
}, { $result }
replay-result = Resultado após taxas: { $result }
replay-open = Ainda em aberto no fim, não realizado: { $result }
replay-deepest = Maior perda não realizada: { $loss }
replay-recovery = Dias em Recovery Mode: { $days }
replay-warning = São preços passados. Os próximos dias podem ser diferentes.

## Strategies: life

button-picture = Gráfico
chart-past = { $count ->
    [one] A linha é o preço do último dia.
   *[other] A linha é o preço dos últimos { $count } dias.
}
chart-since = A linha vertical é a primeira compra.
chart-bought = { $count ->
    [one] { $count } compra feita, prevista a { $first }
   *[other] { $count } compras feitas, previstas de { $first } a { $last }
}
chart-due = { $count ->
    [one] { $count } compra por vir, a { $first }
   *[other] { $count } compras por vir, de { $first } a { $last }
}
chart-after-all = <b>Depois de todas as compras</b>
chart-average = Preço médio: { $price }
button-strategy = Estratégia
button-run-pause = Pausar
button-run-resume = Retomar
button-run-finish = Finalizar
button-run-stop = Parar sem vender
button-run-end = Parar
button-run-stop-yes = Parar sem vender
button-run-close = Fechar agora
button-run-close-yes = Vender agora
button-run-recover = Recovery Mode on
button-run-waive = Recovery Mode off
button-run-edit = Alterar
button-run-apply = Aplicar
edit-done = <b>Alterado.</b>
edit-now = <b>Vale já para o grupo aberto:</b> { $settings }
edit-later = <b>Vale a partir do próximo grupo:</b> { $settings }
edit-nothing = Nada foi alterado ainda. Toque em um botão para alterar um número e depois em <b>{ button-run-apply }</b>.
run-next-limit = A partir do próximo grupo: no máximo { $limit }
button-run-history = Histórico
button-run-count = Contar o que está lá
button-run-go-on = Continuar
button-run-not-filled = Não foi executada
button-run-filled = Foi executada
run-setup = Nível de risco: { $level ->
    [low] baixo
    [medium] médio
    [high] alto
   *[own] seus próprios valores
} · limite de margem: { $limit }
basket-pair = { "\u200E" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = espera a primeira compra
basket-state-place = espera a venda de outro par
basket-state-open = grupo aberto
basket-buys-sells = Compra a { $buys }, vende a { $sells }
basket-sells = Vende a { $sells }
basket-open = Grupos abertos: { $count } de { $most }
basket-at-work = Em uso em todos os pares: { $money }
basket-if-sold = Se vender tudo agora: { $result }
basket-result = Resultado de todos os pares após taxas: { $result }
basket-means = Estes botões valem para todos os pares. Toque em um par para ver os dele.
run-running = <b>Ativa.</b>
run-paused = <b>Pausada.</b> Nada é comprado, as vendas continuam.
run-held = <b>Em espera.</b> Nada é comprado nem vendido até você tocar em <b>{ button-run-resume }</b>.
run-finishing = <b>Finalizando.</b> Nenhum grupo novo começa. Quando este for vendido, a estratégia termina.
run-closing = <b>Fechando.</b> Tudo é vendido agora. Em no máximo 10 minutos, a estratégia termina.
run-stopping = <b>Parando.</b> Nada mais é comprado nem vendido.
run-waits = Espera um mercado calmo para a primeira compra.
run-waits-for-place = Espera a venda de um grupo de outro par.
run-rests = A primeira compra não vem antes de { $time }.
run-price = Preço agora: { $price }
run-price-unknown = Preço agora: desconhecido
run-in-use = Em uso: { $money } de { $limit }
run-if-sold = Se vender agora: { $result }
run-next-buy = Próximo reforço: { $money } a { $price } ou menos
run-no-add-on = Próximo reforço: não resta nenhum
run-sells = Vende tudo a { $price } ou mais
run-stop = Stop: vende tudo a { $price } ou menos
run-no-stop = Stop: nenhum
run-means-pause = <b>{ button-run-pause }</b>: nada é comprado, as vendas continuam.
run-means-resume = <b>{ button-run-resume }</b>: volta a comprar e vender conforme o plano.
run-means-finish = <b>{ button-run-finish }</b>: nenhum grupo novo começa; quando este for vendido, a estratégia termina.
run-means-stop = <b>{ button-run-stop }</b>: nada mais é comprado nem vendido; você fica com o que foi comprado, e a estratégia termina.
run-means-end = <b>{ button-run-end }</b>: nada mais é comprado, e a estratégia termina.
run-means-close = <b>{ button-run-close }</b>: tudo é vendido ao preço de agora, e a estratégia termina.
run-ask-stop =
    <b>Parar { $pair } e ficar com o que foi comprado?</b>
    Nada mais é comprado nem vendido, e não há mais stop. A estratégia termina e não pode ser retomada.
run-ask-end =
    <b>Parar { $pair }?</b>
    Nada mais é comprado. A estratégia termina e não pode ser retomada.
run-ask-close =
    <b>Vender tudo de { $pair } agora?</b>
    O preço pode ser até 1% mais baixo que agora. O que não for vendido em 10 minutos fica com você. A estratégia termina.
run-changed = Isso não é mais possível. A estratégia mudou.
run-blocks-delete =
    <b>{ $name } ainda não pode ser excluída.</b>
    Uma estratégia nesta conexão ainda tem moedas compradas. Abra a estratégia e toque em <b>{ button-run-close }</b> ou <b>{ button-run-stop }</b>. Depois exclua a conexão.
event-line = { "\u200E" }{ $pair }: { $what }
event-started = Iniciada, limite de margem { $limit }
event-opened = Primeira compra, { $money }
event-topped-up = Reforço, { $money }; preço médio { $average }
event-recovery = Recovery Mode ativado
event-recovered = Recovery Mode desativado
event-closed = { $how ->
    [take-profit] Vendido com lucro
    [stop] Vendido pelo stop
   *[close] Vendido
}: { $result }
event-refused = { $side ->
    [sell] Uma venda foi recusada
   *[buy] Uma compra foi recusada
}
event-lost = Não se sabe como uma ordem terminou
event-disturbed = Faltam moedas
event-counted = Você disse: contar o que está lá
event-not-filled = Você disse: não foi executada
event-held = Em espera
event-released = Ativa de novo
event-unpriced = Sem preço
event-priced = Há preço de novo
event-edited = Alterada, limite de margem { $limit }
event-paused = Pausada
event-resumed = Retomada
event-finishing = Finalizando
event-closing = Fechando
event-stopping = Parando
event-ended = Encerrada, resultado { $result }
