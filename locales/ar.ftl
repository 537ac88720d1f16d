# العربية. الرسائل والمتغيرات نفسها التي في en.ftl.
# A line that would begin with a value begins with U+200F: clients take the direction of a message
# from its first letter. A command has U+200E before it, so that its slash stays on its left.

language-name = العربية

## كلمات

field-api-key = مفتاح API
field-secret = المفتاح السري
field-passphrase = عبارة المرور

permission-read = القراءة
permission-trade = التداول
permission-futures = العقود الآجلة
permission-withdraw = السحب
permission-transfer = التحويل

status-online = متصل
status-action-needed = مطلوب إجراء منك
status-blocked = محظور
status-unavailable = غير متاح
status-disconnected = غير متصل

the-exchange = المنصة
another-exchange = منصة أخرى
the-ip-list = قائمة IP البيضاء
our-address = عنوان خادمنا
soon = قريبًا
list-separator = ،{ " " }
sentence-separator = { " " }

## أوقات

time-now = للتو
time-at-once = بعد أقل من دقيقة
time-minutes-ago = { $count ->
    [zero] منذ { $count } دقيقة
    [one] منذ دقيقة واحدة
    [two] منذ دقيقتين
    [few] منذ { $count } دقائق
    [many] منذ { $count } دقيقة
   *[other] منذ { $count } دقيقة
}
time-hours-ago = { $count ->
    [zero] منذ { $count } ساعة
    [one] منذ ساعة واحدة
    [two] منذ ساعتين
    [few] منذ { $count } ساعات
    [many] منذ { $count } ساعة
   *[other] منذ { $count } ساعة
}
time-days-ago = { $count ->
    [zero] منذ { $count } يوم
    [one] منذ يوم واحد
    [two] منذ يومين
    [few] منذ { $count } أيام
    [many] منذ { $count } يومًا
   *[other] منذ { $count } يوم
}
time-in-minutes = { $count ->
    [zero] بعد { $count } دقيقة
    [one] بعد دقيقة واحدة
    [two] بعد دقيقتين
    [few] بعد { $count } دقائق
    [many] بعد { $count } دقيقة
   *[other] بعد { $count } دقيقة
}
time-in-hours = { $count ->
    [zero] بعد { $count } ساعة
    [one] بعد ساعة واحدة
    [two] بعد ساعتين
    [few] بعد { $count } ساعات
    [many] بعد { $count } ساعة
   *[other] بعد { $count } ساعة
}
time-in-days = { $count ->
    [zero] بعد { $count } يوم
    [one] بعد يوم واحد
    [two] بعد يومين
    [few] بعد { $count } أيام
    [many] بعد { $count } يومًا
   *[other] بعد { $count } يوم
}
time-for-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
time-for-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
time-for-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
time-with-relative = { "\u200F" }{ $relative } ({ $moment })
since = منذ { $moment }
since-at-least = منذ { $moment } أو قبل ذلك (لم تكن هناك مراقبة قبله)
until-moment = حتى { $moment }
until-clear = حتى يعود الاتصال

## أزرار (نص عادي، 64 حرفًا على الأكثر)

button-menu = القائمة
button-start-anew = البدء من البداية
button-status = تحديث
button-connect = ربط مفتاح
button-connect-another = ربط مفتاح آخر
button-list = اتصالاتي
button-only-trouble = المشكلات فقط
button-all = الكل
button-test = إعادة الاختبار
button-balance = الرصيد
button-rename = تغيير الاسم
button-replace = استبدال المفتاح
button-reconnect = ربط المفتاح مجددًا
button-fix-api-key = إعادة إرسال مفتاح API
button-fix-secret = إعادة إرسال المفتاح السري
button-fix-passphrase = إعادة إرسال عبارة المرور
button-fix-values = إعادة إرسال المفتاحين
button-delete = حذف
button-delete-yes = نعم، حذف
button-move = أضفتُ العنوان
button-word = تحققتُ: السحب معطّل
button-help = مساعدة
button-security = الأمان
button-privacy = الخصوصية
button-language = 🌐 Language
button-cancel = إلغاء
button-keep-name = الإبقاء على { $name }
button-continue = المتابعة في BackFuture AI
button-back = رجوع
button-keep = إبقاء
button-mute = كتم
button-unmute = إلغاء الكتم
button-unmute-name = إلغاء كتم { $name }
button-card = عرض الاتصال
button-history = السجل
button-history-every = الكل، والمحذوفة أيضًا
button-alerts = التنبيهات
button-quiet = ساعات الهدوء
button-quiet-off = بلا ساعات هدوء
button-quiet-type = ساعات أخرى
button-digest-on = تشغيل الملخص
button-digest-off = إيقاف الملخص
button-zone = المنطقة الزمنية
button-zone-times = وقت آخر
button-access-ask = طلب الوصول
button-access-check = هل من رد؟
button-access-allow = سماح
button-access-refuse = رفض
button-keys-page = فتح صفحة المفاتيح
button-guide = أين أجدها؟
button-form = إدخال المفتاح بخصوصية
button-trouble = لم ينجح الأمر؟
button-explain = ما هو مفتاح API؟
button-use = نعم، استخدمها
button-connect-instead = ربط { $exchange } بدلًا منها
button-revoke-old = حذف المفتاح القديم
button-revoke-it = حذف المفتاح من المنصة
button-private-chat = فتح المحادثة الخاصة
button-copy = نسخ { $value }
button-copy-all = { $count ->
    [zero] نسخ { $count } عنوان
    [one] نسخ عنوان واحد
    [two] نسخ عنوانين
    [few] نسخ { $count } عناوين
    [many] نسخ { $count } عنوانًا
   *[other] نسخ { $count } عنوان
}

## أوامر وتعريف (نص عادي)

command-start = ما الذي يفعله هذا البوت
command-connect = ربط مفتاح من منصة تداول
command-connections = اتصالاتي
command-alerts = ساعات الهدوء والمنطقة الزمنية والملخص
command-history = ما الذي حدث لمفاتيحك
command-help = الصلاحيات والأخطاء وطرق إصلاحها
command-security = كيف يُحفظ مفتاحك بأمان
command-privacy = ما الذي يُخزَّن وكيف تحذفه
command-language = اختيار اللغة
command-cancel = إلغاء الخطوة الحالية

profile-name = BackFuture AI Connect
profile-short-description = اربط مفتاح API لمنصة تداول، واختبره، وأصلحه. لا مفتاح يملك صلاحية السحب أبدًا.
profile-description =
    يربط مفتاح API لحسابك على منصة التداول مع BackFuture AI، ويختبره مباشرة، ويبيّن لك بوضوح أين الخلل وكيف تصلحه.

    القاعدة الأساسية: لا مفتاح يملك صلاحية السحب أبدًا. أموالك تبقى على المنصة.

    اضغط «ابدأ».

## عام

welcome =
    مرحبًا بك في <b>BackFuture AI Connect</b>
    اربط منصتك في 3 خطوات. يستغرق ذلك دقيقتين تقريبًا، فجهّز رمز التحقق بخطوتين (2FA).
    1. أنشئ مفتاح API في منصتك. سأريك أين، مع صورة.
    2. أرسله هنا. تُحذف رسالتك فورًا.
    3. أختبره وأخبرك بما يعمل وما يحتاج إلى إصلاح.
    <b>لا مفتاح يمكنه السحب أبدًا</b>: أموالك تبقى في المنصة.

choose-language = <b>اختر اللغة</b>
language-set = اللغة: العربية.

unknown-text = لم أفهم ذلك. اضغط زرًا في الأسفل، أو أرسل { "\u200E" }/help.
question-help = يبدو هذا سؤالًا. أنا بوت، والإجابات في هذه الأزرار.
api-key-explained =
    <b>ما هو مفتاح API؟</b>
    مفتاح API يتيح لبرنامج أن يستخدم حسابك في المنصة من دون كلمة مرورك. وهو من جزأين متلازمين: مفتاح API نفسه والمفتاح السري، وتضيف بعض المنصات عبارة مرور. أنت تختار ما يمكنه فعله: عرض أرصدتك وإرسال الأوامر، لا أكثر. ما دام مربع السحب غير مفعّل فلا أحد يستطيع إخراج أموالك به، ويمكنك حذفه من المنصة متى شئت.
failed = حدث خلل من جهتنا. حاول مرة أخرى بعد قليل.
too-fast = ترسل أكثر مما أستطيع الرد عليه، فتجاوزت بعض رسائلك. انتظر قليلًا ثم أعد إرسال الأخيرة.
deleting = يستغرق حذف رسالتك وقتًا أطول من المعتاد. يأتيك ردي بعده.
cancelled = تم الإلغاء. لم يتغير شيء.
cancelled-draft = تم الإلغاء. حُذف نهائيًا ما أرسلته للاتصال غير المكتمل.
nothing-to-cancel = لا يوجد ما يمكن إلغاؤه.

group-refusal = أستقبل المفاتيح في محادثتنا الخاصة فقط. افتحها بالزر.
group-exposed = يبدو أن في رسالة هنا مفتاحًا، وربما قرأها غيرك: احذف ذلك المفتاح من المنصة وأنشئ مفتاحًا جديدًا.

credential-deleted =
    <b>حُذفت رسالتك.</b>
    بدا أن فيها مفتاحًا لم يطلبه البوت. لم يُخزَّن منها شيء. لربط المفتاح اضغط <b>{ button-connect }</b> وأرسله عندما يُطلب منك.
credential-not-deleted =
    <b>احذف رسالتك الأخيرة بنفسك.</b>
    يبدو أن فيها مفتاحًا، ولم أتمكن من حذفها. اضغط عليها مطولًا، ثم «حذف»، وحدّد «حذف أيضًا لدى…». إن كان غيرك قد رآها فأنشئ مفتاحًا جديدًا على المنصة.

## الأمان والخصوصية والمساعدة

security =
    <b>كيف يُحفظ مفتاحك بأمان</b>

    <b>لا مفتاح يملك صلاحية السحب أبدًا.</b> نتحقق من ذلك في كل مفتاح. والمفتاح الذي يملكها يُحظر فورًا ولا يُستخدم، وإن لم يُصلَح خلال 30 دقيقة تُحذف بياناته السرية نهائيًا.

    <b>أموالك تبقى على المنصة.</b> لا نحتفظ بها أبدًا، والمفتاح الذي لا يملك صلاحية السحب لا يستطيع إخراجها.

    <b>رسائلك تُحذف أولًا.</b> الرسالة التي فيها مفتاح تُحذف قبل أي شيء آخر. ربما تكون خوادم Telegram والإشعارات وأجهزتك الأخرى قد رأتها قبل ذلك.

    <b>التخزين مشفّر.</b> لكل اتصال مفتاح تشفير خاص به (AES-256-GCM)، يقفله مفتاح رئيسي غير موجود في قاعدة البيانات.

    <b>لا تظهر مرة أخرى.</b> ترى من مفتاح API أول أربعة أحرف وآخر أربعة، ولا ترى من المفتاح السري شيئًا.

    <b>مراقبة مستمرة.</b> المفاتيح المخزّنة تُختبر مرة بعد مرة. وإذا أصبح أحدها يملك صلاحية السحب فإنه يُحظر فورًا، وتُبلَّغ بذلك في أي ساعة.

    <b>القرار لك.</b> احذف الاتصال هنا أو المفتاح من المنصة متى شئت.

privacy =
    <b>ما الذي يُخزَّن وأين</b>

    <b>في قاعدة بياناتنا:</b> معرّفك في Telegram ولغتك ومنطقتك الزمنية وساعات الهدوء والملخص اليومي؛ ولكل اتصال: اسمه والمنصة والحالة والمفتاح مخفيًا جزئيًا والصلاحيات وقائمة IP البيضاء ومعرّف الحساب على المنصة ونتيجة آخر اختبار؛ ومفتاح API والمفتاح السري وعبارة المرور مشفّرة؛ وما حدث: تغيّرات الحالة، وما فُعل بالمفتاح ومن فعله ومتى. الاتصال غير المكتمل يُحفظ مشفّرًا لمدة 30 دقيقة.

    <b>في مكان منفصل:</b> المفتاح الرئيسي الذي لا تُقرأ القيم المشفّرة من دونه.

    <b>لا يُخزَّن:</b> رسائلك وأرصدتك وأوامرك. يقرأ الاختبار الرصيد والأوامر فقط ليعرف هل ينجح ذلك.

    <b>لدى Telegram:</b> تمر رسائلك عبر خوادم Telegram قبل حذفها.

    <b>لحذف بياناتك:</b> افتح { "\u200E" }/connections واختر الاتصال واضغط <b>{ button-delete }</b>. يُحذف مفتاح API والمفتاح السري وعبارة المرور فورًا ونهائيًا. قد تحتوي النسخ الاحتياطية من قاعدة البيانات على القيم المشفّرة إلى أن تُستبدل. سجل الاتصال المحذوف يبقى، وليس فيه مفتاح. احذف المفتاح من المنصة أيضًا: عندها لا يستطيع أحد استخدامه.

    <b>كل شيء دفعة واحدة:</b> أرسل { "\u200E" }/delete_me. نسخة مما هو مخزَّن: { "\u200E" }/export.

help-tab-start = مساعدة
help-tab-permissions = الصلاحيات
help-tab-more = المزيد
help-tab-others = أخطاء أخرى ونصائح
help-tab-key = مفتاح غير صالح
help-tab-trade = لا صلاحية للتداول
help-tab-address = عنوان IP غير مسموح
help-tab-exchange = المنصة غير متاحة

