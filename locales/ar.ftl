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
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
time-for-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
time-for-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
time-with-relative = { "\u200F" }{ $moment } ({ $relative })
since = منذ { $moment }
since-at-least = منذ { $moment } على الأقل (لم أكن أراقب قبل ذلك)
until-moment = حتى { $moment }
until-clear = حتى يعود الاتصال

## أزرار (نص عادي، 64 حرفًا على الأكثر)

button-menu = القائمة
button-connect = ربط مفتاح
button-connect-another = ربط مفتاح آخر
button-list = اتصالاتي
button-test = اختبار من جديد
button-rename = تغيير الاسم
button-replace = استبدال المفتاح
button-reconnect = ربط مفتاح من جديد
button-fix-api-key = إرسال مفتاح API من جديد
button-fix-secret = إرسال المفتاح السري من جديد
button-fix-passphrase = إرسال عبارة المرور من جديد
button-fix-values = إرسال المفتاح والسر من جديد
button-delete = حذف
button-delete-yes = نعم، احذفه
button-word = تحققتُ: السحب معطّل
button-help = مساعدة
button-security = الأمان
button-privacy = الخصوصية
button-language = اللغة
button-cancel = إلغاء
button-keep-name = الإبقاء على { $name }
button-continue = المتابعة في BackFuture AI
button-back = رجوع
button-keep = أبقِه
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
button-access-ask = طلب الدخول
button-access-allow = سماح
button-access-refuse = رفض
button-keys-page = فتح صفحة المفاتيح
button-guide = أرني أين أجدها
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

command-start = ما هذا البوت
command-connect = ربط مفتاح من منصة تداول
command-connections = اتصالاتي
command-alerts = ساعات الهدوء والمنطقة الزمنية والملخص اليومي
command-history = ما الذي حدث لمفاتيحك
command-help = الصلاحيات والأخطاء وطرق إصلاحها
command-security = كيف يُحفظ مفتاحك بأمان
command-privacy = ما الذي يُخزَّن وكيف تحذفه
command-language = اختيار اللغة
command-cancel = إيقاف ما يجري الآن

profile-name = BackFuture AI Connect
profile-short-description = اربط مفتاح API واختبره واعرف كيف تصلح الخلل. لا مفتاح يملك صلاحية السحب أبدًا.
profile-description =
    يربط مفتاح API لحسابك في منصة التداول مع BackFuture AI، ويختبره مباشرة، ويخبرك بوضوح بما هو خطأ وكيف تصلحه.

    القاعدة الأساسية: لا مفتاح يملك صلاحية السحب أبدًا. أموالك تبقى في المنصة.

    اضغط «ابدأ».

## عام

welcome =
    مرحبًا بك في <b>BackFuture AI Connect</b>
    اربط مفتاح API من منصة تداول، وشاهد اختباره مباشرة، واقرأ كيف تصلح ما فيه من خلل.
    القاعدة الأساسية: <b>لا مفتاح يملك صلاحية السحب أبدًا</b>. أموالك تبقى في المنصة.

choose-language = <b>اختر اللغة</b>
language-set = اللغة الآن هي العربية.

unknown-text = لم أفهم ذلك. اختر من الأسفل، أو أرسل { "\u200E" }/help.
failed = حدث خلل من جهتنا. حاول مرة أخرى بعد قليل.
too-fast = ترسل أكثر مما أستطيع الرد عليه، فتجاوزت بعض رسائلك. انتظر قليلًا ثم أعد إرسال الأخيرة.
cancelled = تم الإيقاف. لم يتغير شيء.
cancelled-draft = تم الإيقاف. ما أرسلته للاتصال غير المكتمل حُذف نهائيًا.
nothing-to-cancel = لا يوجد ما يمكن إيقافه.

group-refusal = أستلم المفاتيح في المحادثة الخاصة فقط. افتحها بالزر.
group-exposed = رسالة هنا بدت كأنها مفتاح، وربما قرأها غيرك: احذف ذلك المفتاح من المنصة وأنشئ مفتاحًا جديدًا.

credential-deleted =
    <b>حُذفت رسالتك.</b>
    بدت كأنها مفتاح، ولم يطلبها أحد. لم يُخزَّن منها شيء. لربط المفتاح اضغط <b>{ button-connect }</b> وأرسله عندما يُطلب منك.
credential-not-deleted =
    <b>احذف رسالتك الأخيرة بنفسك.</b>
    تبدو كأنها مفتاح، ولم أتمكن من حذفها. اضغط عليها مطولًا واختر الحذف لدى الطرفين. إن كان غيرك قد رآها فأنشئ مفتاحًا جديدًا في المنصة.

## الأمان والخصوصية والمساعدة

security =
    <b>كيف يُحفظ مفتاحك بأمان</b>

    <b>لا مفتاح يملك صلاحية السحب أبدًا.</b> كل مفتاح يُختبر من أجل ذلك. والمفتاح الذي يملكها يُحظر فورًا ولا يُستخدم في شيء، وإن لم يُصلَح خلال 30 دقيقة تُحذف بياناته السرية نهائيًا.

    <b>أموالك تبقى في المنصة.</b> لا نحتفظ بها أبدًا، والمفتاح الذي لا يملك صلاحية السحب لا يستطيع إخراجها.

    <b>رسائلك تُحذف أولًا.</b> الرسالة التي فيها مفتاح تُحذف قبل أي شيء آخر. ربما تكون خوادم Telegram والإشعارات وأجهزتك الأخرى قد رأتها قبل ذلك.

    <b>التخزين مشفّر.</b> لكل اتصال مفتاح تشفير خاص به (AES-256-GCM)، يقفله مفتاح رئيسي غير موجود في قاعدة البيانات.

    <b>لا تظهر مرة أخرى.</b> ترى من مفتاح API أول أربعة أحرف وآخر أربعة، ولا ترى من المفتاح السري شيئًا.

    <b>مراقبة مستمرة.</b> المفاتيح المخزّنة تُختبر مرة بعد مرة. وإن صار أحدها يملك صلاحية السحب يُحظر فورًا، وتُبلَّغ بذلك في أي ساعة.

    <b>القرار لك.</b> احذف الاتصال هنا أو المفتاح في المنصة متى شئت.

