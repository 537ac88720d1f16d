# Türkçe. en.ftl ile aynı mesajlar ve değişkenler. Hitap: siz. Değişkenlere ek gelmez:
# “{ $exchange } hesabınızda”, “{ $exchange } tarafından”; zaman için “başlangıç: { $since }”.

language-name = Türkçe

## Sözcükler

field-api-key = API anahtarı
field-secret = gizli anahtar
field-passphrase = parola ifadesi

permission-read = Okuma
permission-trade = İşlem (alım satım)
permission-futures = Vadeli işlemler
permission-withdraw = Para çekme
permission-transfer = Transfer

status-online = Bağlı
status-action-needed = Yapmanız gereken var
status-blocked = Engellendi
status-unavailable = Ulaşılamıyor
status-disconnected = Bağlı değil

the-exchange = borsa
another-exchange = başka bir borsa
the-ip-list = IP beyaz listesi
our-address = sunucumuzun adresi
soon = yakında
list-separator = ,{ " " }
sentence-separator = { " " }

## Zamanlar

time-now = az önce
time-at-once = bir dakikadan kısa süre içinde
time-minutes-ago = { $count ->
    [one] { $count } dakika önce
   *[other] { $count } dakika önce
}
time-hours-ago = { $count ->
    [one] { $count } saat önce
   *[other] { $count } saat önce
}
time-days-ago = { $count ->
    [one] { $count } gün önce
   *[other] { $count } gün önce
}
time-in-minutes = { $count ->
    [one] { $count } dakika sonra
   *[other] { $count } dakika sonra
}
time-in-hours = { $count ->
    [one] { $count } saat sonra
   *[other] { $count } saat sonra
}
time-in-days = { $count ->
    [one] { $count } gün sonra
   *[other] { $count } gün sonra
}
time-for-minutes = { $count ->
    [one] { $count } dakika
   *[other] { $count } dakika
}
time-for-hours = { $count ->
    [one] { $count } saat
   *[other] { $count } saat
}
time-for-days = { $count ->
    [one] { $count } gün
   *[other] { $count } gün
}
time-with-relative = { $relative } ({ $moment })
since = başlangıç: { $moment }
since-at-least = başlangıç: { $moment } veya daha önce (öncesi izlenmedi)
until-moment = bitiş: { $moment }
until-clear = yeniden bağlanana kadar

## Düğmeler

button-menu = Menü
button-start-anew = Baştan başla
button-status = Yenile
button-connect = Bağla
button-connect-another = Yenisini bağla
button-list = Bağlantılarım
button-only-trouble = Yalnızca sorunlar
button-all = Tümü
button-test = Yeniden test et
button-balance = Bakiye
button-rename = Adını değiştir
button-replace = Anahtarı değiştir
button-reconnect = Yeniden bağla
button-fix-api-key = API anahtarını tekrar gönder
button-fix-secret = Gizli anahtarı tekrar gönder
button-fix-passphrase = Parola ifadesini gönder
button-fix-values = İki değeri tekrar gönder
button-delete = Sil
button-delete-yes = Evet, sil
button-move = Ekledim
button-word = Kontrol ettim: çekim kapalı
button-help = Yardım
button-security = Güvenlik
button-privacy = Gizlilik
button-language = 🌐 Language
button-cancel = İptal
button-keep-name = { $name } kalsın
button-continue = BackFuture AI’da devam et
button-back = Geri
button-keep = Kalsın
button-mute = Sessize al
button-unmute = Sesi aç
button-unmute-name = Sesi aç: { $name }
button-card = Bağlantıyı göster
button-history = Geçmiş
button-history-every = Tümü, silinenler de
button-alerts = Uyarılar
button-quiet = Sessiz saatler
button-quiet-off = Sessiz saatler yok
button-quiet-type = Başka saatler
button-digest-on = Günlük özeti aç
button-digest-off = Günlük özeti kapat
button-zone = Saat dilimi
button-zone-times = Başka bir saat
button-access-ask = Erişim iste
button-access-check = Yanıt geldi mi?
button-access-allow = İzin ver
button-access-refuse = Reddet
button-keys-page = Anahtar sayfası
button-guide = Yerini göster
button-form = Anahtarı gizli olarak gir
button-trouble = Olmuyor mu?
button-explain = API anahtarı nedir?
button-use = Evet, kullan
button-connect-instead = Bunun yerine { $exchange } bağla
button-revoke-old = Eski anahtarı sil
button-revoke-it = Anahtarı borsada sil
button-private-chat = Özel sohbeti aç
button-copy = Kopyala: { $value }
button-copy-all = { $count ->
    [one] { $count } adresi kopyala
   *[other] { $count } adresi kopyala
}

## Komutlar ve profil

command-start = Bu bot ne yapar
command-connect = Borsanın API anahtarını bağla
command-connections = Bağlantılarım
command-alerts = Sessiz saatler, saat dilimi, özet
command-history = Anahtarlarınıza ne oldu
command-help = İzinler, hatalar ve çözümleri
command-security = Anahtarınız nasıl korunuyor
command-privacy = Neler saklanıyor, nasıl silinir
command-language = Dil seç
command-cancel = Şu anki adımı iptal et

profile-name = BackFuture AI Connect
profile-short-description = Borsanızın API anahtarını bağlar, test eder, hatayı çözer. Para çekebilen anahtarı asla kullanmaz.
profile-description =
    Borsa hesabınızın API anahtarını BackFuture AI’a bağlar, canlı test eder, neyin yanlış olduğunu ve nasıl düzelteceğinizi açıkça söyler.

    Ana kural: para çekebilen anahtar asla kullanılmaz. Varlıklarınız borsada kalır.

    Başlat’a basın.

## Genel

welcome =
    <b>BackFuture AI Connect</b>
    Borsanızı 3 adımda bağlayın. Yaklaşık 2 dakika sürer; 2FA’nız hazır olsun.
    1. Borsanızda bir API anahtarı oluşturun. Yerini resimle gösteririm.
    2. Buraya gönderin. Mesajınız hemen silinir.
    3. Test eder, neyin çalıştığını ve neyi düzeltmeniz gerektiğini söylerim.
    <b>Para çekebilen anahtar asla kullanılmaz</b>: varlıklarınız borsada kalır.

choose-language = <b>Dil seçin</b>
language-set = Dil: Türkçe.

unknown-text = Bunu anlamadım. Aşağıdaki bir düğmeye basın veya /help gönderin.
question-help = Bu bir soruya benziyor. Ben bir botum: yanıtlar bu düğmelerde.
api-key-explained =
    <b>API anahtarı nedir?</b>
    API anahtarı, bir programın borsa hesabınızı şifreniz olmadan kullanmasını sağlar. Birbirine ait iki parçası vardır: API anahtarının kendisi ve bir gizli anahtar; bazı borsalarda buna parola ifadesi (passphrase) eklenir. Neler yapabileceğini siz seçersiniz: bakiyenizi görmek ve emir vermek, daha fazlası değil. Para çekme kutusu kapalı olduğu sürece kimse onunla paranızı çekemez; anahtarı borsada istediğiniz zaman silebilirsiniz.
failed = Bizim tarafımızda bir sorun oldu. Birazdan yeniden deneyin.
too-fast = Yanıtlayabileceğimden çok mesaj gönderiyorsunuz. Bazılarını atladım: biraz bekleyin, sonra sonuncuyu tekrar gönderin.
deleting = Mesajınızı silmek her zamankinden uzun sürüyor. Yanıtım ardından gelecek.
cancelled = İptal edildi. Hiçbir şey değişmedi.
cancelled-draft = İptal edildi. Yarım kalan bağlantı için gönderdikleriniz kalıcı olarak silindi.
nothing-to-cancel = İptal edilecek bir şey yok.

group-refusal = Anahtarları yalnızca özel sohbetimizde gönderin. Düğmeyle açın.
group-exposed = Buradaki bir mesaj anahtara benziyordu. Başkaları okumuş olabilir: o anahtarı borsada silin ve yenisini oluşturun.

credential-deleted =
    <b>Mesajınız silindi.</b>
    Anahtara benziyordu ve bot anahtar istememişti. Hiçbir kısmı saklanmadı. Anahtarı bağlamak için <b>{ button-connect }</b> düğmesine basın ve istendiğinde gönderin.
credential-not-deleted =
    <b>Son mesajınızı elle silin.</b>
    Anahtara benziyor ve ben silemedim. Mesaja basılı tutun, Sil’e dokunun, “Ayrıca … için de sil” kutusunu işaretleyin. Başkaları görmüş olabilirse borsada yeni bir anahtar oluşturun.

## Güvenlik, gizlilik, yardım

security =
    <b>Anahtarınız nasıl korunuyor</b>

    <b>Para çekebilen anahtar asla kullanılmaz.</b> Her anahtar bunun için test edilir. Para çekebilen anahtar hemen engellenir ve hiç kullanılmaz; 30 dakika içinde düzeltilmezse anahtar bilgileri kalıcı olarak silinir.

    <b>Varlıklarınız borsada kalır.</b> Onları hiçbir zaman biz tutmayız; çekim izni olmayan bir anahtar da onları borsadan çıkaramaz.

    <b>Önce mesajlarınız silinir.</b> Anahtar içeren bir mesaj, başka her şeyden önce silinir. Telegram’ın sunucuları, bildirimler ve diğer cihazlarınız onu daha önce görmüş olabilir.

    <b>Şifreli saklanır.</b> Her bağlantının kendi veri anahtarı vardır (AES-256-GCM); bu anahtar, veritabanında bulunmayan bir ana anahtarla kilitlenir.

    <b>Bir daha gösterilmez.</b> API anahtarının yalnızca ilk ve son dört karakterini görürsünüz, gizli anahtarın hiçbir yerini.

    <b>İzlenir.</b> Kayıtlı anahtarlar tekrar tekrar test edilir. Biri bir anda para çekebilir duruma gelirse hemen engellenir ve saat kaç olursa olsun haber alırsınız.

    <b>Kontrol sizde.</b> Bağlantıyı burada, anahtarı borsada istediğiniz zaman silin.

privacy =
    <b>Neler, nerede saklanıyor</b>

    <b>Veritabanımızda:</b> Telegram ID’niz, dil, saat dilimi, sessiz saatler ve günlük özet; her bağlantının adı, borsası, durumu, kısaltılmış anahtarı, izinleri, IP beyaz listesi, borsadaki hesap ID’si ve son testin sonucu; şifreli olarak API anahtarı, gizli anahtar ve parola ifadesi; olanlar: durum değişiklikleri ve bir anahtara kimin, ne zaman, ne yaptığı. Yarım kalan bağlantı 30 dakika şifreli saklanır.

    <b>Ayrı yerde:</b> ana anahtar; o olmadan şifreli değerler okunamaz.

    <b>Saklanmayan:</b> mesajlarınız, bakiyeler ve emirler. Test, bakiye ve emirleri yalnızca okunabildiğini görmek için okur.

    <b>Telegram’da:</b> mesajlarınız silinmeden önce Telegram’ın sunucularından geçer.

    <b>Silmek için:</b> /connections açın, bağlantıyı seçin, <b>{ button-delete }</b> düğmesine basın. API anahtarı, gizli anahtar ve parola ifadesi hemen kalıcı olarak silinir. Veritabanı yedekleri, üzerine yazılana kadar şifreli değerleri içerebilir. Silinen bağlantının geçmişi kalır; içinde anahtar yoktur. Anahtarı borsada da silin: o zaman kimse kullanamaz.

    <b>Hepsi birden:</b> /delete_me gönderin. Saklananların kopyası: /export.

help-tab-start = Yardım
help-tab-permissions = İzinler
help-tab-more = Daha fazla
help-tab-others = Diğer hatalar, öneri
help-tab-key = Geçersiz anahtar
help-tab-trade = İşlem izni yok
help-tab-address = IP’ye izin yok
help-tab-exchange = Borsaya ulaşılamıyor