help-start =
    <b>مساعدة</b>

    1. <b>الربط:</b> أرسل { "\u200E" }/connect واختر المنصة وأنشئ مفتاحًا كما في الصورة وأرسله هنا.
    2. <b>الاختبار:</b> يجري تلقائيًا. بعده يُطلب منك ما كان خطأً فقط.
    3. <b>التنبيهات:</b> المفاتيح المخزنة تحت المراقبة، ونخبرك إن توقف أحدها عن العمل.

    لا نطلب أبدًا كلمة مرور المنصة ولا رمز تسجيل الدخول. أرسل المفاتيح في هذه المحادثة الخاصة فقط.
help-which = <b>أي خطأ يظهر لك؟</b>
help-command = { "\u200F" }{ $command } – { $description }
help-permissions =
    <b>الصلاحيات</b>
    معنى كل مربع في صفحة المفاتيح.
help-read = <b>القراءة: نعم.</b> يمكن قراءة الرصيد والأوامر. لازمة.
help-trade = <b>التداول: نعم.</b> يمكن إرسال الأوامر وإلغاؤها. لازمة.
help-futures = <b>العقود الآجلة: فقط إن كنت تتداولها.</b> وإلا فاتركها معطّلة.
help-withdraw = <b>السحب: لا.</b> بهذه الصلاحية يمكن أن تخرج الأموال من المنصة. مفتاح كهذا يُحظر.
help-transfer = <b>التحويل: يُفضّل تركه معطّلًا.</b> بهذه الصلاحية يمكن أن تنتقل الأموال بين حساباتك أنت. غير لازمة.
help-ip-list = <b>قائمة IP البيضاء: يُنصح بها.</b> عندها يعمل المفتاح من خادمنا فقط، وعلى كثير من المنصات يدوم مدة أطول.
help-unknown = إذا لم تُظهر المنصة ما إذا كان السحب معطّلًا، يُطلب منك أن تتحقق بنفسك وتؤكد ذلك. ويُسجَّل تأكيدك.
help-errors = <b>أخطاء أخرى يمكنك إصلاحها</b>
help-others = <b>أخطاء من جهتنا أو من جهة المنصة</b>
help-commands = <b>كل الأوامر</b>
help-status =
    🟢 متصل: المفتاح يعمل.
    🟡 مطلوب إجراء منك: هناك ما عليك إصلاحه.
    🔴 محظور: المفتاح يملك صلاحية السحب.
    ⚪ غير متاح: لم يكتمل الاختبار، ولا شيء يدل على خلل في المفتاح.
    ⏸ غير متصل: لا مفتاح مخزَّن هنا.

## الربط

choose-exchange = <b>اختر المنصة</b>
choose-exchange-help = اختر المنصة التي لديك حساب فيها. ثم ترى في صورة أين يُنشأ مفتاحها. يعمل البوت مع هذه المنصات:
choose-exchange-unknown = لا أعرف منصة بهذا الاسم. يمكن ربط هذه المنصات:

guide-title = <b>الخطوة 1 من 4 · { $exchange }: أنشئ المفتاح</b>
guide-title-replace = <b>الخطوة 1 من 4 · { $exchange }: أنشئ مفتاحًا جديدًا للاتصال { $name }</b>. يبقى المفتاح القديم ساريًا إلى أن ينجح الجديد في الاختبار.
guide-title-reconnect = <b>الخطوة 1 من 4 · { $exchange }: أنشئ مفتاحًا جديدًا للاتصال { $name }</b>
guide-open = افتح { $menu }
guide-sites = مفتاح موقع إقليمي ({ $sites }) لا يعمل على موقع آخر.
guide-passphrase = { $label }: اختر عبارة مرور واحفظها
guide-boxes = اضبط المربعات:
guide-read = { $labels }: لعرض الأرصدة والأوامر
guide-trade = { $labels }: لإرسال الأوامر
guide-futures = { $labels }: فقط إن كنت تتداول العقود الآجلة
guide-withdraw = { $labels }: اتركه غير مفعّل دائمًا
guide-addresses = { $list }: { $addresses } (يُنصح به)
guide-addresses-later = { $list }: اتركها فارغة الآن. سيعرض لك الاختبار عنوان خادمنا.
guide-address-limit = { $count ->
    [zero] لا يقبل المفتاح أي عنوان ({ $count }).
    [one] يقبل المفتاح عنوانًا واحدًا.
    [two] يقبل المفتاح عنوانين على الأكثر.
    [few] يقبل المفتاح { $count } عناوين على الأكثر.
    [many] يقبل المفتاح { $count } عنوانًا على الأكثر.
   *[other] يقبل المفتاح { $count } عنوان على الأكثر.
}
guide-expiry-age = { $days ->
    [zero] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد { $days } يوم من إنشائه.
    [one] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد يوم واحد من إنشائه.
    [two] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد يومين من إنشائه.
    [few] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد { $days } أيام من إنشائه.
    [many] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد { $days } يومًا من إنشائه.
   *[other] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد { $days } يوم من إنشائه.
}
guide-expiry-idle = { $days ->
    [zero] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد { $days } يوم دون استخدام.
    [one] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد يوم واحد دون استخدام.
    [two] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد يومين دون استخدام.
    [few] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد { $days } أيام دون استخدام.
    [many] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد { $days } يومًا دون استخدام.
   *[other] دون قائمة IP بيضاء تنتهي صلاحية المفتاح بعد { $days } يوم دون استخدام.
}
guide-finish = <b>أكّد عبر البريد الإلكتروني أو 2FA. أبقِ تلك الصفحة مفتوحة: المفتاح السري يظهر مرة واحدة فقط. أرسل مفتاح API، أو كل شيء في رسالة واحدة.</b>

trouble-title = <b>لم ينجح الأمر مع { $exchange }؟</b>
trouble-page = القائمة مختلفة أو الصفحة غير موجودة في التطبيق: اضغط <b>{ button-keys-page }</b> وافتحها في المتصفح، والأفضل على حاسوب.
trouble-words = أسماء القوائم والمربعات كما تظهر في صفحة المنصة بالإنجليزية: حوّلها إلى الإنجليزية لتجدها.
trouble-secret = لم يعد المفتاح السري ظاهرًا: أنشئ مفتاحًا جديدًا. لا يستطيع أحد عرض المفتاح السري القديم مرة أخرى.

ask-api-key = <b>أرسل مفتاح API الآن.</b>
ask-secret = <b>أرسل المفتاح السري الآن.</b>
ask-passphrase = <b>أرسل عبارة المرور (passphrase) الآن</b>، كما اخترتها في { $label }.

progress-title = <b>الخطوة 2 من 4 · { $exchange }: أرسل المفتاح</b>
progress-kept = <b>ما ينقص بعد لمنصة { $exchange }</b>
value-api-key = مفتاح API
value-secret = المفتاح السري
value-passphrase = عبارة المرور
value-unusual-api-key = مفتاح API: يبدو غير معتاد. سيُظهر الاختبار ذلك.
value-unusual-secret = المفتاح السري: يبدو غير معتاد. سيُظهر الاختبار ذلك.
value-unusual-passphrase = عبارة المرور: تبدو غير معتادة. سيُظهر الاختبار ذلك.

received-api-key = مفتاح API: { $masked }
message-deleted = حُذفت رسالتك.
message-not-deleted =
    لم أتمكن من حذف رسالتك. اضغط عليها مطولًا، ثم «حذف»، وحدّد «حذف أيضًا لدى…». إن كان غيرك قد رآها فأنشئ مفتاحًا جديدًا على { $exchange }.

wrong-kind = أستقبل هذا نصًّا فقط. لم يُستخدم شيء مما أرسلته.

paste-empty = لا توجد أي قيمة في رسالتك.
paste-not-a-value = ليس هذا ما طلبته. لم يُستخدم منه شيء.
paste-question = هذا سؤال، لذلك لم يُستخدم منه شيء. إليك الشرح لهذه الخطوة:
paste-may-be-phrase = هل هذه هي عبارة المرور نفسها؟ إن كانت كذلك فاضغط <b>{ button-use }</b>، وإلا فأرسلها الآن.
paste-again = هذه القيمة عندي بالفعل.
paste-refused-shape = لم تُقبل: لا تبدو هذه القيمة { $field } من { $exchange }. أعد نسخها كاملة.
paste-locked-key = لم يُقبل: هذا المفتاح الخاص مقفل بكلمة مرور. أنشئ مفتاحًا من دونها.
paste-cut-key = لم يُقبل: نهاية هذا المفتاح الخاص ناقصة. أعد نسخه كاملًا.
paste-unusual-shape = شكل غير معتاد: { $field }. سيبيّن الاختبار صحته.
paste-swapped = تبدو هذه القيمة { $field } واستُخدمت على هذا الأساس.
paste-other-exchange = يبدو هذا مفتاح API من { $other } وليس من { $exchange }. لم يُستخدم.
paste-key-equals-secret = لم تُقبل: وصلت القيمة نفسها لحقلين.

hint-api-key = يبدو مفتاح API من { $exchange } هكذا: { $example }. تجده في { $menu }.
hint-secret = يبدو المفتاح السري من { $exchange } هكذا: { $example }. يظهر مرة واحدة فقط عند إنشاء المفتاح. إن أُغلقت تلك الصفحة فأنشئ مفتاحًا جديدًا.
hint-passphrase = عبارة المرور هي ما اخترته في { $label } عند إنشاء المفتاح. لا يستطيع أحد عرضها مرة أخرى: إن نسيتها فأنشئ مفتاحًا جديدًا.
hint-safe = كل رسالة فيها مفتاح تُحذف فورًا، ولا يُستخدم أبدًا مفتاح يمكنه السحب.
hint-name = الاسم لك وحدك: يميّز بين عدة مفاتيح. أرسل اسمًا قصيرًا، مثل السوق والغرض منه.
confirm-above = اضغط زرًا من الرسالة في الأعلى، أو أرسل { "\u200E" }/cancel.

name-taken = لديك اتصال بهذا الاسم. أرسل اسمًا آخر.
name-too-long = { $limit ->
    [zero] الاسم طويل جدًا. أرسل اسمًا من { $limit } حرف على الأكثر.
    [one] الاسم طويل جدًا. أرسل اسمًا من حرف واحد.
    [two] الاسم طويل جدًا. أرسل اسمًا من حرفين على الأكثر.
    [few] الاسم طويل جدًا. أرسل اسمًا من { $limit } أحرف على الأكثر.
    [many] الاسم طويل جدًا. أرسل اسمًا من { $limit } حرفًا على الأكثر.
   *[other] الاسم طويل جدًا. أرسل اسمًا من { $limit } حرف على الأكثر.
}
name-empty = هذا ليس اسمًا. أرسل بعض الحروف أو الأرقام.
name-secret = يبدو هذا مفتاحًا أو كلمة مرور، فلا يصلح اسمًا: الأسماء تظهر في المحادثة. أرسل اسمًا عاديًا، مثل كلمات بينها مسافة.

draft-lapsed = لم يكتمل ربط { $exchange } خلال 30 دقيقة، لذلك حُذف ما أرسلته نهائيًا. لم تُستخدم رسالتك الأخيرة.

## نموذج المفتاح

form-title = { "\u200F" }{ $exchange }: أدخل المفتاح بخصوصية
form-why = ما تدخله هنا يصل إلى البوت ويُشفَّر فورًا، ولا يصبح رسالة أبدًا. يمكنك لصق كل البيانات في حقل واحد.
form-guide = كيفية إنشاء المفتاح
form-send = اختبار المفتاح
form-scan = مسح رمز QR
form-received = وصل
form-done = وصل كل شيء. الاختبار جارٍ في المحادثة.
form-gone = لم يعد هذا النموذج صالحًا. أغلقه ثم اضغط الزر في المحادثة مرة أخرى.
form-lost = لا اتصال. حاول مرة أخرى بعد قليل.

## الاختبار

test-title = { "\u200F" }<b>{ $name }</b> · { $exchange }
test-running = جارٍ اختبار المفتاح…
test-duration = يستغرق ذلك عادةً من 2 إلى 5 ثوانٍ.
test-stopped = أُوقف الاختبار.
step-key = { $answer ->
    [yes] المفتاح صالح
    [no] المفتاح غير صالح
    [unknown] المفتاح: غير معروف
   *[waiting] المفتاح
}
step-balance = { $answer ->
    [yes] قراءة الرصيد ممكنة
    [no] قراءة الرصيد غير ممكنة
    [unknown] الرصيد: غير معروف
   *[waiting] الرصيد
}
step-orders = { $answer ->
    [yes] قراءة الأوامر ممكنة
    [no] قراءة الأوامر غير ممكنة
    [unknown] الأوامر: غير معروفة
   *[waiting] الأوامر
}
step-trade = { $answer ->
    [yes] التداول مسموح
    [no] التداول غير مسموح
    [unknown] التداول: لا تُظهره المنصة
   *[waiting] التداول
}
step-futures = { $answer ->
    [yes] العقود الآجلة مسموحة
    [no] العقود الآجلة غير مسموحة
    [unknown] العقود الآجلة: لا تُظهرها المنصة
   *[waiting] العقود الآجلة
}
step-withdraw-off = { $answer ->
    [yes] السحب معطّل
    [no] السحب مفعّل
    [unknown] السحب: لا تُظهره المنصة
   *[waiting] السحب
}
step-ip-whitelist = { $answer ->
    [yes] قائمة IP البيضاء مضبوطة
    [no] لا توجد قائمة IP بيضاء
    [unknown] قائمة IP البيضاء: لا تُظهرها المنصة
   *[waiting] قائمة IP البيضاء
}
step-clock = ساعة خادمنا غير صحيحة
step-secret = المفتاح السري غير مقبول
step-passphrase = عبارة المرور غير مقبولة
checks-not-run = { $count ->
    [zero] لم يُترك أي فحص
    [one] لم يُجرَ فحص واحد
    [two] لم يُجرَ فحصان
    [few] لم تُجرَ { $count } فحوص
    [many] لم يُجرَ { $count } فحصًا
   *[other] لم يُجرَ { $count } فحص
}

