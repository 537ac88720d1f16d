"""Data: the words that name a field, in many languages and in the menus of exchanges.

Each phrase is matched without case; a space matches a space, `_`, `-`, `.` or nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.domain.credentials import Field

# Scripts without spaces between words, or with vowels that are no letters in Python.
WIDE = re.compile("[\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

SPELLED: Mapping[Field, tuple[str, ...]] = {
    Field.PASSPHRASE: (
        "salasana", "tunnuslause", "adgangskode", "adgangsfrase", "parool", "paroolifraas", "prístupová fráza", "geslo", "passord frase", "passordfrase", "passord", "lösenfras", "lösenord", "adgangssætning",
        "passwort", "kennwort", "passwortphrase", "wachtwoordzin", "wachtwoord", "wachtzin",
        "mot de passe", "phrase secrète", "phrase de passe", "frase de contraseña",
        "frase de acceso", "frase de paso", "frase secreta", "contraseña", "frase-senha",
        "frase de segurança", "senha", "frază de acces", "frază", "parolă", "frase segreta",
        "hasło klucza", "hasło", "fraza hasła", "heslová fráze", "heslo", "pristupna fraza",
        "lozinka", "jelmondat", "jelszó", "slaptafrazė", "slaptažodis", "paroles frāze", "parole",
        "parola ifadesi", "parola", "şifre", "geçiş parolası",
        "фраза", "парольная фраза", "кодовая фраза", "секретная фраза", "фраза-пароль", "пассфраза",
        "пароль апи", "пароль api", "пароль", "парольна фраза", "парола-фраза", "парола",
        "фраза за достъп", "лозинка",
        "συνθηματική φράση", "φράση πρόσβασης", "κωδικός πρόσβασης", "κωδικός",
        "عبارة المرور", "كلمة المرور", "كلمة السر", "العبارة السرية", "عبارت عبور", "رمز عبور",
        "گذرواژه", "משפט סיסמה", "ביטוי סיסמה", "סיסמה",
        "पासफ़्रेज़", "पासफ्रेज", "पासवर्ड", "วลีรหัสผ่าน", "รหัสผ่าน",
        "cụm mật khẩu", "mật khẩu", "frasa sandi", "kata sandi",
        "パスフレーズ", "パスワード", "패스프레이즈", "암호문", "비밀번호", "암호",
        "密码短语", "密碼短語", "通行短语", "口令", "api密码", "api 密码", "api密碼", "密码", "密碼",
    ),
    Field.SECRET: (
        "salainen avain", "yksityinen avain", "salajane võti", "tajný kľúč", "skrivni ključ", "секретка", "hemmelig api nøkkel", "hemmelig nøkkel", "privat nøkkel", "hemlig nyckel", "privat nyckel",
        "hemmelig nøgle", "geheimer schlüssel", "geheimschlüssel", "privater schlüssel",
        "geheimer api schlüssel", "geheime sleutel", "privésleutel",
        "clé secrète", "clé privée", "clef secrète", "secret de l'api", "clave secreta",
        "clave privada", "llave secreta", "secreto", "chave secreta", "chave privada", "segredo",
        "chiave segreta", "chiave privata", "cheie secretă", "cheia secretă", "cheie privată",
        "tajny klucz", "klucz tajny", "sekretny klucz", "klucz prywatny", "tajný klíč",
        "soukromý klíč", "tajni ključ", "privatni ključ", "titkos kulcs", "privát kulcs",
        "slaptasis raktas", "slaptas raktas", "slepenā atslēga", "gizli anahtar", "özel anahtar",
        "секретный", "секретный ключ api", "секретный api ключ", "секретный ключ", "секретный код",
        "приватный ключ", "закрытый ключ", "ключ секретный", "секрет api", "секрет",
        "секретний ключ", "приватний ключ", "таен ключ", "тајни кључ", "тайна", "секретен ключ",
        "μυστικό κλειδί", "ιδιωτικό κλειδί",
        "المفتاح السري", "مفتاح سري", "المفتاح الخاص", "مفتاح api السري", "السر",
        "کلید محرمانه", "کلید مخفی", "کلید خصوصی", "کلید سری",
        "מפתח סודי", "מפתח פרטי", "सीक्रेट कुंजी", "गुप्त कुंजी", "सीक्रेट",
        "รหัสลับ", "คีย์ลับ", "khóa bí mật", "khoá bí mật", "khóa riêng", "kunci rahasia",
        "シークレットキー", "秘密鍵", "秘密キー", "シークレット", "시크릿 키", "시크릿키", "시크릿", "비밀 키",
        "비밀키", "秘密密钥", "秘密金鑰", "秘钥", "秘鑰", "私有密钥", "私有金鑰", "私钥", "私鑰", "密钥",
        "密鑰", "金鑰", "secret 密钥",
    ),
    Field.API_KEY: (
        "api avain", "julkinen avain", "api võti", "api kľúč", "api nøkkel", "offentlig nøkkel", "api nyckel", "publik nyckel", "api nøgle",
        "api schlüssel", "öffentlicher schlüssel", "zugangsschlüssel", "api sleutel",
        "openbare sleutel", "clé api", "clé d'api", "clé publique", "clé d'accès", "clef api",
        "clave api", "clave de api", "clave pública", "clave de acceso", "llave api",
        "chave de api", "chave da api", "chave api", "chave pública", "chave de acesso",
        "chiave api", "chiave pubblica", "chiave di accesso", "cheie api", "cheia api",
        "cheie publică", "klucz api", "klucz publiczny", "klucz dostępu", "api klíč",
        "veřejný klíč", "api ključ", "javni ključ", "api kulcs", "api raktas", "api atslēga",
        "api anahtarı", "api anahtari", "erişim anahtarı", "açık anahtar",
        "api ключ", "ключ api", "ключ апи", "апи ключ", "апи-ключ", "публичный ключ",
        "открытый ключ", "ключ доступа", "ключ к api", "публічний ключ", "ключ доступу",
        "api кључ", "κλειδί api", "δημόσιο κλειδί",
        "مفتاح api", "مفتاح الـ api", "المفتاح العام", "مفتاح الوصول", "مفتاح واجهة برمجة التطبيقات",
        "کلید api", "کلید دسترسی", "کلید عمومی", "מפתח api", "מפתח ציבורי",
        "api कुंजी", "एपीआई कुंजी", "คีย์ api", "khóa api", "khoá api", "mã api", "kunci api",
        "apiキー", "api キー", "アクセスキー", "公開鍵", "api 키", "api키", "액세스 키", "액세스키",
        "api密钥", "api 密钥", "api密鑰", "api 密鑰", "api金鑰", "api 金鑰", "访问密钥", "訪問密鑰",
        "存取金鑰", "公钥", "公鑰", "api秘钥", "api 秘钥", "apikey 密钥", "访问key",
    ),
}  # fmt: skip

ENGLISH: Mapping[Field, tuple[tuple[str, ...], tuple[str, ...]]] = {  # what may come first, and then
    Field.PASSPHRASE: (
        ("", "api ", "trading ", "trade ", "fund "),
        ("passphrase", "passphase", "passprase", "passphrasse", "pasphrase", "pass phrase",
         "password", "passwd", "passcode", "pwd", "pass", "pw", "passkey", "phrase",
         "secret phrase"),
    ),
    Field.SECRET: (
        ("", "api ", "app ", "client ", "consumer "),
        ("secret", "secrete", "secret key", "secret api key", "secret access key", "secret key value",
         "private key", "private api key", "privkey", "priv key", "private", "key secret",
         "secret id", "signing key", "secrt", "secert", "secret token"),
    ),
    Field.API_KEY: (
        ("api ", "access ", "public ", "app ", "client ", "consumer ", "public api ", "api access "),
        ("key", "access key", "key id", "api key", "token", "public key"),
    ),
}  # fmt: skip

WEAK: tuple[str, ...] = (  # these name the API key only if no other label does
    "key name", "api key name", "api name", "ключ", "nøkkel", "schlüssel", "clave", "clé",
    "anahtar", "المفتاح", "مفتاح", "کلید", "מפתח", "キー", "키", "key id", "key", "api", "апи",
    "name", "id", "token", "login", "user", "username", "public",
)  # fmt: skip

_STEMS: tuple[str, ...] = (  # stems of secrets and passphrases, for declensions and typos
    "secret", "passwor", "passwd", "pwd", "парол", "секрет", "heslo", "heslov", "slaptafraz",
    "geheime schlüssel", "geheimen schlüssel", "parol",
)  # fmt: skip
_ORDINARY: frozenset[str] = frozenset(  # these name a secret or a passphrase, and other things
    """pass pw private phrase passkey secrete passphase frază фраза geslo тайна
    секретный""".split()
)
_SHORTEST_NAME = 5  # letters, in scripts with spaces; shorter ones are parts of other words


def _secret_words() -> Iterator[str]:
    """Yield the names of a secret or a passphrase, in lower case."""
    for field in (Field.SECRET, Field.PASSPHRASE):
        before, names = ENGLISH[field]
        yield from (first + name for first in before for name in names if name not in _ORDINARY)
        yield from ("api pass",) if field is Field.PASSPHRASE else ()
        for name in SPELLED[field]:
            if name not in _ORDINARY and (len(name) >= _SHORTEST_NAME or WIDE.search(name)):
                yield name
    yield from _STEMS


def _spellings(words: Iterable[str]) -> Iterator[str]:
    """Yield words also in the spellings of programs; none contains another."""
    spelled = {
        word.replace(" ", mark)
        for word in words
        for mark in ((" ", "_", "-", "") if word.isascii() else (" ",))
    }
    yield from (w for w in sorted(spelled) if not any(o != w and o in w for o in spelled))


COPULAS: tuple[str, ...] = (
    "is", "are", "was", "er", "ist", "war", "es", "est", "é", "è", "är", "jest", "это", "هو", "هي", "是",
    "为", "為",
)  # fmt: skip

QUESTION_WORDS: tuple[str, ...] = (
    "where", "how", "what", "which", "why", "when", "who", "can you", "can i", "do i", "do you",
    "is it", "is this", "are you", "should i", "could you", "help", "please", "pls", "plz",
    "i don't", "i dont", "i do not", "i can't", "i cant", "i cannot", "i forgot", "i lost",
    "i have no", "i have forgotten", "i've forgotten", "i've lost", "i am", "i'm", "im", "i need",
    "i want", "i did", "i have lost", "don't know", "dont know", "no idea", "not sure", "forgot",
    "can't find", "cant find", "cannot find", "it says", "it does", "it doesn't", "there is",
    "wait", "sorry", "one moment", "hold on", "what's", "whats", "where's",
    "где", "как", "что", "какой", "какая", "какие", "почему", "зачем", "когда", "можно", "не могу",
    "не знаю", "не помню", "забыл", "забыла", "я забыл", "я забыла", "потерял", "помогите", "подскажите",
    "у меня", "мне", "я не", "подожди", "де", "як", "чому", "не можу",
    "أين", "اين", "كيف", "ما هو", "ما هي", "ماذا", "لماذا", "متى", "هل", "نسيت", "لا أعرف", "لا اعرف",
    "لا أجد", "ساعدني", "من فضلك", "کجا", "چطور", "چگونه",
    "hvor", "hvordan", "hva", "hvilken", "hvorfor", "når", "kan du", "kan jeg", "jeg har", "jeg vet",
    "jeg finner", "jeg glemte", "glemt", "hjelp", "var hittar", "hur",
    "wo", "wie", "was", "warum", "welche", "ich", "hilfe", "kannst",
    "où", "comment", "quel", "quelle", "pourquoi", "j'ai", "je", "aide",
    "dónde", "donde", "cómo", "como", "qué", "cuál", "por qué", "olvidé", "no sé", "no encuentro",
    "ayuda", "onde", "qual", "esqueci", "não sei", "dove", "come", "perché", "ho dimenticato",
    "gdzie", "jak", "dlaczego", "zapomniałem", "nerede", "nasıl", "neden", "unuttum",
    "di mana", "bagaimana", "lupa", "ở đâu", "làm sao", "quên", "在哪", "怎么", "怎麼", "如何",
    "什么", "什麼", "为什么", "忘记", "忘記", "哪里", "哪裡", "どこ", "どう", "어디", "어떻게",
)  # fmt: skip

COURTESIES: tuple[str, ...] = (
    "hi", "hello", "hello there", "hey", "thanks", "thank you", "thx", "ty", "ok", "okay", "done",
    "here", "here it is", "here they are", "here you go", "please", "cheers", "test", "yes", "no",
    "спасибо", "привет", "вот", "готово", "شكرا", "شكراً", "مرحبا", "takk", "hei", "tusen takk",
    "danke", "hallo", "bitte", "merci", "bonjour", "gracias", "hola", "obrigado", "grazie", "谢谢",
    "你好", "copy", "copied", "copy all", "show", "hide", "edit", "delete", "confirm", "cancel",
    "复制", "複製", "копировать", "скопировать", "скопировано", "نسخ", "kopier", "kopieren", "copiar",
    "done!", "got it", "good morning", "good evening", "as discussed", "regards", "best regards",
)  # fmt: skip

OTHER_NAMES: frozenset[str] = frozenset(  # names of things other than the values of a key
    """ip ips uid id name label note notes remark remarks comment permission permissions rights
    scope created date time expires expiry valid email mail user username login account exchange
    url host site version status type telegram chat phone nonce leverage symbol pair subaccount
    айпи имя права заметка дата срок почта логин биржа note navn dato rettigheter
    备注 权限 名称 时间 日期 الاسم صلاحيات""".split()
)

FILLERS: frozenset[str] = frozenset(  # words that may accompany the name of a field
    """my the this is it its here your our new a main for of to s and then are value trading bot account
    spot futures read only readonly mine exchange enter binance bybit okx kucoin mexc gate
    bitget bingx htx huobi kraken coinbase мой моя мои это вот мне новый новая от для min mitt
    din er det mein meine der die das ist mon ma le la les est mi el es tu minha meu o é mio mia
    il è moj moja to benim هذا هذه هو هي لي 我的 是 这是 の は""".split()
)

SECRET_WORDS: tuple[str, ...] = tuple(_spellings(_secret_words()))
"""Names of a secret or a passphrase; one may be a part of a longer word."""