help-start =
    <b>Yardım</b>

    1. <b>Bağlayın:</b> /connect gönderin, borsayı seçin, resimdeki gibi bir anahtar oluşturun, buraya gönderin.
    2. <b>Test:</b> kendiliğinden çalışır. Yalnızca yanlış olan yeniden istenir.
    3. <b>Uyarılar:</b> kayıtlı anahtarlar izlenir; biri çalışmaz olursa haber alırsınız.

    Borsa şifrenizi veya giriş kodunuzu asla istemeyiz. Anahtarları yalnızca bu özel sohbette gönderin.
help-which = <b>Hangi hatayı görüyorsunuz?</b>
help-command = { $command } – { $description }
help-permissions =
    <b>İzinler</b>
    Anahtar sayfasındaki kutuların bu bot için anlamı.
help-read = <b>Okuma: evet.</b> Bakiye ve emirler okunabilir. Gerekli.
help-trade = <b>İşlem (alım satım): evet.</b> Emir verilebilir ve iptal edilebilir. Gerekli.
help-futures = <b>Vadeli işlemler: yalnızca vadeli işlem yapıyorsanız.</b> Yapmıyorsanız kapalı bırakın.
help-withdraw = <b>Para çekme: hayır.</b> Varlıklar borsadan çıkabilir. Böyle bir anahtar engellenir.
help-transfer = <b>Transfer: olmasa daha iyi.</b> Varlıklar kendi hesaplarınız arasında taşınabilir. Gerekli değil.
help-ip-list = <b>IP beyaz listesi: önerilir.</b> Anahtar o zaman yalnızca sunucumuzdan çalışır ve birçok borsada daha uzun süre geçerli kalır.
help-unknown = Borsa para çekmenin kapalı olup olmadığını bildirmiyorsa bunu kontrol edip onaylamanız istenir. Sizin onayınız olarak kaydedilir.
help-errors = <b>Düzeltebileceğiniz diğer hatalar</b>
help-others = <b>Bizden veya borsadan kaynaklanan hatalar</b>
help-commands = <b>Tüm komutlar</b>
help-status =
    🟢 Bağlı: anahtar çalışıyor.
    🟡 Yapmanız gereken var: bir sorunu düzeltmeniz gerekiyor.
    🔴 Engellendi: anahtar para çekebiliyor.
    ⚪ Ulaşılamıyor: test tamamlanamadı; anahtarla ilgili olumsuz bir bulgu yok.
    ⏸ Bağlı değil: burada kayıtlı anahtar yok.

## Bağlama

choose-exchange = <b>Borsayı seçin</b>
choose-exchange-help = Hesabınızın olduğu borsayı seçin. Ardından bir resim anahtarın nerede oluşturulduğunu gösterir. Şunları bağlayabilirsiniz:
choose-exchange-unknown = Bu adda bir borsa bilmiyorum. Şunları bağlayabilirsiniz:

guide-title = <b>{ $exchange } · Adım 1/4: anahtarı oluşturun</b>
guide-title-replace = <b>{ $exchange } · Adım 1/4: { $name } için yeni bir anahtar oluşturun</b>. Yenisi testi geçene kadar eski anahtar etkin kalır.
guide-title-reconnect = <b>{ $exchange } · Adım 1/4: { $name } için yeni bir anahtar oluşturun</b>
guide-open = Şurayı açın: { $menu }
guide-sites = Bir bölge sitesinin ({ $sites }) anahtarı diğerinde çalışmaz.
guide-passphrase = { $label }: bir tane belirleyin ve not edin
guide-boxes = Kutuları ayarlayın:
guide-read = { $labels }: bakiye ve emirleri görme
guide-trade = { $labels }: emir verme
guide-futures = { $labels }: yalnızca vadeli işlem yapıyorsanız
guide-withdraw = { $labels }: her zaman kapalı bırakın
guide-addresses = { $list }: { $addresses } (önerilir)
guide-addresses-later = { $list }: şimdilik boş bırakın. Adresimizi test gösterir.
guide-address-limit = { $count ->
    [one] Bir anahtar { $count } adres kabul eder.
   *[other] Bir anahtar en fazla { $count } adres kabul eder.
}
guide-expiry-age = { $days ->
    [one] IP beyaz listesi yoksa anahtarın süresi oluşturulduktan { $days } gün sonra dolar.
   *[other] IP beyaz listesi yoksa anahtarın süresi oluşturulduktan { $days } gün sonra dolar.
}
guide-expiry-idle = { $days ->
    [one] IP beyaz listesi yoksa { $days } gün kullanılmayan anahtarın süresi dolar.
   *[other] IP beyaz listesi yoksa { $days } gün kullanılmayan anahtarın süresi dolar.
}
guide-finish = <b>E-posta veya 2FA ile onaylayın. Sayfayı açık tutun: gizli anahtar yalnızca bir kez gösterilir. API anahtarını veya hepsini tek mesajda gönderin.</b>

trouble-title = <b>{ $exchange }: olmuyor mu?</b>
trouble-page = Menü farklı görünüyorsa veya sayfa uygulamada yoksa: <b>{ button-keys-page }</b> düğmesine basın ve tarayıcıda, tercihen bilgisayarda açın.
trouble-words = Menü ve kutu adları borsanın İngilizce sayfasındakilerdir: bulmak için sayfayı İngilizceye çevirin.
trouble-secret = Gizli anahtar artık gösterilmiyorsa: yeni bir anahtar oluşturun. Eski gizli anahtarı kimse yeniden gösteremez.

ask-api-key = <b>Şimdi API anahtarını gönderin.</b>
ask-secret = <b>Şimdi gizli anahtarı gönderin.</b>
ask-passphrase = <b>Şimdi parola ifadesini gönderin</b>; { $label } alanında belirlemiştiniz.

progress-title = <b>{ $exchange } · Adım 2/4: anahtarı gönderin</b>
progress-kept = <b>{ $exchange }: eksik kalanlar</b>
value-api-key = API anahtarı
value-secret = Gizli anahtar
value-passphrase = Parola ifadesi
value-unusual-api-key = API anahtarı: alışılmadık görünüyor. Testte belli olur.
value-unusual-secret = Gizli anahtar: alışılmadık görünüyor. Testte belli olur.
value-unusual-passphrase = Parola ifadesi: alışılmadık görünüyor. Testte belli olur.

received-api-key = API anahtarı: { $masked }
message-deleted = Mesajınız silindi.
message-not-deleted =
    Mesajınızı silemedim. Mesaja basılı tutun, Sil’e dokunun, “Ayrıca … için de sil” kutusunu işaretleyin. Başkaları görmüş olabilirse { $exchange } hesabınızda yeni bir anahtar oluşturun.

wrong-kind = Bunu yalnızca metin mesajı olarak kabul ediyorum. Gönderdiğinizin hiçbir kısmı kullanılmadı.

paste-empty = Mesajınızda bir değer bulunamadı.
paste-not-a-value = İstediğim bu değil. Hiçbir kısmı kullanılmadı.
paste-question = Bu bir soru; bu yüzden hiçbir kısmı kullanılmadı. Bu adımın yanıtı:
paste-may-be-phrase = Parola ifadesinin kendisi bu mu? Öyleyse <b>{ button-use }</b> düğmesine basın. Değilse şimdi gönderin.
paste-again = Bu bende zaten var.
paste-refused-shape = { $field ->
    [api-key] Kabul edilmedi: bu, { $exchange } için bir API anahtarına benzemiyor. Eksiksiz olarak yeniden kopyalayın.
    [secret] Kabul edilmedi: bu, { $exchange } için bir gizli anahtara benzemiyor. Eksiksiz olarak yeniden kopyalayın.
   *[other] Kabul edilmedi: bu, { $exchange } için bir parola ifadesine benzemiyor. Eksiksiz olarak yeniden kopyalayın.
}
paste-locked-key = Kabul edilmedi: bu özel anahtar şifreyle kilitli. Şifresiz bir tane oluşturun.
paste-cut-key = Kabul edilmedi: bu özel anahtarın sonu eksik. Eksiksiz olarak yeniden kopyalayın.
paste-unusual-shape = { $field ->
    [api-key] API anahtarı alışılmadık görünüyor. Testte belli olur.
    [secret] Gizli anahtar alışılmadık görünüyor. Testte belli olur.
   *[other] Parola ifadesi alışılmadık görünüyor. Testte belli olur.
}
paste-swapped = { $field ->
    [api-key] Bu, API anahtarına benziyor ve öyle kullanıldı.
    [secret] Bu, gizli anahtara benziyor ve öyle kullanıldı.
   *[other] Bu, parola ifadesine benziyor ve öyle kullanıldı.
}
paste-other-exchange = { $other ->
    [any] Bu, { $exchange } için değil, başka bir borsa için bir API anahtarına benziyor. Kullanılmadı.
   *[other] Bu, { $exchange } için değil, { $other } için bir API anahtarına benziyor. Kullanılmadı.
}
paste-key-equals-secret = Kabul edilmedi: iki alan için aynı değer geldi.

hint-api-key = { $exchange } API anahtarı şöyle görünür: { $example }. Yeri: { $menu }.
hint-secret = { $exchange } gizli anahtarı şöyle görünür: { $example }. Yalnızca bir kez, anahtar oluşturulurken gösterilir. O sayfa kapandıysa yeni bir anahtar oluşturun.
hint-passphrase = Parola ifadesi, anahtarı oluştururken { $label } alanında belirlediğinizdir. Kimse yeniden gösteremez: unuttuysanız yeni bir anahtar oluşturun.
hint-safe = Anahtar içeren her mesaj hemen silinir; para çekebilen anahtar asla kullanılmaz.
hint-name = Ad yalnızca sizin içindir: birden çok anahtarı ayırt etmenize yarar. Kısa bir ad gönderin, örneğin piyasa ve amacı.
confirm-above = Yukarıdaki mesajın bir düğmesine basın veya /cancel gönderin.

name-taken = Bu adda bir bağlantınız zaten var. Başka bir ad gönderin.
name-too-long = { $limit ->
    [one] Ad çok uzun. En fazla { $limit } karakterlik bir ad gönderin.
   *[other] Ad çok uzun. En fazla { $limit } karakterlik bir ad gönderin.
}
name-empty = Bu bir ad değil. Birkaç harf veya rakam gönderin.
name-secret = Bu bir anahtara veya şifreye benziyor, bu yüzden ad olamaz: adlar sohbette görünür. Sade bir ad gönderin, örneğin aralarında boşluk olan sözcükler.

draft-lapsed = { $exchange } bağlantısı 30 dakikada tamamlanmadı; gönderdikleriniz bu yüzden kalıcı olarak silindi. Son mesajınız kullanılmadı.

## Form

form-title = { $exchange }: anahtarı gizli olarak girin
form-why = Buraya girdikleriniz bota gider ve hemen şifrelenir. Hiçbir zaman mesaj olmaz. Hepsini tek bir alana yapıştırabilirsiniz.
form-guide = Anahtar nasıl oluşturulur
form-send = Anahtarı test et
form-scan = QR kodu tara
form-received = Alındı
form-done = Hepsi alındı. Test sohbette sürüyor.
form-gone = Bu form artık geçerli değil. Kapatın, sonra sohbetteki düğmeye yeniden basın.
form-lost = Bağlantı yok. Birazdan yeniden deneyin.

## Test