verdict-title = الحالة: <b>{ $status }</b> · { $name }
online-title = <b>تم ربط { $name }.</b>
online-proof = { $proven ->
    [spot] <b>{ $status }.</b> اكتمل الاختبار في { $seconds } ثانية: يقرأ، ويتداول، ولا يمكنه السحب.
    [spot-attested] <b>{ $status }.</b> اكتمل الاختبار في { $seconds } ثانية: يقرأ، ويتداول، والسحب معطّل (بتأكيد منك).
    [both] <b>{ $status }.</b> اكتمل الاختبار في { $seconds } ثانية: يقرأ، ويتداول، وفي العقود الآجلة أيضًا، ولا يمكنه السحب.
    [both-attested] <b>{ $status }.</b> اكتمل الاختبار في { $seconds } ثانية: يقرأ، ويتداول، وفي العقود الآجلة أيضًا، والسحب معطّل (بتأكيد منك).
    [unknown] <b>{ $status }.</b> اكتمل الاختبار في { $seconds } ثانية: يقرأ، والتداول: المنصة لا تظهره، ولا يمكنه السحب.
   *[unknown-attested] <b>{ $status }.</b> اكتمل الاختبار في { $seconds } ثانية: يقرأ، والتداول: المنصة لا تظهره، والسحب معطّل (بتأكيد منك).
}
online-watched = يُختبر المفتاح بانتظام، وتصلك رسالة هنا عند أي تغيير.
online-continue = الخطوة التالية: اضغط <b>{ button-continue }</b>.
online-name = <b>الاسم:</b> أبقِه، أو اختر اسمًا آخر، أو أرسل اسمًا من عندك.

verdict-advice = <b>نصائح</b>
blocked-deadline = أصلح هذا، وإلا تُحذف البيانات السرية المخزّنة نهائيًا { $moment }.
not-stored = لم يُخزَّن المفتاح.
replaced = <b>المفتاح الجديد سارٍ.</b> احذف الآن المفتاح القديم من { $exchange }.
not-replaced = <b>المفتاح القديم ما زال ساريًا.</b> نتيجة المفتاح الجديد في الاختبار أسوأ، لذلك لم يُخزَّن.
already-running = يجري الآن اختبار مفتاح. انتظر النتيجة أو أرسل { "\u200E" }/cancel.
too-many-tests = { $seconds ->
    [zero] اختبارات كثيرة. انتظر { $seconds } ثانية ثم أعد الاختبار.
    [one] اختبارات كثيرة. انتظر ثانية واحدة ثم أعد الاختبار.
    [two] اختبارات كثيرة. انتظر ثانيتين ثم أعد الاختبار.
    [few] اختبارات كثيرة. انتظر { $seconds } ثوانٍ ثم أعد الاختبار.
    [many] اختبارات كثيرة. انتظر { $seconds } ثانية ثم أعد الاختبار.
   *[other] اختبارات كثيرة. انتظر { $seconds } ثانية ثم أعد الاختبار.
}
word-taken = سُجّل تأكيدك: السحب معطّل.

## المشكلات: معناها وإصلاحها ومن يصلحها

send-by-replacing = لإعادة إرسالها اضغط <b>{ button-replace }</b>.

who-user = يمكنك إصلاح هذا بنفسك.
who-operator = نحن نصلح هذا.
who-nobody = يزول هذا من تلقاء نفسه.

problem-withdraw-enabled = هذا المفتاح يملك صلاحية السحب. إنه محظور ولا يُستخدم.
fix-withdraw-enabled = ألغِ تحديد { $withdraw } على { $exchange } واحفظ. ثم اضغط <b>{ button-test }</b>.

problem-must-replace = يطلب مشغّل البوت استبدال هذا المفتاح: ربما اطّلع عليه آخرون.
fix-must-replace = أنشئ مفتاحًا جديدًا على { $exchange } وأرسله، ثم احذف القديم من هناك.

problem-invalid-key = مفتاح API هذا غير معروف على { $exchange }.
fix-invalid-key = أعد نسخ مفتاح API كاملًا وأرسله. إن لم يعد موجودًا في صفحة المفاتيح فأنشئ مفتاحًا جديدًا.

problem-key-gone = لم تعد { $exchange } تعرف هذا المفتاح: حُذف أو انتهت صلاحيته.
fix-key-gone = أنشئ مفتاحًا جديدًا على { $exchange } وأرسله.

problem-key-gone-or-changed = رفضت { $exchange } هذا المفتاح بعد أن كان يعمل ولم تذكر السبب.
fix-key-gone-or-changed = تحقق بهذا الترتيب ثم اضغط <b>{ button-test }</b>:

problem-invalid-secret = المفتاح السري لا يخص مفتاح API هذا.
fix-invalid-secret = أعد إرسال المفتاح السري كاملًا. يظهر مرة واحدة فقط: إن لم يعد لديك فأنشئ مفتاحًا جديدًا.

problem-invalid-passphrase = عبارة المرور (passphrase) خاطئة. وقد يكون المفتاح السري خاطئًا أيضًا.
fix-invalid-passphrase = أرسل عبارة المرور التي اخترتها لهذا المفتاح. إن لم تنجح أيضًا فأنشئ مفتاحًا جديدًا وأرسل كل بياناته.

problem-key-expired = انتهت صلاحية المفتاح.
fix-key-expired = أنشئ مفتاحًا جديدًا على { $exchange } وأرسله.

problem-wrong-site = هذا المفتاح من موقع إقليمي آخر من مواقع { $exchange }.
fix-wrong-site = أنشئ مفتاحًا على الموقع الذي يفتحه زر <b>{ button-keys-page }</b> وأرسله.

problem-ip-not-allowed = عنوان خادمنا ليس في قائمة IP البيضاء للمفتاح، لذلك ترفضه { $exchange }.
fix-ip-not-allowed = أضف { $address } إلى { $list }. ثم اضغط <b>{ button-test }</b>.

problem-key-or-ip-or-permission = رفضت { $exchange } المفتاح ولم تذكر السبب.
fix-key-or-ip-or-permission = تحقق بهذا الترتيب ثم اضغط <b>{ button-test }</b>:
cause-key = مفتاح API كامل وما زال في صفحة المفاتيح
cause-gone = المفتاح ما زال في صفحة المفاتيح؛ وإلا فأنشئ مفتاحًا جديدًا
cause-secret = المفتاح السري كامل ويخص مفتاح API هذا
cause-passphrase = عبارة المرور هي التي اخترتها لهذا المفتاح
cause-address = العنوان { $address } موجود في { $list }
cause-permission = هذه المربعات محددة: { $read }، { $trade }

problem-no-read = المفتاح لا يملك صلاحية قراءة الرصيد والأوامر.
fix-no-read = حدّد { $read } على { $exchange } واحفظ. ثم اضغط <b>{ button-test }</b>.

problem-no-trade = المفتاح لا يملك صلاحية التداول.
fix-no-trade = حدّد { $trade } على { $exchange } واحفظ. ثم اضغط <b>{ button-test }</b>.

problem-account-restricted = حسابك على { $exchange } مقيّد.
fix-account-restricted = سجّل الدخول إلى حسابك على { $exchange } وافعل ما يُطلب منك، مثل التحقق من الهوية (KYC). ثم اضغط <b>{ button-test }</b>.

problem-nonce-in-use = يستخدم برنامج آخر هذا المفتاح في الوقت نفسه، لذلك ترفض { $exchange } طلباتنا.
fix-nonce-in-use = أنشئ مفتاحًا مستقلًا لكل برنامج وأرسل الجديد هنا، أو اضبط نافذة nonce لهذا المفتاح على { $exchange }. ثم اضغط <b>{ button-test }</b>.

problem-our-address-blocked = عنوان خادمنا محظور على { $exchange }. المشكلة ليست في مفتاحك.
fix-our-address-blocked = علينا رفع الحظر عن العنوان أو استخدام عنوان آخر. أبقِ المفتاح كما هو واختبره لاحقًا.

problem-egress-down = لا يصل خادمنا إلى { $exchange } الآن. المشكلة ليست في مفتاحك.
fix-egress-down = علينا إصلاح اتصالنا. أبقِ المفتاح كما هو واختبره لاحقًا.

problem-region-blocked = لا تخدم { $exchange } منطقة خادمنا. المشكلة ليست في مفتاحك.
fix-region-blocked = علينا نقل خادمنا. أبقِ المفتاح كما هو واختبره لاحقًا.

problem-clock-skew = ساعة خادمنا غير صحيحة. المشكلة ليست في مفتاحك.
fix-clock-skew = علينا ضبط ساعتنا. أبقِ المفتاح كما هو واختبره لاحقًا.
start-refused-clock = { problem-clock-skew } على من يشغّل هذا البوت ضبط الساعة. حاول مرة أخرى لاحقًا.
order-refused-clock = { problem-clock-skew } أُبلغ من يشغّل هذا البوت.
edit-price-moved = تحرّك السعر. راجع الخطة مرة أخرى قبل تطبيقها.

problem-unknown = رد { $exchange } لا يبيّن هل يعمل المفتاح. لا شيء يدل على خلل فيه.
fix-unknown = علينا بحث الأمر. أبقِ المفتاح كما هو واختبره لاحقًا.

problem-rate-limited = نرسل الآن طلبات كثيرة إلى { $exchange }. المشكلة ليست في مفتاحك.
fix-rate-limited = انتظر بضع دقائق ثم اضغط <b>{ button-test }</b>.

problem-exchange-unavailable = لا رد من { $exchange } الآن. المشكلة ليست في مفتاحك.
fix-exchange-unavailable = انتظر بضع دقائق ثم اضغط <b>{ button-test }</b>. لا تنشئ مفتاحًا جديدًا.

problem-withdraw-unknown = لا يُعرف هل يملك هذا المفتاح صلاحية السحب: لا تُظهر { $exchange } ذلك.
fix-withdraw-unknown = انظر في صفحة المفاتيح. إن كان المربع { $withdraw } غير محدد فاضغط <b>{ button-word }</b>.

problem-key-expiring = تنتهي صلاحية المفتاح { $ends }.
fix-key-expiring = مدّدها في صفحة المفاتيح، أو استبدل المفتاح قبل ذلك.

problem-no-ip-whitelist = يعمل المفتاح من أي عنوان.
fix-no-ip-whitelist = لمزيد من الأمان أضف { $address } إلى { $list }.

problem-transfer-enabled = يستطيع المفتاح نقل الأموال بين حساباتك أنت.
fix-transfer-enabled = هذا غير لازم: ألغِ تحديد { $transfer }.

problem-no-futures = المفتاح لا يملك صلاحية تداول العقود الآجلة.
fix-no-futures = إن أردت تداول العقود الآجلة فحدّد { $futures }.

## The same on a terminal: without buttons, and the values are typed

terminal-prompt = { $field } (الكتابة مخفية):
terminal-prompt-first = { $field }، أو الصق كل القيم معًا (لا يظهر ما تكتبه):
terminal-fix-withdraw-enabled = ألغِ تحديد { $withdraw } على { $exchange } واحفظ. ثم أعد تشغيل هذا الأمر.
terminal-fix-invalid-key = أعد تشغيل هذا الأمر مع مفتاح API كاملًا. وإن لم يعد موجودًا في صفحة المفاتيح فأنشئ مفتاحًا جديدًا.
terminal-fix-invalid-secret = أعد تشغيل هذا الأمر مع المفتاح السري كاملًا. لا يُعرض إلا مرة واحدة: إن لم يعد لديك فأنشئ مفتاحًا جديدًا.
terminal-fix-invalid-passphrase = أعد تشغيل هذا الأمر مع عبارة المرور التي اخترتها لهذا المفتاح. وإن لم ينجح ذلك فأنشئ مفتاحًا جديدًا.
terminal-fix-key-gone = أنشئ مفتاحًا جديدًا على { $exchange } وأعد تشغيل هذا الأمر به.
terminal-fix-key-gone-or-changed = تحقق بهذا الترتيب، ثم أعد تشغيل هذا الأمر:
terminal-fix-key-expired = أنشئ مفتاحًا جديدًا على { $exchange } وأعد تشغيل هذا الأمر به.
terminal-fix-must-replace = أنشئ مفتاحًا جديدًا على { $exchange } واحذف القديم هناك.
terminal-fix-wrong-site = أنشئ مفتاحًا في الموقع الرئيسي لمنصة { $exchange } وأعد تشغيل هذا الأمر به.
terminal-fix-ip-not-allowed = أضف { $address } إلى { $list }. ثم أعد تشغيل هذا الأمر.
terminal-fix-key-or-ip-or-permission = تحقق بهذا الترتيب، ثم أعد تشغيل هذا الأمر:
terminal-fix-no-read = حدِّد { $read } على { $exchange } واحفظ. ثم أعد تشغيل هذا الأمر.
terminal-fix-no-trade = حدِّد { $trade } على { $exchange } واحفظ. ثم أعد تشغيل هذا الأمر.
terminal-fix-account-restricted = سجّل الدخول إلى حسابك على { $exchange } وافعل ما يُطلب منك، مثل التحقق من الهوية (KYC). ثم أعد تشغيل هذا الأمر.
terminal-fix-nonce-in-use = أنشئ مفتاحًا مستقلًا لكل برنامج وأعد تشغيل هذا الأمر بالمفتاح الجديد، أو اضبط نافذة nonce لهذا المفتاح على { $exchange }.
terminal-fix-rate-limited = انتظر بضع دقائق، ثم أعد تشغيل هذا الأمر.
terminal-fix-exchange-unavailable = انتظر بضع دقائق، ثم أعد تشغيل هذا الأمر. لا تنشئ مفتاحًا جديدًا.
terminal-fix-withdraw-unknown = انظر في صفحة المفاتيح: يجب أن يكون المربع { $withdraw } غير محدد.