privacy =
    <b>ما الذي يُخزَّن وأين</b>

    <b>في قاعدة بياناتنا:</b> معرّفك في Telegram ولغتك ومنطقتك الزمنية وساعات الهدوء والملخص اليومي؛ ولكل اتصال: اسمه والمنصة والحالة والمفتاح مخفيًا جزئيًا والصلاحيات وقائمة IP البيضاء ومعرّف الحساب في المنصة ونتيجة آخر اختبار؛ ومفتاح API والمفتاح السري وعبارة المرور مشفّرة؛ وما حدث: تغيّرات الحالة، وما فُعل بالمفتاح ومن فعله ومتى. الاتصال غير المكتمل يُحفظ مشفّرًا لمدة 30 دقيقة.

    <b>في مكان منفصل:</b> المفتاح الرئيسي الذي لا تُقرأ القيم المشفّرة من دونه.

    <b>لا يُخزَّن:</b> رسائلك وأرصدتك وأوامرك. يقرأ الاختبار الرصيد والأوامر فقط ليعرف هل ينجح ذلك.

    <b>لدى Telegram:</b> تمر رسائلك عبر خوادم Telegram قبل حذفها.

    <b>لحذف بياناتك:</b> افتح { "\u200E" }/connections واختر الاتصال واضغط <b>{ button-delete }</b>. يُحذف مفتاح API والمفتاح السري وعبارة المرور فورًا ونهائيًا. قد تحتوي النسخ الاحتياطية من قاعدة البيانات على القيم المشفّرة إلى أن تُستبدل. سجل الاتصال المحذوف يبقى، وليس فيه مفتاح. احذف المفتاح في المنصة أيضًا: عندها لا يستطيع أحد استخدامه.

    <b>كل شيء دفعة واحدة:</b> أرسل { "\u200E" }/delete_me. نسخة مما هو محفوظ: { "\u200E" }/export.

help-tab-start = مساعدة
help-tab-permissions = الصلاحيات
help-tab-errors = أخطاء تصلحها أنت
help-tab-others = أخطاء أخرى ونصائح

help-start =
    <b>مساعدة</b>

    <b>الربط:</b> أرسل { "\u200E" }/connect واختر المنصة وأنشئ مفتاحًا كما يقول الدليل، ثم أرسل ما يُطلب منك. كل رسالة تُحذف فورًا.

    <b>الاختبار:</b> يجري الاختبار من تلقاء نفسه ويخبرك بما هو خطأ وكيف تصلحه. بعد ذلك يُطلب منك ما كان خطأً فقط.

    <b>التنبيهات:</b> المفاتيح المخزّنة تحت المراقبة، وتُبلَّغ عندما يتوقف أحدها عن العمل. اضبط ساعات الهدوء في { "\u200E" }/alerts، وانظر إلى ما مضى في { "\u200E" }/history.

    <b>القواعد:</b>
    • لا مفتاح يملك صلاحية السحب أبدًا.
    • حدّد ما يلزم فقط: القراءة والتداول.
    • املأ قائمة IP البيضاء: عندها يعمل المفتاح من خادمنا فقط.
    • أرسل المفاتيح في هذه المحادثة الخاصة فقط، وعندما تُطلب منك فقط.
    • لا نطلب أبدًا كلمة مرورك في المنصة ولا رمز الدخول.

    <b>الأوامر:</b>
help-command = { "\u200F" }{ $command } – { $description }
help-permissions =
    <b>الصلاحيات</b>
    ماذا يعني كل مربع في صفحة المفاتيح لهذا البوت.
help-read = <b>القراءة: نعم.</b> يمكن قراءة الرصيد والأوامر. لازمة.
help-trade = <b>التداول: نعم.</b> يمكن إرسال الأوامر وإلغاؤها. لازمة.
help-futures = <b>العقود الآجلة: فقط إن كنت تتداولها.</b> وإلا فاتركها معطّلة.
help-withdraw = <b>السحب: لا.</b> يمكن أن تخرج الأموال من المنصة. مفتاح كهذا يُحظر.
help-transfer = <b>التحويل: يُفضّل لا.</b> يمكن أن تنتقل الأموال بين حساباتك أنت. غير لازمة.
help-ip-list = <b>قائمة IP البيضاء: يُنصح بها.</b> عندها يعمل المفتاح من خادمنا فقط، وفي كثير من المنصات يدوم مدة أطول.
help-unknown = إذا لم تُفصح المنصة هل السحب معطّل، يُطلب منك أن تنظر بنفسك وتؤكد ذلك. ويُسجَّل بوصفه كلمتك.
help-errors = <b>أخطاء يمكنك إصلاحها</b>
help-others = <b>أخطاء ليست منك</b>
help-status =
    🟢 متصل: المفتاح يعمل.
    🟡 مطلوب إجراء منك: هناك ما عليك إصلاحه.
    🔴 محظور: المفتاح يملك صلاحية السحب.
    ⚪ غير متاح: لم يكتمل الاختبار، ولا شيء يدل على خلل في المفتاح.
    ⏸ غير متصل: لا مفتاح محفوظ هنا.

## الربط

choose-exchange = <b>اختر المنصة</b>

guide-title = <b>ربط { $exchange }</b>
guide-title-replace = <b>استبدال مفتاح { $name }</b> ({ $exchange })
    يبقى المفتاح القديم ساريًا إلى أن ينجح المفتاح الجديد في الاختبار.
guide-title-reconnect = <b>ربط مفتاح من جديد: { $name }</b> ({ $exchange })
guide-open = افتح { $menu } في { $exchange }. الزر في الأسفل يوصلك إليها.
guide-sites = مفتاح موقع إقليمي ({ $sites }) لا يعمل في موقع آخر.
guide-passphrase = اختر عبارة مرور في { $label } واحفظها عندك: ستُطلب منك هنا.
guide-boxes = حدّد المربعات هكذا:
guide-read = القراءة، نعم: { $labels }
guide-trade = التداول، نعم: { $labels }
guide-futures = العقود الآجلة، فقط إن كنت تتداولها: { $labels }
guide-withdraw = السحب، <b>لا</b>: { $labels }
guide-addresses = يُنصح به: أضف { $addresses } في { $list }.
guide-addresses-later = يُنصح به: املأ { $list } بعد الاختبار. سيعرض لك عنوان خادمنا.
guide-address-limit = { $count ->
    [zero] لا يقبل المفتاح أي عنوان ({ $count }).
    [one] يقبل المفتاح عنوانًا واحدًا.
    [two] يقبل المفتاح عنوانين على الأكثر.
    [few] يقبل المفتاح { $count } عناوين على الأكثر.
    [many] يقبل المفتاح { $count } عنوانًا على الأكثر.
   *[other] يقبل المفتاح { $count } عنوان على الأكثر.
}
guide-expiry-age = { $days ->
    [zero] المفتاح الذي بلا قائمة IP ينتهي بعد { $days } يوم من إنشائه.
    [one] المفتاح الذي بلا قائمة IP ينتهي بعد يوم واحد من إنشائه.
    [two] المفتاح الذي بلا قائمة IP ينتهي بعد يومين من إنشائه.
    [few] المفتاح الذي بلا قائمة IP ينتهي بعد { $days } أيام من إنشائه.
    [many] المفتاح الذي بلا قائمة IP ينتهي بعد { $days } يومًا من إنشائه.
   *[other] المفتاح الذي بلا قائمة IP ينتهي بعد { $days } يوم من إنشائه.
}
guide-expiry-idle = { $days ->
    [zero] المفتاح الذي بلا قائمة IP ينتهي بعد { $days } يوم دون استخدام.
    [one] المفتاح الذي بلا قائمة IP ينتهي بعد يوم واحد دون استخدام.
    [two] المفتاح الذي بلا قائمة IP ينتهي بعد يومين دون استخدام.
    [few] المفتاح الذي بلا قائمة IP ينتهي بعد { $days } أيام دون استخدام.
    [many] المفتاح الذي بلا قائمة IP ينتهي بعد { $days } يومًا دون استخدام.
   *[other] المفتاح الذي بلا قائمة IP ينتهي بعد { $days } يوم دون استخدام.
}
guide-promise = كل رسالة فيها مفتاح تُحذف فورًا.