test-title = { "\u200E" }<b>{ $name }</b> · { $exchange }
test-running = Anahtar test ediliyor…
test-duration = Genellikle 2–5 saniye sürer.
test-stopped = Test durduruldu.
step-key = { $answer ->
    [yes] Anahtar geçerli
    [no] Anahtar geçersiz
    [unknown] Anahtar: bilinmiyor
   *[waiting] Anahtar
}
step-balance = { $answer ->
    [yes] Bakiye okunabiliyor
    [no] Bakiye okunamıyor
    [unknown] Bakiye: bilinmiyor
   *[waiting] Bakiye
}
step-orders = { $answer ->
    [yes] Emirler okunabiliyor
    [no] Emirler okunamıyor
    [unknown] Emirler: bilinmiyor
   *[waiting] Emirler
}
step-trade = { $answer ->
    [yes] Alım satım izni var
    [no] Alım satım izni yok
    [unknown] Alım satım: bildirilmiyor
   *[waiting] Alım satım
}
step-futures = { $answer ->
    [yes] Vadeli işlem izni var
    [no] Vadeli işlem izni yok
    [unknown] Vadeli işlem: bildirilmiyor
   *[waiting] Vadeli işlem
}
step-withdraw-off = { $answer ->
    [yes] Para çekme kapalı
    [no] Para çekme açık
    [unknown] Para çekme: bildirilmiyor
   *[waiting] Para çekme
}
step-ip-whitelist = { $answer ->
    [yes] IP beyaz listesi ayarlı
    [no] IP beyaz listesi yok
    [unknown] IP beyaz listesi: bildirilmiyor
   *[waiting] IP beyaz listesi
}
step-clock = Sunucumuzun saati yanlış
step-secret = Gizli anahtar kabul edilmedi
step-passphrase = Parola ifadesi kabul edilmedi
checks-not-run = { $count ->
    [one] { $count } kontrol yapılmadı
   *[other] { $count } kontrol yapılmadı
}

verdict-title = <b>{ $status }</b> · { $name }
online-title = { "\u200E" }<b>{ $name } hazır.</b>
online-proof = { $proven ->
    [spot] <b>{ $status }.</b> { $seconds } saniyede test edildi: okuyor, alım satım yapıyor, para çekemiyor.
    [spot-attested] <b>{ $status }.</b> { $seconds } saniyede test edildi: okuyor, alım satım yapıyor, para çekme kapalı (siz onayladınız).
    [both] <b>{ $status }.</b> { $seconds } saniyede test edildi: okuyor, alım satım ve vadeli işlem yapıyor, para çekemiyor.
    [both-attested] <b>{ $status }.</b> { $seconds } saniyede test edildi: okuyor, alım satım ve vadeli işlem yapıyor, para çekme kapalı (siz onayladınız).
    [unknown] <b>{ $status }.</b> { $seconds } saniyede test edildi: okuyor, alım satım bildirilmiyor, para çekemiyor.
   *[unknown-attested] <b>{ $status }.</b> { $seconds } saniyede test edildi: okuyor, alım satım bildirilmiyor, para çekme kapalı (siz onayladınız).
}
online-watched = Artık düzenli olarak test ediliyor. Değişiklikleri buradan öğrenirsiniz.
online-continue = Sonraki adım: <b>{ button-continue }</b> düğmesine basın.
online-name = <b>Ad:</b> aynen bırakın, başka bir ada dokunun veya kendiniz bir ad yazıp gönderin.

verdict-advice = <b>Öneriler</b>
blocked-deadline = Bunu düzeltin, yoksa kayıtlı anahtar bilgileri { $moment } kalıcı olarak silinir.
not-stored = Anahtar kaydedilmedi.
replaced = <b>Yeni anahtar etkin.</b> Şimdi eski anahtarı { $exchange } hesabınızda silin.
not-replaced = <b>Eski anahtar etkin kalıyor.</b> Yeni anahtar testte daha kötü sonuç verdi, bu yüzden kaydedilmedi.
already-running = Şu anda bir anahtar test ediliyor. Sonucu bekleyin veya /cancel gönderin.
too-many-tests = { $seconds ->
    [one] Çok fazla test. { $seconds } saniye bekleyin, sonra yeniden test edin.
   *[other] Çok fazla test. { $seconds } saniye bekleyin, sonra yeniden test edin.
}
word-taken = Kaydedildi: para çekmenin kapalı olduğunu onayladınız.

## Sorunlar: ne anlama gelir, nasıl düzeltilir, kim düzeltir

send-by-replacing = Göndermek için <b>{ button-replace }</b> düğmesine basın.

who-user = Bunu siz düzeltebilirsiniz.
who-operator = Bunu biz düzeltiriz.
who-nobody = Bu kendiliğinden düzelir.

problem-withdraw-enabled = Bu anahtar para çekebiliyor. Engellendi ve kullanılmıyor.
fix-withdraw-enabled = { $exchange ->
    [any] Borsa hesabınızda { $withdraw } iznini kapatıp kaydedin. Sonra <b>{ button-test }</b> düğmesine basın.
   *[other] { $exchange } hesabınızda { $withdraw } iznini kapatıp kaydedin. Sonra <b>{ button-test }</b> düğmesine basın.
}

problem-must-replace = Botun yöneticisi bu anahtarı değiştirmenizi istiyor: başkaları görmüş olabilir.
fix-must-replace = { $exchange ->
    [any] Borsa hesabınızda yeni bir anahtar oluşturun, gönderin ve eskisini orada silin.
   *[other] { $exchange } hesabınızda yeni bir anahtar oluşturun, gönderin ve eskisini orada silin.
}

problem-invalid-key = Bu API anahtarı { $exchange } tarafından tanınmıyor.
fix-invalid-key = API anahtarını eksiksiz olarak yeniden kopyalayıp gönderin. Anahtar sayfasında artık yoksa yeni bir anahtar oluşturun.

problem-key-gone = Bu anahtar { $exchange } tarafından artık tanınmıyor: silinmiş veya süresi dolmuş.
fix-key-gone = { $exchange ->
    [any] Borsa hesabınızda yeni bir anahtar oluşturup gönderin.
   *[other] { $exchange } hesabınızda yeni bir anahtar oluşturup gönderin.
}

problem-key-gone-or-changed = Daha önce çalışan bu anahtarı { $exchange } şimdi reddediyor ve nedenini söylemiyor.
fix-key-gone-or-changed = Sırayla kontrol edin, sonra <b>{ button-test }</b> düğmesine basın:

problem-invalid-secret = Gizli anahtar bu API anahtarına ait değil.
fix-invalid-secret = Gizli anahtarı eksiksiz olarak tekrar gönderin. Yalnızca bir kez gösterilir: artık sizde yoksa yeni bir anahtar oluşturun.

problem-invalid-passphrase = Parola ifadesi yanlış. Gizli anahtar da yanlış olabilir.
fix-invalid-passphrase = Bu anahtar için belirlediğiniz parola ifadesini gönderin. O da olmazsa yeni bir anahtar oluşturup tüm değerlerini gönderin.

problem-key-expired = Anahtarın süresi doldu.
fix-key-expired = { $exchange ->
    [any] Borsa hesabınızda yeni bir anahtar oluşturup gönderin.
   *[other] { $exchange } hesabınızda yeni bir anahtar oluşturup gönderin.
}

problem-wrong-site = Bu anahtar, { $exchange } için farklı bir bölge sitesine ait.
fix-wrong-site = <b>{ button-keys-page }</b> düğmesine basın, açılan sitede bir anahtar oluşturup gönderin.

problem-ip-not-allowed = Sunucumuzun adresi anahtarın IP beyaz listesinde yok; bu yüzden { $exchange } anahtarı reddediyor.
fix-ip-not-allowed = { $list } bölümüne şunu ekleyin: { $address }. Sonra <b>{ button-test }</b> düğmesine basın.

problem-key-or-ip-or-permission = Anahtar reddedildi; { $exchange } nedenini söylemiyor.
fix-key-or-ip-or-permission = Sırayla kontrol edin, sonra <b>{ button-test }</b> düğmesine basın:
cause-key = API anahtarı eksiksiz ve hâlâ anahtar sayfasında
cause-gone = anahtar hâlâ anahtar sayfasında; değilse yenisini oluşturun
cause-secret = gizli anahtar eksiksiz ve bu API anahtarına ait
cause-passphrase = parola ifadesi bu anahtar için belirlenen
cause-address = { $address }, { $list } bölümünde kayıtlı
cause-permission = şu kutular işaretli: { $read }, { $trade }

problem-no-read = Anahtar bakiye ve emirleri okuyamıyor.
fix-no-read = { $exchange ->
    [any] Borsa hesabınızda { $read } iznini açıp kaydedin. Sonra <b>{ button-test }</b> düğmesine basın.
   *[other] { $exchange } hesabınızda { $read } iznini açıp kaydedin. Sonra <b>{ button-test }</b> düğmesine basın.
}

problem-no-trade = Anahtar alım satım yapamıyor.
fix-no-trade = { $exchange ->
    [any] Borsa hesabınızda { $trade } iznini açıp kaydedin. Sonra <b>{ button-test }</b> düğmesine basın.
   *[other] { $exchange } hesabınızda { $trade } iznini açıp kaydedin. Sonra <b>{ button-test }</b> düğmesine basın.
}

problem-account-restricted = Hesabınız { $exchange } tarafından kısıtlanmış.
fix-account-restricted = { $exchange ->
    [any] Borsa hesabınıza giriş yapın ve isteneni yerine getirin, örneğin kimlik doğrulama (KYC). Sonra <b>{ button-test }</b> düğmesine basın.
   *[other] { $exchange } hesabınıza giriş yapın ve isteneni yerine getirin, örneğin kimlik doğrulama (KYC). Sonra <b>{ button-test }</b> düğmesine basın.
}

problem-nonce-in-use = Başka bir program bu anahtarı aynı anda kullanıyor; bu yüzden { $exchange } isteklerimizi reddediyor.
fix-nonce-in-use = Her program için ayrı bir anahtar oluşturup yenisini buraya gönderin veya { $exchange } hesabınızda bu anahtara bir nonce penceresi tanımlayın. Sonra <b>{ button-test }</b> düğmesine basın.

problem-our-address-blocked = Sunucumuzun adresi { $exchange } tarafından engellenmiş. Sorun anahtarınızda değil.
fix-our-address-blocked = Adresin engelini kaldırtmamız veya başka bir adres kullanmamız gerekiyor. Anahtarı olduğu gibi bırakın ve daha sonra yeniden test edin.

problem-egress-down = Sunucumuz şu anda { $exchange } ile bağlantı kuramıyor. Sorun anahtarınızda değil.
fix-egress-down = Bağlantımızı onarmamız gerekiyor. Anahtarı olduğu gibi bırakın ve daha sonra yeniden test edin.

problem-region-blocked = Sunucumuzun bulunduğu bölgeye { $exchange } hizmet vermiyor. Sorun anahtarınızda değil.
fix-region-blocked = Sunucumuzu taşımamız gerekiyor. Anahtarı olduğu gibi bırakın ve daha sonra yeniden test edin.

problem-clock-skew = Sunucumuzun saati yanlış. Sorun anahtarınızda değil.
fix-clock-skew = Saatimizi ayarlamamız gerekiyor. Anahtarı olduğu gibi bırakın ve daha sonra yeniden test edin.
start-refused-clock = { problem-clock-skew } Saati bu botu çalıştıran kişi ayarlamalı. Daha sonra yeniden deneyin.
order-refused-clock = { problem-clock-skew } Bu botu çalıştıran kişiye haber verildi.
edit-price-moved = Fiyat değişti. Uygulamadan önce plana yeniden bakın.

problem-unknown = Anahtarın çalışıp çalışmadığı, { $exchange } tarafından verilen yanıttan anlaşılmıyor. Anahtarla ilgili olumsuz bir bulgu yok.
fix-unknown = Bunu incelememiz gerekiyor. Anahtarı olduğu gibi bırakın ve daha sonra yeniden test edin.

problem-rate-limited = Şu anda { $exchange } tarafına çok fazla istek gönderiyoruz. Sorun anahtarınızda değil.
fix-rate-limited = Birkaç dakika bekleyin, sonra <b>{ button-test }</b> düğmesine basın.

problem-exchange-unavailable = Şu anda { $exchange } tarafından yanıt alınamıyor. Sorun anahtarınızda değil.
fix-exchange-unavailable = Birkaç dakika bekleyin, sonra <b>{ button-test }</b> düğmesine basın. Yeni anahtar oluşturmayın.

problem-withdraw-unknown = Bu anahtarın para çekip çekemediğini göremiyoruz: { $exchange } bunu bildirmiyor.
fix-withdraw-unknown = Anahtar sayfasına bakın. { $withdraw } kapalıysa <b>{ button-word }</b> düğmesine basın.

problem-key-expiring = Anahtarın süresi { $ends } doluyor.
fix-key-expiring = Süreyi anahtar sayfasında uzatın veya dolmadan anahtarı değiştirin.