## الاتصالات

list-title = <b>اتصالاتي</b>: { $count }
list-sum = { "\u200F" }{ $mark } { $status } { $count }
list-no-trouble = لا مشكلات الآن.
list-empty = ليس لديك اتصالات بعد. اضغط <b>{ button-connect }</b> لإضافة أولها.
list-item = { "\u200F" }<b>{ $name }</b> · { $exchange }
list-disconnected = { $status } · لا مفتاح مخزَّن
list-unanswered = { $status } · لا رد من { $exchange }
silence = لا رد من { $exchange } منذ { $since }
silence-ours = شبكتنا متوقفة منذ { $since }
silence-good = { $silence } · آخر اختبار ناجح { $good }

card-status = <b>{ $status }</b> منذ { $since }
card-since = <b>{ $status }</b> · { $length } (منذ { $since })
card-tested = اختُبر { $tested }
card-took = استغرق الاختبار { $latency } مللي ثانية
card-key = المفتاح { $key }
card-account = الحساب { $account }
state-read = { $answer ->
    [yes] القراءة متاحة
    [no] القراءة معطّلة
   *[unknown] القراءة: لا تُظهرها المنصة
}
state-trade = { $answer ->
    [yes] التداول متاح
    [no] التداول معطّل
   *[unknown] التداول: لا تُظهره المنصة
}
state-futures = { $answer ->
    [yes] العقود الآجلة متاحة
    [no] العقود الآجلة معطّلة
   *[unknown] العقود الآجلة: لا تُظهرها المنصة
}
state-withdraw = { $answer ->
    [yes] السحب مفعّل
    [no] السحب معطّل
   *[unknown] السحب: لا تُظهره المنصة
}
state-transfer = { $answer ->
    [yes] التحويل مفعّل
    [no] التحويل معطّل
   *[unknown] التحويل: لا تُظهره المنصة
}
state-untested = الصلاحيات لم تُختبر
card-withdraw-by-word = السحب معطّل (بتأكيد منك في { $date })
card-ip-list = قائمة IP البيضاء: { $addresses }
card-ip-list-more = { $count ->
    [zero] قائمة IP البيضاء: { $addresses }
    [one] قائمة IP البيضاء: { $addresses } وعنوان آخر
    [two] قائمة IP البيضاء: { $addresses } وعنوانان آخران
    [few] قائمة IP البيضاء: { $addresses } و{ $count } عناوين أخرى
    [many] قائمة IP البيضاء: { $addresses } و{ $count } عنوانًا آخر
   *[other] قائمة IP البيضاء: { $addresses } و{ $count } عنوان آخر
}
card-ip-none = قائمة IP البيضاء: لا توجد
card-ip-set = قائمة IP البيضاء: مضبوطة (لا تُظهر { $exchange } عناوينها)
card-ip-unknown = قائمة IP البيضاء: لا تُظهرها المنصة
card-moving = يتغيّر عنوان خادمنا في { $day }. أضف { $address } إلى قائمة IP البيضاء، وأبقِ القديم حتى ذلك اليوم، ثم اضغط <b>{ button-move }</b>.
card-expires = تنتهي صلاحيته { $moment }
card-no-secrets = لا مفتاح مخزَّن هنا: حُذفت بياناته السرية نهائيًا. اضغط <b>{ button-reconnect }</b> لإعادة استخدام هذا الاتصال.
card-key-gone = المفتاح المحذوف: { $key }. إن كان لا يزال على المنصة فاحذفه من هناك.

balance-title = <b>الرصيد</b> · { $name }
balance-asking = ⏳ يُطلب الرصيد من { $exchange }…
balance-empty = لا رصيد في هذا الحساب.
balance-total = القيمة الإجمالية نحو { $worth }.
balance-coin = { "\u200F" }<b>{ $coin }</b> · نحو { $worth }
balance-coin-unpriced = { "\u200F" }<b>{ $coin }</b> · لا سعر بعملة { $money }
balance-coin-alone = { "\u200F" }<b>{ $coin }</b>
balance-free = المتاح: { $free }
balance-locked = في الأوامر: { $locked }
balance-rest = { $count ->
    [zero] و{ $count } عملة أخرى، قيمتها نحو { $worth }.
    [one] وعملة أخرى، قيمتها نحو { $worth }.
    [two] وعملتان أخريان، قيمتهما نحو { $worth }.
    [few] و{ $count } عملات أخرى، قيمتها نحو { $worth }.
    [many] و{ $count } عملة أخرى، قيمتها نحو { $worth }.
   *[other] و{ $count } عملة أخرى، قيمتها نحو { $worth }.
}
balance-no-prices = لا تصل أسعار من { $exchange } الآن.
balance-read = رصيد الحساب الفوري، وقت القراءة { $time }. لا يخزّنه هذا البوت.
balance-read-now = طُلب الرصيد للتو.
balance-unread = تعذّرت قراءة الرصيد.
balance-refused = ⛔ لا يُقرأ الرصيد: يجب أن يملك هذا المفتاح صلاحية القراءة، وألا يملك صلاحية السحب.

ask-rename = أرسل الاسم الجديد للاتصال { $name }.
renamed = الاسم الجديد: { $name }.
confirm-delete =
    <b>حذف { $name }؟</b>
    يُحذف مفتاح API والمفتاح السري وعبارة المرور فورًا ونهائيًا. لا يمكن التراجع عن ذلك. يبقى المفتاح على { $exchange } إلى أن تحذفه من هناك.
deleted = حُذف { $name } وحُذفت بياناته السرية نهائيًا. احذف الآن المفتاح من { $exchange } أيضًا.

## تنبيهات

alert-status = { "\u200F" }<b>{ $status }</b> { $since }
alert-blocked = { "\u200F" }<b>{ $name } ({ $exchange }): المفتاح يملك صلاحية السحب. إنه محظور ولا يُستخدم.</b>
alert-group = { "\u200F" }<b>{ $status }</b> · { $exchange }
alert-item = { "\u200F" }<b>{ $name }</b> { $since }
alert-several = { $count ->
    [zero] <b>{ $count } اتصال يتطلب إجراءً منك.</b>
    [one] <b>اتصال واحد يتطلب إجراءً منك.</b>
    [two] <b>اتصالان يتطلبان إجراءً منك.</b>
    [few] <b>{ $count } اتصالات تتطلب إجراءً منك.</b>
    [many] <b>{ $count } اتصالًا يتطلب إجراءً منك.</b>
   *[other] <b>{ $count } اتصال يتطلب إجراءً منك.</b>
}
alert-online = <b>متصل</b>
alert-online-again = <b>عاد الاتصال.</b> مدة الانقطاع: { $length }.
alert-online-again-at-most = <b>عاد الاتصال.</b> مدة الانقطاع: { $length } على الأكثر.
alert-more = { $count ->
    [zero] لا مزيد ({ $count }): افتح { "\u200E" }/connections.
    [one] وواحد آخر: افتح { "\u200E" }/connections.
    [two] واثنان آخران: افتح { "\u200E" }/connections.
    [few] و{ $count } أخرى: افتح { "\u200E" }/connections.
    [many] و{ $count } غيرها: افتح { "\u200E" }/connections.
   *[other] و{ $count } غيرها: افتح { "\u200E" }/connections.
}
alert-name = { "\u200F" }<b>{ $name }</b>
alert-names = الاتصالات المعنية: { $names }
alert-names-more = { $count ->
    [zero] الاتصالات المعنية: { $names }
    [one] الاتصالات المعنية: { $names } واتصال آخر
    [two] الاتصالات المعنية: { $names } واتصالان آخران
    [few] الاتصالات المعنية: { $names } و{ $count } اتصالات أخرى
    [many] الاتصالات المعنية: { $names } و{ $count } اتصالًا آخر
   *[other] الاتصالات المعنية: { $names } و{ $count } اتصال آخر
}
alert-noticed = لوحظ { $moment }
alert-incident = <b>لا رد من { $exchange }</b> منذ { $since }.
alert-incident-fix = لا تفعل شيئًا: المشكلة ليست في مفاتيحك. سأخبرك عندما تعود المنصة إلى الرد.
alert-incident-over = <b>عادت { $exchange } إلى الرد.</b> مدة الانقطاع: { $length }.
alert-unstable = { "\u200F" }<b>{ $exchange } غير مستقرة</b> منذ { $since }: ترد أحيانًا ولا ترد أحيانًا.
alert-unstable-fix = لا تفعل شيئًا: المشكلة ليست في مفاتيحك. سأخبرك بعد أن تستقر المنصة 30 دقيقة.
alert-unstable-over = <b>استقرت { $exchange } مجددًا.</b> مدة الاضطراب: { $length }.
alert-expiry = { $days ->
    [zero] <b>تنتهي صلاحية المفتاح بعد { $days } يوم:</b> { $moment }.
    [one] <b>تنتهي صلاحية المفتاح بعد يوم واحد:</b> { $moment }.
    [two] <b>تنتهي صلاحية المفتاح بعد يومين:</b> { $moment }.
    [few] <b>تنتهي صلاحية المفتاح بعد { $days } أيام:</b> { $moment }.
    [many] <b>تنتهي صلاحية المفتاح بعد { $days } يومًا:</b> { $moment }.
   *[other] <b>تنتهي صلاحية المفتاح بعد { $days } يوم:</b> { $moment }.
}
alert-new-address = <b>تغيّر عنوان خادمنا.</b> أضف { $address } إلى قائمة IP البيضاء، وإلا توقفت هذه المفاتيح عن العمل.
alert-new-address-known = <b>تغيّر عنوان خادمنا</b> إلى { $address }، وهو موجود في كل قوائم IP البيضاء لديك: لا يلزم فعل شيء.
alert-retires = <b>يتغيّر عنوان خادمنا في { $day }.</b> أضف الجديد إلى قائمة IP البيضاء لهذه المفاتيح، وأبقِ القديم حتى ذلك اليوم، ثم اضغط <b>{ button-move }</b>.
alert-retires-item = { "\u200F" }{ $name }: أضف { $address }
alert-moved = يعمل المفتاح الآن من عنواننا الجديد. يمكنك إزالة القديم من قائمة IP البيضاء: { $address }.
alert-moved-unknown = يعمل المفتاح الآن من عنواننا الجديد. يمكنك إزالة القديم من قائمة IP البيضاء.
moves-testing = جارٍ الاختبار من عنواننا الجديد…
moves-none = لا مفتاح ينتظر عنوانًا جديدًا.
moves-done = يعمل من عنواننا الجديد. يمكنك إزالة القديم من قائمة IP البيضاء.
moves-refused = { "\u200F" }{ $address } غير مقبول بعد. تأكد من حفظه في قائمة IP البيضاء؛ تحتاج بعض المنصات إلى بضع دقائق.
moves-unanswered = لم يُختبر: لا رد. سأعيد المحاولة تلقائيًا.

drift-futures-lost = لم يعد المفتاح يملك صلاحية تداول العقود الآجلة.
drift-futures-gained = أصبح المفتاح يملك صلاحية تداول العقود الآجلة.
drift-transfer-gained = أصبح المفتاح قادرًا على نقل الأموال بين حساباتك أنت.
drift-ip-list-removed = لم تعد للمفتاح قائمة IP بيضاء: أصبح يعمل من أي عنوان.

digest-well = { $count ->
    [zero] <b>كل شيء على ما يرام.</b> المتصلة: { $count }.
    [one] <b>كل شيء على ما يرام.</b> اتصالك يعمل.
    [two] <b>كل شيء على ما يرام.</b> اتصالاك يعملان.
    [few] <b>كل شيء على ما يرام.</b> كل اتصالاتك ({ $count }) تعمل.
    [many] <b>كل شيء على ما يرام.</b> كل اتصالاتك ({ $count }) تعمل.
   *[other] <b>كل شيء على ما يرام.</b> كل اتصالاتك ({ $count }) تعمل.
}
digest-some = <b>متصل: { $online } من { $count }</b>
digest-strategies-paper = 📈 <b>التجارب</b> خلال آخر 24 ساعة: الصفقات المباعة { $closed }، النتيجة { $result }. الصفقات المفتوحة: { $open }
digest-strategies-live = 📈 <b>استراتيجيات بأموال حقيقية</b> خلال آخر 24 ساعة: الصفقات المباعة { $closed }، النتيجة { $result }. الصفقات المفتوحة: { $open }
digest-item = { "\u200F" }{ $title }: { $what }

## متى تُبلَّغ

mute-choose =
    <b>كتم { $name }: إلى متى؟</b>
    إذا أصبح مفتاح قادرًا على السحب فستُبلَّغ فورًا رغم ذلك.
mute-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
mute-until-clear = حتى يعود الاتصال
mute-line = مكتوم { $until }