ask-api-key = <b>أرسل مفتاح API الآن.</b>
ask-secret = <b>أرسل المفتاح السري الآن.</b>
ask-passphrase = <b>أرسل عبارة المرور الآن</b>، كما اخترتها في { $label }.

received-api-key = وصل مفتاح API: { $masked }
received-secret = وصل المفتاح السري.
received-passphrase = وصلت عبارة المرور.
message-deleted = حُذفت رسالتك.
message-not-deleted =
    لم أتمكن من حذف رسالتك. اضغط عليها مطولًا واختر الحذف لدى الطرفين. إن كان غيرك قد رآها فأنشئ مفتاحًا جديدًا في { $exchange }.

wrong-kind = أستلم هذا كرسالة نصية فقط. لم يُستخدم شيء مما أرسلته.

paste-empty = لا توجد أي قيمة في رسالتك.
paste-not-a-value = ليس هذا ما طلبته. لم يُستخدم منه شيء.
paste-question = يبدو هذا سؤالًا، لذلك لم يُستخدم منه شيء.
paste-may-be-phrase = هل هذه هي عبارة المرور نفسها؟ إن كانت كذلك فاضغط <b>{ button-use }</b>، وإلا فأرسلها الآن.
paste-again = هذه القيمة عندي بالفعل.
paste-refused-shape = لم تُستخدم: لا تبدو هذه القيمة { $field } من { $exchange }. انسخها كاملة من جديد.
paste-locked-key = لم يُستخدم: هذا المفتاح الخاص مقفل بكلمة مرور. أنشئ مفتاحًا من دونها.
paste-cut-key = لم يُستخدم: نهاية هذا المفتاح الخاص ناقصة. انسخه كاملًا من جديد.
paste-unusual-shape = شكل غير معتاد: { $field }. سيبيّن الاختبار صحته.
paste-swapped = تبدو هذه القيمة { $field } واستُخدمت على هذا الأساس.
paste-other-exchange = يبدو هذا مفتاح API من { $other } وليس من { $exchange }. لم يُستخدم.
paste-key-equals-secret = لم تُستخدم: وصلت القيمة نفسها لحقلين.
paste-several-fields = وُجدت عدة قيم وقُبلت كل واحدة منها.

hint-api-key = يبدو مفتاح API من { $exchange } هكذا: { $example }. تجده في { $menu }.
hint-secret = يبدو المفتاح السري من { $exchange } هكذا: { $example }. يظهر مرة واحدة فقط عند إنشاء المفتاح. إن أُغلقت تلك الصفحة فأنشئ مفتاحًا جديدًا.
hint-passphrase = عبارة المرور هي ما اخترته في { $label } عند إنشاء المفتاح. لا يستطيع أحد عرضها من جديد: إن نسيتها فأنشئ مفتاحًا جديدًا.

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

draft-lapsed = لم يكتمل الاتصال مع { $exchange } خلال 30 دقيقة، لذلك حُذف ما أرسلته نهائيًا. لم تُستخدم رسالتك الأخيرة.

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
    [unknown] الأوامر: غير معروف
   *[waiting] الأوامر
}
step-trade = { $answer ->
    [yes] التداول مسموح
    [no] التداول غير مسموح
    [unknown] التداول: المنصة لا تُفصح
   *[waiting] التداول
}
step-futures = { $answer ->
    [yes] العقود الآجلة مسموحة
    [no] العقود الآجلة غير مسموحة
    [unknown] العقود الآجلة: المنصة لا تُفصح
   *[waiting] العقود الآجلة
}
step-withdraw-off = { $answer ->
    [yes] السحب معطّل
    [no] السحب مفعّل
    [unknown] السحب: المنصة لا تُفصح
   *[waiting] السحب
}
step-ip-whitelist = { $answer ->
    [yes] قائمة IP البيضاء مضبوطة
    [no] لا توجد قائمة IP بيضاء
    [unknown] قائمة IP البيضاء: المنصة لا تُفصح
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
    [unknown] <b>{ $status }.</b> اكتمل الاختبار في { $seconds } ثانية: يقرأ، ولا تفصح المنصة عن التداول، ولا يمكنه السحب.
   *[unknown-attested] <b>{ $status }.</b> اكتمل الاختبار في { $seconds } ثانية: يقرأ، ولا تفصح المنصة عن التداول، والسحب معطّل (بتأكيد منك).
}
online-watched = يُختبر المفتاح بانتظام، وتصلك رسالة هنا عند أي تغيير.
online-continue = الخطوة التالية: اضغط <b>{ button-continue }</b>.
online-name = <b>الاسم:</b> أبقِه، أو اختر اسمًا آخر، أو أرسل اسمًا من عندك.

verdict-advice = <b>نصائح</b>
blocked-deadline = إن لم يُصلَح هذا قبل { $moment } تُحذف البيانات السرية المخزّنة نهائيًا.
not-stored = لم يُخزَّن المفتاح.
replaced = <b>المفتاح الجديد سارٍ.</b> احذف الآن المفتاح القديم في { $exchange }.
not-replaced = <b>المفتاح القديم ما زال ساريًا.</b> المفتاح الجديد أسوأ منه، لذلك لم يُعتمد.
already-running = يجري الآن اختبار مفتاح. انتظر النتيجة أو أرسل { "\u200E" }/cancel.
too-many-tests = { $seconds ->
    [zero] اختبارات كثيرة. انتظر { $seconds } ثانية ثم اختبر من جديد.
    [one] اختبارات كثيرة. انتظر ثانية واحدة ثم اختبر من جديد.
    [two] اختبارات كثيرة. انتظر ثانيتين ثم اختبر من جديد.
    [few] اختبارات كثيرة. انتظر { $seconds } ثوانٍ ثم اختبر من جديد.
    [many] اختبارات كثيرة. انتظر { $seconds } ثانية ثم اختبر من جديد.
   *[other] اختبارات كثيرة. انتظر { $seconds } ثانية ثم اختبر من جديد.
}
word-taken = سُجّل بوصفه كلمتك: السحب معطّل.