problem-no-ip-whitelist = Anahtar her adresten çalışıyor.
fix-no-ip-whitelist = Daha fazla güvenlik için { $list } bölümüne şunu ekleyin: { $address }.

problem-transfer-enabled = Anahtar, varlıkları kendi hesaplarınız arasında taşıyabiliyor.
fix-transfer-enabled = Buna gerek yok: { $transfer } iznini kapatın.

problem-no-futures = Anahtar vadeli işlem yapamıyor.
fix-no-futures = Vadeli işlem yapmak istiyorsanız { $futures } iznini açın.

## Terminalde aynısı: düğme yok, değerler yazılır

terminal-prompt = { $field } (yazdığınız görünmez):
terminal-prompt-first = { $field } veya tüm değerler tek seferde (yazdığınız görünmez):
terminal-fix-withdraw-enabled = { $exchange } hesabınızda { $withdraw } iznini kapatıp kaydedin. Sonra bu komutu yeniden çalıştırın.
terminal-fix-invalid-key = Bu komutu eksiksiz API anahtarıyla yeniden çalıştırın. Anahtar sayfasında artık yoksa yeni bir anahtar oluşturun.
terminal-fix-invalid-secret = Bu komutu eksiksiz gizli anahtarla yeniden çalıştırın. Yalnızca bir kez gösterilir: artık sizde yoksa yeni bir anahtar oluşturun.
terminal-fix-invalid-passphrase = Bu komutu bu anahtar için belirlediğiniz parola ifadesiyle yeniden çalıştırın. O da olmazsa yeni bir anahtar oluşturun.
terminal-fix-key-gone = { $exchange } hesabınızda yeni bir anahtar oluşturun ve bu komutu onunla yeniden çalıştırın.
terminal-fix-key-gone-or-changed = Sırayla kontrol edin, sonra bu komutu yeniden çalıştırın:
terminal-fix-key-expired = { $exchange } hesabınızda yeni bir anahtar oluşturun ve bu komutu onunla yeniden çalıştırın.
terminal-fix-must-replace = { $exchange } hesabınızda yeni bir anahtar oluşturun ve eskisini orada silin.
terminal-fix-wrong-site = { $exchange } ana sitesinde bir anahtar oluşturun ve bu komutu onunla yeniden çalıştırın.
terminal-fix-ip-not-allowed = { $list } bölümüne şunu ekleyin: { $address }. Sonra bu komutu yeniden çalıştırın.
terminal-fix-key-or-ip-or-permission = Sırayla kontrol edin, sonra bu komutu yeniden çalıştırın:
terminal-fix-no-read = { $exchange } hesabınızda { $read } iznini açıp kaydedin. Sonra bu komutu yeniden çalıştırın.
terminal-fix-no-trade = { $exchange } hesabınızda { $trade } iznini açıp kaydedin. Sonra bu komutu yeniden çalıştırın.
terminal-fix-account-restricted = { $exchange } hesabınıza giriş yapın ve isteneni yerine getirin, örneğin kimlik doğrulama (KYC). Sonra bu komutu yeniden çalıştırın.
terminal-fix-nonce-in-use = Her program için ayrı bir anahtar oluşturup bu komutu yenisiyle yeniden çalıştırın veya { $exchange } hesabınızda bu anahtara bir nonce penceresi tanımlayın.
terminal-fix-rate-limited = Birkaç dakika bekleyin, sonra bu komutu yeniden çalıştırın.
terminal-fix-exchange-unavailable = Birkaç dakika bekleyin, sonra bu komutu yeniden çalıştırın. Yeni anahtar oluşturmayın.
terminal-fix-withdraw-unknown = Anahtar sayfasına bakın, { $withdraw } kapalı olmalı.

## Bağlantılar