alerts-title = <b>التنبيهات</b>
alerts-quiet = ساعات الهدوء: { $hours }
alerts-quiet-off = ساعات الهدوء: لا توجد
alerts-digest = الملخص اليومي: الساعة { $time }
alerts-digest-off = الملخص اليومي: متوقف
alerts-zone = المنطقة الزمنية: { $city }، الساعة الآن { $time }
alerts-zone-unknown = المنطقة الزمنية: غير معروفة، والأوقات بتوقيت UTC
alerts-muted = { "\u200F" }<b>{ $name }</b>: مكتوم { $until }
alerts-urgent = إذا أصبح مفتاح قادرًا على السحب فستُبلَّغ فورًا، حتى في ساعات الهدوء وعند الكتم.
alerts-saved = تم الحفظ.

quiet-choose =
    <b>اختر ساعات الهدوء.</b>
    تُبلَّغ بما حدث فيها عند انتهائها. وإذا أصبح مفتاح قادرًا على السحب فستُبلَّغ فورًا رغم ذلك.
quiet-ask = أرسل ساعات الهدوء، مثلًا: { "\u2066" }<code>22:30-07:15</code>{ "\u2069" }
quiet-shape = لم تُقبل: أرسل وقت البداية ووقت النهاية وبينهما شرطة.
quiet-time = لم تُقبل: هذا ليس وقتًا من اليوم (من 0:00 إلى 24:00).
quiet-empty = لم تُقبل: وقت البداية والنهاية واحد.

zone-ask-time = <b>كم الساعة عندك الآن؟</b>
zone-where = <b>أين أنت؟</b>
zone-where-how = اختر مكانًا توقيته مثل توقيتك، أو أرسل اسم مدينتك أو بلدك.
zone-where-tap = اختر مكانًا توقيته مثل توقيتك.
zone-place = { $city }، { $time }
zone-not-found = لم أجد هذا المكان. أرسل اسم مدينة أكبر قريبة منك، أو اسم بلدك.
zone-several = <b>أيها تقصد؟</b>
zone-why-zone = الأوقات في رسائلي تتبع توقيتك.
zone-why-quiet = ساعات الهدوء تتبع توقيتك المحلي.
zone-why-digest = الملخص اليومي يتبع توقيتك المحلي.
zone-ask-city =
    <b>أي هذه الأماكن مكانك؟</b>
    الوقت فيها واحد الآن، لكن الساعة تتغير فيها في أيام مختلفة.
zone-clock-changes = { "\u200F" }{ $cities }: تتغير الساعة في { $date }
zone-clock-stays = { "\u200F" }{ $cities }: لا تتغير الساعة

## السجل

history-title = <b>السجل</b> · { $name }
history-every = كل الاتصالات
history-choose = <b>اختر اتصالًا</b> لترى ما حدث له.
history-no-name = ليس لديك اتصال باسم { $name }.
history-empty = لم يحدث شيء بعد. اربط مفتاحًا، وسترى هنا ما يحدث له.
history-moment = { "\u200F" }<b>{ $moment }</b>
history-line = { "\u200F" }{ $time }
history-line-of = { "\u200F" }{ $time } <b>{ $name }</b>
history-today = اليوم
history-yesterday = أمس
history-change = { "\u200F" }{ $before } ← { $after }
history-unwatched = ربما قبل ذلك: لم تكن هناك مراقبة.
history-deed = { "\u200F" }{ $deed } · { $hand }
deed-added = أُضيف
deed-tested = اختُبر
deed-replaced = استُبدل المفتاح
deed-renamed = تغيّر الاسم
deed-word-given = تأكيد: السحب معطّل
deed-disconnected = فُصل وحُذفت بياناته السرية نهائيًا
deed-paused = فُصل وحُذفت بياناته السرية نهائيًا
deed-ordered = طُلب استبدال المفتاح
deed-deleted = حُذف
deed-exported = صُدّر
deed-read = اطُّلع عليه من خارج البوت
hand-person = أنت
hand-bot = البوت
hand-operator = المشغّل

## الوصول

access-denied =
    <b>استخدام هذا البوت بدعوة فقط.</b>
    اضغط <b>{ button-access-ask }</b>: المشغّل هو من يقرر.
access-request-sent = أُرسل الطلب. سيصلك القرار هنا.
access-requested = يطلب الوصول: <b>{ $title }</b>. معرّف Telegram: { $person }
access-allowed = تم السماح: يستطيع { $title } استخدام البوت الآن.
access-turned-down = تم الرفض: لا يستطيع { $title } استخدام البوت.
access-granted = <b>يمكنك الآن استخدام هذا البوت.</b> اضغط <b>{ button-connect }</b> للبدء.
access-refused = رُفض طلبك للوصول.

## لمن يشغّل البوت

operator-title = <b>إلى مشغّل البوت</b>
operator-more = { $count ->
    [zero] لا مزيد ({ $count }): راجع سجل الخادم.
    [one] وأمر آخر: راجع سجل الخادم.
    [two] وأمران آخران: راجع سجل الخادم.
    [few] و{ $count } أمور أخرى: راجع سجل الخادم.
    [many] و{ $count } أمرًا آخر: راجع سجل الخادم.
   *[other] و{ $count } أمر آخر: راجع سجل الخادم.
}
operator-other = ابحث في سجل الخادم عن { $matter }.
operator-cut-off = <b>لم يكن لهذا الخادم اتصال بالإنترنت.</b> لم يرد Telegram ولا المنصات، لذلك لم تتغير حالة أي مفتاح. تحقق من الشبكة وDNS و<code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>لا رد من { $exchange }.</b> لم تتغير حالة أي مفتاح هناك، وأصحاب المفاتيح يُبلَّغون. راجع صفحة حالة المنصة؛ لا يلزم غير ذلك.
operator-new-address = <b>عنوان جديد لهذا الخادم:</b> { $address }، كما يظهر على { $exchange }. إن كان سيبقى فضعه في <code>BOT_SERVER_IPS</code> وأعد التشغيل. وإلا فأعد العنوان القديم: يُطلب من أصحاب المفاتيح ذات قائمة IP البيضاء أن يضيفوه.
operator-address-refused = <b>عنواننا مرفوض على { $exchange }</b> لمفاتيح كثيرة لها قائمة IP بيضاء. قارن <code>BOT_SERVER_IPS</code> بما يجده <code>python -m bot doctor</code>.
operator-clock-skew = <b>ساعة هذا الخادم غير صحيحة</b> بحسب ردود { $exchange }. اضبطها: <code>timedatectl set-ntp true</code>. لا تتغير حالة أي مفتاح هناك قبل ذلك.
operator-egress-down = <b>لا يمكن الوصول إلى شيء عبر عنواننا { $address }.</b> تحقق من الوكيل أو واجهة الشبكة لهذا العنوان ومن <code>BOT_EGRESS</code>، ثم نفّذ <code>python -m bot doctor</code>. لا تتغير حالة أي مفتاح قبل ذلك.
operator-region-blocked = <b>لا تخدم { $exchange } منطقة هذا الخادم.</b> شغّل البوت في مكان آخر، أو اضبط <code>BOT_PROXY_URL</code> على وكيل في مكان آخر.
operator-our-address-blocked = <b>تحظر { $exchange } عنوان هذا الخادم.</b> اطلب من دعمها رفع الحظر، أو اضبط <code>BOT_PROXY_URL</code> على وكيل بعنوان آخر. لا تتغير حالة أي مفتاح هناك قبل ذلك.
operator-order-refused = <b>ترفض { $exchange } أوامر الاستراتيجيات.</b> إما أنها تخالف إحدى قواعدها، أو أن السبب غير معروف هنا. راجع سجل الخادم، وقواعد الأزواج في ملف هذه المنصة.
operator-unknown = <b>ردود { $exchange } غير مفهومة.</b> لا شيء يُحسب على المفاتيح. ابحث في سجل الخادم عن ردها وأضفه إلى ملف هذه المنصة.

## إشعارات

notice-draft-expired = لم يكتمل ربط { $exchange } خلال 30 دقيقة. حُذف ما أرسلته نهائيًا.
notice-secrets-destroyed = ظل مفتاح { $name } ({ $exchange }) يملك صلاحية السحب بعد 30 دقيقة. حُذفت بياناته السرية نهائيًا. أنشئ مفتاحًا بلا هذه الصلاحية واضغط <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>احذف بنفسك رسالتك المرسلة في { $sent }.</b>
    يبدو أن فيها مفتاحًا، ولم يسمح لي Telegram بحذفها. اضغط عليها مطولًا، ثم «حذف»، وحدّد «حذف أيضًا لدى…». إن كان غيرك قد رآها فأنشئ مفتاحًا جديدًا على المنصة.
toast-outdated = هذا الزر من رسالة قديمة. ما تراه هو الوضع الآن.

toast-stale = هذا الزر من رسالة قديمة ولم يعد يعمل. افتح القائمة بالأمر { "\u200E" }/start.

news-title = { "\u200F" }<b>{ $pair }</b> · { $exchange } · { $name }
news-rehearsal = تجربة: لا يُرسل أي أمر إلى المنصة.
news-live = <b>أموال حقيقية</b>: تُرسل الأوامر إلى { $exchange }.
news-opened = <b>أول شراء: { $money }.</b>
news-topped-up = <b>آخر تعزيز: { $money }.</b> عدد عمليات الشراء حتى الآن: { $buys }.
news-held = لدى الاستراتيجية: { $held }، متوسط السعر { $average }.
news-held-nothing = لا توجد عملات في الصفقة.
news-left = المتبقي: { $held }، وهو أقل من أن يُباع.
news-result = النتيجة بعد الرسوم: { $result }
news-closed-take-profit = <b>تم البيع بربح.</b>
news-closed-stop = <b>باع وقف الخسارة كل شيء.</b>
news-closed-close = <b>تم بيع كل شيء.</b>
news-recovery = <b>وضع Recovery Mode مفعّل.</b>
news-recovery-fall = السعر أدنى من المتوسط بكثير.
news-recovery-money = معظم المال مستخدم.
news-recovery-no-top-ups = لم يبقَ أي تعزيز، والسعر أدنى من المتوسط.
news-recovery-unclear = السوق غير واضحة منذ 10 دقائق.
news-recovery-chosen = أنت اخترته.
news-recovery-means = تشتري الاستراتيجية بحذر أكبر، وتبيع كل شيء ما إن تنعدم الخسارة.
news-recovered = <b>وضع Recovery Mode متوقف.</b> الخطة مستمرة.
news-hold = <b>الاستراتيجية معلّقة.</b>
news-hold-blocked = المفتاح قادر على السحب أو يجب استبداله: لا شراء ولا بيع ولا وقف خسارة. افتح { "\u200E" }/connections وأصلح المفتاح.
news-hold-key = المفتاح لا يعمل: لا شراء ولا بيع ولا وقف خسارة. افتح { "\u200E" }/connections وأصلح المفتاح.
news-hold-doubt = حالة المفتاح ليست «{ status-online }»: لا شراء، والبيع مستمر. افتح { "\u200E" }/connections وأصلح المفتاح.
news-hold-operator = أوقف من يشغّل هذا البوت التداول على { $exchange } مؤقتًا: لا شراء ولا بيع ولا وقف خسارة. تستمر الاستراتيجية تلقائيًا حين يسمح بذلك. وحتى ذلك الحين يمكنك البيع بنفسك على { $exchange }.
news-hold-unavailable = { $exchange } لا ترد: لا شراء ولا بيع ولا وقف خسارة. تستمر الاستراتيجية تلقائيًا حين ترد { $exchange }.
news-hold-account = المفتاح من حساب آخر غير حساب هذه الاستراتيجية: لا شراء ولا بيع ولا وقف خسارة. افتح { "\u200E" }/connections واستبدله بمفتاح من الحساب الأول، أو اضغط <b>{ button-run-stop }</b>.
news-hold-rehearsals = لا يسمح من يشغّل هذا البوت الآن إلا بالتجارب: لا شراء ولا بيع ولا وقف خسارة. تستمر الاستراتيجية تلقائيًا حين يُسمح بالأموال الحقيقية مجددًا.
news-hold-off = عطّل من يشغّل هذا البوت الاستراتيجيات: لا شراء ولا بيع ولا وقف خسارة. تستمر الاستراتيجية تلقائيًا حين يعيد تفعيلها.
news-hold-restored = استُعيدت قاعدة البيانات من نسخة احتياطية: لا شراء ولا بيع حتى تقرر.
news-hold-gone = لم يعد هنا أي مفتاح مخزّن.
news-released = <b>الاستراتيجية نشطة مجددًا.</b>
news-unpriced = <b>لا يوجد سعر.</b>
news-unpriced-means = لا ترسل { $exchange } سعر هذا الزوج: لا شراء ولا بيع ولا وقف خسارة. تحقق هناك هل ما زال الزوج يُتداول، وبِع هناك بنفسك إن أردت.
news-priced = <b>عاد السعر.</b> الخطة مستمرة.
news-ended = <b>انتهت الاستراتيجية.</b>
news-ended-gone = لم يعد لها أي مفتاح مخزّن.
news-disturbed = <b>نقصت عملات هذه الاستراتيجية.</b> نقل أحدهم { $coin } أو باعها، أو هي في أمر آخر.
news-disturbed-numbers = لدى الاستراتيجية: { $held }. المتاح في الحساب: { $there }.
news-disturbed-means = لا شراء حتى تقرر. <b>{ button-run-count }</b>: يُحسب لها المتاح، بمتوسط السعر نفسه. <b>{ button-run-go-on }</b>: تستمر كما كانت. <b>{ button-run-stop }</b>: تنتهي، ويبقى لك كل شيء.
news-lost = <b>مصير أحد الأوامر غير معروف.</b>
news-lost-means = إلى أن ترد: لا شراء ولا بيع ولا وقف خسارة.
order-lost = { $side ->
    [sell] بيع: { $qty } بسعر { $price } أو أعلى، وقت الإرسال { $time }، المعرّف { $order }.
   *[buy] شراء: { $qty } بسعر { $price } أو أقل، وقت الإرسال { $time }، المعرّف { $order }.
}
order-lost-look = ابحث عن { $pair } في سجل الأوامر على { $exchange }.
order-unread = <b>مصير أحد الأوامر غير معروف.</b> المفتاح القادر على السحب لا يُستخدم، ولا حتى للاطلاع. حين لا يعود قادرًا على السحب أو يُستبدل، يتحقق البوت تلقائيًا.
order-refused = { $side ->
    [sell] <b>رفضت { $exchange } أمر بيع.</b>
   *[buy] <b>رفضت { $exchange } أمر شراء.</b>
}
order-refused-balance = { $side ->
    [sell] رصيد { $coin } في الحساب أقل مما اشترته الاستراتيجية. إن كنت قد نقلت منه فأعده، أو اضغط <b>{ button-run-stop }</b>.
   *[buy] المتاح من { $coin } لا يكفي. أضف منه، أو اضغط <b>{ button-run-pause }</b>: البيع مستمر.
}
order-refused-minimum = كان الأمر أصغر من اللازم. هذا خطأ منا، وقد أُبلغ من يشغّل هذا البوت.
order-refused-rules = خالف الأمر إحدى قواعد { $exchange }. هذا خطأ منا، وقد أُبلغ من يشغّل هذا البوت.
order-refused-pair = لا يُتداول { $pair } هناك الآن، أو ليس متاحًا لحسابك. تحقق على { $exchange }. يمكنك الضغط على <b>{ button-run-stop }</b> والبيع هناك بنفسك.
order-refused-permission = المفتاح لا يملك صلاحية التداول. فعّل له التداول الفوري على { $exchange }، ولا تفعّل السحب أبدًا. يُعاد اختباره الآن.
order-refused-key = المفتاح أو عنواننا غير مقبول. يُختبر المفتاح الآن: افتح { "\u200E" }/connections.
order-refused-account = الحساب مقيّد، أو من نوع لا يستطيع هذا البوت التداول عليه. ابحث عن رسالة إليك من { $exchange }.
order-refused-busy = لا تقبل { $exchange } أوامر أخرى للحظات.
order-refused-unknown = السبب غير معروف هنا. أُبلغ من يشغّل هذا البوت.
order-tries-again = تُعاد المحاولة تلقائيًا.
sell-yourself = للبيع بنفسك: افتح التداول الفوري على { $exchange }، واختر { $pair }، وبِع { $held }.