## المشكلات: معناها وإصلاحها ومن يصلحها

send-by-replacing = للإرسال اضغط <b>{ button-replace }</b>.

who-user = يمكنك إصلاح هذا بنفسك.
who-operator = إصلاح هذا علينا.
who-nobody = تزول من تلقاء نفسها.

problem-withdraw-enabled = هذا المفتاح يملك صلاحية السحب. إنه محظور ولا يُستخدم في شيء.
fix-withdraw-enabled = ألغِ تحديد { $withdraw } في { $exchange } واحفظ. ثم اضغط <b>{ button-test }</b>.

problem-must-replace = يطلب مشغّل البوت استبدال هذا المفتاح: ربما اطّلع عليه آخرون.
fix-must-replace = أنشئ مفتاحًا جديدًا على { $exchange } وأرسله، ثم احذف القديم من هناك.

problem-invalid-key = مفتاح API هذا غير معروف في { $exchange }.
fix-invalid-key = انسخ مفتاح API كاملًا من جديد وأرسله. إن لم يعد موجودًا في صفحة المفاتيح فأنشئ مفتاحًا جديدًا.

problem-key-gone = لم تعد { $exchange } تعرف هذا المفتاح: حُذف أو انتهت صلاحيته.
fix-key-gone = أنشئ مفتاحًا جديدًا في { $exchange } وأرسله.

problem-key-gone-or-changed = رفضت { $exchange } هذا المفتاح بعد أن كان يعمل ولم تذكر السبب.
fix-key-gone-or-changed = تحقق بهذا الترتيب ثم اضغط <b>{ button-test }</b>:

problem-invalid-secret = المفتاح السري لا يخص مفتاح API هذا.
fix-invalid-secret = أرسل المفتاح السري كاملًا من جديد. يظهر مرة واحدة فقط: إن لم يعد لديك فأنشئ مفتاحًا جديدًا.

problem-invalid-passphrase = عبارة المرور خاطئة. وقد يكون المفتاح السري خاطئًا أيضًا.
fix-invalid-passphrase = أرسل عبارة المرور التي اخترتها لهذا المفتاح. إن لم تنجح أيضًا فأنشئ مفتاحًا جديدًا وأرسل كل قيمه.

problem-key-expired = انتهت صلاحية المفتاح.
fix-key-expired = أنشئ مفتاحًا جديدًا في { $exchange } وأرسله.

problem-wrong-site = هذا المفتاح يخص موقعًا آخر من مواقع { $exchange }.
fix-wrong-site = أنشئ مفتاحًا في الموقع الذي يفتحه زر <b>{ button-keys-page }</b> وأرسله.

problem-ip-not-allowed = عنوان خادمنا ليس في قائمة IP البيضاء للمفتاح، لذلك ترفضه { $exchange }.
fix-ip-not-allowed = أضف { $address } في { $list }. ثم اضغط <b>{ button-test }</b>.

problem-key-or-ip-or-permission = رفضت { $exchange } المفتاح ولم تذكر السبب.
fix-key-or-ip-or-permission = تحقق بهذا الترتيب ثم اضغط <b>{ button-test }</b>:
cause-key = مفتاح API كامل وما زال في صفحة المفاتيح
cause-gone = المفتاح ما زال في صفحة المفاتيح؛ وإلا فأنشئ مفتاحًا جديدًا
cause-secret = المفتاح السري كامل ويخص مفتاح API هذا
cause-passphrase = عبارة المرور هي التي اخترتها لهذا المفتاح
cause-address = العنوان { $address } موجود في { $list }
cause-permission = هذه المربعات محددة: { $read }، { $trade }

problem-no-read = المفتاح لا يستطيع قراءة الرصيد والأوامر.
fix-no-read = حدّد { $read } في { $exchange } واحفظ. ثم اضغط <b>{ button-test }</b>.

problem-no-trade = المفتاح لا يملك صلاحية التداول.
fix-no-trade = حدّد { $trade } في { $exchange } واحفظ. ثم اضغط <b>{ button-test }</b>.

problem-account-restricted = حسابك مقيّد في { $exchange }.
fix-account-restricted = ادخل إلى حسابك في { $exchange } وافعل ما يُطلب منك، مثل إثبات هويتك. ثم اضغط <b>{ button-test }</b>.

problem-nonce-in-use = يستخدم برنامج آخر هذا المفتاح في الوقت نفسه، لذلك ترفض { $exchange } طلباتنا.
fix-nonce-in-use = أنشئ مفتاحًا مستقلًا لكل برنامج وأرسل الجديد هنا، أو اضبط نافذة nonce لهذا المفتاح في { $exchange }. ثم اضغط <b>{ button-test }</b>.

problem-our-address-blocked = عنوان خادمنا محظور في { $exchange }. لا عيب في مفتاحك.
fix-our-address-blocked = علينا رفع الحظر عن العنوان أو استخدام عنوان آخر. أبقِ المفتاح كما هو واختبره لاحقًا.

problem-region-blocked = منطقة خادمنا مرفوضة في { $exchange }. لا عيب في مفتاحك.
fix-region-blocked = علينا تغيير عنوان خادمنا. أبقِ المفتاح كما هو واختبره لاحقًا.

problem-clock-skew = ساعة خادمنا غير صحيحة. لا عيب في مفتاحك.
fix-clock-skew = علينا ضبط ساعتنا. أبقِ المفتاح كما هو واختبره لاحقًا.

problem-unknown = جواب { $exchange } لا يبيّن هل يعمل المفتاح. لا شيء يدل على خلل فيه.
fix-unknown = علينا بحث الأمر. أبقِ المفتاح كما هو واختبره لاحقًا.

problem-rate-limited = طلباتنا إلى { $exchange } كثيرة الآن. هذا لا يدل على شيء بخصوص مفتاحك.
fix-rate-limited = انتظر بضع دقائق ثم اضغط <b>{ button-test }</b>.

problem-exchange-unavailable = لا جواب من { $exchange } الآن. هذا لا يدل على شيء بخصوص مفتاحك.
fix-exchange-unavailable = انتظر بضع دقائق ثم اضغط <b>{ button-test }</b>. لا تنشئ مفتاحًا جديدًا.

problem-withdraw-unknown = لا يُعرف هل يملك هذا المفتاح صلاحية السحب: { $exchange } لا تُفصح.
fix-withdraw-unknown = انظر في صفحة المفاتيح. إن كان المربع { $withdraw } غير محدد فاضغط <b>{ button-word }</b>.