list-title = <b>Bağlantılarım</b>: { $count }
list-sum = { $mark } { $status } { $count }
list-no-trouble = Şu anda sorun yok.
list-empty = Henüz bağlantınız yok. İlkini eklemek için <b>{ button-connect }</b> düğmesine basın.
list-item = { "\u200E" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · kayıtlı anahtar yok
list-unanswered = { $status } · { $exchange } tarafından yanıt yok
silence = { $exchange } tarafından yanıt yok, başlangıç: { $since }
silence-ours = Ağımız çalışmıyor, başlangıç: { $since }
silence-good = { $silence } · son başarılı test { $good }

card-status = <b>{ $status }</b> · başlangıç: { $since }
card-since = <b>{ $status }</b> · { $length } (başlangıç: { $since })
card-tested = Son test: { $tested }
card-took = Test { $latency } ms sürdü
card-key = Anahtar { $key }
card-account = Hesap { $account }
state-read = { $answer ->
    [yes] Okuyor
    [no] Okuma kapalı
   *[unknown] Okuma: bildirilmiyor
}
state-trade = { $answer ->
    [yes] Alım satım yapıyor
    [no] Alım satım kapalı
   *[unknown] Alım satım: bildirilmiyor
}
state-futures = { $answer ->
    [yes] Vadeli işlem açık
    [no] Vadeli işlem kapalı
   *[unknown] Vadeli işlem: bildirilmiyor
}
state-withdraw = { $answer ->
    [yes] Para çekme açık
    [no] Para çekme kapalı
   *[unknown] Para çekme: bildirilmiyor
}
state-transfer = { $answer ->
    [yes] Transfer açık
    [no] Transfer kapalı
   *[unknown] Transfer: bildirilmiyor
}
state-untested = İzinler test edilmedi
card-withdraw-by-word = Para çekme kapalı (siz onayladınız: { $date })
card-ip-list = IP beyaz listesi: { $addresses }
card-ip-list-more = IP beyaz listesi: { $addresses } ve { $count } adres daha
card-ip-none = IP beyaz listesi: yok
card-ip-set = IP beyaz listesi: ayarlı ({ $exchange } içeriğini göstermiyor)
card-ip-unknown = IP beyaz listesi: bildirilmiyor
card-moving = Sunucumuzun adresi { $day } tarihinde değişiyor. IP beyaz listesine şunu ekleyin: { $address }. Eskisini o zamana kadar silmeyin ve <b>{ button-move }</b> düğmesine basın.
card-expires = Süresi { $moment } doluyor
card-no-secrets = Burada kayıtlı anahtar yok: anahtar bilgileri kalıcı olarak silindi. Bu bağlantıyı yeniden kullanmak için <b>{ button-reconnect }</b> düğmesine basın.
card-key-gone = Silinen anahtar: { $key }. Borsada hâlâ varsa orada silin.

balance-title = <b>Bakiye</b> · { $name }
balance-asking = ⏳ Bakiye isteniyor: { $exchange }…
balance-empty = Bu hesapta bir şey yok.
balance-total = Toplam değeri yaklaşık { $worth }.
balance-coin = <b>{ $coin }</b> · yaklaşık { $worth }
balance-coin-unpriced = <b>{ $coin }</b> · { $money } cinsinden fiyat yok
balance-coin-alone = <b>{ $coin }</b>
balance-free = Kullanılabilir: { $free }
balance-locked = Emirlerde: { $locked }
balance-rest = { $count ->
    [one] Ve { $count } coin daha, değeri yaklaşık { $worth }.
   *[other] Ve { $count } coin daha, toplam değeri yaklaşık { $worth }.
}
balance-no-prices = { $exchange } şu anda fiyat göndermiyor.
balance-read = Spot hesap, okunma zamanı: { $time }. Bu bot bakiyeyi saklamaz.
balance-read-now = Az önce soruldu.
balance-unread = Bakiye okunamadı.
balance-refused = ⛔ Bakiye okunmuyor: bu anahtar okuyabilmeli ve para çekememeli.

ask-rename = { "\u200E" }{ $name } için yeni adı gönderin.
renamed = Yeni adı: { $name }.
confirm-delete =
    { "\u200E" }<b>{ $name } silinsin mi?</b>
    API anahtarı, gizli anahtar ve parola ifadesi hemen kalıcı olarak silinir. Bu geri alınamaz. Anahtar, { $exchange } hesabınızda siz silene kadar kalır.
deleted = { "\u200E" }{ $name } ve anahtar bilgileri kalıcı olarak silindi. Şimdi anahtarı { $exchange } hesabınızda da silin.

## Uyarılar

alert-status = <b>{ $status }</b> · { $since }
alert-blocked = { "\u200E" }<b>{ $name } ({ $exchange }) anahtarı para çekebiliyor. Engellendi ve kullanılmıyor.</b>
alert-group = <b>{ $status }</b> · { $exchange }
alert-item = { "\u200E" }<b>{ $name }</b> · { $since }
alert-several = { $count ->
    [one] <b>{ $count } bağlantıya bakmanız gerekiyor.</b>
   *[other] <b>{ $count } bağlantıya bakmanız gerekiyor.</b>
}
alert-online = <b>Bağlı</b>
alert-online-again = <b>Yeniden bağlı.</b> Kesinti: { $length }.
alert-online-again-at-most = <b>Yeniden bağlı.</b> Kesinti: en fazla { $length }.
alert-more = { $count ->
    [one] Ve { $count } tane daha: /connections açın.
   *[other] Ve { $count } tane daha: /connections açın.
}
alert-name = <b>{ $name }</b>
alert-names = Etkilenen: { $names }
alert-names-more = { $count ->
    [one] Etkilenen: { $names } ve { $count } tane daha
   *[other] Etkilenen: { $names } ve { $count } tane daha
}
alert-noticed = Fark edildi: { $moment }
alert-incident = <b>{ $exchange } tarafından yanıt yok.</b> Başlangıç: { $since }.
alert-incident-fix = Bir şey yapmayın: sorun anahtarlarınızda değil. Yeniden yanıt gelince haber veririm.
alert-incident-over = <b>{ $exchange } yeniden yanıt veriyor.</b> Yanıt alınamayan süre: { $length }.
alert-unstable = <b>{ $exchange } kararsız.</b> Başlangıç: { $since }. Bazen yanıt veriyor, bazen vermiyor.
alert-unstable-fix = Bir şey yapmayın: sorun anahtarlarınızda değil. 30 dakika sorunsuz çalışınca haber veririm.
alert-unstable-over = <b>{ $exchange } yeniden kararlı.</b> Kararsız süre: { $length }.
alert-expiry = { $days ->
    [one] <b>Anahtarın süresi { $days } gün sonra doluyor:</b> { $moment }.
   *[other] <b>Anahtarın süresi { $days } gün sonra doluyor:</b> { $moment }.
}
alert-new-address = <b>Sunucumuzun adresi değişti.</b> IP beyaz listesine şunu ekleyin: { $address }. Eklemezseniz bu anahtarlar çalışmaz olur.
alert-new-address-known = <b>Sunucumuzun adresi değişti:</b> { $address }. Tüm IP beyaz listelerinizde zaten var: bir şey yapmanız gerekmiyor.
alert-retires = <b>Sunucumuzun adresi { $day } tarihinde değişiyor.</b> Yenisini bu anahtarların IP beyaz listesine ekleyin, eskisini o zamana kadar silmeyin ve <b>{ button-move }</b> düğmesine basın.
alert-retires-item = { "\u200E" }{ $name }: { $address } ekleyin
alert-moved = Anahtar artık yeni adresimizden çalışıyor. Eskisini IP beyaz listesinden çıkarabilirsiniz: { $address }.
alert-moved-unknown = Anahtar artık yeni adresimizden çalışıyor. Eskisini IP beyaz listesinden çıkarabilirsiniz.
moves-testing = Yeni adresimizden test ediliyor…
moves-none = Yeni adres bekleyen anahtar yok.
moves-done = Yeni adresimizden çalışıyor. Eskisini IP beyaz listesinden çıkarabilirsiniz.
moves-refused = Henüz kabul edilmiyor: { $address }. IP beyaz listesine kaydedildiğini kontrol edin; bazı borsalarda bu birkaç dakika sürer.
moves-unanswered = Test edilemedi: yanıt yok. Kendiliğimden yeniden deneyeceğim.

drift-futures-lost = Anahtar artık vadeli işlem yapamıyor.
drift-futures-gained = Anahtar artık vadeli işlem yapabiliyor.
drift-transfer-gained = Anahtar artık varlıkları kendi hesaplarınız arasında taşıyabiliyor.
drift-ip-list-removed = Anahtarın IP beyaz listesi kalkmış: artık her adresten çalışıyor.

digest-well = { $count ->
    [one] <b>Her şey yolunda.</b> Bağlantınızın durumu: Bağlı.
   *[other] <b>Her şey yolunda.</b> { $count } bağlantınızın durumu: Bağlı.
}
digest-some = <b>Bağlı: { $online }/{ $count }</b>
digest-strategies-paper = 📈 <b>Denemeler</b>, son 24 saat: satılan tur { $closed }, sonuç { $result }. Açık tur: { $open }
digest-strategies-live = 📈 <b>Gerçek parayla stratejiler</b>, son 24 saat: satılan tur { $closed }, sonuç { $result }. Açık tur: { $open }
digest-item = { "\u200E" }{ $title }: { $what }

## Ne zaman haber verilir

mute-choose =
    { "\u200E" }<b>{ $name } ne kadar süreyle sessize alınsın?</b>
    Bir anahtar para çekebilirse yine de hemen haber alırsınız.
mute-hours = { $count ->
    [one] { $count } saat
   *[other] { $count } saat
}
mute-until-clear = Yeniden bağlanana kadar
mute-line = Sessizde, { $until }

alerts-title = <b>Uyarılar</b>
alerts-quiet = Sessiz saatler: { $hours }
alerts-quiet-off = Sessiz saatler: yok
alerts-digest = Günlük özet: saat { $time }
alerts-digest-off = Günlük özet: kapalı
alerts-zone = Saat dilimi: { $city }, şu an { $time }
alerts-zone-unknown = Saat dilimi: bilinmiyor, saatler UTC
alerts-muted = { "\u200E" }<b>{ $name }</b>: sessizde, { $until }
alerts-urgent = Bir anahtar para çekebilirse hemen haber alırsınız; sessiz saatlerde ve sessize alınmışken de.
alerts-saved = Kaydedildi.

quiet-choose =
    <b>Sessiz saatleri seçin.</b>
    Bu sırada olanları saatler bitince öğrenirsiniz. Bir anahtar para çekebilirse yine de hemen haber alırsınız.
quiet-ask = Sessiz saatleri gönderin, örneğin <code>22:30-07:15</code>
quiet-shape = Kabul edilmedi: başlangıç ve bitişi aralarında tireyle gönderin.
quiet-time = Kabul edilmedi: bu bir saat değil (0:00–24:00).
quiet-empty = Kabul edilmedi: başlangıç ve bitiş aynı.

zone-ask-time = <b>Sizde saat kaç?</b>
zone-where = <b>Neredesiniz?</b>
zone-where-how = Sizinle aynı saatteki bir yere dokunun veya şehrinizin ya da ülkenizin adını gönderin.
zone-where-tap = Sizinle aynı saatteki bir yere dokunun.
zone-place = { $city }, { $time }
zone-not-found = Bu yeri bulamadım. Yakınınızdaki daha büyük bir şehri veya ülkenizi gönderin.
zone-several = <b>Hangisi?</b>
zone-why-zone = Mesajlarımdaki saatler buna göredir.
zone-why-quiet = Sessiz saatler yerel saatinize göredir.
zone-why-digest = Günlük özet yerel saatinize göredir.
zone-ask-city =
    <b>Sizin yeriniz hangisi?</b>
    Şu an saatleri aynı, ama saatlerini farklı günlerde değiştiriyorlar.
zone-clock-changes = { $cities }: saat değişimi { $date }
zone-clock-stays = { $cities }: saat değişimi yok

## Geçmiş

history-title = <b>Geçmiş</b> · { $name }
history-every = tüm bağlantılar
history-choose = Neler olduğunu görmek için <b>bir bağlantı seçin</b>.
history-no-name = Adı { $name } olan bir bağlantınız yok.
history-empty = Henüz bir şey olmadı. Bir anahtar bağlayın, olanları burada görürsünüz.
history-moment = <b>{ $moment }</b>
history-line = { $time }
history-line-of = { "\u200E" }{ $time } <b>{ $name }</b>
history-today = Bugün
history-yesterday = Dün
history-change = { $before } → { $after }
history-unwatched = Belki daha önce: o sırada izlenmiyordu.
history-deed = { $deed } · { $hand }
deed-added = Eklendi
deed-tested = Test edildi
deed-replaced = Anahtar değiştirildi
deed-renamed = Adı değiştirildi
deed-word-given = Onaylandı: para çekme kapalı
deed-disconnected = Bağlantı kesildi, anahtar bilgileri kalıcı olarak silindi
deed-paused = Bağlantı kesildi, anahtar bilgileri kalıcı olarak silindi
deed-ordered = Anahtarın değiştirilmesi istendi
deed-deleted = Silindi
deed-exported = Dışa aktarıldı
deed-read = Bot dışında görüntülendi
hand-person = siz
hand-bot = bot
hand-operator = bot yöneticisi

## Erişim

access-denied =
    <b>Bu bot yalnızca davetle kullanılır.</b>
    <b>{ button-access-ask }</b> düğmesine basın: botun yöneticisi karar verir.
access-request-sent = İstek gönderildi. Kararı buradan öğrenirsiniz.
access-requested = <b>{ $title }</b> erişim istiyor. Telegram ID: { $person }
access-allowed = İzin verildi: { $title } artık bu botu kullanabilir.
access-turned-down = Reddedildi: { $title } bu botu kullanamaz.
access-granted = <b>Artık bu botu kullanabilirsiniz.</b> Başlamak için <b>{ button-connect }</b> düğmesine basın.
access-refused = Erişim isteğiniz reddedildi.

## Botu çalıştıranlar için: düzeltmeleri gerekenler

operator-title = <b>Bot yöneticisi için</b>
operator-more = { $count ->
    [one] Ve { $count } konu daha: log kayıtlarına bakın.
   *[other] Ve { $count } konu daha: log kayıtlarına bakın.
}
operator-other = Log kayıtlarında şunu arayın: { $matter }.
operator-cut-off = <b>Bu sunucunun internet erişimi yoktu.</b> Ne Telegram ne de borsalar yanıt verdi; bu yüzden hiçbir anahtarın durumu değiştirilmedi. Ağı, DNS’i ve <code>BOT_PROXY_URL</code> ayarını kontrol edin.
operator-exchange-down = <b>{ $exchange } tarafından yanıt yok.</b> Orada hiçbir anahtarın durumu değiştirilmiyor ve sahiplerine haber verildi. Durum sayfasına bakın; yapılacak başka bir şey yok.
operator-new-address = <b>Bu sunucunun yeni adresi:</b> { $address }, gören: { $exchange }. Kalıcıysa <code>BOT_SERVER_IPS</code> içine yazıp yeniden başlatın. Değilse eskisini geri getirin: IP beyaz listesi olan anahtarların sahiplerinden onu eklemeleri isteniyor.
operator-address-refused = <b>Adresimiz { $exchange } tarafından reddediliyor</b>; IP beyaz listesi olan birçok anahtarda. <code>BOT_SERVER_IPS</code> değerini <code>python -m bot doctor</code> sonucuyla karşılaştırın.
operator-clock-skew = <b>Bu sunucunun saati yanlış</b>; bildiren: { $exchange }. Ayarlayın: <code>timedatectl set-ntp true</code>. O zamana kadar orada hiçbir anahtarın durumu değiştirilmez.
operator-egress-down = <b>{ $address } adresimiz üzerinden hiçbir yere ulaşılamıyor.</b> Proxy’sini veya ağ arayüzünü ve <code>BOT_EGRESS</code> ayarını kontrol edin, sonra <code>python -m bot doctor</code> çalıştırın. O zamana kadar hiçbir anahtarın durumu değiştirilmez.
operator-region-blocked = <b>{ $exchange } bu sunucunun bölgesine hizmet vermiyor.</b> Botu başka bir yerde çalıştırın veya <code>BOT_PROXY_URL</code> ayarına başka yerdeki bir proxy yazın.
operator-our-address-blocked = <b>{ $exchange } bu sunucunun adresini engelliyor.</b> Destek ekibinden engeli kaldırmasını isteyin veya <code>BOT_PROXY_URL</code> ayarına başka adresli bir proxy yazın. O zamana kadar orada hiçbir anahtarın durumu değiştirilmez.
operator-order-refused = <b>{ $exchange } stratejilerin emirlerini reddediyor.</b> Emirler bir kuralına uymuyor veya nedeni burada bilinmiyor. Log kayıtlarına ve bu borsanın dosyasındaki çift kurallarına bakın.
operator-unknown = <b>{ $exchange } yanıtları anlaşılmıyor.</b> Anahtarlar aleyhine bir şey sayılmıyor. Ne yanıt verdiğine log kayıtlarından bakın ve bu borsanın dosyasına ekleyin.

## Bildirimler

notice-draft-expired = { $exchange } bağlantısı 30 dakikada tamamlanmadı. Gönderdikleriniz kalıcı olarak silindi.
notice-secrets-destroyed = { "\u200E" }{ $name } ({ $exchange }) anahtarı 30 dakika sonra hâlâ para çekebiliyordu. Anahtar bilgileri kalıcı olarak silindi. Bu izni olmayan bir anahtar oluşturun ve <b>{ button-reconnect }</b> düğmesine basın.
notice-not-deleted =
    <b>Mesajınızı ({ $sent }) elle silin.</b>
    Anahtara benziyor ve Telegram silmeme izin vermedi. Mesaja basılı tutun, Sil’e dokunun, “Ayrıca … için de sil” kutusunu işaretleyin. Başkaları görmüş olabilirse borsada yeni bir anahtar oluşturun.

toast-outdated = Bu düğme eski bir mesajdan. Şimdi güncel durumu görüyorsunuz.
toast-stale = Bu düğme eski bir mesajdan ve artık çalışmıyor. Menüyü /start ile açın.

news-title = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = Deneme: borsaya emir gönderilmez.
news-live = <b>Gerçek para</b>: emirler { $exchange } hesabınıza gönderilir.
news-opened = <b>İlk alım: { $money }.</b>
news-topped-up = <b>Son ek alım: { $money }.</b> Şimdiye kadar yapılan alım sayısı: { $buys }.
news-held = Eldeki: { $held }, ortalama fiyat { $average }.
news-held-nothing = Elde bir şey yok.
news-left = Kalan: { $held }, satmak için çok az.
news-result = Komisyonlar sonrası sonuç: { $result }
news-closed-take-profit = <b>Kârla satıldı.</b>
news-closed-stop = <b>Stop her şeyi sattı.</b>
news-closed-close = <b>Her şey satıldı.</b>
news-recovery = <b>Recovery Mode açık.</b>
news-recovery-fall = Fiyat ortalamanın çok altında.
news-recovery-money = Paranın çoğu kullanımda.
news-recovery-no-top-ups = Ek alım kalmadı ve fiyat ortalamanın altında.
news-recovery-unclear = Piyasa 10 dakikadır belirsiz.
news-recovery-chosen = Siz seçtiniz.
news-recovery-means = Daha dikkatli alır, zarar kalmadığı anda her şeyi satar.
news-recovered = <b>Recovery Mode kapalı.</b> Plan devam ediyor.
news-hold = <b>Strateji beklemede.</b>
news-hold-blocked = Anahtar para çekebiliyor veya değiştirilmesi gerekiyor: hiçbir şey alınmaz ve satılmaz, stop yok. /connections açın ve anahtarı düzeltin.
news-hold-key = Anahtar çalışmıyor: hiçbir şey alınmaz ve satılmaz, stop yok. /connections açın ve anahtarı düzeltin.
news-hold-doubt = Anahtarın durumu { status-online } değil: alım yapılmaz, satışlar sürer. /connections açın ve anahtarı düzeltin.
news-hold-operator = Bu botu çalıştıran kişi { $exchange } için alım satımı şimdilik durdurdu: hiçbir şey alınmaz ve satılmaz, stop yok. İzin verilince kendiliğinden devam eder. O zamana kadar { $exchange } hesabınızda kendiniz satabilirsiniz.
news-hold-unavailable = { $exchange } yanıt vermiyor: hiçbir şey alınmaz ve satılmaz, stop yok. { $exchange } yeniden yanıt verince kendiliğinden devam eder.
news-hold-account = Anahtar, bu stratejinin hesabına değil, başka bir hesaba ait: hiçbir şey alınmaz ve satılmaz, stop yok. /connections açın ve onu ilk hesabın bir anahtarıyla değiştirin veya <b>{ button-run-stop }</b> düğmesine basın.
news-hold-rehearsals = Bu botu çalıştıran kişi şu anda yalnızca denemelere izin veriyor: hiçbir şey alınmaz ve satılmaz, stop yok. Gerçek paraya yeniden izin verilince kendiliğinden devam eder.
news-hold-off = Bu botu çalıştıran kişi stratejileri kapattı: hiçbir şey alınmaz ve satılmaz, stop da satış yapmaz. Yeniden açılınca kendiliğinden devam eder.
news-hold-restored = Veritabanı bir yedekten geri yüklendi: siz karar verene kadar hiçbir şey alınmaz ve satılmaz.
news-hold-gone = Burada artık kayıtlı bir anahtar yok.
news-released = <b>Strateji yeniden etkin.</b>
news-unpriced = <b>Fiyat yok.</b>
news-unpriced-means = { $exchange } bu çiftin fiyatını göndermiyor: hiçbir şey alınmaz ve satılmaz, stop yok. Çiftin hâlâ işlem görüp görmediğine orada bakın, isterseniz orada kendiniz satış yapın.
news-priced = <b>Fiyat yeniden var.</b> Plan devam ediyor.
news-ended = <b>Strateji sona erdi.</b>
news-ended-gone = Onun için artık kayıtlı bir anahtar yok.
news-disturbed = <b>Bu stratejinin coinleri eksik.</b> Biri { $coin } taşıdı veya sattı ya da coinler başka bir emirde.
news-disturbed-numbers = Stratejide olan: { $held }. Hesapta kullanılabilir: { $there }.
news-disturbed-means = Siz karar verene kadar alım yapılmaz. <b>{ button-run-count }</b>: kullanılabilir olan sayılır, ortalama fiyat aynı kalır. <b>{ button-run-go-on }</b>: önceki gibi devam eder. <b>{ button-run-stop }</b>: strateji sona erer, her şey sizde kalır.
news-lost = <b>Bir emrin sonucu bilinmiyor.</b>
news-lost-means = Siz yanıt verene kadar hiçbir şey alınmaz ve satılmaz, stop yok.
order-lost = { $side ->
    [sell] Satış: { $qty }, fiyat { $price } veya üstü, gönderilme zamanı: { $time }, ID { $order }.
   *[buy] Alım: { $qty }, fiyat { $price } veya altı, gönderilme zamanı: { $time }, ID { $order }.
}
order-lost-look = { $exchange } emir geçmişinde { $pair } çiftini arayın.
order-unread = <b>Bir emrin sonucu bilinmiyor.</b> Para çekebilen bir anahtar, bakmak için bile kullanılmaz. Anahtar artık para çekemediğinde veya değiştirildiğinde bot sonuca kendiliğinden bakar.
order-refused = { $side ->
    [sell] <b>{ $exchange } bir satışı reddetti.</b>
   *[buy] <b>{ $exchange } bir alımı reddetti.</b>
}
order-refused-balance = { $side ->
    [sell] Hesaptaki { $coin }, stratejinin aldığından az. Siz taşıdıysanız geri getirin veya <b>{ button-run-stop }</b> düğmesine basın.
   *[buy] Kullanılabilir { $coin } çok az. Biraz ekleyin veya <b>{ button-run-pause }</b> düğmesine basın: satışlar sürer.
}
order-refused-minimum = Emir çok küçüktü. Bu bizim hatamız, botu çalıştıran kişiye bildirildi.
order-refused-rules = Emir bir { $exchange } kuralına uymadı. Bu bizim hatamız, botu çalıştıran kişiye bildirildi.
order-refused-pair = { $pair } şu anda orada veya sizin hesabınızda işlem görmüyor. { $exchange } hesabınıza bakın. <b>{ button-run-stop }</b> düğmesine basıp orada kendiniz satabilirsiniz.
order-refused-permission = Anahtarın alım satım izni yok. { $exchange } hesabınızda ona spot alım satım izni verin, para çekme iznini asla vermeyin. Şimdi yeniden test ediliyor.
order-refused-key = Anahtar veya adresimiz kabul edilmiyor. Anahtar şimdi test ediliyor: /connections açın.
order-refused-account = Hesap kısıtlı veya bu botun alım satım yapamadığı bir türde. { $exchange } size bir mesaj göndermiş mi, bakın.
order-refused-busy = { $exchange } kısa bir süre yeni emir kabul etmiyor.
order-refused-unknown = Nedeni burada bilinmiyor. Botu çalıştıran kişiye bildirildi.
order-tries-again = Kendiliğinden yeniden dener.
sell-yourself = Kendiniz satmak için: { $exchange } hesabınızda spot alım satımı açın, { $pair } çiftini seçin ve satış yapın: { $held }.

## Aynı hesap

button-adopt = Anahtarını değiştir
button-adopt-disconnected = Anahtarı oraya bağla
button-same-account = Evet, aynı hesap
button-connect-new = Yeni olarak bağla
twin-mine =
    <b>Bu hesap zaten bağlı:</b> { $name }, { $exchange }.
    Yeni anahtarı orada kullanmak için <b>{ button-adopt }</b> düğmesine basın. Yenisi testi geçene kadar eski anahtar etkin kalır.
twin-mine-disconnected =
    <b>Bu hesabın bir bağlantısı var:</b> { $name }, { $exchange }. Şu anda bağlı değil.
    Yeni anahtarı oraya bağlamak için <b>{ button-adopt-disconnected }</b> düğmesine basın.
twin-elsewhere =
    <b>Bağlanmadı.</b> Bu { $exchange } hesabı BackFuture AI’a başka bir Telegram hesabından zaten bağlı; yalnızca bir kez bağlanabilir. Anahtar kaydedilmedi.
    Bu siz değilseniz anahtarı borsada silin ve yenisini oluşturun.
twin-other-account =
    <b>Eski anahtar etkin kalıyor.</b> Yeni anahtarın { $exchange } hesabı, { $name } bağlantısının hesabından farklı.
    Aynı hesabın bir anahtarını gönderin veya bunu yeni bir bağlantı olarak bağlayın.
twin-unknown =
    <b>Yeni anahtarın { $exchange } hesabı { $name } ile aynı mı?</b>
    Borsa bunu bildirmiyor. Aynıysa <b>{ button-same-account }</b> düğmesine basın. O zamana kadar eski anahtar etkin kalır.

## Ayrılma

command-panic = Tüm bağlantıları kes
command-export = Verilerimin kopyasını al
command-delete_me = Tüm verilerimi sil
button-panic-yes = Evet, tümünü kes
button-delete-me-yes = Evet, her şeyi sil
button-export = Önce verilerimi al
button-revoke-at = Anahtarı sil: { $exchange }
panic-nothing = Kesilecek bağlantı yok: hiçbirinde kayıtlı anahtar yok.
panic-confirm = { $count ->
    [one] <b>{ $count } bağlantı kesilsin mi?</b>
   *[other] <b>{ $count } bağlantının tümü kesilsin mi?</b>
}
panic-means = Her anahtar ve gizli anahtar burada hemen kalıcı olarak silinir; artık hiçbir şey onları kullanmaz. Her bağlantı kalır: ona yeni bir anahtar verebilirsiniz.
panic-done = { $count ->
    [one] <b>{ $count } bağlantı kesildi, anahtar bilgileri burada kalıcı olarak silindi.</b>
   *[other] <b>{ $count } bağlantı kesildi, anahtar bilgileri burada kalıcı olarak silindi.</b>
}
panic-next = Şimdi her anahtarı kendi borsasında silin: ancak o zaman kimse onu kullanamaz.
leave-confirm = <b>Hakkınızda sakladığımız her şey silinsin mi?</b>
leave-what = { $count ->
    [one] Bunlar: API anahtarı ve gizli anahtarıyla { $count } bağlantı, geçmişi, ayarlarınız ve diliniz. Bu geri alınamaz.
   *[other] Bunlar: API anahtarları ve gizli anahtarlarıyla { $count } bağlantı, geçmişleri, ayarlarınız ve diliniz. Bu geri alınamaz.
}
leave-what-rest = Bunlar: Telegram ID’niz, diliniz, ayarlarınız ve geçmişiniz. Bağlantınız yok. Bu geri alınamaz.
leave-remains =
    <b>Kalanlar:</b>
    • Veritabanı yedekleri, üzerine yazılana kadar şifreli kayıtları içerir. Eski ana anahtarla okunabilirler: botun yöneticisinden onu değiştirmesini ve eskisini silmesini isteyin.
    • Telegram bu sohbeti siz silene kadar tutar.
    • Borsalardaki anahtarlar, siz orada silene kadar kalır.
leave-done = <b>Hakkınızda sakladığımız her şey silindi.</b>
export-caption = Hakkınızda sakladığımız her şey; API anahtarları ve gizli anahtarlar hariç.

## Sınırlar

limit-connections = { $limit ->
    [one] { $limit } bağlantınız var, en fazlası bu. Yer açmak için onu silin.
   *[other] { $limit } bağlantınız var, en fazlası bu. Yer açmak için birini silin.
}

## Botu çalıştıranlar için: /status

command-status = Bot durumu
overview-title = <b>Bot durumu</b>
overview-no-database = Veritabanı yanıt vermiyor. Sunucuda <code>python -m bot doctor</code> çalıştırın.
overview-cut-off = Kendi ağımız çalışmıyor: aynı anda çok fazla borsa başarısız. Düzelene kadar hiçbir anahtarın durumu değiştirilmez.
overview-outage = { $exchange } tarafından yanıt yok, başlangıç: { $since }
overview-no-outage = Bilinen bir borsa kesintisi yok.
overview-connections = <b>Bağlantılar</b>: { $count }
overview-state = { $mark } { $status }: { $count }
overview-exchange = { $exchange }: { $states }
overview-share = { $mark }{ "\u00A0" }{ $count }
overview-checks = 5 dakikadaki <b>testler</b>: { $count } (dakikada { $rate })
overview-latency = Yarısı en fazla { $half } ms, %95’i en fazla { $most } ms sürdü
overview-lag = Bekleyen en eski test: { $exchange }, { $seconds } sn gecikti
overview-no-lag = Bekleyen test yok.
overview-waiting = Bekleyen <b>uyarılar</b>: { $count }
overview-slowed = Telegram yavaşlamamızı istedi (429): { $count }
overview-not-erased = Silinemeyen, gizli anahtar içeren mesajlar: { $count }
overview-addresses = <b>Adresimiz</b>, son görülen: { $addresses }
overview-egress = { $egress } ({ $addresses }): { $count ->
    [one] { $count } bağlantı
   *[other] { $count } bağlantı
}
overview-no-address = <b>Adresimiz</b>: henüz hiçbir borsa bildirmedi
overview-leads = Telegram ile bu süreç konuşuyor.
overview-leads-not = Telegram ile başka bir süreç konuşuyor.
overview-answering = Yanıt veren süreçler: { $count }. Başlangıç: en eskisi { $oldest }, en yenisi { $newest }.
overview-notices = Uyarıları bu süreç gönderiyor.
overview-notices-not = Uyarıları başka bir süreç gönderiyor.
overview-trades = Stratejileri bu süreç yürütüyor: yalnızca denemeler.
overview-trades-live = Stratejileri bu süreç yürütüyor: gerçek parayla olanlar ve denemeler.
overview-trades-not = Bu süreç strateji yürütmüyor.
overview-strategies = Stratejiler: { $count }. Sonu bilinmeyen emirler: { $orders }.
overview-since = Testler, 429 ve silmeler bu sürece aittir. Sürecin başlangıcı: { $moment }.

## Alım satımı durdurma (botu çalıştıranlar için)

command-trading = Alım satımı durdur
button-trading = Alım satım
button-trading-stop-all = Hepsini durdur
button-trading-stop = Durdur: { $exchange }
button-trading-go-all = Genel durdurmayı kaldır
button-trading-go = Durdurmayı kaldır: { $exchange }
trading-title = <b>Alım satım</b>
trading-goes = 🟢 Durdurulan bir şey yok.
trading-stopped-all = <b>Her şey durduruldu</b>, başlangıç: { $since }
trading-stopped = <b>{ $exchange } alım satımı durduruldu</b>, başlangıç: { $since }
trading-strategies = { $exchange } stratejileri: { $count }
trading-means = Durdurma hemen geçerli olur: yeni emir gönderilmez; stratejiler alım yapmaz, satış yapmaz, stop çalışmaz. Gönderilmiş emirler kontrol edilmeye devam eder. Sahiplerine durdurulunca bir, durdurma bitince bir mesaj gider.

## Botu çalıştıranlar için: veritabanı olmadan gönderilir

direct-database-down = <b>Veritabanı yanıt vermiyor, başlangıç: { $since }.</b> Anahtarlar izlenmiyor ve kimse yanıt alamıyor. Veritabanını, diskini ve botun log kayıtlarını kontrol edin; yanıt gelir gelmez bot kendiliğinden devam eder.
direct-database-back = <b>Veritabanı yeniden yanıt veriyor.</b> Yanıt alınamayan süre: { $length }. Fark edilen hiçbir şey kaybolmadı.
direct-conflict-program = <b>Bu botun token’ını başka bir program kullanıyor.</b> İnsanlar yanıt alamıyor veya iki yanıt alıyor. Diğer programı durdurun. Sizin değilse @BotFather’a /revoke gönderin ve yeni token’ı BOT_TOKEN içine yazın.
direct-conflict-webhook = <b>Bu bot için bir webhook ayarlı: { $host }.</b> Ayarlı olduğu sürece bot mesaj alamaz. Oradaki programı durdurun, sonra Bot API’nin deleteWebhook yöntemini çağırın.
direct-conflict-over = <b>Bot mesajlarını yeniden alıyor.</b> Artık token’ını başka bir program kullanmıyor.

## Stratejiler

button-strategies = Stratejilerim
button-strategy-new = Yeni strateji
button-plan-pair = İşlem çifti
button-plan-pairs = İşlem çiftleri
button-plan-several = Birden çok çift
button-plan-pairs-done = İleri ({ $count })
button-plan-each = Her çift
button-all-pairs = Tüm çiftler
button-plan-level = Risk seviyesi
button-plan-limit = Marjin limiti
button-plan-topups = Ek alımlar
button-plan-recovery = Recovery Mode
button-plan-more = Daha fazla
button-plan-sheet = Plana dön
button-plan-replay = Geçmişte nasıl giderdi
button-plan-start = Denemeyi başlat
button-plan-live = Gerçeğe geç
button-plan-live-yes = Gerçek parayla başlat
button-plan-off = Kapalı
button-plan-on = Açık
button-plan-again = Yeniden dene
button-strategy-connection = { $name } · { $exchange }
command-strategies = Stratejilerim

strategies-title = <b>Stratejilerim</b>, etkin: { $count }
strategies-empty = Henüz stratejiniz yok. Strateji, fiyat düşerken bir işlem çiftini kademeli alır ve hepsini ortalama fiyatın üstünde satar.
strategies-live = Her strateji için siz seçersiniz: deneme veya gerçek para.
strategies-rehearsal = Her strateji deneme olarak çalışır: fiyatlar canlıdır, borsaya emir gönderilmez.
strategies-off = Stratejiler burada kapalı. Bu botu çalıştıran kişi açabilir.
strategies-item = { "\u200E" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = Etkin
strategy-status-paused = Duraklatıldı
strategy-status-held = Beklemede
strategy-status-finishing = Bu turdan sonra bitiyor
strategy-status-closing = Her şeyi satıyor
strategy-status-stopping = Durduruluyor
strategy-status-ended = Sona erdi
strategy-mode-paper = Deneme
strategy-mode-live = Gerçek para
strategy-started = <b>Deneme başladı.</b>
strategy-started-live = <b>Strateji gerçek parayla başladı.</b>
first-buy-when-calm = İlk alım, piyasa yeterince sakinleşince yapılır. Size mesaj gelir.
first-buy-soon = İlk alım kısa süre içinde yapılır. Size mesaj gelir.

plan-choose-connection = <b>Hangi bağlantı?</b>
plan-no-connection = Strateji için durumu “{ status-online }” olan bir bağlantı gerekir. Önce bir anahtar bağlayın.
plan-none-online = Şu anda strateji kurulabilecek bir bağlantı yok.
start-refused-off = { strategies-off }
start-refused-stopped = Bu botu çalıştıran kişi { $exchange } için alım satımı şimdilik durdurdu. Daha sonra yeniden deneyin.
start-refused-not-online = { "\u200E" }{ $name } bağlantısının durumu “{ status-online }” değil: açın, anahtarı düzeltin, sonra geri gelin.
start-refused-too-many = Bu botun izin verdiği en fazla sayıda stratejiniz var. Önce birini durdurun: /strategies
start-refused-pair-used = Bu bağlantıda { $pair } için etkin bir strateji var. Başka bir çift seçin veya önce onu durdurun: /strategies
start-refused-coin-used = Bu bağlantıdaki başka bir strateji { $pair } çiftindeki bir coini kullanıyor. Başka bir çift seçin veya önce onu durdurun: /strategies
start-refused-unknown-pair = { $exchange } bu çifti sunmuyor. Aşağıdakilerden birine basın veya başka birini yazın, örneğin BTC veya ETH/USDT.
start-refused-other-coin = { "\u200E" }{ $pair } başka bir coin ile fiyatlanıyor. Bir stratejinin tüm çiftlerinde bu coin aynı olmalı.
start-refused-too-many-pairs = { "\u200E" }{ $pair } alınmadı: bir stratejide en fazla 10 çift olur.
start-refused-no-market = { $exchange } şu anda fiyat göndermiyor. Bir dakika sonra yeniden deneyin.
start-refused-rehearsals = Bu botu çalıştıran kişi yalnızca denemelere izin veriyor.
start-refused-not-live-here = Burada yalnızca deneme: bu bot { $exchange } için gerçek parayla alım satım yapmaz.
start-refused-no-trade = Gerçek parayla olmaz: { $name } anahtarının alım satım yapabildiği kanıtlanmadı. { $exchange } hesabınızda ona spot alım satım izni verin, sonra yeniden test edin.
start-refused-withdrawals = Gerçek parayla olmaz: { $name } anahtarının para çekemediği kanıtlanmadı ve gerçek para için sizin onayınız yetmez. Yeniden test edin veya izinlerini { $exchange } tarafından bildirilen bir anahtar kullanın.
card-rehearsal = Deneme yapılabilir ve emir göndermez: <b>{ button-strategy-new }</b>.
start-refused-no-balance = Gerçek parayla olmaz: { $name } bakiyesi okunamadı. Bir dakika sonra yeniden deneyin.
start-refused-too-little = Gerçek parayla olmaz: { $name } bağlantısında kullanılabilir tutar, marjin limiti ile oradaki diğer stratejilerinizin daha kullanabileceği tutarın toplamından az. Marjin limitini düşürün veya { $exchange } hesabınıza para yatırın.
start-refused-missing = Marjin limiti için { $needs } gerekiyor; eksik olan: { $missing }.
start-refused-account = Gerçek parayla olmaz: { $exchange } bu hesaptan emir kabul etmiyor. Hesap kısıtlı veya bu botun alım satım yapamadığı bir türde.

plan-ask-pair = <b>Hangi işlem çifti?</b> Birine basın veya yazın, örneğin BTC veya ETH/USDT.
plan-help = Strateji, fiyat düşerken bir işlem çiftini kademeli alır ve hepsini ortalama fiyatın üstünde satar.
plan-ask-pairs = <b>Hangi işlem çiftleri?</b> Üzerlerine basın veya yazın, örneğin btc, eth, sol. En fazla { $most }.
pairs-coin = Hepsinin fiyatı { $coin } cinsinden.
pairs-chosen = Seçilenler: { $list }
pairs-none = Önce bir çift seçin.
pairs-unknown = { $exchange } şunları sunmuyor: { $list }
pairs-word = <b>{ $word }</b>
plan-ask-level = <b>Hangi risk seviyesi?</b>
plan-level-means = <b>{ $level }</b>: { $count } alım, sonuncusu ilkinin { $drop } altında. Marjin limitinin yaklaşık { $loss } kadarını kaybedebilir.
plan-level-means-no-stop = <b>{ $level }</b>: { $count } alım, sonuncusu ilkinin { $drop } altında. Stop yok: marjin limitinin tamamını kaybedebilir.
level-low = Düşük
level-medium = Orta
level-high = Yüksek
level-own = Kendi ayarlarım
plan-ask-limit = <b>Marjin limiti ne kadar?</b> Herhangi bir anda piyasada olabilecek en yüksek { $coin } tutarıdır. Bir tutar yazın, örneğin 300.
plan-free = Şu anda kullanılabilir: { $money }.
plan-free-reserved = Bu anahtardaki diğer stratejileriniz bunun { $money } kadarını daha kullanabilir.
plan-free-left = Geriye kalan: { $money }.
plan-no-number = Bu bir sayı değil. Bir sayı yazın, örneğin { $example }.
plan-limit-too-small = Marjin limiti en az { $least } olmalı. Daha azıyla bir emir, { $exchange } için geçerli alt sınırın altında kalır.
plan-steps-too-small = { $pair } fiyat adımları çok büyük: alımlar aynı fiyattan olurdu. Ek alımların aralığını artırın veya başka bir çift seçin.
plan-out-of-range = { $setting }: en az { $least }, en fazla { $most }.
plan-choose-setting = <b>Neyi değiştirmek istiyorsunuz?</b>
plan-setting = <b>{ $setting }</b>: { $value }
plan-setting-range = Bir değere basın veya yazın: en az { $least }, en fazla { $most }.
setting-topups = Ek alım sayısı
setting-first-drop = İlk düşüş
setting-step-scale = Aralık artışı
setting-volume-scale = Tutar artışı
setting-take-profit = Kâr Al
setting-stop = Stop
setting-recovery = Recovery Mode
setting-pause = Ara (dakika)
setting-guards = Sakin piyasayı bekle
setting-at-once = Aynı anda açık tur
setting-means-pause = Bir satış ile sonraki ilk alım arasında geçen dakika. Stoptan sonra en az 6 saat.
setting-means-guards = İlk alım şunları bekler: alış ve satış fiyatı arasındaki fark en fazla %0,3; 24 saatlik fiyat değişimi −%8 ile +%12 arasında; 24 saatlik hacim marjin limitinin en az 1.000 katı. Kapalı: hemen alır.
setting-means-at-once = Aynı anda kaç çiftin açık turu olabileceği. Marjin limitini paylaşırlar.
plan-setting-switch = Birine basın.
setting-means-topups = İlk alımdan sonraki alımlar.
setting-means-first-drop = İlk ek alımın, ilk alımın ne kadar altında yapılacağı.
setting-means-step-scale = Alımlar arasındaki her aralığın bir öncekine oranı. 1: hepsi eşit.
setting-means-volume-scale = Her ek alım tutarının bir önceki alıma oranı. 1: hepsi eşit.
setting-means-take-profit = Ortalama fiyatın ne kadar üstünde her şeyin satılacağı, komisyonlar sonrası.
setting-means-stop = Ortalama fiyatın ne kadar altında her şeyin zararla satılacağı.
setting-means-recovery = Recovery Mode’un ortalama fiyatın ne kadar altında başlayacağı. Başlayınca daha dikkatli alır, zarar kalmadığı anda her şeyi satar.

sheet-terms = Risk seviyesi: { $level } · marjin limiti: { $limit }
basket-terms = Risk seviyesi: { $level } · tüm çiftlerin marjin limiti: { $limit }
basket-at-once = { $count ->
    [one] Aynı anda tek tur, en fazla { $limit }.
   *[other] Aynı anda { $count } tur, her biri en fazla { $limit }.
}
basket-limit = Her turun limiti
basket-group = <b>Her tur</b>
basket-falls = { $count ->
    [one] <b>Fiyat düşerse</b>, en çok zarar eden çiftte
   *[other] <b>Tüm fiyatlar birlikte düşerse</b>, { $count } tur açıkken
}
basket-again = Bir tur satılınca, stop ile satılsa bile, başka bir çift tur açabilir: birkaç turun zararı üst üste binebilir.
basket-minimum = { "\u200E" }{ $pair }: en küçük emir { $smallest }. { $exchange } alt sınırı: { $least }.
sheet-buys = { $count ->
    [one] { $count } kez alır: şimdi { $first }.
   *[other] { $count } kez alır: şimdi { $first }, son olarak fiyat { $drop } düşünce { $last }.
}
sheet-buys-next = { $count ->
    [one] Sonraki tur { $count } kez alır: o anki fiyattan { $first }.
   *[other] Sonraki tur { $count } kez alır: o anki fiyattan { $first }, son olarak fiyat { $drop } düşünce { $last }.
}
sheet-sells = Her şeyi ortalama fiyatın { $profit } üstünde satar.
sheet-falls = <b>Fiyat düşerse</b>
sheet-fall = • { $fall }: piyasada { $money }, gerçekleşmemiş zarar { $loss }
sheet-fall-stopped = • { $fall }: stop ile satılır, zarar { $loss }
sheet-fall-stopped-all = • { $fall } veya fazlası: stop ile satılır, zarar { $loss }
sheet-worst = ⚠️ <b>En kötü durum: { $loss } zarar</b> (stop çalışınca); fiyat stop seviyesini { $jump } aşarak sıçrarsa { $gap }; borsa veya bu bot satamazsa { $all } tutarına kadar.
sheet-worst-no-stop = ⚠️ <b>En kötü durum: { $all } zarar.</b> Stop yok.
sheet-buy = { $number }. { $money }, fiyat { $price }; ortalama { $average } olur
sheet-after = Tüm alımlardan sonra satış fiyatı { $sells }, Recovery Mode açıkken { $recovers }.
sheet-stop = Stop o zaman { $stop } olur.
sheet-recovery = Recovery Mode, fiyat ortalama fiyatın { $fall } altına inince veya paranın çoğu kullanımdayken başlar.
sheet-recovery-off = Recovery Mode düşüş nedeniyle başlamaz.
sheet-pause = Bir satış ile sonraki ilk alım arasında: { $minutes } dk, stoptan sonra en az 6 saat.
sheet-guards = İlk alım sakin bir piyasayı bekler.
sheet-guards-off = İlk alım sakin bir piyasayı beklemez.
sheet-fees = Bir turun komisyonları: tek alımla { $first }, tüm alımlarla { $full }.
sheet-minimum = En küçük emir: { $smallest }. { $exchange } alt sınırı: { $least }.
sheet-balance = Bakiyeniz okunmaz: deneme için para gerekmez.
sheet-free-after = Marjin limitinin tamamı piyasadayken kullanılabilir kalan: { $left }.
sheet-free-less = Gerçek emirler için eksik olan: { $missing }. Deneme için para gerekmez.
sheet-live = Deneme emir göndermez. <b>{ button-plan-live }</b> gerçek para kullanır.
live-ask = ⚠️ <b>Gerçek para.</b> Emirler sizin anahtarınızla { $exchange } hesabınıza gönderilir. Burada yazanı, fiyat sıçrarsa daha fazlasını kaybedebilirsiniz.
live-price-moved = Fiyat değişti. Plana yeniden bakın, sonra başlatın.
sheet-not-covered = <b>Kapsam dışı:</b> borsanın veya bu botun kesintileri, fiyat sıçramaları, listeden çıkarılan çift, kendinizin taşıdığı coinler.

replay-title = <b>Geçmişte nasıl giderdi</b>
replay-days = { $count ->
    [one] Son { $count } gün, saat saat
   *[other] Son { $count } gün, saat saat
}
replay-rounds = Kapanan turlar: { $count }
replay-at-once = { $count ->
    [one] Aynı anda tek tur. Birden çok çift alabilecekse ilki alır.
   *[other] Aynı anda { $count } tur. Daha çok çift alabilecekse ilkleri alır.
}
replay-pair = { "\u200E" }<b>{ $pair }</b>: { $count } tur, { $result }
replay-result = Komisyonlar sonrası sonuç: { $result }
replay-open = Sonunda elde kalan, gerçekleşmemiş: { $result }
replay-deepest = En büyük gerçekleşmemiş zarar: { $loss }
replay-recovery = Recovery Mode ile geçen gün: { $days }
replay-warning = Bunlar geçmiş fiyatlardır. Sonraki günler farklı gidebilir.

## Stratejiler: işleyiş

button-picture = Grafik
chart-past = { $count ->
    [one] Çizgi, son günün fiyatıdır.
   *[other] Çizgi, son { $count } günün fiyatıdır.
}
chart-since = Dikey çizgi ilk alımdır.
chart-bought = { $count ->
    [one] 1 alım yapıldı, planlanan fiyat { $first }
   *[other] { $count } alım yapıldı, planlanan fiyatlar { $first } – { $last }
}
chart-due = { $count ->
    [one] 1 alım kaldı, fiyat { $first }
   *[other] { $count } alım kaldı, fiyatlar { $first } – { $last }
}
chart-after-all = <b>Tüm alımlardan sonra</b>
chart-average = Ortalama fiyat: { $price }

button-strategy = Strateji
button-run-pause = Duraklat
button-run-resume = Devam et
button-run-finish = Bitir
button-run-stop = Durdur, elde tut
button-run-end = Durdur
button-run-stop-yes = Durdur, elde tut
button-run-close = Şimdi kapat
button-run-close-yes = Şimdi sat
button-run-recover = Recovery’yi aç
button-run-waive = Recovery’yi kapat
button-run-edit = Değiştir
button-run-apply = Uygula
edit-done = <b>Değiştirildi.</b>
edit-now = <b>Açık tur için hemen geçerli:</b> { $settings }
edit-later = <b>Sonraki turdan itibaren geçerli:</b> { $settings }
edit-nothing = Henüz bir şey değiştirilmedi. Bir sayıyı değiştirmek için bir düğmeye, sonra <b>{ button-run-apply }</b> düğmesine basın.
run-next-limit = Sonraki turdan itibaren: en fazla { $limit }
button-run-history = Geçmiş
button-run-count = Olanı say
button-run-go-on = Aynen sürdür
button-run-not-filled = Emir gerçekleşmedi
button-run-filled = Emir gerçekleşti
run-setup = Risk seviyesi: { $level ->
    [low] düşük
    [medium] orta
    [high] yüksek
   *[own] kendi ayarlarınız
} · marjin limiti: { $limit }
basket-pair = { "\u200E" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = ilk alımı bekliyor
basket-state-place = başka bir çiftin satılmasını bekliyor
basket-state-open = açık
basket-buys-sells = Alış: { $buys }, satış: { $sells }
basket-sells = Satış: { $sells }
basket-open = Açık turlar: { $count } / { $most }
basket-at-work = Tüm çiftlerde kullanımda: { $money }
basket-if-sold = Hepsi şimdi satılırsa: { $result }
basket-result = Tüm çiftlerin komisyonlar sonrası sonucu: { $result }
basket-means = Bu düğmeler tüm çiftler içindir. Bir çiftin kendi düğmeleri için o çifte basın.
run-running = <b>Etkin.</b>
run-paused = <b>Duraklatıldı.</b> Alım yapılmaz, satışlar sürer.
run-held = <b>Beklemede.</b> <b>{ button-run-resume }</b> düğmesine basana kadar hiçbir şey alınmaz ve satılmaz.
run-finishing = <b>Bitiriliyor.</b> Yeni tur başlamaz. Bu tur satılınca strateji sona erer.
run-closing = <b>Kapatılıyor.</b> Her şey şimdi satılır. Strateji en geç 10 dakika sonra sona erer.
run-stopping = <b>Durduruluyor.</b> Artık hiçbir şey alınmaz ve satılmaz.
run-waits = İlk alım için sakin bir piyasa bekleniyor.
run-waits-for-place = Başka bir çiftin turunun satılması bekleniyor.
run-rests = İlk alım için en erken saat: { $time }.
run-price = Şu anki fiyat: { $price }
run-price-unknown = Şu anki fiyat: bilinmiyor
run-in-use = Kullanımda: { $money } / { $limit }
run-if-sold = Şimdi satılırsa: { $result }
run-next-buy = Sonraki ek alım: { $money }, fiyat { $price } veya altı
run-no-add-on = Sonraki ek alım: kalmadı
run-sells = Her şeyi satar: { $price } veya üstü
run-stop = Stop: her şeyi satar, { $price } veya altı
run-no-stop = Stop: yok
run-means-pause = <b>{ button-run-pause }</b>: alım yapılmaz, satışlar sürer.
run-means-resume = <b>{ button-run-resume }</b>: yeniden plandaki gibi alır ve satar.
run-means-finish = <b>{ button-run-finish }</b>: yeni tur başlamaz; bu tur satılınca strateji sona erer.
run-means-stop = <b>{ button-run-stop }</b>: artık hiçbir şey alınmaz ve satılmaz; eldekiler sizde kalır, strateji sona erer.
run-means-end = <b>{ button-run-end }</b>: artık hiçbir şey alınmaz, strateji sona erer.
run-means-close = <b>{ button-run-close }</b>: her şey şu anki fiyattan satılır, strateji sona erer.
run-ask-stop =
    { "\u200E" }<b>{ $pair } durdurulsun, eldekiler kalsın mı?</b>
    Artık hiçbir şey alınmaz ve satılmaz, stop da kalmaz. Strateji sona erer ve devam ettirilemez.
run-ask-end =
    { "\u200E" }<b>{ $pair } durdurulsun mu?</b>
    Artık hiçbir şey alınmaz. Strateji sona erer ve devam ettirilemez.
run-ask-close =
    { "\u200E" }<b>{ $pair } için her şey şimdi satılsın mı?</b>
    Fiyat şu ankinden en fazla %1 düşük olabilir. 10 dakikada satılmayanlar sizde kalır. Strateji sona erer.
run-changed = Bu artık mümkün değil. Strateji değişti.
run-blocks-delete =
    { "\u200E" }<b>{ $name } henüz silinemez.</b>
    Üzerindeki bir stratejinin elinde hâlâ coin var. Stratejiyi açın ve <b>{ button-run-close }</b> veya <b>{ button-run-stop }</b> düğmesine basın. Sonra bağlantıyı silin.
event-line = { "\u200E" }{ $pair }: { $what }
event-started = Başladı, marjin limiti { $limit }
event-opened = İlk alım, { $money }
event-topped-up = Ek alım, { $money }; ortalama fiyat { $average }
event-recovery = Recovery Mode açık
event-recovered = Recovery Mode kapalı
event-closed = { $how ->
    [take-profit] Kârla satıldı
    [stop] Stop ile satıldı
   *[close] Satıldı
}: { $result }
event-refused = { $side ->
    [sell] Bir satış reddedildi
   *[buy] Bir alım reddedildi
}
event-lost = Bir emrin sonucu bilinmiyor
event-disturbed = Coinler eksik
event-counted = Yanıtınız: olanı say
event-not-filled = Yanıtınız: emir gerçekleşmedi
event-held = Beklemede
event-released = Yeniden etkin
event-unpriced = Fiyat yok
event-priced = Fiyat yeniden var
event-edited = Değiştirildi, marjin limiti { $limit }
event-paused = Duraklatıldı
event-resumed = Devam ettirildi
event-finishing = Bitiriliyor
event-closing = Kapatılıyor
event-stopping = Durduruluyor
event-ended = Sona erdi, sonuç { $result }