## الحساب نفسه

button-adopt = استبدال مفتاحه
button-adopt-disconnected = ربط المفتاح به
button-same-account = نعم، الحساب نفسه
button-connect-new = ربط كاتصال جديد
twin-mine =
    <b>هذا الحساب مرتبط مسبقًا</b> باسم { $name } على { $exchange }.
    لاستخدام المفتاح الجديد هناك اضغط <b>{ button-adopt }</b>. يبقى المفتاح القديم ساريًا إلى أن ينجح المفتاح الجديد في الاختبار.
twin-mine-disconnected =
    <b>لديك اتصال لهذا الحساب</b>: { $name } على { $exchange }. وهو غير متصل.
    لربط المفتاح الجديد به اضغط <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>لم يُربط.</b> هذا الحساب على { $exchange } مرتبط مسبقًا مع BackFuture AI من حساب Telegram آخر، ولا يمكن ربطه إلا مرة واحدة. لم يُخزَّن المفتاح.
    إن لم تكن أنت من ربطه، فاحذف المفتاح من المنصة وأنشئ مفتاحًا جديدًا.
twin-other-account =
    <b>يبقى المفتاح القديم ساريًا.</b> المفتاح الجديد لحساب آخر على { $exchange } غير حساب { $name }.
    أرسل مفتاحًا من الحساب نفسه، أو اربط هذا المفتاح كاتصال جديد.
twin-unknown =
    <b>هل المفتاح الجديد من حساب { $exchange } نفسه الذي يخص { $name }؟</b>
    لا تُظهر المنصة ذلك. إن كان كذلك فاضغط <b>{ button-same-account }</b>. وحتى ذلك الحين يبقى المفتاح القديم ساريًا.

## المغادرة

command-panic = فصل كل الاتصالات
command-export = تنزيل نسخة من بياناتي
command-delete_me = حذف كل بياناتي نهائيًا
button-panic-yes = نعم، فصل الكل
button-delete-me-yes = نعم، حذف الكل
button-export = تنزيل بياناتي أولًا
button-revoke-at = حذف المفتاح من { $exchange }
panic-nothing = لا يوجد ما يُفصل: ليس لأي اتصال مفتاح مخزَّن.
panic-confirm = { $count ->
    [zero] <b>لا اتصالات لفصلها.</b>
    [one] <b>فصل اتصال واحد؟</b>
    [two] <b>فصل الاتصالين؟</b>
    [few] <b>فصل كل الاتصالات ({ $count })؟</b>
    [many] <b>فصل كل الاتصالات ({ $count })؟</b>
   *[other] <b>فصل كل الاتصالات ({ $count })؟</b>
}
panic-means = يُحذف كل مفتاح وبياناته السرية هنا فورًا ونهائيًا، ولا يستخدمه شيء بعد ذلك. يبقى كل اتصال، ويمكنك أن تربط به مفتاحًا جديدًا.
panic-done = { $count ->
    [zero] <b>لم يُفصل أي اتصال.</b>
    [one] <b>فُصل اتصال واحد وحُذفت بياناته السرية هنا نهائيًا.</b>
    [two] <b>فُصل اتصالان وحُذفت بياناتهما السرية هنا نهائيًا.</b>
    [few] <b>فُصلت { $count } اتصالات وحُذفت بياناتها السرية هنا نهائيًا.</b>
    [many] <b>فُصل { $count } اتصالًا وحُذفت بياناتها السرية هنا نهائيًا.</b>
   *[other] <b>فُصل { $count } اتصال وحُذفت بياناتها السرية هنا نهائيًا.</b>
}
panic-next = احذف الآن كل مفتاح من منصته: عندها فقط لا يستطيع أحد استخدامه.
leave-confirm = <b>حذف كل ما نخزّنه عنك نهائيًا؟</b>
leave-what = { $count ->
    [zero] أي سجلك وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
    [one] أي اتصال واحد ببياناته السرية وسجله، وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
    [two] أي اتصالان ببياناتهما السرية وسجلهما، وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
    [few] أي { $count } اتصالات ببياناتها السرية وسجلها، وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
    [many] أي { $count } اتصالًا ببياناتها السرية وسجلها، وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
   *[other] أي { $count } اتصال ببياناتها السرية وسجلها، وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
}
leave-what-rest = أي معرّفك في Telegram ولغتك وإعداداتك وسجلك. ليس لديك اتصالات. لا يمكن التراجع عن ذلك.
leave-remains =
    <b>ما يبقى:</b>
    • في النسخ الاحتياطية من قاعدة البيانات صفوف مشفّرة إلى أن تُستبدل، ويمكن قراءتها بالمفتاح الرئيسي القديم: اطلب من المشغّل تغييره وحذف القديم نهائيًا.
    • يحتفظ Telegram بهذه المحادثة إلى أن تحذفها.
    • تبقى المفاتيح على المنصات إلى أن تحذفها من هناك.
leave-done = <b>حُذف نهائيًا كل ما كان مخزَّنًا عنك.</b>
export-caption = كل ما نخزّنه عنك، ما عدا المفاتيح والبيانات السرية.

## الحدود

limit-connections = { $limit ->
    [zero] لا يُسمح بأي اتصال.
    [one] لديك اتصال واحد، وهو الحد الأقصى. احذفه لتفسح مكانًا.
    [two] لديك اتصالان، وهو الحد الأقصى. احذف واحدًا لتفسح مكانًا.
    [few] لديك { $limit } اتصالات، وهو الحد الأقصى. احذف واحدًا لتفسح مكانًا.
    [many] لديك { $limit } اتصالًا، وهو الحد الأقصى. احذف واحدًا لتفسح مكانًا.
   *[other] لديك { $limit } اتصال، وهو الحد الأقصى. احذف واحدًا لتفسح مكانًا.
}

## لمن يشغّل البوت

command-status = حالة البوت
overview-title = <b>حالة البوت</b>
overview-no-database = قاعدة البيانات لا تستجيب. نفّذ على الخادم: <code>python -m bot doctor</code>
overview-cut-off = شبكتنا متوقفة: منصات كثيرة تتعطل في وقت واحد. لا تتغير حالة أي مفتاح إلى أن تعود.
overview-outage = لا رد من { $exchange } منذ { $since }
overview-no-outage = لا أعطال معروفة في المنصات.
overview-connections = <b>الاتصالات</b>: { $count }
overview-state = { "\u200F" }{ $mark } { $status }: { $count }
overview-exchange = { "\u200F" }{ $exchange }: { $states }
overview-share = { "\u200F" }{ $mark } { $count }
overview-checks = <b>الفحوص</b> خلال 5 دقائق: { $count } ({ $rate } في الدقيقة)
overview-latency = نصفها خلال { $half } مللي ثانية أو أقل، و{ "\u200E" }95% خلال { $most } أو أقل
overview-lag = أقدم فحص مستحق: { $exchange }، ينتظر منذ { $seconds } ث
overview-no-lag = لا فحوص في الانتظار.
overview-waiting = <b>التنبيهات</b> في الانتظار: { $count }
overview-slowed = طلب Telegram الإبطاء (429): { $count }
overview-not-erased = رسائل فيها بيانات سرية لم تُحذف: { $count }
overview-addresses = <b>عنواننا</b> كما شوهد آخر مرة: { $addresses }
overview-egress = { "\u200F" }{ $egress } ({ $addresses }): { $count ->
    [zero] لا اتصالات
    [one] اتصال واحد
    [two] اتصالان
    [few] { $count } اتصالات
    [many] { $count } اتصالًا
   *[other] { $count } اتصال
}
overview-no-address = <b>عنواننا</b>: لم تذكره أي منصة بعد
overview-leads = هذه العملية هي التي تخاطب Telegram.
overview-leads-not = عملية أخرى تخاطب Telegram.
overview-answering = العمليات التي ترد: { $count }. بدأت أقدمها { $oldest }، وأحدثها { $newest }.
overview-notices = هذه العملية هي التي ترسل التنبيهات.
overview-notices-not = عملية أخرى ترسل التنبيهات.
overview-trades = تنفّذ هذه العملية الاستراتيجيات: تجارب فقط.
overview-trades-live = تنفّذ هذه العملية الاستراتيجيات: بأموال حقيقية وتجارب.
overview-trades-not = لا تنفّذ هذه العملية أي استراتيجية.
overview-strategies = الاستراتيجيات: { $count }. الأوامر التي لا تُعرف نهايتها: { $orders }.
overview-since = الفحوص و429 وعمليات الحذف تخص هذه العملية وحدها. بدأت { $moment }.

## إيقاف التداول (لمن يشغّل البوت)

command-trading = إيقاف التداول
button-trading = التداول
button-trading-stop-all = إيقاف الكل
button-trading-stop = إيقاف { $exchange }
button-trading-go-all = إنهاء إيقاف الكل
button-trading-go = إنهاء الإيقاف: { $exchange }
trading-title = <b>التداول</b>
trading-goes = 🟢 لا شيء متوقف.
trading-stopped-all = <b>كل شيء متوقف</b> منذ { $since }
trading-stopped = <b>التداول على { $exchange } متوقف</b> منذ { $since }
trading-strategies = الاستراتيجيات على { $exchange }: { $count }
trading-means = يسري الإيقاف فورًا: لا يُرسل أي أمر جديد، لا شراء ولا بيع ولا وقف خسارة للاستراتيجيات. يستمر فحص الأوامر الجارية. تصل أصحاب الاستراتيجيات رسالة عند الإيقاف ورسالة عند انتهائه.

## لمن يشغّل البوت (مباشرة)

direct-database-down = <b>قاعدة البيانات لا تستجيب منذ { $since }.</b> المفاتيح غير مراقَبة، والناس لا يتلقون ردودًا. تحقق من قاعدة البيانات وقرصها وسجل البوت؛ يتابع البوت عمله تلقائيًا فور أن تستجيب.
direct-database-back = <b>عادت قاعدة البيانات إلى الاستجابة.</b> مدة الانقطاع: { $length }. لم يضِع شيء مما لوحظ.
direct-conflict-program = <b>برنامج آخر يستخدم رمز هذا البوت.</b> لا يتلقى الناس ردودًا أو يتلقونها مرتين. أوقف البرنامج الآخر. وإن لم يكن لك فأرسل { "\u200E" }/revoke إلى { "\u200E" }@BotFather واضبط الرمز الجديد في BOT_TOKEN.
direct-conflict-webhook = <b>يوجد ويب هوك مضبوط لهذا البوت على { $host }.</b> ما دام مضبوطًا لا تصل البوت أي رسائل. أوقف البرنامج هناك، ثم استدعِ deleteWebhook من Bot API.
direct-conflict-over = <b>عادت الرسائل تصل إلى البوت.</b> لا يستخدم أي برنامج آخر رمزه الآن.

## الاستراتيجيات