problem-key-expiring = تنتهي صلاحية المفتاح { $ends }.
fix-key-expiring = مدّدها في صفحة المفاتيح، أو استبدل المفتاح قبل ذلك.

problem-no-ip-whitelist = يعمل المفتاح من أي عنوان.
fix-no-ip-whitelist = لمزيد من الأمان أضف { $address } في { $list }.

problem-transfer-enabled = يستطيع المفتاح نقل الأموال بين حساباتك أنت.
fix-transfer-enabled = هذا غير لازم: ألغِ تحديد { $transfer }.

problem-no-futures = المفتاح لا يملك صلاحية تداول العقود الآجلة.
fix-no-futures = إن أردت تداول العقود الآجلة فحدّد { $futures }.

## The same on a terminal: without buttons, and the values are typed

terminal-prompt = { $field } (الكتابة مخفية):
terminal-prompt-first = { $field }، أو الصق كل القيم معًا (لا يظهر ما تكتبه):
terminal-fix-withdraw-enabled = ألغِ تحديد { $withdraw } لدى { $exchange } واحفظ. ثم أعد تشغيل هذا الأمر.
terminal-fix-invalid-key = أعد تشغيل هذا الأمر مع مفتاح API كاملًا. وإن لم يعد موجودًا في صفحة المفاتيح فأنشئ مفتاحًا جديدًا.
terminal-fix-invalid-secret = أعد تشغيل هذا الأمر مع المفتاح السري كاملًا. لا يُعرض إلا مرة واحدة: إن لم يعد لديك فأنشئ مفتاحًا جديدًا.
terminal-fix-invalid-passphrase = أعد تشغيل هذا الأمر مع عبارة المرور التي اخترتها لهذا المفتاح. وإن لم ينجح ذلك فأنشئ مفتاحًا جديدًا.
terminal-fix-key-gone = أنشئ مفتاحًا جديدًا لدى { $exchange } وأعد تشغيل هذا الأمر به.
terminal-fix-key-gone-or-changed = تحقق بهذا الترتيب، ثم أعد تشغيل هذا الأمر:
terminal-fix-key-expired = أنشئ مفتاحًا جديدًا لدى { $exchange } وأعد تشغيل هذا الأمر به.
terminal-fix-must-replace = أنشئ مفتاحًا جديدًا لدى { $exchange } واحذف القديم هناك.
terminal-fix-wrong-site = أنشئ مفتاحًا في الموقع الرئيسي لمنصة { $exchange } وأعد تشغيل هذا الأمر به.
terminal-fix-ip-not-allowed = أضف { $address } في { $list }. ثم أعد تشغيل هذا الأمر.
terminal-fix-key-or-ip-or-permission = تحقق بهذا الترتيب، ثم أعد تشغيل هذا الأمر:
terminal-fix-no-read = حدِّد { $read } لدى { $exchange } واحفظ. ثم أعد تشغيل هذا الأمر.
terminal-fix-no-trade = حدِّد { $trade } لدى { $exchange } واحفظ. ثم أعد تشغيل هذا الأمر.
terminal-fix-account-restricted = سجّل الدخول لدى { $exchange } ونفّذ ما تطلبه، كإثبات هويتك. ثم أعد تشغيل هذا الأمر.
terminal-fix-nonce-in-use = أنشئ مفتاحًا مستقلًا لكل برنامج وشغّل هذا الأمر من جديد بالمفتاح الجديد، أو اضبط نافذة nonce لهذا المفتاح في { $exchange }.
terminal-fix-rate-limited = انتظر بضع دقائق، ثم أعد تشغيل هذا الأمر.
terminal-fix-exchange-unavailable = انتظر بضع دقائق، ثم أعد تشغيل هذا الأمر. لا تنشئ مفتاحًا جديدًا.
terminal-fix-withdraw-unknown = راجع صفحة المفتاح: يجب أن يكون { $withdraw } متوقفًا.

## الاتصالات

list-title = <b>اتصالاتي</b>: { $count }
list-empty = ليس لديك اتصالات بعد. اضغط <b>{ button-connect }</b> لإنشاء أولها.
list-item = { "\u200F" }<b>{ $name }</b> · { $exchange }
list-state = { $status } · اختُبر { $tested }
list-disconnected = { $status } · لا مفتاح محفوظ
list-unanswered = { $status } · لا جواب من { $exchange }
silence = لا جواب من { $exchange } منذ { $since }
silence-ours = شبكتنا متوقفة منذ { $since }
silence-good = { $silence } · آخر اختبار ناجح { $good }

card-status = <b>{ $status }</b> منذ { $since }
card-tested = اختُبر { $tested } واستغرق { $latency } مللي ثانية
card-key = المفتاح { $key }
card-account = الحساب { $account }
card-read = { $answer ->
    [yes] القراءة متاحة
    [no] القراءة معطّلة
    [untested] القراءة: لم تُختبر
   *[unknown] القراءة: المنصة لا تُفصح
}
card-trade = { $answer ->
    [yes] التداول متاح
    [no] التداول معطّل
    [untested] التداول: لم يُختبر
   *[unknown] التداول: المنصة لا تُفصح
}
card-futures = { $answer ->
    [yes] العقود الآجلة متاحة
    [no] العقود الآجلة معطّلة
    [untested] العقود الآجلة: لم تُختبر
   *[unknown] العقود الآجلة: المنصة لا تُفصح
}
card-withdraw = { $answer ->
    [yes] السحب مفعّل
    [no] السحب معطّل
    [untested] السحب: لم يُختبر
   *[unknown] السحب: المنصة لا تُفصح
}
card-transfer = { $answer ->
    [yes] التحويل بين حساباتك مفعّل
    [no] التحويل بين حساباتك معطّل
    [untested] التحويل: لم يُختبر
   *[unknown] التحويل: المنصة لا تُفصح
}
card-withdraw-by-word = السحب معطّل (كلمتك بتاريخ { $date })
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
card-ip-unknown = قائمة IP البيضاء: المنصة لا تُفصح
card-expires = ينتهي { $moment }
card-no-secrets = لا مفتاح محفوظ هنا: حُذفت بياناته السرية نهائيًا. اضغط <b>{ button-reconnect }</b> لاستخدام هذا الاتصال من جديد.
card-key-gone = المفتاح المحذوف: { $key }. إن كان لا يزال في المنصة فاحذفه هناك.

ask-rename = أرسل الاسم الجديد للاتصال { $name }.
renamed = الاسم الجديد: { $name }.
confirm-delete =
    <b>حذف { $name }؟</b>
    يُحذف مفتاح API والمفتاح السري وعبارة المرور فورًا ونهائيًا. لا رجوع عن ذلك. المفتاح في { $exchange } يبقى إلى أن تحذفه هناك.
