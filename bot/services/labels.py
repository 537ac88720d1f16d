"""Owns what people and programs call a secret or a passphrase, in the languages of traders.

Small letters; a word may be the beginning or a part of a longer one (`KUCOIN_SECRET_KEY`).
"""

SECRET_WORDS = tuple(
    word.strip()
    for word in """
    secret, private key, private_key, private-key, privatekey, privkey, passphrase, pass phrase,
    pass_phrase, pass-phrase, passwor, passwd, passcode, pwd, api_pass, apipass,
    парол, секрет, таен ключ, приватный ключ, закрытый ключ,
    المفتاح السري, عبارة المرور, كلمة المرور, كلمة السر, مفتاح سري,
    کلید محرمانه, کلید مخفی, عبارت عبور, رمز عبور,
    hemmelig nøkkel, hemmelig nøgle, hemlig nyckel, passord, lösenord, lösenfras,
    geheime schlüssel, geheimer schlüssel, geheimen schlüssel, geheime sleutel, passwort, kennwort,
    wachtwoord, clave secreta, clave privada, contraseña, frase secreta, chave secreta, senha,
    clé secrète, clé privée, phrase secrète, mot de passe, chiave segreta, cheie secretă, parol,
    frază de acces, tajny klucz, tajný klíč, tajni ključ, titkos kulcs, jelmondat, jelszó, hasło,
    heslo, heslová, lozinka, pristupna fraza, gizli anahtar, şifre, slaptafraz, slaptas raktas,
    slaptasis raktas, slepenā atslēga, paroles, μυστικό κλειδί, συνθηματική φράση, κωδικός,
    khóa bí mật, mật khẩu, 密码, 密碼, 密钥, 密鑰, 私钥, 私鑰, 口令, 秘密鍵, シークレット,
    パスフレーズ, パスワード, 시크릿, 비밀 키, 비밀키, 패스프레이즈, 비밀번호,
    सीक्रेट, पासफ़्रेज़, पासवर्ड, מפתח סודי, סיסמה, משפט סיסמה
    """.split(",")  # noqa: SIM905  # a list of this length is read as text
)