button-strategies = استراتيجياتي
button-strategy-new = استراتيجية جديدة
button-plan-pair = زوج التداول
button-plan-pairs = أزواج التداول
button-plan-several = عدة أزواج
button-plan-pairs-done = التالي ({ $count })
button-plan-each = كل زوج على حدة
button-all-pairs = كل الأزواج
button-plan-level = مستوى المخاطر
button-plan-limit = حد الهامش
button-plan-topups = التعزيزات
button-plan-recovery = Recovery Mode
button-plan-more = المزيد
button-plan-sheet = العودة إلى الخطة
button-plan-replay = كيف كانت ستكون النتيجة
button-plan-start = بدء التجربة
button-plan-live = بدء تداول حقيقي
button-plan-live-yes = بدء بأموال حقيقية
button-plan-off = معطّل
button-plan-on = مفعّل
button-plan-again = إعادة المحاولة
button-strategy-connection = { "\u200F" }{ $name } · { $exchange }
command-strategies = استراتيجياتي

strategies-title = <b>استراتيجياتي</b>، النشطة: { $count }
strategies-empty = ليس لديك استراتيجيات بعد. تشتري الاستراتيجية زوج تداول على مراحل أثناء هبوط السعر، ثم تبيع كل شيء فوق متوسط السعر.
strategies-live = اختر لكل استراتيجية: تجربة أو أموال حقيقية.
strategies-rehearsal = كل استراتيجية تعمل كتجربة: الأسعار حية، ولا يُرسل أي أمر إلى المنصة.
strategies-off = الاستراتيجيات معطّلة هنا. يمكن لمن يشغّل هذا البوت تفعيلها.
strategies-item = { "\u200F" }<b>{ $pair }</b> · { $exchange } · { $name }
strategy-status-running = نشطة
strategy-status-paused = متوقفة مؤقتًا
strategy-status-held = معلّقة
strategy-status-finishing = تنتهي بعد هذه الصفقة
strategy-status-closing = تبيع كل شيء
strategy-status-stopping = قيد الإيقاف
strategy-status-ended = منتهية
strategy-mode-paper = تجربة
strategy-mode-live = أموال حقيقية
strategy-started = <b>بدأت التجربة.</b>
strategy-started-live = <b>بدأت الاستراتيجية بأموال حقيقية.</b>
first-buy-when-calm = يأتي أول شراء عندما تهدأ السوق بما يكفي، وتصلك رسالة بذلك.
first-buy-soon = يأتي أول شراء قريبًا، وتصلك رسالة بذلك.

plan-choose-connection = <b>أي اتصال؟</b>
plan-no-connection = تحتاج الاستراتيجية إلى اتصال حالته «{ status-online }». اربط مفتاحًا أولًا.
plan-none-online = لا يمكن تشغيل استراتيجية على أي اتصال الآن.
start-refused-off = { strategies-off }
start-refused-stopped = أوقف من يشغّل هذا البوت التداول على { $exchange } مؤقتًا. حاول لاحقًا.
start-refused-not-online = حالة { $name } ليست «{ status-online }»: افتح الاتصال وأصلح المفتاح ثم عد إلى هنا.
start-refused-too-many = لديك أكبر عدد من الاستراتيجيات يسمح به هذا البوت. أوقف إحداها أولًا: { "\u200E" }/strategies
start-refused-pair-used = توجد استراتيجية نشطة على { $pair } في هذا الاتصال. اختر زوجًا آخر أو أوقف تلك أولًا: { "\u200E" }/strategies
start-refused-coin-used = تستخدم استراتيجية أخرى في هذا الاتصال إحدى عملتَي { $pair }. اختر زوجًا آخر أو أوقف تلك أولًا: { "\u200E" }/strategies
start-refused-unknown-pair = لا يُتداول هذا الزوج على { $exchange }. اضغط زوجًا في الأسفل أو اكتب غيره، مثل BTC أو ETH/USDT.
start-refused-other-coin = { "\u200F" }{ $pair } مسعّر بعملة أخرى. يجب أن تكون عملة التسعير واحدة لكل أزواج الاستراتيجية.
start-refused-too-many-pairs = { "\u200F" }{ $pair } لم يُضف: للاستراتيجية 10 أزواج على الأكثر.
start-refused-no-market = لا تصل أسعار من { $exchange } الآن. حاول مرة أخرى بعد دقيقة.
start-refused-rehearsals = لا يسمح من يشغّل هذا البوت إلا بالتجارب.
start-refused-not-live-here = تجربة فقط هنا: لا يتداول هذا البوت بأموال حقيقية على { $exchange }.
start-refused-no-trade = لا تداول بأموال حقيقية: لم يثبت أن مفتاح { $name } يملك صلاحية التداول. فعّل له التداول الفوري على { $exchange } ثم أعد اختباره.
start-refused-withdrawals = لا تداول بأموال حقيقية: لم يثبت أن مفتاح { $name } لا يملك صلاحية السحب، وتأكيدك لا يكفي مع الأموال الحقيقية. أعد اختباره، أو استخدم مفتاحًا تُظهر { $exchange } صلاحياته.
card-rehearsal = التجربة ممكنة ولا ترسل أي أمر: <b>{ button-strategy-new }</b>.
start-refused-no-balance = لا تداول بأموال حقيقية: تعذّرت قراءة رصيد { $name }. حاول مرة أخرى بعد دقيقة.
start-refused-too-little = لا تداول بأموال حقيقية: المتاح على { $name } أقل من حد الهامش مضافًا إليه ما قد تستخدمه استراتيجياتك الأخرى هناك. خفّض حد الهامش، أو أودع المزيد على { $exchange }.
start-refused-missing = يحتاج حد الهامش إلى { $needs }، وينقصه { $missing }.
start-refused-account = لا تداول بأموال حقيقية: لا تقبل { $exchange } أوامر من هذا الحساب. إنه مقيّد، أو من نوع لا يستطيع هذا البوت التداول عليه.

plan-ask-pair = <b>أي زوج تداول؟</b> اضغط واحدًا أو اكتبه، مثل BTC أو ETH/USDT.
plan-help = تشتري الاستراتيجية زوج تداول على مراحل أثناء هبوط السعر، ثم تبيع كل شيء فوق متوسط السعر.
plan-ask-pairs = <b>أي أزواج تداول؟</b> اضغطها أو اكتبها، مثل btc, eth, sol. العدد { $most } على الأكثر.
pairs-coin = كلها مسعّرة بعملة { $coin }.
pairs-chosen = المختار: { $list }
pairs-none = اختر زوجًا أولًا.
pairs-unknown = لا يُتداول على { $exchange }: { $list }
pairs-word = { "\u200F" }<b>{ $word }</b>
plan-ask-level = <b>أي مستوى مخاطر؟</b>
plan-level-means = { "\u200F" }<b>{ $level }</b>: عدد عمليات الشراء { $count }، آخرها أدنى من الأولى بنسبة { $drop }. يمكن أن تخسر نحو { $loss } من حد الهامش.
plan-level-means-no-stop = { "\u200F" }<b>{ $level }</b>: عدد عمليات الشراء { $count }، آخرها أدنى من الأولى بنسبة { $drop }. بلا وقف خسارة: يمكن أن تخسر حد الهامش كله.
level-low = منخفض
level-medium = متوسط
level-high = مرتفع
level-own = إعدادات خاصة
plan-ask-limit = <b>ما حد الهامش؟</b> هو أكبر مبلغ بعملة { $coin } يكون في السوق في أي وقت. اكتب مبلغًا، مثل 300.
plan-free = المتاح الآن: { $money }.
plan-free-reserved = ما زال بإمكان استراتيجياتك الأخرى على هذا المفتاح استخدام { $money } منه.
plan-free-left = يبقى { $money }.
plan-no-number = هذا ليس رقمًا. اكتب رقمًا، مثل { $example }.
plan-limit-too-small = يجب ألا يقل حد الهامش عن { $least }. بأقل من ذلك يكون أحد الأوامر دون الحد الأدنى على { $exchange }.
plan-steps-too-small = درجات السعر في { $pair } كبيرة: ستكون عمليات الشراء بالسعر نفسه. زد المسافة بين التعزيزات أو اختر زوجًا آخر.
plan-out-of-range = { "\u200F" }{ $setting }: من { $least } إلى { $most }.
plan-choose-setting = <b>ماذا تريد أن تغيّر؟</b>
plan-setting = { "\u200F" }<b>{ $setting }</b>: { $value }
plan-setting-range = اضغط قيمة أو اكتب قيمة من { $least } إلى { $most }.
setting-topups = عدد التعزيزات
setting-first-drop = الهبوط الأول
setting-step-scale = نمو المسافة
setting-volume-scale = نمو المبلغ
setting-take-profit = جني الأرباح
setting-stop = وقف الخسارة
setting-recovery = Recovery Mode
setting-pause = الاستراحة بالدقائق
setting-guards = انتظار هدوء السوق
setting-at-once = الصفقات في الوقت نفسه
setting-means-pause = كم دقيقة تمر بعد البيع قبل أول شراء تالٍ. بعد وقف الخسارة 6 ساعات على الأقل.
setting-means-guards = لا يأتي أول شراء إلا إذا كان الفرق بين سعرَي العرض والطلب { "\u200E" }0.3% على الأكثر، ولم ينخفض السعر خلال 24 ساعة أكثر من { "\u200E" }8% ولم يرتفع أكثر من { "\u200E" }12%، وبلغ حجم تداول 24 ساعة 1,000 ضعف حد الهامش على الأقل. معطّل: يأتي الشراء فورًا.
setting-means-at-once = كم زوجًا يمكن أن تكون له صفقة في الوقت نفسه. حد الهامش مشترك بينها.
plan-setting-switch = اضغط أحد الخيارين.
setting-means-topups = عمليات الشراء بعد الأولى.
setting-means-first-drop = كم ينخفض السعر عن أول شراء حتى يأتي أول تعزيز.
setting-means-step-scale = كل مسافة بين عمليتَي شراء مقارنةً بالتي قبلها. 1: كلها متساوية.
setting-means-volume-scale = مبلغ كل تعزيز مقارنةً بالشراء الذي قبله. 1: كلها متساوية.
setting-means-take-profit = كم يرتفع السعر فوق متوسط السعر حتى يُباع كل شيء، بعد الرسوم.
setting-means-stop = كم ينخفض السعر عن متوسط السعر حتى يُباع كل شيء بخسارة.
setting-means-recovery = كم ينخفض السعر عن متوسط السعر حتى يبدأ وضع Recovery Mode. عندها تشتري الاستراتيجية بحذر أكبر، وتبيع كل شيء ما إن تنعدم الخسارة.

sheet-terms = مستوى المخاطر: { $level } · حد الهامش: { $limit }
basket-terms = مستوى المخاطر: { $level } · حد الهامش لكل الأزواج معًا: { $limit }
basket-at-once = { $count ->
    [zero] لا صفقات ({ $count })، حد كل منها { $limit }.
    [one] صفقة واحدة في الوقت نفسه، بمبلغ { $limit } على الأكثر.
    [two] صفقتان في الوقت نفسه، كل منهما بمبلغ { $limit } على الأكثر.
    [few] { "\u200F" }{ $count } صفقات في الوقت نفسه، كل منها بمبلغ { $limit } على الأكثر.
    [many] { "\u200F" }{ $count } صفقة في الوقت نفسه، كل منها بمبلغ { $limit } على الأكثر.
   *[other] { "\u200F" }{ $count } صفقة في الوقت نفسه، كل منها بمبلغ { $limit } على الأكثر.
}
basket-limit = حد كل صفقة
basket-group = <b>كل صفقة</b>
basket-falls = { $count ->
    [zero] <b>إذا هبطت كل الأسعار معًا</b> والصفقات المفتوحة { $count }
    [one] <b>إذا هبط السعر</b>، للزوج الأكثر خسارة
    [two] <b>إذا هبطت كل الأسعار معًا</b> وهناك صفقتان مفتوحتان
    [few] <b>إذا هبطت كل الأسعار معًا</b> وهناك { $count } صفقات مفتوحة
    [many] <b>إذا هبطت كل الأسعار معًا</b> وهناك { $count } صفقة مفتوحة
   *[other] <b>إذا هبطت كل الأسعار معًا</b> وهناك { $count } صفقة مفتوحة
}
basket-again = عندما تُباع صفقة، ولو بوقف الخسارة، يمكن لزوج آخر أن يفتح صفقة: يمكن أن تتراكم خسائر عدة صفقات.
basket-minimum = { "\u200F" }{ $pair }: أصغر أمر { $smallest }. الحد الأدنى على { $exchange } هو { $least }.
sheet-buys = { $count ->
    [zero] لا عمليات شراء ({ $count }).
    [one] شراء مرة واحدة: { $first } الآن.
    [two] شراء مرتين: { $first } الآن، والأخيرة { $last } عندما ينخفض السعر { $drop }.
    [few] شراء { $count } مرات: { $first } الآن، والأخيرة { $last } عندما ينخفض السعر { $drop }.
    [many] شراء { $count } مرة: { $first } الآن، والأخيرة { $last } عندما ينخفض السعر { $drop }.
   *[other] شراء { $count } مرة: { $first } الآن، والأخيرة { $last } عندما ينخفض السعر { $drop }.
}
sheet-buys-next = { $count ->
    [zero] الصفقة التالية: لا عمليات شراء ({ $count }).
    [one] الصفقة التالية: شراء مرة واحدة: { $first } بالسعر وقتها.
    [two] الصفقة التالية: شراء مرتين: { $first } بالسعر وقتها، والأخيرة { $last } عندما ينخفض السعر { $drop }.
    [few] الصفقة التالية: شراء { $count } مرات: { $first } بالسعر وقتها، والأخيرة { $last } عندما ينخفض السعر { $drop }.
    [many] الصفقة التالية: شراء { $count } مرة: { $first } بالسعر وقتها، والأخيرة { $last } عندما ينخفض السعر { $drop }.
   *[other] الصفقة التالية: شراء { $count } مرة: { $first } بالسعر وقتها، والأخيرة { $last } عندما ينخفض السعر { $drop }.
}
sheet-sells = يُباع كل شيء فوق متوسط السعر بنسبة { $profit }.
sheet-falls = <b>إذا هبط السعر</b>
sheet-fall = { "\u200F" }• { $fall }: في السوق { $money }، وخسارة غير محققة { $loss }
sheet-fall-stopped = { "\u200F" }• { $fall }: بِيع بوقف الخسارة، والخسارة { $loss }
sheet-fall-stopped-all = { "\u200F" }• { $fall } أو أكثر: بِيع بوقف الخسارة، والخسارة { $loss }
sheet-worst = ⚠️ <b>أسوأ الحالات: خسارة { $loss }</b> عند وقف الخسارة، و{ $gap } إذا قفز السعر متجاوزًا إياه بنسبة { $jump }، وما يصل إلى { $all } إذا لم تستطع المنصة أو هذا البوت البيع.
sheet-worst-no-stop = ⚠️ <b>أسوأ الحالات: خسارة { $all }.</b> لا يوجد وقف خسارة.
sheet-buy = { "\u200F" }{ $number }. { $money } بسعر { $price }، ثم يصبح المتوسط { $average }
sheet-after = بعد كل عمليات الشراء يكون البيع عند { $sells }، وفي وضع Recovery Mode عند { $recovers }.
sheet-stop = ويكون وقف الخسارة حينها عند { $stop }.
sheet-recovery = يبدأ وضع Recovery Mode عندما يصبح السعر أدنى من متوسط السعر بنسبة { $fall }، أو عندما يُستخدم معظم المال.
sheet-recovery-off = لا يبدأ وضع Recovery Mode بسبب الهبوط.
sheet-pause = الدقائق بين البيع وأول شراء تالٍ: { $minutes }، وبعد وقف الخسارة 6 ساعات على الأقل.
sheet-guards = ينتظر أول شراء هدوء السوق.
sheet-guards-off = لا ينتظر أول شراء هدوء السوق.
sheet-fees = رسوم الصفقة: { $first } بشراء واحد، و{ $full } بكل عمليات الشراء.
sheet-minimum = أصغر أمر: { $smallest }. الحد الأدنى على { $exchange } هو { $least }.
sheet-balance = لا يُقرأ رصيدك: التجربة لا تحتاج إلى مال.
sheet-free-after = عندما يكون حد الهامش كله في السوق يبقى متاحًا { $left }.
sheet-free-less = تحتاج الأوامر الحقيقية إلى { $missing } إضافية؛ التجربة لا تحتاج إلى مال.
sheet-live = التجربة لا ترسل أي أمر. الزر <b>{ button-plan-live }</b> يستخدم أموالًا حقيقية.
live-ask = ⚠️ <b>أموال حقيقية.</b> تُرسل الأوامر إلى { $exchange } بمفتاحك. يمكن أن تخسر ما هو مذكور هنا، وأكثر منه إذا قفز السعر.
live-price-moved = تحرّك السعر. راجع الخطة مرة أخرى ثم ابدأ.
sheet-not-covered = <b>ما لا تشمله الخطة:</b> أعطال المنصة أو هذا البوت، وقفزات السعر، وشطب الزوج من المنصة، والعملات التي تنقلها بنفسك.