deleted = حُذف { $name } وحُذفت بياناته السرية نهائيًا. احذف الآن المفتاح في { $exchange } أيضًا.

## تنبيهات

alert-status = { "\u200F" }<b>{ $status }</b> { $since }
alert-blocked = { "\u200F" }<b>{ $name } ({ $exchange }): المفتاح يملك صلاحية السحب. إنه محظور ولا يُستخدم في شيء.</b>
alert-group = { "\u200F" }<b>{ $status }</b> · { $exchange }
alert-item = { "\u200F" }<b>{ $name }</b> { $since }
alert-several = { $count ->
    [zero] <b>{ $count } اتصال يحتاج إليك.</b>
    [one] <b>اتصال واحد يحتاج إليك.</b>
    [two] <b>اتصالان يحتاجان إليك.</b>
    [few] <b>{ $count } اتصالات تحتاج إليك.</b>
    [many] <b>{ $count } اتصالًا يحتاج إليك.</b>
   *[other] <b>{ $count } اتصال يحتاج إليك.</b>
}
alert-online = <b>متصل</b>
alert-online-again = <b>متصل من جديد</b> بعد { $length }.
alert-online-again-at-most = <b>متصل من جديد</b> بعد { $length } على الأكثر.
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
alert-incident = <b>لا جواب من { $exchange }</b> منذ { $since }.
alert-incident-fix = لا تفعل شيئًا: لا عيب في مفاتيحك. أخبرك عندما تجيب المنصة من جديد.
alert-incident-over = <b>عادت { $exchange } تجيب</b> بعد { $length }.
alert-unstable = { "\u200F" }<b>{ $exchange } غير مستقرة</b> منذ { $since }: تجيب أحيانًا ولا تجيب أحيانًا.
alert-unstable-fix = لا تفعل شيئًا: لا عيب في مفاتيحك. أخبرك بعد أن تستقر المنصة 30 دقيقة.
alert-unstable-over = <b>عادت { $exchange } مستقرة.</b> دام الاضطراب { $length }.
alert-expiry = { $days ->
    [zero] <b>ينتهي المفتاح بعد { $days } يوم:</b> { $moment }.
    [one] <b>ينتهي المفتاح بعد يوم واحد:</b> { $moment }.
    [two] <b>ينتهي المفتاح بعد يومين:</b> { $moment }.
    [few] <b>ينتهي المفتاح بعد { $days } أيام:</b> { $moment }.
    [many] <b>ينتهي المفتاح بعد { $days } يومًا:</b> { $moment }.
   *[other] <b>ينتهي المفتاح بعد { $days } يوم:</b> { $moment }.
}
alert-new-address = <b>تغيّر عنوان خادمنا.</b> أضف { $address } إلى قائمة IP البيضاء، وإلا توقفت هذه المفاتيح عن العمل.
alert-new-address-known = <b>تغيّر عنوان خادمنا</b> إلى { $address }. لا ينقص في أي من قوائم IP البيضاء لديك: لا يلزم فعل شيء.

drift-futures-lost = لم يعد المفتاح يملك صلاحية تداول العقود الآجلة.
drift-futures-gained = صار المفتاح يملك صلاحية تداول العقود الآجلة.
drift-transfer-gained = صار المفتاح يستطيع نقل الأموال بين حساباتك أنت.
drift-ip-list-removed = اختفت قائمة IP البيضاء للمفتاح: صار يعمل من أي عنوان.

digest-well = { $count ->
    [zero] <b>كل شيء على ما يرام.</b> المتصلة: { $count }.
    [one] <b>كل شيء على ما يرام.</b> اتصالك متصل.
    [two] <b>كل شيء على ما يرام.</b> اتصالاك متصلان.
    [few] <b>كل شيء على ما يرام.</b> اتصالاتك الـ{ $count } متصلة.
    [many] <b>كل شيء على ما يرام.</b> اتصالاتك الـ{ $count } متصلة.
   *[other] <b>كل شيء على ما يرام.</b> اتصالاتك الـ{ $count } متصلة.
}
digest-some = <b>متصل: { $online } من { $count }</b>

## متى تُبلَّغ

mute-choose =
    <b>كتم { $name }: إلى متى؟</b>
    المفتاح الذي يصير يملك صلاحية السحب تُبلَّغ به فورًا رغم ذلك.
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
alerts-urgent = تُبلَّغ فورًا بأي مفتاح يملك صلاحية السحب، حتى في ساعات الهدوء وعند الكتم.
alerts-saved = تم الحفظ.

quiet-choose =
    <b>اختر ساعات الهدوء.</b>
    ما يحدث فيها تُبلَّغ به عند انتهائها. والمفتاح الذي يصير يملك صلاحية السحب تُبلَّغ به فورًا رغم ذلك.
quiet-ask = أرسل ساعات الهدوء، مثلًا: <code>22:30-07:15</code>
quiet-shape = لم تُقبل: أرسل وقتين بينهما شرطة.
quiet-time = لم تُقبل: لا يوجد وقت كهذا. الساعات من 0 إلى 24 والدقائق من 0 إلى 59.
quiet-empty = لم تُقبل: هذه الساعات تنتهي حين تبدأ.

zone-ask-time = <b>كم الساعة عندك الآن؟</b>
zone-why-zone = الأوقات في رسائلي تتبعها.
zone-why-quiet = ساعات الهدوء تتبع ساعتك.
zone-why-digest = الملخص اليومي يتبع ساعتك.
zone-ask-city =
    <b>أي ساعة هي ساعتك؟</b>
    كلها تشير الآن إلى الوقت نفسه، وتتغير في أيام مختلفة.
zone-clock-changes = { "\u200F" }{ $cities }: تتغير في { $date }
zone-clock-stays = { "\u200F" }{ $cities }: لا تتغير

## السجل

history-title = <b>السجل</b> · { $name }
history-every = كل الاتصالات
history-choose = <b>اختر اتصالًا</b> لترى ما حدث له.
history-no-name = ليس لديك اتصال باسم { $name }.
history-empty = لم يحدث شيء بعد.
history-moment = { "\u200F" }<b>{ $moment }</b>
history-moment-of = { "\u200F" }<b>{ $moment }</b> · { $name }
history-change = { "\u200F" }{ $before } ← { $after }
history-unwatched = ربما قبل ذلك: لم أكن أراقب.
history-deed = { "\u200F" }{ $deed } · { $hand }
deed-added = أُضيف
deed-tested = اختُبر
deed-replaced = استُبدل المفتاح
deed-renamed = تغيّر الاسم
deed-word-given = كلمتك: السحب معطّل
deed-disconnected = فُصل وحُذفت مفاتيحه نهائيًا
deed-paused = فُصل وحُذفت مفاتيحه نهائيًا
deed-ordered = طُلب استبدال المفتاح
deed-deleted = حُذف
deed-exported = صُدّر
deed-read = اطُّلع عليه من خارج البوت
hand-person = أنت
hand-bot = البوت
hand-operator = المشغّل

## الدخول

access-denied =
    <b>هذا البوت ليس متاحًا للجميع.</b>
    اضغط <b>{ button-access-ask }</b>: المشغّل هو من يقرر.
access-request-sent = أُرسل الطلب. أخبرك بالقرار.
access-requested = يطلب الدخول: <b>{ $title }</b>. معرّف Telegram: { $person }
access-allowed = تم السماح: يستطيع { $title } استخدام البوت الآن.
access-turned-down = تم الرفض: لا يستطيع { $title } استخدام البوت.
access-granted = <b>يمكنك الآن استخدام هذا البوت.</b> اضغط <b>{ button-connect }</b> للبدء.
access-refused = رُفض طلب دخولك.

## لمن يشغّل البوت

operator-title = <b>إلى مشغّل البوت</b>
operator-more = { $count ->
    [zero] لا مزيد ({ $count }): انظر في سجل الخادم.
    [one] وأمر آخر: انظر في سجل الخادم.
    [two] وأمران آخران: انظر في سجل الخادم.
    [few] و{ $count } أمور أخرى: انظر في سجل الخادم.
    [many] و{ $count } أمرًا آخر: انظر في سجل الخادم.
   *[other] و{ $count } أمر آخر: انظر في سجل الخادم.
}
operator-other = ابحث في سجل الخادم عن { $matter }.
operator-cut-off = <b>لم يكن لهذا الخادم منفذ إلى الشبكة.</b> لم يجب Telegram ولا المنصات، لذلك لم يُحكم على أي مفتاح. تحقق من الشبكة وDNS و<code>BOT_PROXY_URL</code>.
operator-exchange-down = <b>لا جواب من { $exchange }.</b> لا يُحكم على مفاتيحها، وأصحابها يُبلَّغون. انظر في صفحة حالتها؛ لا يلزم غير ذلك.
operator-new-address = <b>عنوان جديد لهذا الخادم:</b> { $address }، كما يظهر في { $exchange }. إن كان سيبقى فضعه في <code>BOT_SERVER_IPS</code> وأعد التشغيل. وإلا فأعد العنوان القديم: يُطلب من أصحاب المفاتيح ذات قائمة IP البيضاء أن يضيفوه.
operator-address-refused = <b>عنواننا مرفوض في { $exchange }</b> لمفاتيح كثيرة لها قائمة IP بيضاء. قارن <code>BOT_SERVER_IPS</code> بما يجده <code>python -m bot doctor</code>.
operator-clock-skew = <b>ساعة هذا الخادم غير صحيحة</b> بحسب أجوبة { $exchange }. اضبطها: <code>timedatectl set-ntp true</code>. لا يُحكم على المفاتيح هناك قبل ذلك.
operator-region-blocked = <b>منطقة هذا الخادم مرفوضة في { $exchange }.</b> شغّل البوت في مكان آخر، أو اضبط <code>BOT_PROXY_URL</code> على وكيل في مكان آخر.
operator-our-address-blocked = <b>تحظر { $exchange } عنوان هذا الخادم.</b> اطلب من دعمها رفع الحظر، أو اضبط <code>BOT_PROXY_URL</code> على وكيل بعنوان آخر. لا يُحكم على المفاتيح هناك قبل ذلك.
operator-unknown = <b>أجوبة { $exchange } غير مفهومة.</b> لا شيء يُحسب على المفاتيح. ابحث في سجل الخادم عن جوابها وأضفه إلى ملف هذه المنصة.

## إشعارات

notice-draft-expired = لم يكتمل الاتصال مع { $exchange } خلال 30 دقيقة. حُذف ما أرسلته نهائيًا.
notice-secrets-destroyed = مفتاح { $name } ({ $exchange }) ظل يملك صلاحية السحب بعد 30 دقيقة. حُذفت بياناته السرية نهائيًا. أنشئ مفتاحًا بلا هذه الصلاحية واضغط <b>{ button-reconnect }</b>.
notice-not-deleted =
    <b>احذف بنفسك رسالتك المرسلة في { $sent }.</b>
    تبدو كأنها مفتاح، ولم يسمح لي تيليجرام بحذفها. اضغط عليها مطولًا واختر الحذف لدى الطرفين. إن كان غيرك قد رآها فأنشئ مفتاحًا جديدًا في المنصة.

toast-stale = هذا الزر من رسالة قديمة ولم يعد يعمل. افتح القائمة بالأمر { "\u200E" }/start.

## الحساب نفسه

button-adopt = استبدل مفتاحه
button-adopt-disconnected = اربط المفتاح به
button-same-account = نعم، الحساب نفسه
button-connect-new = اربطه كاتصال جديد
twin-mine =
    <b>هذا الحساب مربوط من قبل</b> باسم { $name } على { $exchange }.
    لاستخدام المفتاح الجديد هناك اضغط <b>{ button-adopt }</b>. يبقى القديم ساريًا حتى ينجح الجديد في الاختبار.
twin-mine-disconnected =
    <b>لديك اتصال لهذا الحساب</b>: { $name } على { $exchange }. وهو غير متصل.
    لربط المفتاح الجديد به اضغط <b>{ button-adopt-disconnected }</b>.
twin-elsewhere =
    <b>لم يُربط.</b> هذا الحساب على { $exchange } مربوط من قبل مع BackFuture AI من حساب تيليجرام آخر، ولا يُربط إلا مرة واحدة. لم يُحفظ المفتاح.
    إن لم تكن أنت من ربطه، فاحذف المفتاح في المنصة وأنشئ غيره.
twin-other-account =
    <b>يبقى المفتاح القديم ساريًا.</b> المفتاح الجديد لحساب آخر على { $exchange } غير حساب { $name }.
    أرسل مفتاحًا من الحساب نفسه، أو اربط هذا كاتصال جديد.
twin-unknown =
    <b>هل المفتاح الجديد من حساب { $exchange } نفسه الذي في { $name }؟</b>
    المنصة لا تخبر بذلك. إن كان كذلك فاضغط <b>{ button-same-account }</b>. وحتى ذلك الحين يبقى المفتاح القديم ساريًا.

## المغادرة