replay-title = <b>كيف كانت ستكون النتيجة</b>
replay-days = { $count ->
    [zero] آخر { $count } يوم، ساعة بساعة
    [one] آخر يوم، ساعة بساعة
    [two] آخر يومين، ساعة بساعة
    [few] آخر { $count } أيام، ساعة بساعة
    [many] آخر { $count } يومًا، ساعة بساعة
   *[other] آخر { $count } يوم، ساعة بساعة
}
replay-rounds = الصفقات المباعة: { $count }
replay-at-once = { $count ->
    [zero] لا صفقات في الوقت نفسه ({ $count }).
    [one] صفقة واحدة في الوقت نفسه. إذا حان الشراء في عدة أزواج، يُشترى أولها.
    [two] صفقتان في الوقت نفسه. إذا حان الشراء في أزواج أكثر، تُشترى الأولى منها.
    [few] { "\u200F" }{ $count } صفقات في الوقت نفسه. إذا حان الشراء في أزواج أكثر، تُشترى الأولى منها.
    [many] { "\u200F" }{ $count } صفقة في الوقت نفسه. إذا حان الشراء في أزواج أكثر، تُشترى الأولى منها.
   *[other] { "\u200F" }{ $count } صفقة في الوقت نفسه. إذا حان الشراء في أزواج أكثر، تُشترى الأولى منها.
}
replay-pair = { "\u200F" }<b>{ $pair }</b>: الصفقات { $count }، { $result }
replay-result = النتيجة بعد الرسوم: { $result }
replay-open = المتبقي في النهاية، غير محقق: { $result }
replay-deepest = أكبر خسارة غير محققة: { $loss }
replay-recovery = أيام في وضع Recovery Mode: { $days }
replay-warning = هذه أسعار سابقة. يمكن أن تسير الأيام القادمة بشكل مختلف.

## الاستراتيجيات: التشغيل

button-picture = الرسم البياني
chart-past = { $count ->
    [zero] الخط هو السعر في آخر { $count } يوم.
    [one] الخط هو السعر في آخر يوم.
    [two] الخط هو السعر في آخر يومين.
    [few] الخط هو السعر في آخر { $count } أيام.
    [many] الخط هو السعر في آخر { $count } يومًا.
   *[other] الخط هو السعر في آخر { $count } يوم.
}
chart-since = الخط العمودي هو أول شراء.
chart-bought = { $count ->
    [zero] تمت { $count } عملية شراء، سعرها المقرر من { $first } إلى { $last }
    [one] تم شراء واحد، سعره المقرر { $first }
    [two] تمت عمليتا شراء، سعرهما المقرر من { $first } إلى { $last }
    [few] تمت { $count } عمليات شراء، سعرها المقرر من { $first } إلى { $last }
    [many] تمت { $count } عملية شراء، سعرها المقرر من { $first } إلى { $last }
   *[other] تمت { $count } عملية شراء، سعرها المقرر من { $first } إلى { $last }
}
chart-due = { $count ->
    [zero] تبقّت { $count } عملية شراء، بسعر من { $first } إلى { $last }
    [one] تبقّى شراء واحد، بسعر { $first }
    [two] تبقّت عمليتا شراء، بسعر من { $first } إلى { $last }
    [few] تبقّت { $count } عمليات شراء، بسعر من { $first } إلى { $last }
    [many] تبقّت { $count } عملية شراء، بسعر من { $first } إلى { $last }
   *[other] تبقّت { $count } عملية شراء، بسعر من { $first } إلى { $last }
}
chart-after-all = <b>بعد كل عمليات الشراء</b>
chart-average = متوسط السعر: { $price }

button-strategy = الاستراتيجية
button-run-pause = إيقاف مؤقت
button-run-resume = استئناف
button-run-finish = إنهاء
button-run-stop = إيقاف مع الاحتفاظ
button-run-end = إيقاف
button-run-stop-yes = إيقاف مع الاحتفاظ
button-run-close = إغلاق الآن
button-run-close-yes = بيع الآن
button-run-recover = بدء Recovery Mode
button-run-waive = وقف Recovery Mode
button-run-edit = تعديل
button-run-apply = تطبيق
edit-done = <b>تم التعديل.</b>
edit-now = <b>يسري الآن على الصفقة المفتوحة:</b> { $settings }
edit-later = <b>يسري من الصفقة التالية:</b> { $settings }
edit-nothing = لم يتغير شيء بعد. اضغط زرًا لتغيير رقم، ثم اضغط <b>{ button-run-apply }</b>.
run-next-limit = من الصفقة التالية: { $limit } على الأكثر
button-run-history = السجل
button-run-count = احتساب الموجود
button-run-go-on = متابعة
button-run-not-filled = لم يُنفَّذ الأمر
button-run-filled = نُفِّذ الأمر
run-setup = مستوى المخاطر: { $level ->
    [low] منخفض
    [medium] متوسط
    [high] مرتفع
   *[own] إعدادات خاصة
} · حد الهامش: { $limit }
basket-pair = { "\u200F" }{ $mark } <b>{ $pair }</b> · { $state }
basket-state-waits = بانتظار أول شراء
basket-state-place = بانتظار بيع زوج آخر
basket-state-open = صفقة مفتوحة
basket-buys-sells = الشراء بسعر { $buys }، والبيع بسعر { $sells }
basket-sells = البيع بسعر { $sells }
basket-open = الصفقات المفتوحة: { $count } من { $most }
basket-at-work = المستخدم لكل الأزواج: { $money }
basket-if-sold = عند بيع كل شيء الآن: { $result }
basket-result = نتيجة كل الأزواج بعد الرسوم: { $result }
basket-means = هذه الأزرار لكل الأزواج. اضغط زوجًا لترى أزراره.
run-running = <b>نشطة.</b>
run-paused = <b>متوقفة مؤقتًا.</b> لا شراء، والبيع مستمر.
run-held = <b>معلّقة.</b> لا شراء ولا بيع حتى تضغط <b>{ button-run-resume }</b>.
run-finishing = <b>قيد الإنهاء.</b> لا تبدأ صفقة جديدة. عندما تُباع هذه تنتهي الاستراتيجية.
run-closing = <b>قيد الإغلاق.</b> يُباع كل شيء الآن. تنتهي الاستراتيجية بعد 10 دقائق على الأكثر.
run-stopping = <b>قيد الإيقاف.</b> لا شراء ولا بيع بعد الآن.
run-waits = تنتظر هدوء السوق لأول شراء.
run-waits-for-place = تنتظر حتى تُباع صفقة زوج آخر.
run-rests = لن يكون أول شراء قبل { $time }.
run-price = السعر الآن: { $price }
run-price-unknown = السعر الآن: غير معروف
run-in-use = المستخدم: { $money } من { $limit }
run-if-sold = عند البيع الآن: { $result }
run-next-buy = التعزيز التالي: { $money } بسعر { $price } أو أقل
run-no-add-on = التعزيز التالي: لم يبقَ شيء
run-sells = بيع كل شيء بسعر { $price } أو أعلى
run-stop = وقف الخسارة: بيع كل شيء بسعر { $price } أو أقل
run-no-stop = وقف الخسارة: لا يوجد
run-means-pause = { "\u200F" }<b>{ button-run-pause }</b>: لا شراء، والبيع مستمر.
run-means-resume = { "\u200F" }<b>{ button-run-resume }</b>: يعود الشراء والبيع كما في الخطة.
run-means-finish = { "\u200F" }<b>{ button-run-finish }</b>: لا تبدأ صفقة جديدة؛ عندما تُباع هذه تنتهي الاستراتيجية.
run-means-stop = { "\u200F" }<b>{ button-run-stop }</b>: لا شراء ولا بيع بعد الآن؛ تبقى لك العملات، وتنتهي الاستراتيجية.
run-means-end = { "\u200F" }<b>{ button-run-end }</b>: لا شراء بعد الآن، وتنتهي الاستراتيجية.
run-means-close = { "\u200F" }<b>{ button-run-close }</b>: يُباع كل شيء بسعر الآن، وتنتهي الاستراتيجية.
run-ask-stop =
    <b>إيقاف { $pair } والاحتفاظ بالعملات؟</b>
    لا شراء ولا بيع بعد الآن، ولا يبقى وقف خسارة. تنتهي الاستراتيجية ولا يمكن استئنافها.
run-ask-end =
    <b>إيقاف { $pair }؟</b>
    لا شراء بعد الآن. تنتهي الاستراتيجية ولا يمكن استئنافها.
run-ask-close =
    <b>بيع كل شيء من { $pair } الآن؟</b>
    قد يُباع بأقل من سعر الآن بنسبة تصل إلى { "\u200E" }1%. ما لا يُباع خلال 10 دقائق يبقى لك. تنتهي الاستراتيجية.
run-changed = لم يعد ذلك ممكنًا. تغيّرت الاستراتيجية.
run-blocks-delete =
    <b>لا يمكن حذف { $name } بعد.</b>
    ما زالت لدى استراتيجية عليه عملات. افتحها واضغط <b>{ button-run-close }</b> أو <b>{ button-run-stop }</b>. ثم احذف الاتصال.
event-line = { "\u200F" }{ $pair }: { $what }
event-started = بدأت، حد الهامش { $limit }
event-opened = أول شراء، { $money }
event-topped-up = تعزيز، { $money }؛ متوسط السعر { $average }
event-recovery = بدأ وضع Recovery Mode
event-recovered = توقف وضع Recovery Mode
event-closed = { "\u200F" }{ $how ->
    [take-profit] بِيع بربح
    [stop] بِيع بوقف الخسارة
   *[close] بِيع
}: { $result }
event-refused = { $side ->
    [sell] رُفض أمر بيع
   *[buy] رُفض أمر شراء
}
event-lost = مصير أمر غير معروف
event-disturbed = عملات ناقصة
event-counted = اخترتَ: احتساب الموجود
event-not-filled = اخترتَ: لم يُنفَّذ الأمر
event-held = معلّقة
event-released = نشطة مجددًا
event-unpriced = لا سعر
event-priced = عاد السعر
event-edited = عُدّلت، حد الهامش { $limit }
event-paused = أُوقفت مؤقتًا
event-resumed = استُؤنفت
event-finishing = قيد الإنهاء
event-closing = قيد الإغلاق
event-stopping = قيد الإيقاف
event-ended = انتهت، النتيجة { $result }