command-panic = افصل كل شيء الآن
command-export = احصل على كل ما هو محفوظ عنك
command-delete_me = احذف كل ما هو محفوظ عنك نهائيًا
button-panic-yes = نعم، احذف كل المفاتيح هنا
button-delete-me-yes = نعم، احذف كل شيء نهائيًا
button-export = أعطني بياناتي أولًا
button-revoke-at = احذف المفتاح في { $exchange }
panic-nothing = لا يوجد ما يُفصل: لا اتصال لديه مفتاح محفوظ.
panic-confirm = { $count ->
    [zero] <b>لا اتصالات لفصلها.</b>
    [one] <b>فصل اتصال واحد الآن؟</b>
    [two] <b>فصل الاتصالين الآن؟</b>
    [few] <b>فصل كل الاتصالات ({ $count }) الآن؟</b>
    [many] <b>فصل كل الاتصالات ({ $count }) الآن؟</b>
   *[other] <b>فصل كل الاتصالات ({ $count }) الآن؟</b>
}
panic-means = تُحذف المفاتيح والأسرار هنا فورًا ونهائيًا ولا يستخدمها شيء بعدها. تبقى الاتصالات لتعطيها مفاتيح جديدة.
panic-done = { $count ->
    [zero] <b>لم يُفصل أي اتصال.</b>
    [one] <b>فُصل اتصال واحد وحُذف مفتاحه هنا نهائيًا.</b>
    [two] <b>فُصل اتصالان وحُذف مفتاحاهما هنا نهائيًا.</b>
    [few] <b>فُصلت { $count } اتصالات وحُذفت مفاتيحها هنا نهائيًا.</b>
    [many] <b>فُصل { $count } اتصالًا وحُذفت مفاتيحها هنا نهائيًا.</b>
   *[other] <b>فُصل { $count } اتصال وحُذفت مفاتيحها هنا نهائيًا.</b>
}
panic-next = والآن احذف المفاتيح في المنصات: عندها فقط لا تنفع أحدًا.
leave-confirm = <b>حذف كل ما هو محفوظ عنك نهائيًا؟</b>
leave-what = { $count ->
    [zero] أي سجلك وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
    [one] أي اتصال واحد بمفتاحه وسره، وسجله وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
    [two] أي اتصالان بمفتاحيهما وسرّيهما، وسجلهما وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
    [few] أي { $count } اتصالات بمفاتيحها وأسرارها، وسجلها وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
    [many] أي { $count } اتصالًا بمفاتيحها وأسرارها، وسجلها وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
   *[other] أي { $count } اتصال بمفاتيحها وأسرارها، وسجلها وإعداداتك ولغتك. لا يمكن التراجع عن ذلك.
}
leave-remains =
    <b>ما يبقى:</b>
    • في النسخ الاحتياطية من قاعدة البيانات صفوف مشفرة حتى يُكتب فوقها، ويمكن قراءتها بالمفتاح الرئيسي القديم: اطلب من المشغّل تغييره وإتلاف القديم.
    • يحتفظ تيليجرام بهذه المحادثة حتى تحذفها.
    • تبقى المفاتيح في المنصات حتى تحذفها هناك.
leave-done = <b>حُذف نهائيًا كل ما كان محفوظًا عنك.</b>
export-caption = كل ما هو محفوظ عنك، بلا مفاتيح ولا أسرار.

## الحدود

limit-connections = { $limit ->
    [zero] لا يُسمح بأي اتصال.
    [one] لديك اتصال واحد، وهو أقصى ما يُسمح به للشخص. احذفه لتفسح مكانًا.
    [two] لديك اتصالان، وهو أقصى ما يُسمح به للشخص. احذف واحدًا لتفسح مكانًا.
    [few] لديك { $limit } اتصالات، وهو أقصى ما يُسمح به للشخص. احذف واحدًا لتفسح مكانًا.
    [many] لديك { $limit } اتصالًا، وهو أقصى ما يُسمح به للشخص. احذف واحدًا لتفسح مكانًا.
   *[other] لديك { $limit } اتصال، وهو أقصى ما يُسمح به للشخص. احذف واحدًا لتفسح مكانًا.
}

## لمن يشغّل البوت

command-status = حالة البوت
overview-title = <b>حالة البوت</b>
overview-no-database = قاعدة البيانات لا تستجيب. نفّذ على الخادم: <code>python -m bot doctor</code>
overview-cut-off = شبكتنا نحن متوقفة: منصات كثيرة تتعطل في وقت واحد. لا يُحكم على أي مفتاح حتى تعود.
overview-outage = لا رد من { $exchange } منذ { $since }
overview-no-outage = لا أعطال معروفة في المنصات.
overview-connections = <b>الاتصالات</b>: { $count }
overview-state = ‏{ $mark } { $status }: { $count }
overview-exchange = ‏{ $exchange }: { $states }
overview-share = ‏{ $mark } { $count }
overview-checks = <b>الفحوص</b> خلال 5 دقائق: { $count } ({ $rate } في الدقيقة)
overview-latency = نصفها خلال { $half } مللي ثانية أو أقل، و95% خلال { $most } أو أقل
overview-lag = أقدم فحص مستحق: { $exchange }، ينتظر منذ { $seconds } ث
overview-no-lag = لا فحوص في الانتظار.
overview-waiting = <b>التنبيهات</b> في الانتظار: { $count }
overview-slowed = طلب Telegram الإبطاء (429): { $count }
overview-not-erased = رسائل فيها بيانات سرية لم تُحذف: { $count }
overview-addresses = <b>عنواننا</b> كما شوهد آخر مرة: { $addresses }
overview-no-address = <b>عنواننا</b>: لم تذكره أي منصة بعد
overview-leads = هذه العملية هي التي تخاطب Telegram.
overview-leads-not = عملية أخرى تخاطب Telegram.
overview-since = الفحوص و429 وعمليات الحذف تخص هذه العملية وحدها. بدأت { $moment }.

## لمن يشغّل البوت (مباشرة)

direct-database-down = <b>قاعدة البيانات لا تستجيب منذ { $since }.</b> المفاتيح غير مراقَبة ولا يتلقى الناس ردودًا. افحص قاعدة البيانات وقرصها وسجل البوت؛ يتابع البوت عمله وحده فور أن تستجيب.
direct-database-back = <b>قاعدة البيانات تستجيب من جديد.</b> لم تستجب مدة { $length }. لم يضِع شيء مما لوحظ.
direct-conflict-program = <b>برنامج آخر يستخدم رمز هذا البوت.</b> لا يتلقى الناس ردودًا أو يتلقونها مرتين. أوقف البرنامج الآخر. وإن لم يكن لك فأرسل ‎/revoke إلى ‎@BotFather واضبط الرمز الجديد في BOT_TOKEN.
direct-conflict-webhook = <b>يوجد ويب هوك مضبوط لهذا البوت على { $host }.</b> ما دام مضبوطًا لا تصل البوت أي رسائل. أوقف البرنامج هناك، ثم استدعِ deleteWebhook من Bot API.
direct-conflict-over = <b>عادت الرسائل تصل إلى البوت.</b> لا يستخدم أي برنامج آخر رمزه الآن.
